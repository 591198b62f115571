"""Generic sentiment: two general-purpose scorers, kept as named baselines and nothing more.

They misread this register (accusations are worded positively) and have no target; see
``generic_sentiment``. No finding of a report rests on them.
"""

from __future__ import annotations

from discourse.annotators.generic_sentiment import score_both
from discourse.annotators.units import coded_units
from discourse.codebook import Codebook
from discourse.document import Document, Layer, MadeBy, Scores

SENTIMENT_SCORES = ("textblob_polarity", "textblob_subjectivity", "vader_compound")


def annotate_sentiment(document: Document, codebook: Codebook, made_by: MadeBy) -> Layer:
    """The layer of generic sentiment: scores in [-1, 1] (subjectivity [0, 1]) of coded units."""
    if (document.metadata.language or "en") != "en":
        reason = f"both lexicons are English, the text is {document.metadata.language!r}"
        return Layer("sentiment", (), (), (), made_by, reason=reason)
    units = coded_units(document)
    texts = [document.quote(unit) for unit in units]
    values = tuple(
        (round(polarity, 4), round(subjectivity, 4), compound)
        for polarity, subjectivity, compound in score_both(texts)
    )
    starts, ends = tuple(u.start for u in units), tuple(u.end for u in units)
    scores = Scores(SENTIMENT_SCORES, values)
    return Layer("sentiment", starts, ends, (), made_by, scores=scores)
