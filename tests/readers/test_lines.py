"""Line breaks: those of the text stay, those of the width go."""

from __future__ import annotations

import textwrap

import pytest

from discourse.readers import clean

PARAGRAPHS = (
    "The Government of Norvania welcomes the outcome of the talks in Port Alda and thanks its "
    "hosts for their patience. It will honour every clause of what was agreed, and it expects "
    "the same of others.",
    "President Osei said as much on Friday. Fishing rights will be settled by peaceful means, "
    "in good faith and without haste, whatever the weather.",
)


def cleaned(source: str) -> str:
    return clean(source)[0]


def wrapped(width: int = 60) -> list[str]:
    return [textwrap.fill(paragraph, width) for paragraph in PARAGRAPHS]


@pytest.mark.parametrize("width", [40, 60, 72, 90])
def test_wrapped_lines_are_joined_and_blank_lines_part_paragraphs(width):
    assert cleaned("\n\n".join(wrapped(width))) == "\n\n".join(PARAGRAPHS)


@pytest.mark.parametrize("width", [40, 60, 72])
def test_a_short_line_with_a_stop_ends_a_paragraph_without_a_blank_line(width):
    assert cleaned("\n".join(wrapped(width))) == "\n".join(PARAGRAPHS)


def test_a_blank_line_after_every_line_parts_nothing():
    source = "\n\n".join("\n".join(wrapped()).split("\n"))
    assert cleaned(source).split() == " ".join(PARAGRAPHS).split()
    assert len(cleaned(source).split("\n")) < 4


def test_a_space_before_the_break_marks_a_wrapped_line():
    lines = "\n".join(paragraph.replace("\n", " \n") for paragraph in wrapped())
    assert cleaned(lines) == "\n".join(PARAGRAPHS)


def test_headings_without_a_stop_stay_lines_of_their_own():
    source = "\n".join(
        ["A Sea for All", wrapped()[0], "What Norvania Will Do", wrapped()[1], "The Road Ahead"]
    )
    expected = ["A Sea for All", PARAGRAPHS[0], "What Norvania Will Do", PARAGRAPHS[1]]
    assert cleaned(source).split("\n") == [*expected, "The Road Ahead"]


def test_lines_that_are_paragraphs_are_not_touched():
    source = (
        "A Sea for All\n\nWe must keep the peace.\nNorvania keeps it.\n“It is ours,” he said.\n"
        "Ladies and gentlemen,\nThank you."
    )
    text, source_map, notes = clean(source)
    assert text == source
    assert source_map.starts == (0,)
    assert notes == ()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Nobody can say how long the rains will stay away from the", "Norvanian plateau."),
        ("We thank all those who stood with us in the long weeks after", "the flood of last year."),
        ("The harvest was smaller than in any year on record, having fallen to", "12 tonnes."),
        ("We call on all parties, in the words of the treaty that they signed, to", "“lay down”."),
    ],
)
@pytest.mark.parametrize("gap", ["\n", "\n\n", "\n\f\n", " \n \n"])
def test_a_sentence_that_breaks_off_goes_on_after_the_gap(before, after, gap):
    assert cleaned(f"First line.\n{before}{gap}{after}\nLast line.") == (
        f"First line.\n{before} {after}\nLast line."
    )


@pytest.mark.parametrize(
    "source",
    [
        "Mr. President,\nNorvania is glad to speak.",
        "We propose three steps:\npeace;\nwork;\nbread.",
        "Recalling its resolution of last year on the rights of fishing fleets in closed seas,\n"
        "Reaffirming the duty of every State to settle its disputes by peaceful means,\n"
        "Deeply concerned by the loss of life at sea in the winter that has just ended,\n"
        "1. Decides to remain seized of the matter.",
        "- bread\n- work",
    ],
)
def test_lines_of_addresses_lists_and_resolutions_are_not_joined(source):
    assert cleaned(source).count("\n") == source.count("\n")


def test_a_page_break_after_a_whole_sentence_ends_a_paragraph():
    assert cleaned("We came.\n\f\nWe saw.") == "We came.\nWe saw."


def test_a_page_mark_after_a_full_line_with_a_stop_ends_a_paragraph():
    first = f"{wrapped()[0]}\nSo it will be, whatever the others may say or do this year."
    text, _, notes = clean(f"{first}\nPage 3\n{wrapped()[1]}")
    assert text.split("\n")[-1] == PARAGRAPHS[1]
    assert "page breaks inside a sentence" not in [note.kind for note in notes]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("inter-\nnational", "international"),
        ("long-\nstanding", "long-standing"),
        ("North-\nSouth", "North-South"),
    ],
)
def test_hyphens_at_line_ends_of_wrapped_files(source, expected):
    first = "Many years of work went into this treaty, and many hands, and the"
    lines = f"{first}\nend of the road came only when the two sides met on {source}\nterms in"
    assert expected in cleaned(f"{lines} the\nspring of that year, as all who were there remember.")


def test_a_word_that_the_text_has_whole_loses_its_hyphen():
    source = (
        "It is an agreement of many hands and many years, and the best agree-\n"
        "ment that the two sides could have come to in the time they had, so\n"
        "that nobody who was there that night would now wish to go back on it\n"
        "or to write it anew, whatever the weather."
    )
    assert "the best agreement that" in cleaned(source)


def test_chinese_lines_are_joined_without_a_space():
    source = (
        "诺瓦尼亚政府欢迎这一协议并感谢所有国家对它的\n支持我们将继续与各国一道努力维护本地区的和平与\n"
        "稳定并推动共同发展不断取得新的成果造福各国人民\n谢谢大家。"
    )
    assert "\n" not in cleaned(source)
    assert " " not in cleaned(source)
