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

UNSAID = 4  # on the scale of scope, where no word says how many are meant
_COMMITTED = 4  # on the scale of force
_BE = r"(?:is|are|am|be|was|were|remain(?:s|ed)?|stands?|stays?)(?: \w+ly)?"
_BOUND = rf"\b{_BE} (?:committed|determined|resolved|dedicated) to\b"  # no verb: "have committed"
_YEAR = re.compile(r"(?:1[89]|20|21)\d\d")


@dataclass(frozen=True, eq=False)
class RedlineWords:
    """Expressions and sets of the page ``languages/en-redline.toml``; see its comments.

    ``force`` and ``scope`` hold an expression a step, the weakest first; ``asking`` the strongest
    first, as the ledger of requests. ``conditions`` come from the page of pledges, ``numbers`` and
    ``months`` from that of quantities. ``spellings`` are parts of words that are written in two
    ways.
    """

    force: tuple[re.Pattern[str], ...]
    scope: tuple[re.Pattern[str], ...]
    hedges: re.Pattern[str]
    conditions: re.Pattern[str]
    negations: frozenset[str]
    unnamed_marks: frozenset[str]
    unnamed: frozenset[str]
    party_marks: frozenset[str]
    joint_marks: frozenset[str]
    relatives: frozenset[str]
    articles: frozenset[str]
    adjectives: frozenset[str]
    perfect: frozenset[str]
    raising: re.Pattern[str]
    lowering: re.Pattern[str]
    numbers: frozenset[str]
    counts: frozenset[str]
    months: frozenset[str]
    weekdays: frozenset[str]
    asking: tuple[re.Pattern[str], ...]
    parties: frozenset[str]
    no_acts: re.Pattern[str]
    spellings: tuple[tuple[str, str], ...]

    def force_of(self, words: str | None) -> int | None:
        """How far words bind, 0 to 5, by the weakest among them; ``None`` if none is known."""
        return _first(self.force, words)

    def asking_of(self, words: str | None) -> int | None:
        """How strongly words ask, 0 (demand) to 3 (hope) as in the ledger; ``None`` if not."""
        return _first(self.asking, words)

    def scope_of(self, words: str | None) -> int | None:
        """From 0 for none over some, many, most to 5 for all; ``None`` if there is no such word.

        Where no word says so it is :data:`UNSAID`, between most and all.
        """
        found = _first(self.scope, words)
        return None if found is None else found + (found >= UNSAID)

    def degree_in(self, words: str | None) -> str:
        """The words of degree among these."""
        found = (step.findall(fold(words or "")) for step in (self.raising, self.lowering))
        return " ".join(word for words in found for word in words)

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
    force = [any_of(tuple(forms)) for forms in page["force"].values()]
    force[_COMMITTED] = f"{force[_COMMITTED]}|{_BOUND}"
    numbers = {*quantities.cardinals, *quantities.ordinals, *quantities.magnitudes,
               *quantities.fractions, *lists["more_numbers"]} - {"a", "an"}  # fmt: skip
    return RedlineWords(
        tuple(map(re.compile, force)),
        tuple(re.compile(any_of(tuple(forms))) for forms in page["scope"].values()),
        re.compile(any_of(tuple(lists["hedges"]))),
        re.compile(any_of(load_pledge_words()["conditions"])),
        frozenset(lists["negations"]),
        frozenset(lists["unnamed_marks"]),
        frozenset(lists["unnamed"]),
        frozenset(lists["party_marks"]),
        frozenset(lists["joint_marks"]),
        frozenset(lists["relatives"]),
        frozenset(lists["articles"]),
        frozenset(lists["adjectives"]),
        frozenset(lists["perfect"]),
        re.compile(any_of(tuple(page["degree"]["raising"]))),
        re.compile(any_of(tuple(page["degree"]["lowering"]))),
        frozenset(numbers),
        frozenset((*quantities.cardinals, *lists["more_numbers"])) - {"a", "an", "one"},
        frozenset(quantities.lists["months"]),
        frozenset(lists["weekdays"]),
        tuple(re.compile(any_of(tuple(forms))) for forms in page["asking"].values()),
        frozenset(page["undertaking"]["parties"]),
        re.compile(any_of(tuple(page["undertaking"]["no_acts"]))),
        tuple(page["spelling"].items()),
    )
