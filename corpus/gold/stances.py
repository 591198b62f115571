"""Score the ledger of stances on a part of the gold.

    python corpus/gold/stances.py PART UNGDC_FOLDER [REFERENCE_FILE] [--misses]

The sheets R1 to R3 have a stance toward parties in a coder's words ("Norvania:+"). Of each coded
sentence that mentions a party found by the toolkit, each (sentence, actor) is set against the
records there, the surest: the coded stance if a coded name means the same actor, or else 0. Coders
wrote names freely, so a coded name that is no mention of the sentence (a speaker meant by "we",
say) cannot be compared; such names are counted apart. One reader coded stance, beside much else.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import partial

from gather import HERE, read_rows
from options import Options, read_options

from discourse.analysis import Analysis
from discourse.annotators import analyze
from discourse.annotators.mentions import find_mentions
from discourse.codebook import load_codebook
from discourse.ledger import Stance
from discourse.readers import read
from discourse.text import Span, fold

CODEBOOK = load_codebook()
CLASSES = ("-", "0", "+")
Pairs = Counter[tuple[str, str]]


def main() -> None:
    """Print the scores; a use of the test part is logged."""
    options = read_options(__doc__)
    pairs, lost = score(options)
    for line in lines(pairs):
        print(line)
    print(f"{lost} coded names are no mention of their sentence and were not compared")
    mean = sum(map(partial(f1_of, pairs), CLASSES)) / len(CLASSES)
    options.log("stances", sum(pairs.values()), mean)


def score(options: Options) -> tuple[Pairs, int]:
    """(coded, found) of all (sentence, actor) of a part, and the coded names without mention."""
    pairs: Pairs = Counter()
    lost = 0
    rows = [
        row for row in read_rows(HERE / "gold.tsv") if row["part"] == options.part and row["frames"]
    ]
    for text in dict.fromkeys(row["text"] for row in rows):
        analysis = analyze(read(options.folders.find(text)), options.codebook, ("stances",))
        for row in (row for row in rows if row["text"] == text):
            span = analysis.document.text_span(Span(int(row["start"]), int(row["end"])))
            if span is None:
                continue
            coded, found = _coded(row["stance"]), _found(analysis, span)
            for actor, (own, kind) in found.items():
                match = next((name for name in coded if _is_same(name, actor, own)), None)
                truth = coded.pop(match) if match else "0"
                pairs[truth, kind] += 1
                if options.misses and truth != kind:
                    print(row["unit"], actor, "coded", truth, "found", kind, "::",
                          analysis.document.quote(span)[:300])  # fmt: skip
            lost += len(coded)
    return pairs, lost


def _coded(entry: str) -> dict[str, str]:
    slots = (slot.strip().rpartition(":") for slot in entry.split(",") if slot.strip())
    return {name.strip(): kind for name, _, kind in slots}


def _found(analysis: Analysis, span: Span) -> dict[str, tuple[list[str], str]]:
    """By actor: its words in a sentence, and the stance of which the ledger is surest."""
    words: dict[str, list[str]] = defaultdict(list)
    surest: dict[str, Stance] = {}
    for one in analysis.document.layer("stances").within(span):
        record = Stance.of(one)
        words[record.actor].append(fold(analysis.document.quote(record.span)))
        before = surest.get(record.actor)
        if before is None or _rank(record) > _rank(before):
            surest[record.actor] = record
    return {actor: (words[actor], record.kind) for actor, record in surest.items()}


def _rank(record: Stance) -> tuple[bool, float]:
    return record.kind != "0", abs(record.score)


def _is_same(name: str, actor: str, words: list[str]) -> bool:
    plain = fold(name)
    return plain in words or any(one.actor_id == actor for one in find_mentions(name, CODEBOOK))


def f1_of(pairs: Pairs, kind: str) -> float:
    """F1 of one class."""
    given = sum(count for (_, found), count in pairs.items() if found == kind)
    true = sum(count for (truth, _), count in pairs.items() if truth == kind)
    return 2 * pairs[kind, kind] / max(given + true, 1)


def lines(pairs: Pairs) -> Iterator[str]:
    """Agreement, macro-F1, and a line for each class."""
    for kind in CLASSES:
        right = pairs[kind, kind]
        given = sum(count for (_, found), count in pairs.items() if found == kind)
        true = sum(count for (truth, _), count in pairs.items() if truth == kind)
        own = f1_of(pairs, kind)
        yield f"{kind}  F1 {own:.2f}, {right} right of {given} found and {true} coded"
    total, right = sum(pairs.values()), sum(pairs[kind, kind] for kind in CLASSES)
    mean = sum(f1_of(pairs, kind) for kind in CLASSES) / len(CLASSES)
    yield f"{right} of {total} (sentence, actor) agree; macro-F1 {mean:.2f}"


if __name__ == "__main__":
    main()
