"""How each text speaks of the same third parties."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from discourse.codebook import Codebook
from discourse.measures.parties import Treatment, find_treatments, why_not_read
from discourse.reports.blocks import Block, Column, Heading, Paragraph, Run, Runs, Table, words
from discourse.reports.passages import Passages
from discourse.reports.texts import Texts, listed_by_text
from discourse.reports.wording import plural

MOST_PARTIES = 12
MOST_REFERENCES = 4
MOST_REFERENCES_OF_GROUP = 1
_SHOWN = {"mentioned": "Mentioned", "acts": "Acts", "receives": "Receives", "endorses": "Endorses",
          "praised": "In praise", "criticised": "Criticised", "warned": "In a warning"}  # fmt: skip
_NOTE = (
    "Acts, receives, endorses: read off the words beside the name. Praise, warning: the sentence "
    "has the label, and the words that carried it hold the name or no name at all; the party need "
    "not be its target. Criticised: it is the target."
)
Found = list[tuple[str, Passages, dict[str, Treatment]]]


def party_blocks(texts: Texts, codebook: Codebook) -> Iterator[Block]:
    """A table of the parties that two texts (or speakers) name, a row for each of these."""
    yield Heading("How each speaks of the same third parties", anchor="parties")
    readable = []
    for number, (name, passages) in enumerate(texts.each()):
        if reason := why_not_read(passages.analysis):
            yield Paragraph(words(f"{name}: not measured, {reason}."))
        else:
            readable.append(number)
    sides = _sides(texts, readable)
    shared = _shared(sides, codebook)
    if not shared:
        yield Paragraph(words("No party was found that two of them name and neither speaks for."))
        return
    rows: list[tuple[Runs, ...]] = []
    for party, name in shared[:MOST_PARTIES]:
        for number, (side, found) in enumerate(sides):
            head = (words(name if number == 0 else "", "strong"), words(side))
            rows.append((*head, *_cells(found, party, texts.many)))
    rest = len(shared) - MOST_PARTIES
    left_out = (
        f" Left out, since they are mentioned less often: {plural(rest, 'party', 'parties')}."
        if rest > 0
        else ""
    )
    yield Table(
        "Sentences in which a party is mentioned, acts, receives, is praised or blamed",
        (
            Column("Party", width=1.5),
            Column("Side" if texts.many else "Text"),
            Column(_SHOWN["mentioned"], width=1.4),
            *(Column(title, width=1) for title in list(_SHOWN.values())[1:]),
        ),
        tuple(rows),
        f"{_NOTE} – is “none found”.{left_out}",
    )


def _sides(texts: Texts, readable: Sequence[int]) -> list[tuple[str, Found]]:
    """Each text, or the texts of each speaker of many, with how it treats the parties."""
    found = {n: find_treatments(texts.passages[n].analysis) for n in readable}
    if not texts.many:
        return [(texts.names[n], [(texts.names[n], texts.passages[n], found[n])]) for n in readable]
    sides = []
    for group in texts.groups:
        named = zip(group.members, texts.of_group(group), strict=True)
        side = [(name, passages, found[n]) for n, (name, passages) in named if n in found]
        if side:
            sides.append((group.name, side))
    return sides


def _shared(sides: Sequence[tuple[str, Found]], codebook: Codebook) -> list[tuple[str, str]]:
    """Parties that two sides name of which at least one is another than the party itself.

    Those that nobody here speaks for come first, the most often mentioned of them at the top.
    """
    counts: dict[str, list[int]] = {}
    own = set()
    for number, (_, side) in enumerate(sides):
        for _, _, treatments in side:
            for party, treatment in treatments.items():
                counts.setdefault(party, [0] * len(sides))[number] += len(treatment.of("mentioned"))
                if treatment.own:
                    own.add(party)
    names = {actor.id: actor.name for actor in codebook.actors}
    shared = [p for p, found in counts.items() if p in names and sum(map(bool, found)) > 1]
    shared.sort(key=lambda party: (party in own, -sum(counts[party]), names[party]))
    return [(party, names[party]) for party in shared]


def _cells(found: Found, party: str, many: bool) -> Iterator[Runs]:
    if any(p.analysis.document.metadata.country == party for _, p, _ in found):
        yield words("its own side", "small")
        yield from ((),) * (len(_SHOWN) - 1)
        return
    if not any(party in treatments for _, _, treatments in found):
        yield words("none found", "small")
        yield from ((),) * (len(_SHOWN) - 1)
        return
    for use in _SHOWN:
        units = [
            (name, passages, treatments[party].of(use) if party in treatments else ())
            for name, passages, treatments in found
        ]
        total = sum(len(sentences) for *_, sentences in units)
        if not total:
            yield words("–", "small")
        elif not many:
            ((_, passages, sentences),) = units
            yield (
                Run(f"{total}: "),
                *passages.references(sentences, most=MOST_REFERENCES),
            )
        else:
            yield _of_group(units, total)


def _of_group(units: Sequence[tuple[str, Passages, tuple[object, ...]]], total: int) -> Runs:
    """The count, in how many texts, and the first sentence."""
    holding = [(name, p, sentences) for name, p, sentences in units if sentences]
    name, passages, sentences = holding[0]
    first = listed_by_text([(name, (passages.reference(sentences[0]),))])  # type: ignore[arg-type]
    in_texts = f" in {len(holding)}" if len(units) > 1 else ""
    return (Run(str(total), "strong"), Run(f"{in_texts}; ", "small"), *first)
