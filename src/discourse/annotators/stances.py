"""The ledger of stances: what the author says of each party, mention by mention."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache

from discourse.annotators.alternatives import one_of
from discourse.annotators.mentions import Mention, find_mentions
from discourse.annotators.stance import judge, judge_piece
from discourse.annotators.stance_clauses import Clauses
from discourse.annotators.stance_signs import THRESHOLD, Judgement
from discourse.annotators.stance_words import load_stance_words
from discourse.annotators.units import coded_units, mentions_of, missing_cues
from discourse.codebook import Codebook
from discourse.document import Annotation, Document, Evidence, Layer, MadeBy
from discourse.ledger import SELF, Stance
from discourse.text import Span

_DIGITS = 4
_ARTICLE = re.compile(r"\b[Tt]he\s+\Z")
#: What the label of the sentence alone says, where no word decides: of an unnamed party in
#: criticism of one, of the speaker who begins a sentence on what it achieved or promises.
_BY_CONTRAST, _BY_OWN_ACT = -0.5, 0.4
_OWN = frozenset({SELF, "self_demonym"})
_OWN_ACTS = frozenset({"achievement", "commitment"})
_FIRST = 5  # pieces from the start


def annotate_stances(document: Document, codebook: Codebook, made_by: MadeBy) -> Layer:
    """The layer ``stances``; each annotation keeps a :class:`~discourse.ledger.Stance`.

    Every mention in a coded unit has one; its evidence are the words that decided. Only words that
    stand to the party in a relation count here (:data:`~discourse.annotators.stance.TONE` is left
    out): a sad sentence says nothing of those in it.
    """
    if reason := missing_cues(document, codebook, codebook.functions):
        return Layer("stances", (), (), (), made_by, reason=reason)
    mentions = sorted(_with_self_words(document), key=lambda m: m.start)
    starts = [mention.start for mention in mentions]
    labels: dict[Span, list[Annotation]] = {}
    for one in document.layer("functions"):
        labels.setdefault(one.span, []).append(one)
    others = {one.span for one in document.layer("units") if one.get("voice") == "reported_other"}
    found: list[Annotation] = []
    for unit in coded_units(document):
        own = mentions[bisect_left(starts, unit.start) : bisect_left(starts, unit.end)]
        if own:
            found += _stances(document, unit, own, labels.get(unit, ()), unit in others)
    return Layer.of("stances", found, made_by)


def find_stance(text: str, start: int, end: int, codebook: Codebook) -> Judgement:
    """The stance of ``text`` toward the words at ``start:end``, whether a known party or not.

    Names of other parties count as one word each. What the text says of nobody in particular counts
    a little, since often there is nothing else.

    Raises:
        ValueError: there are no words at that place.
    """
    names = [(m.start, m.end) for m in find_mentions(text, codebook)]
    places = [_with_article(text, *place) for place in names]
    return judge(text, _with_article(text, start, end)[0], end, places)


def _with_self_words(document: Document) -> Iterator[Mention]:
    """The mentions, and words such as "my country" as the speaker."""
    yield from (known := mentions_of(document))
    taken = {mention.start for mention in known}
    for match in _self_words().finditer(document.text):
        if match.start() not in taken:
            yield Mention(*match.span(), SELF, document.metadata.country or SELF)


@cache
def _self_words() -> re.Pattern[str]:
    words = load_stance_words().grammar["self_words"]
    return re.compile(rf"\b(?:{one_of(words)})\b", re.IGNORECASE)


def _stances(
    document: Document,
    unit: Span,
    mentions: Sequence[Mention],
    labels: Sequence[Annotation],
    is_reported: bool,
) -> Iterator[Annotation]:
    """The stances of one unit."""
    text = document.quote(unit)
    places = [_with_article(text, m.start - unit.start, m.end - unit.start) for m in mentions]
    clauses = Clauses(text, places)
    for mention, (start, _) in zip(mentions, places, strict=True):
        number = clauses.find(start)
        if number is None:  # it overlaps another
            continue
        judged = judge_piece(clauses, number, text, tone=0.0)
        score, evidence = judged.score, tuple(_evidence(judged, unit.start))
        if abs(score) < THRESHOLD:
            for label in labels:
                if value := _by_label(label, mention, is_first=number < _FIRST):
                    score, evidence = value, label.evidence
        yield Stance(
            span=Span(mention.start, mention.end),
            kind="+" if score >= THRESHOLD else "-" if score <= -THRESHOLD else "0",
            actor=mention.actor_id,
            actor_class=mention.kind,
            role=judged.role,
            score=round(score, _DIGITS),
            reported=judged.reported or is_reported,
        ).to_annotation(evidence)


def _with_article(text: str, start: int, end: int) -> tuple[int, int]:
    """A place with the article before it, so that a name with one is heard as one without."""
    article = _ARTICLE.search(text, max(start - 5, 0), start)
    return (article.start() if article else start), end


def _by_label(label: Annotation, mention: Mention, is_first: bool) -> float:
    """What a function of the sentence says of a party where no word near it does."""
    if mention.kind == "unnamed_actor":
        blamed = label.label == "contrast" and label.get("target_form") == "unnamed_actor"
        return _BY_CONTRAST if blamed else 0.0
    is_own = is_first and mention.kind in _OWN
    return _BY_OWN_ACT if is_own and label.label in _OWN_ACTS else 0.0


def _evidence(judged: Judgement, offset: int) -> Iterator[Evidence]:
    for sign in judged.signs:
        span = Span(sign.start + offset, sign.end + offset)
        yield Evidence(span, f"stance/{sign.source}", min(1.0, abs(sign.value)))
