"""Reports on formulas: of a whole study, and of phrases that were followed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from discourse.measures.formulas.chronology import Coverage
from discourse.measures.formulas.history import History
from discourse.measures.formulas.reading import NOBODY
from discourse.measures.formulas.stream import WordStream
from discourse.measures.formulas.study import FormulaStudy, Tracking
from discourse.reports.blocks import (
    Anchor,
    Block,
    Bullets,
    Contents,
    DataFile,
    Heading,
    PageBreak,
    Paragraph,
    Report,
    Run,
    words,
)
from discourse.reports.formula_brief import brief_blocks, users_line
from discourse.reports.formula_data import attestation_rows, reuse_rows
from discourse.reports.formula_reuse import REUSE_ANCHOR, reuse_blocks
from discourse.reports.formula_sources import sources_table
from discourse.reports.formula_tables import (
    adoption_table,
    formulas_table,
    sentences_of,
    users_table,
    wordings_table,
    years_figure,
)
from discourse.reports.formula_words import FormulaPages, chance_words, holder_name, in_texts
from discourse.reports.wording import plural

MOST_KNOWN = 40
MOST_FOUND = 30
MOST_DRAWN = 24
MOST_FOLLOWED = 60  # sentences of a phrase that was followed


def build_formula_report(study: FormulaStudy) -> Report:
    """The report on the formulas of dated texts."""
    known, found = study.known[:MOST_KNOWN], study.found[:MOST_FOUND]
    pages = FormulaPages(study.stream, study.coverage, (*known, *found))
    who = holder_name(study.holder) if study.holder else _whose(study.stream)
    title = f"{f'{who}: fixed' if who else 'Fixed'} formulations, {study.coverage.span}"
    blocks: list[Block] = [Paragraph(words(_scope(study)))]
    if study.holder and len(study.everywhere.holders) > 1:
        blocks.append(Paragraph(users_line(study)))
    blocks += brief_blocks(study, pages)
    blocks += [PageBreak(), Contents()]
    blocks += _study_blocks(study, pages, known, found)
    blocks += [
        DataFile(
            "attestations", tuple(attestation_rows(study.stream, (*study.known, *study.found)))
        )
    ]
    blocks.append(DataFile("reuse", tuple(reuse_rows(study.everywhere, study.reuse))))
    running = f"{who or plural(len(study.stream.texts), 'text')}, {study.coverage.span}"
    return Report(title, _subject(study.stream), "Formulas", tuple(blocks), running)


def _study_blocks(
    study: FormulaStudy, pages: FormulaPages, known: Sequence[History], found: Sequence[History]
) -> Iterator[Block]:
    if known:
        yield Heading("Known formulas")
        yield years_figure(pages, known[:MOST_DRAWN], "years")
        yield formulas_table(pages, known, "Known formulas that these texts have")
    if found:
        yield Heading("Formulas that the texts show")
        yield formulas_table(
            pages, found, f"The {len(found)} in most texts, of {study.found_in_all:,} found"
        )
        yield Paragraph(words(_FOUND.format(fewest=study.fewest_texts)), small=True)
    wordings = wordings_table(pages, (*known, *found))
    if wordings:
        yield Heading("Wordings")
        yield wordings
    if len(study.everywhere.holders) > 1:
        yield Heading("Who uses whose formulas")
        yield users_table(known or found)
    yield Heading("Words that come back", anchor=REUSE_ANCHOR)
    yield from reuse_blocks(study, pages)
    yield Heading("Sentences")
    yield from sentence_blocks(pages)
    yield from _method_blocks(study)


_FOUND = (
    "Sequences of three to twelve words, in at least {fewest} texts outside longer formulas, that "
    "begin and end with a word of content, hold together (normalised mutual information of the "
    "weakest joint at least .2) and have free neighbours (entropy of at least .8 bits before and "
    "after). Sequences of names alone or of grammar alone are left out; so are known formulas."
)


def build_tracking_report(tracking: Tracking) -> Report:
    """The report on phrases followed through dated texts."""
    pages = FormulaPages(
        tracking.stream, tracking.coverage, tracking.histories, most_places=MOST_FOLLOWED
    )
    phrases = [one.phrase for one in tracking.histories]
    title = "; ".join(f"“{phrase}”" for phrase in phrases[:3]) + (" …" if phrases[3:] else "")
    blocks: list[Block] = [
        Paragraph(words(_coverage_words(tracking.stream, tracking.coverage))),
        Bullets(tuple(_told(pages, one) for one in tracking.histories)),
        years_figure(pages, tracking.histories, "years"),
    ]
    present = [one for one in tracking.histories if one.occurrences]
    if present:
        blocks.append(formulas_table(pages, present, "Phrases followed"))
    wordings = wordings_table(pages, tracking.histories)
    blocks += [wordings] if wordings else []
    if present and len(tracking.stream.holders) > 1:
        blocks += [users_table(present), adoption_table(present)]
    known = [one.known for one in tracking.histories if one.known]
    blocks += [sources_table(known)] if known else []
    blocks += [Heading("Sentences"), *sentence_blocks(pages)] if present else []
    blocks.append(
        DataFile("attestations", tuple(attestation_rows(tracking.stream, pages.histories)))
    )
    span = tracking.coverage.span
    return Report(f"{title}, {span}", _subject(tracking.stream), "Chronology", tuple(blocks), span)


def _told(pages: FormulaPages, history: History) -> tuple[Run, ...]:
    """One bullet on a phrase: first, last, how often."""
    name = Run(history.phrase, "strong")
    if not history.edges:
        near = plural(sum(not one.counts for one in history.wordings), "near wording")
        return (
            name,
            Run(f": in none of {plural(sum(pages.coverage.texts), 'text')} ({near} found)"),
        )
    first, last = history.edges
    return (
        name,
        Run(f": {history.count:,} times in {in_texts(history, pages.coverage)}; first "),
        *pages.edge_words(history, 0),
        Run(_beyond(first.texts_beyond, "before", chance_words(first)) + ", last "),
        *pages.edge_words(history, 1),
        Run(_beyond(last.texts_beyond, "after", chance_words(last))),
    )


def _beyond(texts: int, where: str, chance: str) -> str:
    return f", in none of {plural(texts, 'text')} {where} ({chance})" if texts else ""


def sentence_blocks(pages: FormulaPages) -> Iterator[Block]:
    """The sentences of each formula that occurs; where not all are printed, how many are."""
    for history in pages.histories:
        if not history.occurrences:
            continue
        shown = len(pages.shown(history))
        yield Anchor(pages.row_anchor(history))
        yield Heading(history.phrase, 2)
        yield sentences_of(pages, history)
        if shown < history.count:
            told = f"{shown} of {history.count:,} places; all stand in the table of attestations."
            yield Paragraph(words(told), small=True)


def _method_blocks(study: FormulaStudy) -> Iterator[Block]:
    yield Heading("How it was made")
    yield Paragraph(words(_METHOD))
    yield sources_table([one.known for one in study.known if one.known])
    if study.absent:
        told = ", ".join(one.phrase for one in study.absent)
        yield Paragraph(words(f"Known formulas that these texts do not have: {told}."), small=True)


_METHOD = (
    "Case, quotation marks, dashes and hyphens are of no account, and no formula reaches over the "
    "end of a sentence, a semicolon, a colon or a bracket. A known formula counts in each form of "
    "its page. Texts may be translations, whose wording is the translator's. The intervals speak "
    "of how much the rate varies from text to text (or, with fewer than 60 texts, from paragraph "
    "to paragraph of these texts), not of errors. Trends are tested on the years of whole texts."
)


def _scope(study: FormulaStudy) -> str:
    found = f"{len(study.known)} of {len(study.known) + len(study.absent)} known formulas occur"
    more = f"the texts themselves show {study.found_in_all:,} more"
    others = len(study.everywhere.texts) - len(study.stream.texts)
    beside = f" {plural(others, 'text')} of others tell who else uses them." if others else ""
    return f"{_coverage_words(study.stream, study.coverage)} {found}; {more}.{beside}"


def _coverage_words(stream: WordStream, coverage: Coverage) -> str:
    """How many texts of whom there are, of which years, and what was left out."""
    holders = len(stream.holders)
    sides = f" of {holders} sides" if holders > 1 else ""
    told = f"{len(stream.texts):,} texts{sides} with {sum(coverage.words):,} words, {coverage.span}"
    told = told.replace("1 texts", "1 text", 1) if len(stream.texts) == 1 else told
    if coverage.gaps:
        told += f"; no text of {', '.join(map(str, coverage.gaps))}"
    if coverage.undated:
        named = ", ".join(stream.undated[:3]) + (" …" if coverage.undated > 3 else "")
        told += f"; {plural(coverage.undated, 'text')} without a date left out ({named})"
    return f"{told}."


def _whose(stream: WordStream) -> str:
    """The one holder of all texts; nothing where there are several, or none is stated."""
    (*others, holder) = stream.holders
    return "" if others or holder == NOBODY else holder_name(holder)


def _subject(stream: WordStream) -> str:
    genres = sorted({text.document.metadata.genre or "" for text in stream.texts} - {""})
    return ", ".join([plural(len(stream.texts), "text"), *genres[:2]])
