"""The sources of known formulas: what each shows, and whether anybody looked it up."""

from __future__ import annotations

from collections.abc import Sequence

from discourse.measures.formulas.known import KnownFormula
from discourse.reports.blocks import Column, Run, Runs, Table, words
from discourse.reports.wording import plural

FROM_MEMORY = "From general knowledge, not looked up."


def sources_table(known: Sequence[KnownFormula]) -> Table:
    """What the literature says of each known formula, where, and what of it was not confirmed."""
    return Table(
        "Known formulas: since when, and who says so",
        (Column("Formula", width=1), Column("Since"), Column("Source", width=2.4)),
        tuple(
            (words(one.phrase, "strong"), words(one.since or "not stated"), _source_runs(one))
            for one in known
        ),
        "Since: the date of the earliest use that the source shows, which need not be the first. "
        + _looked_up(known),
    )


def _source_runs(known: KnownFormula) -> Runs:
    notes = [known.note.removesuffix(".")] if known.note else []
    if not known.checked:
        notes.append(FROM_MEMORY.removesuffix("."))
    elif known.unchecked:
        notes.append(f"Not confirmed: {known.unchecked}")
    small = (Run(f". {'. '.join(notes)}.", "small"),) if notes else ()
    return (Run(known.source), *small)


def _looked_up(known: Sequence[KnownFormula]) -> str:
    """How many of the entries were looked up, whole or in part, for the foot of the table."""
    whole = sum(bool(one.checked) and not one.unchecked for one in known)
    part = sum(bool(one.unchecked) for one in known)
    rest = len(known) - whole - part
    told = "Looked up on public pages or in the General Debate, not always in the document itself: "
    told += f"{whole} of {len(known)} whole"
    told += f", {part} but for what stands behind “Not confirmed”" if part else ""
    told += f"; {plural(rest, 'entry', 'entries')} from general knowledge" if rest else ""
    return f"{told}. Check before you cite."
