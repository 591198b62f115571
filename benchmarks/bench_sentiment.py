"""Generic sentiment beside the two reference programs: the same values, and how fast.

Usage: ``python benchmarks/bench_sentiment.py FOLDER [--equal] [--sentences N] [--seed S]``

FOLDER is searched for ``.txt`` files, which are cut into sentences crudely. Without ``--equal``
both scorers and their references are timed: CPU time on one core, median of three runs, tools
interleaved, each run on text that no run saw before, because ours remember the tokens they met.
With ``--equal`` every sentence and a distorted twin of it (other case, runs of punctuation, emoji,
quotes, contractions, rated words, odd characters) is scored by all, every difference in the last
digit is printed and the exit code is 1 if there is one.
"""

from __future__ import annotations

import argparse
import random
import re
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from discourse.annotators.generic_sentiment import score_pattern, score_vader
from discourse.annotators.generic_sentiment_lexicons import (
    load_pattern_tables,
    load_vader_tables,
)

Scores = Sequence[float] | Sequence[tuple[float, float]]
Scorer = Callable[[Sequence[str]], Scores]
Mutation = Callable[[random.Random, list[str]], None]
RUNS = 3
RUN_SIZE = 1_500_000
SHOWN = 10
END = re.compile(r"(?<=[.!?])\s+(?=[A-Z\"“])|\n+")
MARKS = "! !! !!!!! ? ?? ??? ???? ?!? ... .. , ; : ) ( (!) ( !) - -- .) !) \" ' ’ “ ” ` ~ * 8) :"
ODD = "\u2028 \xa0 \x85 \x1c \u200b \ufeff ﬁ İ ı ß Σ ς K é ñ 中 \U0001d400 \r\n \n\n \t \n \u0301"
JOINERS = "no not never without least most so this but kind of sort just enough at or nor doubt "
JOINERS += "don't can’t isn't n't NOT very the bad ass bus stop yeah right to die for kiss of death"


def read_sentences(folder: Path, count: int, seed: int) -> list[str]:
    """``count`` sentences of the texts under ``folder``, in random order; fewer if there are."""
    paths = sorted(folder.rglob("*.txt"))
    pieces = (END.split(path.read_text(encoding="utf-8", errors="replace")) for path in paths)
    sentences = [sentence for piece in pieces for sentence in piece if sentence.strip()]
    random.Random(seed).shuffle(sentences)
    return sentences[:count]


def vader_reference() -> Scorer:
    """The compound score of vaderSentiment."""
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    scores = SentimentIntensityAnalyzer().polarity_scores
    return lambda sentences: [scores(sentence)["compound"] for sentence in sentences]


def pattern_reference() -> Scorer:
    """The sentiment of TextBlob."""
    from textblob import TextBlob

    return lambda sentences: [tuple(TextBlob(sentence).sentiment) for sentence in sentences]


def vocabulary() -> list[str]:
    """What the mutations put in: everything that a rule of either scorer asks for."""
    vader, pattern = load_vader_tables(), load_pattern_tables()
    words = [*vader.ratings, *vader.boosts, *vader.negations, *vader.phrases, *vader.emoji]
    words += [*pattern.words, *pattern.emoticons]
    return sorted(words) + 20 * (MARKS.split(" ") + JOINERS.split() + ODD.split(" "))


def mutations(words: Sequence[str]) -> list[Mutation]:
    """Ways to change one token of a sentence, given as tokens and blanks in turn."""

    def at_random(change: Callable[[random.Random, str], str]) -> Mutation:
        def mutate(rng: random.Random, tokens: list[str]) -> None:
            k = rng.randrange(len(tokens))
            tokens[k] = change(rng, tokens[k])

        return mutate

    return [
        at_random(lambda rng, token: rng.choice((token.upper(), token.title(), token.lower()))),
        at_random(lambda rng, token: token + rng.choice(MARKS.split(" "))),
        at_random(lambda rng, token: rng.choice(MARKS.split(" ")) + token),
        at_random(lambda rng, token: token + rng.choice(("n't", "'s", "’s", "'ll", "'d", "'"))),
        at_random(lambda rng, token: f"{token} {rng.choice(words)} "),
        at_random(lambda rng, token: f"{rng.choice(words)} {rng.choice(words)} {token}"),
        at_random(lambda rng, token: token + rng.choice(words)),
        at_random(lambda rng, _: rng.choice(words)),
        at_random(lambda _, token: f"{token} {token} {token}"),
        at_random(lambda rng, token: token + rng.choice(ODD.split(" "))),
        at_random(lambda rng, token: token[: rng.randint(0, len(token))]),
    ]


def distort(sentence: str, rng: random.Random, changes: Sequence[Mutation]) -> str:
    """``sentence`` after one to eight changes."""
    tokens = re.split(r"(\s+)", sentence)
    for _ in range(rng.randint(1, 8)):
        rng.choice(changes)(rng, tokens)
    return "".join(tokens)


def differences(ours: Scorer, theirs: Scorer, sentences: Sequence[str]) -> Iterator[str]:
    """One line for each sentence on which the two do not give the same numbers."""
    for sentence, a, b in zip(sentences, ours(sentences), theirs(sentences), strict=True):
        if a != b:
            yield f"{a} instead of {b}: {sentence!r}"


def check_equal(sentences: Sequence[str], seed: int) -> int:
    """Print how many values differ; 1 if any does."""
    rng, changes = random.Random(seed), mutations(vocabulary())
    sentences = [*sentences, *(distort(sentence, rng, changes) for sentence in sentences)]
    failed = 0
    for name, ours, theirs in pairs():
        found = list(differences(ours, theirs, sentences))
        print(
            f"{name}: {len(found)} of {len(sentences)} sentences differ", *found[:SHOWN], sep="\n"
        )
        failed |= bool(found)
    return failed


def measure_speed(sentences: Sequence[str]) -> int:
    """Print MB of UTF-8 per CPU second for each tool."""
    size, batches = 0, [list[str]()]
    for sentence in sentences:
        size += len(sentence.encode())
        batches[-1].append(sentence)
        if size >= RUN_SIZE:
            size, batches = 0, [*batches, []]
    for name, ours, theirs in pairs():
        ours(["warm up"]), theirs(["warm up"])
        speeds: dict[str, list[float]] = {"ours": [], "reference": []}
        for batch in batches[:RUNS]:
            megabytes = sum(len(sentence.encode()) for sentence in batch) / 1e6
            for tool, scorer in (("ours", ours), ("reference", theirs)):
                start = time.process_time()
                scorer(batch)
                speeds[tool].append(megabytes / (time.process_time() - start))
        a, b = (statistics.median(speeds[tool]) for tool in ("ours", "reference"))
        print(f"{name}: {a:.2f} MB/s, reference {b:.2f} MB/s, ratio {a / b:.1f}")
    return 0


def pairs() -> list[tuple[str, Scorer, Scorer]]:
    """Each score with the name, our scorer and the reference."""
    return [
        ("VADER compound", score_vader, vader_reference()),
        ("Pattern polarity and subjectivity", score_pattern, pattern_reference()),
    ]


def main(arguments: Sequence[str]) -> int:
    """Run what the command line asks for; the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--equal", action="store_true", help="compare values, not speed")
    parser.add_argument("--sentences", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(arguments)
    sentences = read_sentences(options.folder, options.sentences, options.seed)
    if not sentences:
        parser.error(f"no sentence in the .txt files under {options.folder}")
    return check_equal(sentences, options.seed) if options.equal else measure_speed(sentences)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
