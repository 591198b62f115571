"""Words that two texts share but for small gaps: seed and extend (Altschul et al. 1990).

Five words that recur are a seed; it is stretched word by word to both sides as long as both texts
agree, then over gaps of at most two words where three words and more agree again, one of them a
word of content. Only around seeds is anything aligned, so that millions of words take seconds.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from discourse.measures.formulas.stream import WordStream
from discourse.measures.formulas.word_grams import Grams
from discourse.measures.function_words import load_function_words

Longs = NDArray[np.int64]
SEED_WORDS = 5
FLANK = 3  # words that agree again behind a gap
#: Words of the earlier and of the later text in a gap, the smallest change first.
GAPS = ((1, 1), (0, 1), (1, 0), (2, 2), (0, 2), (2, 0), (1, 2), (2, 1))
#: Five words that stand in more places than this are a phrase of everybody's and no seed.
MOST_PLACES = 16


@dataclass(frozen=True, eq=False)
class Pieces:
    """Many pieces as columns; ``chain`` is the number of the stretch that each belongs to."""

    chain: Longs
    old: Longs
    new: Longs
    length: Longs

    def chosen(self, which: NDArray[np.bool_] | Longs) -> Pieces:
        """Some of them."""
        return Pieces(self.chain[which], self.old[which], self.new[which], self.length[which])

    @classmethod
    def joined(cls, parts: Sequence[Pieces]) -> Pieces:
        """All, the pieces of a chain in the order of the text."""
        names = ("chain", "old", "new", "length")
        whole = cls(*(np.concatenate([getattr(part, name) for part in parts]) for name in names))
        return whole.chosen(np.lexsort((whole.new, whole.chain)))


def find_seeds(stream: WordStream, grams: Grams, when: Longs) -> Pieces:
    """Seeds of an earlier and a later text; those that overlap on one diagonal are one."""
    order = np.argsort(grams.classes, kind="stable")
    few = np.bincount(grams.classes)[grams.classes[order]] <= MOST_PLACES
    classes, places = grams.classes[order][few], grams.places[order][few]
    olds, news = [places[:0]], [places[:0]]
    for step in range(1, min(MOST_PLACES, places.size)):
        same = np.flatnonzero(classes[:-step] == classes[step:])
        old, new = places[same], places[same + step]
        later = when[stream.text_of[old]] < when[stream.text_of[new]]
        olds.append(old[later])
        news.append(new[later])
    old, new = np.concatenate(olds), np.concatenate(news)
    order = np.lexsort((new, new - old))
    old, new = old[order], new[order]
    begins = np.ones(new.size, dtype=np.bool_)
    begins[1:] = (np.diff(new) != 1) | (np.diff(new - old) != 0)
    starts = np.flatnonzero(begins)
    length = np.diff(np.append(starts, new.size)) + SEED_WORDS - 1
    return Pieces(np.arange(starts.size), old[starts], new[starts], length)


@dataclass(frozen=True, eq=False)
class AlignedWords:
    """The stream as columns that may be asked a little beyond their ends."""

    words: Longs
    runs: Longs
    telling: Longs  # how many words of content stand before each word

    MARGIN: ClassVar[int] = 4

    @classmethod
    def of(cls, stream: WordStream) -> AlignedWords:
        """The columns of a stream."""
        grammar = load_function_words()
        content = np.array([word not in grammar for word in stream.vocabulary], dtype=np.int64)
        beside = np.full(cls.MARGIN, -1, dtype=np.int64)
        words, runs = (
            np.concatenate([beside, column, beside]) for column in (stream.words, stream.run_of)
        )
        return cls(words, runs, np.concatenate([[0], np.cumsum(content[stream.words])]))

    def agreeing(self, old: Longs, new: Longs, way: int, runs: Longs) -> Longs:
        """How many words agree from ``old`` and ``new`` on, these included, in one direction.

        ``runs`` [2 × pairs] are those of the earlier and of the later text that are not left.
        """
        length = np.zeros(old.size, dtype=np.int64)
        active = np.arange(old.size)
        a, b = old + self.MARGIN, new + self.MARGIN
        while active.size:
            at = way * length[active]
            i, j = a[active] + at, b[active] + at
            same = self.words[i] == self.words[j]
            same &= (self.runs[i] == runs[0, active]) & (self.runs[j] == runs[1, active])
            active = active[same]
            length[active] += 1
        return length

    def runs_of(self, pieces: Pieces) -> Longs:
        """The runs in the earlier and in the later text, [2 × pieces]."""
        return np.stack([self.runs[pieces.old + self.MARGIN], self.runs[pieces.new + self.MARGIN]])

    def stretched(self, seeds: Pieces) -> Pieces:
        """Seeds as long as both texts agree, each once, as chains of one piece."""
        runs = self.runs_of(seeds)
        left = self.agreeing(seeds.old - 1, seeds.new - 1, -1, runs)
        right = self.agreeing(seeds.old + seeds.length, seeds.new + seeds.length, 1, runs)
        firsts = np.stack([seeds.old - left, seeds.new - left], axis=1)
        firsts, at = np.unique(firsts, axis=0, return_index=True)
        length = (seeds.length + left + right)[at]
        return Pieces(np.arange(at.size), firsts[:, 0], firsts[:, 1], length)

    def beyond(self, seeds: Pieces, way: int) -> Iterator[Pieces]:
        """The pieces behind (1) or before (-1) the seeds, one gap further each time."""
        runs = self.runs_of(seeds)
        step = seeds.length if way > 0 else np.full(seeds.length.size, -1)
        old, new, open_chains = seeds.old + step, seeds.new + step, seeds.chain
        while open_chains.size:
            found = [self._over(gap, old, new, way, runs) for gap in GAPS]
            length = np.stack([pieces.length for pieces in found])
            gap, at = np.argmax(length > 0, axis=0), np.arange(old.size)
            reached = length[gap, at] > 0
            firsts = (np.stack([getattr(one, side) for one in found]) for side in ("old", "new"))
            old, new = (first[gap, at][reached] for first in firsts)
            size, open_chains, runs = (
                length[gap, at][reached],
                open_chains[reached],
                runs[:, reached],
            )
            first = (old, new) if way > 0 else (old - size + 1, new - size + 1)
            yield Pieces(open_chains, *first, size)
            old, new = old + way * size, new + way * size

    def _over(self, gap: tuple[int, int], old: Longs, new: Longs, way: int, runs: Longs) -> Pieces:
        """What agrees behind one kind of gap; length 0 where it is too little."""
        i, j = old + way * gap[0], new + way * gap[1]
        length = self.agreeing(i, j, way, runs)
        first = j if way > 0 else j - length + 1
        most = self.telling.size - 1
        inside = np.clip(first, 0, most), np.clip(first + length, 0, most)
        told = self.telling[inside[1]] - self.telling[inside[0]]
        length[(length < FLANK) | (told == 0)] = 0
        return Pieces(i, i, j, length)
