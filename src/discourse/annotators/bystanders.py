"""Parties that stand beside a wrong and do none: places, rows of them, makers of norms.

What is blamed in a sentence stands near many parties that it is not of: "the sanctions imposed
against Lumaru, which violate the law", "goals entrusted to the agency by the Assembly".
"""

from __future__ import annotations

import re

OTHER = "\ue001"  # in the place of every letter of a mention that is not asked about
_ARTICLE = r"(?:(?:both|all)\s+)?(?:the\s+)?"
#: Others in a row before a party: "to X, Y and the party".
IN_ROW = rf"(?:{_ARTICLE}{OTHER}+(?:,\s+|,?\s+(?:and|or|but)\s+(?:also\s+)?|\s+as well as\s+))*"
#: "From X to Y" is a stretch of land.
_FROM = re.compile(rf"\bfrom\s+{_ARTICLE}$")
_TO = re.compile(rf"\s+(?:to|through|via)\s+{_ARTICLE}{OTHER}")
_FROM_OTHER_TO = re.compile(rf"\bfrom\s+{_ARTICLE}{OTHER}+\s+(?:to|through|via)\s+{_ARTICLE}$")
#: Against whom something is done, whatever is said of it behind.
_AGAINST = re.compile(
    rf"(?:\bagainst|\b(?:sanctions|embargo\w*|blockade|attacks?|assaults?|strikes?|siege)\s(?:up)?on)"
    rf"\s+{IN_ROW}{_ARTICLE}$"
)
#: "X's war against Y": the other's, and no fight of the speaker's own.
_BY_ANOTHER = re.compile(rf"{OTHER}'s?\s+(?:[\w-]+\s+){{1,4}}against\s+{IN_ROW}{_ARTICLE}$")
#: Behind verbs and nouns of leaving, "from" leads in what is left.
_LEFT = re.compile(
    r"\b(?:withdr[ae]w\w*|exit\w*|expel\w*|expulsion|retreat\w*|depart\w*|escape\w*|flee\w*|fled"
    r"|deviat\w*|divert\w*|depriv\w*|protect\w*|away|far|return\w*|refugees)"
    rf"\s+from\s+{IN_ROW}{_ARTICLE}$"
)
#: What is done well or by right "by" a party, however near a word of blame stands.
_DONE_BY_RIGHT = re.compile(
    r"\b(?:accepted|approach|assigned|brokered|endorsed|entrusted|guaranteed|hosted|mandated"
    r"|mediated|proposed|ratified|recogni[sz]ed|upheld)"
    rf"(?:\s+(?:up|out|on|to\s+\w+|upon))?\s+by\s+{IN_ROW}{_ARTICLE}$"
)
#: Who is to do something about it: "must not be tolerated by".
_ASKED = re.compile(
    r"\b(?:must|should|cannot|ought\sto|needs?\sto|ha(?:s|ve)\sto)\s(?:(?:not|never|no\slonger|also)\s)?"
    rf"be\s(?:\w+ly\s)?[\w-]+\s(?:by|on\sthe\spart\sof)\s+{IN_ROW}{_ARTICLE}$"
)
#: "In X, occupied Y and Z": a member of a row of places.
_ROW_GOES_ON = re.compile(rf",\s+(?:and\s+)?(?:occupied\s+)?{OTHER}+(?:,|\s+and\b|\s*$)")
#: Of a people, what is no deed of its state.
_OWN_CAUSE = re.compile(
    r"\s+(?:cause|question|issue|plight|tragedy|suffering|land|lands|territor\w+|rights|refugees|villages"
    r"|civilians|homes|children|women|economy)\b"
)
#: In what is said of a party: a wrong that it lives under, what befalls it, an idiom.
_UNDER = re.compile(
    r"\b(?:under|amid|despite|facing|faces?|reserves? the right to)\s+(?:\w+\s+(?:and\s+)?){0,3}$"
)
_BEFALLS = re.compile(r"\s+(?:as a (?:result|consequence)|because of|due to|in the wake)\b")
_IDIOM = re.compile(r"def(?:y|ies|ied|ying)\s+(?:the|all)\s+(?:odds|expectations|predictions)")


def is_bystander(before: str, after: str, near: int) -> bool:
    """Whether a party between ``before`` and ``after`` only stands beside what is blamed.

    Args:
        before: the sentence, folded, other mentions masked, up to the party.
        after: the same behind it.
        near: from where on ``before`` is read.
    """
    is_stretch = (_FROM.search(before, near) and _TO.match(after)) or (
        _FROM_OTHER_TO.search(before, near)
    )
    return bool(
        is_stretch
        or _LEFT.search(before, near)
        or _DONE_BY_RIGHT.search(before, near)
        or _ASKED.search(before, near)
        or _OWN_CAUSE.match(after)
        or (_ROW_GOES_ON.match(after) and not before.strip(" \n,"))
    )


def is_wronged(before: str, near: int) -> bool:
    """Whether what is blamed is done against a party: "the embargo against X, which violates"."""
    return _AGAINST.search(before, near) is not None


def is_wronged_by_another(before: str, near: int) -> bool:
    """Whether it is what another party does: "X's war against Y", where Y is not opposed."""
    return _BY_ANOTHER.search(before, near) is not None


def is_borne(said: str, start: int, end: int) -> bool:
    """Whether a word of blame in what is ``said`` of a party is no deed of it.

    "Lives under occupation", "displaced as a result of the storm", "defies the odds".
    """
    is_suffered = _UNDER.search(said, 0, start) or _BEFALLS.match(said, end)
    return bool(is_suffered or _IDIOM.match(said, start))
