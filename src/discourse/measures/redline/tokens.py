"""Units of a text as they are compared: words, figures and signs, each in a plain form.

Two tokens are alike if their plain forms are: one form of quotes, dashes and spaces, lower case.
Case counts apart, and never at the beginning of a unit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from discourse.analysis import Analysis, Unit
from discourse.text import WORD, Span, fold

_FIGURE = r"[$€£¥]?\d+(?:[.,]\d+)*(?:\s?%)?(?![^\W\d_])"
_TOKEN = re.compile(rf"{_FIGURE}|{WORD.pattern}|\.{{3}}|--|[^\w\s]|_+")
_QUOTES = dict.fromkeys("'\"`´‚‹›", '"')
_SIGNS = _QUOTES | {"—": "-", "―": "-", "--": "-", "…": "..."}


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a figure or a sign at its place in the document.

    ``key`` is its plain form, ``cased`` the same with its capitals. ``opens`` says that it is the
    first word of its unit, where a capital tells nothing.
    """

    span: Span
    key: str
    cased: str
    opens: bool
    is_word: bool

    @property
    def is_figure(self) -> bool:
        """Whether it is written with digits."""
        return any(char.isdigit() for char in self.key)


@dataclass(frozen=True, slots=True)
class Piece:
    """A unit of a text with its tokens; ``is_coded`` for sentences and clauses."""

    unit: Unit
    tokens: tuple[Token, ...]

    @property
    def is_coded(self) -> bool:
        """Whether it is a sentence or a clause: no heading, date line or salutation."""
        return self.unit.sentence_no is not None

    @property
    def keys(self) -> tuple[str, ...]:
        """The plain forms of its words and figures, in order."""
        return tuple(token.key for token in self.tokens if token.is_word)


def find_pieces(analysis: Analysis) -> tuple[Piece, ...]:
    """All units of a text that hold a word, in text order."""
    pieces = (Piece(unit, tuple(_tokens(unit))) for unit in analysis.units)
    return tuple(piece for piece in pieces if piece.keys)


def keys_of(words: str | None) -> set[str]:
    """The plain forms of the words and figures in ``words``; none where there are none."""
    found = (match.group() for match in _TOKEN.finditer(fold(words or "")))
    return {key for key in found if any(map(str.isalnum, key))}


def tokens_of(pieces: Sequence[Piece]) -> tuple[Token, ...]:
    """The tokens of neighbouring pieces in a row."""
    return tuple(token for piece in pieces for token in piece.tokens)


def _tokens(unit: Unit) -> Iterator[Token]:
    folded, opens = fold(unit.text), True
    for match in _TOKEN.finditer(unit.text):
        start, end = match.span()
        written = folded[start:end]
        is_word = any(char.isalnum() for char in written)
        key = written if is_word else _SIGNS.get(written, written)
        low = unit.text[start:end].lower()
        cased = key if low == unit.text[start:end] else unit.text[start:end].replace("’", "'")
        span = Span(unit.span.start + start, unit.span.start + end)
        yield Token(span, key, cased.replace("–", "-").replace("‑", "-"), opens, is_word)
        opens = opens and not is_word
