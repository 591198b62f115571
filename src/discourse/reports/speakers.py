"""Who speaks, where several do: how much each says, and what of the matters of the first page."""

from __future__ import annotations

from collections.abc import Iterator

from discourse.analysis import Unit
from discourse.codebook import Codebook
from discourse.reports.blocks import Block, Column, Heading, Paragraph, Run, Runs, Table, words
from discourse.reports.passages import Passages
from discourse.reports.wording import counted, plural, sentence_case

_MOST_ROWS = 20
_MOST_NAMED = 6
_LABELS = ("commitment", "exhortation", "contrast", "rebuttal", "statistic")
UNNAMED = "before the first who is named"


def speaker_line(passages: Passages) -> Iterator[Block]:
    """A line for the first page: who speaks, those who say most first."""
    by_speaker = _by_speaker(passages)
    if not passages.several_speak:
        return
    ordered = sorted(by_speaker, key=lambda one: -len(by_speaker[one]))
    runs: list[Run] = [Run("Several speak: ", "strong")]
    for place, speaker in enumerate(ordered[:_MOST_NAMED]):
        units = by_speaker[speaker]
        count = counted(len(units), "sentence")
        runs += [Run("; ")] if place else []
        runs += [Run(speaker or UNNAMED, "strong"), Run(f" {count} (from ")]
        runs += [passages.reference(units[0]), Run(")")]
    if (rest := len(ordered) - _MOST_NAMED) > 0:
        runs.append(Run(f"; {plural(rest, 'other')}"))
    runs.append(Run(". Counts on this page are of all of them together."))
    yield Paragraph(tuple(runs), small=True)


def speaker_blocks(passages: Passages, codebook: Codebook) -> Iterator[Block]:
    """A table of speakers in the order in which they take the floor."""
    by_speaker = _by_speaker(passages)
    if not passages.several_speak:
        return
    yield Heading("Who speaks")
    rows = [_row(passages, *one) for one in list(by_speaker.items())[:_MOST_ROWS]]
    rest = len(by_speaker) - len(rows)
    left = f" {sentence_case(plural(rest, 'speaker'))} more left out." if rest > 0 else ""
    yield Table(
        "Speakers in the order in which they begin: sentences with each label",
        (
            Column("Speaker", width=2.4),
            Column("Sentences", "right"),
            Column("First to last", width=1.2),
            *(
                Column(sentence_case(codebook.function(label).display), width=1.4)
                for label in _LABELS
            ),
        ),
        tuple(rows),
        f"Names as the text first gives them. Askers are not counted.{left}",
    )


def _by_speaker(passages: Passages) -> dict[str | None, list[Unit]]:
    found: dict[str | None, list[Unit]] = {}
    for unit in passages.analysis.own_sentences:
        found.setdefault(unit.speaker, []).append(unit)
    return found


def _row(passages: Passages, speaker: str | None, units: list[Unit]) -> tuple[Runs, ...]:
    ends: Runs = (passages.reference(units[0]),)
    if len(units) > 1:
        ends = (*ends, Run("–"), passages.reference(units[-1]))
    return (
        words(sentence_case(speaker or UNNAMED), "strong"),
        words(str(len(units))),
        ends,
        *(_having(passages, units, label) for label in _LABELS),
    )


def _having(passages: Passages, units: list[Unit], label: str) -> Runs:
    found = [unit for unit in units if unit.has(label)]
    if not found:
        return words("0")
    return (Run(f"{len(found)} ", "strong"), *passages.references(found, label, most=3))
