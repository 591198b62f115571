"""How a text speaks of a party: where it mentions it, as doer, as receiver, in praise or blame.

What is read is what stands beside the name: a verb of doing after it, a verb of giving before it.
Praise, criticism and warnings are labels of sentences. Where the words that carried the label
hold a name, only that party is counted; else every party that the sentence mentions.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from discourse.analysis import Analysis, Unit
from discourse.codebook import Language
from discourse.document import Annotation
from discourse.measures.vocabulary import words_of
from discourse.measures.word_material import load_word_material
from discourse.text import Span

USES = ("mentioned", "acts", "receives", "praised", "criticised", "warned")
_DOING = ("ACT", "HARM", "UPHOLD", "OPPOSE", "REPORT", "CALL")
_REACH = 8  # words from a verb of giving to its receiver
_MOST_BETWEEN = 3  # words from a party to its verb


@dataclass(frozen=True, slots=True)
class Treatment:
    """One party in one text: for each of ``USES`` the sentences; ``own`` where it speaks itself."""

    party: str
    own: bool
    uses: tuple[tuple[Unit, ...], ...]

    def of(self, use: str) -> tuple[Unit, ...]:
        """The sentences of one of ``USES``."""
        return self.uses[USES.index(use)]


def why_not_read(analysis: Analysis) -> str | None:
    """Why the treatment of parties cannot be read in this text; ``None`` where it can."""
    reason = analysis.why_missing("actors") or analysis.why_missing("functions")
    if reason:
        return reason
    language = analysis.document.metadata.language
    return None if _page(analysis) else f"no verbs are known of the language {language!r}"


def find_treatments(analysis: Analysis) -> dict[str, Treatment]:
    """Party → how the text speaks of it, for every actor of the codebook that it names.

    Raises:
        ValueError: it cannot be read; :func:`why_not_read` says why.
    """
    reason, page = why_not_read(analysis), _page(analysis)
    if reason or page is None:
        raise ValueError(f"how {analysis.id!r} speaks of parties cannot be read: {reason}")
    known = {actor.id for actor in analysis.codebook.actors}
    layer = analysis.document.layer("actors")
    found: dict[str, list[list[Unit]]] = {}
    for unit in analysis.own_sentences:
        mentions = [mention for mention in layer.within(unit.span) if mention.label in known]
        tests = _tests(unit, mentions, page)
        for party in dict.fromkeys(mention.label for mention in mentions):
            uses = found.setdefault(party, [[] for _ in USES])
            own = [mention for mention in mentions if mention.label == party]
            for number, test in enumerate(tests):
                if test(own):
                    uses[number].append(unit)
    country = analysis.document.metadata.country
    return {
        party: Treatment(party, party == country, tuple(tuple(units) for units in uses))
        for party, uses in found.items()
    }


def _page(analysis: Analysis) -> Language | None:
    return analysis.codebook.language(analysis.document.metadata.language)


_Test = Callable[[Sequence[Annotation]], bool]


def _tests(unit: Unit, mentions: Sequence[Annotation], page: Language) -> tuple[_Test, ...]:
    """One test per use: does it hold of a party with these mentions in the unit?"""
    words = words_of(unit)

    def labelled(label: str, **attributes: str) -> _Test:
        annotation = unit.function(label)
        if annotation is None or any(annotation.get(n) != v for n, v in attributes.items()):
            return lambda _: False
        return lambda own: _is_meant(annotation, own, mentions)

    return (
        bool,
        lambda own: any(_acts(words, mention, page) for mention in own),
        lambda own: any(_receives(words, mention, page) for mention in own),
        labelled("appraisal", polarity="positive"),
        labelled("contrast"),
        labelled("warning"),
    )


def _is_meant(
    annotation: Annotation, own: Sequence[Annotation], mentions: Sequence[Annotation]
) -> bool:
    evidence = [piece.span for piece in annotation.evidence]
    held = [m for m in mentions if any(span.overlaps(m.span) for span in evidence)]
    return not held or any(mention in held for mention in own)


def _acts(words: Sequence[tuple[str, Span]], mention: Annotation, page: Language) -> bool:
    """Whether a verb of doing follows the name, with nothing but its auxiliaries between."""
    material = load_word_material()
    if mention.get("class") in ("demonym", "self_demonym"):
        return False
    before = [word for word, span in words if span.end <= mention.span.start]
    before = before[:-1] if before[-1:] == ["the"] else before
    if before and before[-1] in material.prepositions:
        return False
    after = [word for word, span in words if span.start >= mention.span.end]
    plain, finite = _doing(page)
    modal = False
    for word in after[: _MOST_BETWEEN + 1]:
        if word in finite or (modal and word in plain):
            return True
        if word not in material.before_verbs and not word.endswith("ly"):
            return False
        modal = modal or word in material.modals
    return False


def _receives(words: Sequence[tuple[str, Span]], mention: Annotation, page: Language) -> bool:
    """Whether the name follows a verb of helping, or "to" or "for" after a verb of giving."""
    material = load_word_material()
    before = [word for word, span in words if span.end <= mention.span.start]
    before = before[:-1] if before[-1:] == ["the"] else before
    if not before:
        return False
    if before[-1] in _forms(page, material.helping):
        return True
    giving = _forms(page, material.giving)
    return before[-1] in material.receiver_after and any(w in giving for w in before[-_REACH:])


@cache
def _doing(page: Language) -> tuple[frozenset[str], frozenset[str]]:
    """Plain forms of verbs of doing, and the forms that a doer alone can stand before."""
    sets = dict(page.sets)
    bases = {verb for name in _DOING for verb in sets.get(name, ())}
    forms = [page.forms_of[verb] for verb in bases if verb in page.forms_of]
    finite = {form for _, third, past, participle, _ in forms for form in (third, past, participle)}
    return frozenset(base for base, *_ in forms), frozenset(finite)


@cache
def _forms(page: Language, bases: frozenset[str]) -> frozenset[str]:
    return frozenset(form for verb in bases for form in page.forms_of.get(verb, (verb,)))
