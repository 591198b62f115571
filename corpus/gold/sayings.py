"""Are sayings found when nothing introduces them? A hundred of speeches, and other sentences.

    python corpus/gold/sayings.py UNGDC_FOLDER [TAGGER]

``sayings.tsv`` says where the bare words of sayings stand in sentences that searches found and a
reader took for sayings. Each is read alone, as a text of one sentence, and so are 200 sentences of
runs that both coding passes took for something else. Printed: how many are labelled as sayings.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import cast

from derive import derive
from gather import HERE, Row, labels_of, read_rows
from sources import Folders

from discourse.annotators import annotate
from discourse.codebook import TaggerName, load_codebook
from discourse.codings.records import quote_digest
from discourse.document import Document, Metadata

OTHERS, SEED = 200, 2028
LABEL = "proverb"
CODEBOOK = load_codebook((), *cast("list[TaggerName]", sys.argv[2:3]))


def words_of(rows: Iterable[Row], folders: Folders) -> list[str]:
    """The words of places in texts.

    Exits where the words are not those that the row was made of.
    """
    sources: dict[str, str] = {}
    found = []
    for row in rows:
        text = row["text"]
        if text not in sources:
            sources[text] = folders.find(text).read_text("utf-8-sig")
        words = sources[text][int(row["start"]) : int(row["end"])]
        if quote_digest(words) != row["quote"]:
            sys.exit(f"{text} {row['start']}: the words are not those of the row")
        found.append(" ".join(words.split()))
    return found


def is_found(words: str) -> bool:
    """Whether words alone, as a sentence, are labelled as a saying."""
    sentence = words[0].upper() + words[1:]
    sentence += "" if sentence[-1] in ".!?" else "."
    one = Document("one", sentence, Metadata(language="en"))
    document = annotate(one, CODEBOOK, ("functions",))
    return any(annotation.label == LABEL for annotation in document.layer("functions"))


def others() -> list[Row]:
    """Sentences of runs that are no sayings, drawn at random from the gold."""
    rows = [row for row in derive()[0] if row["unit"][0] == "R" and LABEL not in labels_of(row)]
    return random.Random(SEED).sample(rows, OTHERS)


def main() -> None:
    """Print recall by part of the gold, and false alarms."""
    folders = Folders(Path(sys.argv[1]))
    sayings = list(read_rows(HERE / "sayings.tsv"))
    found = [is_found(words) for words in words_of(sayings, folders)]
    for name, parts in (("all", "train dev test"), ("not trained on", "dev test")):
        own = [hit for hit, row in zip(found, sayings, strict=True) if row["part"] in parts.split()]
        print(f"sayings, {name}: {sum(own)} of {len(own)} found ({sum(own) / len(own):.2f})")
    false = sum(map(is_found, words_of(others(), folders)))
    print(f"other sentences: {false} of {OTHERS} labelled as sayings ({false / OTHERS:.3f})")


if __name__ == "__main__":
    main()
