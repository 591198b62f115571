"""Reports: from an analysis or a comparison to PDF or Markdown."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from discourse.analysis import Analysis, Comparison
from discourse.errors import UsageError
from discourse.reports.blocks import Report

if TYPE_CHECKING:
    from discourse.reports.checklist import Topic

__all__ = ["build_report", "report"]


def report(
    subject: Analysis | Comparison,
    path: str | Path,
    *,
    text: bool = True,
    checklist: str | Path | None = None,
) -> Path:
    """Write a report, with the data behind it as CSV beside it.

    Args:
        subject: an analysis, or a comparison of several.
        path: where to; the suffix decides the form, ``.pdf`` or ``.md``.
        text: whether the text stands at the end with its labels beside it.
        checklist: a TOML file of topics to search one text for; see ``reports/checklist.py``.

    Returns:
        the path that was written.

    Raises:
        UsageError: the suffix is neither ``.pdf`` nor ``.md``, or the checklist is not as expected
            or was given for a comparison.
    """
    from discourse.reports.checklist import read_topics
    from discourse.storage import write_atomically

    path = Path(path)
    if path.suffix not in (".pdf", ".md"):
        raise UsageError(f"{path.name}: a report is written as .pdf or .md, not {path.suffix!r}")
    topics = read_topics(Path(checklist)) if checklist else ()
    built = build_report(subject, text=text, topics=topics)
    if path.suffix == ".md":
        from discourse.reports.markdown import render_markdown

        write_atomically(path, render_markdown(built))
    else:
        from discourse.reports.pdf import render_pdf

        write_atomically(path, render_pdf(built))
    _write_data(built, path)
    return path


def build_report(
    subject: Analysis | Comparison, *, text: bool = True, topics: tuple[Topic, ...] = ()
) -> Report:
    """The blocks of the report on an analysis or a comparison.

    Raises:
        UsageError: topics were given for a comparison.
    """
    if isinstance(subject, Comparison):
        if topics:
            raise UsageError("a checklist is for the report on one text; leave it out, or name one")
        from discourse.reports.several import build_comparison_report

        return build_comparison_report(subject, text=text)
    from discourse.reports.single import build_single_report

    return build_single_report(subject, text=text, topics=topics)


def _write_data(built: Report, path: Path) -> None:
    from discourse.storage import to_csv_rows, write_atomically

    for table in built.data_files:
        name = f"{path.stem}-{table.name}.csv"
        write_atomically(path.with_name(name), to_csv_rows(table.data))
