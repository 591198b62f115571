"""Keyness of plain texts: counts by hand, statistics as of single words."""

from __future__ import annotations

import re

import numpy as np
import pytest

from discourse.measures.collections import compare_collections
from discourse.measures.keyness import Counts, log_likelihood, log_ratio
from discourse.text import WORD, fold

TARGET = ["The state’s ships sail. The ships rest.", "Ships, ships; well-kept ships!", ""]
REFERENCE = ["The STATE'S ports rest.", "Ports and well–kept ports", "The end."]


def test_counts_by_hand():
    found = compare_collections(TARGET, REFERENCE, fewest=2)
    counts = found.keyness.counts
    table = {
        word: (int(a), int(b))
        for word, a, b in zip(found.words, counts.target, counts.reference, strict=True)
    }
    assert table == {
        "ports": (0, 3), "rest": (1, 1), "ships": (5, 0), "state's": (1, 1), "the": (2, 2),
        "well-kept": (1, 1),
    }  # fmt: skip
    assert (counts.target_total, counts.reference_total) == (11, 10)
    assert found.clustered is None  # fewer than five documents


def test_statistics_are_those_of_the_counts():
    found = compare_collections(TARGET, REFERENCE, fewest=1)
    one = found.words.index("ships")
    single = Counts(np.array([5]), np.array([0]), 11, 10)
    assert found.keyness.g2[one] == log_likelihood(single)[0]
    assert found.keyness.log_ratio[one] == log_ratio(single)[0]
    # In the target "ships" stands twice in 7 words and three times in 4: ½(|7/11 - 2/5| + …).
    dispersion = found.dispersions[0]
    assert dispersion.dp[one] == pytest.approx(abs(7 / 11 - 2 / 5))
    assert dispersion.parts[one] == 2


def test_words_are_those_that_the_package_counts():
    odd = "Côte d’Ivoire’s 12.5-point plan — x²; ½ and_so ’tis re‑opened, 3rd! Ångström-Änder"
    expected = sorted(set(WORD.findall(fold(odd))))
    assert list(compare_collections([odd], [odd], fewest=1).words) == expected


def test_swapping_and_another_rule():
    there = compare_collections(TARGET, REFERENCE, r"[\p{L}]+", fewest=1)
    back = compare_collections(REFERENCE, TARGET, r"[\p{L}]+", fewest=1)
    assert there.words == back.words
    assert set(there.words) == set(re.findall(r"[a-z]+", fold(" ".join(TARGET + REFERENCE))))
    assert back.keyness.g2.tolist() == (-there.keyness.g2).tolist()
    assert back.keyness.z == pytest.approx(-there.keyness.z)


def test_clustering_is_looked_at_from_five_documents_on():
    first = ["dams and dams again, dams, dams, dams, dams, dams"] + ["calm seas and ports"] * 9
    second = ["calm seas and ports and dams"] * 10
    found = compare_collections(first, second, fewest=1)
    assert found.clustered is not None
    effects = dict(zip(found.words, found.clustered.design_effects.tolist(), strict=True))
    assert effects["dams"] > effects["seas"]


def test_a_collection_without_words():
    with pytest.raises(ValueError, match="a word at least"):
        compare_collections(["…"], TARGET)
