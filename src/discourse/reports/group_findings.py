"""What the first page of a comparison of groups states: findings, and what is none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from discourse.codebook import Codebook
from discourse.measures.corrected import CorrectedLabel
from discourse.measures.grouped import GroupedComparison
from discourse.measures.profile_groups import ProfileRow
from discourse.measures.usual import UsualPairs
from discourse.reports.blocks import Finding, Run, Runs
from discourse.reports.columns import display_of
from discourse.reports.group_texts import GroupTexts
from discourse.reports.profile_tables import difference_words, percent, usual_words
from discourse.reports.recalls import MARK
from discourse.reports.wording import p_value, sentence_case, signed

MOST_FINDINGS = 5
QUOTED = 10  # words; of more findings than three so many that all fit the page:
FEWER_QUOTED = 7
MANY_FINDINGS = 4


def find_row_findings(compared: GroupedComparison) -> tuple[ProfileRow, ...]:
    """The functions that differ beyond chance and not by the labels alone, the widest first.

    Their recall is alike on all groups, or their difference corrected for measured errors of the
    labels is beyond 0. Issues, forms of targets, pledges and stances stand in the
    tables: of them no error rates were measured.
    """
    found = [
        row
        for row in compared.rows
        if row.column.kind == "functions"
        and row.verdict == "apart"
        and (row.is_finding or _holds_corrected(row, compared))
    ]
    return tuple(sorted(found, key=_by_size)[:MOST_FINDINGS])


def _by_size(row: ProfileRow) -> float:
    return -abs(row.difference.cohens_h or 0.0) if row.difference else 0.0


def _corrected(row: ProfileRow, compared: GroupedComparison) -> CorrectedLabel | None:
    labels = compared.corrections.labels if compared.corrections else ()
    return next((one for one in labels if one.label == row.column.label), None)


def _holds_corrected(row: ProfileRow, compared: GroupedComparison) -> bool:
    corrected = _corrected(row, compared)
    return corrected is not None and corrected.is_apart


def group_finding(
    number: int,
    findings: Sequence[ProfileRow],
    compared: GroupedComparison,
    groups: GroupTexts,
    codebook: Codebook,
) -> Finding:
    """A finding of the first page: the shares, what bears them out, a quotation of each group.

    ``number`` is its place among ``findings``, from 1.
    """
    row = findings[number - 1]
    most = QUOTED if len(findings) < MANY_FINDINGS else FEWER_QUOTED
    name = sentence_case(display_of(codebook, row.column))
    shown = _extremes(row)
    one, other = (f"{percent(row.shares[n].value or 0.0)} %" for n in shown)
    ends = groups.said(shown[0]), groups.said(shown[1])
    link = ", " if len(row.shares) == 2 else " to "
    headline = f"{name}: {one} of sentences in {ends[0]}{link}{other} in {ends[1]}."
    support: list[Run] = []
    for n in shown:
        share = row.shares[n]
        support += [
            Run(f"{groups.names[n]} "),
            groups.count(n, row.column, share.count or 0),
            Run(f" of {share.base:,}; "),
        ]
    support.append(Run(_numbers(row, compared)))
    if row.column.label == "contrast":
        support += _openness(compared, groups, shown)
    quotations: list[Run] = []
    for n in shown:
        quotation = groups.quotation(n, row.column, most)
        quotations += [Run("\n")] if quotations and quotation else []
        quotations += quotation
    return Finding(number, headline, tuple(support), tuple(quotations))


def _extremes(row: ProfileRow) -> tuple[int, int]:
    """The two groups of a finding: both, or of more the lowest and the highest."""
    if len(row.shares) == 2:
        return 0, 1
    numbers = sorted(range(len(row.shares)), key=lambda n: row.shares[n].value or 0.0)
    return numbers[0], numbers[-1]


def _numbers(row: ProfileRow, compared: GroupedComparison) -> str:
    told = [f"q {p_value(row.q_value)}"]
    if len(row.shares) == 2:
        told.insert(0, f"difference {difference_words(row)} points")
        if row.difference and row.difference.cohens_h is not None:
            told.insert(1, f"h {signed(row.difference.cohens_h)}")
    if row.usual:
        what = "larger" if len(row.shares) == 2 else "median difference of all pairs larger"
        source = row.usual.source.removesuffix(" among those compared")
        usual = "more than is usual" if row.usual.is_unusual else "not more than is usual"
        told.append(f"{usual}: {what} than {usual_words(row)} {source}")
    else:
        told.append("no verdict on what is usual")
    corrected = _corrected(row, compared)
    measure = corrected.difference if corrected else None
    if measure and measure.value is not None:
        span = measure.interval
        ends = f" [{percent(span.low, '+')}, {percent(span.high, '+')}]" if span else ""
        told.append(f"corrected {percent(measure.value, '+')}{ends}")
    mark = "" if row.recalls.verdict == "alike" else f"\N{NO-BREAK SPACE}{MARK}"
    return "; ".join(told) + f".{mark}"


def _openness(
    compared: GroupedComparison, groups: GroupTexts, shown: Sequence[int]
) -> Iterator[Run]:
    """How openly each group criticises: named, unnamed and conduct shown apart."""
    forms = [row for row in compared.rows if row.column.kind == "targets"]
    names = ("by name", "an actor without a name", "conduct")
    for n in shown if len(forms) == len(names) else ():
        yield Run(f" {groups.names[n]}: ")
        for at, (row, name) in enumerate(zip(forms, names, strict=True)):
            yield Run(", " if at else "")
            yield Run(f"{name} ")
            yield groups.count(n, row.column, row.shares[n].count or 0)
        yield Run(".")


def numbers_note(compared: GroupedComparison) -> str:
    """How the numbers of the findings are read."""
    two, has_usual = len(compared.grouping.sides) == 2, isinstance(compared.usual, UsualPairs)
    first = "Difference in percentage points [95 % interval]; h: Cohen's effect size (.2 small, .5 "
    first = f"{first}medium, .8 large); corrected: for errors of the labels; " if two else ""
    q = "q: how often chance alone would give so large a difference, adjusted for all tests made"
    usual = "more than is usual: larger than nine in ten of the pairs named"
    mark = f"{MARK}: how often the label is missed was not measured on every side, or is not alike"
    return f"{first}{q}; {usual}; {mark}." if has_usual else f"{first}{q}; {mark}."


def other_measures(
    compared: GroupedComparison, findings: Sequence[ProfileRow], codebook: Codebook
) -> Runs:
    """What else differs, by name; how much does not, or is too short to tell."""
    rows = [row for row in compared.rows if row.count and row not in findings]
    apart = [row for row in rows if row.verdict == "apart"]
    runs: list[Run] = []
    if not findings:
        runs.append(Run("No difference can be stated as a finding. ", "strong"))
    if apart:
        told = f"Also apart, as labelled and described only ({len(apart)}): "
        runs += [Run(told, "strong"), Run(_apart_words(apart, codebook))]
    runs.append(Run(_rest_words(rows, bool(findings or apart), compared.documents)))
    return (*runs, Run("The tables", target="profiles"), Run(" show all."))


def _apart_words(apart: Sequence[ProfileRow], codebook: Codebook) -> str:
    """The measures by name, those first that differ more than is usual."""
    unusual = [row for row in apart if row.usual and row.usual.is_unusual]
    others = [row for row in apart if row not in unusual]
    if not any(row.usual for row in apart):
        return f"{_names(apart, codebook)}. "
    told = [f"more than is usual: {_names(unusual, codebook)}"] if unusual else []
    told += [f"not more than is usual: {_names(others, codebook)}"] if others else []
    return f"{'. '.join(map(sentence_case, told))}. "


def _names(rows: Sequence[ProfileRow], codebook: Codebook) -> str:
    """``claim, issues: development, peace``: what names begin with alike is said once."""
    parts: dict[str, list[str]] = {}
    for row in rows:
        head, colon, rest = display_of(codebook, row.column).partition(": ")
        parts.setdefault(head if colon else "", []).append(rest or head)
    return "; ".join(
        f"{head}: {', '.join(n)}" if head else ", ".join(n) for head, n in parts.items()
    )


def _rest_words(rows: Sequence[ProfileRow], some: bool, documents: bool) -> str:
    """How many measures show no difference, of how many nothing can be told, and why."""
    usual, open_ = (sum(row.verdict == said for row in rows) for said in ("usual", "open"))
    noun = "other measures" if some else "measures"
    few = "texts are too few" if documents else "the texts are too short"
    told = [
        f"{usual} {noun} show no difference, and their intervals hold none that were unusual",
        f"of {open_} {noun} nothing can be told: {few}",
    ]
    told = [words for words, number in zip(told, (usual, open_), strict=True) if number]
    untested = [row.reason for row in rows if row.verdict == "untested" and row.reason]
    for reason in dict.fromkeys(untested):
        told.append(f"{untested.count(reason)} {noun} were not tested: {reason}")
    return f"{sentence_case('; '.join(told))}. " if told else ""
