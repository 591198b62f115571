"""A faulty page of a user's own is refused, with the page, the entry and what was expected."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from discourse.codebook import load_codebook
from discourse.codebook.forms import FOLDERS, check_page
from discourse.codebook.pages import SHIPPED
from discourse.errors import CodebookError

HEAD = {
    "functions": (
        'id = "plea"\nlabel = "Plea"\ndisplay = "plea"\ngroup = "acts"\ndefinition = "A plea."\n'
        'source = "composed"\nlicence = "Apache-2.0"\n'
    ),
    "languages": 'code = "plea"\nname = "Plea"\nsets = {}\nslots = {}\n',
    "actors": "",
}
CUE = '[[cues.en]]\nid = "c"\n'
PAGES = sorted(path for name in FOLDERS for path in (SHIPPED / name).glob("*.toml"))


def write(folder: Path, name: str, content: str) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, "utf-8")


@pytest.mark.parametrize("path", PAGES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_the_shipped_pages_keep_their_forms(path: Path) -> None:
    if "-" not in path.stem:
        check_page(path, tomllib.loads(path.read_text("utf-8")))


FAULTS = [
    ("functions", CUE + 'match = ["x"]', "cues.en 'c': weight is missing; expected a number"),
    ("functions", CUE + 'match = ["x"]\nweight = "high"', "cues.en 'c': weight is 'high'"),
    ("functions", CUE + 'match = "thank"\nweight = 0.5', "cues.en 'c': match is 'thank'"),
    ("functions", CUE + "match = [5]\nweight = 0.5", "cues.en 'c': match is [5]"),
    ("functions", CUE + "match = []\nweight = 0.5", "cues.en 'c': match is []"),
    ("functions", '[[cues]]\nid = "c"', "cues is [{'id': 'c'}]; expected [[cues.en]]"),
    ("functions", "cues.en = 5", "cues.en is 5; expected [[cues.en]]"),
    ("functions", '[[examples]]\ntext = "Hear us."', "examples 'Hear us.': present is missing"),
    ("functions", "counts = 5", "counts is 5; expected a list of texts"),
    ("functions", 'order = "first"', "order is 'first'; expected a whole number"),
    ("functions", "threshold = 5", "threshold is 5; expected a number above 0"),
    ("functions", "threshhold = 0.5", "unknown key 'threshhold'; expected keys from id"),
    ("functions", 'attributes = ["a"]', "attributes is ['a']; expected a table"),
    ("languages", "", "verbs is missing"),
    ("languages", 'verbs = {irregular = ["go"]}', "verbs is {'irregular': ['go']}"),
    ("actors", '[[actors]]\nid = "XVM"', "actors 'XVM': class is missing"),
    ("actors", '[[actors]]\nid = "XVM"\nclass = "realm"', "class is 'realm'; expected one of"),
    ("actors", '[[fixed]]\nform = "some"', "fixed 1: id is missing"),
]


@pytest.mark.parametrize(("folder", "rest", "says"), FAULTS, ids=[fault[2] for fault in FAULTS])
def test_a_fault_is_named_with_its_page_and_entry(tmp_path, folder, rest, says) -> None:
    write(tmp_path, f"{folder}/plea.toml", HEAD[folder] + rest)
    with pytest.raises(CodebookError, match=rf"{folder}/plea\.toml: .*{re.escape(says)}"):
        load_codebook((tmp_path,))


def test_a_text_where_another_kind_stands_is_shown(tmp_path: Path) -> None:
    write(tmp_path, "functions/plea.toml", HEAD["functions"].replace('"A plea."', '["A", "B"]'))
    with pytest.raises(CodebookError, match=r"definition is \['A', 'B'\]; expected a text"):
        load_codebook((tmp_path,))


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("function/plea.toml", "function/plea.toml: it lies where no page is read"),
        ("plea.toml", "plea.toml: it lies where no page is read; expected pages (.toml) in"),
        ("functions/more/plea.toml", "functions/more/plea.toml: it lies where"),
        ("languages/en-plea.toml", "word material of the segmenter cannot be replaced"),
        ("functions/other.toml", "its id is 'plea'; expected the file name, 'other'"),
        ("functions/plea.txt", "the folder holds no pages"),
    ],
)
def test_a_page_that_nobody_would_read_is_named(tmp_path: Path, name: str, says: str) -> None:
    write(tmp_path, name, HEAD["functions"])
    with pytest.raises(CodebookError, match=re.escape(says)):
        load_codebook((tmp_path,))


def test_a_folder_with_the_name_of_a_page_is_named(tmp_path: Path) -> None:
    (tmp_path / "functions/plea.toml").mkdir(parents=True)
    with pytest.raises(CodebookError, match=r"functions/plea\.toml: it is no file"):
        load_codebook((tmp_path,))
