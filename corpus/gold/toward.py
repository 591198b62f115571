"""The author's stance toward a party that a sentence mentions, as coders read it.

    python corpus/gold/toward.py PART UNGDC_FOLDER [--tagger neural] [--misses]
    python corpus/gold/toward.py draw UNGDC_FOLDER > sheet.txt

``toward.tsv`` says where sentences and mentions stand, and how two passes coded the stance (+, 0 or
-); ``stance`` is what both say, or what was adjudicated, with the reason. Scored is the ledger of
stances, mention by mention, on whole texts. ``draw`` prints how sentences are drawn, a mention
marked in each: one at most of a text and stratum, of every government in turn, more of
those that the tagger labels as criticism or appraisal. The tagger changes, so what was drawn stands
in the table.
"""

from __future__ import annotations

import random
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, islice
from pathlib import Path

from drawing import HELD_BACK
from gather import HERE, Row, read_rows
from options import Options, read_options
from sources import Folders

from discourse.annotators import analyze
from discourse.annotators.mentions import Mention
from discourse.annotators.stance_sentences import with_self_words
from discourse.annotators.units import coded_units, mentions_of
from discourse.codebook import load_codebook
from discourse.codings.polarities import Compared, line_of, score_polarities
from discourse.codings.records import quote_digest
from discourse.document import Document
from discourse.ledger import SELF, Stance
from discourse.readers import read
from discourse.text import Span

TABLE = HERE / "toward.tsv"
SEED = 2032
PLAN = {
    "train": {"contrast": 290, "appraisal": 110, "any": 300},
    "dev": {"contrast": 100, "appraisal": 40, "any": 110},
    "test": {"contrast": 140, "appraisal": 50, "any": 160},
}
SHORTEST, LONGEST = 40, 600  # characters of a sentence
CONTEXT = 300  # characters of the sentence before, on a sheet
_OWN = frozenset((SELF, "self_demonym"))
CODEBOOK = load_codebook()


@dataclass(frozen=True)
class Case:
    """A coded mention: its row, its text, where the sentence is and where the mention."""

    row: Row
    document: Document
    sentence: Span
    mention: Span

    @property
    def words(self) -> str:
        """The sentence with the mention marked."""
        return marked(self.document, self.sentence, self.mention)


def marked(document: Document, sentence: Span, mention: Span) -> str:
    """A sentence on one line, a mention in it marked."""
    before = document.text[sentence.start : mention.start]
    behind = document.text[mention.end : sentence.end]
    return " ".join(f"{before}⟦{document.quote(mention)}⟧{behind}".split())


def cases(folders: Folders, part: str) -> Iterator[Case]:
    """The coded mentions of a part, text by text.

    Exits where the words are not those that were coded.
    """
    by_text: dict[str, list[Row]] = {}
    for row in read_rows(TABLE):
        if row["part"] == part:
            by_text.setdefault(row["text"], []).append(row)
    for text, rows in by_text.items():
        document = read(folders.find(text))
        for row in rows:
            places = [Span(int(row[f"{of}start"]), int(row[f"{of}end"])) for of in ("", "mention_")]
            sentence, mention = map(document.text_span, places)
            words = document.quote(sentence) if sentence else ""
            if not (sentence and mention) or quote_digest(" ".join(words.split())) != row["quote"]:
                sys.exit(f"{text} {row['start']}: the words are not those that were coded")
            yield Case(row, document, sentence, mention)


def score(options: Options) -> None:
    """Print how far the ledger agrees; a use of the test part is logged."""
    compared: list[Compared] = []
    for _, own in groupby(cases(options.folders, options.part), lambda case: case.row["text"]):
        coded = list(own)
        analysis = analyze(coded[0].document, options.codebook, ("stances",))
        found = {one.span: Stance.of(one).kind for one in analysis.document.layer("stances")}
        for case in coded:
            kind = found.get(case.mention, "0")
            compared.append(Compared(case.row["stance"], kind, case.row["text"]))
            if options.misses and kind != case.row["stance"]:
                print(f"coded {case.row['stance']} found {kind}: {case.words}")
    measures = list(score_polarities(compared))
    for measure in measures:
        print(line_of(measure))
    options.log("toward", len(compared), measures[0].value or 0.0)


def draw(folder: Path) -> Iterator[str]:
    """Sentences as they are drawn, with the one before, a mention marked."""
    lot = random.Random(SEED)
    parts = {row["text"]: row["part"] for row in read_rows(HERE / "texts.tsv")}
    pools: dict[tuple[str, str], dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for path in sorted(folder.glob("Session */*.txt")):
        country, text = path.stem.partition("_")[0], f"ungdc/{path.stem}"
        part = parts.get(text) or ("test" if country in HELD_BACK else "train")
        if part in PLAN:
            for stratum, words in _of_text(path, lot):
                pools[part, stratum][country].append(words)
    for part, plan in PLAN.items():
        for stratum, number in plan.items():
            yield from islice(_in_turn(pools[part, stratum], lot), number)


def _of_text(path: Path, lot: random.Random) -> Iterator[tuple[str, str]]:
    """One sentence of each stratum, by lot."""
    document = analyze(read(path), CODEBOOK, ("functions",)).document
    own = document.metadata.country or SELF
    mentions = list(with_self_words(document.text, mentions_of(document), own))
    found: dict[str, list[tuple[Span, list[Mention]]]] = defaultdict(list)
    for unit in coded_units(document):
        inside = [one for one in mentions if unit.start <= one.start and one.end <= unit.end]
        others = [one for one in inside if one.kind not in _OWN]
        if inside and SHORTEST <= unit.end - unit.start <= LONGEST:
            found["any"].append((unit, inside))
        for label in {one.label for one in document.layer("functions").within(unit)}:
            if others and SHORTEST <= unit.end - unit.start <= LONGEST:
                found[label].append((unit, others))
    for stratum in ("contrast", "appraisal", "any"):
        if found[stratum]:
            unit, inside = lot.choice(found[stratum])
            mention = lot.choice(inside)
            before = document.text[max(unit.start - CONTEXT, 0) : unit.start]
            words = marked(document, unit, Span(mention.start, mention.end))
            yield stratum, f"before: {' '.join(before.split())}\nsentence: {words}\n"


def _in_turn(pool: dict[str, list[str]], lot: random.Random) -> Iterator[str]:
    """What is drawn of one government after another, until nothing is left."""
    while any(pool.values()):
        for country in lot.sample(sorted(pool), len(pool)):
            if pool[country]:
                yield pool[country].pop()


def main() -> None:
    """Print the scores of a part, or what is drawn."""
    if sys.argv[1:2] == ["draw"]:
        print(*draw(Path(sys.argv[2])), sep="\n")
        return
    score(read_options(__doc__))


if __name__ == "__main__":
    main()
