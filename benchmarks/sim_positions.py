"""Do the intervals of positions cover? A simulation on made-up texts.

    python benchmarks/sim_positions.py > benchmarks/sim_positions.tsv

A collection has 20, 40 or 320 texts of one length and 1,500 words with shares that fall as
1/(rank + 10); the share of a word in a text is proportional to that times exp(βθ), θ normal with sd
1, β normal with sd 0.3. Paragraphs have 78 words in the mean (gamma, shape 4), and words come in
bursts as in ``sim_keyness.py``: the variance of a count is ``bursts`` times that of words drawn
alone. Wordfish leaves out the words of fewer than a fifth of the texts, as the command does.
Printed: how often the 95 % interval holds the truth, with the standard error that takes words as
drawn alone and with that over paragraphs (Student's t); for Wordfish also with the cross-fitted one
over paragraphs, half the width of that in the median, and the share of texts that get one. For
Wordfish the truth is θ set to mean 0 and sd 1 over the collection; for Wordscores it is the raw
score that the text's own shares give by the scores of words as fitted (two references, the texts of
lowest and highest θ, are left out). A row has 2,000 texts for Wordfish and, up to 2,000
words, twice as many for Wordscores: intervals of one collection are right or wrong together, so
that the standard error of a row is .005 to .008.
"""

from __future__ import annotations

import argparse
from itertools import product

import numpy as np
from scipy.sparse import csr_array, vstack

from discourse.document import Metadata
from discourse.measures.cross_fitting import cross_fitted_errors
from discourse.measures.positions import WORDFISH_SHARE, half_widths
from discourse.measures.text_counts import TextCounts
from discourse.measures.wordfish import fit_wordfish
from discourse.measures.wordscores import fit_wordscores

LENGTHS = (250, 500, 2_000, 10_000)
BURSTS = (1.0, 1.3, 2.0)
TEXTS = (20, 40, 320)
WORDS, ALL_TEXTS = 1_500, 2_000
PARAGRAPH = 78


def draw_collection(
    generator: np.random.Generator, texts: int, length: int, bursts: float
) -> tuple[TextCounts, np.ndarray, np.ndarray]:
    """Counts, θ of the texts, and the shares of words in each text [texts × words]."""
    theta = generator.normal(size=texts)
    shares = np.exp(np.outer(theta, generator.normal(scale=0.3, size=WORDS)))
    shares /= np.arange(10, WORDS + 10)
    shares /= shares.sum(axis=1, keepdims=True)
    b = (bursts - 3 + np.sqrt((bursts - 3) ** 2 + 4 * (bursts - 1))) / 2
    number = max(round(length / PARAGRAPH), 2)
    sizes = np.maximum(generator.gamma(4, PARAGRAPH / 4, size=(texts, number)), 10)
    sizes *= length / sizes.sum(axis=1, keepdims=True)
    text_of = np.repeat(np.arange(texts), number)
    # Text by text: all paragraphs of 320 long texts at once would take gigabytes.
    table = vstack([_draw_text(generator, *text, b) for text in zip(sizes, shares, strict=True)])
    ids = tuple(f"text {number}" for number in range(texts))
    names = tuple(f"word {number}" for number in range(WORDS))
    lengths = np.bincount(text_of, weights=table.sum(axis=1)).astype(np.int64)
    counts = TextCounts(ids, (Metadata(),) * texts, names, table.tocsr(), text_of, lengths)
    return counts, theta, shares


def _draw_text(
    generator: np.random.Generator, sizes: np.ndarray, shares: np.ndarray, b: float
) -> csr_array:
    """Counts in the paragraphs of one text: each word begins by chance and brings b more."""
    starts = generator.poisson(sizes[:, None] * shares / (1 + b))
    return csr_array((starts + generator.poisson(starts * b)).astype(float))


def held(values: np.ndarray, truth: np.ndarray, *widths: np.ndarray) -> np.ndarray:
    """Whether each interval holds the truth, [widths × texts]."""
    return np.stack([np.abs(values - truth) <= width for width in widths])


def look_at_wordfish(counts: TextCounts, theta: np.ndarray) -> np.ndarray:
    """The three intervals of a fitted dimension, and half the width of the last."""
    used = counts.in_texts(int(WORDFISH_SHARE * theta.size))
    fitted = fit_wordfish(used, int(theta.argmin()), int(theta.argmax()))
    truth = (theta - theta.mean()) / theta.std(ddof=1)
    crossed = cross_fitted_errors(fitted)
    width = np.full(truth.size, np.nan) if crossed is None else half_widths(used, crossed)
    widths = (1.96 * fitted.by_words, half_widths(used, fitted.by_paragraphs), width)
    return np.vstack((held(fitted.theta, truth, *widths), width))


def look_at_wordscores(counts: TextCounts, theta: np.ndarray, shares: np.ndarray) -> np.ndarray:
    """Both intervals of raw scores, of all texts but the references."""
    low, high = int(theta.argmin()), int(theta.argmax())
    fitted = fit_wordscores(counts, {low: -1.0, high: 1.0})
    columns = [int(word.split()[1]) for word in fitted.counts.words]
    scored = shares[:, columns]
    truth = (scored @ fitted.word_scores) / scored.sum(axis=1)
    others = np.setdiff1d(np.arange(theta.size), (low, high))
    raw = fitted.raw
    widths = (1.96 * raw.by_words, half_widths(fitted.counts, raw.by_paragraphs))
    return held(raw.values, truth, *widths)[:, others]


def simulate(texts: int, length: int, bursts: float, wanted: int) -> tuple[object, ...]:
    """The row of one condition."""
    generator = np.random.default_rng([texts, length, int(10 * bursts)])
    fish, scores = [], []
    collections = -(-wanted // texts)
    for number in range(collections * (1 if length == LENGTHS[-1] else 2)):
        counts, theta, shares = draw_collection(generator, texts, length, bursts)
        if number < collections:
            fish.append(look_at_wordfish(counts, theta))
        scores.append(look_at_wordscores(counts, theta, shares))
    *cover, width = np.concatenate(fish, axis=1)
    known = np.isfinite(width)
    crossed = (cover[2][known].mean(), np.median(width[known])) if known.any() else (np.nan,) * 2
    found = [*(row.mean() for row in cover[:2]), *crossed, known.mean()]
    found += np.concatenate(scores, axis=1).mean(axis=1).tolist()
    return (texts, length, bursts, *(f"{share:.3f}" for share in found))


def main() -> None:
    """Print the table, tab-separated."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--texts", type=int, default=ALL_TEXTS, help="texts a row")
    parser.add_argument("--size", type=int, help="only collections of this size: 20, 40 or 320")
    given = parser.parse_args()
    heads = ("texts", "words", "bursts", "Wordfish: by words", "by paragraphs", "cross-fitted")
    print(*heads, "half width", "printed", "Wordscores: by words", "by paragraphs", sep="\t")
    for condition in product((given.size,) if given.size else TEXTS, LENGTHS, BURSTS):
        print(*simulate(*condition, given.texts), sep="\t", flush=True)


if __name__ == "__main__":
    main()
