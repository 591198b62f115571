"""Formulas as rows and records, for tables and programs: nothing is left out of these."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from discourse.measures.formulas.alignment import WHOLE, Change
from discourse.measures.formulas.altered import Altered
from discourse.measures.formulas.history import History
from discourse.measures.formulas.matching import Occurrence
from discourse.measures.formulas.reuse import Block, Reuse
from discourse.measures.formulas.stream import WordStream
from discourse.measures.measure import Measure
from discourse.text import Span

#: The columns of :func:`attestation_rows`.
ATTESTATION_COLUMNS = ("formula", "text", "date", "holder", "sentence", "start", "end", "wording",
                       "words of the sentence")  # fmt: skip
#: The columns of :func:`reuse_rows`.
REUSE_COLUMNS = ("earlier", "sentence", "later", "later sentence", "words", "sides", "same side",
                 "changes", "text")  # fmt: skip


def attestation_rows(stream: WordStream, histories: Sequence[History]) -> Iterator[tuple[str, ...]]:
    """A row for each place of each formula, header first: where it stands, and the sentence.

    Start and end count code points of the text from 0, the end not included.
    """
    yield ATTESTATION_COLUMNS
    for history in histories:
        for one in history.occurrences:
            place = _attestation(stream, one)
            yield (history.key, *map(str, place.values()))


def _attestation(stream: WordStream, one: Occurrence) -> dict[str, Any]:
    text = stream.texts[stream.text_of[one.first]]
    number = stream.sentence_no(one.first)
    span = stream.span(one.first, len(one.words))
    sentence = text.sentences[text.sentence_numbers.index(number)]
    return {
        "text": text.id,
        "date": text.date,
        "holder": text.holder,
        "sentence": number,
        "start": span.start,
        "end": span.end,
        "wording": text.document.quote(span),
        "sentence_text": text.document.quote(sentence),
    }


def reuse_rows(stream: WordStream, reuse: Reuse) -> Iterator[tuple[str, ...]]:
    """A row for each stretch that an earlier text has, header first; common ones as well.

    Exact stretches stand first, then altered ones with the words that stayed and what was changed.
    """
    yield REUSE_COLUMNS
    for one in reuse.stretches:
        later = stream.texts[one.later]
        yield (
            stream.texts[one.earlier].id,
            str(stream.sentence_no(one.earlier_first)),
            later.id,
            str(stream.sentence_no(one.later_first)),
            str(one.shared if isinstance(one, Altered) else one.length),
            str(one.holders),
            "yes" if one.is_own else "no",
            "; ".join(_changes(stream, one)) if isinstance(one, Altered) else "",
            " ".join(later.document.quote(_later_span(stream, one)).split()),
        )


def _changes(stream: WordStream, altered: Altered) -> Iterator[str]:
    """``said → stressed``, ``+ firm``, ``- very``: what stands in each gap."""
    for old, new in altered.gaps():
        before, after = (stream.phrase(*side) if side[1] else "" for side in (old, new))
        yield str(Change(before, after, WHOLE))


def _later_span(stream: WordStream, one: Block | Altered) -> Span:
    """Where a stretch stands in the later text."""
    if isinstance(one, Altered):
        return stream.span(one.later_first, one.later_length)
    return one.later_span


def to_record(stream: WordStream, history: History) -> dict[str, Any]:
    """All that is known of a formula, as plain data for a line of JSON."""
    edges, trend, known = history.edges, history.trend, history.known
    return {
        "formula": history.key,
        "phrase": history.phrase,
        "known": None
        if known is None
        else {"owners": list(known.owners), "since": known.since, "source": known.source,
              "checked": list(known.checked), "unchecked": known.unchecked},
        "count": history.count,
        "texts": history.having,
        "cohesion": history.sequence and round(history.sequence.cohesion, 4),
        "entropy_before": history.sequence and round(history.sequence.before, 4),
        "entropy_after": history.sequence and round(history.sequence.after, 4),
        "first": edges and {"year": edges[0].year, "texts_before": edges[0].texts_beyond,
                            "p": edges[0].p_value, "q": edges[0].q_value},
        "last": edges and {"year": edges[1].year, "texts_after": edges[1].texts_beyond,
                           "p": edges[1].p_value, "q": edges[1].q_value},
        "trend": trend and {"earlier": _rate(trend.earlier), "later": _rate(trend.later),
                            "rises": trend.statistic > 0, "p": trend.p_value,
                            "q": history.q_value, "reason": trend.reason},
        "years": [{"year": y.year, "texts": y.texts, "texts_with_it": y.having, "count": y.count,
                   "holders": list(y.holders),
                   "rate": _rate(y.rate)} for y in history.years],
        "wordings": [{"wording": w.phrase, "difference": w.difference, "counted": w.counts,
                      "count": w.count, "texts": w.texts, "first_year": w.first_year,
                      "last_year": w.last_year} for w in history.wordings],
        "users": [{"holder": u.holder, "texts_with_it": u.having, "texts": u.texts,
                   "count": u.count, "first_date": u.first_date, "last_year": u.last_year}
                  for u in history.users],
        "attestations": [_attestation(stream, one) for one in history.occurrences],
    }  # fmt: skip


def _rate(measure: Measure) -> dict[str, Any]:
    interval = measure.interval
    return {
        "name": measure.name,
        "per_1000_words": measure.value,
        "count": measure.count,
        "words": measure.base,
        "low": interval and interval.low,
        "high": interval and interval.high,
        "reason": measure.reason,
    }


def formula_rows(histories: Sequence[History]) -> Iterator[tuple[str, ...]]:
    """A row for each formula, header first, with a column for the count of each year.

    A year without a text is left empty, which is not 0.
    """
    years = [str(year.year) for year in histories[0].years] if histories else []
    yield ("formula", "phrase", "owners", "texts", "count", "first", "last", "trend_q", *years)
    for one in histories:
        first, last = (str(edge.year) for edge in one.edges) if one.edges else ("", "")
        yield (
            one.key,
            one.phrase,
            " ".join(one.known.owners) if one.known else "",
            str(one.having),
            str(one.count),
            first,
            last,
            "" if one.q_value is None else f"{one.q_value:.4f}",
            *(str(year.count) if year.texts else "" for year in one.years),
        )
