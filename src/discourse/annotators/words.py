"""Words: the runs of letters and digits behind every rate per 1,000 words."""

from __future__ import annotations

import re
from itertools import accumulate, compress
from operator import add

from discourse.codebook import Codebook
from discourse.document import Document, Layer, MadeBy
from discourse.text import WORD

_WORDS_AND_REST = re.compile(f"({WORD.pattern})")
# One byte for each character, as far as most English texts go: a letter or digit, a mark that may
# join two of them, anything else.
_ENCODING = "cp1252"
_KINDS = "".join(
    "a" if WORD.match(char) else "-" if WORD.fullmatch(f"a{char}a") else "\n"
    for char in bytes(range(256)).decode(_ENCODING, "replace")
).encode()
_MARK_THAT_JOINS_NOTHING = re.compile(rb"-(?!(?<=a-)a)")
# Scripts that part no words by spaces: Thai, Lao, Burmese, Khmer, kana and ideographs.
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
_LESS_ONE = bytes((0, *range(255)))


def is_unspaced(text: str) -> bool:
    """Whether most letters of a text are of scripts that part no words by spaces."""
    if _UNSPACED.search(text) is None:
        return False
    return len(_UNSPACED.findall(text)) > sum(map(str.isalpha, text)) / 2


def annotate_words(document: Document, codebook: Codebook, made_by: MadeBy) -> Layer:
    """The layer of words, unlabelled; not measured in scripts that part no words by spaces."""
    try:
        starts, ends = _places_by_bytes(document.text)
    except ValueError:
        if is_unspaced(document.text):
            reason = "words are not parted by spaces in the script of this text"
            return Layer("words", (), (), (), made_by, reason=reason)
        starts, ends = _places(document.text)
    return Layer("words", starts, ends, (), made_by)


def _places_by_bytes(text: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """What :func:`_places` gives, without an object for what stands between words.

    Raises:
        ValueError: a character is not of the encoding, or a word is longer than a byte can tell.
    """
    kinds = text.encode(_ENCODING).translate(_KINDS) + b"\n"
    pieces = _MARK_THAT_JOINS_NOTHING.sub(b"\n", kinds).splitlines(keepends=True)
    # A piece is a word and one character after it, or one character that is in no word.
    lengths = bytes(map(len, pieces))
    word_lengths = lengths.translate(_LESS_ONE)
    starts = tuple(compress(accumulate(lengths, initial=0), word_lengths))
    return starts, tuple(map(add, starts, filter(None, word_lengths)))


def _places(text: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Where words start and end, in any text."""
    # What stands between words, a word, in turn: the sums of their lengths are the positions.
    places = tuple(accumulate(map(len, _WORDS_AND_REST.split(text))))
    return places[:-1:2], places[1::2]
