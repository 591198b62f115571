"""Findings are true of their numbers, or are not made."""

from __future__ import annotations

from discourse.analysis import Analysis
from discourse.annotators import analyze
from discourse.codebook import Codebook
from discourse.document import Document, Metadata
from discourse.ledger import LEDGERS
from discourse.reports.blocks import Runs
from discourse.reports.findings import find_findings, state_figures, state_requests
from discourse.reports.openness import state_criticism
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
    # The ledger of criticism knows no rival, and stances need it.
    ledgers = [name for name in LEDGERS if name not in ("contrasts", "stances")]
    analysis: Analysis = analyze(document, book(), ("functions", *ledgers))
    return Passages(analysis)


def words(runs: Runs) -> str:
    return "".join(run.text for run in runs)


def test_record_and_promise_are_counted() -> None:
    statement = state_figures(
        passages("We have built 20 schools.", "They have built more.", "We will stay.")
    )
    assert statement is not None
    assert statement.headline == (
        "It reports results in two sentences; the one commitment has no figure."
    )
    assert statement.clause == ""  # no title rests on three sentences
    assert words(statement.support) == (
        "1 of 3 sentences holds a figure (s1), one of them in a report of results. "
        "2 report results or own conduct; 1 is labelled commitment (s3); who undertakes it stands "
        "under What it commits to."
    )


def test_where_all_figures_stand_is_said_if_it_is_a_part_of_the_text() -> None:
    first = ["We have built 20 schools."] * 4
    statement = state_figures(passages(*first, *["All is well."] * 8, "Fine.", "We will stay."))
    assert statement is not None
    assert statement.headline == (
        "All four sentences with figures stand in s1–s4; the one commitment has no figure."
    )
    assert statement.clause == "puts figures into its record and none into its commitments"


def test_a_promised_figure_is_said() -> None:
    statement = state_figures(passages("We will build 20 schools.", "We will stay."))
    assert statement is not None
    assert statement.headline.endswith("one of the two commitments has a figure.")


def test_without_a_known_speaker_no_promise_is_denied() -> None:
    statement = state_figures(passages("They have built it.", "All have built it.", country=None))
    assert statement is not None
    assert "no commitment was found in the first person" in statement.headline


def test_criticism_that_names_no_one() -> None:
    statement = state_criticism(
        passages("Certain powers err.", "Bullying fails.", "All is well.", "Good.", "Fine.")
    )
    assert statement.headline == "It criticises twice and names no one."
    assert statement.clause == ""  # no title rests on two sentences
    assert "neither does this report" in words(statement.support)


def test_criticism_by_name_of_some() -> None:
    statement = state_criticism(passages("The rival errs.", "Bullying fails."))
    assert statement.headline == "It criticises twice and names the target in one of them."


def test_where_criticism_gathers_is_said_by_thirds_and_only_if_it_does() -> None:
    calm, harsh = ["All is well."] * 8, ["Bullying fails."] * 4
    late = state_criticism(passages(*calm, *harsh))
    early = state_criticism(passages(*harsh, *calm))
    spread = state_criticism(passages(*harsh[:2], *calm, *harsh[:2]))
    assert late.headline.endswith("all four stand in the last third (s9–s12).")
    assert early.headline.endswith("all four stand in the first third (s1–s4).")
    assert "third" not in spread.headline


def test_no_criticism_is_a_finding_about_the_search() -> None:
    statement = state_criticism(passages("All is well."))
    assert "not a proof of absence" in words(statement.support)


def test_requests_are_told_by_addressee() -> None:
    statement = state_requests(passages("Let us act.", "Let us wait.", "We will act."))
    assert statement is not None
    assert statement.headline == "It asks twice; no demand on an opponent was found."
    assert "2 without a clear addressee (s1, s2)" in words(statement.support)


def test_a_text_without_labels_states_only_what_was_not_found() -> None:
    findings, title = find_findings(passages("All is well."))
    assert [finding.headline for finding in findings] == ["No criticism was found."]
    assert title == "No criticism was found"


def test_the_number_of_each_form_leads_to_its_list() -> None:
    support = state_criticism(passages("Certain powers err.", "Bullying fails.")).support
    leads = {run.text: run.target for run in support if run.target and run.style == "strong"}
    assert leads == {"2": "list-contrast", "one": "list-contrast-unnamed_conduct"}
    assert "list-contrast-unnamed_actor" in [run.target for run in support]


def test_a_courtesy_is_no_quotation_for_a_call() -> None:
    shown = words(passages("Let us act!", "Let us wait.").quotation(
        passages("Let us act!", "Let us wait.").having("exhortation"), "exhortation"
    ))  # fmt: skip
    assert shown == "“Let us wait.” s2, score 0.60"


def test_mentions_of_unnamed_parties_are_not_hidden() -> None:
    statement = state_criticism(passages("Bullying fails.", "Some countries have done well."))
    assert "mentioned also in s2, which was not found to criticise" in words(statement.support)
