"""What a page must look like before it becomes records: its keys, and what each holds.

The shipped pages are held against these forms by the tests, pages of a user's own whenever they
are read.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from discourse.errors import CodebookError

#: The folders of a codebook.
FOLDERS = ("languages", "functions", "frames", "actors")


@dataclass(frozen=True, slots=True)
class _Kind:
    """A kind of value: how it is told, and what it is called in messages."""

    fits: Callable[[Any], bool]
    called: str


@dataclass(frozen=True, slots=True)
class _Form:
    """The keys of a table: those it must have, those it may have, and lists of tables in it."""

    required: Mapping[str, _Kind] = field(default_factory=dict)
    optional: Mapping[str, _Kind] = field(default_factory=dict)
    entries: Mapping[str, _Form] = field(default_factory=dict)


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_texts(value: object) -> bool:
    return isinstance(value, list) and all(map(_is_text, value))


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _is_table_of(fits: Callable[[Any], bool], value: object) -> bool:
    return isinstance(value, dict) and all(map(fits, value.values()))


_TEXT = _Kind(_is_text, "a text that is not empty")
_TEXTS = _Kind(_is_texts, 'a list of texts, such as ["one", "two"]')
_SOME_TEXTS = _Kind(lambda v: _is_texts(v) and bool(v), 'at least one text in a list: ["one"]')
_NUMBER = _Kind(_is_number, "a number")
_WHOLE = _Kind(lambda v: _is_number(v) and isinstance(v, int), "a whole number")
_SHARE = _Kind(lambda v: _is_number(v) and 0 < v <= 1, "a number above 0 and up to 1")
_YES_OR_NO = _Kind(lambda v: isinstance(v, bool), "true or false")
_TEXT_BY_NAME = _Kind(lambda v: _is_table_of(_is_text, v), 'a table such as {form = "named"}')
_TEXTS_BY_NAME = _Kind(lambda v: _is_table_of(_is_texts, v), 'a table such as {FORM = ["named"]}')
_VERBS = _Kind(
    lambda v: (
        _is_table_of(_is_texts, v)
        and set(v) <= {"regular", "doubling", "irregular"}
        and all(len(line.split()) in (3, 5) for line in v.get("irregular", ()))
    ),
    "lists regular, doubling and irregular; irregular verbs with three or five forms",
)
_CLASSES = ("state", "territory", "bloc", "group", "armed_group", "person", "organisation")
_CLASS = _Kind(lambda v: v in _CLASSES, f"one of {', '.join(_CLASSES)}")
_AMBIGUOUS = _Kind(lambda v: isinstance(v, list), "a list of tables")

_CUE = _Form(
    {"id": _TEXT, "match": _SOME_TEXTS, "weight": _NUMBER},
    {
        **dict.fromkeys(("unless", "not_with", "heard_in"), _TEXTS),
        "attributes": _TEXT_BY_NAME,
        "note": _TEXT,
    },
)
_EXAMPLE = _Form(
    {"text": _TEXT, "present": _YES_OR_NO},
    {
        **dict.fromkeys(("language", "country", "note"), _TEXT),
        "needs_model": _YES_OR_NO,
        "attributes": _TEXT_BY_NAME,
    },
)
_CATEGORY = _Form(
    dict.fromkeys(("id", "label", "display", "definition", "source", "licence"), _TEXT),
    {
        "group": _TEXT,
        "order": _WHOLE,
        "threshold": _SHARE,
        **dict.fromkeys(("counts", "does_not_count", "tests"), _TEXTS),
        **dict.fromkeys(("absorbs", "excludes", "handed_on"), _TEXTS),
        **dict.fromkeys(("attributes", "sets"), _TEXTS_BY_NAME),
        "defaults": _TEXT_BY_NAME,
    },
    {"cues": _CUE, "examples": _EXAMPLE},
)
_LANGUAGE = _Form(
    {
        **dict.fromkeys(("code", "name"), _TEXT),
        "verbs": _VERBS,
        **dict.fromkeys(("sets", "slots"), _TEXTS_BY_NAME),
    }
)
_ACTOR = _Form(
    {"id": _TEXT, "class": _CLASS, "name": _TEXT, "names": _SOME_TEXTS},
    {
        **dict.fromkeys(("demonyms", "metonyms", "capitals", "not_in", "members"), _TEXTS),
        **dict.fromkeys(("region", "members_as_of", "note"), _TEXT),
        "article": _YES_OR_NO,
    },
)
_ACTORS = _Form(
    {},
    {
        **dict.fromkeys(("quantifiers", "adjectives", "heads"), _TEXTS),
        "class": _TEXT,
        "ambiguous": _AMBIGUOUS,
    },
    {"actors": _ACTOR, "fixed": _Form({"form": _TEXT, "id": _TEXT})},
)
_FORMS = dict(zip(FOLDERS, (_LANGUAGE, _CATEGORY, _CATEGORY, _ACTORS), strict=True))
#: Under which key a page says what its file is called.
_NAMED_BY = {"languages": "code", "functions": "id", "frames": "id"}


def check_page(path: Path, page: Mapping[str, Any]) -> None:
    """Hold a page, as parsed, against the form of its folder.

    Raises:
        CodebookError: the first key that is missing, unknown or holds something else.
    """
    folder = path.parent.name
    name = f"{folder}/{path.name}"
    _check_table(name, "", page, _FORMS[folder])
    key = _NAMED_BY.get(folder)
    if key and page[key] != path.stem:
        raise CodebookError(name, f"its {key} is {page[key]!r}", f"the file name, {path.stem!r}")


def check_folder(folder: Path) -> None:
    """Refuse a folder in which pages lie where nobody reads them, or that holds none.

    Raises:
        CodebookError: it is such a folder; the message names the page.
    """
    pages = [path.relative_to(folder) for path in sorted(folder.rglob("*.toml"))]
    expected = f"pages (.toml) in the folders {', '.join(FOLDERS)}"
    if not pages:
        raise CodebookError(str(folder), "the folder holds no pages", expected)
    for page in pages:
        if len(page.parts) != 2 or page.parts[0] not in FOLDERS:
            raise CodebookError(page.as_posix(), "it lies where no page is read", expected)
        if page.parts[0] == "languages" and "-" in page.stem:
            came = "word material of the segmenter cannot be replaced"
            raise CodebookError(page.as_posix(), came, "the page of a language, such as en.toml")
        if not (folder / page).is_file():  # a folder, a pipe, a link to nothing
            raise CodebookError(page.as_posix(), "it is no file", "a TOML file in UTF-8")


def _check_table(page: str, where: str, table: Mapping[str, Any], form: _Form) -> None:
    """``where`` is empty, or names an entry of the page: ``cue 'x': ``."""
    known = {**form.required, **form.optional}
    for key, kind in known.items():
        if key not in table:
            if key in form.required:
                raise CodebookError(page, f"{where}{key} is missing", kind.called)
        elif not kind.fits(table[key]):
            raise CodebookError(page, f"{where}{key} is {_shown(table[key])}", kind.called)
    for key in table:
        if key not in known and key not in form.entries:
            keys = ", ".join((*known, *form.entries))
            raise CodebookError(page, f"{where}unknown key {key!r}", f"keys from {keys}")
    for key, entry_form in form.entries.items():
        for language, entries in _lists(page, key, table.get(key, [])):
            if not (isinstance(entries, list) and all(isinstance(e, dict) for e in entries)):
                raise CodebookError(page, f"{language} is {_shown(entries)}", f"[[{language}]]")
            for number, entry in enumerate(entries, 1):
                name = entry.get("id", entry.get("text", number))
                _check_table(page, f"{language} {_shown(name)}: ", entry, entry_form)


def _lists(page: str, key: str, value: Any) -> list[tuple[str, Any]]:
    """The lists of entries under a key: one, or for cues one for each language."""
    if key != "cues":
        return [(key, value)]
    if not value:
        return []
    if not isinstance(value, dict):
        raise CodebookError(page, f"cues is {_shown(value)}", "[[cues.en]], by language")
    return [(f"cues.{language}", entries) for language, entries in value.items()]


def _shown(value: object) -> str:
    shown = repr(value)
    return shown if len(shown) <= 60 else f"{shown[:59]}…"
