"""Manifests: texts by id, with what is known about them and the digest that proves them."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from importlib.resources import files
from pathlib import Path
from typing import Any

from discourse.errors import UsageError

_METADATA = (
    "title", "speaker", "rank", "country", "date", "venue", "language", "genre", "audience",
    "original_language", "translation",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entry:
    """One text of a manifest. ``file`` is missing for texts of others, which are not shipped.

    ``sha256`` is of the bytes of the file; ``source`` says where the text comes from,
    ``licence`` what may be done with it.
    """

    id: str
    sha256: str
    source: str
    licence: str
    file: str | None = None
    title: str | None = None
    speaker: str | None = None
    rank: str | None = None
    country: str | None = None
    date: str | None = None
    venue: str | None = None
    language: str | None = None
    genre: str | None = None
    audience: str | None = None
    original_language: str | None = None
    translation: str | None = None

    @property
    def metadata(self) -> dict[str, str]:
        """What a document's metadata takes from the entry."""
        values = {name: getattr(self, name) for name in _METADATA}
        return {name: value for name, value in values.items() if value is not None}


def read_manifest(path: Path) -> tuple[Entry, ...]:
    """The entries of a manifest file.

    Raises:
        UsageError: it is not TOML, an entry lacks or misnames a field, or two have one id; the
            message says which.
    """
    try:
        data = tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError(f"{path.name}: not a manifest ({error})") from error
    entries = tuple(_entry(path.name, entry) for entry in data.get("texts", ()))
    ids = [entry.id for entry in entries]
    for twice in (id for number, id in enumerate(ids) if id in ids[:number]):
        raise UsageError(f"{path.name}: two entries have the id {twice!r}")
    return entries


def known_texts() -> tuple[Entry, ...]:
    """Texts of others that a user may register: titles, sources and digests, without the texts."""
    return read_manifest(Path(str(files("discourse") / "data" / "corpus" / "known.toml")))


def digest_of(path: Path) -> str:
    """SHA-256 of the bytes of a file, as hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def check_fields(where: str, data: Mapping[str, object]) -> None:
    """Check that ``data`` has the fields of an entry and no others.

    Raises:
        UsageError: it does not; the message begins with ``where``.
    """
    known = {field.name for field in fields(Entry)}
    missing = [key for key in ("id", "sha256", "source", "licence") if key not in data]
    unknown = sorted(set(data) - known)
    if missing or unknown:
        wrong = ", ".join([*(f"{key} is missing" for key in missing),
                           *(f"{key} is not known" for key in unknown)])  # fmt: skip
        raise UsageError(f"{where}: {wrong}; fields are {', '.join(sorted(known))}")


def _entry(manifest: str, data: Mapping[str, Any]) -> Entry:
    check_fields(f"{manifest}: {data.get('id', 'an entry without id')}", data)
    return Entry(**{key: str(value) for key, value in data.items()})
