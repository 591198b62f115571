"""The ledger of positions: what a speaker or a party named is for or against, and how strongly."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from discourse.annotators.judgements import find_judged
from discourse.annotators.mentions import Mention
from discourse.annotators.position_matters import MOST_WORDS, bare_matter, find_matter, is_none
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
_MOST_BETWEEN = 14  # words from the speaker to a second verb of it
_AGAIN_STEP = 3  # of what is only said again
#: Between a matter and a second verb of its holder.
_AND = re.compile(r",?\s(?:and|but)\s(?:[a-z]+ly\s|also\s|therefore\s)*\Z")
#: "We neither support nor oppose": a position all the same.
_NEITHER: dict[str, Any] = {"kind": "neutral", "strength": 1, "hedge": None}
_WISHES = re.compile(r"\bwould\s(?:like|wish)\sto\b")  # "would like to commend" is no hedge
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
        matter, end = find_matter(sentence, text, nor.end() if nor else match.end(), words)
        if holder is None or matter is None or is_none(match.group(), matter, words):
            continue
        modifiers = before["modifiers"] if before else ""
        if holder != _SPEAKER and words.asked.search(modifiers):
            continue
        yield Position(
            span=Span(start + match.start(), start + end),
            matter=bare_matter(match.group(), matter, words),
            holder=holder,
            said=match.group(),
            **(_NEITHER if nor else _manner(match.group(), modifiers, matter, words)),
        )
        done, last_holder = match.end(), holder


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
    if len(found["said"].split()) > (MOST_WORDS if is_plain else _MOST_BETWEEN):
        return False
    if re.search(r"\b(?:that|which|who|because|while|if|when|where|as)\b", found["said"]):
        return False
    if is_plain:
        return True
    first, last = start + found.start("said"), start + found.end("said")
    return not any(first <= mention.start < last for mention in mentions)
