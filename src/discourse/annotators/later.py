"""Evidence that is worked out when it is asked for: who counts labels never asks.

It is a fifth of the time of labelling, and a study of a thousand speeches looks at that of a few
dozen sentences. Whoever writes labels out pays for it as before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import overload

from discourse.document import Evidence

Made = Sequence[tuple[Evidence, ...]]


class EvidenceOfMany:
    """The evidence of several annotations, made by ``make`` at the first question, once."""

    __slots__ = ("_made", "_make")

    def __init__(self, make: Callable[[], Made]) -> None:
        self._make: Callable[[], Made] | None = make
        self._made: Made = ()

    def __getitem__(self, number: int) -> tuple[Evidence, ...]:
        if self._make is not None:
            self._made = self._make()
            self._make = None  # and with it what it was made from
        return self._made[number]


class EvidenceLater(Sequence[Evidence]):
    """The evidence of annotation ``number`` of many; used like a tuple, and equal to the tuple."""

    __slots__ = ("_many", "_number")

    def __init__(self, many: EvidenceOfMany, number: int) -> None:
        self._many, self._number = many, number

    @classmethod
    def alone(cls, make: Callable[[], Iterable[Evidence]]) -> EvidenceLater:
        """The evidence of one annotation."""
        return cls(EvidenceOfMany(lambda: [tuple(make())]), 0)

    @overload
    def __getitem__(self, index: int) -> Evidence: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[Evidence, ...]: ...

    def __getitem__(self, index: int | slice) -> Evidence | tuple[Evidence, ...]:
        return self._many[self._number][index]

    def __len__(self) -> int:
        return len(self._many[self._number])

    def __iter__(self) -> Iterator[Evidence]:
        return iter(self._many[self._number])

    def __eq__(self, other: object) -> bool:
        if isinstance(other, EvidenceLater | tuple):
            return tuple(self) == tuple(other)
        return NotImplemented

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return repr(tuple(self))

    def __reduce__(self) -> tuple[type[tuple[Evidence, ...]], tuple[tuple[Evidence, ...]]]:
        """Copies, and what is sent to another process, hold the evidence itself."""
        return tuple, (tuple(self),)
