"""The command line: one file per command, each parses, calls, and prints."""

from __future__ import annotations

import io
import sys

from discourse.cli.app import app

__all__ = ["app", "main"]


def main() -> None:
    """Run the command line; the exit code is 0 done, 1 some inputs failed, 2 usage."""
    from discourse.cli.shared import exit_on_errors

    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a terminal that lacks a sign shows another
            stream.reconfigure(errors="replace")
    with exit_on_errors("--debug" in sys.argv):
        app()
