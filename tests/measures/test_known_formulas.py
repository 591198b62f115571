"""The pages of known formulas: complete, sourced, and refused where they break a rule."""

from __future__ import annotations

from pathlib import Path

import pytest

from discourse.codebook import load_codebook
from discourse.errors import CodebookError
from discourse.measures.formulas.known import load_known_formulas, words_of_phrase

SPEECH = "UN General Debate Corpus, "
GOOD = {
    "id": '"open-water"',
    "phrase": '"open water"',
    "owners": '["CHN"]',
    "source": '"Norvania, Almanac, 2031"',
}


def page_of(folder: Path, **changes: str | None) -> Path:
    """A folder with a page of one formula, some of its fields changed or left out."""
    fields = {**GOOD, **changes}
    lines = [f"{name} = {value}" for name, value in fields.items() if value is not None]
    (folder / "page.toml").write_text("\n".join(["[[formulas]]", *lines]), "utf-8")
    return folder


def test_formulas_of_many_owners_and_regions_are_known():
    formulas = load_known_formulas()
    regions = {actor.id: actor.region for actor in load_codebook().actors}
    owners = {owner for formula in formulas for owner in formula.owners}
    assert len(formulas) >= 90
    assert len(owners) >= 45
    assert len({regions[owner] for owner in owners} - {None}) >= 5


def test_no_side_has_most_of_them():
    owners = [owner for formula in load_known_formulas() for owner in formula.owners]
    assert max(map(owners.count, owners)) / len(load_known_formulas()) < 0.25


def test_what_is_not_the_first_use_is_no_date_that_others_are_measured_by():
    """A note says so in the same words everywhere, so that a reader can look for it."""
    notes = [formula.note for formula in load_known_formulas() if "first use" in formula.note]
    assert len(notes) >= 10
    assert all("Not the first use" in note for note in notes)


@pytest.mark.parametrize("formula", load_known_formulas(), ids=lambda formula: formula.id)
def test_each_names_a_source_with_a_year(formula):
    assert any(part.strip("(),;.").isdigit() for part in formula.source.split()), formula.source
    assert formula.source[-1] != "."
    if formula.since:
        assert formula.since[:4] <= "2026"


def test_a_page_is_read(tmp_path: Path):
    (formula,) = load_known_formulas(page_of(tmp_path, variants='["Open Waters", "open water"]'))
    assert formula.forms == (("open", "water"), ("open", "waters"))
    assert (formula.since, formula.note) == ("", "")


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"source": None}, "no source; expected id, phrase, owners, source"),
        ({"source": '""'}, "no source"),
        ({"owners": '["XXX"]'}, "owners XXX; expected ids of the actor pages"),
        ({"owners": '"CHN"'}, "owners is 'CHN'; expected a list of words in quotation marks"),
        ({"phrase": "3"}, "phrase is 3; expected words in quotation marks"),
        ({"phrase": '"…"'}, "a form without a word"),
        ({"id": '"Open Water"'}, "id 'Open Water'; expected small letters"),
        ({"since": '"May 2031"'}, "since 'May 2031'; expected a date"),
        ({"owner": '"CHN"'}, "unknown owner; expected variants, since, note, checked, unchecked"),
        ({"checked": "true"}, "checked is True; expected a list of words in quotation marks"),
        (
            {"checked": '["http://a.b", 3]'},
            "checked is ['http://a.b', 3]; expected a list of words",
        ),
        ({"checked": '["seen"]'}, "checked names 'seen'; expected an address or UN General Debate"),
        ({"unchecked": '"the day"'}, "unchecked without checked; expected checked first"),
    ],
)
def test_a_broken_page_is_refused(tmp_path: Path, changes: dict[str, str | None], message: str):
    with pytest.raises(CodebookError, match=r"page\.toml") as raised:
        load_known_formulas(page_of(tmp_path, **changes))
    assert message in str(raised.value)


def test_where_an_entry_was_looked_up_is_read(tmp_path: Path):
    speech = "UN General Debate Corpus, NVA_80_2031"
    changes = {"checked": f'["http://norvania.example/almanac", "{speech}"]'}
    (formula,) = load_known_formulas(page_of(tmp_path, unchecked='"the day"', **changes))
    assert formula.checked == ("http://norvania.example/almanac", speech)
    assert formula.unchecked == "the day"


def test_an_entry_that_nobody_looked_up_is_read(tmp_path: Path):
    (formula,) = load_known_formulas(page_of(tmp_path))
    assert (formula.checked, formula.unchecked) == ((), "")


def test_all_shipped_entries_were_looked_up_at_least_in_part():
    assert [formula.id for formula in load_known_formulas() if not formula.checked] == []


def test_since_has_no_day_where_the_days_were_not_found():
    unsure = [one for one in load_known_formulas() if one.unchecked in ("the day", "the days")]
    assert len(unsure) >= 5
    assert [one.id for one in unsure if one.since.count("-") > 1] == []


def test_a_form_stands_under_one_formula(tmp_path: Path):
    page_of(tmp_path)
    text = (tmp_path / "page.toml").read_text("utf-8")
    other = text.replace("open-water", "clear-water").replace('"open water"', '"Open–Water"')
    (tmp_path / "second.toml").write_text(other, "utf-8")
    with pytest.raises(CodebookError, match="'open water' is also a form of open-water"):
        load_known_formulas(tmp_path)
    (tmp_path / "second.toml").write_text(text.replace('"open water"', '"new water"'), "utf-8")
    with pytest.raises(CodebookError, match="two formulas have this id"):
        load_known_formulas(tmp_path)


def test_what_is_no_page_is_refused(tmp_path: Path):
    (tmp_path / "page.toml").write_text("formulas = 3", "utf-8")
    with pytest.raises(CodebookError, match=r"it has formulas; expected \[\[formulas\]\]"):
        load_known_formulas(tmp_path)
    (tmp_path / "page.toml").write_text("[[formulas", "utf-8")
    with pytest.raises(CodebookError, match="it cannot be read"):
        load_known_formulas(tmp_path)


def test_case_quotes_dashes_and_hyphens_are_of_no_account():
    assert words_of_phrase("“Win–Win” Co-operation") == ("win", "win", "co", "operation")
