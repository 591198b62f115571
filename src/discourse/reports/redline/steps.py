"""One step of a chain of versions as reports show it: names, references, words with their marks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from discourse.analysis import Analysis, Unit
from discourse.measures.redline import Change, Link, Redline, Side, Stretch
from discourse.measures.redline.tokens import Token
from discourse.reports.blocks import Run, Runs, Style, joined, words
from discourse.reports.wording import names_apart
from discourse.text import Span

NO_BREAK_ARROW = "\N{NO-BREAK SPACE}→\N{NO-BREAK SPACE}"
OPENING = 4  # words shown of the beginning of a sentence
CONTEXT = 5  # words shown on either side of a change


@dataclass(frozen=True)
class Step:
    """A redline with the names of its two texts; ``prefix`` keeps anchors of several apart."""

    redline: Redline
    old_name: str
    new_name: str
    prefix: str

    @classmethod
    def of(cls, chain: Sequence[Redline]) -> tuple[Step, ...]:
        """The steps of a chain, its texts named apart."""
        names = names_apart([chain[0].old.analysis, *(one.new.analysis for one in chain)])
        return tuple(
            cls(redline, names[n], names[n + 1], f"r{n + 1}-") for n, redline in enumerate(chain)
        )

    def anchor(self, unit: Unit, is_new: bool) -> str:
        """The anchor of a sentence in the redline."""
        return f"{self.prefix}{'new' if is_new else 'old'}-s{unit.sentence_no}"

    def numbers(self, link: Link, is_new: bool, *, as_anchors: bool = False) -> Runs:
        """``s12, s13``: the sentences of one side of a link; others than sentences have none."""
        side, places = (self.redline.new, link.new) if is_new else (self.redline.old, link.old)
        found = []
        for unit in side.units(places):
            if unit.sentence_no is not None:
                anchor = self.anchor(unit, is_new)
                ends = (None, anchor) if as_anchors else (anchor, None)
                found.append((Run(f"s{unit.sentence_no}", "number", *ends),))
        return joined(found)

    def reference(self, link: Link) -> Runs:
        """``s12 → s13``: where a link stands in the old and in the new text."""
        sides = [n for n in (self.numbers(link, False), self.numbers(link, True)) if n]
        return joined(sides, NO_BREAK_ARROW) or words("heading", "small")

    def opening(self, link: Link) -> Runs:
        """Where a link stands, with the first words of its new sentence."""
        found = " ".join(unit.text for unit in self.redline.new.units(link.new)).split()
        text = " ".join(found[: OPENING + 1]) + (" …" if len(found) > OPENING + 1 else "")
        return (*self.reference(link), Run(f" {text}", "small"))

    def marked(self, number: int) -> Runs:
        """The words of the link at this place, with what was taken out and put in."""
        return _runs(self.redline, self.redline.stretches[number])

    def phrase(self, change: Change) -> Runs:
        """A change in its words: with a few words around it where it is one stretch."""
        stretches = self.redline.stretches[change.link]
        place = self._place(change)
        if place is not None:
            before = _last(stretches[place - 1]) if place else None
            after = _first(stretches[place + 1]) if place + 1 < len(stretches) else None
            around = _runs(self.redline, [s for s in (before, stretches[place], after) if s])
            return (*self._who(change, place), *around)
        parts: list[Runs] = []
        if change.old:
            parts.append(words(change.old, "deleted"))
        if change.new:
            parts.append(words(change.new, "inserted"))
        return joined(parts, " ")

    def _who(self, change: Change, place: int) -> Runs:
        """The first words of a sentence whose pledge or request changed further on: who acts."""
        first = self.redline.stretches[change.link][0]
        if change.kind not in ("commitment", "request") or not (place == 1 and first.same):
            return ()
        left = len(first.new) - CONTEXT
        if left <= 0:
            return ()
        opening = _runs(self.redline, [Stretch(first.old[:OPENING], first.new[:OPENING], True)])
        if left <= OPENING:
            opening = _runs(self.redline, [Stretch(first.old[:left], first.new[:left], True)])
        return (*opening, Run(" … " if left > OPENING else " "))

    def _place(self, change: Change) -> int | None:
        """The stretch that is the change; else the one that alone makes both its sides differ."""
        within = []
        for place, stretch in enumerate(self.redline.stretches[change.link]):
            if stretch.same:
                continue
            old, new = self.redline.old.words(stretch.old), self.redline.new.words(stretch.new)
            if (old, new) == (change.old, change.new):
                return place
            both = change.old and change.new
            # What came or went alone is its stretch but for a comma.
            alone = (bool(change.old), bool(change.new)) == (bool(old), bool(new))
            if (both or alone) and _overlap(old, change.old) and _overlap(new, change.new):
                within.append(place)
        return within[0] if len(within) == 1 else None


def _overlap(stretch: str | None, change: str | None) -> bool:
    """Whether the words of one side of a stretch hold those of a change, or are among them."""
    return (stretch or "") in (change or "") or (change or "") in (stretch or "")


def _last(stretch: Stretch) -> Stretch:
    return Stretch(stretch.old[-CONTEXT:], stretch.new[-CONTEXT:], True)


def _first(stretch: Stretch) -> Stretch:
    return Stretch(stretch.old[:CONTEXT], stretch.new[:CONTEXT], True)


def _runs(redline: Redline, stretches: Iterable[Stretch]) -> Runs:
    """Stretches as runs; what stays is shown as the new text has it, spaces as the texts do."""
    runs: list[Run] = []
    ends: list[Token | None] = [None, None]
    for stretch in stretches:
        sides: list[tuple[Side, tuple[Token, ...], bool]] = [(redline.new, stretch.new, True)]
        if not stretch.same:
            sides.insert(0, (redline.old, stretch.old, False))
        for side, tokens, is_new in sides:
            if tokens:
                style: Style = "plain" if stretch.same else "inserted" if is_new else "deleted"
                if runs and _has_space(side.analysis, ends[is_new], tokens[0]):
                    runs.append(Run(" "))
                runs.append(Run(side.words(tokens) or "", style))
        ends = [(stretch.old or (ends[0],))[-1], (stretch.new or (ends[1],))[-1]]
    return tuple(runs)


def _has_space(analysis: Analysis, last: Token | None, first: Token) -> bool:
    """Whether a space stands between two tokens that follow each other in a text."""
    if last is None:
        return True
    if last.span.end >= first.span.start:
        return False
    return any(map(str.isspace, analysis.document.quote(Span(last.span.end, first.span.start))))
