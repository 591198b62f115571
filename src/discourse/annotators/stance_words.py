"""The words of stance, read from the stance page of a language and put into all their forms."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from discourse.codebook.verbs import verb_forms

Sort = Literal["verb", "act", "quality", "bearer", "mood"]
#: The lists of grammar that hold phrases whose last word marks a place.
MARKS = ("negations", "against", "reporting", "concessions")


@dataclass(frozen=True, slots=True)
class Sense:
    """One way to read words: what they say of the parties around them, each from -1 to 1.

    ``sort`` is ``verb``, ``act`` (the noun of a verb), ``quality`` (an adjective), ``bearer`` (a
    noun for a person or for conduct) or ``mood`` (what happens, said of nobody). Verbs and acts
    speak of who acts (``agent``) and of whom it is done to (``object``), the others of whose they
    are (``agent`` alone). ``of`` is the role that stands behind "of". A participle may be passive.
    """

    sort: Sort
    entry: str
    agent: float
    object: float = 0.0
    of: str = "agent"
    is_participle: bool = False
    is_ing: bool = False


@dataclass(frozen=True, eq=False)
class StanceWords:
    """All forms by their first word, the longest first, and the words of grammar.

    ``grammar`` has single words by name, ``phrases`` what :data:`MARKS` name, by first word;
    ``plain`` are all words that are no name though they have a capital letter.
    """

    senses: Mapping[str, tuple[tuple[tuple[str, ...], tuple[Sense, ...]], ...]]
    grammar: Mapping[str, frozenset[str]]
    phrases: Mapping[str, tuple[tuple[str, tuple[str, ...]], ...]]
    plain: frozenset[str]

    def at(self, words: list[str], start: int) -> tuple[int, tuple[Sense, ...]]:
        """How many words from ``start`` on are one entry, and its readings; 0 where none is."""
        for form, senses in self.senses.get(words[start], ()):
            length = len(form)
            if length == 1 or tuple(words[start : start + length]) == form:
                return length, senses
        return 0, ()


@cache
def load_stance_words(code: str = "en") -> StanceWords:
    """The page ``stance/<code>-verbs.toml``."""
    name = f"data/stance/{code}-verbs.toml"
    page = tomllib.loads(files("discourse").joinpath(name).read_text("utf-8"))
    forms: dict[tuple[str, ...], dict[Sense, None]] = {}
    for form, sense in _senses(page):
        forms.setdefault(form, {})[sense] = None
    forms.update({tuple(words.split()): {} for words in page["grammar"]["neutral"]})
    by_first: dict[str, list[tuple[tuple[str, ...], tuple[Sense, ...]]]] = {}
    for form, senses in sorted(forms.items(), key=lambda item: -len(item[0])):
        by_first.setdefault(form[0], []).append((form, tuple(senses)))
    grammar = {name: frozenset(words) for name, words in page["grammar"].items()}
    phrases: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for name in MARKS:
        for words in page["grammar"][name]:
            phrases.setdefault(words.split()[0], []).append((name, tuple(words.split())))
    return StanceWords(
        {first: tuple(entries) for first, entries in by_first.items()},
        grammar,
        {first: tuple(entries) for first, entries in phrases.items()},
        frozenset(by_first).union(*grammar.values()),
    )


def _senses(page: Mapping[str, Any]) -> Iterator[tuple[tuple[str, ...], Sense]]:
    inflect = _Inflection(page["forms"])
    for entry, value in page["severity"].items():
        yield from inflect.verb(entry, Sense("verb", f"severity/{entry}", 0.0, value))
    for act in page["acts"]:
        roles = float(act["agent"]), float(act["object"])
        for entry in act["verbs"]:
            yield from inflect.verb(entry, Sense("verb", f"{act['id']}/{entry}", *roles))
        for entry in act["nouns"]:
            sense = Sense("act", f"{act['id']}/{entry}", *roles, of=act["of"])
            yield tuple(entry.split()), sense
    for value, kind in ((1.0, "good"), (-1.0, "bad")):
        for entry in page["worth"][f"{kind}_adjectives"]:
            yield tuple(entry.split()), Sense("quality", f"{kind}/{entry}", value)
        for entry in page["worth"][f"{kind}_nouns"]:
            yield tuple(entry.split()), Sense("bearer", f"{kind}/{entry}", value)
        for entry in page["mood"][kind]:
            yield tuple(entry.split()), Sense("mood", f"mood/{entry}", value)


class _Inflection:
    """Puts the first word of an entry into its forms."""

    def __init__(self, forms: Mapping[str, Any]) -> None:
        self._page = forms
        self._known = verb_forms(forms)

    def verb(self, entry: str, sense: Sense) -> Iterator[tuple[tuple[str, ...], Sense]]:
        first, *rest = entry.split()
        if first == "be":  # "be alarmed by": whatever the form of "be", and no passive
            yield tuple(rest), sense
            return
        known = self._known.get(first) or verb_forms({"regular": [first]})[first]
        base, third, past, participle, ing = known
        for form, is_participle, is_ing in (
            (base, False, False), (third, False, False), (past, past == participle, False),
            (participle, True, False), (ing, False, True),
        ):  # fmt: skip
            yield (
                (form, *rest),
                Sense(
                    "verb", sense.entry, sense.agent, sense.object, sense.of, is_participle, is_ing
                ),
            )
