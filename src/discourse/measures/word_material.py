"""The word material of comparisons: words of grammar, and what tells a doer from a receiver."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class WordMaterial:
    """Sets of folded words; ``data/languages/en-comparison.toml`` says what each is for."""

    function_words: frozenset[str]
    before_verbs: frozenset[str]
    modals: frozenset[str]
    prepositions: frozenset[str]
    giving: frozenset[str]
    receiver_after: frozenset[str]
    helping: frozenset[str]


@cache
def load_word_material() -> WordMaterial:
    """The sets that ship with the package (English), read once."""
    path = files("discourse") / "data" / "languages" / "en-comparison.toml"
    page = tomllib.loads(path.read_text(encoding="utf-8"))
    return WordMaterial(*(frozenset(page[name]) for name in WordMaterial.__slots__))
