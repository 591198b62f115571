"""Quantities in a sentence: what value, of what, as a bound or as it stands.

A quantity is an amount with what it counts or measures, a share, a multiple or a rank. What stands
around a number, and what makes it no quantity, is told by the page of quantity words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from discourse.annotators.alternatives import one_of
from discourse.annotators.amounts import Amount, Amounts, is_year
from discourse.annotators.changes import Changes
from discourse.annotators.openings import RUN, openings
from discourse.annotators.proportions import Proportions, is_of_index
from discourse.annotators.quantity_words import QuantityWords, load_quantity_words
from discourse.annotators.told_apart import is_base, is_beside, is_part, share_apart
from discourse.text import Span, fold

_TOKEN = re.compile(r"[^\W\d_][\w'-]*|\S")
_DIGIT = re.compile(r"\d")
_PLURAL = re.compile(r"(?:[a-z-]*(?:people|men|children)|police|[a-z'-]+(?<![su'i])s)\Z")
_FEWEST_ALONE = 100  # a lower number that counts nothing says nothing
_FEW = 10  # below it "the three" and "these two" are pronouns
_MOST_WORDS = 5  # between a number and what it counts
#: "One of the largest": near the first, and not the first.
_ONE_OF = re.compile(
    r"\b(?:(?:one|some|two|three)\sof|among)\s(?:the|our|its|their)\s+(?:world's\s+)?\Z"
)
_OF_SO_MANY = re.compile(r"\bof\s+$")
_JOINED = re.compile(r"(?:\s+[a-z-]+){0,3}\s+(?:and|or)\s+")  # "two large and six small ships"
_BETWEEN = re.compile(r"\bbetween\s+$")
_SCALES = (1e12, 1e9, 1e6, 1e3)
_SHARES = frozenset(("percent", "percentage point", "basis point"))
_DETERMINERS = frozenset(("the", "our", "its", "their", "these", "those", "such"))


@dataclass(frozen=True, slots=True)
class Quantity:
    """A value where it stands in a sentence, ``[start, end)`` with its unit.

    ``value_max`` is the end of a range. ``bound`` is ``exact``, ``over``, ``nearly``, ``under`` or
    ``about``. ``unit`` is a measure, a currency or the words counted, and empty where nothing says.
    ``kind`` is ``count``, ``money``, ``share``, ``ratio``, ``rank``, ``rate`` or ``duration``; of a
    rate, and of money, ``per`` has the words for what it is meant, "a day", "per 1,000 births".
    """

    start: int
    end: int
    value: float
    unit: str
    kind: str
    bound: str = "exact"
    value_max: float | None = None
    per: str = ""


def find_quantities(sentence: str, code: str = "en") -> list[Quantity]:
    """The quantities in a sentence, in order, none overlapping another."""
    return _reader(code).read(sentence)


@cache
def _reader(code: str) -> _Reader:
    return _Reader(load_quantity_words(code))


class _Reader:
    """Reads quantities by the words of one language."""

    def __init__(self, words: QuantityWords) -> None:
        self._words = words
        self._amounts, self._proportions = Amounts(words), Proportions(words)
        self._changes = Changes(words)
        lists = words.lists
        self._unit = re.compile(rf"[\s-]*(?P<unit>{one_of(words.units)})(?!\w)")
        # A currency that no list has, told in another: "240 billion tam (about $150 million)".
        self._explained = re.compile(
            rf"\s+(?P<unit>[^\W\d_]{{2,15}})\s+\((?:or\s+)?(?:(?:{one_of(words.bounds)})\s+)?"
            rf"(?:{one_of(words.signs)})\s?\d"
        )
        self._ratio = re.compile(
            rf"\s+(?:(?P<inside>[a-z]+)\s+in|(?P<joint>{one_of(lists['ratio'])}))\s+"
        )
        self._range = re.compile(r"\s*(?P<joint>-|to|and|or)\s*")
        self._per = re.compile(
            rf"\s+(?:(?:per|each|every)\s+(?:{one_of(lists['rates'])}|capita|head|person)"
            rf"|per\s+(?:{one_of(lists['rates_by_things'])})"
            rf"|an?\s+(?:{one_of(lists['rates'])})(?!\s+(?:{one_of(lists['ago'])})))\b"
        )
        self._per_so_many = re.compile(r"\s+(?:per|for\s+every)\s+(?!cent\b)")
        self._adverbial = re.compile(rf"\b(?:{one_of(lists['adverbial'])})\s+(?:\w+\s+)?$")
        self._ago = re.compile(rf"[\s-]+(?:{one_of(lists['ago'])})\b")
        self._pronoun = re.compile(rf"\b(?:{one_of(lists['pronouns'])})\s+$")
        self._of_them = re.compile(r"\s+of\s+(?:them|us|these|those|which|whom)\b")
        self._number_of = re.compile(r"\bnumber of (?:[\w'-]+ ){0,2}?([a-z-]+s|people)\b")
        self._population = re.compile(
            r"\bpopulation of\b[^,;]*$"
            rf"|\b(?:{one_of(lists['peopled'])})\s+of\s+(?:(?:{one_of(words.bounds)})\s+)?$"
        )
        self._stops = frozenset(lists["stops"])
        self._singular = frozenset(lists["singular"])
        self._measures = frozenset(words.units.values())
        #: One of these, or a digit, stands in every quantity.
        self._telling = openings(
            (*words.cardinals, *words.magnitudes, *words.fractions, "half", *words.multiples,
             *words.ordinals, *lists["superlatives"], "rank", "ranks", "ranked", "ranking")
        )  # fmt: skip

    def read(self, sentence: str) -> list[Quantity]:
        """All quantities of a sentence."""
        text = fold(sentence)
        if not _DIGIT.search(text) and self._telling.isdisjoint(RUN.findall(text)):
            return []
        told = [
            Quantity(start, end, value, unit, kind, self._bound(text, start, kind))
            for start, end, value, unit, kind in self._proportions.find(text)
        ]
        found: list[Quantity] = []
        for quantity in (*told, *self._numbers(sentence, text)):
            if all(one.end <= quantity.start or quantity.end <= one.start for one in found):
                found.append(quantity)
        return sorted(found, key=lambda quantity: quantity.start)

    def _bound(self, text: str, start: int, kind: str) -> str:
        """How exact what is told without a number is: "one of the largest" is near the first."""
        if kind == "rank" and _ONE_OF.search(text, 0, start):
            return "about"
        return self._amounts.bound_before(text, start)

    def _numbers(self, sentence: str, text: str) -> Iterator[Quantity]:
        done, counted, last = 0, "", None
        base: Amount | None = None
        for amount in self._amounts.find(text):
            if amount.start < done:
                continue
            if is_base(text, amount.start):
                base = amount
                continue
            if base and (share := share_apart(text, amount, base)):
                base, done = None, amount.end
                bound = self._amounts.bound_before(text, amount.start)
                yield Quantity(amount.start, amount.end, share, "share", "share", bound)
                continue
            quantity = self._ratio_of(sentence, text, amount) or self._ranged(
                sentence, text, amount
            )
            in_change = False
            is_bare = not quantity.unit and quantity.kind == "count"
            if is_bare and is_of_index(text, quantity.start, quantity.value):
                quantity = replace(quantity, unit="index")
            if not quantity.unit:
                in_change = self._in_change(text, last, quantity)
                quantity = self._with_unit_of(text, last if in_change else None, quantity, counted)
            if self._counts(text, quantity, amount) or (in_change and not amount.in_words):
                done = quantity.end
                counted = self._counted_now(text, last, quantity, counted)
                last = quantity
                yield quantity

    def _counted_now(
        self, text: str, last: Quantity | None, quantity: Quantity, counted: str
    ) -> str:
        """What a number that stands alone behind ``quantity`` counts, if that can be told.

        A part ("among them five children") leaves it as it was; two things side by side ("38 men
        and 14 firms, which brings the total to 412") leave it open.
        """
        if quantity.kind != "count" or quantity.unit in self._measures:
            return counted
        if counted and is_part(text, quantity.start):
            return counted
        is_next = last is not None and is_beside(text, last.end, quantity.start)
        return "" if is_next and last and last.unit != quantity.unit else quantity.unit

    def _in_change(self, text: str, last: Quantity | None, quantity: Quantity) -> bool:
        """Whether a change starts from a value, or it is what the ``last`` one came to."""
        if last and any(self._changes.find(text, (_span(last), _span(quantity)))):
            return True
        _, upper = self._upper(text, quantity.end)
        return upper is not None and self._changes.starts(text, quantity.start)

    def _with_unit_of(
        self, text: str, start: Quantity | None, quantity: Quantity, counted: str
    ) -> Quantity:
        """A value without a unit, with that of the ``start`` of its change or of what was counted.

        "Of them" is what was counted before, as is a higher number that stands alone.
        """
        if start is not None:
            return replace(quantity, unit=start.unit, kind=start.kind)
        them = self._of_them.match(text, quantity.end)
        is_told = quantity.value >= _FEWEST_ALONE or quantity.kind == "rate"
        if them is None and not (counted and is_told):
            return quantity
        if them is None and _OF_SO_MANY.search(text, 0, quantity.start):  # "a crowd of 9,000"
            return quantity
        return replace(quantity, end=them.end() if them else quantity.end, unit=counted)

    def _ratio_of(self, sentence: str, text: str, amount: Amount) -> Quantity | None:
        """Such as "one in eight people", "nine of the fifteen members", "one home in three"."""
        between = self._ratio.match(text, amount.end)
        base = self._amounts.at(text, between.end()) if between else None
        if between is None or base is None or base.value <= amount.value:
            return None
        joint = " ".join((between["joint"] or "").split())
        if is_year(text, base.start) or (joint.startswith("of") and amount.value == 1):
            return None
        if joint == "in" and amount.in_words != base.in_words and amount.value > 1:
            return None
        if between["inside"] in self._stops or (between["inside"] and not base.in_words):
            return None
        bound = self._amounts.bound_before(text, amount.start)
        share = amount.value / base.value
        end, _ = (base.end, "") if between["inside"] else self._counted(sentence, text, base.end)
        return Quantity(amount.start, end, share, "share", "share", bound)

    def _ranged(self, sentence: str, text: str, amount: Amount) -> Quantity:
        """A number with its unit, or a range of two."""
        joint, upper = self._upper(text, amount.end)
        if upper is None:
            return self._measured(sentence, text, amount)
        if joint == "to" and self._changes.starts(text, amount.start):
            return self._start_of_change(sentence, text, amount, upper)
        is_plain = not self._counted(sentence, text, upper.end)[1]
        if amount.currency and not upper.currency and is_plain:  # "$5-6bn", not "$8 to 60 men"
            upper = replace(upper, currency=amount.currency)
        is_apart = joint == "and" and not _BETWEEN.search(text, 0, amount.start)
        if upper.value <= amount.value or is_apart:
            return self._measured(sentence, text, amount)
        whole = self._measured(sentence, text, upper)
        return replace(
            whole,
            start=amount.start,
            value=_scaled(amount.value, upper.value),
            value_max=upper.value,
            bound=self._amounts.bound_before(text, amount.start),
        )

    def _upper(self, text: str, end: int) -> tuple[str, Amount | None]:
        """What joins an amount that ends here to another right behind it, and that one."""
        between = self._range.match(text, end)
        return (between["joint"], self._amounts.at(text, between.end())) if between else ("", None)

    def _start_of_change(self, sentence: str, text: str, amount: Amount, upper: Amount) -> Quantity:
        """Where a change starts whose unit stands once: "from 4 to 6 per cent"."""
        if amount.currency and not upper.currency:
            return self._measured(sentence, text, amount)
        shared = self._amounts.shares_magnitude(text, amount, upper)
        return replace(
            self._measured(sentence, text, upper),
            start=amount.start,
            end=amount.end,
            value=_scaled(amount.value, upper.value) if shared else amount.value,
            bound=self._amounts.bound_before(text, amount.start),
        )

    def _measured(self, sentence: str, text: str, amount: Amount) -> Quantity:
        """A number with what it measures or counts, and per what."""
        plain = self._without_rate(sentence, text, amount)
        per = self._per.match(text, plain.end)
        end = per.end() if per else plain.end
        many = self._per_so_many.match(text, plain.end)
        if many and (base := self._amounts.at(text, many.end())):
            unit = self._unit.match(text, base.end)
            end = unit.end() if unit else self._counted(sentence, text, base.end)[0]
        if end == plain.end:
            return plain
        kind = plain.kind if plain.kind == "money" else "rate"
        return replace(plain, end=end, kind=kind, per=sentence[plain.end : end].strip())

    def _without_rate(self, sentence: str, text: str, amount: Amount) -> Quantity:
        """A number with what follows it: a measure, a currency, or words that are counted."""
        bound = self._amounts.bound_before(text, amount.start)
        if amount.currency:
            return Quantity(amount.start, amount.end, amount.value, amount.currency, "money", bound)
        if match := self._unit.match(text, amount.end):
            unit = self._words.units[" ".join(match["unit"].split())]
            return Quantity(amount.start, match.end(), amount.value, unit, self._kind(unit), bound)
        if match := self._explained.match(text, amount.end):
            return Quantity(
                amount.start, match.end("unit"), amount.value, match["unit"], "money", bound
            )
        end, unit = self._counted(sentence, text, amount.end)
        if (measure := self._words.units.get(unit, "")) in self._words.lists["times"]:
            return Quantity(amount.start, end, amount.value, measure, "duration", bound)
        if not unit and self._population.search(text, 0, amount.start):
            unit = "people"
        elif not unit and (number_of := self._number_of.search(text, 0, amount.start)):
            unit = number_of[1]
        elif not unit and (joined := _JOINED.match(text, amount.end)):
            other = self._amounts.at(text, joined.end())
            unit = self._counted(sentence, text, other.end)[1] if other else ""
        return Quantity(amount.start, end, amount.value, unit, "count", bound)

    def _kind(self, unit: str) -> str:
        if unit in _SHARES:
            return "share"
        if unit in self._words.moneys:
            return "money"
        if unit == "times":
            return "ratio"
        return "duration" if unit in self._words.lists["times"] else "count"

    def _counted(self, sentence: str, text: str, start: int) -> tuple[int, str]:
        """Where the words end that a number counts, and the last of them.

        They end at the first plural, unless it begins a name, and before any of the stop words.
        Without a plural they count where a hyphen joins them ("a 500-bed hospital") or where they
        are known to have none ("40 staff").
        """
        last, words, of, is_name = start, list[str](), False, False
        for token in _TOKEN.finditer(text, start):
            word = token.group()
            if not words and (word == "of" or (word in _DETERMINERS and (of or word == "such"))):
                of |= word == "of"
                continue
            if word in self._stops or not word[0].isalpha() or len(words) == _MOST_WORDS:
                break
            bare = word.removesuffix("'s").rstrip("'")
            words.append(bare)
            last = token.end()
            is_name = sentence[token.start()].isupper() and word not in self._words.lists["counted"]
            is_plural = bool(_PLURAL.match(word)) and not is_name
            if bare != word or is_plural or word in self._singular:
                return last, bare
        begins_name = is_name and len(words) == 1  # "seven of them Talmeri"
        if words and (text.startswith("-", start) or begins_name or _PLURAL.match(words[-1])):
            return last, words[-1]
        return start, ""

    def _counts(self, text: str, quantity: Quantity, amount: Amount) -> bool:
        """Whether a number is told as a quantity: no pronoun, no adverbial of time."""
        is_exact = quantity.bound == "exact"
        before = text[max(0, quantity.start - 32) : quantity.start]
        if quantity.kind == "duration":
            is_adverbial = is_exact and self._adverbial.search(before)
            return not (is_adverbial or self._ago.match(text, quantity.end))
        if quantity.kind != "count":
            return True
        if not quantity.unit:
            return not amount.in_words and (amount.value >= _FEWEST_ALONE or not is_exact)
        if quantity.unit in self._measures or not amount.in_words:
            return True
        return amount.value > 1 and not (amount.value < _FEW and self._pronoun.search(before))


def _span(quantity: Quantity) -> Span:
    return Span(quantity.start, quantity.end)


def _scaled(low: float, high: float) -> float:
    """The lower end of a range whose magnitude stands once: "5 to 10 million"."""
    scale = next((scale for scale in _SCALES if high >= scale), 1.0)
    return low * scale if low < _SCALES[-1] <= high and low * scale < high else low
