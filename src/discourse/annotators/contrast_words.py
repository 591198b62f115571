"""The words of criticism: those of the function's page, and those of the page of a language."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from discourse.annotators.alternatives import one_of
from discourse.annotators.openings import openings
from discourse.codebook import load_codebook
from discourse.codebook.verbs import Forms, verb_forms

FUNCTION = "contrast"  # sentences that have it blame somebody


@dataclass(frozen=True, eq=False)
class ContrastWords:
    """Expressions, each for any of some forms; ``lists`` are those of the page by name.

    ``breaking`` are all forms of the verbs of blamed conduct, ``broken`` those that stand in a
    passive, ``stop`` what a blamed party is told to do, ``deeds`` nouns of conduct that has a doer,
    ``conduct`` those that are blame without one, ``blaming`` words of blame in a predicate;
    ``kind`` and ``helping`` are all forms of the verbs of goodwill. ``openings`` are the letters in
    a row with which forms of a list begin, for the lists of the page and for ``deeds`` and
    ``culprits``.
    """

    breaking: str
    broken: str
    opposing: str
    innocent: str
    kind: str
    helping: str
    stop: str
    deeds: str
    conduct: str
    blaming: str
    culprits: str
    lists: Mapping[str, str]
    openings: Mapping[str, frozenset[str]]


@cache
def load_contrast_words(code: str = "en") -> ContrastWords:
    """The page ``languages/<code>-contrasts.toml`` with the sets of the function's page."""
    name = f"data/languages/{code}-contrasts.toml"
    page = tomllib.loads(files("discourse").joinpath(name).read_text("utf-8"))
    shipped = load_codebook()
    language = shipped.language(code)
    known = language.forms_of if language else {}
    sets = dict(shipped.function(FUNCTION).sets)
    verbs, words = page["verbs"], page["words"]
    own = {
        "regular": verbs["breaking"],
        "irregular": verbs["irregular"],
        "doubling": verbs["doubling"],
    }
    breaking = [*(known[verb] for verb in sets["BREAK"]), *verb_forms(own).values()]
    opposing, innocent, kind, helping = (
        [known.get(verb) or verb_forms({"regular": [verb]})[verb] for verb in verbs[name]]
        for name in ("opposing", "innocent", "kind", "helping")
    )
    conduct = {*sets["FAULT"], *sets["CHARGED"], *words["nominalisations"]}
    deeds = {*sets["DEED"], *words["deeds"], *conduct}
    lists = words | {f"{kind}_back": forms for kind, forms in page["anaphora"].items()}
    return ContrastWords(
        _any_form(breaking),
        one_of({form for verb in breaking for form in verb[2:4]}),
        _any_form(opposing),
        _any_form(innocent),
        _any_form(kind),
        _any_form(helping),
        one_of((*sets["STOP"], *words["obligations"])),
        one_of(deeds),
        one_of(conduct),
        one_of({*sets["DEED"], *sets["SLUR"], *words["blaming"], *conduct}),
        one_of(sets["CULPRIT"]),
        {name: one_of(forms) for name, forms in (lists | page["poles"]).items()},
        {
            name: openings(forms)
            for name, forms in (lists | {"deeds": deeds, "culprits": sets["CULPRIT"]}).items()
        },
    )


def _any_form(verbs: Iterable[Forms]) -> str:
    return one_of({form for verb in verbs for form in verb})


def whole(forms: str, flags: int = 0) -> re.Pattern[str]:
    """An expression for forms as whole words."""
    return re.compile(rf"(?<![\w-])(?:{forms})(?![\w-])", flags)
