"""Tables of counts as texts."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike
from scipy.sparse import csr_array

from discourse.document import Metadata
from discourse.measures.text_counts import TextCounts


def text_counts(
    table: ArrayLike, text_of: ArrayLike | None = None, **metadata: list[str]
) -> TextCounts:
    """Counts with words named w0, w1, … and texts a, b, …; one paragraph a text if not told."""
    rows = np.asarray(table)
    places = np.arange(len(rows)) if text_of is None else np.asarray(text_of)
    number = int(places.max()) + 1
    facts = [
        Metadata(**{name: values[n] for name, values in metadata.items()}) for n in range(number)
    ]
    lengths = np.bincount(places, weights=rows.sum(axis=1)).astype(np.int64)
    return TextCounts(
        tuple(f"t{n:02}" for n in range(number)),
        tuple(facts),
        tuple(f"w{n}" for n in range(rows.shape[1])),
        csr_array(rows.astype(np.float64)),
        places,
        lengths,
    )


def published_table() -> np.ndarray:
    """Table 1 of Laver, Benoit & Garry (2003): five references, then the text to be placed."""
    pattern = (2, 3, 10, 22, 45, 78, 115, 146, 158, 146, 115, 78, 45, 22, 10, 3, 2)
    table = np.zeros((6, 37))
    for row, start in enumerate((0, 5, 10, 15, 20, 7)):
        table[row, start : start + len(pattern)] = pattern
    return table


PUBLISHED_SCORES = (-1.5, -0.75, 0.0, 0.75, 1.5)
