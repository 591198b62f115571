"""What the scripts that score a ledger on the gold are told; a use of the test part is logged."""

from __future__ import annotations

from argparse import ArgumentParser
from dataclasses import dataclass
from pathlib import Path

from score import digest_of
from sources import Folders
from test_log import note_use

from discourse.codebook import Codebook, load_codebook
from discourse.measures.score_card import CARDS


@dataclass(frozen=True)
class Options:
    """Which part is scored, on which texts, with which labels, and whether misses are printed."""

    part: str
    folders: Folders
    codebook: Codebook
    misses: bool

    def log(self, what: str, units: int, f1: float) -> None:
        """Note it where the part was test: by which digests, with which score."""
        if self.part == "test":
            digests = self.codebook.digest, digest_of(self.codebook)
            note_use(what, *digests, units=units, f1=f1)


def read_options(description: str | None) -> Options:
    """The options of the command line: ``PART UNGDC_FOLDER [REFERENCE_FILE]``, misses, tagger."""
    parser = ArgumentParser(description=(description or "").partition("\n")[0])
    parser.add_argument("part", choices=("train", "dev", "composed", "test"))
    parser.add_argument("ungdc", type=Path)
    parser.add_argument("reference", type=Path, nargs="?")
    parser.add_argument("--misses", action="store_true", help="print what is wrong")
    parser.add_argument("--tagger", default="standard", choices=CARDS)
    given = parser.parse_args()
    folders = Folders(given.ungdc, given.reference)
    return Options(given.part, folders, load_codebook(tagger=given.tagger), given.misses)
