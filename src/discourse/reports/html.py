"""Reports as HTML: one file without scripts, styles inside, every word of a text escaped.

What was taken out and put in stands in ``del`` and ``ins``, marked for eyes by line and bracket and
for screen readers by hidden words. Figures are pictures in the file, as data.
"""

from __future__ import annotations

import base64
from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass, replace
from html import escape
from importlib.resources import files
from typing import Any

from discourse.reports.blocks import (
    Anchor,
    Block,
    Box,
    Bullets,
    Figure,
    Finding,
    Heading,
    MarginText,
    PageBreak,
    Paragraph,
    Quotations,
    RedlineRow,
    RedlineText,
    Report,
    Run,
    Runs,
    Table,
    find_anchors,
)

_TAGS = {"strong": "strong", "emph": "em", "quote": "em"}
_CHANGES = {"deleted": ("del", "[−", "taken out"), "inserted": ("ins", "[+", "put in")}
_CIRCLES = {"full": "●", "half": "◐", "empty": "○"}
_HEAD = (
    '<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
    '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
    "img-src data:; style-src 'unsafe-inline'\">"
)


def render_html(report: Report) -> str:
    """The report as one HTML file."""
    style = (files("discourse") / "reports" / "report.css").read_text("utf-8")
    is_named = report.title.startswith(report.running)
    title = report.title if is_named else f"{report.running}: {report.title}"
    return "\n".join(
        [
            "<!DOCTYPE html>",
            f'<html lang="{escape(report.language)}">',
            f"<head>{_HEAD}<title>{escape(title)}</title><style>{style}</style></head>",
            "<body><main>",
            f'<p class="kicker">{escape(report.kicker)}</p>',
            f"<h1>{escape(report.title)}</h1>",
            f'<p class="subject">{escape(report.subject)}</p>',
            *_blocks(_with_live_links(report.blocks, frozenset(find_anchors(report.blocks)))),
            "</main></body></html>\n",
        ]
    )


def _with_live_links(value: Any, anchors: frozenset[str]) -> Any:
    """Blocks in which nothing leads to a place that the report does not have."""
    if isinstance(value, Run):
        return value if value.target in anchors else replace(value, target=None)
    if isinstance(value, tuple):
        return tuple(_with_live_links(entry, anchors) for entry in value)
    if is_dataclass(value) and not isinstance(value, type):
        names = [field.name for field in fields(value)]
        return replace(value, **{n: _with_live_links(getattr(value, n), anchors) for n in names})
    return value


def _blocks(blocks: Sequence[Block]) -> Iterator[str]:
    breaks = False
    for block in blocks:
        if isinstance(block, PageBreak):
            breaks = True
            continue
        rendered = _block(block)
        if rendered:
            yield f'<div class="page">{rendered}</div>' if breaks else rendered
            breaks = False


def _block(block: Block) -> str:
    match block:
        case Heading():
            level = min(block.level + 1, 6)
            return f"<h{level}{_id(block.anchor)}>{escape(block.text)}</h{level}>"
        case Paragraph():
            return f'<p class="note">{_runs(block.runs)}</p>' if block.small else _par(block.runs)
        case Finding():
            quotation = f"<blockquote>{_runs(block.quotation)}</blockquote>" * bool(block.quotation)
            head = f"<h2>{block.number}. {escape(block.headline)}</h2>"
            return f"<section>{head}{_par(block.support)}{quotation}</section>"
        case Bullets():
            return _list(block.items)
        case Box():
            return f'<aside class="box"><h2>{escape(block.title)}</h2>{_list(block.items)}</aside>'
        case Table():
            return _table(block)
        case Figure():
            return _figure(block)
        case Quotations() | MarginText():
            rows = block.rows if isinstance(block, Quotations) else _margin(block)
            return _rows([[_runs(one), _runs(other)] for one, other in rows])
        case RedlineText():
            return _redline(block)
        case Anchor():
            return f"<span{_id(block.name)}></span>"
        case _:
            return ""


def _par(runs: Runs) -> str:
    return f"<p>{_runs(runs)}</p>"


def _list(items: Sequence[Runs]) -> str:
    return "<ul>" + "".join(f"<li>{_runs(item)}</li>" for item in items) + "</ul>"


def _table(table: Table) -> str:
    aligned = [f' class="{column.align}"' * (column.align != "left") for column in table.columns]
    heads = "".join(
        f'<th scope="col"{a}>{escape(column.title)}</th>'
        for a, column in zip(aligned, table.columns, strict=True)
    )
    body = "".join(
        "<tr>"
        + "".join(f"<td{a}>{_runs(c)}</td>" for a, c in zip(aligned, row, strict=True))
        + "</tr>"
        for row in table.rows
    )
    note = f'<p class="note">{escape(table.note)}</p>' if table.note else ""
    caption = f"<caption>{escape(table.caption)}</caption>"
    return f"<table>{caption}<thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>{note}"


def _rows(rows: Sequence[Sequence[str]]) -> str:
    lines = ("".join(f"<td>{cell}</td>" for cell in row) for row in rows)
    return "<table><tbody>" + "".join(f"<tr>{line}</tr>" for line in lines) + "</tbody></table>"


def _margin(block: MarginText) -> list[tuple[Runs, Runs]]:
    return [(row.text, tuple(run for label in row.labels for run in label)) for row in block.rows]


def _figure(figure: Figure) -> str:
    data = base64.b64encode(figure.svg.encode()).decode()
    picture = f'<img src="data:image/svg+xml;base64,{data}" alt="{escape(figure.alternative)}">'
    note = f'<p class="note">{escape(figure.note)}</p>' if figure.note else ""
    return f"<figure><figcaption>{escape(figure.title)}</figcaption>{picture}{note}</figure>"


def _redline(block: RedlineText) -> str:
    titles = (block.old_title, block.new_title, "Text", "What became of it")
    heads = "".join(f'<th scope="col">{escape(title)}</th>' for title in titles)
    rows = "".join(map(_redline_row, block.rows))
    return f'<table class="redline"><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>'


def _redline_row(row: RedlineRow) -> str:
    begins = " begins" if row.begins else ""
    numbers = f'<td class="no">{_runs(row.old)}</td><td class="no">{_runs(row.new)}</td>'
    text = f'<td class="text">{_runs(row.text)}</td><td class="fate">{_runs(row.fate)}</td>'
    return f'<tr class="{row.kind}{begins}">{numbers}{text}</tr>'


def _runs(runs: Runs) -> str:
    return "".join(map(_run, runs))


def _run(run: Run) -> str:
    words = escape(run.text)
    if run.style in _TAGS:
        words = f"<{_TAGS[run.style]}>{words}</{_TAGS[run.style]}>"
    elif run.style in _CHANGES:
        tag, mark, said = _CHANGES[run.style]
        words = f'<{tag}><span class="hidden">{said}: </span>{words}</{tag}>'
        words = f"{_mark(mark)}{words}{_mark(']')}"
    elif run.style in _CIRCLES:
        words = f"{_CIRCLES[run.style]} {words}"
    elif run.style == "small":
        words = f'<span class="small">{words}</span>'
    if run.target:
        words = f'<a href="#{escape(run.target)}">{words}</a>'
    return f"<span{_id(run.anchor)}>{words}</span>" if run.anchor else words


def _mark(sign: str) -> str:
    """A sign for eyes only, outside the words that are struck through or underlined."""
    return f'<span class="mark" aria-hidden="true">{sign}</span>'


def _id(anchor: str | None) -> str:
    return f' id="{escape(anchor)}"' if anchor else ""
