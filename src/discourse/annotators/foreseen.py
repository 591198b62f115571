"""What is only foreseen of others, or said to be wanted by them: nobody's pledge."""

from __future__ import annotations

import re

#: Subjects who are not named: "some partners seek to buy our votes".
_VAGUE = re.compile(r"(?i:some|certain|those|others|many|several|a few|various)\b")
#: "The islands will be under water", "the struggle will never be won".
_LOST = re.compile(
    r"be (?:under|beneath|below|without|gone|lost|submerged|uninhabitable|too late|won|solved"
    r"|resolved|achieved|attained|possible)\b"
)
#: What something will be, or do by itself: "the plan will be a guide", "this will drain us".
_COMES_OF_IT = re.compile(
    r"be (?:an?|the|one|to|far|much|more|less|even)\b"
    r"|(?:drain|harm|hurt|undermine|weaken|worsen|deepen|fuel|prolong|aggravate|exacerbate|threaten"
    r"|jeopardi[sz]e|cause|lead to|result in|end in|cost)\b"
)
#: "The next meeting will be held in May".
_MEETS = re.compile(r"(?:take place|be (?:held|convened))\b")
_MEETING = re.compile(r"(?i:\b(?:meeting|session|summit|conference|assembly)\b)")
#: "Anyone who tries will answer for it": what befalls others, told as a warning.
_WHOEVER = re.compile(r"(?i:(?:anyone|anybody|all those|those) who|whoever)\b")
_BEFALLS = re.compile(r"(?:answer for|pay (?:for|a|the|dearly)|regret|bear the)\b")
#: "We ask them to honour their pledge to …".
_KEPT_WORD = re.compile(
    r"\b(?:honou?r|fulfil|fulfill|keep|meet|implement|respect|deliver on|live up to)\s+\Z"
)


def is_vague(subject: str | None) -> bool:
    """Whether a subject is somebody who is not named."""
    return _VAGUE.match(subject or "") is not None


def is_foretold(subject: str | None, text: str, verb: int) -> bool:
    """Whether what begins at ``verb`` behind "will" only comes over its subject."""
    who = subject or ""
    is_met = _MEETS.match(text, verb) and _MEETING.search(who)
    is_warned = _WHOEVER.match(who) and _BEFALLS.match(text, verb)
    comes_of_itself = _LOST.match(text, verb) or _COMES_OF_IT.match(text, verb)
    return bool(is_met or is_warned or comes_of_itself)


def is_owed(text: str, start: int) -> bool:
    """Whether somebody is to keep the word that begins at ``start``."""
    return _KEPT_WORD.search(text, 0, start) is not None
