"""Whose text it is, as far as it was stated: the line under the title, and how long it is."""

from __future__ import annotations

from pathlib import PurePath

from discourse.analysis import Analysis
from discourse.reports.wording import (
    country_name,
    date_in_words,
    in_office,
    plural,
    sentence_case,
)

_LEFT_OUT = "headings, editors’ lines and salutations"
_LANGUAGES = {
    "ar": "Arabic",
    "de": "German",
    "en": "English",
    "es": "Spanish",
    "fr": "French",
    "hi": "Hindi",
    "it": "Italian",
    "ja": "Japanese",
    "pt": "Portuguese",
    "ru": "Russian",
    "tr": "Turkish",
    "zh": "Chinese",
}
_TRANSLATIONS = {
    "official": "official translation",
    "agency": "translation by an agency",
    "machine": "machine translation",
}


def identify(analysis: Analysis) -> str:
    """Who, what, where, when, in which language; and which of these was not stated.

    A text without a title is known by its file: a printed page must tell what it is about.
    """
    metadata = analysis.document.metadata
    speaker = metadata.speaker or _speaker_of_units(analysis)
    office = in_office(metadata.rank, country_name(analysis), analysis.codebook)
    who = ", ".join(part for part in (speaker, office) if part)
    title = f"“{metadata.title.rstrip('.')}”" if metadata.title else _file(analysis)
    what = ", ".join(
        part for part in (metadata.genre, metadata.venue, date_in_words(metadata.date)) if part
    )
    known = [sentence_case(part) for part in (who, title, what, _version(analysis)) if part]
    fields = (
        ("speaker", speaker or _several_speak(analysis)),
        ("rank", metadata.rank),
        ("state", metadata.country),
        ("genre", metadata.genre),
        ("venue", metadata.venue),
        ("date", metadata.date),
        ("original language", metadata.original_language or metadata.translation == "original"),
    )
    missing = [name for name, value in fields if not value]
    if missing:
        known.append(f"Not stated: {', '.join(missing)}")
    return " ".join(f"{part.rstrip('.')}." for part in known)


def _file(analysis: Analysis) -> str:
    """The file of a text, or its id where it is one of several in a file."""
    file = PurePath(analysis.document.metadata.file or "")
    one_text = file.stem == PurePath(analysis.id).name
    return f"File {file.name}" if one_text else f"Text {analysis.id}"


def _speaker_of_units(analysis: Analysis) -> str | None:
    """The one speaker that the text's own speaker lines name, if most sentences are theirs."""
    said = [unit.speaker for unit in analysis.own_sentences]
    named = set(said) - {None}
    return named.pop() if len(named) == 1 and 2 * said.count(None) < len(said) else None


def _several_speak(analysis: Analysis) -> bool:
    return len({unit.speaker for unit in analysis.own_sentences} - {None}) > 1


def _version(analysis: Analysis) -> str:
    """``English version; original not examined`` for a translation; the language otherwise."""
    metadata = analysis.document.metadata
    if not metadata.language:
        return ""
    language = language_name(metadata.language)
    original = metadata.original_language
    if metadata.translation == "original" or original == metadata.language:
        return f"{language} original"
    if not original and not metadata.translation:
        return f"{language} text; whether it is a translation was not stated"
    kind = _TRANSLATIONS.get(metadata.translation or "")
    of = f" ({language_name(original)})" if original else ""
    version = f"{language} version" + (f", {kind}" if kind else "")
    return f"{version}; original{of} not examined"


def language_name(code: str) -> str:
    """The English name of a language, or its code where none is known here."""
    return _LANGUAGES.get(code, f"language “{code}”")


def extent(analysis: Analysis) -> str:
    """One line: how long the text is and what was left out."""
    kinds = [unit.kind for unit in analysis.units if unit.sentence_no is None]
    paragraphs = len({unit.paragraph_no for unit in analysis.own_sentences})
    counted = [unit.words for unit in analysis.own_sentences if unit.words is not None]
    count = f", {sum(counted):,} words" if counted else ""
    others = len(analysis.sentences) - len(analysis.own_sentences)
    left = [plural(len(kinds), "heading, editor’s line or salutation", _LEFT_OUT)] if kinds else []
    left += [f"{plural(others, 'sentence')} of askers, of another side or quoted"] if others else []
    return sentence_case(
        f"{plural(len(analysis.own_sentences), 'sentence')}, "
        f"{plural(paragraphs, 'paragraph')}{count}"
        f"{'; left out: ' if left else ''}{'; '.join(left)}."
    )
