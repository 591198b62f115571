"""The report on positions of texts: what the scale is, where texts stand on it, by which words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from discourse.analysis import Analysis, Unit
from discourse.codebook import Codebook
from discourse.measures.measure import Measure
from discourse.measures.positions import Marker, Position, Positions
from discourse.reports.blocks import (
    Block,
    Box,
    Column,
    Figure,
    Finding,
    Heading,
    Paragraph,
    Report,
    Runs,
    Table,
    joined,
    words,
)
from discourse.reports.concordances import index_words, line_of, sentence_blocks
from discourse.reports.passages import Passages
from discourse.reports.places import ScaleRow, draw_scale
from discourse.reports.scale_words import CROSSED, ERRORS, METHOD, NOT_SHOWN
from discourse.reports.wording import short_name_of, signed

MOST_ROWS = 48  # as many as fit a page under its heading
FEWER_ROWS = 24  # of more texts: as many as fit the first page under the findings
ENDS = 3  # texts at each end whose lines are shown
_MARKED = 8
_AXIS = {
    "wordscores": "position on the scale of the reference texts",
    "wordfish": "position on the dimension (mean 0, sd 1)",
}


def _is_crossed(found: Positions) -> bool:
    return found.method == "wordfish" and found.no_interval is None


@dataclass(frozen=True)
class _Page:
    found: Positions
    analyses: Mapping[int, Analysis]
    codebook: Codebook

    def name(self, text: int) -> str:
        counts = self.found.counts
        return short_name_of(counts.ids[text], counts.metadata[text], self.codebook)

    @cached_property
    def passages(self) -> dict[int, Passages]:
        return {n: Passages(analysis, f"t{n}-") for n, analysis in self.analyses.items()}


def _placed(found: Positions) -> tuple[Position, ...]:
    """The texts whose place was found and not given; all, where there is no other."""
    return tuple(p for p in found.positions if p.score is None) or found.positions


def texts_to_show(found: Positions) -> tuple[int, ...]:
    """The numbers of the texts whose lines the report shows: those at both ends."""
    ordered = [position.text for position in found.positions]
    return tuple(dict.fromkeys((*ordered[:ENDS], *ordered[-ENDS:])))


def build_position_report(
    found: Positions, analyses: Mapping[int, Analysis], codebook: Codebook
) -> Report:
    """The report on positions.

    Args:
        found: the positions.
        analyses: of the texts at both ends, by the number of the text: for their lines.
        codebook: knows the names of states.
    """
    page = _Page(found, analyses, codebook)
    placed = _placed(found)
    low, high = (page.name(placed[n].text) for n in (0, -1))
    what = "the scale of the references" if found.method == "wordscores" else "the first dimension"
    title = f"{low} stands lowest and {high} highest on {what}."
    return Report(
        title=title if len(placed) > 1 else f"{low} on {what}: {signed(placed[0].value)}.",
        subject=f"{len(found.positions):,} texts",
        kicker="Positions",
        running=f"Positions of {len(found.positions):,} texts",
        blocks=(
            *_findings(page),
            Box("What positions cannot show", _cautions(page)),
            *_figure(page),
            _table(page),
            *_marker_blocks(page),
            Heading("Method"),
            Paragraph(words(METHOD[found.method])),
            Paragraph(words(ERRORS)),
            *([Paragraph(words(CROSSED))] if _is_crossed(found) else []),
            *([Paragraph(words(_sentence(found.no_interval)))] if found.no_interval else []),
        ),
    )


def _findings(page: _Page) -> Iterator[Block]:
    found, placed = page.found, _placed(page.found)
    low, high = (
        ", ".join(f"{page.name(p.text)} ({signed(p.value)})" for p in ends)
        for ends in (placed[:ENDS], placed[: -ENDS - 1 : -1])
    )
    yield Finding(1, f"Lowest: {low}.", words(f"Highest: {high}."), ())
    yield Finding(
        2,
        "The words that pull a text down or up tell what the scale is.",
        words(f"Down: {_few(found.low)}; up: {_few(found.high)}. Their lines stand below."),
        (),
    )
    yield Finding(
        3,
        f"Tied to the length of texts: {_how_far(found.length)}; to their year: "
        f"{_how_far(found.year)}.",
        words(f"Rank correlation with length {_told(found.length)}; year {_told(found.year)}."),
        (),
    )


def _few(markers: Sequence[Marker]) -> str:
    return ", ".join(f"“{marker.word}”" for marker in markers[:6]) or "no word in particular"


def _how_far(measure: Measure) -> str:
    if measure.value is None:
        return "not measured"
    size = abs(measure.value)
    return "hardly" if size < 0.3 else "somewhat" if size < 0.6 else "closely"


def _told(measure: Measure) -> str:
    if measure.value is None:
        return f"not measured ({measure.reason})"
    return f"{signed(measure.value)} (over {measure.count} texts)"


def _cautions(page: _Page) -> tuple[Runs, ...]:
    said = [_sentence(one.told(page.name)) for one in page.found.cautions]
    return tuple(words(item) for item in (*said, *NOT_SHOWN))


def _sentence(phrase: str) -> str:
    return f"{phrase[:1].upper()}{phrase[1:]}."


def _figure(page: _Page) -> Iterator[Block]:
    shown = _shown(page.found.positions)
    rows = [_scale_row(page, position) for position in shown]
    left_out = len(page.found.positions) - len(shown)
    subtitle = "No intervals: see Method." if page.found.no_interval else "Lines: 95 % intervals."
    if page.found.method == "wordscores":
        subtitle += " Open squares: reference texts, whose place was given."
    if left_out:
        subtitle += f" {left_out:,} texts between the ends are in the table only."
    yield Heading("Where the texts stand")
    yield Figure(
        name="positions",
        title="Texts from the lowest to the highest position",
        subtitle=subtitle,
        svg=draw_scale(rows, _AXIS[page.found.method]),
        alternative="; ".join(f"{row.name} {signed(row.value)}" for row in rows),
        data=_data(page),
    )


def _scale_row(page: _Page, p: Position) -> ScaleRow:
    low, high = (p.interval.low, p.interval.high) if p.interval else (None, None)
    return ScaleRow(page.name(p.text), p.value, low, high, p.score is not None)


def _shown(positions: Sequence[Position]) -> list[Position]:
    """All, or of more than fit a page those at both ends, and of the others every so many-th."""
    if len(positions) <= MOST_ROWS:
        return list(positions)
    end = FEWER_ROWS // 3
    between = positions[end:-end]
    wanted = FEWER_ROWS - 2 * end
    steps = [round((n + 0.5) * len(between) / wanted - 0.5) for n in range(wanted)]
    return [*positions[:end], *(between[step] for step in steps), *positions[-end:]]


def _data(page: _Page) -> tuple[tuple[str, ...], ...]:
    head = ("id", "text", "position", "standard_error", "standard_error_by_words", "low", "high",
            "reference", "raw", "lbg", "words_used", "words")  # fmt: skip

    def told(value: float | None) -> str:
        return "" if value is None else f"{value:.6g}"

    return (
        head,
        *(
            (
                page.found.counts.ids[p.text],
                page.name(p.text),
                *map(told, (p.value, p.error, p.error_by_words)),
                *map(told, (p.interval.low, p.interval.high) if p.interval else (None, None)),
                *map(told, (p.score, p.raw, p.lbg)),
                *(str(p.words), str(p.length)),
            )
            for p in page.found.positions
        ),
    )


def _marker_blocks(page: _Page) -> Iterator[Block]:
    """The words at both ends, each with a line of a text at that end."""
    yield Heading("The words at the ends")
    ordered = [position.text for position in page.found.positions]
    indexed = {n: index_words(passages) for n, passages in page.passages.items()}
    shown: dict[int, list[Unit]] = {n: [] for n in page.passages}
    for caption, markers, texts in (
        ("Words that pull a text down", page.found.low, ordered[:ENDS]),
        ("Words that pull a text up", page.found.high, ordered[: -ENDS - 1 : -1]),
    ):
        rows = []
        for marker in markers[:_MARKED]:
            text = next((t for t in texts if marker.word in indexed.get(t, {})), None)
            line: Runs = words("in none of the texts at this end", "small")
            if text is not None:
                shown[text].append(indexed[text][marker.word][0][0])
                found = line_of(page.passages[text], *indexed[text][marker.word][0])
                line = joined((words(page.name(text), "small"), found), ": ")
            weight, count = f"{signed(marker.weight)}", f"{marker.count:,}"
            rows.append((words(marker.word, "strong"), words(weight), words(count), line))
        if rows:
            yield Table(
                caption,
                (
                    *(Column("Word"), Column("Weight", "right"), Column("Times in all", "right")),
                    Column(f"First line in one of the {ENDS} texts at this end", width=1),
                ),
                tuple(rows),
                "Words of five occurrences or more in a tenth of the texts or more.",
            )
    yield from sentence_blocks(
        [(page.name(n), passages, shown[n]) for n, passages in sorted(page.passages.items())]
    )


def _table(page: _Page) -> Table:
    has_intervals = page.found.no_interval is None
    rows = []
    for p in page.found.positions:
        ends = (
            "–" if p.interval is None else f"[{signed(p.interval.low)}, {signed(p.interval.high)}]"
        )
        ends = "reference" if p.score is not None else ends
        rows.append(
            (
                words(page.name(p.text), "strong"),
                words(f"{signed(p.value)}"),
                words("–" if p.error is None else f"{p.error:.2f}"),
                *((words(ends),) if has_intervals else ()),
                words(f"{p.words:,} of {p.length:,}"),
            )
        )
    return Table(
        "All positions, lowest first",
        (
            Column("Text", width=1),
            Column("Position", "right"),
            Column("Standard error", "right"),
            *((Column("95 % interval", "right"),) if has_intervals else ()),
            Column("Words used", "right"),
        ),
        tuple(rows),
    )
