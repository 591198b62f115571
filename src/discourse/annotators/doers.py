"""What "by" before a party makes of it: who did a wrong, or who only made or kept a norm."""

from __future__ import annotations

import re

from discourse.text import Span

_SHORT = 12  # characters before a party in which "by the" stands
_LONG = 60  # and in which "by the armed forces of the" does
#: Who did not allow a wrong, or made what is broken, does none: "measures not authorized by the
#: Council", "violations of the truce brokered by X".
_NORM_BY = re.compile(
    r"\b(?:(?:not|never|without being)\s(?:(?:been|being)\s)?(?:authori[sz]ed|approved|agreed"
    r"|mandated|endorsed|recogni[sz]ed|sanctioned|imposed|decided)"
    r"|un(?:authori[sz]ed|approved|recogni[sz]ed)"
    r"|(?:violat|breach|contraven|flout|def[iy]|disregard|undermin)[a-z]*\s[^;:.]{1,80}?"
    r"\b(?:adopted|agreed upon|brokered|mediated|ratified|signed|proposed))"
    r"\s+by\s+(?:(?:the|an?|both)\s+)?$"
)
#: Whatever is condemned, its doer is blamed: "we condemn the testing of missiles by X".
_CONDEMNED_BY = re.compile(
    r"\b(?:condemn|deplore|denounce|decry|decrie)(?:s|ed|d|ing)?\b"
    r"(?:,?\s+in the (?:strongest|clearest)(?: possible)? terms(?: possible)?,?)?"
    r"(?P<what>[^;:.]{1,140}?)"
    r"\bby\s+(?:the\s+)?(?:(?!in\s|of\s)[a-z-]+\s+){0,2}(?:of\s+(?:the\s+)?)?$"
)
#: "It was condemned by X": who condemns is not blamed.
_PASSIVE = re.compile(r"\b(?:be|been|being|is|are|was|were|widely|which|who)\s(?:[a-z]+\s)?$")
_NOUN = re.compile(r"\b(?:the|all|any|an?|this|these|such|recent|[a-z]{3,}s)\s")
#: Here "by" leads in who suffered or lost something, or how it was done.
_BORNE = re.compile(
    r"\b(?:suffered|endured|faced|experienced|felt|borne|incurred|sustained|needed|shared|caused)\s+$"
)
#: "Those in this House who say": of whom "who" speaks stands before a place.
_PLACED = re.compile(r"\b(?:in|inside|within|across)\s+(?:(?:the|this|that|our)\s+)?$")
#: The speaker's own peaceful intent, all through a sentence, blames nobody.
_NO_ILL_WILL = re.compile(
    r"\W*(?:[a-z]+,\s)?(?:we|i)\s(?:(?:have|bear|harbou?r|hold|feel)\sno\s"
    r"(?:quarrel|grudge|ill will|enmity|hostility|hatred|animosity|designs)\b"
    r"|(?:do not|don't)\s(?:seek|want|desire|wish for)\s(?:a\s)?"
    r"(?:war|conflict|confrontation|enemies|regime change|revenge"
    r"|to\s(?:fight|dominate|isolate|contain|punish|harm|hurt|humiliate|threaten))\b)"
)
_TURN = re.compile(r"[;:]|\b(?:but|yet|however|while|whereas)\b")
_WHO = re.compile(r"\s*who\b")


def keeps_norm(before: str, near: int) -> bool:
    """Whether a party behind ``before`` is named for a norm and not for a wrong.

    Args:
        before: the sentence, folded, up to the party.
        near: from where on it is read.
    """
    return " by " in before[-_SHORT:] and _NORM_BY.search(before, near) is not None


def find_condemned(before: str, near: int) -> Span | None:
    """Where the words stand for what a party behind ``before`` did, if that is condemned."""
    if " by " not in before[-_LONG:]:
        return None
    found = _CONDEMNED_BY.search(before, near)
    if found is None or _BORNE.search(found["what"]) or not _NOUN.search(found["what"]):
        return None
    if _PASSIVE.search(before, 0, found.start()):
        return None
    return Span(found.start("what") + 1, found.end())


def is_other_who(text: str, start: int, end: int) -> bool:
    """Whether "who" behind a name is of somebody before it: "those in this House who say"."""
    return _WHO.match(text, end) is not None and _PLACED.search(text, 0, start) is not None


def bears_no_ill_will(text: str) -> bool:
    """Whether a folded sentence only says that the speaker is nobody's enemy."""
    return _NO_ILL_WILL.match(text) is not None and _TURN.search(text) is None
