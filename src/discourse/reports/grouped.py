"""The report on groups of texts: a page of findings, then every measure with its sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from discourse.codebook import Codebook
from discourse.measures.corrected import CorrectedLabel
from discourse.measures.grouped import GroupedComparison
from discourse.measures.profile_groups import ProfileRow
from discourse.measures.usual import UsualPairs
from discourse.reports.blocks import (
    Block,
    Box,
    Contents,
    DataFile,
    Finding,
    Heading,
    Paragraph,
    Report,
    Run,
    Runs,
    words,
)
from discourse.reports.chronology import chronology_blocks
from discourse.reports.columns import display_of, units_with
from discourse.reports.comparable import comparability_blocks
from discourse.reports.corrected import correction_blocks
from discourse.reports.courses import courses_blocks
from discourse.reports.group_texts import GroupTexts
from discourse.reports.many import lowered, reading_table
from discourse.reports.margin import margin_blocks
from discourse.reports.method import method_blocks
from discourse.reports.placed_texts import placings_of_texts
from discourse.reports.profile_tables import (
    difference_words,
    percent,
    profile_blocks,
    usual_words,
)
from discourse.reports.recalls import MARK
from discourse.reports.texts import Texts, in_row
from discourse.reports.wording import number_word, p_value, plural, sentence_case

MOST_FINDINGS = 5
MOST_PRINTED = 10  # of more texts, the texts themselves are printed only if asked for
MOST_PLACED = 40  # texts that are held against the reference, a row each
QUOTED = 22
_CANNOT_SHOW = (
    "Why they differ. Occasion, genre, translator and length all leave marks.",
    "What states think or do: texts are compared, not states.",
    "Whether a label hears the groups alike where nobody coded texts of both; such rows bear "
    f"{MARK}.",
)


def build_grouped_report(compared: GroupedComparison, *, text: bool | None = None) -> Report:
    """The report on groups of texts.

    Args:
        compared: from :func:`discourse.measures.grouped.compare_groups_by`.
        text: whether the texts stand at the end; by default those of at most ten.
    """
    texts = Texts.of(compared.analyses)
    groups = GroupTexts.of(texts, compared.grouping.sides, compared.grouping.keys)
    codebook = compared.analyses[0].codebook
    printed = len(texts.names) <= MOST_PRINTED if text is None else text
    return Report(
        title=_title(compared, groups) + ".",
        subject=_subject(groups),
        kicker="Comparison of groups",
        running=_between(groups).removesuffix(","),
        blocks=(
            *_first_page(compared, groups, codebook),
            Contents(),
            *_middle(compared, groups, codebook),
            *method_blocks((), codebook),
            reading_table(compared.analyses, texts.names, codebook),
            *_sentence_lists(compared, groups, codebook),
            *(_printed_texts(groups, codebook) if printed else ()),
            _sentence_data(compared, groups),
        ),
    )


def _between(groups: GroupTexts) -> str:
    if len(groups.names) <= 3:
        return in_row(groups.names)
    return f"{len(groups.names)} groups, {groups.names[0]} to {groups.names[-1]},"


def _subject(groups: GroupTexts) -> str:
    if len(groups.names) > 4:
        total = len(groups.texts.names)
        return (
            f"{total} texts in {len(groups.names)} groups, {groups.names[0]} to {groups.names[-1]}"
        )
    return " · ".join(
        f"{name}: {plural(len(side.members), 'text')}"
        for name, side in zip(groups.names, groups.sides, strict=True)
    )


def _title(compared: GroupedComparison, groups: GroupTexts) -> str:
    if not compared.rows:
        return "The texts of these groups are not to be compared"
    apart = [row for row in compared.rows if row.verdict == "apart"]
    tested = sum(row.p_value is not None for row in compared.rows)
    if not tested:
        return f"Too few texts to tell whether {_between(groups)} differ"
    if not apart:
        return f"No difference between {_between(groups)} that texts of this length can show"
    told = (
        f"{len(apart)} of {tested} measures, as labelled, differ between {_between(groups)} "
        "beyond chance"
    )
    unusual = sum(1 for row in apart if row.usual and row.usual.is_unusual)
    if not isinstance(compared.usual, UsualPairs):
        return told
    number = number_word(unusual) if unusual else "none"
    return f"{told}; {number} of them more than is usual between texts of one side"


def _first_page(
    compared: GroupedComparison, groups: GroupTexts, codebook: Codebook
) -> Iterator[Block]:
    yield Paragraph(words(_scope(compared, groups)), small=True)
    yield from comparability_blocks(compared.comparability, groups.texts)
    if not compared.rows:
        reasons = "; ".join(compared.notes)
        yield Paragraph((Run("Nothing was compared: ", "strong"), Run(f"{reasons}.")))
        return
    findings = find_row_findings(compared)
    for number, row in enumerate(findings, start=1):
        yield _finding(number, row, compared, groups, codebook)
    yield Paragraph(_others(compared, findings, codebook))
    yield Box("What this comparison cannot show", tuple(words(item) for item in _CANNOT_SHOW))


def _scope(compared: GroupedComparison, groups: GroupTexts) -> str:
    sizes = [len(side.members) for side in groups.sides]
    total = sum(profile.base for profile in compared.profiles)
    counted = f"{min(sizes)}" if min(sizes) == max(sizes) else f"{min(sizes)} to {max(sizes)}"
    told = (
        f"{len(groups.texts.names)} texts, {total:,} sentences, grouped by "
        f"{' and '.join(compared.grouping.by)}: {len(sizes)} groups of {counted} "
        f"{'text' if max(sizes) == 1 else 'texts'}. "
    )
    left_out = compared.grouping.left_out
    if left_out:
        names = ", ".join(f"{one.text} ({one.field})" for one in left_out[:8])
        rest = f" and {len(left_out) - 8} more" if len(left_out) > 8 else ""
        told += f"Left out, since they do not state it: {names}{rest}. "
    return told + "The list stands under Method."


def find_row_findings(compared: GroupedComparison) -> tuple[ProfileRow, ...]:
    """The functions that differ beyond chance and not by the labels alone, the widest first.

    Their recall is alike on all groups, or their difference corrected for measured errors of the
    labels has an interval without 0. Issues, forms of targets, pledges and stances stand in the
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
    interval = corrected.difference.interval if corrected and corrected.difference else None
    return interval is not None and not interval.contains(0.0)


def _finding(
    number: int,
    row: ProfileRow,
    compared: GroupedComparison,
    groups: GroupTexts,
    codebook: Codebook,
) -> Finding:
    name = sentence_case(display_of(codebook, row.column))
    shown = _extremes(row)
    told = [f"{percent(row.shares[n].value or 0.0)} % in {groups.names[n]}" for n in shown]
    link = ", " if len(row.shares) == 2 else " to "
    headline = f"{name}: {told[0]}{link}{told[1]} of sentences."
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
        quotation = groups.quotation(n, row.column, QUOTED)
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
            told.insert(1, f"h {row.difference.cohens_h:+.2f}".replace("-", "\N{MINUS SIGN}"))
    if row.usual:
        what = "larger" if len(row.shares) == 2 else "median difference of all pairs larger"
        told.append(f"{what} than {usual_words(row)} {row.usual.source}")
    else:
        told.append("no verdict on what is usual")
    corrected = _corrected(row, compared)
    measure = corrected.difference if corrected else None
    if measure and measure.value is not None and measure.interval:
        ends = f"[{percent(measure.interval.low, '+')}, {percent(measure.interval.high, '+')}]"
        told.append(
            f"corrected for measured errors of the labels {percent(measure.value, '+')} {ends}"
        )
    if row.recalls.verdict != "alike":
        told.append(f"{MARK} recall was not measured on every side, or is not alike")
    return "; ".join(told) + "."


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


def _others(
    compared: GroupedComparison, findings: Sequence[ProfileRow], codebook: Codebook
) -> Runs:
    """What else differs, by name; how much does not, or is too short to tell."""
    rows = [row for row in compared.rows if row.count and row not in findings]
    names = [display_of(codebook, row.column) for row in rows if row.verdict == "apart"]
    runs: list[Run] = []
    if not findings:
        runs.append(Run("No difference can be stated as a finding. ", "strong"))
    if names:
        runs += [
            Run(f"Also apart, as labelled and described only ({len(names)}): ", "strong"),
            Run(f"{', '.join(names)}. "),
        ]
    rest = {said: sum(row.verdict == said for row in rows) for said in ("usual", "open")}
    told = [
        f"{rest['usual']} show no difference, and their intervals hold none that were unusual"
        if rest["usual"]
        else "",
        f"{rest['open']} are too short to tell" if rest["open"] else "",
    ]
    runs.append(
        Run(f"Of the other measures {'; '.join(filter(None, told))}. " if any(told) else "")
    )
    return (*runs, Run("The tables", target="profiles"), Run(" show all."))


def _middle(compared: GroupedComparison, groups: GroupTexts, codebook: Codebook) -> Iterator[Block]:
    if compared.rows:
        yield from chronology_blocks(compared, groups, codebook)
        yield from profile_blocks(compared, groups, codebook)
        if compared.corrections:
            yield from correction_blocks(compared.corrections, groups.names, codebook)
        if len(groups.texts.names) <= MOST_PLACED:
            yield from courses_blocks(groups.texts)
            yield from placings_of_texts(groups.texts)


def _sentence_lists(
    compared: GroupedComparison, groups: GroupTexts, codebook: Codebook
) -> Iterator[Block]:
    """For each group and measure the numbers of its sentences, text by text."""
    for n, name in enumerate(groups.names):
        yield Heading(f"Sentences by measure: {name}")
        for row in compared.rows:
            found = groups.units(n, row.column)
            if found:
                runs: list[Run] = [
                    Run(
                        display_of(codebook, row.column),
                        "strong",
                        anchor=groups.anchor(n, row.column),
                    ),
                    Run(f" ({row.shares[n].count}): ", "small"),
                ]
                for at, (text, units) in enumerate(found):
                    passages = groups.texts.passages[text]
                    runs.append(Run(f"{'; ' if at else ''}{_short(groups, n, text)}: ", "small"))
                    runs += passages.references(units, most=len(units))
                yield Paragraph(tuple(runs), small=True)


def _short(groups: GroupTexts, group: int, text: int) -> str:
    """The name of a text without what the name of its group says."""
    name = groups.texts.names[text]
    return name.removeprefix(groups.names[group]).strip() or name


def _printed_texts(groups: GroupTexts, codebook: Codebook) -> Iterator[Block]:
    for name, passages in groups.texts.each():
        yield from lowered(margin_blocks(passages, codebook, name))


def _sentence_data(compared: GroupedComparison, groups: GroupTexts) -> DataFile:
    """Every sentence that counts for a measure: what the numbers of all pages lead to."""
    rows = [("measure", "group", "text", "sentence_no", "sentence")]
    for n, name in enumerate(groups.names):
        for member in groups.sides[n].members:
            passages = groups.texts.passages[member]
            for row in compared.rows:
                rows += [
                    (
                        row.column.name,
                        name,
                        passages.analysis.id,
                        str(unit.sentence_no),
                        " ".join(unit.text.split()),
                    )
                    for unit in units_with(passages, row.column)
                ]
    return DataFile("sentences", tuple(rows))
