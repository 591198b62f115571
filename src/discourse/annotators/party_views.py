"""What the trained weights of stance see of a party: the words of its sentence, and where it is.

Names are one mark each, the own side another, numbers a third, so that exchanging two names
changes nothing. Only parties that are no name ("certain powers", "the invaders") keep their words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from discourse.annotators.stance_clauses import Clauses
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
        """The view of ``text``, which was cut into ``clauses``; ``known`` are its mentions."""
        words: list[str] = []
        firsts = [0]
        for piece in clauses.pieces:
            if not piece.is_name:
                words.append(NUMBER if piece.word[:1].isdigit() else piece.word)
            else:
                words += _of_party(text, piece.start, piece.end, known)
            firsts.append(len(words))
        return cls(words, firsts)

    def place(self, number: int) -> tuple[int, int]:
        """From which word to before which the piece with this number reaches."""
        return self.firsts[number], self.firsts[number + 1]


def _of_party(text: str, start: int, end: int, known: Known) -> list[str]:
    """The words of a party: a mark for a name, else its words, with marks for names among them."""
    kind = known.get((start, end))
    if kind in OWN_CLASSES:
        return [OWN]
    if kind and kind not in WORDED:
        return [NAME]
    plain = load_stance_words().plain
    hidden = [place for place in known if start <= place[0] and place[1] <= end and not kind]
    words: list[str] = []
    for match in PIECE.finditer(text, start, end):
        word = fold(match.group())
        is_name = text[match.start()].isupper() and word not in plain
        if kind == _UNNAMED and match.start() == 0:  # "Certain powers", not a name
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
    near = [sign.value for sign in judged.signs if not sign.is_tone]
    mood = [sign.value for sign in judged.signs if sign.is_tone]
    return (
        float(judged.polarity == "+"),
        float(judged.polarity == "-"),
        *(_sum(values, way) for values in (near, mood) for way in (1, -1)),
        float(any(sign.role == "patient" for sign in judged.signs)),
        float(any(sign.reported for sign in judged.signs)),
    )


def _sum(values: Sequence[float], way: int) -> float:
    return sum(max(way * value, 0.0) for value in values)
