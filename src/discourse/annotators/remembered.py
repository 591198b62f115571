"""What several annotators make of one document, made once."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar
from weakref import ref

from discourse.document import Document, Layer

Made = TypeVar("Made")
Maker = Callable[[Document], Made]


def remembered(name: str) -> Callable[[Maker[Made]], Maker[Made]]:
    """Keep what a function makes of a document until it is asked for another one.

    Documents are the same where their layer ``name`` is: each annotator makes a new document, but
    layers stay. What was made is not to be changed, and is dropped with the layer.
    """

    def decorate(make: Maker[Made]) -> Maker[Made]:
        last: list[tuple[ref[Layer], Made]] = []

        @wraps(make)
        def ask(document: Document) -> Made:
            layer = document.layer(name)
            for known, made in last[:1]:
                if known() is layer:
                    return made
            made = make(document)
            last[:] = [(ref(layer, lambda _: last.clear()), made)]
            return made

        return ask

    return decorate
