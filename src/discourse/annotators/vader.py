"""The compound score of VADER, equal to the reference program to the last digit but faster.

The words, their ratings and the rule tables stay where they are published: they are taken from the
installed ``vaderSentiment`` at the first call. Only the evaluation is written here. It looks every
token up once, remembers what it found, and applies the rules around the few words that are rated.

Source: Hutto, C.J. & Gilbert, E. (2014). VADER: A Parsimonious Rule-based Model for Sentiment
Analysis of Social Media Text. ICWSM-14.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from math import sqrt
from string import punctuation
from typing import Any

REMEMBERED_TOKENS = 65_536
LONGEST_REMEMBERED = 64
DISTANCE_WEIGHTS = (1.0, 0.95, 0.9)
NEVER_SO = 1.25
SO_THIS = ("so", "this")


@dataclass(frozen=True, slots=True)
class Mark:
    """What the rules need to know of a token; a token that no rule names has no mark.

    Attributes:
        bare: the token in lower case, without the punctuation around it.
        valence: its rating in [-4, 4], or None if it is not rated.
        boost: what it adds to a rated word after it; None if it is no intensifier.
        negates: whether it reverses a rated word after it.
        upper: whether it is written in capitals only.
        idiom: whether it occurs in a fixed phrase with a rating of its own.
    """

    bare: str
    valence: float | None
    boost: float | None
    negates: bool
    upper: bool
    idiom: bool


@dataclass(frozen=True, slots=True)
class Tables:
    """The published tables: ratings, emoji, intensifiers, negations, rated phrases, constants."""

    ratings: Mapping[str, float]
    emoji: Mapping[str, str]
    boosts: Mapping[str, float]
    negations: frozenset[str]
    phrases: Mapping[str, float]
    phrase_keys: frozenset[str]
    capitals: float
    reversal: float


@cache
def load_tables() -> Tables:
    """The tables of the installed ``vaderSentiment``.

    Raises:
        ModuleNotFoundError: the package is not installed.
    """
    vader: Any = import_module("vaderSentiment.vaderSentiment")
    analyzer = vader.SentimentIntensityAnalyzer()
    phrases = [*vader.SPECIAL_CASES, *vader.BOOSTER_DICT]
    return Tables(
        ratings=analyzer.lexicon,
        emoji={sign: text for sign, text in analyzer.emojis.items() if len(sign) == 1},
        boosts=vader.BOOSTER_DICT,
        negations=frozenset(vader.NEGATE),
        phrases=vader.SPECIAL_CASES,
        # One word of each phrase is enough to know that the phrase may be there.
        phrase_keys=frozenset(max(text.split(), key=len) for text in phrases if " " in text),
        capitals=vader.C_INCR,
        reversal=vader.N_SCALAR,
    )


class Marks(dict[str, Mark | None]):
    """The mark of every token met so far, by the token as written."""

    def __init__(self, tables: Tables) -> None:
        super().__init__()
        self.tables = tables

    def __missing__(self, token: str) -> Mark | None:
        mark = self._make(token)
        if len(self) >= REMEMBERED_TOKENS:
            self.clear()
        if len(token) <= LONGEST_REMEMBERED:
            self[token] = mark
        return mark

    def _make(self, token: str) -> Mark | None:
        tables, bare = self.tables, bare_of(token)
        valence, boost = tables.ratings.get(bare), tables.boosts.get(bare)
        negates = bare in tables.negations or "n't" in bare
        idiom = bare in tables.phrase_keys
        named = bare in ("but", "least", "this")
        if valence is None and boost is None and not (negates or idiom or named):
            return None
        return Mark(bare, valence, boost, negates, token.isupper(), idiom)


def bare_of(token: str) -> str:
    """``token`` in lower case without outer punctuation; if under three letters remain, with it.

    The exception keeps emoticons whole.
    """
    stripped = token.strip(punctuation)
    return (token if len(stripped) <= 2 else stripped).lower()


class CompoundScorer:
    """Gives the compound score of one sentence after another."""

    def __init__(self, tables: Tables) -> None:
        self.tables = tables
        self.marks = Marks(tables)
        self._mark: Callable[[str], Mark | None] = self.marks.__getitem__
        signs = "".join(map(re.escape, tables.emoji))
        self._has_emoji = re.compile(f"[{signs}]").search

    def __call__(self, sentence: str) -> float:
        """The compound score of ``sentence`` in [-1, 1], rounded to four decimals."""
        if not sentence.isascii() and self._has_emoji(sentence):
            sentence = spell_out_emoji(sentence, self.tables.emoji)
        tokens = sentence.split()
        marks = list(map(self._mark, tokens))
        found = [i for i, mark in enumerate(marks) if mark is not None]
        if not found:
            return 0.0
        window = Window(tokens, marks, self.tables)
        places, values = [], []
        for i in found:
            value = window.value(i)
            if value:
                places.append(i)
                values.append(value)
        if not values:
            return 0.0
        but = next((i for i in found if marks[i].bare == "but"), None)  # type: ignore[union-attr]
        if but is not None:
            shift_around_but(places, values, but)
        return normalized(sum(values), emphasis(sentence))


class Window:
    """One sentence as the rules see it: each rated word with the three tokens before it."""

    __slots__ = ("_capitals_stand_out", "marks", "tables", "tokens")

    def __init__(self, tokens: list[str], marks: list[Mark | None], tables: Tables) -> None:
        self.tokens = tokens
        self.marks = marks
        self.tables = tables
        self._capitals_stand_out: bool | None = None

    def value(self, i: int) -> float:
        """The rating of token ``i`` after all rules that look at its neighbours; 0.0 if unrated."""
        mark = self.marks[i]
        if mark is None or mark.valence is None or mark.boost is not None:
            return 0.0
        if mark.bare == "kind" and self._bare(i + 1) == "of":
            return 0.0
        value = self._after_no(i, mark, mark.valence)
        if mark.upper and self._stands_out():
            value += self.tables.capitals if value > 0 else -self.tables.capitals
        for distance in range(1, min(i, 3) + 1):
            before = self.marks[i - distance]
            if before is None or before.valence is None:
                if before is not None and before.boost is not None:
                    value += self._boost(before, value, distance)
                value = self._negate(value, i, distance)
                if distance == 3:
                    value = self._phrases(value, i)
        return self._after_least(value, i)

    def _bare(self, i: int) -> str:
        return bare_of(self.tokens[i]) if i < len(self.tokens) else ""

    def _is(self, i: int, word: str) -> bool:
        mark = self.marks[i]
        return mark is not None and mark.bare == word

    def _stands_out(self) -> bool:
        """Whether some tokens, but not all, are in capitals."""
        if self._capitals_stand_out is None:
            in_capitals = sum(map(str.isupper, self.tokens))
            self._capitals_stand_out = 0 < in_capitals < len(self.tokens)
        return self._capitals_stand_out

    def _after_no(self, i: int, mark: Mark, valence: float) -> float:
        """"no" beside a rated word has no rating: it reverses that word."""
        value = valence
        if mark.bare == "no" and i + 1 < len(self.marks):
            after = self.marks[i + 1]
            if after is not None and after.valence is not None:
                value = 0.0
        if (
            (i > 0 and self._is(i - 1, "no"))
            or (i > 1 and self._is(i - 2, "no"))
            or (i > 2 and self._is(i - 3, "no") and self._bare(i - 1) in ("or", "nor"))
        ):
            value = valence * self.tables.reversal
        return value

    def _boost(self, before: Mark, value: float, distance: int) -> float:
        boost = before.boost or 0.0
        if value < 0:
            boost = -boost
        if before.upper and self._stands_out():
            boost += self.tables.capitals if value > 0 else -self.tables.capitals
        return boost if distance == 1 else boost * DISTANCE_WEIGHTS[distance - 1]

    def _negate(self, value: float, i: int, distance: int) -> float:
        before, marks = marks_bare(self.marks[i - distance]), self.marks
        if distance > 1:
            between = [marks_bare(marks[i - k]) for k in range(1, distance)]
            # At distance three the published rule asks for "never" only before the second word:
            # "so" or "this" right before the rated word strengthens it whatever stands first.
            if (before == "never" and between[-1] in SO_THIS) or (
                distance == 3 and between[0] in SO_THIS
            ):
                return value * NEVER_SO
            if before == "without" and "doubt" in between:
                return value
        mark = marks[i - distance]
        return value * self.tables.reversal if mark is not None and mark.negates else value

    def _phrases(self, value: float, i: int) -> float:
        """Ratings of fixed phrases that end one or two tokens before, or begin at, token ``i``."""
        nearby = self.marks[i - 3 : i + 3]
        if not any(mark is not None and mark.idiom for mark in nearby):
            return value
        third, second, first, word, *after = map(bare_of, self.tokens[i - 3 : i + 3])
        before = (f"{third} {second} {first}", f"{third} {second}", f"{second} {first}")
        endings = (f"{first} {word}", f"{second} {first} {word}", before[2], before[0], before[1])
        phrases = self.tables.phrases
        value = next((phrases[text] for text in endings if text in phrases), value)
        for length in range(1, len(after) + 1):
            value = phrases.get(" ".join((word, *after[:length])), value)
        for text in before:
            value += self.tables.boosts.get(text, 0.0)
        return value

    def _after_least(self, value: float, i: int) -> float:
        before = self.marks[i - 1] if i else None
        if before is None or before.bare != "least" or before.valence is not None:
            return value
        if i > 1 and self._bare(i - 2) in ("at", "very"):
            return value
        return value * self.tables.reversal


def marks_bare(mark: Mark | None) -> str:
    """The word of ``mark``; empty if there is none."""
    return "" if mark is None else mark.bare


def spell_out_emoji(sentence: str, emoji: Mapping[str, str]) -> str:
    """``sentence`` with each emoji replaced by its description, set off by a space before it."""
    parts, after_space = [], True
    for sign in sentence:
        description = emoji.get(sign)
        if description is None:
            parts.append(sign)
            after_space = sign == " "
        else:
            parts.append(description if after_space else f" {description}")
            after_space = False
    return "".join(parts).strip()


def shift_around_but(places: Sequence[int], values: list[float], but: int) -> None:
    """Halve what stands before "but" and raise what follows by half, in place.

    As published, a value is looked up by its size, so that of equal values the first is changed
    once for each of them, also across "but".
    """
    for k in range(len(values)):
        first = values.index(values[k])
        values[first] *= 0.5 if places[first] < but else 1.5


def emphasis(sentence: str) -> float:
    """What exclamation marks (up to four) and repeated question marks add to the score."""
    questions = sentence.count("?")
    asked = 0.0 if questions < 2 else questions * 0.18 if questions <= 3 else 0.96
    return min(sentence.count("!"), 4) * 0.292 + asked


def normalized(total: float, emphasis: float) -> float:
    """``total``, moved away from zero by ``emphasis``, on the scale from -1 to 1."""
    if total > 0:
        total += emphasis
    elif total < 0:
        total -= emphasis
    return round(max(-1.0, min(1.0, total / sqrt(total * total + 15))), 4)
