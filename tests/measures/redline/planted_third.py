"""A third composed text, written after the rules were mended for the second.

Two of its edits are typed by words alone, as no ledger has a record of them: a third party's
pledge (its figure is told) and a duty of members (a hedge). "A dozen" was such a third until it was
read as 12: it was to be "exchanged" then.
"""

from __future__ import annotations

from tests.measures.redline.planted import Planted, sentences_of, written

OLD = sentences_of("planted_third.txt")
EDITS = [
    Planted("degree taken out", OLD[1][0],
            ("We reaffirm our support for the government of Okunda.",), ("formula", "weaker")),
    Planted("strongest terms taken out", OLD[1][1],
            ("The Union condemns the raid on the granary at Mbele.",), ("formula", "weaker")),
    Planted("named made unnamed", OLD[1][2],
            ("A foreign navy has seized four trawlers in the strait.",),
            ("target", "named → unnamed")),
    Planted("unnamed made named", OLD[1][3],
            ("Castrel and Haldmark fuel this conflict with money and arms.",),
            ("target", "unnamed → named")),
    Planted("request weaker", OLD[1][4],
            ("We invite Castrel to release the pilots immediately.",),
             ("request", "weaker", "force")),
    Planted("effort only", OLD[2][0],
            ("We shall endeavour to establish a fund of $50 million for the drought.",),
            ("commitment", "weaker", "force")),
    Planted("deadline removed", OLD[2][1],
            ("The Union will deploy observers to the border.",),
             ("commitment", "weaker", "deadline")),
    Planted("amount raised", OLD[2][2],
            ("Okunda and Marenza pledge 350 tents for the camps.",),
            ("figure", "larger")),
    Planted("condition removed", OLD[2][3],
            ("Sanctions will be lifted.",), ("commitment", "stronger", "condition")),
    Planted("hedge added", OLD[2][4],
            ("Local councils will be consulted on the route of the canal to the extent possible.",),
            ("hedge", "added")),
    Planted("figure smaller", OLD[3][0],
            ("Unemployment in the Crescent fell to 6.9 percent last year.",),
             ("figure", "smaller")),
    Planted("date changed", OLD[3][1],
            ("The next council meets in San Aurelio on Wednesday 22 October.",),
            ("date", "exchanged")),
    Planted("party added", OLD[3][2],
            ("Delegates of Marenza, Lumaru, Talmere and Okunda drafted the rules.",),
            ("name", "added")),
    Planted("duty made encouragement", OLD[3][3],
            ("Members are encouraged to publish their grain stocks.",), ("hedge", "added")),
    Planted("most to every", OLD[3][4],
            ("Every member has paid its dues.",), ("scope", "wider")),
    Planted("negation taken out", OLD[3][5],
            ("The talks can succeed without Ardesh.",), ("negation", "taken out")),
    Planted("number in words", OLD[3][6],
            ("There were a dozen rounds of bargaining over tolls.",), ("figure", "larger")),
    Planted("word of a formula exchanged", OLD[3][7],
            ("Together we seek shared prosperity and open seas.",), ("formula", "exchanged")),
    Planted("clause dropped", OLD[4][0],
            ("The blockade has emptied the markets of three islands.",), ("clause", "taken out")),
    Planted("sentence split", OLD[4][1],
            ("The monsoon came late, and the wells ran dry in April.",
             "Herders drove their cattle a hundred miles to the lakes."), ("split",)),
    Planted("sentence dropped", OLD[5][1], (), ("dropped",)),
    Planted("sentence new", OLD[5][3],
            (OLD[5][3], "Next spring a fleet of sailing ships will race from Ketha to Port Alda."),
            ("new",)),
]  # fmt: skip
MERGED = OLD[4][2:4]
MERGER = (
    "The university of Anatevai has a new library, which holds sixty thousand volumes in nine "
    "languages."
)
MOVED = OLD[5][0]  # to the beginning


def older() -> str:
    """The text before the edits."""
    return written(OLD)


def newer() -> str:
    """The text after the edits."""
    paragraphs = [list(sentences) for sentences in OLD]
    paragraphs[4][2:4] = [MERGER]
    paragraphs[5].remove(MOVED)
    paragraphs[1].insert(0, MOVED)
    for edit in EDITS:
        (place,) = [(p, s) for p, row in enumerate(paragraphs) for s, one in enumerate(row)
                    if one == edit.old]  # fmt: skip
        paragraphs[place[0]][place[1] : place[1] + 1] = edit.new
    return written(paragraphs)
