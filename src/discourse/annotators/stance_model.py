"""The trained weights of stance: what the words of a sentence say of one party in it.

Filters over three words respond to each place of a sentence (a convolution; Kim 2014). Of each
filter the strongest response counts at each distance from the party, before it and behind it: what
stands near says more, and from where. With what the rules of the stance page say
(:data:`~discourse.annotators.party_views.SIGNS`) that gives the chances of -, 0 and +.
``corpus/train_stance.py`` makes the weights; ``data/model/stance.toml`` is their card.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from io import BytesIO
from typing import NamedTuple

import numpy as np

from discourse.annotators.features import Array
from discourse.annotators.lexicon import PADDING, Lexicon, Numbers
from discourse.annotators.party_views import SIGNS, SentenceView

FOLDER = "data/model"
#: The columns of what is read.
AGAINST, NEUTRAL, FOR = range(3)
#: A stance is given from this chance on: best on development texts, and more likely than not.
LEAST_CHANCE = 0.5
#: Where words that a rule relates to the party come to this, for it or against, they decide.
PLAIN = 1.2
#: Words before a party, or behind it, up to which one distance reaches; the last has no end.
DISTANCES = (1, 2, 4, 8, 16)
ZONES = 2 * len(DISTANCES) + 3  # before, the party itself, behind
_PRAISED, _BLAMED = SIGNS.index("praised"), SIGNS.index("blamed")
_BATCH = 256  # sentences whose responses are held at once


class Party(NamedTuple):
    """A party to be read: the number of its sentence, from which word of it to before which it
    reaches, what the rules say of it, and what is added to the log odds of a stance against it and
    for it by what is known beyond the sentence.
    """

    sentence: int
    first: int
    end: int
    signs: tuple[float, ...]
    odds: tuple[float, float] = (0.0, 0.0)

    @property
    def balance(self) -> float:
        """What words that a rule relates to the party come to: for it less against it."""
        return self.signs[_PRAISED] - self.signs[_BLAMED]


@dataclass(frozen=True, eq=False)
class StanceModel:
    """Weights, and how they read parties.

    ``vectors`` [words × size] of the words of the ``lexicon``; ``filters`` [3 × size × filters]
    respond above ``bias`` [filters]; ``readout`` [zones × filters × 3] and ``by_signs`` [signs × 3]
    say what that means, added to ``offsets`` [3].
    """

    lexicon: Lexicon
    vectors: Array
    filters: Array
    bias: Array
    readout: Array
    by_signs: Array
    offsets: Array

    def read(self, sentences: Sequence[SentenceView], parties: Sequence[Party]) -> Array:
        """The chances of -, 0 and + of each party, [parties × 3]; each row adds up to 1.

        ``parties`` stand in the order of their ``sentences``.
        """
        return settle(self.chances(sentences, parties), parties)

    def chances(self, sentences: Sequence[SentenceView], parties: Sequence[Party]) -> Array:
        """The same by the weights alone."""
        found = [np.zeros((0, 3), dtype=np.float32)]
        start = 0
        for first in range(0, len(sentences), _BATCH):
            end = start
            while end < len(parties) and parties[end].sentence < first + _BATCH:
                end += 1
            heard = _Heard.of(self, sentences[first : first + _BATCH])
            found.append(self._sums(heard, parties[start:end], first))
            start = end
        sums = np.concatenate(found)
        chances = np.exp(sums - sums.max(axis=1, keepdims=True))
        return np.asarray(chances / chances.sum(axis=1, keepdims=True))

    def carriers(
        self, sentences: Sequence[SentenceView], parties: Sequence[Party], columns: Sequence[int]
    ) -> list[list[tuple[int, float]]]:
        """The words that speak most for a column, the strongest first, with weights: for each
        party one column and one sentence.

        Each word stands for itself and its neighbours.
        """
        if not parties:
            return []
        heard = _Heard.of(self, sentences)
        bounds = _bounds(heard, parties, range(len(parties)))
        found = []
        for zones, highest, column in zip(bounds, heard.highest(bounds), columns, strict=True):
            own = np.repeat(np.arange(ZONES), np.diff(zones))
            responses = heard.responses[zones[0] : zones[-1]]
            is_heard = responses == highest[own]
            shares = (responses * is_heard * self._leanings[own, :, column]).sum(axis=1)
            order = np.argsort(-shares, kind="stable")
            found.append([(at, float(shares[at])) for at in order.tolist() if shares[at] > 0])
        return found

    def _sums(self, heard: _Heard, parties: Sequence[Party], first: int) -> Array:
        if not parties:
            return np.zeros((0, 3), dtype=np.float32)
        bounds = _bounds(heard, parties, [party.sentence - first for party in parties])
        highest = heard.highest(bounds)
        signs = np.array([party.signs for party in parties], dtype=np.float32)
        # Not by BLAS: for so little it starts threads that take more time than they save.
        said = np.einsum("pzf,zfk->pk", highest, self.readout)
        return np.asarray(said + np.einsum("ps,sk->pk", signs, self.by_signs) + self.offsets)

    @cached_property
    def _leanings(self) -> Array:
        """What a response in a zone says for each column more than for all, as the readout."""
        return np.asarray(self.readout - self.readout.mean(axis=2, keepdims=True))

    @cached_property
    def heard(self) -> Array:
        """What each filter hears of each word in each of its places, [3 × words × filters].

        In its middle above the bias.
        """
        heard = np.asarray(self.vectors @ self.filters)
        heard[:, PADDING] = 0.0
        heard[1] += self.bias
        return heard


def settle(chances: Array, parties: Sequence[Party]) -> Array:
    """The chances with the odds of each party, and what the rules plainly say likely enough."""
    settled = chances.copy()
    if parties:
        odds = np.array([party.odds for party in parties], dtype=np.float32)
        settled[:, [AGAINST, FOR]] *= np.exp(odds)
        settled /= settled.sum(axis=1, keepdims=True)
    for row, party in zip(settled, parties, strict=True):
        if abs(party.balance) >= PLAIN:
            column = FOR if party.balance > 0 else AGAINST
            if row[column] < LEAST_CHANCE:
                row *= LEAST_CHANCE / (1 - row[column])
                row[column] = LEAST_CHANCE
    return settled


def decide_column(chances: Sequence[float]) -> int:
    """The column of the stance that chances of -, 0 and + come to; neutral where none is likely."""
    for column in (AGAINST, FOR):
        if chances[column] >= LEAST_CHANCE:
            return column
    return NEUTRAL


@dataclass(frozen=True, eq=False)
class _Heard:
    """The responses around each word of sentences, [words × filters], a row of 0 between them."""

    responses: Array
    starts: list[int]
    counts: list[int]

    @classmethod
    def of(cls, model: StanceModel, sentences: Sequence[SentenceView]) -> _Heard:
        numbers = model.lexicon.read([sentence.words for sentence in sentences])
        counts = numbers.counts.tolist()
        rows = np.full(len(numbers.words) + len(counts) + 1, PADDING)
        places = np.arange(len(numbers.words)) + numbers.units + 1
        rows[places] = numbers.words
        before, middle, behind = model.heard
        responses = middle.take(rows, axis=0)
        responses[1:] += before.take(rows[:-1], axis=0)
        responses[:-1] += behind.take(rows[1:], axis=0)
        np.maximum(responses, 0, out=responses)
        starts = numbers.starts + np.arange(1, len(counts) + 1)
        responses[starts - 1] = responses[-1] = 0.0
        return cls(responses, starts.tolist(), counts)

    def highest(self, bounds: Numbers) -> Array:
        """The highest responses in the zones of parties, [parties × zones × filters].

        ``bounds`` has a row for each party, of where its zones begin and the last ends; where a
        zone is empty nothing is heard. Any stretch is two that overlap, as long as a power of two.
        """
        starts, sizes = bounds[:, :-1], np.diff(bounds)
        powers = np.frexp(np.maximum(sizes, 1))[1] - 1
        highest = np.zeros((*sizes.shape, self.responses.shape[1]), dtype=np.float32)
        level, most = self.responses, int(powers.max())  # of as many rows from each row on
        for power in range(most + 1):
            length = 2**power
            is_so = (powers == power) & (sizes > 0)
            first = starts[is_so]
            last = first + sizes[is_so] - length
            highest[is_so] = np.maximum(level.take(first, axis=0), level.take(last, axis=0))
            if power < most:
                level = np.maximum(level[:-length], level[length:])
        return highest


...


def _bounds(heard: _Heard, parties: Sequence[Party], sentences: Iterable[int]) -> Numbers:
    """Where the zones of parties begin, and the last ends, among the rows of what was heard."""
    return np.array([
        [heard.starts[number] + at
         for at in zone_bounds(party.first, party.end, heard.counts[number])]
        for party, number in zip(parties, sentences, strict=True)
    ])  # fmt: skip


def zone_bounds(first: int, end: int, count: int) -> list[int]:
    """Where the zones around a party begin in its sentence of ``count`` words, and the last ends.

    From the farthest before it to the farthest behind it; a zone may be empty.
    """
    before = [max(first - distance, 0) for distance in reversed(DISTANCES)]
    behind = [min(end + distance, count) for distance in DISTANCES]
    return [0, *before, first, end, *behind, count]


@cache
def load_stance_model() -> StanceModel:
    """The shipped weights.

    Raises:
        ValueError: they are not those that their card names.
    """
    folder = files("discourse").joinpath(FOLDER)
    card = tomllib.loads(folder.joinpath("stance.toml").read_text("utf-8"))
    packed = folder.joinpath("stance.npz").read_bytes()
    words = folder.joinpath("stance-words.txt").read_text("utf-8")
    if (digest := hashlib.sha256(packed + words.encode()).hexdigest()) != card["sha256"]:
        raise ValueError(f"{FOLDER}/stance.npz has the digest {digest}; its card says another")
    with np.load(BytesIO(packed), allow_pickle=False) as arrays:
        named = {name: arrays[name].astype(np.float32) for name in arrays.files}
    return StanceModel(
        Lexicon.of(words.splitlines()),
        named["vectors"] * named["steps"],
        named["filters"],
        named["bias"],
        named["readout"],
        named["by_signs"],
        named["offsets"],
    )
