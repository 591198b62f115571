"""Who is blamed, named, left unnamed, or gone behind a conduct: how that changed.

From the ledger of criticism where it has a record on both sides; else from a name that was taken
out or put in, in a sentence that blames or before a verb of harm, where the other side has a party
left unnamed or nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from discourse.annotators.pledge_words import any_of
from discourse.codebook import Codebook
from discourse.ledger import Contrast
from discourse.measures.redline.records import Change, Stretch
from discourse.measures.redline.tokens import Token
from discourse.measures.redline.view import View
from discourse.measures.redline.words import load_redline_words
from discourse.text import fold

BLAME = ("contrast", "warning", "rebuttal")
HARM = "HARM"  # the set of verbs of the language page: what a blamed party does
FORMS = {"named": "named", "unnamed_actor": "unnamed", "unnamed_conduct": "conduct only"}
MOST_WORDS = 8  # of a stretch that exchanges one party for another
MOST_TELLING = 3  # words of a party left unnamed


def find_target_changes(view: View) -> Iterator[Change]:
    """Changes of the target of criticism in a link."""
    olds, news = (
        [one for one in view.records(Contrast, is_new) if not one.guessed]
        for is_new in (False, True)
    )
    if olds and news:
        yield from _compare(view, olds[0], news[0])
    is_blame = bool(olds or news) or view.has_function(*BLAME)
    for stretch in view.stretches:
        if stretch.same or view.is_covered(stretch) or not (is_blame or _does_harm(view, stretch)):
            continue
        if form := _forms(view, stretch):
            words = view.words(stretch.old, False), view.words(stretch.new, True)
            view.cover(*words)
            yield view.change("target", form, *words)


def _compare(view: View, old: Contrast, new: Contrast) -> Iterator[Change]:
    fields = old.target or old.conduct, new.target or new.conduct
    if not view.differ(*fields):
        return
    if old.target_form != new.target_form:
        direction = f"{FORMS[old.target_form]} → {FORMS[new.target_form]}"
    elif old.target_form == "named" and old.target_id != new.target_id:
        direction = "exchanged"
    else:
        return
    view.cover(*fields)
    yield view.change("target", direction, *fields)


def _does_harm(view: View, stretch: Stretch) -> bool:
    """Whether a verb of harm stands behind the stretch in its sentence, on both sides."""
    verbs = _verbs_of_harm(view.sides[0].analysis.codebook)
    for is_new in (False, True):
        tokens = stretch.side(is_new)
        if not tokens:
            continue
        end = tokens[-1].span.end
        unit = next(one for one in view.units(is_new) if one.span.start < end <= one.span.end)
        if not verbs.search(fold(unit.text), end - unit.span.start):
            return False
    return True


@cache
def _verbs_of_harm(codebook: Codebook) -> re.Pattern[str]:
    language = codebook.language("en")
    assert language is not None  # it ships
    verbs = dict(language.sets)[HARM]
    return re.compile(any_of(tuple(form for verb in verbs for form in language.forms_of[verb])))


def _forms(view: View, stretch: Stretch) -> str | None:
    """``named → unnamed`` and the like, by what a stretch takes out and puts in."""
    if max(len(stretch.old), len(stretch.new)) > MOST_WORDS:
        return None
    if not (stretch.old and stretch.new) and _is_listed(stretch):
        return None
    old, new = _form(view, stretch.old), _form(view, stretch.new)
    if old == new or "other" in (old, new) or "named" not in (old, new):
        return None
    return f"{old or 'conduct only'} → {new or 'conduct only'}"


def _is_listed(stretch: Stretch) -> bool:
    """Whether what came or went is one of a row: "Lumaru [and Marenza]"."""
    return bool({token.key for token in (*stretch.old, *stretch.new)} & {"and", "or", ","})


def _form(view: View, tokens: Sequence[Token]) -> str | None:
    """``named``, ``unnamed``, ``None`` for no telling word at all, or ``other``."""
    words = load_redline_words()
    telling = [token for token in tokens if token.key in view.telling(tokens)]
    keys = {token.key for token in tokens}
    if any(view.is_name(token) for token in telling):
        return "named"
    if keys & (words.unnamed | words.unnamed_marks) and len(telling) <= MOST_TELLING:
        return "unnamed"
    return None if not telling else "other"
