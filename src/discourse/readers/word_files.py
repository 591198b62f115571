"""Word files (.docx): paragraphs and table cells in order."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from docx import Document as WordDocument
from docx.document import Document as WordFile
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from discourse.document import Note
from discourse.errors import UnreadableInput
from discourse.readers.sources import Source, fields_of_properties

#: More than this, unpacked, is no text but an attack or a mistake (bytes).
MAX_UNPACKED_BYTES = 300_000_000
_ADVICE = "Open it in a word processor and save it again, or give its text."
#: As they are called in files of every language.
_HEADING_STYLES = ("Heading", "Title", "Subtitle")
_LONGEST_ENTRY = 80  # characters of a cell that is an entry of a table
_DECLARATIONS = (b"<!DOCTYPE", b"<!ENTITY")
#: What may stand around runs or blocks and holds words of the text: insertions and moves that are
#: tracked, links, fields, content controls.
_AROUND = frozenset(
    qn(f"w:{name}")
    for name in (
        *("ins", "moveTo", "hyperlink", "smartTag", "fldSimple"),
        *("sdt", "sdtContent", "customXml", "dir", "bdo"),
    )
)
#: Words as they stand in a tracked change, and as a comment is anchored to them.
_CHANGES = tuple(qn(f"w:{name}") for name in ("ins", "del", "moveFrom", "moveTo"))
_COMMENT = qn("w:commentReference")


def read_docx(data: bytes, name: str) -> Source:
    """The paragraphs of a Word file, one a line, and its tables; its title, author.

    Of a table a row of short entries is a line; of other rows each paragraph of each cell.

    Tracked changes are read as if they were accepted, as a word processor shows the final text.
    Headers, footers, footnotes, comments and text boxes are not read.

    Raises:
        UnreadableInput: the file is damaged, encrypted, too large unpacked, or holds no text.
    """
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        advice = "Save it as .docx without a password."
        raise UnreadableInput(name, "this is an old .doc or an encrypted Word file", advice)
    try:
        _refuse_bombs(data, name)
        word = WordDocument(io.BytesIO(data))
        lines = list(_lines(word.element.body, word))
        properties = word.core_properties
        fields = fields_of_properties(properties.title, properties.author)
        if "title" not in dict(fields):
            fields += fields_of_properties(_title(word), None)
    except UnreadableInput:
        raise
    except Exception as error:  # zipfile, lxml and python-docx each have their own errors
        came = f"this is not a sound Word file ({type(error).__name__})"
        raise UnreadableInput(name, came, _ADVICE) from None
    if not any(line.strip() for line, _ in lines):
        raise UnreadableInput(name, "the Word file holds no text", _ADVICE)
    message = "text taken from the Word file; positions are those in the text taken out"
    return Source(
        "\n".join(line for line, _ in lines),
        fields=fields,
        notes=(Note("extracted text", message), *_revision_notes(word.element.body)),
        layout="paragraphs",
        headings=tuple(_headings(lines)),
    )


def _title(word: WordFile) -> str | None:
    """The words set in the style of titles, which writers use more than the field of that name."""
    titles = (p.text.strip() for p in word.paragraphs if p.style and p.style.name == "Title")
    return next(filter(None, titles), None)


def _headings(lines: list[tuple[str, bool]]) -> Iterator[tuple[int, int]]:
    """Where the lines of headings start and end when all lines are joined."""
    start = 0
    for line, is_heading in lines:
        if is_heading and line:
            yield start, start + len(line)
        start += len(line) + 1


def _refuse_bombs(data: bytes, name: str) -> None:
    """Refuse a file that unpacks to far too much, or whose XML declares entities."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        unpacked = sum(entry.file_size for entry in archive.infolist())
        if unpacked > MAX_UNPACKED_BYTES:
            came = f"it unpacks to {unpacked / 1e6:,.0f} MB"
            raise UnreadableInput(name, came, _ADVICE)
        for entry in archive.infolist():
            if entry.filename.endswith((".xml", ".rels")):
                with archive.open(entry) as part:
                    head = part.read(4096)
                if any(declaration in head for declaration in _DECLARATIONS):
                    raise UnreadableInput(name, "its XML declares entities", _ADVICE)


def _revision_notes(body: BaseOxmlElement) -> Iterator[Note]:
    """What a draft holds beside its text: changes that are tracked, comments."""
    changes = sum(_holds_words(change) for change in body.iter(*_CHANGES))
    if changes:
        message = "tracked changes: read as accepted; words struck out are not in the text"
        yield Note("tracked changes", message, changes)
    comments = sum(1 for _ in body.iter(_COMMENT))
    if comments:
        yield Note("comments in the margin", "comments in the margin: not read", comments)


def _holds_words(change: BaseOxmlElement) -> bool:
    return next(change.iter(qn("w:t"), qn("w:delText")), None) is not None


def _lines(container: BaseOxmlElement, parent: object) -> Iterator[tuple[str, bool]]:
    """The text of paragraphs, rows, cells, in order, merged ones once; and if it is a heading."""
    for block in container:
        if block.tag == qn("w:p"):
            paragraph = Paragraph(block, parent)  # type: ignore[arg-type]
            style = (paragraph.style.name or "") if paragraph.style else ""
            yield _words(block), style.startswith(_HEADING_STYLES)
        elif block.tag == qn("w:tbl"):
            seen: set[object] = set()
            for row in Table(block, parent).rows:  # type: ignore[arg-type]
                cells = []
                for cell in row.cells:
                    if isinstance(cell, _Cell) and cell._tc not in seen:
                        seen.add(cell._tc)
                        cells.append(list(_lines(cell._tc, cell)))
                yield from _row(cells)
        elif block.tag in _AROUND:
            yield from _lines(block, parent)


def _words(element: BaseOxmlElement) -> str:
    """The words of a paragraph, also those in what stands around runs; not those struck out."""
    return "".join(
        part.text if part.tag == qn("w:r") else _words(part)
        for part in element
        if part.tag == qn("w:r") or part.tag in _AROUND
    )


def _row(cells: list[list[tuple[str, bool]]]) -> Iterator[tuple[str, bool]]:
    """A row of short entries as one line, as of web pages; else the lines of its cells.

    Entries one a line would be taken for headings, and what follows for their sections. A cell of
    whole sentences is running text that the table only places.
    """
    entries = [" ".join(line.strip() for line, _ in cell if line.strip()) for cell in cells]
    if len(entries) > 1 and not any(map(_is_running_text, entries)):
        yield f"| {' | '.join(entries)} |", False
        return
    for cell in cells:
        yield from cell


def _is_running_text(entry: str) -> bool:
    return len(entry) > _LONGEST_ENTRY or entry.endswith((".", "!", "?", ":", "”", '"'))
