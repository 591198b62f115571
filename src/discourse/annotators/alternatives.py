"""Expressions for any of many forms, written so that one look at a text leaves few of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

_Form = tuple[str, ...]  # expressions, each for one character or for white space


def one_of(forms: Iterable[str]) -> str:
    """An expression for any of the forms, the longest that fits; a space is any white space.

    Forms that begin alike share their beginning, as in a trie: where ``a|b|…`` would try each form
    at each place, one look at the next character leaves few.
    """
    return _branches(sorted({_characters(form) for form in forms}))


def _characters(form: str) -> _Form:
    return tuple([r"\s+" if char == " " else re.escape(char) for char in form])


def _branches(forms: Sequence[_Form]) -> str:
    by_first: dict[str, list[_Form]] = {}
    for form in forms:
        by_first.setdefault(form[0], []).append(form[1:])
    return "|".join([first + _rest(rests) for first, rests in by_first.items()])


def _rest(rests: Sequence[_Form]) -> str:
    longer = [rest for rest in rests if rest]
    if not longer:
        return ""
    if len(longer) < len(rests):
        return f"(?:{_branches(longer)})?"
    is_fork = len({rest[0] for rest in longer}) > 1
    return f"(?:{_branches(longer)})" if is_fork else _branches(longer)
