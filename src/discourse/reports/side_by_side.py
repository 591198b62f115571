"""Texts side by side: criticism, sentences of each kind, promises, and the parties they share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from discourse.analysis import Analysis
from discourse.codebook import Codebook
from discourse.reports.blocks import Block, Column, Heading, Run, Runs, Table, words
from discourse.reports.passages import Passages, quoted, score_of

QUOTED_WORDS = 30
MOST_ACTORS = 12


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts of a comparison in the order of the report, with their short names."""

    names: tuple[str, ...]
    passages: tuple[Passages, ...]

    def each(self) -> Iterator[tuple[str, Passages]]:
        """Name and passages of each text."""
        return zip(self.names, self.passages, strict=True)


def openness_blocks(texts: Texts) -> Iterator[Block]:
    """Who is criticised and how openly: equal columns for every text."""
    rows = []
    for name, passages in texts.each():
        forms = [
            passages.having("contrast", target_form=form)
            for form in ("named", "unnamed_actor", "unnamed_conduct")
        ]
        total = passages.having("contrast")
        rows.append(
            (
                words(name, "strong"),
                words(str(len(passages.analysis.sentences))),
                *(words(str(len(units))) for units in forms),
                (passages.count("contrast", total),),
            )
        )
    yield Table(
        "Who is criticised, and how openly: sentences",
        (
            Column("Text", width=1),
            Column("Sentences", "right"),
            Column("Target named", "right"),
            Column("Actor unnamed", "right"),
            Column("Conduct only", "right"),
            Column("Met the cues of criticism", "right"),
        ),
        tuple(rows),
        "The text does not say who is meant by an unnamed form; neither does this report. Read it "
        "together with appraisals, which condemn and deplore.",
    )


def quotation_blocks(texts: Texts) -> Iterator[Block]:
    """The same form in each text, side by side; what is missing is printed for all alike."""
    yield Heading("The highest-scoring sentence of each kind")
    rows: list[tuple[Runs, ...]] = []
    for label, attributes, title in (
        ("contrast", {"target_form": "named"}, "Criticism by name"),
        ("contrast", {"target_form": "unnamed_actor"}, "Criticism of an unnamed actor"),
        ("contrast", {"target_form": "unnamed_conduct"}, "Criticism of conduct"),
        ("commitment", {}, "Commitment"),
        ("exhortation", {}, "Call"),
        ("principle", {}, "Principle"),
    ):
        for number, (name, passages) in enumerate(texts.each()):
            rows.append(
                (
                    words(title if number == 0 else "", "strong"),
                    words(name),
                    _one_quotation(passages, label, attributes),
                )
            )
    yield Table(
        f"One sentence of each kind from each text, {QUOTED_WORDS} words at most",
        (Column("Matter"), Column("Text"), Column("Words", width=1)),
        tuple(rows),
        "Of equal scores the first in the text. “None found” is printed for all texts alike.",
    )


def _one_quotation(passages: Passages, label: str, attributes: dict[str, str]) -> Runs:
    units = passages.having(label, **attributes)
    if not units:
        return words("none found", "small")
    best = max(units, key=lambda unit: (score_of(unit, label), -(unit.sentence_no or 0)))
    return (*quoted(best, label, QUOTED_WORDS), Run(" "), passages.reference(best))


def promise_blocks(texts: Texts) -> Iterator[Block]:
    """How many sentences of each text report, promise and ask, in equal columns."""
    yield Heading("Record, promise, request")
    rows = []
    for name, passages in texts.each():
        pledges = passages.having("commitment")
        quantified = sum(unit.has("statistic") for unit in pledges)
        rows.append(
            (
                words(name, "strong"),
                words(str(len(passages.analysis.sentences))),
                (passages.count("achievement"),),
                (passages.count("commitment"),),
                words(str(quantified)),
                (passages.count("exhortation"),),
                (passages.count("statistic"),),
            )
        )
    yield Table(
        "Sentences that report, promise, ask, and hold figures",
        (
            Column("Text", width=1),
            Column("Sentences", "right"),
            Column("Record", "right"),
            Column("Commitments", "right"),
            Column("with figure", "right"),
            Column("Calls", "right"),
            Column("Figures", "right"),
        ),
        tuple(rows),
    )


def actor_blocks(analyses: Sequence[Analysis], texts: Texts, codebook: Codebook) -> Iterator[Block]:
    """Parties that at least two of the texts name, and in how many sentences, critical or not."""
    named = {actor.id: actor.name for actor in codebook.actors}
    counts = [_actor_counts(analysis) for analysis in analyses]
    shared = [id for id in named if sum(id in text for text, _ in counts) > 1]
    shared.sort(key=lambda id: (-sum(text[id] for text, _ in counts), named[id]))
    if not shared:
        return
    yield Heading("The same parties")
    yield Table(
        "Sentences that mention a party, its people or its capital; in brackets those that met the "
        "cues of criticism",
        (Column("Party", width=1), *(Column(name, "right", 1) for name in texts.names)),
        tuple(
            (
                words(named[id]),
                *(
                    words(
                        "its own"
                        if a.document.metadata.country == id
                        else f"{text[id]} ({critical[id]})"
                    )
                    for a, (text, critical) in zip(analyses, counts, strict=True)
                ),
            )
            for id in shared[:MOST_ACTORS]
        ),
        "A party named in a critical sentence need not be the one that is criticised.",
    )


def _actor_counts(analysis: Analysis) -> tuple[Counter[str], Counter[str]]:
    layer = analysis.document.layer("actors")
    counts: Counter[str] = Counter()
    critical: Counter[str] = Counter()
    for unit in analysis.sentences:
        ids = {mention.label for mention in layer.within(unit.span)}
        counts.update(ids)
        if unit.has("contrast"):
            critical.update(ids)
    return counts, critical
