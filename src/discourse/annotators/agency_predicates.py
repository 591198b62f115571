"""What is said of a subject: the verb behind it, its helping words, and the role it gives."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from discourse.annotators.agency_words import AgencyWords
from discourse.annotators.stance_pieces import NAME, CutWords, Places
from discourse.text import Span

POSSESSIVE = ("'s", "'")
BARS = frozenset(".;:—–()?!")
_LONGEST_ASIDE = 14
_LONGEST_OPENING = 2  # words before a subject
_LONGEST_HELP = 4  # helping words before a verb
_LONGEST_ACT = 6  # words
_TURNED = frozenset(("should", "had", "were"))  # before a subject they suppose
_HAVING = frozenset(("has", "have", "had", "'ve"))
_MOODS = (
    ("negations", "not"), ("asked", "asked"), ("possible", "may"), ("suppositions", "may"),
    ("futures", "will"),
)  # fmt: skip


class Part(NamedTuple):
    """What a party does: its role, the words that tell it, and how it is asserted."""

    role: str
    act: str | None = None
    mood: str = "done"
    gives: bool = False


class Pieces:
    """A sentence in pieces, each party one of them, and the verbs in it."""

    def __init__(self, text: CutWords, place: Span, names: Places, words: AgencyWords) -> None:
        """Read the sentence at ``place`` of ``text``; each of ``names`` is no word of its own."""
        self.lists = words
        self._folded, self._end = text.folded, place.end
        self.words, self.starts, self.ends = text.within(place.start, place.end, names)

    def word(self, number: int) -> str:
        """The piece with this number, folded; nothing past the ends."""
        return self.words[number] if 0 <= number < len(self.words) else ""

    def is_(self, name: str, number: int) -> bool:
        """Whether a piece is one of this set of words."""
        words = self.words
        return 0 <= number < len(words) and words[number] in self.lists.sets[name]

    def quote(self, first: int, end: int) -> str:
        """The words there, the last few of many."""
        first = max(first, end - _LONGEST_ACT)
        last = min(self.ends[end - 1], self._end)
        return " ".join(self._folded[self.starts[first] : last].split())

    def before(self, number: int) -> int:
        """The piece before a party, past its articles."""
        number -= 1
        while self.is_("articles", number):
            number -= 1
        return number

    def opening(self, begin: int) -> list[str]:
        """The words before a subject in its clause, where helping verbs may stand: "can we"."""
        words = self.words[max(begin - _LONGEST_OPENING, 0) : begin]
        bars = [n for n, word in enumerate(words) if word in BARS or word == ","]
        return words[bars[-1] + 1 :] if bars else words

    def predicate(self, end: int, opening: Sequence[str], *, is_plural: bool) -> Part | None:
        """What is said of a subject that ends before the piece ``end``, if a verb of doing.

        ``opening`` are the words before the subject, where a helping verb may stand ("can we").
        """
        end = self._past_aside(end)
        at, helping = self.helping(end)
        found = self._verb(at, helping or opening, is_plural)
        if found is None:
            return None
        verb, act_end = found
        part = self.doing(verb, self._is_passive(helping, at))
        gives = part.gives and not self.is_("no_gift", act_end)
        mood = self._mood_of(opening, helping, self.word(at))
        return part._replace(act=self.quote(end, act_end), mood=mood, gives=gives)

    def helping(self, at: int) -> tuple[int, list[str]]:
        """The helping verbs and adverbs from a piece on, and the piece behind them."""
        start = at
        while self.is_("auxiliaries", at) or self._is_adverb(at):
            at += 1
        return at, self.words[start:at]

    def mood(self, helping: Iterable[str]) -> str:
        """How an act is asserted by the helping words around its verb."""
        held = set(helping)
        for name, mood in _MOODS:
            if held & self.lists.sets[name]:
                return mood
        return "done"

    def _mood_of(self, opening: Sequence[str], helping: Sequence[str], verb: str) -> str:
        """How an act is asserted by the words before its subject and before its verb."""
        if opening and opening[0] in _TURNED and helping[:1] != ["not"]:
            return "may"  # "should Velmar attack"
        text = " ".join(helping).replace("not only", "").replace("no longer", "never")
        found = self.mood((*opening, *text.split()))
        return "will" if found == "done" and verb == "going" else found

    def mood_before(self, verb: int) -> str:
        """How an act is asserted by the words before its verb; a purpose only may be."""
        is_ing = bool(self.lists.bases(self.word(verb), "ing"))
        if self.word(verb - 1) == "to" or (is_ing and self.is_("prepositions", verb - 1)):
            return "may"
        start = verb
        while verb - start < _LONGEST_HELP and start and self.words[start - 1] not in BARS:
            start -= 1
        return self.mood(self.words[start:verb])

    def doing(self, verb: str, is_passive: bool = False) -> Part:
        """The role that a verb gives to its subject."""
        sets = self.lists.sets
        if is_passive:
            if verb in sets["stative"]:
                return Part("other")
            is_given = verb in sets["giving"] and verb in sets["helping"]
            return Part("beneficiary" if is_given else "patient")
        if verb in sets["being"] or verb in sets["wishing"]:
            return Part("other")
        for name, role in (
            ("receiving", "beneficiary"), ("endorsing", "endorser"), ("saying", "source"),
        ):  # fmt: skip
            if verb in sets[name]:
                return Part(role)
        return Part("agent", gives=verb in sets["giving"])

    def is_noun(self, number: int) -> bool:
        """Whether what may be a verb is a noun, by the word before it: "the support"."""
        word, bases = self.word(number), self.lists.bases
        if not bases(word, "base", "third") or bases(word, "past", "ing"):
            return False
        return self.is_("before_nouns", number - 1)

    def ends_phrase(self, number: int) -> bool:
        """Whether a name that ends before a piece is not only the first word of a longer name."""
        word = self.word(number)
        if word in POSSESSIVE:
            return self.is_("heads", number + 1)
        return (
            not (word[:1].isalpha() or word == NAME)
            or word in self.lists.sets["after_objects"]
            or word.endswith("ly")
            or bool(self.lists.bases(word, "third", "past"))
        )

    def _past_aside(self, number: int) -> int:
        """The piece behind words between commas, where such stand there."""
        if self.word(number) != "," or not self.is_("asides", number + 1):
            return number
        for end in range(number + 2, min(number + _LONGEST_ASIDE, len(self.words))):
            if self.words[end] in BARS:
                break
            if self.words[end] == ",":
                return end + 1
        return number

    def _is_adverb(self, number: int) -> bool:
        word = self.word(number)
        is_in_ly = word.endswith("ly") and not self.lists.forms.get(word)
        return is_in_ly or self.is_("adverbs", number)

    def _verb(self, at: int, helping: Sequence[str], is_plural: bool) -> tuple[str, int] | None:
        """The base of the verb at a piece, if it fits its helping verbs, and where it ends."""
        kinds = self._kinds(helping, is_plural)
        found = self.lists.bases(self.word(at), *kinds)
        if not found or (len(kinds) == 3 and self._is_noun_of_subject(at)):
            return None
        if found[0] in self.lists.sets["chained"] and self.word(at + 1) == "to":
            chained = self.lists.bases(self.word(at + 2), "base")
            return (chained[0], at + 3) if chained else None
        return found[0], at + 1

    def _kinds(self, helping: Sequence[str], is_plural: bool) -> tuple[str, ...]:
        """The forms of a verb that may stand behind its helping verbs."""
        verbs = self._auxiliaries(helping)
        if not verbs:
            return ("third", "past", "base") if is_plural else ("third", "past")
        if verbs[-1] in self.lists.sets["passive"] or verbs[-1] == "'s":
            return "ing", "participle"
        return ("participle",) if verbs[-1] in _HAVING else ("base",)

    def _auxiliaries(self, helping: Sequence[str]) -> list[str]:
        return [one for one in helping if one in self.lists.sets["auxiliaries"]]

    def _is_noun_of_subject(self, at: int) -> bool:
        """Whether what may be a plain verb is a noun before its verb: "American trade grew"."""
        if not self.lists.bases(self.word(at), "base"):
            return False
        is_verb = self.lists.bases(self.word(at + 1), "third", "past")
        return bool(is_verb) or self.is_("auxiliaries", at + 1)

    def _is_passive(self, helping: Sequence[str], at: int) -> bool:
        verbs = self._auxiliaries(helping)
        is_be = bool(verbs) and verbs[-1] in self.lists.sets["passive"]
        return is_be and not self.lists.bases(self.word(at), "ing")
