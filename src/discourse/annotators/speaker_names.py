"""One name for each speaker: "HALE" is who was introduced as "NORA HALE, HOST"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from discourse.annotators.segmentation_data import SpeakerWords
from discourse.text import fold

_BRACKETS = re.compile(r"\s*[(\[]([^)\]]*)[)\]]")
_WORD = re.compile(r"[^\W\d_][\w.’'-]*")


class _Person(NamedTuple):
    """Who was named: the words of the name, its title, and what stands in brackets behind it."""

    name: str
    words: tuple[str, ...]
    title: str
    brackets: tuple[str, ...]


def name_speakers(names: Iterable[str], words: SpeakerWords) -> Mapping[str, str]:
    """For each of ``names``, in text order, the name by which its speaker was first called.

    A name is that of the one speaker before it who has all its words, with the same family name;
    of two such speakers, of none. Other states or parties in brackets tell two people apart, and so
    do other titles. Initials are those of the one speaker before who has them. "A" is the one who
    answers, where only one does.
    """
    known: list[_Person] = []
    found: dict[str, str] = {}
    for name in dict.fromkeys(names):
        person = _read(name, words)
        same = [one for one in known if _may_be(one, person) or _initials(one) == name]
        found[name] = same[0].name if len(same) == 1 else name
        if person.words and len(same) != 1:
            known.append(person)
    return found


def without_brackets(name: str) -> str:
    """``name`` without office, state or constituency in brackets."""
    return _BRACKETS.sub("", name)


def person_in_brackets(name: str, titles: frozenset[str]) -> str | None:
    """The person named behind an office: "The Minister for Energy (Mr Dragan Voss)"."""
    inside = (match[1] for match in _BRACKETS.finditer(name))
    return next((part for part in inside if _title(part, titles) and " " in part), None)


def _read(name: str, words: SpeakerWords) -> _Person:
    person = person_in_brackets(name, words.titles)
    plain = person or without_brackets(name).partition(",")[0]
    folded = [fold(word).rstrip(".") for word in _WORD.findall(plain)]
    offices = words.titles | words.roles | words.particles
    brackets = () if person else tuple(match[1] for match in _BRACKETS.finditer(name))
    own = tuple(word for word in folded if word not in offices)
    return _Person(name, own, _title(plain, words.titles), brackets)


def _initials(person: _Person) -> str:
    """The initials by which interviews call who was named in full before; "" of one name."""
    letters = [word[0].upper() for word in person.words]
    return "".join(letters) if len(letters) > 1 else ""


def _title(name: str, titles: frozenset[str]) -> str:
    first = fold(name.partition(" ")[0]).rstrip(".")
    return first if first in titles else ""


def _may_be(known: _Person, person: _Person) -> bool:
    """Whether ``person`` can be who is ``known``: nothing in the names speaks against it."""
    if not person.words or known.words[-1] != person.words[-1]:
        return False
    if not set(known.words).issuperset(person.words):
        return False
    if known.brackets and person.brackets and known.brackets != person.brackets:
        return False
    return not (known.title and person.title) or known.title == person.title
