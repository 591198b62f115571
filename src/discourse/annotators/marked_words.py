"""The words of a text as the taggers read them: names of states and persons are marks."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import compress

import numpy as np
from numpy.typing import NDArray

from discourse.annotators.cut_text import CutText
from discourse.codebook import Codebook
from discourse.text import Span, fold

OWN, OTHER, PLACE = "@own", "@other", "@place"
NUMBER = "#"
#: The mark of each kind of mention.
_MARKS = (
    {"self": OWN, "self_demonym": OWN}
    | dict.fromkeys(("state", "territory", "demonym", "person"), OTHER)
    | {"place": PLACE}
)
_MASKS = {OWN: "\ue000", OTHER: "\ue001", PLACE: "\ue002"}
#: The mark of each character of a masked text that stands for a name.
MARK_OF = {mask: mark for mark, mask in _MASKS.items()}
FILLER = "\ue003"  # the rest of the place of such a name
_FOREIGN = re.compile(f"[{''.join(MARK_OF)}{FILLER}]")
#: Pieces are remembered up to this number: texts never run out of new words.
_MOST_PIECES = 60_000


@dataclass(frozen=True, slots=True, eq=False)
class MarkedWords:
    """A text, and of each piece of it the word that it is, or "".

    States, persons and capitals are marks, with article and ending ("the Netherlands'"), as are
    words for the people of a state where they are no mention ("American"); all numbers are one.
    ``places`` has the pieces that are words, and ``lasts`` the last piece of marks of several.
    """

    cut: CutText
    named: list[str]
    places: list[int]
    lasts: Mapping[int, int]

    @classmethod
    def of(cls, cut: CutText, codebook: Codebook, country: str | None) -> MarkedWords:
        """The words of a text; ``country`` is the id of the state whose text it is."""
        named = list(map(_words(codebook).__getitem__, cut.pieces))
        own = _demonyms(codebook, country) if country else frozenset()
        if any(word in cut.folded for word in own):
            for number, word in enumerate(named):
                if word == OTHER and cut.pieces[number].rstrip() in own:
                    named[number] = OWN
        lasts = {}
        for kind, first, last in cut.named:
            if mark := _MARKS.get(kind):
                last += _ending(cut, last)
                named[first + 1 : last + 1] = [""] * (last - first)
                named[first] = mark
                lasts[first] = last
        return cls(cut, named, list(compress(range(len(named)), named)), lasts)

    def words(self, spans: Sequence[Span]) -> list[list[str]]:
        """The words of each of some units."""
        words = list(filter(None, self.named))
        edges = (np.searchsorted(self.places, at).tolist() for at in self.cut.each_within(spans))
        return [words[first:end] for first, end in zip(*edges, strict=True)]

    def placed(self, units: Sequence[Span]) -> PlacedWords:
        """Where the words of each of some units stand."""
        places = np.array(self.places, dtype=np.int64)
        lasts = places.copy()
        of_names = np.searchsorted(places, np.array([*self.lasts], dtype=np.int64))
        lasts[of_names] = [*self.lasts.values()]
        edges, (firsts, _) = self.cut.edges, self.cut.each_within(units)
        return PlacedWords(
            self.cut.folded,
            units,
            np.searchsorted(places, firsts),
            edges[places].astype(np.int32),
            edges[lasts + 1].astype(np.int32),
        )

    def pieces(self, span: Span) -> list[int]:
        """The first piece of each word of a unit, by number."""
        first, end = (bisect_left(self.places, piece) for piece in self.cut.within(span))
        return self.places[first:end]

    def place(self, span: Span, first: int, last: int) -> tuple[int, int]:
        """Where in a unit words stand, the first and the last of which begin with these pieces.

        A name that reaches into the next unit ends with this one.
        """
        end = min(self.cut.end(self.lasts.get(last, last)), span.end)
        return self.cut.starts[first] - span.start, end - span.start

    def masked(self, span: Span) -> str:
        """A unit in lower case with one character for each mark, the rest of its place filled."""
        unit = _FOREIGN.sub(" ", self.cut.folded[span.start : span.end])
        for piece in self.pieces(span):
            if mask := _MASKS.get(self.named[piece]):
                start, end = self.place(span, piece, piece)
                unit = unit[:start] + mask.ljust(end - start, FILLER) + unit[end:]
        return unit


@dataclass(frozen=True, slots=True, eq=False)
class PlacedWords:
    """Where the words of units stand in a ``folded`` text; little enough to be kept.

    ``starts`` and ``ends`` are of all words, those with the white space behind them, and
    ``firsts`` has the number of the first one of each unit.
    """

    folded: str
    units: Sequence[Span]
    firsts: NDArray[np.int64]
    starts: NDArray[np.int32]
    ends: NDArray[np.int32]

    def place(self, number: int, first: int, last: int) -> tuple[int, int]:
        """Where in unit ``number`` its words from one to another stand.

        A name that reaches into the next unit ends with this one.
        """
        unit, before = self.units[number], int(self.firsts[number])
        start, end = int(self.starts[before + first]), int(self.ends[before + last])
        end = start + len(self.folded[start:end].rstrip())
        return start - unit.start, min(end, unit.end) - unit.start


def _ending(cut: CutText, last: int) -> int:
    """How many pieces behind the ``last`` of a name are its ending: ' or 's."""
    following = cut.pieces[last + 1 : last + 3]
    if cut.pieces[last].endswith(" ") or not following or not following[0].startswith("'"):
        return 0
    return 2 if following[0] == "'" and following[1:] and following[1].rstrip() == "s" else 1


@cache
def _demonyms(codebook: Codebook, country: str | None) -> frozenset[str]:
    """The words for the people of the state ``country``, or of all."""
    return frozenset(
        fold(word)
        for actor in codebook.actors
        if country in (None, actor.id)
        for word in actor.demonyms
        if " " not in word
    )


class _Words(dict[str, str]):
    """Pieces and the words that they are, made out when first met."""

    def __init__(self, demonyms: frozenset[str]) -> None:
        super().__init__()
        self._demonyms = demonyms

    def __missing__(self, piece: str) -> str:
        if len(self) >= _MOST_PIECES:
            self.clear()
        word = self[piece] = self._word(piece.rstrip())
        return word

    def _word(self, text: str) -> str:
        if text in self._demonyms:
            return OTHER
        if text[:1].isdigit() or text[1:2].isdigit():  # the latter with a minus sign
            return NUMBER
        return text if text[:1].isalnum() and text != "s" else ""  # 's


@cache
def _words(codebook: Codebook) -> _Words:
    return _Words(_demonyms(codebook, None))
