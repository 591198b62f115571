"""What stance is learned from: parties of news and of speeches, coded, composed, or not coded."""

from __future__ import annotations

import hashlib
import json
import random
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, groupby
from pathlib import Path

import numpy as np
from drawing import HELD_BACK
from gather import HERE, read_rows
from numpy.typing import NDArray
from sentences import LEAST_KNOWN
from sources import Folders
from toward import Case
from toward import cases as coded_cases

from discourse.annotators import annotate
from discourse.annotators.stance import judge
from discourse.annotators.stance_model import Party
from discourse.annotators.stance_pieces import NAME
from discourse.annotators.stance_sentences import StanceSentence
from discourse.annotators.stance_words import StanceWords
from discourse.annotators.stances import StanceCase, find_case, find_cases
from discourse.codebook import load_codebook
from discourse.codings.polarities import CLASSES
from discourse.readers import read
from discourse.text import Span

SEED = 7
#: How often a party counts: of news, of speeches, of composed sentences, of those nobody coded.
NEWS_COUNTS, SPEECH_COUNTS = 1.0, 2.0
COMPOSED_COUNTS, TAUGHT_COUNTS = 0.4, 0.5
SHARE, MOST = 0.5, 2  # of sentences that nobody coded, and parties of each, that are taught
CODEBOOK = load_codebook()
#: Composed sentences for each sort of words of the stance page; ~ stands for the words.
FRAMES = {
    "verb": ("[Norvania] ~ [Sarkia].", "[Sarkia] was ~ by [Norvania]."),
    "act": ("The ~ of [Norvania] against [Sarkia] goes on.", "We saw the ~ by [Norvania]."),
    "quality": ("[Norvania] is ~.", "We met the ~ [Norvania]."),
    "bearer": ("[Norvania] is a ~.", "We know [Norvania]'s ~."),
    "mood": (),
}
TAUGHT = Path(__file__).with_name("taught-stance.npz")
TAUGHT_STEPS = 255  # chances are kept as whole numbers up to this
_PRONOUNS = frozenset(("he", "she", "they", "him", "her", "them"))


@dataclass(frozen=True)
class Lesson:
    """A party in a sentence, the chances of -, 0 and + toward it, and how often it counts."""

    sentence: StanceSentence
    party: Party
    chances: tuple[float, ...]
    count: float

    @classmethod
    def of(cls, case: StanceCase, stance: str, count: float) -> Lesson:
        """Of a case and the sign that was coded."""
        chances = tuple(float(name == stance) for name in CLASSES)
        return cls(case.sentence, case.party, chances, count)

    @property
    def stance(self) -> str:
        """The likeliest sign."""
        return CLASSES[self.chances.index(max(self.chances))]


def read_news(path: Path, part: str) -> Iterator[Lesson]:
    """The parties of a part of NewsMTSC: "train", "dev_mt" or "dev_rw"."""
    with path.open(encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    elsewhere = {row["text"] for row in rows if row["split"] != "train"}
    for row in rows:
        if row["split"] == part and not (part == "train" and row["text"] in elsewhere):
            case = find_case(row["text"], row["start"], row["end"], CODEBOOK)
            yield Lesson.of(case, CLASSES[row["polarity"] + 1], NEWS_COUNTS)


def find_coded(folders: Folders, part: str) -> Iterator[tuple[Case, StanceCase]]:
    """The coded parties of a part of the speeches, each as coded and as the ledger sees it."""
    known: dict[str, dict[Span, StanceCase]] = {}
    for coded in coded_cases(folders, part):
        text = coded.row["text"]
        if text not in known:
            document = annotate(coded.document, CODEBOOK, ("units", "mentions"))
            known = {text: {_span(case): case for case in find_cases(document)}}
        if case := known[text].get(coded.mention):
            yield coded, case


def read_speeches(folders: Folders, part: str) -> Iterator[Lesson]:
    """The coded parties of a part of the speeches, as the ledger sees them."""
    for coded, case in find_coded(folders, part):
        yield Lesson.of(case, coded.row["stance"], SPEECH_COUNTS)


def _span(case: StanceCase) -> Span:
    return Span(case.mention.start, case.mention.end)


def compose(words: StanceWords) -> Iterator[Lesson]:
    """Plain sentences with each entry of the stance page, and what its rules say of the parties.

    Real sentences are long and seldom plain; these teach that "Norvania attacked Sarkia" is against
    the one and not against the other.
    """
    for entries in words.senses.values():
        for form, senses in entries:
            for sense in senses:
                for frame in FRAMES[sense.sort]:
                    if sense.sort != "verb" or sense.is_participle:
                        yield from _of_frame(frame.replace("~", " ".join(form)))


def _of_frame(marked: str) -> Iterator[Lesson]:
    text = marked.replace("[", "").replace("]", "")
    for number, match in enumerate(re.finditer(r"\[(\w+)\]", marked)):
        start = match.start() - 2 * number
        end = start + len(match[1])
        case = find_case(text, start, end, CODEBOOK)
        yield Lesson.of(case, judge(text, start, end).polarity, COMPOSED_COUNTS)


def read_uncoded(news: Path, folders: Folders) -> Iterator[StanceCase]:
    """Some parties that nobody coded."""
    lot = random.Random(SEED)
    for own in _of_speeches(folders):
        if lot.random() < SHARE:
            yield from lot.sample(own, min(MOST, len(own)))
    for own in _of_news(news):
        yield from lot.sample(own, min(MOST, len(own)))


def _of_speeches(folders: Folders) -> Iterator[list[StanceCase]]:
    """The parties of each sentence of texts for training."""
    parts = {row["text"]: row["part"] for row in read_rows(HERE / "texts.tsv")}
    for path in sorted(folders.ungdc.glob("Session */*.txt")):
        country = path.stem.partition("_")[0]
        if country in HELD_BACK or parts.get(f"ungdc/{path.stem}", "train") != "train":
            continue
        document = annotate(read(path), CODEBOOK, ("units", "mentions"))
        yield from by_sentence(find_cases(document))


def _of_news(news: Path) -> Iterator[list[StanceCase]]:
    """The other parties of each sentence of the news for training."""
    for lesson in read_news(news, "train"):
        sentence, number = lesson.sentence, lesson.party.first
        clauses = sentence.clauses
        places = [
            (clauses.starts[at], clauses.ends[at])
            for at, word in enumerate(clauses.words)
            if (word == NAME or word in _PRONOUNS) and sentence.view.firsts[at] != number
        ]
        yield [find_case(sentence.text, *place, CODEBOOK) for place in places]


def by_sentence(cases: Iterator[StanceCase]) -> Iterator[list[StanceCase]]:
    """The cases of each sentence."""
    for _, own in groupby(cases, lambda case: case.party.sentence):
        yield list(own)


def write_taught(chances: NDArray[np.float32], cases: Sequence[StanceCase]) -> None:
    """Keep the teacher's chances of the uncoded parties ``cases``."""
    steps = np.round(chances * TAUGHT_STEPS).astype(np.uint8)
    keys = np.array([*map(_key, cases)], dtype=np.uint64)
    np.savez_compressed(TAUGHT, chances=steps, keys=keys)


def _key(case: StanceCase) -> int:
    """A number for a party, by its sentence and its place there."""
    words = f"{case.sentence.text} {case.mention.start}"
    return int.from_bytes(hashlib.sha256(words.encode()).digest()[:8], "little")


def read_taught(news: Path, folders: Folders) -> Iterator[Lesson]:
    """The parties that the teacher read, with its chances.

    They are known by their words and place: where sentences are cut or parties are found otherwise
    since then, few are lost.
    """
    known: dict[int, list[tuple[float, ...]]] = {}  # a sentence may stand in several texts
    with np.load(TAUGHT, allow_pickle=False) as kept:
        chances = kept["chances"] / kept["chances"].sum(axis=1, keepdims=True)
        for key, row in zip(kept["keys"].tolist(), chances.tolist(), strict=True):
            known.setdefault(key, []).append(tuple(row))
    for case in chain.from_iterable(chain(_of_speeches(folders), _of_news(news))):
        if rows := known.get(_key(case)):
            yield Lesson(case.sentence, case.party, rows.pop(0), TAUGHT_COUNTS)
    lost = sum(map(len, known.values()))
    if lost > (1 - LEAST_KNOWN) * len(chances):
        sys.exit(f"{TAUGHT} is of other parties: of {len(chances):,} these texts lack {lost:,}; "
                 "run corpus/teach_stance.py (make teach)")  # fmt: skip
