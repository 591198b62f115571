"""Wordfish: the one dimension along which the words of many texts vary most.

Slapin & Proksch (2008): the count of word j in text i is Poisson with mean
exp(α_i + ψ_j + β_j·θ_i). α is how long a text is, ψ how common a word, β how far it marks the
dimension and θ where the text stands. What the dimension *is*, the method does not say: most often
topic, genre or time, so θ is to be held against length and date and β is to be read.

Fitted by alternating Newton steps over texts and words, from the first axis of a correspondence
analysis. As in the common implementations θ has a normal prior of sd 1 and β one of sd 3, so that
a word of one text has no endless weight; θ is set to mean 0 and sd 1 at the end.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from discourse.errors import UsageError
from discourse.measures.resampling import FloatArray
from discourse.measures.text_counts import TextCounts, clustered_errors

FEWEST_TEXTS = 6
#: Below this many texts the dimension is shaky and a page says so.
FEW_TEXTS = 20
_SD_BETA, _SD_THETA = 3.0, 1.0
_MOST_ROUNDS = 2000
_MOST_STEPS = 50
_TOLERANCE = 1e-6
_LARGEST_STEP = 1.0

_State = tuple[FloatArray, FloatArray, FloatArray, FloatArray]


@dataclass(frozen=True, eq=False)
class Wordfish:
    """Positions of texts, and words, on the fitted dimension.

    ``theta`` has mean 0 and sd 1; ``by_words`` is its standard error if words were drawn alone and
    Poisson (from the observed information, words given), ``by_paragraphs`` if whole paragraphs
    were (a sandwich), ``nan`` for a text of one paragraph. ``alpha`` belongs to texts, ``psi`` and
    ``beta`` to the words of ``counts``. ``dispersion`` is Pearson's χ² per degree of freedom: 1 if
    counts were Poisson, more where words cluster. ``rounds`` is how many the fit took, and
    ``converged`` whether it came to rest.
    """

    counts: TextCounts
    theta: FloatArray
    by_words: FloatArray
    by_paragraphs: FloatArray
    alpha: FloatArray
    psi: FloatArray
    beta: FloatArray
    dispersion: float
    rounds: int
    converged: bool


def fit_wordfish(counts: TextCounts, left: int, right: int) -> Wordfish:
    """Fit the model to the counts; ``left`` stands lower on the dimension than ``right``.

    Texts without a word and words without a text must have been left out.

    Raises:
        UsageError: fewer than six texts, a text or word without counts, or texts all alike.
    """
    table = _checked(counts)
    model = _Fit(table)
    rounds, converged = model.run()
    if model.theta[left] > model.theta[right]:
        model.turn()
    spread = float(model.theta.std(ddof=1))
    theta, psi, beta = model.theta / spread, model.psi, model.beta * spread
    expected = np.exp(model.alpha[:, None] + psi + np.outer(theta, beta))
    centre, scale, by_words = _errors(expected, beta)
    free = max(table.size - 2 * sum(table.shape) + 2, 1)
    chi_squared = float(((table - expected) ** 2 / expected).sum())
    return Wordfish(
        counts,
        theta,
        by_words,
        clustered_errors(counts, beta, centre) * scale,
        model.alpha,
        psi,
        beta,
        chi_squared / free,
        rounds,
        converged,
    )


def place_texts(
    table: FloatArray, psi: FloatArray, beta: FloatArray
) -> tuple[FloatArray, FloatArray, FloatArray]:
    """θ of texts by given words, the mean β of their words, and how far θ moves with that mean.

    ``table`` is [texts × words]; θ has no prior. All three are ``nan`` for a text without a word.
    """
    filled = table.any(axis=1)
    placed = np.full((3, table.shape[0]), np.nan)
    used = table[filled]
    alpha = np.log(used.sum(axis=1)) - np.log(np.exp(psi).sum())
    theta = np.zeros(used.shape[0])
    for _ in range(_MOST_STEPS):
        expected = np.exp(alpha[:, None] + psi + np.outer(theta, beta))
        before = theta
        alpha, theta = _newton(used, expected, beta, (alpha, theta), 0.0)
        if np.abs(theta - before).max(initial=0.0) < _TOLERANCE:
            break
    expected = np.exp(alpha[:, None] + psi + np.outer(theta, beta))
    placed[:, filled] = theta, *_errors(expected, beta)[:2]
    return placed[0], placed[1], placed[2]


def _errors(expected: FloatArray, beta: FloatArray) -> tuple[FloatArray, FloatArray, FloatArray]:
    """The mean β of each text's words, how far θ moves with it, and θ's error if drawn alone.

    The information on θ is that with α profiled out.
    """
    first, second, sizes = expected @ beta, expected @ beta**2, expected.sum(axis=1)
    information = second - first**2 / sizes
    return first / sizes, sizes / information, 1 / np.sqrt(information)


def _checked(counts: TextCounts) -> FloatArray:
    if len(counts.ids) < FEWEST_TEXTS:
        raise UsageError(
            f"a dimension is looked for in {FEWEST_TEXTS} texts or more, better {FEW_TEXTS}; "
            f"{len(counts.ids)} given. Give more texts of one genre, or name two of them as "
            "references with scores"
        )
    table: FloatArray = counts.table.toarray()
    if not table.sum(axis=1).all() or not table.sum(axis=0).all():
        empty = [name for name, row in zip(counts.ids, table, strict=True) if not row.any()]
        raise UsageError(f"no word to be counted in {', '.join(empty) or 'any text'}; leave it out")
    shares = table / table.sum(axis=1, keepdims=True)
    if np.allclose(shares, shares[0]):
        raise UsageError("all texts have the same words in the same shares: there is no dimension")
    return table


class _Fit:
    """The state of a fit: one step for all texts, one for all words, until nothing moves."""

    def __init__(self, table: FloatArray) -> None:
        self.table = table
        self.alpha = np.log(table.sum(axis=1))
        self.psi = np.log(table.sum(axis=0) / table.sum())
        self.theta = _first_axis(table)
        self.beta = np.zeros(table.shape[1])

    def run(self) -> tuple[int, bool]:
        """Alternate; how many rounds it took and whether it came to rest.

        Every third round leaps along the way of the two before (SQUAREM, Varadhan & Roland 2008)
        if that betters the fit: alternating alone needs hundreds of rounds.
        """
        for _ in range(5):  # β from nothing, before θ may move
            self._step_words()
        rounds = 0
        while rounds < _MOST_ROUNDS:
            path = [self._state()]
            for _ in range(2):
                self._round()
                path.append(self._state())
            rounds += 2
            if np.abs(path[2][1] - path[1][1]).max() < _TOLERANCE:
                return rounds, True
            self._leap(path)
            rounds += 1
        return rounds, False

    def _round(self) -> None:
        self._step_texts()
        self._step_words()
        self._centre()

    def _state(self) -> _State:
        return self.alpha, self.theta, self.psi, self.beta

    def _leap(self, path: list[_State]) -> None:
        """From three states in a row to where they lead, unless that is worse than the last."""
        first = [second - start for start, second in zip(path[0], path[1], strict=True)]
        bends = [
            third - second - step
            for second, third, step in zip(path[1], path[2], first, strict=True)
        ]
        length = np.sqrt(sum((step**2).sum() for step in first))
        bend = np.sqrt(sum((turn**2).sum() for turn in bends))
        if not bend:
            return
        reach = max(length / bend, 1.0)
        reached = self._goodness()
        self.alpha, self.theta, self.psi, self.beta = (
            start + 2 * reach * step + reach**2 * turn
            for start, step, turn in zip(path[0], first, bends, strict=True)
        )
        with np.errstate(over="ignore", invalid="ignore"):
            if not self._goodness() > reached:
                self.alpha, self.theta, self.psi, self.beta = path[2]

    def _goodness(self) -> float:
        """The logarithm of the posterior, but for what does not change."""
        means = self.alpha[:, None] + self.psi + np.outer(self.theta, self.beta)
        likelihood = (self.table * means - np.exp(means)).sum()
        priors = (self.theta**2).sum() / _SD_THETA**2 + (self.beta**2).sum() / _SD_BETA**2
        return float(likelihood - priors / 2)

    def turn(self) -> None:
        """Exchange left and right."""
        self.theta, self.beta = -self.theta, -self.beta

    def _expected(self) -> FloatArray:
        return np.asarray(np.exp(self.alpha[:, None] + self.psi + np.outer(self.theta, self.beta)))

    def _step_texts(self) -> None:
        expected = self._expected()
        self.alpha, self.theta = _newton(
            self.table, expected, self.beta, (self.alpha, self.theta), 1 / _SD_THETA**2
        )

    def _step_words(self) -> None:
        expected = self._expected().T
        self.psi, self.beta = _newton(
            self.table.T, expected, self.theta, (self.psi, self.beta), 1 / _SD_BETA**2
        )

    def _centre(self) -> None:
        """Move along what changes no expected count: θ to mean 0, Σ exp ψ to 1, and the scale.

        Where θ is stretched by c and β shrunk by it, the priors alone change; they are highest at
        c⁴ = (Σβ²/3²)/(Σθ²/1²). Without this step the scale creeps for thousands of rounds.
        """
        mean = self.theta.mean()
        self.theta, self.psi = self.theta - mean, self.psi + self.beta * mean
        ratio = (self.beta**2).sum() / _SD_BETA**2 / ((self.theta**2).sum() / _SD_THETA**2)
        stretch = ratio**0.25
        self.theta, self.beta = self.theta * stretch, self.beta / stretch
        level = np.log(np.exp(self.psi).sum())
        self.psi, self.alpha = self.psi - level, self.alpha + level


def _newton(
    table: Any,
    expected: Any,
    slopes: FloatArray,
    state: tuple[FloatArray, FloatArray],
    penalty: float,
) -> tuple[FloatArray, FloatArray]:
    """One Newton step of intercept and slope of every row, the slope with a normal prior."""
    intercept, slope = state
    gap = table - expected
    gradient, pull = gap.sum(axis=1), gap @ slopes - penalty * slope
    total, first = expected.sum(axis=1), expected @ slopes
    second = expected @ slopes**2 + penalty
    determinant = total * second - first**2
    step = (total * pull - first * gradient) / determinant
    shift = (second * gradient - first * pull) / determinant
    return (
        intercept + np.clip(shift, -_LARGEST_STEP, _LARGEST_STEP),
        slope + np.clip(step, -_LARGEST_STEP, _LARGEST_STEP),
    )


def _first_axis(table: FloatArray) -> FloatArray:
    """The texts on the first axis of a correspondence analysis, mean 0 and sd 1."""
    shares = table / table.sum()
    rows, columns = shares.sum(axis=1), shares.sum(axis=0)
    residuals = (shares - np.outer(rows, columns)) / np.sqrt(np.outer(rows, columns))
    values, vectors = np.linalg.eigh(residuals @ residuals.T)
    axis = vectors[:, int(np.argmax(values))] / np.sqrt(rows)
    axis = axis - axis.mean()
    return np.asarray(axis / axis.std(ddof=1))
