"""``discourse validate``: how well the labels match what people coded."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from discourse.cli import shared
from discourse.cli.sample import write_sample
from discourse.cli.shared import exit_on_errors, put_line, set_failures_apart
from discourse.errors import UnreadableInput, UsageError

if TYPE_CHECKING:
    from discourse.codings.validation import LabelScores, Validation
    from discourse.measures.measure import Measure

EXAMPLES = (
    "discourse validate coded.tsv speech.txt",
    "discourse validate coded.tsv texts/ --name-pattern {country}_{session}_{year} -o scores.json",
    "discourse validate --sample 60 a.txt b.txt -o sample.tsv",
)
_FEWEST = 10  # units with a label, for the recall of a group to be shown


def run(
    names: Annotated[
        list[str],
        typer.Argument(
            metavar="CODED|TEXT",
            help="A human coding (CSV, TSV, JSONL, brat), then texts; with --sample texts alone.",
            show_default=False,
        ),
    ],
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", help="Write all of it as JSON, or the sample as TSV."),
    ] = None,
    sample: Annotated[
        int | None,
        typer.Option(min=1, help="Draw so many sentences of the texts for you to code."),
    ] = None,
    country: shared.Country = None,
    meta: shared.Meta = None,
    metadata_table: shared.MetaTable = None,
    text_field: shared.TextField = None,
    id_field: shared.IdField = None,
    name_pattern: shared.NamePattern = None,
    language: shared.Language = None,
    codebook: shared.CodebookFolders = None,
    quiet: shared.Quiet = False,
    debug: shared.Debug = False,
) -> None:
    """Score the labels of the toolkit against a human coding.

    For each label precision, recall and F1 with intervals over paragraphs, average precision,
    the F1 of saying the label of every unit, and what was found instead; then calibration, and
    recall by country, region, bloc and genre. Of folders only the texts that are coded are read.

    With --sample N a coding sheet is written instead: N sentences of the texts drawn at random,
    evenly over governments (else speakers, else texts). Filled, it corrects a comparison of the
    same texts: discourse compare TEXT... --coded sample.tsv.
    """
    session = shared.open_session(
        country=country,
        meta=meta,
        metadata_table=metadata_table,
        text_field=text_field,
        id_field=id_field,
        name_pattern=name_pattern,
        language=language,
        codebook=codebook,
        no_sentiment=True,
        quiet=quiet,
        debug=debug,
    )
    with exit_on_errors(debug):
        if sample is not None:
            write_sample(session, names, output, sample)
            return
        if len(names) < 2:
            raise UsageError(f"name the coding, then the texts; there is only {names[0]}")
        coded, texts = Path(names[0]), names[1:]
        if output and output.suffix != ".json":
            raise UsageError(f"{output.name}: the output ends in .json")
        failures: list[UnreadableInput] = []
        found = _validate(session, coded, texts, failures)
        for line in lines_of(found):
            put_line(line)
        if output:
            _write(output, found)
        shared.end(failures, debug)


def _validate(
    session: shared.Session, coded: Path, texts: Sequence[str], failures: list[UnreadableInput]
) -> Validation:
    from discourse.codings.matching import match_units, short_name
    from discourse.codings.reading import read_coding
    from discourse.codings.validation import validate

    labels = [page.id for page in session.codebook.functions]
    coding = read_coding(coded, labels)
    wanted = {short_name(unit.text) for unit in coding.units.values()}
    names = [name for text in texts for name in _coded_files(text, wanted)]
    analyses = set_failures_apart(session.analyze(names), failures)
    return validate(match_units(coding, analyses), labels)


def _coded_files(text: str, wanted: set[str]) -> Iterator[str]:
    """A text as it is named, or the files of a folder that are coded."""
    folder = Path(text)
    if not folder.is_dir():
        yield text
        return
    for path in sorted(folder.rglob("*")):
        if path.stem in wanted and path.is_file():
            yield str(path)


def lines_of(found: Validation) -> Iterator[str]:
    """The scores as they are shown on a terminal."""
    from discourse.measures.scores import calibration_error

    yield f"{found.units} coded units of {found.texts} texts; 95 % intervals over paragraphs"
    head = f"{'label':<14}{'given':>6}{'found':>6}  {'precision':<18}{'recall':<18}{'F1':<18}"
    yield f"\n{head}{'AP':>4}{'all':>6}"
    for one in found.labels:
        yield _row(one)
    yield ""
    for measure in (found.macro_twelve, found.micro, found.macro_acts):
        yield f"{measure.name:<22}{_measure(measure)}"
    yield "\n'all': F1 of giving the label to every unit. Labels found where one was missed:"
    for one in found.labels:
        if one.confused:
            most = ", ".join(f"{label} {count}" for label, count in one.confused[:3])
            yield f"  {one.label:<14}{most}"
    share = found.silent / found.units
    yield (
        f"\nno label: {found.silent} of {found.units} units ({share:.0%}); people gave none to "
        f"{found.empty} of them either"
    )
    error = calibration_error(found.calibration)
    yield f"expected calibration error {error:.3f}; score → share right (decisions):"
    bins = (f"{one.score:.2f} → {one.share:.2f} ({one.count})" for one in found.calibration)
    yield f"  {'; '.join(bins)}"
    yield f"\nRecall where a label was given {_FEWEST} times or more (by bloc: in the JSON):"
    for group in found.groups:
        if group.kind == "bloc":
            continue
        known = {label: one for label, one in group.labels.items() if one.given >= _FEWEST}
        if known:
            cells = (f"{label} {one.hits}/{one.given}" for label, one in known.items())
            yield f"  {group.kind} {group.name} ({group.units} units): {', '.join(cells)}"


def _row(one: LabelScores) -> str:
    measures = "".join(f"{_measure(m):<18}" for m in (one.precision, one.recall, one.f1))
    average = "–" if one.average_precision is None else f"{one.average_precision:.2f}"
    head = f"{one.label:<14}{one.given:>6}{one.found:>6}"
    return f"{head}  {measures}{average:>4}{one.everywhere:>6.2f}"


def _measure(measure: Measure) -> str:
    if measure.value is None:
        return "–"
    span = measure.interval
    shown = f" [{span.low:.2f}, {span.high:.2f}]" if span else ""
    return f"{measure.value:.2f}{shown}"


def _write(output: Path, found: Validation) -> None:
    from dataclasses import asdict

    from discourse.storage.files import write_atomically

    content = json.dumps(asdict(found), indent=1, ensure_ascii=False)
    write_atomically(output, f"{content}\n".encode())
