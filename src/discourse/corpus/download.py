"""Downloads that go on where they broke off, over HTTP, with the standard library only."""

from __future__ import annotations

import http.client
import re
import socket
import sys
import time
from collections.abc import Callable
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

from discourse.errors import UnreadableInput, UsageError

#: Seconds without a byte after which a connection is given up.
TIMEOUT = 30.0
#: Requests made for one file at most, and the seconds before the second (doubled each time).
MOST_REQUESTS = 6
FIRST_PAUSE = 1.0
#: A file larger than this is not what was asked for (bytes).
MOST_BYTES = 2_000_000_000
_CHUNK = 1 << 16
_ASK_AGAIN = (408, 425, 429)
_CONTENT_RANGE = re.compile(r"bytes (\d+)-\d+/(\d+|\*)")

#: Told how many bytes are there, and how many there will be, if that is known.
Progress = Callable[[int, int | None], None]


def download(url: str, part: Path, progress: Progress) -> None:
    """Download ``url`` to ``part``; bytes that ``part`` holds already are not asked for again.

    Raises:
        UnreadableInput: the server cannot be reached, refuses, or breaks off again and again.
            What came is kept in ``part``.
        UsageError: ``part`` cannot be written.
    """
    host = urlsplit(url).netloc
    problem = ""
    for number in range(MOST_REQUESTS):
        if number:
            time.sleep(FIRST_PAUSE * 2 ** (number - 1))
        try:
            if _request_rest(url, part, progress):
                return
            problem = "the connection broke off"
        except HTTPError as error:
            error.close()
            problem = f"the server answered {error.code} {error.reason}"
            if error.code == 416:  # more is there than the server has: not this file
                part.unlink(missing_ok=True)
            elif error.code < 500 and error.code not in _ASK_AGAIN:
                raise UnreadableInput(host, problem, "It does not give the file so.") from None
        except (URLError, http.client.HTTPException, TimeoutError, ConnectionError) as error:
            problem = _reason(error)
            if number == 0 and _is_unreachable(error):
                raise UnreadableInput(host, problem, "Check the connection.") from None
    advice = "What came is kept: run the command again to go on."
    raise UnreadableInput(host, f"{problem} ({MOST_REQUESTS} requests)", advice)


def _request_rest(url: str, part: Path, progress: Progress) -> bool:
    """Ask once for what is missing; whether the file is whole then."""
    done = part.stat().st_size if part.exists() else 0
    headers = {"User-Agent": "discourse", "Accept-Encoding": "identity"}
    if done:
        headers["Range"] = f"bytes={done}-"
    with urlopen(Request(url, headers=headers), timeout=TIMEOUT) as response:
        if urlsplit(response.url).scheme != urlsplit(url).scheme:
            raise UnreadableInput(url, f"it leads to {response.url}", "That is not followed.")
        start, total = _extent(response)
        if start not in (0, done):
            raise http.client.HTTPException("the server sent another part than was asked for")
        if total is not None and total > MOST_BYTES:
            raise UnreadableInput(url, f"it has {total / 1e6:,.0f} MB", "That is too large.")
        done = _write(response, part, start, lambda count: progress(count, total))
    return total is None or done == total


def _extent(response: http.client.HTTPResponse) -> tuple[int, int | None]:
    """Where in the file the answer begins, and the size of the file if the server says it."""
    if response.status == 206:
        match = _CONTENT_RANGE.fullmatch(response.headers.get("Content-Range", ""))
        if match is None:
            raise http.client.HTTPException("the server does not say which part it sent")
        return int(match[1]), None if match[2] == "*" else int(match[2])
    length = response.headers.get("Content-Length")
    return 0, int(length) if length and length.isdigit() else None


def _write(
    response: http.client.HTTPResponse, part: Path, start: int, advance: Callable[[int], None]
) -> int:
    """Write the answer from ``start`` on; how long the file is then."""
    try:
        file = part.open("ab" if start else "wb")
    except OSError as error:
        raise UsageError(f"{part}: cannot be written ({error.strerror})") from error
    with file:
        done = start
        while done <= MOST_BYTES and (chunk := response.read(_CHUNK)):
            try:
                file.write(chunk)
            except OSError as error:
                raise UsageError(f"{part}: cannot be written ({error.strerror})") from error
            done += len(chunk)
            advance(done)
    return done


def _reason(error: Exception) -> str:
    if isinstance(error, TimeoutError):
        return f"no answer for {TIMEOUT:g} seconds"
    if isinstance(error, URLError):
        inner = error.reason
        said = getattr(inner, "strerror", None) or str(inner)
        return f"the server cannot be reached ({said})"
    return f"the connection broke off ({error or type(error).__name__})"


def _is_unreachable(error: Exception) -> bool:
    """Whether there is no way to the server at all, so that waiting will not help."""
    reason = error.reason if isinstance(error, URLError) else None
    return isinstance(reason, socket.gaierror | ConnectionRefusedError)


def progress_on_terminal(quiet: bool) -> Progress:
    """Progress as one line on standard error; none if ``quiet`` or if nobody looks."""
    last = -1.0

    def show(done: int, total: int | None) -> None:
        nonlocal last
        now = time.monotonic()
        is_end = done == total
        if quiet or not sys.stderr.isatty() or (now - last < 0.2 and not is_end):
            return
        last = now
        of = f" of {total / 1e6:,.1f} MB ({done / total:.0%})" if total else " MB"
        sys.stderr.write(f"\r\x1b[K{done / 1e6:,.1f}{of}" + ("\n" if is_end else ""))
        sys.stderr.flush()

    return show
