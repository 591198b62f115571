"""Score the ledger of criticism on a part of the gold.

    python corpus/gold/contrasts.py PART UNGDC_FOLDER [--misses] [--tagger neural]

Of each sentence that coders gave the function contrast the target that they wrote is set against
the records that the toolkit makes there: of its own accord (labels included), and given the coded
labels. A record is right in a sentence coded so if its target and the coded one are the same actor
or share a word of content, or if both are conduct. Each coded sentence has one target; those whose
coder wrote none are left out. Structure and target form are scored where a record is right, and
beside them what the attributes of the function say of the same sentences. All by UN regional group
of the government whose text it is.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from gather import HERE, Row, labels_of, read_rows
from options import Options, read_options

from discourse.annotators import analyze
from discourse.annotators.contrast_words import FUNCTION
from discourse.annotators.contrasts import annotate_contrasts
from discourse.annotators.mentions import find_mentions
from discourse.codebook import load_codebook
from discourse.document import Annotation, Document, Layer, MadeBy
from discourse.ledger import Contrast
from discourse.measures.function_words import load_function_words
from discourse.readers import read
from discourse.text import Span, fold

CODEBOOK = load_codebook()
LAYERS = ("functions", "contrasts")
GROUPS = ("African Group", "Asia-Pacific Group", "Eastern European Group", 
          "Latin American and Caribbean Group", "Western European and Others Group")  # fmt: skip
MADE_BY = MadeBy("gold", "0")
CONDUCT = "unnamed_conduct"
ALL = "all"


@dataclass(frozen=True)
class Sentence:
    """A coded sentence: its row, its words, and the place in the document."""

    row: Row
    span: Span
    words: str

    @property
    def is_coded(self) -> bool:
        return FUNCTION in labels_of(self.row)


def is_right(record: Contrast, row: Row) -> bool:
    """Whether a record has the target that was coded."""
    if record.target_form == row["target_form"] == CONDUCT:
        return True
    own = content_words(record.target or "")
    ids = {mention.actor_id for mention in find_mentions(row["target"], CODEBOOK)}
    if record.target and fold(record.target) == fold(row["target"]):  # a pronoun has no content
        return True
    return bool(own & content_words(row["target"])) or record.target_id in ids


def content_words(text: str) -> set[str]:
    """Words of content, without the endings of plurals."""
    words = re.findall(r"[^\W\d_]+", fold(text))
    return {word.removesuffix("s") for word in words} - load_function_words()


class Tally:
    """Counts of a way of scoring, by group and for all."""

    def __init__(self) -> None:
        self.counts: dict[str, Counter[str]] = defaultdict(Counter)

    def add(self, group: str, sentence: Sentence, records: Sequence[Contrast]) -> list[Contrast]:
        """Count a sentence; the records that are right."""
        row = sentence.row
        if sentence.is_coded and not row["target"] and row["target_form"] != CONDUCT:
            return []
        right = [record for record in records if sentence.is_coded and is_right(record, row)]
        for name in (group, ALL):
            counts = self.counts[name]
            counts["coded"] += sentence.is_coded
            counts["records"] += len(records)
            counts["right"] += len(right)
            counts["found"] += bool(right)
            if right:
                counts["form"] += right[0].target_form == row["target_form"]
                counts["structure"] += _structure(records) == row["structure"]
        return right

    @property
    def f1(self) -> float:
        """That of all groups together."""
        return _rates(self.counts[ALL])[2]

    def lines(self) -> list[str]:
        """What was counted, for people."""
        return [_line(name, counts) for name, counts in sorted(self.counts.items())]


def _structure(records: Sequence[Contrast]) -> str:
    """That of a sentence: explicit if any record is."""
    return min((record.kind for record in records), default="onesided")


def _rates(counts: Counter[str]) -> tuple[float, float, float]:
    """Precision, recall and F1."""
    precision = counts["right"] / max(counts["records"], 1)
    recall = counts["found"] / max(counts["coded"], 1)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def _line(name: str, counts: Counter[str]) -> str:
    precision, recall, f1 = _rates(counts)
    found = max(counts["found"], 1)
    return (
        f"  {name}: {counts['coded']} coded, {counts['records']} records: "
        f"precision {precision:.2f}, recall {recall:.2f}, F1 {f1:.2f}; "
        f"of {counts['found']} found target form {counts['form'] / found:.2f}, "
        f"structure {counts['structure'] / found:.2f}"
    )


def with_gold_labels(document: Document, sentences: Sequence[Sentence]) -> Document:
    """The document with the function contrast as coders gave it in the sentences that they read."""
    read = {sentence.span for sentence in sentences}
    by_tagger = [
        one.span
        for one in document.layer("functions")
        if one.label == FUNCTION and one.span not in read
    ]
    spans = sorted([*by_tagger, *(one.span for one in sentences if one.is_coded)])
    layer = Layer.of("functions", [Annotation(span, FUNCTION) for span in spans], MADE_BY)
    return document.with_layer(layer)


def with_records(document: Document) -> Document:
    """The document with the ledger of criticism for the functions that it has."""
    return document.with_layer(annotate_contrasts(document, CODEBOOK, MADE_BY))


def place(document: Document, rows: Sequence[Row]) -> list[Sentence]:
    """The coded rows that are found in their text."""
    places = ((row, Span(int(row["start"]), int(row["end"]))) for row in rows)
    spans = ((row, document.text_span(span)) for row, span in places)
    return [Sentence(row, span, document.quote(span)) for row, span in spans if span]


def attributes_of(document: Document, sentences: Sequence[Sentence], counts: Counter[str]) -> None:
    """Count how often the records and the function's attributes say what was coded."""
    layer, ledger = document.layer("functions"), document.layer("contrasts")
    for sentence in sentences:
        given = [one for one in layer.within(sentence.span) if one.label == FUNCTION]
        if not (sentence.is_coded and given):
            continue
        records = [Contrast.of(one) for one in ledger.within(sentence.span)]
        forms = [record.target_form for record in records]
        derived = {
            "target_form": min(forms, key=_FORMS.index, default=""),
            "structure": _structure(records),
        }
        counts["labelled"] += 1
        counts["with attributes"] += given[0].get("structure") is not None
        for name, value in derived.items():
            counts[f"{name} by attribute"] += given[0].get(name) == sentence.row[name]
            counts[f"{name} by record"] += value == sentence.row[name]


_FORMS = ("named", "unnamed_actor", CONDUCT)


def group_of(country: str) -> str:
    """The UN regional group of a government."""
    for actor in CODEBOOK.actors:
        if actor.name in GROUPS and country in actor.members:
            return actor.name
    return "none"


def score(options: Options) -> Tally:
    """Print the tallies over a part; that with the tagger's labels is given back."""
    by_tagger, by_gold, attributes = Tally(), Tally(), Counter[str]()
    rows = [row for row in read_rows(HERE / "gold.tsv") if row["part"] == options.part]
    countries = {row["text"]: row["country"] for row in read_rows(HERE / "texts.tsv")}
    for text in dict.fromkeys(row["text"] for row in rows):
        document = analyze(read(options.folders.find(text)), options.codebook, LAYERS).document
        sentences = place(document, [row for row in rows if row["text"] == text])
        group = group_of(countries[text])
        attributes_of(document, sentences, attributes)
        for name, tally, one in (
            ("tagger", by_tagger, document),
            ("gold", by_gold, with_records(with_gold_labels(document, sentences))),
        ):
            for sentence in sentences:
                found = one.layer("contrasts").within(sentence.span)
                records = [one for one in map(Contrast.of, found) if not one.doubtful]
                right = tally.add(group, sentence, records)
                if options.misses and name == "gold" and sentence.is_coded:
                    tell(sentence, records, right)
    print("with the tagger's labels:", *by_tagger.lines(), sep="\n")
    print("given the coded labels:", *by_gold.lines(), sep="\n")
    print("of the sentences coded and labelled so:", dict(attributes))
    return by_tagger


def tell(sentence: Sentence, records: list[Contrast], right: list[Contrast]) -> None:
    """Print a sentence whose target, form or structure is wrong."""
    row = sentence.row
    forms = [record.target_form for record in right or records][:1]
    if not right or forms != [row["target_form"]] or _structure(records) != row["structure"]:
        coded = (row["unit"], row["structure"], row["target_form"], row["target"])
        found = [(r.kind, r.target_form, r.target, r.target_id, r.conduct) for r in records]
        words = " ".join(sentence.words.split())
        print("ok " if right else "NO ", *coded, "<-", found, "::", words)


def main() -> None:
    """Print the scores; a use of the test part is logged."""
    options = read_options(__doc__)
    tally = score(options)
    options.log("contrasts", tally.counts[ALL]["coded"], tally.f1)


if __name__ == "__main__":
    main()
