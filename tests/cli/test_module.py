"""The command line as a module."""

from __future__ import annotations

import subprocess
import sys


def test_python_dash_m_runs_the_commands() -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "discourse", "--version"], capture_output=True, text=True, check=True
    )
    assert ran.stdout.startswith("discourse ")
