"""Small dated texts of invented states, composed for the tests of formulas."""

from __future__ import annotations

from discourse.document import Document, Metadata


def dated(id: str, date: str | None, text: str, country: str | None = "NVA") -> Document:
    """A text of Norvania (or another state) of this date."""
    return Document(id, text, Metadata(language="en", date=date, country=country))


#: Four speeches of Norvania and two of Velmar. "Open water for all peoples" stands in four of them.
SPEECHES = (
    dated("n1", "2031", "Rivers feed us. We call for open water for all peoples. Ships wait."),
    dated("n2", "2032", "Nobody owns rain. The aim of open water for all peoples remains far."),
    dated("n3", "2034", "Our mills turn. Open water for all peoples is near. Bread is dear."),
    dated("n4", "2035", "Winter was long. Open waters for all peoples will come. Lambs thrive."),
    dated("v1", "2032", "Velmar fishes. It wants open water for all peoples too.", "VLM"),
    dated("v2", "2035", "Velmar sails. It asks for open water for some peoples.", "VLM"),
)
