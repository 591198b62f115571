"""Names of all kinds, mixed, become documents in order."""

from __future__ import annotations

from pathlib import Path

import pytest

from discourse.corpus import Registry, open_texts
from discourse.corpus.open import open_text
from discourse.document import Document
from discourse.errors import UnreadableInput
from discourse.readers import ReadOptions


@pytest.fixture(autouse=True)
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Registry:
    monkeypatch.setenv("DISCOURSE_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    for name in ("a", "b"):
        Path(f"{name}.txt").write_text(f"We will act, says {name}.", "utf-8")
    registry = Registry.of_user()
    registry.add_own(Path("b.txt"), "mine/b", speaker="Ada Osei", country="XNV")
    return registry


def ids(*names: str, options: ReadOptions | None = None) -> list[str]:
    return [
        found.id if isinstance(found, Document) else str(found)
        for found in open_texts(names, options)
    ]


def test_files_and_ids_come_in_the_order_named() -> None:
    assert ids("a.txt", "mine/b", "b.txt") == ["a", "mine/b", "b"]


def test_an_id_brings_what_is_known_of_the_text() -> None:
    document = open_text("mine/b")
    assert (document.id, document.text) == ("mine/b", "We will act, says b.")
    assert (document.metadata.speaker, document.metadata.country) == ("Ada Osei", "XNV")


def test_what_the_user_says_goes_before_what_the_manifest_says() -> None:
    assert open_text("mine/b", country="XVM", session="70").metadata.country == "XVM"
    assert open_text("mine/b", session="70").metadata.extra == (("session", "70"),)
    options = ReadOptions(metadata=(("rank", "president"),), language="fr")
    (document,) = open_texts(["mine/b"], options)
    assert isinstance(document, Document)
    assert (document.metadata.rank, document.metadata.language) == ("president", "fr")
    assert document.metadata.speaker == "Ada Osei"


def test_a_metadata_table_speaks_of_ids_too() -> None:
    Path("facts.csv").write_text("doc_id,venue\nmine/b,Port Alda\na,Wexmouth\n", "utf-8")
    found = open_texts(["mine/b", "a.txt"], ReadOptions(metadata_table="facts.csv"))
    assert [d.metadata.venue for d in found if isinstance(d, Document)] == ["Port Alda", "Wexmouth"]


def test_one_text_named_twice_is_read_once() -> None:
    first, second, third = ids("a.txt", "mine/b", "a.txt")
    assert (first, second) == ("a", "mine/b")
    assert third.startswith("a.txt: an earlier text has the same id, 'a'")
    assert "the same id, 'mine/b'" in ids("mine/b", "mine/b")[1]


def test_a_known_text_that_is_not_at_hand_is_named() -> None:
    (found,) = ids("wang-yi-celac-2025")
    assert found.startswith("wang-yi-celac-2025: this text is known but not at hand")
    with pytest.raises(UnreadableInput, match="discourse corpus add FILE"):
        open_text("wang-yi-celac-2025")


def test_a_registered_file_that_was_changed_is_not_read(shelf: Registry) -> None:
    (shelf.home / "texts/mine/b.txt").write_text("We will not act.", "utf-8")
    (found,) = ids("mine/b")
    assert found.startswith("mine/b: its file was changed after it was registered. Put the old")


def test_a_file_that_has_the_name_of_an_id_is_a_file() -> None:
    Path("mine").mkdir()
    Path("mine/b").write_text("We will not act.", "utf-8")
    (found,) = open_texts(["mine/b"])
    assert isinstance(found, UnreadableInput)
    assert "no suffix" in str(found)


@pytest.mark.parametrize("name", ["nowhere.txt", "a\0b", "mine/c"])
def test_a_name_of_nothing_is_an_error_in_its_place(name: str) -> None:
    first, second = open_texts([name, "a.txt"])
    assert isinstance(first, UnreadableInput)
    assert isinstance(second, Document)


def test_a_file_that_disappears_meanwhile_does_not_stop_the_others() -> None:
    Path("folder").mkdir()
    for name in ("1", "2", "3"):
        Path(f"folder/{name}.txt").write_text("We will act.", "utf-8")
    found = open_texts(["folder"])
    first = next(found)
    Path("folder/2.txt").unlink()
    second, third = found
    assert isinstance(first, Document)
    assert isinstance(second, UnreadableInput)
    assert str(second).startswith("2.txt: there is no such file")
    assert isinstance(third, Document)
