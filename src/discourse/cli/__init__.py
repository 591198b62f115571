"""The command line: one file per command, each parses, calls, and prints."""

from __future__ import annotations

import gc
import io
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from discourse.cli.app import app

__all__ = ["app", "main"]

#: Objects made before cycles of them are searched for. Analysing leaves hardly any; searching as
#: often as is usual takes a twentieth of the time.
_OBJECTS_BETWEEN_SEARCHES = 50_000


def main() -> None:
    """Run the command line; the exit code is 0 done, 1 some inputs failed, 2 usage."""
    from discourse.cli.shared import exit_on_errors

    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a terminal that lacks a sign shows another
            stream.reconfigure(errors="replace")
    with _unwound_when_ended(), _seldom_searched(), exit_on_errors("--debug" in sys.argv):
        app(prog_name="discourse")


@contextmanager
def _unwound_when_ended() -> Iterator[None]:
    """Let a request to end (SIGTERM) unwind the program: half-written files are taken away."""
    if threading.current_thread() is not threading.main_thread():  # others get no signals
        yield
        return
    before = signal.signal(signal.SIGTERM, lambda number, _: sys.exit(128 + number))
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


@contextmanager
def _seldom_searched() -> Iterator[None]:
    """Let the search for cycles of objects that nobody needs wait until there are many."""
    before = gc.get_threshold()
    gc.set_threshold(_OBJECTS_BETWEEN_SEARCHES, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
