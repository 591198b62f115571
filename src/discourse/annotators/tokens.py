"""A text in which every word is one character and mentions stand between marks."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from discourse.annotators.actors import Mention
from discourse.annotators.alphabet import PIECE, THE, Alphabet
from discourse.annotators.expressions import mention_regex
from discourse.codebook import MARK_END, MARKS
from discourse.text import Span, fold

#: Words of these names are no cues: "Port Moresby", "United States".
_NAMED_KINDS = frozenset({"self", "state", "territory", "demonym", "self_demonym", "person"})
#: An article before these belongs to the name, so that it is no word of a cue either.
_WITH_ARTICLE = frozenset({"self", "state", "territory"})
_MENTION = re.compile(mention_regex("".join(MARKS.values())))
_MARKS = frozenset((*MARKS.values(), MARK_END))


@dataclass(frozen=True, slots=True)
class TokenText:
    """``tokens`` stands for ``folded``; positions of either lead to those of the other."""

    folded: str
    tokens: str
    _pieces: tuple[str, ...]
    _codes: tuple[str, ...]
    _piece_starts: tuple[int, ...]
    _code_starts: tuple[int, ...]

    @classmethod
    def of(cls, text: str, mentions: Sequence[Mention], alphabet: Alphabet) -> TokenText:
        """``text`` in the characters of ``alphabet``, with a mark before and after mentions."""
        folded = fold(text)
        pieces = PIECE.findall(folded)
        codes = list(map(alphabet.__getitem__, pieces))
        starts = tuple(accumulate(map(len, pieces), initial=0))
        for mention in mentions:
            first = bisect_left(starts, mention.start)
            last = bisect_left(starts, mention.end) - 1
            if mention.kind == "place":  # one word that is no cue, however many its name has
                codes[first:last] = [""] * (last - first)
                codes[last : last + 1] = alphabet.unknown(codes[last : last + 1])
            elif opening := MARKS.get(mention.kind):
                if mention.kind in _WITH_ARTICLE and first and codes[first - 1] == f"{THE} ":
                    first -= 1
                if mention.kind in _NAMED_KINDS:
                    codes[first : last + 1] = alphabet.unknown(codes[first : last + 1])
                codes[first] = opening + codes[first]
                inside = len(codes[last].rstrip())  # the mark stands before the white space
                codes[last] = codes[last][:inside] + MARK_END + codes[last][inside:]
        code_starts = tuple(accumulate(map(len, codes), initial=0))
        return cls(folded, "".join(codes), tuple(pieces), tuple(codes), starts, code_starts)

    def window(self, span: Span) -> tuple[int, int]:
        """The stretch of tokens that stands for ``span``, its outer marks included."""
        first = bisect_left(self._piece_starts, span.start)
        last = bisect_left(self._piece_starts, span.end)
        return self._code_starts[first], self._code_starts[last]

    def count_words(self, start: int, end: int) -> int:
        """How many words stand in a stretch of tokens; a mention, with its article, is one."""
        tokens = self.tokens[start:end]
        if MARK_END in tokens:
            tokens = _MENTION.sub(MARK_END, tokens)
        return tokens.count(" ") + 1

    def to_text(self, position: int) -> int:
        """The position in the text of a position in ``tokens``."""
        number = bisect_right(self._code_starts, position) - 1
        passed = position - self._code_starts[number]
        if not passed or _MARKS.issuperset(self._codes[number][:passed]):
            return self._piece_starts[number]
        return self._piece_starts[number] + len(self._pieces[number].rstrip())


def begins_word(tokens: str, position: int) -> bool:
    """Whether ``position`` is not within a word that a hyphen or an apostrophe joins."""
    while position and (before := tokens[position - 1]) != " ":
        if before not in _MARKS:
            return before not in "-'"
        position -= 1
    return True
