"""The words that tell whose words are quoted and why, read from a page of the language."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from discourse.annotators.alternatives import one_of
from discourse.annotators.segmentation_data import load_segmentation_data


@dataclass(frozen=True, eq=False)
class QuotationWords:
    """The lists of the page by ``section.list``, and the same as expressions of whole words."""

    lists: Mapping[str, tuple[str, ...]]
    forms: Mapping[str, str]
    elided: re.Pattern[str]

    def is_any(self, name: str, text: str) -> bool:
        """Whether a word of a list stands in ``text``, which is folded."""
        return re.search(self.forms[name], text) is not None


@cache
def load_quotation_words(code: str = "en") -> QuotationWords:
    """The page ``languages/<code>-quotations.toml``.

    Verbs of saying include those that report in any text, of the page of segmentation.
    """
    name = f"data/languages/{code}-quotations.toml"
    page = tomllib.loads(files("discourse").joinpath(name).read_text("utf-8"))
    lists = {
        f"{section}.{key}": tuple(words)
        for section, entries in page.items()
        if isinstance(entries, dict)
        for key, words in entries.items()
    }
    reporting = load_segmentation_data(code).voices.reporting_verbs
    lists["saying.verbs"] = tuple(
        sorted({*lists["saying.verbs"], *reporting} - {*lists["saying.acts"]})
    )
    forms = {key: rf"(?<![\w'-])(?:{one_of(words)})(?![\w-])" for key, words in lists.items()}
    not_noun = "".join(rf"(?<!\b{word} )" for word in lists["sayings.before_verb"])
    forms["sayings.nouns"] = not_noun + forms["sayings.nouns"]
    elided = re.compile(rf"(?:{one_of(lists['marks.elided'])})\b|\d0s\b", re.IGNORECASE)
    return QuotationWords(lists, forms, elided)
