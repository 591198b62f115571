"""``discourse compare --by``: groups of texts from the command line, and what it refuses."""

from __future__ import annotations

from pathlib import Path

SENTENCES = ("Some powers stir trouble.", "We will open two ports by 2031.", "All is well.")


def write_texts(countries: tuple[str, ...], years: int = 4) -> None:
    for country in countries:
        for year in range(2030, 2030 + years):
            text = "\n\n".join(SENTENCES * 4)
            Path(f"{country}_{year - 1960}_{year}.txt").write_text(text, "utf-8")


def test_groups_are_compared_and_data_stand_beside(run) -> None:
    write_texts(("BRA", "KEN"))
    ended = run("compare", ".", "--by", "country", "--by", "year", "-o", "groups.md")
    assert (ended.code, ended.out) == (0, "groups.md\n")
    written = sorted(path.name for path in Path().glob("groups*"))
    assert written == [
        "groups-functions.csv",
        "groups-sentences.csv",
        "groups-years.csv",
        "groups.md",
    ]


def test_one_group_is_refused_with_what_to_do(run) -> None:
    write_texts(("BRA",))
    ended = run("compare", ".", "--by", "country", "-o", "groups.md")
    assert ended.code == 2
    assert "needs two groups or more: 4 texts are of one country, BRA" in ended.err
    assert not Path("groups.md").exists()


def test_an_unknown_field_is_refused_before_any_work(run, good) -> None:
    ended = run("compare", good, good, "--by", "topic")
    assert ended.code == 2
    assert "texts are grouped by speaker, country, year; not by 'topic'" in ended.err


def test_a_coded_sample_is_of_texts_and_not_of_groups(run, good) -> None:
    ended = run("compare", good, good, "--by", "country", "--coded", "sample.tsv")
    assert ended.code == 2
    assert "leave --by out" in ended.err


def test_an_observer_is_a_group_with_its_name(run) -> None:
    write_texts(("BRA", "EU"))
    assert run("compare", ".", "--by", "country", "-o", "groups.md").code == 0
    page = Path("groups.md").read_text("utf-8")
    assert "Brazil: four texts · European Union: four texts" in page
