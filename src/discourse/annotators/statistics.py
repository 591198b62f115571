"""The ledger of figures: every value in a sentence that gives one, and what is said about it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from discourse.annotators.alternatives import one_of
from discourse.annotators.changes import Changes
from discourse.annotators.quantities import Quantity, find_quantities
from discourse.annotators.quantity_words import load_quantity_words
from discourse.annotators.set_against import find_put_at, time_bounds
from discourse.annotators.statistic_times import YEAR, nearest_time, time_pattern
from discourse.annotators.units import missing_cues
from discourse.codebook import Codebook
from discourse.document import Document, Layer, MadeBy
from discourse.ledger import Statistic
from discourse.text import Span, fold

FUNCTION = "statistic"  # sentences that have it give figures
_MOST_WORDS = 14
#: Before a noun phrase these are no part of it; behind one it ends with these.
_BEFORE_NOUN = re.compile(
    r"(?:(?:only|just|even|also|still|some|nearly|almost|about|around|approximately|roughly|over|under"
    r"|at least|at most|no less than|not less than|no more than|more than|less than|fewer than"
    r"|up to|as many as|as much as|another|and|but|yet|or|takes|brings"
    r"|to get|to|by|than|as|—|-)\s+)+", re.IGNORECASE
)  # fmt: skip
_BEHIND_NOUN = re.compile(
    r"\s(?:is|are|was|were|be|been|has|have|had|will|would|can|could|may|might|must|should|shall"
    r"|does|did|lives?|lived|lost|goes|go|continues?|(?<!from\s)(?<!we\s)(?<!they\s)now|still|covers?|to\s(?!(?:the|our|its|their|an?|all|more|over|some|\d+)\b))\b.*",
    re.IGNORECASE | re.DOTALL,
)
#: A time that stands before a subject: "from 2020 to 2025 the economy", "by 2040 our people".
_TIME_FIRST = re.compile(
    r"\A\s*(?:(?:from|between)\s+\d{4}\s+(?:to|and)\s+|(?:in|by|since|until)\s+)?[12]\d{3}\s+",
    re.IGNORECASE,
)
#: "we need", "'s why we", "led": what begins or is so names no thing.
_NO_NOUN = re.compile(
    r"(?i:we|i|they|he|she|it|you|when|if|while|because|since|although)\s|['’]|[a-z]+(?:ed|ing)\Z"
    r"|.*(?<!\w)(?:we|i|they|he|she|it|you)\Z|.*\s(?:we|they|he|she)\s\w+\Z"
)
_GROUP = re.compile(r"\s+((?:in|among|of)\s+(?:the|our|all|its|their)\s.+)\Z", re.DOTALL)
_ENDS_CLAUSE = re.compile(
    r"[;:()!?—]|[,.](?!\d)|\s-\s|\b(?:and|but|while|which|who|that|where|because|says)\b"
)
_ENDS_PHRASE = re.compile(r"[;()]|[,.](?!\d)|\s-\s")
_AS_SO = re.compile(r"\s+as\s+[\w-]+\s+as\b")  # "three times as high as"
_PREPOSITION = re.compile(r"\s+(?:of|in|for|to|on|at|by|from|with|against|as)\s+(?![\d$€£¥])")
_PREPOSITION_LAST = re.compile(
    r"(?:(?:\s+|^)(?:worth|barely|about|some|nearly|around|only|of|in|for|to|on|at|by|from|with|against|as|than|the|a|up|down))+$"
)
_DETERMINER = re.compile(r"\s+(?:the|its|our|their|all)\s+")  # "half the rate"
_OF = re.compile(r"\s+of\s+")
_THEM = re.compile(
    r"\A\s*(?:them|us)\s+(?:an?\s+)?(?!(?:is|are|was|were|has|have|will|can|do)\b)(?=\w)"
)  # "half of them children"
_OPENING = re.compile(r"^\s*(?:of|in|for|to|on|at|by|from|with|against)\s+", re.IGNORECASE)
#: "Put at 4 per cent of output by the Bank": the bank says so.
_PUT = re.compile(r"\b(?:put|estimated|assessed) at\b")
_SAID_BY = re.compile(r"\sby\s+(?:the\s+)?[A-Z]")
_OF_THEM = re.compile(r"\bof (?:them|whom|which)\Z")
_INCLUDING = re.compile(r"\bincluding\b|\bof (?:whom|which|them)\b|\bamong them\b")
_NAME = r"(?:the |our )?[A-Z][\w'’&-]*(?:[ -](?:of|for|on|and|the|[A-Z][\w'’&-]*))*"


def annotate_statistics(document: Document, codebook: Codebook, made_by: MadeBy) -> Layer:
    """The layer ``statistics``; each annotation keeps a :class:`~discourse.ledger.Statistic`."""
    pages = [page for page in codebook.functions if page.id == FUNCTION]
    if reason := missing_cues(document, codebook, pages):
        return Layer("statistics", (), (), (), made_by, reason=reason)
    records: list[Statistic] = []
    for function in document.layer("functions"):
        if function.label == FUNCTION:
            start = function.span.start
            records += find_statistics(document.quote(function.span), start, len(records))
    return Layer.of("statistics", [record.to_annotation() for record in records], made_by)


def find_statistics(sentence: str, start: int = 0, known: int = 0) -> list[Statistic]:
    """The figures of a sentence, with what is said about each.

    Args:
        sentence: its words.
        start: where it begins in its text.
        known: how many figures stand before it there.
    """
    return list(_Sentence(sentence).records(start, known))


@dataclass(frozen=True, slots=True)
class _Patterns:
    """What tells the time, the source, the baseline and the predicate of a figure."""

    time: re.Pattern[str]
    source: re.Pattern[str]
    baseline: re.Pattern[str]
    predicate: re.Pattern[str]
    number: frozenset[str]
    idle: frozenset[str]
    measures: frozenset[str]
    moneys: frozenset[str]
    changes: Changes


@cache
def _patterns() -> _Patterns:
    words = load_quantity_words()
    lists = words.lists
    return _Patterns(
        time_pattern(lists, words.cardinals),
        re.compile(
            rf"\b(?i:according to) (?P<after>[^,;.()]+?)(?=[,;.()]|$|\s(?:{one_of(words.bounds)})\b"
            rf"|(?<!\bof)\s(?!{YEAR})\d)"
            rf"|\b(?P<named>{_NAME}) (?:(?:has|have) )?(?:{one_of(lists['verbs_of_sources'])})\b"
            rf"|\b(?:put|estimated|assessed) at\b[^,;]{{1,80}}?\sby (?P<by>{_NAME})"
        ),
        re.compile(
            rf"\b(?:{one_of(words.baselines)}|over {YEAR}(?!\s[a-z])"
            r"|against(?=\s(?:[a-z]+\s){0,2}\d))\b"
        ),
        re.compile(rf"\b(?:{one_of({*lists['predicates'], *words.changes})})\b"),
        frozenset((*words.cardinals, *words.magnitudes, *words.fractions, "a", "and", "of", "the")),
        frozenset(lists["idle"]),
        frozenset(words.units.values()) - words.moneys - {"percent", "times"},
        words.moneys,
        Changes(words),
    )


class _Sentence:
    """A sentence that gives figures."""

    def __init__(self, words: str) -> None:
        self._words, self._text = words, fold(words)

    def records(self, start: int, known: int) -> Iterator[Statistic]:
        """Its figures; it begins at ``start`` of a text that has ``known`` figures before it."""
        found = find_quantities(self._words)
        changes = self._changes(found)
        source = self._source()
        for number, quantity in enumerate(found):
            comparison, compared_with, measured = changes.get(number) or self._told(quantity)
            is_start = comparison == "start"
            yield Statistic(
                span=Span(start + quantity.start, start + quantity.end),
                kind=quantity.kind,
                value=float(quantity.value),
                value_max=quantity.value_max,
                bound=quantity.bound,
                unit=quantity.unit,
                measured=measured,
                time=self._time(found, number, is_start),
                comparison=comparison,
                compared_with=compared_with,
                source=source,
                part_of=self._whole(found, number, known),
                per=quantity.per or None,
            )

    def _told(self, quantity: Quantity) -> tuple[str | None, str | None, str | None]:
        """How a value is set against others, the words of that, and what is measured."""
        comparison, compared_with = self._comparison(quantity)
        measured = self._measured(quantity)
        if comparison == "rank" and measured and (group := _GROUP.search(measured)):
            return comparison, group[1], measured[: group.start()]
        return comparison, compared_with, measured

    def _changes(self, found: Sequence[Quantity]) -> dict[int, tuple[str, str, str | None]]:
        """For the values at the ends of a change, by number, what :meth:`_told` says of others."""
        told: dict[int, tuple[str, str, str | None]] = {}
        for change in _patterns().changes.find(self._text, [Span(q.start, q.end) for q in found]):
            first, second = found[change.first], found[change.second]
            if first.kind == second.kind:
                is_between = [change.word.end <= one.start < change.source for one in found]
                thing = self._noun_phrase(self._words[change.word.end : change.source])
                if thing is None or any(is_between):  # "rose tenfold, from 3 to 30"
                    thing = self._subject(change.word.start, is_told=True)
                told[change.first] = "start", self._words[change.goal : second.end], thing
                source = self._words[change.source : change.goal].rstrip(" ,")
                told[change.second] = "change", source, thing
        return told

    def _source(self) -> str | None:
        match = _patterns().source.search(self._words)
        named = _few_words(match["after"] or match["named"] or match["by"]) if match else None
        return None if named and named.lower() in _patterns().idle else named

    def _until(self, start: int, stop: re.Pattern[str] = _ENDS_CLAUSE) -> str:
        """The words from a position to the end of the clause."""
        match = stop.search(self._text, start)
        return self._words[start : match.start() if match else len(self._words)]

    def _measured(self, quantity: Quantity) -> str | None:
        """What the value is of: the words behind it ("of our exports"), else its subject."""
        if quantity.kind == "ratio" and _AS_SO.match(self._text, quantity.end):
            return self._subject(quantity.start)
        behind = self._until(quantity.end)
        is_part = quantity.unit == "share"
        first = self._text[quantity.start : quantity.end].partition(" ")[0]
        is_attribute = quantity.kind == "rank" or "-" in first  # "a 90-day waiver"
        counted = self._counted(quantity) if self._counts_things(quantity) or is_part else ""
        goes_on = is_attribute or (is_part and bool(_DETERMINER.match(behind)))
        if quantity.unit in _patterns().measures:  # "by 3 metres in May" says when, not of what
            goes_on |= bool(_OF.match(behind))
        elif _PREPOSITION.match(behind):
            goes_on |= not _patterns().time.match(behind.lstrip().lower())
        if counted or goes_on:
            words = f"{counted} {behind}" if goes_on else counted
            return self._noun_phrase(_THEM.sub("", _OPENING.sub("", words), count=1))
        subject = self._subject(quantity.start)
        if self._counts_things(quantity) and quantity.unit not in fold(subject or ""):
            return quantity.unit  # named elsewhere in the sentence
        return subject

    def _counts_things(self, quantity: Quantity) -> bool:
        """Whether its unit is a word for what is counted, not a measure, currency or share."""
        words = _patterns()
        of_things = quantity.unit not in words.measures | words.moneys | {"percent"}
        return of_things and quantity.kind in ("count", "rate")

    def _subject(self, end: int, *, is_told: bool = False) -> str | None:
        """What stands before the predicate, or else before ``end``, in its clause."""
        if put := find_put_at(self._text, end):
            return self._noun_phrase(put.quote(self._words))
        starts = [0, *(m.end() for m in _ENDS_CLAUSE.finditer(self._text, 0, end))]
        start = max((at for at in starts if self._words[at:end].strip()), default=0)
        predicate = _patterns().predicate.search(self._text, start, end)
        subject = self._words[start : predicate.start() if predicate else end]
        kept = _PREPOSITION_LAST.sub("", _OPENING.sub("", subject.rstrip())).split()
        is_bare = predicate is None and not is_told
        if is_bare and len(kept) == 1 and kept[0].islower():  # "and irrigate 9 hectares"
            return None
        return self._noun_phrase(" ".join(kept[-_MOST_WORDS:]))

    def _noun_phrase(self, words: str) -> str | None:
        """What of these words names a thing: nothing where only a pronoun or an adverb is left."""
        words = _TIME_FIRST.sub("", f"{words.strip()} ")
        opening = _BEFORE_NOUN.match(words)
        found = _BEHIND_NOUN.sub("", words[opening.end() :] if opening else words)
        if _PUT.search(self._text) and (said := _SAID_BY.search(found)):
            found = found[: said.start()]
        time = _patterns().time.search(fold(found))
        found = found[: time.start()] if time and time.start() else found
        few = _few_words(found)
        if few is None or few.lower() in _patterns().idle or _NO_NOUN.match(few):
            return None
        named = re.findall(r"[^\W\d_]+", few.lower())  # "40,000 in eight" is of nothing named
        return None if _patterns().number.issuperset(named) else few

    def _counted(self, quantity: Quantity) -> str:
        """The words of a count without its number."""
        words = self._words[quantity.start : quantity.end].removesuffix(quantity.per).split()
        numbers = _patterns().number
        is_number = [w[0].isdigit() or w.lower().split("-")[0] in numbers for w in words]
        if quantity.unit == "share":  # "four out of five farmers": what stands behind the last
            last = max((place for place, is_one in enumerate(is_number) if is_one), default=-1)
            return " ".join(words[last + 1 :])
        return " ".join(w for w, is_one in zip(words, is_number, strict=True) if not is_one)

    def _time(self, found: Sequence[Quantity], number: int, is_start: bool) -> str | None:
        """The time named nearest to a value; of where a change starts, before where it ends."""
        quantity = found[number]
        if is_start:
            low, high = quantity.end, found[number + 1].start
        else:
            low, high = time_bounds(self._text, quantity.start, quantity.end)
        times = (
            match.span()
            for match in _patterns().time.finditer(self._text, low, high)
            if all(match.end() <= one.start or match.start() >= one.end for one in found)
        )
        time = nearest_time(self._text, (quantity.start, quantity.end), times)
        return self._words[slice(*time)] if time else None

    def _comparison(self, quantity: Quantity) -> tuple[str | None, str | None]:
        """How a value is set against others, and the words of what it is set against."""
        if quantity.kind == "rank":
            return "rank", None
        kind = "multiple" if quantity.kind == "ratio" else "baseline"
        match = _patterns().baseline.search(self._text, quantity.end)
        end = quantity.end + len(self._until(quantity.end, _ENDS_PHRASE))
        if match and match.start() <= end + 2:  # also right behind a comma
            return kind, _few_words(
                self._words[match.start() : match.end()] + self._until(match.end())
            )
        if quantity.kind == "ratio":
            return "multiple", _few_words(self._until(quantity.end))
        if quantity.kind == "share" and (of := _OF.match(self._text, quantity.end)):
            whole = self._until(of.end())
            return "share_of", "them" if _THEM.match(whole) else self._noun_phrase(whole)
        return None, None

    def _whole(self, found: Sequence[Quantity], number: int, known: int) -> int | None:
        """The number of the record that one is a part of: "40 ships, including 9 tugs"."""
        own = found[number]
        for earlier in reversed(range(number)):
            whole = found[earlier]
            is_larger = whole.kind == own.kind == "count" and whole.value > own.value
            is_of_them = _OF_THEM.search(self._text, own.start, own.end) is not None
            if is_larger and (is_of_them or _INCLUDING.search(self._text[whole.end : own.start])):
                return known + earlier + 1
        return None


def _few_words(text: str) -> str | None:
    """The first words of a text, without prepositions at the end."""
    few = " ".join(text.split()[:_MOST_WORDS]).strip(" ,;(")
    return _PREPOSITION_LAST.sub("", few) or None
