"""Whom a sentence calls upon, act by act, and the one addressee of its label.

Label and ledger both take it from here: what the label ``exhortation`` says of a sentence is said
of one of its requests.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from discourse.annotators.calls import (
    Call,
    asks_somebody,
    find_calls,
    is_name,
    names_party,
    only_goes_on,
    party_of,
)
from discourse.annotators.clause_grammar import OTHER, OWN, Grammar
from discourse.annotators.clause_words import ClauseReader
from discourse.annotators.pledge_words import any_of
from discourse.annotators.remembered import remembered
from discourse.annotators.spoken_units import Clauses, clauses_of
from discourse.codebook import Codebook
from discourse.document import Annotation, Document
from discourse.ledger import Request
from discourse.text import Span

FUNCTION = "exhortation"  # sentences that have it ask for something
ATTRIBUTE = "addressee"
_LANGUAGE = "en"
#: Of several addressees the one that the label names: a demand on an opponent is never merged.
_FIRST = ("opponent", "partner", "joint", "all")
_ELSEWHERE = re.compile(r"(?:sides|parties|governments|leaders|peoples) (?:in|to|of) ")
_PAIR = re.compile(r"(?:the two|both) (?P<noun>[a-z]+s)\s*\Z")
_WE = re.compile(r"\b(?:we|our|us|ourselves)\b")


@dataclass(frozen=True, slots=True)
class AskedAct:
    """An act that a call asks for: its words, where its verb begins, and who is asked.

    ``start`` is where the call begins for its first act, else where the act's own verb does.
    """

    call: Call
    start: int
    verb: int
    end: int
    is_passive: bool
    addressee: str


@dataclass(frozen=True, slots=True)
class _Patterns:
    us: re.Pattern[str]
    group: re.Pattern[str]
    whole: re.Pattern[str]
    organ: re.Pattern[str]
    ours: re.Pattern[str]
    impersonal: re.Pattern[str]
    stopping: re.Pattern[str]
    blamed: re.Pattern[str]


@cache
def _patterns(known: Grammar) -> _Patterns:
    words = known.words
    return _Patterns(
        re.compile(rf"\W*(?:{any_of(words['us'])})"),
        re.compile(any_of(words["groups"], words["they"])),
        re.compile(any_of(words["whole"])),
        re.compile(any_of(words["organs"])),
        re.compile(any_of(words["ours"])),
        re.compile(any_of(words["needs"])),
        re.compile(known.adverbs + any_of(words["stopping"])),
        re.compile(any_of(words["blamed"])),
    )


def names_us(clause: ClauseReader, start: int, end: int) -> bool:
    """Whether the party there is "we" or "us"."""
    return _patterns(clause.grammar).us.match(clause.text, start, end) is not None


class AskedActs:
    """The acts that the sentences of one document ask for, read once for labels and ledgers."""

    def __init__(self, clauses: Clauses) -> None:
        self.clauses = clauses
        self._read: dict[tuple[Span, bool], Sequence[AskedAct]] = {}

    def at(self, span: Span, labels: Collection[str]) -> Sequence[AskedAct]:
        """Those of the sentence at ``span``, in order; ``labels`` are its functions."""
        key = span, "contrast" in labels
        if key not in self._read:
            self._read[key] = tuple(_find_acts(self.clauses.at(span), key[1]))
        return self._read[key]


def asked_acts(document: Document, codebook: Codebook) -> AskedActs:
    """The acts that sentences of a document ask for: the label asks first, then the ledger."""
    clauses, made = clauses_of(document, codebook), _made(document)
    return made.get(clauses) or made.setdefault(clauses, AskedActs(clauses))


@remembered("mentions")
def _made(document: Document) -> dict[Clauses, AskedActs]:
    """By clauses, as far as they were asked for."""
    return {}


def addressee_of(
    acts: Sequence[AskedAct], clause: ClauseReader, labels: Collection[str], signalled: str | None
) -> str:
    """The addressee of a whole sentence.

    Where no asking words are known: what a cue has ``signalled``, or who is spoken of.
    """
    if acts:
        return min((act.addressee for act in acts), key=_FIRST.index)
    if signalled:
        return signalled
    if _WE.search(clause.text):
        return "joint"
    return "opponent" if "contrast" in labels and OTHER in clause.text else "all"


def with_addressees(
    document: Document, codebook: Codebook, functions: Sequence[Annotation]
) -> list[Annotation]:
    """``functions`` with the addressee of each call; without those that only lead the hearer on.

    In other languages than English, whose clauses are not read, and with a page that has other
    addressees, what the cues say stays.
    """
    page = next((page for page in codebook.functions if page.id == FUNCTION), None)
    values = dict(page.attributes).get(ATTRIBUTE, ()) if page else ()
    if not set(Request.KINDS) <= set(values) or document.metadata.language not in (None, _LANGUAGE):
        return list(functions)
    labels: dict[Span, set[str]] = {}
    for one in functions:
        labels.setdefault(one.span, set()).add(one.label)
    acts = asked_acts(document, codebook)
    return [
        _addressed(acts, one, labels[one.span]) if one.label == FUNCTION else one
        for one in functions
        if one.label != FUNCTION or not only_goes_on(acts.clauses.at(one.span))
    ]


def _addressed(acts: AskedActs, call: Annotation, labels: set[str]) -> Annotation:
    clause, own = acts.clauses.at(call.span), acts.at(call.span, labels)
    addressee = addressee_of(own, clause, labels, call.get(ATTRIBUTE))
    others = tuple(pair for pair in call.attributes if pair[0] != ATTRIBUTE)
    return replace(call, attributes=((ATTRIBUTE, addressee), *others))


def _find_acts(clause: ClauseReader, blames: bool) -> Iterator[AskedAct]:
    for call in find_calls(clause):
        end = clause.act_end(call.act)
        for number, (verb, last) in enumerate(clause.pieces(call.act, end)):
            is_passive = clause.is_passive(verb)
            addressee = _addressee(clause, call, (verb, last), is_passive, blames)
            start = call.start if number == 0 else verb
            yield AskedAct(call, start, verb, last, is_passive, addressee)


def _addressee(
    clause: ClauseReader, call: Call, act: tuple[int, int], is_passive: bool, blames: bool
) -> str:
    """Both sides together are joint; else by who is asked to do what.

    Who has something done to them is not asked to do it: "the islands should be heard".
    """
    patterns, party = _patterns(clause.grammar), party_of(clause, call)
    is_joint = party is not None and (clause.is_joint(*party) or _is_pair(clause, call))
    is_others = is_joint and _is_of_others(clause, call)
    if party and (names_us(clause, *party) or (is_joint and not is_others)):
        return "joint"
    words = clause.text[slice(*party)] if party else ""
    if patterns.whole.search(clause.words[slice(*party)].lower() if party else ""):
        return "all"
    if _asks_opponent(clause, party, act, is_passive, blames):
        return "opponent"
    is_told = names_party(clause, *party) if party else False
    is_named = (
        OTHER in words
        or patterns.group.search(words) is not None
        or (party is not None and not is_told and is_name(clause, *party))
    )
    if (is_named and not is_passive) or is_others:
        return "partner"
    is_told = is_told or asks_somebody(clause, call)
    is_ours = patterns.ours.search(words if is_told else words + clause.text[slice(*act)])
    return "joint" if is_ours else "all"


def _is_pair(clause: ClauseReader, call: Call) -> bool:
    """Whether two of a kind that is no party of others are to act: "the two coasts should"."""
    if call.party is None or (call.verb and call.verb[0] < call.party[0]):
        return False
    found = _PAIR.match(clause.text, *call.party)
    return found is not None and not names_party(clause, *found.span("noun"))


def _asks_opponent(
    clause: ClauseReader,
    party: tuple[int, int] | None,
    act: tuple[int, int],
    is_passive: bool,
    blames: bool,
) -> bool:
    """Whether a blamed one is asked: by its words, to stop, or in a sentence that blames.

    There a party must be told, or named in the act: nobody is, with "that peace must be just".
    """
    patterns, text = _patterns(clause.grammar), clause.text
    words = text[slice(*party)] if party else ""
    if patterns.blamed.search(words):
        return True
    if OTHER in words and patterns.stopping.match(text, act[0]):
        return True
    if (
        not blames
        or is_passive
        or patterns.organ.search(clause.words[slice(*party or (0, 0))].lower())
    ):
        return False
    if party:
        return names_party(clause, *party)
    asked = patterns.whole.search(clause.words[slice(*act)].lower())  # "concerns all countries"
    return asked is None and OTHER in text[slice(*act)]


def _is_of_others(clause: ClauseReader, call: Call) -> bool:
    """Whether joint words are of others than the speaker: "we urge the two sides to meet".

    Behind the verb of somebody who asks they are the own ones only if they say "our" or name
    the own party, or if those who ask are joint themselves: "the ministers urge both sides".
    Nobody in particular asks with "it is time for both sides to meet".
    """
    patterns = _patterns(clause.grammar)
    if call.party is None or call.verb is None or call.party[0] < call.verb[1]:
        return False
    if patterns.impersonal.match(clause.text, *call.verb):
        return False
    words = clause.text[slice(*call.party)]
    is_own = OWN in words or patterns.ours.search(words) is not None
    is_elsewhere = _ELSEWHERE.search(words) is not None
    return not is_own and (is_elsewhere or not clause.is_joint(call.start, call.verb[0]))
