"""Which words are quoted, of what kind they are, whose they are, and what is paired."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from discourse.analysis import Analysis
from discourse.annotators import analyze
from discourse.annotators.quotation_marks import find_quoted
from discourse.annotators.sayings import find_unquoted
from discourse.document import Document, Metadata
from discourse.ledger import Quotation
from discourse.text import WORD
from tests.builders import composed_codebook


@cache
def analysed(text: str) -> Analysis:
    document = Document("test", text, Metadata(language="en"))
    return analyze(document, composed_codebook(), ("quotations",))


def records(text: str) -> tuple[Quotation, ...]:
    found = analysed(text).quotations
    assert found is not None
    return found


def only(text: str) -> Quotation:
    (record,) = records(text)
    return record


def stretches(text: str) -> list[str]:
    return [text[one.start : one.end] for one in find_quoted(text)[0]]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('He said "yes" and left.', ['"yes"']),
        ("He said “yes” and left.", ["“yes”"]),
        ("Er sagte „ja“ und ging.", ["„ja“"]),
        ("Il dit « oui » et partit.", ["« oui »"]),
        ("Er sagte »ja« und ging.", ["»ja«"]),
        ("Han sade ”ja” och gick.", ["”ja”"]),
        ("He said 'yes' and left.", ["'yes'"]),
        ("He said ‘yes’ and left.", ["‘yes’"]),
        ('The "one" and the ("other") plan—"ours"—stand.', ['"one"', '"other"', '"ours"']),
        ("namely,”One field” and no more", ["”One field”"]),
    ],
)
def test_marks_of_all_kinds(text: str, quoted: list[str]) -> None:
    assert stretches(text) == quoted
    assert find_quoted(text)[1] == 0


@pytest.mark.parametrize(
    "text",
    [
        "The people’s will and the states’ rights are one.",
        "The people's will and the states' rights are one.",
        "’Twas the fishermen’s harbour in the ’90s.",
        "'Twas the fishermen's harbour in the '90s, rock 'n' roll and all.",
        "It doesn’t matter whose it is; it’s the workers’.",
    ],
)
def test_apostrophes_are_no_marks(text: str) -> None:
    assert find_quoted(text) == ([], 0)


def test_apostrophes_beside_and_inside_marks() -> None:
    text = "the states’ rights and ‘the blue line’ of the people’s will"
    assert stretches(text) == ["‘the blue line’"]
    text = "‘The states’ rights are sacred’, he said."
    assert stretches(text) == ["‘The states’ rights are sacred’"]
    text = "the ‘two states’ approach and our partners’."
    assert stretches(text) == ["‘two states’"]


def test_marks_inside_marks() -> None:
    for text in ("“He said ‘go’ now,” I heard", "‘He said “go” now’, I heard", "“a “b” c” d"):
        outer, inner = find_quoted(text)[0]
        assert not outer.is_inner
        assert inner.is_inner
        assert outer.start < inner.start < inner.end < outer.end


def test_a_quotation_over_paragraphs() -> None:
    """The opening mark is repeated at each of them, the closing one stands once."""
    text = "She wrote:\n“One well. One road.\n“Two wells.\n“Three wells.” That was all."
    assert stretches(text) == ["“One well. One road.\n“Two wells.\n“Three wells.”"]
    assert find_quoted(text)[1] == 0
    straight = text.replace("“", '"').replace("”", '"')
    assert stretches(straight) == ['"One well. One road.\n"Two wells.\n"Three wells."']


def test_what_an_odd_mark_opens_is_left_out() -> None:
    text = 'She said “we will build the well.\nHe said “no” and a 6" pipe broke.'
    assert stretches(text) == ["“no”"]
    assert find_quoted(text)[1] == 2
    notes = {note.kind: note.count for note in analysed(text).notes}
    assert notes["quotation marks"] == 2
    assert [record.kind for record in records(text)] == ["speech"]


def test_whole_texts_have_no_note() -> None:
    assert "quotation marks" not in {note.kind for note in analysed("He said “no”.").notes}


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("speech", "President Osei said: “We shall open the strait before the winter ends.”"),
        ("speech", "“We shall open the strait,” the minister told the sailors."),
        ("speech", "She said that the fund “has done more for the coast than a fleet”."),
        ("title", "The theme of the session, “One field, many hands”, suits our time."),
        ("title", "We presented the report entitled “The price of salt and water”."),
        ("title", "Our “Blue Corridor” initiative links the two harbours."),
        ("title", "Norvania offers a “Southern Crescent model” of farming."),
        ("title", "The ministers released a “six-point plan” for the strait."),
        ("formula", "Article 4 of the treaty states that “the strait shall remain open to all”."),
        ("formula", "The Assembly reaffirmed the coast as a “zone of calm”."),
        (
            "formula",
            "Velmar has agreed to “build a community of the strait for a more just coast”.",
        ),
        ("formula", "We were pledged by the Harbour Charter “to keep the sea lanes open for all”."),
        ("scare", "By contrast, certain powers have brought only “false gifts” to our region."),
        ("scare", "The so-called “coastal order” has closed the strait."),
        ("saying", "As the Norvani saying goes, “a net is only as strong as its knots.”"),
        ("saying", "There is an old proverb: “The guest who mends the roof sleeps dry.”"),
        ("verse", "The poet Ilan Merrow once wrote: “The salt remembers every hand.”"),
        ("verse", "Let me end with his lines:\n“I came with salt,\nI came alone,\nI left a son.”"),
    ],
)
def test_kinds(kind: str, text: str) -> None:
    assert only(text).kind == kind


@pytest.mark.parametrize(
    ("text", "speaker", "kind"),
    [
        ("As President Osei said, “the strait belongs to all”.", "President Osei", "person"),
        ("“The strait belongs to all”, as President Osei said.", "President Osei", "person"),
        ("In the words of Ana Lind, “the strait belongs to all”.", "Ana Lind", "person"),
        ("Ana Lind, who led the fund, once said, “It belongs to all”.", "Ana Lind", "person"),
        ("She said, “the strait belongs to all”.", None, "person"),
        ("Some say, “the strait is ours to close”.", None, "unnamed"),
        (
            "The Harbour Council declared: “The strait is open.”",
            "The Harbour Council",
            "institution",
        ),
        ("Norvania stated that “the strait is open to all”.", "Norvania", "institution"),
        ("The Osk Convention says: “The strait is open.”", "The Osk Convention", "document"),
        ("The theme, “One field, many hands”, as Ana Lind said, is apt.", None, None),
    ],
)
def test_speakers(text: str, speaker: str | None, kind: str | None) -> None:
    record = only(text)
    assert (record.speaker, record.speaker_kind) == (speaker, kind)


def test_exchanging_two_states_changes_nothing() -> None:
    text = "As the Norvani saying goes, “the lamp that is shared burns twice.” Velmar said “no”."
    other = text.replace("Norvani", "Velmari").replace("Velmar said", "Norvania said")
    facts = [
        [(one.kind, one.quoted, one.speaker_kind, one.introduced_by) for one in records(version)]
        for version in (text, other)
    ]
    assert facts[0] == facts[1]
    assert [one.culture for one in records(other)] == ["Velmari", None]


@pytest.mark.parametrize(
    ("text", "saying", "culture", "introduced_by"),
    [
        (
            "As the saying goes in Norvania, a net is only as strong as its knots.",
            "a net is only as strong as its knots",
            "Norvania",
            "comment_clause",
        ),
        (
            "As fishermen on our coast say, a net is only as strong as its knots.",
            "a net is only as strong as its knots",
            "fishermen on our coast",
            "comment_clause",
        ),
        (
            "An old desert saying reminds us that the well is dug before the thirst.",
            "the well is dug before the thirst",
            "desert",
            "noun_phrase",
        ),
        (
            "There is a Velmari proverb: the guest who mends the roof sleeps dry.",
            "the guest who mends the roof sleeps dry",
            "Velmari",
            "there_is",
        ),
        (
            "The philosopher Ilan Merrow once wrote that a border is a scar.",
            "a border is a scar",
            None,
            "named_thinker",
        ),
        (
            "A borrowed boat never learns the harbour, as the old saying goes.",
            "A borrowed boat never learns the harbour",
            None,
            "comment_clause",
        ),
    ],
)
def test_sayings_without_marks(
    text: str, saying: str, culture: str | None, introduced_by: str
) -> None:
    record = only(text)
    assert record.span.quote(text) == saying
    assert (record.kind, record.quoted) == ("saying", False)
    assert (record.culture, record.introduced_by) == (culture, introduced_by)


def test_a_lead_in_is_no_saying() -> None:
    assert find_unquoted("As the old saying goes.") is None
    assert find_unquoted("I recall what our elders taught:") is None


def test_pairs_of_sayings() -> None:
    text = (
        "As the Norvani saying goes, “the lamp that is shared burns twice.” Velmar, too, has a "
        "well-known saying: “One straw does not make a roof.” The harbour is open. As an old "
        "proverb puts it, “the well is dug before the thirst.”"
    )
    first, second, third = records(text)
    assert (first.paired_with, second.paired_with, third.paired_with) == (2, 1, None)
    assert (first.culture, second.culture, third.culture) == ("Norvani", "Velmar", None)
    assert (second.introduced_by, third.introduced_by) == ("there_is", "comment_clause")


def test_sayings_that_nothing_joins_are_no_pair() -> None:
    text = (
        "There is a proverb: “The lamp that is shared burns twice.” Our harbour is old. "
        "As the saying goes, “one straw does not make a roof.”"
    )
    assert [record.paired_with for record in records(text)] == [None, None]


def test_names_inside_quotations_are_recorded_and_other_inner_words_are_not() -> None:
    text = "President Osei said: “We launch the ‘Blue Corridor’ initiative, and we say ‘go’.”"
    assert [(one.kind, one.span.quote(text)[1:-1]) for one in records(text)][1:] == [
        ("title", "Blue Corridor")
    ]


def test_a_list_has_the_kind_of_its_first() -> None:
    text = "We run projects called “Open Water”, “salt and bread” and “Night School”."
    assert [record.kind for record in records(text)] == ["title"] * 3


def test_positions() -> None:
    filler = "The harbour is open and the boats come in. " * 12
    ends = "“Blue Corridor” is its name. ", "It is “Night School”."
    text = f"{ends[0]}{filler}We call it “Open Water”. {filler}{ends[1]}"
    assert [record.position for record in records(text)] == ["opening", "body", "close"]


def test_a_language_without_cues_is_not_measured() -> None:
    document = Document("test", "Er sagte „ja“.", Metadata(language="de"))
    analysis = analyze(document, composed_codebook(), ("quotations",))
    assert analysis.quotations is None
    assert "'de'" in (analysis.why_missing("quotations") or "")


MARKS = "\"“”„‟«»'‘’‚‹›"


@settings(deadline=None)
@given(st.text(alphabet=MARKS + " \n.,:aBs", max_size=40))
def test_any_string_of_marks_is_read(text: str) -> None:
    found, odd = find_quoted(text)
    assert odd >= 0
    for one in found:
        assert 0 <= one.start < one.end <= len(text)
        assert text[one.start] in MARKS
        assert text[one.end - 1] in MARKS
        assert WORD.search(text[one.start : one.end])
    doubles = sum(text.count(mark) for mark in '"“”„‟«»')
    ends = {at for one in found for at in (one.start, one.end - 1) if text[at] in '"“”„‟«»'}
    assert len(ends) + odd <= doubles


@settings(deadline=None)
@given(st.lists(st.sampled_from([*MARKS, " ", "\n", "said", "the", "saying", "Osei"]), max_size=24))
def test_every_record_quotes_words_of_the_text(parts: list[str]) -> None:
    text = "".join(parts)
    for record in records(text):
        assert WORD.search(record.span.quote(text))


REPORT = (
    "Minister Vaar of Norvania stressed the “generous and steady” help of Castrel. "
    "“We do not ask for favours,” he added. “We ask for fairness in trade.”"
)


def test_who_goes_on_speaking_is_told_by_a_pronoun_or_stands_alone() -> None:
    found = records(REPORT)
    assert [one.speaker for one in found] == ["Minister Vaar of Norvania"] * 3
    assert [one.kind for one in found[1:]] == ["speech", "speech"]


def test_nobody_goes_on_in_another_paragraph_or_as_another_person() -> None:
    apart = REPORT.replace("“We do not", "\n“We do not").replace(
        "\n“We do not", "Then all left.\n“We do not"
    )
    assert [one.speaker for one in records(apart)][1:] == [None, None]
    other = "Minister Vaar said “we go to the talks today”. I told him: “Stay here until the end.”"
    assert records(other)[-1].speaker is None


def test_so_called_inside_the_marks_keeps_words_at_a_distance() -> None:
    assert only('They spoke of "so-called human rights" in the north.').kind == "scare"


def test_a_word_before_its_noun_is_said_by_nobody() -> None:
    record = only("The rich states raised the number of their “green” rules to 391.")
    assert record.speaker is None
    assert record.kind in ("scare", "title")
