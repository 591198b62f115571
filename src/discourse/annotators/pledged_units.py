"""The pledging words of all sentences of a document, for its labels and its ledger."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from discourse.annotators.pledge_words import any_of
from discourse.annotators.pledging import FUNCTION, Pledging
from discourse.annotators.remembered import remembered
from discourse.annotators.spoken_units import Clauses, clauses_of
from discourse.codebook import Codebook
from discourse.document import Annotation, Document
from discourse.text import Span

_LANGUAGE = "en"


class Pledgings:
    """The pledging words of the sentences of one document, read once for labels and ledgers."""

    def __init__(self, clauses: Clauses, happens: re.Pattern[str]) -> None:
        self._clauses, self._happens = clauses, happens
        self._read: dict[Span, Pledging] = {}

    def at(self, span: Span) -> Pledging:
        """Those of the sentence at ``span``."""
        if span not in self._read:
            self._read[span] = Pledging(self._clauses.at(span), self._happens)
        return self._read[span]


def pledgings_of(document: Document, codebook: Codebook) -> Pledgings:
    """The pledging words of a document: the label asks for them first, then the ledger."""
    clauses, made = clauses_of(document, codebook), _made(document)
    return made.get(clauses) or made.setdefault(clauses, Pledgings(clauses, _happening(codebook)))


@remembered("mentions")
def _made(document: Document) -> dict[Clauses, Pledgings]:
    """By clauses, as far as they were asked for."""
    return {}


@cache
def _happening(codebook: Codebook) -> re.Pattern[str]:
    pages = [page for page in codebook.functions if page.id == FUNCTION]
    words = tuple(word for page in pages for word in dict(page.sets).get("HAPPEN", ()))
    return re.compile(any_of(words) if words else r"(?!)")


def without_predictions(
    document: Document, codebook: Codebook, functions: Sequence[Annotation]
) -> list[Annotation]:
    """``functions`` without the pledges of sentences that only say what will happen or be felt."""
    if document.metadata.language not in (None, _LANGUAGE):
        return list(functions)
    pledgings = pledgings_of(document, codebook)
    return [
        one for one in functions if one.label != FUNCTION or not pledgings.at(one.span).only_happens
    ]
