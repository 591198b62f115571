"""Figures and dates that were updated: the same thing measured, another value or bound."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from discourse.annotators.quantity_words import load_quantity_words
from discourse.ledger import Statistic
from discourse.measures.function_words import load_function_words
from discourse.measures.redline.records import Change, Stretch
from discourse.measures.redline.tokens import keys_of
from discourse.measures.redline.view import View
from discourse.measures.redline.words import RedlineWords, load_redline_words
from discourse.measures.redline.writing import numbers_in

LAST_DAY = 31
_MOST_BOUND = 24  # characters of "just over" and the like before a figure
NOUGHT = frozenset(("none", "no", "nobody", "nothing"))
MOST_ALONE = 3  # words that came or went with a number
MOST_WORDS = 8  # of a stretch that is only about a date
Pair = tuple[Statistic, Statistic]


def find_figure_changes(view: View) -> Iterator[Change]:
    """Figures of the ledger that have a counterpart of one kind and unit, and another value.

    Of a value that rose or fell it is the one it came to that counts, told with where it came from.
    """
    olds, news = (
        [one for one in view.records(Statistic, is_new) if one.comparison != "start"]
        for is_new in (False, True)
    )
    for old, new in _pairs(olds, news):
        words = _words_of(view, old, False), _words_of(view, new, True)
        if (old.value, old.value_max) == (new.value, new.value_max):
            if old.bound != new.bound and (change := _bound_change(view)):
                yield change
            continue
        if not view.differ(*words) or not _answer(view, old, new):
            continue
        view.cover(*words)
        direction = "exchanged"
        if old.value != new.value:
            direction = "larger" if new.value > old.value else "smaller"
        yield view.change("figure", direction, *words)


def _words_of(view: View, record: Statistic, is_new: bool) -> str:
    """The words of a figure; of a change all, its verb included: "fell from 2.9 to 2.4"."""
    words = view.words_at(record.span, is_new)
    if record.comparison != "change" or record.compared_with is None:
        return words
    source = " ".join(record.compared_with.split())
    for unit in view.units(is_new):
        told = re.search(
            rf"\S+\s+{re.escape(source)},?\s+to\b.{{0,{_MOST_BOUND}}}?{re.escape(words)}",
            view.words_at(unit.span, is_new),
        )
        if told:
            return told.group()
    return words


def _answer(view: View, old: Statistic, new: Statistic) -> bool:
    """Whether one figure stands in the place of the other, or both measure the same thing."""
    for stretch in view.stretches:
        old_stands = any(old.span.overlaps(token.span) for token in stretch.old)
        if not stretch.same and old_stands and any(new.span.overlaps(t.span) for t in stretch.new):
            return True
    units = keys_of(view.words_at(old.span, False)) | keys_of(view.words_at(new.span, True))
    measured = keys_of(old.measured) & keys_of(new.measured)
    return bool(measured - units - load_function_words())


def _bound_change(view: View) -> Change | None:
    """A figure that stayed, with another bound: "at least" for "about"."""
    bounds = {key for form in load_quantity_words().bounds for key in keys_of(form)}
    for stretch in view.stretches:
        keys = {token.key for token in (*stretch.old, *stretch.new)}
        if not stretch.same and keys & bounds and not view.is_covered(stretch):
            words = view.words(stretch.old, False), view.words(stretch.new, True)
            view.cover(*words)
            return view.change("figure", _direction(stretch), *words, "bound")
    return None


def find_date_change(view: View, stretch: Stretch) -> Change | None:
    """A date or a number that no ledger has: added, taken out or exchanged.

    A number that came or went with more than a few words is a clause.
    """
    words = load_redline_words()
    sides = [[token.key for token in side if token.is_word] for side in (stretch.old, stretch.new)]
    dated = [any(map(words.is_date, keys)) for keys in sides]
    if all(sides) and all(_is_day(keys, words) for keys in sides):
        dated = [any(t.key in words.months for t in view.beside(stretch))] * 2
    numbered = [any(map(words.is_number, keys)) for keys in sides]
    told = view.words(stretch.old, False), view.words(stretch.new, True)
    if max(map(len, sides)) > MOST_WORDS:
        return None
    if all(dated) or (any(dated) and not all(sides)):
        has_more = _has_more(view, stretch)
        return None if has_more else view.change("date", _direction(stretch), *told)
    if any(dated):
        return None
    if all(numbered) or (any(numbered) and _is_none(sides)):
        return view.change("figure", _value_direction(view, stretch, sides), *told)
    counted = [any(map(words.is_count, keys)) for keys in sides]
    is_small = max(map(len, sides)) <= MOST_ALONE
    if any(counted) and (all(sides) or is_small):
        return view.change("figure", "added" if counted[1] else "taken out", *told)
    return None


def _is_none(sides: Sequence[Sequence[str]]) -> bool:
    return any(len(keys) == 1 and keys[0] in NOUGHT for keys in sides)


def _value_direction(view: View, stretch: Stretch, sides: Sequence[Sequence[str]]) -> str:
    """``larger`` or ``smaller`` where each side has one number that counts something."""
    words = load_redline_words()
    references = load_quantity_words().lists["references"]
    is_reference = any(token.key in references for token in view.before(stretch))
    values = [[0.0] if set(keys) & NOUGHT else numbers_in(" ".join(keys)) for keys in sides]
    counted = [sum(map(words.is_number, keys)) for keys in sides]
    rest = [{k for k in view.telling(side) if not words.is_number(k)} - NOUGHT
            for side in (stretch.old, stretch.new)]  # fmt: skip
    is_other = is_reference or rest[0] != rest[1]  # another thing is counted
    if is_other or [len(found) for found in values] != [1, 1] or max(counted) > MOST_ALONE:
        return _direction(stretch)
    return (
        "larger" if values[1] > values[0] else "smaller" if values[1] < values[0] else "exchanged"
    )


def _is_day(keys: Sequence[str], words: RedlineWords) -> bool:
    """Whether these words may be a day of a month: a number, and perhaps the day of the week."""
    rest = [key for key in keys if key not in words.weekdays]
    return len(rest) == 1 and rest[0].isdigit() and 1 <= int(rest[0]) <= LAST_DAY


def _has_more(view: View, stretch: Stretch) -> bool:
    """Whether more than the date was changed: other telling words, and not one or two."""
    words = load_redline_words()
    rest = {
        key
        for key in view.telling(stretch.old) | view.telling(stretch.new)
        if not words.is_date(key) and not words.is_number(key)
    }
    return len(rest) > 3


def _direction(stretch: Stretch) -> str:
    return "exchanged" if stretch.old and stretch.new else "added" if stretch.new else "taken out"


def _pairs(olds: Sequence[Statistic], news: Sequence[Statistic]) -> Iterator[Pair]:
    """Figures of one kind and unit, in the order of the text; by what they measure if some lack."""
    kinds = sorted({(one.kind, one.unit) for one in olds})
    for kind, unit in kinds:
        left = [one for one in olds if (one.kind, one.unit) == (kind, unit)]
        right = [one for one in news if (one.kind, one.unit) == (kind, unit)]
        if len(left) == len(right):
            yield from zip(left, right, strict=True)
            continue
        for one in left:
            alike = [other for other in right if keys_of(one.measured) & keys_of(other.measured)]
            back = [o for o in left if alike and keys_of(o.measured) & keys_of(alike[0].measured)]
            if len(alike) == 1 and len(back) == 1:
                yield one, alike[0]
