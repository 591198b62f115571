"""Whose words are quoted: the speaker or document that the text names beside them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from discourse.annotators.quotation_words import load_quotation_words
from discourse.text import fold

_MOST_WORDS = 9  # of a speaker
_MOST_BETWEEN = 130  # characters from the verb of saying to the words
_BOUNDARY = re.compile(r"[,;:()“”\"!?]|\s[-–—]+\s?|—|\.\s")
_CLAUSE = re.compile(
    r"(?i:\b(?:as|like|when|that|because|but|where|while|if|since|what|how|whether|although)\s+)"
    r"|\band\s+(?=(?:he|she|they|we|it|I|then)\b)"
)
_CONNECTIVE = re.compile(
    r"(?:[Aa]nd|But|Yet|So|Indeed|Also|Again|Today|Yesterday|Here|Then|Thus|For|Or|Once|Just|Perhaps)\s+"
)
_PREPOSITION = re.compile(
    r"(?i:in|on|at|by|with|from|under|of|to|after|before|during|for|through|against|upon)\s"
)
_NAME = (
    r"[A-Z][\w.’'-]*(?:\s+(?:(?:of|the|de|van|von|bin|al|and|la|for|on|du)\s+){0,2}[A-Z][\w.’'-]*)*"
)
_NAME_AT_END = re.compile(rf"(?:(?:[Tt]he|[Oo]ur|[Mm]y)\s+(?:[a-z]+\s+){{0,2}})?{_NAME}$")
_NAME_AT_START = re.compile(
    rf"(?:the|our|my|his|her)\s+(?:[\w’'-]+\s+){{0,3}}[a-z][\w’'-]*,\s+{_NAME}(?=,|$)|"
    rf"(?:(?:the|our|my|a|an|his|her|one of)\s+(?:[\w’'-]+\s+){{0,5}}?)?{_NAME}|[a-z]+(?=,|$)"
)
_SAYER = re.compile(r"\s*(?:he|she|the|an?|our|my)\b")
#: "…”, as stated by the minister in his report".
_STATED_BY = re.compile(
    r"[\s,]*as\s+(?:\w+ly\s+)?(?:stated|noted|put|said|expressed|affirmed|declared|recalled|quoted|described"
    r"|formulated|written|emphasi[sz]ed|underlined|stressed|remarked|observed)\s+(?:\w+ly\s+)?by\s+"
    r"(?P<who>[^,.;:!?“\"]+?)(?=[,.;:!?]|\s+(?:in|at|on|during|when|to)\s|$)"
)
#: A speaker without a name, before a clause that tells more: "my aunt, who sold fish, used to say".
_SOMEBODY = re.compile(r"(?i:my|our|his|her|the|an?)\s+(?:[\w’'-]+\s+){0,3}[\w’'-]+$")
_RELATIVE = re.compile(r"(?:who|which|that)\b")
_HEAD_ENDS = re.compile(r"\b(?:of|on|in|for|to|from|at|by|with)\b")


@dataclass(frozen=True, slots=True)
class Source:
    """Who says it: the name in the text, what speaks (see the record), and by which words.

    ``by`` is ``say`` with a verb of saying, ``act`` with one of deciding, ``words`` with "in the
    words of".
    """

    speaker: str | None
    kind: str | None
    by: str


@dataclass(frozen=True, slots=True)
class _Patterns:
    say: re.Pattern[str]
    act: re.Pattern[str]
    words_of: re.Pattern[str]
    genitive: re.Pattern[str]
    adverbs: re.Pattern[str]
    document: re.Pattern[str]
    says_behind: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    forms = load_quotation_words().forms
    document = (
        rf"(?:(?i:the|our|its|this)\s+)?(?:[A-Z][\w’'-]*\s+(?:of\s+(?:the\s+)?)?){{0,5}}"
        rf"(?i:{forms['sources.documents']})(?:\s+(?:\d+\S*\s+)?(?:of|on|for)\s+(?:the\s+|its\s+)?"
        rf"[A-Z][\w’'-]*(?:\s+(?:(?:of|and|the|on|to)\s+){{0,2}}[A-Z][\w’'-]*)*)?"
    )
    return _Patterns(
        re.compile(forms["saying.verbs"]),
        re.compile(forms["saying.acts"]),
        re.compile(forms["saying.words_of"]),
        re.compile(rf"(?P<name>{_NAME})['’]s?\s+(?:\w+\s+){{0,2}}(?i:{forms['saying.words']})"),
        re.compile(rf"(?:[\s,]+(?i:{forms['saying.adverbs']}))+[\s,]*$"),
        re.compile(document),
        re.compile(
            rf"[\s,.]*(?P<inverted>{forms['saying.verbs']}\s+)?(?:as\s+)?(?P<subject>[^,.;:!?“\"]{{1,90}})"
        ),
    )


def find_source(before: str, after: str, names: Mapping[str, str]) -> Source | None:
    """The source named before or behind words that are quoted, if there is one.

    Args:
        before: the words of the sentence before them, or those of the sentence that leads in.
        after: the words of the sentence behind them.
        names: the names of parties in the text, with their classes.
    """
    return _behind(after, names) or _before(before, names)


def find_document(text: str) -> str | None:
    """The last document named in ``text``: "the Charter of the United Nations"."""
    found = list(_patterns().document.finditer(text))
    return found[-1].group() if found else None


def _before(before: str, names: Mapping[str, str]) -> Source | None:
    folded, patterns = fold(before), _patterns()
    start = max(0, len(before) - _MOST_BETWEEN)
    quoting = list(patterns.words_of.finditer(folded, start))
    name = _NAME_AT_START.match(before[quoting[-1].end() :].strip()) if quoting else None
    if name and not name.group().islower():
        return _source(name.group(), names, "words")
    for pattern, by in ((patterns.say, "say"), (patterns.act, "act")):
        verbs = [
            m
            for m in pattern.finditer(folded)
            if not (_is_over(before, m.end()) or (m.start() and before[m.start()].isupper()))
        ]
        if verbs:
            return _source(_subject(before[: verbs[-1].start()]), names, by)
    if genitive := list(patterns.genitive.finditer(before, start)):
        return _source(genitive[-1]["name"], names, "words")
    return Source(None, None, "words") if quoting else None


def _is_over(before: str, end: int) -> bool:
    """Whether what a verb at ``end`` says is over before the words, or they are too far."""
    return len(before) - end > _MOST_BETWEEN or re.search(r"[.;!?]\s", before[end:]) is not None


def _behind(after: str, names: Mapping[str, str]) -> Source | None:
    """Such as "…”, she said" and "…”, as the preamble says"."""
    patterns = _patterns()
    if stated := _STATED_BY.match(after):
        return _source(" ".join(stated["who"].split()[:_MOST_WORDS]), names, "say")
    if not (match := patterns.says_behind.match(after)):
        return None
    words = match["subject"]
    if match["inverted"]:
        speaker = " ".join(words.split()[:_MOST_WORDS])
        return _source(speaker, names, "say") if speaker else None
    folded = fold(words)
    if quoting := patterns.words_of.match(folded):
        name = _NAME_AT_START.match(words[quoting.end() :].strip())
        return _source(name.group() if name else "", names, "words")
    verb = patterns.say.search(folded)
    is_start = after[:1] in (",", ".", "") or match.start("subject") <= 1
    if verb and is_start and 0 < len(words[: verb.start()].split()) <= _MOST_WORDS:
        subject = patterns.adverbs.sub("", words[: verb.start()].rstrip()).strip()
        is_noun = subject[:1].isupper() or re.match(r"(?:he|she|they|we|the|an?|our|my)\b", subject)
        is_said = after[:1] in (",", ".") or _SAYER.match(after)
        if is_noun and (is_said or subject[:1].isupper()):
            return _source(subject, names, "say")
    return None


def _subject(text: str) -> str:
    """The subject of a verb that ``text`` stands before; empty where it is not plain."""
    text = _patterns().adverbs.sub("", text.rstrip(" ,"))
    parts = [part.strip() for part in _BOUNDARY.split(text)]
    while parts and not parts[-1]:
        parts.pop()
    if not parts:
        return ""
    chosen = parts[-1]
    if _RELATIVE.match(chosen) and len(parts) > 1:
        before = _name_at_end(parts[-2])
        return before or (parts[-2] if _SOMEBODY.match(parts[-2]) else "")
    if relative := re.search(r"\b(?:who|which|that)$", chosen):
        return _name_at_end(chosen[: relative.start()].strip())
    clauses = list(_CLAUSE.finditer(chosen))
    if not clauses and text[-1:] == "," and len(parts) > 1:
        leading = [part for part in parts[-3:] if re.match(r"(?:\w+ )?[Aa]s\s", part)]
        chosen = leading[-1] if leading else chosen
        clauses = list(_CLAUSE.finditer(chosen))
    if clauses:
        chosen = chosen[clauses[-1].end() :]
    chosen = _CONNECTIVE.sub("", chosen.strip(), count=1)
    for pattern in (_patterns().say, _patterns().act):  # "the minister agreed and said"
        if (other := pattern.search(fold(chosen))) and other.start():
            chosen = chosen[: other.start()].strip()
    if preposition := _PREPOSITION.match(chosen):
        name = _name_at_end(chosen)  # "in 1974 the Charter", but not "with Norvania"
        return "" if name == chosen[preposition.end() :] else name
    return _name_at_end(chosen) if len(chosen.split()) > _MOST_WORDS else chosen


def _name_at_end(text: str) -> str:
    match = _NAME_AT_END.search(text)
    return match.group() if match else ""


def _source(speaker: str, names: Mapping[str, str], by: str) -> Source:
    kind = _kind_of(speaker, names)
    is_pronoun = fold(speaker) in load_quotation_words().lists["saying.persons"]
    is_named = bool(speaker) and kind != "unnamed" and not is_pronoun
    return Source(speaker if is_named else None, kind, by)


def _kind_of(speaker: str, names: Mapping[str, str]) -> str | None:
    """What speaks, told by the last word of its kind before "of", else by being a name."""
    words, folded = load_quotation_words(), fold(speaker)
    if not speaker:
        return None
    if folded.split()[0] in words.lists["saying.unnamed"]:
        return "unnamed"
    if folded in words.lists["saying.persons"]:
        return "person"
    if words.is_any("sources.scripture", folded):
        return "document"
    head = _HEAD_ENDS.split(folded)[0] or folded
    kinds = {
        "document": "sources.documents",
        "institution": "sources.institutions",
        "person": "saying.titles",
        "culture": "sayings.groups",
    }
    told = [
        (match.end(), kind)
        for kind, name in kinds.items()
        for match in re.finditer(words.forms[name], head)
    ]
    if told:
        return max(told)[1]
    if words.is_any("sayings.nouns", folded):
        return "culture"
    bodies = words.lists["sources.actor_classes"]
    if any(kind in bodies and fold(name) in head for name, kind in names.items()):
        return "institution"
    return (
        "person" if re.search(r"[A-Z]", speaker[1:] if " " in speaker else speaker) else "unnamed"
    )
