"""A text in which every word is one character and mentions stand between marks."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from discourse.annotators.alphabet import Alphabet
from discourse.annotators.cut_text import CutText
from discourse.annotators.expressions import mention_regex
from discourse.codebook import MARK_END, MARKS
from discourse.text import Span

#: Words of these names are no cues: "Port Moresby", "United States".
_NAMED_KINDS = frozenset({"self", "state", "territory", "demonym", "self_demonym", "person"})
_MENTION = re.compile(mention_regex("".join(MARKS.values())))
_MARKS = frozenset((*MARKS.values(), MARK_END))


@dataclass(frozen=True, slots=True)
class TokenText:
    """``tokens`` stands for the text that was ``cut``; positions of either lead to the other's."""

    cut: CutText
    tokens: str
    _codes: Sequence[str]
    _starts: Sequence[int]

    @classmethod
    def of(cls, cut: CutText, alphabet: Alphabet) -> TokenText:
        """The text in the characters of ``alphabet``, with a mark before and after mentions."""
        codes = list(map(alphabet.__getitem__, cut.pieces))
        for kind, first, last in cut.named():
            if kind == "place":  # one word that is no cue, however many its name has
                codes[first:last] = [""] * (last - first)
                codes[last : last + 1] = alphabet.unknown(codes[last : last + 1])
            elif opening := MARKS.get(kind):
                if kind in _NAMED_KINDS:
                    codes[first : last + 1] = alphabet.unknown(codes[first : last + 1])
                codes[first] = opening + codes[first]
                inside = len(codes[last].rstrip())  # the mark stands before the white space
                codes[last] = codes[last][:inside] + MARK_END + codes[last][inside:]
        starts = tuple(accumulate(map(len, codes), initial=0))
        return cls(cut, "".join(codes), codes, starts)

    def window(self, span: Span) -> tuple[int, int]:
        """The stretch of tokens that stands for ``span``, its outer marks included."""
        first, end = self.cut.within(span)
        return self._starts[first], self._starts[end]

    def count_words(self, start: int, end: int) -> int:
        """How many words stand in a stretch of tokens; a mention, with its article, is one."""
        tokens = self.tokens[start:end]
        if MARK_END in tokens:
            tokens = _MENTION.sub(MARK_END, tokens)
        return tokens.count(" ") + 1

    def to_text(self, position: int) -> int:
        """The position in the text of a position in ``tokens``."""
        number = bisect_right(self._starts, position) - 1
        passed = position - self._starts[number]
        if not passed or _MARKS.issuperset(self._codes[number][:passed]):
            return self.cut.starts[number]
        return self.cut.end(number)


def begins_word(tokens: str, position: int) -> bool:
    """Whether ``position`` is not within a word that a hyphen or an apostrophe joins."""
    while position and (before := tokens[position - 1]) != " ":
        if before not in _MARKS:
            return before not in "-'"
        position -= 1
    return True
