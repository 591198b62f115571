"""``discourse doctor``: what is installed, what is missing, where things are."""

from __future__ import annotations

import platform
import re
from collections.abc import Iterator
from importlib import metadata
from importlib.resources import files

import typer

from discourse.cli.shared import SOME_FAILED, Debug, put_line

_REQUIREMENT = re.compile(r"[\w.-]+")
#: Parts of the package's data without which something fails, by folder.
_DATA = ("functions", "languages", "actors", "background", "corpus", "schema", "fonts", "examples")

EXAMPLES = ("discourse doctor",)


def run(debug: Debug = False) -> None:
    """Say what is installed and what optional parts are missing.

    Nothing is downloaded. Exit code 1 if a part that is needed is missing.
    """
    from discourse import __version__

    put_line(f"discourse {__version__}, Python {platform.python_version()}")
    missing = [*_libraries(), *_data()]
    for line in (_codebook(), _texts(), _tagger(), *_scores()):
        put_line(line)
    if missing:
        typer.echo(f"discourse: missing: {', '.join(missing)}; install discourse anew", err=True)
        raise typer.Exit(SOME_FAILED)


_EXTRAS = ("sotu", "neural")  # for users; others are for development


def _tagger() -> str:
    from discourse.annotators.tagger import load_tagger

    tagger = load_tagger()
    if tagger is None:
        return "trained tagger: none; labels come from cues"
    left = [label for label in tagger.labels if label not in tagger.thresholds]
    cues = f"; by cues alone: {', '.join(left)}" if left else ""
    return f"trained tagger: {tagger.digest[:12]}, {len(tagger.thresholds)} functions{cues}"


def _scores() -> Iterator[str]:
    from discourse.measures.score_card import CARDS, load_scores

    for name in CARDS:
        card = load_scores(name)
        yield f"scores, {name} tagger: {card.summary if card else 'never measured'}"


def _libraries() -> Iterator[str]:
    """Say which libraries there are; those missing that are needed."""
    for requirement in sorted(metadata.requires("discourse") or (), key=str.lower):
        match = _REQUIREMENT.match(requirement)
        extra = re.search(r"extra == ['\"](\w+)['\"]", requirement)
        if match is None or (extra and extra[1] not in _EXTRAS):
            continue
        name = match[0]
        try:
            state = metadata.version(name)
        except metadata.PackageNotFoundError:
            state = f'not installed: pip install "discourse[{extra[1]}]"' if extra else "MISSING"
            if not extra:
                yield name
        put_line(f"  {name:<20} {state}{' (optional)' if extra else ''}")


def _data() -> Iterator[str]:
    """Say what data there are; folders that are missing or empty."""
    shipped = files("discourse") / "data"
    counts = []
    for name in _DATA:
        folder = shipped / name
        count = (
            sum(not entry.name.startswith(".") for entry in folder.iterdir())
            if (folder.is_dir())
            else 0
        )
        counts.append(f"{name} {count}")
        if not count:
            yield f"data/{name}"
    put_line(f"data files: {', '.join(counts)}")


def _codebook() -> str:
    from discourse.codebook import load_codebook

    codebook = load_codebook()
    cued = sum(bool(c.cues) for c in (*codebook.functions, *codebook.frames))
    return (
        f"codebook {codebook.digest[:12]}: {len(codebook.functions)} functions, "
        f"{len(codebook.frames)} frames, {cued} with cues; {len(codebook.actors)} actors; "
        f"languages {', '.join(page.code for page in codebook.languages)}"
    )


def _texts() -> str:
    from discourse.corpus import Registry

    registry = Registry.of_user()
    at_hand = sum(shelved.path is not None for shelved in registry.texts())
    return f"registered texts: {at_hand} in {registry.home}"
