"""The network that learns stance, in torch; ``annotators/stance_model.py`` runs what it learned.

Vectors of words, filters over three of them, of each filter the strongest response in each zone
around the party, and what the rules say; linear from there to -, 0 and +.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from learning import Numbers, batches, tell
from numpy.typing import NDArray

from discourse.annotators.lexicon import PADDING
from discourse.annotators.stance_model import ZONES, zone_bounds

FILTERS, WIDTH, CLASSES = 96, 3, 3
LEARNED, POOLED, EPOCHS = 128, 20, 6
RATE, DECAY, DROPOUT = 3e-3, 1e-4, 0.3
FARTHEST = 60  # words to either side of a party; more are not learned from

Table = NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class Lessons:
    """Parties to learn from: the numbers of the words, where the party is, signs, chances.

    ``chances`` are those of -, 0 and + [parties × 3]; ``counts`` says how often each counts.
    """

    words: Sequence[Sequence[int]]
    places: Sequence[tuple[int, int]]
    signs: Table
    chances: Table
    counts: Table


@dataclass(frozen=True, eq=False)
class PartyReader:
    """The parts that are trained."""

    vectors: Any
    filters: Any
    readout: Any
    by_signs: Any

    @classmethod
    def of(cls, vectors: Table, signs: int, seed: int) -> PartyReader:
        """Words begin with ``vectors`` [words × size]; all else by chance."""
        import torch

        torch.manual_seed(seed)
        torch.set_num_threads(2)  # the order of sums, and so the last bits, depend on it
        given = torch.from_numpy(vectors)
        return cls(
            torch.nn.Embedding.from_pretrained(given, freeze=False, padding_idx=PADDING),
            torch.nn.Conv1d(vectors.shape[1], FILTERS, WIDTH, padding=WIDTH // 2),
            torch.nn.Linear(ZONES * FILTERS, CLASSES),
            torch.nn.Linear(signs, CLASSES, bias=False),
        )

    @property
    def parts(self) -> tuple[Any, ...]:
        """All that is learned."""
        return self.vectors, self.filters, self.readout, self.by_signs

    def sums(self, lessons: Lessons, chosen: Numbers, dropout: float = 0.0) -> Any:
        """The logits of the ``chosen`` parties, a tensor [chosen × 3]."""
        import torch

        def drop(tensor: Any) -> Any:
            return torch.nn.functional.dropout(tensor, dropout, training=dropout > 0)

        words, zones = _pad([_near(lessons, int(number)) for number in chosen])
        heard = torch.relu(self.filters(drop(self.vectors(words)).transpose(1, 2)))
        highest = torch.zeros(*heard.shape[:2], ZONES + 1)  # the last zone is where no word is
        highest = highest.scatter_reduce(2, zones[:, None].expand(heard.shape), heard, "amax")
        flat = highest[..., :ZONES].transpose(1, 2).flatten(1)
        signs = torch.from_numpy(lessons.signs[chosen])
        return self.readout(drop(flat)) + self.by_signs(drop(signs))

    def learn(self, lessons: Lessons, seed: int) -> None:
        """Train all of it."""
        import torch

        chances, counts = map(torch.from_numpy, (lessons.chances, lessons.counts))
        lengths = [len(words) for words in lessons.words]
        steps = [
            chosen
            for epoch in range(EPOCHS)
            for chosen in batches(lengths, seed + epoch, LEARNED, POOLED)
        ]
        parameters = [parameter for part in self.parts for parameter in part.parameters()]
        optimizer = torch.optim.AdamW(parameters, lr=RATE, weight_decay=DECAY)
        schedule = torch.optim.lr_scheduler.OneCycleLR(
            optimizer, RATE, total_steps=len(steps), pct_start=0.1, anneal_strategy="linear"
        )
        for number, chosen in enumerate(steps, start=1):
            losses = torch.nn.functional.cross_entropy(
                self.sums(lessons, chosen, DROPOUT), chances[chosen], reduction="none"
            )
            own = counts[chosen]
            optimizer.zero_grad()
            ((losses * own).sum() / len(chosen)).backward()
            optimizer.step()
            schedule.step()
            tell("batches", number, len(steps))

    def arrays(self) -> dict[str, Table]:
        """What was learned, by the names that ``stance_model.StanceModel`` has for it."""
        vectors, filters, bias, readout, offsets, by_signs = (
            parameter.detach().numpy() for part in self.parts for parameter in part.parameters()
        )
        return {
            "vectors": vectors,
            "filters": filters.transpose(2, 1, 0),
            "bias": bias,
            "readout": readout.reshape(CLASSES, ZONES, FILTERS).transpose(1, 2, 0),
            "by_signs": by_signs.T,
            "offsets": offsets,
        }


def _near(lessons: Lessons, number: int) -> tuple[list[int], list[int]]:
    """The words around a party by number, and the zone of each."""
    words, (first, end) = lessons.words[number], lessons.places[number]
    low, high = max(first - FARTHEST, 0), min(end + FARTHEST, len(words))
    bounds = zone_bounds(first - low, end - low, high - low)
    zones = np.repeat(np.arange(ZONES), np.diff(bounds)).tolist()
    return list(words[low:high]), zones


def _pad(rows: Sequence[tuple[list[int], list[int]]]) -> tuple[Any, Any]:
    import torch

    longest = max(len(words) for words, _ in rows)
    words = torch.full((len(rows), longest), PADDING)
    zones = torch.full((len(rows), longest), ZONES)
    for line, (own, places) in enumerate(rows):
        words[line, : len(own)] = torch.tensor(own)
        zones[line, : len(own)] = torch.tensor(places)
    return words, zones
