"""China's speeches in the General Debate of 2015 to 2023: formulas known from the literature.

The counts of each year are those of a plain search of the texts with the pattern beside them, which
the second test repeats without the program; the sources are those of the pages.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest

from discourse.document import Document
from discourse.measures.formulas.history import History
from discourse.measures.formulas.known import load_known_formulas, words_of_phrase
from discourse.measures.formulas.study import find_formulas
from discourse.readers import read_many
from tests.builders import NEEDS_SHARED, SHARED

DEBATES = SHARED / "corpus" / "ungdc"
pytestmark = pytest.mark.skipif(not DEBATES.is_dir(), reason=NEEDS_SHARED)

#: Formula → how often a pattern was found in each year, 2015 to 2023; the pattern.
SEARCHED: Mapping[str, tuple[tuple[int, ...], str]] = {
    "shared-future": (
        (1, 1, 1, 2, 2, 2, 1, 2, 3),
        r"community (?:of|with|and)(?: a)? shared future",
    ),
    "new-type-relations": (
        (1, 0, 1, 0, 1, 1, 1, 1, 0),
        r"new (?:type|kind|form) of international relations",
    ),
    "win-win-cooperation": (
        (6, 1, 2, 3, 0, 3, 3, 4, 4),
        r"win-win (?:cooperation|outcomes|strategy)",
    ),
    "belt-and-road": ((0, 0, 2, 3, 1, 0, 0, 1, 4), r"Belt and Road"),
    "common-security": (
        (1, 1, 0, 0, 1, 0, 0, 1, 1),
        r"common, comprehensive, cooperative and sustainable security",
    ),
    "common-values": (
        (1, 0, 0, 0, 0, 1, 1, 1, 1),
        r"peace, development, (?:equity|fairness), justice, democracy and freedom",
    ),
    "global-development-initiative": (
        (0, 0, 0, 0, 0, 0, 1, 2, 1),
        r"Global Development Initiative",
    ),
    "global-security-initiative": ((0, 0, 0, 0, 0, 0, 0, 1, 1), r"Global Security Initiative"),
    "global-civilization-initiative": (
        (0, 0, 0, 0, 0, 0, 0, 0, 1),
        r"Global Civilization Initiative",
    ),
    "true-multilateralism": ((0, 0, 0, 0, 0, 0, 2, 1, 0), r"true multilateralism"),
    "changes-unseen": ((0, 0, 0, 0, 0, 0, 1, 1, 0), r"changes unseen in a century"),
    "mutual-respect-equity": (
        (0, 0, 0, 0, 0, 0, 1, 1, 0),
        r"mutual respect, equity(?:,| and) justice,? and win-win cooperation",
    ),
    "socialism-chinese": (
        (0, 0, 2, 1, 1, 0, 0, 2, 0),
        r"socialism with Chinese characteristics",
    ),
    "cold-war-mentality": ((1, 0, 0, 0, 0, 0, 0, 0, 1), r"Cold War mentality"),
    "peaceful-coexistence": (
        (0, 1, 0, 0, 0, 0, 0, 0, 0),
        r"five principles of peaceful coexistence",
    ),
    "one-china": ((0, 0, 0, 0, 0, 0, 0, 2, 0), r"one-China principle"),
}
YEARS = range(2015, 2024)


@pytest.fixture(scope="module")
def speeches() -> list[Document]:
    """China's nine speeches."""
    files = sorted(map(str, DEBATES.glob("*/CHN_*.txt")))
    return [document for document in read_many(files) if isinstance(document, Document)]


@pytest.fixture(scope="module")
def histories(speeches: list[Document]) -> dict[str, History]:
    """Their known formulas by id."""
    return {history.key: history for history in find_formulas(speeches).known}


@pytest.mark.parametrize("key", SEARCHED)
def test_formulas_of_the_literature_are_found_in_their_years(
    key: str, histories: dict[str, History]
):
    expected, _ = SEARCHED[key]
    history = histories[key]
    assert history.known is not None
    assert history.known.source
    assert tuple(year.count for year in history.years) == expected
    assert history.edges is not None
    having = [year for year, count in zip(YEARS, expected, strict=True) if count]
    assert (history.edges[0].year, history.edges[1].year) == (having[0], having[-1])


@pytest.mark.parametrize("key", SEARCHED)
def test_a_plain_search_of_the_texts_agrees(key: str, speeches: list[Document]):
    expected, pattern = SEARCHED[key]
    found = dict.fromkeys(map(str, YEARS), 0)
    for document in speeches:
        text = " ".join(document.text.replace("- ", "-").split())
        found[document.metadata.date or ""] += len(re.findall(pattern, text, re.IGNORECASE))
    assert tuple(found.values()) == expected


def test_the_wording_of_a_formula_changes_by_a_word(histories: dict[str, History]):
    told = {w.phrase: (w.first_year, w.last_year) for w in histories["new-type-relations"].wordings}
    assert told == {
        "new kind of international relations": (2015, 2015),
        "new form of international relations": (2017, 2017),
        "new type of international relations": (2019, 2022),
    }


#: Known from the literature, and not said in the General Debate of these years.
UNHEARD = {"diplomacy-of-ubuntu", "responsibility-while-protecting", "peace-at-home"}


def test_known_formulas_are_heard_in_the_general_debate():
    """Each but the three named, in one of the 1,746 speeches at least, by a plain search."""
    files = sorted(DEBATES.glob("*/*.txt"))
    texts = (
        " ".join(words_of_phrase(file.read_text("utf-8").replace("- ", "-"))) for file in files
    )
    spoken = "\n".join(f" {text} " for text in texts)
    unheard = {
        formula.id
        for formula in load_known_formulas()
        if not any(f" {' '.join(form)} " in spoken for form in formula.forms)
    }
    assert unheard == UNHEARD


def test_what_an_entry_was_looked_up_in_has_it():
    """Each speech named by an entry has a form of it, or names a resolution of its source."""
    named = 0
    for formula in load_known_formulas():
        symbols = re.findall(r"(?:A|S)/(?:RES/)?(\d[\d/]+)", formula.source)
        for name in formula.checked:
            corpus, _, speech = name.partition(", ")
            if not corpus.startswith("UN General Debate"):
                continue
            (path,) = DEBATES.glob(f"*/{speech}.txt")
            text = path.read_text("utf-8")
            folded = " ".join(words_of_phrase(text))
            found = [form for form in formula.forms if " ".join(form) in folded]
            assert found or any(symbol in text for symbol in symbols), (formula.id, speech)
            named += 1
    assert named >= 15
