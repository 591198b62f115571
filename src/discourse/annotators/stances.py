"""The ledger of stances: what the author says of each party, mention by mention."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from discourse.annotators.blamed_parties import BlamedParties
from discourse.annotators.mentions import Mention, find_mentions
from discourse.annotators.neural_stance import load_neural_stance
from discourse.annotators.stance_model import NEUTRAL, Party, decide_column, load_stance_model
from discourse.annotators.stance_pieces import cut_words
from discourse.annotators.stance_sentences import (
    Place,
    StanceSentence,
    signs_for,
    with_article,
    with_self_words,
)
from discourse.annotators.stance_signs import Judgement, Verdict
from discourse.annotators.units import coded_units, mentions_of, missing_cues
from discourse.codebook import Codebook, TaggerName
from discourse.document import Annotation, Document, Evidence, Layer, MadeBy
from discourse.ledger import SELF, Stance
from discourse.text import Span

_DIGITS = 4


#: Behind the speaker's side: what it does when it judges.
_JUDGES = re.compile(
    r"\s(?:(?:has|have|also|again|therefore|once\sagain|once\smore|\w+ly)\s)*"
    r"(?:condemn|reject|denounc|deplor|oppos|regret|protest|abhor)(?:s|es|e|ed|ing)?\b"
)


@dataclass(frozen=True, slots=True, eq=False)
class StanceCase:
    """A party in a sentence, as the rules and the weights see it; ``unit`` is where that stands."""

    unit: Span
    mention: Mention
    sentence: StanceSentence
    judged: Judgement
    party: Party

    def among(self, blamed: BlamedParties) -> StanceCase:
        """The same, with what the ledger of criticism says of the party."""
        odds = blamed.odds(self.unit, self.mention.actor_id)
        return replace(self, party=self.party._replace(odds=odds))


def annotate_stances(document: Document, codebook: Codebook, made_by: MadeBy) -> Layer:
    """The layer ``stances``; each annotation keeps a :class:`~discourse.ledger.Stance`.

    Every mention in a coded unit has one; its evidence are the words for it that a rule tells, or
    else those on which the weights rest most. Whom the ledger of criticism blames is likelier
    spoken against, all others less so.
    """
    if reason := missing_cues(document, codebook, codebook.functions):
        return Layer("stances", (), (), (), made_by, reason=reason)
    others = {one.span for one in document.layer("units") if one.get("voice") == "reported_other"}
    cases = list(find_cases(document))
    if blamed := BlamedParties.of(document, codebook):
        cases = [case.among(blamed) for case in cases]
    found = [
        _to_annotation(case, verdict, case.unit in others)
        for case, verdict in zip(cases, decide(cases, codebook.tagger), strict=True)
    ]
    return Layer.of("stances", found, made_by)


def find_stance(text: str, start: int, end: int, codebook: Codebook) -> Verdict:
    """The stance of ``text`` toward the words at ``start:end``, whether a known party or not.

    Names of other parties count as one word each.

    Raises:
        ValueError: there are no words at that place.
    """
    (verdict,) = decide([find_case(text, start, end, codebook)], codebook.tagger)
    return verdict


def decide(cases: Sequence[StanceCase], tagger: TaggerName) -> list[Verdict]:
    """The stances toward parties, read together."""
    model = load_neural_stance() if tagger == "neural" else load_stance_model()
    sentences = {case.party.sentence: case.sentence.view for case in cases}
    chances = model.read(list(sentences.values()), [case.party for case in cases]).tolist()
    carriers = _carriers(cases, [decide_column(row) for row in chances])
    return [
        _of_judge(case, case.sentence.verdict(case.judged, row, carriers.get(number, ())))
        for number, (case, row) in enumerate(zip(cases, chances, strict=True))
    ]


def _of_judge(case: StanceCase, verdict: Verdict) -> Verdict:
    """The stance toward the speaker's side: that it condemns something is nothing against it."""
    is_judge = case.mention.kind == "self" and _JUDGES.match(
        case.sentence.cut.text, case.mention.end
    )
    if verdict.polarity != "-" or not is_judge:
        return verdict
    return replace(verdict, polarity="0", score=0.0, signs=())


def _carriers(
    cases: Sequence[StanceCase], columns: Sequence[int]
) -> dict[int, list[tuple[int, float]]]:
    """The words on which the weights rest, by the number of the case, where no rule tells any."""
    wanted = [
        number
        for number, (case, column) in enumerate(zip(cases, columns, strict=True))
        if column != NEUTRAL and not signs_for(case.judged, column)
    ]
    found = load_stance_model().carriers(
        [cases[number].sentence.view for number in wanted],
        [cases[number].party for number in wanted],
        [columns[number] for number in wanted],
    )
    return dict(zip(wanted, found, strict=True))


def find_case(text: str, start: int, end: int, codebook: Codebook) -> StanceCase:
    """The words at ``start:end`` as a party of ``text``.

    Raises:
        ValueError: there are no words at that place.
    """
    if not (0 <= start < end <= len(text) and text[start:end].strip()):
        raise ValueError(f"{start}:{end} holds no words of a text of {len(text)} characters")
    known = with_self_words(text, find_mentions(text, codebook), SELF)
    others: list[Place] = [(mention.start, mention.end, mention.kind) for mention in known]
    kind = next((kind for a, b, kind in others if (a, b) == (start, end)), "")
    target = (start, end, kind)
    sentence = StanceSentence.of(text, [target], others)
    number = sentence.clauses.find(with_article(text, target)[0])
    assert number is not None  # the others do not touch it, so none can hide it
    judged = sentence.judge(number)
    mention = Mention(start, end, kind, text[start:end])
    return StanceCase(Span(0, len(text)), mention, sentence, judged,
                      sentence.party(0, number, judged))  # fmt: skip


def find_cases(document: Document) -> Iterator[StanceCase]:
    """The mentions of all coded units, in text order, words such as "my country" among them."""
    own = document.metadata.country or SELF
    cut, text = cut_words(document), document.text
    with_own = with_self_words(text, mentions_of(document), own)
    mentions = sorted(with_own, key=lambda mention: mention.start)
    starts = [mention.start for mention in mentions]
    read = -1  # the number of the last sentence with a party
    for unit in coded_units(document):
        inside = mentions[bisect_left(starts, unit.start) : bisect_left(starts, unit.end)]
        if not inside:
            continue
        places = [with_article(text, (m.start, m.end, m.kind), unit.start) for m in inside]
        known = {(start, end): kind for start, end, kind in places if kind}
        sentence = StanceSentence.within(cut, unit, places, known)
        read += 1
        for mention, (start, _, _) in zip(inside, places, strict=True):
            number = sentence.clauses.find(start)
            if number is not None:  # else it overlaps one before it; the first never does
                judged = sentence.judge(number)
                party = sentence.party(read, number, judged)
                yield StanceCase(unit, mention, sentence, judged, party)


def _to_annotation(case: StanceCase, verdict: Verdict, is_reported: bool) -> Annotation:
    """The record of one mention."""
    return Stance(
        span=Span(case.mention.start, case.mention.end),
        kind=verdict.polarity,
        actor=case.mention.actor_id,
        actor_class=case.mention.kind,
        role=verdict.role,
        score=round(verdict.score, _DIGITS),
        reported=verdict.reported or is_reported,
    ).to_annotation(tuple(_evidence(verdict)))


def _evidence(verdict: Verdict) -> Iterator[Evidence]:
    for sign in verdict.signs:
        span = Span(sign.start, sign.end)
        source = sign.source if sign.is_learned else f"stance/{sign.source}"
        yield Evidence(span, source, min(1.0, abs(sign.value)))
