"""Who undertakes something in linked sentences where the ledger of commitments has no record.

The ledger keeps what the author of a text pledges. A communiqué says of its signatories by name
what each will do; a redline of it has to tell whether that binds more or less than before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from discourse.analysis import Unit
from discourse.measures.redline.records import Stretch
from discourse.measures.redline.targets import NAMED
from discourse.measures.redline.tokens import Token
from discourse.measures.redline.view import View
from discourse.measures.redline.words import load_redline_words
from discourse.text import fold

_UNDERTAKES = re.compile(
    r"\b(?:will|shall|agreed? to|agrees to|undertakes?(?= to)|undertook to|pledge[sd]?"
    r"|commits?(?! to\b)|decided? to|decides to|resolved? to|resolves to|promise[sd]?"
    r"|(?:is|are|remains?|stands?) (?:committed|determined|ready|prepared|willing) to"
    r"|intends? to|plans? to|offers? to|offered to)\b"
)
_ROW = re.compile(r",|\b(?:and|with|both|we|all)\b")
_MOST_BEFORE = 14  # words before the words that undertake
_ADVERB = re.compile(r"(?:\s+(?:also|further|therefore|jointly|together|now|not|never|\w+ly))*\s*$")


def undertakes(view: View) -> bool:
    """Whether a unit of the link pledges, by label, by record, or by a party and its words."""
    return view.has_function("commitment") or any(
        starts_at(view, unit, is_new) is not None
        for is_new in (False, True)
        for unit in view.units(is_new)
    )


def pledged_behind(view: View, stretch: Stretch) -> bool:
    """Whether a stretch stands behind words by which a party undertakes an act in its unit."""
    for is_new in (False, True):
        for token in stretch.side(is_new)[:1]:
            unit = unit_at(view, token.span.start, is_new)
            start = starts_at(view, unit, is_new)
            if start is not None and start < token.span.start:
                return True
    return False


def stands_before(view: View, tokens: Sequence[Token], is_new: bool) -> bool:
    """Whether tokens are among those who undertake: before the words that do, in their unit."""
    start = starts_at(view, unit_at(view, tokens[0].span.start, is_new), is_new)
    return start is not None and tokens[-1].span.end <= start


def is_single(view: View, is_new: bool) -> bool:
    """Whether on one side a party undertakes alone: no row and nobody beside it."""
    for unit in view.units(is_new):
        start = starts_at(view, unit, is_new)
        if start is not None:
            subject = fold(unit.text)[: start - unit.span.start]
            return not _ROW.search(subject)
    return False


def unit_at(view: View, place: int, is_new: bool) -> Unit:
    """The unit of one side that holds a place of its text."""
    return next(one for one in view.units(is_new) if one.span.start <= place < one.span.end)


def starts_at(view: View, unit: Unit, is_new: bool) -> int | None:
    """Where in the text the words stand by which a party undertakes an act; ``None`` if none do."""
    text = fold(unit.text)
    match = _UNDERTAKES.search(text)
    if match is None or load_redline_words().no_acts.match(text[match.end() :].lstrip()):
        return None
    subject = _ADVERB.sub("", text[: match.start()]).split()
    if not subject or len(subject) > _MOST_BEFORE:
        return None
    start = unit.span.start + match.start()
    last = subject[-1].strip("\"'(),")
    is_party = last in load_redline_words().parties or _is_named(view, unit, is_new, match.start())
    return start if is_party else None


def _is_named(view: View, unit: Unit, is_new: bool, end: int) -> bool:
    """Whether a party's name, or a word with a capital, stands last before ``end``."""
    before = _ADVERB.sub("", unit.text[:end]).rstrip(", ")
    stop = unit.span.start + len(before)
    layer = view.sides[is_new].analysis.document.layer("mentions")
    if any(m.span.end == stop and m.get("class") in NAMED for m in layer.within(unit.span)):
        return True
    tokens = [t for piece in view.pieces(is_new) for t in piece.tokens if t.span.end == stop]
    return bool(tokens) and view.is_name(tokens[0])
