"""What the trained weights of stance see of a party: the words of its sentence, and where it is.

Names are one mark each, the own side another, numbers a third, so that exchanging two names
changes nothing. Only parties that are no name ("certain powers", "the invaders") keep their words.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from discourse.annotators.stance_clauses import Clauses
from discourse.annotators.stance_pieces import NAME as PARTY
from discourse.annotators.stance_pieces import PIECE
from discourse.annotators.stance_signs import Judgement
from discourse.annotators.stance_words import load_stance_words
from discourse.ledger import SELF
from discourse.text import fold

NAME, OWN, NUMBER = "@name", "@own", "#"
#: Classes of mentions that are their words and no name.
WORDED = frozenset(("unnamed_actor", "group", "armed_group", "people"))
OWN_CLASSES = frozenset((SELF, "self_demonym"))
#: What is told of the words beside a party by the rules, in this order.
SIGNS = ("for", "against", "praised", "blamed", "good mood", "bad mood", "wronged", "reported")
_OF_WORDS = SIGNS[2:6]  # sums, those of moods behind the others

_UNNAMED = "unnamed_actor"
_ARTICLES = frozenset(("the", "a", "an"))

Known = Mapping[tuple[int, int], str]  # place of a mention -> its class


@dataclass(frozen=True, slots=True, eq=False)
class SentenceView:
    """The words of a sentence as the weights see them.

    ``words`` of the piece with number n are those from ``firsts[n]`` to before ``firsts[n + 1]``.
    """

    words: list[str]
    firsts: list[int]

    @classmethod
    def of(cls, clauses: Clauses, text: str, known: Known) -> SentenceView:
        """The view of a sentence of ``text`` cut into ``clauses``; ``known`` are its mentions."""
        words = [NUMBER if word[0].isdigit() else word for word in clauses.words]
        firsts = list(range(len(words) + 1))
        longer = 0  # how many words more than pieces stand before a name
        for number in [at for at, word in enumerate(words) if word == PARTY]:
            own = _of_party(clauses, number, text, known)
            at = number + longer
            words[at : at + 1] = own
            if len(own) > 1:
                longer += len(own) - 1
                firsts[number + 1 :] = range(
                    at + len(own), at + len(own) + len(firsts) - number - 1
                )
        return cls(words, firsts)

    def place(self, number: int) -> tuple[int, int]:
        """From which word to before which the piece with this number reaches."""
        return self.firsts[number], self.firsts[number + 1]


def _of_party(clauses: Clauses, number: int, text: str, known: Known) -> list[str]:
    """The words of a party: a mark for a name, else its words, with marks for names among them."""
    kind = known.get((clauses.starts[number], clauses.ends[number]))
    if kind in OWN_CLASSES:
        return [OWN]
    if kind and kind not in WORDED:
        return [NAME]
    plain = load_stance_words().plain
    start, end = clauses.within(number)
    hidden = [] if kind else [(a, b) for a, b in known if start <= a and b <= end]
    words: list[str] = []
    for match in PIECE.finditer(text, start, end):
        word = fold(match.group())
        is_name = text[match.start()].isupper() and word not in plain
        if (
            kind == _UNNAMED and match.start() == clauses.place.start
        ):  # "Certain powers", not a name
            is_name = False
        if is_name or any(a <= match.start() < b for a, b in hidden):
            word = NAME
        elif word in _ARTICLES:
            continue
        if not (word == NAME and words[-1:] == [NAME]):
            words.append(NUMBER if word[:1].isdigit() else word)
    return words or [NAME]


def sum_up(judged: Judgement) -> tuple[float, ...]:
    """What the rules say of a party, as numbers in the order of :data:`SIGNS`."""
    sums = [0.0] * len(_OF_WORDS)
    is_wronged = is_reported = False
    for sign in judged.signs:
        is_wronged = is_wronged or sign.role == "patient"
        is_reported = is_reported or sign.reported
        if sign.value:
            sums[2 * sign.is_tone + (sign.value < 0)] += abs(sign.value)
    polarity = judged.polarity
    return (
        float(polarity == "+"), float(polarity == "-"), *sums,
        float(is_wronged), float(is_reported),
    )  # fmt: skip
