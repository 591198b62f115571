"""The ledger of requests: who is asked in a sentence that calls for something, and for what."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from discourse.annotators import circumstances
from discourse.annotators.calls import Call, find_calls, names_party
from discourse.annotators.clause_words import OTHER, OWN, Grammar
from discourse.annotators.pledge_words import any_of
from discourse.annotators.spoken_units import SpokenUnit, own_sentences
from discourse.annotators.units import missing_cues
from discourse.codebook import Codebook
from discourse.document import Document, Layer, MadeBy
from discourse.ledger import Request
from discourse.text import Span

_WE_ASKED = re.compile(r"\bwe\b.*\?|\b(?:nor|neither|or) (?:can|will|shall) we\b")
_RELATIVE = re.compile(r",?\s+(?:that|who|which)\s")
_NO = re.compile(r"(?:no|nobody|neither|none)\b")
_NOR = re.compile(r"\b(?:still less|much less|nor)\s+(?:(?:must|should|can)\s+)?\Z")
FUNCTION = "exhortation"  # sentences that have it ask for something


def annotate_requests(document: Document, codebook: Codebook, made_by: MadeBy) -> Layer:
    """The layer ``requests``; each annotation keeps a :class:`~discourse.ledger.Request`.

    What another side asks in reported words is not asked here.
    """
    pages = [page for page in codebook.functions if page.id == FUNCTION]
    if reason := missing_cues(document, codebook, pages):
        return Layer("requests", (), (), (), made_by, reason=reason)
    records = [
        record.to_annotation()
        for sentence in own_sentences(document, codebook, FUNCTION)
        for record in _Requests(sentence).records()
    ]
    return Layer.of("requests", records, made_by)


@dataclass(frozen=True, slots=True)
class _Patterns:
    """Who is asked, and what is asked of whoever is blamed."""

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
        re.compile(any_of(words["stopping"])),
        re.compile(any_of(words["blamed"])),
    )


class _Requests:
    """Reads the requests off one sentence."""

    def __init__(self, sentence: SpokenUnit) -> None:
        self._clause, self._text = sentence.clause, sentence.clause.text
        self._at, self._labels = sentence.start, sentence.labels
        self._given = sentence.label.get("addressee")
        self._patterns = _patterns(self._clause.grammar)

    def records(self) -> Iterator[Request]:
        """Its requests, in order; one without an act where the words that ask are not known."""
        calls = find_calls(self._clause)
        for call in calls:
            end = self._clause.act_end(call.act)
            for number, (verb, last) in enumerate(self._clause.pieces(call.act, end)):
                yield self._record(call, call.start if number == 0 else verb, verb, last)
        if not calls:
            span = Span(self._at, self._at + len(self._text))
            kind = "joint" if _WE_ASKED.search(self._text) else "all"
            yield Request(span=span, kind=self._given or kind)

    def _record(self, call: Call, first: int, verb: int, end: int) -> Request:
        clause = self._clause
        is_passive = clause.is_passive(verb)
        party = None if is_passive else call.party
        action_start = call.party[0] if is_passive and call.party else verb
        action = circumstances.find_action(clause, action_start, end)
        if action and self._is_denied(call):
            action = f"not {action}"
        return Request(
            span=Span(self._at + first, self._at + end),
            kind=self._addressee(call, verb, is_passive),
            asked_of=self._asked_of(party),
            verb=clause.quote(*call.verb) if call.verb else None,
            strength=call.strength,
            action=action,
            deadline=circumstances.find_deadline(clause, verb, end),
            amount=circumstances.find_amount(clause, verb, end),
        )

    def _asked_of(self, party: tuple[int, int] | None) -> str | None:
        if party is None:
            return None
        if self._patterns.us.match(self._text, *party):
            return "us"
        start, end = party
        relative = _RELATIVE.search(self._text, start, end)
        end = relative.start() if relative else end
        is_party = names_party(self._clause, start, end) or self._clause.is_joint(start, end)
        return self._clause.quote(start, end) if is_party else None

    def _is_denied(self, call: Call) -> bool:
        """Whether nobody is to do it: "no state should", "still less should force be used"."""
        first = call.party[0] if call.party else call.start
        return bool(_NO.match(self._text, first) or _NOR.search(self._text, 0, first))

    def _is_of_others(self, call: Call) -> bool:
        """Whether joint words are of others than the speaker: "we urge the two sides to meet".

        Behind the verb of somebody who asks they are the own ones only if they say "our" or name
        the own party, or if those who ask are joint themselves: "the ministers urge both sides".
        Nobody in particular asks with "it is time for both sides to meet".
        """
        if call.party is None or call.verb is None or call.party[0] < call.verb[1]:
            return False
        if self._patterns.impersonal.match(self._text, *call.verb):
            return False
        words = self._text[slice(*call.party)]
        is_own = OWN in words or self._patterns.ours.search(words) is not None
        return not is_own and not self._clause.is_joint(call.start, call.verb[0])

    def _addressee(self, call: Call, verb: int, is_passive: bool) -> str:
        """Both sides together are joint; else what the label says; else by who is asked to do what.

        Blamed ones are opponents: who is asked to stop, or whoever the sentence blames.
        """
        patterns, text, party = self._patterns, self._text, call.party
        is_joint = party is not None and self._clause.is_joint(*party)
        is_others = is_joint and self._is_of_others(call)
        if party and (patterns.us.match(text, *party) or (is_joint and not is_others)):
            return "joint"
        if self._given and self._given != "joint":
            return self._given
        words = text[slice(*party)] if party else ""
        plain = self._clause.words[slice(*party)].lower() if party else ""
        stops = patterns.stopping.match(text, verb)
        if patterns.whole.search(plain):
            return "all"
        is_group = patterns.group.search(words) is not None and not is_passive
        is_named = OTHER in words or is_group or is_others
        if patterns.blamed.search(words) or (stops and OTHER in words):
            return "opponent"
        if "contrast" in self._labels and not (is_passive or patterns.organ.search(plain)):
            return "opponent"
        if is_named:
            return "partner"
        return "joint" if patterns.ours.search(words) else "all"
