"""Score the ledger of quotations on a part of the gold.

    python corpus/gold/quotes.py PART UNGDC_FOLDER [REFERENCE_FILE] [--misses]

Coders wrote for a sentence which kinds of quotation it has. A coded kind is found where a record of
a kind that answers to it stands in the sentence, or goes on through it. Words reported without
marks (indirect) are not recorded and not scored, nor are sayings without marks in sentences that
have them; a mixed quotation counts as a direct one. Printed are the coded sentences by kind, and
the sentences that have a record where nothing was coded. Of long quotations coders saw two
sentences of context, and often not the marks. Where marks begin and end, who speaks and what is
paired was not coded.
"""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from gather import HERE, read_rows
from sources import Folders

from discourse.annotators import analyze
from discourse.codebook import load_codebook
from discourse.document import Document
from discourse.ledger import Quotation
from discourse.readers import read
from discourse.text import Span

CODEBOOK = load_codebook()
LAYERS = ("quotations",)
SPOKEN = frozenset(("speech", "formula", "saying", "verse"))
#: Which records answer to what coders wrote.
ANSWERS = {
    "direct": SPOKEN,
    "mixed": SPOKEN,
    "title": frozenset(("title",)),
    "label": frozenset(("title",)),
    "scare": frozenset(("scare",)),
}
_MOST_SHOWN = 230


@dataclass
class Tally:
    """Coded kinds found of all; sentences with records, and those of them with nothing coded."""

    coded: dict[str, list[int]] = field(default_factory=lambda: {kind: [0, 0] for kind in ANSWERS})
    any_kind: int = 0
    sentences: int = 0
    recorded: int = 0
    uncoded: int = 0
    passing: int = 0
    wrong_kind: int = 0

    def add(self, coded: Iterable[str], records: list[Quotation], span: Span | None) -> bool:
        """Count a sentence; whether it is wrong in some way."""
        coded = frozenset(coded)
        if "indirect" in coded:
            records = [record for record in records if record.quoted]
        kinds = {record.kind for record in records}
        wanted = {kind for kind in coded if kind in ANSWERS}
        missed = [kind for kind in wanted if not kinds & ANSWERS[kind]]
        for kind in wanted:
            self.coded[kind][0] += kind not in missed
            self.coded[kind][1] += 1
        allowed = frozenset[str]().union(*(ANSWERS[kind] for kind in wanted))
        self.sentences += bool(wanted)
        self.any_kind += bool(wanted and kinds)
        self.recorded += bool(kinds)
        self.uncoded += bool(kinds and not wanted)
        self.passing += bool(kinds and not wanted and span and all(map(_around(span), records)))
        self.wrong_kind += bool(wanted and kinds - allowed)
        return bool(missed or (kinds - allowed))

    def __str__(self) -> str:
        lines = [f"{kind}: {found} of {all} found" for kind, (found, all) in self.coded.items()]
        return "\n".join((
            *lines,
            f"{self.any_kind} of {self.sentences} coded sentences have a record of any kind",
            f"{self.recorded} sentences have a record: {self.uncoded} with nothing coded (through "
            f"{self.passing} of these goes a quotation from before to behind it), "
            f"{self.wrong_kind} with a record of another kind than coded",
        ))  # fmt: skip


def _around(span: Span) -> Callable[[Quotation], bool]:
    return lambda record: record.span.start < span.start and record.span.end > span.end


def records_in(document: Document, span: Span) -> list[Quotation]:
    """The records that stand in a sentence or go on through it."""
    found = map(Quotation.of, document.layer("quotations"))
    return [record for record in found if record.span.overlaps(span)]


def score(part: str, folders: Folders, show: bool) -> Tally:
    """The tally over a part."""
    tally = Tally()
    rows = [row for row in read_rows(HERE / "gold.tsv") if row["part"] == part]
    for text in dict.fromkeys(row["text"] for row in rows):
        document = analyze(read(folders.find(text)), CODEBOOK, LAYERS).document
        for row in (row for row in rows if row["text"] == text):
            span = document.text_span(Span(int(row["start"]), int(row["end"])))
            records = records_in(document, span) if span else []
            coded = {kind.strip() for kind in row["quotations"].replace(";", ",").split(",")}
            if tally.add(coded, records, span) and show:
                print(row["unit"], row["quotations"] or "nothing", row["functions"], "::",
                      [(document.quote(r.span)[:60], r.kind, r.speaker) for r in records], "::",
                      document.quote(span)[:_MOST_SHOWN] if span else "")  # fmt: skip
    return tally


def main() -> None:
    """Print the scores."""
    parser = ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("part", choices=("train", "dev", "composed", "reference"))
    parser.add_argument("ungdc", type=Path)
    parser.add_argument("reference", type=Path, nargs="?")
    parser.add_argument("--misses", action="store_true")
    given = parser.parse_args()
    print(score(given.part, Folders(given.ungdc, given.reference), given.misses))


if __name__ == "__main__":
    main()
