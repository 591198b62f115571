"""Findings are true of their numbers, or are not made."""

from __future__ import annotations

from discourse.analysis import Analysis
from discourse.annotators import analyze
from discourse.codebook import Codebook
from discourse.document import Document, Metadata
from discourse.reports.blocks import Runs
from discourse.reports.findings import (
    find_findings,
    state_criticism,
    state_record,
    state_requests,
)
from discourse.reports.passages import Passages
from tests.builders import category, codebook, cue


def book() -> Codebook:
    forms = ("named", "unnamed_actor", "unnamed_conduct")
    return codebook(
        category("achievement", cue("a", "have built"), group="content"),
        category("commitment", cue("a", "we will")),
        category("statistic", cue("a", "NUM schools"), group="warrants"),
        category(
            "contrast",
            cue("n", "the rival", attributes=(("target_form", "named"),)),
            cue("u", "certain powers", attributes=(("target_form", "unnamed_actor"),)),
            cue("c", "bullying", attributes=(("target_form", "unnamed_conduct"),)),
            group="evaluation",
            attributes=(("target_form", forms),),
        ),
        category(
            "exhortation",
            cue("a", "let us"),
            attributes=(("addressee", ("opponent", "joint")),),
        ),
    )


def passages(*sentences: str, country: str | None = "XNV") -> Passages:
    document = Document("text", "\n\n".join(sentences), Metadata(language="en", country=country))
    analysis: Analysis = analyze(document, book(), ("functions",))
    return Passages(analysis)


def words(runs: Runs) -> str:
    return "".join(run.text for run in runs)


def test_record_and_promise_are_counted() -> None:
    statement = state_record(
        passages("We have built 20 schools.", "They have built more.", "We will stay.")
    )
    assert statement is not None
    assert statement.headline == (
        "It spends two sentences on its record and makes one commitment, none with a figure."
    )
    assert statement.clause == "reports more than it promises"
    assert words(statement.support) == (
        "2 of 3 sentences report results or own conduct; 1 commits the speaker (s3). "
        "1 is labelled as holding a figure."
    )


def test_a_promised_figure_is_said() -> None:
    statement = state_record(passages("We will build 20 schools.", "We will stay."))
    assert statement is not None
    assert statement.headline.endswith("makes two commitments, one with a figure.")


def test_without_a_known_speaker_no_promise_is_denied() -> None:
    statement = state_record(passages("They have built it.", "All have built it.", country=None))
    assert statement is not None
    assert "no commitment in the first person" in statement.headline


def test_criticism_that_names_no_one() -> None:
    statement = state_criticism(
        passages("Certain powers err.", "Bullying fails.", "All is well.", "Good.", "Fine.")
    )
    assert statement is not None
    assert statement.headline == "It criticises twice and names no one."
    assert statement.clause == ""  # no title rests on two sentences
    assert "neither does this report" in words(statement.support)


def test_criticism_by_name_of_some() -> None:
    statement = state_criticism(passages("The rival errs.", "Bullying fails."))
    assert statement is not None
    assert statement.headline == "It criticises twice and names the target in one of them."


def test_late_criticism_is_called_late_only_where_it_is() -> None:
    calm = ["All is well."] * 6
    harsh = ["Bullying fails."] * 4
    late = state_criticism(passages(*calm, *harsh))
    early = state_criticism(passages(*harsh, *calm))
    spread = state_criticism(passages(*harsh[:2], *calm, *harsh[:2]))
    assert late is not None
    assert early is not None
    assert spread is not None
    assert "4 of 4 stand in the second half" in late.headline
    assert "4 of 4 stand in the first half" in early.headline
    assert "half" not in spread.headline


def test_no_criticism_is_a_finding_about_the_search() -> None:
    statement = state_criticism(passages("All is well."))
    assert statement is not None
    assert "not a proof of absence" in words(statement.support)


def test_requests_against_promises() -> None:
    statement = state_requests(passages("Let us act.", "Let us wait.", "We will act."))
    assert statement is not None
    assert statement.headline == "It asks twice, against one commitment."
    assert "none of them" in words(statement.support)


def test_a_text_without_labels_states_only_what_was_not_found() -> None:
    findings, title = find_findings(passages("All is well."))
    assert [finding.headline for finding in findings] == ["No criticism was found."]
    assert title == "Too little text for a finding"


def test_mentions_of_unnamed_parties_are_not_hidden() -> None:
    statement = state_criticism(passages("Bullying fails.", "Some countries have done well."))
    assert statement is not None
    assert "mentioned also in s2; whether these criticise was not decided" in words(
        statement.support
    )
