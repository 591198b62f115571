"""Who "we" are in a sentence: speaker and hearers, the own side, or nobody tells."""

from __future__ import annotations

from collections.abc import Sequence

from discourse.annotators.agency_predicates import Pieces
from discourse.annotators.mentions import Mention

INCLUSIVE, EXCLUSIVE, OPEN = "we_inclusive", "we_exclusive", "we"
_BLANK = " "


class Us:
    """Words of one sentence that tell who "we" are in it; names in it are blanked before."""

    def __init__(self, pieces: Pieces, names: Sequence[Mention], start: int) -> None:
        self._pieces = pieces
        text = list(pieces.folded)
        own = pieces.lists.sets["own_side"]
        for name in names:
            first, end = name.start - start, name.end - start
            if pieces.folded[first:end] not in own:
                text[first:end] = _BLANK * (end - first)
        plain = "".join(text)
        is_all = bool(pieces.lists.inclusive.search(plain))
        is_own = bool(pieces.lists.exclusive.search(plain))
        self._told = (INCLUSIVE if is_all else EXCLUSIVE) if is_all != is_own else None

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
