"""Reports: from an analysis or a comparison to PDF, HTML or Markdown."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, TypeGuard

from discourse.analysis import Analysis, Comparison
from discourse.errors import UsageError
from discourse.reports.blocks import Report

if TYPE_CHECKING:
    from discourse.measures.formulas.study import FormulaStudy, Tracking
    from discourse.measures.grouped import GroupedComparison
    from discourse.measures.redline.records import Redline
    from discourse.reports.checklist import Topic

    Subject = (
        Analysis | Comparison | GroupedComparison | FormulaStudy | Tracking | tuple[Redline, ...]
    )

__all__ = ["SUFFIXES", "build_report", "data_files", "render_report", "report", "write_report"]

#: What writes a report, by the suffix of its file; loaded when used, since each is slow to import.
_RENDERERS = {
    ".pdf": "discourse.reports.pdf:render_pdf",
    ".html": "discourse.reports.html:render_html",
    ".md": "discourse.reports.markdown:render_markdown",
}
SUFFIXES = tuple(_RENDERERS)
#: What tables beside a report are called; each is written to ``STEM-NAME.csv``.
DATA = (
    *("attestations", "flow", "functions", "issues", "map", "moves", "neighbours", "positions"),
    *("reuse", "sentences", "sentiment", "words", "years"),
)


def report(
    subject: Subject,
    path: str | Path,
    *,
    text: bool | None = None,
    checklist: str | Path | None = None,
    reader: str | None = None,
) -> Path:
    """Write a report, with the data behind it as CSV beside it.

    Args:
        subject: an analysis, or what :func:`discourse.compare`, :func:`discourse.compare_by`,
            :func:`discourse.compare_versions`, :func:`discourse.find_formulas` or
            :func:`discourse.track` gives.
        path: where to; the suffix decides the form, ``.pdf``, ``.html`` or ``.md``.
        text: whether the text stands at the end with its labels beside it; by default it does,
            but for comparisons of more than ten texts.
        checklist: a TOML file of topics to search one text for; see ``reports/checklist.py``.
        reader: a state or group, by code or name, for whom the report on one text has a page: what
            names it, includes it, asks it.

    Returns:
        the path that was written.

    Raises:
        TypeError: the subject is none of these.
        UsageError: the suffix is none of these; a file stands where data belong
            that is no such data; the checklist is not as expected, the reader is not known, or
            either was given for a comparison.
    """
    from discourse.reports.checklist import read_topics

    if isinstance(subject, Analysis | Comparison) or _is_grouped(subject):
        topics = read_topics(Path(checklist)) if checklist else ()
        built = build_report(subject, text=text, topics=topics, reader=reader)
    else:
        built = _build_other(subject)
    return write_report(built, path)


def write_report(built: Report, path: str | Path) -> Path:
    """Write a built report, with the data behind it as CSV beside it, and return its path.

    Raises:
        UsageError: the suffix is none of :data:`SUFFIXES`, or a file stands where data belong
            that is no such data.
    """
    from discourse.storage import write_atomically

    path = Path(path)
    if path.suffix.lower() not in SUFFIXES:
        known = ", ".join(SUFFIXES)
        raise UsageError(f"{path.name}: a report is written as {known}, not {path.suffix!r}")
    data = _data_of(built, path)
    write_atomically(path, render_report(built, path.suffix))
    for file, content in data:
        write_atomically(file, content)
    return path


def render_report(built: Report, suffix: str) -> str | bytes:
    """A built report as the content of a file with one of :data:`SUFFIXES`."""
    module, _, name = _RENDERERS[suffix.lower()].partition(":")
    render: Callable[[Report], str | bytes] = getattr(import_module(module), name)
    return render(built)


def data_files(path: Path) -> tuple[Path, ...]:
    """Where the data of a report at ``path`` are written, if it has them all."""
    return tuple(_data_file(path, name) for name in DATA)


def build_report(
    subject: Analysis | Comparison | GroupedComparison,
    *,
    text: bool | None = None,
    topics: tuple[Topic, ...] = (),
    reader: str | None = None,
) -> Report:
    """The blocks of the report on an analysis or a comparison.

    Raises:
        UsageError: topics or a reader were given for a comparison, or the reader is not known.
    """
    if not isinstance(subject, Analysis):
        if reader:
            raise UsageError(
                "a page for a reader is made of one text; leave --for out, or name one"
            )
        if topics:
            raise UsageError("a checklist is for the report on one text; leave it out, or name one")
        if isinstance(subject, Comparison):
            from discourse.reports.several import build_comparison_report

            return build_comparison_report(subject, text=text)
        from discourse.reports.grouped import build_grouped_report

        return build_grouped_report(subject, text=text)
    from discourse.measures.reader import find_reader
    from discourse.reports.single import build_single_report

    found = find_reader(subject.codebook, reader) if reader else None
    return build_single_report(subject, text=text is not False, topics=topics, reader=found)


def _build_other(subject: object) -> Report:
    """The report on formulas, phrases followed or versions of a text."""
    from discourse.measures.formulas.study import FormulaStudy, Tracking
    from discourse.measures.redline.records import Redline
    from discourse.reports.formulas import build_formula_report, build_tracking_report
    from discourse.reports.redline import build_redline_report

    if isinstance(subject, FormulaStudy):
        return build_formula_report(subject)
    if isinstance(subject, Tracking):
        return build_tracking_report(subject)
    if isinstance(subject, tuple) and subject and isinstance(subject[0], Redline):
        return build_redline_report(subject)
    raise TypeError(
        f"report takes an Analysis or a Comparison, not {type(subject).__name__}; get one "
        "from discourse.analyze(discourse.read(FILE))"
    )


def _is_grouped(subject: object) -> TypeGuard[GroupedComparison]:
    from discourse.measures.grouped import GroupedComparison  # slow, and not for one text

    return isinstance(subject, GroupedComparison)


def _data_file(path: Path, name: str) -> Path:
    assert name in DATA, name  # else an input of this name is not protected
    return path.with_name(f"{path.stem}-{name}.csv")


def _data_of(built: Report, path: Path) -> list[tuple[Path, str]]:
    """The files beside the report and their content, none of them in the place of another's."""
    from discourse.storage import to_csv_rows

    data = []
    for table in built.data_files:
        file = _data_file(path, table.name)
        if file.exists() and not _begins_with(file, table.data[0][0]):
            raise UsageError(
                f"{file}: data of the report belong here, but this file holds something else. "
                "Give the report another name"
            )
        data.append((file, to_csv_rows(table.data)))
    return data


def _begins_with(file: Path, column: str) -> bool:
    """Whether ``file`` is a table with ``column`` first, as the data written before are."""
    if not file.is_file():
        return False
    with file.open("rb") as opened:
        return opened.read(len(column) + 1) == f"{column},".encode()
