"""Quantities told without a number: fractions, multiples and ranks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from discourse.annotators.alternatives import one_of
from discourse.annotators.openings import RUN, openings
from discourse.annotators.quantity_words import QuantityWords

#: Where, its value, its unit and its kind.
Found = tuple[int, int, float, str, str]
#: Behind "by a third" and "of which a third" these follow.
_BEHIND_CHANGE = (
    "last|this|next|in|since|over|from|between|within|during|to|and|compared"
    "|has|have|is|are|was|were|will"
)
_HEAD = re.compile(r"(?:^|[,;:]\s+)(?:(?:yet|but|and)\s+)?the\s+$")
_FEW = "one|two|three|four|five|six|seven|eight|nine"
#: An index in the clause of a value without a unit.
_INDEX = re.compile(r"\b(?:index|coefficient|ratio)\b[^;:!?]{0,80}\Z")


class Proportions:
    """Finds the fractions, multiples and ranks of a sentence in lower case."""

    def __init__(self, words: QuantityWords) -> None:
        self._words = words
        lists = words.lists
        magnitudes = one_of(words.magnitudes)
        parts = one_of(part for part, of in words.fractions.items() if of > 2)
        self._fraction = re.compile(
            rf"\b(?:a[\s-](?P<one>{parts})(?=\s+of\b(?!\s+an?\s+(?:{magnitudes})\b)|[\s.,;)]*$)"
            rf"|(?P<number>{_FEW})[\s-](?P<part>{parts})\b"
            rf"|a[\s-](?P<by>{parts})(?=\s+(?:{_BEHIND_CHANGE})\b|,)"
            r"|one[\s-]half(?=[\s.,;)]*$)|(?:half|one[\s-]half)(?=\s+(?:of|the|its|our|their|all"
            rf"|a(?!\s+(?:{magnitudes})))\b))"
        )
        self._by = re.compile(
            r"\b(?:by|of (?:which|whom|these))\s+"
            rf"(?:(?:{one_of(words.bounds)}|barely|only|just)\s+)?$"
        )
        self._of_time = re.compile(rf"\b(?:{one_of(lists['parts_of_time'])})\s+$")
        self._parts = openings((*words.fractions, "half"))
        figurative = one_of(lists["figurative"])
        self._multiple = re.compile(rf"\b(?!{figurative})(?:{one_of(words.multiples)})\b")
        superlative = one_of(lists["superlatives"])
        ordinal = rf"(?:(?:{one_of(lists['tens'])})-)?(?:{one_of(words.ordinals)})"
        several = one_of(word for word in lists["ranked"] if word.endswith("s"))
        self._parties = re.compile(rf"(?:\s+[\w-]+){{0,2}}?\s+(?:{several})\b")
        self._ranking = openings(
            (*lists["superlatives"], *lists["places"], "rank", "ranks", "ranked", "ranking")
        )
        self._rank = re.compile(
            rf"\b(?P<before>{ordinal}|\d+(?:st|nd|rd|th))[\s-]+(?:{superlative})\b"
            rf"|\b(?:{superlative})\b(?=[^.;:]*\b(?:{one_of(lists['measured'])})\b"
            rf"|(?:\s+[\w-]+){{0,2}}?\s+(?:{one_of(lists['ranked'])})\b)"
            rf"|\brank(?:s|ed|ing)?\s+(?:as\s+)?(?:the\s+)?(?:number\s+)?"
            rf"(?P<place>\d+(?:st|nd|rd|th)?|{ordinal})\b(?:\s+(?:out\s+)?of\s+\d+\b)?"
            rf"|(?<![\w-])(?P<first>{ordinal})\s+(?:{one_of(lists['places'])})\b"
        )

    def find(self, text: str) -> Iterator[Found]:
        """All of them, the fractions first."""
        runs = RUN.findall(text)
        for match in () if self._parts.isdisjoint(runs) else self._fraction.finditer(text):
            is_loose = match["by"] and not self._by.search(text, 0, match.start())
            if not is_loose and not self._of_time.search(text, 0, match.start()):
                yield *match.span(), self._fraction_of(match), "share", "share"
        for match in self._multiple.finditer(text):
            yield *match.span(), self._words.multiples[match.group()], "times", "ratio"
        for match in () if self._ranking.isdisjoint(runs) else self._rank.finditer(text):
            if self._parties.match(text, match.end()) and _HEAD.search(text, 0, match.start()):
                continue  # "The largest emitters must …": who they are, and no rank
            word = match["before"] or match["place"] or match["first"] or "first"
            yield *match.span(), self._ordinal(word), "rank", "rank"

    def _fraction_of(self, match: re.Match[str]) -> float:
        part = match["one"] or match["part"] or match["by"] or "half"
        number = 1 + _FEW.split("|").index(match["number"]) if match["number"] else 1
        return number / self._words.fractions[part]

    def _ordinal(self, word: str) -> float:
        """The number of "3rd", "third" or "thirty-third"."""
        if word[0].isdigit():
            return float(re.sub(r"\D", "", word))
        *tens, last = word.split("-")
        low = self._words.ordinals[last]
        return float(low + sum(10 * (2 + self._words.lists["tens"].index(ten)) for ten in tens))


def is_of_index(text: str, start: int, value: float) -> bool:
    """Whether a value with decimals is that of an index before it: "the index fell to 0.38"."""
    return value % 1 > 0 and _INDEX.search(text, 0, start) is not None
