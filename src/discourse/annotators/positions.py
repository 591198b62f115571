"""The ledger of positions: what a speaker or a party named is for or against, and how strongly."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from discourse.annotators.alternatives import one_of
from discourse.annotators.mentions import Mention
from discourse.annotators.units import mentions_of, missing_cues
from discourse.codebook import Codebook
from discourse.document import Document, Layer, MadeBy
from discourse.ledger import Position
from discourse.text import Span, fold

#: Sentences in which somebody takes a position have one of these functions.
FUNCTIONS = ("principle", "appraisal", "exhortation", "contrast", "commitment", "ceremonial")
_SPEAKER = "speaker"
_STRONGEST = 5
_NOUN_STEP = 3  # of a noun ("opposition to") as of the plain verbs
_MOST_WORDS = 12
_WINDOW = 60  # characters before a verb in which its subject may stand
_HOLDERS = frozenset(("state", "bloc", "group", "territory", "self", "person", "organisation"))


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of the page, ready to be found."""

    predicate: re.Pattern[str]
    stands: Mapping[str, tuple[str, int]]
    before: re.Pattern[str]
    negation: re.Pattern[str]
    stronger: re.Pattern[str]
    hedge: re.Pattern[str]
    end: re.Pattern[str]
    courtesy: tuple[str, ...]


@cache
def _words(codebook: Codebook, code: str = "en") -> _Words:
    path = files("discourse").joinpath(f"data/languages/{code}-positions.toml")
    page = tomllib.loads(path.read_text("utf-8"))
    language = codebook.language(code)
    forms_of = language.forms_of if language else {}
    stands: dict[str, tuple[str, int]] = {}
    for stand in ("for", "against", "neutral"):
        for verb, step in page[stand].items():
            for form in forms_of.get(verb, (verb, f"{verb}s", f"{verb}ed", f"{verb}ing")):
                stands[form] = (stand, step)
    stands |= {noun: (stand, _NOUN_STEP) for noun, stand in page["nouns"].items()}
    lists = page["words"]
    kinds = ("negations", "stronger", "hedges")
    modifiers = one_of((*lists["between"], *(word for kind in kinds for word in lists[kind])))
    return _Words(
        re.compile(rf"(?<![\w-])(?:{one_of(stands)})(?![\w-])"),
        stands,
        re.compile(
            rf"(?P<own>\b(?:{one_of(lists['own'])})\b)?"
            rf"\s*(?P<modifiers>(?:\s*\b(?:{modifiers})\b,?)*)\s*$"
        ),
        _any_of(lists["negations"]),
        _any_of(lists["stronger"]),
        _any_of(lists["hedges"]),
        re.compile(
            r"[,;:()!?—]|\.(?!\d)|\s(?:because|since|while|although)\s"
            rf"|\s(?:and|but)\s(?=(?:we|i|our|they|it|{one_of(lists['clause_verbs'])})\b)"
        ),
        tuple(lists["courtesy"]),
    )


def _any_of(forms: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{one_of(forms)})\b")


def annotate_positions(document: Document, codebook: Codebook, made_by: MadeBy) -> Layer:
    """The layer ``positions``; each annotation keeps a :class:`~discourse.ledger.Position`."""
    pages = [page for page in codebook.functions if page.id in FUNCTIONS]
    if reason := missing_cues(document, codebook, pages):
        return Layer("positions", (), (), (), made_by, reason=reason)
    labelled = (one for one in document.layer("functions") if one.label in FUNCTIONS)
    units = dict.fromkeys(one.span for one in labelled)
    mentions = mentions_of(document)
    found: list[Position] = []
    for unit in units:
        inside = [m for m in mentions if unit.start <= m.start and m.end <= unit.end]
        sentence = document.quote(unit)
        found += _positions(sentence, unit.start, inside, _words(codebook))
    return Layer.of("positions", [record.to_annotation() for record in found], made_by)


def _positions(
    sentence: str, start: int, mentions: Sequence[Mention], words: _Words
) -> Iterator[Position]:
    """The positions taken in a sentence that begins at ``start`` of its text."""
    text = fold(sentence)
    done, last_holder = 0, None
    for match in words.predicate.finditer(text):
        if match.start() < done:
            continue
        before = words.before.search(text, max(0, match.start() - _WINDOW), match.start())
        holder = _holder(before, match.start() + start, mentions, start) if before else None
        holder = holder or (last_holder if _is_coordinated(text, match.start(), done) else None)
        matter, end = _matter(sentence, text, match.end(), words)
        if holder is None or matter is None or _is_courtesy(matter, words):
            continue
        yield Position(
            span=Span(start + match.start(), start + end),
            matter=matter,
            holder=holder,
            said=match.group(),
            **_manner(match.group(), before["modifiers"] if before else "", words),
        )
        done, last_holder = match.end(), holder


def _manner(said: str, modifiers: str, words: _Words) -> dict[str, Any]:
    """For or against, how strongly, and with which hedge."""
    stand, step = words.stands[" ".join(said.split())]
    if words.negation.search(modifiers):
        stand = {"for": "against", "against": "for"}.get(stand, stand)
    if words.stronger.search(modifiers):
        step = min(step + 1, _STRONGEST)
    hedge = words.hedge.search(modifiers)
    return {"kind": stand, "strength": step, "hedge": hedge.group() if hedge else None}


def _holder(
    before: re.Match[str], position: int, mentions: Sequence[Mention], start: int
) -> str | None:
    """Who takes the position: the speaker, or the party named right before."""
    if before["own"]:
        return _SPEAKER
    at = start + before.start("modifiers")
    for mention in mentions:
        if (
            mention.end <= position
            and at - 2 <= mention.end <= position
            and mention.kind in _HOLDERS
        ):
            return _SPEAKER if mention.kind == "self" else mention.actor_id
    return None


def _is_coordinated(text: str, position: int, done: int) -> bool:
    """Whether a verb shares the subject of the one before: "we condemn … and reject"."""
    return (
        bool(done) and re.search(r"(?:\band|,)\s+(?:\w+ly\s+)?$", text[done:position]) is not None
    )


def _matter(sentence: str, text: str, start: int, words: _Words) -> tuple[str | None, int]:
    """What the position is on, and where its words end; verbs in a row share it."""
    while joint := re.compile(r"\s+(?:and|or)\s+(?:\w+ly\s+)?").match(text, start):
        if not (other := words.predicate.match(text, joint.end())):
            break
        start = other.end()
    stop = words.end.search(text, start)
    limit = stop.start() if stop else len(text)
    shown = list(re.finditer(r"\S+", text[start:limit]))[:_MOST_WORDS]
    if not shown:
        return None, start
    end = start + shown[-1].end()
    return " ".join(sentence[start:end].split()).strip(" .”\"'") or None, end


def _is_courtesy(matter: str, words: _Words) -> bool:
    return fold(matter).startswith(words.courtesy)
