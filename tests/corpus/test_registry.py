"""A user's own shelf."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from discourse.corpus import Entry, Registry, registry
from discourse.errors import UnreadableInput, UsageError

TEXT = "Norvania will keep its word.\n"
KNOWN = Entry("famous", hashlib.sha256(TEXT.encode()).hexdigest(), "an archive", "not distributed")


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Registry:
    """An empty shelf in a world where one text of others is known."""
    monkeypatch.setattr(registry, "known_texts", lambda: (KNOWN,))
    return Registry(tmp_path / "home")


@pytest.fixture
def speech(tmp_path: Path) -> Path:
    path = tmp_path / "speech.txt"
    path.write_text(TEXT, "utf-8")
    return path


def test_the_home_is_where_the_user_says(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DISCOURSE_HOME", str(tmp_path / "mine"))
    assert Registry.of_user().home == tmp_path / "mine"
    monkeypatch.delenv("DISCOURSE_HOME")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert Registry.of_user().home == tmp_path / "discourse"


def test_a_known_text_is_found_by_its_digest(shelf: Registry, speech: Path) -> None:
    assert [(s.entry.id, s.path) for s in shelf.texts()] == [("famous", None)]
    assert shelf.add(speech) == KNOWN
    found = shelf.find("famous")
    assert found is not None
    assert found.path is not None
    assert found.path.read_text("utf-8") == TEXT


def test_another_text_is_refused_with_both_digests(shelf: Registry, speech: Path) -> None:
    speech.write_text("Else.", "utf-8")
    digest = hashlib.sha256(b"Else.").hexdigest()
    with pytest.raises(UsageError, match=f"speech.txt: its SHA-256 is {digest}; no known text"):
        shelf.add(speech)
    with pytest.raises(UsageError, match=f"{digest}; expected {KNOWN.sha256}"):
        shelf.add(speech, "famous")
    with pytest.raises(UsageError, match="no known text has the id 'else'"):
        shelf.add(speech, "else")
    assert not shelf.home.exists()


def test_a_text_of_ones_own_is_registered_with_its_facts(shelf: Registry, speech: Path) -> None:
    shelf.add_own(speech, "mine/one", country="XNV", title='He said "no"\t— \\o/')
    found = shelf.find("mine/one")
    assert found is not None
    assert (found.entry.country, found.entry.title) == ("XNV", 'He said "no"\t— \\o/')
    assert found.entry.licence == "not stated"
    assert [s.entry.id for s in shelf.texts()] == ["famous", "mine/one"]
    speech.unlink()  # the copy is kept
    assert found.path is not None
    assert found.path.read_text("utf-8") == TEXT


def test_the_kind_of_file_is_kept(shelf: Registry, tmp_path: Path) -> None:
    page = tmp_path / "speech.md"
    page.write_text(TEXT, "utf-8")
    shelf.add_own(page, "mine")
    found = shelf.find("mine")
    assert found is not None
    assert found.path is not None
    assert found.path.suffix == ".md"


@pytest.mark.parametrize("id", ["", "../up", "/etc/x", "a/../b", "a b", "-", ".hidden", "a//b"])
def test_ids_are_relative_paths_without_ways_up(shelf: Registry, speech: Path, id: str) -> None:
    with pytest.raises(UsageError, match="cannot be an id"):
        shelf.add_own(speech, id)


def test_an_id_is_given_once(shelf: Registry, speech: Path) -> None:
    shelf.add_own(speech, "mine")
    for id in ("mine", "famous"):
        with pytest.raises(UsageError, match="is taken"):
            shelf.add_own(speech, id)


def test_facts_that_are_not_known_are_refused(shelf: Registry, speech: Path) -> None:
    with pytest.raises(UsageError, match="speeker is not known; fields are"):
        shelf.add_own(speech, "mine", speeker="Ada Osei")
    assert shelf.find("mine") is None


def test_what_cannot_be_read_is_not_registered(shelf: Registry, tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match="there is no such file"):
        shelf.add_own(tmp_path / "gone.txt", "mine")
    (tmp_path / "empty.txt").touch()
    with pytest.raises(UnreadableInput, match=r"empty\.txt: the file is empty"):
        shelf.add_own(tmp_path / "empty.txt", "mine")
    assert shelf.find("mine") is None


def test_a_changed_text_is_noticed(shelf: Registry, speech: Path) -> None:
    shelf.add(speech)
    shelf.add_own(speech, "mine")
    assert [is_right for _, is_right in shelf.check()] == [True, True]
    found = shelf.find("famous")
    assert found is not None
    assert found.path is not None
    found.path.write_text("Norvania will not.", "utf-8")
    assert [(s.entry.id, right) for s, right in shelf.check()] == [
        ("famous", False),
        ("mine", True),
    ]
