"""How many altered sentences ``discourse formulas`` finds again, by the kind of change.

    python benchmarks/planted_reuse.py [--sentences 2000] [--seed 7]

Sentences of 8 to 30 words are drawn from a made-up vocabulary with the frequencies of Zipf's law
(word number n as often as 1/n, the 60 foremost are words of grammar). A second text of a later year
has each of them with one word changed, put in or left out at a random place, or with two such
changes; a third one has sentences drawn anew, of which none should be found. Printed are the shares
found: whether an altered or an exact stretch of the later sentence leads to the earlier one, and
whether the stretch reaches over the change.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence

import numpy as np

from discourse.document import Document, Metadata
from discourse.measures.formulas.reading import read_stream
from discourse.measures.formulas.reuse import Reuse, find_reuse
from discourse.measures.formulas.stream import WordStream
from discourse.measures.function_words import load_function_words

KINDS = ("changed", "put in", "left out", "two changes")
VOCABULARY, GRAMMAR = 8000, 60
SYLLABLES = ("ba", "de", "fi", "go", "lu", "ma", "ne", "pi", "ro", "su", "ta", "ve")
Words = list[str]


def vocabulary() -> Words:
    """Words of grammar first, then made-up ones of four syllables."""
    grammar = sorted(word for word in load_function_words() if word.isalpha())[:GRAMMAR]
    size = len(SYLLABLES)
    made = [
        "".join(SYLLABLES[number // size**place % size] for place in range(4))
        for number in range(VOCABULARY)
    ]
    return grammar + made


class Source:
    """Draws words and sentences, the same ones for the same seed."""

    def __init__(self, seed: int) -> None:
        self.generator = np.random.default_rng(seed)
        self.words = vocabulary()
        weights = 1 / np.arange(1, len(self.words) + 1)
        self.weights = weights / weights.sum()

    def draw(self, count: int) -> Words:
        """So many words."""
        return [
            self.words[n] for n in self.generator.choice(len(self.words), count, p=self.weights)
        ]

    def sentence(self) -> Words:
        """A sentence of 8 to 30 words."""
        return self.draw(int(self.generator.integers(8, 31)))

    def altered(self, words: Words, kind: str) -> Words:
        """The sentence with one change of a kind, or two of any."""
        if kind == "two changes":
            for one in self.generator.choice(KINDS[:3], 2).tolist():
                words = self.altered(words, one)
            return words
        at = int(self.generator.integers(len(words)))
        new = [] if kind == "left out" else self.draw(1)
        return [*words[:at], *new, *words[at + (kind != "put in") :]]


def document(id: str, year: str, sentences: Sequence[Words]) -> Document:
    """A text of these sentences, a paragraph each."""
    text = "\n\n".join(f"{' '.join(words).capitalize()}." for words in sentences)
    return Document(id, text, Metadata(language="en", date=year, country="NVA"))


def found_in(stream: WordStream, reuse: Reuse, text: int) -> tuple[set[int], set[int]]:
    """The sentences of a text with a stretch of the same earlier sentence, and with an altered."""
    every = {
        stream.sentence_no(one.later_first)
        for one in reuse.stretches
        if one.later == text
        and stream.sentence_no(one.later_first) == stream.sentence_no(one.earlier_first)
    }
    over = {stream.sentence_no(one.later_first) for one in reuse.altered if one.later == text}
    return every, over & every


def main() -> None:
    """Print a row for each kind of change, and what was found in sentences drawn anew."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sentences", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=7)
    given = parser.parse_args()
    source = Source(given.seed)
    sentences = [source.sentence() for _ in range(given.sentences)]
    print("kind         sentences   found   over the change")
    for kind in KINDS:
        later = [source.altered(words, kind) for words in sentences]
        texts = [document("a", "2031", sentences), document("b", "2032", later)]
        stream = read_stream(texts)
        every, over = found_in(stream, find_reuse(stream), 1)
        shares = len(every) / given.sentences, len(over) / given.sentences
        print(f"{kind:<12} {given.sentences:>9,} {shares[0]:>7.3f} {shares[1]:>10.3f}")
    anew = [source.sentence() for _ in sentences]
    stream = read_stream([document("a", "2031", sentences), document("c", "2033", anew)])
    reuse = find_reuse(stream)
    print(f"drawn anew: {len(reuse.blocks)} exact and {len(reuse.altered)} altered stretches")


if __name__ == "__main__":
    main()
