"""Reading the pages: TOML files to frozen records, checked against the rules of the codebook."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from discourse.codebook.forms import FOLDERS, check_folder, check_page
from discourse.codebook.patterns import PatternError, read_pattern
from discourse.codebook.records import (
    GROUPS,
    TAGGERS,
    Actor,
    Category,
    Codebook,
    Cue,
    Example,
    Kind,
    Language,
    TaggerName,
    UnnamedForms,
)
from discourse.codebook.verbs import verb_forms
from discourse.errors import CodebookError, UsageError

_FOLDERS: tuple[tuple[str, Kind], ...] = (("functions", "function"), ("frames", "frame"))
#: Where the shipped pages are.
SHIPPED = Path(str(files("discourse") / "data"))


def load_codebook(overrides: tuple[Path, ...] = (), tagger: TaggerName = "standard") -> Codebook:
    """The shipped codebook, with the pages of other folders added or put in place of shipped ones.

    Args:
        overrides: folders laid out like the shipped one (``functions/*.toml``, ``frames/*.toml``,
            ``actors/*.toml``, ``languages/*.toml``), later ones winning. A page with the id of
            another replaces it whole; actors are added to those there are.
        tagger: what gives functions in English beside the cues: see :class:`Codebook`.

    Raises:
        CodebookError: a page breaks a rule; the message names the page, the rule and the entry.
        UsageError: there is no such tagger.
    """
    if tagger not in TAGGERS:
        raise UsageError(f"no tagger {tagger!r}; there are {', '.join(TAGGERS)}")
    return _load(overrides, tagger)


@cache  # by both, given or not: else the same pages are read once for each way to ask for them
def _load(overrides: tuple[Path, ...], tagger: TaggerName) -> Codebook:
    if tagger != "standard":
        return replace(_load(overrides, "standard"), tagger=tagger)
    raw = _read_pages(overrides)
    languages = tuple(_language(page) for page in raw["languages"].values())
    categories = {
        kind: tuple(
            sorted(
                (_category(page, kind) for page in raw[folder].values()),
                key=lambda category: (category.order, category.id),
            )
        )
        for folder, kind in _FOLDERS
    }
    codebook = Codebook(
        categories["function"],
        categories["frame"],
        languages,
        _actors(raw["actors"].values()),
        _unnamed(raw["actors"].values()),
        hashlib.sha256(repr(_sorted(raw)).encode()).hexdigest(),
    )
    if overrides:
        check_codebook(codebook)
    return codebook


def _read_pages(overrides: Iterable[Path]) -> dict[str, dict[str, dict[str, Any]]]:
    """The pages by folder and name; the shipped ones are checked by the tests alone, for speed."""
    pages: dict[str, dict[str, dict[str, Any]]] = {name: {} for name in FOLDERS}
    _add_pages(pages, SHIPPED)
    for folder in overrides:
        if not folder.is_dir():
            raise CodebookError(str(folder), "there is no such folder", "a folder of pages")
        check_folder(folder)
        for path, page in _add_pages(pages, folder):
            check_page(path, page)
    return pages


def _add_pages(
    pages: Mapping[str, dict[str, dict[str, Any]]], folder: Path
) -> list[tuple[Path, dict[str, Any]]]:
    """Put the pages of a folder over those there are; the pages and their files."""
    added = []
    for name, known in pages.items():
        for path in sorted((folder / name).glob("*.toml")):
            if name == "languages" and "-" in path.stem:
                continue  # word material of the segmenter, not of the cues
            known[path.stem] = _read_page(path)
            added.append((path, known[path.stem]))
    return added


def _read_page(path: Path) -> dict[str, Any]:
    name = f"{path.parent.name}/{path.name}"
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CodebookError(name, f"it is not TOML ({error})", "a TOML file in UTF-8") from error
    except OSError as error:
        came = f"it cannot be read ({error.strerror})"
        raise CodebookError(name, came, "a TOML file in UTF-8") from error


def _category(page: Mapping[str, Any], kind: Kind) -> Category:
    default_group = "frames" if kind == "frame" else ""
    cues = tuple(
        _cue(language, entry)
        for language, entries in page.get("cues", {}).items()
        for entry in entries
    )
    return Category(
        id=page["id"],
        kind=kind,
        label=page["label"],
        display=page["display"],
        group=page.get("group", default_group),
        order=page.get("order", 99),
        definition=page["definition"].strip(),
        counts=tuple(page.get("counts", ())),
        does_not_count=tuple(page.get("does_not_count", ())),
        absorbs=tuple(page.get("absorbs", ())),
        excludes=tuple(page.get("excludes", ())),
        threshold=page.get("threshold", 0.5),
        source=page["source"],
        licence=page["licence"],
        attributes=tuple((name, tuple(vs)) for name, vs in page.get("attributes", {}).items()),
        defaults=tuple(page.get("defaults", {}).items()),
        handed_on=tuple(page.get("handed_on", ())),
        sets=tuple((name, tuple(words)) for name, words in page.get("sets", {}).items()),
        cues=cues,
        examples=tuple(_example(entry) for entry in page.get("examples", ())),
    )


def _cue(language: str, entry: Mapping[str, Any]) -> Cue:
    return Cue(
        id=entry["id"],
        language=language,
        match=tuple(entry["match"]),
        weight=float(entry["weight"]),
        unless=tuple(entry.get("unless", ())),
        not_with=tuple(entry.get("not_with", ())),
        heard_in=tuple(entry.get("heard_in", ())),
        attributes=tuple(entry.get("attributes", {}).items()),
    )


def _example(entry: Mapping[str, Any]) -> Example:
    return Example(
        text=entry["text"],
        language=entry.get("language", "en"),
        present=entry["present"],
        needs_model=entry.get("needs_model", False),
        country=entry.get("country"),
        attributes=tuple(entry.get("attributes", {}).items()),
    )


def _language(page: Mapping[str, Any]) -> Language:
    return Language(
        code=page["code"],
        name=page["name"],
        verbs=tuple(verb_forms(page["verbs"]).items()),
        sets=tuple((name, tuple(words)) for name, words in page["sets"].items()),
        slots=tuple((name, tuple(words)) for name, words in page["slots"].items()),
    )


def _actors(pages: Iterable[Mapping[str, Any]]) -> tuple[Actor, ...]:
    return tuple(
        Actor(
            id=entry["id"],
            kind=entry["class"],
            name=entry["name"],
            names=tuple(entry["names"]),
            demonyms=tuple(entry.get("demonyms", ())),
            metonyms=tuple(entry.get("metonyms", ())),
            capitals=tuple(entry.get("capitals", ())),
            not_in=tuple(entry.get("not_in", ())),
            members=tuple(entry.get("members", ())),
            region=entry.get("region"),
            article=entry.get("article", False),
        )
        for page in pages
        for entry in page.get("actors", ())
    )


def _unnamed(pages: Iterable[Mapping[str, Any]]) -> UnnamedForms:
    lists: dict[str, list[Any]] = {"quantifiers": [], "adjectives": [], "heads": [], "fixed": []}
    for page in pages:
        for name, entries in lists.items():
            entries.extend(page.get(name, ()))
    return UnnamedForms(
        tuple(lists["quantifiers"]),
        tuple(lists["adjectives"]),
        tuple(lists["heads"]),
        tuple((entry["form"], entry["id"]) for entry in lists["fixed"]),
    )


def _sorted(value: Any) -> Any:
    if isinstance(value, Mapping):
        return [(key, _sorted(value[key])) for key in sorted(value)]
    if isinstance(value, list):
        return [_sorted(entry) for entry in value]
    return value


def check_codebook(codebook: Codebook) -> None:
    """Hold the pages against each other and against the cue language.

    Raises:
        CodebookError: the first rule that is broken, with page and entry.
    """
    functions = {category.id for category in codebook.functions}
    for category in (*codebook.functions, *codebook.frames):
        known = functions if category.kind == "function" else {c.id for c in codebook.frames}
        for other in (*category.absorbs, *category.excludes):
            if other.partition(":")[0] not in known:
                raise CodebookError(category.id, f"names {other!r}", "an id of another page")
        if category.kind == "function" and category.group not in GROUPS:
            raise CodebookError(category.id, f"group {category.group!r}", f"one of {GROUPS}")
        _check_cues(category, codebook)


def _check_cues(category: Category, codebook: Codebook) -> None:
    names = [cue.id for cue in category.cues]
    for twice in {name for name in names if names.count(name) > 1}:
        raise CodebookError(category.id, f"two cues are called {twice!r}", "ids that differ")
    attributes = dict(category.attributes)
    for cue in category.cues:
        language = codebook.language(cue.language)
        if language is None:
            raise CodebookError(category.id, f"cues in {cue.language!r}", "a language with a page")
        if not 0 < cue.weight <= 1:
            raise CodebookError(category.id, f"{cue.id}: weight {cue.weight}", "0 < weight <= 1")
        for name, value in cue.attributes:
            if value not in attributes.get(name, ()):
                raise CodebookError(
                    category.id,
                    f"{cue.id}: {name} = {value!r}",
                    f"a value from {attributes.get(name, ())}",
                )
        for text in (*cue.match, *cue.unless, *cue.not_with):
            try:
                read_pattern(text, language, dict(category.sets))
            except PatternError as error:
                raise CodebookError(
                    category.id, f"cue {cue.id}: {error}", "the cue language of patterns.py"
                ) from error
