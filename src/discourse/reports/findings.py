"""The findings of the first page: sentences that stand only where the numbers bear them out.

Each rule looks at one matter and states what the counts support, or nothing. The first page
prints the first three that have something to state, in the order of ``RULES``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from discourse.analysis import Unit
from discourse.reports.blocks import Finding, Run, Runs
from discourse.reports.passages import Passages
from discourse.reports.wording import number_word, plural, sentence_case, times

LATE_SHARE = 0.75  # so much of it must lie in the second half before it is called late
FEWEST_FOR_POSITION = 4
FEWEST_FOR_TITLE = 4  # no title rests on fewer sentences


@dataclass(frozen=True, slots=True)
class Statement:
    """What a rule states: a clause for the title, the headline, and what bears it out."""

    clause: str
    headline: str
    support: Runs
    quotation: Runs


def state_record(passages: Passages) -> Statement | None:
    """Record against promise, and whether anything promised is quantified."""
    record, pledges = passages.having("achievement"), passages.having("commitment")
    figures = passages.having("statistic")
    if len(record) + len(pledges) < 2:
        return None
    with_figure = [unit for unit in pledges if unit.has("statistic")]
    results = f"{plural(len(record), 'sentence')} on its record"
    promises = plural(len(pledges), "commitment") if pledges else "no commitment that was found"
    if not pledges and not _speaker_is_known(passages):
        promises = "no commitment in the first person"
    headline = f"It spends {results} and makes {promises}"
    if pledges and figures and not with_figure:
        headline += ", none with a figure"
    elif with_figure:
        headline += f", {number_word(len(with_figure))} with a figure"
    clause = _balance(len(record), len(pledges))
    support = (
        passages.count("achievement", record),
        Run(f" of {len(passages.analysis.sentences)} sentences report results or own conduct; "),
        passages.count("commitment", pledges),
        Run(" commits the speaker" if len(pledges) == 1 else " commit the speaker"),
        *_in_brackets(passages, pledges, "commitment"),
        Run(". "),
        passages.count("statistic", figures),
        Run(f" {'is' if len(figures) == 1 else 'are'} labelled as holding a figure."),
    )
    about = ("commitment", pledges) if pledges else ("achievement", record)
    return Statement(clause, headline + ".", support, passages.quotation(about[1], about[0]))


def state_criticism(passages: Passages) -> Statement | None:
    """Who is criticised and how openly; that nothing was found is stated as well."""
    critical = passages.having("contrast")
    total = len(critical)
    if not total:
        support = (
            Run("No sentence met the cues of criticism or contrast, named or unnamed. "),
            Run("That is what was searched and not found, not a proof of absence."),
        )
        others = unnamed_elsewhere(passages)
        return Statement(
            "", "No criticism was found.", (*support, *_mentions(passages, others)), ()
        )
    named, actor, conduct = (
        passages.having("contrast", target_form=form)
        for form in ("named", "unnamed_actor", "unnamed_conduct")
    )
    clause, headline = _openness(len(named), total)
    headline += _lateness(passages, critical)
    if total < FEWEST_FOR_TITLE:
        clause = ""
    parts: list[Run] = [
        passages.count("contrast"),
        Run(f" of {len(passages.analysis.sentences)} sentences met the cues of criticism: "),
        *_so_many(named, "names the target", "name the target"),
        *_in_brackets(passages, named, "contrast"),
        Run(", "),
        *_so_many(actor, "points to an unnamed actor", "point to an unnamed actor"),
        *_in_brackets(passages, actor, "contrast"),
        Run(", "),
        *_so_many(conduct, "speaks of conduct without a doer", "speak of conduct without a doer"),
        *_in_brackets(passages, conduct, "contrast"),
        Run("."),
    ]
    others = unnamed_elsewhere(passages)
    parts += _mentions(passages, others)
    if actor or conduct or others:
        parts.append(Run(" Where the text does not say who is meant, neither does this report."))
    return Statement(clause, headline + ".", tuple(parts), passages.quotation(critical, "contrast"))


def state_requests(passages: Passages) -> Statement | None:
    """What is asked, of whom, against what is promised."""
    calls, pledges = passages.having("exhortation"), passages.having("commitment")
    if len(calls) < 2:
        return None
    to_opponent = passages.having("exhortation", addressee="opponent")
    relation = (
        f"against {plural(len(pledges), 'commitment')}"
        if pledges
        else "and no commitment was found"
    )
    headline = f"It asks {times(len(calls))}{_lateness(passages, calls)}, {relation}"
    clause = f"asks {times(len(calls))}"
    support = (
        passages.count("exhortation", calls),
        Run(f" of {len(passages.analysis.sentences)} sentences call for action"),
        *_in_brackets(passages, calls, "exhortation"),
        Run("; "),
        Run(number_word(len(to_opponent)) if to_opponent else "none", "strong"),
        Run(
            " of them are labelled as demands on an opponent"
            if len(to_opponent) != 1
            else " of them is labelled as a demand on an opponent"
        ),
        *_in_brackets(passages, to_opponent, "exhortation"),
        Run(". “We must” is counted as a call, not as a commitment."),
    )
    return Statement(clause, headline + ".", support, passages.quotation(calls, "exhortation"))


def unnamed_elsewhere(passages: Passages) -> tuple[Unit, ...]:
    """Sentences that mention an unnamed party without meeting the cues of criticism."""
    document = passages.analysis.document
    if not document.has("actors"):
        return ()
    spans = [m.span for m in document.layer("actors") if m.get("class") == "unnamed_actor"]
    return tuple(
        unit
        for unit in passages.analysis.sentences
        if not unit.has("contrast") and any(unit.span.contains(span) for span in spans)
    )


def _mentions(passages: Passages, others: tuple[Unit, ...]) -> Runs:
    if not others:
        return ()
    return (
        Run(" Unnamed parties are mentioned also in "),
        *passages.references(others),
        Run("; whether these criticise was not decided."),
    )


def _of_one_label(
    label: str, clause: str, says: str, fewest: int = 3
) -> Callable[..., Statement | None]:
    """A rule for texts that are mostly of one kind: states how much of the text that is."""

    def rule(passages: Passages) -> Statement | None:
        units = passages.having(label)
        total = len(passages.analysis.sentences)
        if len(units) < fewest:
            return None
        support = (
            passages.count(label, units),
            Run(f" of {total} sentences"),
            *_in_brackets(passages, units, label),
            Run("."),
        )
        headline = f"{sentence_case(number_word(len(units)))} of {total} sentences {says}."
        return Statement(clause, headline, support, passages.quotation(units, label))

    return rule


RULES: tuple[Callable[[Passages], Statement | None], ...] = (
    state_record,
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
    title = "The text " + " and ".join(clauses) if clauses else "Too little text for a finding"
    return findings, title


def _balance(record: int, pledges: int) -> str:
    if not pledges:
        return "reports its record"
    if record == pledges:
        return "reports as often as it promises"
    return "reports more than it promises" if record > pledges else "promises more than it reports"


def _speaker_is_known(passages: Passages) -> bool:
    """Whether it is known whose text it is, so that its state's name means the speaker."""
    return passages.analysis.document.metadata.country is not None


def _openness(named: int, total: int) -> tuple[str, str]:
    often = times(total)
    if named == 0:
        return "criticises without naming anyone", f"It criticises {often} and names no one"
    if named == total:
        return "names everyone it criticises", f"It criticises {often} and always names the target"
    headline = f"It criticises {often} and names the target in {number_word(named)} of them"
    return "names some of those it criticises", headline


def _lateness(passages: Passages, units: tuple[Unit, ...]) -> str:
    if len(units) < FEWEST_FOR_POSITION:
        return ""
    half = len(passages.analysis.sentences) / 2
    late = sum((unit.sentence_no or 0) > half for unit in units)
    if late / len(units) >= LATE_SHARE:
        return f"; {late} of {len(units)} stand in the second half"
    if late / len(units) <= 1 - LATE_SHARE:
        return f"; {len(units) - late} of {len(units)} stand in the first half"
    return ""


def _so_many(units: tuple[Unit, ...], one: str, several: str) -> Runs:
    number = len(units)
    return (
        Run(number_word(number) if number else "none", "strong"),
        Run(f" {several if number > 1 else one}"),
    )


def _in_brackets(passages: Passages, units: tuple[Unit, ...], label: str) -> Runs:
    if not units:
        return ()
    return (Run(" ("), *passages.references(units, label), Run(")"))
