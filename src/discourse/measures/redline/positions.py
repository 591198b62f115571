"""Positions on the same matter: taken more strongly, more weakly, or the other way.

"Notes" stands at the foot of both ladders, of support and of rejection.
"""

from __future__ import annotations

from collections.abc import Iterator

from discourse.annotators.position_words import load_position_words
from discourse.ledger import Position
from discourse.measures.redline.pledges import pair_records
from discourse.measures.redline.records import Change
from discourse.measures.redline.view import View
from discourse.text import fold

Stand = tuple[str, int]


def find_position_changes(view: View) -> Iterator[Change]:
    """Changes of the verb or noun that takes a position, by the ledger or else by its words."""
    told = False
    olds, news = (view.records(Position, is_new) for is_new in (False, True))
    for old, new in pair_records(olds, news, "matter"):
        if old is not None and new is not None and view.differ(old.said, new.said):
            stands = (old.kind, old.strength), (new.kind, new.strength)
            for change in _compare(view, (old.said, new.said), *stands):
                told = True
                yield change
    if told:
        return
    for stretch in view.stretches:
        words = view.words(stretch.old, False), view.words(stretch.new, True)
        if stretch.same or None in words or view.is_covered(stretch):
            continue
        first, second = (_strongest(view, told or "") for told in words)
        if first and second:
            yield from _compare(view, words, first, second)


def _compare(
    view: View, words: tuple[str | None, str | None], old: Stand, new: Stand
) -> Iterator[Change]:
    if old == new:
        return
    view.cover(*words)
    if "neutral" in (old[0], new[0]) or old[0] == new[0]:
        if old[1] != new[1]:
            direction = "stronger" if new[1] > old[1] else "weaker"
            yield view.change("position", direction, *words, "force")
    else:
        yield view.change("position", f"{old[0]} → {new[0]}", *words, "side")


def _strongest(view: View, words: str) -> Stand | None:
    """The strongest position in a few words; ``None`` where they take none."""
    known = load_position_words(view.sides[0].analysis.codebook)
    found = [known.stands[match.group()] for match in known.predicate.finditer(fold(words))]
    return max(found, key=lambda stand: stand[1], default=None)
