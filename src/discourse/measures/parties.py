"""How a text speaks of a party: where it mentions it, as doer, as receiver, in praise or blame.

What a party does is read off the ledger of actors, whom a text blames off that of criticism, whom
it asks also off that of requests. Praise and warnings are labels of sentences: where the words that
carried the label hold a name, only that party is counted; else every party that the sentence
mentions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from discourse.analysis import Analysis, Unit
from discourse.ledger import Contrast, Participant, Request
from discourse.text import fold

USES = (
    "mentioned", "acts", "gives", "receives", "endorses", "asked", "praised", "criticised", "warned"
)  # fmt: skip
_BY_ROLE = {"agent": "acts", "beneficiary": "receives", "endorser": "endorses"}
_ASSERTED = ("done", "will")
#: "We" and "both sides" are in the words of praise themselves: "we welcome the efforts of …".
_NO_NAMES = ("we", "we_inclusive", "we_exclusive", "joint")
_OWN = ("self", "self_demonym", "we_exclusive")


@dataclass(frozen=True, slots=True)
class Treatment:
    """One party in one text: for each of ``USES`` the sentences; ``own`` where it speaks itself.

    ``kind`` is the class of its first mention.
    """

    party: str
    kind: str
    own: bool
    uses: tuple[tuple[Unit, ...], ...]

    def of(self, use: str) -> tuple[Unit, ...]:
        """The sentences of one of ``USES``."""
        return self.uses[USES.index(use)]


def why_not_read(analysis: Analysis) -> str | None:
    """Why the treatment of parties cannot be read in this text; ``None`` where it can."""
    layers = ("actors", "functions", "contrasts")
    return next(filter(None, map(analysis.why_missing, layers)), None)


def find_treatments(analysis: Analysis) -> dict[str, Treatment]:
    """Party → how the text speaks of it, for all parties in it, the first mentioned first.

    Parties are those of the ledger of actors: also those left unnamed, both sides together
    (``joint``) and "we". What several do together, each of them does.

    Raises:
        ValueError: it cannot be read; :func:`why_not_read` says why.
    """
    if reason := why_not_read(analysis):
        raise ValueError(f"how {analysis.id!r} speaks of parties cannot be read: {reason}")
    found: dict[str, dict[str, list[Unit]]] = {}
    kinds: dict[str, str] = {}
    for unit in analysis.own_sentences:
        records = unit.recorded(Participant)
        for record in records:
            kinds.setdefault(record.actor, record.actor_class)
        for party, use in dict.fromkeys(_uses(unit, records)):
            found.setdefault(party, {name: [] for name in USES})[use].append(unit)
    return {
        party: Treatment(
            party, kinds.get(party, ""), kinds.get(party) in _OWN, tuple(map(tuple, uses.values()))
        )
        for party, uses in found.items()
    }


def _uses(unit: Unit, records: Sequence[Participant]) -> Iterator[tuple[str, str]]:
    """The parties of a sentence with their uses; a pair may come twice."""
    parties = list(dict.fromkeys(record.actor for record in records))
    for party in parties:
        yield party, "mentioned"
    for record in records:
        for party in (record.actor, *record.members):
            for use in _doings(record):
                yield party, use
    blamed = {record.target_id for record in unit.recorded(Contrast) if not record.guessed}
    named = [record for record in records if record.actor_class not in _NO_NAMES]
    asked = [fold(record.asked_of) for record in unit.recorded(Request) if record.asked_of]
    for record in named:
        if any(_names(words, _words(unit, record)) for words in asked):
            yield record.actor, "asked"
    for party in dict.fromkeys(record.actor for record in named):
        if unit.has("contrast") and party in blamed:
            yield party, "criticised"
        for label, use in (("appraisal", "praised"), ("warning", "warned")):
            if _is_meant(unit, label, [r for r in named if r.actor == party], named):
                yield party, use


def _words(unit: Unit, record: Participant) -> str:
    """The words of a mention, folded as those of a request are compared."""
    start = record.span.start - unit.span.start
    return fold(unit.text[start : start + len(record.span)])


def _names(asked_of: str, party: str) -> bool:
    """Whether those asked are the party: "Norvania and Ardesh", not a "Norvanian-led force"."""
    return re.search(rf"(?<![\w-]){re.escape(party)}(?![\w'’-])", asked_of) is not None


def _doings(record: Participant) -> Iterator[str]:
    """What a record says of its party: asserted, or asked of it."""
    if record.mood in _ASSERTED and record.kind in _BY_ROLE:
        yield _BY_ROLE[record.kind]
        if record.gives:
            yield "gives"
    elif record.mood == "asked" and record.kind not in ("patient", "beneficiary"):
        yield "asked"


def _is_meant(
    unit: Unit, label: str, own: Sequence[Participant], records: Sequence[Participant]
) -> bool:
    """Whether a label of the sentence is of this party, as far as the words behind it tell."""
    found = unit.function(label)
    if found is None or (label == "appraisal" and found.get("polarity") != "positive"):
        return False
    evidence = [piece.span for piece in found.evidence]
    held = [r for r in records if any(span.overlaps(r.span) for span in evidence)]
    return not held or any(record in held for record in own)
