"""The word material of comparisons: words of grammar."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files


@cache
def load_function_words() -> frozenset[str]:
    """Folded words of grammar that ship with the package (English), read once."""
    path = files("discourse") / "data" / "languages" / "en-comparison.toml"
    page = tomllib.loads(path.read_text(encoding="utf-8"))
    return frozenset(page["function_words"])
