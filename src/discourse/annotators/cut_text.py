"""A text cut into numbers, words and signs: what cues and the tagger read."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

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


@dataclass(frozen=True, eq=False)
class CutText:
    """The ``pieces`` of a text in lower case, and where each begins; the last start is the end.

    ``edges`` has the same starts, to look many up at once.
    """

    folded: str
    pieces: Sequence[str]
    starts: Sequence[int]
    edges: NDArray[np.int64]
    mentions: Sequence[Mention]

    @classmethod
    def of(cls, text: str, mentions: Sequence[Mention]) -> CutText:
        """Cut ``text``, in which ``mentions``, in text order, were found."""
        folded = fold(text)
        pieces = PIECE.findall(folded)
        edges = np.zeros(len(pieces) + 1, dtype=np.int64)
        np.cumsum(np.fromiter(map(len, pieces), np.int64, len(pieces)), out=edges[1:])
        return cls(folded, pieces, edges.tolist(), edges, mentions)

    @cached_property
    def named(self) -> list[Named]:
        """The pieces of each mention."""
        found = []
        firsts, ends = (places.tolist() for places in self.each_within(self.mentions))
        for mention, first, end in zip(self.mentions, firsts, ends, strict=True):
            if mention.kind in _WITH_ARTICLE and first and self.pieces[first - 1].rstrip() == "the":
                first -= 1
            found.append(Named(mention.kind, first, end - 1))
        return found

    def within(self, span: Span) -> tuple[int, int]:
        """The first piece of a stretch of text, and the one after its last."""
        return bisect_left(self.starts, span.start), bisect_left(self.starts, span.end)

    def each_within(
        self, spans: Sequence[Span] | Sequence[Mention]
    ) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Of each of many stretches the first piece, and the one after its last."""
        firsts = np.searchsorted(self.edges, [span.start for span in spans])
        return firsts, np.searchsorted(self.edges, [span.end for span in spans])

    def end(self, piece: int) -> int:
        """Where a piece ends, without the white space after it."""
        return self.starts[piece] + len(self.pieces[piece].rstrip())
