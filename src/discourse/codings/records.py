"""What one coder gave: labels of units, and where the units and spans are.

A coding is stand-off: it names texts, offsets in their source and digests, and holds no text.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

#: What coders write for a unit that has none of the labels, or is no sentence.
NO_LABELS = ("none", "nonsentence")
#: No offset in a text has more; a number of thousands of digits is refused unread.
MOST_DIGITS = 15
#: What to do about a digest that a spreadsheet made a number.
NUMBER_ADVICE = (
    "The sheet was opened in a spreadsheet, which took the digest for a number: format the column "
    "as text before opening it, and fill in the digests of the file as it was first written."
)
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?(?:e\+?\d+)?", re.IGNORECASE)
_LONGEST, _MOST = 60, 6


@dataclass(frozen=True, slots=True)
class CodedUnit:
    """The labels of a unit by one coder.

    ``unit`` is the name that all coders know it by; ``text`` the id of its text; ``start`` and
    ``end`` are code points of the text's source, half-open; ``quote`` is :func:`quote_digest` of
    its words; ``columns`` are the coder's other entries.
    """

    unit: str
    labels: frozenset[str]
    row: int
    text: str = ""
    paragraph: str = ""
    start: int | None = None
    end: int | None = None
    quote: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)

    @property
    def place(self) -> tuple[str, str]:
        """The paragraph it stands in; a unit without one stands alone."""
        return (self.text, self.paragraph) if self.paragraph else ("", self.unit)


@dataclass(frozen=True, slots=True)
class CodedSpan:
    """A stretch of a text that a coder marked with a label."""

    label: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Coding:
    """All that one coder gave.

    ``name`` is the file's; ``spans`` and ``lengths`` (characters of each text) are there when the
    coder marked stretches rather than units.
    """

    name: str
    units: Mapping[str, CodedUnit]
    spans: tuple[CodedSpan, ...] = ()
    lengths: Mapping[str, int] = field(default_factory=dict)


def quote_digest(words: str) -> str:
    """Sixteen hexadecimal digits that tell whether the words of a unit are still the same."""
    return hashlib.sha256(" ".join(words.split()).encode()).hexdigest()[:16]


def looks_like_number(quote: str) -> bool:
    """Whether a spreadsheet takes a digest for a number, or made it one (``5.66778E+15``)."""
    return _NUMBER.fullmatch(quote) is not None


def shown(words: str) -> str:
    """Words of a file as an error quotes them: in quotes, control characters escaped, cut short."""
    return repr(cut(words))


def cut(words: str, longest: int = _LONGEST) -> str:
    """The first characters of what is longer than ``longest``."""
    return words if len(words) <= longest else f"{words[:longest]}…"


def shown_all(words: Iterable[str]) -> str:
    """Several words as an error quotes them, the first few of many."""
    every = list(words)
    more = f" and {len(every) - _MOST:,} more" if len(every) > _MOST else ""
    return f"{', '.join(map(shown, every[:_MOST]))}{more}"
