"""Whole reports: what they say of a small text, checked by hand, and of a text without labels."""

from __future__ import annotations

from discourse.annotators import analyze
from discourse.document import Document, Metadata
from discourse.reports.markdown import render_markdown
from discourse.reports.pdf import render_pdf
from discourse.reports.single import build_single_report
from tests.reports.test_findings import passages

FIRST_PAGE = """\
# The text reports as often as it promises.

XZZ

Four sentences, three paragraphs.

**1. It spends one sentence on its record and makes one commitment, none with a figure.** **1** of \
4 sentences report results or own conduct; **1** commits the speaker (s4). **1** is labelled as \
holding a figure.

> “**We will** open two harbours.” s4

**2. It criticises once and names no one.** **1** of 4 sentences met the cues of criticism: \
**none** names the target, **one** points to an unnamed actor (s2), **none** speaks of conduct \
without a doer. Where the text does not say who is meant, neither does this report.

> “**Certain powers** threaten the strait.” s2

> **Not known from this text**
>
> - How often the labels are right on texts of this government and genre was never measured; 0 of \
4 sentences got no function label.
"""


def test_the_first_page_of_a_small_text() -> None:
    small = passages(
        "We have built 20 schools.",
        "Certain powers threaten the strait. Let us act together.",
        "We will open two harbours.",
        country="XZZ",
    )
    assert render_markdown(build_single_report(small.analysis)).startswith(FIRST_PAGE)


def test_a_text_without_cues_in_its_language_is_not_said_to_lack_anything() -> None:
    document = Document("uno", "Hablemos ahora. Todo va bien.", Metadata(language="es"))
    built = build_single_report(analyze(document))
    shown = render_markdown(built)
    assert built.title == "Functions were not measured."
    assert "a language without a page in the codebook" in shown
    assert "No criticism" not in shown
    assert "commitment" not in shown.split("Method and limits")[0]
    assert render_pdf(built).startswith(b"%PDF-")
