"""Who is criticised, and how openly: the finding, the section, and what no cue decided."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from discourse.analysis import Unit
from discourse.reports.blocks import Block, Heading, Paragraph, Quotations, Run, Runs, words
from discourse.reports.passages import Passages
from discourse.reports.statements import (
    FEWEST_FOR_TITLE,
    Statement,
    in_brackets,
    position,
    so_many,
)
from discourse.reports.wording import number_word, times

#: The forms of a target: as a heading, and as verbs of one sentence and of several.
FORMS = (
    ("named", "By name", "names the target", "name the target"),
    (
        "unnamed_actor",
        "An actor without a name",
        "points to an unnamed actor",
        "point to an unnamed actor",
    ),
    (
        "unnamed_conduct",
        "Conduct without a doer",
        "speaks of conduct without a doer",
        "speak of conduct without a doer",
    ),
)


def state_criticism(passages: Passages) -> Statement:
    """Who is criticised and how openly; that nothing was found is stated as well."""
    critical = passages.having("contrast")
    others = unnamed_elsewhere(passages)
    if not critical:
        support = (
            Run("No sentence was labelled criticism or contrast, named or unnamed. "),
            Run("That is what was searched and not found, not a proof of absence."),
            *([Run(" ")] if others else []),
            *_mentions(passages, others),
        )
        return Statement("", "No criticism was found.", support, ())
    groups = [passages.having("contrast", target_form=form) for form, *_ in FORMS]
    clause, headline = _openness(len(groups[0]), len(critical))
    total = len(passages.analysis.own_sentences)
    verb = "is" if len(critical) == 1 else "are"
    runs = [passages.count("contrast"), Run(f" of {total} sentences {verb} labelled criticism")]
    for number, ((form, _, one, several), units) in enumerate(zip(FORMS, groups, strict=True)):
        runs.append(Run(", " if number else ": "))
        runs += so_many(units, one, several, passages.form_anchor(form))
        runs += in_brackets(passages, units, "contrast")
    runs += [Run(". " if others else "."), *_mentions(passages, others)]
    if groups[1] or groups[2] or others:
        runs.append(Run(" Where the text does not say who is meant, neither does this report."))
    return Statement(
        clause if len(critical) >= FEWEST_FOR_TITLE else "",
        headline + position(passages, critical) + ".",
        tuple(runs),
        passages.quotation(critical, "contrast"),
    )


def _openness(named: int, total: int) -> tuple[str, str]:
    often = times(total)
    if named == 0:
        return "criticises without naming anyone", f"It criticises {often} and names no one"
    if named == total:
        return "names everyone it criticises", f"It criticises {often} and always names the target"
    headline = f"It criticises {often} and names the target in {number_word(named)} of them"
    return "names some of those it criticises", headline


def criticism_blocks(passages: Passages) -> Iterator[Block]:
    """The critical sentences by the form of their target."""
    yield Heading("Whom it criticises, and how openly", anchor=passages.section_anchor("contrast"))
    if not passages.having("contrast"):
        yield Paragraph(words("No sentence was labelled criticism or contrast."))
        return
    for form, title, *_ in FORMS:
        units = passages.having("contrast", target_form=form)
        yield Heading(f"{title}: {len(units)}", level=2)
        if units:
            yield Quotations(passages.quotations(units, "contrast"))
        else:
            yield Paragraph(words("Labelled: none."))
        if form == "unnamed_actor" and (others := unnamed_elsewhere(passages)):
            yield Paragraph(_mentions(passages, others), small=True)


def unnamed_elsewhere(passages: Passages) -> tuple[Unit, ...]:
    """Sentences that mention an unnamed party without meeting the cues of criticism."""
    document = passages.analysis.document
    if not document.has("mentions"):
        return ()
    spans = [m.span for m in document.layer("mentions") if m.get("class") == "unnamed_actor"]
    starts = [span.start for span in spans]

    def mentions_one(unit: Unit) -> bool:
        first = bisect_left(starts, unit.span.start)
        return first < len(spans) and unit.span.contains(spans[first])

    return tuple(
        unit
        for unit in passages.analysis.own_sentences
        if not unit.has("contrast") and mentions_one(unit)
    )


def _mentions(passages: Passages, others: tuple[Unit, ...]) -> Runs:
    if not others:
        return ()
    return (
        Run("Parties without a name are mentioned also in "),
        *passages.references(others),
        Run(f", which {'was' if len(others) == 1 else 'were'} not found to criticise."),
    )


_UNDERTAKES = re.compile(
    r"\b(?!(?:We|I|You|He|She|It|They|This|That|These|Those|There|Who|What|Nothing)\b)"
    r"[A-Z][\w’'-]+\s+(?:will|shall|stands? ready to|(?:is|are) ready to)\b"
)


def undertaken_by_others(passages: Passages) -> tuple[Unit, ...]:
    """Sentences in which a capitalised name "will" do something, not read as commitments.

    Only where it is not known whose text it is: the name may be the speaker's own state.
    """
    if passages.analysis.document.metadata.country is not None:
        return ()
    return tuple(
        unit
        for unit in passages.analysis.own_sentences
        if not unit.has("commitment") and _UNDERTAKES.search(unit.text)
    )
