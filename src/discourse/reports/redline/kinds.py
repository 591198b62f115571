"""The kinds of change in the words of reports: titles, what was compared, in which order."""

from __future__ import annotations

from dataclasses import dataclass

from discourse.measures.redline import Change


@dataclass(frozen=True, slots=True)
class Topic:
    """Changes that are listed together: their kinds, and directions if not all; how it is told."""

    title: str
    kinds: tuple[str, ...]
    directions: tuple[str, ...] = ()
    compared: str = ""

    def holds(self, change: Change) -> bool:
        """Whether a change belongs here."""
        fits = not self.directions or change.direction in self.directions
        return change.kind in self.kinds and fits


_PLEDGE = ("commitment", "request")
DONE = ("now told as done", "told as done before")
NAMING = ("named → unnamed", "unnamed → named")
TOPICS = (
    Topic(
        "Commitments, requests: weaker",
        _PLEDGE,
        ("weaker",),
        "records of the two ledgers in linked sentences, paired by the words of the act: how far "
        "the verb binds (will; intend; seek to; stand ready; consider), the strength of what is "
        "asked, amount, deadline, condition. A deadline or amount that goes, a later year behind "
        "“by” or “before”, a condition that comes: weaker. Where the ledgers have no record, a "
        "party before words that undertake, or verbs that ask in any tense, tell the same.",
    ),
    Topic(
        "Commitments, requests: stronger",
        _PLEDGE,
        ("stronger",),
        "the same, the other way.",
    ),
    Topic(
        "Commitments, requests: other",
        _PLEDGE,
        ("taken out", "added", "exchanged", "made joint", "made single", *DONE),
        "the same. A pledge or request whose words went or came may be withdrawn or said "
        "otherwise; one whose verb is now in the perfect is told as done; another deadline or "
        "amount of which neither is stronger; another addressee; a party that now acts alone or "
        "with others.",
    ),
    Topic(
        "Whom it blames",
        ("target",),
        (),
        "targets of the ledger of criticism in linked sentences; where it has none on one side, "
        "names put in or taken out of a sentence that blames, if they are its target’s, stand "
        "where the other text leaves a party unnamed, or before a deed of harm.",
    ),
    Topic(
        "Named or left unnamed",
        ("name",),
        NAMING,
        "a state or group in the place of a party left unnamed (“certain countries”) or the other "
        "way, where the rest of the sentence stays: that it is blamed is not said.",
    ),
    Topic(
        "Positions",
        ("position",),
        (),
        "the verb or noun that takes a position on the same matter, and its strength from 1 "
        "(notes) to 5 (condemns).",
    ),
    Topic(
        "Negation, scope and hedges",
        ("negation", "scope", "hedge"),
        (),
        "a word of negation in or out; how many are meant (none, some, unsaid, all); words that "
        "leave a way out, such as “where appropriate” or “may”.",
    ),
    Topic(
        "Formulas changed by a word",
        ("formula",),
        (),
        "up to three words put in, taken out or exchanged in a sentence that otherwise stays. "
        "Stronger and weaker only where nothing but words of degree (full, firm, deep) changed.",
    ),
    Topic(
        "Figures and dates",
        ("figure", "date"),
        (),
        "figures of the ledger with one kind and unit that stand in each other’s place or measure "
        "the same thing, with another value or bound; numbers and dates exchanged elsewhere.",
    ),
    Topic(
        "Parties and names",
        ("name",),
        ("added", "taken out", "exchanged"),
        "stretches that are only names put in, taken out or exchanged, or a name with an office "
        "that changed too; a name is told by its capital.",
    ),
    Topic(
        "Clauses put in or taken out",
        ("clause",),
        (),
        "four words or more in one piece, in a sentence that otherwise stays.",
    ),
    Topic(
        "Other wording",
        ("rewording", "order"),
        (),
        "words exchanged, more than three on a side; the same words elsewhere in the sentence.",
    ),
)
#: Kinds that are counted but never listed: they are in the redline.
UNLISTED = ("grammar",)


def label(change: Change) -> str:
    """``commitment, deadline: weaker`` for a change."""
    aspect = f", {change.aspect}" if change.aspect else ""
    return f"{change.kind}{aspect}: {change.direction}"
