"""What a sentence says of one party in it: the author's stance, by verbs with a direction.

After the connotation frames of Rashkin, Singh & Choi (2016): each verb says what is thought of who
acts and of whom it is done to; which of them the party is, is told by the words between, since
there is no parser. Words that say what somebody is worth count for who bears them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache

from discourse.annotators.stance_clauses import Clauses, Hit
from discourse.annotators.stance_pieces import CutWords
from discourse.annotators.stance_signs import Judgement, Sign
from discourse.annotators.stance_words import Sense
from discourse.text import Span

_NEGATED = -0.6  # what is not good is bad, but less; what is not bad is nothing
_DENIED = 0.4  # who fights, ends or never does what is bad
_CONCEDED = 0.5
_NEAR, _LOOSE = 1.0, 0.6
# Of what a sentence says of nobody in particular this much counts.
_TONE = 0.3
_TONE_OF_SPEAKER = 0.05
_SO_CALLED = -0.6
_GAP = 3


def judge(text: str, start: int, end: int, names: Sequence[tuple[int, int]] = ()) -> Judgement:
    """The stance of ``text``, a sentence or a few, toward the party at ``start:end``.

    Args:
        text: the words around the party and its own.
        start: where it begins, in code points.
        end: where it ends.
        names: places of other names, each then one word whatever its length.

    Raises:
        ValueError: the place holds no words.
    """
    if not (0 <= start < end <= len(text) and text[start:end].strip()):
        raise ValueError(f"{start}:{end} holds no words of a text of {len(text)} characters")
    apart = [(a, b) for a, b in names if b <= start or a >= end]
    clauses = Clauses(CutWords.of(text), Span(0, len(text)), [(start, end), *apart])
    number = clauses.find(start)
    assert number is not None  # the first of the places, so none before it can hide it
    return judge_piece(clauses, number, text)


def judge_piece(clauses: Clauses, number: int, text: str) -> Judgement:
    """The stance of a sentence of ``text``, toward the party that is one of its pieces."""
    start, end = clauses.within(number)
    own = _own_words(text[start:end])
    signs = [*_Party(clauses, number).signs(), *(_moved(sign, start) for sign in own)]
    if any(sign.is_victim for sign in signs):  # who is wronged is not blamed for the wrong
        signs = [sign for sign in signs if sign.value >= 0 or sign.role != "other"]
    if any(sign.value and not sign.is_tone for sign in signs):
        signs = [sign for sign in signs if not sign.is_tone]
    signs.sort(key=lambda sign: -abs(sign.value))
    total = sum(sign.value for sign in signs)
    return Judgement(max(-1.0, min(1.0, total)), tuple(signs))


@lru_cache(maxsize=512)  # a text names few parties, again and again
def _own_words(words: str) -> tuple[Sign, ...]:
    """What the words for the party say of it themselves: "the aggressor", "hegemonic bullying"."""
    clauses = Clauses(CutWords.of(words), Span(0, len(words)), ())
    found: list[Sign] = []
    for hit in clauses.hits:
        start, end = clauses.starts[hit.first], clauses.ends[hit.last]
        is_name = hit.first > 0 and words[start].isupper()
        value = 0.0 if is_name or hit.sense.sort == "verb" else hit.sense.agent * _LOOSE
        if value:
            found.append(Sign(start, end, hit.sense.entry, value, "other", False))
    return tuple(found)


def _moved(sign: Sign, by: int) -> Sign:
    return sign._replace(start=sign.start + by, end=sign.end + by)


class _Party:
    """The party as one piece of its sentence, and what each hit says of it."""

    def __init__(self, clauses: Clauses, number: int) -> None:
        self._clauses, self._at = clauses, number
        self._words = clauses.words
        self._done = 0.0  # what the last verb of which it is the agent says of it
        self._undergoes = False  # whether a verb before it has it as its object
        self._speaks = clauses.speaks(number)

    def signs(self) -> Iterator[Sign]:
        """All that is said of it."""
        clauses = self._clauses
        for hit in clauses.hits_around(self._at):
            if hit.first <= self._at <= hit.last or clauses.is_raised(hit):
                continue
            value, role = self._relation(hit)
            if value:
                value *= clauses.strength(hit.first)
                value *= _CONCEDED if clauses.is_conceded(hit.first) else 1.0
            is_tone = role == "tone"
            if value or role not in ("other", "tone"):
                place = clauses.starts[hit.first], clauses.ends[hit.last]
                reported = clauses.is_reported(hit.first)
                role = "other" if is_tone else role
                yield Sign(*place, hit.sense.entry, value, role, reported, is_tone)
        if clauses.is_("so_called", self._at - 1):
            place = clauses.starts[self._at - 1], clauses.ends[self._at - 1]
            yield Sign(*place, "so-called", _SO_CALLED, "other", False)

    def _relation(self, hit: Hit) -> tuple[float, str]:
        """What a hit says of the party, and in which role."""
        sense = hit.sense
        if sense.sort == "verb":
            return self._of_verb(hit, sense)
        if sense.sort == "act":
            return self._of_act(hit, sense)
        if sense.sort == "mood":
            return self._tone(hit, sense.agent), "tone"
        return self._of_worth(hit, sense)

    def _of_verb(self, hit: Hit, sense: Sense) -> tuple[float, str]:
        is_before = self._at < hit.first
        is_passive = self._clauses.is_passive(hit)
        if is_before and self._is_subject(hit):
            if is_passive:
                if self._at < hit.first - 1 and self._clauses.is_cut_off(hit):
                    return self._tone(hit, sense.object), "tone"
                return self._valued(hit, sense.object, _NEAR), _role_of_object(sense)
            if self._undergoes and self._goes_past(hit):
                return self._tone(hit, sense.object), "tone"
            value = self._valued(hit, sense.agent, _NEAR)
            self._done = value or self._done
            return value, _role_of_agent(sense)
        if not is_before and is_passive and self._is_behind(hit, ("by",)):
            return self._valued(hit, sense.agent, _NEAR), _role_of_agent(sense)
        if not is_before and not is_passive and self._is_object(hit):
            self._undergoes = True
            return self._valued(hit, sense.object, _NEAR), _role_of_object(sense)
        if sense.agent > 0 and self._is_behind(hit, ("to", "for"), _GAP):
            return 0.0, "beneficiary"
        if sense.agent < 0 and self._is_behind(hit, ("on", "upon", "against"), _GAP):
            return 0.0, "patient"
        return self._tone(hit, sense.object), "tone"

    def _of_act(self, hit: Hit, sense: Sense) -> tuple[float, str]:
        """A noun for an act: whose it is, and whom it strikes."""
        if self._owns(hit) or self._is_behind(hit, ("by", "from")):
            return self._valued(hit, sense.agent, _NEAR), _role_of_agent(sense)
        if self._is_behind(hit, ("of",)):
            by_agent = sense.of == "agent"
            value = sense.agent if by_agent else sense.object
            role = _role_of_agent(sense) if by_agent else _role_of_object(sense)
            return self._valued(hit, value, _NEAR), role
        if self._is_behind(hit, self._clauses.object_prepositions) or self._is_struck(hit):
            return self._valued(hit, sense.object, _NEAR), _role_of_object(sense)
        if self._at < hit.first and self._is_subject(hit):
            if self._does("receiving", hit):
                return self._valued(hit, sense.object, _LOOSE), _role_of_object(sense)
            if sense.agent > 0 or self._does("committing", hit) or self._clauses.must(self._at):
                return self._valued(hit, sense.agent, _LOOSE), _role_of_agent(sense)
        return self._tone(hit, sense.object or sense.agent), "tone"

    def _of_worth(self, hit: Hit, sense: Sense) -> tuple[float, str]:
        if self._owns(hit) or self._stands_before_party(hit) or self._is_called(hit):
            return self._valued(hit, sense.agent, _NEAR), "other"
        if self._is_behind(hit, ("of", "by"), _GAP):
            return self._valued(hit, sense.agent, _NEAR), "other"
        if self._at < hit.first and self._is_subject(hit) and self._is_near(hit):
            if self._done * sense.agent < 0:  # "it violates the rights": its verb has decided
                return 0.0, "other"
            return self._valued(hit, sense.agent, _LOOSE), "other"
        if hit.last < self._at and self._words[self._at - 1] == "than":
            return -sense.agent * _LOOSE, "other"
        return self._tone(hit, sense.agent), "tone"

    def _valued(self, hit: Hit, value: float, weight: float) -> float:
        """A value where words of negation, or of a fight against it, may stand before."""
        if value < 0 and self._at < hit.first:
            if self._clauses.must(self._at):
                return value * weight
            if hit.sense.sort != "verb" and self._clauses.is_fought(hit.first, self._at):
                return 0.0 if self._does("suffering", hit) else _DENIED
        if value > 0 and self._at < hit.first and self._clauses.is_asked(self._at):
            return 0.0
        if self._clauses.is_negated(hit):
            if value < 0:
                is_denial = hit.sense.sort != "verb" and self._at < hit.first
                return _DENIED if is_denial else 0.0
            return value * _NEGATED * weight
        return value * weight

    def _tone(self, hit: Hit, value: float) -> float:
        """What is said of others in the same sentence, for what it is worth."""
        if self._clauses.is_negated(hit) or self._clauses.is_fought(hit.first):
            return 0.0
        return value * (_TONE_OF_SPEAKER if self._speaks and value < 0 else _TONE)

    def _does(self, name: str, hit: Hit) -> bool:
        """Whether a word of a list of grammar stands between the party and a hit behind it."""
        return any(self._clauses.is_(name, n) for n in range(self._at + 1, hit.first))

    def _is_subject(self, hit: Hit) -> bool:
        """Whether the party stands before a predicate with nothing in between that ends it."""
        before = self._at - 1
        if self._clauses.is_("prepositions", before) and not self._clauses.heads(before):
            return False
        return self._clauses.is_clear(self._at, hit.first)

    def _goes_past(self, hit: Hit) -> bool:
        """Whether a verb has the subject of one before the party: "we oppose X and uphold Y"."""
        between = self._words[self._at + 1 : hit.first]
        goes_on = any(word in (",", "and", "or", "but") for word in between)
        return goes_on and not hit.sense.is_ing and not {"who", "which", "that"} & {*between}

    def _is_object(self, hit: Hit) -> bool:
        clauses, at = self._clauses, self._at
        is_of_act = "of" in self._words[hit.last + 1 : at] and any(
            hit.last < act.first < at and act.sense.sort == "act" for act in clauses.hits_around(at)
        )
        return clauses.is_clear(hit.last, at, strict=True, through_of=not is_of_act)

    def _is_behind(self, hit: Hit, prepositions: Collection[str], gap: int = 0) -> bool:
        """Whether the party stands behind a hit and one of these prepositions.

        Up to ``gap`` words may stand before that: "the excellent work done by X".
        """
        clauses, at = self._clauses, self._at
        for number in range(hit.last + 1, min(hit.last + 2 + gap, at)):
            if clauses.is_("prepositions", number):
                if self._words[number] not in prepositions:
                    return False
                return clauses.is_clear(number, at, strict=True, through_of=True)
            if not self._words[number].isalpha() or clauses.is_("clause_openers", number):
                return False
        return False

    def _is_struck(self, hit: Hit) -> bool:
        """Whether it is named behind who acts: "aggression of Y against X"."""
        words, at = self._words, self._at
        return (
            at - hit.last <= 6
            and hit.last + 1 < at
            and words[hit.last + 1] in ("of", "by")
            and words[at - 1] in ("against", "on")
        )

    def _owns(self, hit: Hit) -> bool:
        """Whether it is the party's: "X's …", or "his …" behind it."""
        if self._at >= hit.first:
            return False
        behind = self._words[self._at + 1 : hit.first]
        if not behind and hit.sense.sort != "quality":
            return True
        if behind and behind[0] in ("'s", "’s", "'"):
            return len(behind) <= 5 and self._clauses.is_clear(self._at, hit.first, strict=True)
        return any(self._clauses.is_("owners", n) for n in range(hit.first - 3, hit.first)
                   if n > self._at) and self._clauses.is_clear(self._at, hit.first)  # fmt: skip

    def _is_near(self, hit: Hit) -> bool:
        """Whether no preposition stands between the party and what it would bear."""
        return not self._does("prepositions", hit)

    def _stands_before_party(self, hit: Hit) -> bool:
        """Whether an adjective or title stands right before: "the brave X"."""
        between = range(hit.last + 1, self._at)
        if self._at < hit.first or len(between) > 2:
            return False
        return all(self._words[n].isalpha() and not self._clauses.is_("prepositions", n)
                   and not self._clauses.is_("clause_openers", n)
                   and not self._clauses.is_("noun_openers", n) for n in between)  # fmt: skip

    def _is_called(self, hit: Hit) -> bool:
        """Whether the party is said to be so: "X is …", "called X a …"."""
        if self._at > hit.first:
            return False
        between = self._words[self._at + 1 : hit.first]
        if between and len(between) <= _GAP and between[0] in ("a", "an", "as", "the", ","):
            return True
        return self._does("copulas", hit) and self._is_subject(hit)


def _role_of_agent(sense: Sense) -> str:
    return "agent" if sense.agent else "endorser" if sense.object > 0 else "other"


def _role_of_object(sense: Sense) -> str:
    return "beneficiary" if sense.agent > 0 and not sense.object else "patient"
