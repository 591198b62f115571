"""The notes of an analysis as readers are told them: layers missing for one reason together."""

from __future__ import annotations

from collections.abc import Sequence

from discourse.document import NOT_MEASURED, Note


def told_notes(notes: Sequence[Note]) -> tuple[tuple[str, str], ...]:
    """Kind and words of each note, in order, then what was not measured, a row for each reason."""
    missing: dict[str, list[str]] = {}
    told = []
    for note in notes:
        layer, _, reason = note.message.partition(": ")
        if note.kind == NOT_MEASURED and reason:
            missing.setdefault(reason, []).append(layer.removeprefix("no "))
        else:
            count = f" ({note.count:,})" if note.count is not None else ""
            told.append((note.kind, note.message + count))
    told += [(NOT_MEASURED, f"{', '.join(n)} ({reason})") for reason, n in missing.items()]
    return tuple(told)
