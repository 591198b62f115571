"""Words: the runs of letters and digits behind every rate per 1,000 words."""

from __future__ import annotations

import re
from itertools import accumulate

from discourse.codebook import Codebook
from discourse.document import Document, Layer, MadeBy
from discourse.text import WORD

_WORDS_AND_REST = re.compile(f"({WORD.pattern})")


def annotate_words(document: Document, codebook: Codebook, made_by: MadeBy) -> Layer:
    """The layer of words, unlabelled."""
    # What stands between words, a word, in turn: the sums of their lengths are the positions.
    places = tuple(accumulate(map(len, _WORDS_AND_REST.split(document.text))))
    return Layer("words", places[:-1:2], places[1::2], (), made_by)
