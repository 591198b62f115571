"""A text cut into words and signs, and stretches of it in which whole names are one piece."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import NamedTuple

from discourse.annotators.openings import Run, runs_of
from discourse.annotators.remembered import remembered
from discourse.annotators.stance_words import load_stance_words
from discourse.document import Document
from discourse.text import fold

#: A word, but its "n't", if it has one, for itself; what an apostrophe cuts off; a sign.
PIECE = re.compile(
    r"[^\W_]+(?!(?<=n)['’]t\b)(?:-[^\W_]+)*|n['’]t\b|['’](?:s|re|ve|ll|d|m)\b|[^\w\s]"
)
NAME = "\ue000"

Places = Sequence[tuple[int, int]]  # from where to where in a text


class Pieces(NamedTuple):
    """Words and signs, folded, and whole names, which are :data:`NAME`: what and where."""

    words: list[str]
    starts: list[int]
    ends: list[int]

    def add(self, folded: str, start: int, end: int) -> None:
        """Cut a stretch of folded text and add its pieces."""
        for match in PIECE.finditer(folded, start, end):
            self.words.append(match[0])
            first, last = match.span()
            self.starts.append(first)
            self.ends.append(last)


@dataclass(frozen=True, slots=True, eq=False)
class CutWords:
    """A text, its folded form, and the pieces of that, none of them a name."""

    text: str
    folded: str
    pieces: Pieces

    @classmethod
    def of(cls, text: str) -> CutWords:
        """Cut ``text``."""
        folded = fold(text)
        pieces = Pieces([], [], [])
        pieces.add(folded, 0, len(folded))
        return cls(text, folded, pieces)

    def runs(self) -> list[Run]:
        """Its words, those that a hyphen joins apart, and where each begins."""
        runs = list(zip(self.pieces.words, self.pieces.starts, strict=True))
        joined = [(word, start) for word, start in runs if "-" in word]
        parts = [(run, start + at) for word, start in joined for run, at in runs_of(word)]
        return sorted([*runs, *parts], key=itemgetter(1)) if parts else runs

    def within(self, start: int, end: int, names: Places = ()) -> Pieces:
        """The pieces of a stretch; places of ``names``, in order, are one piece each.

        A name that overlaps the one before is none.
        """
        words, starts, ends = self.pieces
        found = Pieces([], [], [])
        begin, at = start, bisect_left(starts, start)
        if at and ends[at - 1] > start:
            return self._cut_anew(start, end, names)
        for first, last in (*names, (end, end)):
            if first < begin:
                continue
            stop = bisect_left(starts, first, at)
            behind = bisect_left(starts, last, stop)
            if (stop and ends[stop - 1] > first) or (behind and ends[behind - 1] > last):
                return self._cut_anew(start, end, names)
            found.words.extend(words[at:stop])
            found.starts.extend(starts[at:stop])
            found.ends.extend(ends[at:stop])
            if first < last:
                _add_name(found, first, last)
            begin, at = last, behind
        return found

    def _cut_anew(self, start: int, end: int, names: Places) -> Pieces:
        """The same where a name or the stretch begins or ends within a word: "pro-Velmar"."""
        found = Pieces([], [], [])
        for first, last in (*names, (end, end)):
            if first < start:
                continue
            found.add(self.folded, start, first)
            if first < last:
                _add_name(found, first, last)
            start = last
        return found


def _add_name(pieces: Pieces, start: int, end: int) -> None:
    pieces.words.append(NAME)
    pieces.starts.append(start)
    pieces.ends.append(end)


@remembered("units")
def cut_words(document: Document) -> CutWords:
    """The text of a document, cut."""
    return CutWords.of(document.text)


def join_capitals(pieces: Pieces, text: str) -> None:
    """Make a name of words in a row that have capital letters and are none of the stance page."""
    words, starts, ends = pieces
    plain = load_stance_words().plain
    capitals = [n for n, at in enumerate(starts) if text[at].isupper() and words[n] not in plain]
    following = -1  # the capital behind
    for number in reversed(capitals):
        if words[number] == NAME:
            continue
        is_joined = following == number + 1 and not text[ends[number] : starts[following]].strip(
            " .-"
        )
        if is_joined:
            ends[number] = ends[following]
            del words[following], starts[following], ends[following]
        words[number] = NAME
        following = number
