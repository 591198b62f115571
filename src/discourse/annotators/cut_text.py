"""A text cut into numbers, words and signs: what cues and the tagger read."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

from discourse.annotators.mentions import Mention
from discourse.text import Span, fold

#: A number, a word or a sign, with the white space after it.
PIECE = re.compile(r"(?:(?:(?<!\S)-)?\d+(?:,\d+)*(?:\.\d+)?(?!\w)|\w+|[^\w\s])\s*|\s+")
#: An article before a mention of these kinds belongs to the name.
_WITH_ARTICLE = frozenset(("self", "state", "territory"))


class Named(NamedTuple):
    """A mention: its kind, and its first and last piece, with its article."""

    kind: str
    first: int
    last: int


@dataclass(frozen=True, slots=True, eq=False)
class CutText:
    """The ``pieces`` of a text in lower case, and where each begins; the last start is the end."""

    folded: str
    pieces: Sequence[str]
    starts: Sequence[int]
    mentions: Sequence[Mention]

    @classmethod
    def of(cls, text: str, mentions: Sequence[Mention]) -> CutText:
        """Cut ``text``, in which ``mentions``, in text order, were found."""
        folded = fold(text)
        pieces = PIECE.findall(folded)
        return cls(folded, pieces, tuple(accumulate(map(len, pieces), initial=0)), mentions)

    def named(self) -> Iterator[Named]:
        """The pieces of each mention."""
        for mention in self.mentions:
            first, end = self.within(mention)
            if mention.kind in _WITH_ARTICLE and first and self.pieces[first - 1].rstrip() == "the":
                first -= 1
            yield Named(mention.kind, first, end - 1)

    def within(self, span: Span | Mention) -> tuple[int, int]:
        """The first piece of a stretch of text, and the one after its last."""
        return bisect_left(self.starts, span.start), bisect_left(self.starts, span.end)

    def end(self, piece: int) -> int:
        """Where a piece ends, without the white space after it."""
        return self.starts[piece] + len(self.pieces[piece].rstrip())
