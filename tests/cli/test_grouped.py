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


def test_a_field_that_no_text_states_is_refused_with_those_that_they_do(run, good) -> None:
    Path("b.txt").write_text("We will act.", "utf-8")
    ended = run("compare", good, "b.txt", "--by", "topic", "--meta", "venue=Port Alda")
    assert ended.code == 2
    assert "none of 2 texts states its topic (what they state: language, venue)" in ended.err


def test_a_column_of_a_table_makes_groups(run) -> None:
    rows = ["text,Party", *(f"We will act {n}.,{p}" for n in (1, 2) for p in ("left", "right"))]
    Path("t.csv").write_text("\n".join(rows) + "\n", "utf-8")
    assert run("compare", "t.csv", "--text-field", "text", "--by", "Party", "-o", "g.md").code == 0
    assert "left: two texts · right: two texts" in Path("g.md").read_text("utf-8")


def test_a_coded_sample_is_of_texts_and_not_of_groups(run, good) -> None:
    ended = run("compare", good, good, "--by", "country", "--coded", "sample.tsv")
    assert ended.code == 2
    assert "leave --by out" in ended.err


def test_an_observer_is_a_group_with_its_name(run) -> None:
    write_texts(("BRA", "EU"))
    assert run("compare", ".", "--by", "country", "-o", "groups.md").code == 0
    page = Path("groups.md").read_text("utf-8")
    assert "Brazil: four texts · European Union: four texts" in page
