"""Public corpora, downloaded by users who ask for it and are online.

Tested against a server on the own machine only; it was never tried against the live server. The
repository of the UN General Debate Corpus may want a form filled in before it gives the file; then
the file is downloaded by hand and unpacked with ``archive``.
"""

from __future__ import annotations

import shutil
import sys
import tarfile
import tempfile
import tomllib
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from discourse.corpus.download import download, progress_on_terminal
from discourse.corpus.manifest import digest_of
from discourse.corpus.registry import Registry
from discourse.errors import UnreadableInput, UsageError

#: More than this, unpacked, is no corpus of texts but an attack or a mistake.
MOST_UNPACKED_BYTES = 4_000_000_000
MOST_MEMBERS = 200_000


@dataclass(frozen=True, slots=True)
class CorpusSource:
    """A corpus that can be downloaded as one archive (tar).

    ``page`` is where people find it; ``url`` gives the archive ``file`` itself. ``size`` in bytes
    and ``sha256`` are checked where they are known.
    """

    name: str
    title: str
    doi: str
    page: str
    url: str
    file: str
    licence: str
    size: int | None = None
    sha256: str | None = None


def _read_sources() -> dict[str, CorpusSource]:
    path = files("discourse") / "data" / "corpus" / "sources.toml"
    data = tomllib.loads(path.read_text("utf-8"))
    return {name: CorpusSource(name=name, **facts) for name, facts in data.items()}


SOURCES = _read_sources()


def fetch_corpus(
    source: CorpusSource, into: Path | None = None, *, archive: Path | None = None,
    quiet: bool = False,
) -> Path:  # fmt: skip
    """Download a corpus, check it, and unpack it; go on where an earlier download broke off.

    Args:
        source: from :data:`SOURCES`.
        into: the folder to make; ``NAME`` in the user's folder if not given.
        archive: the archive, if it was downloaded by hand: nothing is downloaded then.
        quiet: no progress on standard error.

    Returns:
        the folder with the texts.

    Raises:
        UsageError: the folder holds something already, or cannot be written to.
        UnreadableInput: the archive cannot be had, is not the one expected, or is damaged.
    """
    folder = into or Registry.of_user().home / source.name
    _make_room(folder)
    if archive is not None:
        if not archive.is_file():
            raise UnreadableInput(archive.name, "there is no such file", "Check the spelling.")
        _check(source, archive)
        _unpack(source, archive, folder)
        return folder
    part = folder.parent / f"{source.file}.part"
    if not _is_whole(source, part):
        if not quiet:
            print(f"{source.title}, {source.licence}\nfrom {source.url}", file=sys.stderr)
        try:
            download(source.url, part, progress_on_terminal(quiet))
        except UnreadableInput as error:
            advice = f"{error.advice} {_by_hand(source)}"
            raise UnreadableInput(source.name, f"{error.name}: {error.came}", advice) from error
    try:
        _check(source, part)
    except UnreadableInput:
        part.unlink()
        raise
    _unpack(source, part, folder)
    part.unlink()
    return folder


def _by_hand(source: CorpusSource) -> str:
    return (
        f"Or download {source.file} by hand from {source.page}, and run: "
        f"discourse corpus fetch {source.name} --archive FILE"
    )


def _make_room(folder: Path) -> None:
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise UsageError(f"{folder}: there is something here already; name another with --into")
        folder.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"{folder}: cannot be made ({error.strerror})") from error


def _is_whole(source: CorpusSource, part: Path) -> bool:
    if source.sha256 is None or not part.is_file():
        return False
    return part.stat().st_size == source.size and digest_of(part) == source.sha256


def _check(source: CorpusSource, archive: Path) -> None:
    """Hold the archive against size and digest; say the digest where none is known."""
    size, digest = archive.stat().st_size, digest_of(archive)
    if source.sha256 is None:
        print(f"{source.file}: {size:,} bytes, SHA-256 {digest}", file=sys.stderr)
    wrong = []
    if source.size not in (None, size):
        wrong.append(f"it has {size:,} bytes, expected {source.size:,}")
    if source.sha256 not in (None, digest):
        wrong.append(f"its SHA-256 is {digest}, expected {source.sha256}")
    if wrong:
        advice = (
            f"It was not unpacked. Try once more, or look for another version at {source.page}."
        )
        raise UnreadableInput(source.file, "; ".join(wrong), advice)


def _unpack(source: CorpusSource, archive: Path, folder: Path) -> None:
    """Unpack to a folder beside, which becomes ``folder`` when all is there."""
    made = Path(tempfile.mkdtemp(dir=folder.parent, prefix=".unpacking-"))
    try:
        with tarfile.open(archive) as tar:
            if not hasattr(tarfile, "data_filter"):  # Python 3.11 before 3.11.4
                raise UsageError("unpacking safely needs Python 3.11.4 or later")
            tar.extractall(made, members=_members(tar), filter="data")
        made.chmod(0o755)
        if folder.exists():
            folder.rmdir()  # it is empty
        made.replace(folder)
    except (tarfile.TarError, zlib.error, EOFError, OSError, ValueError) as error:
        came = f"it cannot be unpacked ({error or type(error).__name__})"
        raise UnreadableInput(source.file, came, f"Get it anew: {source.page}") from error
    finally:
        shutil.rmtree(made, ignore_errors=True)


def _members(tar: tarfile.TarFile) -> Iterator[tarfile.TarInfo]:
    """The files and folders of an archive, without links, devices and litter of file managers."""
    total = 0
    for number, member in enumerate(tar):
        total += member.size
        if total > MOST_UNPACKED_BYTES or number >= MOST_MEMBERS:
            raise ValueError(f"it unpacks to more than {total / 1e6:,.0f} MB in {number} files")
        is_litter = Path(member.name).name.startswith("._") or "__MACOSX" in member.name
        if (member.isfile() or member.isdir()) and not is_litter:
            yield member
