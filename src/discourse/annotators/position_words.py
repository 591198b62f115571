"""The words in which a position is taken, read from a language's page and ready to be found."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from discourse.annotators.alternatives import one_of
from discourse.annotators.circumstances import COMMA
from discourse.annotators.judgements import JudgementPatterns
from discourse.annotators.pledge_words import load_pledge_words
from discourse.codebook import Codebook

_NOUN_STEP = 3  # of a noun ("opposition to") as of the plain verbs

_Forms = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class PositionWords:
    """Patterns and lists of one language.

    ``predicate`` finds the words that take a position and ``stands`` says of each for or against
    and how strongly; ``before`` is what stands in front of them (in a text of several sides
    ``before_joint``), and ``end`` where their matter ends. ``nor`` follows the first of two verbs
    that are denied; ``second_verb`` and ``shared`` find verbs with the same subject, ``judged``
    adjectives.
    """

    predicate: re.Pattern[str]
    stands: Mapping[str, tuple[str, int]]
    before: re.Pattern[str]
    before_joint: re.Pattern[str]
    negation: re.Pattern[str]
    stronger: re.Pattern[str]
    hedge: re.Pattern[str]
    end: re.Pattern[str]
    courtesy: tuple[str, ...]
    asked: re.Pattern[str]
    wished: re.Pattern[str]
    again: frozenset[str]
    facts: frozenset[str]
    said_again: re.Pattern[str]
    nor: re.Pattern[str]
    second_verb: re.Pattern[str]
    shared: re.Pattern[str]
    judged: JudgementPatterns


@cache
def load_position_words(codebook: Codebook, code: str = "en") -> PositionWords:
    """The words of a language; verbs are found in all forms that the codebook lists for them."""
    path = files("discourse").joinpath(f"data/languages/{code}-positions.toml")
    page = tomllib.loads(path.read_text("utf-8"))
    language = codebook.language(code)
    forms_of = language.forms_of if language else {}
    verbs = _stands_of_verbs(page, forms_of)
    judgements = {
        adjective: (stand, step)
        for stand, own in page["judgements"].items()
        for adjective, step in own.items()
    }
    nouns_and_verbs = verbs | {noun: (stand, _NOUN_STEP) for noun, stand in page["nouns"].items()}
    nouns = frozenset(load_pledge_words(code)["also_nouns"])
    plain = one_of([base for base in forms_of if base not in nouns])
    lists = page["words"]
    own = one_of(lists["own"])
    return PositionWords(
        predicate=re.compile(rf"(?<![\w-])(?:{one_of(nouns_and_verbs)})(?![\w-])"),
        stands=nouns_and_verbs | judgements,
        before=_before(lists, lists["own"]),
        before_joint=_before(lists, (*lists["own"], *lists["joint"])),
        negation=_any_of(lists["negations"]),
        stronger=_any_of(lists["stronger"]),
        hedge=_any_of(lists["hedges"]),
        end=_end(lists["clause_verbs"], one_of(tuple(verbs)), plain),
        courtesy=tuple(lists["courtesy"]),
        asked=re.compile(r"\b(?:must|should|needs? to)\b"),
        wished=re.compile(rf"\b(?:{one_of(lists['wishes'])})\b[^.;:]*\bthat\s+(?:the\s+)?$"),
        again=_forms(lists["again"], forms_of),
        facts=_forms(lists["facts"], forms_of),
        said_again=re.compile(
            rf"(?:with\s+)?(?:[\w'-]+\s+){{0,4}}?(?:(?P<against>{one_of(lists['against_nouns'])})"
            rf"|(?P<for>{one_of(lists['for_nouns'])}))\b"
        ),
        nor=re.compile(rf"\s+nor\s+(?:do\s+(?:we|i)\s+)?(?:{one_of(tuple(verbs))})\b"),
        second_verb=re.compile(rf"\s+and\s+(?!have\b|do\b)(?:{plain})\b"),
        shared=re.compile(
            rf"\b(?:{own})\s+(?P<said>[^.;:!?—]*?)(?:,|\band|\bbut)\s+(?:\w+ly\s+)?$"
        ),
        judged=JudgementPatterns.of(tuple(judgements), lists["own"]),
    )


def _stands_of_verbs(page: Mapping[str, Any], forms_of: _Forms) -> dict[str, tuple[str, int]]:
    """Form → for, against or neutral, and how strongly."""
    return {
        form: (stand, step)
        for stand in ("for", "against", "neutral")
        for verb, step in page[stand].items()
        for form in forms_of.get(verb, (verb, f"{verb}s", f"{verb}ed", f"{verb}ing"))
    }


def _before(lists: Mapping[str, Sequence[str]], own: Sequence[str]) -> re.Pattern[str]:
    """The speaker's own word and what modifies the verb, right in front of it."""
    kinds = ("between", "negations", "stronger", "hedges")
    modifiers = one_of([word for kind in kinds for word in lists[kind]])
    return re.compile(
        rf"(?P<own>\b(?:{one_of(own)})\b)?"
        rf"\s*(?P<modifiers>(?:\s*\b(?:{modifiers})\b,?)*)\s*$"
    )


def _end(clause_verbs: Sequence[str], verbs: str, plain: str) -> re.Pattern[str]:
    """Where the matter ends: at a mark, at a new clause, or at the next verb of the subject.

    After "but" and "or" plain verbs and infinitives go on with it: "not to ignore but to admit".
    """
    return re.compile(
        rf"{COMMA}|[;:()!?—]|\.(?!\d)|\s(?:because|since|while|although)\s"
        rf"|\s(?:and|but)\s(?=(?:we|i|our|they|it|is|are|has|have|will|that\s+is"
        rf"|{one_of(clause_verbs)})\b)"
        rf"|\s(?:and|but|or)\s(?=(?:\w+ly\s+)?(?:{verbs})\b)"
        rf"|\sand\s(?=(?:to\s)?(?:\w+ly\s+)?(?:{verbs}|{plain})\b)"
        r"|\sso\sthat\s|\sin\sorder\sto\s"
    )


def _forms(verbs: Sequence[str], forms_of: _Forms) -> frozenset[str]:
    return frozenset(form for verb in verbs for form in forms_of.get(verb, (verb, f"{verb}s")))


def _any_of(forms: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{one_of(forms)})\b")
