"""One file of each format to one document, and every bad file to one clear error."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import pypdf
import pytest
import typst

from discourse.document import Document, Metadata
from discourse.errors import UnreadableInput
from discourse.readers import READERS, TABLE_READERS, read, read_many
from discourse.readers.sources import fields_of_properties
from discourse.text import Span

SENTENCE = "The Government of Norvania welcomes the outcome of the talks in Port Alda. "


@pytest.fixture
def write(tmp_path):
    def write(name: str, content: str | bytes) -> Path:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return write


def word_file(*lines: str) -> bytes:
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def test_a_text_file(write):
    source = (
        f"---\ntitle: A Sea for All\n---\n\ufeff{SENTENCE}\r\n\r\n(Applause.)\r\n**We** act.\r\n"
    )
    document = read(write("speech.txt", source), speaker="Osei", mood="calm")
    assert document.id == "speech"
    assert document.text == f"{SENTENCE.strip()}\n\nWe act.\n"
    assert document.metadata == Metadata(
        title="A Sea for All",
        speaker="Osei",
        language="en",
        file="speech.txt",
        encoding="utf-8",
        extra=(("mood", "calm"),),
    )
    decoded = source.replace("\r\n", "\n")
    at = document.text.index("We act")
    assert document.source_span(Span(at, at + 2)).quote(decoded) == "We"
    kinds = [note.kind for note in document.notes]
    assert {"front matter", "line ends", "stage directions", "Markdown marks"} <= set(kinds)


def test_a_markdown_file(write):
    source = f"# A Sea\n\n<!-- draft -->\n| a | b |\n\n{SENTENCE}"
    assert read(write("a.md", source)).text == f"A Sea\n\n| a | b |\n\n{SENTENCE.strip()}"
    assert "| a | b |" in read(write("a.txt", source)).text


def test_a_general_debate_file(write):
    metadata = read(write("NOV_70_2015.txt", SENTENCE)).metadata
    assert (metadata.country, metadata.date) == ("NOV", "2015")
    assert metadata.extra == (("session", "70"),)


def test_what_the_user_says_wins_over_file_and_name(write):
    path = write("NOV_70_2015.txt", f"---\ndate: 2015-09-28\n---\n{SENTENCE}")
    assert read(path).metadata.date == "2015-09-28"
    assert read(path, date="2015-09-30", language="fr").metadata.date == "2015-09-30"
    assert read(path, language="fr").metadata.language == "fr"


def test_a_page(write):
    page = (
        "<html><head><title>Norvania speaks</title></head><body><nav>Home News</nav><article>"
        f"<h1>Norvania speaks</h1><p>{SENTENCE * 3}</p><h2>What is at stake</h2>"
        f"<p>{SENTENCE * 2}</p></article><script>alert(1)</script></body></html>"
    )
    document = read(write("a.html", page))
    assert document.metadata.title == "Norvania speaks"
    assert "What is at stake\n" in document.text
    assert "Home News" not in document.text
    assert "alert" not in document.text


@pytest.mark.parametrize("head", ["<!DOCTYPE html>\n<html>", '\ufeff<html lang="en">'])
def test_a_page_under_the_name_of_a_text_is_read_as_a_page(write, head):
    document = read(write("a.txt", f"{head}<body><p>We act.</p><p>They wait.</p></body></html>"))
    assert document.text == "We act.\nThey wait."
    assert "web page" in [note.kind for note in document.notes]


def test_a_short_page_in_an_old_encoding(write):
    page = "<meta charset=iso-8859-1><p>“Déjà vu.”</p><p>We act.</p>".encode("cp1252")
    document = read(write("a.htm", page))
    assert document.text == "“Déjà vu.”\nWe act."
    assert document.metadata.encoding == "windows-1252"


def test_a_word_file_with_a_table_in_order(write):
    document = docx.Document()
    document.add_paragraph("Before the table.")
    table = document.add_table(2, 2)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "Head of it."
    table.cell(1, 0).text = "Left."
    table.cell(1, 1).text = "Right."
    document.add_paragraph("After the table.")
    buffer = io.BytesIO()
    document.save(buffer)
    text = read(write("a.docx", buffer.getvalue())).text
    assert text.split("\n") == [
        "Before the table.", "Head of it.", "Left.", "Right.", "After the table."
    ]  # fmt: skip


def test_a_row_of_entries_in_a_word_file_is_one_line_and_no_heading(write):
    document = docx.Document()
    table = document.add_table(2, 2)
    for place, entry in enumerate(("Year", "Aid", "2029", "We will send 12 ships.")):
        table.cell(place // 2, place % 2).text = entry
    buffer = io.BytesIO()
    document.save(buffer)
    text = read(write("a.docx", buffer.getvalue())).text
    assert text.split("\n") == ["| Year | Aid |", "2029", "We will send 12 ships."]


def test_headings_title_and_author_of_a_word_file(write):
    word = docx.Document()
    word.core_properties.title, word.core_properties.author = "A Sea for All", "Ana Lind"
    word.add_paragraph("A Sea for All", style="Title")
    word.add_paragraph(SENTENCE)
    word.add_heading("We must act at sea, and we must act now", 1)
    word.add_paragraph(SENTENCE)
    buffer = io.BytesIO()
    word.save(buffer)
    document = read(write("a.docx", buffer.getvalue()))
    assert headings_of(document) == ["A Sea for All", "We must act at sea, and we must act now"]
    assert document.metadata.title == "A Sea for All"
    assert document.metadata.extra == (("author", "Ana Lind"),)


def headings_of(document: Document) -> list[str]:
    return [document.quote(heading.span) for heading in document.layer("marked_headings")]


def test_headings_of_a_markdown_file_are_handed_on(write):
    source = (
        f"---\nvenue: Port Alda\n---\n# **We** must act\n\n{SENTENCE}\n\n## And now\n\n#5 is out."
    )
    assert headings_of(read(write("a.md", source))) == ["We must act", "And now"]
    assert not read(write("a.txt", SENTENCE)).layers


@pytest.mark.parametrize(
    "title", ["", "Microsoft Word - speech.docx", "Document1", "untitled", "a.pdf", "12"]
)
def test_titles_that_programs_give_are_none(title):
    assert fields_of_properties(title, "python-docx") == ()


def test_hyphens_and_title_of_a_pdf_file(write, monkeypatch):
    data = typst.compile(f'#set document(title: "A Sea for All")\n{SENTENCE}'.encode())
    plain = pypdf.PageObject.extract_text
    monkeypatch.setattr(
        pypdf.PageObject, "extract_text", lambda page: plain(page) + "\r\nNorth\u00adSouth."
    )
    document = read(write("a.pdf", data))
    assert document.metadata.title == "A Sea for All"
    assert document.text.endswith("North-South.")
    counts = {note.kind: note.count for note in document.notes}
    assert (counts["soft hyphens"], counts["line ends"]) == (1, 1)


def test_lines_of_a_word_file_are_paragraphs(write):
    data = word_file("We thank the people of the", "islands, who came a long way.")
    assert read(write("a.docx", data)).text.count("\n") == 1


def test_a_pdf_file_with_running_heads_page_numbers_and_hyphens(write):
    paragraphs = [
        "Norvania and its neighbours have settled the long-standing dispute over the fishing "
        f"grounds of the {sea} Sea, which internationally recognized arbitrators had studied."
        for sea in ("Amber", "Copper", "Silver", "Golden", "Ivory", "Cobalt")
    ]
    page = (
        '#set page(width: 9cm, height: 7cm, header: [Ministry of Norvania], numbering: "1")\n'
        '#set text(hyphenate: true, lang: "en", size: 10pt)\n#set par(justify: true)\n'
    )
    data = typst.compile((page + "\n\n".join(paragraphs)).encode())
    document = read(write("a.pdf", data))
    body = [line for line in document.text.split("\n") if line and "Ministry" not in line]
    assert " ".join(body) == " ".join(paragraphs)
    assert "Ministry" not in document.text
    assert {"page numbers", "running heads"} <= {note.kind for note in document.notes}


def bad_pdf(encrypted: bool) -> bytes:
    writer = pypdf.PdfWriter()
    writer.add_blank_page(100, 100)
    if encrypted:
        writer.encrypt("secret", algorithm="RC4-128")
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def bad_word_file(part: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", part)
    return buffer.getvalue()


BAD = {
    "empty.txt": (b"", "empty"),
    "binary.txt": (bytes(range(256)) * 20, "binary"),
    "numbers.txt": (b"12 34\n\n56", "no word"),
    "really.txt": (b"%PDF-1.7", "PDF"),
    "letter.doc": (b"x", "'.doc' are not read"),
    "speech": (b"We act.", "no suffix"),
    "table.csv": (b"text\nWe act.\n", "table"),
    "scan.pdf": (bad_pdf(encrypted=False), "scan"),
    "secret.pdf": (bad_pdf(encrypted=True), "encrypted"),
    "broken.pdf": (b"%PDF-1.4\n%%EOF", "damaged"),
    "fake.pdf": (b"We act.", "not a PDF"),
    "broken.docx": (b"PK\x03\x04....", "not a sound Word file"),
    "old.docx": (b"\xd0\xcf\x11\xe0....", "old .doc"),
    "none.docx": (word_file(""), "no text"),
    "entities.docx": (bad_word_file(b'<!DOCTYPE a [<!ENTITY b "c">]><a/>'), "entities"),
    "scripts.html": (b"<html><body><script>draw()</script></body></html>", "no text"),
    "empty.html": (b"", "empty"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_named_with_what_to_do(write, name):
    content, came = BAD[name]
    with pytest.raises(UnreadableInput, match=came) as caught:
        read(write(name, content))
    assert caught.value.name == name
    assert caught.value.advice.endswith(".")


def test_a_word_file_that_unpacks_to_far_too_much_is_refused(write, monkeypatch):
    monkeypatch.setattr("discourse.readers.word_files.MAX_UNPACKED_BYTES", 1_000_000)
    with pytest.raises(UnreadableInput, match="unpacks to 2 MB"):
        read(write("bomb.docx", bad_word_file(b" " * 2_000_000)))


@pytest.mark.parametrize("name", ["missing.txt", ".", "a\0b.txt"])
def test_what_is_no_file_is_refused(tmp_path, name):
    with pytest.raises(UnreadableInput):
        read(str(tmp_path / name))


def test_a_line_of_more_than_twenty_megabytes_is_refused(write):
    with pytest.raises(UnreadableInput, match=r"one line has 21\.0 MB"):
        read(write("a.txt", b"a" * 21_000_000))


@pytest.mark.parametrize(
    "suffix", [suffix for row in (*READERS, *TABLE_READERS) for suffix in row[0]]
)
@pytest.mark.parametrize("seed", range(4))
def test_damaged_files_of_any_format_give_a_document_or_an_error(write, suffix, seed):
    starts = (b"", b"%PDF-1.4\n", b"PK\x03\x04", b"<html><body><p>")
    content = starts[seed] + bytes((at * 7919 + seed * 31) % 251 for at in range(3000))
    path = write("a" + suffix, content)
    (found,) = list(read_many([str(path)]))[:1]
    assert isinstance(found, UnreadableInput) or found.text


def test_standard_input(monkeypatch):
    class Input:
        buffer = io.BytesIO(SENTENCE.encode())

    monkeypatch.setattr("sys.stdin", Input)
    document = read("-")
    assert (document.id, document.metadata.file) == ("stdin", None)
    assert document.text == SENTENCE.strip()


def test_how_much_of_a_page_was_taken_is_told(write):
    story = "<p>" + "We will send twelve ships to the islands at once. " * 4 + "</p>"
    menu = "<div id=menu><a href=1>Politics</a> <a href=2>Sport</a></div>"
    page = f"<html><body>{menu}<article>{story}</article></body></html>".encode()
    (note,) = [n for n in read(write("a.html", page)).notes if n.kind == "extracted text"]
    assert "main text taken from the page, 40 of its 42 words" in note.message
