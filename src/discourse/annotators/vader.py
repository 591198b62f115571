"""The compound score of VADER, equal to the reference program to the last digit but faster.

The words, their ratings and the rule tables stay where they are published: they are taken from the
installed ``vaderSentiment`` at the first call. Only the evaluation is written here. It looks every
token up once, remembers what it found, and applies the rules only around the few tokens that act
on others.

Source: Hutto, C.J. & Gilbert, E. (2014). VADER: A Parsimonious Rule-based Model for Sentiment
Analysis of Social Media Text. ICWSM-14.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import compress
from math import isnan, nan, sqrt
from string import punctuation

from discourse.annotators.generic_sentiment_lexicons import VaderTables

REMEMBERED_CHARACTERS = 500_000
DISTANCE_WEIGHTS = (1.0, 0.95, 0.9)
NEVER_SO = 1.25
SO_THIS = ("so", "this")
NAMED = ("but", "least", "this", "kind", "no")
#: The value of a token that acts on others: it makes every sum that it is in unknown too.
UNKNOWN = nan


@dataclass(frozen=True, slots=True, eq=False)
class Mark:
    """What the rules need to know of a token.

    Attributes:
        bare: the token in lower case, without the punctuation around it.
        valence: its rating in [-4, 4], or None if it is not rated.
        boost: what it adds to a rated word after it; None if it is no intensifier.
        negates: whether it reverses a rated word after it.
        upper: whether it is written in capitals only.
        idiom: whether it occurs in a fixed phrase with a rating of its own.
        acts: whether it may change the rating of a word nearby, or others may change its own in
            more ways.
    """

    bare: str = ""
    valence: float | None = None
    boost: float | None = None
    negates: bool = False
    upper: bool = False
    idiom: bool = False
    acts: bool = False


# The mark of every token that no rule names, which is most of them.
UNMARKED = Mark()


class Values(dict[str, float]):
    """What every token met so far adds by itself, by the token as written; most add nothing.

    Attributes:
        marks: the marks of the tokens among them that are rated or act on others.
    """

    def __init__(self, tables: VaderTables) -> None:
        super().__init__()
        self.tables = tables
        self.marks: dict[str, Mark] = {}
        self.characters = 0
        self._named = frozenset(
            (*tables.ratings, *tables.boosts, *tables.negations, *tables.phrase_keys, *NAMED)
        )

    def __missing__(self, token: str) -> float:
        bare = bare_of(token)
        value = 0.0
        if bare in self._named or "n't" in bare:
            self.marks[token] = mark = self._make(token, bare)
            value = UNKNOWN if mark.acts or mark.valence is None else mark.valence
        self[token] = value
        self.characters += len(token)
        return value

    def forget_if_full(self) -> None:
        """Begin anew when the remembered tokens have grown large."""
        if self.characters > REMEMBERED_CHARACTERS:
            self.clear()
            self.marks.clear()
            self.characters = 0

    def _make(self, token: str, bare: str) -> Mark:
        tables = self.tables
        boost = tables.boosts.get(bare)
        negates = bare in tables.negations or "n't" in bare
        upper, idiom = token.isupper(), bare in tables.phrase_keys
        acts = negates or upper or idiom or boost is not None or bare in NAMED
        return Mark(bare, tables.ratings.get(bare), boost, negates, upper, idiom, acts)


def bare_of(token: str) -> str:
    """``token`` in lower case without outer punctuation; if under three letters remain, with it.

    The exception keeps emoticons whole.
    """
    stripped = token.strip(punctuation)
    return (token if len(stripped) <= 2 else stripped).lower()


class CompoundScorer:
    """Gives the compound score of one sentence after another."""

    def __init__(self, tables: VaderTables) -> None:
        self.tables = tables
        self.values = Values(tables)
        self._value: Callable[[str], float] = self.values.__getitem__
        self._lacks_emoji = frozenset(tables.emoji).isdisjoint

    def __call__(self, sentence: str, tokens: list[str]) -> float:
        """The compound score of ``sentence``, split into ``tokens``: in [-1, 1], four decimals."""
        if not sentence.isascii() and not self._lacks_emoji(sentence):
            sentence = spell_out_emoji(sentence, self.tables.emoji)
            tokens = sentence.split()
        self.values.forget_if_full()
        alone = list(map(self._value, tokens))
        total = sum(alone)
        if isnan(total):
            total = sum(self._together(tokens, alone))
        return normalized(total, emphasis(sentence)) if total else 0.0

    def _together(self, tokens: list[str], alone: Sequence[float]) -> list[float]:
        """The values of the rated words among ``tokens``, where some act on others."""
        known = self.values.marks
        marks = [
            known[token] if value else UNMARKED for token, value in zip(tokens, alone, strict=True)
        ]
        window = Window(tokens, marks, self.tables)
        places, values, but = [], [], -1
        for i in compress(range(len(tokens)), alone):
            mark, value = marks[i], alone[i]
            if mark.valence is not None and mark.boost is None:
                if isnan(sum(alone[max(0, i - 3) : i + 3])):
                    value = window.value(i, mark.valence)
                if value:
                    places.append(i)
                    values.append(value)
            elif but < 0 and mark.bare == "but":
                but = i
        if but >= 0:
            shift_around_but(places, values, but)
        return values


class Window:
    """One sentence as the rules see it: each rated word with the three tokens before it."""

    __slots__ = ("_capitals_stand_out", "marks", "tables", "tokens")

    def __init__(self, tokens: list[str], marks: list[Mark], tables: VaderTables) -> None:
        self.tokens = tokens
        self.marks = marks
        self.tables = tables
        self._capitals_stand_out: bool | None = None

    def value(self, i: int, valence: float) -> float:
        """``valence``, the rating of token ``i``, after all rules that look at its neighbours."""
        mark, nearby = self.marks[i], self.marks[max(0, i - 3) : i + 3]
        if mark.bare == "kind" and self._bare(i + 1) == "of":
            return 0.0
        value = self._beside_no(i, valence)
        if mark.upper:
            value += self._capitals(value)
        for distance, before in enumerate(reversed(self.marks[max(0, i - 3) : i])):
            if before.valence is None:
                value += self._boost(before, value, distance)
                if self._strengthens(i, distance):
                    value *= NEVER_SO
                elif before.negates and not self._without_doubt(i, distance):
                    value *= self.tables.reversal
                if distance == 2 and any(mark.idiom for mark in nearby):
                    value = self._phrases(i, value)
        return self._after_least(i, value)

    def _bare(self, i: int) -> str:
        return bare_of(self.tokens[i]) if i < len(self.tokens) else ""

    def _capitals(self, value: float) -> float:
        """What a word in capitals adds where some tokens, but not all, are in capitals."""
        if self._capitals_stand_out is None:
            in_capitals = sum(map(str.isupper, self.tokens))
            self._capitals_stand_out = 0 < in_capitals < len(self.tokens)
        if not self._capitals_stand_out:
            return 0.0
        return self.tables.capitals if value > 0 else -self.tables.capitals

    def _beside_no(self, i: int, valence: float) -> float:
        """The word "no" beside a rated word has no rating: it reverses that word."""
        marks = self.marks
        for distance in range(1, min(i, 3) + 1):
            joined = distance < 3 or self._bare(i - 1) in ("or", "nor")
            if marks[i - distance].bare == "no" and joined:
                return valence * self.tables.reversal
        before_rated = i + 1 < len(marks) and marks[i + 1].valence is not None
        return 0.0 if marks[i].bare == "no" and before_rated else valence

    def _boost(self, before: Mark, value: float, distance: int) -> float:
        boost = before.boost
        if boost is None:
            return 0.0
        if value < 0:
            boost = -boost
        if before.upper:
            boost += self._capitals(value)
        return boost * DISTANCE_WEIGHTS[distance]

    def _strengthens(self, i: int, distance: int) -> bool:
        """Whether "never so" or "never this" stands there.

        The published rule asks for "never" only before the farther word: "so" or "this" right
        before the rated word strengthens it, at the greatest distance, whatever stands first.
        """
        if distance == 0:
            return False
        after_never = self.marks[i - distance].bare in SO_THIS
        if after_never and self.marks[i - distance - 1].bare == "never":
            return True
        return distance == 2 and self.marks[i - 1].bare in SO_THIS

    def _without_doubt(self, i: int, distance: int) -> bool:
        after = self.marks[i - distance : i]
        return self.marks[i - distance - 1].bare == "without" and any(
            mark.bare == "doubt" for mark in after
        )

    def _phrases(self, i: int, value: float) -> float:
        """Ratings of fixed phrases that end one or two tokens before, or begin at, token ``i``."""
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

    def _after_least(self, i: int, value: float) -> float:
        if i == 0 or self.marks[i - 1].bare != "least" or self.marks[i - 1].valence is not None:
            return value
        if i > 1 and self._bare(i - 2) in ("at", "very"):
            return value
        return value * self.tables.reversal


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

    As published, the place of a value is found by its size: where a value equals an earlier one as
    already changed, that one is changed again instead.
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
