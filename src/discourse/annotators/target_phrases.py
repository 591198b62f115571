"""Where the words for a target and its conduct end in a sentence of criticism."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from discourse.text import Span

MOST_WORDS = 10
_ENDS_PHRASE = re.compile(
    r"[,;:.?!—]|\s-\s|\b(?:and (?:we|our|the)|while|whereas|but|because|although)\b"
)
_LAST_LINK = re.compile(r"[\s,]+(?:by|of|from|the|on the part|in which|against)*\s*$")
_AND = re.compile(r"\s*,?\s+(?:and|or)\s+(?:(?:by|of|from|the|its|their|other|all)\s+)*")
_RELATIVE = re.compile(r"\s(?:who|that)\b")


@dataclass(frozen=True, slots=True)
class Phrases:
    """A sentence: its words, the same folded (``text``), and the places of its mentions."""

    sentence: str
    text: str
    mentions: Sequence[Span]

    def end(self, start: int) -> int:
        """Where the phrase that goes on at ``start`` ends, ten words behind at most."""
        stop = _ENDS_PHRASE.search(self.text, start)
        words = list(re.finditer(r"\S+", self.text[start : stop.start() if stop else None]))
        return start + words[:MOST_WORDS][-1].end() if words else max(start, 1)

    def end_of_relative(self, span: Span) -> int:
        """Where the words for a party end, with the clause that says which one: "those who …"."""
        clause = _RELATIVE.match(self.text, span.end)
        if clause or self.text[: span.end].endswith((" who", " that")):
            return self.end(span.end)
        return span.end

    def words(self, span: Span) -> str | None:
        """The words at a place on one line, without marks around them."""
        return " ".join(self.sentence[span.start : span.end].split()).strip(" ,;:.—") or None

    def conduct_before(self, span: Span) -> str | None:
        """The words for a conduct up to its doer, without another doer named beside him."""
        for other in reversed(self.mentions):
            is_inside = span.start <= other.start and other.end <= span.end
            if is_inside and _AND.fullmatch(self.text, other.end, span.end):
                span = Span(span.start, other.start)
        return _LAST_LINK.sub("", self.words(span) or "") or None
