"""What a text speaks of: words that stand out, and the parties that it names most."""

from __future__ import annotations

from collections.abc import Iterator

from discourse.ledger import Stance
from discourse.measures.key_words import find_key_words
from discourse.measures.stances import by_paragraph, measure_stances
from discourse.reports.actors import party_name
from discourse.reports.blocks import Block, Paragraph, Run, Runs
from discourse.reports.passages import Passages
from discourse.reports.wording import times

_MOST_PARTIES = 5
_MOST_REFERENCES = 2
_FEWEST_MENTIONS = 2


def matter_blocks(passages: Passages) -> Iterator[Block]:
    """Two lines: telling words and parties, each with its count and first sentences."""
    if runs := _key_words(passages):
        yield Paragraph(
            (Run("Words used more often than in public speeches: ", "strong"), *runs), small=True
        )
    if runs := _parties(passages):
        yield Paragraph((Run("Named most: ", "strong"), *runs), small=True)


def _key_words(passages: Passages) -> Runs:
    runs: list[Run] = []
    for one in find_key_words(passages.analysis):
        runs += [Run("; ")] if runs else []
        runs += [Run(one.word, "strong"), Run(f" {one.count} ("),
                 *passages.references(one.units, most=_MOST_REFERENCES), Run(")")]  # fmt: skip
    return (*runs, Run(".")) if runs else ()


def _parties(passages: Passages) -> Runs:
    analysis = passages.analysis
    runs: list[Run] = []
    found = measure_stances(by_paragraph(analysis))
    named = [one for one in found if one.mentions >= _FEWEST_MENTIONS]
    for one in named[:_MOST_PARTIES]:
        runs += [Run("; ")] if runs else []
        own = " (own side)" if one.is_own else ""
        name = party_name(one.actor, analysis.codebook)
        runs += [Run(name, "strong"), Run(f"{own} {times(one.mentions)} ("),
                 *_sentences(passages, one.actor), Run(")")]  # fmt: skip
    return (*runs, Run(".")) if runs else ()


def _sentences(passages: Passages, actor: str) -> Runs:
    """The first sentences with a mention of the party in the text's own words."""
    units = [
        unit
        for unit in passages.analysis.sentences
        if any(one.actor == actor and not one.reported for one in unit.recorded(Stance))
    ]
    return passages.references(units, most=_MOST_REFERENCES)
