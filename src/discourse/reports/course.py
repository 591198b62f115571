"""In what order texts proceed, on the page: transitions, moves, distances, anaphora."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from discourse.codebook import GROUPS, Codebook
from discourse.measures.anaphora import FEWEST_TIMES, Anaphora, find_anaphora
from discourse.measures.moves import LEAST_MOVE, NEAR, Course, Ordered, measure_course
from discourse.measures.parallelism import find_parallels
from discourse.measures.sequence import SHUFFLES
from discourse.reports.blocks import (
    Block,
    Column,
    Heading,
    Paragraph,
    Run,
    Runs,
    Table,
    words,
)
from discourse.reports.parallels import parallel_blocks
from discourse.reports.passages import Passages
from discourse.reports.wording import GROUP_NAMES, p_value, plural, sentence_case, signed, times
from discourse.text import WORD

NOTABLE = 0.05  # the largest p of a transition in bold
FEWEST_EXPECTED = 5.0
MOST_Q = 0.05
MOST_MOVES = 4
MOST_ANAPHORA = 8
_FEWEST_FOR_DISTANCE = 5  # critical sentences with a call behind them


def course_blocks(passages: Passages, codebook: Codebook) -> Iterator[Block]:
    """The section of the report on one text; nothing of a text without functions."""
    course = measure_course(passages.analysis)
    if course is None:
        return
    yield Heading("In what order it proceeds", anchor="course")
    yield from _transition_table(course)
    yield Paragraph(_moves(course, passages))
    yield Paragraph((*_to_call(course), Run(" "), *_figures_near(course)))
    yield from anaphora_blocks(find_anaphora(passages.analysis), passages)
    yield from parallel_blocks(find_parallels(passages.analysis), passages)


def _transition_table(course: Course) -> Iterator[Block]:
    """How often a sentence of one group is followed by one of another."""
    found = course.transitions.contingency
    if found is None:
        yield Paragraph(words("Too few sentences with a function to say what follows what."))
        return
    rows: list[tuple[Runs, ...]] = []
    for i, group in enumerate(GROUPS):
        cells: list[Runs] = [words(GROUP_NAMES[group], "strong")]
        for j in range(len(GROUPS)):
            count, residual = int(course.transitions.counts[i, j]), float(found.adjusted[i, j])
            beyond = course.p_values[i, j] <= NOTABLE
            notable = beyond and found.expected[i, j] >= FEWEST_EXPECTED
            shown = signed(residual, 1)
            cells.append((Run(f"{count} "), Run(f"({shown})", "strong" if notable else "small")))
        rows.append(tuple(cells))
    yield Table(
        "What follows what: the group of a sentence and of the next one",
        (
            Column("A sentence of", width=1),
            *(Column(f"then {GROUP_NAMES[group].lower()}", "right", 1) for group in GROUPS),
        ),
        tuple(rows),
        "A sentence counts for the group of its function with the highest score; pairs with a "
        "sentence without function are left out. In brackets the adjusted residual under "
        "independence. Sentences of one kind stand together in the paragraphs of any text, which "
        "makes residuals large; so bold is only where the same paragraphs in random order, and the "
        f"sentences of each, have so many or so few in at most 5 % of {SHUFFLES} orders, and 5 "
        "pairs or more are expected. Each cell by itself: one in twenty would be bold by chance.",
    )


def _moves(course: Course, passages: Passages) -> Runs:
    """The longest runs of one group, in text order."""
    if not course.moves:
        return words(f"No {LEAST_MOVE} sentences in a row have the same group.")
    longest = sorted(course.moves, key=lambda run: run.start - run.end)[:MOST_MOVES]
    units = passages.analysis.own_sentences
    runs: list[Run] = [
        Run("Moves: ", "strong"),
        Run(
            f"{plural(len(course.moves), 'run')} of {LEAST_MOVE} sentences and more of one group; "
            "the longest "
        ),
    ]
    for number, move in enumerate(sorted(longest, key=lambda run: run.start)):
        runs.append(Run(f"{', ' if number else ''}{GROUP_NAMES[move.label].lower()} "))
        runs += [passages.reference(units[move.start]), Run("–")]
        runs.append(passages.reference(units[move.end - 1]))
    return (*runs, Run("."))


def chance_words(found: Ordered, percent: bool = False) -> str:
    """``by chance 3.5, p .174``: what random orders of the paragraphs give."""
    if found.by_chance is None:
        return f"not held against chance: {found.reason}"
    value = f"{100 * found.by_chance:.0f} %" if percent else f"{found.by_chance:.1f}"
    return f"{value} with paragraphs in random order, p {p_value(found.p_value)}"


def _to_call(course: Course) -> Iterator[Run]:
    yield Run("From criticism to call: ", "strong")
    found = course.to_call
    if found.value is None:
        some = course.unanswered > 0
        yield Run("no criticism is followed by a call." if some else "no criticism was found.")
        return
    distance = (
        f", at a median distance of {found.value:.1f} sentences ({chance_words(found)})"
        if found.base >= _FEWEST_FOR_DISTANCE
        else ""
    )
    yield Run(
        f"of {plural(found.base + course.unanswered, 'critical sentence')} {found.base} "
        f"{'is' if found.base == 1 else 'are'} a call or followed by one{distance}. That the call "
        "answers the criticism is not said."
    )


def _figures_near(course: Course) -> Iterator[Run]:
    yield Run("Figures near claims: ", "strong")
    found = course.figures_near
    if found.value is None:
        yield Run("the text has no claims, or no figures.")
        return
    yield Run(
        f"{100 * found.value:.0f} % of {plural(found.base, 'claim')} have a figure within {NEAR} "
        f"sentences ({chance_words(found, percent=True)}). Whether a figure bears on the claim is "
        "not known."
    )


def opening_words(found: Anaphora) -> str:
    """The words that the sentences share, as the first of them writes them."""
    text = found.sentences[0].text
    matches = list(WORD.finditer(text))[: len(found.words)]
    return text[matches[0].start() : matches[-1].end()]


def anaphora_blocks(found: Sequence[Anaphora], passages: Passages) -> Iterator[Block]:
    """The repeated openings beyond chance, and how many may be chance."""
    beyond = [one for one in found if one.q_value is not None and one.q_value <= MOST_Q]
    if not beyond:
        told = f" ({len(found)} that may be chance)" if found else ""
        yield Paragraph(
            (
                Run("Repeated openings: ", "strong"),
                Run(f"no {FEWEST_TIMES} sentences close together begin alike beyond chance{told}."),
            )
        )
        return
    rows = tuple(
        (
            words(f"“{opening_words(one)} …”"),
            words(times(len(one.sentences))),
            passages.references(one.sentences),
            words(str(one.everywhere)),
            words(p_value(one.q_value)),
        )
        for one in beyond[:MOST_ANAPHORA]
    )
    rest = len(found) - len(beyond)
    yield Table(
        "Repeated openings: sentences close together that begin alike",
        (
            Column("Begin with", width=1.4),
            Column("Times"),
            Column("Sentences", width=1.4),
            Column("In the text", "right"),
            Column("q", "right"),
        ),
        rows,
        f"{FEWEST_TIMES} sentences or more that share two first words or more, each at most three "
        "on from the one before. In the text: sentences that begin with the first two words. q: "
        "how often as many, dealt at random over the text, stand so close, adjusted over its "
        "openings."
        + (f" {sentence_case(plural(rest, 'other cluster'))} may be chance." if rest else ""),
    )
