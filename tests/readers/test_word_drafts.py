"""Word files as they lie on a desk: tracked changes, comments, content controls, fields."""

from __future__ import annotations

import io

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from discourse.readers import read


@pytest.fixture
def read_body(tmp_path):
    """Reads a Word file whose body is the XML given."""

    def read_body(xml: str):
        word = docx.Document()
        body = word.element.body
        for number, block in enumerate(parse_xml(f"<w:body {nsdecls('w')}>{xml}</w:body>")):
            body.insert(number, block)
        buffer = io.BytesIO()
        word.save(buffer)
        path = tmp_path / "draft.docx"
        path.write_bytes(buffer.getvalue())
        return read(path)

    return read_body


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def struck(text: str, by: str = "del") -> str:
    return f'<w:{by} w:id="1" w:author="A"><w:r><w:delText>{text}</w:delText></w:r></w:{by}>'


def inserted(text: str, by: str = "ins") -> str:
    return f'<w:{by} w:id="2" w:author="A">{run(text)}</w:{by}>'


def test_tracked_changes_are_read_as_accepted_and_said(read_body):
    draft = read_body(
        f"<w:p>{run('Norvania ')}{struck('regrets')}{inserted('condemns')}{run(' the raid.')}</w:p>"
        f"<w:p>{inserted('We will send two ships.')}</w:p>"
    )
    assert draft.text.split("\n")[:2] == ["Norvania condemns the raid.", "We will send two ships."]
    notes = {note.kind: note for note in draft.notes}
    assert notes["tracked changes"].count == 3


def test_moved_words_stand_where_they_were_moved_to(read_body):
    moved = f'<w:moveFrom w:id="3" w:author="A">{run("We act. ")}</w:moveFrom>'
    draft = read_body(
        f"<w:p>{moved}{run('We wait.')}</w:p><w:p>{inserted('We act.', by='moveTo')}</w:p>"
    )
    assert draft.text.split("\n")[:2] == ["We wait.", "We act."]


def test_words_in_content_controls_and_fields_are_read(read_body):
    control = "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>"
    field = f'<w:fldSimple w:instr="DATE">{run("8 May")}</w:fldSimple>'
    draft = read_body(
        control.format(f"<w:p>{run('Norvania pays in full.')}</w:p>")
        + f"<w:p>{run('It pays on ')}{field}{control.format(run(', as agreed.'))}</w:p>"
    )
    assert draft.text.split("\n")[:2] == ["Norvania pays in full.", "It pays on 8 May, as agreed."]
    assert "tracked changes" not in {note.kind for note in draft.notes}


def test_comments_are_left_out_and_said(tmp_path):
    word = docx.Document()
    paragraph = word.add_paragraph("We condemn the raid.")
    word.add_comment(paragraph.runs, text="Too strong?", author="A", initials="A")
    word.save(str(tmp_path / "draft.docx"))
    draft = read(tmp_path / "draft.docx")
    assert draft.text.strip() == "We condemn the raid."
    assert {note.kind: note.count for note in draft.notes}["comments in the margin"] == 1


def test_a_title_by_its_style_where_the_properties_have_none(tmp_path):
    word = docx.Document()
    word.core_properties.title = ""
    word.add_paragraph("A Sea for All", style="Title")
    word.add_paragraph("We condemn the raid.")
    word.save(str(tmp_path / "a.docx"))
    assert read(tmp_path / "a.docx").metadata.title == "A Sea for All"
    word.core_properties.title = "The Sea"
    word.save(str(tmp_path / "b.docx"))
    assert read(tmp_path / "b.docx").metadata.title == "The Sea"
