"""What a text commits to, in columns that can be read off the sentence, and nothing inferred."""

from __future__ import annotations

import re
from collections.abc import Iterator

from discourse.analysis import Unit
from discourse.reports.blocks import (
    Block,
    Column,
    Heading,
    Paragraph,
    Quotations,
    Run,
    Runs,
    Table,
    words,
)
from discourse.reports.openness import undertaken_by_others
from discourse.reports.passages import Passages, cue_spans, score_of
from discourse.reports.quantities import figures

#: The force of a commitment, in the words of readers.
FORCE = {
    "will": "will",
    "ready": "is ready to",
    "commit": "commits itself",
    "continue": "will continue",
    "conditional": "on a condition",
    "threat": "threatens",
}
_VERB = re.compile(
    r"\b(?:will|shall|(?:stands?|is|are|am|remains?) ready to|(?:committed|determined|resolved) to|"
    r"(?:pledges?|undertakes?|promises?|intends?|plans?|vows?) to)\s+"
)
_YEAR = r"(?:19|20)\d\d"
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
)
_NUMBER = r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|few)"
_DEADLINE = re.compile(
    rf"\b(?:by|before|until|in|from|this|next)\s+(?:the\s+(?:end|beginning)\s+of\s+)?"
    rf"(?:\d{{1,2}}\s+)?(?:{_MONTH}\s+)?(?:{_YEAR}|(?<=next )year)\b"
    rf"|\b(?:within|in|over|during)\s+(?:the\s+)?(?:(?:next|coming)\s+)?{_NUMBER}\s+"
    r"(?:days|weeks|months|years|decades)\b"
)
_MEANS = re.compile(
    r"\b(?:through|via|by means of|under the|within the framework of|in the framework of)\s"
    r"[^,;.—]+"
)


def undertaking(unit: Unit) -> str:
    """The words after the verb of a commitment, to the end of the sentence; all if there is none.

    The verb is looked for from the first cue on, so that an earlier "will" does not count.
    """
    start = min((span.start for span in cue_spans(unit, "commitment")), default=0)
    verb = _VERB.search(unit.text, max(start - unit.span.start, 0))
    return unit.text[verb.end() :].rstrip(" .!") if verb else unit.text


def deadline(text: str) -> str | None:
    """The first words that set a time to an undertaking: ``by 2030``, ``within two years``."""
    found = _DEADLINE.search(text)
    return found.group() if found else None


def means(text: str) -> str | None:
    """The first words that say by what means: ``through a joint fund``."""
    found = _MEANS.search(text)
    return found.group() if found else None


def pledge_blocks(passages: Passages) -> Iterator[Block]:
    """The commitments as a table, and their sentences with the cues in bold."""
    units = passages.having("commitment")
    yield Heading("What it commits to", anchor=passages.section_anchor("commitment"))
    if units:
        yield _table(passages, units)
        yield Quotations(passages.quotations(units, "commitment"))
    elif not undertaken_by_others(passages):
        yield Paragraph(words("No commitment of the speaker was found; “we must” is a call."))
    yield from unread_pledges(passages)


def unread_pledges(passages: Passages) -> Iterator[Block]:
    """Says which undertakings of a name were left open: it may be the speaker's own state."""
    others = undertaken_by_others(passages)
    if others:
        yield Paragraph(
            (
                Run(
                    "Sentences in which a name “will” do something were not read as the speaker’s "
                ),
                Run("own, because whose text it is was not stated (--country): "),
                *passages.references(others),
                Run("."),
            )
        )


def _table(passages: Passages, units: tuple[Unit, ...]) -> Table:
    titles = ("Where", "Force", "Undertaken", "Parties named", "Figure", "By when", "By what means")
    widths = (0.0, 0.9, 3.2, 1.3, 1.0, 0.9, 1.2)
    return Table(
        f"Commitments: {len(units)}",
        tuple(Column(title, width=width) for title, width in zip(titles, widths, strict=True)),
        tuple(_row(passages, unit) for unit in units),
        "Undertaken: the words after the verb. Parties named there, figures, dates and means are "
        "only what the sentence writes; – is “not in this sentence”, not “nowhere in the text”.",
    )


def _row(passages: Passages, unit: Unit) -> tuple[Runs, ...]:
    found = unit.function("commitment")
    force = FORCE.get((found.get("modality") if found else None) or "", "–")
    action = undertaking(unit)
    return (
        (passages.reference(unit), Run(f" {score_of(unit, 'commitment'):.2f}", "small")),
        words(force),
        words(action),
        words(", ".join(_parties(passages, unit, len(action))) or "–"),
        words("; ".join(figures(unit)) or "–"),
        words(deadline(action) or "–"),
        words(means(action) or "–"),
    )


_PARTIES = ("state", "bloc", "group", "organisation", "armed_group", "territory", "demonym")


def _parties(passages: Passages, unit: Unit, length: int) -> list[str]:
    """The parties other than the speaker's own that the last ``length`` signs name, once each."""
    document = passages.analysis.document
    if not document.has("actors"):
        return []
    start = unit.span.end - length - 1
    own = document.metadata.country
    return list(
        dict.fromkeys(
            document.quote(mention.span)
            for mention in document.layer("actors").within(unit.span)
            if mention.span.start >= start
            and mention.get("class") in _PARTIES
            and mention.label != own
        )
    )
