"""Who "we" are in a sentence: speaker and hearers, the own side, or nobody tells."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from discourse.annotators.agency_predicates import Pieces
from discourse.text import Span

INCLUSIVE, EXCLUSIVE, OPEN = "we_inclusive", "we_exclusive", "we"
_BLANK = " "


class Us:
    """Words of one sentence that tell who "we" are in it; names in it are blanked before."""

    def __init__(self, pieces: Pieces, folded: str, names: Sequence[Span]) -> None:
        self._pieces, self._folded, self._names = pieces, folded, names

    @cached_property
    def _told(self) -> str | None:
        text, own = list(self._folded), self._pieces.lists.sets["own_side"]
        for name in self._names:
            if name.quote(self._folded) not in own:
                text[name.start : name.end] = _BLANK * len(name)
        plain = "".join(text)
        is_all = bool(self._pieces.lists.inclusive.search(plain))
        is_own = bool(self._pieces.lists.exclusive.search(plain))
        return (INCLUSIVE if is_all else EXCLUSIVE) if is_all != is_own else None

    def kind(self, number: int) -> str:
        """Who "we" at a piece are: by words of the sentence, else by what "we" do there.

        "We must" is all of us; what only a delegation does ("we thank") is the own side.
        """
        if self._told:
            return self._told
        pieces = self._pieces
        at, helping = pieces.helping(number + 1)
        if pieces.lists.sets["asked"] & {*helping, pieces.word(at)} or "can" in helping:
            return INCLUSIVE
        is_said = pieces.lists.is_form(pieces.word(at), "exclusive_verbs")
        return EXCLUSIVE if is_said else OPEN


def is_quoted(text: str, at: int) -> bool:
    """Whether a place stands in quotation marks that open in the sentence."""
    before = text[:at]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def has_quotation_marks(text: str) -> bool:
    """Whether marks of quotation open in ``text``."""
    return "“" in text or '"' in text
