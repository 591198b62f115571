"""A text in which every word is one character and mentions stand between marks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from discourse.annotators.alphabet import Alphabet
from discourse.annotators.cut_text import CutText
from discourse.annotators.expressions import mention_regex
from discourse.codebook import MARK_END, MARKS
from discourse.text import Span

#: Words of these names are no cues: "Port Moresby", "United States".
_NAMED_KINDS = frozenset({"self", "state", "territory", "demonym", "self_demonym", "person"})
_MENTION = re.compile(mention_regex("".join(MARKS.values())))
_MARKS = frozenset((*MARKS.values(), MARK_END))
_Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class TokenText:
    """``tokens`` stands for the text that was ``cut``; positions of either lead to the other's."""

    cut: CutText
    tokens: str
    _starts: _Numbers

    @classmethod
    def of(cls, cut: CutText, alphabet: Alphabet) -> TokenText:
        """The text in the characters of ``alphabet``, with a mark before and after mentions."""
        codes = list(map(alphabet.__getitem__, cut.pieces))
        for kind, first, last in cut.named:
            if kind == "place":  # one word that is no cue, however many its name has
                codes[first:last] = [""] * (last - first)
                codes[last : last + 1] = alphabet.unknown(codes[last : last + 1])
            elif opening := MARKS.get(kind):
                if kind in _NAMED_KINDS:
                    codes[first : last + 1] = alphabet.unknown(codes[first : last + 1])
                codes[first] = opening + codes[first]
                inside = len(codes[last].rstrip())  # the mark stands before the white space
                codes[last] = codes[last][:inside] + MARK_END + codes[last][inside:]
        starts = np.zeros(len(codes) + 1, dtype=np.int64)
        np.cumsum(np.fromiter(map(len, codes), np.int64, len(codes)), out=starts[1:])
        return cls(cut, "".join(codes), starts)

    def windows(self, spans: Sequence[Span]) -> list[tuple[int, int]]:
        """The stretches of tokens that stand for ``spans``, their outer marks included."""
        firsts, ends = (self._starts[pieces].tolist() for pieces in self.cut.each_within(spans))
        return list(zip(firsts, ends, strict=True))

    def count_words(self, start: int, end: int) -> int:
        """How many words stand in a stretch of tokens; a mention, with its article, is one."""
        tokens = self.tokens[start:end]
        if MARK_END in tokens:
            tokens = _MENTION.sub(MARK_END, tokens)
        return tokens.count(" ") + 1

    def inner_end(self, end: int) -> int:
        """The end of a stretch without the space behind its last sign: of a cue up to the stop."""
        return end - 1 if self.tokens[end - 1] == " " else end

    def to_text(self, positions: _Numbers) -> _Numbers:
        """The positions in the text of positions in ``tokens``."""
        pieces = np.searchsorted(self._starts, positions, side="right") - 1
        starts = self._starts[pieces]
        found = self.cut.edges[pieces]
        (inside,) = np.nonzero(starts < positions)
        columns = (pieces[inside], starts[inside], positions[inside])
        found[inside] = [
            self.cut.starts[piece] if self._are_marks(start, end) else self.cut.end(piece)
            for piece, start, end in zip(*(column.tolist() for column in columns), strict=True)
        ]
        return found

    def _are_marks(self, start: int, end: int) -> bool:
        return self.tokens[start] in _MARKS and _MARKS.issuperset(self.tokens[start:end])


def begins_word(tokens: str, position: int) -> bool:
    """Whether ``position`` is not within a word that a hyphen or an apostrophe joins."""
    while position and (before := tokens[position - 1]) != " ":
        if before not in _MARKS:
            return before not in "-'"
        position -= 1
    return True
