"""The ledgers behind the labels: a typed record for each figure, quotation, pledge and so on.

A label says that there is a figure; its record says which. Records stand off from the text like
everything else: each is kept as an annotation of a layer, its fields as attributes, and becomes a
record again when it is asked for. A ledger of another kind is one more class here and one more row
of :data:`LEDGERS`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from functools import cache
from typing import Any, ClassVar, Self

from discourse.document import Annotation, Evidence
from discourse.text import Span

_PLACE = ("span", "kind")  # fields that the annotation itself keeps
#: The own side where no country is known.
SELF = "self"
Attributes = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What all records have: where the words stand, and their kind.

    A field that is ``None`` or empty says that the text does not tell, never that there is none.
    """

    span: Span
    kind: str

    def to_annotation(self, evidence: Sequence[Evidence] = ()) -> Annotation:
        """The record as an annotation, its kind as label."""
        pairs: list[tuple[str, str]] = []
        for name in self.field_names():
            value = getattr(self, name)
            if isinstance(value, str):
                if value:
                    pairs.append((name, value))
            elif isinstance(value, tuple):
                pairs += [(name, _written(one)) for one in value]
            elif value is not None and value is not False:
                pairs.append((name, _written(value)))
        return Annotation(self.span, self.kind, attributes=tuple(pairs), evidence=evidence)

    @classmethod
    def of(cls, annotation: Annotation) -> Self:
        """The record that an annotation keeps."""
        given: dict[str, list[str]] = {}
        for name, value in annotation.attributes:
            given.setdefault(name, []).append(value)
        types = {one.name: str(one.type) for one in fields(cls)}
        values = {n: _read(types[n], written) for n, written in given.items() if n in types}
        return cls(span=annotation.span, kind=annotation.label, **values)

    def to_dict(self) -> dict[str, Any]:
        """The fields by name, without the place."""
        given = {name: getattr(self, name) for name in self.field_names()}
        plain = {n: list(v) if isinstance(v, tuple) else v for n, v in given.items()}
        return {"kind": self.kind} | plain

    @classmethod
    @cache  # asked for with every record
    def field_names(cls) -> tuple[str, ...]:
        """The names of the fields beside place and kind, in order."""
        return tuple([one.name for one in fields(cls) if one.name not in _PLACE])

    @property
    def flags(self) -> tuple[str, ...]:
        """What a reader should be told is missing in it; nothing, unless its kind says so."""
        return ()


def _written(value: str | float | bool) -> str:
    if isinstance(value, bool):
        return "true"
    return f"{value:.15g}" if isinstance(value, float | int) else value


def _read(kind: str, values: list[str]) -> Any:
    """What stands in a field of this type."""
    if kind.startswith("tuple"):
        return tuple(values)
    (value,) = values
    if kind.startswith("float"):
        return float(value)
    if kind.startswith("int"):
        return int(value)
    return value == "true" if kind == "bool" else value


@dataclass(frozen=True, slots=True, kw_only=True)
class Statistic(Record):
    """A value that a text gives, and what it says about it.

    ``kind`` is ``count``, ``money``, ``share``, ``ratio``, ``rank``, ``rate`` or ``duration``; for
    what a rate or money is meant ("a day") says ``per``. ``value`` is a plain number (one-fifth is
    0.2, but 20 per cent is 20 with the unit percent), ``value_max`` the end of a range. ``bound``
    is ``exact``, ``over``, ``nearly``, ``under`` or ``about``: a bound stays a bound. ``unit`` is a
    measure, a currency or the words counted, and is never made up. ``measured`` is what the value
    is of, in the words of the text, as ``time`` and ``source`` are. ``comparison`` is ``baseline``,
    ``rank``, ``share_of``, ``multiple``, or, of a value that rose or fell "from 4 to 6", ``start``
    for the 4 and ``change`` for the 6; ``compared_with`` has the words of it. ``part_of`` is the
    number, from 1, of the record that this one is a part of.
    """

    value: float
    value_max: float | None = None
    bound: str = "exact"
    unit: str = ""
    measured: str | None = None
    time: str | None = None
    comparison: str | None = None
    compared_with: str | None = None
    source: str | None = None
    part_of: int | None = None
    per: str | None = None

    FLAGS: ClassVar[tuple[str, ...]] = ("no source", "no baseline", "superlative without a figure")

    @property
    def flags(self) -> tuple[str, ...]:
        """What a fact-checker misses in it, of :data:`FLAGS`."""
        missing = (
            self.source is None,
            self.kind != "rank" and self.compared_with is None,
            self.kind == "rank" and self.value == 1,
        )
        return tuple(flag for flag, is_so in zip(self.FLAGS, missing, strict=True) if is_so)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation(Record):
    """Words that are given as somebody's, or as a name.

    ``kind`` is ``speech``, ``saying``, ``verse``, ``formula`` (words of a charter, a resolution, a
    body), ``title`` (a title, a name or a label) or ``scare`` (words kept at a distance). With
    ``quoted`` they stand in quotation marks, which belong to the span; only sayings are recorded
    without. ``speaker`` is a name or a document in the words of the text, ``speaker_kind`` one of
    ``person``, ``institution``, ``document``, ``culture`` and ``unnamed``. ``culture`` is whom the
    text gives a saying to, and is never looked up. ``introduced_by`` is how a saying is brought in:
    ``comment_clause`` ("as the saying goes"), ``there_is`` ("there is a saying that"),
    ``noun_phrase`` ("the adage that") or ``named_thinker``. ``paired_with`` is the number, from 1,
    of the saying beside it that it is joined to. ``position`` is ``opening`` or ``close`` (the
    first and last tenth of the text), ``hinge`` (the first or last sentence of a section) or
    ``body``.
    """

    quoted: bool = False
    speaker: str | None = None
    speaker_kind: str | None = None
    culture: str | None = None
    introduced_by: str | None = None
    paired_with: int | None = None
    position: str = "body"


@dataclass(frozen=True, slots=True, kw_only=True)
class Contrast(Record):
    """A party or a conduct that a text blames, and what it says of it.

    ``kind`` is the structure: ``explicit`` where the sentence sets an own pole against it, else
    ``onesided``. The place is that of the words of blame with their target. ``target_form`` is
    ``named``, ``unnamed_actor`` or ``unnamed_conduct``. ``target``, ``conduct`` (what is blamed),
    ``victim`` (who suffers), ``self_pole``, ``other_pole`` and ``marker`` (what parts the poles)
    are words of the text; conduct without a doer has no target. ``target_id`` is the id of the
    actor, or the surface class of a party left unnamed, which is never resolved to anybody.
    ``target_kind`` is ``state``, ``bloc``, ``leader``, ``organisation``, ``armed_group``,
    ``own_side``, ``unnamed`` or ``conduct``. ``anaphora`` says that the target is a word that
    points back; its id is then that of the party blamed last in the two sentences before, or
    named last in them. ``guessed`` says that no word tells the role of the target, which was
    taken by its place: on training texts 57 % of such targets were right. ``doubtful`` that the
    sentence has the label, and that little else speaks for criticism in it.
    """

    target_form: str
    target_kind: str
    target: str | None = None
    target_id: str | None = None
    conduct: str | None = None
    victim: str | None = None
    self_pole: str | None = None
    other_pole: str | None = None
    marker: str | None = None
    anaphora: bool = False
    guessed: bool = False
    doubtful: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment(Record):
    """A future act that the speaker undertakes, in the words of the text.

    ``kind`` is the force of the pledge: ``will``, ``ready``, ``commit``, ``continue``,
    ``conditional`` or ``threat``. The span is the pledge's clause; of coordinated acts the first
    has the subject and each its own verb. ``modality`` are the words that pledge. ``actor`` is
    ``self``, ``joint``, or a third party as written; ``joint`` says that it is done with others.
    ``action`` is verb and object. ``amount`` may hold several quantities. Where a sentence was
    labelled but no pledging words are known, the record is the sentence, ``will`` without modality.
    """

    modality: str | None = None
    actor: str | None = None
    joint: bool = False
    action: str | None = None
    beneficiary: str | None = None
    amount: str | None = None
    deadline: str | None = None
    mechanism: str | None = None
    condition: str | None = None

    KINDS: ClassVar[tuple[str, ...]] = (
        "will", "ready", "commit", "continue", "conditional", "threat"
    )  # fmt: skip

    @property
    def specificity(self) -> int:
        """How many of four it tells: an act with object, amount, deadline, means or beneficiary."""
        has_object = self.action is not None and " " in self.action
        told = (has_object, self.amount, self.deadline, self.mechanism or self.beneficiary)
        return sum(map(bool, told))


@dataclass(frozen=True, slots=True, kw_only=True)
class WarningAct(Record):
    """A warning: what will follow, and on what condition, both in the words of the text.

    ``kind`` is ``response`` where the speaker's side brings what follows, else ``outcome``.
    ``condition`` may be a clause ("if they attack"), a subject ("any attempt to divide us") or an
    object ("those who threaten us"). The span is the sentence.
    """

    condition: str | None = None
    consequence: str | None = None

    KINDS: ClassVar[tuple[str, ...]] = ("response", "outcome")


@dataclass(frozen=True, slots=True, kw_only=True)
class Request(Record):
    """What a text asks of somebody, in its words.

    ``kind`` is the addressee: ``joint``, ``partner``, ``all`` or ``opponent``. ``asked_of`` is the
    party as written, ``us`` where speaker and hearers are asked together. ``verb`` are the words
    that ask, ``strength`` is ``demand``, ``call``, ``invite`` or ``hope`` by that verb.
    ``action`` is verb and object; of a passive the whole clause. Where a sentence was labelled but
    no asking words are known, the record is the sentence, without verb and strength.
    """

    asked_of: str | None = None
    verb: str | None = None
    strength: str | None = None
    action: str | None = None
    deadline: str | None = None
    amount: str | None = None

    KINDS: ClassVar[tuple[str, ...]] = ("joint", "partner", "all", "opponent")
    STRENGTHS: ClassVar[tuple[str, ...]] = ("demand", "call", "invite", "hope")


@dataclass(frozen=True, slots=True, kw_only=True)
class Position(Record):
    """A position that somebody takes on a matter: a norm, an act, a proposal.

    ``kind`` is ``for``, ``against`` or ``neutral``; ``strength`` goes from 1 (notes) to 5
    (condemns), with "firmly" and the like a step more. ``matter`` and ``said`` (the verb or noun)
    are words of the text. ``holder`` is ``speaker``, the id of the
    party named, or in a joint text the words for one of its parties that no list knows; ``hedge``
    is what weakens it.
    """

    matter: str
    strength: int
    holder: str
    said: str
    hedge: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stance(Record):
    """What the author says of a party in one sentence, at one mention of it.

    ``kind`` is ``+``, ``0`` or ``-``. ``actor`` is the id of the mention (``self`` for words such
    as "my country" where no country is known), ``actor_class`` its class. ``role`` is what the
    party does there: ``agent``, ``patient``, ``beneficiary``, ``endorser`` (who praises or
    supports) or ``other``. Who suffers a wrong, or only receives, is 0. ``score`` is
    the chance of ``+`` less that of ``-``. ``reported`` says that the deciding words are somebody
    else's. The words are the evidence of the annotation.
    """

    actor: str
    actor_class: str
    role: str = "other"
    score: float = 0.0
    reported: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant(Record):
    """What a party does in a sentence, at one mention of it; told by the words beside its name.

    ``kind`` is the role: ``agent``, ``patient``, ``beneficiary``, ``endorser`` (who supports or
    praises), ``source`` (whose words or thoughts are told), ``joint`` (part of a joint subject,
    whose own record stands beside it) or ``other``. ``actor`` is the id of the mention, ``self``
    for words such as "my country" where no country is known, ``joint`` for both sides and for
    parties that act together, which are then its ``members``. ``actor_class`` is the class of the
    mention, ``joint``, or of "we": ``we_inclusive`` (speaker and hearers), ``we_exclusive`` (the
    own side) or ``we`` (not told). ``act`` are the words that tell it; with ``gives`` the agent
    gives. ``mood`` is ``done``, ``will``, ``asked`` ("must"), ``may`` (possible, supposed
    or a purpose) or ``not``.
    """

    actor: str
    actor_class: str
    members: tuple[str, ...] = ()
    act: str | None = None
    mood: str = "done"
    gives: bool = False

    ROLES: ClassVar[tuple[str, ...]] = (
        "agent", "patient", "beneficiary", "endorser", "source", "joint", "other"
    )  # fmt: skip


#: The ledgers by the names of their layers.
LEDGERS: dict[str, type[Record]] = {
    "statistics": Statistic,
    "quotations": Quotation,
    "contrasts": Contrast,
    "commitments": Commitment,
    "warnings": WarningAct,
    "requests": Request,
    "positions": Position,
    "actors": Participant,
    "stances": Stance,
}
