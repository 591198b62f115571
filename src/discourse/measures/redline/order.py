"""In which order versions stand that were named together and not one by one: by their dates."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePath

from discourse.analysis import Analysis
from discourse.document import Note
from discourse.measures.formulas.reading import date_of

ORDER = "order"  # the kind of the note
_IN_NAME = re.compile(
    r"(?<!\d)((?:18|19|20|21)\d\d)(?:[-_.]?(0[1-9]|1[0-2])(?:[-_.]?([0-3]\d))?)?(?!\d)"
)


def order_by_date(analyses: Sequence[Analysis]) -> tuple[Analysis, ...]:
    """The texts from the oldest to the newest, if each has a date; else in the order given.

    A date is that of the metadata, or the one year or day that the name of the file gives. Each
    text gets a note (:data:`ORDER`) that says which order it is. Texts of one date keep theirs.
    """
    dates = [_date_of(analysis) for analysis in analyses]
    undated = [one.id for one, found in zip(analyses, dates, strict=True) if found is None]
    known = [found for found in dates if found is not None]
    ordered = list(analyses)
    if undated:
        named = undated[0] + (f" and {len(undated) - 1} more" if undated[1:] else "")
        message = f"in the order of their names, since no date is known of {named}"
    else:
        places = sorted(range(len(known)), key=known.__getitem__)
        ordered = [analyses[place] for place in places]
        message = f"in the order of their dates, {min(known)} to {max(known)}"
        if len(set(known)) < len(known):
            message += "; those of one date in the order of their names"
    note = Note(ORDER, f"the texts stand {message}")
    return tuple(replace(one, document=one.document.with_notes(note)) for one in ordered)


def _date_of(analysis: Analysis) -> str | None:
    """A date of ISO 8601 as far as it is known; a name with two years says neither."""
    metadata = analysis.document.metadata
    if found := date_of(metadata):
        return found
    stem = PurePath(metadata.file or analysis.id).stem
    named = {"-".join(filter(None, match.groups())) for match in _IN_NAME.finditer(stem)}
    return named.pop() if len(named) == 1 else None
