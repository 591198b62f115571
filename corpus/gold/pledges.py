"""Score the ledgers of commitments and requests on a part of the gold.

    python corpus/gold/pledges.py PART UNGDC_FOLDER [REFERENCE_FILE] [--misses]

Rows are those coded as commitment or exhortation. Which of the two: a row is *right* if it has a
record of each kind that is coded and none of the other kind; *told apart* is the same among rows
that have any record. Of rows with coded pledges (force | action | beneficiary | amount | deadline |
mechanism), each coded pledge is set against the record of the row that agrees with it in most
columns: force is equal; the head verb of the coded action is in the record's action, by its first
five letters; the other columns are both empty, or both filled with a content word in common
(precision and recall of filled ones stand beside it). Addressees are compared where a row has
requests: the coded one is that of any. All is done twice: with the labels that the tagger gives,
and with the coded ones, so that finding and reading are seen apart.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from gather import HERE, Row, labels_of, read_rows
from options import read_options

from discourse.analysis import Analysis
from discourse.annotators import analyze
from discourse.annotators.commitments import annotate_commitments
from discourse.annotators.requests import annotate_requests
from discourse.codebook import load_codebook
from discourse.document import Annotation, Document, Layer, MadeBy
from discourse.ledger import Commitment, Request
from discourse.readers import read
from discourse.text import Span

CODEBOOK = load_codebook()
MADE_BY = MadeBy("score", "0")
KINDS = frozenset({"commitment", "exhortation"})
LAYERS = ("functions",)
RIGHT = "which of the two: right"
COLUMNS = ("beneficiary", "amount", "deadline", "mechanism")
_EMPTY = re.compile(
    r"(?:the|an?|of|to|for|in|by|on|with|and|our|its|their|all|through|under|at|his|her)\Z"
)


def stems(words: str | None) -> set[str]:
    """The content words by their first five letters, numbers as they stand."""
    found = re.findall(r"[^\W_]+", (words or "").lower())
    return {word.rstrip("s")[:5] for word in found if not _EMPTY.match(word)}


@dataclass
class Tally:
    """What was right of how many, by name."""

    right: Counter[str] = field(default_factory=Counter)
    of: Counter[str] = field(default_factory=Counter)

    def count(self, name: str, is_right: bool) -> None:
        """One more case of ``name``."""
        self.of[name] += 1
        self.right[name] += is_right

    def lines(self) -> Iterator[str]:
        """Each name with its share and base."""
        for name, total in self.of.items():
            yield f"  {name:28} {self.right[name] / total:.2f} of {total}"


def with_gold(document: Document, rows: list[tuple[Row, Span]]) -> Document:
    """``document`` with the coded functions in place of the tagger's."""
    coded = [Annotation(span, label, 1.0) for row, span in rows for label in sorted(labels_of(row))]
    return document.with_layer(Layer.of("functions", coded, MADE_BY))


def score(document: Document, rows: list[tuple[Row, Span]], tally: Tally, show: bool) -> None:
    """Count what is right in the rows of one text."""
    pledges = annotate_commitments(document, CODEBOOK, MADE_BY)
    calls = annotate_requests(document, CODEBOOK, MADE_BY)
    for row, span in rows:
        coded = labels_of(row) & KINDS
        if not coded:
            continue
        commitments = [Commitment.of(one) for one in pledges.within(span)]
        requests = [Request.of(one) for one in calls.within(span)]
        found = {"commitment"} if commitments else set()
        found |= {"exhortation"} if requests else set()
        tally.count(RIGHT, found == coded)
        if found:
            tally.count("which of the two: told apart", found == coded)
        if requests and row["addressee"]:
            kinds = {request.kind for request in requests}
            tally.count("addressee", row["addressee"].lower() in kinds)
        wrong = list(compare(commitments, row["commitment"], tally)) if row["commitment"] else []
        if show and (wrong or found != coded):
            print(row["unit"], sorted(coded), wrong, row["commitment"], row["addressee"], "::")
            print("   ", document.quote(span))
            for one in (*commitments, *requests):
                print("      ", {k: v for k, v in one.to_dict().items() if v})


def choose(analysis: Analysis, rows: list[tuple[Row, Span]], tally: Tally) -> None:
    """Of rows coded as one of the two: whether its score is the higher, label assigned or not."""
    for row, span in rows:
        coded = labels_of(row) & KINDS
        sentence = next((one for one in analysis.sentences if one.span == span), None)
        scores = sentence.scores if sentence else None
        if len(coded) == 1 and scores:
            tally.count(
                "which of the two: higher score", coded == {max(KINDS, key=scores.__getitem__)}
            )


def compare(records: list[Commitment], slots: str, tally: Tally) -> Iterator[str]:
    """Set each coded pledge of a row against its record; gives what disagrees."""
    for slot in slots.split(";"):
        parts = ([part.strip() for part in slot.split("|")] + [""] * 6)[:6]
        tally.count("pledge has a record", bool(records))
        if not records:
            continue
        agreeing = [dict(agreements(one, parts)) for one in records]
        number = max(range(len(records)), key=lambda at: sum(agreeing[at].values()))
        record, best = records[number], agreeing[number]
        for name, agrees in best.items():
            tally.count(name, agrees)
            if not agrees:
                yield name
        for name, words in zip(COLUMNS, parts[2:], strict=True):
            own = getattr(record, name)
            if words:
                tally.count(f"{name}: recall", bool(stems(own) & stems(words)))
            if own:
                tally.count(f"{name}: precision", bool(stems(own) & stems(words)))


def agreements(record: Commitment, parts: list[str]) -> Iterator[tuple[str, bool]]:
    """In which columns a record agrees with a coded pledge."""
    yield "force", record.kind == parts[0]
    heads = [
        word for word in re.findall(r"[^\W_]+", parts[1].lower()) if word not in ("not", "never")
    ]
    yield "action", bool(stems(heads[0] if heads else "") & stems(record.action))
    for name, words in zip(COLUMNS, parts[2:], strict=True):
        own = getattr(record, name)
        yield name, bool(stems(own) & stems(words)) if own and words else not (own or words)


def main() -> None:
    """Print the scores by both kinds of labels; a use of the test part is logged."""
    options = read_options(__doc__)
    rows = [row for row in read_rows(HERE / "gold.tsv") if row["part"] == options.part]
    by_tagger, by_gold = Tally(), Tally()
    for text in dict.fromkeys(row["text"] for row in rows if labels_of(row) & KINDS):
        analysis = analyze(read(options.folders.find(text)), options.codebook, LAYERS)
        document = analysis.document
        own = [row for row in rows if row["text"] == text]
        spans = [document.text_span(Span(int(row["start"]), int(row["end"]))) for row in own]
        placed = [(row, span) for row, span in zip(own, spans, strict=True) if span]
        score(document, placed, by_tagger, False)
        score(with_gold(document, placed), placed, by_gold, options.misses)
        choose(analysis, placed, by_tagger)
    print("labels of the tagger", *by_tagger.lines(), sep="\n")
    print("labels as coded", *by_gold.lines(), sep="\n")
    total = by_tagger.of[RIGHT]
    options.log("pledges", total, by_tagger.right[RIGHT] / total)


if __name__ == "__main__":
    main()
