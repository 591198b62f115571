"""``discourse formulas``: fixed formulations of dated texts, known ones and those they show."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from discourse.cli import dated, outputs, shared
from discourse.cli.counting import naming
from discourse.cli.progress import progress
from discourse.errors import UnreadableInput

if TYPE_CHECKING:
    from discourse.codebook import Codebook
    from discourse.measures.formulas.study import FormulaStudy

EXAMPLES = (
    "discourse formulas speeches/ -o formulas.pdf",
    "discourse formulas speeches/ --for CHN -o china.pdf",
    "discourse formulas speeches/ --by speaker --min-texts 5 -o formulas.csv",
    "discourse formulas a.txt b.txt --metadata-table dates.csv -o formulas.jsonl",
)
MOST_PRINTED = 30
_CODE_LENGTHS = (2, 3)  # of observers and of states


def run(
    texts: shared.Texts,
    output: dated.Output = None,
    by: dated.ByOption = dated.By.country,
    holder: Annotated[
        str | None,
        typer.Option(
            "--for",
            metavar="WHO",
            help="Only formulas of this country (by code or name) or, with --by speaker, this "
            "speaker; the other texts tell who else has them.",
        ),
    ] = None,
    min_texts: Annotated[
        int, typer.Option("--min-texts", min=2, help="In how many texts a formula must recur.")
    ] = 3,
    meta: shared.Meta = None,
    metadata_table: shared.MetaTable = None,
    text_field: shared.TextField = None,
    id_field: shared.IdField = None,
    name_pattern: shared.NamePattern = None,
    language: shared.Language = None,
    max_line_bytes: shared.MaxLine = None,
    quiet: shared.Quiet = False,
    debug: shared.Debug = False,
) -> None:
    """Find the fixed formulations of dated texts, and what became of them.

    Known formulas come from pages with sources; others are found by the texts themselves:
    sequences of 3 to 12 words that recur, hold together and have free neighbours. For each the
    report tells first and last year in these texts, rise and fall per 1,000 words, wordings that
    differ by a word, and who uses it; then which words come back from earlier texts, as they
    were or with a word or two altered.

    Texts need a date in their metadata; undated ones are counted and left out.
    """
    session = shared.open_session(
        meta=meta, metadata_table=metadata_table, text_field=text_field, id_field=id_field,
        name_pattern=name_pattern, language=language, max_line_bytes=max_line_bytes,
        quiet=quiet, debug=debug,
    )  # fmt: skip
    dated.check_output(output, texts, session.options)
    if holder and by is dated.By.country:
        holder = _code_of(session.codebook, holder)
    failures: list[UnreadableInput] = []
    with naming(failures), progress(quiet) as advance:
        documents = dated.read_documents(texts, session.options, failures, advance)
        if documents:
            from discourse.measures.formulas.study import find_formulas

            advance.doing("looking for formulas")
            study = find_formulas(documents, by=by.value, holder=holder, fewest_texts=min_texts)
            advance.doing("writing")
            if output is not None:
                dated.write(output, study, study.stream, (*study.known, *study.found))
    if documents:
        if output is not None:
            outputs.say_written(output)
        else:
            shared.put("".join(f"{shared.printable(line)}\n" for line in _lines(study)))
        dated.say_undated(study.stream.undated)
    shared.end(failures, debug)


def _code_of(codebook: Codebook, country: str) -> str:
    """The code of a country that is named by its code or its name.

    Raises:
        UsageError: no page knows the name.
    """
    from discourse.measures.reader import find_reader

    if len(country) in _CODE_LENGTHS and country.isupper():
        return country  # also one that no page knows
    reader = find_reader(codebook, country)
    names = next((actor.names for actor in codebook.actors if actor.id == reader.id), ())
    is_state = len(reader.id) == max(_CODE_LENGTHS) and reader.id.isupper()
    codes = [name for name in names if len(name) == min(_CODE_LENGTHS) and name.isupper()]
    return codes[0] if codes and not is_state else reader.id


def _lines(study: FormulaStudy) -> Iterator[str]:
    yield f"known formulas, {study.coverage.span}: {len(study.known)}"
    yield from dated.lines_of(study.known[:MOST_PRINTED])
    yield f"formulas that the texts show: {study.found_in_all}"
    yield from dated.lines_of(study.found[:MOST_PRINTED])
