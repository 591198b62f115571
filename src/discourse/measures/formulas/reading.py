"""From documents to a stream: dates, holders, sentences, and words with their places."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from discourse.annotators import annotate
from discourse.document import Document, Metadata
from discourse.errors import UsageError
from discourse.measures.formulas.stream import BoolArray, DatedText, WordStream
from discourse.text import fold

#: A word: letters and digits, with apostrophes inside; a hyphen parts two.
TOKEN = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_TOKENS_AND_REST = re.compile(f"({TOKEN.pattern})")
#: What no formula reaches over. A full stop or colon inside a number ("1.5") parts nothing.
_PARTS = re.compile(r"[;!?()\[\]—|/]|[.:](?!$)|(?<=.)[.:]$|--|\n\s*\n", re.DOTALL)
_YEAR = re.compile(r"[12]\d{3}(?!\d)")
#: Who holds a formula: the country, or the speaker, that the metadata of a text name.
HOLDERS = ("country", "speaker")
NOBODY = "not stated"
_OTHERS = "reported_other"  # the voice of askers and of another side


def read_stream(documents: Iterable[Document], by: str = "country") -> WordStream:
    """The dated ones of ``documents`` as one stream, oldest first.

    Args:
        documents: with or without the layer of units, which is added where it is missing.
        by: what tells holders apart, one of :data:`HOLDERS`.

    Raises:
        UsageError: none of the texts is dated, or ``by`` is none of the two.
    """
    if by not in HOLDERS:
        raise UsageError(f"holders are told apart by {' or '.join(HOLDERS)}, not by {by!r}")
    texts, undated = [], []
    for document in documents:
        when = date_of(document.metadata)
        if when is None:
            undated.append(document.id)
        else:
            texts.append(_dated(document, when, by))
    if not texts:
        raise UsageError(
            f"no date is known of {_counted(undated)}, and formulas are followed through time: "
            "give dates (2030, 2030-05 or 2030-05-01) with --metadata-table FILE (a column date), "
            "--meta date=YEAR, or --name-pattern such as {country}_{session}_{year}"
        )
    texts.sort(key=lambda text: (text.date, text.id))
    return _joined(texts, tuple(undated))


def _counted(ids: Sequence[str]) -> str:
    if not ids:
        return "no text, since none was given"
    return f"the text {ids[0]!r}" if len(ids) == 1 else f"any of {len(ids)} texts"


def date_of(metadata: Metadata) -> str | None:
    """The date of a text if it begins with a year; a day that the calendar lacks counts as none."""
    given = (metadata.date or "").strip()
    found = _YEAR.match(given)
    if not found:
        return None
    try:
        return date.fromisoformat(given).isoformat()
    except ValueError:
        return given if re.fullmatch(r"\d{4}(-(0[1-9]|1[0-2]))?", given) else found[0]


def _dated(document: Document, when: str, by: str) -> DatedText:
    if not document.has("paragraphs"):
        document = annotate(document, None, ("paragraphs",))
    sentences, numbers = [], []
    for unit in document.layer("units"):
        attributes = dict(unit.attributes)
        if "sentence_no" in attributes and attributes.get("voice") != _OTHERS:
            sentences.append(unit.span)
            numbers.append(int(attributes["sentence_no"]))
    metadata = document.metadata
    holder = (metadata.party if by == "country" else metadata.speaker) or NOBODY
    return DatedText(document, when, int(when[:4]), holder, tuple(sentences), tuple(numbers))


def _joined(texts: Sequence[DatedText], undated: tuple[str, ...]) -> WordStream:
    numbers: dict[str, int] = {}
    parting: dict[str, bool] = {}
    columns: list[_Columns] = []
    runs = 0
    for text in texts:
        own = _columns(text, numbers, parting)
        columns.append(own._replace(run_of=own.run_of + runs))
        runs += int(own.run_of[-1]) + 1 if own.run_of.size else 0
    whole = _Columns(*map(np.concatenate, zip(*columns, strict=True)))
    return WordStream(
        tuple(texts),
        tuple(numbers),
        whole.words.astype(np.int32),
        whole.starts.astype(np.int32),
        whole.ends.astype(np.int32),
        np.repeat(np.arange(len(texts), dtype=np.int32), [one.words.size for one in columns]),
        whole.run_of.astype(np.int32),
        whole.raised,
        whole.opens,
        whole.after_comma,
        undated,
    )


class _Columns(NamedTuple):
    """The words of one text; runs are counted from 0."""

    words: NDArray[np.int64]
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    run_of: NDArray[np.int64]
    raised: BoolArray
    opens: BoolArray
    after_comma: BoolArray


def _columns(text: DatedText, numbers: dict[str, int], parting: dict[str, bool]) -> _Columns:
    """Cut one text; ``numbers`` (of words) and ``parting`` (of what stands between) grow."""
    own = text.document.text
    pieces = _TOKENS_AND_REST.split(fold(own))
    found, rest = pieces[1::2], pieces[:-1:2]
    for gap in set(rest).difference(parting):
        parting[gap] = _PARTS.search(gap) is not None
    for word in found:
        numbers.setdefault(word, len(numbers))
    places = np.cumsum(np.fromiter(map(len, pieces), np.int64, len(pieces)))
    starts, ends = places[:-1:2], places[1::2]
    unit, inside = _units_of(text, starts, ends)
    parted = _flags(map(parting.__getitem__, rest), rest)[inside]
    capital = _flags((own[at].isupper() for at in starts.tolist()), rest)[inside]
    unit = unit[inside]
    first = np.ones(unit.size, dtype=np.bool_)
    first[1:] = parted[1:] | (unit[1:] != unit[:-1])
    return _Columns(
        np.fromiter(map(numbers.__getitem__, found), np.int64, len(found))[inside],
        starts[inside],
        ends[inside],
        np.cumsum(first) - 1,
        capital & ~first,
        ~_flags((gap == "-" for gap in rest), rest)[inside],
        _flags(("," in gap for gap in rest), rest)[inside] & ~first,
    )


def _units_of(
    text: DatedText, starts: NDArray[np.int64], ends: NDArray[np.int64]
) -> tuple[NDArray[np.int64], BoolArray]:
    """The row of the sentence that each word begins in, and whether it lies wholly in it."""
    if not text.sentences:
        return np.zeros(starts.size, dtype=np.int64), np.zeros(starts.size, dtype=np.bool_)
    firsts = np.array([span.start for span in text.sentences], dtype=np.int64)
    lasts = np.array([span.end for span in text.sentences], dtype=np.int64)
    unit = np.searchsorted(firsts, starts, side="right") - 1
    return unit, (unit >= 0) & (ends <= lasts[np.maximum(unit, 0)])


def _flags(values: Iterable[bool], like: Sequence[object]) -> BoolArray:
    return np.fromiter(values, np.bool_, len(like))
