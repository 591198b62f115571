"""By what words a criticism speaks of its target where no actor page names it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from discourse.annotators.contrast_words import load_contrast_words, whole
from discourse.annotators.openings import RUN

#: An adjective, if there is one.
_ANY = (
    r"(?:(?!(?:that|with|for|of|by|from|in|to|and|as|is|are|was|were|while|but|when|if)\s)"
    r"[\w-]+\s)?"
)


@dataclass(frozen=True, slots=True)
class TargetPatterns:
    """Ways to speak of a blamed party without a mention of the layer of mentions, and of conduct.

    ``names`` are capitalised words but ``not_names``, ``culprits`` and ``charged`` nouns that are
    blame, ``definite`` and ``heads`` nouns of parties with and without a word that points at one,
    ``relatives`` those that a clause singles out; ``persons``, ``things``, ``possessives`` and
    ``conduct_back`` point back; ``is_conduct`` follows a pronoun that is no party; ``admits`` is of
    the own side.
    """

    names: re.Pattern[str]
    not_names: re.Pattern[str]
    culprits: re.Pattern[str]
    relatives: re.Pattern[str]
    persons: re.Pattern[str]
    things: re.Pattern[str]
    possessives: re.Pattern[str]
    is_conduct: re.Pattern[str]
    definite: re.Pattern[str]
    heads: re.Pattern[str]
    charged: re.Pattern[str]
    conduct_back: re.Pattern[str]
    conduct: re.Pattern[str]
    opposing: re.Pattern[str]
    deeds: re.Pattern[str]
    breaking: re.Pattern[str]
    admits: re.Pattern[str]


#: The list of which a form stands in every match of a pattern.
_NEEDED = {
    "culprits": "culprits", "relatives": "parties_back", "persons": "persons_back",
    "things": "things_back", "possessives": "deeds", "definite": "definite_back",
    "heads": "heads_back", "charged": "slurs_back",
}  # fmt: skip


def find_matches(source: str, text: str) -> list[re.Match[str]]:
    """Where a pattern matches in a text, by its name."""
    needed = _NEEDED.get(source)
    if needed and _runs(text).isdisjoint(load_contrast_words().openings[needed]):
        return []
    return list(getattr(target_patterns(), source).finditer(text))


@lru_cache(maxsize=1)  # the patterns are looked for one after the other
def _runs(text: str) -> frozenset[str]:
    return frozenset(RUN.findall(text))


@cache
def target_patterns() -> TargetPatterns:
    """The patterns in English, made once."""
    words = load_contrast_words()
    lists = words.lists
    return TargetPatterns(
        re.compile(
            r"(?<![.!?“\"] )(?<![“\"‘(])(?<!^)\b(?:[Tt]he )?(?:[A-Z][\w’'-]+ )*"
            r"(?![\w-]+-(?:style|type|like)\b)[A-Z][a-z][\w-]+"
            rf"(?: (?:{lists['named_heads_back']})"
            r"|(?:(?<=Union)|(?<=Army)|(?<=Kingdom)|(?<=Republic)|(?<=Federation))"
            r" of (?:the )?[A-Z][\w-]+)?"
            rf"|\b(?:[Tt]he )?(?:[A-Z][\w-]+ )+(?:{lists['named_heads_back']})\b"
        ),
        re.compile(
            rf"(?:the )?(?:{lists['not_names_back']}"
            rf"|(?:[\w'-]+ )*(?:{lists['no_party_heads_back']}))"
        ),
        whole(words.culprits),
        re.compile(
            rf"\b(?:(?:the|all|many)\s)?{_ANY}(?:{lists['parties_back']})"
            r"(?=,?\s(?:who|that|which|responsible|suggesting|with)\b)"
        ),
        re.compile(
            rf"(?<![\w-])(?:{lists['persons_back']})(?![\w-])"
            rf"|\bthe (?:former|latter)(?=\s*[,;:.]|'s|\s(?:{lists['after_person_back']})\b)"
        ),
        whole(lists["things_back"]),
        re.compile(rf"\b(?:its|their|his|her)\s+((?:[\w-]+\s+){{0,3}}?(?:{words.deeds}))\b"),
        re.compile(r"\s(?:is|was|are|were|would be)\s(?:\w+\s)?(?:an?|the)\b"),
        re.compile(
            # "They affirmed that no country should" points at none.
            r"\b(?:the|that(?!\s(?:no|all|any|every|each|some|many|most|both|one)\b)|this|those|these)"
            # "The only country that has pledged", "military intervention" are no party that acts.
            rf"\s(?!only\b|first\b)(?:[\w-]+\s){{0,2}}?(?:{lists['definite_back']})\b"
            rf"(?!\s(?:{lists['deed_nouns_back']})\b)"
        ),
        re.compile(rf"\b(?:{_ANY}(?!others\b)(?:{lists['heads_back']})|others)\b"),
        re.compile(rf"\b(?:{lists['slurs_back']})\b"),
        whole(lists["conduct_back"]),
        whole(words.conduct),
        re.compile(rf"(?<=\s)(?<!not\s)(?:{words.opposing})\s+(?!to\b|by\b|and\b)(?=\w)"),
        whole(words.deeds),
        whole(words.breaking),
        re.compile(rf"\b(?:we|our [\w-]+)\s(?:\w+\s){{0,3}}?(?:{lists['admits']})\b"),
    )
