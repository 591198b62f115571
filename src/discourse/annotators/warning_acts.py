"""The ledger of warnings: what is threatened, and on what condition."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from discourse.annotators.clause_words import ClauseReader
from discourse.annotators.pledge_words import any_of
from discourse.annotators.spoken_units import SpokenUnit, own_sentences
from discourse.annotators.units import missing_cues
from discourse.codebook import Codebook
from discourse.document import Document, Layer, MadeBy
from discourse.ledger import WarningAct
from discourse.text import Span

FUNCTION = "warning"
_MOST_WORDS = 25
_REACH = 70  # characters from a comma to the modal of the clause behind it
_OWN_DOER = "self"


@dataclass(frozen=True, slots=True)
class _Patterns:
    condition: re.Pattern[str]
    subject: re.Pattern[str]
    target: re.Pattern[str]
    modal: re.Pattern[str]
    strong: re.Pattern[str]
    peril: re.Pattern[str]
    main: re.Pattern[str]
    comma: re.Pattern[str]


@cache
def _patterns(code: str = "en") -> _Patterns:
    path = files("discourse").joinpath(f"data/languages/{code}-warnings.toml")
    page = tomllib.loads(path.read_text("utf-8"))["warning"]
    lists = {name: tuple(words) for name, words in page.items()}
    modal = any_of(lists["modals"])
    return _Patterns(
        re.compile(
            rf"(?P<none>{any_of(lists['no_conditions'])})|{any_of(lists['conditions'])}"
            rf"|(?:\A|(?<=[,;:] )){any_of(lists['turned_conditions'])}"
        ),
        re.compile(
            rf"(?:\A|(?<=[,;:] )|\b(?:and|but|so|that) )"
            rf"(?P<who>{any_of(lists['conditional_subjects'])})"
        ),
        re.compile(rf"(?:\b(?:to|against|on|from|with)\s+)?{any_of(lists['conditional_objects'])}"),
        re.compile(modal),
        re.compile(
            r"(?<!strong )(?<!free )(?<!political )"
            + any_of(tuple(form for form in lists["modals"] if form not in lists["weak"]))
        ),
        re.compile(any_of(lists["perils"])),
        re.compile(rf",?\s+then\s+|,\s+(?=[^,;:]{{0,{_REACH}}}?{modal})"),
        re.compile(rf",\s+(?!{any_of(lists['goes_on'])})"),
    )


def annotate_warnings(document: Document, codebook: Codebook, made_by: MadeBy) -> Layer:
    """The layer ``warnings``; each annotation keeps a :class:`~discourse.ledger.WarningAct`."""
    pages = [page for page in codebook.functions if page.id == FUNCTION]
    if reason := missing_cues(document, codebook, pages):
        return Layer("warnings", (), (), (), made_by, reason=reason)
    found = own_sentences(document, codebook, FUNCTION)
    return Layer.of("warnings", [_record(unit).to_annotation() for unit in found], made_by)


def _record(unit: SpokenUnit) -> WarningAct:
    """The record of a sentence."""
    clause = unit.clause
    condition, consequence = _parts(clause)
    return WarningAct(
        span=Span(unit.start, unit.start + len(clause.words)),
        kind=_kind(clause, consequence),
        condition=_quote(clause, condition),
        consequence=_quote(clause, consequence),
    )


_Part = tuple[int, int] | None


def _parts(clause: ClauseReader) -> tuple[_Part, _Part]:
    """Where condition and consequence stand, as far as the sentence tells."""
    return (
        _by_clause(clause)
        or _by_peril(clause)
        or _by_subject(clause)
        or _by_object(clause)
        or (None, _bare(clause))
    )


def _by_clause(clause: ClauseReader) -> tuple[_Part, _Part] | None:
    """A clause with "if" and what follows on it, whichever stands first."""
    patterns, text = _patterns(), clause.text
    found = next((m for m in patterns.condition.finditer(text) if not m["none"]), None)
    if found is None:
        return None
    start = _clause_start(text, found.start())
    main = patterns.main.search(text, found.end())
    before = list(patterns.strong.finditer(text, start, found.start()))
    if not (before or main):
        before = list(patterns.modal.finditer(text, start, found.start()))
    if before:
        start = max(start, clause.opener(before[-1].start()))
        return (found.start(), _end(clause, found.end())), (start, found.start())
    main = main or patterns.comma.search(text, found.end())
    if main is None:
        return (found.start(), len(text)), None
    return (found.start(), main.start()), (main.end(), len(text))


def _by_peril(clause: ClauseReader) -> tuple[_Part, _Part] | None:
    """What somebody does at their own peril."""
    found = _patterns().peril.search(clause.text)
    if found is None:
        return None
    return (_clause_start(clause.text, found.start()), found.start()), found.span()


def _by_subject(clause: ClauseReader) -> tuple[_Part, _Part] | None:
    """A subject that is the condition: "any attempt to … will be met with …"."""
    patterns = _patterns()
    for found in patterns.subject.finditer(clause.text):
        modal = patterns.modal.search(clause.text, found.end())
        if modal and not re.search(r"[;:]", clause.text[found.end() : modal.start()]):
            main = patterns.main.search(clause.text, found.end(), modal.end() + 1)
            if main and main.end() < modal.start():  # "whatever happens, we will …"
                return (found.start("who"), main.start()), (main.end(), len(clause.text))
            return (found.start("who"), modal.start()), (modal.start(), len(clause.text))
    return None


def _by_object(clause: ClauseReader) -> tuple[_Part, _Part] | None:
    """An object that is the condition: "we will respond to any attack"."""
    patterns = _patterns()
    modal = patterns.modal.search(clause.text)
    found = patterns.target.search(clause.text, modal.end()) if modal else None
    if modal is None or found is None:
        return None
    start = max(_clause_start(clause.text, modal.start()), clause.opener(modal.start()))
    return (found.start(), _end(clause, found.end())), (start, found.start())


def _bare(clause: ClauseReader) -> _Part:
    """What is threatened where nothing says on what."""
    modal = _patterns().strong.search(clause.text)
    if modal is None:
        return None
    start = max(_clause_start(clause.text, modal.start()), clause.opener(modal.start()))
    aside = [m.end() for m in _patterns().condition.finditer(clause.text, 0, modal.start())]
    return max((start, *aside)), clause.clause_end(modal.end())


def _end(clause: ClauseReader, at: int) -> int:
    """Where a condition ends behind the consequence: with its clause, or where another begins."""
    end = clause.clause_end(at)
    other = _patterns().main.search(clause.text, at, end)
    return other.start() if other else end


def _clause_start(text: str, at: int) -> int:
    """Behind the last sign that ends what leads up to a clause: "Make no mistake: …"."""
    return max((m.end() for m in re.finditer(r"[;:—]\s*|\A", text[:at])), default=0)


def _kind(clause: ClauseReader, consequence: _Part) -> str:
    """Whether the speaker's side brings what follows."""
    if consequence is None:
        return "outcome"
    modal = _patterns().modal.search(clause.text, *consequence)
    subject = clause.subject(modal.start()) if modal else None
    is_own = subject and subject.who == _OWN_DOER and subject.start >= consequence[0]
    return "response" if is_own else "outcome"


def _quote(clause: ClauseReader, part: _Part) -> str | None:
    return clause.quote(*part, _MOST_WORDS) if part else None
