"""What kind of change a stretch of words is that no ledger accounts for.

In this order, the first that fits: a date, a condition or hedge, a negation, how many are meant, a
name, a clause in or out, a formula changed by a word, words of grammar, anything else.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from discourse.measures.function_words import load_function_words
from discourse.measures.redline.figures import find_date_change
from discourse.measures.redline.records import Change, Stretch
from discourse.measures.redline.tokens import Token
from discourse.measures.redline.undertaking import undertakes
from discourse.measures.redline.view import View
from discourse.measures.redline.words import UNSAID, RedlineWords, load_redline_words
from discourse.text import fold

FEWEST_OF_CLAUSE = 4  # words taken out or put in as one piece
MOST_OF_FORMULA = 3  # words exchanged of a formula, of either side
MOST_OF_SMALL = 6  # words of either side of a stretch whose negation or number words are told
MOST_OF_NAME = 6  # words of a name with its title and office
MOST_BESIDE_NAME = 2  # words that tell, beside a name that was exchanged for another
STEM = 5  # letters by which two forms of a word are known as one
LITTLE_FORCE = 2  # on the scale of the redline page: considered, ready, tried


def find_wording_change(view: View, stretch: Stretch) -> Change:
    """The change that a stretch is, typed by its words alone."""
    if change := find_date_change(view, stretch):
        return change
    sizes = [sum(token.is_word for token in side) for side in (stretch.old, stretch.new)]
    told = view.words(stretch.old, False), view.words(stretch.new, True)
    kind, direction = None, _direction(*sizes)
    if view.has_words and (aspect := _way_out(stretch)):
        if undertakes(view):
            weaker = "weaker" if stretch.new else "stronger"
            return view.change("commitment", weaker, *told, aspect)
        return view.change("hedge", direction, *told, aspect)
    if max(sizes) <= MOST_OF_SMALL and view.has_words and (found := _small(view, stretch)):
        kind, direction = found
    if kind is None:
        kind = _kind(view, stretch, sizes)
    aspect = "force" if kind in ("commitment", "request") else None
    return view.change(kind, direction, *told, aspect)


def _direction(old: int, new: int) -> str:
    return "exchanged" if old and new else "added" if new else "taken out"


def _way_out(stretch: Stretch) -> str | None:
    """``condition`` where a stretch that came or went begins with words of one."""
    if stretch.old and stretch.new:
        return None
    side = " ".join(t.key for t in (*stretch.old, *stretch.new) if t.is_word)
    words = load_redline_words()
    is_urgent = words.raising.match(side) is not None  # "as soon as possible" is no condition
    return "condition" if words.conditions.match(side) and not is_urgent else None


def _small(view: View, stretch: Stretch) -> tuple[str, str] | None:
    words = load_redline_words()
    grammar = load_function_words()
    sides = [[token.key for token in side if token.is_word] for side in (stretch.old, stretch.new)]
    text = [" ".join(keys) for keys in sides]
    if degree := _degree(text, words):
        return "formula", degree
    negations = [sum(key in words.negations for key in keys) for keys in sides]
    is_clause = not all(sides) and max(map(len, sides)) >= FEWEST_OF_CLAUSE
    if (negations[0] + negations[1]) % 2 and not is_clause:
        return "negation", "added" if negations[1] > negations[0] else "taken out"
    if all(negations) and (never := _never(sides)):
        return "negation", never
    forces = [words.force_of(side) for side in text]
    if None not in forces and forces[0] != forces[1]:
        is_weaker = (forces[1] or 0) < (forces[0] or 0)
        return _bound(view, "weaker" if is_weaker else "stronger")
    weak = [words.hedges.search(fold(side)) is not None or _is_weak(side, force)
            for side, force in zip(text, forces, strict=True)]  # fmt: skip
    is_relative = is_clause and bool(set(sides[0][:1] + sides[1][:1]) & words.relatives)
    if weak[0] != weak[1] and not is_relative:
        is_verb = not any(words.hedges.search(fold(side)) for side in text)
        if is_verb and undertakes(view):
            return "commitment", "weaker" if weak[1] else "stronger"
        return "hedge", "added" if weak[1] else "taken out"
    scopes = [words.scope_of(side) for side in _with_next(view, stretch, text)]
    if scopes != [None, None]:
        old, new = (UNSAID if scope is None else scope for scope in scopes)
        rest = [set(words.without_scope(side).split()) - grammar for side in text]
        is_part = (old > UNSAID and not rest[0]) or (new > UNSAID and not rest[1])
        if old != new and (is_part or _plain(rest[0]) == _plain(rest[1])):
            return "scope", "wider" if new > old else "narrower"  # "all", "the poorest": a part
    return None


def _with_next(view: View, stretch: Stretch, text: Sequence[str]) -> list[str]:
    """The sides with the word behind what came or went: "[almost] every"."""
    following = "" if all(text) else " ".join(token.key for token in view.beside(stretch)[-1:])
    return [f"{side} {following}".strip() for side in text]


def _never(sides: Sequence[Sequence[str]]) -> str | None:
    """Whether "never" stands for "not", or the other way, and nothing else that tells changed."""
    grammar = load_function_words()
    old, new = ("never" in keys for keys in sides)
    if old == new or any(set(keys) - grammar - load_redline_words().negations for keys in sides):
        return None
    return "stronger" if new else "weaker"


def _plain(keys: set[str]) -> set[str]:
    """Words without the s of plurals and verbs: "most members", "every member"."""
    return {key.removesuffix("s") for key in keys}


def _bound(view: View, direction: str) -> tuple[str, str]:
    """What other words of force bind more or less: a pledge, a request, or only a claim."""
    if undertakes(view):
        return "commitment", direction
    if view.has_function("exhortation"):
        return "request", direction
    return "hedge", "added" if direction == "weaker" else "taken out"


def _is_weak(side: str, force: int | None) -> bool:
    """Whether words bind little, and say hardly anything else."""
    words = load_redline_words()
    if force is None or force > LITTLE_FORCE:
        return False
    rest = set(words.force[force].sub(" ", side).split()) - load_function_words()
    return len(rest) <= 1


def _kind(view: View, stretch: Stretch, sizes: list[int]) -> str:
    telling = view.telling(stretch.old) | view.telling(stretch.new)
    if not telling and _is_adjective(view, stretch):
        return "formula"
    if not telling or _is_repeated(view, stretch):
        return "grammar"
    if all(sizes) and _is_reordered(stretch):
        return "order"
    if all(sizes) and _is_inflected(view, stretch):
        return "grammar"
    tokens = [t for t in (*stretch.old, *stretch.new) if t.key in telling]
    sides = [[t for t in side if t.key in telling] for side in (stretch.old, stretch.new)]
    if all(view.is_name(token) for token in tokens) and (all(sides) or not all(sizes)):
        return "name"
    if _is_renamed(view, sides):
        return "name"
    if _is_said_otherwise(view, stretch):
        return "rewording"
    if not min(sizes) and max(sizes) >= FEWEST_OF_CLAUSE:
        return "clause"
    return "formula" if max(sizes) <= MOST_OF_FORMULA else "rewording"


def _is_adjective(view: View, stretch: Stretch) -> bool:
    """Whether "just" came or went behind an article: "a just peace" is no word of grammar."""
    words = load_redline_words()
    for is_new in (False, True):
        keys = [token.key for token in (*view.before(stretch), *stretch.side(is_new))]
        if any(a in words.articles and b in words.adjectives for a, b in pairwise(keys)):
            return True
    return False


def _is_reordered(stretch: Stretch) -> bool:
    """Whether both sides are the same words in another order; other capitals are no order."""
    old, new = ([t.key for t in side if t.is_word] for side in (stretch.old, stretch.new))
    return old != new and sorted(old) == sorted(new)


def _is_inflected(view: View, stretch: Stretch) -> bool:
    """Whether words only agree with what else changed: "delegation", "delegations"."""
    keys = [{t.key for t in side if t.is_word} for side in (stretch.old, stretch.new)]
    others = [s for s in view.stretches if not s.same and s is not stretch]
    return keys[0] != keys[1] and _plain(keys[0]) == _plain(keys[1]) and bool(others)


def _is_renamed(view: View, sides: Sequence[Sequence[Token]]) -> bool:
    """Whether another name stands on both sides, with few other words: an office, a title."""
    named = [{t.key[:STEM] for t in side if view.is_name(t)} for side in sides]
    rest = [len(side) - sum(map(view.is_name, side)) for side in sides]
    is_short = max(len(side) for side in sides) <= MOST_OF_NAME
    is_other = all(named) and not named[0] & named[1]
    return is_short and is_other and max(rest) <= MOST_BESIDE_NAME


def _is_repeated(view: View, stretch: Stretch) -> bool:
    """Whether words stand once for twice in sentences split or merged: their subject."""
    if view.link.kind not in ("split", "merged"):
        return False
    sides = [{t.key for piece in view.pieces(n) for t in piece.tokens} for n in (False, True)]
    return view.telling(stretch.old) <= sides[1] and view.telling(stretch.new) <= sides[0]


def _is_said_otherwise(view: View, stretch: Stretch) -> bool:
    """Whether most words that came or went stand on the other side in another form: "schooling"."""
    is_new = bool(stretch.new)
    if stretch.old and stretch.new:
        return False
    telling = view.telling(stretch.side(is_new))
    there = {key[:STEM] for key in view.changed[not is_new] if len(key) >= STEM}
    return 2 * sum(key[:STEM] in there for key in telling) >= len(telling) > 0


def _degree(text: Sequence[str], words: RedlineWords) -> str | None:
    """Whether words of degree, and nothing else that tells, make a formula stronger or weaker."""
    grammar = load_function_words()
    bare = [words.lowering.sub(" ", words.raising.sub(" ", side)) for side in text]
    if set(bare[0].split()) - grammar != set(bare[1].split()) - grammar:
        return None
    found = [(words.raising.findall(side), words.lowering.findall(side)) for side in text]
    steps = [len(raising) - len(lowering) for raising, lowering in found]
    if steps[0] == steps[1]:
        return None
    return "stronger" if steps[1] > steps[0] else "weaker"
