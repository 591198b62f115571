"""Score the frames on a part of the gold.

    python corpus/gold/frames.py PART UNGDC_FOLDER [REFERENCE_FILE] [--misses]

The sheets R1 to R3 have, beside much else, the frames of each sentence. A frame was coded where it
is the lens of the sentence's main statement; the toolkit counts words of an issue, wherever they
stand (issue emphasis). Per frame: precision, recall and F1; beside them F1 between the two coding
passes, which nothing can be expected to pass, and F1 of giving the frame to every sentence.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from gather import HERE, Row, read_rows
from options import Options, read_options

from discourse.annotators import analyze
from discourse.codebook import load_codebook
from discourse.readers import read
from discourse.text import Span

FRAMES = tuple(page.id for page in load_codebook().frames)
LAYERS = ("frames",)


@dataclass
class Counts:
    """By frame: sentences that have it by one side, by the other, and by both."""

    one: Counter[str] = field(default_factory=Counter)
    other: Counter[str] = field(default_factory=Counter)
    both: Counter[str] = field(default_factory=Counter)
    sentences: int = 0

    def add(self, one: set[str], other: set[str]) -> None:
        """One more sentence."""
        self.sentences += 1
        self.one.update(one)
        self.other.update(other)
        self.both.update(one & other)

    def f1(self, frame: str) -> float:
        """F1 of a frame."""
        return 2 * self.both[frame] / max(self.one[frame] + self.other[frame], 1)

    def micro(self) -> float:
        """F1 of all frames together."""
        return 2 * self.both.total() / max(self.one.total() + self.other.total(), 1)


def frames_of(row: Row) -> set[str]:
    """The coded frames of a sentence."""
    return set(row["frames"].replace(";", ",").replace(" ", "").split(",")) & set(FRAMES)


def score(options: Options) -> Counts:
    """Coded and found frames of all sentences of a part whose frames were coded."""
    counts = Counts()
    rows = [r for r in read_rows(HERE / "gold.tsv") if r["part"] == options.part and r["frames"]]
    for text in dict.fromkeys(row["text"] for row in rows):
        document = analyze(read(options.folders.find(text)), options.codebook, LAYERS).document
        for row in (row for row in rows if row["text"] == text):
            span = document.text_span(Span(int(row["start"]), int(row["end"])))
            if span is None:
                continue
            found = document.layer("frames").within(span)
            given, coded = {one.label for one in found}, frames_of(row)
            counts.add(coded, given)
            if options.misses and given != coded:
                words = {one.label: [e.source.partition("/")[2] + ":" + document.quote(e.span)
                                     for e in one.evidence] for one in found}  # fmt: skip
                print(row["unit"], "missed", sorted(coded - given), "false",
                      {k: v for k, v in words.items() if k not in coded}, "::",
                      document.quote(span))  # fmt: skip
    return counts


def between_passes(part: str) -> Counts:
    """The frames of pass A and of pass B in the sentences of a part."""
    parts = {row["unit"]: row["part"] for row in read_rows(HERE / "gold.tsv") if row["frames"]}
    second = {row["unit"]: row for row in read_rows(HERE / "pass-b.tsv")}
    counts = Counts()
    for row in read_rows(HERE / "pass-a.tsv"):
        if parts.get(row["unit"]) == part:
            counts.add(frames_of(row), frames_of(second[row["unit"]]))
    return counts


def main() -> None:
    """Print the scores; a use of the test part is logged."""
    options = read_options(__doc__)
    counts, passes = score(options), between_passes(options.part)
    print(f"{'frame':<20} coded found   P    R    F1   passes  always")
    for frame in FRAMES:
        coded, found, both = counts.one[frame], counts.other[frame], counts.both[frame]
        always = 2 * coded / (coded + counts.sentences)
        shares = f"{both / max(found, 1):.2f} {both / max(coded, 1):.2f} {counts.f1(frame):.2f}"
        print(f"{frame:<20}{coded:6}{found:6}  {shares}   {passes.f1(frame):.2f}   {always:.2f}")
    known = [frame for frame in FRAMES if counts.one[frame]]
    macro = sum(map(counts.f1, known)) / len(known)
    ceiling = sum(map(passes.f1, known)) / len(known)
    print(f"{counts.sentences} sentences, {len(known)} frames; in brackets between the passes")
    print(f"macro-F1 {macro:.3f} ({ceiling:.3f}), micro-F1 {counts.micro():.3f}", end=" ")
    print(f"({passes.micro():.3f})")
    options.log("frames", counts.sentences, macro)


if __name__ == "__main__":
    main()
