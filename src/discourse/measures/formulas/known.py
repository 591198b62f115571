"""Formulas that the literature knows: whose they are, since when, and who says so.

The pages ``data/formulas/*.toml`` hold them. Each names a published source; "since" is the date of
the earliest use that the source shows, never a claim that nobody said it before. "checked" says
where that was looked up; an entry without it rests on general knowledge, and reports say so.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from discourse.codebook import load_codebook
from discourse.errors import CodebookError
from discourse.measures.formulas.reading import TOKEN
from discourse.text import fold

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_SINCE = re.compile(r"[12]\d{3}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
_REQUIRED = ("id", "phrase", "owners", "source")
_OPTIONAL = ("variants", "since", "note", "checked", "unchecked")
_SPEECH = "UN General Debate Corpus"
_LOOKED_UP = re.compile(rf"https?://\S+$|{_SPEECH}, [A-Z]{{2,3}}_\d+_\d{{4}}$")
_LISTS = ("owners", "variants", "checked")
SHIPPED = Path(str(files("discourse") / "data" / "formulas"))


@dataclass(frozen=True, slots=True)
class KnownFormula:
    """A formula that a published source knows.

    ``phrase`` is how it is mostly written, ``variants`` are other forms that count as the same.
    ``owners`` are ids of states, groups or organisations with whom the source connects it, which
    others may use as well. ``since`` is ISO 8601 as far as known, ``""`` where the source gives no
    date. ``checked`` are the addresses or names of the texts in which the date, the words and who
    said them were looked up (not always the source itself); none means that the entry was written
    from general knowledge. ``unchecked`` names, in words that follow "Not confirmed:", what of a
    checked entry was not found there.
    """

    id: str
    phrase: str
    owners: tuple[str, ...]
    source: str
    variants: tuple[str, ...] = ()
    since: str = ""
    note: str = ""
    checked: tuple[str, ...] = ()
    unchecked: str = ""

    @property
    def forms(self) -> tuple[tuple[str, ...], ...]:
        """The phrase and its variants as folded words, each once, the phrase first."""
        return tuple(dict.fromkeys(map(words_of_phrase, (self.phrase, *self.variants))))


def words_of_phrase(phrase: str) -> tuple[str, ...]:
    """The folded words of a phrase, hyphens parting them."""
    return tuple(TOKEN.findall(fold(phrase)))


@cache
def load_known_formulas(folder: Path = SHIPPED) -> tuple[KnownFormula, ...]:
    """The known formulas of a folder of pages, page by page, read and checked once.

    Raises:
        CodebookError: a page breaks a rule; the message names the page and the formula.
    """
    found: dict[str, KnownFormula] = {}
    phrases: dict[tuple[str, ...], str] = {}
    owners = {actor.id for actor in load_codebook().actors}
    for path in sorted(folder.glob("*.toml")):
        for entry in _entries(path):
            page = f"{path.name}, {entry.get('id', 'a formula without an id')}"
            formula = _to_formula(entry, page, owners)
            if formula.id in found:
                raise CodebookError(page, "two formulas have this id", "an id of its own")
            for form in formula.forms:
                if form in phrases:
                    came = f"{' '.join(form)!r} is also a form of {phrases[form]}"
                    raise CodebookError(page, came, "each form under one formula")
                phrases[form] = formula.id
            found[formula.id] = formula
    return tuple(found.values())


@cache
def known_by_form() -> dict[tuple[str, ...], KnownFormula]:
    """Each form of the shipped formulas, as folded words, and the formula that it is a form of."""
    return {form: known for known in load_known_formulas() for form in known.forms}


def _entries(path: Path) -> Iterator[dict[str, Any]]:
    try:
        page = tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CodebookError(path.name, f"it cannot be read ({error})", "TOML in UTF-8") from error
    entries = page.get("formulas")
    if set(page) != {"formulas"} or not isinstance(entries, list):
        raise CodebookError(path.name, f"it has {', '.join(page) or 'nothing'}", "[[formulas]]")
    yield from entries


def _to_formula(entry: dict[str, Any], page: str, owners: set[str]) -> KnownFormula:
    if missing := [field for field in _REQUIRED if not entry.get(field)]:
        raise CodebookError(page, f"no {', '.join(missing)}", ", ".join(_REQUIRED))
    if unknown := sorted(set(entry).difference(_REQUIRED, _OPTIONAL)):
        raise CodebookError(page, f"unknown {', '.join(unknown)}", ", ".join(_OPTIONAL))
    for field, value in entry.items():
        is_list = field in _LISTS
        values = value if is_list and isinstance(value, list) else [value]
        if is_list is not isinstance(value, list) or not all(isinstance(v, str) for v in values):
            kind = "a list of words" if is_list else "words"
            raise CodebookError(page, f"{field} is {value!r}", f"{kind} in quotation marks")
    if not _ID.fullmatch(entry["id"]):
        raise CodebookError(page, f"id {entry['id']!r}", "small letters, digits and hyphens")
    if entry.get("since") and not _SINCE.fullmatch(entry["since"]):
        raise CodebookError(page, f"since {entry['since']!r}", "a date such as 2014-05-21 or 2014")
    if strangers := sorted(set(entry["owners"]) - owners):
        raise CodebookError(page, f"owners {', '.join(strangers)}", "ids of the actor pages")
    for name in entry.get("checked", ()):
        if not _LOOKED_UP.match(name):
            raise CodebookError(page, f"checked names {name!r}", f"an address or {_SPEECH}, …")
    if entry.get("unchecked") and not entry.get("checked"):
        raise CodebookError(page, "unchecked without checked", "checked first: where the rest is")
    lists = {field: tuple(entry.get(field, ())) for field in _LISTS}
    formula = KnownFormula(**{**entry, **lists})
    if min(map(len, formula.forms)) < 1:
        raise CodebookError(page, "a form without a word", "at least one word")
    return formula
