"""Pages on parties: who does what, how each is spoken of, the square; composed texts."""

from __future__ import annotations

from discourse.analysis import Analysis
from discourse.annotators import analyze
from discourse.document import Document, Metadata
from discourse.measures.stances import by_speaker
from discourse.reports.actors import actor_blocks, party_name
from discourse.reports.blocks import Block, Paragraph, Table
from discourse.reports.passages import Passages
from discourse.reports.quantities import facing_figures
from discourse.reports.sayings import facing_sayings
from discourse.reports.speaking import speaking_blocks
from discourse.reports.texts import Texts
from tests.builders import composed_codebook

BOOK = composed_codebook()
BLAME = "Norvania has attacked our fishing boats in the strait."


def analysis(text: str, country: str = "XTM", year: str = "2030") -> Analysis:
    metadata = Metadata(language="en", country=country, date=year)
    return analyze(Document(f"{country}-{year}", text, metadata), BOOK)


def cells(block: Table) -> list[list[str]]:
    return [["".join(run.text for run in cell) for cell in row] for row in block.rows]


def table(blocks: list[Block], caption: str) -> list[list[str]]:
    return cells(next(b for b in blocks if isinstance(b, Table) and b.caption.startswith(caption)))


def test_who_does_what_counts_sentences_and_leads_to_them() -> None:
    text = "Talmere opened a harbour. Norvania and Ardesh signed a treaty. Norvania must pay."
    rows = table(list(actor_blocks(Passages(analysis(text)))), "What each party does")
    assert rows[0] == ["Talmere (own side)", "1: s1", "–", "–", "–", "–"]
    named = {row[0]: row[1:] for row in rows}
    assert named["Norvania"] == ["1: s2", "–", "–", "–", "1: s3"]
    assert named["Ardesh"] == ["1: s2", "–", "–", "–", "–"]
    assert named["both sides, or several together"] == ["1: s2", "–", "–", "–", "–"]


def test_a_summary_sets_the_own_side_against_the_others() -> None:
    text = "Talmere opened a harbour. Norvania supports the plan. Ardesh signed it."
    said = next(b for b in actor_blocks(Passages(analysis(text))) if isinstance(b, Paragraph))
    assert "".join(run.text for run in said.runs) == (
        "Its own side acts in one sentence; other parties act in one sentence and endorse "
        "something in one sentence."
    )


def test_under_five_mentions_there_is_no_balance() -> None:
    text = "Norvania is a reliable partner. " * 5 + "Ardesh is a reliable partner."
    rows = table(list(actor_blocks(Passages(analysis(text)))), "How the text speaks")
    assert rows[0][:5] == ["Norvania", "5", "5: s1, s2 and 3 more", "0", "0"]
    assert rows[0][5] == "+1.00"  # all in one paragraph: no interval
    assert rows[1][:6] == ["Ardesh", "1", "1: s6", "0", "0", "–"]


def test_a_balance_in_four_paragraphs_has_an_interval() -> None:
    text = "\n\n".join(["Norvania is a reliable partner."] * 5)
    rows = table(list(actor_blocks(Passages(analysis(text)))), "How the text speaks")
    assert rows[0][5].startswith("+1.00 [")


def test_the_square_has_a_row_for_each_side() -> None:
    rows = table(list(actor_blocks(Passages(analysis(BLAME)))), "The ideological")
    assert [row[0] for row in rows] == ["Its own side", "Others"]
    assert rows[1][2] == "1: s1"


def test_a_party_left_unnamed_is_shown_by_its_words() -> None:
    assert party_name("unnamed:major_powers", BOOK) == "unnamed: “major powers”"


def test_each_speaker_has_a_table() -> None:
    text = "MR. LIND: We condemn Norvania. All is lost.\n\nMS. ODA: We thank Norvania. All is well."
    found = analysis(text)
    assert list(by_speaker(found)) == ["MR. LIND", "MS. ODA"]
    blocks = list(actor_blocks(Passages(found)))
    assert table(blocks, "How MR. LIND speaks")[0][:5] == ["Norvania", "1", "0", "0", "1: s1"]
    assert table(blocks, "How MS. ODA speaks")[0][:5] == ["Norvania", "1", "1: s3", "0", "0"]


def two() -> Texts:
    grown = "Our exports grew by 12 per cent in 2029."
    first = analysis(f"We condemn Ardesh. {grown} As the saying goes, the sea is wide.")
    return Texts.of([first, analysis("We thank Ardesh.", "XNV")])


def test_several_texts_stand_side_by_side() -> None:
    blocks = list(speaking_blocks(two(), BOOK))
    assert table(blocks, "For and against") == [
        ["Ardesh", "Talmere 2030", "1", "0", "0", "1", "–", "–"],
        ["", "Norvania 2030", "1", "1", "0", "0", "–", "–"],
    ]
    assert [row[0] for row in table(blocks, "The ideological")] == ["Talmere 2030", "Norvania 2030"]


def test_a_side_without_stances_keeps_its_square() -> None:
    unread = Document("unread", BLAME, Metadata(language="en", country="XAR", date="2030"))
    layers = ("functions", "contrasts")
    texts = Texts.of([analysis(BLAME), analyze(unread, BOOK, layers=layers)])
    blocks = list(speaking_blocks(texts, BOOK))
    assert any(isinstance(b, Paragraph) and "not measured" in b.runs[0].text for b in blocks)
    assert [row[-1] for row in table(blocks, "The ideological")] == ["1", "1"]


def test_figures_and_sayings_stand_side_by_side() -> None:
    counts, listed = [b for b in facing_figures(two()) if isinstance(b, Table)]
    assert cells(counts) == [["Talmere 2030", "1", "0", "0"], ["Norvania 2030", "0", "0", "0"]]
    assert cells(listed) == [["s2 12 per cent Our exports (in 2029)", "none found"]]
    (sayings,) = [b for b in facing_sayings(two()) if isinstance(b, Table)]
    assert cells(sayings) == [["s3 the sea is wide", "none found"]]


def test_a_side_of_several_texts_has_intervals_over_whole_texts() -> None:
    praise = "\n\n".join(["We thank Ardesh."] * 5)
    own = [analysis(praise, year=str(2030 + n)) for n in range(3)]
    texts = Texts.of([*own, *(analysis(praise, "XNV", str(2030 + n)) for n in range(4))])
    assert texts.many
    rows = table(list(speaking_blocks(texts, BOOK)), "For and against")
    # Fifteen mentions in fifteen paragraphs, but of three texts; of the other side in four.
    assert rows[0][2:7] == ["15", "15", "0", "0", "+1.00"]
    assert rows[1][6].startswith("+1.00 [")
