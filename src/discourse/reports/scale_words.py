"""What the pages on positions say of their methods."""

from __future__ import annotations

from discourse.measures.cross_fitting import PARTS

METHOD = {
    "wordscores": (
        "Wordscores (Laver, Benoit & Garry 2003): each word has the mean score of the reference "
        "texts, weighted by how likely each is given the word; the raw score of a text is the mean "
        "of its words' scores. Raw scores bunch towards the middle and are stretched so that the "
        "two outermost references stand at their scores (Martin & Vanberg 2007); the scale of the "
        "2003 paper, which gives all texts together the spread of the references, is in the data. "
        "The scale means what the scores of the references mean, and no more."
    ),
    "wordfish": (
        "Wordfish (Slapin & Proksch 2008): counts are Poisson with mean exp(α + ψ + βθ), fitted by "
        "alternating Newton steps with normal priors (β sd 3, θ sd 1), θ set to mean 0 and sd 1. "
        "Words of fewer than a fifth of the texts are left out. Which end is which is a choice."
    ),
}
ERRORS = (
    "Standard errors are over paragraphs, since words of one paragraph belong together, and take "
    "the weights of words as given; those of the published methods, in the data, take every word "
    "as drawn alone and are smaller. They say how far a text would move had it been written with "
    "other paragraphs of its kind: nothing of what the state holds."
)
CROSSED = (
    "Standard errors and intervals of these positions are cross-fitted: the weights of words are "
    f"fitted {PARTS} times, each time without a part of the texts, and each text is placed by "
    "weights that owe nothing to it. In simulated collections the intervals held the truth in .93 "
    "of cases and more; with the weights of all texts they would in .61 to .95."
)
NOT_SHOWN = (
    "What the scale is. Words decide that, and topic, genre, translator and manner of speaking all "
    "change words: read those at the ends before giving it a name.",
    "Where a state stands. Texts are placed, not states.",
    "That near texts agree: two that contradict each other use the same words.",
)
