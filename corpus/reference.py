"""Build the reference: the profiles of the UN General Debate speeches, a row of numbers each.

    python corpus/reference.py UNGDC_FOLDER

``UNGDC_FOLDER`` holds the UN General Debate Corpus as ``Session NN - YYYY/ISO_NN_YYYY.txt``
(CC0). What is written holds counts only, no text, and is the same byte for byte on every run on
one kind of processor. Run it again whenever pages, tagger or ledgers change: a reference of
another tagger is refused.
"""

from __future__ import annotations

import argparse
import hashlib
import lzma
import sys
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from build_background import FIRST_DEBATE, LAST_DEBATE

from discourse import read
from discourse.annotators import LAYERS, analyze
from discourse.codebook import load_codebook
from discourse.measures.profiles import measure_profile

FOLDER = Path(__file__).resolve().parents[1] / "src/discourse/data/reference"
NAME = "general-debate"
_LAYERS = tuple(name for name in LAYERS if name not in ("sentiment", "actors", "positions"))
_FACTS = ("id", "country", "year", "text", "words", "sentences")


@dataclass(frozen=True, slots=True)
class Row:
    """One speech: its cells by column, the model that labelled it, its genre and language."""

    cells: dict[str, str]
    model: str
    genre: str
    language: str


def measure_speech(path: Path) -> Row:
    """The row of one speech. Only a code of three letters is a country; others have none."""
    analysis = analyze(read(str(path)), None, _LAYERS)
    profile = measure_profile(analysis)
    if profile is None:
        sys.exit(f"{path.name}: functions were not measured, {analysis.why_missing('functions')}")
    metadata = analysis.document.metadata
    facts = (
        path.stem,
        metadata.country or "",
        (metadata.date or "")[:4],
        analysis.document.digest[:16],
        str(profile.words.sum()),
        str(profile.base),
    )
    counts = zip(profile.columns, profile.totals.tolist(), strict=True)
    cells = dict(zip(_FACTS, facts, strict=True)) | {one.name: str(n) for one, n in counts}
    model = analysis.document.layer("functions").made_by.model_digest or ""
    return Row(cells, model, metadata.genre or "", metadata.language or "")


def main() -> None:
    """Measure all speeches, write the table and its card."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("ungdc", type=Path)
    parser.add_argument("--processes", type=int, default=2)
    options = parser.parse_args()
    files = [
        path
        for path in sorted(options.ungdc.glob("Session */*.txt"), key=lambda path: path.stem)
        if FIRST_DEBATE <= int(path.stem[-4:]) <= LAST_DEBATE
    ]
    with ProcessPoolExecutor(options.processes) as pool:
        rows = list(pool.map(measure_speech, files, chunksize=16))
    alike = {(tuple(row.cells), row.model, row.genre, row.language) for row in rows}
    if len(alike) != 1:
        sys.exit(f"speeches differ in columns, model, genre or language: {len(alike)} kinds")
    ((columns, model, genre, language),) = alike
    lines = ["\t".join(columns), *("\t".join(row.cells.values()) for row in rows)]
    table = "".join(f"{line}\n" for line in lines).encode()
    FOLDER.mkdir(parents=True, exist_ok=True)
    packed = lzma.compress(table, preset=9 | lzma.PRESET_EXTREME)
    (FOLDER / f"{NAME}.tsv.xz").write_bytes(packed)
    card = _card(rows, model, genre, language, hashlib.sha256(table).hexdigest())
    (FOLDER / f"{NAME}.toml").write_text(card, encoding="utf-8")
    print(f"{len(rows)} speeches, {len(columns)} columns, {len(packed):,} bytes")


def _card(rows: list[Row], model: str, genre: str, language: str, digest: str) -> str:
    words, sentences = (sum(int(row.cells[name]) for row in rows) for name in _FACTS[4:])
    countries = {row.cells["country"] for row in rows} - {""}
    return f'''# The card of {NAME}.tsv.xz, written by corpus/reference.py. Do not edit.
name = "General Debate speeches"
what = "profiles: sentences that count for each measure, a row a speech; no texts"
source = "UN General Debate Corpus (Jankin, Baturo and Dasandi), sessions 70 to 78, CC0-1.0"
script = "corpus/reference.py"
genre = "{genre}"
language = "{language}"  # as spoken in English, or in the English of the UN's translators
texts = {len(rows)}
countries = {len(countries)}
years = [{FIRST_DEBATE}, {LAST_DEBATE}]
words = {words}
sentences = {sentences}
sha256 = "{digest}"  # of the table before compression
# What labelled the speeches: only texts labelled by the same are held against them.
tagger = "standard"
model = "{model}"
codebook = "{load_codebook().digest}"
# All labels are the tool's, none was read; some speeches are of the test part of the codings,
# which they leave as it was: no rule or model learns from this table.
'''


if __name__ == "__main__":
    main()
