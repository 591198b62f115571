"""What a text says to and about one reader: by name, as a member of a group, as one asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from discourse.analysis import Analysis, Unit
from discourse.codebook import Actor, Codebook
from discourse.errors import UsageError

#: Calls on these address every state, the reader among them.
_ASKS_ALL = ("all", "joint")


@dataclass(frozen=True, slots=True)
class ReaderView:
    """The sentences that concern a reader, each in the first group that fits.

    ``named`` name it; ``included`` name groups (by the name of the group) of which it is a member;
    ``asked`` call on all, or on speaker and addressees together. ``is_author`` says that the text
    is the reader's own.
    """

    reader: Actor
    named: tuple[Unit, ...]
    included: Mapping[str, tuple[Unit, ...]]
    asked: tuple[Unit, ...]
    is_author: bool


def find_reader(codebook: Codebook, name: str) -> Actor:
    """The actor with this id or name, in any case.

    Raises:
        UsageError: there is none.
    """
    if actor := codebook.actor(name):
        return actor
    raise UsageError(
        f"{name!r} is no state or group that the codebook knows; expected a code such as BRA, or a "
        "name such as Brazil"
    )


def read_for(analysis: Analysis, reader: Actor) -> ReaderView:
    """The sentences of a text, in order, that concern ``reader``.

    Membership is that of the actor pages, and dated there; groups without a list include nobody.
    """
    groups = groups_of(reader, analysis.codebook)
    named: list[Unit] = []
    included: dict[str, list[Unit]] = {}
    asked: list[Unit] = []
    for unit in analysis.own_sentences:
        mentioned = {one.label for one in analysis.document.layer("mentions").within(unit.span)}
        call = unit.function("exhortation")
        if reader.id in mentioned:
            named.append(unit)
        elif joint := sorted(mentioned & groups.keys()):
            for group in joint:
                included.setdefault(groups[group].name, []).append(unit)
        elif call and call.get("addressee") in _ASKS_ALL:
            asked.append(unit)
    country = analysis.document.metadata.country
    by_group = {name: tuple(units) for name, units in included.items()}
    return ReaderView(reader, tuple(named), by_group, tuple(asked), country == reader.id)


def groups_of(reader: Actor, codebook: Codebook) -> dict[str, Actor]:
    """The groups of which ``reader`` is a member, also through another group, by id."""
    found: dict[str, Actor] = {}
    inside = {reader.id}
    while new := [
        actor
        for actor in codebook.actors
        if actor.id not in found and not inside.isdisjoint(actor.members)
    ]:
        found |= {actor.id: actor for actor in new}
        inside |= found.keys()
    return found
