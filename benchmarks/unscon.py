"""Criticism in debates of the Security Council, beside codings of other people (UNSCon).

    python benchmarks/unscon.py unscon_dev.jsonl [TAGGER]

UNSCon (Zaczynska, Bourgonje & Stede, LREC-COLING 2024; CC BY-SA) codes sentences for negative
evaluation of others and its kind of target. Nothing is trained or chosen on it. The mapping:
*negative evaluation* is our ``contrast``, or that or negative ``appraisal``, ``rebuttal`` or
``warning``; target *Underspecified* is ``contrast`` whose target form is an unnamed actor or
conduct. The texts come cut and tokenised: each speech is joined, analysed, and a sentence of theirs
has the labels of the units that share more than half of it.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any, cast

from discourse.annotators import annotate
from discourse.codebook import TaggerName, load_codebook
from discourse.document import Annotation, Document, Metadata
from discourse.text import Span

SIGNS = ((" ,", ","), (" .", "."), (" ;", ";"), (" :", ":"), (" ’", "’"), (" '", "'"), ("( ", "("),
         (" )", ")"), (" ?", "?"), (" !", "!"), (" - ", "-"))  # fmt: skip
Row = dict[str, Any]
CODEBOOK = load_codebook((), *cast("list[TaggerName]", sys.argv[2:3]))


def plain(text: str) -> str:
    """Tokenised words as they are written."""
    for spaced, sign in SIGNS:
        text = text.replace(spaced, sign)
    return text


def labelled(rows: list[Row]) -> list[list[Annotation]]:
    """The functions found in each sentence of a speech."""
    sentences = [plain(row["text"]) for row in rows]
    text = " ".join(sentences)
    speech = Document("speech", text, Metadata(language="en"))
    annotated = annotate(speech, CODEBOOK, ("functions",))
    functions = annotated.layer("functions")
    found, start = [], 0
    for sentence in sentences:
        span = Span(start, start + len(sentence))
        found.append([function for function in functions if _shares(function.span, span)])
        start = span.end + 1
    return found


def _shares(one: Span, other: Span) -> bool:
    shared = min(one.end, other.end) - max(one.start, other.start)
    return shared > min(len(one), len(other)) / 2


def is_critical(function: Annotation) -> bool:
    """Whether a label evaluates others negatively."""
    if function.label == "appraisal":
        return function.get("polarity") == "negative"
    return function.label in {"contrast", "rebuttal", "warning"}


def is_unnamed(function: Annotation) -> bool:
    """Whether a criticism names nobody."""
    return (function.get("target_form") or "").startswith("unnamed")


def score(name: str, found: list[bool], truth: list[bool]) -> str:
    """One line: F1 of the positive class, precision, recall."""
    hits = sum(one and other for one, other in zip(found, truth, strict=True))
    precision, recall = hits / max(sum(found), 1), hits / max(sum(truth), 1)
    f1 = 2 * hits / max(sum(found) + sum(truth), 1)
    return f"{name:<44}{f1:.3f}  precision {precision:.2f} recall {recall:.2f} of {sum(truth)}"


def main() -> None:
    """Print the scores."""
    with Path(sys.argv[1]).open(encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    by_speech: dict[str, list[Row]] = {}
    for row in rows:  # the stretches of a speech are scattered
        by_speech.setdefault(row["speech"], []).append(row)
    speeches = list(by_speech.values())
    rows = [row for speech in speeches for row in speech]
    found = [functions for speech in speeches for functions in labelled(speech)]
    critical = [row["neg_eval"] != "none" for row in rows]
    unnamed = ["nderspecified" in str(row["target_type"]) for row in rows]
    by_contrast = [any(one.label == "contrast" for one in functions) for functions in found]
    by_any = [any(map(is_critical, functions)) for functions in found]
    without_name = [any(map(is_unnamed, functions)) for functions in found]
    print(f"{len(rows)} sentences of {len(speeches)} speeches")
    print(score("negative evaluation, as contrast", by_contrast, critical))
    print(score("negative evaluation, as any of four labels", by_any, critical))
    print(score("unnamed target, among all sentences", without_name, unnamed))


if __name__ == "__main__":
    main()
