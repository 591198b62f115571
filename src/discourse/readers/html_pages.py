"""Web pages: the main text, without menus, comments and scripts."""

from __future__ import annotations

import re

from lxml import etree, html  # type: ignore[import-untyped]
from trafilatura import bare_extraction

from discourse.document import Note
from discourse.errors import UnreadableInput
from discourse.readers.decoding import Decoded, decode, plain_line_ends
from discourse.readers.sources import Source

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?([\w\-]+)", re.IGNORECASE)
_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"\x00\x00\xfe\xff")
_HEAD = 4096
FEWEST_WORDS = 10  # of less main text all that is visible is taken
#: Only dates that a page marks as its own: any other may be that of its copyright.
_DATES = {"extensive_search": False, "original_date": True}
_NOT_TEXT = ("script", "style", "head", "nav", "template", "noscript", "iframe", "svg", "form")
_LINES = ("p", "br", "div", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote")


def read_html(data: bytes, name: str) -> Source:
    """The main text of a page, with its title and date.

    What is main is decided by trafilatura (Barbaresi 2021); where it finds nothing, as in very
    short pages, all the visible text is taken.

    Raises:
        UnreadableInput: the page is empty, or has no text.
    """
    page, encoding, changes = _decode_page(data, name)
    fields: list[tuple[str, str]] = []
    try:
        found = bare_extraction(
            page, include_comments=False, with_metadata=True, date_extraction_params=_DATES
        )
        text = (getattr(found, "text", None) or "") if found else ""
        for field in ("title", "date", "author", "sitename"):
            value = getattr(found, field, None)
            if value:
                fields.append((field, str(value)))
        visible = _visible_text(page)
        message = _taken(text, visible)
        if len(text.split()) < FEWEST_WORDS:
            text = visible
            message = "all visible text taken from the page; positions are those in it"
    except (ValueError, RecursionError, etree.LxmlError) as error:
        came = f"the page cannot be parsed ({type(error).__name__})"
        raise UnreadableInput(name, came, "Save it as plain text.") from None
    if not text.strip():
        advice = "Pages that are drawn by scripts hold none: save the text from the browser."
        raise UnreadableInput(name, "the page holds no text", advice)
    notes = (Note("extracted text", message), *changes)
    return Source(text, encoding, tuple(fields), notes, layout="paragraphs")


def _taken(text: str, visible: str) -> str:
    """What was taken, beside what there is: menus are left out, but now and then a list as well."""
    words, every = len(text.split()), len(visible.split())
    share = f", {words:,} of its {every:,} words" if words < every else ""
    return f"main text taken from the page{share}; positions are those in the text taken out"


def _decode_page(data: bytes, name: str) -> Decoded:
    """The characters of a page, by the encoding that it names or else by its bytes."""
    named = _CHARSET.search(data[:_HEAD])
    if named and not data.startswith(_MARKS):
        encoding = named[1].decode("ascii", "replace").lower()
        encoding = "windows-1252" if encoding in ("iso-8859-1", "latin1") else encoding
        try:
            text, notes = plain_line_ends(data.decode(encoding))
            return Decoded(text, encoding, notes)
        except (UnicodeDecodeError, LookupError):
            pass
    return decode(data, name)


def _visible_text(page: str) -> str:
    """All text of a page but scripts, styles and menus; blocks begin lines."""
    declaration = re.compile(r"^\s*<\?xml[^>]*\?>")
    tree = html.fromstring(declaration.sub("", page))
    for element in list(tree.iter(*_NOT_TEXT)):
        element.drop_tree()
    for element in tree.iter(*_LINES):
        element.text = "\n" + (element.text or "")
        element.tail = "\n" + (element.tail or "")
    lines = str(tree.text_content()).split("\n")
    return "\n".join(line for line in (" ".join(line.split()) for line in lines) if line)
