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
from discourse.annotators.agency_words import AgencyWords, load_agency_words
from discourse.annotators.mentions import Mention
from discourse.annotators.units import coded_units, mentions_of, missing_cues
from discourse.codebook import Codebook
from discourse.document import Document, Layer, MadeBy
from discourse.ledger import Participant
from discourse.text import Span, fold

SELF, JOINT = "self", "joint"
_INCLUSIVE, _EXCLUSIVE, _OPEN = "we_inclusive", "we_exclusive", "we"
_LONGEST_HEAD = 3  # words before "of" and a party that may be a subject
_REACH = 9  # words from a verb of giving to its receiver
_REACH_OF_BY = 5  # words from a participle to "by"
_CLAUSES = frozenset(("that", "which", "who", "because", "while", "but", "where", "when", "if"))
_HYPHENS = frozenset("-–‑")
_GROUPS = frozenset(("bloc", "group", "organisation"))
_PLURAL = _GROUPS - {"organisation"} | {
    "demonym", "self_demonym", "unnamed_actor", JOINT, _INCLUSIVE, _EXCLUSIVE, _OPEN
}  # fmt: skip
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
    words, own = load_agency_words(codebook), document.metadata.country or SELF
    known = mentions_of(document)
    mentions = [*known, *_other_parties(document, words, own, {m.start for m in known})]
    mentions.sort(key=lambda mention: (mention.start, -mention.end))
    starts = [mention.start for mention in mentions]
    found: list[Participant] = []
    for unit in coded_units(document):
        inside = mentions[bisect_left(starts, unit.start) : bisect_left(starts, unit.end)]
        if inside:
            found += _Sentence(document.quote(unit), unit.start, inside, words, own).participants()
    return Layer.of("actors", [record.to_annotation() for record in found], made_by)


def _other_parties(
    document: Document, words: AgencyWords, own: str, taken: set[int]
) -> Iterator[Mention]:
    """Words for the own side, for all sides together, and "we", where no mention stands."""
    for match in words.other_parties.finditer(fold(document.text)):
        if match.start() not in taken:
            kind = match.lastgroup or ""
            yield Mention(*match.span(), kind, own if kind == SELF else kind)


class _Sentence:
    """A sentence and the parties in it."""

    def __init__(
        self, text: str, start: int, mentions: Sequence[Mention], words: AgencyWords, own: str
    ) -> None:
        self._start, self._own = start, own
        self._sets, self._lists = words.sets, words
        self._pieces = Pieces(text, [(m.start - start, m.end - start) for m in mentions], words)
        self._is_question = text.rstrip().endswith("?")
        self._parties = list(self._find_parties(mentions))
        self._at = {party.at: party for party in self._parties}

    def participants(self) -> Iterator[Participant]:
        """A record for every party, and one for those that act together."""
        done = -1
        for party in self._parties:
            if party.at <= done:
                yield self._record([party], Part("joint"))
                continue
            members = self._joined(party)
            if len(members) > 1:
                part = self._subject(party, members[-1].at + 1, is_plural=True)
                if part.role != "other":
                    yield self._record(members, part)
                    yield self._record([party], Part("joint"))
                    done = members[-1].at
                    continue
            yield self._record([party], self._part(party))

    def _find_parties(self, mentions: Sequence[Mention]) -> Iterator[_Party]:
        begins = [start for start, _ in self._pieces.spans]
        for mention in mentions:
            at = mention.start - self._start
            number = bisect_left(begins, at)
            if number < len(begins) and begins[number] == at:
                kind, actor = mention.kind, mention.actor_id
                if kind == _OPEN:
                    kind = self._we(number)
                    actor = self._own if kind == _EXCLUSIVE else kind
                yield _Party(number, kind, actor)

    def _record(self, members: Sequence[_Party], part: Part) -> Participant:
        first, last = members[0], members[-1]
        spans, is_joint = self._pieces.spans, len(members) > 1
        start, end = spans[first.at][0], spans[last.at][1]
        return Participant(
            span=Span(self._start + start, self._start + end),
            kind=part.role,
            actor=JOINT if is_joint else first.actor,
            actor_class=JOINT if is_joint else first.kind,
            members=tuple(member.actor for member in members) if is_joint else (),
            act=part.act,
            mood="may" if self._is_question and part.mood in ("done", "will") else part.mood,
            gives=part.gives,
        )

    def _part(self, party: _Party) -> Part:
        """The first reading that fits."""
        before = self._pieces.before(party.at)
        if self._is_in_compound(party.at):
            return _NONE
        if source := self._source(before):
            return Part("source", source)
        if self._pieces.word(before) == "by" and (part := self._by(before)):
            return part
        part = self._subject(party, party.at + 1, is_plural=party.kind in _PLURAL)
        if part.role != "other":
            return part
        return self._receiver(party, before) or self._object(party, before) or _NONE

    def _is_in_compound(self, at: int) -> bool:
        """Whether a hyphen or dash without space joins it to another word: "Velmar–Tarsk talks"."""
        spans, words = self._pieces.spans, self._pieces.words
        return any(
            0 < right < len(spans)
            and spans[right - 1][1] == spans[right][0]
            and not _HYPHENS.isdisjoint(words[right - 1 : right + 1])
            for right in (at, at + 1)
        )

    def _joined(self, party: _Party) -> list[_Party]:
        """The parties in a row from this one on; commas alone join nobody."""
        members, is_closed = [party], False
        while following := self._past_joining(end := members[-1].at + 1):
            other = self._at.get(following)
            if other is None:
                break
            is_closed = self._pieces.word(end) != "," or following - end > 1
            members.append(other)
        return members if is_closed else [party]

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

    def _subject(self, party: _Party, end: int, *, is_plural: bool) -> Part:
        """What the party does whose name, with all joined to it, ends before the piece ``end``."""
        pieces = self._pieces
        if not self._may_be_subject(party):
            return _NONE
        if pieces.word(end) in POSSESSIVE:
            if not pieces.is_("heads", end + 1):
                return _NONE
            end += 2
        if end > party.at + 1 and pieces.word(end) == ",":  # "Velmar, together with Tarsk, …"
            end += 1
        before = pieces.before(party.at)
        opening = pieces.words[max(before - 1, 0) : before + 1]
        return pieces.predicate(end, opening, is_plural=is_plural) or _NONE

    def _may_be_subject(self, party: _Party) -> bool:
        """Whether nothing before it makes it an object, or only "of" and a word that heads it."""
        pieces, before = self._pieces, self._pieces.before(party.at)
        if pieces.is_("causing", before):
            return False
        if not pieces.is_("prepositions", before):
            return True
        if pieces.word(before) != "of" or not pieces.is_("heads", before - 1):
            return False
        if party.kind in _GROUPS and pieces.is_("not_of_groups", before - 1):
            return False
        opening = range(before - 2, max(before - 2 - _LONGEST_HEAD, -1), -1)
        return not any(pieces.is_("prepositions", number) for number in opening)

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
                part = pieces.doing(verbs[0])._replace(act=pieces.quote(number, by + 1))
                return part if part.role in ("agent", "endorser", "source") else None
        return None

    def _receiver(self, party: _Party, before: int) -> Part | None:
        """Whom something is given to."""
        pieces, word = self._pieces, self._pieces.word(before)
        if self._lists.is_form(word, "helping") and not pieces.is_noun(before):
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
                return Part("beneficiary", act)
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

    def _ends_phrase(self, party: _Party) -> bool:
        return party.at + 1 in self._at or self._pieces.ends_phrase(party.at + 1)

    def _we(self, number: int) -> str:
        """Whether "we" are speaker and hearers, the own side, or nobody tells.

        Words of the sentence tell it; else "we must" is all of us, and what only a delegation
        does ("we thank") is the own side.
        """
        pieces = self._pieces
        is_all = bool(self._lists.inclusive.search(pieces.folded))
        is_own = bool(self._lists.exclusive.search(pieces.folded))
        if is_all != is_own:
            return _INCLUSIVE if is_all else _EXCLUSIVE
        at, helping = pieces.helping(number + 1)
        if self._sets["asked"] & {*helping, pieces.word(at)} or "can" in helping:
            return _INCLUSIVE
        return _EXCLUSIVE if self._lists.is_form(pieces.word(at), "exclusive_verbs") else _OPEN
