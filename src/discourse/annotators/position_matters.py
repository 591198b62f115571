"""What a position is on: where its words end, and which of them are no part of it."""

from __future__ import annotations

import re

from discourse.annotators.position_words import PositionWords
from discourse.text import fold

MOST_WORDS = 30
#: Whoever is encouraged to do something is asked: that is a request.
_ASKS = re.compile(r"(?:our|all|other|those|both|the)\s(?:[\w-]+\s){1,3}?to\s")
#: Such nouns have "to" of their own: "the offer by the islands to host".
_OWN_TO = re.compile(
    r"\b(?:offer|decision|proposal|readiness|willingness|invitation|plan|call|attempt|intention"
    r"|agreement|initiative)s?\b"
)
_ENCOURAGED = re.compile(r"(?:[\w-]+\s){1,9}?to\s(?!the\b|an?\b|this\b|our\b|its\b|their\b)")
#: What is only said again, on a thing: "our commitment to the charter", not "to protect the poor".
_HELD = re.compile(
    r"(?:its|our|their|my|the)\s(?:[\w-]+\s){0,3}?(?:commitment|opposition|support|adherence"
    r"|attachment)\sto\s(?!be\b|\w+\s(?:the|our|an?|all|their|its)\b)"
)
#: What names nothing of itself, and what only praises who presides.
_NAMELESS = re.compile(
    r"(?:it|them|him|her|us|you)\b"
    r"|(?:this|that|these|those)\s?(?:then|now|too|process|efforts?|matter|issue|goals?|end|view|regard)?\Z"
)
_COURTESY = re.compile(
    r"the\s(?:[\w-]+\s){0,3}theme\b"
    r"|(?:the|your|his|her)\s(?:tireless|excellent|outstanding|able|hard|skilful|admirable)\s"
)
#: Before what is noted: how.
_MANNER = re.compile(
    r"\A(?:in\sthe\s(?:strongest|clearest)\s(?:possible\s)?terms\s"
    r"|with\s(?:[\w-]+\s)?(?:satisfaction|appreciation|concern|regret|interest)\s)"
)
#: Before what is said again: whose opposition or support it is.
_WHOSE = re.compile(
    r"\A(?:its|our|their|my|the|my\s(?:country|government|delegation)['’]s)\s(?:[\w-]+\s){0,3}"
    r"(?:opposition|commitment|support|rejection|attachment|adherence)\s"
    r"(?:of\s(?:[A-Z][\w-]*\s){1,3})?(?:to|for|of)\s"
)
#: A clause that tells of a noun, with words set off by commas behind its first word.
_TOLD_BY = (" that", " which", " who")
#: A subject of a few words, and what is told of it between commas: "that some, a few only, …".
_SUBJECT_ONLY = re.compile(r"\s*that\s(?:[\w-]+\s?){1,4}(?<!\band)(?<!\bor)")
_TOLD_OF = re.compile(r",\s[^,;:.]{1,90},\s")
#: "His predecessor, Mr. Oru Bazel, …".
_NAMED = re.compile(
    r",\s(?:(?:His|Her)\sExcellency\s)?(?:(?:Mr|Mrs|Ms|Dr)\.?\s|Ambassador\s|President\s)?"
    r"(?:[A-Z][\w'’-]+\s?){1,4}(?=,|\.|\sfor\b|\Z)"
)
_OF_SOMEBODY = re.compile(r"\s*(?:his|her|their|your|my|our)\s(?:[\w-]+\s?){1,3}(?=,)")


def find_matter(
    sentence: str, text: str, start: int, words: PositionWords
) -> tuple[str | None, int]:
    """What a position is on whose verb ends at ``start``, and where its words end.

    ``text`` is the ``sentence``, folded. Verbs in a row share what they are on.
    """
    while joint := re.compile(r"\s+(?:and|or)\s+(?:\w+ly\s+)?").match(text, start):
        if not (other := words.predicate.match(text, joint.end())):
            break
        start = other.end()
    if second := words.second_verb.match(text, start):  # "advocate and practise …"
        start = second.end()
    stop = words.end.search(text, start)
    aside = _TOLD_OF.match(text, stop.start()) if stop else None
    if aside and (
        _SUBJECT_ONLY.fullmatch(text, start, aside.start())
        or text[start : aside.start()].endswith(_TOLD_BY)
    ):
        stop = words.end.search(text, aside.end())
    limit = stop.start() if stop else len(text)
    if stop and (name := _NAMED.match(sentence, stop.start())) and _OF_SOMEBODY.match(text, start):
        limit = name.end()
    shown = list(re.finditer(r"\S+", text[start:limit]))[:MOST_WORDS]
    if not shown:
        return None, start
    end = start + shown[-1].end()
    words_of = " ".join(sentence[start:end].split()).strip(" ,.”\"'")
    return words_of.removeprefix("for ") or None, end


def bare_matter(said: str, matter: str, words: PositionWords) -> str:
    """A matter without how it is noted, or whose support for it is said again."""
    bare = _MANNER.sub("", matter)
    return (_WHOSE.sub("", bare) if said in words.again else bare) or matter


def is_none(said: str, matter: str, words: PositionWords) -> bool:
    """Whether it is courtesy, or only says that something is so."""
    folded = fold(matter)
    is_fact = said in words.facts and folded.startswith("that")
    is_passive = folded.startswith(("by ", "up by ")) and said.endswith("ed")
    is_noun = folded.startswith("of ") and not said.endswith("of")  # "with the support of"
    asks = _ASKS.match(folded)
    has_own_to = asks is not None and _OWN_TO.search(asks.group()) is not None
    is_asked = asks and not has_own_to and not (said in words.again and _HELD.match(folded))
    is_encouraged = said.startswith("encourag") and _ENCOURAGED.match(folded)
    is_nameless = is_asked or is_encouraged or _NAMELESS.match(folded) or _COURTESY.match(folded)
    return (
        is_fact or is_passive or is_noun or bool(is_nameless) or folded.startswith(words.courtesy)
    )
