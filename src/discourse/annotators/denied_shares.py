"""Parties to whom a sentence denies what belongs to all: "peace is no privilege of a few powers".

Who is opposed is said by denial alone, without a word of blame. It is read of some among many
only ("a few", "certain", "any single"): that the court shall not be chosen by the assembly blames
no assembly.
"""

from __future__ import annotations

import re
from functools import cache

from discourse.annotators.contrast_words import load_contrast_words

_DENIED = r"(?:\b(?:not|never|nor|no|no longer|cannot|neither)\b|n't\b)"
_BETWEEN = r"[^;:.?!]{0,60}?\b"  # the denial and what is denied
_BEFORE_PARTY = r"\s+(?:(?:only|just|solely)\s+)?(?:(?:the|an?)\s+)?$"


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    lists = load_contrast_words().lists
    share = rf"(?:(?:{lists['exclusive']})\s+)?(?:{lists['shares']})\s+of"
    ruled = rf"be\s+(?:\w+\s+)?(?:{lists['ruled']})(?:\s\w+)?\s+by"
    return (
        re.compile(rf"{_DENIED}{_BETWEEN}(?:{share}|{ruled}|belong to){_BEFORE_PARTY}"),
        re.compile(rf"\b(?:{lists['some_of_many']})\b"),
    )


def find_denied_share(before: str, party: str, start: int) -> re.Match[str] | None:
    """The words ``before`` a party, from ``start`` on, that deny it what is not its own alone.

    Both are folded; nothing but an article stands between them.
    """
    denied, some = _patterns()
    return denied.search(before, start) if some.search(party) else None
