"""The corners of the ideological square, counted over composed labels."""

from __future__ import annotations

from discourse.analysis import Analysis
from discourse.document import Annotation, Document, Layer, Scores
from discourse.ledger import Contrast
from discourse.measures.square import Corner, measure_square, why_no_square
from discourse.text import Span
from tests.builders import MADE_BY, document

LINES = (
    "We built two harbours.",  # 1 achievement
    "Velmar has invaded the isles.",  # 2 contrast with a state
    "We have failed the fishermen.",  # 3 contrast with the own side
    "We praise the sailors of Velmar.",  # 4 praise of another
    "We are proud of Talmere.",  # 5 praise of the own side
    "We deplore the storm.",  # 6 negative appraisal
    "The sea is calm.",  # 7 nothing
)


def place(number: int, words: str | None = None) -> Span:
    start = sum(len(line) + 1 for line in LINES[: number - 1])
    at = start + (LINES[number - 1].index(words) if words else 0)
    return Span(at, at + len(words or LINES[number - 1]))


def appraisal(number: int, polarity: str) -> Annotation:
    return Annotation(place(number), "appraisal", attributes=(("polarity", polarity),))


def record(number: int, kind: str) -> Annotation:
    found = Contrast(span=place(number), kind="onesided", target_form="named", target_kind=kind)
    return found.to_annotation()


def text(voices: dict[int, str] | None = None) -> Document:
    plain = document("\n".join(LINES))
    units = [
        Annotation(
            unit.span,
            "sentence",
            attributes=(
                ("unit_no", str(number)),
                ("sentence_no", str(number)),
                ("paragraph_no", "1"),
                ("voice", (voices or {}).get(number, "own")),
            ),
        )
        for number, unit in enumerate(plain.layer("units"), start=1)
    ]
    functions = [
        Annotation(place(1), "achievement"),
        Annotation(place(2), "contrast"),
        Annotation(place(3), "contrast"),
        appraisal(4, "positive"),
        appraisal(5, "positive"),
        appraisal(6, "negative"),
    ]
    mentions = [
        Annotation(place(2, "Velmar"), "XVM", attributes=(("class", "state"),)),
        Annotation(place(4, "Velmar"), "XVM", attributes=(("class", "state"),)),
        Annotation(place(5, "Talmere"), "XTM", attributes=(("class", "self"),)),
    ]
    scores = Scores(("achievement", "contrast", "appraisal"), ((0.0, 0.0, 0.0),) * len(LINES))
    plain = plain.with_layer(Layer.of("units", units, MADE_BY))
    plain = plain.with_layer(Layer.of("functions", functions, MADE_BY, scores))
    plain = plain.with_layer(Layer.of("mentions", mentions, MADE_BY))
    ledger = [record(2, "state"), record(3, "own_side")]
    return plain.with_layer(Layer.of("contrasts", ledger, MADE_BY))


def corners(found: Document) -> dict[str, tuple[int, ...]]:
    square = measure_square(Analysis(found, ()))
    assert square is not None
    return {corner.name: corner.sentences for corner in square}


def test_each_corner_has_the_sentences_behind_it() -> None:
    assert corners(text()) == {
        "own good": (1, 5),
        "own bad": (3,),
        "their good": (4,),
        "their bad": (2,),
    }


def test_a_count_is_of_sentences() -> None:
    assert Corner("own good", (1, 5)).count == 2


def test_what_another_side_says_is_not_counted() -> None:
    assert corners(text({2: "reported_other", 5: "reported_other"})) == {
        "own good": (1,),
        "own bad": (3,),
        "their good": (4,),
        "their bad": (),
    }


def test_two_targets_of_a_sentence_put_it_in_two_corners() -> None:
    ledger = [record(2, "state"), record(2, "own_side")]
    found = text().with_layer(Layer.of("contrasts", ledger, MADE_BY))
    square = corners(found)
    assert (square["own bad"], square["their bad"]) == ((2,), (2,))


def test_what_was_not_measured_is_none() -> None:
    found = document("We built two harbours.")
    assert measure_square(Analysis(found, ())) is None
    assert why_no_square(Analysis(found, ())) == "it was left out of the analysis"
