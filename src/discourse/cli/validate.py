"""``discourse validate``: how well the labels match what people coded."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from discourse.cli import outputs, shared
from discourse.cli.coded import FEW, check_there, listed
from discourse.cli.sample import write_sample
from discourse.cli.shared import exit_on_errors, put_line, set_failures_apart
from discourse.errors import UnreadableInput, UsageError

if TYPE_CHECKING:
    from discourse.analysis import Analysis
    from discourse.codings.matching import Match
    from discourse.codings.records import Coding
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
        typer.Option(
            "--output",
            "-o",
            help="Write all of it as JSON; with --sample (needed there) the sheet, .tsv or .csv.",
        ),
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
    tagger: shared.TaggerOption = shared.Tagger.standard,
    quiet: shared.Quiet = False,
    debug: shared.Debug = False,
) -> None:
    """Score the labels of the toolkit against a human coding.

    For each label precision, recall and F1 with intervals over paragraphs, average precision,
    the F1 of saying the label of every unit, and what was found instead; then calibration, and
    recall by country, region, bloc and genre. Of folders only the texts that are coded are read.

    A coding is a table with a row for each unit, with the columns unit (its name) and functions
    (its labels, with commas between; none where none applies), text (the id of the text: its file
    name without suffix), start and end (characters of the file, counted from 0, the end not
    included; a line end is one). Instead of functions there may be a column of 0 and 1 for each
    label: then these labels alone are scored. If quote (digest of the words) is there, the words
    must still be the same. Column paragraph says which units stand together, for the intervals.

    With --sample N a coding sheet is written instead, to the file that -o names: N sentences of
    the texts drawn at random, evenly over governments (else speakers, else texts), the same
    sentences every time. Filled, it corrects a comparison of the same texts: discourse compare
    TEXT... --coded sample.tsv. The other options serve both.
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
        tagger=tagger,
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
        if output:
            outputs.check_json(output, outputs.Inputs(names, session.options))
        check_there(coded)
        failures: list[UnreadableInput] = []
        _validate(session, coded, texts, failures, output)
        shared.end(failures, debug)


def _validate(
    session: shared.Session,
    coded: Path,
    texts: Sequence[str],
    failures: list[UnreadableInput],
    output: Path | None,
) -> None:
    """Score, print and write; texts that cannot be read are added to ``failures``."""
    from discourse.codings.coders import labels_coded
    from discourse.codings.reading import read_coding
    from discourse.codings.validation import validate

    known = [page.id for page in session.codebook.functions]
    coding = read_coding(coded, known)
    matches = _match(session, coding, texts, failures)
    labels = labels_coded(coding, known)
    found = validate(matches, labels)
    for line in _used(coding, matches):
        put_line(line)
    if len(labels) < len(known):
        put_line(f"Scored are only the labels that {coding.name} has columns for: {listed(labels)}")
    for line in lines_of(found):
        put_line(line)
    if output:
        _write(output, coding, matches, found)


def _match(
    session: shared.Session, coding: Coding, texts: Sequence[str], failures: list[UnreadableInput]
) -> list[Match]:
    """The coded units of the texts.

    Raises:
        UsageError: there is none; the message names the texts wanted and those at hand.
    """
    from discourse.codings.matching import match_units, short_name

    wanted = list(dict.fromkeys(unit.text for unit in coding.units.values()))
    if not any(wanted):
        advice = "fill the column text with the id of the text of each unit"
        raise UsageError(f"{coding.name} names no texts: {advice}")
    names = [name for text in texts for name in _coded_files(text, set(map(short_name, wanted)))]
    ids: list[str] = []

    def analyses() -> Iterator[Analysis]:  # one after the other: there may be many
        for analysis in set_failures_apart(session.analyze(names), failures):
            ids.append(analysis.id)
            yield analysis

    matches = list(match_units(coding, analyses()))
    if not matches:
        error = UsageError(
            f"no coded unit lies in the texts at hand: {coding.name} is of "
            f"{listed([name for name in wanted if name], FEW)}; at hand: "
            f"{listed(_at_hand(texts, ids), FEW) or 'none'}. Name the texts that were coded"
        )
        if failures:  # which may be why
            shared.say(error)
            shared.end(failures, session.debug)
        raise error
    return matches


def _coded_files(text: str, wanted: set[str]) -> Iterator[str]:
    """A text as it is named, or the files of a folder that are coded."""
    yield from [text] if not Path(text).is_dir() else _files(text, wanted)


def _files(folder: str, stems: set[str] | None = None) -> Iterator[str]:
    """The texts in a folder and those below, or those with one of ``stems``."""
    from discourse.readers.reading import SUFFIXES

    for path in sorted(Path(folder).rglob("*")):
        if (stems is None or path.stem in stems) and path.suffix.lower() in SUFFIXES:
            yield str(path)


def _at_hand(texts: Sequence[str], ids: Sequence[str]) -> list[str]:
    """The ids of texts that were read, and what else is in the folders named."""
    inside = (Path(path).stem for text in texts if Path(text).is_dir() for path in _files(text))
    return list(dict.fromkeys([*ids, *inside]))


def _used(coding: Coding, matches: Sequence[Match]) -> Iterator[str]:
    """How many coded units were used, and which texts are missing, where any is."""
    from discourse.codings.matching import count_missing

    if missing := count_missing(coding, matches):
        texts = listed([name or "(no text named)" for name in missing], FEW)
        yield f"{len(matches)} of {len(coding.units)} coded units used; no text for: {texts}"


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


def _write(output: Path, coding: Coding, matches: Sequence[Match], found: Validation) -> None:
    from dataclasses import asdict

    from discourse.codings.matching import count_missing

    coded = {"coded": len(coding.units), "missing": count_missing(coding, matches)}
    content = json.dumps(coded | asdict(found), indent=1, ensure_ascii=False)
    outputs.write(f"{content}\n".encode(), output)
