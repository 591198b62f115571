"""Composed texts with edits written down beforehand, one file for two versions.

The first line gives the order of the paragraphs in the later version. A line that begins with
``- `` stands in the older version only, one with ``+ `` in the later one; ``? `` closes an edit
with its name and what must be found: a kind of link, or kind, direction and aspect of a change,
with `` / `` between what would be as right, ``WORDING`` (other words, no change of substance) or
``NOTHING``. ``>a `` is a sentence that was moved, ``<a `` where it stands in the later version.
Two second readings were added after the redline was seen: of the month in ``straits.txt``, of the
act in ``address.txt``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

NAMES = ("basin", "speech", "straits", "visit", "gulf", "address")
_NUMBER = re.compile(r"^\d+\. ")


@dataclass
class Edit:
    """Sentences of the older version, what became of them, and what must be told."""

    old: list[str] = field(default_factory=list)
    new: list[str] = field(default_factory=list)
    name: str = ""
    expected: tuple[str, ...] = ()
    moved: bool = False


@dataclass
class Versions:
    """Two versions, the edits between them, and two paragraphs that changed place."""

    old: str
    new: str
    edits: list[Edit]
    swapped: tuple[list[str], ...]


@dataclass
class _Reader:
    old: list[str] = field(default_factory=list)
    new: list[str] = field(default_factory=list)
    edits: list[Edit] = field(default_factory=list)
    edit: Edit = field(default_factory=Edit)

    def read(self, line: str, moved: dict[str, str]) -> None:
        mark, rest = line[:2], line[2:]
        if mark == "- ":
            self.old.append(rest)
            self.edit.old.append(_bare(rest))
        elif mark == "+ ":
            self.new.append(rest)
            self.edit.new.append(_bare(rest))
        elif mark == "? ":
            name, expected = rest.split(" | ")
            self.edit.name, self.edit.expected = name, tuple(expected.split(" / "))
            self.edits.append(self.edit)
            self.edit = Edit()
        elif mark[0] == ">":
            self.old.append(rest[1:])
            moved[mark[1]] = rest[1:]
        elif mark[0] == "<":
            self.new.append(rest[1:])
            self.edit = Edit([_bare(moved[mark[1]])], [_bare(rest[1:])], moved=True)
        else:
            self.old.append(line)
            self.new.append(line)


def _bare(sentence: str) -> str:
    """A sentence without the number of its paragraph."""
    return _NUMBER.sub("", sentence)


@cache
def versions_of(name: str) -> Versions:
    """The two versions of a file, and its edits."""
    head, body = Path(__file__).with_name(f"{name}.txt").read_text("utf-8").split("\n", 1)
    order = [int(number) for number in head.removeprefix("order:").split()]
    moved: dict[str, str] = {}
    read = []
    for block in body.strip().split("\n\n"):
        reader = _Reader()
        for line in block.splitlines():
            reader.read(line, moved)
        read.append(reader)
    later = [read[number].new for number in order]
    places = [place for place, number in enumerate(order) if place != number]
    return Versions(
        _written([one.old for one in read]),
        _written(later),
        [edit for one in read for edit in one.edits],
        tuple(read[place].old for place in places),
    )


def _written(paragraphs: list[list[str]]) -> str:
    return "\n\n".join("\n".join(one) for one in paragraphs if one) + "\n"
