"""The block of YAML between two lines of ``---`` at the head of a text."""

from __future__ import annotations

import re

from discourse.document import Note
from discourse.readers.sources import Pairs

_BLOCK = re.compile(
    r"\ufeff?---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE
)
_FIRST_KEY = re.compile(r"\s*(?:#[^\n]*\n\s*)*[\w\"'][^\n:]{0,80}:(?:\s|$)")
_PLAIN_FIELD = re.compile(r"^([\w\- ]{1,60}):[ \t]+(\S[^\n]*)$", re.MULTILINE)
#: Front matter longer than this (code points) is not front matter.
_LONGEST = 20_000


def read_front_matter(text: str) -> tuple[int, Pairs, tuple[Note, ...]]:
    """How many code points of ``text`` are front matter, its fields, and what was wrong with it.

    Lists become one value, their entries parted by ``; ``. A block without a field is text; of
    bad YAML the lines that are plainly ``name: value`` are read, and that is noted.
    """
    if not text.startswith(("---", "\ufeff---")):
        return 0, (), ()
    match = _BLOCK.match(text[: _LONGEST + 10])
    if match is None or not _FIRST_KEY.match(match[1]):
        return 0, (), ()
    import yaml

    try:
        found = _load(match[1])
        message = "fields read from the head of the file"
    except (yaml.YAMLError, ValueError, RecursionError):
        found = dict(_PLAIN_FIELD.findall(match[1]))
        message = "the head of the file is not valid YAML; its plain fields were read line by line"
    fields = tuple((str(key).strip(), _as_text(value)) for key, value in found.items())
    note = Note("front matter", message, len(fields))
    return match.end(), tuple(pair for pair in fields if pair[1]), (note,)


def _load(block: str) -> dict[object, object]:
    """Plain YAML with every value as written: no dates, no booleans, no aliases, no tags."""
    import yaml

    if any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(block, yaml.BaseLoader)):
        raise ValueError("aliases can be nested without end")
    # BaseLoader makes nothing but strings, lists and dictionaries.
    found = yaml.load(block, yaml.BaseLoader)
    if not isinstance(found, dict):
        raise ValueError("front matter is a list of fields")
    return found


def _as_text(value: object) -> str:
    if isinstance(value, dict):
        return "; ".join(f"{key}: {_as_text(part)}" for key, part in value.items())
    if isinstance(value, list):
        return "; ".join(_as_text(part) for part in value)
    return " ".join(str(value).split())
