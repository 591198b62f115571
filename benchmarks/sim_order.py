"""Do the tests of order keep their level? A simulation on made-up texts.

    python benchmarks/sim_order.py > benchmarks/sim_order.tsv

A made-up text of 500, 2,000 or 10,000 words has about 7, 28 or 130 paragraphs (log-normal, standard
deviation .3, at least 4) of 1 + Poisson(2) sentences with one function or none. Each paragraph
draws its own shares of the functions from a Dirichlet distribution around the mix below, with a
correlation of .1 or .3, and a sentence has the function of the one before it in three of ten cases.
In "sections" a paragraph keeps the shares of the paragraph before in half of all cases: a text goes
on with its subject.

Printed is how often p ≤ .05 comes though there is no order, of 2,000 texts or pairs a cell, and in
which share of them there is a p at all: of the moves of two texts that were drawn apart (with
sections too, since each text may have an order of its own), of the distance from criticism to the
next call and of figures near claims (where sections would be an order), and of the largest cluster
of sentences that begin with "we must", as one in ten does wherever it stands.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import ExitStack
from itertools import product
from unittest.mock import patch

import numpy as np

from discourse.analysis import Analysis
from discourse.document import Annotation, Document, Layer, MadeBy, Scores
from discourse.measures import move_alignment, moves, sequence
from discourse.measures.anaphora import find_anaphora
from discourse.measures.moves import Course, measure_course
from discourse.text import Span

TEXTS = 2_000
ORDERS = 199  # in which paragraphs are put for the test of moves
PARAGRAPHS = {"500": 7, "2000": 28, "10000": 130}
CORRELATIONS = (0.1, 0.3)
#: The foremost functions of General Debate speeches, in about the shares found in them.
MIX = {
    "claim": 0.2, "exhortation": 0.17, "commitment": 0.12, "contrast": 0.1, "principle": 0.09,
    "statistic": 0.08, "achievement": 0.08, "history": 0.06, "": 0.1,
}  # fmt: skip
STAY = 0.3
OFTEN = 0.1
#: What no look at moves needs: transitions, which ``sim_compare.py`` looks at, and distances.
MOVES_ONLY = ("transition_p_values", "_against_chance")
MADE_BY = MadeBy("simulation", "1")


def draw_functions(
    generator: np.random.Generator, number: int, rho: float, sections: float
) -> Iterator[list[str]]:
    """The functions of the sentences, paragraph by paragraph."""
    names, weight = list(MIX), (1 - rho) / rho
    shares = np.zeros(len(names))
    for _ in range(max(round(number * generator.lognormal(0, 0.3)), 4)):
        if not shares.any() or generator.random() >= sections:
            shares = generator.dirichlet(np.array(list(MIX.values())) * weight)
        drawn = generator.choice(len(names), 1 + generator.poisson(2), p=shares)
        for at in range(1, len(drawn)):
            if generator.random() < STAY:
                drawn[at] = drawn[at - 1]
        yield [names[function] for function in drawn]


def make_text(generator: np.random.Generator, paragraphs: list[list[str]]) -> Analysis:
    """A text with these functions; what its sentences say has nothing to do with them."""
    text = ""
    units: list[Annotation] = []
    functions: list[Annotation] = []
    for paragraph, names in enumerate(paragraphs, start=1):
        for name in names:
            opening = "We must go. " if generator.random() < OFTEN else "It rains. "
            span, text = Span(len(text), len(text) + len(opening) - 1), text + opening
            at = str(len(units) + 1)
            numbers = (("unit_no", at), ("sentence_no", at), ("paragraph_no", str(paragraph)))
            units.append(Annotation(span, "sentence", attributes=numbers))
            functions += [Annotation(span, name)] if name else []
    labels = tuple(name for name in MIX if name)
    scores = Scores(labels, tuple((0.0,) * len(labels) for _ in units))
    document = Document("made up", text)
    document = document.with_layer(Layer.of("units", units, MADE_BY))
    return Analysis(
        document.with_layer(Layer.of("functions", functions, MADE_BY, scores=scores)), ()
    )


def course_of(text: Analysis, *left_out: str) -> Course:
    """The course of a made-up text without what the functions ``left_out`` measure."""
    with ExitStack() as patches:
        for name in left_out:
            patches.enter_context(patch.object(moves, name))
        course = measure_course(text)
    assert course is not None
    return course


def _p_of_moves(first: Course, second: Course, seed: int) -> float | None:
    with (
        patch.object(sequence, "SHUFFLES", ORDERS),
        patch.object(move_alignment, "SHUFFLES", ORDERS),
    ):
        return move_alignment.align_moves((first, second), seed).pairs[0].p_value


def look_at(p_values: list[float | None]) -> tuple[str, str]:
    """How often p ≤ .05 comes among those that are given, and the share that is."""
    given = np.array([p for p in p_values if p is not None])
    level = f"{(given <= 0.05).mean():.3f}" if given.size else "-"
    return level, f"{given.size / len(p_values):.2f}"


def simulate(texts: int) -> Iterator[tuple[str, ...]]:
    """One row per condition and test."""
    conditions = product(PARAGRAPHS.items(), CORRELATIONS, (0.0, 0.5))
    for (words, number), rho, sections in conditions:
        generator = np.random.default_rng([number, int(10 * rho), int(10 * sections)])
        found: dict[str, list[float | None]] = {}
        for _ in range(texts):
            drawn = [list(draw_functions(generator, number, rho, sections)) for _ in range(2)]
            pair = [make_text(generator, functions) for functions in drawn]
            first = course_of(pair[0], *(MOVES_ONLY if sections else MOVES_ONLY[:1]))
            second = course_of(pair[1], *MOVES_ONLY)
            p_value = _p_of_moves(first, second, int(generator.integers(2**31)))
            found.setdefault("moves of two texts", []).append(p_value)
            if not sections:
                found.setdefault("criticism to call", []).append(first.to_call.p_value)
                found.setdefault("figures near claims", []).append(first.figures_near.p_value)
                musts = [one for one in find_anaphora(pair[0]) if one.words[0] == "we"]
                least = min((one.p_value for one in musts), default=1.0)
                found.setdefault("anaphora", []).append(least)
        for name, p_values in found.items():
            kept = "sections" if sections else "none"
            yield (words, str(rho), kept, name, *look_at(p_values))


def main() -> None:
    """Print the table, tab-separated."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--texts", type=int, default=TEXTS)
    print("words", "correlation", "order", "test", "p <= .05", "given", sep="\t")
    for row in simulate(parser.parse_args().texts):
        print(*row, sep="\t", flush=True)


if __name__ == "__main__":
    main()
