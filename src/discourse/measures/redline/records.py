"""What a redline is: links of units, stretches of words that differ, and typed changes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import ClassVar

from discourse.analysis import Analysis, Unit
from discourse.measures.redline.tokens import Piece, Token, tokens_of
from discourse.text import Span


@dataclass(frozen=True, slots=True)
class Link:
    """Which units of the old text became which of the new, by their positions among the pieces.

    ``kind`` is ``kept`` (the same words), ``rewritten``, ``split``, ``merged``, ``dropped`` (no new
    unit) or ``new`` (no old one). ``moved`` says that other units that stayed stand between.
    ``closeness`` is that of :mod:`discourse.measures.redline.closeness`; 0 without a partner.
    """

    kind: str
    old: tuple[int, ...]
    new: tuple[int, ...]
    closeness: float = 0.0
    moved: bool = False

    KINDS: ClassVar[tuple[str, ...]] = ("kept", "rewritten", "split", "merged", "dropped", "new")
    MIRRORS: ClassVar[dict[str, str]] = {
        "split": "merged", "merged": "split", "dropped": "new", "new": "dropped"
    }  # fmt: skip

    def mirrored(self) -> Link:
        """The link as it is from the new text to the old one."""
        kind = self.MIRRORS.get(self.kind, self.kind)
        return replace(self, kind=kind, old=self.new, new=self.old)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Tokens of a link that are the same on both sides, or differ; either side may be empty."""

    old: tuple[Token, ...]
    new: tuple[Token, ...]
    same: bool = False

    def mirrored(self) -> Stretch:
        """The stretch from the new text to the old one."""
        return Stretch(self.new, self.old, self.same)

    def side(self, is_new: bool) -> tuple[Token, ...]:
        """The tokens of one side."""
        return self.new if is_new else self.old


@dataclass(frozen=True, slots=True)
class Change:
    """One difference inside linked units, with its kind.

    ``kind`` is one of :data:`KINDS`; ``direction`` how it changed: ``added``, ``taken out``,
    ``exchanged``, ``stronger``, ``weaker``, ``larger``, ``smaller``, ``wider``, ``narrower``,
    ``made joint``, ``made single``, ``now told as done``,
    ``told as done before``, or two forms of a party with an arrow between. ``aspect`` says
    which part of a pledge or request was compared. ``old`` and ``new`` are words of the texts,
    ``None`` where one has none; ``link`` is the position of the link in the redline.
    """

    kind: str
    direction: str
    link: int
    old: str | None = None
    new: str | None = None
    aspect: str | None = None

    KINDS: ClassVar[tuple[str, ...]] = (
        "commitment", "request", "position", "target", "figure", "date", "negation", "scope",
        "hedge", "name", "clause", "formula", "rewording", "order", "grammar",
    )  # fmt: skip
    MIRRORS: ClassVar[dict[str, str]] = {
        one: other
        for pair in (
            ("added", "taken out"),
            ("stronger", "weaker"),
            ("larger", "smaller"),
            ("wider", "narrower"),
            ("now told as done", "told as done before"),
            ("made joint", "made single"),
        )
        for one, other in (pair, pair[::-1])
    }

    def mirrored(self) -> Change:
        """The change from the new text to the old one."""
        one, arrow, other = self.direction.partition(" → ")
        turned = f"{other}{arrow}{one}" if arrow else self.MIRRORS.get(one, one)
        return replace(self, direction=turned, old=self.new, new=self.old)


@dataclass(frozen=True)
class Side:
    """A text of a redline: its analysis, and its units as they are compared."""

    analysis: Analysis
    pieces: tuple[Piece, ...]

    def units(self, numbers: tuple[int, ...]) -> tuple[Unit, ...]:
        """The units at these positions."""
        return tuple(self.pieces[number].unit for number in numbers)

    def tokens(self, numbers: tuple[int, ...]) -> tuple[Token, ...]:
        """The tokens of the units at these positions."""
        return tokens_of([self.pieces[number] for number in numbers])

    def words(self, tokens: tuple[Token, ...]) -> str | None:
        """The words of neighbouring tokens as they stand; ``None`` where there are none."""
        if not tokens:
            return None
        span = Span(tokens[0].span.start, tokens[-1].span.end)
        return " ".join(self.analysis.document.quote(span).split())

    @cached_property
    def coded(self) -> int:
        """How many sentences and clauses there are: the base of counts."""
        return sum(piece.is_coded for piece in self.pieces)


@dataclass(frozen=True)
class Redline:
    """Two texts, the links of their units in reading order, and what changed inside each.

    ``links`` are in the order of the new text, what was dropped behind what it followed.
    ``stretches`` has for each link its words, same and different in turn; empty for links with one
    side only. ``changes`` are in the order of the links.
    """

    old: Side
    new: Side
    links: tuple[Link, ...]
    stretches: tuple[tuple[Stretch, ...], ...]
    changes: tuple[Change, ...]

    @property
    def is_same(self) -> bool:
        """Whether no word differs and nothing was moved, split or merged."""
        return all(link.kind == "kept" and not link.moved for link in self.links)

    def linked(self, *kinds: str, coded: bool = True) -> tuple[Link, ...]:
        """The links of these kinds, of sentences and clauses, or (not ``coded``) of the others."""
        return tuple(
            link for link in self.links if link.kind in kinds and self.is_coded(link) == coded
        )

    def moved(self) -> tuple[Link, ...]:
        """The links of sentences and clauses that were moved."""
        return tuple(link for link in self.links if link.moved and self.is_coded(link))

    def is_coded(self, link: Link) -> bool:
        """Whether a sentence or a clause is among the units of the link."""
        old, new = (self.old.pieces[n] for n in link.old), (self.new.pieces[n] for n in link.new)
        return any(piece.is_coded for piece in (*old, *new))

    def having(self, *kinds: str) -> tuple[Change, ...]:
        """The changes of these kinds."""
        return tuple(change for change in self.changes if change.kind in kinds)

    def edits(self) -> Iterator[tuple[int, Stretch]]:
        """Each stretch that differs, with the position of its link."""
        for number, stretches in enumerate(self.stretches):
            yield from ((number, stretch) for stretch in stretches if not stretch.same)
