"""What was found of a party in a sentence, and what it comes to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from discourse.document import MODEL

#: A sum of this size is a stance.
THRESHOLD = 0.1


class Sign(NamedTuple):
    """What one place of a sentence says of the party: where, how much, in which role, by whom."""

    start: int
    end: int
    source: str
    value: float
    role: str
    reported: bool
    is_tone: bool = False

    @property
    def is_learned(self) -> bool:
        """Whether the trained weights say so, and no rule."""
        return self.source.startswith(MODEL)

    @property
    def is_victim(self) -> bool:
        """Whether the party is wronged: an object of which the verb says nothing."""
        return self.role == "patient" and not self.value


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the rules say of one party in one sentence, with the signs for it, the strongest first.

    ``score`` lies in [-1, 1]; ``polarity`` is "+" or "-" from :data:`THRESHOLD` on, else "0".
    """

    score: float
    signs: tuple[Sign, ...]

    @property
    def polarity(self) -> str:
        """The stance as a sign: "+", "0" or "-"."""
        return "+" if self.score >= THRESHOLD else "-" if self.score <= -THRESHOLD else "0"

    @property
    def role(self) -> str:
        """What the party does in the sentence, by its strongest sign."""
        return self.signs[0].role if self.signs else "other"

    @property
    def reported(self) -> bool:
        """Whether the strongest sign stands in the words of somebody else."""
        return bool(self.signs) and self.signs[0].reported


@dataclass(frozen=True, slots=True)
class Verdict:
    """The stance toward one party in one sentence: rules and trained weights together.

    ``score`` is the chance of "+" less that of "-". ``signs`` are the words for the stance, by
    rules or else by the weights; of a stance of "0" there are none.
    """

    polarity: str
    score: float
    signs: tuple[Sign, ...]
    role: str
    reported: bool
