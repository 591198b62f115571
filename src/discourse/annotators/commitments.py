"""The ledger of commitments: what a sentence that pledges undertakes, for whom, by when and how."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from discourse.annotators import circumstances
from discourse.annotators.addressees import FUNCTION as CALLS
from discourse.annotators.calls import find_calls, has_must
from discourse.annotators.clause_grammar import OTHER, OWN, Grammar
from discourse.annotators.pledge_words import any_of
from discourse.annotators.pledged_units import pledgings_of
from discourse.annotators.pledging import FUNCTION, OWN_ROLES, Head, Pledging
from discourse.annotators.retold import ALL_WHO_MET, JOINT, MEMBER, as_we
from discourse.annotators.spoken_units import SpokenUnit, own_sentences
from discourse.annotators.units import missing_cues
from discourse.codebook import Codebook
from discourse.document import Document, Layer, MadeBy
from discourse.ledger import Commitment
from discourse.text import Span

_HOSTILE = frozenset(("warning", "contrast", "rebuttal"))
_OPPONENT = re.compile(
    r"\b(?:them|those who|anyone|enem\w+|terror\w*|aggress\w+|attack\w*|invader\w*|occupier\w*"
    r"|crimin\w+)\b"
)
_OWN_GOVERNMENT = re.compile(
    rf"(?:(?:our|my)\s(?:[\w-]+\s){{0,3}}?(?:government|administration|cabinet|ministr(?:y|ies)|navy"
    rf"|army|armed forces|forces|troops|coastguard|peacekeepers|police|embassy|embassies)\b"
    rf"|the\s(?:government|administration)\sof\s(?:the\s(?:\w+\sof\s(?:the\s)?)?)?{OWN})"
)
_MAY_PLEDGE = re.compile(
    r"\b(?:will|shall|going to|(?:are|am|is|remain) (?:determined|committed|resolved|ready))\b"
)
_PRONOUNS = ("it", "they", "he", "she")
_ALL_WHO_MET = re.compile(rf"(?:{ALL_WHO_MET}|it (?:was|is|has been)(?: \w+)?)", re.IGNORECASE)
_NEAR = 24  # signs behind the first letter of a verb
_NOT = re.compile(r"\b(?:not|never)\b|n't\b")
_NOR = re.compile(r"\b(?:nor|neither)\s+\Z")
_DENIED = re.compile(r"\b(?:not|never|no longer|no)\b|n't\b")
_BY_US = re.compile(r"\bby us\b")
_NOT_ENDING = re.compile(r"(?:not|never) (?:stop|cease|relent|waver)")
_ASSURES = re.compile(r"assur(?:es?|ing)\s")  # "assure him of our support" is the act
_TOGETHER = re.compile(
    r"\b(?:together|jointly|in (?:partnership|cooperation|collaboration) with)\b"
)


def annotate_commitments(document: Document, codebook: Codebook, made_by: MadeBy) -> Layer:
    """The layer ``commitments``; each annotation keeps a :class:`~discourse.ledger.Commitment`.

    Words that are another side's pledge nothing here.
    """
    pages = [page for page in codebook.functions if page.id == FUNCTION]
    if reason := missing_cues(document, codebook, pages):
        return Layer("commitments", (), (), (), made_by, reason=reason)
    pledgings = pledgings_of(document, codebook)
    records = [
        record.to_annotation()
        for sentence in own_sentences(document, codebook, FUNCTION)
        for record in _Pledges(sentence, pledgings.at(sentence.span)).records()
    ]
    return Layer.of("commitments", records, made_by)


@dataclass(frozen=True, slots=True)
class _Patterns:
    """What makes a pledge a threat, and what of that threatens only an opponent."""

    threat: re.Pattern[str]
    refusal: re.Pattern[str]
    phrase: re.Pattern[str]
    soft: re.Pattern[str]
    provoked: re.Pattern[str]
    kept_on: re.Pattern[str]


@cache
def _patterns(known: Grammar) -> _Patterns:
    words = known.words
    return _Patterns(
        re.compile(any_of(words["threats"])),
        re.compile(rf"\b(?:not|never|no)\b[\w\s]{{0,12}}?{any_of(words['refusals'])}"),
        re.compile(any_of(words["threat_phrases"])),
        re.compile(any_of(words["soft"])),
        re.compile(
            rf"(?:{OTHER}+|{any_of(words['provokers'])})(?:'s?)?\s(?:[\w'’-]+\s){{0,4}}?"
            rf"{any_of(words['provoking'])}"
            rf"|\b(?:is|are|be|gets?)\s(?:\w+ly\s)?{any_of(words['suffered'])}"
        ),
        re.compile(rf"\b(?:not|never|no)\b[\w\s]{{0,12}}?{any_of(words['kept_on'])}"),
    )


class _Pledges:
    """Reads the pledges off one sentence."""

    def __init__(self, sentence: SpokenUnit, pledging: Pledging) -> None:
        self._pledging = pledging
        self._clause, self._text = sentence.clause, sentence.clause.text
        self._at, self._voice = sentence.start, sentence.voice
        self._labels = sentence.labels
        self._patterns = _patterns(self._clause.grammar)
        self._done = 0  # where the act before ends
        self._condition = circumstances.find_condition(self._clause)

    def records(self) -> Iterator[Commitment]:
        """Its pledges, in order."""
        heads = self._pledging.heads
        for head in heads:
            end = self._clause.act_end(head.verb)
            first = min(head.subject.start, head.start)
            for number, (verb, last) in enumerate(self._clause.pieces(head.verb, end)):
                yield self._record(head, first if number == 0 else verb, verb, last)
            self._done = circumstances.end_with_time(self._clause, end)
        is_none = self._pledging.only_happens or self._pledging.only_foretells
        if not heads and not has_must(self._clause) and not is_none and not self._only_asks():
            span = Span(self._at, self._at + len(self._text))
            yield Commitment(span=span, kind="will", condition=self._condition)

    def _only_asks(self) -> bool:
        """Whether the sentence asks others for something, and has no words that pledge."""
        may_pledge = _MAY_PLEDGE.search(self._text)
        return CALLS in self._labels and not may_pledge and bool(find_calls(self._clause))

    def _force(self, head: Head, verb: int, end: int) -> str:
        """The force of the pledging words, unless the act threatens or hangs on a condition."""
        patterns, text = self._patterns, self._text
        near = head.start, min(end, verb + _NEAR)
        threatens = (
            patterns.threat.match(text, verb)
            or patterns.refusal.search(text, *near)
            or patterns.phrase.search(text, verb, end)
        )
        is_soft = patterns.soft.search(text, *near) and not self._has_opponent(verb, end)
        if threatens and head.subject.who in OWN_ROLES and not is_soft:
            return "threat"
        if self._condition:
            return "threat" if self._is_provoked(head) else "conditional"
        goes_on = _NOT_ENDING.search(text, head.start, verb + _NEAR)
        is_kept = is_soft and patterns.kept_on.search(text, *near)  # "will not relent"
        return "continue" if goes_on or is_kept else head.force

    def _is_provoked(self, head: Head) -> bool:
        """Whether the condition is a wrong of another party, or one that the own side suffers."""
        place = circumstances.condition_span(self._clause)
        return (
            place is not None
            and head.subject.who in OWN_ROLES
            and self._patterns.provoked.search(self._text, *place) is not None
        )

    def _is_denied(self, head: Head, action: str) -> bool:
        """Whether the pledging words deny what is done: "are not going to", "nor will we"."""
        is_denied = _NOT.search(head.modality or "") or _NOR.search(self._text, 0, head.start)
        return bool(is_denied) and not _DENIED.search(action)

    def _is_own_government(self, head: Head) -> bool:
        """Whether a subject is the own government by a longer name: "our new government"."""
        return bool(_OWN_GOVERNMENT.match(self._text, head.subject.start, head.start))

    def _has_opponent(self, verb: int, end: int) -> bool:
        """Whether somebody is threatened: the sentence warns or blames, or an act is on others."""
        if self._labels & _HOSTILE:
            return True
        return OTHER in self._text[verb:end] or bool(_OPPONENT.search(self._text, verb, end))

    def _all_or_one(self, head: Head, actor: str | None) -> str | None:
        """In joint texts: all who met, or the party that the sentence is told of, by its words."""
        if actor in OWN_ROLES or self._voice not in (JOINT, MEMBER):
            return actor
        words = self._clause.words
        told = as_we(words, self._voice)
        is_told = told is not None and head.subject.start in range(told[1].start, told[1].end)
        if self._voice == JOINT:
            is_all = is_told or (actor is not None and _ALL_WHO_MET.fullmatch(actor))
            return "joint" if is_all else actor
        return told[1].quote(words) if told and (is_told or actor in _PRONOUNS) else actor

    def _record(self, head: Head, first: int, verb: int, end: int) -> Commitment:
        clause = self._clause
        is_passive = clause.is_passive(verb)
        actor = head.subject.who
        is_member = self._text.startswith(OWN, head.subject.start)  # one party of several
        if actor == "self" and self._voice == "joint" and not is_member:
            actor = "joint"
        if actor not in OWN_ROLES and self._is_own_government(head):
            actor = "self"
        actor = self._all_or_one(head, actor)
        if is_passive and actor not in OWN_ROLES:
            actor = "self" if _BY_US.search(self._text, verb, end) else None
        joint = actor == "joint" or bool(_TOGETHER.search(self._text, clause.opener(first), end))
        before = (max(clause.opener(head.start), self._done), head.verb)
        if is_passive:
            action = circumstances.find_passive(clause, (first, max(first, head.start)), verb, end)
        else:
            assures = verb == head.verb and _ASSURES.match(self._text, head.start)
            start = head.start if assures else None
            action = circumstances.find_action(clause, verb, end, start)
        return Commitment(
            span=Span(self._at + first, self._at + end),
            kind=self._force(head, verb, end),
            modality=head.modality,
            actor=actor,
            joint=joint,
            action=f"not {action}" if action and self._is_denied(head, action) else action,
            beneficiary=circumstances.find_beneficiary(clause, verb, end),
            amount=circumstances.find_amount(clause, verb, end),
            deadline=circumstances.find_deadline(clause, verb, end)
            or circumstances.find_deadline(clause, *before),
            mechanism=circumstances.find_mechanism(clause, verb, end)
            or circumstances.find_means_before(clause, clause.sentence_start(verb), head.verb),
            condition=self._condition,
        )
