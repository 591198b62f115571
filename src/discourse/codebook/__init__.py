"""The codebook: one page per function, frame, language, and the pages of actors."""

from discourse.codebook.pages import load_codebook
from discourse.codebook.patterns import MARK_END, MARKS, Pattern, compile_pattern
from discourse.codebook.records import (
    GROUPS,
    Actor,
    Category,
    Codebook,
    Cue,
    Example,
    Kind,
    Language,
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
    "Language",
    "Pattern",
    "UnnamedForms",
    "compile_pattern",
    "load_codebook",
]
