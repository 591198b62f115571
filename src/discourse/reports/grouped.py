"""The report on groups of texts: a page of findings, then every measure with its sentences."""

from __future__ import annotations

from collections.abc import Iterator

from discourse.codebook import Codebook
from discourse.measures.grouped import GroupedComparison
from discourse.measures.usual import UsualPairs
from discourse.reports.blocks import (
    Block,
    Box,
    Contents,
    PageBreak,
    Paragraph,
    Report,
    Run,
    words,
)
from discourse.reports.chronology import chronology_blocks
from discourse.reports.comparable import comparability_blocks
from discourse.reports.corrected import correction_blocks
from discourse.reports.courses import courses_blocks
from discourse.reports.group_findings import (
    MANY_FINDINGS,
    find_row_findings,
    group_finding,
    numbers_note,
    other_measures,
)
from discourse.reports.group_lists import printed_texts, sentence_data, sentence_lists
from discourse.reports.group_texts import GroupTexts
from discourse.reports.many import reading_table
from discourse.reports.method import method_blocks
from discourse.reports.placed_texts import placings_of_texts
from discourse.reports.profile_tables import (
    profile_blocks,
)
from discourse.reports.recalls import MARK
from discourse.reports.texts import Texts, in_row
from discourse.reports.wording import country_name, none_or, plural, sentence_case

FEW = 3  # groups that are all named where they are spoken of
MOST_PRINTED = 10  # of more texts, the texts themselves are printed only if asked for
MOST_LISTED = 60  # texts whose sentences are listed; those of more stand in the data alone
MOST_PLACED = 40  # texts that are held against the reference, a row each
MOST_COUNTED = 6  # groups whose texts of different authors are counted on the first page
_CANNOT_SHOW = (
    "Why they differ. Occasion, genre, translator and length all leave marks.",
    "What speakers or states think or do: texts are compared, not they.",
    "Whether a label hears the groups alike where nobody coded texts of both: these rows bear "
    f"{MARK}.",
)


def build_grouped_report(compared: GroupedComparison, *, text: bool | None = None) -> Report:
    """The report on groups of texts.

    Args:
        compared: from :func:`discourse.measures.grouped.compare_by`.
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
        running=in_row(groups.names) if len(groups.names) <= FEW else _between(groups)[:-1],
        blocks=(
            *_first_page(compared, groups, codebook),
            PageBreak(),
            Contents(),
            *_middle(compared, groups, codebook),
            *method_blocks((), codebook),
            reading_table(compared.analyses, texts.names, codebook),
            *(sentence_lists(compared, groups, codebook) if _is_listed(groups) else ()),
            *(printed_texts(groups, codebook) if printed else ()),
            sentence_data(compared, groups),
        ),
    )


def _between(groups: GroupTexts) -> str:
    if len(groups.names) <= FEW:
        return _of_state(groups, in_row([groups.said(n) for n in range(len(groups.names))]))
    return f"{len(groups.names)} groups, {_ends(groups)},"


def _ends(groups: GroupTexts) -> str:
    """The first and the last group."""
    return _of_state(groups, f"{groups.names[0]} to {groups.names[-1]}")


def _of_state(groups: GroupTexts, named: str) -> str:
    """What is named, after the state of which all texts are."""
    analyses = [passages.analysis for passages in groups.texts.passages]
    states = {country_name(analysis) for analysis in analyses}
    state = states.pop() if len(states) == 1 else None
    return f"{state} {named}" if state and not groups.names[0].startswith(state) else named


def _subject(groups: GroupTexts) -> str:
    if len(groups.names) > 4:
        total = len(groups.texts.names)
        return f"{total} texts in {len(groups.names)} groups, {_ends(groups)}"
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
        few = "so few texts" if compared.documents else "texts of this length"
        return f"No difference between {_between(groups)} that {few} can show"
    whose = sentence_case(_between(groups).removesuffix(","))
    told = (
        f"{whose}: {len(apart)} of {tested} measures, as labelled, "
        f"{'differs' if len(apart) == 1 else 'differ'}"
    )
    unusual = sum(1 for row in apart if row.usual and row.usual.is_unusual)
    if not isinstance(compared.usual, UsualPairs):
        return told
    return f"{told}; {none_or(unusual)} more than is usual"


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
    for number in range(1, len(findings) + 1):
        yield group_finding(number, findings, compared, groups, codebook)
    if findings:
        yield Paragraph(words(numbers_note(compared)), small=True)
    # Of many findings the page has no room for what is only described in full size.
    are_many = len(findings) >= MANY_FINDINGS
    yield Paragraph(other_measures(compared, findings, codebook), small=are_many)
    # The note under findings says already what their mark is.
    items = _CANNOT_SHOW[:-1] if findings else _CANNOT_SHOW
    yield Box("What this comparison cannot show", tuple(words(item) for item in items))


def _scope(compared: GroupedComparison, groups: GroupTexts) -> str:
    sizes = [len(side.members) for side in groups.sides]
    total = sum(profile.base for profile in compared.profiles)
    counted = f"{min(sizes)}" if min(sizes) == max(sizes) else f"{min(sizes)} to {max(sizes)}"
    told = (
        f"{len(groups.texts.names)} texts, {total:,} sentences, grouped by "
        f"{' and '.join(compared.grouping.by)}: {len(sizes)} groups of {counted} "
        f"{'text' if max(sizes) == 1 else 'texts'}. "
    )
    lots = [len(clusters) for clusters in compared.grouping.clusters]
    if compared.documents and lots != sizes and len(lots) <= MOST_COUNTED:
        counts = ", ".join(f"{n} {lot}" for n, lot in zip(groups.names, lots, strict=True))
        told += f"Texts of one author or occasion count as one: {counts}. "
    left_out = compared.grouping.left_out
    if left_out:
        names = ", ".join(f"{one.text} ({one.field})" for one in left_out[:8])
        rest = f" and {len(left_out) - 8} more" if len(left_out) > 8 else ""
        told += f"Left out, since they do not state it: {names}{rest}. "
    if not _is_listed(groups):
        told += (
            "The sentences behind the numbers stand in the table “sentences” beside the report. "
        )
    return told + "The list of texts stands under Method."


def _is_listed(groups: GroupTexts) -> bool:
    return len(groups.texts.names) <= MOST_LISTED


def _middle(compared: GroupedComparison, groups: GroupTexts, codebook: Codebook) -> Iterator[Block]:
    if compared.rows:
        yield from chronology_blocks(compared, groups, codebook)
        yield from profile_blocks(compared, groups, codebook)
        if compared.corrections:
            yield from correction_blocks(compared.corrections, groups.names, codebook)
        if len(groups.texts.names) <= MOST_PLACED:
            yield from courses_blocks(groups.texts)
            yield from placings_of_texts(groups.texts)
