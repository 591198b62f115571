"""Who is blamed for nothing: a party that pledges, thanks or helps, or is thanked; a people.

A promise speaks of what is promised and not of a wrong, though it names one ("has pledged never to
seek hegemony"). An act of help may serve a wrong ("helps the invaders"): it is goodwill only where
nothing in what is said of the party is blame and it goes to no party. A turn ("but has sent none")
takes either back. A surface reading as in :mod:`discourse.annotators.blame`, without a parser.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from discourse.annotators.contrast_words import load_contrast_words
from discourse.annotators.mentions import Mention

_STATES = ("state", "territory", "demonym")

#: Between a party and its verb, without what takes the goodwill back ("claims to", "refuses to").
_OPENS = (
    r"[^\w\ue001]*(?:(?:who|that|which)\s+)?"
    r"(?:(?:has|have|had|will|would|also|itself|again|always|is|are|was|were|been|and"
    r"|(?!false|hypocrit|suppos|alleg|ostens|insincer|only)[a-z]+ly"
    r"|(?:wants?|wish|wishes|ready|willing|continues?|continued|determined|able) to)\s+)*"
)
_ENDS = re.compile(r"[;:.?!—]|\s-\s")
_TURNS = re.compile(
    r"\b(?:but|yet|however|while|whereas|although|though|only to|without|instead|nonetheless)\b"
)
#: An act of help that goes to a party may be blamed for it; to "us" it may not.
_TO_A_PARTY = re.compile(
    r"(?:\s+[\w'-]+){0,3}?\s+(?:\ue001|(?:them|those|these|such|some|others?|certain|groups?|forces"
    r"|movements?|countries|states|powers|governments?|parties|regimes?)\b)"
)
_ARTICLES = r"(?:\s*(?:the|his|her|their|its|our|all|both|many|former|\w+ly|and)\s+)*\s*$"


@dataclass(frozen=True, slots=True)
class _Patterns:
    kind: re.Pattern[str]
    helping: re.Pattern[str]
    thanked: re.Pattern[str]
    done_by: re.Pattern[str]
    people: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    words = load_contrast_words()
    lists = words.lists
    return _Patterns(
        re.compile(rf"{_OPENS}(?:{words.kind}|{lists['kind_also']})\b"),
        re.compile(rf"{_OPENS}(?:{words.helping}|{lists['helping_also']})\b"),
        re.compile(rf"(?<![\w-])(?:{lists['thanking']})\s{_ARTICLES}"),
        re.compile(rf"(?<![\w-])(?:{lists['done_well']})\s+by\s{_ARTICLES}"),
        re.compile(rf"\s(?:{lists['people']})$"),
    )


def find_goodwill(before: str, after: str, blames: Sequence[re.Pattern[str]]) -> bool:
    """Whether what stands around a party says that it means well.

    ``before`` and ``after`` are folded, the letters of other mentions hidden; ``blames`` are the
    patterns of words of blame.
    """
    patterns = _patterns()
    if patterns.thanked.search(before) or patterns.done_by.search(before):
        return True
    if found := patterns.kind.match(after):
        return _TURNS.search(_rest(after, found)) is None
    found = patterns.helping.match(after)
    if found is None or _TO_A_PARTY.match(after, found.end()):
        return False
    rest = _rest(after, found)
    return not any(pattern.search(rest) for pattern in (_TURNS, *blames))


def is_people(folded: str, mention: Mention) -> bool:
    """Whether a mention of a state names those who live there, who bear what its rulers do."""
    words = folded[mention.start : mention.end]
    return mention.kind in _STATES and _patterns().people.search(words) is not None


def _rest(after: str, found: re.Match[str]) -> str:
    """What is said behind a verb, to the end of the sentence or a pause in it."""
    stop = _ENDS.search(after, found.end())
    return after[found.end() : stop.start() if stop else len(after)]
