"""Whether two stretches are the same words, otherwise written: spelling, hyphens, numbers.

"Labour" and "labor", "cease-fire" and "ceasefire", "four" and "4", "6 %" and "6 per cent", "cannot"
and "can not" differ to the eye and say the same. Such a difference is no change of a text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from discourse.annotators.amounts import Amounts
from discourse.annotators.quantity_words import load_quantity_words
from discourse.measures.redline.records import Stretch
from discourse.measures.redline.tokens import Token
from discourse.measures.redline.words import load_redline_words

MOST_WORDS = 12  # of either side; what is longer was written anew
_ORDINAL = re.compile(r"\b(\d+)(?:st|nd|rd|th)\b")
_ISE = re.compile(r"(?<=\w{3})([iy])s(?=(?:e[drs]?|ing|ations?|ational|ers)\b)")
_SHORT = (("won't", "will not"), ("can't", "can not"), ("cannot", "can not"), ("n't", " not"),
          ("'ll", " will"), ("'re", " are"), ("'ve", " have"), ("%", " percent"))  # fmt: skip
_PER_CENT = re.compile(r"\bper cent\b")
_JOINTS = re.compile(r"[\s-]+")


def as_told(stretches: Sequence[Stretch]) -> tuple[Stretch, ...]:
    """The stretches with those as the same that are only written otherwise."""
    joined = _dates_joined(stretches)
    return tuple(replace(s, same=True) if is_same_writing(s) else s for s in joined)


def _dates_joined(stretches: Sequence[Stretch]) -> Iterator[Stretch]:
    """Stretches of which three in a row are one date of the same parts: "March [12,] 2031"."""
    number = 0
    while number < len(stretches):
        three = stretches[number : number + 3]
        whole = Stretch(sum((s.old for s in three), ()), sum((s.new for s in three), ()))
        if [s.same for s in three] == [False, True, False] and is_same_writing(whole):
            yield whole
            number += 3
        else:
            yield stretches[number]
            number += 1


def is_same_writing(stretch: Stretch) -> bool:
    """Whether both sides of a stretch say the same words, otherwise written."""
    if stretch.same:
        return True
    sides = [[t for t in side if t.is_word] for side in (stretch.old, stretch.new)]
    if not all(sides):
        return not any(sides)
    if max(map(len, sides)) > MOST_WORDS or _is_recased(*sides):
        return False
    return _written(sides[0]) == _written(sides[1]) or _is_same_day(*sides)


def _is_recased(old: Sequence[Token], new: Sequence[Token]) -> bool:
    """Whether only capitals changed: "the court", "the Court"; that may name another thing."""
    return [t.key for t in old] == [t.key for t in new]


def _is_same_day(old: Sequence[Token], new: Sequence[Token]) -> bool:
    """Whether two dates have the same parts in another order: "12 March", "March 12"."""
    left, right = (
        sorted(_ORDINAL.sub(r"\1", t.key) for t in side if t.key not in ("of", "the"))
        for side in (old, new)
    )
    words = load_redline_words()
    return left == right and all(words.is_date(key) or key.isdigit() for key in left)


def _written(tokens: Sequence[Token]) -> str:
    """The words in one way of writing, without the spaces between them."""
    return written(" ".join(token.key for token in tokens))


@cache
def written(text: str) -> str:
    """Words in one way of writing: American spelling, numbers in digits, no hyphens or spaces."""
    for short, full in _SHORT:
        text = text.replace(short, full)
    text = _PER_CENT.sub("percent", text)
    text = _in_digits(text)
    text = _ISE.sub(r"\1z", text)
    for one, other in load_redline_words().spellings:
        text = text.replace(one, other)
    return _JOINTS.sub("", text)


def numbers_in(folded: str) -> list[float]:
    """The numbers in words and digits, in order."""
    return [amount.value for amount in _amounts().find(folded)]


def _in_digits(text: str) -> str:
    ordinals = load_quantity_words().ordinals
    parts = [f"{ordinals[word]}th" if word in ordinals else word for word in text.split(" ")]
    text = _ORDINAL.sub(r"nr.\1", " ".join(parts))
    for amount in reversed(list(_amounts().find(text))):
        told = f"{amount.currency}{amount.value:g}"
        text = f"{text[: amount.start]}{told}{text[amount.end :]}"
    return text


@cache
def _amounts() -> Amounts:
    return Amounts(load_quantity_words())
