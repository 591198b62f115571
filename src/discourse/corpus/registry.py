"""A user's own shelf: files registered under ids, kept in a folder of the user's."""

from __future__ import annotations

import hashlib
import os
import re
import tomllib
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from discourse.corpus.manifest import (
    Entry,
    check_fields,
    digest_of,
    known_texts,
    read_manifest,
)
from discourse.errors import UnreadableInput, UsageError
from discourse.readers.metadata import check_facts
from discourse.readers.reading import read, read_data
from discourse.storage import write_atomically

_ID = re.compile(r"[A-Za-z0-9][\w.-]*(?:/[A-Za-z0-9][\w.-]*)*")


@dataclass(frozen=True, slots=True)
class Shelved:
    """A text of a manifest and, if it is at hand, where."""

    entry: Entry
    path: Path | None


@dataclass(frozen=True, slots=True)
class Registry:
    """The texts at hand: those known by digest, and a user's own. ``home`` is the user's folder."""

    home: Path

    @classmethod
    def of_user(cls) -> Registry:
        """The registry in ``$DISCOURSE_HOME``, else where the platform keeps users' data."""
        given = os.environ.get("DISCOURSE_HOME")
        if given:
            return cls(Path(given))
        if os.name == "nt":
            base = Path(os.environ.get("LOCALAPPDATA", Path.home() / "AppData" / "Local"))
        else:
            base = Path(os.environ.get("XDG_DATA_HOME", Path.home() / ".local" / "share"))
        return cls(base / "discourse")

    def texts(self) -> Iterator[Shelved]:
        """Every known text, then the user's own, with its path where it is at hand."""
        own = self._own()
        own_ids = {entry.id for entry in own}
        for entry in (*(e for e in known_texts() if e.id not in own_ids), *own):
            path = self._place(entry)
            yield Shelved(entry, path if path.is_file() else None)

    def find(self, id: str) -> Shelved | None:
        """The text of this id, at hand or not; ``None`` where no manifest knows it."""
        return next((shelved for shelved in self.texts() if shelved.entry.id == id), None)

    def add(self, file: Path, id: str | None = None) -> Entry:
        """Register a file as the text whose digest it has.

        Args:
            file: copied to the user's folder.
            id: demanded to be the text of this id; found by digest if not given.

        Raises:
            UnreadableInput: there is no such file.
            UsageError: no known text has its digest, or that of ``id`` is another.
        """
        data = _data_of(file)
        digest = hashlib.sha256(data).hexdigest()
        candidates = [entry for entry in known_texts() if id in (None, entry.id)]
        if id is not None and not candidates:
            raise UsageError(f"no known text has the id {id!r}; see `discourse corpus list`")
        match = next((entry for entry in candidates if entry.sha256 == digest), None)
        if match is None:
            expected = f"expected {candidates[0].sha256}" if id else "no known text has it"
            raise UsageError(
                f"{file.name}: its SHA-256 is {digest}; {expected}. To register a text of your "
                "own, give it an id of its own with --new."
            )
        self._put(match, data)
        return match

    def add_own(self, file: Path, id: str, **metadata: str) -> Entry:
        """Register a text of the user's own under a new id.

        Raises:
            UnreadableInput: there is no such file, or no text can be read from it.
            UsageError: the id is taken or cannot be one, a field is not known or its value is
                none of its kind.
        """
        data = _data_of(file)
        if not _ID.fullmatch(id):
            raise UsageError(f"{id!r} cannot be an id: use letters, digits, . - _ and /")
        if self.find(id):
            raise UsageError(f"the id {id!r} is taken; choose another")
        facts = {
            "source": "registered by the user",
            "licence": "not stated",
            **metadata,
            "id": id,
            "sha256": hashlib.sha256(data).hexdigest(),
            "file": f"texts/{id}{file.suffix.lower()}",
        }
        check_fields(id, facts)
        check_facts(metadata.items())
        read(file)  # what cannot be read is not registered
        entry = Entry(**facts)
        self._put(entry, data)
        self._write_own((*self._own(), entry))
        return entry

    def check(self) -> Iterator[tuple[Shelved, bool]]:
        """Each text at hand, and whether its digest is still right."""
        for shelved in self.texts():
            if shelved.path is not None:
                yield shelved, digest_of(shelved.path) == shelved.entry.sha256

    def _place(self, entry: Entry) -> Path:
        return self.home / (entry.file or f"texts/{entry.id}.txt")

    def _put(self, entry: Entry, data: bytes) -> None:
        place = self._place(entry)
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise UsageError(f"{place.parent}: cannot be made ({error.strerror})") from error
        write_atomically(place, data)

    def _own(self) -> tuple[Entry, ...]:
        path = self.home / "manifest.toml"
        return read_manifest(path) if path.exists() else ()

    def _write_own(self, entries: tuple[Entry, ...]) -> None:
        blocks = []
        for entry in entries:
            lines = [f"{key} = {_quoted(v)}" for key, v in asdict(entry).items() if v is not None]
            blocks.append("\n".join(["[[texts]]", *lines]))
        content = "\n\n".join(blocks) + "\n"
        tomllib.loads(content)  # what is written can be read
        write_atomically(self.home / "manifest.toml", content)


def _data_of(file: Path) -> bytes:
    if not file.is_file():
        raise UnreadableInput(file.name, "there is no such file", "Check the spelling.")
    return read_data(file, file.name)


def _quoted(value: str) -> str:
    escaped = "".join(
        f"\\u{ord(char):04X}" if char < " " or char in '"\\\x7f' else char for char in value
    )
    return f'"{escaped}"'
