"""Two communiqués of successive years: what went, what is new, what became weaker or stronger.

python reports/two_versions.py        writes reports/two-versions.pdf and two-versions.html
"""

from pathlib import Path

import discourse
from discourse.annotators.examples import load_example_codebook

HERE = Path(__file__).parent
TEXTS = HERE.parent / "corpus" / "texts"
codebook = load_example_codebook()
versions = discourse.compare_versions(
    [
        discourse.analyze(
            discourse.read(str(TEXTS / f"marenza-velmar-communique-{year}.txt")), codebook
        )
        for year in (2029, 2030)
    ]
)
for name in ("two-versions.pdf", "two-versions.html"):
    print(discourse.report(versions, HERE / name))
