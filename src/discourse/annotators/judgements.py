"""Positions taken by an adjective: "it is unacceptable that …", "such raids are indefensible"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from discourse.annotators.alternatives import one_of
from discourse.text import Span, fold

_FEWEST_WORDS, _MOST_WORDS = 2, 30  # of what is judged
#: What names nothing.
_NAMELESS = re.compile(r"(?:it|this|that|these|those|they|which|who|what|such|there|he|she)")
#: Before a judgement these make it somebody else's, or none.
_OTHERS = r"if|whether|claims?|claimed|says?|said|argues?|argued|believes?"
_NOT_OWN = re.compile(rf"\b(?:{_OTHERS})\b")
_NOT_OWN_MATTER = re.compile(rf"\b(?:{_OTHERS}|who|which|that|not|never|nor)\b")


class Judged(NamedTuple):
    """An adjective of judgement in a sentence and what it judges, both as stretches of it."""

    said: Span
    matter: Span
    modifiers: str


@dataclass(frozen=True, slots=True)
class JudgementPatterns:
    """How a sentence puts an adjective to a matter: behind it, as a view held, before it.

    ``any`` finds the adjectives alone.
    """

    any: re.Pattern[str]
    behind: re.Pattern[str]
    held: re.Pattern[str]
    before: re.Pattern[str]

    @classmethod
    def of(cls, adjectives: Sequence[str], own: Sequence[str]) -> JudgementPatterns:
        """The patterns for ``adjectives`` and the speaker's ``own`` words."""
        said = rf"(?P<modifiers>(?:\w+ly\s+)?)(?P<said>{one_of(adjectives)})\b"
        is_ = r"(?:is|are|was|were|remains?)(?:\s+(?:also|therefore|simply|both))?"
        clause = r"[^,;:.!?()“”\"]"
        return cls(
            re.compile(rf"\b(?:{one_of(adjectives)})\b"),
            re.compile(
                rf"\bit\s+{is_}\s+{said}\s+(?P<matter>(?:that|when)\s[^;:!?]+?)(?=\.(?!\d)|[;:!?]|$)"
            ),
            re.compile(
                rf"\b(?:{one_of(own)})\s+(?:also\s+)?(?:find|consider|deem|regard)s?"
                rf"\s+(?P<matter>{clause}+?)\s+(?:as\s+|to\s+be\s+)?{said}"
            ),
            re.compile(rf"(?:\A|[;:]\s+)(?P<matter>{clause}+?)\s+{is_}\s+{said}(?=[\s,;:.!]|$)"),
        )


def find_judged(sentence: str, patterns: JudgementPatterns) -> Iterator[Judged]:
    """What the author of a sentence calls unacceptable, deplorable, welcome and the like."""
    text = fold(sentence)
    if not patterns.any.search(text):  # in nearly all sentences
        return
    for pattern in (patterns.behind, patterns.held, patterns.before):
        for match in pattern.finditer(text):
            matter = match["matter"]
            is_own = (
                not _NOT_OWN_MATTER.search(matter)
                if pattern is patterns.before
                else not _NOT_OWN.search(text, 0, match.start())
            )
            is_told = _FEWEST_WORDS <= len(matter.split()) <= _MOST_WORDS
            if is_own and is_told and not _NAMELESS.fullmatch(matter):
                yield Judged(
                    Span(*match.span("said")), Span(*match.span("matter")), match["modifiers"]
                )
