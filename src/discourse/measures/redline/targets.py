"""Who is blamed, named, left unnamed, or gone behind a conduct: how that changed.

From the ledger of criticism where it has a record on both sides; else from a name that was taken
out or put in, in a sentence that blames or before a verb of harm, where the other side has a party
left unnamed; or nobody, if the name is that of a target of the ledger, or a deed of its own stands
behind it: who suffers is named as well. Elsewhere a party that is named or left unnamed in the
place of the other is a change of the name and no more: what else the sentence says of it, good or
bad, nobody tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from discourse.annotators.pledge_words import any_of
from discourse.codebook import Codebook
from discourse.ledger import Contrast, Position, Request
from discourse.measures.function_words import load_function_words
from discourse.measures.redline.records import Change, Stretch
from discourse.measures.redline.tokens import Token, keys_of
from discourse.measures.redline.view import View
from discourse.measures.redline.words import load_redline_words
from discourse.text import Span, fold

BLAME = ("contrast", "warning", "rebuttal")
HARM = "HARM"  # the set of verbs of the language page: what a blamed party does
GONE = "conduct only"
FORMS = {"named": "named", "unnamed_actor": "unnamed", "unnamed_conduct": GONE}
MOST_WORDS = 8  # of a stretch that exchanges one party for another
MOST_TELLING = 3  # words of a party left unnamed
MOST_BETWEEN = 3  # words between a party and its verb of harm
UNNAMED = "unnamed_actor"  # the class of mentions such as "certain countries"
NAMED = frozenset(("state", "territory", "bloc", "group", "armed_group"))
_ENDING = re.compile(r"(?:ies|y|e?s|e)$")


def find_target_changes(view: View) -> Iterator[Change]:
    """Changes of the target of criticism in a link."""
    olds, news = (_told(view, is_new) for is_new in (False, True))
    compared = tuple(_compare(view, olds[0], news[0])) if olds and news else ()
    by_words = tuple(_by_words(view, olds, news, bool(compared)))
    told = {change.direction for change in by_words}
    yield from (change for change in compared if change.direction not in told)
    yield from by_words


def _by_words(
    view: View, olds: Sequence[Contrast], news: Sequence[Contrast], is_compared: bool
) -> Iterator[Change]:
    """Parties that a stretch names, leaves unnamed or takes out."""
    is_blame = bool(olds or news) or view.has_function(*BLAME) or _objects(view)
    for stretch in view.stretches:
        if stretch.same or view.is_covered(stretch):
            continue
        is_target = is_blame or _does_harm(view, stretch)
        target = _forms(view, stretch) if is_target else None
        if target and GONE in target and not _is_blamed(view, stretch):
            target = None  # a name came or went, but not that of whoever is blamed
        if target and _is_asked(view, stretch, False) and _is_asked(view, stretch, True):
            continue  # another addressee of a call: told as that
        if form := target or (None if is_compared else _naming(view, stretch)):
            words = view.words(stretch.old, False), view.words(stretch.new, True)
            view.cover(*words)
            yield view.change("target" if target else "name", form, *words)


def _objects(view: View) -> bool:
    """Whether a position against a matter is taken in the link: "concern about attempts by"."""
    positions = (one for is_new in (False, True) for one in view.records(Position, is_new))
    return any(one.kind == "against" for one in positions)


def _told(view: View, is_new: bool) -> list[Contrast]:
    """The records of criticism on one side whose target is told by a word."""
    return [one for one in view.records(Contrast, is_new) if not one.guessed]


def _is_blamed(view: View, stretch: Stretch) -> bool:
    """Whether the ledger tells of a party in the stretch, or a deed of its own stands behind it.

    That is a verb of harm, or what is blamed as its own: "Castrel's interference".
    """
    is_agent = _is_agent(stretch)
    for is_new in (False, True):
        tokens = stretch.side(is_new)
        keys = {token.key for token in tokens}
        if tokens and view.is_name(tokens[-1]) and tokens[-1].key.endswith(("'s", "s'")):
            return True
        if is_agent and tokens and _form(view, tokens) == "unnamed":
            return True
        if any(keys & _telling_of(one.target) for one in _told(view, is_new)):
            return True
    return _does_harm(view, stretch)


def _telling_of(words: str | None) -> frozenset[str]:
    return frozenset(keys_of(words)) - load_function_words()


def _compare(view: View, old: Contrast, new: Contrast) -> Iterator[Change]:
    fields = old.target or old.conduct, new.target or new.conduct
    if not view.differ(*fields):
        return
    forms = _form_of(old), _form_of(new)
    if forms[0] != forms[1]:
        direction = " → ".join(forms)
    elif old.target_form == "named" and old.target_id != new.target_id:
        direction = "exchanged"
    else:
        return
    view.cover(*fields)
    yield view.change("target", direction, _shown(view, old, False), _shown(view, new, True))


def _form_of(record: Contrast) -> str:
    """How the target is told; "one party" is nobody's name."""
    words = load_redline_words()
    keys = _telling_of(record.target)
    if record.target_form == "named" and keys & words.unnamed:
        is_nobody = keys <= words.unnamed | words.unnamed_marks | words.party_marks
        return FORMS["unnamed_actor"] if is_nobody else FORMS["named"]
    return FORMS[record.target_form]


def _shown(view: View, record: Contrast, is_new: bool) -> str | None:
    """The words of the target; none of a conduct that the other side has as well."""
    if record.target:
        return record.target
    return record.conduct if keys_of(record.conduct) & view.changed[is_new] else None


def _does_harm(view: View, stretch: Stretch) -> bool:
    """Whether a verb of harm stands close behind the stretch in its sentence, on both sides."""
    verbs = _verbs_of_harm(view.sides[0].analysis.codebook)
    for is_new in (False, True):
        tokens = stretch.side(is_new)
        if not tokens:
            continue
        end = tokens[-1].span.end
        unit = next(one for one in view.units(is_new) if one.span.start < end <= one.span.end)
        if not verbs.match(fold(unit.text), end - unit.span.start):
            return False
    return True


@cache
def _verbs_of_harm(codebook: Codebook) -> re.Pattern[str]:
    language = codebook.language("en")
    assert language is not None  # it ships
    verbs = dict(language.sets)[HARM]
    forms = any_of(tuple(form for verb in verbs for form in language.forms_of[verb]))
    between = rf"(?:[^\w.;:?!]+[\w'-]+){{0,{MOST_BETWEEN}}}[^\w.;:?!]+"
    return re.compile(rf"{between}(?<!\bthe )(?<!\ban )(?<!\ba )(?<!\bthis ){forms}")  # "the annex"


def _forms(view: View, stretch: Stretch) -> str | None:
    """``named → unnamed`` and the like, by what a stretch takes out and puts in."""
    if max(len(stretch.old), len(stretch.new)) > MOST_WORDS:
        return None
    if not (stretch.old and stretch.new) and _is_listed(stretch):
        return None
    old, new = _form(view, stretch.old), _form(view, stretch.new)
    if (
        old == new
        or "other" in (old, new)
        or ("named" not in (old, new) and not _is_agent(stretch))
    ):
        return None
    return f"{old or GONE} → {new or GONE}"


def _is_agent(stretch: Stretch) -> bool:
    """Whether what came or went is a party that did it: "attempts [by certain countries] to"."""
    return all(side[0].key == "by" for side in (stretch.old, stretch.new) if side)


def _naming(view: View, stretch: Stretch) -> str | None:
    """``unnamed → named`` or the other way, where nothing else that tells differs in the link."""
    if not (stretch.old and stretch.new) or all(_is_asked(view, stretch, n) for n in (False, True)):
        return None
    old, new = (_parties(view, stretch.side(is_new), is_new) for is_new in (False, True))
    if {old[0], new[0]} != {"named", "unnamed"} or old[1] != new[1]:
        return None
    others = [one for one in view.stretches if not one.same and one is not stretch]
    if any(_stems(view, one.old) != _stems(view, one.new) for one in others):
        return None
    return f"{old[0]} → {new[0]}"


def _is_asked(view: View, stretch: Stretch, is_new: bool) -> bool:
    """Whether a request is addressed to the words of a stretch: another addressee is told there."""
    keys = {token.key for token in stretch.side(is_new)}
    asked = [keys_of(one.asked_of) for one in view.records(Request, is_new)]
    return any(party and party <= keys for party in asked)


def _parties(
    view: View, tokens: Sequence[Token], is_new: bool
) -> tuple[str | None, frozenset[str]]:
    """How parties are mentioned in a stretch, and the stems of its other words that tell."""
    span = Span(tokens[0].span.start, tokens[-1].span.end)
    found = view.sides[is_new].analysis.document.layer("mentions").within(span)
    rest = [t for t in tokens if not any(m.span.start <= t.span.start < m.span.end for m in found)]
    kinds = {mention.get("class") for mention in found}
    if not kinds & NAMED and UNNAMED not in kinds and (form := _worded(view, tokens)):
        return form, frozenset()
    is_named, is_unnamed = bool(kinds & NAMED), kinds == {UNNAMED}
    form = "unnamed" if is_unnamed else "named" if is_named and UNNAMED not in kinds else None
    return form, _stems(view, rest)


def _worded(view: View, tokens: Sequence[Token]) -> str | None:
    """How a party is told by words that no list of names has: "a neighbouring power", a name."""
    words = load_redline_words()
    telling = [token for token in tokens if token.key in view.telling(tokens)]
    keys = {token.key for token in telling}
    if telling and all(view.is_name(token) for token in telling):
        return "named"
    nouns = keys & words.unnamed
    plain = keys <= words.unnamed | words.unnamed_marks | words.party_marks
    return "unnamed" if nouns and plain and view.has_words else None


def _stems(view: View, tokens: Sequence[Token]) -> frozenset[str]:
    """Words that tell, without the endings by which a verb or noun agrees with one or several."""
    return frozenset(_ENDING.sub("", key) for key in view.telling(tokens))


def _is_listed(stretch: Stretch) -> bool:
    """Whether what came or went is one of a row: "Lumaru [and Marenza]"."""
    return bool({token.key for token in (*stretch.old, *stretch.new)} & {"and", "or", ","})


def _form(view: View, tokens: Sequence[Token]) -> str | None:
    """``named``, ``unnamed``, ``None`` for no telling word at all, or ``other``."""
    words = load_redline_words()
    telling = [token for token in tokens if token.key in view.telling(tokens)]
    keys = {token.key for token in tokens}
    if any(view.is_name(token) for token in telling if token.key not in words.unnamed):
        return "named"
    if keys & (words.unnamed | words.unnamed_marks) and len(telling) <= MOST_TELLING:
        return "unnamed"
    return None if not telling else "other"
