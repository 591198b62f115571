"""Who is mentioned: states, groups of states, organisations, offices, and parties left unnamed.

Names come from the actor pages and are matched with their case; of two that overlap the longer
wins, and a name inside a longer phrase that is not the actor ("Paris" in "Paris Agreement") is
no mention. A mention says that words refer to a party, never what is said about it. Forms such
as "certain powers" are mentions of their own class and are never resolved to anybody.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from ahocorasick_rs import AhoCorasick, MatchKind

from discourse.annotators.alternatives import one_of
from discourse.codebook import Actor, Codebook, UnnamedForms
from discourse.document import Annotation, Document, Layer, MadeBy
from discourse.text import Span, fold, spaced

_LIKENESS = ("-style", "-type", "-like")  # behind a name: what is like it, and not the party
_OF_THINGS = ("elements", "interests")  # parties, unless they are of something


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that refer to a party: where, of which class (see ``MARKS``), and to whom.

    ``actor_id`` is the id of an actor page, ``unnamed:…`` for a surface class, or the words
    themselves for a person.
    """

    start: int
    end: int
    kind: str
    actor_id: str


def annotate_mentions(document: Document, codebook: Codebook, made_by: MadeBy) -> Layer:
    """The layer of mentions: label = actor id, attribute ``class``."""
    mentions = find_mentions(document.text, codebook, document.metadata.country)
    annotations = [
        Annotation(Span(m.start, m.end), m.actor_id, attributes=(("class", m.kind),))
        for m in mentions
    ]
    return Layer.of("mentions", annotations, made_by)


def find_mentions(text: str, codebook: Codebook, own_country: str | None = None) -> list[Mention]:
    """Mentions in ``text``, in order, none overlapping another.

    Args:
        text: any text.
        codebook: for the actor pages.
        own_country: actor id of whoever speaks, or its name where the codebook does not know it;
            its mentions are of class ``self``.
    """
    found = _find_all(text, codebook)
    if own_country and own_country not in _finder(codebook).ids:
        found = tuple(_longest([*found, *_named_so(own_country, text)]))
    return [_as_self(mention, own_country) for mention in found]


def add_places(mentions: Sequence[Mention], text: str, codebook: Codebook) -> list[Mention]:
    """``mentions``, and the capitals that are none since they are only places, as ``place``."""
    return list(_longest([*mentions, *_finder(codebook).places(text)]))


@lru_cache(maxsize=1)  # whose text it is and who is mentioned are asked one after the other
def _find_all(text: str, codebook: Codebook) -> tuple[Mention, ...]:
    finder = _finder(codebook)
    folded = fold(text)
    words = spaced(folded)
    found = [*finder.named(text), *finder.unnamed(folded, words), *finder.persons(text, words)]
    return tuple(_longest(found))


def _named_so(name: str, text: str) -> Iterator[Mention]:
    for match in re.finditer(rf"\b{re.escape(name)}\b", text):
        yield Mention(*match.span(), "state", name)


def _as_self(mention: Mention, own_country: str | None) -> Mention:
    if own_country is None or mention.actor_id != own_country:
        return mention
    kind = "self_demonym" if mention.kind == "demonym" else "self"
    return Mention(mention.start, mention.end, kind, mention.actor_id)


def _longest(mentions: Iterable[Mention]) -> Iterator[Mention]:
    end = 0
    for mention in sorted(mentions, key=lambda m: (m.start, -m.end)):
        if mention.start >= end:
            yield mention
            end = mention.end


@cache
def _finder(codebook: Codebook) -> _Finder:
    return _Finder(codebook)


class _Finder:
    """The names of all actors in one automaton, built once for a codebook."""

    def __init__(self, codebook: Codebook) -> None:
        self.ids = frozenset(actor.id for actor in codebook.actors)
        self._names: list[tuple[str, str | None, str]] = []
        for actor in codebook.actors:
            self._names.extend(_forms(actor))
        self._automaton = AhoCorasick(
            [name for name, _, _ in self._names], matchkind=MatchKind.LeftmostLongest
        )
        sets = dict(codebook.languages[0].sets)
        self._after_demonym = re.compile(rf" (?:{one_of(sets['GOVERNMENT'])})\b", re.IGNORECASE)
        self._place = re.compile(rf"\b(?:{one_of(sets['PLACE_BEFORE'])})\s$")
        self._office = re.compile(rf"\b(?:{one_of(sets['OFFICE'])})(?: [A-Z][\w'’-]+){{1,4}}")
        self._office_openings = AhoCorasick(_openings(sets["OFFICE"]))
        self._unnamed = _unnamed_regex(codebook.unnamed)
        self._unnamed_openings = AhoCorasick(_openings(_unnamed_forms(codebook.unnamed)))
        self._fixed = dict(codebook.unnamed.fixed)
        self._quantifier = re.compile(rf"(?:{one_of(codebook.unnamed.quantifiers)})\s+")

    def named(self, text: str) -> Iterator[Mention]:
        straight = _straight(text)
        for index, start, end in self._automaton.find_matches_as_indexes(straight):
            _, actor_id, kind = self._names[index]
            if actor_id is None or _inside_word(straight, start, end):
                continue
            if straight.startswith(_LIKENESS, end):
                continue
            if kind == "capital":
                if self._place.search(straight, max(start - _LONGEST_PLACE_WORD, 0), start):
                    continue
                kind = "state"
            if kind == "demonym":
                noun = self._after_demonym.match(straight, end)
                if noun:
                    yield Mention(start, noun.end(), "state", actor_id)
                    continue
            yield Mention(start, end, kind, actor_id)

    def places(self, text: str) -> Iterator[Mention]:
        for index, start, end in self._automaton.find_matches_as_indexes(_straight(text)):
            name, actor_id, kind = self._names[index]
            if actor_id and kind == "capital" and not _inside_word(text, start, end):
                yield Mention(start, end, "place", name)

    def persons(self, text: str, words: str) -> Iterator[Mention]:
        for match in _matches(self._office, text, self._office_openings, words):
            yield Mention(*match.span(), "person", match.group())

    def unnamed(self, folded: str, words: str) -> Iterator[Mention]:
        for match in _matches(self._unnamed, folded, self._unnamed_openings, words):
            found = " ".join(match.group().split())
            if found.endswith(_OF_THINGS) and folded.startswith(" of ", match.end()):
                continue  # "some elements of the reform"
            form = self._fixed.get(found) or self._class_of(found)
            yield Mention(*match.span(), "unnamed_actor", form)

    def _class_of(self, words: str) -> str:
        """The surface class of an unnamed form: ``certain major powers`` → major_powers."""
        kept = self._quantifier.sub("", words, count=1).replace(",", "").split()
        return "unnamed:" + "_".join(kept[-2:])


def _matches(
    regex: re.Pattern[str], text: str, openings: AhoCorasick, words: str
) -> Iterator[re.Match[str]]:
    """What ``regex`` finds in ``text``, tried only where a form opens: it is slow elsewhere."""
    found = openings.find_matches_as_indexes(words, overlapping=True)
    done = 0
    for start in sorted({start for _, start, _ in found}):
        match = regex.match(text, start) if start >= done else None
        if match:
            done = match.end()
            yield match


def _openings(forms: Iterable[str]) -> list[str]:
    """The first two words of each form (or its only one), as they stand in spaced folded text."""
    return sorted({f" {' '.join(spaced(fold(form)).split()[:2])} " for form in forms})


_LONGEST_PLACE_WORD = 12
_STRAIGHT = (("’", "'"), ("–", "-"), ("‑", "-"), ("\u00a0", " "))


def _straight(text: str) -> str:
    for form, plain in _STRAIGHT:  # several times as fast as translate
        text = text.replace(form, plain)
    return text


def _forms(actor: Actor) -> Iterator[tuple[str, str | None, str]]:
    for name in (*actor.names, *actor.metonyms):
        yield name, actor.id, actor.kind
    for capital in actor.capitals:
        yield capital, actor.id, "capital"
    for demonym in actor.demonyms:
        yield demonym, actor.id, "demonym"
    for phrase in actor.not_in:
        yield phrase, None, ""


def _inside_word(text: str, start: int, end: int) -> bool:
    before = start > 0 and (text[start - 1].isalnum() or text[start - 1] == "_")
    after = end < len(text) and (text[end].isalnum() or text[end] == "_")
    return before or after


def _unnamed_regex(forms: UnnamedForms) -> re.Pattern[str]:
    built = (
        rf"(?:{one_of(forms.quantifiers)})\s+"
        rf"(?:(?:{one_of(forms.adjectives)})[\s,]+(?:and\s+)?){{0,3}}(?:{one_of(forms.heads)})"
    )
    fixed = one_of(tuple(form for form, _ in forms.fixed)) or r"(?!)"
    return re.compile(rf"(?<![\w-])(?:{fixed}|{built})(?!\w)")


def _unnamed_forms(forms: UnnamedForms) -> tuple[str, ...]:
    return (*forms.quantifiers, *(form for form, _ in forms.fixed))
