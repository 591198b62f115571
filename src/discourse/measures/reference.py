"""The reference: how often public speeches of one genre do what a text does.

``data/reference`` holds the profiles of the UN General Debate speeches as numbers, a row a speech,
and a card that says what labelled them; ``corpus/reference.py`` made both. A text is held against
it only if it is of the same genre and language and was labelled by the same tagger and pages.
"""

from __future__ import annotations

import lzma
import tomllib
from dataclasses import dataclass, field
from functools import cache, cached_property
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from discourse.analysis import Analysis
from discourse.measures.intervals import LEVEL, measure_rates
from discourse.measures.measure import Interval, Measure
from discourse.measures.profiles import Column, Profile
from discourse.measures.resampling import FloatArray, IntArray

NAME = "general-debate"
UNIT = "percentile"
_METHOD = "percentiles of the ends of the interval of the text's own share"
_FACTS = 6  # columns before the counts


@dataclass(frozen=True, slots=True)
class ReferenceCard:
    """What the reference is: its name in words, genre, scope, and what labelled it."""

    name: str
    genre: str
    language: str
    texts: int
    countries: int
    years: tuple[int, int]
    tagger: str
    model: str
    codebook: str


@dataclass(frozen=True, eq=False)
class Reference:
    """The profiles of speeches: a row for each of ``ids``, ``counts`` [texts × columns]."""

    card: ReferenceCard
    ids: tuple[str, ...]
    countries: tuple[str, ...]
    years: IntArray
    digests: tuple[str, ...]
    sentences: IntArray
    columns: tuple[Column, ...]
    counts: IntArray = field(repr=False)

    @cached_property
    def shares(self) -> FloatArray:
        """The share of sentences of every text in every column."""
        return np.asarray(self.counts / self.sentences[:, None])

    @cached_property
    def pairs(self) -> tuple[IntArray, IntArray]:
        """The rows of every two speeches of one state."""
        rows: dict[str, list[int]] = {}
        for row, country in enumerate(self.countries):
            if country:
                rows.setdefault(country, []).append(row)
        firsts, seconds = [], []
        for members in rows.values():
            first, second = np.triu_indices(len(members), 1)
            firsts.append(np.array(members)[first])
            seconds.append(np.array(members)[second])
        return np.concatenate(firsts), np.concatenate(seconds)

    def others(self, analysis: Analysis) -> NDArray[np.bool_]:
        """Which rows are not the text itself, by its words."""
        own = analysis.document.digest[:16]
        return np.array([digest != own for digest in self.digests])


@cache
def load_reference() -> Reference:
    """The reference that ships with the package, read once, when first asked for."""
    folder = files("discourse") / "data" / "reference"
    card = tomllib.loads((folder / f"{NAME}.toml").read_text(encoding="utf-8"))
    table = lzma.decompress((folder / f"{NAME}.tsv.xz").read_bytes()).decode()
    head, *rows = (line.split("\t") for line in table.splitlines())
    numbers = np.array([row[_FACTS:] for row in rows], dtype=np.int64)
    first, last = card["years"]
    facts = {name: card[name] for name in ReferenceCard.__slots__ if name != "years"}
    return Reference(
        ReferenceCard(**facts, years=(first, last)),
        tuple(row[0] for row in rows),
        tuple(row[1] for row in rows),
        np.array([int(row[2]) for row in rows], dtype=np.int64),
        tuple(row[3] for row in rows),
        np.array([int(row[5]) for row in rows], dtype=np.int64),
        tuple(_column(name) for name in head[_FACTS:]),
        numbers,
    )


def _column(name: str) -> Column:
    kind, _, label = name.partition(".")
    return Column(kind, label)  # type: ignore[arg-type]


def why_not_placed(analysis: Analysis, card: ReferenceCard) -> str | None:
    """Why a text may not be held against the reference; ``None`` where it may."""
    reason = analysis.why_missing("functions")
    if reason:
        return f"functions were not measured: {reason}"
    metadata = analysis.document.metadata
    if metadata.genre is None:
        return f"the genre of the text is not stated; the reference is of the genre “{card.genre}”"
    if metadata.genre.casefold() != card.genre:
        return f"the text is of the genre “{metadata.genre}”, the reference of “{card.genre}”"
    if metadata.language != card.language:
        return f"the text is in another language than the reference ({card.language})"
    model = analysis.document.layer("functions").made_by.model_digest
    if model != card.model or analysis.codebook.digest != card.codebook:
        return "the text was labelled by another tagger or other pages than the reference"
    return None


@dataclass(frozen=True, slots=True)
class Placing:
    """Where a text stands in the reference by one measure.

    ``share`` is its share of sentences; ``percentile`` the part of the other speeches whose share
    is lower, those of an equal share counted by half, 0 to 100. ``zeros`` is how many of the
    ``percentile.base`` others have no such sentence.
    """

    column: Column
    share: Measure
    percentile: Measure
    median: float
    zeros: int


def find_placings(
    analysis: Analysis, profile: Profile, reference: Reference | None = None
) -> tuple[Placing, ...] | str:
    """Where a text stands among the speeches of its genre; or why it is not held against them.

    The interval of a percentile comes from the text's own variation: its ends are the percentiles
    of the ends of the interval of its share, over paragraphs. A text that is itself in the
    reference is held against the others.
    """
    reference = reference or load_reference()
    reason = why_not_placed(analysis, reference.card)
    if reason:
        return reason
    rows = reference.others(analysis)
    columns = [one for one in reference.columns if one in profile.places]
    sample = profile.sample(columns)
    shares = measure_rates([one.name for one in columns], sample.table, sample.bases)
    found = []
    for column, share in zip(columns, shares, strict=True):
        if share.value is None:
            return share.reason or "the text has no sentences"
        others = np.sort(reference.shares[rows, reference.columns.index(column)])
        found.append(_placing(column, share, others))
    return tuple(found)


def _placing(column: Column, share: Measure, others: FloatArray) -> Placing:
    assert share.value is not None
    value = _percentile(share.value, others)
    interval = None
    if share.interval:
        low, high = (_percentile(end, others) for end in (share.interval.low, share.interval.high))
        interval = Interval(min(low, value), max(high, value), LEVEL, _METHOD)
    lower = int(np.searchsorted(others, share.value, "left"))
    percentile = Measure(column.name, value, lower, others.size, UNIT, interval, share.reason)
    return Placing(column, share, percentile, float(np.median(others)), int((others == 0).sum()))


def _percentile(value: float, others: FloatArray) -> float:
    """The part of ``others``, sorted, below ``value``, equal ones by half, in percent."""
    below, above = (np.searchsorted(others, value, side) for side in ("left", "right"))
    return float(50 * (below + above) / others.size)
