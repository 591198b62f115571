"""The ledger of requests: who is asked in a sentence that calls for something, and for what."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from discourse.annotators import circumstances
from discourse.annotators.addressees import (
    ATTRIBUTE,
    FUNCTION,
    AskedAct,
    addressee_of,
    asked_acts,
    names_us,
)
from discourse.annotators.call_frames import has_supposed
from discourse.annotators.calls import Call, asks_somebody, is_name, names_party, party_of
from discourse.annotators.clause_grammar import OTHER
from discourse.annotators.spoken_units import SpokenUnit, own_sentences
from discourse.annotators.units import missing_cues
from discourse.codebook import Codebook
from discourse.document import Document, Layer, MadeBy
from discourse.ledger import Request
from discourse.text import Span

_RELATIVE = re.compile(r",?\s+(?:that|who|which)\s")
_BY = re.compile(
    rf"\bby\s+(?P<who>(?:{OTHER}|(?:the|all|every|each|any|our|both)\s)[^,;:.()]{{2,60}})"
)
_FOR = re.compile(r"\bfor\s*\Z")
_NO = re.compile(r"(?:no|nobody|neither|none)\b")
_CANNOT = re.compile(r"(?:cannot|can not|can no longer|may not|need not)\b")
_NEITHER = re.compile(r"\bneither\s+(?:can|may|must)\s+nor\s+\Z")
_DENIED = re.compile(r"(?:not|never|no longer)\b")
_YOU = re.compile(r"(?P<you>you|them),\s")
_NOR = re.compile(r"\b(?:still less|much less|nor)\s+(?:(?:must|should|can)\s+)?\Z")


def annotate_requests(document: Document, codebook: Codebook, made_by: MadeBy) -> Layer:
    """The layer ``requests``; each annotation keeps a :class:`~discourse.ledger.Request`.

    What another side asks in reported words is not asked here.
    """
    pages = [page for page in codebook.functions if page.id == FUNCTION]
    if reason := missing_cues(document, codebook, pages):
        return Layer("requests", (), (), (), made_by, reason=reason)
    acts = asked_acts(document, codebook)
    records = [
        record.to_annotation()
        for sentence in own_sentences(document, codebook, FUNCTION)
        for record in _Requests(sentence, acts.at(sentence.span, sentence.labels)).records()
    ]
    return Layer.of("requests", records, made_by)


class _Requests:
    """Reads the requests off one sentence."""

    def __init__(self, sentence: SpokenUnit, acts: Sequence[AskedAct]) -> None:
        self._clause, self._text = sentence.clause, sentence.clause.text
        self._at, self._acts = sentence.start, acts
        self._labels, self._given = sentence.labels, sentence.label.get(ATTRIBUTE)

    def records(self) -> Iterator[Request]:
        """Its requests, in order; one without an act where the words that ask are not known."""
        yield from map(self._record, self._acts)
        if not self._acts and not has_supposed(self._text):
            span = Span(self._at, self._at + len(self._text))
            kind = addressee_of((), self._clause, self._labels, self._given)
            yield Request(span=span, kind=kind)

    def _record(self, asked: AskedAct) -> Request:
        clause, call = self._clause, asked.call
        party = None if asked.is_passive else party_of(clause, call)
        is_somebody = asks_somebody(clause, call)
        is_for = call.verb is not None and _FOR.search(self._text[slice(*call.verb)]) is not None
        things = circumstances.find_things(clause, asked.verb, asked.end) if is_for else None
        asked_of = self._asked_of(party, is_somebody) or self._asked_by(asked)
        action = things or self._action(asked, is_told=asked_of is not None)
        is_told = asked.is_passive or _DENIED.match(action or "")  # "the port must not be closed"
        if action and self._is_denied(call) and not is_told:
            action = f"not {action}"
        return Request(
            span=Span(self._at + asked.start, self._at + asked.end),
            kind=asked.addressee,
            asked_of=asked_of,
            verb=clause.quote(*call.verb) if call.verb else None,
            strength=call.strength,
            action=action,
            deadline=circumstances.find_deadline(clause, asked.verb, asked.end),
            amount=circumstances.find_amount(clause, asked.verb, asked.end),
        )

    def _action(self, asked: AskedAct, *, is_told: bool) -> str | None:
        """The act; where its subject is nobody who is asked, the whole clause.

        As in "the port must be closed", "the siege must end".
        """
        party, verb = asked.call.party, asked.call.verb
        is_subject = party is not None and (verb is None or party[0] < verb[0])
        if party is None or not (asked.is_passive or (is_subject and not is_told)):
            return circumstances.find_action(self._clause, asked.verb, asked.end, is_whole=True)
        subject = party[0], verb[0] if verb and is_subject else party[1]
        return circumstances.find_passive(
            self._clause, subject, asked.verb, asked.end, is_whole=True
        )

    def _asked_of(self, party: tuple[int, int] | None, is_somebody: bool) -> str | None:
        if party is None:
            return None
        if names_us(self._clause, *party):
            return "us"
        start, end = party
        if you := _YOU.match(self._text, start, end):
            end = you.end("you")
        relative = _RELATIVE.search(self._text, start, end)
        if relative and names_party(self._clause, start, relative.start()):
            end = relative.start()
        is_party = (
            is_somebody
            or names_party(self._clause, start, end)
            or self._clause.is_joint(start, end)
            or is_name(self._clause, start, end)
        )
        return self._clause.quote(start, end) if is_party else None

    def _asked_by(self, asked: AskedAct) -> str | None:
        """By whom something is to be done: "must be respected by every country"."""
        by = _BY.search(self._text, asked.verb, asked.end) if asked.is_passive else None
        if by is None or not names_party(self._clause, *by.span("who")):
            return None
        return self._clause.quote(*by.span("who"))

    def _is_denied(self, call: Call) -> bool:
        """Whether nobody is to do it: "no state should", "still less should force be used"."""
        first = call.party[0] if call.party else call.start
        if call.verb and _CANNOT.match(self._text, *call.verb):
            return True
        before = call.verb[0] if call.verb else first
        is_neither = _NEITHER.search(self._text, first, before)
        return bool(is_neither or _NO.match(self._text, first) or _NOR.search(self._text, 0, first))
