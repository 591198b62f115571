"""The language of a text."""

from __future__ import annotations

import subprocess
import sys

import pytest

from discourse.readers.languages import detect_language, find_mixed_languages


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The people of Norvania ask for the peace that is due to them. " * 3, "en"),
        ("Le peuple de Norvanie demande la paix qui lui est due depuis longtemps. " * 3, "fr"),
        ("El pueblo de Norvania pide la paz que se le debe desde hace tiempo. " * 3, "es"),
        ("Народ Норвании просит мира, которого он ждёт уже очень давно. " * 3, "ru"),
        ("شعب نورفانيا يطلب السلام الذي يستحقه منذ زمن طويل جدا. " * 4, "ar"),
        ("诺瓦尼亚人民要求得到他们应有的和平。" * 10, "zh"),
    ],
)
def test_languages_of_long_texts_are_told_without_a_note(text, language):
    assert detect_language(text) == (language, None)


def test_short_texts_are_told_with_a_note_and_the_shortest_not_at_all():
    language, note = detect_language("We must act.")
    assert language == "en"
    assert note is not None
    assert note.kind == "language uncertain"
    language, note = detect_language("No!")
    assert language is None
    assert note is not None
    assert note.kind == "language not detected"


def test_an_english_text_is_read_without_heavy_imports(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("The people of Norvania ask for the peace that is due to them.\n" * 3)
    code = (
        "import sys; from discourse.readers import read; read(sys.argv[1]); "
        "heavy = 'numpy nltk polars py3langid charset_normalizer yaml lxml pypdf docx'.split(); "
        "print([name for name in heavy if name in sys.modules])"
    )
    run = subprocess.run(
        [sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == "[]"


ENGLISH = "Norvania asks for the peace that is due to it, and for the help of all its friends."
SPANISH = "Norvania pide la paz que se le debe desde hace tiempo y la ayuda de todos sus amigos."


def test_paragraphs_in_another_language_are_said():
    text = f"{ENGLISH}\n{SPANISH}\n{ENGLISH}\n"
    note = find_mixed_languages(text, "en")
    assert note is not None
    assert note.message.startswith("languages: 1 of 3 long paragraphs is not in English")
    note = find_mixed_languages(text, "es")
    assert note is not None
    assert note.message.startswith("languages: 2 of 3 long paragraphs are in English")


def test_texts_in_one_language_have_no_note():
    names = "Ana Vaar, Alf Voss, Ina Holm, Evan Pryce, Jon Esker, Ilse Marovan, Piet Lund, Teo Marr"
    assert find_mixed_languages(f"{ENGLISH}\n{names}\nWe act now, as one, at sea.\n", "en") is None
    assert find_mixed_languages(f"{SPANISH}\n{SPANISH}\n", "es") is None
