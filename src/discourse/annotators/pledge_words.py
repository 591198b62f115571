"""The words by which pledges and calls are made, read from the pledge page of a language."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from discourse.annotators.alternatives import one_of

Lists = Mapping[str, tuple[str, ...]]


@cache
def load_pledge_words(code: str = "en") -> Lists:
    """The lists of the page ``languages/<code>-pledges.toml`` by their names; see its comments."""
    name = f"data/languages/{code}-pledges.toml"
    page = tomllib.loads(files("discourse").joinpath(name).read_text("utf-8"))
    return {key: tuple(forms) for lists in page.values() for key, forms in lists.items()}


@cache
def any_of(*lists: tuple[str, ...]) -> str:
    """An expression for any form of these lists as whole words."""
    return rf"(?<![\w'-])(?:{one_of(form for forms in lists for form in forms)})(?![\w'-])"
