"""Which words of a text stand in quotation marks.

Straight, curly and low marks, guillemets, single marks. Which mark opens and which closes is told
by what stands beside it, by its form, and by what is open. A quotation may go on over paragraphs,
each of which then begins with an opening mark while the last alone has a closing one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from discourse.annotators.quotation_words import load_quotation_words

_DOUBLE = re.compile('["“”„‟«»]')
#: The mark first, and what stands before it then: a search for a sign is fast.
_SINGLE_OPEN = re.compile(r"['‘‚‹](?<![\w'’].)(?=[\w“\"(\[.…])")
_SINGLE_CLOSE = re.compile(r"(?<=[^\s(\[])['’‘›](?!\w)")
_POSSESSIVE = re.compile(r"(?<=s)['’](?=\s+\w)")
_WORD = re.compile(r"\w")
_FARTHEST = 1500  # characters to a closing mark in a later paragraph, where no mark is repeated
_FEW_WORDS = 3
_NEAR = 9  # characters that may be white space


@dataclass(frozen=True, slots=True)
class Quoted:
    """A stretch in quotation marks, ``[start, end)`` with both marks.

    ``is_inner`` where it stands inside another one.
    """

    start: int
    end: int
    is_inner: bool = False


def find_quoted(text: str) -> tuple[list[Quoted], int]:
    """The quoted stretches that hold a word, in text order, and how many marks have no partner.

    A single mark without a partner is an apostrophe and is not counted.
    """
    pairs, odd = _Pairs(text).find()
    pairs += [
        (start, end)
        for start, end in _single(text)
        if not any(one < start < other < end or start < one < end < other for one, other in pairs)
    ]
    found: list[Quoted] = []
    around: list[int] = []  # where the stretches end that are open here
    for start, end in sorted(pairs, key=lambda pair: (pair[0], -pair[1])):
        around = [stop for stop in around if stop > start]
        if _WORD.search(text, start, end):
            found.append(Quoted(start, end, bool(around)))
            around.append(end)
    return found, odd


class _Pairs:
    """Pairs the double marks of one text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._open: list[tuple[int, str]] = []  # where a mark stands, and its family
        self._pairs: list[tuple[int, int]] = []
        self._odd = 0
        self._last_paragraph = 0  # the last that goes on with the outermost stretch

    def find(self) -> tuple[list[tuple[int, int]], int]:
        """The pairs, and the number of marks without a partner."""
        for match in _DOUBLE.finditer(self._text):
            at, mark = match.start(), match.group()
            if self._goes_on(at, mark):
                self._last_paragraph = at
            elif self._opens(at, mark):
                self._drop_stale(at)
                if not self._open:
                    self._last_paragraph = at
                self._open.append((at, self._family(mark)))
            else:
                self._close(at, self._family(mark))
        return self._pairs, self._odd + len(self._open)

    @staticmethod
    def _family(mark: str) -> str:
        return "angle" if mark in "«»" else "double"

    def _may_open(self, at: int) -> bool:
        """Whether a mark has a word behind it and none before it."""
        before, after = self._text[at - 1 : at], self._text[at + 1 : at + 2]
        if not self._open and after.isalnum() and not before.isalnum():
            return True  # also where a space was lost: namely,”One
        return bool(after.strip()) and not (before.isalnum() or before in tuple(".,;!?…)”’"))

    def _may_close(self, at: int) -> bool:
        before, after = self._text[at - 1 : at], self._text[at + 1 : at + 2]
        return bool(before.strip()) and not after.isalnum()

    def _opens(self, at: int, mark: str) -> bool:
        top = self._text[self._open[-1][0]] if self._open else ""
        if mark in "„‟":
            return True
        if mark == "“":  # the German closing mark, and one that was typed the wrong way round
            ends = self._may_close(at) and not self._may_open(at)
            return not (top and ends) and not (top == "„" and self._may_close(at))
        if mark == "«":
            return top != "»"
        if mark == "»":
            return not any(family == "angle" for _, family in self._open) and self._may_open(at)
        if not self._may_open(at):
            return False
        return not top or (mark == '"' and not self._may_close(at))

    def _goes_on(self, at: int, mark: str) -> bool:
        """Whether it repeats the open mark at the head of the next paragraph.

        So does a curly one behind a full stop, where the paragraph was joined to the one before.
        """
        if not self._open or mark == "”" or (mark == "»" and self._last_mark() != "»"):
            return False
        if self._text[at + 1 : at + 2].isspace() or self._family(mark) != self._open[0][1]:
            return False
        before = self._text[max(0, at - _NEAR) : at].rstrip(" \t")
        is_lost = mark == "“" and before.endswith((".", "!", "?"))  # a paragraph that was joined on
        if not (before.endswith("\n") or is_lost):
            return False
        return "\n" not in self._text[self._last_paragraph : at].strip()

    def _last_mark(self) -> str:
        return self._text[self._open[0][0]]

    def _drop_stale(self, at: int) -> None:
        """Leave open marks whose paragraph has ended, and which nothing took up again."""
        while self._open and "\n" in self._text[max(self._last_paragraph, self._open[-1][0]) : at]:
            self._open.pop()
            self._odd += 1

    def _close(self, at: int, family: str) -> None:
        places = [n for n, (_, one) in enumerate(self._open) if one == family]
        if not places:
            self._odd += 1
            return
        self._odd += len(self._open) - places[-1] - 1
        start, _ = self._open[places[-1]]
        del self._open[places[-1] :]
        last = max(start, self._last_paragraph)
        if "\n" in self._text[last:at] and at - last > _FARTHEST:
            self._odd += 2
            return
        self._pairs.append((start, at + 1))


def _single(text: str) -> Iterator[tuple[int, int]]:
    """The stretches in single marks: each opening one with the first that closes it.

    Behind an s and before a word the mark may be a possessive, and closes only a few words in small
    letters, or what nothing else closes.
    """
    done = 0
    for match in _SINGLE_OPEN.finditer(text):
        start = match.start()
        if start < done or _elided(text, match.end()):
            continue
        end_of_line = text.find("\n", start)
        stop = len(text) if end_of_line < 0 else end_of_line
        following = _next_opening(text, match.end(), stop)
        ends = [m.end() for m in _SINGLE_CLOSE.finditer(text, match.end(), stop)]
        sure = [end for end in ends if not _POSSESSIVE.match(text, end - 1)]
        near = [end for end in ends if end <= following]
        is_small = text[start + 1].islower()
        few = [e for e in near[:1] if is_small and len(text[start:e].split()) <= _FEW_WORDS]
        chosen = few or [end for end in sure if end <= following][:1] or near[:1]
        if chosen:
            done = chosen[0]
            yield start, done


def _next_opening(text: str, at: int, stop: int) -> int:
    return next(
        (m.start() for m in _SINGLE_OPEN.finditer(text, at, stop) if not _elided(text, m.end())),
        stop,
    )


def _elided(text: str, at: int) -> bool:
    """Whether an apostrophe stands here for what is left out: "'twas", "'90s"."""
    return load_quotation_words().elided.match(text, at) is not None
