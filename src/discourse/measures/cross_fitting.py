"""How far a Wordfish position could be off, with weights of words that owe nothing to its text.

In a fit of all texts the weights of words follow each text's own chance words, so that its standard
error is too small: intervals made of it hold the truth in .79 to .88 of cases (40 texts of 500 to
2,000 words). Here the weights are fitted in five parts, each time without a fifth of the texts
(cross-fitting); the error of a text is that of its place by these weights, over its paragraphs.
"""

from __future__ import annotations

import numpy as np

from discourse.measures.resampling import FloatArray, IntArray
from discourse.measures.text_counts import clustered_errors
from discourse.measures.wordfish import Wordfish, fit_wordfish, place_texts

PARTS = 5
#: With fewer texts too few are left to find the dimension by: what intervals hold falls below .93
#: (``benchmarks/sim_positions.py``).
FEWEST_TEXTS = 20
# At least this part of the variance of places by other texts' weights must be more than chance. Of
# 20 texts that differ by chance alone it would be so in .006 of collections (χ², 19 degrees).
_LEAST_TRUE = 0.5


def cross_fitted_errors(fitted: Wordfish) -> FloatArray | None:
    """The standard error of each θ of ``fitted``, on its scale.

    Places by weights that other texts gave are drawn together, for weights are partly chance: they
    and their errors are stretched until their variance, less that of the errors, is 1. ``nan`` for
    a text of one paragraph or without a word of the others.

    Returns:
        ``None`` with fewer than 20 texts, or where half or more of the variance of places by other
        texts' weights is chance.
    """
    texts = len(fitted.counts.ids)
    if texts < FEWEST_TEXTS:
        return None
    places, errors = np.full(texts, np.nan), np.full(texts, np.nan)
    # By name, so that neither the order of texts nor which end is left changes the parts.
    order = sorted(range(texts), key=lambda text: fitted.counts.ids[text])
    for part in range(PARTS):
        held = np.array(sorted(order[part::PARTS]))
        places[held], errors[held] = _place_by_others(fitted, held)
    known = np.isfinite(errors)
    if known.sum() < 2:
        return None
    true = float(np.var(places[known], ddof=1) - np.mean(errors[known] ** 2))
    if not true > _LEAST_TRUE * float(np.var(places[known], ddof=1)):
        return None
    return np.asarray(errors / np.sqrt(true))


def _place_by_others(fitted: Wordfish, held: IntArray) -> tuple[FloatArray, FloatArray]:
    """θ and its error of the texts ``held``, by weights of the others."""
    counts = fitted.counts
    others = np.setdiff1d(np.arange(len(counts.ids)), held)
    theta = fitted.theta[others]
    there = np.diff(counts.only(others.tolist()).table.tocsc().indptr) >= 2
    weights = fit_wordfish(
        counts.only(others.tolist()).with_words(there), int(theta.argmin()), int(theta.argmax())
    )
    placed = counts.only(held.tolist()).with_words(there)
    places, centres, scales = place_texts(placed.table.toarray(), weights.psi, weights.beta)
    return theta.mean() + places, clustered_errors(placed, weights.beta, centres) * scales
