"""Topics that a reader asks after: the words searched, how many sentences have them, and which."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from discourse.analysis import Unit
from discourse.errors import UsageError
from discourse.reports.blocks import Block, Column, Heading, Table, words
from discourse.reports.passages import Passages
from discourse.text import fold

_EXPECTED = 'expected [[topics]] with name = "Debt" and words = ["debt", "creditor*"]'


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic and the words that are searched for it; ``debt*`` is every word that begins so."""

    name: str
    words: tuple[str, ...]

    def is_in(self, unit: Unit) -> bool:
        """Whether the unit has one of the words, in any case."""
        return self._regex().search(fold(unit.text)) is not None

    def _regex(self) -> re.Pattern[str]:
        forms = (
            re.escape(fold(word.rstrip("*"))) + (r"\w*" if word.endswith("*") else "")
            for word in self.words
        )
        return re.compile(rf"(?<!\w)(?:{'|'.join(forms)})(?!\w)")


def read_topics(path: Path) -> tuple[Topic, ...]:
    """The topics of a TOML file.

    Raises:
        UsageError: it cannot be read, or is not a list of topics with names and words.
    """
    try:
        data = tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        why = (error.strerror if isinstance(error, OSError) else None) or error
        raise UsageError(f"{path}: the checklist cannot be read ({why}); {_EXPECTED}") from error
    topics = data.get("topics")
    if not isinstance(topics, list) or not topics:
        raise UsageError(f"{path}: there are no topics; {_EXPECTED}")
    return tuple(_topic(path, number, entry) for number, entry in enumerate(topics, start=1))


def _topic(path: Path, number: int, entry: Any) -> Topic:
    name, found = (entry.get("name"), entry.get("words")) if isinstance(entry, dict) else ("", "")
    is_list = isinstance(found, list) and all(isinstance(word, str) for word in found)
    if not isinstance(name, str) or not name.strip() or not is_list:
        raise UsageError(f"{path}: topic {number} has no name or no words; {_EXPECTED}")
    searched = tuple(word.strip() for word in found or () if word.strip("* "))
    if not searched:
        raise UsageError(f"{path}: topic {number} ({name}) has no word to search; {_EXPECTED}")
    return Topic(name.strip(), searched)


def checklist_blocks(passages: Passages, topics: tuple[Topic, ...]) -> Iterator[Block]:
    """For each topic the words searched and the sentences that have them; nothing if none given."""
    if not topics:
        return
    yield Heading("Topics searched")
    rows = []
    for topic in topics:
        units = [unit for unit in passages.analysis.own_sentences if topic.is_in(unit)]
        rows.append(
            (
                words(topic.name),
                words(", ".join(topic.words)),
                words(str(len(units)), "strong"),
                passages.references(units, most=len(units)) if units else words("–"),
            )
        )
    yield Table(
        "Words of the checklist, and the sentences that have one of them",
        (
            Column("Topic", width=1),
            Column("Words searched", width=1.6),
            Column("Sentences", "right"),
            Column("Where", width=2),
        ),
        tuple(rows),
        "0 means that none of these words stands in a sentence. The matter may be spoken of in "
        "other words.",
    )
