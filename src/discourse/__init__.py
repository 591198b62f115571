"""discourse reads diplomatic and political texts the way a trained analyst does.

>>> import discourse
>>> analysis = discourse.analyze(discourse.read("speech.txt"))   # doctest: +SKIP
>>> analysis.sentences[0].functions                              # doctest: +SKIP
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from discourse.analysis import Analysis, Comparison, Unit
    from discourse.annotators import analyze
    from discourse.codebook import load_codebook
    from discourse.corpus.open import open_text as read
    from discourse.corpus.open import open_texts as read_many
    from discourse.document import Document, Metadata
    from discourse.measures.comparison import compare
    from discourse.measures.formulas.study import find_formulas, track
    from discourse.measures.grouped import compare_by
    from discourse.measures.redline.compare import compare_versions
    from discourse.readers import ReadOptions
    from discourse.reports import report
    from discourse.storage import from_json, to_json, to_jsonl, to_polars
    from discourse.text import Span

_HOMES = {
    "Analysis": "discourse.analysis",
    "Comparison": "discourse.analysis",
    "Document": "discourse.document",
    "Metadata": "discourse.document",
    "ReadOptions": "discourse.readers",
    "Span": "discourse.text",
    "Unit": "discourse.analysis",
    "analyze": "discourse.annotators",
    "compare": "discourse.measures.comparison",
    "compare_by": "discourse.measures.grouped",
    "compare_versions": "discourse.measures.redline.compare",
    "find_formulas": "discourse.measures.formulas.study",
    "from_json": "discourse.storage",
    "load_codebook": "discourse.codebook",
    "read": "discourse.corpus.open:open_text",
    "read_many": "discourse.corpus.open:open_texts",
    "report": "discourse.reports",
    "to_json": "discourse.storage",
    "to_jsonl": "discourse.storage",
    "to_polars": "discourse.storage",
    "track": "discourse.measures.formulas.study",
}

__all__ = [
    "Analysis",
    "Comparison",
    "Document",
    "Metadata",
    "ReadOptions",
    "Span",
    "Unit",
    "__version__",
    "analyze",
    "compare",
    "compare_by",
    "compare_versions",
    "find_formulas",
    "from_json",
    "load_codebook",
    "read",
    "read_many",
    "report",
    "to_json",
    "to_jsonl",
    "to_polars",
    "track",
]


def __getattr__(name: str) -> Any:
    if name == "__version__":
        from importlib.metadata import version

        return version("discourse")
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module 'discourse' has no attribute {name!r}")
    module, _, other_name = home.partition(":")
    return getattr(import_module(module), other_name or name)
