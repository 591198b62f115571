"""Downloads from a server on this machine that breaks off, lies, refuses, or is not there."""

from __future__ import annotations

import hashlib
import re
import socket
import tarfile
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from discourse.corpus import download
from discourse.corpus.fetch import SOURCES, CorpusSource, fetch_corpus
from discourse.errors import UnreadableInput, UsageError
from tests.corpus.server import ARCHIVE, TEXTS, Server, archive_of, member


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    monkeypatch.setenv("no_proxy", "*")
    monkeypatch.setattr(download, "FIRST_PAUSE", 0.0)
    server = Server()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def source(server: Server) -> CorpusSource:
    return source_at(server.url)


def source_at(url: str, data: bytes = ARCHIVE) -> CorpusSource:
    digest = hashlib.sha256(data).hexdigest()
    return CorpusSource(
        "talks", "Composed talks", "10.0/none", "http://127.0.0.1/page", url, "corpus.tar.gz",
        "CC0-1.0", len(data), digest,
    )  # fmt: skip


def files_in(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_a_corpus_is_fetched_and_unpacked(source: CorpusSource, tmp_path: Path) -> None:
    folder = fetch_corpus(source, tmp_path / "made" / "talks", quiet=True)
    assert folder == tmp_path / "made" / "talks"
    assert files_in(tmp_path) == {f"made/talks/{name}": data for name, data in TEXTS.items()}


def test_without_a_place_it_goes_to_the_users_folder(
    source: CorpusSource, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISCOURSE_HOME", str(tmp_path))
    assert fetch_corpus(source, quiet=True) == tmp_path / "talks"


def test_a_connection_that_breaks_off_is_gone_on_with(
    server: Server, source: CorpusSource, tmp_path: Path
) -> None:
    server.script = [lambda handler: handler.give(100), lambda handler: handler.give(50)]
    fetch_corpus(source, tmp_path / "talks", quiet=True)
    assert server.asked == [None, "bytes=100-", "bytes=150-"]
    assert files_in(tmp_path / "talks") == TEXTS


def test_a_later_run_goes_on_where_the_first_gave_up(
    server: Server, source: CorpusSource, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(download, "MOST_REQUESTS", 2)
    server.script = [lambda handler: handler.give(60), lambda handler: handler.give(0)]
    with pytest.raises(UnreadableInput, match=r"broke off \(2 requests\).*run the command again"):
        fetch_corpus(source, tmp_path / "talks", quiet=True)
    assert (tmp_path / "corpus.tar.gz.part").read_bytes() == ARCHIVE[:60]
    fetch_corpus(source, tmp_path / "talks", quiet=True)
    assert server.asked[-1] == "bytes=60-"
    assert files_in(tmp_path) == {f"talks/{name}": data for name, data in TEXTS.items()}


def test_a_server_without_ranges_begins_anew(
    server: Server, source: CorpusSource, tmp_path: Path
) -> None:
    server.knows_ranges = False
    server.script = [lambda handler: handler.give(100)]
    fetch_corpus(source, tmp_path / "talks", quiet=True)
    assert files_in(tmp_path / "talks") == TEXTS


def test_what_was_whole_already_is_not_asked_for(
    server: Server, source: CorpusSource, tmp_path: Path
) -> None:
    (tmp_path / "corpus.tar.gz.part").write_bytes(ARCHIVE)
    fetch_corpus(source, tmp_path / "talks", quiet=True)
    assert server.asked == []


def test_a_part_longer_than_the_file_is_thrown_away(
    server: Server, source: CorpusSource, tmp_path: Path
) -> None:
    (tmp_path / "corpus.tar.gz.part").write_bytes(ARCHIVE + b"more")
    fetch_corpus(source, tmp_path / "talks", quiet=True)
    assert server.asked == [f"bytes={len(ARCHIVE) + 4}-", None]


def test_a_busy_server_is_asked_again(server: Server, source: CorpusSource, tmp_path: Path) -> None:
    server.script = [lambda handler: handler.send_error(503)] * 2
    fetch_corpus(source, tmp_path / "talks", quiet=True)
    assert len(server.asked) == 3


def test_it_is_not_asked_for_ever(server: Server, source: CorpusSource, tmp_path: Path) -> None:
    server.script = [lambda handler: handler.send_error(500)] * 99
    with pytest.raises(UnreadableInput, match="the server answered 500"):
        fetch_corpus(source, tmp_path / "talks", quiet=True)
    assert len(server.asked) == download.MOST_REQUESTS


@pytest.mark.parametrize("code", [400, 403, 404])
def test_a_refusal_is_final_and_says_how_to_get_it_by_hand(
    server: Server, source: CorpusSource, tmp_path: Path, code: int
) -> None:
    server.script = [lambda handler: handler.send_error(code)] * 2
    with pytest.raises(UnreadableInput, match=f"talks: 127.*answered {code}.*by hand.*--archive"):
        fetch_corpus(source, tmp_path / "talks", quiet=True)
    assert len(server.asked) == 1
    assert list(tmp_path.iterdir()) == []


def test_a_wrong_digest_is_refused_with_both(
    server: Server, source: CorpusSource, tmp_path: Path
) -> None:
    server.data = ARCHIVE[:-1] + b"x"
    given = hashlib.sha256(server.data).hexdigest()
    with pytest.raises(UnreadableInput, match=f"SHA-256 is {given}, expected {source.sha256}"):
        fetch_corpus(source, tmp_path / "talks", quiet=True)
    assert list(tmp_path.iterdir()) == []


def test_a_wrong_size_is_refused(source: CorpusSource, tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match=f"has {len(ARCHIVE)} bytes, expected 7"):
        fetch_corpus(replace(source, size=7), tmp_path / "talks", quiet=True)


def test_a_digest_that_is_not_known_is_said(
    source: CorpusSource, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fetch_corpus(replace(source, sha256=None, size=None), tmp_path / "talks", quiet=True)
    assert f"SHA-256 {source.sha256}" in capsys.readouterr().err


def test_without_a_network_it_fails_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("no_proxy", "*")
    with socket.socket() as probe:  # a port where nobody listens
        probe.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{probe.getsockname()[1]}/corpus.tar.gz"
        with pytest.raises(UnreadableInput, match="the server cannot be reached"):
            fetch_corpus(source_at(url), tmp_path / "talks", quiet=True)


def test_a_server_that_says_nothing_is_given_up(
    server: Server, source: CorpusSource, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(download, "TIMEOUT", 0.05)
    monkeypatch.setattr(download, "MOST_REQUESTS", 2)
    done = threading.Event()
    server.script = [lambda handler: done.wait(5) and None] * 2
    with pytest.raises(UnreadableInput, match=r"no answer|cannot be reached \(timed out\)"):
        fetch_corpus(source, tmp_path / "talks", quiet=True)
    done.set()


def test_nothing_is_written_over(server: Server, source: CorpusSource, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("Mine.")
    with pytest.raises(UsageError, match="something here already"):
        fetch_corpus(source, tmp_path, quiet=True)
    assert server.asked == []


def test_an_archive_got_by_hand_is_checked_and_unpacked(
    server: Server, source: CorpusSource, tmp_path: Path
) -> None:
    archive = tmp_path / "got.tar.gz"
    archive.write_bytes(ARCHIVE)
    fetch_corpus(source, tmp_path / "talks", archive=archive)
    assert files_in(tmp_path / "talks") == TEXTS
    assert archive.exists()
    archive.write_bytes(b"else")
    with pytest.raises(UnreadableInput, match="expected"):
        fetch_corpus(source, tmp_path / "again", archive=archive)
    with pytest.raises(UnreadableInput, match="there is no such file"):
        fetch_corpus(source, tmp_path / "again", archive=tmp_path / "gone.tar.gz")
    assert server.asked == []


@pytest.mark.parametrize(
    "data",
    [
        archive_of((member("../up.txt"), b"Up.")),
        archive_of((member("a/../../up.txt"), b"Up.")),
        b"We will act.",
        ARCHIVE[:-30],
    ],
    ids=["up", "up inside", "no archive", "cut off"],
)
def test_a_dangerous_or_damaged_archive_leaves_nothing(
    server: Server, tmp_path: Path, data: bytes
) -> None:
    server.data = data
    (tmp_path / "in").mkdir()
    with pytest.raises(UnreadableInput, match="cannot be unpacked"):
        fetch_corpus(source_at(server.url, data), tmp_path / "in" / "talks", quiet=True)
    assert [path.name for path in tmp_path.iterdir()] == ["in"]
    assert not (tmp_path / "in" / "talks").exists()


def test_links_and_litter_are_not_unpacked(server: Server, tmp_path: Path) -> None:
    server.data = archive_of(
        (member("a.txt"), b"We act."),
        (member("._a.txt"), b"litter"),
        (member("link", tarfile.SYMTYPE, "/etc/passwd"), b""),
        (member("pipe", tarfile.FIFOTYPE), b""),
    )
    fetch_corpus(source_at(server.url, server.data), tmp_path / "talks", quiet=True)
    assert [path.name for path in (tmp_path / "talks").iterdir()] == ["a.txt"]


def test_the_shipped_source_is_complete() -> None:
    source = SOURCES["ungdc"]
    assert source.page.endswith(source.doi)
    assert source.url.startswith("https://")
    assert source.sha256 is not None
    assert re.fullmatch("[0-9a-f]{64}", source.sha256)
