"""What every report says of itself: how it read and labelled, and what it does not know."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

from discourse.analysis import Analysis
from discourse.codebook import Codebook
from discourse.document import MIXED_LANGUAGES
from discourse.measures.score_card import Tally, load_scores
from discourse.reports.blocks import Block, Box, Bullets, Column, Heading, Run, Runs, Table, words
from discourse.reports.checklist import Topic
from discourse.reports.identity import language_name
from discourse.reports.notes import told_notes
from discourse.reports.passages import Passages
from discourse.reports.recalls import how_sure
from discourse.reports.wording import counted, sentence_case

NOT_KNOWN = (
    "Whether anything in it is new: no earlier text was given to compare with.",
    "Whether its figures are true: they are listed to be checked, not checked.",
    "What the original says, where this is a translation.",
    "Who an unnamed party is. The report does not guess.",
)


def not_known_box(passages: Passages, topics: tuple[Topic, ...] = ()) -> Box:
    """What a reader may want to know and this text alone cannot tell."""
    analysis = passages.analysis
    metadata = analysis.document.metadata
    translation = (
        f"What the original says ({language_name(metadata.original_language)}; translation: "
        f"{metadata.translation or 'status unknown'}): it was not examined."
        if metadata.original_language and metadata.original_language != metadata.language
        else None
    )
    items = [translation if translation and "original says" in item else item for item in NOT_KNOWN]
    if not topics:
        items.append("Topics that are absent: none is listed (--checklist FILE searches words).")
    if metadata.country is None:
        items.append(
            "What the speaker's own state undertakes in the third person: whose text it is was not "
            "stated (--country)."
        )
    items += [sentence_case(told) for told in mixed_languages(analysis)]
    shown = [_how_sure(analysis), *(words(item) for item in items)]
    return Box("Not known from this text", tuple(shown))


def mixed_languages(analysis: Analysis) -> Iterator[str]:
    """What the reader noted of paragraphs in another language than the text's."""
    for note in analysis.notes:
        if note.kind == MIXED_LANGUAGES:
            yield f"{note.message.partition(': ')[2]}."


def unread_blocks(analysis: Analysis) -> tuple[Block, ...]:
    """The section on how a text was read whose functions were not measured: no labels in it."""
    return (Heading("Method and limits", anchor="method"), *_text_blocks(analysis, several=False))


def _how_sure(analysis: Analysis) -> Runs:
    """The warning of the first page: how right the labels are, and that they cover only so much."""
    total = len(analysis.own_sentences)
    unlabelled = sum(1 for unit in analysis.own_sentences if not unit.functions)
    told = f"{unlabelled:,} of {counted(total, 'sentence')} got no function label"
    if not unlabelled:
        told = "no sentence is without a function label"
    return (Run(f"{how_sure(analysis)}; {told}."),)


def method_blocks(
    analyses: tuple[Analysis, ...], codebook: Codebook, only: Collection[str] | None = None
) -> tuple[Block, ...]:
    """The section on method and limits, with what the labels mean: all, or ``only`` these."""
    items = (
        *(_METHOD if load_scores(codebook.tagger) else (_METHOD[0], _NEVER, *_METHOD[2:])),
        *(_OF_SEVERAL if len(analyses) > 1 else ()),
        *(_OF_SECTIONS if only is None else ()),
    )
    return (
        Heading("Method and limits", anchor="method"),
        Bullets(tuple(words(item) for item in items)),
        *(block for analysis in analyses for block in _text_blocks(analysis, len(analyses) > 1)),
        *_scores(codebook, only),
        *_meanings(codebook, only),
    )


def _scores(codebook: Codebook, only: Collection[str] | None) -> Iterator[Table]:
    """How often labels were right where that was measured."""
    card = load_scores(codebook.tagger)
    if card is None:
        return
    tallies = card.whole.labels
    rows = tuple(
        (words(page.display), *map(words, _cells(tallies[page.id])))
        for page in codebook.functions
        if page.id in tallies and (only is None or page.id in only)
    )
    if rows:
        yield Table(
            "How often labels are right on other texts",
            (
                Column("Function", width=2),
                Column("Given by readers", "right", 1),
                Column("Precision", "right", 1),
                Column("Recall", "right", 1),
                Column("F1", "right", 1),
            ),
            rows,
            f"All coded sentences together. {card.summary} Rows of fewer than 30 sentences say "
            "little.",
        )


def _cells(tally: Tally) -> tuple[str, ...]:
    shares = (tally.precision, tally.recall, tally.f1)
    return (str(tally.given), *("–" if share is None else f"{share:.2f}" for share in shares))


def _meanings(codebook: Codebook, only: Collection[str] | None) -> Iterator[Table]:
    rows = tuple(
        (words(category.display), words(" ".join(category.definition.split())))
        for category in codebook.functions
        if only is None or category.id in only
    )
    if rows:
        columns = (Column("Function", width=1), Column("Definition", width=4))
        yield Table("What the labels mean", columns, rows)


_METHOD = (
    "Labels are given by the written cues of the codebook and by a tagger trained on sentences "
    "that readers coded, each with the words that carried it (bold in quotations). Several labels "
    "may stand on one sentence.",
    "How often a label is right was measured on other texts (table below), not on this one. Counts "
    "are exact; what is uncertain about them is the labelling.",
    "The report does not judge sincerity, truth, aggression or threat, and does not rank "
    "governments. Reported words may still be counted as the speaker's: the cues see “we are told "
    "that” less well than a reader.",
)
_NEVER = (
    "How often labels are right that are given in this way was never measured. Counts are exact; "
    "what is uncertain about them is the labelling."
)
_OF_SEVERAL = (
    "An interval from resampling the paragraphs of a text is called within-text variability. It "
    "says how much a number hangs on single paragraphs, not how sure the labelling is.",
)
_OF_SECTIONS = (
    "Of several sentences the one quoted is that of about twenty words among those that score at "
    "most .05 less than the highest; exclamations and courtesies only where there is nothing else. "
    "In a report on one text the score stands beside it. Scores of the trained tagger are "
    "calibrated on other texts; those of labels that rest on cues alone only rank.",
    "Sentences are said to stand in a third of the text if three quarters of them do, and in two "
    "thirds if 85 % do; of fewer than four nothing is said.",
    "Issue emphasis counts sentences with words of an issue. It is not a reading of a frame in the "
    "full sense of problem, cause, judgement and remedy.",
)


def _without_labels(analysis: Analysis) -> str:
    """How many sentences got no label; nothing where none was looked for, which a note says."""
    if analysis.why_missing("functions"):
        return ""
    unlabelled = [unit for unit in analysis.own_sentences if not unit.functions]
    told = f"; {len(unlabelled):,} without a function label"
    if analysis.why_missing("frames"):
        return told
    return f"{told}, {sum(not unit.frames for unit in unlabelled):,} of them without an issue"


def _text_blocks(analysis: Analysis, several: bool) -> tuple[Block, ...]:
    document = analysis.document
    kinds = [unit.kind for unit in analysis.units]
    coded = len(analysis.own_sentences)
    left_out = ", ".join(
        f"{count} {one if count == 1 else several}"
        for kind, one, several in (
            ("heading", "heading", "headings"),
            ("meta", "editors' or protocol line", "editors' or protocol lines"),
            ("nonsentence", "salutation or other fragment", "salutations and other fragments"),
        )
        if (count := kinds.count(kind))
    )
    if others := len(analysis.sentences) - coded:
        told = "sentence" if others == 1 else "sentences"
        left_out += (
            f"{', ' if left_out else ''}{others} {told} of askers, of another side or quoted"
        )
    rows = [
        ("Sentences and clauses", f"{coded:,}{_without_labels(analysis)}"),
        ("Left out of the counts", left_out or "nothing"),
        *(
            (f"Note: {kind}", told.removeprefix(f"{kind}: "))
            for kind, told in told_notes(analysis.notes)
        ),
        *((name, value) for name, value in analysis.provenance),
    ]
    metadata = document.metadata
    if metadata.file:
        rows.insert(0, ("File", Path(metadata.file).name))
    if metadata.encoding:
        rows.insert(0, ("Encoding", metadata.encoding))
    caption = f"How the text was read: {analysis.id}" if several else "How the text was read"
    table = Table(
        caption,
        (Column("What", width=1), Column("Value", width=3)),
        tuple((words(name), words(value)) for name, value in rows),
    )
    return (table,)
