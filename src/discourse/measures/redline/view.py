"""A link as the finders of changes see it: its units, what differs in it, and its records."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from discourse.analysis import Unit
from discourse.ledger import Record
from discourse.measures.function_words import load_function_words
from discourse.measures.redline.records import Change, Link, Side, Stretch
from discourse.measures.redline.reordering import find_moved
from discourse.measures.redline.tokens import Piece, Token, keys_of
from discourse.measures.redline.words import load_redline_words
from discourse.text import Span

R = TypeVar("R", bound=Record)
LANGUAGE = "en"  # of the redline page


@dataclass(frozen=True)
class View:
    """A link of two sides with both its units, and its place among the links of the redline.

    ``names`` are folded words that mostly have a capital in the texts. ``covered`` collects the
    words that a finder has accounted for, so that no change is told twice.
    """

    number: int
    link: Link
    sides: tuple[Side, Side]
    stretches: tuple[Stretch, ...]
    names: frozenset[str]
    covered: set[str] = field(default_factory=set)

    def units(self, is_new: bool) -> tuple[Unit, ...]:
        """The units of one side."""
        return self.sides[is_new].units(self.link.new if is_new else self.link.old)

    def pieces(self, is_new: bool) -> tuple[Piece, ...]:
        """The units of one side with their tokens."""
        places = self.link.new if is_new else self.link.old
        return tuple(self.sides[is_new].pieces[place] for place in places)

    def records(self, kind: type[R], is_new: bool) -> list[R]:
        """The records of one side that stand in its units."""
        return [record for unit in self.units(is_new) for record in unit.recorded(kind)]

    def has_function(self, *labels: str) -> bool:
        """Whether a unit of either side was given one of these functions."""
        both = (*self.units(False), *self.units(True))
        return any(unit.has(label) for unit in both for label in labels)

    @property
    def has_words(self) -> bool:
        """Whether the words that type changes (negations, hedges, degree) are of the language."""
        return self.sides[0].analysis.document.metadata.language == LANGUAGE

    @cached_property
    def reordered(self) -> tuple[tuple[Stretch, Stretch], ...]:
        """Stretches taken out with those put in that hold the same words: they changed place."""
        return find_moved(self.stretches)

    @cached_property
    def changed(self) -> tuple[frozenset[str], frozenset[str]]:
        """The words that differ, of the old side and of the new one."""
        moved = [stretch for pair in self.reordered for stretch in pair]
        edits = [stretch for stretch in self.stretches if not stretch.same and stretch not in moved]
        sides = ([t.key for s in edits for t in s.side(is_new)] for is_new in (False, True))
        old, new = (frozenset(keys) for keys in sides)
        return old, new

    def words(self, tokens: Sequence[Token], is_new: bool) -> str | None:
        """The words of tokens as they stand in the text of that side."""
        return self.sides[is_new].words(tuple(tokens))

    def words_at(self, span: Span, is_new: bool) -> str:
        """The words at a span of the text of that side, on one line."""
        return " ".join(self.sides[is_new].analysis.document.quote(span).split())

    def differ(self, old: str | None, new: str | None) -> bool:
        """Whether two fields of records differ by words that were changed in this link."""
        first, second = keys_of(old), keys_of(new)
        return bool((first - second) & self.changed[0] or (second - first) & self.changed[1])

    def counterpart(self, words: str, is_new: bool) -> str | None:
        """What stands in the other text for ``words`` of this: their edits carried out."""
        found = words
        for stretch in self.stretches:
            if stretch.same or not {t.key for t in stretch.side(is_new)} & keys_of(words):
                continue
            here = self.words(stretch.side(is_new), is_new) or ""
            there = self.words(stretch.side(not is_new), not is_new) or ""
            if words in here:
                return there or None
            found = " ".join(found.replace(here, there).split())
        return found or None

    def cover(self, *fields: str | None) -> None:
        """Count the words of these fields as accounted for where they were changed."""
        for words in fields:
            keys = keys_of(words)
            keys |= {f"{key}'s" for key in keys} | {f"{key}'" for key in keys if key.endswith("s")}
            self.covered.update(keys & (self.changed[0] | self.changed[1]))

    def is_covered(self, stretch: Stretch) -> bool:
        """Whether a finder has accounted for the telling words of a stretch."""
        if any(stretch in pair for pair in self.reordered):
            return True
        telling = self.telling(stretch.old) | self.telling(stretch.new)
        every = {t.key for t in (*stretch.old, *stretch.new) if t.is_word}
        return bool(every) and (telling or every) <= self.covered

    def before(self, stretch: Stretch, most: int = 1) -> tuple[Token, ...]:
        """The last tokens that stayed before a stretch."""
        place = self.stretches.index(stretch)
        return self.stretches[place - 1].new[-most:] if place else ()

    def beside(self, stretch: Stretch) -> tuple[Token, ...]:
        """The new tokens right before and right behind a stretch."""
        place = self.stretches.index(stretch)
        before = self.stretches[place - 1].new[-1:] if place else ()
        after = self.stretches[place + 1].new[:1] if place + 1 < len(self.stretches) else ()
        return before + after

    def telling(self, tokens: Sequence[Token]) -> set[str]:
        """The words of tokens that are no words of grammar."""
        grammar = load_function_words()
        return {token.key for token in tokens if token.is_word and token.key not in grammar}

    def is_name(self, token: Token) -> bool:
        """Whether a word is a name or part of one, by its capital or by those it has elsewhere."""
        if not token.is_word or token.is_figure or load_redline_words().is_date(token.key):
            return False
        bare = token.key.removesuffix("'s").removesuffix("'")
        return bare in self.names if token.opens else token.cased != token.key

    def change(
        self, kind: str, direction: str, old: str | None, new: str | None, aspect: str | None = None
    ) -> Change:
        """A change in this link."""
        return Change(kind, direction, self.number, old, new, aspect)
