"""The shipped pages: complete, even-handed, and right about their own examples."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from discourse.annotators.examples import check_example
from discourse.codebook import Category, Example, load_codebook
from discourse.codebook.pages import check_codebook
from discourse.errors import CodebookError
from discourse.text import fold
from tests.builders import category, codebook, composed_codebook, cue

BOOK = composed_codebook()
PAGES = (*BOOK.functions, *BOOK.frames)
EXAMPLES = [(page, example) for page in PAGES for example in page.examples]
FUNCTIONS = [
    "claim",
    "statistic",
    "proverb",
    "contrast",
    "commitment",
    "exhortation",
    "principle",
    "achievement",
    "history",
    "diagnosis",
    "ceremonial",
    "authority",
    "appraisal",
    "declaration",
    "warning",
    "rebuttal",
]


def page_id(page: Category) -> str:
    return f"{page.kind}-{page.id}"


def test_the_shipped_pages_keep_the_rules() -> None:
    check_codebook(load_codebook())


def test_there_are_sixteen_functions_and_sixteen_frames() -> None:
    assert [page.id for page in BOOK.functions] == FUNCTIONS
    assert len(BOOK.frames) == 16


@pytest.mark.parametrize("page", PAGES, ids=page_id)
def test_a_page_is_complete(page: Category) -> None:
    assert page.definition != "…"
    assert page.counts
    assert page.does_not_count
    assert page.cues
    assert page.source
    assert page.licence == "Apache-2.0"
    assert any(example.present for example in page.examples)
    assert any(not example.present for example in page.examples)
    assert any(example.needs_model for example in page.examples if example.present)


@pytest.mark.parametrize("page", PAGES, ids=page_id)
def test_a_page_hears_five_governments(page: Category) -> None:
    heard = {code for cue in page.cues for code in cue.heard_in}
    assert len(heard) >= 5
    states = {actor.id: actor.region for actor in load_codebook().actors if actor.kind == "state"}
    assert heard <= set(states)
    assert len({states[code] for code in heard}) >= 3


#: Names of regions, seas and organisations that hold a word for a people.
NO_GOVERNMENTS = re.compile(
    r"(latin|central|north|south|ibero-) ?american|of \(?american|american states"
    r"|indian ocean|\(atlantic\|pacific\|indian\|southern\) ocean"
)


@pytest.mark.parametrize("page", PAGES, ids=page_id)
def test_no_cue_holds_the_name_of_a_government(page: Category) -> None:
    names = {
        fold(name)
        for actor in load_codebook().actors
        if actor.kind == "state"
        for name in (*actor.names, *actor.demonyms)
        if name != "US"  # folds to the pronoun "us"
    }
    for entry in page.cues:
        for text in (*entry.match, *entry.unless, *entry.not_with):
            words = " ".join(re.findall(r"[a-z][a-z' -]*", NO_GOVERNMENTS.sub("…", text)))
            padded = f" {words} "
            assert not [name for name in names if f" {name} " in padded], f"{entry.id}: {text}"


@pytest.mark.parametrize(
    ("page", "example"),
    EXAMPLES,
    ids=[f"{page.id}-{example.text[:40]}" for page, example in EXAMPLES],
)
def test_examples_come_out(page: Category, example: Example) -> None:
    wrong = check_example(page, example, BOOK)
    if example.needs_model:
        assert wrong, "the cues find it after all: it no longer needs a model"
    else:
        assert wrong is None


def test_a_folder_of_pages_replaces_and_adds(tmp_path: Path) -> None:
    pages = tmp_path / "functions"
    pages.mkdir()
    head = (
        'label = "x"\ndisplay = "x"\ngroup = "acts"\ndefinition = "d"\nsource = "s"\n'
        'licence = "Apache-2.0"\n'
    )
    (pages / "plea.toml").write_text(
        'id = "plea"\norder = 20\n'
        + head
        + '[[cues.en]]\nid = "c"\nmatch = ["we implore"]\nweight = 0.9\n'
    )
    book = load_codebook((tmp_path,))
    assert [page.id for page in book.functions] == [*FUNCTIONS, "plea"]
    assert book.digest != load_codebook().digest


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ('id = "other"', "missing"),
        ("id = [", "not TOML"),
    ],
)
def test_a_broken_page_is_named(tmp_path: Path, content: str, says: str) -> None:
    (tmp_path / "functions").mkdir()
    (tmp_path / "functions" / "plea.toml").write_text(content)
    with pytest.raises(CodebookError, match=rf"functions/plea\.toml.*{says}"):
        load_codebook((tmp_path,))


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(CodebookError, match="nowhere"):
        load_codebook((tmp_path / "nowhere",))


@pytest.mark.parametrize(
    ("page", "says"),
    [
        (category("a", absorbs=("nothing",)), "names 'nothing'"),
        (category("a", group="poetry"), "group 'poetry'"),
        (category("a", cue("x", "calm", weight=0.0)), "weight 0"),
        (category("a", cue("x", "calm"), cue("x", "peace")), "two cues"),
        (category("a", cue("x", "calm", attributes=(("form", "odd"),))), "form = 'odd'"),
        (category("a", cue("x", "(calm")), "not closed"),
    ],
)
def test_rules_of_the_codebook(page: Category, says: str) -> None:
    with pytest.raises(CodebookError, match=re.escape(says)):
        check_codebook(codebook(page))
