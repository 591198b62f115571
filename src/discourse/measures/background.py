"""The background: how common each word is in public speeches, as counts without texts.

It is the fixed yardstick behind similarity and keyness, so that a comparison of two texts does
not depend on what else happens to be compared. ``data/background/card.toml`` says which speeches
were counted and which governments were left out; ``corpus/build_background.py`` made it.
"""

from __future__ import annotations

import lzma
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

IntArray = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Background:
    """Counts over public speeches of words as :data:`discourse.text.WORD` finds them, folded.

    ``rows`` leads from a word to its place in ``counts`` (occurrences) and
    ``document_frequencies`` (speeches that have it). ``documents`` and ``tokens`` count all
    speeches and all their words, rare ones included; words in fewer than three speeches are not
    in ``rows``. ``digest`` is the SHA-256 of the table, ``held_out`` the governments (ISO
    3166-1 alpha-3) none of whose speeches were counted.
    """

    rows: dict[str, int]
    counts: IntArray
    document_frequencies: IntArray
    documents: int
    tokens: int
    digest: str
    held_out: tuple[str, ...]

    def counts_of(self, words: Sequence[str]) -> IntArray:
        """How often each word occurs in the background; 0 where it is not known."""
        return self._at(self.counts, words)

    def document_frequencies_of(self, words: Sequence[str]) -> IntArray:
        """How many speeches of the background have each word; 0 where it is not known."""
        return self._at(self.document_frequencies, words)

    def _at(self, column: IntArray, words: Sequence[str]) -> IntArray:
        places = np.array([self.rows.get(word, -1) for word in words], dtype=np.int64)
        return np.where(places >= 0, column[places], 0)


@cache
def load_background() -> Background:
    """The background that ships with the package, read once, when first asked for."""
    folder = files("discourse") / "data" / "background"
    card = tomllib.loads((folder / "card.toml").read_text(encoding="utf-8"))
    cells = lzma.decompress((folder / "words.tsv.xz").read_bytes()).decode().split()
    return Background(
        {word: row for row, word in enumerate(cells[0::3])},
        np.array([int(cell) for cell in cells[1::3]], dtype=np.int64),
        np.array([int(cell) for cell in cells[2::3]], dtype=np.int64),
        card["documents"],
        card["tokens"],
        card["sha256"],
        tuple(card["held_out"]),
    )
