"""Everything that a comparison of groups of texts shows, as one record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import combinations

import numpy as np

from discourse.analysis import Analysis
from discourse.codebook import GROUPS
from discourse.errors import UsageError
from discourse.measures.adjustment import adjust_p_values
from discourse.measures.comparability import ComparabilityRow, measure_comparability
from discourse.measures.corrected import Corrections, correct_by_rates, error_rates
from discourse.measures.divergence import Divergence, compare_distributions
from discourse.measures.grouping import Grouping, check_fields, find_groups, in_order
from discourse.measures.groups import MOST_SIDE_BY_SIDE
from discourse.measures.misclassification import draw_clustered
from discourse.measures.profile_groups import (
    FEWEST_CLUSTERS,
    GroupSamples,
    ProfileRow,
    adjust_rows,
    compare_profiles,
    sample_groups,
    why_few,
)
from discourse.measures.profiles import Column, Profile, measure_profile
from discourse.measures.recalls import Recalls, recalls_of_groups
from discourse.measures.resampling import PERMUTATIONS, SEED, FloatArray, Sample
from discourse.measures.score_card import load_scores
from discourse.measures.usual import UsualPairs, find_usual_pairs

MOST_GROUPS = 200
MOST_GROUPS_OF_ONE = 60  # paragraphs are dealt out to them, which takes long
#: The label that a reader of these kinds must hear first: its recall is theirs.
_PARENTS = {"targets": "contrast", "commitments": "commitment"}


@dataclass(frozen=True, slots=True)
class FamilyDistance:
    """How far apart two groups are over one family of labels, with its test in the one family.

    ``family`` is a group of functions (``acts``, …) or a kind of labels (``frames``, …).
    """

    family: str
    first: int
    second: int
    columns: tuple[Column, ...]
    divergence: Divergence
    q_value: float | None = None


@dataclass(frozen=True)
class GroupedComparison:
    """Groups of texts side by side.

    ``by`` are the fields that the texts were grouped by; of several sides by year, the groups are
    the sides (see :func:`compare_by`).
    ``rows`` are empty where nothing may be compared; ``notes`` say why. ``profiles`` are of the
    texts in the order of ``grouping.analyses``. ``usual`` are the pairs that differences are held
    against, or why there are none. ``corrections`` are shares of functions corrected by measured
    error rates, where the tagger has such. ``documents`` says that whole texts were dealt out, and
    not paragraphs.
    """

    by: tuple[str, ...]
    grouping: Grouping
    comparability: tuple[ComparabilityRow, ...]
    profiles: tuple[Profile, ...]
    rows: tuple[ProfileRow, ...]
    distances: tuple[FamilyDistance, ...]
    corrections: Corrections | None
    usual: UsualPairs | str
    documents: bool
    notes: tuple[str, ...]
    provenance: tuple[tuple[str, str], ...]

    def __repr__(self) -> str:
        """A line; the results stand in ``rows``."""
        names = ", ".join(repr(side.name) for side in self.grouping.sides)
        return (
            f"<GroupedComparison of {len(self.analyses):,} texts by {', '.join(self.by)}: {names}>"
        )

    @property
    def analyses(self) -> tuple[Analysis, ...]:
        """The texts that stand in a group, in the order of the report."""
        return self.grouping.analyses


def compare_by(analyses: Sequence[Analysis], by: Sequence[str]) -> GroupedComparison:
    """Group texts by fields of their metadata and compare the groups.

    By country and year, say, countries are compared, each by all its texts, and the years are
    those of each country; of one country its years are.

    Raises:
        UsageError: fewer than two groups, a field that is named twice, or more groups than can
            be compared.
    """
    check_fields(by)
    fields = in_order(by)
    grouping = _sides_of(find_groups(analyses, fields))
    _check_number(grouping)
    comparability = measure_comparability(grouping.analyses)
    profiles = [measure_profile(analysis) for analysis in grouping.analyses]
    measured = tuple(profile for profile in profiles if profile is not None)
    red = [row.reason for row in comparability if row.verdict == "red"]
    missing = sum(profile is None for profile in profiles)
    if missing:
        red.append(f"functions were not measured in {missing} of {len(profiles)} texts")
    empty = GroupedComparison(
        fields, grouping, comparability, measured, (), (), None, "nothing was compared", False,
        tuple(red), _provenance(grouping),
    )  # fmt: skip
    return empty if red else _compared(empty)


def _sides_of(grouping: Grouping) -> Grouping:
    """The grouping without the years, where more than one side is left; else as it is."""
    broad = tuple(field for field in grouping.by if field != "year")
    if broad == grouping.by or len({key[: len(broad)] for key in grouping.keys}) < 2 or not broad:
        return grouping
    return replace(find_groups(grouping.analyses, broad), left_out=grouping.left_out)


def _check_number(grouping: Grouping) -> None:
    of_one = all(len(side.members) == 1 for side in grouping.sides)
    most = MOST_GROUPS_OF_ONE if of_one else MOST_GROUPS
    if len(grouping.sides) > most:
        kind = "groups of one text each" if of_one else "groups"
        raise UsageError(
            f"{len(grouping.analyses):,} texts make {len(grouping.sides):,} {kind} by "
            f"{' and '.join(grouping.by)}; {most} can be compared. Group them by less, or name "
            "fewer texts"
        )


def _compared(empty: GroupedComparison) -> GroupedComparison:
    grouping, profiles = empty.grouping, empty.profiles
    shared = set.intersection(*(set(profile.columns) for profile in profiles))
    columns = tuple(column for column in profiles[0].columns if column in shared)
    found = sample_groups(grouping, profiles, columns)
    recalls = recalls_of_groups(grouping)
    heard = [recalls.get(_heard(column), _unmeasured(grouping)) for column in columns]
    usual = find_usual_pairs(grouping, profiles, columns)
    pairs = usual if isinstance(usual, UsualPairs) else None
    rows = compare_profiles(columns, found, heard, pairs)
    distances = _distances(empty, columns, found)
    return replace(
        empty,
        rows=adjust_rows(rows, [one.divergence.p_value for one in distances]),
        distances=_adjusted(distances, rows),
        corrections=_corrected(grouping, rows, columns, found),
        usual=usual,
        documents=found.documents,
    )


def _heard(column: Column) -> str:
    """The function whose recall is that of a column; frames and stances have none."""
    if column.kind == "functions":
        return column.label
    return _PARENTS.get(column.kind, "")


def _unmeasured(grouping: Grouping) -> Recalls:
    return recalls_of_groups(grouping)[""]


def _distances(
    compared: GroupedComparison, columns: Sequence[Column], found: GroupSamples
) -> tuple[FamilyDistance, ...]:
    """The distance of every two groups over every family; of at most five groups."""
    if len(found.samples) > MOST_SIDE_BY_SIDE:
        return ()
    fewest = FEWEST_CLUSTERS if found.documents else None
    out = []
    for family, members in _families(compared, columns).items():
        samples = [
            Sample(sample.table[:, [columns.index(one) for one in members]], sample.bases)
            for sample in found.samples
        ]
        for first, second in combinations(range(len(samples)), 2):
            apart = compare_distributions(samples[first], samples[second], fewest=fewest)
            out.append(FamilyDistance(family, first, second, members, apart))
    return tuple(out)


def _families(
    compared: GroupedComparison, columns: Sequence[Column]
) -> dict[str, tuple[Column, ...]]:
    """The columns by family: the four groups of functions, then the other kinds."""
    groups = {page.id: page.group for page in compared.analyses[0].codebook.functions}
    found: dict[str, list[Column]] = {group: [] for group in GROUPS}
    for column in columns:
        is_function = column.kind == "functions"
        family = groups[column.label] if is_function else str(column.kind)
        if column.label != "specific":  # it stands beside the force of a pledge, not in its place
            found.setdefault(family, []).append(column)
    return {family: tuple(members) for family, members in found.items() if len(members) > 1}


def _adjusted(
    distances: Sequence[FamilyDistance], rows: Sequence[ProfileRow]
) -> tuple[FamilyDistance, ...]:
    p_values = [*(one.divergence.p_value for one in distances), *(row.p_value for row in rows)]
    q_values = adjust_p_values(p_values)[: len(distances)]
    return tuple(replace(one, q_value=q) for one, q in zip(distances, q_values, strict=True))


def _corrected(
    grouping: Grouping,
    rows: Sequence[ProfileRow],
    columns: Sequence[Column],
    found: GroupSamples,
) -> Corrections | None:
    """Shares of functions corrected by the error rates of the card, where the tagger has one."""
    card = load_scores(grouping.analyses[0].codebook.tagger)
    if card is None:
        return None
    functions = [at for at, column in enumerate(columns) if column.kind == "functions"]
    labels = [columns[at].label for at in functions]
    texts = [[grouping.analyses[n] for n in side.members] for side in grouping.sides]
    rates = [error_rates(labels, of_side, card) for of_side in texts]
    raw = [tuple(rows[at].shares[side] for at in functions) for side in range(len(texts))]
    drawn: list[FloatArray | None] = []
    for side, sample in zip(grouping.sides, found.samples, strict=True):
        only = Sample(sample.table[:, functions], sample.bases)
        few = why_few(only) if found.documents else raw[0][0].reason
        drawn.append(None if few else draw_clustered(only, side.name))
    corrected = tuple(correct_by_rates(labels, rates, raw, drawn))
    return Corrections("rates", grouping.sides, (0,) * len(texts), corrected)


def _provenance(grouping: Grouping) -> tuple[tuple[str, str], ...]:
    texts = np.array([analysis.document.digest for analysis in grouping.analyses])
    return (
        *grouping.analyses[0].provenance[:3],
        ("texts", str(texts.size)),
        ("grouped by", ", ".join(grouping.by)),
        ("seed", str(SEED)),
        ("permutations", str(PERMUTATIONS)),
    )
