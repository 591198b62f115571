"""Pledges and requests that no ledger has, told by their words alone.

Communiqués report ("they urged") and say of each party by name what it will do. Where the ledgers
have no record of that, the words of asking, of a deadline and of an amount tell what changed.
"""

from __future__ import annotations

from collections.abc import Iterator

from discourse.measures.redline.pledges import DONE, is_told_as_done
from discourse.measures.redline.records import Change, Stretch
from discourse.measures.redline.terms import compare_deadlines, is_limit, tell
from discourse.measures.redline.tokens import keys_of
from discourse.measures.redline.undertaking import (
    is_single,
    pledged_behind,
    stands_before,
    undertakes,
    unit_at,
)
from discourse.measures.redline.view import View
from discourse.measures.redline.words import load_redline_words
from discourse.text import fold

MOST_WORDS = 6  # of either side of a stretch that exchanges words of asking
MOST_OF_LIMIT = 5  # words before a date that belong to its limit
WILL = frozenset(("will", "shall"))
BEFORE_DATE = frozenset(("by", "before", "until", "than"))


def find_worded_changes(view: View) -> Iterator[Change]:
    """Changes of pledges and requests by their words, in stretches that no record accounts for."""
    if not view.has_words:
        return
    for stretch in view.stretches:
        if stretch.same or view.is_covered(stretch):
            continue
        changes = [*_asking(view, stretch)] or [*_verb(view, stretch)] or [*_party(view, stretch)]
        kind = _act_before(view, stretch) if not changes else None
        if kind:
            changes = [*_deadline(view, stretch, kind)] or [*_amount(view, stretch, kind)]
        yield from changes


def _act_before(view: View, stretch: Stretch) -> str | None:
    """Whether something is asked or undertaken before a stretch in its unit."""
    asking = load_redline_words().asking
    for is_new in (False, True):
        for token in stretch.side(is_new)[:1]:
            unit = unit_at(view, token.span.start, is_new)
            before = fold(unit.text)[: token.span.start - unit.span.start]
            if any(step.search(before) for step in asking):
                return "request"
    return "commitment" if pledged_behind(view, stretch) else None


def _asking(view: View, stretch: Stretch) -> Iterator[Change]:
    """Another verb that asks: stronger or weaker by the steps of requests, or only another."""
    words = view.words(stretch.old, False), view.words(stretch.new, True)
    if max(len(stretch.old), len(stretch.new)) > MOST_WORDS or None in words:
        return
    old, new = map(load_redline_words().asking_of, words)
    if old is None or new is None:
        return
    direction = "exchanged" if old == new else "stronger" if new < old else "weaker"
    yield tell(view, "request", direction, words, "verb" if old == new else "force")


def _party(view: View, stretch: Stretch) -> Iterator[Change]:
    """Another party that acts with the one named, or no longer: "Okunda [and Talmere] will"."""
    is_new = bool(stretch.new)
    tokens = stretch.side(is_new)
    named = {t.key for t in tokens} & {"and", "with"} and any(map(view.is_name, tokens))
    if (stretch.old and stretch.new) or not named:
        return
    if stands_before(view, tokens, is_new) and is_single(view, not is_new):
        words = view.words(stretch.old, False), view.words(stretch.new, True)
        view.cover("jointly together both")
        yield tell(view, "commitment", "made joint" if is_new else "made single", words, "party")


def _verb(view: View, stretch: Stretch) -> Iterator[Change]:
    """What a party was to do is told as done ("has published"); "shall" stands for "will"."""
    words = view.words(stretch.old, False) or "", view.words(stretch.new, True) or ""
    if max(len(stretch.old), len(stretch.new)) > MOST_WORDS or not undertakes(view):
        return
    if {word.lower() for word in words} == WILL:
        yield tell(view, "commitment", "exchanged", words, "verb")
    for is_new in (False, True):
        pledged, told = words[is_new], words[not is_new]
        if keys_of(pledged) & WILL and is_told_as_done(view, pledged, told):
            yield tell(view, "commitment", DONE[is_new], words, "fulfilment")


def _deadline(view: View, stretch: Stretch, kind: str) -> Iterator[Change]:
    """A limit of time that came, went or was moved."""
    old, new = view.words(stretch.old, False), view.words(stretch.new, True)
    if old and new:
        lead = _limit_before(view, stretch)
        if lead and all(map(_is_time, (old, new))):
            old, new = f"{lead} {old}", f"{lead} {new}"
        elif not all(map(is_limit, (old, new))):
            return
        yield from compare_deadlines(view, kind, old, new)
    elif is_limit(old or new or ""):
        yield from compare_deadlines(view, kind, old, new)


def _limit_before(view: View, stretch: Stretch) -> str | None:
    """The limit in whose middle a stretch stands: "before the end of"."""
    tokens = view.before(stretch, MOST_OF_LIMIT)
    places = [n for n, token in enumerate(tokens) if token.key in BEFORE_DATE]
    if not places or any(not token.is_word for token in tokens[places[-1] :]):
        return None
    start = places[-1] - (2 if tokens[places[-1]].key == "than" else 0)  # "no later than"
    return " ".join(token.key for token in tokens[max(start, 0) :])


def _is_time(words: str) -> bool:
    return any(map(load_redline_words().is_date, words.lower().split()))


def _amount(view: View, stretch: Stretch, kind: str) -> Iterator[Change]:
    """A number that was pledged and has gone, or came; where both have one the figure is told."""
    if max(len(stretch.old), len(stretch.new)) > MOST_WORDS:
        return
    counts = [any(map(load_redline_words().is_count, (t.key for t in side)))
              for side in (stretch.old, stretch.new)]  # fmt: skip
    words = view.words(stretch.old, False), view.words(stretch.new, True)
    if counts[0] != counts[1] and not any(is_limit(side or "") for side in words):
        yield tell(view, kind, "stronger" if counts[1] else "weaker", words, "amount")
