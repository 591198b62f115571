"""Expressions for the words that ask: "must", "we urge", "let us", "it is time"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from discourse.annotators.clause_grammar import OTHER, OWN, Grammar
from discourse.annotators.openings import Opened, openings
from discourse.annotators.pledge_words import any_of

#: How strong a call is, by its verb, the strongest first.
STRENGTHS = ("demand", "call", "invite", "hope")


@dataclass(frozen=True, slots=True)
class CallPatterns:
    """Expressions of folded text for the words that ask, and for whom and what they ask."""

    modal: Opened
    verbs: re.Pattern[str]
    let: Opened
    need: Opened
    command: re.Pattern[str]
    aside: re.Pattern[str]
    to: re.Pattern[str]
    party: re.Pattern[str]
    inquiry: re.Pattern[str]
    supposed: re.Pattern[str]
    move: re.Pattern[str]
    speaking: re.Pattern[str]
    somebody: re.Pattern[str]
    told: re.Pattern[str]
    commands: frozenset[str]


@cache
def call_patterns(known: Grammar) -> CallPatterns:
    """Made once for a grammar, of the words of its language page."""
    words, adverbs = known.words, known.adverbs
    musts = rf"(?P<demand>{any_of(words['musts'])})|(?P<call>{any_of(words['shoulds'])})"
    verbs = "|".join(rf"(?P<{name}>{any_of(words[name])})" for name in STRENGTHS)
    noun = (
        rf"\b(?:our|my|the|its|this|an?|\w+'s)\s+(?:[\w-]+\s+)?{any_of(words['called'])}"
        r"(?=\s+(?:to|on|upon|for|that)\b)"
    )
    leading = any_of(words["command_openings"])
    return CallPatterns(
        Opened(
            re.compile(
                rf"(?:{musts})(?:\s+|,[^,;:.]{{1,40}},\s+)(?P<turned>we\s+)?"
                rf"(?:(?:and|or|nor|but)\s+(?:we\s+)?(?:must|should|can|will|shall)\s+)?{adverbs}(?=\w)"
            ),
            openings((*words["musts"], *words["shoulds"])),
        ),
        re.compile(
            rf"(?:{verbs}|(?P<call_out>\bcalls?\s+(?:[a-z]+ly|once\s+again|once\s+more|also|again)"
            rf"\s+(?:on|upon|for))|{noun})\s+"
        ),
        Opened(
            re.compile(
                rf"\b(?:let|may)\s+(?P<who>{any_of(words['let'])})(?:,[^,;:.]{{1,40}},)?\s+|\blet('s)\s+"
            ),
            frozenset(("let", "may")),
        ),
        Opened(
            re.compile(rf"{any_of(words['needs'])}\s+(?P<joint>that|for|to|on|upon)\s+"),
            openings(words["needs"]),
        ),
        re.compile(rf"(?:\A|[:;]\s+)\W*(?:{leading}\W+)*(?=[a-z])"),
        re.compile(any_of(words["aside"])),
        re.compile(rf"\s+(?:not\s+)?to\s+{adverbs}(?=(?P<verb>[\w-]+))"),
        re.compile(
            rf"[{OWN}{OTHER}]|"
            + any_of(
                *(words[name] for name in ("asked", "parties", "groups", "whole", "they", "us"))
            )
        ),
        re.compile(rf"{any_of(words['inquiries'])}.*\?\W*\Z", re.DOTALL),
        re.compile(rf"{any_of(words['suppositions'])}\s+\Z"),
        re.compile(
            rf"{adverbs}(?:{any_of(words['moves'])}"
            rf"|{any_of(words['examples_of'])}[^.;:]*?{any_of(words['examples'])})"
        ),
        re.compile(any_of(words["going_on_speaking"])),
        re.compile(rf"{any_of(words['of_somebody'])}\s+\Z"),
        re.compile(any_of(words["told"])),
        known.bases | {"be", *words["imperatives"]},
    )
