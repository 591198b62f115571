"""The words by which a party's part in a sentence is told, read from the agency page."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from discourse.annotators.alternatives import one_of
from discourse.annotators.openings import Opened, openings
from discourse.codebook import Codebook

#: Base form and form of a verb: ``base``, ``third``, ``past``, ``participle`` or ``ing``.
Form = tuple[str, str]
_FORMS = ("base", "third", "past", "participle", "ing")

#: Who is one of the seven countries is not the seven; an agreement among the seven is all of them.
_NOT_ONE_OF = "".join(rf"(?<!\b{before} )" for before in ("one of", "is among", "are among"))


@dataclass(frozen=True, eq=False)
class AgencyWords:
    """Sets of words by name, as the page has them, and the forms of all verbs.

    ``forms`` has for each form of a verb its readings. ``other_parties`` finds words for the own
    side (group ``self``), for both sides or all (``joint``) and "we" (``we``); ``inclusive`` and
    ``exclusive`` what tells who "we" are. All are of folded text.
    """

    sets: Mapping[str, frozenset[str]]
    forms: Mapping[str, tuple[Form, ...]]
    joining_long: tuple[str, ...]
    other_parties: Opened
    inclusive: re.Pattern[str]
    exclusive: re.Pattern[str]

    def bases(self, word: str, *kinds: str) -> tuple[str, ...]:
        """The verbs of which ``word`` is one of these forms."""
        return tuple([base for base, kind in self.forms.get(word, ()) if kind in kinds])

    def is_form(self, word: str, verbs: str) -> bool:
        """Whether ``word`` is any form of a verb of this set."""
        return any(base in self.sets[verbs] for base, _ in self.forms.get(word, ()))


@cache
def load_agency_words(codebook: Codebook, code: str = "en") -> AgencyWords:
    """The page ``languages/<code>-agency.toml``, with the verbs of the codebook's language."""
    path = files("discourse").joinpath(f"data/languages/{code}-agency.toml")
    page = tomllib.loads(path.read_text("utf-8"))
    sets = {name: frozenset(words) for part in page.values() for name, words in part.items()}
    language = codebook.language(code)
    forms = language.slot_forms("JOINT") if language else ()
    joint = [form for form in forms if "we" not in form.split()]
    return AgencyWords(
        sets,
        _readings(forms for _, forms in language.verbs) if language else {},
        tuple(sets["joining_long"]),
        Opened(
            re.compile(
                rf"\b(?:(?P<self>{one_of(sets['own_side'])})"
                rf"|{_NOT_ONE_OF}(?P<joint>{one_of(joint) or '(?!)'})|(?P<we>we))\b"
            ),
            openings((*sets["own_side"], *joint, "we")),
        ),
        re.compile(rf"\b(?:{one_of(sets['inclusive'])})\b"),
        re.compile(rf"\b(?:{one_of(sets['exclusive'])})\b"),
    )


def _readings(verbs: Iterable[tuple[str, ...]]) -> dict[str, tuple[Form, ...]]:
    found: dict[str, list[Form]] = {}
    for forms in verbs:
        for word, kind in zip(forms, _FORMS, strict=True):
            found.setdefault(word, []).append((forms[0], kind))
    return {word: tuple(readings) for word, readings in found.items()}
