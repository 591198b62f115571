"""Which lines are headings: by their own look, by their neighbours, or because the file says so."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from discourse.annotators.lines import Line, LineTests, ends_clause

# A run of this many lines that look like headings, with no body between, is a list or a verse.
_HEADING_RUN = 4
# Capitals tell a heading only where they are rare.
_CAPITALS_SHARE = 0.3
# What a file marks as a heading and is longer is a paragraph in the wrong style.
_LONGEST_MARKED = 200


def find_headings(
    lines: Sequence[Line],
    tests: LineTests,
    is_other: Callable[[int], bool],
    marked: frozenset[int] = frozenset(),
) -> frozenset[int]:
    """The positions in ``lines`` of the headings.

    Args:
        lines: those of one document.
        tests: what a line is by its own look.
        is_other: whether the line at a position is a speaker's, a clause, or of another kind.
        marked: positions of the lines that the file marks as headings.
    """
    finder = _Finder(lines, tests, is_other)
    given = {index for index in marked if len(lines[index].text) <= _LONGEST_MARKED}
    return finder.headings() | given


class _Finder:
    def __init__(
        self, lines: Sequence[Line], tests: LineTests, is_other: Callable[[int], bool]
    ) -> None:
        self.lines = lines
        self.tests = tests
        self.is_other = is_other
        capitals = sum(tests.is_all_capitals(line.text) for line in lines)
        self.all_capitals = capitals > _CAPITALS_SHARE * len(lines) and capitals > 3

    def headings(self) -> frozenset[int]:
        """Lines that look like headings, without runs of them."""
        items = self._items()
        found = [
            index
            for index in range(len(self.lines))
            if index not in items and self._is_heading(index)
        ]
        kept: set[int] = set()
        run: list[int] = []
        for index in [*found, -1]:
            if run and index != run[-1] + 1:
                if len(run) < _HEADING_RUN or self._is_head_of_text(run[0], kept):
                    kept.update(run)
                run = []
            run.append(index)
        return frozenset(kept - {-1})

    def _is_head_of_text(self, index: int, headings: set[int]) -> bool:
        """Whether nothing but headings, dates and the like stands above the line at ``index``."""
        return all(above in headings or self.is_other(above) for above in range(index))

    def _items(self) -> frozenset[int]:
        """Lines of a list under a line that ends with a colon, as far as they have no stop."""
        items: set[int] = set()
        for index, line in enumerate(self.lines[1:], start=1):
            opened = index - 1 in items or self.lines[index - 1].text.endswith(":")
            if opened and not line.text.isupper() and self.tests.looks_like_heading(line.text):
                items.add(index)
        return frozenset(items)

    def _is_heading(self, index: int) -> bool:
        line = self.lines[index]
        if not self.tests.looks_like_heading(line.text) or self.is_other(index):
            return False
        if index + 1 == len(self.lines):
            return False
        previous = self.lines[index - 1].text if index else ""
        following = self.lines[index + 1].text
        if following[0].islower():
            return False
        if len(previous) > 60 and not ends_clause(previous) and not self.is_other(index - 1):
            return False  # the middle of a sentence that was cut into lines
        return not (self.all_capitals and line.text.isupper())
