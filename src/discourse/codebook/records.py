"""What a codebook page says, as frozen records: plain data, handed out by ``load_codebook``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import product
from typing import Literal, get_args

GROUPS = ("acts", "content", "evaluation", "warrants")
Kind = Literal["function", "frame"]
TaggerName = Literal["standard", "neural", "cues"]
TAGGERS: tuple[TaggerName, ...] = get_args(TaggerName)
_PARTS = re.compile(r"\((?P<choice>[^)]*)\)|<(?P<set>\w+)>|(?P<words>[^()<>]+)")


@dataclass(frozen=True, slots=True)
class Cue:
    """One entry of a page: patterns that speak for its label, and how strongly.

    ``weight`` in (0, 1] is what one hit alone says for the label; hits add up as
    ``1 - (1 - w1)(1 - w2)…``. ``unless`` are patterns that undo a hit they overlap;
    ``not_with`` undo it from anywhere in the sentence. ``heard_in`` lists governments
    (ISO 3166-1 alpha-3) in whose speeches the patterns were found. ``attributes`` are given
    to the annotation.
    """

    id: str
    language: str
    match: tuple[str, ...]
    weight: float
    unless: tuple[str, ...] = ()
    not_with: tuple[str, ...] = ()
    heard_in: tuple[str, ...] = ()
    attributes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Example:
    """A composed sentence on which the label is, or is not, present: a test of its page."""

    text: str
    language: str
    present: bool
    needs_model: bool = False
    country: str | None = None
    attributes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Category:
    """One rhetorical function or one frame: what it is, what signals it, examples.

    ``display`` holds the neutral words that readers see. ``attributes`` maps each attribute to
    its values in order of precedence: of two that are signalled, the first wins; where none is,
    ``defaults`` gives the value, if any. ``absorbs`` names labels (or ``label:subtype``) that this
    one makes superfluous in the same sentence, ``excludes`` those that cannot stand beside it.
    ``handed_on`` names the attributes that a cue takes over from shorter cues inside it.
    """

    id: str
    kind: Kind
    label: str
    display: str
    group: str
    order: int
    definition: str
    counts: tuple[str, ...]
    does_not_count: tuple[str, ...]
    absorbs: tuple[str, ...]
    excludes: tuple[str, ...]
    threshold: float
    source: str
    licence: str
    attributes: tuple[tuple[str, tuple[str, ...]], ...]
    defaults: tuple[tuple[str, str], ...]
    handed_on: tuple[str, ...]
    sets: tuple[tuple[str, tuple[str, ...]], ...]
    cues: tuple[Cue, ...]
    examples: tuple[Example, ...]


@dataclass(frozen=True)
class Language:
    """The language page: the word material that cues of all pages share.

    ``verbs`` maps a base form to its five forms (base, s, past, participle, ing); ``sets`` names
    sets of words and classes of verbs; ``slots`` the words that fill SELF, JOINT, OTHER, NUM, ORD,
    in the cue language, but no more of it than words, alternatives in parentheses and sets.
    """

    code: str
    name: str
    verbs: tuple[tuple[str, tuple[str, str, str, str, str]], ...]
    sets: tuple[tuple[str, tuple[str, ...]], ...]
    slots: tuple[tuple[str, tuple[str, ...]], ...]

    @cached_property
    def forms_of(self) -> dict[str, tuple[str, str, str, str, str]]:
        """The five forms of each verb by its base form."""
        return dict(self.verbs)

    def slot_forms(self, name: str) -> tuple[str, ...]:
        """Every phrase that fills a slot; none where the page has no such slot.

        A row of the page such as ``(both|the two) <PARTIES>`` stands for each phrase that it can be
        read as.
        """
        rows = dict(self.slots).get(name, ())
        return tuple(form for row in rows for form in self._phrases_of(row))

    def _phrases_of(self, row: str) -> Iterator[str]:
        sets = dict(self.sets)
        parts = [
            sets[part["set"]] if part["set"] else (part["choice"] or part["words"]).split("|")
            for part in _PARTS.finditer(row)
            if part.group().strip()
        ]
        return (" ".join(map(str.strip, chosen)) for chosen in product(*parts))


@dataclass(frozen=True, slots=True)
class Actor:
    """A party that texts name.

    ``metonyms`` and ``capitals`` stand for its government; a capital after "in" or "from" is only
    a place. ``not_in`` are longer phrases in which a name is not this party. ``article`` says that
    sentences put "the" before ``name``.
    """

    id: str
    kind: str
    name: str
    names: tuple[str, ...]
    demonyms: tuple[str, ...] = ()
    metonyms: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()
    not_in: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    region: str | None = None
    article: bool = False

    @property
    def said(self) -> str:
        """The name as it stands inside a sentence: ``the Netherlands``, ``Norway``."""
        return f"the {self.name}" if self.article else self.name


@dataclass(frozen=True, slots=True)
class UnnamedForms:
    """How texts speak of a party that they do not name: word lists whose products are mentions.

    A mention is never resolved to anybody. ``fixed`` are whole forms with their surface class.
    """

    quantifiers: tuple[str, ...]
    adjectives: tuple[str, ...]
    heads: tuple[str, ...]
    fixed: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, eq=False)
class Codebook:
    """All pages. ``digest`` is over their parsed content, so that layout changes nothing.

    ``tagger`` says what gives functions in English beside the cues of the pages: the tagger that
    ships, a ``neural`` one, which is better and needs more, or none but ``cues``.
    """

    functions: tuple[Category, ...]
    frames: tuple[Category, ...]
    languages: tuple[Language, ...]
    actors: tuple[Actor, ...]
    unnamed: UnnamedForms
    digest: str
    tagger: TaggerName = "standard"

    def __repr__(self) -> str:
        """A line; ``discourse codebook list`` prints the pages."""
        held = f"{len(self.functions)} functions, {len(self.frames)} frames"
        return f"<Codebook of {held}, tagger {self.tagger!r}, {self.digest[:8]}>"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Codebook) and self._key == other._key

    def __hash__(self) -> int:
        return hash(self._key)

    @property
    def _key(self) -> tuple[str, TaggerName]:
        return self.digest, self.tagger

    def function(self, id: str) -> Category:
        """The function of this id.

        Raises:
            KeyError: there is none; the message lists those there are.
        """
        return _page(self.functions, id)

    def frame(self, id: str) -> Category:
        """The frame of this id.

        Raises:
            KeyError: there is none; the message lists those there are.
        """
        return _page(self.frames, id)

    def language(self, code: str | None) -> Language | None:
        """The page of a language, or ``None`` where there is none."""
        return next((page for page in self.languages if page.code == code), None)

    def actor(self, name: str) -> Actor | None:
        """The party with this code, name or demonym, in any case, or ``None`` where there is none.

        A code is its own party's, whoever has it for a name ("NAM" is Namibia, not the Non-Aligned
        Movement); of parties with the same name the first counts.
        """
        return _actors_by_name(self).get(name.strip().casefold())


def _page(pages: tuple[Category, ...], id: str) -> Category:
    for page in pages:
        if page.id == id:
            return page
    raise KeyError(f"no page {id!r}; there are {', '.join(page.id for page in pages)}")


@cache
def _actors_by_name(codebook: Codebook) -> dict[str, Actor]:
    actors = {actor.id.casefold(): actor for actor in codebook.actors}
    for actor in codebook.actors:
        for form in (*actor.names, *actor.demonyms):
            actors.setdefault(form.casefold(), actor)
    return actors
