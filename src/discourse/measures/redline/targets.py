"""Who is blamed, named, left unnamed, or gone behind a conduct: how that changed.

From the ledger of criticism where it has a record on both sides; else from a name that was taken
out or put in, in a sentence that blames, where the other side has a party left unnamed or nobody.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from discourse.ledger import Contrast
from discourse.measures.redline.records import Change, Stretch
from discourse.measures.redline.tokens import Token
from discourse.measures.redline.view import View
from discourse.measures.redline.words import load_redline_words

BLAME = ("contrast", "warning", "rebuttal")
FORMS = {"named": "named", "unnamed_actor": "unnamed", "unnamed_conduct": "conduct only"}
MOST_WORDS = 8  # of a stretch that exchanges one party for another


def find_target_changes(view: View) -> Iterator[Change]:
    """Changes of the target of criticism in a link."""
    olds, news = (
        [one for one in view.records(Contrast, is_new) if not one.guessed]
        for is_new in (False, True)
    )
    if olds and news:
        yield from _compare(view, olds[0], news[0])
    if not view.has_function(*BLAME) and not olds and not news:
        return
    for stretch in view.stretches:
        if not stretch.same and not view.is_covered(stretch) and (form := _forms(view, stretch)):
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


def _forms(view: View, stretch: Stretch) -> str | None:
    """``named → unnamed`` and the like, by what a stretch takes out and puts in."""
    if max(len(stretch.old), len(stretch.new)) > MOST_WORDS:
        return None
    old, new = _form(view, stretch.old), _form(view, stretch.new)
    if old == new or "other" in (old, new):
        return None
    if "named" not in (old, new):
        return None
    return f"{old or 'conduct only'} → {new or 'conduct only'}"


def _form(view: View, tokens: Sequence[Token]) -> str | None:
    """``named``, ``unnamed``, ``None`` for no telling word at all, or ``other``."""
    words = load_redline_words()
    telling = [token for token in tokens if token.key in view.telling(tokens)]
    keys = {token.key for token in tokens}
    if any(view.is_name(token) for token in telling):
        return "named"
    if keys & words.unnamed and len(telling) <= 3:
        return "unnamed"
    return None if not telling else "other"
