"""What pages on formulas share: names of texts and holders, places, sentences, rates in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from discourse.analysis import Analysis
from discourse.codebook import load_codebook
from discourse.measures.formulas.chronology import Coverage, Edge, Trend
from discourse.measures.formulas.history import History, User
from discourse.measures.formulas.matching import Occurrence
from discourse.measures.formulas.stream import WordStream
from discourse.measures.measure import Measure
from discourse.reports.blocks import Run, Runs
from discourse.reports.passages import quoted_at
from discourse.reports.wording import p_value, plural, short_name

QUOTED_WORDS = 45
MOST_PLACES = 6
CERTAIN = 0.05
_LEAST_SHOWN = 0.0005
_OBSERVER = 2  # letters of the code of a delegation that is no state's, such as EU
_STATES = ("state", "territory")


@dataclass(frozen=True, eq=False)
class FormulaPages:
    """The formulas of a report in its order, their texts, and the anchors of their sentences."""

    stream: WordStream
    coverage: Coverage
    histories: tuple[History, ...]
    most_places: int = MOST_PLACES

    @cached_property
    def analyses(self) -> tuple[Analysis, ...]:
        """The texts as analyses without labels, which know their sentences."""
        return tuple(Analysis(text.document, ()) for text in self.stream.texts)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """A short name for each text, all different."""
        names = [short_name(analysis) for analysis in self.analyses]
        times = Counter(names)
        return tuple(
            f"{name} ({number})" if times[name] > 1 else name
            for number, name in enumerate(names, start=1)
        )

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The number of each formula in the report, from 1, by its key."""
        return {history.key: number for number, history in enumerate(self.histories, start=1)}

    def row_anchor(self, history: History) -> str:
        """The anchor of the list of sentences of a formula."""
        return f"formula-{self.numbers[history.key]}"

    def shown(self, history: History) -> tuple[Occurrence, ...]:
        """The places whose sentences are printed, in text order: all, if they are not too many.

        Else the first and the last, then the first of each year, then others at even distances.
        """
        every = history.occurrences
        if len(every) <= self.most_places:
            return every
        by_year: dict[int, Occurrence] = {}
        for one in every:
            by_year.setdefault(self.year_of(one), one)
        step = len(every) / self.most_places
        even = (every[int(k * step)] for k in range(self.most_places))
        wanted = dict.fromkeys((every[0], every[-1], *by_year.values(), *even))
        return tuple(sorted(list(wanted)[: self.most_places], key=lambda one: one.first))

    def year_of(self, one: Occurrence) -> int:
        """The year of the text of a place."""
        return self.stream.texts[int(self.stream.text_of[one.first])].year

    def name_of(self, one: Occurrence) -> str:
        """The name of the text of a place."""
        return self.names[int(self.stream.text_of[one.first])]

    def anchor(self, history: History, one: Occurrence) -> str:
        """The anchor of the sentence of a place of a formula."""
        return f"{self.row_anchor(history)}-{one.first}"

    def reference(self, history: History, one: Occurrence) -> Run:
        """``China 2021 s12``, leading to the sentence."""
        sentence = self.stream.sentence_no(one.first)
        return Run(f"{self.name_of(one)} s{sentence}", "number", self.anchor(history, one))

    def edge_words(self, history: History, side: int) -> Runs:
        """``2017 (China s99 and 2 more texts of that date)``, leading to the sentence."""
        one = history.occurrences[0 if side == 0 else -1]
        date = self.stream.texts[self.stream.text_of[one.first]].date
        having = {int(self.stream.text_of[other.first]) for other in history.occurrences}
        others = sum(self.stream.texts[text].date == date for text in having) - 1
        more = f" and {plural(others, 'more text')} of that date" if others else ""
        return (Run(f"{self.year_of(one)} ("), self.reference(history, one), Run(f"{more})"))

    def edge_run(self, history: History, side: int) -> Runs:
        """The year of the first (0) or the last (-1) place, leading to its sentence."""
        if not history.occurrences:
            return (Run("–"),)
        one = history.occurrences[side]
        return (Run(str(self.year_of(one)), "number", self.anchor(history, one)),)

    def sentence(self, one: Occurrence) -> Runs:
        """The sentence of a place, the formula in heavy type."""
        analysis = self.analyses[self.stream.text_of[one.first]]
        number = self.stream.sentence_no(one.first)
        unit = next(unit for unit in analysis.sentences if unit.sentence_no == number)
        return quoted_at(unit, [self.stream.span(one.first, len(one.words))], QUOTED_WORDS)


def holder_name(holder: str) -> str:
    """The name of a state or group for its id; anything else as it is."""
    return _names().get(holder, holder)


def short_holder_name(holder: str) -> str:
    """The name of a state; of a group or organisation the shortest of its names."""
    return _short_names().get(holder, holder)


@cache
def _short_names() -> dict[str, str]:
    return {
        actor.id: actor.name if actor.kind in _STATES else min(actor.names, key=len)
        for actor in load_codebook().actors
    }


@cache
def _names() -> dict[str, str]:
    actors = load_codebook().actors
    observers = {
        name: actor.name for actor in actors for name in actor.names if len(name) == _OBSERVER
    }
    return {**observers, **{actor.id: actor.name for actor in actors}}


def in_texts(history: History, coverage: Coverage) -> str:
    """``5 of 9 texts``."""
    texts = sum(coverage.texts)
    return f"{history.having:,} of {texts:,} text{'' if texts == 1 else 's'}"


def rate_words(measure: Measure) -> str:
    """``0.21 [0.10, 0.40]``: a rate per 1,000 words with its interval; a dash where none is."""
    if measure.value is None:
        return "–"
    value = _digits(measure.value)
    if measure.interval is None:
        return value
    return f"{value} [{_digits(measure.interval.low)}, {_digits(measure.interval.high)}]"


def _digits(rate: float) -> str:
    """Two decimals, three for small rates, and 0 only where it is 0."""
    if 0 < rate < _LEAST_SHOWN:
        return "< 0.001"
    return "0" if rate == 0 else f"{rate:.2f}" if rate >= 0.095 else f"{rate:.3f}"


def chance_words(edge: Edge) -> str:
    """How likely so late a first, or so early a last, is by chance: ``p .012, q .080``."""
    if not edge.texts_beyond:
        return ""
    return f"p {p_value(edge.p_value)}, q {p_value(edge.q_value)}"


def trend_words(trend: Trend | None, q_value: float | None) -> str:
    """``rises, q .012``, or ``no trend shown``."""
    if trend is None or trend.p_value is None:
        return "not tested"
    if q_value is None or q_value > CERTAIN:
        return f"none, q {p_value(q_value)}"
    return f"{'rises' if trend.statistic > 0 else 'falls'}, q {p_value(q_value)}"


def users_words(users: Sequence[User], most: int) -> str:
    """``China (8 of 9), Pakistan (3 of 9) and 4 more``."""
    told = [f"{holder_name(user.holder)} ({user.having} of {user.texts})" for user in users[:most]]
    rest = len(users) - most
    return ", ".join(told) + (f" and {rest} more" if rest > 0 else "")
