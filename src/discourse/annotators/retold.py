"""Joint texts in the third person told in the first, as the tagger knows it from speeches.

"The two sides expressed their readiness to help" says of those who issue the text what "we express
our readiness to help" says of a speaker. Labels of such a sentence are scored on the words so told;
what is shown, and where it stands, are its own words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from discourse.annotators.segmentation_data import load_segmentation_data
from discourse.annotators.spoken_units import voice_of
from discourse.codebook.verbs import verb_forms
from discourse.document import Document
from discourse.text import Span

JOINT, MEMBER, OTHERS = "joint", "reported_own", "reported_other"
#: All who met, or the body that they are, as a subject.
ALL_WHO_MET = (
    r"(?:they|it|(?:(?:the|both|all|these)\s+)?(?:[a-z-]+\s+){0,2}?"
    r"(?:sides|parties|ministers|leaders|presidents|participants|delegations|states|countries"
    r"|governments|members|summit|meeting|conference|forum|council|assembly|heads\s+of\s+"
    r"(?:state|government|delegation|mission)(?:\s+(?:and|or)\s+(?:of\s+)?government)?))"
)
_MANNER = (
    r"(?:,\s[^,;:.]{1,60},)?(?:\s+(?:also|further|again|therefore|then|too|once\s+again|in\s+turn"
    r"|nonetheless|nevertheless|likewise|jointly|have|has|had|[a-z]+ly))*"
)
_ASIDE = re.compile(r",\s[^,;:.]{1,60},")  # "the Norvanian side, for its part, welcomed"
_HAVE = re.compile(r"\b(?:has|have|had)\b")
_OWN = re.compile(r"\b(?:their|its)\b")
_SELVES = re.compile(r"\b(?:themselves|itself)\b")
_NEAR = 40  # characters behind the verb in which "their" is of those who speak
_WOULD = re.compile(r"\bwould\b")
_THEY_WILL = re.compile(r"\bthat (?:they|it) (?=will\b)")
_PASSIVE = re.compile(
    r"\b[Ii]t (?:was|is|has been) (?:[a-z]+ )?(?:agreed|decided|resolved) (?P<joint>that|to)\b"
)


#: By these, with an act, somebody says what he will do.
_BINDING = re.compile(r"\b(?:agree|resolve|decide|undertake|intend|plan)\s+(?:[a-z]+ly\s+)?to\s+")


@cache
def _bases() -> dict[str, str]:
    """The base form of each form by which joint texts tell what was said."""
    words = load_segmentation_data().voices
    forms = verb_forms({"regular": words.telling, "irregular": words.telling_irregular})
    return {form: base for base, (_, third, past, _, _) in forms.items() for form in (third, past)}


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    """By voice, the head of a sentence that tells: opening, subject, manner, verb."""
    bases = _bases()
    verbs = "|".join(sorted({*bases, *bases.values()}, key=len, reverse=True))
    opening = r"(?P<open>[A-Z][^;:]{1,220}?,\s+)?"
    tail = rf"(?P<manner>{_MANNER})\s+(?P<verb>{verbs})\b"
    return {
        JOINT: re.compile(rf"{opening}(?P<who>(?i:{ALL_WHO_MET})){tail}"),
        MEMBER: re.compile(rf"{opening}(?P<who>(?:[Tt]he\s+)?[A-Z][^,;:]{{0,50}}?){tail}"),
        "second": re.compile(
            rf"(?P<and>(?:,|,?\s+and|,?\s+but)\s+(?:also\s+|further\s+|[a-z]+ly\s+)?)"
            rf"(?P<verb>{'|'.join(sorted(bases, key=len, reverse=True))})(?=\s)"
        ),
    }


def retell(sentence: str, voice: str) -> list[str]:
    """What a sentence of a joint text tells, in the first person: a sentence for each act.

    Empty where it tells no saying or act.
    """
    if voice == OTHERS:
        return []
    if passive := _PASSIVE.search(sentence):
        we = "We" if passive.start() == 0 else "we"
        verb = "pledge" if passive["joint"] == "that" else "will"
        joint = " that" if passive["joint"] == "that" else ""
        head = f"{sentence[: passive.start()]}{we} {verb}{joint}"
        return _acts(head, sentence[passive.end() :])
    match = _patterns()[voice].match(sentence) if voice in (JOINT, MEMBER) else None
    if match is None:
        return []
    manner, verb = match["manner"], match["verb"]
    if _HAVE.search(manner):
        manner = _HAVE.sub("have", manner)
    else:
        verb = _bases().get(verb, verb)
    we = f"{match['open']}we" if match["open"] else "We"
    return _acts(f"{we}{manner} {verb}", sentence[match.end() :])


def _acts(head: str, rest: str) -> list[str]:
    """The first act, from ``head`` on, and each further verb of saying in ``rest`` with its own."""
    seconds = list(_patterns()["second"].finditer(rest))
    starts = [0, *(match.start() for match in seconds)]
    ends = [*starts[1:], len(rest)]
    verbs = [head, *(f"We {_bases()[match['verb']]}" for match in seconds)]
    skips = [0, *(len(match.group()) for match in seconds)]
    return [
        verb + _first_person(rest[start + skip : end])
        for verb, start, skip, end in zip(verbs, starts, skips, ends, strict=True)
    ]


def _first_person(rest: str) -> str:
    """What stands behind a verb of saying, as those who speak put it."""
    near = _SELVES.sub("ourselves", _OWN.sub("our", rest[:_NEAR], count=1))
    told = _WOULD.sub("will", near + rest[_NEAR:])
    return _THEY_WILL.sub("that we ", told)


def as_we(sentence: str, voice: str) -> tuple[str, Span] | None:
    """The sentence with "we" in the place of those who speak in it, as long; and that place.

    ``None`` where it tells no saying or act of theirs.
    """
    patterns = _patterns()
    match = patterns[voice].match(sentence) if voice in (JOINT, MEMBER) else None
    if match is None:
        return None
    start, end = match.span("who")
    aside = _ASIDE.match(sentence, end)
    last = aside.end() if aside else end
    return sentence[:start] + "we".rjust(last - start) + sentence[last:], Span(start, end)


def tells_of_all(sentence: str) -> bool:
    """Whether a sentence tells what all who met, or the body that they are, say or undertake."""
    return _patterns()[JOINT].match(sentence) is not None


def retold(document: Document, units: Sequence[Span]) -> Iterator[tuple[int, str]]:
    """What the sentences of a joint text tell, by their number among ``units``."""
    voices = [voice_of(document, unit) for unit in units]
    if JOINT not in voices:
        return
    for number, (unit, voice) in enumerate(zip(units, voices, strict=True)):
        for told in retell(document.quote(unit), voice):
            yield number, _BINDING.sub("will ", told)
