"""The examples of the codebook pages, run: a page is right when its examples come out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

from discourse.annotators import analyze
from discourse.codebook import Category, Codebook, Example, load_codebook
from discourse.document import Document, Metadata

_LAYERS = ("functions", "frames")
#: The invented states that examples and composed texts speak of: a folder of pages like others.
_INVENTED = Path(str(files("discourse") / "data" / "examples"))


def load_example_codebook(folders: tuple[Path, ...] = ()) -> Codebook:
    """The codebook with the pages of ``folders``, and with the invented states of the examples.

    Raises:
        CodebookError: a page breaks a rule.
    """
    return load_codebook((_INVENTED, *folders))


def check_examples(codebook: Codebook) -> Iterator[str]:
    """What is wrong with the examples of all pages: one sentence for each that fails.

    Examples speak of invented states, which only :func:`load_example_codebook` knows.

    Examples marked ``needs_model`` are passed over: cues alone are not expected to find them.
    """
    for category in (*codebook.functions, *codebook.frames):
        for example in category.examples:
            if not example.needs_model and (wrong := check_example(category, example, codebook)):
                yield wrong


def check_example(category: Category, example: Example, codebook: Codebook) -> str | None:
    """What is wrong with one example, or ``None``; examples are tests of the cues alone."""
    codebook = replace(codebook, tagger="cues")
    metadata = Metadata(language=example.language, country=example.country)
    analysis = analyze(Document("example", example.text, metadata), codebook, _LAYERS)
    found = [
        annotation
        for unit in analysis.sentences
        for annotation in (*(unit.functions or ()), *(unit.frames or ()))
        if annotation.label == category.id
    ]
    where = f"{category.id}: {example.text!r}"
    if example.present != bool(found):
        return f"{where} should {'have' if example.present else 'not have'} the label"
    for name, value in example.attributes:
        if found and value not in {annotation.get(name) for annotation in found}:
            return f"{where} should have {name} = {value}"
    return None
