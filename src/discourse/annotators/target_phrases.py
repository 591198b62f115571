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
_LAST_LINK = re.compile(
    r"[\s,]*$|(?:[\s,]+(?:by|of|from|the|on the part|in which|against)\b)+[\s,]*$"
)
_ACTING_FOR = re.compile(r"\s+by\s+(?:the\s+)?(?:so-called|(?:[a-z]+\s+){1,3}of(?:\s+the)?)\s*$")
_AND = re.compile(r"\s*,?\s+(?:and|or)\s+(?:(?:by|of|from|the|its|their|other|all)\s+)*")
#: Such a clause with a verb of its own, and more behind that.
_OWN_VERB = re.compile(
    r"^\s(?:who|that)\s(?!(?:in|on|at|by|for|from|with|under|after|since|during|ha[sd]|have|are|is"
    r"|were|was|do|does|did|will|would|can|could|may|might|must|should|continues?|seeks?|still|also"
    r"|now|never|not|\w+ly)\b)[a-z]+\s(?:[\w-]+\s){2,}$"
    r"(?<!\band\s)(?<!\bor\s)(?<!\bto\s)(?<!\bthe\s)(?<!\ba\s)(?<!\ban\s)(?<!\bof\s)(?<!\bon\s)(?<!\bnot\s)(?<!\bhas\s)(?<!\bits\s)(?<!\bin\s)(?<!\bwho\s)"
)
#: Behind a relative clause of a few words: what will follow for them.
_MODAL = re.compile(
    r"(?:\s(?!that\s)[\w-]+){2,}?(?<!\btheir)(?<!\bits)(?<!\bour)(?<!\bhis)(?<!\bthe)"
    r"\s(?P<modal>will|shall|must|should)\b"
)
_NOT_DONE = re.compile(
    r"\b(?:(?:have|has|had|do|does|did|is|are|was|were|will|would|can|could)\s)?"
    r"(?:not|never|cannot)\s(?!only\b)(?:(?:yet|even|always|\w+ly)\s)?\Z"
)
_OWNER = re.compile(r"\A['’]s?\s+")
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

    def end_of_relative(self, span: Span, blamed: int = 0) -> int:
        """Where the words for a party end, with the clause that says which one: "those who …".

        Words of blame at ``blamed``, behind a clause with a verb of its own, are no part of it.
        """
        clause = _RELATIVE.match(self.text, span.end)
        if clause and blamed > span.end and _OWN_VERB.search(self.text[span.end : blamed]):
            # "States that lecture us on trade | refuse to open their ports".
            return len(self.text[:blamed].rstrip())
        if clause or self.text[: span.end].endswith((" who", " that")):
            end = self.end(span.end)
            start = clause.end() if clause else span.end
            modal = _MODAL.match(self.text, start, end)
            return modal.start("modal") - 1 if modal and blamed < modal.start("modal") else end
        return span.end

    def denial_before(self, start: int, verb: int) -> int:
        """Where a denial of the ``verb`` begins behind ``start``: "have not yet closed"."""
        denied = _NOT_DONE.search(self.text, start, verb)
        return denied.start() if denied else verb

    def words(self, span: Span) -> str | None:
        """The words at a place on one line, without marks around them."""
        words = " ".join(self.sentence[span.start : span.end].split())
        return _OWNER.sub("", words).strip(" ,;:.—") or None

    def conduct_before(self, span: Span) -> str | None:
        """The words for a conduct up to its doer, without another doer named beside him."""
        for other in reversed(self.mentions):
            is_inside = span.start <= other.start and other.end <= span.end
            if is_inside and _AND.fullmatch(self.text, other.end, span.end):
                span = Span(span.start, other.start)
        words = _ACTING_FOR.sub("", self.words(span) or "")
        return _LAST_LINK.sub("", words) or None
