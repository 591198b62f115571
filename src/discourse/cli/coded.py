"""What commands on human codings share: files that are missing, and names in a line."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from discourse.cli.shared import printable
from discourse.errors import UnreadableInput

FEW = 5


def check_there(*paths: Path) -> None:
    """Refuse files that are not there, before anything is said of their kind.

    Raises:
        UnreadableInput: there is no such file or folder.
    """
    for path in paths:
        if not os.path.lexists(path):
            advice = "Check the spelling and the folder."
            raise UnreadableInput(str(path), "there is no such file", advice)


def listed(names: Sequence[str], most: int | None = None) -> str:
    """The names in a line, or the first ``most`` of them and how many more there are."""
    more = f" and {len(names) - most} more" if most and len(names) > most else ""
    return ", ".join(map(printable, names[:most])) + more
