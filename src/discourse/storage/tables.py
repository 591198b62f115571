"""Analyses as tables: documents, sentences, annotations, for polars, Parquet and spreadsheets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from discourse.analysis import Analysis
from discourse.errors import UsageError
from discourse.ledger import LEDGERS
from discourse.storage.files import to_csv_rows, write_atomically
from discourse.storage.records import SCHEMA_VERSION, to_records

if TYPE_CHECKING:
    import polars

_PLACES = ("start", "end", "source_start", "source_end")
_NO_FACTS = frozenset(("kind", "text", *_PLACES))
NAMES = ("documents", "sentences", "annotations")


@dataclass(frozen=True, eq=False)
class Tables:
    """Three data frames about any number of texts.

    ``documents``: one row per text, with the denominators ``words``, ``sentences``,
    ``paragraphs`` and the metadata. ``sentences``: one row per unit of any kind, with a column
    ``score_LABEL`` per function (null where not measured). ``annotations``: one row per label
    that was assigned and evidence behind it, functions and frames, and one per record of a
    ledger, whose facts are its attributes.
    """

    documents: polars.DataFrame
    sentences: polars.DataFrame
    annotations: polars.DataFrame


def to_polars(analyses: Analysis | Iterable[Analysis]) -> Tables:
    """The tables of one analysis or several."""
    from discourse.storage import columns

    several = (analyses,) if isinstance(analyses, Analysis) else tuple(analyses)
    documents = [_document_row(analysis) for analysis in several]
    sentences: list[dict[str, Any]] = []
    annotations: list[dict[str, Any]] = []
    for analysis in several:
        for record in to_records(analysis):
            sentences.append(_sentence_row(record))
            annotations += _annotation_rows(record)
    return Tables(
        _frame(documents, columns.document_columns()),
        _frame(sentences, columns.sentence_columns()),
        _frame(annotations, columns.annotation_columns()),
    )


def _frame(rows: list[dict[str, Any]], schema: dict[str, Any]) -> polars.DataFrame:
    """Rows as a data frame: the columns of ``schema``, then the scores that any row has."""
    import polars

    scores = {name: polars.Float64 for row in rows for name in row if name not in schema}
    return polars.DataFrame(rows, schema={**schema, **scores})


def parquet_files(folder: Path) -> tuple[Path, ...]:
    """The files that :func:`write_parquet` writes, in the order of :data:`NAMES`."""
    return tuple(folder / name / "part-0000.parquet" for name in NAMES)


def write_parquet(analyses: Analysis | Iterable[Analysis], folder: Path) -> None:
    """Write the tables as ``folder/{documents,sentences,annotations}/part-0000.parquet``."""
    import io

    tables = to_polars(analyses)
    for name, part in zip(NAMES, parquet_files(folder), strict=True):
        try:
            part.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise UsageError(f"{part.parent}: cannot be made ({error.strerror}).") from error
        out = io.BytesIO()
        getattr(tables, name).write_parquet(out)
        write_atomically(part, out.getvalue())


def read_parquet(folder: Path) -> Tables:
    """The tables that :func:`write_parquet` wrote.

    Raises:
        UsageError: the folder holds no such tables.
    """
    import polars

    missing = [name for name in NAMES if not (folder / name).is_dir()]
    if missing:
        raise UsageError(
            f"{folder}: no folder {', '.join(missing)}; expected an analysis in Parquet"
        )
    return Tables(*(polars.read_parquet(folder / name / "*.parquet") for name in NAMES))


def to_csv(analyses: Analysis | Iterable[Analysis]) -> str:
    """One row per unit, with a column 0 or 1 per function and frame (empty: not measured)."""
    several = (analyses,) if isinstance(analyses, Analysis) else tuple(analyses)
    records = [record for analysis in several for record in to_records(analysis)]
    plain = ("doc_id", "unit_no", "sentence_no", "kind", "section", "paragraph_no", "speaker",
             "voice", "start", "end", "words", "text")  # fmt: skip
    functions = _labels_of(records, "scores")
    frames = _labels_of(records, "frame_scores")
    header = [*plain, *functions, *(f"frame_{label}" for label in frames)]
    rows = (
        [
            *(record[name] for name in plain),
            *_indicators(record["functions"], functions),
            *_indicators(record["frames"], frames),
        ]
        for record in records
    )
    return to_csv_rows(chain((header,), rows))


def _labels_of(records: list[dict[str, Any]], key: str) -> list[str]:
    return next((list(record[key]) for record in records if record[key] is not None), [])


def _indicators(assigned: list[dict[str, Any]] | None, labels: list[str]) -> list[object]:
    if assigned is None:
        return [""] * len(labels)
    given = {entry["label"] for entry in assigned}
    return [int(label in given) for label in labels]


def _document_row(analysis: Analysis) -> dict[str, Any]:
    metadata = asdict(analysis.document.metadata)
    extra = metadata.pop("extra")
    return {
        "schema": SCHEMA_VERSION,
        "doc_id": analysis.id,
        "digest": analysis.document.digest,
        "words": _words(analysis),
        "sentences": len(analysis.sentences),
        "paragraphs": len({unit.paragraph_no for unit in analysis.sentences}),
        **metadata,
        "extra": [f"{key}={value}" for key, value in extra],
        "notes": [note.message for note in analysis.notes],
        "provenance": [f"{key}={value}" for key, value in analysis.provenance],
    }


def _words(analysis: Analysis) -> int | None:
    if analysis.why_missing("words"):
        return None
    return sum(unit.words or 0 for unit in analysis.sentences)


def _sentence_row(record: dict[str, Any]) -> dict[str, Any]:
    nested = ("functions", "scores", "frames", "frame_scores", "sentiment", *LEDGERS)
    row = {key: value for key, value in record.items() if key not in nested}
    for key in ("functions", "frames"):
        entries = record[key]
        row[key] = None if entries is None else [entry["label"] for entry in entries]
    for key, prefix in (("scores", "score_"), ("frame_scores", "frame_score_"), ("sentiment", "")):
        row.update({f"{prefix}{name}": value for name, value in (record[key] or {}).items()})
    return row


def _annotation_rows(record: dict[str, Any]) -> Iterator[dict[str, Any]]:
    no_evidence: tuple[dict[str, Any], ...] = ({},)  # a label counts without evidence too
    for layer in ("functions", "frames"):
        for entry in record[layer] or ():
            for evidence in entry["evidence"] or no_evidence:
                yield {
                    "doc_id": record["doc_id"],
                    "unit_no": record["unit_no"],
                    "sentence_no": record["sentence_no"],
                    "layer": layer,
                    "label": entry["label"],
                    "score": entry["score"],
                    "made_by": entry.get("made_by"),
                    "calibrated": entry.get("calibrated"),
                    "attributes": [f"{k}={v}" for k, v in entry.get("attributes", {}).items()],
                    **evidence,
                }
    for ledger in LEDGERS:
        for entry in record[ledger] or ():
            facts = {k: v for k, v in entry.items() if k not in _NO_FACTS and v is not None}
            yield {
                "doc_id": record["doc_id"],
                "unit_no": record["unit_no"],
                "sentence_no": record["sentence_no"],
                "layer": ledger,
                "label": entry["kind"],
                "attributes": [f"{name}={value}" for name, value in facts.items()],
                **{place: entry[place] for place in _PLACES},
            }
