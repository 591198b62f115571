"""The ledger of positions: what a speaker or a party named is for or against, and how strongly."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from discourse.annotators.judgements import find_judged
from discourse.annotators.mentions import Mention
from discourse.annotators.position_words import PositionWords, load_position_words
from discourse.annotators.retold import JOINT, as_we
from discourse.annotators.spoken_units import voice_of
from discourse.annotators.units import coded_units, mentions_of, missing_cues
from discourse.codebook import Codebook
from discourse.document import Document, Layer, MadeBy
from discourse.ledger import Position
from discourse.text import Span, fold

#: Sentences in which others take a position have one of these functions; the speaker may in any.
FUNCTIONS = ("principle", "appraisal", "exhortation", "contrast", "commitment", "ceremonial")
_SPEAKER = "speaker"
OWN = "own"  # voice of a text that nobody reports
_STRONGEST = 5
_MOST_WORDS = 30
_MOST_BETWEEN = 14  # words from the speaker to a second verb of it
_AGAIN_STEP = 3  # of what is only said again
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
#: Between a matter and a second verb of its holder.
_AND = re.compile(r",?\s(?:and|but)\s(?:[a-z]+ly\s|also\s|therefore\s)*\Z")
#: "We neither support nor oppose": a position all the same.
_NEITHER: dict[str, Any] = {"kind": "neutral", "strength": 1, "hedge": None}
#: A subject of a few words, and what is told of it between commas: "that some, a few only, …".
_SUBJECT_ONLY = re.compile(r"\s*that\s(?:[\w-]+\s?){1,4}(?<!\band)(?<!\bor)")
_TOLD_OF = re.compile(r",\s[^,;:.]{1,90},\s")
_WISHES = re.compile(r"\bwould\s(?:like|wish)\sto\b")  # "would like to commend" is no hedge
#: "His predecessor, Mr. Oru Bazel, …".
_NAMED = re.compile(
    r",\s(?:(?:His|Her)\sExcellency\s)?(?:(?:Mr|Mrs|Ms|Dr)\.?\s|Ambassador\s|President\s)?"
    r"(?:[A-Z][\w'’-]+\s?){1,4}(?=,|\.|\sfor\b|\Z)"
)
_OF_SOMEBODY = re.compile(r"\s*(?:his|her|their|your|my|our)\s(?:[\w-]+\s?){1,3}(?=,)")
_THIRD_PERSON = re.compile(r"(?<!s)s\Z")  # "supports"
_PLAIN = re.compile(
    r"(?:oppose|reject|condemn|deplore|denounce|support|welcome|endorse|regret|commend)\b"
)
_IS_OURS = re.compile(
    r"(?:we|i)\s+(?:\w+ly\s+|also\s+)?(?:underline|underscore|stress|emphasi[sz]e|recall|note|highlight|affirm|reiterate|reaffirm)\b"
)
_JOINED = re.compile(r"(?:\s|,|and\b|but\b)*")
_DEED = re.compile(r"[\w-]+(?:ed|ing)")  # "welcomed 300 families": without the label no position
_WINDOW = 60  # characters before a verb in which its subject may stand
_HOLDERS = frozenset(("state", "bloc", "group", "territory", "self", "person", "organisation"))


def annotate_positions(document: Document, codebook: Codebook, made_by: MadeBy) -> Layer:
    """The layer ``positions``; each annotation keeps a :class:`~discourse.ledger.Position`."""
    pages = [page for page in codebook.functions if page.id in FUNCTIONS]
    if reason := missing_cues(document, codebook, pages):
        return Layer("positions", (), (), (), made_by, reason=reason)
    labelled = {one.span for one in document.layer("functions") if one.label in FUNCTIONS}
    mentions, words = mentions_of(document), load_position_words(codebook)
    starts = [mention.start for mention in mentions]
    has_side = bool(document.metadata.country or document.metadata.speaker)
    found: list[Position] = []
    for unit in coded_units(document):
        near = mentions[bisect_left(starts, unit.start) : bisect_left(starts, unit.end)]
        inside = [mention for mention in near if mention.end <= unit.end]
        voice = voice_of(document, unit)
        told = _found_in(document.quote(unit), unit.start, inside, words, voice, has_side)
        for record in told:
            may_only_act = voice == OWN and _DEED.fullmatch(record.said)
            if unit in labelled or (record.holder == _SPEAKER and not may_only_act):
                found.append(record)
    return Layer.of("positions", [record.to_annotation() for record in found], made_by)


def _found_in(
    sentence: str,
    start: int,
    inside: Sequence[Mention],
    words: PositionWords,
    voice: str,
    has_side: bool,
) -> Iterator[Position]:
    """The positions of a sentence; in joint texts they are of all who met, or of one of them.

    Where it is known whose text it is (``has_side``), what that side is told to hold is its own.
    """
    told = as_we(sentence, voice)
    if told is None:
        yield from find_positions(sentence, start, inside, words, is_joint=voice == JOINT)
        return
    said, who = told
    place = Span(start + who.start, start + who.end)
    others = [m for m in inside if not Span(m.start, m.end).overlaps(place)]
    named = next((m.actor_id for m in inside if Span(m.start, m.end).overlaps(place)), None)
    holder = _SPEAKER if voice == JOINT or has_side else named or who.quote(sentence)
    for record in find_positions(said, start, others, words, is_joint=voice == JOINT):
        yield replace(record, holder=holder) if record.holder == _SPEAKER else record


def find_positions(
    sentence: str,
    start: int,
    mentions: Sequence[Mention],
    words: PositionWords,
    *,
    is_joint: bool = False,
) -> list[Position]:
    """The positions taken in a sentence that begins at ``start`` of its text, in order.

    In a text of several sides (``is_joint``) "the summit" and "leaders" are its speaker.
    """
    own_before = words.before_joint if is_joint else words.before
    found = list(_positions(sentence, start, mentions, words, own_before))
    for judged in find_judged(sentence, words.judged):
        first, last = sorted((judged.said, judged.matter))
        span = Span(start + first.start, start + last.end)
        if not any(span.overlaps(one.span) for one in found):
            matter = " ".join(sentence[judged.matter.start : judged.matter.end].split())
            said = fold(sentence)[judged.said.start : judged.said.end]
            manner = _manner(said, judged.modifiers, matter, words)
            found.append(Position(span=span, matter=matter, holder=_SPEAKER, said=said, **manner))
    found.sort(key=lambda record: record.span)
    return [_parted(one, found[number + 1 :], sentence, start) for number, one in enumerate(found)]


def _parted(record: Position, later: Sequence[Position], sentence: str, start: int) -> Position:
    """A position without a second one of its holder: "condemns every attack | and insists on"."""
    for other in later:
        first, last = record.span.start - start, other.span.start - start
        joined = _AND.search(sentence, first, last)
        if joined is None or last >= record.span.end - start or other.holder != record.holder:
            continue
        behind = " ".join(sentence[joined.start() : last + len(other.said)].split())
        matter = record.matter.partition(behind)[0].rstrip(" ,")
        span = Span(record.span.start, start + joined.start())
        return replace(record, span=span, matter=matter) if matter else record
    return record


def _positions(
    sentence: str,
    start: int,
    mentions: Sequence[Mention],
    words: PositionWords,
    own_before: re.Pattern[str],
) -> Iterator[Position]:
    """The positions that a verb or a noun takes."""
    text = fold(sentence)
    done, last_holder = 0, None
    for match in words.predicate.finditer(text):
        if match.start() < done:
            continue
        before = own_before.search(text, max(0, match.start() - _WINDOW), match.start())
        holder = last_holder if _is_coordinated(text, match, done) else None
        if before and (holder is None or before["own"]):
            holder = _holder(before, match.start() + start, mentions, start, words)
        joined = _JOINED.match(text, before.start("modifiers")) if before else None
        first = joined.end() if joined else match.start()
        if holder is None and _shares_subject(text, first, mentions, start, words):
            holder = _SPEAKER
        nor = words.nor.match(text, match.end())
        matter, end = _matter(sentence, text, nor.end() if nor else match.end(), words)
        if holder is None or matter is None or _is_none(match.group(), matter, words):
            continue
        modifiers = before["modifiers"] if before else ""
        if holder != _SPEAKER and words.asked.search(modifiers):
            continue
        yield Position(
            span=Span(start + match.start(), start + end),
            matter=_bare(match.group(), matter, words),
            holder=holder,
            said=match.group(),
            **(_NEITHER if nor else _manner(match.group(), modifiers, matter, words)),
        )
        done, last_holder = match.end(), holder


def _bare(said: str, matter: str, words: PositionWords) -> str:
    """A matter without how it is noted, or whose support for it is said again."""
    bare = _MANNER.sub("", matter)
    return (_WHOSE.sub("", bare) if said in words.again else bare) or matter


def _manner(said: str, modifiers: str, matter: str, words: PositionWords) -> dict[str, Any]:
    """For or against, how strongly, and with which hedge."""
    stand, step = words.stands[" ".join(said.split())]
    if said in words.again and (noun := words.said_again.match(fold(matter))):
        stand, step = ("against" if noun["against"] else "for"), _AGAIN_STEP
        modifiers = f"{modifiers} {noun.group()}"
    if words.negation.search(modifiers.replace("not only", "")):
        stand = {"for": "against", "against": "for"}.get(stand, stand)
    if words.stronger.search(modifiers):
        step = min(step + 1, _STRONGEST)
    hedge = words.hedge.search(_WISHES.sub("", modifiers))
    return {"kind": stand, "strength": step, "hedge": hedge.group() if hedge else None}


def _holder(
    before: re.Match[str],
    position: int,
    mentions: Sequence[Mention],
    start: int,
    words: PositionWords,
) -> str | None:
    """Who takes the position: the speaker, or the party named right before."""
    if before["own"]:
        return _SPEAKER
    at = start + before.start("modifiers")
    for mention in mentions:
        if at - 2 <= mention.end <= position and mention.kind in _HOLDERS:
            if words.wished.search(before.string, 0, mention.start - start):
                return None
            return _SPEAKER if mention.kind == "self" else mention.actor_id
    return None


def _is_coordinated(text: str, verb: re.Match[str], done: int) -> bool:
    """Whether a verb shares the subject of the one before it, which ends at ``done``.

    As in "we condemn … and reject"; not "we welcome partners, which helps us and supports farms".
    """
    between = text[done : verb.start()]
    joint = re.search(r"(?:\band|(?P<comma>,))\s+(?:\w+ly\s+)?$", between)
    if not done or joint is None:
        return False
    is_aim = re.search(r"\b(?:struggle|efforts?|right)\sto\b", between)
    is_listed = joint["comma"] and re.search(r",\s+to\s", between)
    before = text[:done].split()[-1]
    agrees = not _THIRD_PERSON.search(verb.group()) or bool(_THIRD_PERSON.search(before))
    return agrees and not (is_aim or is_listed)


def _matter(sentence: str, text: str, start: int, words: PositionWords) -> tuple[str | None, int]:
    """What the position is on, and where its words end; verbs in a row share it."""
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
    shown = list(re.finditer(r"\S+", text[start:limit]))[:_MOST_WORDS]
    if not shown:
        return None, start
    end = start + shown[-1].end()
    words_of = " ".join(sentence[start:end].split()).strip(" ,.”\"'")
    return words_of.removeprefix("for ") or None, end


def _shares_subject(
    text: str, position: int, mentions: Sequence[Mention], start: int, words: PositionWords
) -> bool:
    """Whether a verb is a second one of the speaker: "we remain open and oppose …"."""
    found = words.shared.search(text, 0, position)
    if found is None:
        return False
    # "We underline … the role of the fund and reject": not a party in between, but the speaker.
    is_plain = text[:position].endswith(" and ") and _PLAIN.match(text, position) is not None
    is_plain = is_plain and _IS_OURS.match(found.group()) is not None
    if len(found["said"].split()) > (_MOST_WORDS if is_plain else _MOST_BETWEEN):
        return False
    if re.search(r"\b(?:that|which|who|because|while|if|when|where|as)\b", found["said"]):
        return False
    if is_plain:
        return True
    first, last = start + found.start("said"), start + found.end("said")
    return not any(first <= mention.start < last for mention in mentions)


def _is_none(said: str, matter: str, words: PositionWords) -> bool:
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
