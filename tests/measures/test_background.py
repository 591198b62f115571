import hashlib
import importlib.util
import lzma
import tomllib
from pathlib import Path

import numpy as np
import pytest

from discourse.measures.background import load_background
from discourse.text import WORD, fold

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "src/discourse/data/background"
DEBATES = ROOT / "../shared/corpus/ungdc"


@pytest.fixture(scope="module")
def table():
    return lzma.decompress((FOLDER / "words.tsv.xz").read_bytes())


@pytest.fixture(scope="module")
def script():
    path = ROOT / "corpus/build_background.py"
    spec = importlib.util.spec_from_file_location("build_background", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_table_is_the_one_on_the_card(table):
    background = load_background()
    assert hashlib.sha256(table).hexdigest() == background.digest
    assert len(background.rows) == tomllib.loads((FOLDER / "card.toml").read_text())["words"]
    assert (FOLDER / "words.tsv.xz").stat().st_size < 1_500_000


def test_counts_hang_together():
    background = load_background()
    assert (background.document_frequencies >= 3).all()
    assert (background.document_frequencies <= background.documents).all()
    assert (background.counts >= background.document_frequencies).all()
    assert background.counts.sum() < background.tokens
    assert list(background.rows) == sorted(background.rows)


def test_words_are_those_of_the_analysis():
    for word in list(load_background().rows)[::97]:
        assert WORD.fullmatch(word), word
        assert fold(word) == word


def test_known_and_unknown_words():
    background = load_background()
    words = ("the", "peace", "qqqq")
    counts = background.counts_of(words)
    assert counts[0] > counts[1] > counts[2] == 0
    frequencies = background.document_frequencies_of(words)
    assert frequencies[0] == background.documents
    assert frequencies[2] == 0
    assert background.counts_of(()).tolist() == []


def test_one_government_of_each_region_is_held_out(script):
    regions = tomllib.loads((ROOT / "corpus/regions.toml").read_text())["regions"]
    codes = [set(line.split()) for line in regions.values()]
    assert load_background().held_out == script.HELD_OUT
    assert [sum(code in region for code in script.DRAWN) for region in codes] == [1] * 10
    assert sum(map(len, codes)) == len(set.union(*codes)) == 193


def test_counting_by_hand(script):
    speeches = [("a", "Peace, peace’s price."), ("b", "A PEACE-loving price")]
    counts, documents, number = script.count_words(speeches)
    assert number == 2
    assert counts == {"peace": 1, "peace's": 1, "price": 2, "a": 1, "peace-loving": 1}
    assert documents["price"] == 2


@pytest.mark.skipif(not DEBATES.exists(), reason="needs ../shared")
def test_the_draw_and_what_is_left_out(script):
    assert script.draw_held_out(DEBATES) == script.DRAWN
    names = [name for name, _ in script.read_debates(DEBATES)]
    assert not {name[:3] for name in names} & set(script.HELD_OUT)
    assert np.unique([name[:3] for name in names]).size > 180
