"""A second composed text and its edits, written after the rules: it shows what generalises."""

from __future__ import annotations

from tests.measures.redline.planted import Planted, sentences_of, written

OLD = sentences_of("planted_later.txt")

EDITS = [
    Planted(
        "degree taken out",
        OLD[2][1],
        ("We condemn the attack on the relief convoy at the Sorrel bridge.",),
        ("formula", "weaker"),
    ),
    Planted(
        "named made conduct",
        OLD[2][2],
        ("Villages on the northern bank continue to be shelled.",),
        ("target", "named → conduct only"),
    ),
    Planted(
        "unnamed made named",
        OLD[2][3],
        ("Ardesh arms the rebels with rockets and drones.",),
        ("target", "unnamed → named"),
    ),
    Planted(
        "negation taken out",
        OLD[2][4],
        ("Haldmark recognises the council that was set up in Khuldara.",),
        ("negation", "taken out"),
    ),
    Planted(
        "word of a formula taken out",
        OLD[3][0],
        ("Our goal remains a just and lasting peace in the valley.",),
        ("formula", "taken out"),
    ),
    Planted(
        "addressee exchanged",
        OLD[3][1],
        ("We call on all sides to withdraw their guns from the ridge.",),
        ("request", "exchanged", "addressee"),
    ),
    Planted(
        "request weaker",
        OLD[3][2],
        ("We ask for the release of all detainees before the winter.",),
        ("request", "weaker", "force"),
    ),
    Planted(
        "is to may be",
        OLD[3][3],
        ("The truce may be a step towards a settlement.",),
        ("hedge", "added"),
    ),
    Planted(
        "position weaker",
        OLD[3][4],
        ("Haldmark takes note of the plan of the Standing Council.",),
        ("position", "weaker", "force"),
    ),
    Planted(
        "commitment weaker",
        OLD[4][0],
        ("We will consider doubling our contribution to the mission.",),
        ("commitment", "weaker", "force"),
    ),
    Planted(
        "commitment stronger",
        OLD[4][1],
        ("We will reopen our embassy in Khuldara.",),
        ("commitment", "stronger", "force"),
    ),
    Planted(
        "deadline later",
        OLD[4][2],
        ("Haldmark will close its last coal mine by 2040.",),
        ("commitment", "weaker", "deadline"),
    ),
    Planted(
        "condition added",
        OLD[4][3],
        ("We will lift the tariff on Ardeshi wool if the inspections resume.",),
        ("commitment", "weaker", "condition"),
    ),
    Planted(
        "amount lower",
        OLD[4][4],
        ("We will give 20 million crowns to the relief fund.",),
        ("commitment", "weaker", "amount"),
    ),
    Planted(
        "commitment made single",
        OLD[4][5],
        ("We will build a hospital at Vennholm.",),
        ("commitment", "made single", "party"),
    ),
    Planted(
        "figure larger",
        OLD[5][0],
        ("More than 52,000 refugees have crossed the border since the spring.",),
        ("figure", "larger"),
    ),
    Planted(
        "bound changed",
        OLD[5][1],
        ("About 12 ships are waiting for a berth.",),
        ("figure", "exchanged"),
    ),
    Planted(
        "share in words",
        OLD[5][2],
        ("One half of the harvest was lost to the drought.",),
        ("figure", "larger"),
    ),
    Planted(
        "party taken out",
        OLD[5][3],
        ("Representatives of Norvania, Lumaru and Marenza took part in the donors’ conference.",),
        ("name", "taken out"),
    ),
    Planted(
        "date changed",
        OLD[5][4],
        ("The parliament of Talmere ratified the border treaty on 9 May 2031.",),
        ("date", "exchanged"),
    ),
    Planted(
        "sentence split",
        OLD[7][0],
        (
            "The new academy for pilots opens its doors in the autumn.",
            "Sixty cadets have been chosen from nine hundred applicants.",
        ),
        ("split",),
    ),
    Planted(
        "clause added",
        OLD[8][0],
        (
            "Our consuls answered eleven thousand calls in March, most of them from sailors "
            "stranded in Castrel.",
        ),
        ("clause", "added"),
    ),
    Planted("sentence dropped", OLD[8][1], (), ("dropped",)),
    Planted(
        "sentence new",
        OLD[8][2],
        (OLD[8][2], "Next week I fly to Talmere for the funeral of President Orune."),
        ("new",),
    ),
]
MERGED = OLD[7][1:4]
MERGER = (
    "The bridge at Osk is safe again: engineers have replaced the pylons, and trucks of forty "
    "tonnes may cross it."
)
MOVED = OLD[6][0]  # a paragraph of its own, moved to the end


def older() -> str:
    """The text before the edits."""
    return written(OLD)


def newer() -> str:
    """The text after the edits."""
    paragraphs = [list(sentences) for sentences in OLD]
    paragraphs[7][1:4] = [MERGER]
    for edit in EDITS:
        (place,) = [(p, s) for p, row in enumerate(paragraphs) for s, one in enumerate(row)
                    if one == edit.old]  # fmt: skip
        paragraphs[place[0]][place[1] : place[1] + 1] = edit.new
    paragraphs.append(paragraphs.pop(6))
    return written(paragraphs)
