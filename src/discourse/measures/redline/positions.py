"""Positions on the same matter: taken more strongly, more weakly, or the other way.

"Notes" stands at the foot of both ladders, of support and of rejection.
"""

from __future__ import annotations

from collections.abc import Iterator

from discourse.annotators.position_words import load_position_words
from discourse.ledger import Position
from discourse.measures.function_words import load_function_words
from discourse.measures.redline.pledges import pair_records
from discourse.measures.redline.records import Change
from discourse.measures.redline.tokens import keys_of
from discourse.measures.redline.view import View
from discourse.measures.redline.words import load_redline_words
from discourse.text import fold

Stand = tuple[str, int]


def find_position_changes(view: View) -> Iterator[Change]:
    """Changes of the verb or noun that takes a position, by the ledger or else by its words."""
    told = False
    olds, news = (view.records(Position, is_new) for is_new in (False, True))
    for old, new in pair_records(olds, news, "matter"):
        if old is None or new is None or _is_one_verb(old.said, new.said):
            continue  # of one verb only its modifiers changed: the words tell how
        if view.differ(old.said, new.said):
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


def _is_one_verb(old: str, new: str) -> bool:
    grammar = load_function_words() | load_redline_words().negations
    return keys_of(old) - grammar == keys_of(new) - grammar


def _compare(
    view: View, words: tuple[str | None, str | None], old: Stand, new: Stand
) -> Iterator[Change]:
    if old == new:
        return
    view.cover(*words)
    _cover_degree(view, words)
    if "neutral" in (old[0], new[0]) or old[0] == new[0]:
        if old[1] != new[1]:
            direction = "stronger" if new[1] > old[1] else "weaker"
            yield view.change("position", direction, *words, "force")
    else:
        yield view.change("position", f"{old[0]} → {new[0]}", *words, "side")


def _cover_degree(view: View, words: tuple[str | None, str | None]) -> None:
    """Count "strongly" before the verb as told with it."""
    page, told = load_redline_words(), keys_of(words[0]) | keys_of(words[1])
    for stretch in view.stretches:
        sides = view.words(stretch.old, False), view.words(stretch.new, True)
        telling = view.telling(stretch.old) | view.telling(stretch.new)
        degree = {key for side in sides for key in keys_of(page.degree_in(side))}
        if not stretch.same and telling & told and telling <= told | degree:
            view.cover(*sides)


def _strongest(view: View, words: str) -> Stand | None:
    """The strongest position in a few words; ``None`` where they take none."""
    known = load_position_words(view.sides[0].analysis.codebook)
    found = [known.stands[match.group()] for match in known.predicate.finditer(fold(words))]
    return max(found, key=lambda stand: stand[1], default=None)
