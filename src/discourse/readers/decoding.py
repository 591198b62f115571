"""From bytes to characters: UTF-8 first, then marks and zero bytes, then statistics."""

from __future__ import annotations

import re

from discourse.errors import UnreadableInput

_BYTE_ORDER_MARKS = ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
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


def decode(data: bytes, name: str) -> tuple[str, str]:
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
        came = f"byte {error.start} is not {encoding}"
        raise UnreadableInput(name, came, "Save the file as UTF-8.") from None
    if "\r" in text:
        text = _LINE_ENDS.sub("\n", text)
    return text, encoding


def _encoding_of(data: bytes, name: str) -> str:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return encoding
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            advice = "Give it the suffix of its format, or save its text as UTF-8."
            raise UnreadableInput(name, f"this is {kind}, not plain text", advice)
    sample = data[:_SAMPLE]
    if b"\x00" in sample:
        return _wide_encoding(sample, name)
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return _guessed_encoding(sample, name)
    return "utf-8"


def _wide_encoding(sample: bytes, name: str) -> str:
    """UTF-16 without a mark: zero bytes stand mostly at the odd or mostly at the even places."""
    odd, even = sample[1::2].count(0), sample[0::2].count(0)
    for encoding, many, few in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        if many <= len(sample) * 0.2 or few >= many / 20:
            continue
        if not _has_controls(sample.decode(encoding, "replace")):
            return encoding
    advice = "Give a text file, or a format that is listed by its suffix."
    raise UnreadableInput(name, "the file is binary", advice)


def _guessed_encoding(sample: bytes, name: str) -> str:
    """One of the old one-byte and East Asian encodings; Windows-1252 for Western letters."""
    if _has_controls(sample.decode("latin-1")):
        advice = "Give a text file, or a format that is listed by its suffix."
        raise UnreadableInput(name, "the file is binary", advice)
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
