"""The words by which a text is cut into units, read from the segmentation page of a language."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files
from typing import Any

from discourse.errors import CodebookError


@dataclass(frozen=True, slots=True)
class Abbreviations:
    """What a full stop after a word means; see the comments on the page for each list."""

    always: frozenset[str]
    before_number: frozenset[str]
    before_opener: frozenset[str]
    letter_labels: frozenset[str]
    decimal_followers: frozenset[str]


@dataclass(frozen=True, slots=True)
class Openers:
    """Words that open a sentence; ``connectives`` are never a whole sentence."""

    words: frozenset[str]
    connectives: frozenset[str]


@dataclass(frozen=True, slots=True)
class LineWords:
    """Words that tell salutations, editors' lines, stage directions and headings."""

    salutation_nouns: frozenset[str]
    salutation_fillers: frozenset[str]
    salutation_marks: frozenset[str]
    meta_labels: frozenset[str]
    meta_openings: frozenset[str]
    title_openings: frozenset[str]
    title_links: frozenset[str]
    editor_cues: frozenset[str]
    editor_hints: frozenset[str]
    first_persons: frozenset[str]
    stage_cues: frozenset[str]
    function_words: frozenset[str]
    clause_openers: frozenset[str]
    finite_verbs: frozenset[str]
    question_words: frozenset[str]
    closings: frozenset[str]
    months: frozenset[str]
    weekdays: frozenset[str]


@dataclass(frozen=True, slots=True)
class SpeakerWords:
    """Words that make what stands before a colon the name of a speaker."""

    titles: frozenset[str]
    roles: frozenset[str]
    askers: frozenset[str]
    agencies: frozenset[str]
    media_nouns: frozenset[str]
    particles: frozenset[str]


@dataclass(frozen=True, slots=True)
class ClauseWords:
    """First words of the clauses of resolutions and communiqués."""

    genres: frozenset[str]
    bodies: frozenset[str]
    adverbs: frozenset[str]
    preambular: frozenset[str]
    operative: frozenset[str]
    communique: frozenset[str]


@dataclass(frozen=True, slots=True)
class VoiceWords:
    """Words that tell whose words a sentence gives."""

    joint_genres: frozenset[str]
    report_genres: frozenset[str]
    reporting_verbs: frozenset[str]
    plain_speech_verbs: frozenset[str]
    telling: frozenset[str]
    telling_irregular: frozenset[str]
    joint_subjects: frozenset[str]
    joint_nouns: frozenset[str]
    parties: frozenset[str]


@dataclass(frozen=True, slots=True)
class SegmentationData:
    """The segmentation page of one language."""

    code: str
    abbreviations: Abbreviations
    openers: Openers
    lines: LineWords
    speakers: SpeakerWords
    clauses: ClauseWords
    voices: VoiceWords


_SECTIONS: dict[str, type[Any]] = {
    "abbreviations": Abbreviations,
    "openers": Openers,
    "lines": LineWords,
    "speakers": SpeakerWords,
    "clauses": ClauseWords,
    "voices": VoiceWords,
}


@cache
def load_segmentation_data(code: str = "en") -> SegmentationData:
    """The segmentation page ``languages/<code>-segmentation.toml``, checked.

    Raises:
        CodebookError: a section or list is missing, unknown, empty, has an entry twice or an
            entry that is not a word; the message names it.
    """
    name = f"languages/{code}-segmentation.toml"
    path = files("discourse") / "data" / "languages" / f"{code}-segmentation.toml"
    return parse_segmentation_page(name, path.read_text("utf-8"))


def parse_segmentation_page(name: str, text: str) -> SegmentationData:
    """The page in ``text``; ``name`` is what an error calls it.

    Raises:
        CodebookError: see :func:`load_segmentation_data`.
    """
    page = tomllib.loads(text)
    _check_keys(name, set(page), {"code", *_SECTIONS})
    sections = {}
    for section, record in _SECTIONS.items():
        keys = {field.name for field in fields(record)}
        _check_keys(f"{name} [{section}]", set(page[section]), keys)
        sections[section] = record(
            **{key: _words(f"{name} [{section}] {key}", page[section][key]) for key in keys}
        )
    return SegmentationData(code=page["code"], **sections)


def _check_keys(where: str, came: set[str], expected: set[str]) -> None:
    if came != expected:
        wrong = ", ".join(sorted(came ^ expected))
        raise CodebookError(where, f"missing or unknown: {wrong}", ", ".join(sorted(expected)))


def _words(where: str, entries: object) -> frozenset[str]:
    if not isinstance(entries, list) or not entries:
        raise CodebookError(where, "no list of words", "at least one word")
    if not all(isinstance(entry, str) and entry.strip() for entry in entries):
        raise CodebookError(where, "an entry that is not a word", "words in quotes")
    twice = sorted({entry for entry in entries if entries.count(entry) > 1})
    if twice:
        raise CodebookError(where, f"twice: {', '.join(twice)}", "each word once")
    return frozenset(entries)
