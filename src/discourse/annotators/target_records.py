"""A critical sentence as it is read for its target, and a target."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from discourse.annotators.mentions import Mention
from discourse.text import Span

#: Classes of mentions that name a party other than the own one.
NAMED = ("state", "territory", "demonym", "bloc", "group", "organisation", "armed_group", "person")
#: Those of them that act rather than are acted in.
ACTING = ("state", "demonym", "armed_group", "person", "organisation")
OWN = ("self", "self_demonym")
OWN_SIDE = "own_side"  # the kind of a target


class Meant(NamedTuple):
    """Whom a pronoun stands for: class and id of a party, and whether it was blamed just before."""

    kind: str
    id: str
    is_blamed: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """A sentence, the mentions in it, and whom a pronoun stands for, if anybody."""

    words: str
    mentions: Sequence[Mention]
    meant: Meant | None = None


@dataclass(frozen=True, slots=True)
class Target:
    """Who or what is blamed: ``span`` holds the target and its conduct, in the sentence."""

    span: Span
    form: str
    kind: str
    words: str | None = None
    id: str | None = None
    conduct: str | None = None
    victim: str | None = None
    anaphora: bool = False
    guessed: bool = False
