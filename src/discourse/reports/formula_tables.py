"""Tables on formulas: known and found ones, their wordings, who uses them, and sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from discourse.measures.formulas.chronology import PER, YearCount
from discourse.measures.formulas.history import History, Wording
from discourse.measures.formulas.matching import content_of
from discourse.reports.blocks import (
    NOTHING,
    Column,
    Figure,
    Quotations,
    Run,
    Runs,
    Table,
    words,
)
from discourse.reports.formula_figures import YearRow, draw_years
from discourse.reports.formula_words import (
    FormulaPages,
    holder_name,
    rate_words,
    short_holder_name,
    trend_words,
    users_words,
)

MOST_WORDINGS = 4  # variants that do not count, of one formula
MOST_USERS = 5
MOST_NEW = 8  # sides named of those that take a formula up in a year
MOST_COLUMNS = 20
_PERIODS = (1, 2, 5, 10, 20, 50, 100, 1000)
FEWEST_TEXTS_NEAR = 2
FEWEST_CONTENT_NEAR = 4


def years_figure(pages: FormulaPages, histories: Sequence[History], name: str) -> Figure:
    """Counts by year of some formulas, with the numbers behind them."""
    size = _period(len(pages.coverage.years))
    rows = [_year_row(one, size) for one in histories]
    every = "year" if size == 1 else f"period of {size} years"
    header = ("formula", "year", "texts", "texts with it", "sides", "count", "words",
              "per 1,000 words", "low", "high", "interval")  # fmt: skip
    gaps = ", ".join(map(str, pages.coverage.gaps)) if size == 1 else ""
    return Figure(
        name,
        f"How often each formula stands in each {every}",
        "Numbers are counts; the darker, the higher the rate per 1,000 words within the row."
        + ("" if size == 1 else " Each column begins with the year above it.")
        + (f" Crossed out: no text of {gaps}." if gaps else ""),
        draw_years(rows, _periods(pages.coverage.years, size)),
        "; ".join(f"{one.phrase}: {_told(one)}" for one in histories),
        (header, *(row for one in histories for row in year_rows(one))),
    )


def _period(years: int) -> int:
    """How many years a column of the figure stands for, so that not too many stand side by side."""
    return next(size for size in _PERIODS if years <= MOST_COLUMNS * size)


def _periods(years: Sequence[int], size: int) -> list[str]:
    """The names of the columns: a year each, or the first year of each period."""
    return [str(year) for year in years[::size]]


def _year_row(history: History, size: int) -> YearRow:
    counts: list[int | None] = []
    rates: list[float | None] = []
    for first in range(0, len(history.years), size):
        part = [year for year in history.years[first : first + size] if year.texts]
        base = sum(year.rate.base or 0 for year in part)
        counts.append(sum(year.count for year in part) if part else None)
        rates.append(PER * sum(year.count for year in part) / base if base else None)
    return YearRow(history.phrase, tuple(counts), tuple(rates))


def year_rows(history: History) -> Iterator[tuple[str, ...]]:
    """A row of the data for each year: counts, rate, interval or why there is none."""
    for year in history.years:
        rate, interval = year.rate, year.rate.interval
        yield (
            history.phrase,
            str(year.year),
            str(year.texts),
            str(year.having) if year.texts else "",
            str(len(year.holders)) if year.texts else "",
            str(year.count) if year.texts else "",
            str(rate.base or ""),
            "" if rate.value is None else f"{rate.value:.4f}",
            f"{interval.low:.4f}" if interval else "",
            f"{interval.high:.4f}" if interval else "",
            interval.method if interval else rate.reason or "",
        )


def _told(history: History) -> str:
    return ", ".join(f"{y.year} {y.count if y.texts else 'no text'}" for y in history.years)


def formulas_table(pages: FormulaPages, histories: Sequence[History], caption: str) -> Table:
    """Formulas with texts, counts, first and last, and the rates of both halves of the years."""
    halves = [one.trend for one in histories if one.trend]
    early, late = (halves[0].earlier.name, halves[0].later.name) if halves else ("", "")
    rows = tuple(
        (
            (Run(one.phrase, "strong", pages.row_anchor(one)),),
            words(", ".join(map(short_holder_name, one.known.owners)) if one.known else ""),
            words(f"{one.having}"),
            words(f"{one.count}"),
            pages.edge_run(one, 0),
            pages.edge_run(one, -1),
            words(rate_words(one.trend.earlier) if one.trend else ""),
            words(rate_words(one.trend.later) if one.trend else ""),
            words(trend_words(one.trend, one.q_value)),
        )
        for one in histories
    )
    known = any(one.known for one in histories)
    columns = [
        Column("Formula", width=1.5),
        Column("Connected with", width=1.2),
        Column("Texts", "right"),
        Column("Times", "right"),
        Column("First"),
        Column("Last"),
        Column(early, "right"),
        Column(late, "right"),
        Column("Trend"),
    ]
    kept = [n for n in range(len(columns)) if known or n != 1]
    return Table(
        caption,
        tuple(columns[n] for n in kept),
        tuple(tuple(row[n] for n in kept) for row in rows),
        f"Texts: how many of {sum(pages.coverage.texts):,} have it. First and last: in these "
        f"texts, of {pages.coverage.span}. The two columns before the trend: per 1,000 words in "
        "each half of the years, with a 95 % interval (exact, widened for clustering in texts, or "
        "in paragraphs where a half has fewer than 60 texts; none with fewer than 60 of these). "
        "Trend: the years of the texts dealt out at random, q adjusted over the formulas.",
    )


def wordings_table(pages: FormulaPages, histories: Sequence[History]) -> Table | None:
    """The wordings of each formula that has several, by what is other in them."""
    rows: list[tuple[Runs, ...]] = []
    for history in histories:
        shown = shown_wordings(history)
        if len(shown) < 2:
            continue
        for number, one in enumerate(shown):
            years = str(one.first_year)
            years += f"–{one.last_year}" if one.last_year != one.first_year else ""
            head = (Run(history.phrase, "strong", pages.row_anchor(history)),)
            rows.append(
                (
                    head if number == 0 else words(""),
                    words(one.phrase),
                    words(one.difference or "as given"),
                    words("yes" if one.counts else "no"),
                    words(str(one.texts)),
                    words(years),
                )
            )
    if not rows:
        return None
    return Table(
        "Wordings of the same formula, and near ones",
        (
            Column("Formula", width=1.2),
            Column("Wording", width=1.6),
            Column("Difference", width=1.2),
            Column("Counted"),
            Column("Texts", "right"),
            Column("First–last"),
        ),
        tuple(rows),
        "+ more, - less, → instead. Counted: it is one of the forms of the formula, or (for known "
        "formulas of three words of content) only small words, forms of words or their order are "
        "other. What is not counted may be another formula; where a word of content is other, it "
        f"is listed from {FEWEST_TEXTS_NEAR} texts on.",
    )


def shown_wordings(history: History) -> list[Wording]:
    """The forms that count, and the variants worth a line: some, and near ones of several texts."""
    counted = [one for one in history.wordings if one.counts]
    # A short formula that the texts show is near to much that has nothing to do with it.
    found = history.sequence
    may_be_near = found is None or len(content_of(found.words)) >= FEWEST_CONTENT_NEAR
    others = [
        one
        for one in history.wordings
        if not one.counts and (not one.is_near or (may_be_near and one.texts >= FEWEST_TEXTS_NEAR))
    ]
    others.sort(key=lambda one: (-one.texts, -one.count, one.words))
    return counted + others[:MOST_WORDINGS]


def users_table(histories: Sequence[History]) -> Table:
    """Who has each formula first in the corpus, and who has it most."""
    return Table(
        "Who uses them",
        (
            Column("Formula", width=1.2),
            Column("First date here"),
            Column("Who has it on that date", width=1.1),
            Column("Users", "right"),
            Column("In most of their texts", width=2),
        ),
        tuple(
            (
                words(one.phrase, "strong"),
                words(one.first_users[0].first_date if one.users else ""),
                words(_first_users(one)),
                words(str(len(one.users))),
                words(users_words(one.users, MOST_USERS)),
            )
            for one in histories
        ),
        "All texts given are looked at. In brackets: texts that have it, of the texts of that "
        "side. Using the words does not say for or against: read the sentences.",
    )


def adoption_table(histories: Sequence[History]) -> Table:
    """How many sides use each formula in each year, and which of them for the first time here."""
    rows: list[tuple[Runs, ...]] = []
    for history in histories:
        before: set[str] = set()
        for year in history.years:
            if not year.holders:
                continue
            new = [holder_name(one) for one in year.holders if one not in before]
            before.update(year.holders)
            more = len(new) - MOST_NEW
            told = ", ".join(new[:MOST_NEW]) + (f" and {more} more" if more > 0 else "")
            rows.append(
                (
                    words(history.phrase if year is _first_year(history) else "", "strong"),
                    words(str(year.year)),
                    words(f"{len(year.holders)}"),
                    words(f"{len(new)}"),
                    words(told or NOTHING),
                )
            )
    return Table(
        "Who takes them up, year by year",
        (
            Column("Formula", width=1.2),
            Column("Year"),
            Column("Sides", "right"),
            Column("New", "right"),
            Column("For the first time here", width=2.4),
        ),
        tuple(rows),
        "Sides that have it in a year, and those of them that had it in no earlier year of these "
        "texts. In the first year all are new, whatever they said before.",
    )


def _first_year(history: History) -> YearCount:
    return next(year for year in history.years if year.holders)


def _first_users(history: History) -> str:
    names = [holder_name(user.holder) for user in history.first_users]
    rest = len(names) - 3
    return ", ".join(names[:3]) + (f" and {rest} more" if rest > 0 else "")


def sentences_of(pages: FormulaPages, history: History) -> Quotations:
    """The sentences of a formula that are printed."""
    rows = []
    for one in pages.shown(history):
        sentence = pages.stream.sentence_no(one.first)
        where = Run(f"{pages.name_of(one)} s{sentence}", "small", None, pages.anchor(history, one))
        rows.append(((where,), pages.sentence(one)))
    return Quotations(tuple(rows))
