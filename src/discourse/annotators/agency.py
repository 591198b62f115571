"""Who does what: the part that each party plays in a sentence, told by the words beside it.

After semantic roles (Fillmore 1968), without a parser: a party before a verb, with nothing but
helping verbs and adverbs between, is its subject; behind a verb its object; behind "to" or "for"
and a verb of giving its receiver. Parties joined in one subject act together, as one party of
their own. Of "we" the words of the sentence tell whether it is speaker and hearers or the own side.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from discourse.annotators.agency_predicates import BARS, POSSESSIVE, Part, Pieces
from discourse.annotators.agency_us import (
    EXCLUSIVE,
    INCLUSIVE,
    OPEN,
    Us,
    has_quotation_marks,
    is_quoted,
    own_side,
)
from discourse.annotators.agency_words import AgencyWords, load_agency_words
from discourse.annotators.mentions import Mention
from discourse.annotators.stance_pieces import CutWords, cut_words
from discourse.annotators.units import coded_units, mentions_of, missing_cues
from discourse.codebook import Codebook
from discourse.document import Document, Layer, MadeBy
from discourse.ledger import SELF, Participant
from discourse.text import Span

JOINT = "joint"
_LONGEST_HEAD = 3  # words before "of" and a party that may be a subject
_REACH = 9  # words from a verb of giving to its receiver
_REACH_OF_BY = 5  # words from a participle to "by"
_CLAUSES = frozenset(("that", "which", "who", "because", "while", "but", "where", "when", "if"))
_HYPHENS = frozenset("-–‑")
_GROUPS = frozenset(("bloc", "group", "organisation"))
_PLURAL = _GROUPS - {"organisation"} | {
    "demonym", "self_demonym", "unnamed_actor", JOINT, INCLUSIVE, EXCLUSIVE, OPEN
}  # fmt: skip
#: Names say nothing of who "we" are; groups such as "the international community" may.
_NAMES = frozenset(
    ("self", "self_demonym", "state", "territory", "demonym", "bloc", "organisation", "person",
     "armed_group")
)  # fmt: skip
_NONE = Part("other")


class _Party(NamedTuple):
    """A party in a sentence: its piece, its class, and its id."""

    at: int
    kind: str
    actor: str


def annotate_agency(document: Document, codebook: Codebook, made_by: MadeBy) -> Layer:
    """The layer ``actors``; each annotation keeps a :class:`~discourse.ledger.Participant`."""
    if reason := missing_cues(document, codebook, codebook.functions):
        return Layer("actors", (), (), (), made_by, reason=reason)
    words, own = load_agency_words(codebook), own_side(document)
    cut, known = cut_words(document), mentions_of(document)
    mentions = [*known, *_other_parties(cut, words, own, {m.start for m in known})]
    mentions.sort(key=lambda mention: (mention.start, -mention.end))
    starts = [mention.start for mention in mentions]
    found: list[Participant] = []
    for unit in coded_units(document):
        inside = mentions[bisect_left(starts, unit.start) : bisect_left(starts, unit.end)]
        if inside:
            found += _Sentence(cut, unit, inside, words, own).participants()
    return Layer.of("actors", [record.to_annotation() for record in found], made_by)


def _other_parties(
    cut: CutWords, words: AgencyWords, own: str, taken: set[int]
) -> Iterator[Mention]:
    """Words for the own side, for all sides together, and "we", where no mention stands."""
    for match in words.other_parties.finditer(cut.folded, cut.runs()):
        if match.start() not in taken:
            kind = match.lastgroup or ""
            yield Mention(*match.span(), kind, own if kind == SELF else kind)


class _Sentence:
    """A sentence and the parties in it."""

    def __init__(
        self, cut: CutWords, place: Span, mentions: Sequence[Mention], words: AgencyWords, own: str
    ) -> None:
        self._own, self._sets, self._lists = own, words.sets, words
        self._text, self._folded = place.quote(cut.text), place.quote(cut.folded)
        self._start, self._is_question = place.start, self._text.rstrip().endswith("?")
        self._pieces = Pieces(cut, place, [(m.start, m.end) for m in mentions], words)
        names = [Span(m.start, m.end) for m in mentions if m.kind in _NAMES]
        self._us = Us(self._pieces, cut, place, names)
        self._parties = list(self._find_parties(mentions))
        self._at = {party.at: party for party in self._parties}

    def participants(self) -> Iterator[Participant]:
        """A record for every party, and one for those that act together."""
        number = 0
        while number < len(self._parties):
            row, is_closed = self._row(self._parties[number])
            yield from self._of_row(row, is_closed)
            number += len(row)

    def _of_row(self, row: Sequence[_Party], is_closed: bool) -> Iterator[Participant]:
        """The records of parties in a row: of all together, or of each."""
        begin = self._subject_begin(row[0])
        if is_closed and self._object(row[0], self._pieces.before(row[0].at)):
            is_closed = False  # "we thank Velmar, and Tarsk thanks us"
        if is_closed and begin is not None:
            part = self._subject(row[0], row[-1].at + 1, begin, is_plural=True)
            if part.role != "other":
                yield self._record(row, part)
                for party in row:
                    yield self._record([party], Part("joint"))
                return
        for party in row:
            # What governs the first of a closed row governs all: "between Velmar and Tarsk".
            governed = is_closed and begin is None
            own = None if governed else self._subject_begin(party)
            yield self._record([party], self._part(party, own))

    def _find_parties(self, mentions: Sequence[Mention]) -> Iterator[_Party]:
        starts, has_quotes = self._pieces.starts, has_quotation_marks(self._text)
        for mention in mentions:
            number = bisect_left(starts, mention.start)
            if number == len(starts) or starts[number] != mention.start:
                continue
            kind, actor = mention.kind, mention.actor_id
            if kind == OPEN:
                kind = self._us.kind(number)
                actor = self._own if kind == EXCLUSIVE else kind
            at, end = mention.start - self._start, mention.end - self._start
            if has_quotes and is_quoted(self._text, at):  # somebody else's "we", and "my country"
                kind = OPEN if kind in (EXCLUSIVE, INCLUSIVE) else kind
                own_words = self._folded[at:end] in self._sets["own_side"]
                actor = SELF if own_words else OPEN if kind == OPEN else actor
            yield _Party(number, kind, actor)

    def _record(self, members: Sequence[_Party], part: Part) -> Participant:
        first, last = members[0], members[-1]
        is_joint = len(members) > 1
        return Participant(
            span=Span(self._pieces.starts[first.at], self._pieces.ends[last.at]),
            kind=part.role,
            actor=JOINT if is_joint else first.actor,
            actor_class=JOINT if is_joint else first.kind,
            members=tuple(member.actor for member in members) if is_joint else (),
            act=part.act,
            mood="may" if self._is_question and part.mood in ("done", "will") else part.mood,
            gives=part.gives,
        )

    def _part(self, party: _Party, begin: int | None) -> Part:
        """The first reading that fits; a subject only where ``begin`` says where it begins."""
        before = self._pieces.before(party.at)
        if self._is_in_compound(party.at):
            return _NONE
        if source := self._source(before):
            return Part("source", source)
        if self._pieces.word(before) == "by" and (part := self._by(before)):
            return part
        if begin is not None:
            part = self._subject(party, party.at + 1, begin, is_plural=party.kind in _PLURAL)
            if part.role != "other":
                return part
        return self._receiver(party, before) or self._object(party, before) or _NONE

    def _is_in_compound(self, at: int) -> bool:
        """Whether a hyphen or dash without space joins it to another word: "Velmar–Tarsk talks"."""
        words, starts, ends = self._pieces.words, self._pieces.starts, self._pieces.ends
        return any(
            0 < right < len(words)
            and ends[right - 1] == starts[right]
            and not _HYPHENS.isdisjoint(words[right - 1 : right + 1])
            for right in (at, at + 1)
        )

    def _row(self, party: _Party) -> tuple[list[_Party], bool]:
        """The parties in a row from this one on; commas alone leave it open."""
        members, is_closed = [party], False
        while following := self._past_joining(end := members[-1].at + 1):
            other = self._at.get(following)
            if other is None:
                break
            is_closed = self._pieces.word(end) != "," or following - end > 1
            members.append(other)
        return members, is_closed

    def _past_joining(self, start: int) -> int | None:
        """The piece behind "and" or the like, past articles; ``None`` where none stands there."""
        pieces, number = self._pieces, start
        if pieces.word(number) == ",":
            number += 1
        if pieces.is_("joining", number):
            number += 1
        else:
            words = " ".join(pieces.words[number : number + 3])
            joining = next((p for p in self._lists.joining_long if words.startswith(p)), "")
            number += len(joining.split())
        if number == start:
            return None
        while pieces.is_("articles", number):
            number += 1
        return number

    def _subject(self, party: _Party, end: int, begin: int, *, is_plural: bool) -> Part:
        """What the party does whose words, from ``begin`` on, with all joined to it, end there."""
        pieces = self._pieces
        if pieces.word(end) in POSSESSIVE:
            if not pieces.is_("heads", end + 1):
                return _NONE
            end += 2
        if end > party.at + 1 and pieces.word(end) == ",":  # "Velmar, together with Tarsk, …"
            end += 1
        return pieces.predicate(end, pieces.opening(begin), is_plural=is_plural) or _NONE

    def _subject_begin(self, party: _Party) -> int | None:
        """Where a subject begins that ends with a party; ``None`` where it is governed by a word.

        Before it stands nothing that makes it an object, or only "of" and a word that heads it.
        """
        pieces, before = self._pieces, self._pieces.before(party.at)
        if pieces.is_("causing", before):
            return None
        if not pieces.is_("prepositions", before):
            return before + 1
        head = before - 1
        if pieces.word(before) != "of" or not pieces.is_("heads", head):
            return None
        if party.kind in _GROUPS and pieces.is_("not_of_groups", head):
            return None
        around = range(head - 1, max(head - 1 - _LONGEST_HEAD, -1), -1)
        if any(pieces.is_("prepositions", number) for number in around):
            return None
        return pieces.before(head) + 1

    def _source(self, before: int) -> str | None:
        """The words that make a party a source: "according to Velmar"."""
        tail = " ".join(self._pieces.words[max(before - 4, 0) : before + 1])
        return next((one for one in self._sets["sources"] if tail.endswith(one)), None)

    def _by(self, by: int) -> Part | None:
        """Who acts behind "by": "built by Velmar"."""
        pieces = self._pieces
        for number in range(by - 1, max(by - _REACH_OF_BY - 1, -1), -1):
            if pieces.words[number] in BARS or pieces.words[number] == ",":
                return None
            if verbs := self._lists.bases(pieces.words[number], "participle"):
                act, mood = pieces.quote(number, by + 1), pieces.mood_before(number)
                part = pieces.doing(verbs[0])._replace(act=act, mood=mood)
                return part if part.role in ("agent", "endorser", "source") else None
        return None

    def _receiver(self, party: _Party, before: int) -> Part | None:
        """Whom something is given to."""
        pieces, word = self._pieces, self._pieces.word(before)
        is_helped = self._ends_phrase(party) or self._acts_next(party)
        if is_helped and self._lists.is_form(word, "helping") and not pieces.is_noun(before):
            return Part("beneficiary", word, pieces.mood_before(before))
        behind = pieces.word(party.at + 1)
        if not pieces.is_("receiver_after", before) or (word == "for" and behind == "to"):
            return None
        if not self._ends_phrase(party):
            return None
        for number in range(before - 1, max(before - _REACH, -1), -1):
            word = pieces.words[number]
            if word in BARS or word in _CLAUSES:
                return None
            act = pieces.quote(number, before + 1)
            if number == before - 1 and pieces.is_("given", number):
                return Part("beneficiary", act, pieces.mood_before(number))
            if self._lists.is_form(word, "giving") and not pieces.is_noun(number):
                return Part("beneficiary", act, pieces.mood_before(number))
        return None

    def _object(self, party: _Party, before: int) -> Part | None:
        """To whom something is done."""
        pieces, word = self._pieces, self._pieces.word(before)
        if not self._lists.forms.get(word) or pieces.is_noun(before):
            return None
        if pieces.is_("auxiliaries", before) or pieces.is_("no_deeds", before):
            return None
        if any(self._lists.is_form(word, name) for name in ("saying", "being", "wishing")):
            return None
        if not self._ends_phrase(party):
            return None
        return Part("patient", word, pieces.mood_before(before))

    def _acts_next(self, party: _Party) -> bool:
        """Whether it is helped to do what follows: "helped Velmar build"."""
        return bool(self._lists.bases(self._pieces.word(party.at + 1), "base"))

    def _ends_phrase(self, party: _Party) -> bool:
        return party.at + 1 in self._at or self._pieces.ends_phrase(party.at + 1)
