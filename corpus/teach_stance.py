"""Score parties that nobody coded: ``python corpus/teach_stance.py NEWSMTSC UNGDC_FOLDER WHEELS``.

The teacher (``party_teacher.py``), a sentence encoder trained further on the coded parties, is too
slow to ship for stance alone. It scores parties of speeches and news that nobody coded, and the
weights that ship learn from those as well (``train_stance.py``). The scores are kept in
``taught-stance.npz``. On development texts it is only said how well the teacher does.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
from distil import unpack
from party_teacher import PartyTeacher
from sources import Folders
from stance_lessons import (
    SEED,
    read_news,
    read_speeches,
    read_uncoded,
    write_taught,
)

from discourse.codings.polarities import CLASSES, Compared, line_of, score_polarities


def main() -> None:
    """Read, train, score, write."""
    news, folders = Path(sys.argv[1]), Folders(Path(sys.argv[2]))
    teacher = PartyTeacher.of(unpack(Path(sys.argv[3])), SEED)
    teacher.learn([*read_news(news, "train"), *read_speeches(folders, "train")], SEED)
    dev = list(read_speeches(folders, "dev"))
    found = teacher.read([teacher.cut(one.sentence.view, one.party) for one in dev])
    compared = [
        Compared(one.stance, CLASSES[int(row.argmax())], one.sentence.text)
        for one, row in zip(dev, found, strict=True)
    ]
    print(line_of(next(score_polarities(compared))))
    uncoded = list(read_uncoded(news, folders))
    chances = teacher.read([teacher.cut(case.sentence.view, case.party) for case in uncoded])
    write_taught(np.asarray(chances), uncoded)


if __name__ == "__main__":
    main()
