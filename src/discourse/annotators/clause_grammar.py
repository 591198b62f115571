"""What the pages of a language make of clauses: expressions of subjects, modals, verbs joined."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from discourse.annotators.alternatives import one_of
from discourse.annotators.pledge_words import Lists, any_of, load_pledge_words
from discourse.codebook import Codebook

#: What names of the own state and of any other party become: letters of no language that is read.
OWN, OTHER = "ƨ", "ƿ"
STOP = re.compile(r"[;:—!?()]|\s-+\s|--|\.(?=\s|\Z)")
#: One of those who met: "the Norvanian side", "President Lind".
_MEMBER = (
    rf"[{OWN}{OTHER}]+|[\w'-]+ (?:side|delegation)\b"
    r"|(?:president|prime minister|minister|king|queen|chancellor) [\w'-]+"
)
_MODALS = ("will", "musts", "shoulds", "call", "invite", "binding")  # lists of the page


@dataclass(frozen=True, slots=True, eq=False)
class Grammar:
    """What the pages of a language make of clauses; expressions are of blanked folded text."""

    words: Lists
    own: re.Pattern[str]
    candidates: re.Pattern[str]
    opener: re.Pattern[str]
    closer: re.Pattern[str]
    inherits: re.Pattern[str]
    preposition: re.Pattern[str]
    modal: re.Pattern[str]
    coordinator: re.Pattern[str]
    passive: re.Pattern[str]
    joins: re.Pattern[str]
    adverbs: str
    bases: frozenset[str]
    gerunds: frozenset[str]
    tells: re.Pattern[str]

    @classmethod
    def of(cls, codebook: Codebook, code: str = "en") -> Grammar:
        """From the pages of the language ``code``."""
        words = load_pledge_words(code)
        page = codebook.language(code)
        verbs = page.verbs if page else ()
        owners, both = (page.slot_forms(name) if page else () for name in ("SELF", "JOINT"))
        own = rf"{any_of(owners)}|{OWN}+(?:'s? [\w-]+(?: [\w-]+)?(?= |\Z)|(?![\w']))"
        joint = any_of(both)
        met = dict(page.sets).get("MET", ()) if page else ()
        pronouns = any_of(words["pronouns"], ("he", "she", "it", "they", "you"))
        verbs_in_ly = any_of(("reply", *(base for base, _ in verbs if base.endswith("ly"))))
        adverbs = rf"(?:(?:{any_of(words['adverbs'])}|(?!{verbs_in_ly})[a-z]+ly(?!\w)),?\s+){{0,4}}"
        participles = one_of({forms[3] for _, forms in verbs} | {"made"})
        return cls(
            words,
            re.compile(own),
            re.compile(rf"(?P<joint>{joint})|(?P<own>{own})|{pronouns}|{OTHER}+(?![\w'])"),
            re.compile(rf"{STOP.pattern}|{any_of(words['before_subject'])}|, (?:and|or|nor)\b"),
            re.compile(
                rf"{STOP.pattern}|,?\s(?<!no later\s)(?<!not later\s){any_of(words['openers'])}"
                rf"|,\s{any_of(words['after_comma'])}"
                r"|,\s(?:and|but|while)\s(?:the|our|my|its|their|these|those|all|some)\s"
                r"(?:(?!we\b|i\b|they\b|that\b|who\b|which\b)[\w-]+\s){1,3}?(?:has|have|had|is|are|was|were)\s"
            ),
            re.compile(rf"\b(?:and|or|but)\s+(?:(?:has|have|is|are|am|be)\s+)?{adverbs}\Z"),
            re.compile(rf"{any_of(words['prepositions'])}\s+(?:the\s+)?\Z"),
            re.compile(any_of(*map(words.__getitem__, _MODALS))),
            re.compile(
                r",?\s+(?:and|or|but|yet|so|nor)\s+(?:[\w-]+ly\s+|also\s+|therefore\s+)?\Z|,\s+\Z"
            ),
            re.compile(rf"(?:not\s+)?be(?:en)?\s+{adverbs}(?:{participles}|done|[a-z]{{3,}}ed)\b"),
            re.compile(
                r"(?:,\s*(?:(?:and|but|as well as)\s+)?|\s(?:and|but|as well as)\s+)(?P<to>to\s+)?"
                rf"{adverbs}(?P<verb>[\w'-]+)(?P<behind>\s+[\w'-]+(?: [\w'-]+)?)?"
            ),
            adverbs,
            frozenset(base for base, _ in verbs) | frozenset(words["verbs_too"]),
            frozenset(forms[4] for _, forms in verbs),
            re.compile(
                r"\W*(?:[^;:.]{1,220}?,\s+)?(?:[\w'-]+,?\s+){0,4}?"
                rf"(?:{any_of(both, met, ('they',))}|{_MEMBER})"
            ),
        )


@cache
def grammar(codebook: Codebook) -> Grammar:
    """The grammar of a codebook's English, made once."""
    return Grammar.of(codebook)
