"""Manifests: what an entry must say, and that the shipped ones say it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from discourse.corpus import read_manifest
from discourse.corpus.manifest import digest_of, known_texts
from discourse.errors import UsageError
from tests.builders import ROOT

ENTRY = '[[texts]]\nid = "{id}"\nsha256 = "00"\nsource = "composed"\nlicence = "Apache-2.0"\n'


def manifest(folder: Path, content: str) -> Path:
    path = folder / "manifest.toml"
    path.write_text(content, "utf-8")
    return path


def test_an_entry_is_read_with_its_facts(tmp_path: Path) -> None:
    path = manifest(tmp_path, ENTRY.format(id="a/b") + 'speaker = "Ada Osei"\ndate = 2030-05-16\n')
    (entry,) = read_manifest(path)
    assert (entry.id, entry.sha256, entry.file) == ("a/b", "00", None)
    assert entry.metadata == {"speaker": "Ada Osei", "date": "2030-05-16"}


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("[[texts", "not a manifest"),
        ('[[texts]]\nid = "a"\nsource = "x"\nlicence = "y"\n', "manifest.toml: a: sha256 is miss"),
        (ENTRY.format(id="a") + 'speeker = "x"\n', "a: speeker is not known"),
        ('[[texts]]\nsha256 = "00"\n', "an entry without id: id is missing, source is missing"),
        (ENTRY.format(id="a") * 2, "two entries have the id 'a'"),
    ],
)
def test_what_breaks_the_rules_is_named(tmp_path: Path, content: str, message: str) -> None:
    with pytest.raises(UsageError, match=re.escape(message)):
        read_manifest(manifest(tmp_path, content))


def test_texts_of_others_are_named_and_not_shipped() -> None:
    entries = known_texts()
    assert len(entries) > 1
    for entry in entries:
        assert entry.file is None
        assert re.fullmatch("[0-9a-f]{64}", entry.sha256)


def test_the_projects_own_texts_have_the_digests_of_the_manifest() -> None:
    folder = ROOT / "corpus"
    entries = read_manifest(folder / "manifest.toml")
    shipped = {f"texts/{path.name}" for path in (folder / "texts").glob("*.txt")}
    assert {entry.file for entry in entries} == shipped
    assert len(entries) == 10
    for entry in entries:
        assert entry.file is not None
        assert digest_of(folder / entry.file) == entry.sha256, entry.id
