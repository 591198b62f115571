"""Changes of a value, "rose from 4 to 6 per cent": two figures, the first of them the baseline."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from discourse.annotators.alternatives import one_of
from discourse.annotators.quantity_words import QuantityWords
from discourse.text import Span

_WINDOW = 120  # characters before "from" in which the word of change stands
_ENDS_CLAUSE = re.compile(r"[;:.!?](?!\d)")


@dataclass(frozen=True, slots=True)
class Change:
    """Two values, by number, and the words that join them: the word of change, "from" and "to".

    From ``source`` on stands "from some", from ``goal`` on "to nearly", each before its value.
    """

    first: int
    second: int
    word: Span
    source: int
    goal: int


class Changes:
    """Knows by words whether a value is where a change starts, and which two are its ends."""

    def __init__(self, words: QuantityWords) -> None:
        bound = rf"(?:(?:{one_of(words.bounds)}|just|only|some|a|the current)\s+){{0,2}}"
        self._from = re.compile(rf"\bfrom\s+{bound}$")
        self._word = re.compile(rf"\b(?:{one_of(words.changes)})\b")
        # Between the two: a time, "per 1,000 births", "of our trade", but no further clause.
        self._between = re.compile(rf"[^,;:.()]{{0,48}}?,?\s*(?P<goal>\bto\s+{bound})")

    def starts(self, text: str, position: int) -> bool:
        """Whether at ``position`` stands the value that a change starts from."""
        return self._before(text, position) is not None

    def find(self, text: str, values: Sequence[Span]) -> Iterator[Change]:
        """The changes among ``values`` of a sentence in lower case, in its order."""
        for number, (one, other) in enumerate(pairwise(values)):
            between = self._between.fullmatch(text, one.end, other.start)
            if between and (before := self._before(text, one.start)):
                yield Change(number, number + 1, *before, between.start("goal"))

    def _before(self, text: str, position: int) -> tuple[Span, int] | None:
        """Where the word of change before a value stands, and where its "from" does."""
        source = self._from.search(text, max(0, position - _WINDOW), position)
        if source is None:
            return None
        low = max(0, source.start() - _WINDOW)
        ends = [m.end() for m in _ENDS_CLAUSE.finditer(text, low, source.start())]
        found = list(self._word.finditer(text, max([low, *ends]), source.start()))
        return (Span(*found[-1].span()), source.start()) if found else None
