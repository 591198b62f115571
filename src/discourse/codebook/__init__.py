"""The codebook: one page per function, frame, language, and the pages of actors."""

from discourse.codebook.pages import load_codebook
from discourse.codebook.patterns import MARK_END, MARKS, Pattern, phrases_of, read_pattern
from discourse.codebook.records import (
    GROUPS,
    TAGGERS,
    Actor,
    Category,
    Codebook,
    Cue,
    Example,
    Kind,
    Language,
    TaggerName,
    UnnamedForms,
)

__all__ = [
    "GROUPS",
    "MARKS",
    "MARK_END",
    "Actor",
    "Category",
    "Codebook",
    "Cue",
    "Example",
    "Kind",
    "TAGGERS",
    "TaggerName",
    "Language",
    "Pattern",
    "UnnamedForms",
    "load_codebook",
    "phrases_of",
    "read_pattern",
]
