"""Who "we" are in a sentence: speaker and hearers, the own side, or nobody tells."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from discourse.annotators.agency_predicates import Pieces
from discourse.annotators.stance_pieces import CutWords
from discourse.document import Document
from discourse.ledger import SELF
from discourse.text import Span

INCLUSIVE, EXCLUSIVE, OPEN = "we_inclusive", "we_exclusive", "we"
_BLANK = " "


class Us:
    """Words of one sentence that tell who "we" are in it; names in it are blanked before."""

    def __init__(self, pieces: Pieces, cut: CutWords, place: Span, names: Sequence[Span]) -> None:
        """Read the sentence at ``place``, which was cut into ``pieces``; so are ``names``."""
        self._pieces, self._cut, self._place, self._names = pieces, cut, place, names

    @cached_property
    def _told(self) -> str | None:
        lists, begin = self._pieces.lists, self._place.start
        plain = self._place.quote(self._cut.folded)
        for name in self._names:
            own = self._cut.folded[name.start : min(name.end, self._place.end)]
            if own not in lists.sets["own_side"]:
                first, end = name.start - begin, name.end - begin
                plain = plain[:first] + _BLANK * len(name) + plain[end:]
        is_all = lists.inclusive.search(plain) is not None
        is_own = lists.exclusive.search(plain) is not None
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


def own_side(document: Document) -> str:
    """Whose "we" and "my country" are: that of the text, if one speaker alone speaks in it."""
    speakers = {unit.get("speaker") for unit in document.layer("units")}
    return SELF if len(speakers - {None}) > 1 else document.metadata.country or SELF
