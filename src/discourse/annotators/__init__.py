"""The analysis as a table: what each step needs, and what it adds.

To add a step, write one module with a function ``(document, codebook, made_by)`` that returns a
layer (or several, with notes where something was left out), and add one row.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib import import_module

from discourse.analysis import Analysis
from discourse.annotators.own_party import with_own_country
from discourse.codebook import Codebook, load_codebook
from discourse.document import NOT_MEASURED, Document, Layer, MadeBy, Note

Run = Callable[[Document, Codebook, MadeBy], Layer | tuple[Layer | Note, ...]]


@dataclass(frozen=True, slots=True)
class Annotator:
    """A step of the analysis: the layers it needs and adds, and where its function is."""

    adds: tuple[str, ...]
    requires: tuple[str, ...]
    run: str

    def load(self) -> Run:
        """The function named by ``run``, imported now."""
        module, _, name = self.run.partition(":")
        function: Run = getattr(import_module(module), name)
        return function


ANNOTATORS = (
    Annotator(
        ("sections", "paragraphs", "units"), (), "discourse.annotators.structure:annotate_structure"
    ),
    Annotator(("words",), (), "discourse.annotators.words:annotate_words"),
    Annotator(("mentions",), (), "discourse.annotators.mentions:annotate_mentions"),
    Annotator(
        ("functions", "frames"),
        ("units", "mentions"),
        "discourse.annotators.labels:annotate_labels",
    ),
    Annotator(
        ("statistics",),
        ("units", "functions"),
        "discourse.annotators.statistics:annotate_statistics",
    ),
    Annotator(
        ("positions",),
        ("units", "mentions", "functions"),
        "discourse.annotators.positions:annotate_positions",
    ),
    Annotator(
        ("quotations",),
        ("sections", "units", "mentions", "functions"),
        "discourse.annotators.quotations:annotate_quotations",
    ),
    Annotator(
        ("commitments",),
        ("units", "mentions", "functions"),
        "discourse.annotators.commitments:annotate_commitments",
    ),
    Annotator(
        ("warnings",),
        ("units", "mentions", "functions"),
        "discourse.annotators.warning_acts:annotate_warnings",
    ),
    Annotator(
        ("requests",),
        ("units", "mentions", "functions"),
        "discourse.annotators.requests:annotate_requests",
    ),
    Annotator(
        ("actors",),
        ("units", "mentions"),
        "discourse.annotators.agency:annotate_agency",
    ),
    Annotator(
        ("contrasts",),
        ("units", "mentions", "functions"),
        "discourse.annotators.contrasts:annotate_contrasts",
    ),
    Annotator(
        ("stances",),
        ("units", "mentions", "functions", "contrasts"),
        "discourse.annotators.stances:annotate_stances",
    ),
    Annotator(("sentiment",), ("units",), "discourse.annotators.sentiment:annotate_sentiment"),
)
LAYERS = tuple(name for annotator in ANNOTATORS for name in annotator.adds)


def annotate(
    document: Document, codebook: Codebook | None = None, layers: tuple[str, ...] = LAYERS
) -> Document:
    """``document`` with ``layers`` added, and those that they require.

    Args:
        document: as a reader gives it.
        codebook: the shipped one if none is given.
        layers: names from :data:`LAYERS`.
    """
    codebook = codebook or load_codebook()
    wanted = _with_requirements(layers)
    for annotator in ANNOTATORS:
        if not wanted.intersection(annotator.adds) or all(map(document.has, annotator.adds)):
            continue
        made_by = MadeBy(annotator.adds[-1], _version(), codebook.digest)
        added = annotator.load()(document, codebook, made_by)
        for layer in added if isinstance(added, tuple) else (added,):
            if isinstance(layer, Note):
                document = document.with_notes(layer)
                continue
            document = document.with_layer(layer)
            if layer.reason:
                message = f"no {layer.name}: {layer.reason}"
                document = document.with_notes(Note(NOT_MEASURED, message))
    return document


def analyze(
    document: Document, codebook: Codebook | None = None, layers: tuple[str, ...] = LAYERS
) -> Analysis:
    """Read a document the way an analyst does: every unit with its functions, frames, sentiment.

    Args:
        document: from :func:`discourse.read`.
        codebook: the shipped one if none is given.
        layers: leave some out to save time; what is left out is missing, not zero.

    Raises:
        TypeError: what is given is no document.
    """
    if not isinstance(document, Document):
        raise TypeError(
            f"analyze takes a Document, not {type(document).__name__}; get one from "
            "discourse.read(FILE), or for a text at hand from Document(id, text)"
        )
    codebook = codebook or load_codebook()
    annotated = annotate(with_own_country(document, codebook), codebook, layers)
    provenance = (
        ("discourse", _version()),
        ("codebook", codebook.digest),
        ("tagger", codebook.tagger),
        ("text", document.digest),
    )
    return Analysis(annotated, provenance, codebook)


def _with_requirements(layers: tuple[str, ...]) -> set[str]:
    wanted = set(layers)
    unknown = wanted.difference(LAYERS)
    if unknown:
        raise KeyError(f"no annotator adds {sorted(unknown)}; there are {', '.join(LAYERS)}")
    for annotator in reversed(ANNOTATORS):
        if wanted.intersection(annotator.adds):
            wanted.update(annotator.requires)
    return wanted


@cache
def _version() -> str:
    from importlib.metadata import version  # slow to import, and not needed to list annotators

    return version("discourse")
