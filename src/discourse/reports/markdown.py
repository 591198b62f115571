"""Reports as Markdown: what people read in a terminal or a diff, and what tests compare."""

from __future__ import annotations

import re

from discourse.reports.blocks import (
    Block,
    Box,
    Bullets,
    Figure,
    Finding,
    Heading,
    MarginText,
    Paragraph,
    Quotations,
    RedlineText,
    Report,
    Run,
    Runs,
    Table,
)

_SPECIAL = re.compile(r"([\\`*_\[\]<>|#])")


def render_markdown(report: Report) -> str:
    """The report as Markdown, with characters of texts that would be markup escaped."""
    parts = [f"# {_escape(report.title)}", _escape(report.subject)]
    parts += [rendered for block in report.blocks if (rendered := _block(block))]
    return "\n\n".join(parts) + "\n"


def _block(block: Block) -> str:
    match block:
        case Heading():
            return "#" * (block.level + 1) + " " + _escape(block.text)
        case Paragraph():
            return _runs(block.runs)
        case Finding():
            quotation = f"\n\n> {_runs(block.quotation)}" if block.quotation else ""
            head = f"**{block.number}. {_escape(block.headline)}**"
            return f"{head} {_runs(block.support)}{quotation}"
        case Bullets():
            return "\n".join(f"- {_runs(item)}" for item in block.items)
        case Box():
            items = "\n".join(f"> - {_runs(item)}" for item in block.items)
            return f"> **{_escape(block.title)}**\n>\n{items}"
        case Table():
            return _table(block)
        case Figure():
            note = f"\n\n{_escape(block.note)}" if block.note else ""
            return f"**{_escape(block.title)}**\n\n{_escape(block.alternative)}{note}"
        case Quotations():
            return "\n".join(f"- {_runs(ref)}: {_runs(quote)}" for ref, quote in block.rows)
        case MarginText():
            return "\n\n".join(
                _runs(row.text) + "".join(f"\n    {_runs(label)}" for label in row.labels)
                for row in block.rows
            )
        case RedlineText():
            return _redline(block)
        case _:
            return ""


def _redline(block: RedlineText) -> str:
    header = (
        f"| {_escape(block.old_title)} | {_escape(block.new_title)} | Text | What became of it |"
    )
    rows = [
        "| " + " | ".join(map(_runs, (row.old, row.new, row.text, row.fate))) + " |"
        for row in block.rows
    ]
    return "\n".join([header, "| :-- | :-- | :-- | :-- |", *rows])


def _table(table: Table) -> str:
    header = "| " + " | ".join(_escape(column.title) for column in table.columns) + " |"
    marks = {"left": ":--", "right": "--:", "center": ":-:"}
    rule = "| " + " | ".join(marks[column.align] for column in table.columns) + " |"
    rows = ["| " + " | ".join(_runs(cell) for cell in row) + " |" for row in table.rows]
    note = [f"\n{_escape(table.note)}"] if table.note else []
    return "\n".join([f"**{_escape(table.caption)}**\n", header, rule, *rows, *note])


def _runs(runs: Runs) -> str:
    return "".join(map(_run, runs))


def _run(run: Run) -> str:
    words = _escape(run.text).replace("\n", " ")
    if run.style == "strong" and words.strip():
        inner = words.strip()
        return words.replace(inner, f"**{inner}**")
    if run.style == "deleted":
        return f"~~\\[−{words}\\]~~"
    if run.style == "inserted":
        return f"**\\[+{words}\\]**"
    return words


def _escape(words: str) -> str:
    return _SPECIAL.sub(r"\\\1", words)
