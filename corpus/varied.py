"""Varied copies of sentences that nobody coded, and what the neural tagger says of sentences.

The student (``corpus/student.py``) comes the nearer to its teacher the more sentences it sees, and
speeches have no more. So there are copies of each in which words are exchanged for others that
stand between the same neighbours elsewhere, parts left out, or the beginning of one sentence joined
to the end of another (data augmentation for distillation: Jiao et al. 2020, "TinyBERT", Findings of
EMNLP). Many make no sense; all that counts is that the tagger to be imitated says what labels it
would give them. Copies are made anew for each training, the same ones each time.
"""

from __future__ import annotations

import random
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain, groupby

import numpy as np
from sentences import Sentences, Table, view_document

from discourse.annotators.neural import NeuralTagger, load_neural_tagger
from discourse.document import Document, Metadata

SEED = 101
EXCHANGED = 0.3  # of the words that have others in their place elsewhere
WHOLE, CROPPED = 0.5, 0.25  # copies with all their parts, with some; the rest is joined of two
FEWEST_WORDS = 4  # of a copy with some of its parts
_TRIALS = 5
_BATCH = 4096  # sentences between two lines of progress
_START, _END = "<s>", "</s>"
_BETWEEN_PARTS = re.compile(
    r"(?<=[,;:\u2014\u2013])\s+"
    r"|\s+(?=(?:and|as|because|but|by|if|in order|or|so|that|to|when|which|while|who|with)\b)"
)


class Varier:
    """Who varies sentences, by chance from a seed; ``texts`` are those that words come from."""

    def __init__(self, texts: Sequence[str], seed: int) -> None:
        self._texts = texts
        self._random = random.Random(seed)
        self._between: dict[tuple[str, str], list[str]] = {}
        for text in texts:
            words = [_START, *text.split(), _END]
            for before, word, after in zip(words, words[1:], words[2:], strict=False):
                self._between.setdefault((before.lower(), after.lower()), []).append(word)

    def vary(self, text: str) -> str:
        """A varied copy of a sentence."""
        chance = self._random.random()
        if chance < WHOLE:
            return self._exchanged(text)
        if chance < WHOLE + CROPPED:
            return self._cropped(text)
        return self._joined(text, self._random.choice(self._texts))

    def _exchanged(self, text: str) -> str:
        """Some words exchanged for what stands between the same two words, here or elsewhere."""
        words = [_START, *text.split(), _END]
        for place in range(1, len(words) - 1):
            if self._random.random() < EXCHANGED:
                pair = words[place - 1].lower(), words[place + 1].lower()
                words[place] = self._random.choice(
                    self._between.get(pair, words[place : place + 1])
                )
        return " ".join(words[1:-1])

    def _cropped(self, text: str) -> str:
        """Some parts in a row, as a sentence."""
        parts = _BETWEEN_PARTS.split(text)
        for _ in range(_TRIALS):
            first = self._random.randrange(len(parts))
            last = self._random.randrange(first, len(parts))
            cropped = " ".join(parts[first : last + 1]).rstrip(",;:\u2014\u2013 ")
            is_less = last - first + 1 < len(parts)
            if is_less and len(cropped.split()) >= FEWEST_WORDS:
                end = "" if cropped[-1] in ".!?" else "."
                return cropped[0].upper() + cropped[1:] + end
        return self._exchanged(text)

    def _joined(self, text: str, other: str) -> str:
        """The first parts of one sentence and the last ones of another."""
        own, others = _BETWEEN_PARTS.split(text), _BETWEEN_PARTS.split(other)
        if min(len(own), len(others)) < 2:
            return self._cropped(text)
        end, start = self._random.randrange(1, len(own)), self._random.randrange(1, len(others))
        return " ".join([*own[:end], *others[start:]])


def varied(uncoded: Sentences, number: int) -> Sentences:
    """A copy of each sentence, with the neural tagger's scores as labels; ``number`` is which.

    Neighbours in a text stay neighbours.
    """
    return scored(_copies(uncoded, Varier(uncoded.texts, SEED + number)))


def scored(sentences: Sentences) -> Sentences:
    """Sentences with the neural tagger's scores as labels.

    They are its scores before they are calibrated: the teacher's are not either.
    """
    tagger = load_neural_tagger()
    by_words = np.array(list(chain.from_iterable(_means(tagger, sentences))))
    by_form = sentences.table(list(tagger.forms.rows)) @ tagger.forms.weights
    return replace(sentences, labels=np.asarray(1 / (1 + np.exp(-(by_words + by_form)))))


def _copies(uncoded: Sentences, varier: Varier) -> Sentences:
    texts, views, countries = uncoded.texts, [], []
    for name, numbers in groupby(range(len(texts)), key=lambda n: uncoded.places[n][0]):
        own = list(numbers)
        country = uncoded.countries[own[0]]
        lines = [varier.vary(texts[number]) for number in own]
        known = Metadata(language="en", country=country)
        # Read as any text is: some copies are no sentence any more, some are two.
        found = view_document(Document(name, "\n".join(lines), known))[1]
        views += found
        countries += [country] * len(found)
    return Sentences(countries, views, np.zeros((len(views), 0)))


def _means(tagger: NeuralTagger, sentences: Sentences) -> Iterator[list[Table]]:
    """What the words of each say on the average, some sentences at a time."""
    total = len(sentences.views)
    for start in range(0, total, _BATCH):
        views = sentences.views[start : start + _BATCH]
        pieces = [tagger.encoder.pieces.read(view.masked) for view in views]
        yield [own.mean(axis=0) for own in tagger.encoder.say(pieces)]
        print(f"\rscored {start + len(views):,} of {total:,}", end="", file=sys.stderr)
    print(file=sys.stderr)
