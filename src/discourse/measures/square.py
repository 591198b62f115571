"""The ideological square: what a text says of the good and the bad of its own side and of others.

After van Dijk (1998): texts emphasise our good and their bad, and pass over our bad and their
good. Counted are sentences that say one of the four, each once in a corner; a sentence may stand in
several. They are counts of labels and records; how much of each there was to say is not known, so
there are no shares.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from discourse.analysis import Analysis, Unit
from discourse.ledger import Contrast

CORNERS = ("own good", "own bad", "their good", "their bad")
OWN = "own_side"
_OWN_MENTIONS = ("self", "self_demonym")
_OTHER_MENTIONS = ("state", "territory", "bloc", "group", "organisation", "armed_group", "person")


@dataclass(frozen=True, slots=True)
class Corner:
    """A corner of the square, of :data:`CORNERS`, and the numbers of the sentences behind it."""

    name: str
    sentences: tuple[int, ...]

    @property
    def count(self) -> int:
        """How many sentences."""
        return len(self.sentences)


def why_no_square(analysis: Analysis) -> str | None:
    """Why the square cannot be counted in this text; ``None`` where it can."""
    layers = ("functions", "mentions", "contrasts")
    return next(filter(None, map(analysis.why_missing, layers)), None)


def measure_square(analysis: Analysis) -> tuple[Corner, ...] | None:
    """The four corners over the text's own sentences; ``None`` where they were not measured.

    Own good is an achievement, or a positive appraisal that mentions the own side and no other
    party; own bad a criticism of the own side, or a failure that it admits; their good a positive
    appraisal of anything else; their bad a criticism of anybody else, or of conduct.
    """
    if why_no_square(analysis):
        return None
    targets = _targets(analysis)

    def blames(own: bool) -> Callable[[Unit], bool]:
        return lambda unit: any((kind == OWN) == own for kind in targets.get(unit.unit_no, ()))

    tests = (
        lambda unit: unit.has("achievement") or (_praises(unit) and _is_of_own(unit, analysis)),
        blames(own=True),
        lambda unit: _praises(unit) and not _is_of_own(unit, analysis),
        blames(own=False),
    )
    return tuple(
        Corner(name, _numbers(filter(test, analysis.own_sentences)))
        for name, test in zip(CORNERS, tests, strict=True)
    )


def _targets(analysis: Analysis) -> dict[int, list[str]]:
    """Unit number → the kinds of the targets that are blamed in it."""
    found: dict[int, list[str]] = {}
    records: list[Contrast] = list(analysis.contrasts or ())
    for unit in analysis.own_sentences:
        if unit.has("contrast"):
            kinds = [r.target_kind for r in records if unit.span.contains(r.span)]
            found[unit.unit_no] = kinds
    return found


def _praises(unit: Unit) -> bool:
    appraisal = unit.function("appraisal")
    return appraisal is not None and appraisal.get("polarity") == "positive"


def _is_of_own(unit: Unit, analysis: Analysis) -> bool:
    """Whether the only parties that a sentence mentions are of the own side."""
    kinds = [
        mention.get("class") for mention in analysis.document.layer("mentions").within(unit.span)
    ]
    is_of_others = any(kind in _OTHER_MENTIONS for kind in kinds)
    return not is_of_others and any(kind in _OWN_MENTIONS for kind in kinds)


def _numbers(units: Iterable[Unit]) -> tuple[int, ...]:
    return tuple(unit.sentence_no for unit in units if unit.sentence_no is not None)
