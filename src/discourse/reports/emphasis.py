"""Issue emphasis and generic sentiment: the late pages, with their warnings."""

from __future__ import annotations

from collections.abc import Iterator

from discourse.analysis import Analysis
from discourse.codebook import Codebook
from discourse.reports.blocks import (
    Block,
    DataFile,
    Figure,
    Heading,
    Paragraph,
    Run,
    words,
)
from discourse.reports.figures import BarRow, draw_bars
from discourse.reports.passages import Passages
from discourse.reports.wording import plural, sentence_case

FEWEST_TO_RANK = 5  # smaller counts are shown and not ranked


def emphasis_blocks(passages: Passages, codebook: Codebook) -> Iterator[Block]:
    """Which issues the sentences speak of: counts, each leading to its sentences."""
    analysis = passages.analysis
    yield Heading("Issue emphasis")
    reason = analysis.why_missing("frames")
    if reason:
        yield Paragraph(words(f"Not measured: {reason}."))
        return
    counted = [(c.display, len(passages.emphasising(c.id)), c.id) for c in codebook.frames]
    rows = sorted((row for row in counted if row[1]), key=lambda row: (-row[1], row[0]))
    if not rows:
        yield Paragraph(words("No sentence has words of any of the sixteen issues."))
        return
    yield _figure([(name, total) for name, total, _ in rows], len(analysis.own_sentences))
    runs = [Run("To the sentences: ")]
    for number, (name, total, frame) in enumerate(rows):
        runs += [Run("; ")] if number else []
        runs.append(Run(f"{name} {total}", target=passages.frame_anchor(frame)))
    yield Paragraph((*runs, Run(".")), small=True)


def _figure(rows: list[tuple[str, int]], base: int) -> Figure:
    few = sum(total < FEWEST_TO_RANK for _, total in rows)
    note = f"Exact counts of sentences with such words. {sentence_case(plural(few, 'issue'))} with "
    note += f"fewer than {FEWEST_TO_RANK} sentences: too few to rank."
    name, total = rows[0]
    return Figure(
        name="issues",
        title=f"{sentence_case(plural(len(rows), 'issue'))} found; words of {name} stand in "
        f"{total} of {base} sentences",
        subtitle=f"How many of the {base} sentences hold words of the issue; a sentence may speak "
        "of several.",
        svg=draw_bars([BarRow(name, total) for name, total in rows], "sentences"),
        alternative="Bars of issues: "
        + "; ".join(f"{name} {total} of {base} sentences" for name, total in rows)
        + ".",
        data=(
            ("issue", "sentences", "base"),
            *((name, str(total), str(base)) for name, total in rows),
        ),
        note=note if few else None,
    )


_SCORES = ("vader_compound", "textblob_polarity", "textblob_subjectivity")


def sentiment_blocks(analysis: Analysis) -> Iterator[Block]:
    """Two general-purpose scores, as data only: a number without a target misleads on a page."""
    scored = [
        (unit, unit.sentiment) for unit in analysis.own_sentences if unit.sentiment is not None
    ]
    if not scored:
        return
    rows = tuple(
        (str(unit.sentence_no), *(f"{sentiment[key]:.4f}" for key in _SCORES))
        for unit, sentiment in scored
    )
    yield Heading("Generic sentiment, and why no number stands here")
    yield Paragraph(
        words(
            "VADER and TextBlob know no target and misread this register: accusations are often "
            "worded positively, and words such as peace, security and united count as good news. "
            "Their scores of each sentence stand in the file that ends in -sentiment.csv, for "
            "comparison with other work; nothing in this report rests on them."
        )
    )
    yield DataFile("sentiment", (("sentence_no", *_SCORES), *rows))
