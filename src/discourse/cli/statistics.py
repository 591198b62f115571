"""``discourse statistics``: the ledger of figures, on the terminal or as a table."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from discourse.cli import shared
from discourse.cli.ledger import WIDTH, Format, said_by_another, write_records

if TYPE_CHECKING:
    from discourse.analysis import Analysis
    from discourse.ledger import Statistic

EXAMPLES = (
    "discourse statistics speech.txt",
    "discourse statistics speech.txt --format xlsx -o figures.xlsx",
    "discourse statistics folder/ --format csv -o figures.csv",
)
_LEDGER = "statistics"


def run(
    texts: shared.Texts,
    format: Annotated[Format, typer.Option("--format", "-f", help="What to write.")] = Format.table,
    output: shared.Output = None,
    country: shared.Country = None,
    meta: shared.Meta = None,
    metadata_table: shared.MetaTable = None,
    text_field: shared.TextField = None,
    id_field: shared.IdField = None,
    name_pattern: shared.NamePattern = None,
    language: shared.Language = None,
    max_line_bytes: shared.MaxLine = None,
    codebook: shared.CodebookFolders = None,
    tagger: shared.TaggerOption = shared.Tagger.standard,
    quiet: shared.Quiet = False,
    debug: shared.Debug = False,
) -> None:
    """List every figure of texts: its value, unit and bound, of what, when, against what, says who.

    What the text does not tell is left empty: no unit, source or baseline is made up.
    """
    session = shared.open_session(
        country=country,
        meta=meta,
        metadata_table=metadata_table,
        text_field=text_field,
        id_field=id_field,
        name_pattern=name_pattern,
        language=language,
        max_line_bytes=max_line_bytes,
        codebook=codebook,
        tagger=tagger,
        quiet=quiet,
        debug=debug,
    )
    write_records(session, texts, (_LEDGER,), format, output, lines_of)


def lines_of(analysis: Analysis) -> Iterator[str]:
    """The figures of a text for the terminal, sentence by sentence."""
    from discourse.ledger import Statistic
    from discourse.reports.wording import counted

    records = analysis.statistics
    if records is None:
        yield shared.printable(f"{analysis.id}: not measured: {analysis.why_missing(_LEDGER)}")
        return
    told = [(unit, one) for unit in analysis.sentences for one in unit.recorded(Statistic)]
    yield shared.printable(
        f"{analysis.id}: {counted(len(records), 'figure')} in "
        f"{len({unit.unit_no for unit, _ in told}):,} of "
        f"{counted(len(analysis.sentences), 'sentence')}; {_sourced(records)}"
    )
    for unit, record in told:
        words = " ".join(analysis.document.quote(record.span).split())
        line = f"  s{unit.sentence_no:<5} {words}  =  {_told(record)}{said_by_another(unit)}"
        yield from map(shared.printable, textwrap.wrap(line, WIDTH, subsequent_indent=" " * 8))


def _sourced(records: Sequence[Statistic]) -> str:
    named = sum(record.source is not None for record in records)
    compared = sum(record.compared_with is not None for record in records)
    return f"{named or 'none'} with a source named, {compared or 'none'} set against another value"


def _told(record: Statistic) -> str:
    """A record in words."""
    from discourse.reports.wording import BOUNDS

    value = _number(record.value)
    if record.value_max is not None:
        value += f" to {_number(record.value_max)}"
    parts = [f"{BOUNDS.get(record.bound, '')} {value} {record.unit}".strip()]
    for name, words in (
        ("of", record.measured),
        ("when", record.time),
        ("against", record.compared_with),
        ("source", record.source),
    ):
        if words:
            parts.append(f"{name}: {words}")
    if record.part_of:
        parts.append(f"part of figure {record.part_of}")
    return "; ".join(parts)


def _number(value: float) -> str:
    """A value as it is, and a fraction by three digits."""
    return f"{value:,.3g}" if abs(value) < 1 else f"{value:,.15g}"
