"""What became of commitments and requests: force, amount, deadline, condition, parties.

Records of the ledgers in linked units are paired by the words of what they undertake or ask, and
compared field by field; a field counts only where its words were changed in the link.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TypeVar

from discourse.codebook import Codebook
from discourse.ledger import Commitment, Record, Request
from discourse.measures.function_words import load_function_words
from discourse.measures.redline.records import Change
from discourse.measures.redline.terms import (
    compare_amounts,
    compare_conditions,
    compare_deadlines,
    direction_of,
    tell,
)
from discourse.measures.redline.tokens import keys_of
from discourse.measures.redline.view import View
from discourse.measures.redline.words import load_redline_words

R = TypeVar("R", bound=Record)
_ARTICLE = re.compile(r"^the ", re.IGNORECASE)
DONE = ("now told as done", "told as done before")  # where the pledge stands in the old, the new
MOST_OF_FORCE = 6  # words of a stretch of which other words of force are told; longer: other acts
_FORCE_HEAD = 3  # words of the act that may weaken the verb before: "will [seek to reduce]"


def find_pledge_changes(view: View) -> Iterator[Change]:
    """Changes of commitments and requests in a link."""
    olds, news = (view.records(Commitment, is_new) for is_new in (False, True))
    for old, new in pair_records(olds, news, "action"):
        yield from _compare_commitments(view, old, new)
    olds_asked, news_asked = (view.records(Request, is_new) for is_new in (False, True))
    for one, other in pair_records(olds_asked, news_asked, "action"):
        yield from _compare_requests(view, one, other)


def pair_records(
    olds: Sequence[R], news: Sequence[R], field: str
) -> list[tuple[R | None, R | None]]:
    """Records of both sides that share most words of ``field``; what is left stands alone."""
    scored = []
    for i, old in enumerate(olds):
        for j, new in enumerate(news):
            one, other = keys_of(getattr(old, field)), keys_of(getattr(new, field))
            shared = len(one & other) / max(len(one | other), 1)
            scored.append((-shared, abs(i - j), i + j, i, j))
    only = len(olds) == len(news) == 1
    taken: dict[int, int] = {}
    for shared, _, _, i, j in sorted(scored):
        if i not in taken and j not in taken.values() and (shared < 0 or only):
            taken[i] = j
    found: list[tuple[R | None, R | None]] = [(olds[i], news[j]) for i, j in sorted(taken.items())]
    found += [(old, None) for i, old in enumerate(olds) if i not in taken]
    return found + [(None, new) for j, new in enumerate(news) if j not in taken.values()]


def _compare_commitments(
    view: View, old: Commitment | None, new: Commitment | None
) -> Iterator[Change]:
    if old is None or new is None:
        yield from _alone(view, "commitment", old, new)
        return
    yield from _compare_force(view, "commitment", _forced(old), _forced(new))
    yield from compare_conditions(view, "commitment", _condition(old), _condition(new))
    yield from compare_deadlines(view, "commitment", old.deadline, new.deadline)
    yield from compare_amounts(view, "commitment", old.amount, new.amount)
    if old.joint != new.joint:
        direction = "made joint" if new.joint else "made single"
        fields = _actor(view, old, False), _actor(view, new, True)
        if not view.differ(*fields):
            fields = _before(view, old, new)
        if view.differ(*fields):
            view.cover("jointly together both")
            yield tell(view, "commitment", direction, fields, "party")


def _condition(record: Commitment) -> str | None:
    """On what it depends; "as soon as possible" is its deadline."""
    is_deadline = keys_of(record.condition) <= keys_of(record.deadline)
    return None if is_deadline else record.condition


def _forced(record: Commitment) -> str:
    """The words that say how far it binds: the modality, and a weaker verb behind it."""
    head = " ".join((record.action or "").split()[:_FORCE_HEAD])
    return f"{record.modality or ''} {head}".strip()


def _actor(view: View, record: Commitment, is_new: bool) -> str | None:
    """The words before the modality, which hold who acts; a joint party has no name of its own."""
    if record.actor and record.actor not in ("joint", "self"):
        return record.actor
    clause = view.sides[is_new].analysis.document.quote(record.span)
    before, found, _ = clause.partition(record.modality or "\0")
    return before.strip() or None if found else None


def _before(view: View, old: Commitment, new: Commitment) -> tuple[str | None, str | None]:
    """The first words that differ before or in the pledge: with whom it is done."""
    for stretch in view.stretches:
        starts = (old.span.end, new.span.end)
        here = (stretch.old[:1], stretch.new[:1])
        stands = (t[0].span.start < end for t, end in zip(here, starts, strict=True) if t)
        keys = {token.key for token in stretch.side(new.joint)}
        if not stretch.same and any(stands) and keys & load_redline_words().joint_marks:
            return view.words(stretch.old, False), view.words(stretch.new, True)
    return None, None


def _compare_requests(view: View, old: Request | None, new: Request | None) -> Iterator[Change]:
    if old is None or new is None:
        yield from _alone(view, "request", old, new)
        return
    if old.strength and new.strength and view.differ(old.verb, new.verb):
        steps = [Request.STRENGTHS.index(one.strength or "") for one in (old, new)]
        if steps[0] != steps[1]:
            direction = "stronger" if steps[1] < steps[0] else "weaker"
            yield tell(view, "request", direction, (old.verb, new.verb), "force")
        else:
            yield from _compare_force(view, "request", old.verb or "", new.verb or "")
    fields = _addressees(view, old, new)
    if view.differ(*fields) and not (
        _is_same_party(view, *fields) or _is_same_but_scope(view, *fields)
    ):
        yield tell(view, "request", direction_of(*fields), fields, "addressee")
    yield from compare_deadlines(view, "request", old.deadline, new.deadline)
    yield from compare_amounts(view, "request", old.amount, new.amount)


def _addressees(view: View, old: Request, new: Request) -> tuple[str | None, str | None]:
    """Of whom it is asked; what stands in the place of one whom the ledger knows by no name."""
    first, second = old.asked_of, new.asked_of
    if first and not second:
        return first, _put_for(view, first, False)
    if second and not first:
        return _put_for(view, second, True), second
    return first, second


def _put_for(view: View, words: str, is_new: bool) -> str | None:
    """The other side of the one stretch that exchanges these words."""
    for stretch in view.stretches:
        here = view.words(stretch.side(is_new), is_new)
        if not stretch.same and here and keys_of(words) >= keys_of(here):
            there = stretch.side(not is_new)
            return view.words(there, not is_new) if view.telling(there) else None
    return None


def _is_same_but_scope(view: View, *names: str | None) -> bool:
    """Whether only more or fewer of the same are asked: "donors", "all donors"."""
    words = load_redline_words()
    bare = [keys_of(words.without_scope((name or "").lower())) - {"the"} for name in names]
    return view.has_words and all(bare) and bare[0] == bare[1]


def _is_same_party(view: View, *names: str | None) -> bool:
    """Whether two names are of one party of the codebook: "the UN", "the United Nations"."""
    actors = [
        side.analysis.codebook.actor(_ARTICLE.sub("", name or ""))
        for side, name in zip(view.sides, names, strict=True)
    ]
    return actors[0] is not None and actors[0] == actors[1]


def _alone(view: View, kind: str, old: R | None, new: R | None) -> Iterator[Change]:
    """A pledge or request that one side has.

    Where its own words stayed, only the label of the sentence was lost: its parts are compared with
    the words of the other text. Where they were changed, it came or went, or binds otherwise.
    """
    record, is_new = (old, False) if old is not None else (new, True)
    assert record is not None
    said = getattr(record, "modality", None) or getattr(record, "verb", None)
    if not said:
        return
    if not {key for key in keys_of(said) & view.changed[is_new] if not key.endswith("ly")}:
        yield from _compare_parts(view, kind, record, is_new)
        return
    if _still_stands(view, record, said, is_new):
        return
    edited = _edited(view, said, is_new)
    if kind == "commitment" and all(map(_only_denies, edited)):
        return  # "we do not accept", "we will never accept": the same refusal
    if kind == "request" and _only_denies(said):
        return  # "we cannot accept": what no longer stands there is a negation
    if kind == "request" and None not in map(load_redline_words().asking_of, edited):
        return  # both ask, in other words: told by these words
    forces = [load_redline_words().force_of(words) for words in edited]
    is_short = max(len(keys_of(words)) for words in edited) <= MOST_OF_FORCE
    if is_short and None not in forces and forces[0] != forces[1]:
        yield from _compare_force(view, kind, *edited)
    elif (
        is_short
        and kind == "commitment"
        and is_told_as_done(view, edited[is_new], edited[not is_new])
    ):
        yield tell(view, kind, DONE[is_new], edited, "fulfilment")
    else:
        words = view.words_at(record.span, is_new)
        view.cover(words if keys_of(words) <= view.changed[is_new] else said)
        if is_short:
            view.cover(*edited)
        fields = (None, words) if is_new else (words, None)
        yield view.change(kind, "added" if is_new else "taken out", *fields)


def _only_denies(words: str) -> bool:
    keys, negations = keys_of(words), load_redline_words().negations
    return bool(keys & negations) and not keys - negations - load_function_words()


def _still_stands(view: View, record: Record, said: str, is_new: bool) -> bool:
    """Whether the other side has the words that pledge or ask, and most of what is asked.

    Then the sentence was built otherwise: "it is vital to protect it", "protecting it is vital".
    """
    telling = keys_of(said) - load_function_words()
    there = {token.key for piece in view.pieces(not is_new) for token in piece.tokens}
    act = keys_of(getattr(record, "action", None)) - load_function_words()
    return bool(telling) and telling <= there and 2 * len(act & there) >= len(act)


def is_told_as_done(view: View, pledged: str, told: str) -> bool:
    """Whether words tell as done what others pledge: "has sent" for "will send"."""
    bases = _bases_of_verbs(view.sides[0].analysis.codebook)
    verbs, done = ({bases.get(key, key) for key in keys_of(words)} for words in (pledged, told))
    shared = (verbs & done).intersection(bases.values())
    regular = {f"{verb.removesuffix('e')}ed" for verb in keys_of(pledged) - load_function_words()}
    return bool(shared or regular & keys_of(told)) and bool(
        keys_of(told) & load_redline_words().perfect
    )


@cache
def _bases_of_verbs(codebook: Codebook) -> dict[str, str]:
    """The base of each form of the verbs that the language page knows."""
    language = codebook.language("en")
    assert language is not None  # it ships
    return {form: base for base, forms in language.forms_of.items() for form in forms}


def _compare_parts(view: View, kind: str, record: Record, is_new: bool) -> Iterator[Change]:
    for field, compare in (("deadline", compare_deadlines), ("amount", compare_amounts),
                           ("condition", compare_conditions)):  # fmt: skip
        words = getattr(record, field, None)
        if words and keys_of(words) & view.changed[is_new]:
            other = view.counterpart(words, is_new)
            yield from compare(view, kind, *((other, words) if is_new else (words, other)))


def _edited(view: View, said: str, is_new: bool) -> tuple[str, str]:
    """Both sides of the stretch in which the words that pledge or ask were changed."""
    for stretch in view.stretches:
        if not stretch.same and {t.key for t in stretch.side(is_new)} & keys_of(said):
            return view.words(stretch.old, False) or "", view.words(stretch.new, True) or ""
    return "", ""


def _compare_force(view: View, kind: str, old: str, new: str) -> Iterator[Change]:
    words = load_redline_words()
    first, second = words.force_of(old), words.force_of(new)
    if first is None or second is None or first == second or not view.differ(old, new):
        return
    yield tell(view, kind, "stronger" if second > first else "weaker", (old, new), "force")
