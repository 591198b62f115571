"""Pledges and requests that no ledger has, told by their words alone.

Communiqués report ("they urged") and say of each party by name what it will do. Where the ledgers
have no record of that, the words of asking, of a deadline and of an amount tell what changed.
"""

from __future__ import annotations

from collections.abc import Iterator

from discourse.measures.redline.records import Change, Stretch
from discourse.measures.redline.terms import compare_deadlines, is_limit, tell
from discourse.measures.redline.undertaking import pledged_behind
from discourse.measures.redline.view import View
from discourse.measures.redline.words import load_redline_words

MOST_WORDS = 6  # of either side of a stretch that exchanges words of asking
BEFORE_DATE = frozenset(("by", "before", "until", "than"))


def find_worded_changes(view: View) -> Iterator[Change]:
    """Changes of pledges and requests by their words, in stretches that no record accounts for."""
    if not view.has_words:
        return
    for stretch in view.stretches:
        if stretch.same or view.is_covered(stretch):
            continue
        changes = [*_asking(view, stretch)]
        if not changes and pledged_behind(view, stretch):
            changes = [*_deadline(view, stretch)] or [*_amount(view, stretch)]
        yield from changes


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


def _deadline(view: View, stretch: Stretch) -> Iterator[Change]:
    """A limit of time that came, went or was moved."""
    old, new = view.words(stretch.old, False), view.words(stretch.new, True)
    if old and new:
        before = view.before(stretch)
        limits = [is_limit(words) for words in (old, new)]
        if before and before.key in BEFORE_DATE and any(map(_is_time, (old, new))):
            old, new = f"{before.key} {old}", f"{before.key} {new}"
        elif not all(limits):
            return
        yield from compare_deadlines(view, "commitment", old, new)
    elif is_limit(old or new or ""):
        yield from compare_deadlines(view, "commitment", old, new)


def _is_time(words: str) -> bool:
    return any(map(load_redline_words().is_date, words.lower().split()))


def _amount(view: View, stretch: Stretch) -> Iterator[Change]:
    """A number that was pledged and has gone, or came; where both have one the figure is told."""
    if max(len(stretch.old), len(stretch.new)) > MOST_WORDS:
        return
    counts = [any(map(load_redline_words().is_count, (t.key for t in side)))
              for side in (stretch.old, stretch.new)]  # fmt: skip
    words = view.words(stretch.old, False), view.words(stretch.new, True)
    if counts[0] != counts[1]:
        yield tell(view, "commitment", "stronger" if counts[1] else "weaker", words, "amount")
