"""What is known of a text, and from where."""

from __future__ import annotations

import re

import pytest

from discourse.document import Metadata
from discourse.errors import UsageError
from discourse.readers.front_matter import read_front_matter
from discourse.readers.metadata import (
    check_facts,
    compile_name_pattern,
    fields_from_name,
    metadata_from,
)


def test_general_debate_names():
    assert dict(fields_from_name("NOV_70_2015")) == {
        "country": "NOV",
        "date": "2015",
        "session": "70",
        "venue": "UN General Assembly",
        "genre": "general debate address",
    }
    assert dict(fields_from_name("XY_70_2015"))["delegation"] == "XY"
    assert fields_from_name("speech_of_70_2015") == ()


def test_later_pairs_win_and_unknown_names_are_kept():
    metadata = metadata_from(
        [("Speaker", "Osei"), ("mood", "calm"), ("speaker", "Lind"), ("Original language", "fr")]
    )
    assert metadata == Metadata(speaker="Lind", original_language="fr", extra=(("mood", "calm"),))


def test_file_and_encoding_are_the_readers_own():
    metadata = metadata_from([("file", "/etc/x"), ("encoding", "y")], Metadata(file="a.txt"))
    assert metadata.file == "a.txt"
    assert metadata.encoding is None
    assert dict(metadata.extra) == {"file": "/etc/x", "encoding": "y"}


@pytest.mark.parametrize(
    "pattern", ["{country}_{year}_{speaker}", r"(?P<country>\w{3})_(?P<year>\d+)_(?P<speaker>.+)"]
)
def test_name_patterns(pattern):
    match = compile_name_pattern(pattern).fullmatch("NOV_2024_Osei")
    assert match is not None
    assert metadata_from(match.groupdict().items()) == Metadata(
        country="NOV", date="2024", speaker="Osei"
    )


@pytest.mark.parametrize(
    ("given", "read_as"),
    [
        ("1 May 2030", "2030-05-01"),
        ("September 21, 2030", "2030-09-21"),
        ("21.09.2030", "2030-09-21"),
        ("2030-05-01T12:30:00", "2030-05-01"),
        ("2030-05-01 00:00:00", "2030-05-01"),
        ("2030-05", "2030-05"),
        ("3/4/2030", "3/4/2030"),  # of March or of April
        ("spring 2030", "spring 2030"),
    ],
)
def test_a_day_is_read_where_only_one_can_be_meant(given, read_as):
    assert metadata_from([("date", given)]).date == read_as


@pytest.mark.parametrize("pattern", ["speech", "(?P<a>", "{country}_{country}"])
def test_patterns_that_cannot_be_used(pattern):
    with pytest.raises(UsageError, match=re.escape(repr(pattern))):
        compile_name_pattern(pattern)


def test_facts_that_can_be_right_pass():
    check_facts(
        [
            ("year", "2025"), ("date", "2025-05"), ("Date", "2024-02-29"), ("lang", "en"),
            ("original language", "qav"), ("translation", "official"), ("rank", "any thing"),
        ]
    )  # fmt: skip


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("date", "2025-02-30"), ("date", "20250513"), ("date", "٢٠٢٥"), ("date", ""),
        ("language", "EN"), ("lang", "eng"), ("original_language", "Velmari"),
        ("translation", "Official"),
    ],
)  # fmt: skip
def test_facts_that_cannot_be_right_are_refused(name, value):
    with pytest.raises(UsageError, match=rf"{name}={value!r}: expected"):
        check_facts([(name, value)])


def test_front_matter_is_read_as_written():
    text = '---\ntitle: "A Sea for All"\nbilateral: no\ndate: 2025-05-13\ntags: [a, b]\n---\nText.'
    skip, fields, notes = read_front_matter(text)
    assert text[skip:] == "Text."
    assert fields == (
        ("title", "A Sea for All"),
        ("bilateral", "no"),
        ("date", "2025-05-13"),
        ("tags", "a; b"),
    )
    assert notes[0].count == 4


def test_bad_yaml_is_read_line_by_line_and_noted():
    text = "---\ntitle: A vow: kept\n\tspeaker: [Osei\ncountry: NOV\n...\nText."
    skip, fields, notes = read_front_matter(text)
    assert text[skip:] == "Text."
    assert fields == (("title", "A vow: kept"), ("country", "NOV"))
    assert "not valid YAML" in notes[0].message


@pytest.mark.parametrize(
    "text",
    [
        "Text.",
        "---\nA line between rules is no field.\n---\nText.",
        "---\ntitle: never closed\n\nText.",
        "---\na: " + "x" * 50_000 + "\n---\nText.",
    ],
)
def test_what_is_no_front_matter_stays_text(text):
    assert read_front_matter(text) == (0, (), ())


def test_yaml_makes_no_objects_and_no_towers_of_aliases():
    skip, fields, _ = read_front_matter("---\na: !!python/object/apply:os.getcwd []\n---\nText.")
    assert skip
    assert fields == ()
    skip, fields, _ = read_front_matter("---\na: &a [x, x]\nb: [*a, *a]\n---\nText.")
    assert skip
    assert dict(fields)["b"] == "[*a, *a]"
