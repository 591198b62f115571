"""Files to documents. One table names the reader of each format.

To add a format, write one module with a function ``(data: bytes, name: str) -> Source`` and add
one row. Readers of tables give one :class:`Row` for each text instead.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from discourse.readers.cleaning import clean
    from discourse.readers.many import ReadOptions, read_many
    from discourse.readers.reading import read

__all__ = ["READERS", "TABLE_READERS", "ReadOptions", "clean", "read", "read_many"]

#: Formats that hold one text a file: suffixes, and where the reader is.
READERS: tuple[tuple[tuple[str, ...], str], ...] = (
    ((".txt", ".text"), "discourse.readers.plain_text:read_plain_text"),
    ((".md", ".markdown"), "discourse.readers.plain_text:read_markdown"),
    ((".html", ".htm"), "discourse.readers.html_pages:read_html"),
    ((".pdf",), "discourse.readers.pdf_files:read_pdf"),
    ((".docx",), "discourse.readers.word_files:read_docx"),
)
#: Formats that hold one text a row.
TABLE_READERS: tuple[tuple[tuple[str, ...], str], ...] = (
    ((".csv", ".tsv"), "discourse.readers.tables:read_separated"),
    ((".jsonl", ".ndjson"), "discourse.readers.tables:read_json_lines"),
    ((".parquet",), "discourse.readers.tables:read_parquet"),
)

_HOMES = {
    "clean": "discourse.readers.cleaning",
    "read": "discourse.readers.reading",
    "read_many": "discourse.readers.many",
    "ReadOptions": "discourse.readers.many",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
