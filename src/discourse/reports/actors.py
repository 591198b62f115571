"""Who does what in one text, how it speaks of each, and of its own side and of others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from discourse.analysis import Unit
from discourse.codebook import Codebook
from discourse.ledger import SELF, Stance
from discourse.measures.parties import Treatment, find_treatments, why_not_read
from discourse.measures.square import Corner, measure_square
from discourse.measures.stances import (
    FEWEST_GROUPS,
    FEWEST_MENTIONS,
    Group,
    Standing,
    by_speaker,
    measure_stances,
)
from discourse.reports.blocks import Block, Column, Heading, Paragraph, Run, Runs, Table, words
from discourse.reports.passages import Passages
from discourse.reports.wording import plural, sentence_case, signed

SQUARE = "The ideological square: sentences on the good and the bad of both sides"
MOST_PARTIES = 12
_MOST_SPEAKERS = 4  # who have a table of their own
_MOST_REFERENCES = 4
_MOST_IN_CORNER = 10
_MOST_OF_STANCE = 2  # sentences that are named for, and against, a party
_DOINGS = {"acts": "Acts", "gives": "Of these gives", "receives": "Receives",
           "endorses": "Endorses", "asked": "Is asked"}  # fmt: skip
_NOTE = (
    "Read off the words beside the name: acts, a verb of doing whose subject it is; receives, who "
    "is given something or helped; endorses, who supports or welcomes; is asked, what it must or "
    "should do, or is called on to do. What several do together is counted for each. – is “none "
    "found”."
)
# Right of the 350 parties of unseen speeches in ``corpus/gold/toward.tsv``, by the tagger.
_RIGHT = {"standard": 241, "neural": 259}
_STANCE_NOTE = (
    "Mentions in sentences that are for or against the party. Balance: (for − against) / all, from "
    f"{FEWEST_MENTIONS} mentions on; with its 95 % interval over the paragraphs of a text, or over "
    f"the texts of a side of several, where it stands in {FEWEST_GROUPS} of them or more. "
    "Who is wronged or only receives is neutral. Words of others are counted in none of these. "
    "* is the own side."
)
STANCE_COLUMNS = (
    Column("Mentions", "right"), Column("For", "right"), Column("Neutral", "right"),
    Column("Against", "right"), Column("Balance", width=1.6), Column("In words of others", "right"),
)  # fmt: skip
SQUARE_NOTE = (
    "Own good: achievements, and praise of the own side alone; own bad: failures that it admits; "
    "others’ good: what it praises; others’ bad: what it criticises. Counts, and no shares: how "
    "much of each there was to say is not known."
)


def actor_blocks(passages: Passages) -> Iterator[Block]:
    """What each party does, how the text speaks of it, and the ideological square."""
    analysis = passages.analysis
    yield Heading("Who does what, and how it speaks of each", anchor=f"{passages.prefix}actors")
    if reason := why_not_read(analysis):
        yield Paragraph(words(f"Not measured: {reason}."))
        return
    found = sorted(find_treatments(analysis).values(), key=_by_weight)
    doing = [one for one in found if any(one.of(use) for use in _DOINGS)]
    if not doing:
        yield Paragraph(words("No party was found that acts, receives, endorses or is asked."))
    else:
        yield Paragraph(tuple(_summary(doing)))
        yield _doing_table(passages, doing)
    yield from _stance_blocks(passages)
    yield from _square_blocks(passages)


def standing_cells(one: Standing | None) -> tuple[Runs, ...]:
    """The cells under ``STANCE_COLUMNS``; ``None`` for a party that is not mentioned."""
    if one is None:
        return (words("0"), *(words("–") for _ in STANCE_COLUMNS[1:]))
    own = "*" if one.is_own else ""
    counts = (f"{one.mentions}{own}", str(one.plus), str(one.neutral), str(one.minus))
    reported = str(one.reported) if one.reported else "–"
    return (*(words(count) for count in counts), words(balance(one)), words(reported))


def stance_note(codebook: Codebook) -> str:
    """How to read the stances of a table, and how often they are right."""
    right = _RIGHT.get(codebook.tagger, _RIGHT["standard"])
    return f"{_STANCE_NOTE} Of 350 mentions in unseen speeches {right} had the right stance."


def party_name(party: str, codebook: Codebook) -> str:
    """What a party is called in a report; one left unnamed by its form, in quotation marks."""
    special = {
        "joint": "both sides, or several together",
        "we": "“we”, not told who",
        "we_inclusive": "“we”, speaker and hearers",
        SELF: "its own side",
    }
    if party in special:
        return special[party]
    if party.startswith("unnamed:"):
        return f"unnamed: “{party.removeprefix('unnamed:').replace('_', ' ')}”"
    return next((actor.name for actor in codebook.actors if actor.id == party), party)


def _by_weight(one: Treatment) -> tuple[bool, int, str]:
    """The own side first, then who is in most sentences that say what it does."""
    return (
        not one.own,
        -sum(len(one.of(use)) for use in ("acts", "receives", "endorses", "asked")),
        one.party,
    )


def _summary(doing: Sequence[Treatment]) -> Iterator[Run]:
    """How often the own side acts, and how often others do, and endorse."""
    own = [one for one in doing if one.own]
    others = [
        one for one in doing if not one.own and one.kind not in ("we", "we_inclusive", "joint")
    ]
    acts, endorsed = (_sentences(others, use) for use in ("acts", "endorses"))
    if own:
        yield Run("Its own side acts in ")
        yield Run(plural(_sentences(own, "acts"), "sentence"), "strong")
        yield Run("; other")
    else:
        yield Run("Other")
    yield Run(" parties act in ")
    yield Run(plural(acts, "sentence"), "strong")
    yield Run(f" and endorse something in {plural(endorsed, 'sentence')}.")


def _sentences(found: Iterable[Treatment], use: str) -> int:
    return len({unit.unit_no for one in found for unit in one.of(use)})


def _doing_table(passages: Passages, doing: Sequence[Treatment]) -> Table:
    codebook = passages.analysis.codebook
    rows = []
    for one in doing[:MOST_PARTIES]:
        is_named = one.own and one.party != SELF
        name = party_name(one.party, codebook) + (" (own side)" if is_named else "")
        cells = (_cell(passages, one, use) for use in _DOINGS)
        rows.append((words(name, "strong"), *cells))
    return Table(
        "What each party does: sentences",
        (Column("Party", width=1.4), *(Column(title, width=1) for title in _DOINGS.values())),
        tuple(rows),
        _NOTE + _left_out(len(doing)),
    )


def _cell(passages: Passages, one: Treatment, use: str) -> Runs:
    units = one.of(use)
    if not units:
        return words("–", "small")
    listed = passages.references(units, most=_MOST_REFERENCES)
    return (Run(f"{len(units)}", "strong"), Run(": "), *listed)


def _left_out(number: int) -> str:
    rest = number - MOST_PARTIES
    return (
        f" {sentence_case(plural(rest, 'party', 'parties'))} with less to say "
        f"{'is' if rest == 1 else 'are'} left out."
        if rest > 0
        else ""
    )


Places = dict[tuple[str, str], list[Unit]]  # of an actor and a kind of stance, the sentences


def _places(passages: Passages) -> dict[str | None, Places]:
    """By speaker the sentences that are for or against each party."""
    found: dict[str | None, Places] = {}
    for unit in passages.analysis.sentences:
        own = found.setdefault(unit.speaker, {})
        for actor, kind in dict.fromkeys(
            (one.actor, one.kind) for one in unit.recorded(Stance) if not one.reported
        ):
            own.setdefault((actor, kind), []).append(unit)
    return found


def _stance_blocks(passages: Passages) -> Iterator[Block]:
    """A table of the parties that are not only spoken of neutrally; one for each speaker."""
    analysis = passages.analysis
    if reason := analysis.why_missing("stances"):
        yield Paragraph(words(f"Stance was not measured: {reason}."))
        return
    speakers = by_speaker(analysis)
    places = _places(passages)
    # Who speaks of most, first.
    ordered = sorted(speakers, key=lambda one: -sum(map(len, speakers[one])))
    for speaker in ordered[:_MOST_SPEAKERS]:
        who = (speaker or "one who is not named") if len(places) > 1 else "the text"
        yield from _standing_table(passages, who, speakers[speaker], places.get(speaker, {}))
    if (rest := len(speakers) - _MOST_SPEAKERS) > 0:
        verb = "is" if rest == 1 else "are"
        left = f"{plural(rest, 'speaker')} with fewer mentions of parties {verb} left out."
        yield Paragraph(words(sentence_case(left)), small=True)


def _standing_table(
    passages: Passages, who: str, stances: Sequence[Group], places: Places
) -> Iterator[Block]:
    found = [one for one in measure_stances(stances) if one.plus or one.minus]
    shown = sorted(found, key=lambda one: (not one.is_own, -one.mentions, one.actor))
    if shown:
        yield Table(
            f"How {who} speaks of each party: mentions, and the first sentences",
            (
                Column("Party", width=1.4), Column("Mentions", "right"), Column("For", width=1.5),
                Column("Neutral", "right"), Column("Against", width=1.2),
                Column("Balance", width=1.4), Column("Words of others", "right"),
            ),
            tuple(_standing_row(passages, one, places) for one in shown[:MOST_PARTIES]),
            f"Parties of which all mentions are neutral have no row. "
            f"{stance_note(passages.analysis.codebook)}{_left_out(len(shown))}",
        )  # fmt: skip


def _standing_row(passages: Passages, one: Standing, places: Places) -> tuple[Runs, ...]:
    name = party_name(one.actor, passages.analysis.codebook)
    mentions, _, neutral, _, net, reported = standing_cells(one)
    plus, minus = (
        _with_places(passages, count, places.get((one.actor, kind), ()))
        for count, kind in ((one.plus, "+"), (one.minus, "-"))
    )
    return words(name, "strong"), mentions, plus, neutral, minus, net, reported


def _with_places(passages: Passages, count: int, units: Sequence[Unit]) -> Runs:
    if not count:
        return words("0")
    return (Run(f"{count}: "), *passages.references(units, most=_MOST_OF_STANCE))


def balance(one: Standing) -> str:
    """The balance with its interval, if it has one; a dash under five mentions."""
    net = one.net
    if net.value is None:
        return "–"
    if net.interval is None:
        return signed(net.value)
    return f"{signed(net.value)} [{signed(net.interval.low)}, {signed(net.interval.high)}]"


def _square_blocks(passages: Passages) -> Iterator[Block]:
    corners = measure_square(passages.analysis)
    if corners is None:
        return
    by_name = {corner.name: corner for corner in corners}
    sides = (("Its own side", "own"), ("Others", "their"))
    yield Table(
        SQUARE,
        (Column("Of", width=0.6), Column("Good", width=1.5), Column("Bad", width=1.5)),
        tuple(
            (
                words(title, "strong"),
                *(_corner(passages, by_name[f"{side} {worth}"]) for worth in ("good", "bad")),
            )
            for title, side in sides
        ),
        SQUARE_NOTE,
    )


def _corner(passages: Passages, corner: Corner) -> Runs:
    units = [passages.analysis.sentences[number - 1] for number in corner.sentences]
    if not units:
        return (Run("0", "strong"),)
    listed = passages.references(units, most=_MOST_IN_CORNER)
    return (Run(str(corner.count), "strong"), Run(": "), *listed)
