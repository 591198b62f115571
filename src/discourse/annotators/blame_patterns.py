"""Expressions for words of blame, and for how they stand to the party that is blamed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from discourse.annotators.bystanders import IN_ROW, OTHER
from discourse.annotators.contrast_words import load_contrast_words, whole

#: Between a preposition or verb and the mention: an article, and words that describe.
_GAP = (
    rf"(?:\s*(?:(?:(?:the|an?|all|any|both|many|most|such|these|those|its|their|his|our|own|some|other"
    rf"|certain|so-called|of|and|[\w-]+(?:ed|ing|ive|al|ous|ist|ly|ic|ian)|leadership|government"
    rf"|authorities|leaders?)\b|{OTHER}+(?!\s+of\b))\s+)?){{0,4}}\s*"
)


@dataclass(frozen=True, slots=True)
class BlamePatterns:
    """Expressions of folded text; those of what stands before a party end at it."""

    breaking: re.Pattern[str]
    broken: re.Pattern[str]
    opposes: re.Pattern[str]
    blaming: re.Pattern[str]
    innocent: re.Pattern[str]
    negated: re.Pattern[str]
    charged: re.Pattern[str]
    appeased: re.Pattern[str]
    opposed: re.Pattern[str]
    called: re.Pattern[str]
    told: re.Pattern[str]
    should_stop: re.Pattern[str]
    accountable: re.Pattern[str]
    acquitted: re.Pattern[str]
    hindered: re.Pattern[str]
    linked_by: re.Pattern[str]
    linked_of: re.Pattern[str]
    by: re.Pattern[str]
    of_deed: re.Pattern[str]
    of_suffered: re.Pattern[str]
    people: re.Pattern[str]
    has_deed: re.Pattern[str]
    modifies_deed: re.Pattern[str]
    object_of: re.Pattern[str]
    placed: re.Pattern[str]

    @property
    def of_blame(self) -> tuple[re.Pattern[str], ...]:
        """Words that are blame wherever they stand in what is said of a party."""
        return self.breaking, self.negated, self.blaming, self.charged


@cache
def blame_patterns() -> BlamePatterns:
    """Made once, of the words of the contrast pages."""
    words = load_contrast_words()
    lists = words.lists
    return BlamePatterns(
        whole(words.breaking),
        whole(words.broken),
        whole(lists["resisting"]),
        whole(words.blaming),
        re.compile(rf"(?:{words.innocent}|{lists['innocent_also']})\b"),
        re.compile(
            rf"\b(?:do|does|did|have|has|had|are|is|were|was)(?:\snot|n't|\snever)\s(?!(?:\w+ly\s)?(?:{lists['no_blame_after_not']})\b)\w+"
        ),
        whole(lists["charged"]),
        re.compile(rf"\b(?:{lists['appeased']})\s+{_GAP}$"),
        re.compile(rf"\b(?:{words.opposing}|{lists['opposed_after']})\s+{_GAP}$"),
        re.compile(rf"\b(?:{lists['calling']})\s+{_GAP}$"),
        re.compile(rf"\b(?:{lists['told']})\s+{_GAP}$"),
        re.compile(
            r"(?:must|should|shall|has to|have to|needs? to|to|that)?\s*(?:\w+ly\s)?"
            rf"(?:{words.stop})\b"
        ),
        whole(lists["accountable"]),
        re.compile(rf"\bit\s(?:is|was)\snot\s+{_GAP}$"),
        re.compile(
            rf"\b(?:{lists['hindering']})\b[^;:.]{{0,60}}?\b(?:{lists['hindered']})"
            rf"\s+(?:of|by)\s+{_GAP}$"
        ),
        re.compile(rf"\b(?:by|from|on the part of)\s+{_GAP}$"),
        re.compile(rf"\b(?:of|by|in which)\s+{_GAP}$"),
        re.compile(
            rf"\b(?:{words.breaking}|{words.deeds}|{words.blaming}|{lists['done']})\b"
            rf"[^;:.]{{0,60}}?\b(?:by|from|on the part of)\s+{_GAP}$"
        ),
        re.compile(rf"\b(?:{words.deeds})(?:\s(?:and|or)\s[\w-]+)?\s+(?:of|by|in which)\s+{_GAP}$"),
        re.compile(rf"\b(?:{lists['suffered']})\s+of\s+{_GAP}$"),
        re.compile(rf"\s+(?:{lists['people']})\b"),
        re.compile(
            rf"'s?\s+(?:[\w-]+,?\s+(?:and\s)?){{0,3}}?(?:(?:{words.deeds})\b"
            # "Its testing of missiles, and so on, is a grave breach of the treaty."
            rf"|(?:{lists['conduct_of']})\b[^;:.]{{0,120}}?\b(?:{lists['judging']})"
            rf"\s(?!not?\b|never\b|hardly\b)(?:[\w-]+\s){{0,3}}?"
            rf"(?:{words.deeds}|{lists['judged']})\b)"
        ),
        re.compile(
            rf"\s+(?:[\w-]+(?:ed|al|ous|ive|ic|ary|ing)\s+){{0,2}}(?:{words.deeds})(?!\s(?:the|a|our|its|as)\b)\b"
        ),
        re.compile(rf"\b(?:{words.breaking})\s+{IN_ROW}{_GAP.replace('|of|', '|')}$"),
        re.compile(rf"\b(?:{lists['prepositions']})\s+{IN_ROW}{_GAP}$"),
    )
