"""The polarity and subjectivity of the Pattern lexicon, equal to TextBlob's but faster.

The lexicon and the tables of its tokenizer stay where they are published: they are taken from the
installed ``textblob``, whose one light module is loaded by itself, because importing the package
imports nltk and takes seconds. Only the evaluation is written here. It cuts every run of
non-blanks into tokens once, remembers what they do to the score, and goes over the few that do
something. Where tokens may join to an emoticon (seldom), the published tokenizer decides.

Source: De Smedt, T. & Daelemans, W. (2012). Pattern for Python. Journal of Machine Learning
Research 13, 2063-2067.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from discourse.annotators.generic_sentiment_lexicons import PatternTables, Step

REMEMBERED_CHARACTERS = 500_000
QUOTES = re.compile("([“”‘’'\"])")
LONGEST_END = 8  # more than an emoticon has
EXCLAMATION = 1.25
NEGATED = -0.5


# The steps of one chunk. None stands for the common case: a longer word that no table names,
# which only ends the reach of an earlier negation or modifier.
Steps = tuple[Step, ...] | None
ORDINARY = Step(ends_negation=True, ends_modifier=True)
SHORT = Step(ends_negation=True)


class Chunks(dict[str, Steps]):
    """The steps of every chunk (a run of non-blanks) met so far.

    Attributes:
        joining: the chunks among them whose tokens may join to an emoticon, among themselves or
            with the chunks before them.
    """

    def __init__(self, tables: PatternTables) -> None:
        super().__init__()
        self.tables = tables
        self.joining: set[str] = set()
        self.characters = 0

    def __missing__(self, chunk: str) -> Steps:
        tokens = cut(chunk, self.tables)
        self[chunk] = steps = steps_of(tokens, self.tables)
        if self._may_join(tokens):
            self.joining.add(chunk)
        self.characters += len(chunk)
        return steps

    def forget_if_full(self) -> None:
        """Begin anew when the remembered chunks have grown large; only between sentences."""
        if self.characters > REMEMBERED_CHARACTERS:
            self.clear()
            self.joining.clear()
            self.characters = 0

    def _may_join(self, tokens: list[str]) -> bool:
        head = ""
        for token in tokens:
            several, head = bool(head), (head + token)[-LONGEST_END:]
            if head in self.tables.emoticon_ends:
                return True
            if several and head.endswith(self.tables.emoticons):
                return True
        return False


def cut(chunk: str, tables: PatternTables) -> list[str]:
    """The tokens of a chunk: quotes and outer punctuation stand alone, abbreviations stay whole."""
    if chunk.isalpha():
        return [chunk]
    word, sign = chunk[:-1], chunk[-1]
    if word.isalpha() and (sign in tables.punctuation or sign == "." or QUOTES.match(sign)):
        return [chunk] if sign == "." and tables.is_abbreviation(chunk) else [word, sign]
    tokens: list[str] = []
    for part in QUOTES.sub(r" \1 ", chunk.replace("n't", " n't")).split():
        rest = part.lstrip(tables.punctuation)
        tokens.extend(part[: len(part) - len(rest)])
        end, tail = cut_tail(rest, tables)
        tokens.extend([rest[:end], *reversed(tail)] if end else reversed(tail))
    return [token for token in tokens if token != tables.break_mark]


def cut_tail(word: str, tables: PatternTables) -> tuple[int, list[str]]:
    """Where the punctuation at the end of ``word`` begins, and its tokens from the last on."""
    end, tail = len(word), list[str]()
    while end and (word[end - 1] == "." or word[end - 1] in tables.punctuation):
        if word[end - 1] != ".":
            end -= 1
            tail.append(word[end])
        if word.endswith("...", 0, end):
            tail.append("...")
            while end and word[end - 1] == ".":
                end -= 1
        if word.endswith(".", 0, end):
            if word[0].isalpha() and tables.is_abbreviation(word[:end]):
                break
            end -= 1
            tail.append(".")
    return end, tail


def steps_of(tokens: Iterable[str], tables: PatternTables) -> Steps:
    """What ``tokens`` do to the score, without those that do nothing."""
    steps = tuple(step for step in (step_of(token.lower(), tables) for token in tokens) if step)
    return None if steps == (ORDINARY,) else steps


def step_of(word: str, tables: PatternTables) -> Step | None:
    """What the token ``word``, in lower case, does to the score; None if nothing."""
    known = tables.words.get(word)
    if known is not None:
        return known
    ends_negation, ends_modifier = len(word) > 1, len(word) > 2
    irony = word == "(!)"
    if irony or word in tables.moods:
        mood = 0.0 if irony else tables.moods[word]
        return Step(
            polarity=mood,
            ends_negation=ends_negation,
            ends_modifier=ends_modifier,
            stands_alone=True,
        )
    if word in tables.negations:
        return Step(negates=True, ends_modifier=ends_modifier)
    if word == "!":
        return Step(exclaims=True)
    if ends_modifier and ends_negation:
        return ORDINARY
    if ends_modifier or ends_negation:
        return Step(ends_negation=ends_negation, ends_modifier=ends_modifier)
    return None


class Assessment:
    """One scored word while the words after it may still change it."""

    __slots__ = ("intensity", "polarity", "reversed", "subjectivity")

    def __init__(self, step: Step) -> None:
        self.polarity = step.polarity
        self.subjectivity = step.subjectivity
        self.intensity = step.intensity
        self.reversed = False

    def carry(self, step: Step) -> None:
        """Take in the word after a modifier: its scores times the modifier's intensity."""
        self.polarity = bounded(step.polarity * self.intensity)
        self.subjectivity = bounded(step.subjectivity * self.intensity)
        self.intensity = step.intensity


class PolarityScorer:
    """Gives the polarity and subjectivity of one sentence after another."""

    def __init__(self, tables: PatternTables) -> None:
        self.tables = tables
        self.chunks = Chunks(tables)
        self._steps: Callable[[str], Steps] = self.chunks.__getitem__
        self._has_emoticon = re.compile("|".join(map(re.escape, tables.emoticons))).search

    def __call__(self, sentence: str, chunks: list[str]) -> tuple[float, float]:
        """Polarity in [-1, 1] and subjectivity in [0, 1] of ``sentence``, split into ``chunks``."""
        self.chunks.forget_if_full()
        steps = list(map(self._steps, chunks))
        if self._joins(sentence, chunks):
            steps = [steps_of(self.tables.tokenize(sentence), self.tables)]
        return averages(assess(steps))

    def _joins(self, sentence: str, chunks: list[str]) -> bool:
        """Whether tokens may join to an emoticon or to the mark of irony "(!)"."""
        if "!" in sentence and "(" in sentence:
            return True
        joining = self.chunks.joining
        return not joining.isdisjoint(chunks) and any(
            chunk in joining and self._has_emoticon("".join(chunks[max(0, k - 4) : k + 1]))
            for k, chunk in enumerate(chunks)
        )


def assess(chunks: Iterable[Steps]) -> list[Assessment]:
    """The scored words, each with the modifiers, negations and exclamation marks around it."""
    found: list[Assessment] = []
    modifier: Step | None = None
    negated = False
    for steps in chunks:
        if steps is None:
            modifier, negated = None, False
            continue
        for step in steps:
            if step.known:
                if modifier is None:
                    found.append(Assessment(step))
                else:
                    found[-1].carry(step)
                if negated:
                    found[-1].intensity = 1.0 / found[-1].intensity
                    found[-1].reversed = True
                modifier, negated = step if step.modifies else None, step.negates
                continue
            negated = step.negates or (negated and not step.ends_negation)
            if negated and modifier is not None and modifier.modifies_negation:
                found[-1].reversed, negated = True, False
            elif step.ends_modifier:
                modifier = None
            if step.exclaims and found:
                found[-1].polarity = bounded(found[-1].polarity * EXCLAMATION)
            if step.stands_alone:
                found.append(Assessment(step))
    return found


def averages(found: list[Assessment]) -> tuple[float, float]:
    """Mean polarity and subjectivity; (0.0, 0.0) of nothing. A reversed word counts minus half."""
    polarity = subjectivity = 0.0
    for word in found:  # added one by one, in order: the last digit depends on it
        polarity += word.polarity * NEGATED if word.reversed else word.polarity
        subjectivity += word.subjectivity
    return polarity / (len(found) or 1), subjectivity / (len(found) or 1)


def bounded(score: float) -> float:
    """``score`` cut off at -1 and 1."""
    return max(-1.0, min(score, 1.0))
