"""What the documents say is true: code runs, commands exist, tables are generated."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from discourse.cli import app
from discourse.codebook import load_codebook
from discourse.reports.glossary import BEGIN, render_glossary_tables
from tests.builders import ROOT

README = (ROOT / "README.md").read_text("utf-8")


def test_the_code_of_the_readme_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (code,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    assert len(code.strip().splitlines()) <= 10
    shutil.copytree(ROOT / "corpus" / "texts", tmp_path / "corpus" / "texts")
    monkeypatch.chdir(tmp_path)
    exec(compile(code, "README.md", "exec"), {})
    assert (tmp_path / "comparison.pdf").read_bytes().startswith(b"%PDF-")


def test_the_commands_of_the_readme_exist() -> None:
    commands = set(re.findall(r"discourse (\w+) ", README))
    listed = CliRunner().invoke(app, ["--help"]).output
    assert commands
    assert all(command in listed for command in commands)


def test_the_make_targets_of_the_readme_exist() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    for target in re.findall(r"^make (\w+)", README, re.MULTILINE):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE)


def test_links_to_files_lead_somewhere() -> None:
    for name in ("README.md", "CONTRIBUTING.md", "GLOSSARY.md"):
        text = (ROOT / name).read_text("utf-8")
        for target in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", text):
            assert (ROOT / target).exists(), f"{name} links to {target}"


def test_the_tables_of_the_glossary_are_those_of_the_codebook() -> None:
    glossary = (ROOT / "GLOSSARY.md").read_text("utf-8")
    _, _, generated = glossary.partition(BEGIN)
    assert generated.strip() == render_glossary_tables(load_codebook()).strip()
