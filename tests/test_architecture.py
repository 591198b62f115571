"""The shape of the package: who may import whom, and where outside libraries live."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[1] / "src" / "discourse"

#: From the bottom up: a module imports only from its own line or lower ones.
ORDER = (
    ("errors",),
    ("text",),
    ("document", "codebook"),
    ("ledger",),
    ("analysis",),
    ("readers",),
    ("storage",),
    ("corpus",),
    ("annotators",),
    ("measures",),
    ("codings",),
    ("reports",),
    ("cli", "__init__"),
    ("__main__",),
)

#: Each outside library has its home; importing it elsewhere needs a reason and a row here.
HOMES = {
    "ahocorasick_rs": ("annotators",),
    "charset_normalizer": ("readers",),
    "docx": ("readers",),
    "fontTools": ("reports",),
    "matplotlib": ("reports",),
    "nltk": ("measures",),
    "onnxruntime": ("annotators",),
    "polars": ("storage", "readers", "measures"),
    "py3langid": ("readers",),
    "pypdf": ("readers",),
    "rich": ("cli",),
    "scipy": ("measures",),
    "sklearn": ("measures",),
    "text_to_num": ("annotators",),
    "textblob": ("annotators",),
    "trafilatura": ("readers",),
    "typer": ("cli",),
    "typst": ("reports",),
    "vaderSentiment": ("annotators",),
    "xlsxwriter": ("storage",),
    "yaml": ("readers",),
}

FILES = sorted(SOURCE.rglob("*.py"))


def part_of(path: Path) -> str:
    """The top-level module or package below ``discourse`` that a file belongs to."""
    relative = path.relative_to(SOURCE)
    return relative.parts[0] if len(relative.parts) > 1 else relative.stem


def imports(path: Path) -> Iterator[str]:
    """The modules that a file imports at run time, wherever in it."""
    tree = ast.parse(path.read_text("utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test):
            node.body = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


LEVEL = {name: level for level, names in enumerate(ORDER) for name in names}


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_imports_go_one_way(path: Path) -> None:
    part = part_of(path)
    for module in imports(path):
        names = module.split(".")
        if names[0] != "discourse" or len(names) == 1 or names[1] == part:
            continue
        assert LEVEL[names[1]] < LEVEL[part], f"{part} imports {module}"


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_outside_libraries_stay_at_home(path: Path) -> None:
    for module in imports(path):
        homes = HOMES.get(module.split(".")[0])
        assert homes is None or part_of(path) in homes, f"{module} belongs in {homes}"


def test_every_file_has_a_place_in_the_order() -> None:
    assert {part_of(path) for path in FILES} <= set(LEVEL)


def public_definitions(path: Path) -> Iterator[ast.FunctionDef | ast.ClassDef]:
    for node in ast.parse(path.read_text("utf-8")).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            yield node
            if isinstance(node, ast.ClassDef):
                yield from (
                    inner
                    for inner in node.body
                    if isinstance(inner, ast.FunctionDef) and not inner.name.startswith("_")
                )


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_public_names_say_what_they_mean(path: Path) -> None:
    without = [node.name for node in public_definitions(path) if not ast.get_docstring(node)]
    assert without == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_word_lists_are_data(path: Path) -> None:
    """No list, tuple or set of more than a dozen different words stands in code."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.List | ast.Tuple | ast.Set):
            words = [
                entry.value
                for entry in node.elts
                if isinstance(entry, ast.Constant) and isinstance(entry.value, str)
            ]
            prose = [word for word in words if word.isalpha() and word.islower()]
            is_names = "__all__" in ast.unparse(node)
            assert len(prose) <= 16 or is_names, f"line {node.lineno}: {prose[:5]} …"
