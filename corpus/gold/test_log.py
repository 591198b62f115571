"""The log of every look at scores of the test part, with what was scored."""

from __future__ import annotations

from datetime import UTC, datetime

from gather import HERE, read_rows, write_rows

LOG = HERE / "test-log.tsv"
COLUMNS = (
    "when",
    "what",
    "codebook",
    "model",
    "units",
    "macro_twelve",
    "micro",
    "macro_acts",
    "f1",
)


def note_use(what: str, codebook: str, model: str | None, **scores: float | int) -> None:
    """Note that the test part was scored: by which digests, and with which scores."""
    row = dict.fromkeys(COLUMNS, "")
    now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%MZ")
    row |= {"when": now, "what": what, "codebook": codebook[:12], "model": (model or "none")[:12]}
    row |= {k: f"{v:.3f}" if isinstance(v, float) else str(v) for k, v in scores.items()}
    before = list(read_rows(LOG)) if LOG.exists() else []
    write_rows(LOG, COLUMNS, [*before, row])
