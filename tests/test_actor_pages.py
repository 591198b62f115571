"""The pages of actors: who is on them, and what the names mean in a text."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from functools import cache
from importlib.resources import files
from typing import Any

import pytest

FORM_KEYS = ("names", "demonyms", "capitals", "metonyms")
#: Quotes, dashes and the space that are folded away before matching.
CURLY = set("\u2018\u2019\u201c\u201d\u2010\u2011\u2013\u2014\u00a0")
KEY_ORDER = {
    "states": (
        *("id", "class", "name", "article", "names", "demonyms", "capitals", "metonyms"),
        *("region", "not_in", "note"),
    ),
    "blocs": (
        *("id", "class", "name", "article", "names", "members", "members_as_of"),
        *("not_in", "note"),
    ),
    "organisations": ("id", "class", "name", "article", "names", "not_in", "note"),
}
CLASSES = {
    "states": {"state", "territory"},
    "blocs": {"bloc", "group"},
    "organisations": {"organisation", "armed_group"},
}


@cache
def page(name: str) -> dict[str, Any]:
    return tomllib.loads(
        (files("discourse") / "data" / "actors" / f"{name}.toml").read_text("utf-8")
    )


def actors(*names: str) -> list[dict[str, Any]]:
    return [actor for name in names or KEY_ORDER for actor in page(name)["actors"]]


def members(bloc: str) -> set[str]:
    return set(next(actor for actor in actors("blocs") if actor["id"] == bloc)["members"])


def forms_of(actor: dict[str, Any]) -> set[str]:
    return {form for key in FORM_KEYS for form in actor.get(key, ())}


@cache
def forms() -> dict[str, str]:
    """Every form with the id of its party, and "" for a phrase that is not the party."""
    owners = {phrase: "" for actor in actors() for phrase in actor.get("not_in", ())}
    owners |= {form: actor["id"] for actor in actors() for form in forms_of(actor)}
    return owners


@cache
def longest_form() -> re.Pattern[str]:
    longest_first = sorted(forms(), key=lambda form: (-len(form), form))
    regex = "|".join(re.escape(form) for form in longest_first)
    return re.compile(rf"(?<!\w)(?:{regex})(?!\w)")


def parties(text: str) -> list[str]:
    """Who is named in ``text``: the leftmost form first, of several at one place the longest."""
    found = (forms()[match.group()] for match in longest_form().finditer(text))
    return [party for party in found if party]


def test_193_members_by_regional_group() -> None:
    # 54 + 54 + 23 + 33 + 28, and the United States, elected with the last group.
    states = [actor for actor in actors("states") if actor["class"] == "state"]
    assert Counter(state.get("region") for state in states) == {
        "African States": 54,
        "Asia-Pacific States": 54,
        "Eastern European States": 23,
        "Latin American and Caribbean States": 33,
        "Western European and Other States": 29,
        None: 2,
    }
    assert {state["id"] for state in states if "region" not in state} == {"PSE", "VAT"}


def test_territories_have_a_neutral_note_and_no_capital() -> None:
    territories = [actor for actor in actors("states") if actor["class"] == "territory"]
    assert {"ESH", "HKG", "MAC", "TWN", "XKX"} <= {actor["id"] for actor in territories}
    for actor in territories:
        assert actor["note"]
        assert not {"capitals", "region"} & set(actor)


@pytest.mark.parametrize("name", KEY_ORDER)
def test_layout(name: str) -> None:
    entries = page(name)["actors"]
    ids = [actor["id"] for actor in entries]
    assert ids == sorted(set(ids))
    for actor in entries:
        assert list(actor) == [key for key in KEY_ORDER[name] if key in actor], actor["id"]
        assert actor["class"] in CLASSES[name]
        for key, value in actor.items():
            assert value, f"{actor['id']}: {key} is empty"
            if isinstance(value, list):
                assert len(set(value)) == len(value), f"{actor['id']}: {key} repeats a form"


def test_ids_are_unique_over_the_pages() -> None:
    ids = Counter(actor["id"] for actor in actors())
    assert [id for id, count in ids.items() if count > 1] == []
    assert all(re.fullmatch("[A-Z]{3}", actor["id"]) for actor in actors("states"))


def test_no_form_belongs_to_two_parties() -> None:
    owners = Counter(form for actor in actors() for form in forms_of(actor))
    phrases = Counter(phrase for actor in actors() for phrase in actor.get("not_in", ()))
    assert [form for form, count in (owners + phrases).items() if count > 1] == []


def test_ambiguous_forms_belong_to_nobody() -> None:
    known = {actor["id"] for actor in actors()}
    for entry in page("states")["ambiguous"]:
        assert entry["form"] not in forms()
        assert len(entry["actors"]) > 1
        assert set(entry["actors"]) <= known
        assert entry["note"]


def test_phrases_hold_a_form_of_their_actor() -> None:
    for actor in actors():
        own = "|".join(re.escape(form) for form in forms_of(actor))
        for phrase in actor.get("not_in", ()):
            assert re.search(rf"(?<!\w)(?:{own})(?!\w)", phrase), f"{actor['id']}: {phrase}"


def test_forms_are_written_as_they_are_matched() -> None:
    for form in forms():
        assert not set(form) & CURLY, form
        assert form == " ".join(form.split())
        assert not form.startswith(("the ", "The "))


def test_members_are_known_and_dated() -> None:
    known = {actor["id"] for actor in actors()}
    blocs = {bloc["id"] for bloc in actors("blocs") if bloc["class"] == "bloc"}
    for bloc in actors("blocs"):
        assert ("members" in bloc) == ("members_as_of" in bloc), bloc["id"]
        assert set(bloc.get("members", ())) <= known, bloc["id"]
        # A circle of states has members through a standing group, or its note says who draws it so.
        is_circle = bloc["class"] == "group" and "members" in bloc
        assert not is_circle or blocs.intersection(bloc["members"]) or bloc["note"], bloc["id"]


@pytest.mark.parametrize(
    ("bloc", "size"),
    [
        *(("african-union", 55), ("arab-league", 22), ("asean", 11), ("brics", 10)),
        *(("caricom", 15), ("celac", 33), ("commonwealth", 56), ("council-of-europe", 46)),
        *(("ecowas", 12), ("european-union", 27), ("group-of-20", 21), ("group-of-7", 7)),
        *(("gulf-cooperation-council", 6), ("least-developed-countries", 44), ("nato", 32)),
        *(("landlocked-developing-countries", 32), ("oecd", 38), ("opec", 12), ("osce", 57)),
        *(("organisation-of-islamic-cooperation", 57), ("pacific-islands-forum", 18)),
        *(("sadc", 16), ("shanghai-cooperation-organization", 10), ("aosis", 39)),
    ],
)
def test_sizes_in_2025(bloc: str, size: int) -> None:
    assert len(members(bloc)) == size


def test_recent_changes_of_membership() -> None:
    assert "TLS" in members("asean")
    assert {"EGY", "ETH", "IRN", "ARE", "IDN"} <= members("brics")
    assert "ARG" not in members("brics")
    assert {"FIN", "SWE"} <= members("nato")
    assert "GBR" not in members("european-union")
    assert not members("ecowas") & members("alliance-of-sahel-states")
    assert "RUS" not in members("council-of-europe")
    assert "african-union" in members("group-of-20")
    assert "AGO" not in members("opec")


def test_regional_groups_agree_with_the_page_of_states() -> None:
    african = {actor["id"] for actor in actors("states") if actor.get("region") == "African States"}
    assert members("african-group") == african
    assert members("african-union") == african | {"ESH"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Papua New Guinea and Guinea met in the Gulf of Guinea.", ["PNG", "GIN"]),
        ("Guinea-Bissau thanked Equatorial Guinea.", ["GNB", "GNQ"]),
        ("Niger asked Nigeria about the Niger Delta and the River Niger.", ["NER", "NGA"]),
        ("The Dominican Republic is not Dominica.", ["DOM", "DMA"]),
        ("South Sudan and Sudan share a river.", ["SSD", "SDN"]),
        ("Chad drinks from Lake Chad, Jordan from the River Jordan.", ["TCD", "JOR"]),
        ("A storm left the Gulf of Oman for Oman.", ["OMN"]),
        ("Ships crossed the South China Sea and the Gulf of Mexico.", []),
        ("New Mexico is no part of Mexico.", ["MEX"]),
        ("Panama read the Panama Papers beside the Panama Canal.", ["PAN"]),
        ("American Samoa is not Samoa, nor is the Samoa Pathway.", ["WSM"]),
        ("Northern Ireland borders on Ireland.", ["IRL"]),
        ("The Republic of Congo and the Democratic Republic of the Congo", ["COG", "COD"]),
        ("the Republic of Korea and the Democratic People's Republic of Korea", ["KOR", "PRK"]),
        ("The Korean language, the Congo Basin and Brussels name no one party.", []),
        ("The People's Republic of China wrote to the Republic of China.", ["CHN", "TWN"]),
        ("We signed the Paris Agreement and the Rome Statute.", []),
        ("The Vienna Convention came before the Minsk agreements.", []),
        ("They read the Beijing Declaration and the Addis Ababa Action Agenda.", []),
        ("Paris answered Rome; the Kremlin and White House waited.", ["FRA", "ITA", "RUS", "USA"]),
        ("Washington paid in US dollars, not by the Washington Consensus.", ["USA"]),
        ("A village named after George Washington", []),
        ("Polish ships, polish them; Turkey and the turkey", ["POL", "TUR"]),
        ("Swaziland is now Eswatini, Türkiye was Turkey.", ["SWZ", "SWZ", "TUR", "TUR"]),
        ("The Marshall Islands and St. Lucia joined Viet Nam.", ["MHL", "LCA", "VNM"]),
        ("the West Bank lies far from the West", ["west"]),
        ("The First World War did not begin in the First World.", ["developed-countries"]),
        ("the Commonwealth of Independent States, the Commonwealth", ["cis", "commonwealth"]),
        ("The Charter of the United Nations binds the United Nations.", ["united-nations"]),
        ("ISIL, also called Da'esh, fled.", ["isis", "isis"]),
        ("The National Security Council and the Security Council met.", ["security-council"]),
    ],
)
def test_names_in_longer_phrases(text: str, expected: list[str]) -> None:
    assert parties(text) == expected


def test_unnamed_forms_are_folded_and_unique() -> None:
    unnamed = page("unnamed")
    fixed = [entry["form"] for entry in unnamed["fixed"]]
    for forms_listed in (unnamed["quantifiers"], unnamed["adjectives"], unnamed["heads"], fixed):
        assert forms_listed
        assert len(set(forms_listed)) == len(forms_listed)
        for form in forms_listed:
            assert form == " ".join(form.lower().split())
            assert not set(form) & CURLY, form
    assert all(re.fullmatch("unnamed:[a-z_]+", entry["id"]) for entry in unnamed["fixed"])


def test_unnamed_forms_lead_to_nobody() -> None:
    unnamed = page("unnamed")
    everything = [*unnamed["quantifiers"], *unnamed["adjectives"], *unnamed["heads"]]
    everything += [entry["form"] for entry in unnamed["fixed"]]
    states = {actor["id"] for actor in actors("states")}
    assert [form for form in everything if states & set(parties(form.title()))] == []
    classes = {entry["id"].removeprefix("unnamed:") for entry in unnamed["fixed"]}
    assert not classes & {actor["id"].replace("-", "_").lower() for actor in actors()}


@pytest.mark.parametrize(
    "form",
    [
        *("external forces", "foreign powers", "hostile forces", "those who", "the hegemon"),
        *("a certain country", "our detractors", "the powerful", "a nuclear-armed neighbour"),
        *("global arrogance", "former colonial powers", "third parties", "bad actors"),
        *("big emitters", "extra-regional powers", "state sponsors of terrorism"),
    ],
)
def test_vocabulary_of_many_governments(form: str) -> None:
    assert form in {entry["form"] for entry in page("unnamed")["fixed"]}
