"""A number with what a reader needs to judge it: count, base, unit, interval, or why it is missing.

"Not measured" is never 0: a :class:`Measure` without a value says why it has none, and nothing
averages over it.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite


@dataclass(frozen=True, slots=True)
class Interval:
    """The range ``low`` to ``high``, in the unit of its measure.

    ``level`` is the nominal coverage (0.95) and ``method`` names how the range was found, in
    words that a report can print.
    """

    low: float
    high: float
    level: float
    method: str

    def __post_init__(self) -> None:
        if not self.low <= self.high:
            raise ValueError(f"an interval needs low <= high, got {self.low} and {self.high}")
        if not 0 < self.level < 1:
            raise ValueError(f"a level lies between 0 and 1, got {self.level}")

    def contains(self, value: float) -> bool:
        """Whether ``value`` lies in the interval, ends included."""
        return self.low <= value <= self.high

    @property
    def mirrored(self) -> Interval:
        """The interval of the negated measure: what swapping two texts gives."""
        # 0.0 - x rather than -x, so that no bound prints as "-0".
        return Interval(0.0 - self.high, 0.0 - self.low, self.level, self.method)


@dataclass(frozen=True, slots=True)
class Measure:
    """One number and its warrant.

    ``count`` of ``base`` things gave ``value`` (both ``None`` where the number is no share);
    ``unit`` says what the value counts ("share of sentences", "bits"). ``reason`` says why
    there is no value or, where there is one, why it has no interval.
    """

    name: str
    value: float | None
    count: int | None
    base: int | None
    unit: str
    interval: Interval | None = None
    reason: str | None = None

    def __post_init__(self) -> None:
        if self.value is None and not self.reason:
            raise ValueError(f"measure {self.name!r} has no value and must say why")
        if self.value is None and self.interval is not None:
            raise ValueError(f"measure {self.name!r} has an interval but no value")
        if self.value is not None and not isfinite(self.value):
            raise ValueError(f"measure {self.name!r} needs a finite value, got {self.value}")

    @classmethod
    def missing(cls, name: str, unit: str, reason: str) -> Measure:
        """A measure that could not be taken, and why."""
        return cls(name, None, None, None, unit, None, reason)
