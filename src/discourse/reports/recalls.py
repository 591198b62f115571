"""What is said of rows where the labels may not hear all sides alike: marks, cells, notes."""

from __future__ import annotations

from collections.abc import Sequence

from discourse.analysis import Analysis
from discourse.measures.comparison import LabelComparison
from discourse.measures.recalls import FEWEST, MOST_APART, coded_like
from discourse.measures.score_card import Tally
from discourse.reports.wording import plural

MARK = "†"
_COUNTED = "Described, not drawn as differences"
NEVER = (
    f"{_COUNTED}: how many such sentences the labels miss was never measured on texts of these "
    "sides."
)
NOTE = (
    f"Recall: of the sentences that readers gave a label in other texts of the side, the share "
    f"that was found; – where they gave it to fewer than {FEWEST}. {MARK}: not to be read as a "
    f"difference, since recall was not measured on every side or is more than "
    f"{MOST_APART:.2f} apart."
)


def marked(label: LabelComparison, display: str) -> str:
    """The name of a row, with the mark where its difference may lie in the labels."""
    return display if label.recalls.verdict == "alike" else f"{display}\N{NO-BREAK SPACE}{MARK}"


def joined(labels: Sequence[LabelComparison]) -> list[bool]:
    """For each row whether it is drawn as a difference."""
    return [label.recalls.verdict == "alike" for label in labels]


def any_measured(labels: Sequence[LabelComparison]) -> bool:
    """Whether recall was measured of any row on any side."""
    return any(tally for label in labels for tally in label.recalls.tallies)


def figure_note(labels: Sequence[LabelComparison]) -> str:
    """Under a figure: which rows are drawn as differences."""
    if not any(joined(labels)):
        return NEVER if not any_measured(labels) else f"{_COUNTED} ({MARK}): see Recall below."
    return f"A bar joins rows whose recall is alike on all sides; {MARK}: not drawn as differences."


def recall_cell(label: LabelComparison, members: Sequence[int]) -> str:
    """The recalls of a row, one for each of ``members`` in turn: ``.55 of 22 · –``."""
    return " · ".join(_share(label.recalls.tallies[member]) for member in members)


def _share(tally: Tally | None) -> str:
    if tally is None or tally.recall is None:
        return "–"
    return f"{tally.recall:.2f} of {tally.given}"


def how_sure(analysis: Analysis) -> str:
    """How often the labels were right on texts of this government, or that nobody knows."""
    group = coded_like(analysis)
    if group is None:
        return (
            "How often the labels are right on texts of this government and genre was never "
            "measured"
        )
    if group.sentences < FEWEST:
        return (
            f"Readers coded only {plural(group.sentences, 'sentence')} of this government and "
            "genre, too few to tell how often the labels are right on its texts"
        )
    tallies = group.labels.values()
    hits, given, found = (sum(getattr(t, n) for t in tallies) for n in ("hits", "given", "found"))
    return (
        f"On {plural(group.sentences, 'coded sentence')} of this government {hits} of the {found} "
        f"labels found were right and {given - hits} of {given} were missed"
    )
