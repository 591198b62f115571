"""Texts by name: the project's own, a user's registered files, and installed corpora."""

from discourse.corpus.manifest import Entry, read_manifest
from discourse.corpus.open import open_texts
from discourse.corpus.registry import Registry

__all__ = ["Entry", "Registry", "open_texts", "read_manifest"]
