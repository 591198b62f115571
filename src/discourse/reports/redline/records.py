"""A redline as JSON Lines: a record for each pair of linked units, dropped and new ones too.

A record has ``step`` (1 for the first and the second text), ``kind`` and ``moved`` of the link,
``closeness`` (``null`` without a partner), ``old`` and ``new`` (id of the text, numbers of
sentences and of units, spans in code points of the cleaned text, the words), ``edits`` (words
taken out and put in, in order) and ``changes`` (kind, part compared, direction, words).
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from discourse.measures.redline import Change, Link, Redline, Side


def render_redline_records(chain: Sequence[Redline]) -> Iterator[str]:
    """The lines, in reading order, step by step; each ends with a line feed."""
    for step, redline in enumerate(chain, start=1):
        for number, link in enumerate(redline.links):
            record = _record(redline, number, link) | {"step": step}
            yield json.dumps(record, ensure_ascii=False, sort_keys=True) + "\n"


def _record(redline: Redline, number: int, link: Link) -> dict[str, Any]:
    changes = [_change(change) for change in redline.changes if change.link == number]
    edits = [
        {"old": redline.old.words(one.old), "new": redline.new.words(one.new)}
        for one in redline.stretches[number]
        if not one.same
    ]
    return {
        "kind": link.kind,
        "moved": link.moved,
        "closeness": round(link.closeness, 3) if link.old and link.new else None,
        "old": _side(redline.old, link.old),
        "new": _side(redline.new, link.new),
        "edits": edits,
        "changes": changes,
    }


def _side(side: Side, places: tuple[int, ...]) -> dict[str, Any]:
    units = side.units(places)
    return {
        "doc_id": side.analysis.id,
        "sentences": [unit.sentence_no for unit in units if unit.sentence_no is not None],
        "units": [unit.unit_no for unit in units],
        "spans": [[unit.span.start, unit.span.end] for unit in units],
        "text": " ".join(unit.text for unit in units) or None,
    }


def _change(change: Change) -> dict[str, str | None]:
    fields = "kind", "aspect", "direction", "old", "new"
    return {name: getattr(change, name) for name in fields}
