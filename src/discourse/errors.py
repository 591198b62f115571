"""One class per kind of failure. Each names the thing, what was expected, what came, what to do."""

from __future__ import annotations


class DiscourseError(Exception):
    """Anything this package raises on purpose. The message is written for the user."""


class UsageError(DiscourseError):
    """The call itself cannot be carried out (exit code 2)."""


class UnreadableInput(DiscourseError):
    """One input cannot be read; the others can (exit code 1)."""

    def __init__(self, name: str, came: str, advice: str) -> None:
        self.name = name
        self.came = came
        self.advice = advice
        super().__init__(f"{name}: {came}. {advice}")


class CodebookError(DiscourseError):
    """A codebook page breaks a rule of the codebook."""

    def __init__(self, page: str, came: str, expected: str) -> None:
        self.page = page
        super().__init__(f"codebook page {page}: {came}; expected {expected}")


class CodingError(DiscourseError):
    """A file of human codings breaks a rule: which file, which row, what to do."""

    def __init__(self, file: str, row: int | None, came: str, advice: str) -> None:
        self.file = file
        self.row = row
        place = file if row is None else f"{file}, row {row}"
        super().__init__(f"{place}: {came}. {advice}")


class MissingExtraError(UsageError):
    """Something was asked for that needs packages which are not installed."""

    def __init__(self, wanted: str, package: str, extra: str) -> None:
        came = f"{wanted} needs the package {package!r}, which is not installed"
        super().__init__(f"{came}. Install it: pip install 'discourse[{extra}]'")
