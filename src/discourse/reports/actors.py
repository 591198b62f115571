"""Who does what, how the text speaks of each, and what it says of its own side and of others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from discourse.analysis import Analysis, Unit
from discourse.codebook import Codebook
from discourse.ledger import SELF, Stance
from discourse.measures.parties import Treatment, find_treatments, why_not_read
from discourse.measures.square import CORNERS, Corner, measure_square
from discourse.measures.stances import FEWEST_MENTIONS, Standing, by_speaker, measure_stances
from discourse.reports.blocks import Block, Column, Heading, Paragraph, Run, Runs, Table, words
from discourse.reports.passages import Passages
from discourse.reports.texts import Texts
from discourse.reports.wording import plural, sentence_case

_SQUARE = "The ideological square: sentences on the good and the bad of both sides"
_MOST_PARTIES = 12
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
_STANCE_NOTE = (
    f"Mentions whose words are for or against the party. Balance: (for − against) / all, from "
    f"{FEWEST_MENTIONS} mentions on, with its 95 % interval over mentions taken as independent. "
    "Who is wronged or only receives is neutral. Words of others are counted in none of these. "
    "* is the own side."
)
_STANCE_COLUMNS = (
    Column("Mentions", "right"), Column("For", "right"), Column("Neutral", "right"),
    Column("Against", "right"), Column("Balance", width=1.6), Column("In words of others", "right"),
)  # fmt: skip
_SQUARE_NOTE = (
    "Own good: achievements, and praise of the own side alone; own bad: failures that it admits; "
    "others’ good: what it praises; others’ bad: what it criticises. Counts, and no shares: how "
    "much of each there was to say is not known."
)
_CORNERS = {"own good": "Own good", "own bad": "Own bad", "their good": "Others’ good",
            "their bad": "Others’ bad"}  # fmt: skip


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


def speaking_blocks(texts: Texts, codebook: Codebook) -> Iterator[Block]:
    """How each of several texts speaks of the parties that two of them mention, and the squares."""
    sides = []
    for name, own in _sides(texts):
        reasons = [reason for one in own if (reason := one.why_missing("stances"))]
        if reasons:
            yield Paragraph(words(f"{name}: stance was not measured, {reasons[0]}."))
        else:
            sides.append((name, own))
    standings = [
        {one.actor: one for one in measure_stances(s for a in own for s in a.stances or ())}
        for _, own in sides
    ]
    shared = [a for a, number in _mentioned(standings).items() if number > 1]
    known = {actor.id for actor in codebook.actors}
    told = {a for found in standings for a, one in found.items() if one.plus or one.minus}
    shared = [actor for actor in shared if actor in known & told][:_MOST_PARTIES]
    head = Column("Side" if texts.many else "Text")
    if shared:
        rows = [
            (words(party_name(actor, codebook) if number == 0 else "", "strong"), words(name),
             *_standing_cells(found.get(actor)))
            for actor in shared
            for number, ((name, _), found) in enumerate(zip(sides, standings, strict=True))
        ]  # fmt: skip
        yield Table(
            "For and against: parties that two of them mention, and one not only neutrally",
            (Column("Party", width=1.4), head, *_STANCE_COLUMNS),
            tuple(rows),
            _STANCE_NOTE,
        )
    yield from _squares(sides, head)


def _sides(texts: Texts) -> Iterator[tuple[str, list[Analysis]]]:
    """Each text, or the texts of each speaker of many."""
    for name, members in zip(*texts.sides(), strict=True):
        yield name, [texts.passages[number].analysis for number in members]


def _mentioned(standings: Sequence[dict[str, Standing]]) -> dict[str, int]:
    """By how many sides each party is mentioned, the most often mentioned first."""
    mentions: Counter[str] = Counter()
    sides: Counter[str] = Counter()
    for found in standings:
        for actor, one in found.items():
            mentions[actor] += one.mentions
            sides[actor] += bool(one.mentions)
    return {actor: sides[actor] for actor, _ in mentions.most_common()}


def _standing_cells(one: Standing | None) -> tuple[Runs, ...]:
    if one is None:
        return (words("0"), *(words("–") for _ in _STANCE_COLUMNS[1:]))
    own = "*" if one.is_own else ""
    counts = (f"{one.mentions}{own}", str(one.plus), str(one.neutral), str(one.minus))
    reported = str(one.reported) if one.reported else "–"
    return (*(words(count) for count in counts), words(balance(one)), words(reported))


def _squares(sides: Sequence[tuple[str, list[Analysis]]], head: Column) -> Iterator[Block]:
    """The four corners of each side, in equal columns; only where all were measured."""
    squares = [[measure_square(analysis) for analysis in own] for _, own in sides]
    if any(square is None for own in squares for square in own):
        return
    counts = [
        [sum(corner.count for square in own for corner in square or () if corner.name == name)
         for name in CORNERS]
        for own in squares
    ]  # fmt: skip
    yield Table(
        _SQUARE,
        (
            replace(head, width=1),
            Column("Sentences", "right"),
            *(Column(_CORNERS[name], "right") for name in CORNERS),
        ),
        tuple(
            (
                words(name, "strong"),
                words(f"{sum(len(analysis.own_sentences) for analysis in own):,}"),
                *(words(str(count)) for count in row),
            )
            for (name, own), row in zip(sides, counts, strict=True)
        ),
        _SQUARE_NOTE,
    )


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
    for one in doing[:_MOST_PARTIES]:
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
    rest = number - _MOST_PARTIES
    return (
        f" {plural(rest, 'party', 'parties').capitalize()} with less to say are left out."
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
    ordered = sorted(speakers, key=lambda one: -len(speakers[one]))  # who speaks of most, first
    for speaker in ordered[:_MOST_SPEAKERS]:
        who = (speaker or "one who is not named") if len(places) > 1 else "the text"
        yield from _standing_table(passages, who, speakers[speaker], places.get(speaker, {}))
    if (rest := len(speakers) - _MOST_SPEAKERS) > 0:
        left = f"{plural(rest, 'speaker')} with fewer mentions of parties are left out."
        yield Paragraph(words(sentence_case(left)), small=True)


def _standing_table(
    passages: Passages, who: str, stances: Sequence[Stance], places: Places
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
            tuple(_standing_row(passages, one, places) for one in shown[:_MOST_PARTIES]),
            f"Parties of which all mentions are neutral have no row. "
            f"{_STANCE_NOTE}{_left_out(len(shown))}",
        )  # fmt: skip


def _standing_row(passages: Passages, one: Standing, places: Places) -> tuple[Runs, ...]:
    name = party_name(one.actor, passages.analysis.codebook)
    mentions, _, neutral, _, net, reported = _standing_cells(one)
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
    """The balance with its interval; a dash under five mentions."""
    net = one.net
    if net.value is None or net.interval is None:
        return "–"
    return f"{net.value:+.2f} [{net.interval.low:+.2f}, {net.interval.high:+.2f}]"


def _square_blocks(passages: Passages) -> Iterator[Block]:
    corners = measure_square(passages.analysis)
    if corners is None:
        return
    by_name = {corner.name: corner for corner in corners}
    sides = (("Its own side", "own"), ("Others", "their"))
    yield Table(
        _SQUARE,
        (Column("Of", width=0.6), Column("Good", width=1.5), Column("Bad", width=1.5)),
        tuple(
            (
                words(title, "strong"),
                *(_corner(passages, by_name[f"{side} {worth}"]) for worth in ("good", "bad")),
            )
            for title, side in sides
        ),
        _SQUARE_NOTE,
    )


def _corner(passages: Passages, corner: Corner) -> Runs:
    units = [passages.analysis.sentences[number - 1] for number in corner.sentences]
    if not units:
        return (Run("0", "strong"),)
    listed = passages.references(units, most=_MOST_IN_CORNER)
    return (Run(str(corner.count), "strong"), Run(": "), *listed)
