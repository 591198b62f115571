"""The five forms of English-like verbs: regular ones by rule, the others from the list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

_VOWELS = "aeiou"

Forms = tuple[str, str, str, str, str]


def verb_forms(verbs: Mapping[str, Any]) -> dict[str, Forms]:
    """Base form → (base, third person, past, participle, ing).

    Args:
        verbs: ``regular`` and ``doubling`` (stop, stopped), each a list of base forms, and
            ``irregular``, lines of ``base past participle`` or all five forms.
    """
    forms: dict[str, Forms] = {}
    for base in verbs.get("regular", ()):
        forms[base] = _regular(base, base)
    for base in verbs.get("doubling", ()):
        forms[base] = _regular(base, base + base[-1])
    for line in verbs.get("irregular", ()):
        forms[line.split()[0]] = _irregular(line.split())
    return forms


def _regular(base: str, stem: str) -> Forms:
    past = _past(stem) if stem == base else stem + "ed"
    ing = stem + "ing" if stem != base else _ing(base)
    return base, _third(base), past, past, ing


def _irregular(words: Sequence[str]) -> Forms:
    if len(words) == 5:
        base, third, past, participle, ing = words
        return base, third, past, participle, ing
    base, past, participle = words
    return base, _third(base), past, participle, _ing(base)


def _third(base: str) -> str:
    if base.endswith("y") and base[-2] not in _VOWELS:
        return base[:-1] + "ies"
    return base + ("es" if base.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")


def _past(base: str) -> str:
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2] not in _VOWELS:
        return base[:-1] + "ied"
    return base + "ed"


def _ing(base: str) -> str:
    if base.endswith("ie"):
        return base[:-2] + "ying"
    if base.endswith("e") and not base.endswith(("ee", "oe", "ye")):
        return base[:-1] + "ing"
    return base + "ing"
