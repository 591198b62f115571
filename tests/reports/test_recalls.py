"""What a report says on how sure its labels are; invented tallies."""

from __future__ import annotations

import pytest

from discourse.analysis import Analysis
from discourse.annotators import analyze
from discourse.document import Document, Metadata
from discourse.measures.score_card import Tally, TallyGroup
from discourse.reports import recalls
from tests.builders import composed_codebook


def told(group: TallyGroup | None, patched: pytest.MonkeyPatch) -> str:
    def coded(_: Analysis) -> TallyGroup | None:
        return group

    patched.setattr(recalls, "coded_like", coded)
    document = Document("test", "All is well.", Metadata(language="en", country="XTM"))
    return recalls.how_sure(analyze(document, composed_codebook()))


def test_counts_of_coded_sentences_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    group = TallyGroup(40, {"claim": Tally(6, 9, 8), "proverb": Tally(1, 1, 2)})
    assert told(group, monkeypatch) == (
        "On 40 coded sentences of this government 7 of the 10 labels found were right and 3 of 10 "
        "were missed"
    )


def test_few_coded_sentences_tell_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    said = told(TallyGroup(3, {"claim": Tally(3, 4, 7)}), monkeypatch)
    assert said.startswith("Readers coded only three sentences of this government")


def test_a_government_never_coded_is_said_to_be_so(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "never measured" in told(None, monkeypatch)
