"""Phrases that the tagger hears by likeness: filters over the vectors of words in a row.

A convolution of which each filter's highest response in the sentence counts (Kim 2014,
"Convolutional neural networks for sentence classification", EMNLP). ``corpus/student.py`` learns
the vectors and the filters.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from discourse.annotators.lexicon import PADDING, UNKNOWN, Numbered, Numbers

Array = NDArray[np.float32]
Steps = NDArray[np.int16]
_NOWHERE = -32_768  # a response where no word is
_MOST_STEPS = 32_000  # of a response, that its parts can be added as 16-bit numbers


@dataclass(frozen=True, eq=False)
class Heard:
    """What filters heard of units, in steps: ``responses`` [words × filters] around each word of
    all units in a row, and the ``highest`` in each unit [units × filters].
    """

    units: Numbered
    responses: Steps
    highest: Steps


@dataclass(frozen=True, eq=False)
class Phrases:
    """What the filters hear in sentences, and what that says for each label.

    The rows of ``vectors`` [rows × size] are those of words by number; ``filters``
    [width × size × filters] respond to words in a row, above ``bias`` [filters]; ``readout`` is
    [filters × labels].
    """

    vectors: Array
    filters: Array
    bias: Array
    readout: Array

    def hear(self, units: Numbered) -> Heard:
        """How strongly the filters respond around each word of all units, in steps."""
        width, (_, heard) = len(self.filters), self._heard
        margin = width // 2
        rows = np.full(len(units.words) + margin * (len(units.counts) + 1), PADDING)
        middles = np.arange(len(units.words)) + margin * units.units
        rows[middles + margin] = np.where(units.words < len(self.vectors), units.words, UNKNOWN)
        responses: Steps = heard[0][rows[middles]]
        for at in range(1, width):
            responses += heard[at][rows[middles + at]]
        return Heard(units, responses, _highest(responses, units))

    def sums(self, heard: Heard) -> Array:
        """What the phrases of units say, [units × labels]."""
        # Not by BLAS: for so little it starts threads that take more time than they save.
        return np.asarray(np.einsum("uf,fl->ul", self._above_bias(heard.highest), self.readout))

    def shares(self, heard: Heard, labels: Numbers) -> Array:
        """What each word of units and its neighbours say for one label, [units × longest unit].

        ``labels`` has a column of the readout for each unit; each filter speaks where its
        response is the highest.
        """
        units, responses, highest = heard.units, heard.responses, heard.highest
        size = int(units.counts.max(initial=1))
        shares = self._above_bias(highest) * self.readout.T[labels]
        cells = np.flatnonzero(responses == highest[units.units])
        words, filters = np.divmod(cells[::-1], responses.shape[1])
        at = np.zeros(shares.shape, dtype=np.int64)
        owners = units.units[words]
        # From the last word to the first: of words that respond alike the first remains.
        at[owners, filters] = words - units.starts[owners]
        cells = at + np.arange(len(labels))[:, None] * size
        said = np.bincount(cells.ravel(), shares.ravel(), len(labels) * size)
        return np.asarray(said.reshape(len(labels), size), dtype=np.float32)

    def _above_bias(self, highest: Steps) -> Array:
        step, _ = self._heard
        return np.asarray(np.maximum(highest * step + self.bias, 0))

    @cached_property
    def _heard(self) -> tuple[np.float32, Steps]:
        """What each filter hears of each word in each of its places, [width × rows × filters].

        In whole steps, and how much a step is: half the bytes to be moved, which is what takes
        the time.
        """
        heard = self.vectors @ self.filters
        most = float(np.abs(heard).max(axis=(1, 2)).sum())
        step = np.float32(most / _MOST_STEPS or 1.0)
        return step, np.round(heard / step).astype(np.int16)


def _highest(responses: Steps, units: Numbered) -> Steps:
    """The highest response of each filter in each unit, [units × filters]."""
    highest = np.full((len(units.counts), responses.shape[1]), _NOWHERE, dtype=np.int16)
    filled = units.counts > 0
    if filled.any():
        highest[filled] = np.maximum.reduceat(responses, units.starts[filled], axis=0)
    return highest
