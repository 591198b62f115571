"""Progress is said where somebody looks, and taken away."""

from __future__ import annotations

import io

import pytest

from discourse.cli.progress import step


class Terminal(io.StringIO):
    """Standard error with somebody before it."""

    def isatty(self) -> bool:
        return True


def test_a_step_is_said_while_it_lasts(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    with step("comparing 40 texts", quiet=False):
        assert terminal.getvalue().endswith("comparing 40 texts …")
    assert terminal.getvalue().endswith("\r\x1b[K")


@pytest.mark.parametrize(("where", "quiet"), [(Terminal(), True), (io.StringIO(), False)])
def test_nothing_is_said_to_files_or_to_who_wants_quiet(
    monkeypatch: pytest.MonkeyPatch, where: io.StringIO, quiet: bool
) -> None:
    monkeypatch.setattr("sys.stderr", where)
    with step("comparing 40 texts", quiet=quiet):
        pass
    assert where.getvalue() == ""
