"""A composed communiqué of invented states, and twenty edits of known kind.

Paragraphs are lists of sentences, from ``planted.txt``. An edit replaces one sentence
by others, exactly once; edits that move things are written in :func:`newer`.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


def sentences_of(name: str) -> list[list[str]]:
    """The paragraphs of a composed text; its file has a sentence a line."""
    text = Path(__file__).with_name(name).read_text("utf-8")
    return [paragraph.splitlines() for paragraph in text.strip().split("\n\n")]


OLD = sentences_of("planted.txt")


@dataclass(frozen=True)
class Planted:
    """One edit: what it is, the sentence, what stands instead, the change that must be found.

    ``expected`` is the kind of a link, or kind, direction and aspect (if any) of a change.
    """

    name: str
    old: str
    new: tuple[str, ...]
    expected: tuple[str, ...]


EDITS = [
    Planted(
        "clause dropped",
        OLD[2][1],
        ("They noted that the truce along the Sarrow River has held since the winter.",),
        ("clause", "taken out"),
    ),
    Planted(
        "adjective added to a formula",
        OLD[2][0],
        (
            "The two sides expressed their full support for the independence and territorial "
            "integrity of the Lumaru Islands.",
        ),
        ("formula", "stronger"),
    ),
    Planted(
        "will to stands ready to",
        OLD[3][0],
        (
            "Quessara stands ready to provide two patrol vessels and a medical team to the "
            "mission on the Sarrow River.",
        ),
        ("commitment", "weaker", "force"),
    ),
    Planted(
        "deadline removed",
        OLD[3][1],
        ("Norvania will train 300 customs officers.",),
        ("commitment", "weaker", "deadline"),
    ),
    Planted(
        "named target made unnamed",
        OLD[4][0],
        (
            "We condemn the illegal blockade that certain states have imposed on the harbours of "
            "Lumaru.",
        ),
        ("target", "named → unnamed"),
    ),
    Planted(
        "named target made conduct",
        OLD[4][1],
        ("Interference in the elections of neighbours must end.",),
        ("target", "named → conduct only"),
    ),
    Planted(
        "request made stronger",
        OLD[4][2],
        ("The coastal states must open their ports to relief ships.",),
        ("request", "stronger", "force"),
    ),
    Planted(
        "figure updated",
        OLD[5][0],
        ("Trade between the two countries reached $4.9 billion in the past year.",),
        ("figure", "larger"),
    ),
    Planted(
        "date changed",
        OLD[8][0],
        ("The second round of consultations will open in Vennholm on 3 September 2031.",),
        ("date", "exchanged"),
    ),
    Planted(
        "some to all",
        OLD[8][1],
        ("All parties to the Osk Convention have ratified the protocol on wrecks.",),
        ("scope", "wider"),
    ),
    Planted(
        "sentence split",
        OLD[8][2],
        (
            "Both governments will share satellite images of the ice.",
            "They will also warn shipping of drifting floes.",
        ),
        ("split",),
    ),
    Planted(
        "party added",
        OLD[9][0],
        (
            "Quessara, Norvania, Haldmark and Marenza will patrol the northern fishing grounds "
            "together.",
        ),
        ("name", "added"),
    ),
    Planted(
        "commitment made joint",
        OLD[9][1],
        ("The two sides will repair the lighthouse at Cape Torren.",),
        ("commitment", "made joint", "party"),
    ),
    Planted(
        "hedge added",
        OLD[10][0],
        ("The two sides will, where appropriate, exchange lists of detained sailors.",),
        ("hedge", "added"),
    ),
    Planted(
        "negation",
        OLD[10][1],
        ("The sanctions of the Standing Council are not binding on every member.",),
        ("negation", "added"),
    ),
    Planted("sentence dropped", OLD[11][1], (), ("dropped",)),
    Planted(
        "sentence new",
        OLD[12][2],
        (OLD[12][2], "Umbrellas were handed to the guests before the parade of the fire brigade."),
        ("new",),
    ),
]
MERGED = (OLD[5][1], OLD[5][2])
MERGER = (
    "The two sides agreed to remove duties on fish, timber and glass, for which exporters of both "
    "countries had waited a decade."
)
MOVED = OLD[10][2]
SWAPPED = (6, 7)  # paragraphs; the second has more words, so the first counts as moved


def written(paragraphs: list[list[str]]) -> str:
    """The paragraphs as a file holds them."""
    return "\n\n".join(" ".join(sentences) for sentences in paragraphs if sentences) + "\n"


def older() -> str:
    """The text before the edits."""
    return written(OLD)


def newer() -> str:
    """The text after all twenty edits."""
    paragraphs = [list(sentences) for sentences in OLD]
    for edit in EDITS:
        (place,) = [(p, s) for p, row in enumerate(paragraphs) for s, one in enumerate(row)
                    if one == edit.old]  # fmt: skip
        paragraphs[place[0]][place[1] : place[1] + 1] = edit.new
    paragraphs[5] = [paragraphs[5][0], MERGER]
    paragraphs[10].remove(MOVED)
    paragraphs[1].append(MOVED)
    first, second = SWAPPED
    paragraphs[first], paragraphs[second] = paragraphs[second], paragraphs[first]
    return written(paragraphs)
