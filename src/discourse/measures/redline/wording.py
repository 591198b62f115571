"""What kind of change a stretch of words is that no ledger accounts for.

In this order, the first that fits: a date, a condition or hedge, a negation, how many are meant, a
name, a clause in or out, a formula changed by a word, words of grammar, anything else.
"""

from __future__ import annotations

from discourse.measures.function_words import load_function_words
from discourse.measures.redline.figures import find_date_change
from discourse.measures.redline.records import Change, Stretch
from discourse.measures.redline.view import View
from discourse.measures.redline.words import RedlineWords, load_redline_words
from discourse.text import fold

FEWEST_OF_CLAUSE = 4  # words taken out or put in as one piece
MOST_OF_FORMULA = 3  # words exchanged of a formula, of either side
MOST_OF_SMALL = 6  # words of either side of a stretch whose negation or number words are told
UNSAID = 2  # how many are meant, where no word says so


def find_wording_change(view: View, stretch: Stretch) -> Change:
    """The change that a stretch is, typed by its words alone."""
    if change := find_date_change(view, stretch):
        return change
    sizes = [sum(token.is_word for token in side) for side in (stretch.old, stretch.new)]
    told = view.words(stretch.old, False), view.words(stretch.new, True)
    kind, direction = None, _direction(*sizes)
    if max(sizes) <= MOST_OF_SMALL and (found := _small(stretch, load_redline_words())):
        kind, direction = found
    if kind is None:
        kind = _kind(view, stretch, sizes)
    if kind == "formula":
        direction = _degree(view, stretch, load_redline_words()) or direction
    return view.change(kind, direction, *told)


def _direction(old: int, new: int) -> str:
    return "exchanged" if old and new else "added" if new else "taken out"


def _small(stretch: Stretch, words: RedlineWords) -> tuple[str, str] | None:
    grammar = load_function_words()
    sides = [[token.key for token in side if token.is_word] for side in (stretch.old, stretch.new)]
    text = [" ".join(keys) for keys in sides]
    negations = [sum(key in words.negations for key in keys) for keys in sides]
    if (negations[0] + negations[1]) % 2:
        return "negation", "added" if negations[1] > negations[0] else "taken out"
    if any(words.conditions.search(side) for side in text) and not all(text):
        return "hedge", "added" if text[1] else "taken out"
    forces = [words.force_of(side) for side in text]
    if None not in forces and forces[0] != forces[1]:
        return "hedge", "added" if (forces[1] or 0) < (forces[0] or 0) else "taken out"
    weak = [words.hedges.search(fold(side)) is not None or _weak(force)
            for side, force in zip(text, forces, strict=True)]  # fmt: skip
    if weak[0] != weak[1]:
        return "hedge", "added" if weak[1] else "taken out"
    scopes = [words.scope_of(side) for side in text]
    if scopes != [None, None]:
        old, new = (UNSAID if scope is None else scope for scope in scopes)
        rest = [words.without_scope(side).split() for side in text]
        if old != new and set(rest[0]) - grammar == set(rest[1]) - grammar:
            return "scope", "wider" if new > old else "narrower"
    return None


def _weak(force: int | None) -> bool:
    return force is not None and force <= 2


def _kind(view: View, stretch: Stretch, sizes: list[int]) -> str:
    telling = view.telling(stretch.old) | view.telling(stretch.new)
    if not telling:
        return "grammar"
    tokens = [t for t in (*stretch.old, *stretch.new) if t.key in telling]
    sides = [[t for t in side if t.key in telling] for side in (stretch.old, stretch.new)]
    if all(view.is_name(token) for token in tokens) and (all(sides) or not all(sizes)):
        return "name"
    if not min(sizes) and max(sizes) >= FEWEST_OF_CLAUSE:
        return "clause"
    return "formula" if max(sizes) <= MOST_OF_FORMULA else "rewording"


def _degree(view: View, stretch: Stretch, words: RedlineWords) -> str | None:
    """Whether words of degree, and nothing else, make a formula stronger or weaker."""
    telling = view.telling(stretch.old) ^ view.telling(stretch.new)
    if not telling <= words.raising | words.lowering:
        return None
    steps = [
        sum((t.key in words.raising) - (t.key in words.lowering) for t in side)
        for side in (stretch.old, stretch.new)
    ]
    if steps[0] == steps[1]:
        return None
    return "stronger" if steps[1] > steps[0] else "weaker"
