"""Words that stand out in one text: by hand on a composed one."""

from __future__ import annotations

from discourse.annotators import analyze
from discourse.document import Document, Metadata
from discourse.measures.key_words import find_key_words
from discourse.reports.blocks import Paragraph
from discourse.reports.matter import matter_blocks
from discourse.reports.passages import Passages
from tests.builders import composed_codebook

TEXT = (
    "Norvania has built two reservoirs. We speak of the world, of peace and of the law.\n\n"
    "Each reservoir waters the plain. Two reservoirs were not enough, so Norvania dug two more, "
    "and the reservoirs hold.\n\n"
    "We thank Quessara for its gravel. The gravel came by sea. The gravel came in time.\n\n"
    "The reservoirs hold for Norvania 40 gigalitres, and 60 gigalitres, and 90 gigalitres of water."
)
LAYERS = ("functions", "statistics", "stances")


def analysed(text: str = TEXT):
    document = Document("test", text, Metadata(language="en", country="XNV"))
    return analyze(document, composed_codebook(), LAYERS)


def test_words_that_stand_out_are_counted_with_their_sentences() -> None:
    (first, *others) = find_key_words(analysed())
    assert (first.word, first.count) == ("reservoirs", 4)
    assert [unit.sentence_no for unit in first.units] == [1, 4, 8]
    assert others == []


def test_names_numbers_figures_grammar_and_words_of_one_paragraph_do_not() -> None:
    words = {one.word for one in find_key_words(analysed(), most=100)}
    assert words.isdisjoint({"norvania", "two", "gigalitres", "the", "gravel"})


def test_a_text_without_such_words_has_none() -> None:
    assert find_key_words(analysed("We go. We come.")) == ()


def test_page_one_tells_words_and_parties_with_counts() -> None:
    words, parties = matter_blocks(Passages(analysed()))
    assert isinstance(words, Paragraph)
    assert isinstance(parties, Paragraph)
    told = "".join(run.text for run in words.runs)
    assert told == "Words used more often than in public speeches: reservoirs 4 (s1, s4, s8)."
    named = "".join(run.text for run in parties.runs)
    assert named == "Named most: Norvania (own side) three times (s1, s4, s8)."


def test_what_names_nobody_has_no_line() -> None:
    assert list(matter_blocks(Passages(analysed("We go. We come.")))) == []
