"""The words by which changes are typed, read from the redline page of a language."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from discourse.annotators.pledge_words import any_of, load_pledge_words
from discourse.annotators.quantity_words import load_quantity_words
from discourse.text import fold

_YEAR = re.compile(r"(?:1[89]|20|21)\d\d")


@dataclass(frozen=True, eq=False)
class RedlineWords:
    """Expressions and sets of the page ``languages/en-redline.toml``; see its comments.

    ``force`` and ``scope`` hold an expression a step, the weakest first. ``conditions`` come from
    the page of pledges, ``numbers`` and ``months`` from that of quantities.
    """

    force: tuple[re.Pattern[str], ...]
    scope: tuple[re.Pattern[str], ...]
    hedges: re.Pattern[str]
    conditions: re.Pattern[str]
    negations: frozenset[str]
    unnamed_marks: frozenset[str]
    unnamed: frozenset[str]
    joint_marks: frozenset[str]
    perfect: frozenset[str]
    raising: re.Pattern[str]
    lowering: re.Pattern[str]
    numbers: frozenset[str]
    counts: frozenset[str]
    months: frozenset[str]
    weekdays: frozenset[str]

    def force_of(self, words: str | None) -> int | None:
        """How far words bind, 0 to 4, by the weakest among them; ``None`` if none is known."""
        return _first(self.force, words)

    def scope_of(self, words: str | None) -> int | None:
        """0 for none, 1 for some, 3 for all (2 is unsaid); ``None`` if there is no such word."""
        found = _first(self.scope, words)
        return None if found is None else (0, 1, 3)[found]

    def without_scope(self, words: str) -> str:
        """The words without those that say how many are meant."""
        for step in self.scope:
            words = step.sub(" ", words)
        return words

    def is_date(self, key: str) -> bool:
        """Whether a word is a month or a year."""
        return key in self.months or _YEAR.fullmatch(key) is not None

    def is_number(self, key: str) -> bool:
        """Whether a word is written with digits or is a number in letters, "twenty-first" too."""
        return any(map(str.isdigit, key)) or any(p in self.numbers for p in key.split("-"))

    def is_count(self, key: str) -> bool:
        """Whether a word is a number of things: digits or a cardinal in letters, no ordinal."""
        return any(map(str.isdigit, key)) or key in self.counts


def _first(steps: tuple[re.Pattern[str], ...], words: str | None) -> int | None:
    folded = fold(words or "")
    return next((n for n, step in enumerate(steps) if step.search(folded)), None)


@cache
def load_redline_words() -> RedlineWords:
    """The page of English, read once."""
    path = files("discourse") / "data" / "languages" / "en-redline.toml"
    page = tomllib.loads(path.read_text("utf-8"))
    lists = page["words"]
    quantities = load_quantity_words()
    numbers = {*quantities.cardinals, *quantities.ordinals, *quantities.magnitudes,
               *quantities.fractions, *lists["more_numbers"]} - {"a", "an"}  # fmt: skip
    return RedlineWords(
        tuple(re.compile(any_of(tuple(forms))) for forms in page["force"].values()),
        tuple(re.compile(any_of(tuple(forms))) for forms in page["scope"].values()),
        re.compile(any_of(tuple(lists["hedges"]))),
        re.compile(any_of(load_pledge_words()["conditions"])),
        frozenset(lists["negations"]),
        frozenset(lists["unnamed_marks"]),
        frozenset(lists["unnamed"]),
        frozenset(lists["joint_marks"]),
        frozenset(lists["perfect"]),
        re.compile(any_of(tuple(page["degree"]["raising"]))),
        re.compile(any_of(tuple(page["degree"]["lowering"]))),
        frozenset(numbers),
        frozenset((*quantities.cardinals, *lists["more_numbers"])) - {"a", "an", "one"},
        frozenset(quantities.lists["months"]),
        frozenset(lists["weekdays"]),
    )
