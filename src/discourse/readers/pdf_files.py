"""PDF files: the text of each page, with a form feed between pages."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Sequence

from pypdf import PdfReader

from discourse.document import Note
from discourse.errors import UnreadableInput
from discourse.readers.decoding import plain_line_ends
from discourse.readers.sources import Source, fields_of_properties

# What is wrong inside a PDF file is said once, as an error or a note, not line by line.
logging.getLogger("pypdf").setLevel(logging.CRITICAL)

_OCR = "Run text recognition on it (for example with ocrmypdf), or give the text itself."
_GARBAGE = re.compile("[\ufffd\ue000-\uf8ff\x00-\x08\x0e-\x1f]|\\(cid:\\d+\\)|/[GCg]\\d{1,3}\\b")
_FEWEST_WORDS = 40


def read_pdf(data: bytes, name: str) -> Source:
    """The text of a PDF file in the order in which its pages give it.

    Raises:
        UnreadableInput: the file is damaged, encrypted, or holds no text (a scan).
    """
    if b"%PDF-" not in data[:1024]:
        came = "the file is empty" if not data else "this is not a PDF file"
        raise UnreadableInput(name, came, "Check the file and its suffix.")
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            advice = "Save a copy without a password."
            raise UnreadableInput(name, "the PDF file is encrypted", advice)
        pages = [page.extract_text() for page in reader.pages]
        about = reader.metadata
        fields = fields_of_properties(about.title, about.author) if about else ()
    except UnreadableInput:
        raise
    except Exception as error:  # pypdf lets errors of many kinds out of damaged files
        if "crypt" in str(error).lower() or "AES" in str(error):
            advice = "Save a copy without a password."
            raise UnreadableInput(name, "the PDF file is encrypted", advice) from None
        came = f"the PDF file is damaged ({type(error).__name__})"
        raise UnreadableInput(name, came, "Open it and save it again, or give its text.") from None
    text, changes = plain_line_ends("\n\f\n".join(pages))
    if not any(map(str.isalpha, text)):
        came = f"no text on its {_counted(pages)}: it seems to be a scan"
        raise UnreadableInput(name, came, _OCR)
    message = f"text taken from {_counted(pages)}; positions are those in the text taken out"
    notes = [Note("extracted text", message), *changes]
    if hyphens := text.count("\u00ad"):
        # A soft hyphen that was printed is a hyphen: many fonts give the sign that code.
        text = text.replace("\u00ad", "-")
        message = "soft hyphens: read as the hyphens that are printed in their place"
        notes.append(Note("soft hyphens", message, hyphens))
    doubt = find_doubt(text)
    if doubt:
        notes.append(Note("doubtful text", f"the text of this PDF file may be garbled: {doubt}"))
    return Source(text, fields=fields, notes=tuple(notes))


def find_doubt(text: str) -> str | None:
    """Why the text of a PDF file looks garbled, or ``None``: wrong letters, or lost spaces."""
    words = text.split()
    if len(words) < _FEWEST_WORDS:
        return None
    garbage = len(_GARBAGE.findall(text))
    if garbage > len(words) / 50:
        return f"{garbage} characters without a meaning"
    letters = sum(map(str.isalpha, text))
    if letters < sum(map(len, words)) / 2:
        return "fewer than half of the characters are letters"
    single = sum(len(word) == 1 for word in words)
    if single > len(words) * 0.4 and text.isascii():
        return "spaces stand between letters"
    if sum(map(len, words)) / len(words) > 20 and text.isascii():
        return "spaces between words are lost"
    return None


def _counted(pages: Sequence[str]) -> str:
    return "1 page" if len(pages) == 1 else f"{len(pages):,} pages"
