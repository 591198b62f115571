"""Reports: from an analysis or a comparison to PDF or Markdown."""

from __future__ import annotations

from pathlib import Path

from discourse.analysis import Analysis, Comparison
from discourse.errors import UsageError
from discourse.reports.blocks import Report

__all__ = ["build_report", "report"]


def report(subject: Analysis | Comparison, path: str | Path, *, text: bool = True) -> Path:
    """Write a report, with the data of its figures as CSV beside it.

    Args:
        subject: an analysis, or a comparison of several.
        path: where to; the suffix decides the form, ``.pdf`` or ``.md``.
        text: whether the text stands at the end with its labels beside it.

    Returns:
        the path that was written.

    Raises:
        UsageError: the suffix is neither ``.pdf`` nor ``.md``.
    """
    from discourse.storage import write_atomically

    path = Path(path)
    if path.suffix not in (".pdf", ".md"):
        raise UsageError(f"{path.name}: a report is written as .pdf or .md, not {path.suffix!r}")
    built = build_report(subject, text=text)
    if path.suffix == ".md":
        from discourse.reports.markdown import render_markdown

        write_atomically(path, render_markdown(built))
    else:
        from discourse.reports.pdf import render_pdf

        write_atomically(path, render_pdf(built))
    _write_figure_data(built, path)
    return path


def build_report(subject: Analysis | Comparison, *, text: bool = True) -> Report:
    """The blocks of the report on an analysis or a comparison."""
    if isinstance(subject, Comparison):
        from discourse.reports.several import build_comparison_report

        return build_comparison_report(subject, text=text)
    from discourse.reports.single import build_single_report

    return build_single_report(subject, text=text)


def _write_figure_data(built: Report, path: Path) -> None:
    from discourse.storage import to_csv_rows, write_atomically

    for figure in built.figures:
        name = f"{path.stem}-{figure.name}.csv"
        write_atomically(path.with_name(name), to_csv_rows(figure.data))
