"""How often the labels were right where that was measured: the card ``data/scores.toml``.

``corpus/gold/score.py`` writes it. What it says holds for texts of the kind it names.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

CARD = "data/scores.toml"


@dataclass(frozen=True, slots=True)
class LabelScore:
    """One label: how often people gave it, precision, recall and F1 (``None``: never found)."""

    label: str
    given: int
    precision: float | None
    recall: float
    f1: float


@dataclass(frozen=True, slots=True)
class ScoreCard:
    """Scores on coded sentences of some texts; ``model`` is the digest of the tagger scored."""

    texts: str
    sentences: int
    governments: int
    macro_f1: float
    micro_f1: float
    model: str
    labels: tuple[LabelScore, ...]

    @property
    def summary(self) -> str:
        """One sentence for a reader."""
        return (
            f"On {self.sentences:,} coded sentences of {self.texts} ({self.governments} "
            f"governments), which set thresholds but trained nothing, macro-F1 over the twelve "
            f"functions is {self.macro_f1:.2f}, micro-F1 {self.micro_f1:.2f}."
        )


@cache
def load_scores() -> ScoreCard | None:
    """The card, or ``None`` where none was written."""
    file = files("discourse").joinpath(CARD)
    if not file.is_file():
        return None
    card = tomllib.loads(file.read_text(encoding="utf-8"))
    rows: Mapping[str, Mapping[str, float]] = card.pop("labels")
    labels = tuple(
        LabelScore(label, int(row["given"]), row.get("precision"), row["recall"], row["f1"])
        for label, row in rows.items()
    )
    return ScoreCard(**card, labels=labels)
