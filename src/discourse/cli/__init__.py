"""The command line: one file per command, each parses, calls, and prints."""

from __future__ import annotations

import io
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from discourse.cli.app import app

__all__ = ["app", "main"]


def main() -> None:
    """Run the command line; the exit code is 0 done, 1 some inputs failed, 2 usage."""
    from discourse.cli.shared import exit_on_errors

    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a terminal that lacks a sign shows another
            stream.reconfigure(errors="replace")
    with _unwound_when_ended(), exit_on_errors("--debug" in sys.argv):
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
