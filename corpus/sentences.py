"""The sentences that the tagger learns from: coded ones, others, their features and scores."""

from __future__ import annotations

import hashlib
import random
import sys
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, field, replace
from itertools import pairwise
from pathlib import Path

import numpy as np
from build_background import HELD_OUT
from gather import HERE, Row, is_no_sentence, labels_of, read_rows
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sources import FIRST_MESSAGE, Folders, messages_folder

from discourse.annotators import annotate
from discourse.annotators.cues import cue_index
from discourse.annotators.cut_text import CutText
from discourse.annotators.features import Views
from discourse.annotators.hits import WeighedHits
from discourse.annotators.lexicon import Lexicon
from discourse.annotators.mentions import add_places
from discourse.annotators.tagger import WORDS
from discourse.annotators.tokens import TokenText
from discourse.annotators.units import coded_units, mentions_of
from discourse.codebook import load_codebook
from discourse.document import Document, Metadata
from discourse.readers import read

CODEBOOK = load_codebook()
LABELS = tuple(page.id for page in CODEBOOK.functions)
SEED = 7
SHARE = 0.7  # of the sentences of texts that nobody coded
FEWEST, FEWEST_GOVERNMENTS = 5, 4  # sentences and governments that have a word that counts

TRAINING = frozenset(("train", "composed", "reference"))  # parts

COMPOSED = Path(__file__).with_name("composed.tsv")
TAUGHT = Path(__file__).with_name("taught.npz")
_STEPS = 255  # scores are kept as whole numbers up to this
LEAST_KNOWN = 0.95  # of the sentences that the teacher scored, to be found again
Place = tuple[str, str, str]  # text, start, end

Table = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class View:
    """A unit as the taggers see it: its words, the same with masks for names, its features."""

    text: str
    words: Sequence[str]
    masked: str
    features: dict[str, float]

    @property
    def grams(self) -> list[str]:
        """The words, then the pairs of words."""
        return [*self.words, *[f"{one} {two}" for one, two in pairwise(self.words)]]


@dataclass(frozen=True, eq=False)
class Sentences:
    """Units with what is known of them: whose, how they look, and labels if coded."""

    countries: list[str]
    views: list[View]
    labels: Table
    places: list[Place] = field(default_factory=list)

    @property
    def texts(self) -> list[str]:
        """Their words."""
        return [" ".join(view.text.split()) for view in self.views]

    def chosen(self, numbers: Sequence[int]) -> Sentences:
        """Some of them."""
        return Sentences(
            [self.countries[number] for number in numbers],
            [self.views[number] for number in numbers],
            self.labels[numbers],
            [self.places[number] for number in numbers],
        )

    def table(self, names: Sequence[str]) -> NDArray[np.float32]:
        """The features ``names`` of each, [sentences × names]."""
        columns = {name: number for number, name in enumerate(names)}
        table = np.zeros((len(self.views), len(names)), dtype=np.float32)
        for row, view in zip(table, self.views, strict=True):
            for name, value in view.features.items():
                if name in columns:
                    row[columns[name]] = value
        return table


def view_text(path: Path, country: str) -> tuple[list[tuple[str, str]], list[View]]:
    """The places of the units of a text, and their views."""
    return view_document(read(path, country=country))


def view_document(document: Document) -> tuple[list[tuple[str, str]], list[View]]:
    """The places of the units of a document, and their views."""
    document = annotate(document, layers=("units", "mentions"))
    units = coded_units(document)
    mentions = add_places(mentions_of(document), document.text, CODEBOOK)
    index = cue_index(CODEBOOK, "en")
    cut = CutText.of(document.text, mentions)
    hits = index.find(TokenText.of(cut, index.alphabet), units)
    weighed = WeighedHits.of(hits, len(units), CODEBOOK)
    sources = [document.source_span(span) for span in units]
    places = [(str(source.start), str(source.end)) for source in sources]
    views = Views.of(cut, units, weighed, CODEBOOK, document.metadata.country)
    texts = [document.text[unit.start : unit.end] for unit in units]
    return places, [_view(text, views, number) for number, text in enumerate(texts)]


def _view(text: str, views: Views, number: int) -> View:
    row = zip(views.names, views.form[number].tolist(), strict=True)
    features = {name: value for name, value in row if value} | dict.fromkeys(
        views.cues[number], 1.0
    )
    return View(text, views.words[number], views.masked(number), features)


def read_gold(folders: Folders, parts: Set[str]) -> Sentences:
    """The coded units of some parts."""
    by_text: dict[str, list[Row]] = {}
    for row in read_rows(HERE / "gold.tsv"):
        if row["part"] in parts:
            by_text.setdefault(row["text"], []).append(row)
    found = Sentences([], [], np.zeros((0, len(LABELS))))
    labels = []
    countries = {row["text"]: row["country"] for row in read_rows(HERE / "texts.tsv")}
    for text, rows in by_text.items():
        places, views = view_text(folders.find(text), countries[text])
        numbers = {place: number for number, place in enumerate(places)}
        for row in rows:
            place = row["start"], row["end"]
            if place not in numbers and is_no_sentence(row):
                continue  # read as what coders took it for: it is given no labels
            _add(found, countries[text], views[numbers[place]])
            found.places.append((text, *place))
            labels.append([float(label in labels_of(row)) for label in LABELS])
    return replace(found, labels=np.array(labels))


def _add(found: Sentences, country: str, view: View) -> None:
    found.countries.append(country)
    found.views.append(view)


def read_composed() -> Sentences:
    """The composed sentences, each a text of its own, of kinds that are rare in speeches."""
    found = Sentences([], [], np.zeros((0, len(LABELS))))
    labels = []
    for row in read_rows(COMPOSED):
        _, views = view_document(Document("composed", row["sentence"], Metadata(language="en")))
        _add(found, "", views[0])
        labels.append([float(label in row["labels"].split(",")) for label in LABELS])
    return Sentences(found.countries, found.views, np.array(labels))


def read_uncoded(folders: Folders) -> Sentences:
    """Some sentences of texts that are in no part but train, and of no government held out."""
    found = Sentences([], [], np.zeros((0, len(LABELS))))
    generator, text = random.Random(), ""
    for country, place, view in _uncoded(folders):
        if place[0] != text:
            text = place[0]
            generator.seed(f"{SEED} {text}")
        if generator.random() < SHARE:
            _add(found, country, view)
            found.places.append(place)
    return found


def _uncoded(folders: Folders) -> Iterator[tuple[str, Place, View]]:
    """Whose each such sentence is, its place, and its view."""
    kept = {row["text"]: row["part"] for row in read_rows(HERE / "texts.tsv")}
    for name, path in _files(folders):
        if kept.get(name, "train") != "train":
            continue
        country = "USA" if name.startswith("sotu/") else path.name[:3]
        places, views = view_text(path, country)
        for (start, end), view in zip(places, views, strict=True):
            yield country, (name, start, end), view


def _files(folders: Folders) -> Iterator[tuple[str, Path]]:
    for path in sorted(folders.ungdc.glob("Session */*.txt")):
        if path.name[:3] not in HELD_OUT and "2015" <= path.stem[-4:] <= "2023":
            yield f"ungdc/{path.stem}", path
    for path in sorted((messages_folder() / "speeches").glob("*.txt")):
        if int(path.stem[:4]) >= FIRST_MESSAGE:
            yield f"sotu/{path.stem}", path


def keys_of(sentences: Sentences) -> NDArray[np.uint64]:
    """A number for each, by its text and its words."""
    names = (place[0] for place in sentences.places)
    keys = [_key(name, words) for name, words in zip(names, sentences.texts, strict=True)]
    return np.array(keys, dtype=np.uint64)


def _key(name: str, words: str) -> int:
    return int.from_bytes(hashlib.sha256(f"{name} {words}".encode()).digest()[:8], "little")


def write_taught(scores: NDArray[np.float32], sentences: Sentences) -> None:
    """Keep the teacher's scores of the uncoded ``sentences``."""
    steps = np.round(scores * _STEPS).astype(np.uint8)
    np.savez_compressed(TAUGHT, scores=steps, keys=keys_of(sentences))


def read_taught(folders: Folders) -> Sentences:
    """The sentences that the teacher scored, with its scores as labels, but none drawn by now.

    They are known by their words: where sentences are cut elsewhere since then, few are lost.
    """
    with np.load(TAUGHT, allow_pickle=False) as kept:
        known = dict(zip(kept["keys"].tolist(), kept["scores"] / _STEPS, strict=True))
    drawn = {(row["text"], row["start"], row["end"]) for row in read_rows(HERE / "units.tsv")}
    found, labels, met = Sentences([], [], np.zeros((0, len(LABELS)))), [], set()
    for country, place, view in _uncoded(folders):
        key = _key(place[0], " ".join(view.text.split()))
        if (scores := known.get(key)) is None:
            continue
        met.add(key)
        if place not in drawn:
            _add(found, country, view)
            found.places.append(place)
            labels.append(scores)
    if len(met) < LEAST_KNOWN * len(known):
        sys.exit(f"{TAUGHT} is of other sentences: of {len(known):,} these texts have "
                 f"{len(met):,}; run corpus/teach.py (make teach)")  # fmt: skip
    return replace(found, labels=np.array(labels))


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """The features that count: their names, and how much a word counts."""

    names: list[str]
    scales: Table

    @classmethod
    def of(cls, sentences: Sentences) -> Vocabulary:
        """Words that enough sentences of enough governments have; all other features."""
        counts: dict[str, int] = {}
        governments: dict[str, set[str]] = {}
        for view, country in zip(sentences.views, sentences.countries, strict=True):
            for name in set(view.grams):
                counts[name] = counts.get(name, 0) + 1
                governments.setdefault(name, set()).add(country)
        words = sorted(
            name
            for name, count in counts.items()
            if count >= FEWEST and len(governments[name]) >= FEWEST_GOVERNMENTS
        )
        others = sorted({name for view in sentences.views for name in view.features})
        total = len(sentences.views)
        idf = [1 + np.log((1 + total) / (1 + counts[word])) for word in words]
        return cls(
            [*others, *(f"{WORDS}{word}" for word in words)],
            np.array([1.0] * len(others) + idf),
        )

    @property
    def lexicon(self) -> Lexicon:
        """The words and their numbers."""
        return Lexicon.of(name.removeprefix(WORDS) for name in self.names if name.startswith(WORDS))

    def matrix(self, sentences: Sentences) -> csr_matrix:
        """The features of sentences, as the tagger weighs them."""
        columns = {name: number for number, name in enumerate(self.names)}
        data, indices, starts = [], [], [0]
        for view in sentences.views:
            found = {columns.get(f"{WORDS}{gram}") for gram in view.grams}
            words = sorted(column for column in found if column is not None)
            norm = float(np.linalg.norm(self.scales[words])) or 1.0
            pairs = [(columns[name], v) for name, v in view.features.items() if name in columns]
            pairs += [(column, self.scales[column] / norm) for column in words]
            indices += [column for column, _ in pairs]
            data += [value for _, value in pairs]
            starts.append(len(indices))
        return csr_matrix((data, indices, starts), shape=(len(starts) - 1, len(self.names)))
