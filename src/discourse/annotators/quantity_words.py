"""The words by which quantities are told, read from the quantity page of a language."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

#: How a value stands to the true one: bounds are kept as bounds, and never added to.
BOUNDS = ("over", "nearly", "under", "about")


@dataclass(frozen=True, eq=False)
class QuantityWords:
    """Forms and what they say: see the comments on the page.

    ``units`` gives the one form of measures and currencies; ``bounds`` what "more than" makes of
    a value.
    """

    cardinals: tuple[str, ...]
    magnitudes: Mapping[str, float]
    fractions: Mapping[str, int]
    multiples: Mapping[str, float]
    ordinals: Mapping[str, int]
    bounds: Mapping[str, str]
    signs: Mapping[str, str]
    moneys: frozenset[str]
    units: Mapping[str, str]
    lists: Mapping[str, tuple[str, ...]]
    baselines: tuple[str, ...]
    changes: tuple[str, ...]


@cache
def load_quantity_words(code: str = "en") -> QuantityWords:
    """The page ``languages/<code>-quantities.toml``."""
    name = f"data/languages/{code}-quantities.toml"
    page = tomllib.loads(files("discourse").joinpath(name).read_text("utf-8"))
    currencies = page["currencies"]
    signs = currencies["signs"] | {code: code.upper() for code in currencies["codes"]}
    bounds = {form: name for name in BOUNDS for form in page["bounds"][name]}
    return QuantityWords(
        tuple(page["numbers"]["words"]),
        page["magnitudes"],
        page["fractions"],
        page["multiples"],
        page["ordinals"],
        bounds,
        signs,
        frozenset((*signs.values(), *currencies["words"].values())),
        currencies["words"] | page["measures"],
        {name: tuple(words) for name, words in page["words"].items()},
        tuple(page["comparison"]["baselines"]),
        tuple(page["comparison"]["changes"]),
    )
