"""The longest stretches that come back, marked as a redline is, and the sentences they stand in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from discourse.analysis import Analysis
from discourse.measures.formulas.altered import Altered, Piece
from discourse.measures.formulas.reuse import Block as ExactBlock
from discourse.measures.formulas.stream import WordStream
from discourse.measures.formulas.study import FormulaStudy
from discourse.reports.blocks import (
    Block,
    Column,
    Heading,
    Paragraph,
    Quotations,
    Run,
    Runs,
    Table,
    words,
)
from discourse.reports.formula_words import QUOTED_WORDS
from discourse.reports.passages import quoted_at

MOST_STRETCHES = 12
_QUOTED = 40  # words of a stretch
_BESIDE = 8  # of a longer one so many words on each side of a change
Place = tuple[int, int]  # the number of a text, and that of a sentence in it


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A stretch as the page shows it: exact ones have one piece."""

    earlier: int
    later: int
    pieces: tuple[Piece, ...]

    @classmethod
    def of(cls, one: ExactBlock | Altered) -> _Stretch:
        """An exact or an altered stretch."""
        if isinstance(one, Altered):
            return cls(one.earlier, one.later, one.pieces)
        return cls(one.earlier, one.later, (Piece(one.earlier_first, one.later_first, one.length),))

    @property
    def shared(self) -> int:
        """How many words stayed."""
        return sum(piece.length for piece in self.pieces)

    def lengths(self) -> Place:
        """Its words in the earlier and in the later text."""
        first, last = self.pieces[0], self.pieces[-1]
        return (
            last.earlier_first + last.length - first.earlier_first,
            last.later_first + last.length - first.later_first,
        )


def stretch_blocks(
    study: FormulaStudy, names: Sequence[str], chosen: frozenset[int]
) -> Iterator[Block]:
    """Tables of the longest stretches, then the sentences that their numbers lead to.

    Args:
        study: what was found.
        names: of all texts of the study.
        chosen: the numbers of the texts whose words are looked for in earlier ones.
    """
    printed: list[_Stretch] = []
    for is_own, title in (
        (True, "The longest stretches of the same side's earlier texts"),
        (False, "The longest stretches of others' earlier texts"),
    ):
        longest = _longest(study, chosen, is_own)
        if longest:
            yield _table(study.everywhere, names, longest, title)
            printed += longest
    if printed:
        yield Heading("Sentences of these stretches", 2)
        yield Paragraph(
            words(
                "Each as its own text has it; in heavy type the stretch, altered words among it."
            ),
            small=True,
        )
        yield _sentences(study.everywhere, names, printed)


def _longest(study: FormulaStudy, chosen: frozenset[int], is_own: bool) -> list[_Stretch]:
    """The stretches with most words that stayed; exact ones inside altered ones are left out."""
    found = [
        one
        for one in study.reuse.stretches
        if one.later in chosen and one.is_own is is_own and not one.is_common
    ]
    stretches = sorted(map(_Stretch.of, found), key=lambda one: (-one.shared, -len(one.pieces)))
    kept: list[_Stretch] = []
    for one in stretches:
        if len(kept) < MOST_STRETCHES and not any(_holds(other, one) for other in kept):
            kept.append(one)
    return kept


def _holds(outer: _Stretch, inner: _Stretch) -> bool:
    """Whether a stretch lies inside another in the later text."""
    first, other = outer.pieces[0].later_first, inner.pieces[0].later_first
    return first <= other and other + inner.lengths()[1] <= first + outer.lengths()[1]


def _table(
    stream: WordStream, names: Sequence[str], stretches: Sequence[_Stretch], title: str
) -> Table:
    rows = []
    for one in stretches:
        places = _places(stream, one)
        references = [
            (Run(f"{names[text]} s{number}", "number", _anchor((text, number))),)
            for text, number in places
        ]
        rows.append((words(f"{one.shared}"), *references, _marked(stream, one)))
    return Table(
        title,
        (
            Column("Words", "right"),
            Column("Earlier", width=0.9),
            Column("Later", width=0.9),
            Column("As the later text has it", width=3),
        ),
        tuple(rows),
        "Words: those that stayed. Struck through between [− and ]: words of the earlier text; "
        "underlined between [+ and ]: those of the later one. Stretches that five sides or more "
        "have are left out here; all stand in the table of reuse beside the report. Earlier: for "
        "exact stretches the first text of the corpus that has the words. s12: the number of the "
        "sentence, which leads to it.",
    )


def _places(stream: WordStream, one: _Stretch) -> tuple[Place, Place]:
    first = one.pieces[0]
    return (
        (one.earlier, stream.sentence_no(first.earlier_first)),
        (one.later, stream.sentence_no(first.later_first)),
    )


def _anchor(place: Place) -> str:
    return f"reuse-t{place[0]}-s{place[1]}"


def _marked(stream: WordStream, one: _Stretch) -> Runs:
    """The words of the later text, with what was taken out and put in; long pieces are cut."""
    is_long = one.lengths()[1] > _QUOTED
    runs: list[Run] = []
    for number, piece in enumerate(one.pieces):
        cut_head, cut_tail = number > 0, number < len(one.pieces) - 1
        following = one.pieces[number + 1] if cut_tail else None
        text = stream.phrase(piece.later_first, piece.length)
        if is_long:
            text = _cut(text, cut_head, cut_tail)
        runs.append(Run(text))
        if following:
            runs += _gap(stream, piece, following)
    return tuple(runs)


def _gap(stream: WordStream, piece: Piece, following: Piece) -> Iterator[Run]:
    """What stands between two pieces: the words taken out, then those put in."""
    old, new = piece.earlier_first + piece.length, piece.later_first + piece.length
    text = stream.texts[int(stream.text_of[piece.later_first])].document.text
    end = stream.span(piece.later_first, piece.length).end
    yield Run(", " if text.startswith(",", end) else " ")
    if following.earlier_first > old:
        yield Run(stream.phrase(old, following.earlier_first - old), "deleted")
        yield Run(" ")
    if following.later_first > new:
        yield Run(stream.phrase(new, following.later_first - new), "inserted")
        yield Run(" ")


def _cut(text: str, has_before: bool, has_after: bool) -> str:
    """The words beside changes; of an exact stretch the first ones."""
    parts = text.split()
    if not has_before and not has_after:
        return " ".join(parts[:_QUOTED]) + " …"
    head, tail = (_BESIDE if there else 0 for there in (has_before, has_after))
    if len(parts) <= head + tail + 2:
        return text
    before = " ".join(parts[:head])
    after = " ".join(parts[len(parts) - tail :])
    return " ".join(part for part in (before, "…", after) if part)


def _sentences(
    stream: WordStream, names: Sequence[str], stretches: Sequence[_Stretch]
) -> Quotations:
    """Each sentence once, in the order of texts, with all that is printed of it in heavy type."""
    spans: dict[Place, list[tuple[int, int]]] = {}
    for one in stretches:
        first, lengths = one.pieces[0], one.lengths()
        firsts = (first.earlier_first, first.later_first)
        for place, at, length in zip(_places(stream, one), firsts, lengths, strict=True):
            spans.setdefault(place, []).append((at, length))
    rows = []
    for place in sorted(spans):
        text, number = place
        analysis = Analysis(stream.texts[text].document, ())
        unit = next(unit for unit in analysis.sentences if unit.sentence_no == number)
        marked = [stream.span(*where) for where in spans[place]]
        where = Run(f"{names[text]} s{number}", "small", None, _anchor(place))
        rows.append(((where,), quoted_at(unit, marked, 2 * QUOTED_WORDS)))
    return Quotations(tuple(rows))
