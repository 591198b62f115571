"""The ledger of criticism: whom and what a sentence blames, who suffers, and by which poles."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial

from discourse.annotators.blame import find_blame
from discourse.annotators.contrast_words import FUNCTION
from discourse.annotators.doers import bears_no_ill_will
from discourse.annotators.later import EvidenceLater
from discourse.annotators.mentions import Mention
from discourse.annotators.poles import Poles, find_poles
from discourse.annotators.record_choice import RecordChoice
from discourse.annotators.retold import as_we
from discourse.annotators.spoken_units import voice_of
from discourse.annotators.target_choice import choose_targets
from discourse.annotators.target_patterns import target_patterns
from discourse.annotators.target_records import ACTING, OWN, Meant, Reading, Target
from discourse.annotators.targets import TargetFinder
from discourse.annotators.text_parties import Elsewhere, TextParties
from discourse.annotators.units import coded_units, mentions_of, missing_cues
from discourse.codebook import Codebook
from discourse.document import Document, Evidence, Layer, MadeBy
from discourse.ledger import Contrast
from discourse.text import Span

_GOES_ON = re.compile(r"\W*(?:(?:and|but|then|yet|so|later),?\s)?they\b", re.IGNORECASE)
_BACK = 2  # sentences in which what a pronoun stands for is looked for
_KINDS = {
    "demonym": "state",
    "territory": "state",
    "group": "bloc",
    "person": "leader",
    "unnamed_actor": "unnamed",
}


def annotate_contrasts(document: Document, codebook: Codebook, made_by: MadeBy) -> Layer:
    """The layer ``contrasts``; each annotation keeps a :class:`~discourse.ledger.Contrast`.

    Where the standard tagger scored the sentences, those are read that have the function contrast
    or nearly have it, and records stand where the ledger's own evidence bears the score out
    (:class:`RecordChoice`); those of a sentence with the function that do not are doubtful. Else
    all sentences that have the function have records.
    """
    pages = [page for page in codebook.functions if page.id == FUNCTION]
    if reason := missing_cues(document, codebook, pages):
        return Layer("contrasts", (), (), (), made_by, reason=reason)
    critical = {one.span: one for one in document.layer("functions") if one.label == FUNCTION}
    text = CriticalText(document, critical)
    chosen = RecordChoice.of(document, codebook)
    annotations = []
    for span in sorted({*chosen.worth_reading(), *critical}) if chosen else critical:
        evidence = critical[span].evidence if span in critical else ()
        for record in text.records(span, chosen):
            near = partial(_inside, evidence, span, record.span)
            annotations.append(record.to_annotation(EvidenceLater.alone(near)))
    return Layer.of("contrasts", annotations, made_by)


def _inside(evidence: Iterable[Evidence], unit: Span, record: Span) -> Iterator[Evidence]:
    """What of the evidence of a label stands in its unit, at the words of a record."""
    return (e for e in evidence if unit.contains(e.span) and e.span.overlaps(record))


class CriticalText:
    """A text whose criticism is read in order, so that pronouns find whom they stand for."""

    def __init__(self, document: Document, critical: Iterable[Span]) -> None:
        self._document = document
        self._units = coded_units(document)
        self._starts = [unit.start for unit in self._units]
        self._mentions = mentions_of(document)
        self._mention_starts = [mention.start for mention in self._mentions]
        self._blamed: dict[int, Target] = {}
        numbers = {self._number(span): span for span in critical}
        self._finders = {number: self._finder(span) for number, span in numbers.items()}
        mentions = ((self._number(one), one.actor_id) for one in self._mentions)
        self._parties = TextParties(len(self._units), mentions, self._finders)

    def _number(self, place: Span | Mention) -> int:
        """The number of the sentence in which something begins."""
        return bisect_right(self._starts, place.start) - 1

    def reading(self, span: Span) -> tuple[TargetFinder, Callable[[str], Elsewhere]]:
        """Who finds the targets of a sentence, and how the rest of the text speaks."""
        number = self._number(span)
        finder = self._finders.get(number) or self._finder(span)
        return finder.knowing(self._meant(number)), self._parties.elsewhere(number)

    def _finder(self, span: Span) -> TargetFinder:
        return TargetFinder(Reading(self._document.quote(span), self._within(span)))

    def note(self, span: Span, target: Target) -> None:
        """Whom a critical sentence blames: a pronoun behind it may stand for him."""
        if target.id is not None:
            self._blamed[self._number(span)] = target

    def records(self, span: Span, chosen: RecordChoice | None = None) -> Iterator[Contrast]:
        """The records of a sentence, if they stand or it is labelled; asked for in text order."""
        finder, elsewhere = self.reading(span)
        if bears_no_ill_will(finder.text):
            return
        is_sure = chosen is None or chosen.stands(span)
        targets, weight = choose_targets(finder, elsewhere, is_sure=is_sure)
        is_doubtful = not is_sure and chosen is not None and not chosen.stands(span, weight)
        if is_doubtful and chosen and not chosen.is_labelled(span):
            return
        words, mentions = finder.reading.words, finder.reading.mentions
        own = [Span(m.start, m.end) for m in mentions if m.kind in OWN]
        for target in targets:
            if not is_doubtful:
                self.note(span, target)
            record = to_record(target, span, find_poles(words, target.span, own))
            yield replace(record, doubtful=is_doubtful)

    def _within(self, span: Span) -> list[Mention]:
        """The mentions in a span, their places counted from its start."""
        first = bisect_right(self._mention_starts, span.start - 1)
        found = []
        for mention in self._mentions[first:]:
            if mention.start >= span.end:
                break
            if mention.end <= span.end and not self._is_conduct(mention):
                places = mention.start - span.start, mention.end - span.start
                found.append(Mention(*places, mention.kind, mention.actor_id))
        return self._with_speakers(span, found)

    def _with_speakers(self, span: Span, found: list[Mention]) -> list[Mention]:
        """With those as the own side whose saying a joint text tells: they blame others."""
        told = as_we(self._document.quote(span), voice_of(self._document, span))
        if told is None:
            return found
        who = told[1]
        others = [m for m in found if not Span(m.start, m.end).overlaps(who)]
        own = Mention(who.start, who.end, "self", "self")
        return sorted([own, *others], key=lambda mention: mention.start)

    def _is_conduct(self, mention: Mention) -> bool:
        """Whether the words for an unnamed party name what it does: "outside interference"."""
        if mention.kind != "unnamed_actor":
            return False
        words = self._document.quote(Span(mention.start, mention.end)).split()
        return "of" not in words and target_patterns().conduct.fullmatch(words[-1]) is not None

    def _meant(self, number: int) -> Meant | None:
        """Whom a pronoun stands for: the last blamed one, else the last one named.

        Not who suffers there; and nobody where the sentence that names some has such a pronoun for
        its subject: it goes on, and those named are what is done to ("They invaded Lumaru.").
        """
        back = range(number - 1, max(number - 1 - _BACK, -1), -1)
        for earlier in back:
            if earlier in self._blamed:
                target = self._blamed[earlier]
                return Meant(target.kind, target.id or "", is_blamed=True)
        for earlier in back:
            unit = self._units[earlier]
            words, mentions = self._document.quote(unit), self._within(unit)
            if _GOES_ON.match(words):
                return None
            spans = [Span(mention.start, mention.end) for mention in mentions]
            for mention, span in zip(reversed(mentions), reversed(spans), strict=True):
                is_actor = mention.kind in ACTING and mention.kind != "organisation"
                if is_actor and find_blame(words, span, spans).role != "sufferer":
                    return Meant(mention.kind, mention.actor_id, is_blamed=False)
        return None


def to_record(target: Target, sentence: Span, poles: Poles | None = None) -> Contrast:
    """A target, whose places are in its sentence, as a record, whose places are in the text."""
    start, end = target.span.start, target.span.end
    return Contrast(
        span=Span(sentence.start + start, sentence.start + end),
        kind="explicit" if poles else "onesided",
        target_form=target.form,
        target_kind=_KINDS.get(target.kind, target.kind),
        target=target.words,
        target_id=target.id,
        conduct=target.conduct,
        victim=target.victim,
        self_pole=poles.own if poles else None,
        other_pole=poles.other if poles else None,
        marker=poles.marker if poles else None,
        anaphora=target.anaphora,
        guessed=target.guessed,
    )
