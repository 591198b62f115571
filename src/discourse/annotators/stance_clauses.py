"""A sentence as stance reads it: words, names in one piece, and what bars the way between words."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property
from operator import attrgetter
from typing import NamedTuple

from discourse.annotators.stance_bars import STRONG, find_bars, find_marks, find_quoted
from discourse.annotators.stance_pieces import NAME, CutWords, Places, join_capitals
from discourse.annotators.stance_words import Sense, load_stance_words
from discourse.text import Span

_BEFORE_SAYING = frozenset(",”\"’'?!.")
_REACH_OF_NEGATION = 4
_REACH_OF_FIGHT = 5
_LONGEST_HEAD = 6
_NOUN_PHRASE = 3
_FAR = 120  # pieces: longer than almost all sentences
_OWN_SAYING = frozenset(("i", "we"))


class Hit(NamedTuple):
    """Words of the stance page in a sentence, by numbers of pieces, in one of their readings."""

    first: int
    last: int
    sense: Sense


class Clauses:
    """The pieces of a sentence, and questions about what stands between them.

    ``words``, ``starts`` and ``ends`` have an entry for each piece; a name is the word ``NAME``.
    """

    def __init__(self, text: CutWords, place: Span, names: Places) -> None:
        """Read the sentence at ``place`` of ``text``.

        ``names`` are places in it that are one piece, whatever their length, so that exchanging
        two names changes nothing.
        """
        self._lexicon = load_stance_words()
        self._grammar = self._lexicon.grammar
        self.place = place
        pieces = text.within(place.start, place.end, sorted(names))
        join_capitals(pieces, text.text)
        self.words, self.starts, self.ends = pieces
        self._marks = find_marks(self.words)
        self._bars = find_bars(self.words)
        self.quoted = find_quoted(self.words)

    def find(self, start: int) -> int | None:
        """The number of the piece that begins at ``start``; ``None`` where none does."""
        number = bisect_left(self.starts, start)
        is_there = number < len(self.starts) and self.starts[number] == start
        return number if is_there else None

    def within(self, number: int) -> tuple[int, int]:
        """Where a piece stands, as far as it is of the sentence: names may reach over the end."""
        return self.starts[number], min(self.ends[number], self.place.end)

    def hits_around(self, number: int) -> tuple[Hit, ...]:
        """The hits not far from a piece: what stands farther away says nothing of it."""
        if len(self.words) <= _FAR:
            return self.hits
        first = bisect_left(self.hits, number - _FAR, key=attrgetter("first"))
        last = bisect_left(self.hits, number + _FAR, key=attrgetter("first"))
        return self.hits[first:last]

    @cached_property
    def hits(self) -> tuple[Hit, ...]:
        """Words of the page, each in the reading that its surroundings allow."""
        return tuple(self._find_hits())

    def _find_hits(self) -> Iterator[Hit]:
        done, behind_verb = 0, -1
        openings = self._lexicon.senses
        for at in [number for number, word in enumerate(self.words) if word in openings]:
            length, senses = self._lexicon.at(self.words, at) if at >= done else (0, ())
            last = at + length - 1
            if length and (sense := self._reading(at, last, senses, at == behind_verb)):
                yield Hit(at, last, sense)
                behind_verb = last + 1 if sense.sort == "verb" else -1
            done = max(done, at + length)

    def is_(self, name: str, number: int) -> bool:
        """Whether a piece is one of these words of grammar."""
        return 0 <= number < len(self.words) and self.words[number] in self._grammar[name]

    def is_clear(
        self, first: int, last: int, *, strict: bool = False, through_of: bool = False
    ) -> bool:
        """Whether no clause begins and no other party stands between two pieces.

        A party behind a preposition does not count, nor one that owns what follows; where
        ``strict``, neither prepositions (but "of" ``through_of``) nor commas may stand there.
        """
        bars, marks, grammar = self._bars, self._marks["reporting"], self._grammar
        prepositions, openers = grammar["prepositions"], grammar["clause_openers"]
        for number in range(first + 1, last):
            word = self.words[number]
            if number in bars or number in marks:
                return False
            if word == "of" and through_of:
                through_of = False  # one such noun phrase, and no chain of them
            elif strict and (word == "," or word in prepositions):
                return False
            if word in openers and not self._goes_on(number, first):
                return False
            is_party = word == NAME or word in grammar["subjects"]
            if is_party and self._is_other_party(number, first, last):
                return False
        return True

    def _goes_on(self, number: int, first: int) -> bool:
        """Whether the subject before an opener is that of what follows: "X, who …", "and …"."""
        if self.words[number] in ("and", "or"):
            return True
        is_relative = self.words[number] in ("who", "which", "that")
        return is_relative and number - first <= 2

    def _is_other_party(self, number: int, first: int, last: int) -> bool:
        """Whether a party between two pieces parts them."""
        if number + 1 < len(self.words) and self.words[number + 1] in ("'s", "’s"):
            return False
        after = self._pass_over(number, 1)
        before = self._pass_over(number, -1)
        if before == first or after == last:  # one list with the party
            return False
        return not self.is_("prepositions", before)

    def _pass_over(self, number: int, step: int) -> int:
        """The next piece on one side that is no part of a list of names."""
        at = number + step
        while 0 <= at < len(self.words) and self.words[at] in ("the", "a", "and", ",", "or"):
            at += step
        return at

    @property
    def object_prepositions(self) -> frozenset[str]:
        """What stands between a noun for an act and whom it is done to."""
        return self._grammar["object_prepositions"]

    def heads(self, number: int) -> bool:
        """Whether "of" at a piece opens a party that begins its clause: "the people of X"."""
        if self.words[number] != "of":
            return False
        before = self.words[max(number - _LONGEST_HEAD - 1, 0) : number]
        return len(before) <= _LONGEST_HEAD or any(word == "," or word in STRONG for word in before)

    def is_asked(self, number: int) -> bool:
        """Whether the party at a piece is only told to do something, and not said to do it."""
        words = self.words[number + 1 : number + 3]
        if words and words[0] in ("must", "should", "ought", "needs", "need"):
            return True
        before = self.words[max(number - 3, 0) : number]
        return "to" in words and any(word in self._grammar["asking"] for word in before)

    def must(self, number: int) -> bool:
        """Whether the party at a piece is called on to end something, so does it."""
        words = self.words[number + 1 : number + 6]
        asked = any(word in ("must", "should", "to") for word in words[:2])
        return asked and any(self.is_("ceasing", number + 1 + n) for n in range(len(words)))

    def is_negated(self, hit: Hit) -> bool:
        """Whether a word of negation reaches it."""
        return self._reached("negations", hit.first, _REACH_OF_NEGATION)

    def is_fought(self, first: int, behind: int = -1) -> bool:
        """Whether it is what somebody fights, ends or suffers: "to combat corruption"."""
        return self._reached("against", first, min(_REACH_OF_FIGHT, first - behind - 1))

    def _reached(self, name: str, first: int, reach: int) -> bool:
        if not self._marks[name]:
            return False
        for number in range(first - 1, max(first - 1 - reach, -1), -1):
            if self.words[number] in STRONG or self.words[number] in (",", "but"):
                return False
            if number in self._marks[name]:
                return True
        return False

    def is_conceded(self, number: int) -> bool:
        """Whether it stands in a clause that only concedes: "although …"."""
        if not self._marks["concessions"]:
            return False
        for before in range(number, max(number - _FAR, -1), -1):
            if before in self._marks["concessions"]:
                return True
            if self.words[before] in STRONG or self.words[before] == ",":
                return False
        return False

    def is_reported(self, number: int) -> bool:
        """Whether others say it: in quotation marks, or behind a verb of saying."""
        if self.quoted[number]:
            return True
        far = max(number - _FAR, -1)
        said = max([mark for mark in self._marks["reporting"] if far < mark < number], default=None)
        return said is not None and not _OWN_SAYING & {*self.words[max(said - 3, 0) : said]}

    def speaks(self, number: int) -> bool:
        """Whether the party at a piece is the one who says what the sentence tells."""
        marks = self._marks["reporting"]
        if not marks:
            return False
        if number - 1 in marks and (number < 2 or self.words[number - 2] in _BEFORE_SAYING):
            return True
        near = range(number + 1, number + 4)
        return any(mark in marks and self.is_clear(number, mark) for mark in near)

    def strength(self, first: int) -> float:
        """How far words before a piece raise or lower it."""
        if self.is_("intensifiers", first - 1):
            return 1.25
        return 0.5 if self.is_("weakeners", first - 1) else 1.0

    def is_passive(self, hit: Hit) -> bool:
        """Whether a participle is passive: behind a form of "be", before "by", or cut off."""
        if not hit.sense.is_participle:
            return False
        number = hit.first - 1
        while number >= 0 and self._may_part(self.words[number]):
            number -= 1
        if self.is_("copulas", number) or self._by_follows(hit.last):
            return True
        return self.words[number] == "," and self.is_("prepositions", hit.last + 1)

    def is_cut_off(self, hit: Hit) -> bool:
        """Whether a participle belongs to the noun right before it: "a law praised by …"."""
        number = hit.first - 1
        while number >= 0 and self._may_part(self.words[number]):
            number -= 1
        return number >= 0 and self.words[number] != "," and not self.is_("copulas", number)

    def is_raised(self, hit: Hit) -> bool:
        """Whether good words only enlarge a bad thing: "a great source of shame"."""
        if hit.sense.sort != "quality" or hit.sense.agent < 0:
            return False
        return any(
            0 < other.first - hit.last <= _NOUN_PHRASE
            and other.sense.sort in ("bearer", "act", "mood", "quality")
            and min(other.sense.agent, other.sense.object) < 0
            and not any("," in self.words[n] for n in range(hit.last, other.first))
            for other in self.hits_around(hit.first)
        )

    def _may_part(self, word: str) -> bool:
        """Whether a word may stand between "be" and its participle."""
        return word.endswith("ly") or word in self._grammar["adverbs"]

    def _reading(
        self, first: int, last: int, senses: tuple[Sense, ...], is_behind_verb: bool
    ) -> Sense | None:
        """Of several readings the one that fits: a noun behind words that open a noun phrase."""
        nouns = [sense for sense in senses if sense.sort in ("act", "bearer", "mood")]
        verbs = [sense for sense in senses if sense.sort == "verb"]
        quality = next((sense for sense in senses if sense.sort == "quality"), None)
        opens = self._opens_noun(first)
        if nouns and (opens or is_behind_verb or not verbs):
            return nouns[0]
        if quality and (opens or not verbs or self.is_("copulas", first - 1)):
            return quality
        if verbs and opens and verbs[0].is_participle and not self._by_follows(last):
            return None  # "the occupied town"
        if verbs and opens and not verbs[0].is_ing and not verbs[0].is_participle:
            return None  # "in return", "the press"
        if nouns and verbs and verbs[0].is_ing and self._of_follows(last):
            return nouns[0]
        return verbs[0] if verbs else None

    def _opens_noun(self, first: int) -> bool:
        return self.is_("noun_openers", first - 1) or (
            first > 0 and self.words[first - 1].endswith(("al", "ic", "ous", "ive", "ful"))
        )

    def _of_follows(self, last: int) -> bool:
        return last + 1 < len(self.words) and self.words[last + 1] in ("of", "by", "against")

    def _by_follows(self, last: int) -> bool:
        return last + 1 < len(self.words) and self.words[last + 1] == "by"
