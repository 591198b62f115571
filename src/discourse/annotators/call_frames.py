"""What stands around a call: a supposition with "should", an aside, who is spoken to."""

from __future__ import annotations

import re

#: "Should the talks fail, …": a condition and no call, unless it is a question.
_TURNED = re.compile(r"(?:\A|[;:]\s+)\W*(?:(?:and|but|yet)\s+)?\Z")
_QUESTION = re.compile(r"\?\W*\Z")
_SHOULD = re.compile(r"\bshould ")
#: Between those who are asked and the act: "all states, including those who waited, to act".
_ASIDE = re.compile(
    r",\s+(?:who|which|whose|whether|both|including|in particular|especially|notably|such as"
    r"|as well as|above all|among them|once again|in accordance|in line|under|in their|with)\b"
    r"[^;:.]{1,150}?,\s+to\s+(?=(?P<verb>[\w-]+))"
)
#: Who is asked stands before what is said to them: "to the generals I say: leave".
_SAID_TO = re.compile(
    r"\bto\s+(?P<who>[^,;:.]{2,80}?),?\s+(?:(?:i|we)\s+(?:(?:would|can|will)\s+)?(?:only\s+)?say"
    r"|our\s+message\s+is|my\s+message\s+is)(?:\s+(?:only\s+)?this)?:\s+"
    r"|\b(?:i|we)\s+(?:(?:would|can|will)\s+)?say\s+to\s+(?P<them>[^,;:.]{2,80}?):\s+"
)


def is_supposed(text: str, at: int) -> bool:
    """Whether "should" at ``at`` only supposes something."""
    is_turned = text.startswith("should ", at) and _TURNED.search(text[:at])
    return bool(is_turned) and _QUESTION.search(text) is None


def has_supposed(text: str) -> bool:
    """Whether a sentence supposes something with "should"."""
    return any(is_supposed(text, match.start()) for match in _SHOULD.finditer(text))


def match_aside(text: str, at: int) -> re.Match[str] | None:
    """The aside that begins at ``at``, up to the ``verb`` of the act."""
    return _ASIDE.match(text, at)


def find_spoken_to(text: str) -> tuple[tuple[int, int], int] | None:
    """Who is spoken to in so many words, and where what is said to them begins."""
    found = _SAID_TO.search(text)
    if found is None:
        return None
    return found.span("who" if found["who"] else "them"), found.end()
