"""A map of many texts, and groups among them, from their distances in vocabulary.

The map is a flat picture of something that is not flat: only how near two texts stand may be read
from it, and that only as far as its stress allows; its axes and its turn mean nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from discourse.errors import UsageError
from discourse.measures.nearest import measure_cosines, weigh_texts
from discourse.measures.resampling import FloatArray
from discourse.measures.text_counts import TextCounts

FEWEST_TEXTS = 4
MOST_CLUSTERS = 8
#: Below this mean silhouette there is no substantial grouping (Kaufman & Rousseeuw 1990).
LEAST_SILHOUETTE = 0.25
_MOST_ROUNDS = 300


@dataclass(frozen=True, eq=False)
class TextMap:
    """Places of texts on a plane, [texts × 2], and what can be said of groups.

    ``stress`` is Kruskal's stress-1: 0 where the plane shows all distances, above .2 poor;
    ``kept`` is for how many texts the nearest one is among the three nearest on the plane.
    ``clusters`` gives each text a number from 0 in the order of first members, or is empty where
    no grouping has a mean silhouette of .25; ``silhouette`` is that of the best one (-1 to 1).
    """

    places: FloatArray
    stress: float
    kept: int
    clusters: tuple[int, ...]
    silhouette: float

    @property
    def caveat(self) -> str:
        """How far the map may be read, in words that stand beside it."""
        quality = "well" if self.stress < 0.1 else "roughly" if self.stress < 0.2 else "poorly"
        groups = (
            f"Groups by average linkage (mean silhouette {self.silhouette:.2f})."
            if self.clusters
            else f"No groups are drawn: the best grouping has a mean silhouette of "
            f"{self.silhouette:.2f}, under {LEAST_SILHOUETTE}, so the texts form none."
        )
        return (
            f"Distances are 1 less the cosine, which a plane shows {quality} (stress "
            f"{self.stress:.2f}; for {self.kept} of {len(self.places)} texts the nearest is among "
            "the three nearest here): trust the cosines, not the picture. Axes and turn mean "
            f"nothing. {groups}"
        )


def map_texts(counts: TextCounts) -> TextMap:
    """Lay texts out on a plane by metric multidimensional scaling (SMACOF) of cosine distances.

    It starts from classical scaling, so that the same texts give the same map.

    Raises:
        UsageError: fewer than four texts.
    """
    texts = len(counts.ids)
    if texts < FEWEST_TEXTS:
        raise UsageError(f"a map needs {FEWEST_TEXTS} texts or more; {texts} given")
    distances = 1 - measure_cosines(weigh_texts(counts), range(texts))
    distances = (distances + distances.T) / 2
    np.fill_diagonal(distances, 0.0)
    places, stress = _scale(distances)
    clusters, silhouette = _find_clusters(distances)
    return TextMap(places, stress, _kept(distances, places), clusters, silhouette)


def _kept(distances: FloatArray, places: FloatArray) -> int:
    """For how many texts the nearest one is among the three nearest on the plane."""
    apart = distances + np.diag(np.full(len(distances), np.inf))
    gaps = np.linalg.norm(places[:, None] - places[None], axis=2)
    gaps += np.diag(np.full(len(distances), np.inf))
    nearest = apart.argmin(axis=1)
    reach = np.sort(gaps, axis=1)[:, 2]
    return int((gaps[np.arange(len(gaps)), nearest] <= reach + 1e-12).sum())


def _scale(distances: FloatArray) -> tuple[FloatArray, float]:
    from sklearn.manifold import smacof

    start = _classical(distances)
    if not start.any():  # all texts are the same
        return start, 0.0
    found, _ = smacof(
        distances, n_components=2, init=start, n_init=1, max_iter=_MOST_ROUNDS, eps=1e-6,
        normalized_stress=False,
    )  # fmt: skip
    places = _turned(found - found.mean(axis=0))
    gaps = np.linalg.norm(places[:, None] - places[None], axis=2)
    stress = float(np.sqrt(((gaps - distances) ** 2).sum() / (gaps**2).sum()))
    return places, stress


def _classical(distances: FloatArray) -> FloatArray:
    """Torgerson's scaling: the two first axes of the doubly centred squared distances."""
    squares = distances**2
    centred = -0.5 * (squares - squares.mean(axis=0) - squares.mean(axis=1)[:, None])
    centred -= 0.5 * squares.mean()
    values, vectors = np.linalg.eigh(centred)
    return _turned(vectors[:, [-1, -2]] * np.sqrt(np.maximum(values[[-1, -2]], 0.0)))


def _turned(places: FloatArray) -> FloatArray:
    """One of the many turns of a map: widest along the first axis, the first text right and up."""
    _, _, axes = np.linalg.svd(places, full_matrices=False)
    turned = places @ axes.T
    signs = np.where(turned[0] < 0, -1.0, 1.0)
    return np.asarray(turned * signs)


def _find_clusters(distances: FloatArray) -> tuple[tuple[int, ...], float]:
    """The grouping of two to eight groups with the best mean silhouette, and that silhouette."""
    from sklearn.cluster import AgglomerativeClustering
    from sklearn.metrics import silhouette_score

    best: tuple[float, tuple[int, ...]] = (-1.0, ())
    if not distances.any():
        return (), 0.0
    for number in range(2, min(MOST_CLUSTERS, distances.shape[0] - 1) + 1):
        model = AgglomerativeClustering(number, metric="precomputed", linkage="average")
        labels = model.fit_predict(distances)
        score = float(silhouette_score(distances, labels, metric="precomputed"))
        if score > best[0] + 1e-9:
            best = score, _in_order(labels.tolist())
    return (best[1] if best[0] >= LEAST_SILHOUETTE else ()), best[0]


def _in_order(labels: list[int]) -> tuple[int, ...]:
    """The same groups, numbered by their first members."""
    numbers = {label: number for number, label in enumerate(dict.fromkeys(labels))}
    return tuple(numbers[label] for label in labels)
