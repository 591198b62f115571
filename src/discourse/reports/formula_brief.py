"""The first page on formulas: what appeared, what changed by a word, what vanished, in bullets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from discourse.codebook import load_codebook
from discourse.measures.formulas.history import History, Wording
from discourse.measures.formulas.study import FormulaStudy
from discourse.reports.blocks import Block, Bullets, Heading, Paragraph, Run, Runs, strong, words
from discourse.reports.formula_reuse import REUSE_ANCHOR, numbers_of
from discourse.reports.formula_words import (
    CERTAIN,
    FormulaPages,
    holder_name,
    in_texts,
    rate_words,
)
from discourse.reports.wording import in_sentence, number_word, p_value, plural

MOST = 4  # bullets of a kind, so that all kinds fit the page
MOST_CHAINS = 3
MOST_USED = 4
FEW_TEXTS = 12  # of a formula in more texts, a wording of one text is no change of wording
FEWEST_YEARS_GONE = 2
LIKELY = 0.25  # a first or last that chance explains more often is none to report on page one
MOST_STEPS = 5  # wordings of a formula in one bullet
_NONE = "None of the formulas followed here."


def brief_blocks(study: FormulaStudy, pages: FormulaPages) -> Iterator[Block]:
    """The first page: a heading and bullets for each kind of change."""
    span = pages.coverage.span
    yield Heading("In brief")
    yield Heading("In most texts, and what comes back", 2)
    yield _bullets([*_most_used(pages, study), _reused(study)])
    yield Heading(f"Appeared within {span}", 2)
    yield _bullets([_edge(pages, one, 0) for one in _at_edge(pages, study, 0)])
    yield Heading("Changed by a word", 2)
    yield _bullets([_chain(pages, one, steps) for one, steps in _chains(pages)[:MOST_CHAINS]])
    yield Heading(f"Not found again after an earlier year of {span}", 2)
    yield _bullets([_edge(pages, one, 1) for one in _at_edge(pages, study, 1)])
    risen = [one for one in _by_change(pages) if one.trend and one.trend.statistic > 0]
    fallen = [one for one in _by_change(pages) if one.trend and one.trend.statistic < 0]
    if risen or fallen:
        yield Heading("Rising and falling", 2)
        yield _bullets([_change(pages, one) for one in (*risen[: MOST // 2], *fallen[: MOST // 2])])
    yield Paragraph(
        words(
            "First and last are of these texts, never of all that was said. q: how often so late a "
            "first, so early a last or so great a change would come of chance alone, adjusted for "
            "all formulas looked at; above .05 it is no finding, and stands here so that it may "
            "be looked up. In brackets behind a rate: its 95 % interval. At most "
            f"{number_word(MOST)} of a kind; all stand in the tables, and what is linked leads to "
            "sentences."
        ),
        small=True,
    )


def _most_used(pages: FormulaPages, study: FormulaStudy) -> Iterator[Runs]:
    """Which known formulas, and which of those found, most texts have."""
    texts = sum(pages.coverage.texts)
    for kind, histories in (("Known formulas", study.known), ("Found", study.found)):
        runs: list[Run] = [Run(f"{kind}: ")]
        for history in histories[:MOST_USED]:
            runs += [Run(", ")] if len(runs) > 1 else []
            runs += [
                Run(f"“{history.phrase}”", "strong"),
                Run(" ("),
                Run(f"{history.having:,}", "plain", pages.row_anchor(history)),
                Run(f" of {texts:,})"),
            ]
        if histories:
            yield tuple(runs)


def _reused(study: FormulaStudy) -> Runs:
    """What share of the words stands in an earlier text."""
    chosen = numbers_of(study)
    words_in_all = max(int(study.reuse.words[chosen].sum()), 1)
    own, others = (
        100 * int(part[chosen].sum()) / words_in_all
        for part in (study.reuse.own, study.reuse.others)
    )
    told = f"{own:.1f} % of the words stand in stretches of eight words and more that an earlier "
    told += "text of the same side has"
    if len(study.everywhere.holders) > 1:
        told += f", {others:.1f} % in stretches that only earlier texts of others have"
    altered = study.reuse.altered_own + study.reuse.altered_others
    share = 100 * int(altered[chosen].sum()) / words_in_all
    told += f"; {share:.1f} % more come back in stretches with a word or two altered"
    return (Run("Reuse: "), Run(f"{told}.", "plain", REUSE_ANCHOR))


def _bullets(items: Sequence[Runs]) -> Block:
    return Bullets(tuple(items)) if items else Paragraph(words(_NONE))


def _at_edge(pages: FormulaPages, study: FormulaStudy, side: int) -> list[History]:
    """Known formulas whose first (0) or last (1) lies inside the coverage, then found ones.

    Of the found ones, those that chance alone does not explain (q); all the least likely first.
    """
    known = [one for one in pages.histories if one.known and _is_beyond(pages, one, side)]
    found = [
        one
        for one in pages.histories
        if not one.known and one.edges and (one.edges[side].q_value or 1.0) <= CERTAIN
    ]
    sole = study.stream.holders[0] if len(study.stream.holders) == 1 else None
    own = [one for one in known if one.having > 1 or _owns(one, sole)]
    ranked = sorted(own, key=lambda one: (_chance(one, side), -one.count, one.key))
    return (ranked + sorted(found, key=lambda one: (_chance(one, side), -one.count, one.key)))[
        :MOST
    ]


def _is_beyond(pages: FormulaPages, history: History, side: int) -> bool:
    """Whether first or last lies inside the coverage: for the last, by two years or more."""
    if not history.edges or not history.edges[side].texts_beyond:
        return False
    if history.edges[side].p_value > LIKELY:
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
        *pages.edge_words(history, side),
        Run(
            f"; in {in_texts(history, pages.coverage)}, none of {edge.texts_beyond:,} {texts} "
            f"({_certainty(edge.q_value)})"
        ),
    )


def _certainty(q_value: float | None) -> str:
    """``q < .001``; where chance alone may explain it, that comes first."""
    told = f"q {p_value(q_value)}".replace(" ", "\N{NO-BREAK SPACE}")
    is_certain = q_value is not None and q_value <= CERTAIN
    return told if is_certain else f"chance alone may explain it, {told}"


def _chains(pages: FormulaPages) -> list[tuple[History, list[Wording]]]:
    """Known formulas of which one wording ended before another began, most wordings first."""
    found = [(one, _steps(one)) for one in pages.histories if one.known]
    kept = [(one, steps) for one, steps in found if gave_way(steps)]
    kept.sort(key=lambda pair: (-len(pair[1]), -pair[0].count, pair[0].key))
    return kept


def _steps(history: History) -> list[Wording]:
    """The wordings that count and those with only small words or forms other, by first year."""
    fewest = 1 if history.having <= FEW_TEXTS else 2
    told = [one for one in history.wordings if not one.is_near and one.texts >= fewest]
    chosen = sorted(told, key=lambda one: (-one.texts, -one.count, one.words))[:MOST_STEPS]
    return sorted(chosen, key=lambda one: (one.first_year, one.last_year, one.words))


def gave_way(wordings: Sequence[Wording]) -> bool:
    """Whether one of ``wordings`` was last used before another was first used."""
    first_end = min((one.last_year for one in wordings), default=0)
    return max((one.first_year for one in wordings), default=0) > first_end


def _chain(pages: FormulaPages, history: History, steps: Sequence[Wording]) -> Runs:
    runs: list[Run] = []
    for step in steps:
        runs += [Run("; ")] if runs else []
        years = str(step.first_year)
        if step.last_year != step.first_year:
            years += f"–{step.last_year}"
        texts = plural(step.texts, "text")
        runs += [
            Run(f"“{step.phrase}”", "strong"),
            Run(f" {years} ({texts})", "plain", pages.row_anchor(history)),
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
    """How far the formulas connected with a holder are used by others, in one line."""
    who = in_sentence(holder_name(study.holder or ""), load_codebook())
    own = [one for one in study.known if _owns(one, study.holder)]
    lent = [(one, sum(user.holder != study.holder for user in one.users)) for one in own]
    lent = sorted((pair for pair in lent if pair[1]), key=lambda pair: (-pair[1], pair[0].key))
    told = ", ".join(f"“{one.phrase}” ({plural(n, 'side')})" for one, n in lent[:4])
    more = f": {told}{' and more' if lent[4:] else ''}" if told else ""
    return words(
        f"Of the {plural(len(own), 'known formula')} connected with {who} that it has here, others "
        f"use {number_word(len(lent))}{more}."
    )
