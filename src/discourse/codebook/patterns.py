"""The language in which cues are written, read into elements.

A cue is a line of elements separated by spaces, matched against folded text (lower case, one
form of quote, hyphen and apostrophe) in which mentions of actors are marked::

    SELF (will|shall) …2 {ACT:base}      a slot, alternatives, a gap of up to two words, a verb
    ^ recalling                          at the start of the sentence
    {oppose} … <CONDUCT>                 any form of a verb, up to six words, a word of a set

===========================  ==================================================================
``word`` ``it's`` ``,``      itself (any case); ``multilateral*`` is every word that begins so
``(a|b c)`` ``x?``           one of several; may be absent
``…`` ``…3``                 a gap of up to six (three) words; a mention counts as one word
``{uphold}`` ``{act:ing}``   any form of a verb of the language page; one form: ``base s past
                             part ing``, or ``finite`` (base, s, past)
``{ACT:base}``               a verb of a class of the language page, or of the page itself
``<NORM>``                   a word or phrase of a set of the language page, or of the page
``SELF`` ``NUM`` ``YEAR``    a slot, see ``SLOTS``
``NUM -day`` ``- (day|…)``   a hyphen joins what stands before and after it
``^`` ``$``                  the start, the end of the sentence
===========================  ==================================================================

Between two elements stands white space, or a comma and white space. Literals may not contain the
name of a government: who is meant is a matter of slots, so that exchanging two countries in a
sentence can change no label.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from discourse.codebook.records import Language

#: Characters that open a marked mention, by class of actor; ``MARK_END`` closes every mention.
MARKS = {
    "self": "\ue000",
    "state": "\ue001",
    "bloc": "\ue002",
    "group": "\ue003",
    "organisation": "\ue004",
    "armed_group": "\ue005",
    "person": "\ue006",
    "demonym": "\ue007",
    "self_demonym": "\ue008",
    "unnamed_actor": "\ue009",
    "territory": "\ue00a",
}
MARK_END = "\ue00f"
_GOVERNMENTS = ("state", "territory", "bloc", "group", "armed_group", "person")

#: The slots, each with the classes of marked mentions that fill it. SELF, JOINT and OTHER are
#: also filled by words of the language page (``we``, ``both sides``, ``other countries``).
SLOTS: dict[str, tuple[str, ...]] = {
    "SELF": ("self",),
    "JOINT": (),
    "OTHER": ("unnamed_actor", *_GOVERNMENTS),
    "NAMED": _GOVERNMENTS,
    "UNNAMED": ("unnamed_actor",),
    "ACTOR": ("self", "organisation", *_GOVERNMENTS),
    "ORG": ("bloc", "organisation"),
    "PERSON": ("person",),
    "NATIONALITY": ("demonym", "self_demonym"),
    "NUM": (),
    "ORD": (),
    "YEAR": (),
    "QUOTE": (),
}
_GAP_WORDS = 6
_LONGEST_GAP = 9
_TOKEN = re.compile(
    r"\s*(?:(?P<gap>…\d*)|(?P<verb>\{[^}]*\})|(?P<set><[^>]*>)|(?P<mark>[()|?^$])"
    r"|(?P<word>[^\s()|?{}<>…^$]+))"
)
_FORMS = ("base", "s", "past", "part", "ing")
_FORM_SETS = {"": _FORMS, "finite": ("base", "s", "past"), **{form: (form,) for form in _FORMS}}


class PatternError(ValueError):
    """A cue that is not in the cue language; the message says what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word as written in the cue: ``peace``, ``multilateral*``, ``it's``, ``,``."""

    word: str


@dataclass(frozen=True, slots=True)
class OneOf:
    """One of several words or phrases; ``*`` at the end of a word stands for any ending."""

    phrases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mention:
    """A marked mention of one of several classes, each given by its opening mark."""

    marks: str


@dataclass(frozen=True, slots=True)
class Number:
    """A number in digits: any (a currency sign before it is part of it), an ordinal, a year."""

    kind: Literal["number", "ordinal", "year"]


@dataclass(frozen=True, slots=True)
class Quotation:
    """All that stands between two double quotation marks, and the marks."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Any words, ``most`` at the most."""

    most: int


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several branches, each a row of elements."""

    branches: tuple[tuple[Element, ...], ...]


@dataclass(frozen=True, slots=True)
class Maybe:
    """An element that may be absent."""

    element: Element


Element = Word | OneOf | Mention | Number | Quotation | Gap | Choice | Maybe


@dataclass(frozen=True, slots=True)
class Pattern:
    """A cue, read: its elements in a row, and whether it must begin or end the sentence."""

    text: str
    elements: tuple[Element, ...]
    at_start: bool
    at_end: bool


def read_pattern(text: str, language: Language, sets: Mapping[str, tuple[str, ...]]) -> Pattern:
    """Read one cue.

    Args:
        text: the cue as written on a page.
        language: the language page, for verbs, classes, sets and slots.
        sets: the sets and verb classes of the page itself, which win over the language's.

    Raises:
        PatternError: the cue is not in the language.
    """
    return _Reader(text, language, sets).read()


def is_needed(element: Element) -> bool:
    """Whether every match of ``element`` has at least one word."""
    if isinstance(element, Choice):
        return all(any(map(is_needed, branch)) for branch in element.branches)
    return not isinstance(element, (Gap, Maybe))


class _Reader:
    def __init__(self, text: str, language: Language, sets: Mapping[str, tuple[str, ...]]) -> None:
        self.text = text
        self.language = language
        self.sets = {**dict(language.sets), **sets}
        self.tokens = self._tokens()
        self.at = 0

    def read(self) -> Pattern:
        at_start = self._accept("^")
        elements = self._row(stop=("$",))
        at_end = self._accept("$")
        if self.at < len(self.tokens):
            raise PatternError(f"{self.text!r}: unexpected {self.tokens[self.at]!r}")
        if not elements:
            raise PatternError(f"{self.text!r} is empty")
        if not any(map(is_needed, elements)):
            raise PatternError(f"{self.text!r} has no word, verb, set or slot that must be there")
        if isinstance(elements[-1], Gap):
            raise PatternError(f"{self.text!r} ends with a gap, which says nothing")
        return Pattern(self.text, elements, at_start, at_end)

    def _tokens(self) -> list[str]:
        tokens, at = [], 0
        text = self.text.strip()
        while at < len(text):
            found = _TOKEN.match(text, at)
            if not found:
                raise PatternError(f"{self.text!r}: cannot read {text[at:]!r}")
            tokens.append(found.group().strip())
            at = found.end()
        return tokens

    def _accept(self, token: str) -> bool:
        if self.at < len(self.tokens) and self.tokens[self.at] == token:
            self.at += 1
            return True
        return False

    def _row(self, stop: tuple[str, ...]) -> tuple[Element, ...]:
        elements: list[Element] = []
        while self.at < len(self.tokens) and self.tokens[self.at] not in stop:
            elements.append(self._element())
        return tuple(elements)

    def _element(self) -> Element:
        token = self.tokens[self.at]
        self.at += 1
        if token.startswith("…"):
            return self._gap(token)
        element = self._choice() if token == "(" else self._leaf(token)
        return Maybe(element) if self._accept("?") else element

    def _leaf(self, token: str) -> Element:
        if token.startswith("{"):
            return OneOf(self._verb_forms(token))
        if token.startswith("<"):
            return self._set(token)
        if token in ")|?^$":
            raise PatternError(f"{self.text!r}: {token!r} stands where a word should")
        if token in SLOTS:
            return self._slot(token)
        if token != token.lower():
            raise PatternError(f"{self.text!r}: {token!r} is no slot; literals are lower case")
        return Word(token)

    def _choice(self) -> Element:
        branches = [self._row(stop=("|", ")"))]
        while self._accept("|"):
            branches.append(self._row(stop=("|", ")")))
        if not self._accept(")"):
            raise PatternError(f"{self.text!r}: a '(' is not closed")
        return Choice(tuple(branches))

    def _gap(self, token: str) -> Gap:
        most = int(token[1:]) if len(token) > 1 else _GAP_WORDS
        if most > _LONGEST_GAP:
            raise PatternError(f"{self.text!r}: a gap has {_LONGEST_GAP} words at most")
        return Gap(most)

    def _verb_forms(self, token: str) -> tuple[str, ...]:
        name, _, form = token[1:-1].partition(":")
        if form not in _FORM_SETS:
            raise PatternError(f"{self.text!r}: {form!r} is no verb form ({', '.join(_FORMS)})")
        forms: list[str] = []
        for verb in self.sets.get(name, (name,)):
            known = self.language.forms_of.get(verb)
            if known is None:
                raise PatternError(f"{self.text!r}: {verb!r} is no verb of the language page")
            forms += [known[_FORMS.index(form)] for form in _FORM_SETS[form]]
        return tuple(dict.fromkeys(forms))

    def _set(self, token: str) -> Element:
        words = self.sets.get(token[1:-1])
        if words is None:
            raise PatternError(f"{self.text!r}: there is no set {token}")
        return OneOf(words)

    def _slot(self, name: str) -> Element:
        if name == "QUOTE":
            return Quotation()
        if name == "YEAR":
            return Number("year")
        rows = dict(self.language.slots).get(name, ())
        words = tuple(row for row in rows if not set(row) & set("(<"))
        fillers: list[Element] = [OneOf(words)] if words else []
        # As rows of sets they are short expressions; as phrases they would be hundreds.
        known = self.language, self.sets
        fillers += [Choice((read_pattern(r, *known).elements,)) for r in rows if r not in words]
        if name in ("NUM", "ORD"):
            fillers.insert(0, Number("number" if name == "NUM" else "ordinal"))
        if SLOTS[name]:
            fillers.insert(0, Mention("".join(MARKS[kind] for kind in SLOTS[name])))
        return fillers[0] if len(fillers) == 1 else Choice(tuple((each,) for each in fillers))


def phrases_of(elements: Iterable[Element]) -> Iterable[str]:
    """All words and phrases that stand in ``elements``, as written."""
    for element in elements:
        if isinstance(element, Word):
            yield element.word
        elif isinstance(element, OneOf):
            yield from element.phrases
        elif isinstance(element, Maybe):
            yield from phrases_of((element.element,))
        elif isinstance(element, Choice):
            for branch in element.branches:
                yield from phrases_of(branch)
