"""Reports as PDF: blocks to JSON, and one typst page that lays them out.

Everything of the report travels as data, never as markup, so that no text can change the page.
The result is PDF/UA-1 with the package's own fonts; the same report gives the same bytes.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import is_dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import typst

from discourse.reports.blocks import Report
from discourse.reports.glyphs import substitute

#: Fixed, so that two runs give the same bytes: the day of this version, 23 November 2026.
_TIMESTAMP = 1_795_392_000


def render_pdf(report: Report) -> bytes:
    """The report as a PDF file.

    Code points that the fonts lack are shown as ``[U+XXXX]`` and listed on the first page.
    """
    data, missing = substitute(_to_data(report))
    data["substituted"] = missing
    data["anchors"] = sorted(_anchors(data))
    pdf = _compiler().compile(
        input=_template(),
        format="pdf",
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
        pdf_standards=["ua-1"],
        timestamp=_TIMESTAMP,
    )
    assert isinstance(pdf, bytes)
    return pdf


@cache
def _compiler() -> typst.Compiler:
    fonts = typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[str(files("discourse") / "data" / "fonts")],
    )
    return typst.Compiler(font_paths=fonts)


@cache
def _template() -> bytes:
    return (files("discourse") / "reports" / "report.typ").read_bytes()


def _anchors(value: Any) -> Iterator[str]:
    """The anchors that the report defines: only to these can anything lead."""
    if isinstance(value, list):
        for entry in value:
            yield from _anchors(entry)
    elif isinstance(value, dict):
        if value.get("anchor"):
            yield value["anchor"]
        if value.get("type") == "Anchor":
            yield value["name"]
        for entry in value.values():
            yield from _anchors(entry)


def _to_data(value: Any) -> Any:
    """Blocks as plain data: each record as an object with its class under ``type``."""
    if is_dataclass(value) and not isinstance(value, type):
        fields = {name: _to_data(getattr(value, name)) for name in value.__slots__}  # type: ignore[attr-defined]
        return {"type": type(value).__name__, **fields}
    if isinstance(value, tuple):
        return [_to_data(entry) for entry in value]
    return value
