"""The redline itself: the whole text with what was taken out and put in, numbers beside it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from discourse.analysis import Analysis, Unit
from discourse.measures.redline import Link
from discourse.reports.blocks import (
    Block,
    Box,
    Heading,
    RedlineRow,
    RedlineText,
    Run,
    Runs,
    words,
)
from discourse.reports.redline.steps import Step

LONGEST_LEAD = 10  # characters of a paragraph's number
PARAGRAPH_NUMBERS = "paragraph numbers"  # the kind of the note of the readers
STUB_WORDS = 8  # of a sentence that was moved, where it stood
Kind = Literal["body", "heading", "meta"]


def redline_blocks(step: Step) -> Iterator[Block]:
    """The redline of one step with its legend."""
    yield Heading(f"Redline, {step.old_name} to {step.new_name}")
    yield Box("How to read it", _legend(step))
    yield RedlineText(step.old_name, step.new_name, tuple(_rows(step)))


def _legend(step: Step) -> tuple[Runs, ...]:
    return (
        (Run("Taken out: "), Run("words", "deleted"), Run(", struck through between [− and ].")),
        (Run("Put in: "), Run("words", "inserted"), Run(", underlined between [+ and ].")),
        words(
            f"The numbers are those of the sentences of {step.old_name} and of {step.new_name}. "
            "The last column says what was moved, and where from or to, split, merged, dropped or "
            "new. A sentence that was moved stands at its new place; where it stood, its first "
            "words are repeated."
        ),
        words(
            "Differences of quotes, dashes, spaces and of the capital of a first word are not "
            "marked; words that stayed are shown as the new text has them. Other spelling, hyphens "
            "and numbers in digits (“labor”, “ceasefire”, “6 %”) are marked, and told as no change."
        ),
        *(words(told) for told in _left_out(step)),
    )


def _left_out(step: Step) -> Iterator[str]:
    """What reading took out of the texts and the redline therefore lacks."""
    sides = (step.redline.old, step.old_name), (step.redline.new, step.new_name)
    for side, name in sides:
        for note in side.analysis.notes:
            if note.kind == PARAGRAPH_NUMBERS:
                yield f"{name}: {note.message.removeprefix(f'{PARAGRAPH_NUMBERS}: ')}."


def _rows(step: Step) -> Iterator[RedlineRow]:
    paragraph: tuple[bool, int] | None = None
    for number, link in _with_stubs(step):
        is_stub = number is None
        unit, is_new = _first_unit(step, link, is_stub)
        begins = paragraph != (is_new, unit.paragraph_no)
        paragraph = (is_new, unit.paragraph_no)
        kind: Kind = "body" if unit.sentence_no else "heading" if unit.kind == "heading" else "meta"
        if number is None:
            stub = " ".join(unit.text.split()[:STUB_WORDS])
            text: Runs = (Run("(", "small"), Run(f"{stub} …", "small"), Run(")", "small"))
            fate: Runs = (Run("moved to "), *step.numbers(link, True))
            yield RedlineRow(step.numbers(link, False), (), text, fate, kind, begins)
            continue
        old = step.numbers(link, False, as_anchors=True)
        new = step.numbers(link, True, as_anchors=True)
        side = step.redline.new if is_new else step.redline.old
        text = (*_lead(side.analysis, unit), *_text(step, number, link))
        yield RedlineRow(old, new, text, _fate(step, link), kind, begins)


def _with_stubs(step: Step) -> Iterator[tuple[int | None, Link]]:
    """Each link with its place; moved ones a second time, without place, where they stood."""
    links = step.redline.links
    holder = {place: n for n, link in enumerate(links) if not link.moved for place in link.old}
    stubs: dict[int, list[Link]] = {}
    for link in sorted((one for one in links if one.moved), key=lambda one: one.old):
        before = [place for place in holder if place < link.old[0]]
        stubs.setdefault(holder[max(before)] if before else -1, []).append(link)
    yield from ((None, link) for link in stubs.get(-1, ()))
    for number, link in enumerate(links):
        yield number, link
        yield from ((None, moved) for moved in stubs.get(number, ()))


def _first_unit(step: Step, link: Link, is_stub: bool) -> tuple[Unit, bool]:
    """The unit that says to which paragraph a row belongs, and whether it is of the new text."""
    if link.new and not is_stub:
        return step.redline.new.units(link.new)[0], True
    return step.redline.old.units(link.old)[0], False


def _lead(analysis: Analysis, unit: Unit) -> Runs:
    """The number of a paragraph or item, which belongs to no unit: "4.", "(a)", a bullet."""
    before = analysis.document.text[max(unit.span.start - LONGEST_LEAD, 0) : unit.span.start]
    lead = before.rpartition("\n")[2].strip()
    is_whole = "\n" in before or unit.span.start <= LONGEST_LEAD
    return (Run(f"{lead} ", "small"),) if lead and is_whole else ()


def _text(step: Step, number: int, link: Link) -> Runs:
    if link.old and link.new:
        return step.marked(number)
    side, places = (step.redline.new, link.new) if link.new else (step.redline.old, link.old)
    text = " ".join(" ".join(unit.text.split()) for unit in side.units(places))
    return words(text, "inserted" if link.new else "deleted")


def _fate(step: Step, link: Link) -> Runs:
    if link.kind in ("dropped", "new"):
        return words(link.kind, "strong")
    told: list[Run] = []
    if link.moved:
        old = step.numbers(link, False)
        told += [Run("moved ", "strong"), Run("from "), *(old or words("another place"))]
    if link.kind in ("split", "merged"):
        told += [Run(", ")] if told else []
        told.append(Run(link.kind, "strong"))
    return tuple(told)
