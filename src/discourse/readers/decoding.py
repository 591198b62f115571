"""From bytes to characters: UTF-8 first, then marks and zero bytes, then statistics."""

from __future__ import annotations

import re
from typing import NamedTuple

from discourse.document import Note
from discourse.errors import UnreadableInput

# The marks of UTF-32 first: one of them begins with a mark of UTF-16.
_BYTE_ORDER_MARKS = (
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_SIGNATURES = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive (such as .docx, .xlsx or .epub)"),
    (b"\xd0\xcf\x11\xe0", "an old Office file (such as .doc)"),
    (b"{\\rtf", "an RTF file"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"PAR1", "a Parquet file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"\x7fELF", "a program"),
)
#: Encodings from before Unicode in which texts are still found, the commonest first.
_OLD_ENCODINGS = (
    *("cp1252", "cp1250", "cp1251", "koi8_r", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257"),
    *("cp1258", "gb18030", "big5", "shift_jis", "euc_jp", "euc_kr"),
)
_WESTERN = frozenset(
    "\u00a0’‘“”–—…•€£§°«»©ºª¿¡àâäåáãæçèéêëíîïñòóôöøœùúûüßÀÂÄÅÁÇÈÉÊÍÎÓÔÖØÚÜÑ".encode("cp1252")
)
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_SAMPLE = 200_000
_LINE_ENDS = re.compile("\r\n?")
_MEND = "Mend the characters there in an editor, and save the file as UTF-8."


class Decoded(NamedTuple):
    """The characters of a file, its encoding, and what was done to them."""

    text: str
    encoding: str
    notes: tuple[Note, ...]


def decode(data: bytes, name: str) -> Decoded:
    """The characters of ``data``, line ends as line feeds, and its encoding.

    A byte order mark stays in the text, so that positions are those of the file opened with the
    encoding named.

    Raises:
        UnreadableInput: the file is empty, binary or in no known encoding.
    """
    if not data:
        raise UnreadableInput(name, "the file is empty", "Give a file that holds a text.")
    encoding = _encoding_of(data, name)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        came = f"byte {error.start:,} is not {encoding}"
        raise UnreadableInput(name, came, _MEND) from None
    text, notes = plain_line_ends(text)
    if zeros := text.count("\x00"):
        message = f"zero bytes removed; the first is character {text.index(chr(0)):,}"
        notes += (Note("zero bytes", message, zeros),)
    return Decoded(text, encoding, notes)


def plain_line_ends(text: str) -> tuple[str, tuple[Note, ...]]:
    """``text`` with line feeds as line ends, and a note where there were others."""
    count = text.count("\r")
    if not count:
        return text, ()
    note = Note("line ends", "line ends: set as plain line ends", count)
    return _LINE_ENDS.sub("\n", text), (note,)


def _encoding_of(data: bytes, name: str) -> str:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return encoding
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            advice = "Give it the suffix of its format, or save its text as UTF-8."
            raise UnreadableInput(name, f"this is {kind}, not plain text", advice)
    sample = data[:_SAMPLE]
    if b"\x00" in data:
        if wide := _wide_encoding(sample):
            return wide
        _refuse_binary(data, name)
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        if _is_nearly_utf8(data):
            came = f"byte {error.start:,} (0x{data[error.start]:02x}) is not UTF-8"
            raise UnreadableInput(name, came, _MEND) from None
        return _guessed_encoding(sample, name)
    return "utf-8"


def _refuse_binary(data: bytes, name: str) -> None:
    """Refuse what has more control characters than a damaged text has."""
    text = data.decode("latin-1")
    if _has_controls(text):
        first = next(_CONTROLS.finditer(text)).start()
        came = f"the file is binary: byte {first:,} (0x{data[first]:02x}) is of no text"
        advice = "Give a text file, or a format that is listed by its suffix."
        raise UnreadableInput(name, came, advice)


def _is_nearly_utf8(data: bytes) -> bool:
    """Whether most of what is not ASCII is sound UTF-8, as by chance it never is."""
    text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd") - data.count("\ufffd".encode())
    return len(text) - len(text.encode("ascii", "ignore")) > 4 * bad


def _wide_encoding(sample: bytes) -> str | None:
    """UTF-16 without a mark: zero bytes stand mostly at the odd or mostly at the even places."""
    odd, even = sample[1::2].count(0), sample[0::2].count(0)
    for encoding, many, few in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        if many <= len(sample) * 0.2 or few >= many / 20:
            continue
        if not _has_controls(sample.decode(encoding, "replace")):
            return encoding
    return None


def _guessed_encoding(sample: bytes, name: str) -> str:
    """One of the old one-byte and East Asian encodings; Windows-1252 for Western letters."""
    _refuse_binary(sample, name)
    if _is_western(sample):
        return "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(sample, cp_isolation=list(_OLD_ENCODINGS)).best()
    if best is None:
        raise UnreadableInput(name, "its encoding is unknown", "Save the file as UTF-8.")
    return best.encoding


def _has_controls(sample: str) -> bool:
    """Whether more than one in a hundred is a control character, as in no text."""
    return len(_CONTROLS.findall(sample)) > len(sample) / 100


def _is_western(sample: bytes) -> bool:
    """Whether the few bytes outside ASCII fit a text in a Western European language.

    In Windows-1252 they are quotes, dashes and small letters that these languages have. Letters
    of Central Europe (Windows-1250) stand there as other letters or as signs inside words.
    """
    others = [byte for byte in sample if byte >= 0x80]
    fitting = sum(byte in _WESTERN for byte in others)
    return fitting >= len(others) * 0.97 and len(others) < len(sample) * 0.15
