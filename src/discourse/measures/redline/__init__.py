"""Redlines: which sentences of two versions belong together, which words differ, in what way."""

from discourse.measures.redline.compare import compare_pair, compare_versions
from discourse.measures.redline.records import Change, Link, Redline, Side, Stretch

__all__ = ["Change", "Link", "Redline", "Side", "Stretch", "compare_pair", "compare_versions"]
