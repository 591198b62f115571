"""Do the labels hear the compared sides alike? The recall of each label on texts of each side.

Where a label misses more of one side's sentences than of the other's, a difference between their
shares may lie in the labels. So a row of a comparison stands as a difference only where readers
coded texts of every side, and recall is much the same on all.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from discourse.analysis import Analysis
from discourse.measures.grouping import Grouping
from discourse.measures.score_card import PartScores, Tally, TallyGroup, load_scores

FEWEST = 10  # sentences of a side that readers gave the label
MOST_APART = 0.15
_TINY = 1e-9  # .65 and .50 are not further apart than .15
Verdict = Literal["alike", "apart", "unmeasured"]


@dataclass(frozen=True, slots=True)
class Recalls:
    """What readers coded of a label on texts of the government of each text.

    ``tallies`` are in the order of the texts; ``None`` where readers gave the label to fewer than
    ``FEWEST`` sentences of that government. ``same_government`` says that all texts are of one.
    """

    tallies: tuple[Tally | None, ...]
    same_government: bool = False

    @property
    def verdict(self) -> Verdict:
        """Whether the recalls are within ``MOST_APART`` of each other, or not all measured."""
        if self.same_government:
            return "alike"
        shares = [tally.hits / tally.given for tally in self.tallies if tally]
        if len(shares) < len(self.tallies):
            return "unmeasured"
        return "alike" if max(shares) - min(shares) <= MOST_APART + _TINY else "apart"


def measure_recalls(analyses: Sequence[Analysis], label: str) -> Recalls:
    """The recalls of a function on texts of the governments whose texts are compared."""
    return Recalls(tuple(_tally(analysis, label) for analysis in analyses))


def recalls_of_groups(grouping: Grouping) -> dict[str, Recalls]:
    """The recalls of every function on the governments of each group; ``""`` for what has none.

    A group of several governments has no recall of its own. Groups of one and the same government
    are heard by the same ears: then a label that was never measured on it hears them alike, too.
    """
    codebook = grouping.analyses[0].codebook
    countries = [
        {grouping.analyses[n].document.metadata.country for n in side.members}
        for side in grouping.sides
    ]
    same = len(set().union(*countries)) == 1 and None not in set().union(*countries)
    firsts = [
        grouping.analyses[side.members[0]] if len(of_side) == 1 else None
        for side, of_side in zip(grouping.sides, countries, strict=True)
    ]
    found = {
        page.id: Recalls(tuple(_tally(one, page.id) if one else None for one in firsts), same)
        for page in codebook.functions
    }
    return found | {"": Recalls((None,) * len(firsts), same)}


def scores_on(analysis: Analysis) -> tuple[PartScores, ...]:
    """The scores on parts of the gold of the labels as this analysis gave them."""
    card, document = load_scores(analysis.codebook.tagger), analysis.document
    if card is None or not document.has("functions"):
        return ()
    model = document.layer("functions").made_by.model_digest
    return tuple(part for part in card.parts.values() if part.model == model)


def coded_like(analysis: Analysis) -> TallyGroup | None:
    """All tallies on coded texts of the government of a text, or ``None``: there are none."""
    country = analysis.document.metadata.country
    groups = [part.groups.get(("country", country or "")) for part in scores_on(analysis)]
    known = [group for group in groups if group]
    return sum(known, start=TallyGroup(0, {})) if known else None


def _tally(analysis: Analysis, label: str) -> Tally | None:
    group = coded_like(analysis)
    tally = group.labels.get(label) if group else None
    return tally if tally and tally.given >= FEWEST else None
