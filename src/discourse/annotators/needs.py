"""What a sentence must hold before a cue can fire in it, read off the elements of the cue.

Every element of a cue that may not be absent says something of all its matches: one of certain
words, or a mention of a certain class, stands in them, and of elements side by side so do their
words. That is looked up for all cues in one pass over the text, so that an expression is tried
only where everything it needs stands, and only from the words that its matches can begin with.

A key is such a word or phrase with its boundaries, ``" we "``; ``" multilateral"`` for words that
begin so; ``"^ it "`` at the start of a sentence; a sign; or the mark of a class of mentions.
Words are looked for in text in which all that is neither letter nor digit is a space
(:func:`spaced`), so that a comma doubles the space between two words; more space than that is
not expected within a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from discourse.codebook import Language, Pattern, compile_pattern
from discourse.codebook.patterns import PatternError

Keys = frozenset[str]
_TOKEN = re.compile(r"…\d*|\{[^}]*\}|<[^>]*>|[()|?^$]|[^\s()|?{}<>…^$]+")
_WORD = re.compile(r"[a-z][a-z-]*\*?\Z")
_STEM = re.compile(r"([^\s()|?]+)\*")
_NON_WORD = re.compile(r"[\W_]")
#: Stands before the first word of a sentence in which keys are looked for.
SENTENCE_START = "^"
#: Two sets of words side by side are looked for as pairs up to this number of pairs.
_MOST_PAIRS = 200


@dataclass(frozen=True, slots=True)
class Needs:
    """What is known of all matches of an element or a cue; ``None`` is not known.

    Of each set of ``all_of`` they hold one key. ``first`` and ``last`` are the keys of all words
    that they can begin and end with ("the" before a mention left out); ``is_word`` says that
    each is one word.
    """

    all_of: tuple[Keys, ...] = ()
    first: Keys | None = None
    last: Keys | None = None
    is_word: bool = False
    is_optional: bool = False


def spaced(folded: str) -> str:
    """``folded`` between two spaces, with a space for all that is neither letter nor digit."""
    for character in set(folded):
        if not character.isalnum():
            folded = folded.replace(character, " ")
    return f" {folded} "


class NeedsReader:
    """Reads cues of one page of the codebook in one language."""

    def __init__(self, language: Language, sets: Mapping[str, tuple[str, ...]]) -> None:
        self._language = language
        self._sets = dict(sets)
        lists = (*language.sets, *language.slots, *sets.items())
        self._stems = {stem for _, words in lists for word in words for stem in _STEM.findall(word)}
        self._known: dict[str, Needs] = {}

    def pattern(self, text: str) -> Pattern:
        """The translation of a cue."""
        return compile_pattern(text, self._language, self._sets)

    def anchors(self, text: str) -> Keys:
        """The keys of the anchors of a cue."""
        pattern = self.pattern(text)
        # What is joined to the word before it ("'s", "-fold") leads to no cue by itself.
        sought = [anchor for anchor in pattern.anchors if anchor[0] not in "'-"]
        return self._keys(sought, _STEM.findall(text)).union(pattern.slot_anchors)

    def needs(self, text: str) -> Needs:
        """What is known of all matches of a cue."""
        tokens = _TOKEN.findall(text)
        needs = self._group([token for token in tokens if token not in "^$"])
        # A mark or a sign may come before a mention or a number.
        if tokens[0] != "^" or not all(re.match(r" \D", key) for key in needs.first or ("",)):
            return needs
        opening = frozenset(SENTENCE_START + key for key in needs.first or ())
        return replace(needs, all_of=(*needs.all_of, opening))

    def _group(self, tokens: list[str]) -> Needs:
        """What the branches up to the closing bracket or the end need; ``tokens`` are used up."""
        branches: list[list[Needs]] = [[]]
        while tokens and (token := tokens.pop(0)) != ")":
            if token == "|":
                branches.append([])
            elif token == "(":
                branches[-1].append(self._group(tokens))
            elif token == "?":
                branches[-1].append(replace(branches[-1].pop(), is_optional=True))
            elif token.startswith("…"):
                branches[-1].append(Needs(is_optional=True))
            else:
                branches[-1].append(self._leaf(token))
        return _either([_in_a_row(branch) for branch in branches])

    def _leaf(self, leaf: str) -> Needs:
        if leaf not in self._known:
            try:
                self._known[leaf] = self._read_leaf(leaf)
            except PatternError:  # it is no cue by itself
                self._known[leaf] = Needs()
        return self._known[leaf]

    def _read_leaf(self, leaf: str) -> Needs:
        # A word stands for itself; for all else the translation says what it stands for.
        pattern = None if _WORD.match(leaf) else self.pattern(leaf)
        anchors = pattern.anchors if pattern else (leaf,)
        slots = pattern.slot_anchors if pattern else ""
        stems = _STEM.findall(leaf)
        first = self._keys((anchor.split()[0] for anchor in anchors), stems)
        last = self._keys((anchor.split()[-1] for anchor in anchors), stems)
        is_closed = not slots and not any(
            self._is_open(anchor.split()[-1], stems) for anchor in anchors
        )
        found = first.union(slots)
        signs = [key for key in (*first, *last) if key[0] != " "]
        return Needs(
            (found,),
            # Where a word follows a sign (``"the``) matches begin with the sign.
            found if all(anchor[0].isalnum() for anchor in anchors) else None,
            last if is_closed and not signs else None,
            is_word=is_closed and not signs and not any(" " in anchor for anchor in anchors),
        )

    def _keys(self, anchors: Iterable[str], stems: Sequence[str]) -> Keys:
        found = set()
        for anchor in anchors:
            words = _NON_WORD.sub(" ", anchor.rstrip("*")).lstrip()
            end = "" if self._is_open(anchor, stems) else " "
            # Quotations are rarer than the words that begin them.
            found.add(f" {words}{end}" if words and anchor[0] != '"' else anchor[0])
        return frozenset(found)

    def _is_open(self, anchor: str, stems: Sequence[str]) -> bool:
        """Whether a word may go on after ``anchor``."""
        plain = anchor.rstrip("*")
        return plain in self._stems or plain in stems or plain.isdigit()


def _in_a_row(elements: Sequence[Needs]) -> Needs:
    """What elements one after the other need together; a gap is an optional one not known."""
    if len(elements) == 1:
        return elements[0] if not elements[0].is_optional else Needs()
    pairs = dict(_pairs(elements))
    single = [
        keys
        for number, element in enumerate(elements)
        if not (element.is_optional or number in pairs or number - 1 in pairs)
        for keys in element.all_of
    ]
    all_of = tuple(dict.fromkeys((*pairs.values(), *single)))
    last = elements[-1].last if elements and not elements[-1].is_optional else None
    if 0 in pairs and elements[0].is_word:
        return Needs(all_of, pairs[0], last)
    first: Keys = frozenset()
    for element in elements:
        if element.first is None:
            break
        first |= element.first
        if not element.is_optional:
            return Needs(all_of, first, last)
    return Needs(all_of, None, last)


def _pairs(elements: Sequence[Needs]) -> Iterator[tuple[int, Keys]]:
    """For elements that stand side by side the last words of one with the first of the next."""
    for number, (one, other) in enumerate(pairwise(elements)):
        if one.is_optional or other.is_optional or one.last is None or other.first is None:
            continue
        words = [key for key in other.first if key.startswith(" ")]
        if len(words) == len(other.first) and len(one.last) * len(words) <= _MOST_PAIRS:
            pairs = [(key, word) for key in one.last for word in words]
            # With a space between them, or a comma and a space.
            yield (
                number,
                frozenset(key[:-1] + word for key, word in pairs)
                | {key + word for key, word in pairs},
            )


def _either(branches: Sequence[Needs]) -> Needs:
    """What is known of every one of several branches."""
    if len(branches) == 1:
        return branches[0]
    one_of = _union([min(branch.all_of, key=guess_frequency, default=None) for branch in branches])
    return Needs(
        () if one_of is None else (one_of,),
        _union([branch.first for branch in branches]),
        _union([branch.last for branch in branches]),
        all(branch.is_word for branch in branches),
    )


def guess_frequency(keys: Keys) -> float:
    """A guess, for comparison only, how often one of ``keys`` comes: short words come often."""
    return sum(0.01 if key == '"' else 0.5 ** len(key) for key in keys)


def _union(sets: Sequence[Keys | None]) -> Keys | None:
    return None if None in sets else frozenset[str]().union(*(keys for keys in sets if keys))
