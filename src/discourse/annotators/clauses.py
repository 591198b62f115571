"""Clauses of resolutions, communiqués and declarations: paragraphs that are no full sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence

from discourse.annotators.lines import Line, marker_end
from discourse.annotators.segmentation_data import ClauseWords
from discourse.text import fold

_FIRST_WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_OPEN_END = re.compile(
    r"(?:[,;]|[,;]\s+(?:and|or)|(?<=[^\W\d_][,;])\d{1,2})\Z"
)  # or a note's number
_CLAUSE_END = re.compile(r"(?:[,;.:]|[,;]\s+(?:and|or)|(?<=[^\W\d_][,;.])\d{1,2})\Z")


def plain_genre(genre: str | None) -> str:
    """``genre`` in small letters, without accents on e, hyphens and underscores."""
    return fold(genre or "").replace("é", "e").replace("_", " ").replace("-", " ").strip()


class ClauseTests:
    """Decides for one document which of its lines are clauses, and of what kind."""

    def __init__(self, words: ClauseWords, genre: str, lines: Sequence[Line]) -> None:
        self._words = words
        self._in_communique = genre in words.genres and genre != "resolution"
        self._in_resolution = genre == "resolution" or self._is_resolution(lines)
        self._last: str | None = None

    def kind(self, line: str) -> str | None:
        """``preambular``, ``operative`` or ``numbered``; ``None`` when ``line`` is no clause.

        Lines are asked in text order: a lettered part of a clause is of its kind.
        """
        self._last = self._kind(line)
        return self._last

    def is_marked(self, line: str) -> bool:
        """Whether ``line`` is a clause of a resolution by its first verb and its end."""
        return self._in_resolution and (self._is_preambular(line) or self._is_operative(line))

    def is_adopting_body(self, line: str) -> bool:
        """Whether ``line`` is the subject over the clauses: "The General Assembly,"."""
        if not (self._in_resolution or self._in_communique) or line[-1] not in ",:":
            return False
        words = fold(line).rstrip(",:").split()
        return words[0] == "the" and len(words) <= 12 and bool(self._words.bodies & set(words))

    def _kind(self, line: str) -> str | None:
        marker = marker_end(line)
        if self._in_resolution:
            if self._is_preambular(line):
                return "preambular"
            if self._is_operative(line):
                return "operative"
            if self._last and marker and _CLAUSE_END.search(line[-6:]):
                return self._last
        return self._communique_kind(line, marker)

    def _is_resolution(self, lines: Sequence[Line]) -> bool:
        preambular = sum(self._is_preambular(line.text) for line in lines)
        return preambular >= 2 and any(self._is_operative(line.text) for line in lines)

    def _communique_kind(self, line: str, marker: int) -> str | None:
        if not (marker or self._in_communique):
            return None
        first = self._first_word(line)
        verb = first in self._words.communique or first in self._words.operative
        if self._in_communique and (marker or _OPEN_END.search(line[-6:])) and verb:
            return "numbered" if marker else "operative"
        listed = marker and line[marker].isdigit() is False and _OPEN_END.search(line[-6:])
        if listed and verb:
            return "numbered"
        if (
            self._in_communique
            and marker
            and line[marker].islower()
            and _CLAUSE_END.search(line[-6:])
        ):
            return "numbered"
        return None

    def _first_word(self, line: str) -> str:
        for match in _FIRST_WORDS.finditer(line, marker_end(line)):
            word = fold(match[0])
            if word not in self._words.adverbs:
                return word
        return ""

    def _is_preambular(self, line: str) -> bool:
        return (
            _OPEN_END.search(line[-6:]) is not None
            and line[0].isupper()
            and self._first_word(line) in self._words.preambular
        )

    def _is_operative(self, line: str) -> bool:
        return (
            _CLAUSE_END.search(line[-6:]) is not None
            and self._first_word(line) in self._words.operative
        )
