"""The ledger of commitments: what a sentence that pledges undertakes, for whom, by when and how."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from discourse.annotators import circumstances
from discourse.annotators.calls import has_must
from discourse.annotators.clause_words import OTHER, OWN, Grammar, Subject
from discourse.annotators.pledge_words import any_of
from discourse.annotators.spoken_units import SpokenUnit, own_sentences
from discourse.annotators.units import missing_cues
from discourse.codebook import Codebook
from discourse.document import Document, Layer, MadeBy
from discourse.ledger import Commitment
from discourse.text import Span

FUNCTION = "commitment"  # sentences that have it pledge something
_ROLES = ("self", "joint")
_HOSTILE = frozenset(("warning", "contrast", "rebuttal"))
_OPPONENT = re.compile(
    r"\b(?:them|those who|anyone|enem\w+|terror\w*|aggress\w+|attack\w*|invader\w*|occupier\w*"
    r"|crimin\w+)\b"
)
_OWN_GOVERNMENT = re.compile(
    rf"(?:(?:our|my)\s(?:[\w-]+\s){{0,3}}?(?:government|administration|cabinet)\b"
    rf"|the\s(?:government|administration)\sof\s(?:the\s(?:\w+\sof\s(?:the\s)?)?)?{OWN})"
)
_NEAR = 24  # signs behind the first letter of a verb
_SUPPOSED = re.compile(r"\b(?:if|unless|whether)\s+(?:only\s+)?\Z")
_WILL_NOUN = re.compile(r"\b(?:the|political|free|common|collective|no)\s+\Z")
_OWN_NOUN = re.compile(rf"our|my|{OWN}")
_BY_US = re.compile(r"\bby us\b")
_NOT_ENDING = re.compile(r"(?:not|never) (?:stop|cease|relent|waver)")
_FORCES = (
    *((name, "ready") for name in ("ready", "ready_too", "offer")),
    *((name, "commit") for name in ("bound", "bound_too", "pledge", "binding", "giving")),
)
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
    happens = tuple(word for page in pages for word in dict(page.sets).get("HAPPEN", ()))
    records = [
        record.to_annotation()
        for sentence in own_sentences(document, codebook, FUNCTION)
        for record in _Pledges(sentence, happens).records()
    ]
    return Layer.of("commitments", records, made_by)


@dataclass(frozen=True, slots=True)
class _Patterns:
    """The words that pledge: ``strong`` ones, and those that count where no other stands."""

    strong: re.Pattern[str]
    weak: re.Pattern[str]
    giving: re.Pattern[str]
    speaking: re.Pattern[str]
    threat: re.Pattern[str]
    refusal: re.Pattern[str]
    phrase: re.Pattern[str]
    soft: re.Pattern[str]


@cache
def _patterns(known: Grammar) -> _Patterns:
    words, adverbs = known.words, known.adverbs
    on = rf"(?:(?P<on>{any_of(words['going_on'])})\s+(?:to\s+)?{adverbs})?"
    adjective = (
        rf"{any_of(words['be'])}\s+{adverbs}"
        rf"(?:(?P<ready>{any_of(words['ready'])})|(?P<bound>{any_of(words['bound'])}))(?:,[^,;:]+,)?\s+(?:to|for|on)\s+"
    )
    noun = (
        rf"(?:\b(?:our|my|its|their|the|a)|{OWN}+'s?)\s+(?:[\w-]+\s+){{0,3}}?"
        rf"(?:(?P<offer>{any_of(words['offers'])})|(?P<pledge>{any_of(words['pledges'])}))"
        rf"\s+(?:is\s+)?to\s+"
    )
    binding = rf"(?P<binding>{any_of(words['binding'])})\s+{adverbs}to\s+"
    will = rf"(?P<will>(?:{any_of(words['will'])}|'ll))\s+(?:(?P<turned>we|i)\s+)?{adverbs}"
    adjective_too = re.sub(r"\?P<(\w+)>", r"?P<\1_too>", adjective)
    strong = rf"(?:{will}(?:{adjective_too})?|{adjective}|{noun}|{binding}){adverbs}{on}(?=[\w'])"
    weak = rf"(?P<intending>{any_of(words['intending'])})\s+{adverbs}to\s+{adverbs}{on}(?=[\w'])"
    return _Patterns(
        re.compile(strong),
        re.compile(weak),
        re.compile(rf"(?P<giving>{any_of(words['giving'])})\s+"),
        re.compile(rf"{any_of(words['speaking'])}|that\b"),
        re.compile(any_of(words["threats"])),
        re.compile(rf"\b(?:not|never|no)\b[\w\s]{{0,12}}?{any_of(words['refusals'])}"),
        re.compile(any_of(words["threat_phrases"])),
        re.compile(any_of(words["soft"])),
    )


@dataclass(frozen=True, slots=True)
class _Head:
    """Words that pledge: where, whose, where the act begins, and what force they have alone."""

    start: int
    verb: int
    subject: Subject
    modality: str | None
    force: str

    @property
    def is_own(self) -> bool:
        """Whether the speaker pledges, alone or with others."""
        return self.subject.who in _ROLES


class _Pledges:
    """Reads the pledges off one sentence."""

    def __init__(self, sentence: SpokenUnit, happens: tuple[str, ...]) -> None:
        self._clause, self._text = sentence.clause, sentence.clause.text
        self._at, self._voice = sentence.start, sentence.voice
        self._labels = sentence.labels
        self._happens = re.compile(any_of(happens) if happens else r"(?!)")
        self._patterns = _patterns(self._clause.grammar)
        self._condition = circumstances.find_condition(self._clause)

    def records(self) -> Iterator[Commitment]:
        """Its pledges, in order."""
        heads = self._heads()
        for head in heads:
            end = self._clause.act_end(head.verb)
            first = min(head.subject.start, head.start)
            for number, (verb, last) in enumerate(self._clause.pieces(head.verb, end)):
                yield self._record(head, first if number == 0 else verb, verb, last)
        if not heads and not has_must(self._clause):
            span = Span(self._at, self._at + len(self._text))
            yield Commitment(span=span, kind="will", condition=self._condition)

    def _heads(self) -> Sequence[_Head]:
        """The speaker's own; else what only wishes or gives; else those of others."""
        strong, weak = list(self._pledging("strong")), list(self._pledging("weak"))
        giving = list(self._pledging("giving"))
        own = ([head for head in heads if head.is_own] for heads in (strong, weak, giving))
        return next(filter(None, (*own, strong, weak)), [])

    def _pledging(self, which: str) -> Iterator[_Head]:
        """Heads of one pattern that are no relative clause, no supposition and no mere speech."""
        pronouns = self._clause.grammar.words["pronouns"]
        for head in self._found(getattr(self._patterns, which)):
            happens = head.force == "will" and self._happens.match(self._text, head.verb)
            may_only_speak = which != "strong" or (head.modality or "").startswith("would")
            if (
                head.subject.who not in pronouns
                and not happens
                and not _SUPPOSED.search(self._text, 0, head.subject.start)
                and not _WILL_NOUN.search(self._text, 0, head.start)
                and not (may_only_speak and self._patterns.speaking.match(self._text, head.verb))
            ):
                yield head

    def _found(self, pattern: re.Pattern[str]) -> Iterator[_Head]:
        """What a pattern of pledging words finds, with its subject and force."""
        for match in pattern.finditer(self._text):
            groups = {name for name, words in match.groupdict().items() if words}
            on = "on" in groups
            verb = match.start("on") if on else match.end()
            force = "continue" if on else next((f for name, f in _FORCES if name in groups), "will")
            modality = self._clause.quote(match.start(), verb)
            subject = self._subject(match, "pledge" in groups or "offer" in groups)
            yield _Head(match.start(), verb, subject, modality, force)

    def _subject(self, match: re.Match[str], is_noun: bool) -> Subject:
        """Who pledges; of a noun ("our readiness to") the speaker, if nobody else is named."""
        found = self._clause.subject(match.start())
        if match.groupdict().get("turned"):
            return Subject(match.start(), "self")
        if is_noun and (found.who is None or _OWN_NOUN.match(match.group())):
            return Subject(match.start(), "self")
        return found

    def _force(self, head: _Head, verb: int, end: int) -> str:
        """The force of the pledging words, unless the act threatens or hangs on a condition."""
        patterns, text = self._patterns, self._text
        near = head.start, min(end, verb + _NEAR)
        threatens = (
            patterns.threat.match(text, verb)
            or patterns.refusal.search(text, *near)
            or patterns.phrase.search(text, verb, end)
        )
        is_soft = patterns.soft.search(text, *near) and not self._has_opponent(verb, end)
        if threatens and head.subject.who in _ROLES and not is_soft:
            return "threat"
        if self._condition:
            return "conditional"
        goes_on = _NOT_ENDING.search(text, head.start, verb + _NEAR)
        is_kept = is_soft and patterns.refusal.search(text, *near)  # "will not relent"
        return "continue" if goes_on or is_kept else head.force

    def _is_own_government(self, head: _Head) -> bool:
        """Whether a subject is the own government by a longer name: "our new government"."""
        return bool(_OWN_GOVERNMENT.match(self._text, head.subject.start, head.start))

    def _has_opponent(self, verb: int, end: int) -> bool:
        """Whether somebody is threatened: the sentence warns or blames, or an act is on others."""
        if self._labels & _HOSTILE:
            return True
        return OTHER in self._text[verb:end] or bool(_OPPONENT.search(self._text, verb, end))

    def _record(self, head: _Head, first: int, verb: int, end: int) -> Commitment:
        clause = self._clause
        is_passive = clause.is_passive(verb)
        actor = head.subject.who
        if actor == "self" and self._voice == "joint":
            actor = "joint"
        if actor not in _ROLES and self._is_own_government(head):
            actor = "self"
        if is_passive and actor not in _ROLES:
            actor = "self" if _BY_US.search(self._text, verb, end) else None
        joint = actor == "joint" or bool(_TOGETHER.search(self._text, clause.opener(first), end))
        before = (clause.opener(head.start), verb)
        return Commitment(
            span=Span(self._at + first, self._at + end),
            kind=self._force(head, verb, end),
            modality=head.modality,
            actor=actor,
            joint=joint,
            action=circumstances.find_action(clause, first if is_passive else verb, end),
            beneficiary=circumstances.find_beneficiary(clause, verb, end),
            amount=circumstances.find_amount(clause, verb, end),
            deadline=circumstances.find_deadline(clause, verb, end)
            or circumstances.find_deadline(clause, *before),
            mechanism=circumstances.find_mechanism(clause, verb, end),
            condition=self._condition,
        )
