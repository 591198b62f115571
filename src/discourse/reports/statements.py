"""What findings are made of: statements with their numbers, and where in a text sentences stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from discourse.analysis import Unit
from discourse.reports.blocks import Run, Runs
from discourse.reports.passages import Passages
from discourse.reports.wording import number_word

FEWEST_FOR_POSITION = 4  # of fewer sentences it is not said where they gather
FEWEST_FOR_TITLE = 4  # no title rests on fewer sentences
FEWEST_FOR_THIRDS = 12  # a shorter text is not cut into thirds
SHARE_IN_A_THIRD = 0.75  # so much lies in one third before it is said to stand there
SHARE_IN_TWO_THIRDS = 0.85


@dataclass(frozen=True, slots=True)
class Statement:
    """What a rule states: a clause for the title, the headline, and what bears it out."""

    clause: str
    headline: str
    support: Runs
    quotation: Runs


def thirds(passages: Passages) -> list[tuple[Unit, ...]]:
    """The sentences of a text in three parts of equal length; none of a short text."""
    sentences = passages.analysis.own_sentences
    if len(sentences) < FEWEST_FOR_THIRDS:
        return []
    bounds = [round(len(sentences) * k / 3) for k in range(4)]
    return [sentences[first:last] for first, last in pairwise(bounds)]


def position(passages: Passages, units: Sequence[Unit]) -> str:
    """Where most of ``units`` stand by the thirds of the text, as the end of a headline."""
    parts = thirds(passages)
    if not parts or len(units) < FEWEST_FOR_POSITION:
        return ""
    ends = [part[-1].sentence_no or 0 for part in parts]
    first = sum((unit.sentence_no or 0) <= ends[0] for unit in units)
    last = sum((unit.sentence_no or 0) > ends[1] for unit in units)
    total = len(units)
    for number, name, part in ((first, "first", parts[0]), (last, "last", parts[2])):
        if number / total >= SHARE_IN_A_THIRD:
            return f"; {_of(number, total)} in the {name} third ({_range(part)})"
    for number, name in ((total - first, "after the first"), (total - last, "before the last")):
        if number / total >= SHARE_IN_TWO_THIRDS:
            edge = parts[0][-1] if name == "after the first" else parts[2][0]
            verb = "ends" if name == "after the first" else "begins"
            return f"; {_of(number, total)} {name} third, which {verb} at s{edge.sentence_no}"
    return ""


def _of(number: int, total: int) -> str:
    return f"all {number_word(total)} stand" if number == total else f"{number} of {total} stand"


def _range(part: Sequence[Unit]) -> str:
    return f"s{part[0].sentence_no}–s{part[-1].sentence_no}"


def span_of(units: Sequence[Unit]) -> str:
    """``s6–s42``: from the first of ``units`` to the last."""
    return _range(units) if len(units) > 1 else f"s{units[0].sentence_no}"


def in_brackets(passages: Passages, units: Sequence[Unit], label: str) -> Runs:
    """The numbers of ``units`` in brackets, with a space before; nothing if there are none."""
    return (Run(" ("), *passages.references(units, label), Run(")")) if units else ()


def so_many(units: Sequence[Unit], one: str, several: str, target: str | None = None) -> Runs:
    """``four point to ...``: a number that leads to its list, and the verb that goes with it."""
    number = len(units)
    word = number_word(number) if number else "none"
    return (
        Run(word, "strong", target if number else None),
        Run(f" {several if number > 1 else one}"),
    )
