"""Score the ledger of figures on a part of the gold.

    python corpus/gold/figures.py PART UNGDC_FOLDER [REFERENCE_FILE] [--misses]

Of each coded sentence the figures that coders wrote (value | unit | what) are set against the
records that the toolkit makes there of its own accord, labels included. A record is right with the
value (or the end of the range) and the unit of a coded figure: the same measure, currency or kind
of number, or a word of what the coder says is counted. Each coded figure counts once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gather import HERE, read_rows
from options import Options, read_options

from discourse.annotators import analyze
from discourse.annotators.quantities import Quantity, find_quantities
from discourse.annotators.quantity_words import load_quantity_words
from discourse.codebook import load_codebook
from discourse.ledger import Statistic
from discourse.readers import read
from discourse.text import Span

CODEBOOK = load_codebook()
LAYERS = ("functions", "statistics")
_SUPERLATIVE = re.compile(r"(?:\w+est|most|top|first|record|worst)\b", re.IGNORECASE)
#: "41st", "seventh out of 190": a rank, and no fraction.
_RANK = re.compile(
    rf"(?P<number>\d+)(?:st|nd|rd|th)\b|(?P<word>{'|'.join(load_quantity_words().ordinals)})"
    r"\s+(?:out )?of\s+\d",
    re.IGNORECASE,
)
_SIGNS = ("$", "€", "£")
_CLOSE = 0.006  # shares are written as .33 or 1/3
_OPENING = re.compile(r"^(?:~|≈|c\.|a)\s*|[><≥≤=+]", re.IGNORECASE)


@dataclass(frozen=True)
class Coded:
    """A figure as a coder wrote it: its values (two of a range or a change), and its words."""

    values: tuple[float, ...]
    kind: str
    unit: str
    words: frozenset[str]
    slot: str


def coded(slots: str) -> Iterator[Coded]:
    """The figures of a coder's entry."""
    for slot in slots.split(";"):
        value, unit, what = ([part.strip() for part in slot.split("|")] + ["", ""])[:3]
        words = frozenset(map(_stem, re.findall(r"[^\W\d_]+", f"{unit} {what}".lower())))
        plain = _OPENING.sub("", value).strip()
        found = _quantities(plain, unit)
        if found:
            values = [v for q in found for v in (q.value, q.value_max) if v is not None]
            yield Coded(tuple(values), found[-1].kind, found[-1].unit, words, slot.strip())
        elif _SUPERLATIVE.match(plain):
            yield Coded((1.0,), "rank", "rank", words, slot.strip())
        else:
            yield Coded((), "", unit, words, slot.strip())


def _quantities(value: str, unit: str) -> list[Quantity]:
    if "rank" in unit and (place := re.match(r"\d+", value)):
        return [Quantity(0, 1, float(place.group()), "rank", "rank")]
    if place := _RANK.match(value):
        number = float(place["number"] or load_quantity_words().ordinals[place["word"].lower()])
        return [Quantity(0, 1, number, "rank", "rank")]
    if unit in _SIGNS:
        value, unit = unit + value, ""
    pair = re.fullmatch(r"(\d+)/(\d+)", value)
    if pair:
        return [Quantity(0, 1, int(pair[1]) / int(pair[2]), "share", "share")]
    for text in (f"{value} {unit}", f"{value} of the {unit or 'people'}", f"{value} things"):
        if found := find_quantities(text):
            return found
    return []


def _stem(word: str) -> str:
    word = word.lower()
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def is_right(record: Statistic, figure: Coded) -> bool:
    """Whether a record has the value and the unit of a coded figure."""
    own = [value for value in (record.value, record.value_max) if value is not None]
    if not any(_same(one, other, record.kind) for one in own for other in figure.values):
        return False
    if record.kind in ("rank", "ratio", "share", "money"):
        is_share = figure.kind == "share" or figure.words & {"share", "rate", "percentage"}
        return record.kind == figure.kind or (record.kind == "share" and bool(is_share)) or (
            record.kind in ("rank", "ratio")
        )  # fmt: skip
    unit = frozenset(map(_stem, re.findall(r"[^\W\d_]+", record.unit.lower())))
    return record.unit == figure.unit or bool(unit & figure.words)


def _same(one: float, other: float, kind: str) -> bool:
    if kind == "share" and abs(one - other) < _CLOSE:
        return True
    return abs(one - other) <= 1e-9 * max(abs(one), abs(other), 1.0)


@dataclass
class Tally:
    """What was right, wrong and missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.right / max(2 * self.right + self.wrong + self.missed, 1)

    def __str__(self) -> str:
        coded, found = self.right + self.missed, self.right + self.wrong
        precision, recall = self.right / max(found, 1), self.right / max(coded, 1)
        return (
            f"{coded} figures, {found} records: precision {precision:.2f}, recall {recall:.2f}, "
            f"F1 {self.f1:.2f}"
        )


def score(options: Options) -> Tally:
    """The tally over a part."""
    tally = Tally()
    rows = [row for row in read_rows(HERE / "gold.tsv") if row["part"] == options.part]
    for text in dict.fromkeys(row["text"] for row in rows):
        document = analyze(read(options.folders.find(text)), options.codebook, LAYERS).document
        layer = document.layer("statistics")
        for row in (row for row in rows if row["text"] == text):
            span = document.text_span(Span(int(row["start"]), int(row["end"])))
            records = [Statistic.of(one) for one in layer.within(span)] if span else []
            figures = list(coded(row["statistics"])) if row["statistics"] else []
            missed, wrong = compare(records, figures)
            tally.right += len(figures) - len(missed)
            tally.missed += len(missed)
            tally.wrong += len(wrong)
            if options.misses and (missed or wrong):
                print(row["unit"], "missed:", [one.slot for one in missed], "wrong:",
                      [(document.quote(one.span), one.value, one.unit) for one in wrong],
                      "::", document.quote(span)[:200] if span else "")  # fmt: skip
    return tally


def compare(records: list[Statistic], figures: list[Coded]) -> tuple[list[Coded], list[Statistic]]:
    """The coded figures that no record has, and the records that no coded figure has."""
    left, missed = list(records), []
    for figure in figures:
        found = [record for record in left if is_right(record, figure)]
        if not found:
            missed.append(figure)
        for record in found[: max(1, len(figure.values))]:  # both ends of "from 46 to 17"
            left.remove(record)
    return missed, left


def main() -> None:
    """Print the scores; a use of the test part is logged."""
    options = read_options(__doc__)
    tally = score(options)
    print(tally)
    options.log("figures", tally.right + tally.missed, tally.f1)


if __name__ == "__main__":
    main()
