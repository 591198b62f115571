"""Encodings: UTF-8 first, marks next, statistics last."""

from __future__ import annotations

import pytest

from discourse.errors import UnreadableInput
from discourse.readers.decoding import decode

ENGLISH = "The “Republic” of Norvania — naïve or not — will keep its word. " * 8
POLISH = "Rząd Norwanii wyraża głęboką wdzięczność za współpracę i życzy wszystkim powodzenia. " * 8
RUSSIAN = "Правительство Норвании приветствует соглашение и благодарит всех друзей. " * 8
CHINESE = "诺瓦尼亚政府欢迎这一协议，并感谢所有国家的支持。" * 10


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (ENGLISH, "utf-8"),
        (ENGLISH, "utf-16-le"),
        (ENGLISH, "utf-16-be"),
        ("\ufeff" + CHINESE, "utf-16-le"),
        ("\ufeff" + CHINESE, "utf-16-be"),
        ("\ufeff" + CHINESE, "utf-32-le"),
        ("\ufeff" + ENGLISH, "utf-32-be"),
        ("\ufeff" + ENGLISH, "utf-8"),
        (ENGLISH, "cp1252"),
        (POLISH, "cp1250"),
        (RUSSIAN, "cp1251"),
        (CHINESE, "gb18030"),
    ],
)
def test_the_encoding_is_found_and_stated(text, encoding):
    assert decode(text.encode(encoding), "a.txt") == (text, encoding, ())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "cp1252"])
def test_line_ends_that_were_changed_are_noted(encoding):
    (note,) = decode(ENGLISH.replace(". ", ".\r\n").encode(encoding), "a.txt").notes
    assert (note.kind, note.count) == ("line ends", 8)


@pytest.mark.parametrize("at", [5, 300_000])
def test_a_zero_byte_is_noted_with_its_place_wherever_it_stands(at):
    data = b"We act. " * 50_000
    found = decode(data[:at] + b"\0" + data[at:], "a.txt")
    assert found.encoding == "utf-8"
    assert [(note.kind, note.count) for note in found.notes] == [("zero bytes", 1)]
    assert f"{at:,}" in found.notes[0].message


def test_one_bad_byte_in_utf8_is_named():
    data = ENGLISH.encode() + b"It\x92s here."
    with pytest.raises(UnreadableInput, match=rf"byte {len(ENGLISH.encode()) + 2:,} \(0x92\)"):
        decode(data, "a.txt")


def test_positions_are_those_of_the_file_opened_with_the_encoding(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes("\ufeffOne.\r\nTwo.\rThree.".encode("utf-16-le"))
    text, encoding, _ = decode(path.read_bytes(), "a.txt")
    assert text == path.read_text(encoding=encoding) == "\ufeffOne.\nTwo.\nThree."


@pytest.mark.parametrize(
    ("data", "came"),
    [
        (b"", "empty"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04....", "ZIP"),
        (b"\x00\x01\x02\x03" * 50, "binary"),
        (b"abc\x01\x02\x03\xff" * 50, "binary"),
        (b"\xff\xfea", "utf-16-le"),
    ],
)
def test_what_is_no_text_is_refused(data, came):
    with pytest.raises(UnreadableInput, match=came) as caught:
        decode(data, "a.txt")
    assert caught.value.name == "a.txt"
    assert caught.value.advice
