"""Progress on standard error: one line, and only where somebody looks."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager


class Advance:
    """Tells on standard error how many texts are done; nothing in the first two seconds."""

    def __init__(self, quiet: bool) -> None:
        self._clock = time.monotonic
        self._start = self._clock()
        self._last = self._start
        self._count = 0
        self._shown = False
        self._quiet = quiet or not sys.stderr.isatty()

    def __call__(self, name: str) -> None:
        """Say that the text ``name`` is begun."""
        self._count += 1
        self._show(name)

    def doing(self, what: str) -> None:
        """Say what is done with all the texts, which were begun before."""
        self._last = self._start  # a step is never passed over for having begun soon
        self._show(what)

    def _show(self, what: str) -> None:
        now = self._clock()
        if self._quiet or now - self._start < 2 or now - self._last < 0.1:
            return
        self._last, self._shown = now, True
        shown = "".join(char if char.isprintable() else "?" for char in what[-40:])
        sys.stderr.write(f"\r\x1b[K{self._count} texts, {now - self._start:.0f} s  {shown}")
        sys.stderr.flush()

    def clear(self) -> None:
        """Take the line away, so that something else can be written."""
        if self._shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
            self._shown = False


@contextmanager
def progress(quiet: bool) -> Iterator[Advance]:
    """Progress of a run, taken away at its end."""
    advance = Advance(quiet)
    try:
        yield advance
    finally:
        advance.clear()


@contextmanager
def step(what: str, quiet: bool) -> Iterator[None]:
    """Say on standard error, where somebody looks, what is being done until it is done."""
    if quiet or not sys.stderr.isatty():
        yield
        return
    sys.stderr.write(f"\r\x1b[K{what} …")
    sys.stderr.flush()
    try:
        yield
    finally:
        sys.stderr.write("\r\x1b[K")
        sys.stderr.flush()
