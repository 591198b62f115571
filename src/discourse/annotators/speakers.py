"""Who speaks: lines and beginnings of lines that name a speaker before a colon."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from discourse.annotators.lines import Line, LineTests
from discourse.annotators.segmentation_data import SegmentationData
from discourse.document import Metadata
from discourse.text import fold

_PREFIX = re.compile(r"[*_]{0,3}([A-Z“][^:“”\"!?]{0,79}):[*_]{0,3}(?=\s|\Z)\s*")
_LONGEST_PREFIX = 84  # as many characters as the expression takes up to the colon
_BRACKETS = re.compile(r"\s*[(\[][^)\]]*[)\]]")
_NAME_WORD = re.compile(r"[^\W\d_][\w.’'-]*")


@dataclass(frozen=True, slots=True)
class SpeakerMark:
    """A speaker named at the head of a line; ``length`` is what the name and colon take up."""

    name: str
    length: int
    alone: bool
    asks: bool


def find_speakers(
    text: str, lines: Sequence[Line], tests: LineTests, data: SegmentationData, metadata: Metadata
) -> dict[int, SpeakerMark]:
    """The lines that name a speaker, by their position in ``lines``.

    A name counts with a title or role ("Mr.", "Moderator"), when it is the speaker of the
    metadata, when it stands alone on a line and the text knows it, or when it opens several lines.
    """
    found: dict[int, tuple[str, int, bool]] = {}
    for index, line in enumerate(lines):
        has_colon = line.text.find(":", 0, _LONGEST_PREFIX) > 0
        if has_colon and (match := _PREFIX.match(line.text)):
            name = " ".join(match[1].strip(" *_").split())
            found[index] = (name, match.end(), match.end() == len(line.text))
    if not found:
        return {}
    judge = _Judge(text, data, metadata, Counter(name for name, _, _ in found.values()))
    return {
        index: SpeakerMark(name, length, alone, judge.asks(name))
        for index, (name, length, alone) in found.items()
        if not (alone and judge.only_addresses(name, tests))
        and judge.is_speaker(name, lines[index], alone)
    }


class _Judge:
    def __init__(
        self, text: str, data: SegmentationData, metadata: Metadata, counts: Counter[str]
    ) -> None:
        self.text = text
        self.words = data.speakers
        self.openers = data.openers.words
        self.lines = data.lines
        self.counts = counts
        self.small: dict[str, bool] = {}
        self.known = set(_NAME_WORD.findall(fold(metadata.speaker or "")))

    def asks(self, name: str) -> bool:
        return self._role(name) in self.words.askers

    def _role(self, name: str) -> str:
        return re.sub(r"^the |\s*\d+$", "", fold(_BRACKETS.sub("", name)).rstrip(".")).strip()

    def only_addresses(self, name: str, tests: LineTests) -> bool:
        """Whether the line is a salutation: nothing in it but words of address, no "the"."""
        words = [fold(word).rstrip(".") for word in _NAME_WORD.findall(name)]
        address = self.lines.salutation_nouns | self.lines.salutation_fillers
        return (
            tests.is_salutation(name + ":")
            and all(word in address for word in words)
            and self._role(name) not in self.words.askers
        )

    def is_speaker(self, name: str, line: Line, alone: bool) -> bool:
        role = self._role(name)
        if role in self.words.roles:
            return alone or line.text[-1] in '.!?…”"’)'
        words = _NAME_WORD.findall(_BRACKETS.sub("", name))
        folded = [fold(word).rstrip(".") for word in words]
        if not self._is_name(words, folded):
            return False
        if folded[0] in self.words.titles or " ".join(folded[:2]) in self.words.titles:
            return len(words) > 1
        if self.known and folded[-1] in self.known:
            return True
        if any(self._stands_in_small_letters(word) for word in words if len(word) > 2):
            return False
        if alone:
            elsewhere = self.text.count(name) > self.counts[name]
            return elsewhere or (len(words) > 1 and line.number <= 10)
        return self.counts[name] > 1

    def _is_name(self, words: list[str], folded: list[str]) -> bool:
        return (
            0 < len(words) <= 7
            and words[0][0].isupper()
            and (words[0] not in self.openers or words[0] == "The")
            and all(
                word[0].isupper() or low in self.words.particles or low.startswith(("al-", "d'"))
                for word, low in zip(words, folded, strict=True)
            )
            and not any(low.endswith("'s") for low in folded)
            and all(part.isalpha() or part in "’'.-" for part in "".join(words))
        )

    def _stands_in_small_letters(self, word: str) -> bool:
        small = word.lower()
        if small not in self.small:
            letters = re.escape(small)  # first, since what begins with them is found fast
            found = re.search(rf"{letters}(?<!\w{letters})(?!\w)", self.text)
            self.small[small] = found is not None and small not in self.words.particles
        return self.small[small]
