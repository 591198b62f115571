"""Sentences as reports show them: numbered, linked, quoted, the words that count in bold."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from discourse.analysis import Analysis, Unit
from discourse.document import Annotation
from discourse.measures.counts import target_form_of
from discourse.reports.blocks import Run, Runs
from discourse.text import Span

MOST_QUOTED_WORDS = 45
MOST_LISTED_WORDS = 70
MORE_AT_ENDS = 10  # no sentence is cut for the sake of so few words
MOST_REFERENCES = 12
GOOD_LENGTH = 20  # words of a sentence that is quoted as an example
SCORES_ALIKE = 0.05  # scores no further apart are taken for alike where one is quoted
FEWEST_LEFT_OUT = 3  # fewer are printed and not counted


@dataclass(frozen=True, slots=True)
class Passages:
    """The labelled sentences of one analysis; ``prefix`` keeps anchors of several texts apart."""

    analysis: Analysis
    prefix: str = ""

    @property
    def several_speak(self) -> bool:
        """Whether the text names two speakers or more whose sentences count as its own."""
        return len({unit.speaker for unit in self.analysis.own_sentences} - {None}) > 1

    def having(self, label: str, **attributes: str) -> tuple[Unit, ...]:
        """The sentences with this function, and these values of its attributes."""
        return tuple(
            unit
            for unit in self.analysis.own_sentences
            if (found := unit.function(label)) is not None
            and all(_attribute(unit, found, name) == value for name, value in attributes.items())
        )

    def asking(self, addressee: str | None) -> tuple[Unit, ...]:
        """The calls on this addressee; ``None`` for those where it was not determined."""
        calls = ((unit, unit.function("exhortation")) for unit in self.analysis.own_sentences)
        return tuple(unit for unit, call in calls if call and call.get("addressee") == addressee)

    def emphasising(self, frame: str) -> tuple[Unit, ...]:
        """The sentences with this frame."""
        return tuple(unit for unit in self.analysis.own_sentences if unit.frame(frame))

    def count(self, label: str, units: Sequence[Unit] | None = None) -> Run:
        """How many sentences, leading to the list of the label."""
        number = len(self.having(label) if units is None else units)
        return Run(str(number), "strong", self.list_anchor(label)) if number else Run("0")

    def reference(self, unit: Unit) -> Run:
        """``s12``, leading to the sentence in the text."""
        return Run(f"s{unit.sentence_no}", "number", self.anchor(unit))

    def references(
        self, units: Sequence[Unit], label: str | None = None, most: int = MOST_REFERENCES
    ) -> Runs:
        """``s12, s14, s15``; past ``most`` the rest is counted and leads to the label's list."""
        most = len(units) if len(units) < most + FEWEST_LEFT_OUT else most
        out: list[Run] = []
        for unit in units[:most]:
            if out:
                out.append(Run(", "))
            out.append(self.reference(unit))
        rest = len(units) - most
        if rest > 0:
            target = self.list_anchor(label) if label else None
            out += [Run(" and "), Run(f"{rest} more", "plain", target)]
        return tuple(out)

    def anchor(self, unit: Unit) -> str:
        """The anchor of a sentence in the text."""
        return f"{self.prefix}s{unit.sentence_no}"

    def list_anchor(self, label: str) -> str:
        """The anchor of the list of sentences with this function."""
        return f"{self.prefix}list-{label}"

    def form_anchor(self, form: str) -> str:
        """The anchor of the list of critical sentences whose target has this form."""
        return f"{self.list_anchor('contrast')}-{form}"

    def row_anchor(self, label: str) -> str:
        """The anchor of the row of this function in the table of functions."""
        return f"{self.prefix}row-{label}"

    def section_anchor(self, label: str) -> str:
        """The anchor of the section that quotes the sentences with this function."""
        return f"{self.prefix}section-{label}"

    def frame_anchor(self, label: str) -> str:
        """The anchor of the list of sentences with this frame."""
        return f"{self.prefix}frame-{label}"

    def quotation(self, units: Sequence[Unit], label: str) -> Runs:
        """The sentence that stands for ``units``, where it stands, and its score.

        It is :func:`example_of` them.
        """
        if not units:
            return ()
        best = example_of(units, label)
        who = f"{best.speaker}, " if best.speaker and self.several_speak else ""
        score = Run(f", score {score_of(best, label):.2f}", "small")
        where = (Run(who), self.reference(best), score)
        return (Run("“"), *without_lone_mark(quoted(best, label)), Run("” "), *where)

    def quotations(self, units: Sequence[Unit], label: str) -> tuple[tuple[Runs, Runs], ...]:
        """Each of ``units`` with its place and score, its words, and who of several said it."""
        named = self.several_speak
        return tuple(
            (
                (self.reference(unit), Run(f" {score_of(unit, label):.2f}", "small")),
                (
                    *quoted(unit, label, most_words=MOST_LISTED_WORDS),
                    *self._speaker_of(unit, named),
                ),
            )
            for unit in units
        )

    def _speaker_of(self, unit: Unit, named: bool) -> Runs:
        return (Run(f" {unit.speaker}", "small"),) if named and unit.speaker else ()


def example_of(units: Sequence[Unit], label: str) -> Unit:
    """The one of ``units`` to be quoted for this function.

    Of those whose score is about the highest the one nearest to :data:`GOOD_LENGTH`, the first of
    several: the least differences of scores say nothing, "Let us begin" says little, and three
    sentences of sixty words leave no room on a first page. Exclamations and courtesies stand only
    where there is nothing else.
    """
    plain = [u for u in units if not u.text.endswith("!") and not u.has("ceremonial")]
    least = max(score_of(unit, label) for unit in plain or units) - SCORES_ALIKE
    near = [unit for unit in plain or units if score_of(unit, label) >= least]
    return min(near, key=lambda u: (abs(len(u.text.split()) - GOOD_LENGTH), u.sentence_no or 0))


def _attribute(unit: Unit, function: Annotation, name: str) -> str | None:
    """An attribute of a function; the form of a target is what the counts take it for."""
    return target_form_of(unit) if name == "target_form" else function.get(name)


def score_of(unit: Unit, label: str) -> float:
    """The score of this function in the unit; 0 where it was not assigned."""
    found = unit.function(label)
    return found.score if found else 0.0


def quoted(unit: Unit, label: str | None = None, most_words: int = MOST_QUOTED_WORDS) -> Runs:
    """The words of a unit, those that are evidence for ``label`` in bold.

    A longer sentence is cut to ``most_words`` around its evidence, with "…" where words are left
    out.
    """
    return _quoted(unit, merged_evidence(unit, label) if label else [], most_words)


def quoted_at(unit: Unit, spans: Sequence[Span], most_words: int) -> Runs:
    """The words of a unit, cut to ``most_words`` around ``spans``, which stand in bold."""
    return _quoted(unit, _merged(spans), most_words)


def quoted_for_all(unit: Unit) -> Runs:
    """The words of a unit, whole, those that are evidence for any of its functions in bold."""
    found = unit.functions or ()
    evidence = _merged(e.span for annotation in found for e in annotation.evidence)
    return _quoted(unit, evidence, len(unit.text))


def without_lone_mark(runs: Runs) -> Runs:
    """``runs`` without a quotation mark at one end whose partner stands in another sentence."""
    said = "".join(run.text for run in runs)
    opened, closed = said.count("“"), said.count("”")
    lone_straight = said.count('"') % 2 == 1
    if not runs or (opened == closed and not lone_straight):
        return runs
    first, *_, last = runs if len(runs) > 1 else (runs[0], runs[0])
    if (said.startswith("“") and opened > closed) or (said.startswith('"') and lone_straight):
        return (replace(first, text=first.text[1:]), *runs[1:])
    if (said.endswith("”") and closed > opened) or (said.endswith('"') and lone_straight):
        return (*runs[:-1], replace(last, text=last.text[:-1]))
    return runs


def _quoted(unit: Unit, evidence: list[Span], most_words: int) -> Runs:
    first, last = _window(unit, evidence, most_words)
    runs: list[Run] = [Run("… ")] if first > unit.span.start else []
    at = first
    for span in evidence:
        start, end = max(span.start, at), min(span.end, last)
        if start >= end:
            continue
        runs += [Run(_words(unit, at, start)), Run(_words(unit, start, end), "strong")]
        at = end
    runs.append(Run(_words(unit, at, last)))
    if last < unit.span.end:
        runs.append(Run(" …"))
    return tuple(run for run in runs if run.text)


def merged_evidence(unit: Unit, label: str) -> list[Span]:
    """Where the evidence for a function of the unit stands, in order, each place once."""
    found = unit.function(label)
    return _merged(e.span for e in found.evidence) if found else []


def cue_spans(unit: Unit, label: str) -> list[Span]:
    """Where cues for a function of the unit stand, in order, each place once."""
    found = unit.function(label)
    return _merged(e.span for e in found.evidence if not e.is_learned) if found else []


def cue_words(unit: Unit, label: str) -> list[str]:
    """The words of cues for a function of the unit; none where it was not assigned by any."""
    return [_words(unit, span.start, span.end) for span in cue_spans(unit, label)]


def _words(unit: Unit, start: int, end: int) -> str:
    return unit.text[start - unit.span.start : end - unit.span.start]


def _merged(spans: Iterable[Span]) -> list[Span]:
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged


def _window(unit: Unit, evidence: list[Span], most_words: int) -> tuple[int, int]:
    """The stretch of a unit that is quoted: all of it, or ``most_words`` around the evidence."""
    starts = [0, *(i + 1 for i, char in enumerate(unit.text) if char == " ")]
    if len(starts) <= most_words + min(MORE_AT_ENDS, most_words // 3):
        return unit.span.start, unit.span.end
    centre = evidence[0].start - unit.span.start if evidence else 0
    word = sum(start <= centre for start in starts) - 1
    first = min(max(word - most_words // 3, 0), len(starts) - most_words)
    last = first + most_words
    if len(starts) - last <= min(MORE_AT_ENDS, most_words // 3):
        last = len(starts)
    end = unit.span.end if last >= len(starts) else unit.span.start + starts[last] - 1
    return unit.span.start + starts[first], end
