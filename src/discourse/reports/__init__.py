"""Reports: from an analysis or a comparison to PDF or Markdown."""

from __future__ import annotations

from pathlib import Path

from discourse.analysis import Analysis, Comparison
from discourse.errors import UsageError
from discourse.reports.blocks import Report

__all__ = ["SUFFIXES", "build_report", "figure_files", "report"]

SUFFIXES = (".pdf", ".md")
#: What figures are called; the data of each are written to ``STEM-NAME.csv``.
FIGURES = ("flow", "functions", "issues")


def report(subject: Analysis | Comparison, path: str | Path, *, text: bool = True) -> Path:
    """Write a report, with the data of its figures as CSV beside it.

    Args:
        subject: an analysis, or a comparison of several.
        path: where to; the suffix decides the form, ``.pdf`` or ``.md``.
        text: whether the text stands at the end with its labels beside it.

    Returns:
        the path that was written.

    Raises:
        TypeError: the subject is neither.
        UsageError: the suffix is neither ``.pdf`` nor ``.md``, or a file stands where the data
            of a figure belong that is no such data.
    """
    from discourse.storage import write_atomically

    if not isinstance(subject, Analysis | Comparison):
        raise TypeError(
            f"report takes an Analysis or a Comparison, not {type(subject).__name__}; get one "
            "from discourse.analyze(discourse.read(FILE))"
        )
    path = Path(path)
    if path.suffix.lower() not in SUFFIXES:
        raise UsageError(f"{path.name}: a report is written as .pdf or .md, not {path.suffix!r}")
    built = build_report(subject, text=text)
    data = _figure_data(built, path)
    if path.suffix.lower() == ".md":
        from discourse.reports.markdown import render_markdown

        write_atomically(path, render_markdown(built))
    else:
        from discourse.reports.pdf import render_pdf

        write_atomically(path, render_pdf(built))
    for file, content in data:
        write_atomically(file, content)
    return path


def figure_files(path: Path) -> tuple[Path, ...]:
    """Where the data of the figures of a report at ``path`` are written, if it has them all."""
    return tuple(_data_file(path, name) for name in FIGURES)


def build_report(subject: Analysis | Comparison, *, text: bool = True) -> Report:
    """The blocks of the report on an analysis or a comparison."""
    if isinstance(subject, Comparison):
        from discourse.reports.several import build_comparison_report

        return build_comparison_report(subject, text=text)
    from discourse.reports.single import build_single_report

    return build_single_report(subject, text=text)


def _data_file(path: Path, figure: str) -> Path:
    assert figure in FIGURES, figure  # else an input of this name is not protected
    return path.with_name(f"{path.stem}-{figure}.csv")


def _figure_data(built: Report, path: Path) -> list[tuple[Path, str]]:
    """The files beside the report and their content, none of them in the place of another's."""
    from discourse.storage import to_csv_rows

    data = []
    for figure in built.figures:
        file = _data_file(path, figure.name)
        if file.exists() and not _begins_with(file, figure.data[0][0]):
            raise UsageError(
                f"{file}: the data of a figure belong here, but this file holds something else. "
                "Give the report another name"
            )
        data.append((file, to_csv_rows(figure.data)))
    return data


def _begins_with(file: Path, column: str) -> bool:
    """Whether ``file`` is a table with ``column`` first, as the data written before are."""
    if not file.is_file():
        return False
    with file.open("rb") as opened:
        return opened.read(len(column) + 1) == f"{column},".encode()
