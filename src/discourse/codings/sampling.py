"""A random sample of the compared texts for people to code, and what they gave, read back.

Shares corrected by it are right on average however the labels err, since chance alone chose the
sentences: :mod:`discourse.measures.corrected`.
"""

from __future__ import annotations

import random
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from discourse.analysis import Analysis, Unit
from discourse.codings.matching import short_name
from discourse.codings.reading import read_coding
from discourse.codings.records import CodedUnit, quote_digest
from discourse.errors import CodingError, UsageError
from discourse.measures.corrected import FEWEST_CODED, Coded
from discourse.measures.groups import sides_of
from discourse.measures.resampling import SEED
from discourse.storage.files import to_csv_rows

COLUMNS = ("unit", "text", "paragraph", "start", "end", "quote", "words", "functions")

Drawn = tuple[Analysis, Unit]


def draw_sample(analyses: Sequence[Analysis], size: int, seed: int = SEED) -> tuple[Drawn, ...]:
    """``size`` sentences, as many of each side as of the others, at random within a side.

    A side is a text, or of more texts than can stand side by side all texts of a speaker. In the
    order of the texts. The same texts, size and seed give the same sample.

    Raises:
        UsageError: a side would get too few sentences to correct its shares by.
    """
    sides = [
        [(analyses[number], unit) for number in side for unit in analyses[number].own_sentences]
        for side in sides_of(analyses)
    ]
    share = size // len(sides)
    if share < FEWEST_CODED:
        raise UsageError(
            f"a sample of {size} gives each of the {len(sides)} sides {share} sentences; a share "
            f"is corrected by {FEWEST_CODED} or more. Draw {FEWEST_CODED * len(sides)} or more."
        )
    drawn = []
    for number, side in enumerate(sides):
        wanted = share + (number < size % len(sides))
        digests = " ".join(dict.fromkeys(analysis.document.digest for analysis, _ in side))
        generator = random.Random(f"{seed} {digests}")
        chosen = generator.sample(range(len(side)), min(wanted, len(side)))
        drawn += [side[place] for place in sorted(chosen)]
    return tuple(drawn)


def to_sheet(drawn: Sequence[Drawn]) -> str:
    """The sample as CSV for a coder: the words, and an empty column for the labels."""
    rows = (
        (f"S{number:03}", analysis.id, unit.paragraph_no, unit.source_span.start,
         unit.source_span.end, quote_digest(unit.text), " ".join(unit.text.split()), "")
        for number, (analysis, unit) in enumerate(drawn, start=1)
    )  # fmt: skip
    return to_csv_rows([COLUMNS, *rows])


def read_sample(path: Path, analyses: Sequence[Analysis], labels: Collection[str]) -> Coded:
    """The labels that people gave to the sentences of a sample of ``analyses``.

    Raises:
        CodingError: a row is not coded, or its sentence is not in the texts.
    """
    coding = read_coding(path, labels)
    return dict(_found(unit, analyses, coding.name) for unit in coding.units.values())


def _found(
    coded: CodedUnit, analyses: Sequence[Analysis], file: str
) -> tuple[tuple[str, int], frozenset[str]]:
    texts = [one for one in analyses if short_name(one.id) == short_name(coded.text)]
    if not texts:
        came = f"unit {coded.unit!r} is of {coded.text!r}, which is not among the texts compared"
        raise CodingError(file, coded.row, came, "Compare the texts that the sample was drawn of.")
    for analysis, unit in _sentences(texts):
        same = (unit.source_span.start, unit.source_span.end) == (coded.start, coded.end)
        if same and coded.quote in ("", quote_digest(unit.text)):
            return (analysis.id, unit.source_span.start), coded.labels
    came = f"unit {coded.unit!r} ({coded.start} to {coded.end}) is no sentence of {coded.text}"
    raise CodingError(file, coded.row, came, "Compare the same version of the text.")


def _sentences(analyses: Sequence[Analysis]) -> Iterator[Drawn]:
    for analysis in analyses:
        for unit in analysis.own_sentences:
            yield analysis, unit
