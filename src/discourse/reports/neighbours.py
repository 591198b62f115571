"""The report on the texts that are nearest to one: a page of findings, a map, the lines behind."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from discourse.analysis import Analysis, Unit
from discourse.codebook import Codebook
from discourse.document import Metadata
from discourse.measures.delta import CAVEAT
from discourse.measures.maps import FEWEST_TEXTS, map_texts
from discourse.measures.nearest import Nearest
from discourse.reports.blocks import (
    Block,
    Box,
    Column,
    DataFile,
    Figure,
    Finding,
    Heading,
    Paragraph,
    Report,
    Run,
    Runs,
    Table,
    words,
)
from discourse.reports.concordances import index_words, line_of, sentence_blocks
from discourse.reports.passages import Passages
from discourse.reports.places import MapPoint, draw_map
from discourse.reports.wording import none_or, number_word, plural, sentence_case, short_name_of

MOST_LINES = 3  # words of each pair that are shown with their lines
_CANNOT_SHOW = (
    "Whether the texts agree. Two texts that deny each other use the same words.",
    "Who wrote from whom: for passages in the same words search with discourse track.",
    "Whether a cosine is high: it depends on length. Short texts have low cosines with all others.",
)
_METHOD = (
    "Cosine of TF-IDF weights, (1 + ln tf)·ln((N+1)/(df+1)), 0 (no word in common) to 1, with "
    "document frequencies of a fixed background of public speeches, so that it does not depend on "
    "what else is in the collection. Names of parties and words that mostly have a capital inside "
    "sentences are left out. The share of a word is its part of the sum that makes the cosine."
)


@dataclass(frozen=True)
class _Page:
    """What the blocks draw on: the measures, the analyses shown, and what the texts are called."""

    nearest: Nearest
    analyses: Mapping[int, Analysis]
    codebook: Codebook

    def name(self, text: int) -> str:
        counts = self.nearest.counts
        return short_name_of(counts.ids[text], counts.metadata[text], self.codebook)

    @cached_property
    def passages(self) -> dict[int, Passages]:
        return {n: Passages(analysis, f"t{n}-") for n, analysis in self.analyses.items()}


def build_nearest_report(
    nearest: Nearest, analyses: Mapping[int, Analysis], codebook: Codebook, on_map: Sequence[int]
) -> Report:
    """The report on the neighbours of a text.

    Args:
        nearest: the neighbours.
        analyses: of the target and its neighbours, by the number of the text: for their lines.
        codebook: knows the names of states.
        on_map: the numbers of the texts on the map, the target first.
    """
    page = _Page(nearest, analyses, codebook)
    target, first = page.name(nearest.target), nearest.neighbours[0]
    others = len(nearest.counts.ids) - 1
    return Report(
        title=f"Nearest to {target} in vocabulary is {page.name(first.text)}.",
        subject=f"{target} among {others:,} other texts",
        kicker="Nearest texts",
        running=f"Nearest to {target}",
        blocks=(
            *_findings(page),
            _table(page),
            Box("What nearness cannot show", tuple(words(item) for item in _CANNOT_SHOW)),
            *_map_blocks(page, on_map),
            *_line_blocks(page),
            Heading("Method"),
            Paragraph(words(_METHOD)),
            Paragraph(words(_delta_words(page))),
        ),
    )


def _findings(page: _Page) -> Iterator[Block]:
    first = page.nearest.neighbours[0]
    carried = ", ".join(f"“{c.word}” {100 * c.share:.0f} %" for c in first.carriers[:5])
    yield Finding(
        1,
        f"{page.name(first.text)} shares most of its vocabulary: cosine {first.cosine:.2f}.",
        words(f"The words that carry it, with their share of it: {carried}."),
        (),
    )
    has_state = page.nearest.counts.metadata[page.nearest.target].country is not None
    field, noun = (_state, "state") if has_state else (_speaker, "speaker")
    author = list(_same(page, 2, f"of the same {noun}", noun, field))
    yield from author
    yield from _same(page, 2 + len(author), "of the same year", "year", _year)


def _state(metadata: Metadata) -> str | None:
    return metadata.country


def _speaker(metadata: Metadata) -> str | None:
    return metadata.speaker


def _year(metadata: Metadata) -> str | None:
    return (metadata.date or "")[:4] or None


def _same(
    page: _Page, number: int, of: str, noun: str, field: Callable[[Metadata], str | None]
) -> Iterator[Block]:
    """How many of the nearest share a fact with the target, beside how many there are."""
    counts, nearest = page.nearest.counts, page.nearest.neighbours
    mine = field(counts.metadata[page.nearest.target])
    known = [value for one in nearest if (value := field(counts.metadata[one.text]))]
    if not mine or not known:
        return
    same, others = known.count(mine), len(counts.ids) - 1
    base = sum(field(metadata) == mine for metadata in counts.metadata) - 1
    if base in (0, others):
        return  # so are all texts or none: the nearest could not have been otherwise
    verb = "is" if same == 1 else "are"
    yield Finding(
        number,
        f"{sentence_case(none_or(same))} of the {number_word(len(nearest))} nearest {verb} {of}.",
        words(
            f"Of all {others:,} other texts {number_word(base)} {'is' if base == 1 else 'are'} "
            f"{of}. The nearest are of {plural(len(set(known)), noun)}."
        ),
        (),
    )


def _table(page: _Page) -> Table:
    has_delta = page.nearest.delta.reason is None
    columns = (
        Column("", "right"),
        Column("Text"),
        Column("Cosine", "right"),
        *((Column("Delta", "right"), Column("Cosine Delta", "right")) if has_delta else ()),
        Column("Words that carry it, with their share", width=1),
    )
    rows = tuple(
        (
            words(str(rank)),
            (Run(page.name(one.text), "strong", f"pair-{rank}"),),
            words(f"{one.cosine:.2f}"),
            *((_distance(one.delta), _distance(one.cosine_delta)) if has_delta else ()),
            words(", ".join(f"{c.word} {100 * c.share:.0f} %" for c in one.carriers)),
        )
        for rank, one in enumerate(page.nearest.neighbours, start=1)
    )
    note = "Delta: 0 is alike. – where a text is too short for it." if has_delta else None
    return Table(f"The {len(rows)} nearest texts", columns, rows, note)


def _distance(value: float | None) -> Runs:
    return words("–" if value is None else f"{value:.2f}")


def _map_blocks(page: _Page, on_map: Sequence[int]) -> Iterator[Block]:
    if len(on_map) < FEWEST_TEXTS:
        return
    found = map_texts(page.nearest.counts.only(on_map))
    names = [page.name(text) for text in on_map]
    groups = found.clusters or (0,) * len(names)
    points = [
        MapPoint(name, float(x), float(y), group, text == page.nearest.target)
        for name, (x, y), group, text in zip(names, found.places, groups, on_map, strict=True)
    ]
    yield Heading("Map")
    yield Figure(
        name="map",
        title=f"{page.name(page.nearest.target)} and the {len(names) - 1} texts nearest to it",
        subtitle="The nearer, the more alike in vocabulary. Shapes are groups, if there are any.",
        svg=draw_map(points),
        alternative=f"A map of {len(names)} texts by their distance in vocabulary. {found.caveat}",
        data=(
            ("text", "x", "y", "group"),
            *(
                (p.name, f"{p.x:.4f}", f"{p.y:.4f}", str(p.group + 1) if found.clusters else "")
                for p in points
            ),
        ),
        note=found.caveat,
    )


def _line_blocks(page: _Page) -> Iterator[Block]:
    """For each neighbour the first lines of the words that carry most, in both texts."""
    yield Heading("The lines behind the numbers")
    target = page.nearest.target
    shown: dict[int, list[Unit]] = {n: [] for n in page.passages}
    indexed = {n: index_words(passages) for n, passages in page.passages.items()}
    for rank, one in enumerate(page.nearest.neighbours, start=1):
        if one.text not in indexed or target not in indexed:
            continue
        name = page.name(one.text)
        for n in (target, one.text):
            carried = [c.word for c in one.carriers[:MOST_LINES] if c.word in indexed[n]]
            shown[n] += [indexed[n][word][0][0] for word in carried]
        yield Heading(f"{rank}. {name}", 2, f"pair-{rank}")
        yield Table(
            f"{page.name(target)} and {name}: cosine {one.cosine:.2f}",
            (
                Column("Word"),
                Column("Times", "right"),
                Column(page.name(target), width=1),
                Column(name, width=1),
            ),
            tuple(
                (
                    words(carrier.word, "strong"),
                    words(f"{carrier.count} : {carrier.other_count}"),
                    *(
                        line_of(page.passages[n], *indexed[n][carrier.word][0])
                        if carrier.word in indexed[n]
                        else ()
                        for n in (target, one.text)
                    ),
                )
                for carrier in one.carriers[:MOST_LINES]
            ),
        )
    yield from sentence_blocks(
        [(page.name(n), passages, shown[n]) for n, passages in sorted(page.passages.items())]
    )
    yield _data(page)


def _data(page: _Page) -> DataFile:
    rows = tuple(
        (
            *(str(rank), page.nearest.counts.ids[one.text], page.name(one.text)),
            f"{one.cosine:.4f}",
            *("" if d is None else f"{d:.4f}" for d in (one.delta, one.cosine_delta)),
            *(c.word, f"{c.share:.4f}", str(c.count), str(c.other_count)),
        )
        for rank, one in enumerate(page.nearest.neighbours, start=1)
        for c in one.carriers
    )
    head = ("rank", "id", "text", "cosine", "delta", "cosine_delta", "word", "share", "count",
            "other_count")  # fmt: skip
    return DataFile("neighbours", (head, *rows))


def _delta_words(page: _Page) -> str:
    delta = page.nearest.delta
    if delta.reason:
        return f"Burrows's Delta was not measured: {delta.reason}. {CAVEAT}"
    return (
        f"Burrows's Delta: mean absolute difference of z-scored shares of the {len(delta.words)} "
        f"most frequent words, z over the {delta.texts:,} texts of 2,000 words or more; cosine "
        f"Delta: 1 less the cosine of these z-scores. {CAVEAT}"
    )


def texts_to_show(nearest: Nearest) -> tuple[int, ...]:
    """The numbers of the texts whose lines the report shows."""
    return (nearest.target, *(one.text for one in nearest.neighbours))
