"""Sheets for the coding of sentence boundaries, and the boundaries from what was coded.

    python corpus/gold/boundaries.py sheet UNGDC_FOLDER SHEET
    python corpus/gold/boundaries.py gather UNGDC_FOLDER CODED_A CODED_B

Paragraphs of train and development texts are drawn by lot, half of all, half of those with an
abbreviation, a quotation or a sign that may or may not end a sentence. In the sheet every place
where a sentence might end is marked ``<1>``, ``<2>`` …; a coder names those where one does.
``gather`` writes ``boundaries.tsv``: places in the source only.
"""

from __future__ import annotations

import random
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from gather import HERE, Row, read_rows, write_rows
from sources import Folders, Text, read_texts

from discourse.codings.records import quote_digest
from discourse.readers.reading import read_source

SEED = 300
PARAGRAPHS = 100
#: Where a sentence might end: a sign, what closes after it, white space.
CANDIDATE = re.compile(r"[.!?:;…]+[\"'”’)\]]*(?=\s)")
HARD = re.compile(
    r"\b[A-Z]\.|[“\"]|\b(Mr|Mrs|Ms|Dr|St|No|Nos|para|art|e\.g|i\.e|vs|cf)\.|[:;?!]|\d\."
)


@dataclass(frozen=True)
class Paragraph:
    """A stretch of a text's source and the ends of candidates in it."""

    text: str
    start: int
    words: str

    @property
    def candidates(self) -> list[int]:
        """Places after which a sentence might end, from the start of the paragraph."""
        return [match.end() for match in CANDIDATE.finditer(self.words)]

    @property
    def marked(self) -> str:
        """The words with a number at every candidate, in one line."""
        marked, last = "", 0
        for number, place in enumerate(self.candidates, start=1):
            marked += f"{self.words[last:place]}<{number}>"
            last = place
        return " ".join((marked + self.words[last:]).split())


def draw(folder: Path) -> list[Paragraph]:
    """The paragraphs of the sheet."""
    parts = {row["text"]: row["part"] for row in read_rows(HERE / "texts.tsv")}
    kept = [text for text in read_texts(folder) if parts.get(text.id) in {"train", "dev"}]
    texts = [text for text in kept if text.id.startswith("ungdc/")]
    generator = random.Random(SEED)
    drawn: list[Paragraph] = []
    for text in generator.sample(texts, PARAGRAPHS):
        several = [p for p in _paragraphs(text, folder) if len(p.candidates) > 1]
        hard = [p for p in several if HARD.search(p.words)]
        drawn.append(generator.choice(hard if hard and len(drawn) % 2 else several))
    return drawn


def _paragraphs(text: Text, folder: Path) -> Iterator[Paragraph]:
    path = Folders(folder).find(text.id)
    source = read_source(path, path.name).text
    numbers = dict.fromkeys(unit.paragraph for unit in text.units)
    for number in numbers:
        units = [unit for unit in text.units if unit.paragraph == number]
        start, end = units[0].start, units[-1].end
        yield Paragraph(text.id, start, f"{source[start:end]} ")


def gather(folder: Path, coded: list[Path]) -> Iterator[Row]:
    """A row for each paragraph: its place, and the boundaries that each coder named."""
    named = [{row["paragraph"]: row["boundaries"] for row in read_rows(path)} for path in coded]
    for number, paragraph in enumerate(draw(folder), start=1):
        ends = [
            [paragraph.candidates[int(mark) - 1] + paragraph.start for mark in given.split()]
            for given in (coding[str(number)] for coding in named)
        ]
        yield {
            "text": paragraph.text,
            "start": str(paragraph.start),
            "end": str(paragraph.start + len(paragraph.words) - 1),
            "quote": quote_digest(paragraph.words),
            "pass_a": " ".join(map(str, ends[0])),
            "pass_b": " ".join(map(str, ends[1])),
        }


def main() -> None:
    """Write the sheet, or the table of boundaries."""
    action, folder, *files = sys.argv[1:]
    if action == "sheet":
        rows = enumerate(draw(Path(folder)), start=1)
        sheet = ({"paragraph": str(n), "words": p.marked} for n, p in rows)
        write_rows(Path(files[0]), ("paragraph", "words"), sheet)
    else:
        columns = ("text", "start", "end", "quote", "pass_a", "pass_b")
        write_rows(HERE / "boundaries.tsv", columns, gather(Path(folder), [Path(f) for f in files]))


if __name__ == "__main__":
    main()
