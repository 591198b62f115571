"""A sentence as stance reads it, party by party: what the rules say, and what the weights see."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from discourse.annotators.alternatives import one_of
from discourse.annotators.mentions import Mention
from discourse.annotators.party_views import Known, SentenceView, sum_up
from discourse.annotators.stance import judge_piece
from discourse.annotators.stance_clauses import Clauses
from discourse.annotators.stance_model import (
    AGAINST,
    FOR,
    NEUTRAL,
    Party,
    decide_column,
)
from discourse.annotators.stance_pieces import CutWords
from discourse.annotators.stance_signs import Judgement, Sign, Verdict
from discourse.annotators.stance_words import load_stance_words
from discourse.document import MODEL
from discourse.ledger import SELF
from discourse.text import Span

_ARTICLE = re.compile(r"\b[Tt]he\s+\Z")
_POLARITY = ("-", "0", "+")  # of the columns of the model
_MOST_WORDS = 2  # on which the weights rest most, told as evidence with their neighbours
_LEAST_SHARE = 0.25  # of what one of them says of the stance

Place = tuple[int, int, str]  # of a party: start, end, class ("" where it is not known)


@dataclass(frozen=True, slots=True, eq=False)
class StanceSentence:
    """A sentence whose parties are one piece each: the ``place`` of it in a text that was cut.

    Places of parties and signs are places in that text.
    """

    cut: CutWords
    place: Span
    clauses: Clauses
    view: SentenceView

    @classmethod
    def of(cls, text: str, target: Sequence[Place], others: Iterable[Place] = ()) -> StanceSentence:
        """The sentence ``text``; ``others`` are left out where they touch the ``target``.

        Articles count to the names behind them.
        """
        parties = [with_article(text, place) for place in target]
        rest = [with_article(text, place) for place in others]
        apart = [
            (a, b, kind)
            for a, b, kind in rest
            if all(b <= start or a >= end for start, end, _ in parties)
        ]
        known = {(a, b): kind for a, b, kind in (*rest, *parties) if kind}
        return cls.within(CutWords.of(text), Span(0, len(text)), [*parties, *apart], known)

    @classmethod
    def within(
        cls, cut: CutWords, place: Span, parties: Iterable[Place], known: Known
    ) -> StanceSentence:
        """A sentence of a text; each of ``parties`` is a piece, ``known`` are all mentions in it.

        Both have their articles.
        """
        clauses = Clauses(cut, place, [(a, b) for a, b, _ in parties])
        return cls(cut, place, clauses, SentenceView.of(clauses, cut.text, known))

    @property
    def text(self) -> str:
        """Its words."""
        return self.place.quote(self.cut.text)

    def judge(self, number: int) -> Judgement:
        """What the rules say of the party that is the piece with this number."""
        return judge_piece(self.clauses, number, self.cut.text)

    def party(self, sentence: int, number: int, judged: Judgement) -> Party:
        """The same for the weights; ``sentence`` is its number among those read together."""
        return Party(sentence, *self.view.place(number), sum_up(judged))

    def verdict(
        self, judged: Judgement, chances: Sequence[float], carriers: Iterable[tuple[int, float]]
    ) -> Verdict:
        """The stance by the chances of -, 0 and +, with the words for it.

        ``carriers`` are words of the view on which the weights rest, for where no rule tells any.
        """
        column = decide_column(chances)
        signs = signs_for(judged, column) or self._learned(carriers, column)
        return Verdict(
            _POLARITY[column],
            chances[FOR] - chances[AGAINST],
            tuple(signs),
            judged.role,
            judged.reported,
        )

    def _learned(self, carriers: Iterable[tuple[int, float]], column: int) -> list[Sign]:
        """The words that say most by the weights, with their neighbours."""
        found: list[Sign] = []
        taken: set[int] = set()
        last_word = len(self.view.words) - 1
        for word, share in carriers:
            if share < _LEAST_SHARE or len(found) == _MOST_WORDS:
                break
            words = range(max(word - 1, 0), min(word + 1, last_word) + 1)
            pieces = [bisect_right(self.view.firsts, at) - 1 for at in words]
            if taken.isdisjoint(pieces):
                taken.update(pieces)
                source = " ".join([self.view.words[at] for at in words])
                value = min(share, 1.0) * (column - 1)
                place = self.clauses.starts[pieces[0]], self.clauses.ends[pieces[-1]]
                found.append(Sign(*place, f"{MODEL}{source}", value, "other", False))
        return found


def signs_for(judged: Judgement, column: int) -> list[Sign]:
    """The signs of rules that speak for a stance; of a neutral one there are none."""
    return [sign for sign in judged.signs if sign.value * (column - NEUTRAL) > 0]


def with_article(text: str, place: Place, begin: int = 0) -> Place:
    """A place with the article before it, so that a name with one is heard as one without.

    The sentence begins at ``begin`` of ``text``.
    """
    start, end, kind = place
    article = _ARTICLE.search(text, max(start - 5, begin), start)
    return (article.start() if article else start), end, kind


def with_self_words(text: str, mentions: Iterable[Mention], own: str) -> Iterator[Mention]:
    """The mentions, and words such as "my country" as the speaker, whose id is ``own``."""
    known = list(mentions)
    yield from known
    taken = {mention.start for mention in known}
    for match in _self_words().finditer(text):
        if match.start() not in taken:
            yield Mention(*match.span(), SELF, own)


@cache
def _self_words() -> re.Pattern[str]:
    words = load_stance_words().grammar["self_words"]
    return re.compile(rf"\b(?:{one_of(words)})\b", re.IGNORECASE)
