"""The two poles of a criticism: the own side set against the one that is blamed, and by what word.

After van Dijk's ideological square: a sentence is explicit where it speaks both of an own pole and
of the blamed one, parted by a marker ("while they …, we …") or by opposed verbs ("we uphold …, and
reject …"); else it is one-sided.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from discourse.annotators.alternatives import one_of
from discourse.annotators.contrast_words import load_contrast_words, whole
from discourse.codebook import load_codebook
from discourse.text import Span, fold

_MOST_WORDS = 12
_ENOUGH = 2  # signs of a stand that make an own pole without a marker
_LEADING = 3  # letters before a marker that opens its sentence or clause
_CLAUSE = re.compile(r"[,;:—]|\s-\s")


@dataclass(frozen=True, slots=True)
class Poles:
    """The words of the own and of the blamed pole, and the marker that parts them, if one does."""

    own: str
    other: str
    marker: str | None


@dataclass(frozen=True, slots=True)
class _Patterns:
    """Markers, what counts only with an own stand, words of the own side, and signs of a stand."""

    markers: re.Pattern[str]
    weak: re.Pattern[str]
    own: re.Pattern[str]
    signs: tuple[re.Pattern[str], ...]
    opposing: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    lists = load_contrast_words().lists
    language = load_codebook().language("en")
    forms = language.forms_of if language else {}
    verbs = dict(language.sets)["UPHOLD"] if language else ()
    uphold = one_of(form for verb in verbs for form in forms[verb])
    weak = whole(lists["weak"])
    signs = (whole(uphold), whole(lists["standing"]), whole(lists["coming"]))
    opposing = whole(load_contrast_words().opposing)
    return _Patterns(whole(lists["markers"]), weak, whole(lists["own"]), signs, opposing)


def find_poles(sentence: str, blamed: Span, own: Sequence[Span] = ()) -> Poles | None:
    """The poles of a sentence whose words of blame stand at ``blamed``; ``None`` if one-sided.

    Args:
        sentence: its words.
        blamed: where the target and its conduct stand in it.
        own: where it mentions the own side by name.
    """
    text = fold(sentence)
    patterns = _patterns()

    def is_own(start: int, end: int) -> bool:
        named = any(start <= span.start and span.end <= end for span in own)
        return named or patterns.own.search(text, start, end) is not None

    def signs(start: int, end: int) -> int:
        return sum(sign.search(text, start, end) is not None for sign in patterns.signs)

    for pattern, least in ((patterns.markers, 0), (patterns.weak, 1)):
        for marker in pattern.finditer(text):
            for one, other in _sides(text, marker):
                is_apart = one[1] <= blamed.start or blamed.end <= one[0]
                is_opposed = other[0] <= blamed.start < other[1]
                if is_apart and is_opposed and is_own(*one) and signs(*one) >= least:
                    words = _few(sentence, *one), _few(sentence, *other)
                    return Poles(*words, marker.group())
    stands = patterns.signs[1].search(text) and is_own(0, len(text))
    stands = stands or (_is_opposed_pair(text, blamed) and is_own(0, len(text)))
    if stands or signs(0, len(text)) >= _ENOUGH:
        rest = (
            (0, blamed.start) if blamed.start > len(text) - blamed.end else (blamed.end, len(text))
        )
        return Poles(_few(sentence, *rest), _few(sentence, blamed.start, blamed.end), None)
    return None


def _is_opposed_pair(text: str, blamed: Span) -> bool:
    """Whether a sentence upholds something and then opposes what is blamed."""
    patterns = _patterns()
    against = [m for m in patterns.opposing.finditer(text) if m.start() <= blamed.end]
    upheld = patterns.signs[0].search(text)
    return bool(against) and upheld is not None and upheld.start() < against[-1].start()


def _sides(text: str, marker: re.Match[str]) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """What a marker may part: before and behind it, or the clause it opens and the next one."""
    before, after = (0, marker.start()), (marker.end(), len(text))
    comma = _CLAUSE.search(text, marker.end())
    opens = marker.start() <= _LEADING or text[: marker.start()].rstrip()[-1:] in ",;"
    if opens and comma:
        clause, rest = (marker.end(), comma.start()), (comma.end(), len(text))
        yield clause, rest
        yield rest, clause
    if marker.start() > _LEADING:
        yield before, after
        yield after, before


def _few(sentence: str, start: int, end: int) -> str:
    return " ".join(sentence[start:end].split()[:_MOST_WORDS]).strip(" ,;")
