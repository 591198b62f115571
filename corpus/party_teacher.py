"""The teacher of stance: all-MiniLM-L6-v2 (Apache-2.0), trained further on coded parties.

A party stands between two marks; names, the own side and numbers are marks as well. What the first
mark and the whole sentence come to says -, 0 or +. Nothing of it ships.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from learning import Numbers, batches, descend, half_precision, tell
from numpy.typing import NDArray
from small_encoder import SIZE, pad
from stance_lessons import Lesson

from discourse.annotators.party_views import NAME, NUMBER, OWN, SentenceView
from discourse.annotators.stance_model import Party
from discourse.annotators.word_pieces import WordPieces

MOST_PIECES, MOST_BEFORE = 96, 45  # pieces of a sentence, words before a party
READ, LEARNED, POOLED, EPOCHS = 64, 32, 20, 3
RATES = (2e-4, 1e-3)  # of the encoder, of the head
DROPOUT, SMOOTHING = 0.1, 0.05
CLASSES = 3
_PARTY = "[unused1]"
_MARKS = {NAME: "[unused2]", OWN: "[unused3]"}
_SOME_NUMBER = "5"

Table = NDArray[np.float32]
Piece = tuple[list[int], int]  # the pieces of a sentence, and where the party begins


@dataclass(frozen=True, eq=False)
class PartyTeacher:
    """An encoder, and a head that reads it."""

    pieces: WordPieces
    encoder: Any
    head: Any

    @classmethod
    def of(cls, folder: Path, seed: int) -> PartyTeacher:
        """The encoder as it was published; the head knows nothing yet."""
        import torch
        from transformers import AutoModel

        torch.manual_seed(seed)
        torch.set_num_threads(2)  # the order of sums, and so the last bits, depend on it
        names = (folder / "vocab.txt").read_text(encoding="utf-8").splitlines()
        head = torch.nn.Linear(2 * SIZE, CLASSES)
        return cls(WordPieces(names), AutoModel.from_pretrained(folder), head)

    def cut(self, sentence: SentenceView, party: Party) -> Piece:
        """A party as pieces."""
        begin, end = self.pieces.ends
        numbers, at = [begin], 0
        mark = self.pieces.number(_PARTY)
        for number in range(max(party.first - MOST_BEFORE, 0), len(sentence.words)):
            word = sentence.words[number]
            if number == party.first:
                at = len(numbers)
                numbers.append(mark)
            if word in _MARKS:
                numbers.append(self.pieces.number(_MARKS[word]))
            else:
                numbers += self.pieces[_SOME_NUMBER if word == NUMBER else word]
            if number == party.end - 1:
                numbers.append(mark)
        return [*numbers[: MOST_PIECES - 1], end], min(at, MOST_PIECES - 2)

    def learn(self, lessons: Sequence[Lesson], seed: int) -> None:
        """Train all of it; what counts twice is seen twice."""
        import torch

        seen = [one for one in lessons for _ in range(round(one.count))]
        rows = [self.cut(one.sentence.view, one.party) for one in seen]
        chances = torch.tensor([one.chances for one in seen])
        self.encoder.train()

        def loss_of(chosen: Numbers) -> Any:
            sums = self._sums([rows[number] for number in chosen], DROPOUT)
            return torch.nn.functional.cross_entropy(
                sums, chances[chosen], label_smoothing=SMOOTHING
            )

        lengths = [len(numbers) for numbers, _ in rows]
        steps = [
            chosen
            for epoch in range(EPOCHS)
            for chosen in batches(lengths, seed + epoch, LEARNED, POOLED)
        ]
        descend((self.encoder, self.head), RATES, steps, loss_of)
        self.encoder.eval()

    def read(self, rows: Sequence[Piece]) -> Table:
        """The chances of -, 0 and + of each party, [parties × 3]."""
        import torch

        order = np.argsort([len(numbers) for numbers, _ in rows], kind="stable")
        found = np.zeros((len(rows), CLASSES), dtype=np.float32)
        with torch.inference_mode():
            for start in range(0, len(order), READ):
                chosen = order[start : start + READ]
                sums = self._sums([rows[number] for number in chosen])
                found[chosen] = torch.softmax(sums, 1).numpy()
                tell("parties", start + len(chosen), len(order))
        return found

    def _sums(self, rows: Sequence[Piece], dropout: float = 0.0) -> Any:
        import torch

        pieces, mask = (torch.from_numpy(a) for a in pad([numbers for numbers, _ in rows]))
        with half_precision():
            states = self.encoder(input_ids=pieces, attention_mask=mask).last_hidden_state.float()
        weights = mask.unsqueeze(-1)
        means = (states * weights).sum(1) / weights.sum(1)
        own = states[torch.arange(len(rows)), torch.tensor([at for _, at in rows])]
        both = torch.cat([own, means], 1)
        return self.head(torch.nn.functional.dropout(both, dropout, training=dropout > 0))
