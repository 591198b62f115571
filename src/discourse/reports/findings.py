"""The findings of the first page: sentences that stand only where the numbers bear them out.

Each rule looks at one matter and states what the counts support, or nothing. The first page
prints the first three that have something to state, in the order of ``RULES``.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from discourse.analysis import Unit
from discourse.ledger import Request
from discourse.reports.blocks import Finding, Run, Runs
from discourse.reports.openness import state_criticism
from discourse.reports.passages import Passages
from discourse.reports.statements import (
    FEWEST_FOR_TITLE,
    Statement,
    in_brackets,
    position,
    span_of,
)
from discourse.reports.wording import number_word, plural, sentence_case, times

#: A count is called larger than another where the difference exceeds so many standard deviations
#: of a fair coin's: a sign test at 5 %.
_CLEARLY = 1.96
NARROW_SHARE = 0.6  # figures are said to stand in a stretch of the text no longer than this


def state_figures(passages: Passages) -> Statement | None:
    """Where figures stand, and whether anything promised has one; record against promise."""
    figures, record = passages.having("statistic"), passages.having("achievement")
    pledges = passages.having("commitment")
    if len(figures) + len(record) + len(pledges) < 2:
        return None
    headline = _place_of_figures(passages, figures) or (
        f"It reports results in {plural(len(record), 'sentence')}"
        if record
        else "It reports no results that were found"
    )
    headline += f"; {_promises(passages, pledges)}."
    both = tuple(unit for unit in figures if unit.has("achievement"))
    total = len(passages.analysis.own_sentences)
    support = (
        passages.count("statistic", figures),
        Run(f" of {total} sentences {'holds' if len(figures) == 1 else 'hold'} a figure"),
        *in_brackets(passages, figures, "statistic"),
        Run(f", {number_word(len(both)) if both else 'none'} of them in a report of results. "),
        passages.count("achievement", record),
        Run(f" {'reports' if len(record) == 1 else 'report'} results or own conduct; "),
        passages.count("commitment", pledges),
        Run(f" {'is' if len(pledges) == 1 else 'are'} labelled commitment"),
        *in_brackets(passages, pledges, "commitment"),
        *_whose(passages, pledges),
    )
    shown, label = next(
        (units, label)
        for units, label in (
            (pledges, "commitment"),
            (figures, "statistic"),
            (record, "achievement"),
        )
        if units
    )
    clause = _balance(figures, both, record, pledges)
    return Statement(clause, headline, support, passages.quotation(shown, label))


def _whose(passages: Passages, pledges: Sequence[Unit]) -> Runs:
    """Where it is told who undertakes what: the label takes in bodies that the speaker can bind."""
    if not pledges:
        return (Run("."),)
    where = Run("What it commits to", target=passages.section_anchor("commitment"))
    return (Run("; who undertakes it stands under "), where, Run("."))


def _place_of_figures(passages: Passages, figures: Sequence[Unit]) -> str:
    if len(figures) < FEWEST_FOR_TITLE:
        return ""
    length = (figures[-1].sentence_no or 0) - (figures[0].sentence_no or 0) + 1
    if length <= NARROW_SHARE * len(passages.analysis.own_sentences):
        return f"All {number_word(len(figures))} sentences with figures stand in {span_of(figures)}"
    return f"{sentence_case(number_word(len(figures)))} sentences hold figures" + position(
        passages, figures
    ).replace(";", ",")


def _promises(passages: Passages, pledges: Sequence[Unit]) -> str:
    """What is said of commitments and of figures in them."""
    if not pledges:
        known = passages.analysis.document.metadata.country is not None
        return f"no commitment was found{'' if known else ' in the first person'}"
    with_figure = sum(unit.has("statistic") for unit in pledges)
    if len(pledges) == 1:
        return f"the one commitment has {'a' if with_figure else 'no'} figure"
    if not with_figure:
        return f"none of the {number_word(len(pledges))} commitments has a figure"
    if with_figure == len(pledges):
        return (
            f"{'both' if with_figure == 2 else f'all {number_word(with_figure)}'} commitments "
            "have a figure"
        )
    verb = "has" if with_figure == 1 else "have"
    number = number_word(with_figure)
    return f"{number} of the {number_word(len(pledges))} commitments {verb} a figure"


def _balance(
    figures: Sequence[Unit],
    both: Sequence[Unit],
    record: Sequence[Unit],
    pledges: Sequence[Unit],
) -> str:
    promised = any(unit.has("statistic") for unit in pledges)
    if len(figures) >= FEWEST_FOR_TITLE and pledges and not promised:
        if 2 * len(both) > len(figures):
            return "puts figures into its record and none into its commitments"
        return "puts no figures into its commitments"
    if len(record) + len(pledges) < FEWEST_FOR_TITLE:
        return ""
    if not pledges:
        return "reports its record"
    if abs(len(record) - len(pledges)) <= _CLEARLY * math.sqrt(len(record) + len(pledges)):
        return ""  # what few sentences more would turn round is no finding
    more = len(record) > len(pledges)
    return "reports more than it promises" if more else "promises more than it reports"


_ASKED = (
    ("joint", "of speaker and addressees together"),
    ("partner", "of a partner"),
    ("opponent", "of an opponent"),
    ("all", "of all states or a common body"),
    (None, "without a clear addressee"),
)


def state_requests(passages: Passages) -> Statement | None:
    """What is asked, and of whom."""
    calls = passages.having("exhortation")
    if len(calls) < 2:
        return None
    groups = {name: passages.asking(name) for name, _ in _ASKED}
    foremost = max(
        (name for name, _ in _ASKED if name), key=lambda name: (len(groups[name]), name == "joint")
    )
    headline = f"It asks {times(len(calls))}"
    if groups[foremost]:
        headline += f", {times(len(groups[foremost]))} {dict(_ASKED)[foremost]}"
    headline += position(passages, calls)
    if not groups["opponent"] and not any(_is_to_opponent(unit) for unit in calls):
        headline += "; no demand on an opponent was found"
    runs: list[Run] = [
        passages.count("exhortation", calls),
        Run(f" of {len(passages.analysis.own_sentences)} sentences call for action: "),
    ]
    for number, (name, words) in enumerate(pair for pair in _ASKED if groups[pair[0]]):
        units = groups[name]
        runs += [Run("; ")] if number else []
        runs += [Run(str(len(units)), "strong", passages.list_anchor("exhortation"))]
        runs += [Run(f" {words}"), *in_brackets(passages, units, "exhortation")]
    runs.append(Run(". “We must” is counted as a call, not as a commitment."))
    return Statement(
        f"asks {times(len(calls))}" if len(calls) >= FEWEST_FOR_TITLE else "",
        headline + ".",
        tuple(runs),
        passages.quotation(calls, "exhortation"),
    )


def _is_to_opponent(unit: Unit) -> bool:
    """Whether the ledger of requests takes whom it asks for an opponent, where the label does not.

    With pages of one's own they may differ; a denial must hold for both.
    """
    return any(one.kind == "opponent" for one in unit.recorded(Request))


def _of_one_label(
    label: str, clause: str, says: str, fewest: int = 3
) -> Callable[..., Statement | None]:
    """A rule for texts that are mostly of one kind: states how much of the text that is."""

    def rule(passages: Passages) -> Statement | None:
        units = passages.having(label)
        total = len(passages.analysis.own_sentences)
        if len(units) < fewest:
            return None
        support = (
            passages.count(label, units),
            Run(f" of {total} sentences"),
            *in_brackets(passages, units, label),
            Run("."),
        )
        headline = f"{sentence_case(number_word(len(units)))} of {total} sentences {says}."
        return Statement(
            clause if len(units) >= FEWEST_FOR_TITLE else "",
            headline,
            support,
            passages.quotation(units, label),
        )

    return rule


RULES: tuple[Callable[[Passages], Statement | None], ...] = (
    state_figures,
    state_criticism,
    state_requests,
    _of_one_label("declaration", "declares", "decide or declare something by being said"),
    _of_one_label("appraisal", "praises and deplores", "praise, deplore or voice concern"),
    _of_one_label("principle", "states principles", "state a norm or take a position on one"),
    _of_one_label("ceremonial", "observes protocol", "are courtesy and protocol"),
    _of_one_label("diagnosis", "describes the world", "describe the state of the world"),
    _of_one_label("history", "recalls a shared past", "recall a shared past", fewest=2),
)


def find_findings(passages: Passages) -> tuple[tuple[Finding, ...], str]:
    """Up to three findings, and the sentence that stands as the title of the report."""
    statements = [statement for rule in RULES if (statement := rule(passages))][:3]
    findings = tuple(
        Finding(number, s.headline, s.support, s.quotation)
        for number, s in enumerate(statements, start=1)
    )
    clauses = [statement.clause for statement in statements if statement.clause][:2]
    title = "The text " + " and ".join(clauses) if clauses else statements[0].headline.rstrip(".")
    return findings, title
