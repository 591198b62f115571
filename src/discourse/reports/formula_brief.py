"""The first page on formulas: what appeared, what changed by a word, what vanished, in bullets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from discourse.measures.formulas.history import History, Wording
from discourse.measures.formulas.study import FormulaStudy
from discourse.reports.blocks import Block, Bullets, Heading, Paragraph, Run, Runs, strong, words
from discourse.reports.formula_words import (
    CERTAIN,
    FormulaPages,
    holder_name,
    in_texts,
    rate_words,
)
from discourse.reports.wording import p_value, plural

MOST = 6  # bullets of a kind
FEWEST_YEARS_GONE = 2
_NONE = "None of the formulas followed here."


def brief_blocks(study: FormulaStudy, pages: FormulaPages) -> Iterator[Block]:
    """The first page: a heading and bullets for each kind of change."""
    span = pages.coverage.span
    yield Heading(f"Appeared within {span}")
    yield _bullets([_edge(pages, one, 0) for one in _at_edge(pages, study, 0)])
    yield Heading("Changed by a word")
    yield _bullets([_chain(pages, one, steps) for one, steps in _chains(pages)[:MOST]])
    yield Heading(f"Not found again after an earlier year of {span}")
    yield _bullets([_edge(pages, one, 1) for one in _at_edge(pages, study, 1)])
    risen = [one for one in _by_change(pages) if one.trend and one.trend.statistic > 0]
    fallen = [one for one in _by_change(pages) if one.trend and one.trend.statistic < 0]
    if risen or fallen:
        yield Heading("Rising and falling")
        yield _bullets([_change(pages, one) for one in (*risen[: MOST // 2], *fallen[: MOST // 2])])
    yield Paragraph(
        words(
            "First and last are of these texts, never of all that was said. p: the chance that so "
            "late a first (or so early a last) comes of few texts alone; q: p adjusted over all "
            "formulas looked at. Years and numbers lead to sentences."
        ),
        small=True,
    )


def _bullets(items: Sequence[Runs]) -> Block:
    return Bullets(tuple(items)) if items else Paragraph(words(_NONE))


def _at_edge(pages: FormulaPages, study: FormulaStudy, side: int) -> list[History]:
    """Known formulas whose first (0) or last (1) is not at the edge of the coverage, then found ones.

    Of the found ones, those that chance alone does not explain (q); all the least likely first.
    """
    known = [one for one in pages.histories if one.known and _is_beyond(pages, one, side)]
    found = [
        one
        for one in pages.histories
        if not one.known and one.edges and (one.edges[side].q_value or 1.0) <= CERTAIN
    ]
    own = [one for one in known if one.having > 1 or _owns(one, study.holder)]
    ranked = sorted(own, key=lambda one: (_chance(one, side), -one.count, one.key))
    return (ranked + sorted(found, key=lambda one: (_chance(one, side), -one.count, one.key)))[:MOST]


def _is_beyond(pages: FormulaPages, history: History, side: int) -> bool:
    """Whether first or last lies inside the coverage: for the last, by two years or more."""
    if not history.edges or not history.edges[side].texts_beyond:
        return False
    gone = pages.coverage.years[-1] - history.edges[1].year
    return side == 0 or gone >= FEWEST_YEARS_GONE


def _owns(history: History, holder: str | None) -> bool:
    return history.known is not None and holder in history.known.owners


def _chance(history: History, side: int) -> float:
    return history.edges[side].p_value if history.edges else 1.0


def _edge(pages: FormulaPages, history: History, side: int) -> Runs:
    assert history.edges is not None
    edge = history.edges[side]
    when, texts = ("first", "before") if side == 0 else ("last", "after")
    return (
        strong(history.phrase),
        Run(f": {when} "),
        pages.reference(history, history.occurrences[0 if side == 0 else -1]),
        Run(
            f"; in {in_texts(history, pages.coverage)}, none of the {edge.texts_beyond} {texts} "
            f"(p {p_value(edge.p_value)}, q {p_value(edge.q_value)})"
        ),
    )


def _chains(pages: FormulaPages) -> list[tuple[History, list[Wording]]]:
    """Formulas of which one wording gave way to another: the later begins after the earlier ends."""
    found = []
    for history in pages.histories:
        steps = chain_of(history)
        if len(steps) > 1:
            found.append((history, steps))
    found.sort(key=lambda one: (one[0].known is None, -len(one[1]), -one[0].count))
    return found


def chain_of(history: History) -> list[Wording]:
    """Wordings of a known formula that follow each other in time without an overlap, oldest first.

    Of a found formula none: what its variants are is for the reader to see in the table.
    """
    if history.known is None:
        return []
    steps: list[Wording] = []
    counted = [one for one in history.wordings if one.counts]
    for wording in sorted(counted, key=lambda one: (one.last_year, one.first_year, one.words)):
        if not steps or wording.first_year > steps[-1].last_year:
            steps.append(wording)
    return steps


def _chain(pages: FormulaPages, history: History, steps: Sequence[Wording]) -> Runs:
    runs: list[Run] = []
    for step in steps:
        first = next(one for one in history.occurrences if one.words == step.words)
        runs += [Run(", then ")] if runs else []
        years = str(step.first_year)
        if step.last_year != step.first_year:
            years += f"–{step.last_year}"  # noqa: RUF001
        runs += [
            Run(f"“{step.phrase}”", "strong"),
            Run(f" {years} "),
            Run(f"({plural(step.texts, 'text')})", "plain", pages.anchor(history, first)),
        ]
    return tuple(runs)


def _by_change(pages: FormulaPages) -> list[History]:
    """Formulas that rise or fall for certain, those that changed most (by ratio) first."""
    certain = [one for one in pages.histories if (one.q_value or 1.0) <= CERTAIN]
    return sorted(certain, key=lambda one: (-_ratio(one), one.key))


def _ratio(history: History) -> float:
    """How many times the greater of the two rates the lesser is, with half a count for none."""
    assert history.trend is not None
    rates = [
        ((half.count or 0) + 0.5) / (half.base or 1)
        for half in (history.trend.earlier, history.trend.later)
    ]
    return max(rates) / min(rates)


def _change(pages: FormulaPages, history: History) -> Runs:
    assert history.trend is not None
    trend = history.trend
    return (
        strong(history.phrase),
        Run(f": {rate_words(trend.earlier)} per 1,000 words {trend.earlier.name}, "),
        Run(f"{rate_words(trend.later)} {trend.later.name} (q {p_value(history.q_value)}); "),
        pages.reference(history, history.occurrences[0]),
    )


def users_line(study: FormulaStudy) -> Runs:
    """Whose formulas others have, in one line; for texts of several holders."""
    borrowed = [
        one
        for one in study.known
        if one.known and any(user.holder not in one.known.owners for user in one.users)
    ]
    told = ", ".join(f"“{one.phrase}”" for one in borrowed[:3])
    who = holder_name(study.holder) if study.holder else "those with whom the sources connect them"
    return words(
        f"{plural(len(borrowed), 'known formula')} in use by others than {who}: {told}."
    )
