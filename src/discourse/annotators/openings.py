"""Expressions that begin with one of some words: looked for only where such a word stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

#: Letters and digits in a row.
RUN = re.compile(r"[^\W_]+")


Run = tuple[str, int]  # letters and digits in a row, and where they begin


def runs_of(text: str) -> list[Run]:
    """All letters and digits in a row."""
    return [(match[0], match.start()) for match in RUN.finditer(text)]


def openings(forms: Iterable[str]) -> frozenset[str]:
    """The letters and digits in a row with which forms begin."""
    return frozenset(RUN.findall(form)[0] for form in forms)


@dataclass(frozen=True, slots=True, eq=False)
class Opened:
    """An expression each match of which begins with one of the ``words``.

    A search tries an expression at every letter; this one only where a word begins that may open
    a match, which is told by a set.
    """

    pattern: re.Pattern[str]
    words: frozenset[str]

    def finditer(self, text: str, runs: Iterable[Run]) -> Iterator[re.Match[str]]:
        """All matches in a text whose words are ``runs``, none in another."""
        done = 0
        for at in [at for word, at in runs if word in self.words]:
            if at >= done and (match := self.pattern.match(text, at)):
                yield match
                done = match.end()

    def search(self, text: str, start: int, end: int, runs: Iterable[Run]) -> re.Match[str] | None:
        """The first match from ``start`` to ``end`` of a text whose words are ``runs``."""
        for at in [at for word, at in runs if word in self.words and start <= at < end]:
            if match := self.pattern.match(text, at, end):
                return match
        return None
