"""Is an unnamed group that a sentence mentions blamed there?

    python corpus/gold/unnamed.py UNGDC_FOLDER [--draw | --misses]

``unnamed.tsv`` says where the sentences and the mentions stand, and whether one reader took the
group for blamed. The 220 for development were read before the words of the contrast page were
written, so that what they score says little; the 110 for the score were drawn and read after, and
nothing was changed for them. Printed is for each part how far
:func:`~discourse.annotators.blame.is_blamed` agrees; with ``--misses`` where it does not, in
development. ``--draw`` prints the sentences as they were drawn, one mention each: of every
government in turn, of a text by lot that is in no test.
"""

from __future__ import annotations

import random
import sys
from argparse import ArgumentParser
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from drawing import HELD_BACK
from gather import HERE, Row, read_rows
from sources import Folders

from discourse.annotators import annotate
from discourse.annotators.blame import is_blamed
from discourse.codebook import load_codebook
from discourse.codings.records import quote_digest
from discourse.document import Annotation, Document
from discourse.readers import read
from discourse.text import Span

SEED = 2031
PARTS = {"development": 220, "score": 110}
LEVEL = 1.96  # standard errors to either side, 95 %
CODEBOOK = load_codebook()


@dataclass(frozen=True)
class Found:
    """A mention of an unnamed group in a sentence of a text."""

    text: str
    document: Document
    sentence: Span
    mention: Annotation


def draw(folder: Path) -> Iterator[Found]:
    """Mentions drawn by the seed: rounds over all governments, never two of one text."""
    lot = random.Random(SEED)
    test = {row["text"] for row in read_rows(HERE / "texts.tsv") if row["part"] == "test"}
    texts: dict[str, list[Path]] = defaultdict(list)
    for path in sorted(folder.glob("Session */*.txt")):
        country = path.stem.partition("_")[0]
        if country not in HELD_BACK and f"ungdc/{path.stem}" not in test:
            texts[country].append(path)
    while any(texts.values()):
        for country in lot.sample(sorted(texts), len(texts)):
            if texts[country]:
                path = texts[country].pop(lot.randrange(len(texts[country])))
                if found := list(mentions(f"ungdc/{path.stem}", path)):
                    yield lot.choice(found)


def mentions(text: str, path: Path) -> Iterator[Found]:
    """The unnamed groups that the sentences of a text mention."""
    document = annotate(read(path), CODEBOOK, ("units", "mentions"))
    for unit in document.layer("units"):
        if unit.label in ("sentence", "clause"):
            for mention in document.layer("mentions").within(unit.span):
                if mention.get("class") == "unnamed_actor":
                    yield Found(text, document, unit.span, mention)


def as_row(found: Found, part: str) -> Row:
    """Where a mention stands, without words."""
    document = found.document
    unit, mention = map(document.source_span, (found.sentence, found.mention.span))
    places = (unit.start, unit.end, mention.start, mention.end)
    names = ("start", "end", "mention_start", "mention_end")
    digest = quote_digest(" ".join(document.quote(found.sentence).split()))
    return {"text": found.text, "part": part, "quote": digest} | dict(
        zip(names, map(str, places), strict=True)
    )


def judged(folders: Folders) -> Iterator[tuple[Row, str, Span]]:
    """The rows with the sentence and the place of the mention in it.

    Exits where the words are not those that were judged.
    """
    for row in read_rows(HERE / "unnamed.tsv"):
        document = read(folders.find(row["text"]))
        places = [Span(int(row[f"{of}start"]), int(row[f"{of}end"])) for of in ("", "mention_")]
        unit, mention = map(document.text_span, places)
        words = document.quote(unit) if unit else ""
        if not (unit and mention) or quote_digest(" ".join(words.split())) != row["quote"]:
            sys.exit(f"{row['text']} {row['start']}: the words are not those that were judged")
        yield row, words, Span(mention.start - unit.start, mention.end - unit.start)


def score(folders: Folders, show: bool) -> None:
    """Print balanced accuracy of both parts."""
    counts: Counter[tuple[str, str, bool]] = Counter()
    for row, sentence, mention in judged(folders):
        said = is_blamed(sentence, mention)
        counts[row["part"], row["blamed"], said] += 1
        if show and row["part"] == "development" and said != (row["blamed"] == "1"):
            words = (
                f"{sentence[: mention.start]}[{mention.quote(sentence)}]{sentence[mention.end :]}"
            )
            print("missed" if row["blamed"] == "1" else "wrong", row["text"], words)
    for part in PARTS:
        shares: list[float] = []
        bases: list[int] = []
        for verdict, right in (("1", True), ("0", False)):
            given = counts[part, verdict, True] + counts[part, verdict, False]
            shares.append(counts[part, verdict, right] / given)
            bases.append(given)
            name = "blamed" if right else "not blamed"
            print(f"{part}: {name}: {counts[part, verdict, right]} of {given}")
        error = LEVEL * sum(s * (1 - s) / n for s, n in zip(shares, bases, strict=True)) ** 0.5 / 2
        mean = sum(shares) / 2
        print(f"{part}: balanced accuracy {mean:.2f} [{mean - error:.2f}, {mean + error:.2f}]")


def main() -> None:
    """Print the scores, or the sentences that were drawn."""
    parser = ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("ungdc", type=Path)
    parser.add_argument("--draw", action="store_true")
    parser.add_argument("--misses", action="store_true")
    given = parser.parse_args()
    if not given.draw:
        score(Folders(given.ungdc), given.misses)
        return
    parts = [part for part, number in PARTS.items() for _ in range(number)]
    for part, found in zip(parts, draw(given.ungdc), strict=False):
        print(*as_row(found, part).values(), found.mention.label, sep="\t")
        print(" ".join(found.document.quote(found.sentence).split()))


if __name__ == "__main__":
    main()
