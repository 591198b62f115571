"""Who speaks: lines and beginnings of lines that name a speaker before a colon."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from discourse.annotators.lines import Line, LineTests
from discourse.annotators.segmentation_data import SegmentationData
from discourse.annotators.speaker_names import name_speakers, person_in_brackets, without_brackets
from discourse.document import Metadata
from discourse.text import fold

# Questions are numbered before the name of who asks them: "Q41. Ms Vaar: To ask ..."
_PREFIX = re.compile(r"[*_]{0,3}(?:Q\d{1,4}\.?\s+)?([A-Z“][^:“”\"!?]{0,79}):[*_]{0,3}(?=\s|\Z)\s*")
_LONGEST_PREFIX = 92  # as many characters as the expression takes up to the colon
# "Q." and "A."; in transcripts of press offices also a bare "Q" before a capital or a dash.
_LETTER_MARK = re.compile(r"[*_]{0,3}([QA])(?:\.[*_]{0,3}\s+(?=\S)|(?<=Q)\s+(?=[A-Z“\"]|--|—))")
# "The Ministry's office was asked after the briefing: It was reported that ... Any comment?"
_ASKED = re.compile(
    r"(?!(?:I|We|He|She|They|You|It)\b)(?=[^:.?!“”\"]{0,160}\b(?:asked|inquired)\b)[A-Z][^:.?!“”\"]{0,160}:\s+(?=[A-Z“\"])"
)
# In a list of members: "President: Mrs. Vaar (Norvania)".
_MEMBER = re.compile(r"[^.:?!()]*\b[A-Z]\w{0,3}\.\s[^.:?!()]+\([^()]+\)\Z")
_NAME_WORD = re.compile(r"[^\W\d_][\w.’'-]*")
_ANSWER = frozenset(("A", "Answer"))
_ENDS = '.!?…”"’)'


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
    Where one such name recurs or asks, names that open a single line count too.
    """
    found = _prefixes(lines)
    if not found:
        return {}
    judge = _Judge(text, data, metadata, Counter(name for name, _, _ in found.values()))
    found = {
        index: prefix
        for index, prefix in found.items()
        if not (prefix[2] and judge.only_addresses(prefix[0], tests))
    }
    speakers = {
        index for index, prefix in found.items() if judge.is_speaker(lines[index], *prefix[::2])
    }
    if any(judge.makes_dialogue(found[index][0]) for index in speakers):
        speakers |= {
            index for index, prefix in found.items() if judge.takes_part(lines[index], *prefix[:2])
        }
    named = {index: found[index] for index in sorted(speakers)}
    marks = _marks(named, judge, lines)
    if any(mark.asks for mark in marks.values()):
        marks |= _reported_questions(lines, marks)
    return marks


def _marks(
    named: dict[int, tuple[str, int, bool]], judge: _Judge, lines: Sequence[Line]
) -> dict[int, SpeakerMark]:
    """The marks of speakers, each called as at first, and whether they ask."""
    names = name_speakers((name for name, _, _ in named.values()), judge.words)
    askers = {names[name] for name in names if judge.asks(name) or judge.asks(names[name])}
    if askers:
        askers |= _only_ask(named, names, judge, lines)
    else:
        askers = _interviewer(_questions(named, names, lines), judge)
    answering = {full for name, full in names.items() if full not in askers and name not in _ANSWER}
    if len(answering) == 1:
        names = {**names, **dict.fromkeys(_ANSWER & names.keys(), answering.pop())}
    return {
        index: SpeakerMark(names[name], length, alone, names[name] in askers)
        for index, (name, length, alone) in named.items()
    }


def _only_ask(
    named: dict[int, tuple[str, int, bool]],
    names: Mapping[str, str],
    judge: _Judge,
    lines: Sequence[Line],
) -> set[str]:
    """Speakers without office or title all whose words end with a question."""
    said = _questions(named, names, lines)
    return {name for name, ends in said.items() if all(ends) and not judge.has_office(name)}


def _interviewer(said: Mapping[str, Sequence[bool]], judge: _Judge) -> set[str]:
    """Of two speakers the one most of whose turns end with a question, where no other's does."""
    asking = {name for name, ends in said.items() if 2 * sum(ends) > len(ends) > 1}
    others = [ends for name, ends in said.items() if name not in asking]
    if len(asking) != 1 or len(others) != 1 or any(others[0]) or any(map(judge.has_office, asking)):
        return set()
    return asking


def _questions(
    named: dict[int, tuple[str, int, bool]], names: Mapping[str, str], lines: Sequence[Line]
) -> dict[str, list[bool]]:
    """For each speaker, turn by turn, whether the line that names it ends with a question."""
    said: dict[str, list[bool]] = {}
    for index, (name, _, _) in named.items():
        said.setdefault(names[name], []).append(lines[index].text[-1] == "?")
    return said


def _reported_questions(
    lines: Sequence[Line], marks: dict[int, SpeakerMark]
) -> dict[int, SpeakerMark]:
    """Lines of a dialogue that tell who asked what, and end with the question."""
    found: dict[int, SpeakerMark] = {}
    for index, line in enumerate(lines):
        if index not in marks and line.text[-1] == "?" and (match := _ASKED.match(line.text)):
            found[index] = SpeakerMark("Question", match.end(), False, True)
    return found


def _prefixes(lines: Sequence[Line]) -> dict[int, tuple[str, int, bool]]:
    """What may be a speaker's name at the head of a line, its length, and if it stands alone."""
    found: dict[int, tuple[str, int, bool]] = {}
    letters: dict[int, tuple[str, int, bool]] = {}
    for index, line in enumerate(lines):
        has_colon = line.text.find(":", 0, _LONGEST_PREFIX) > 0
        if line.text[0] in "QA*_" and (match := _LETTER_MARK.match(line.text)):
            letters[index] = (match[1], match.end(), False)
        elif has_colon and (match := _PREFIX.match(line.text)):
            name = " ".join(match[1].strip(" *_").split())
            found[index] = (name, match.end(), match.end() == len(line.text))
    # "A." may head a list, and "Q." a name; a question before any answer tells what they are.
    first = next(iter(letters), None)
    if first is not None and letters[first][0] == "Q" and lines[first].text.endswith("?"):
        found |= letters
    return found


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
        """Whether a name is of a role that asks, or of the press."""
        if self._role(name) in self.words.askers or self._is_of_the_press(name):
            return True
        office = fold(name.rpartition(",")[2] if "," in name else "").split()
        return bool(office) and office[-1] in self.words.askers

    def has_office(self, name: str) -> bool:
        """Whether a name has a title or is that of a role."""
        folded = self._name_words(name)[1]
        return self._role(name) in self.words.roles or folded[0] in self.words.titles

    def makes_dialogue(self, name: str) -> bool:
        """Whether a speaker shows that others may speak too: it recurs, or it asks."""
        return self.counts[name] > 1 or self.asks(name)

    def takes_part(self, line: Line, name: str, length: int) -> bool:
        """Whether a name that opens one line of a dialogue is a speaker's."""
        words, folded = self._name_words(name)
        said = line.text[length:]
        if not said or said[-1] not in _ENDS or said[0].islower():
            return False
        if not self._is_name(words, folded):
            return False
        if self._is_of_the_press(name):
            return True
        return len(words) > 1 and not any(map(self._stands_in_small_letters, words))

    def _is_of_the_press(self, name: str) -> bool:
        if not self.words.agencies.isdisjoint((fold(name), self._role(name))):
            return True
        words = _NAME_WORD.findall(fold(name))
        return len(words) > 1 and not self.words.media_nouns.isdisjoint(words)

    def _name_words(self, name: str) -> tuple[list[str], list[str]]:
        plain = without_brackets(name)
        person, _, office = plain.partition(",")
        if " " in person.strip() and self._is_office(office):
            plain = person
        words = _NAME_WORD.findall(plain)
        return words, [fold(word).rstrip(".") for word in words]

    def _is_office(self, words: str) -> bool:
        """Whether the words behind a name and a comma are an office, as they are printed."""
        return fold(words.strip()) in self.words.roles or all(
            word[0].isupper() or fold(word) in self.words.particles
            for word in _NAME_WORD.findall(words)
        )

    def _role(self, name: str) -> str:
        return re.sub(r"^the |\s*\d+$", "", fold(without_brackets(name)).rstrip(".")).strip()

    def only_addresses(self, name: str, tests: LineTests) -> bool:
        """Whether the line is a salutation: nothing in it but words of address, no "the"."""
        words = [fold(word).rstrip(".") for word in _NAME_WORD.findall(name)]
        address = self.lines.salutation_nouns | self.lines.salutation_fillers
        return (
            tests.is_salutation(name + ":")
            and all(word in address for word in words)
            and self._role(name) not in self.words.askers
        )

    def is_speaker(self, line: Line, name: str, alone: bool) -> bool:
        """Whether a name is a speaker's by itself, whatever other lines begin with."""
        if self._role(name) in self.words.roles:
            listed = not alone and _MEMBER.fullmatch(line.text.partition(":")[2].strip())
            is_broken_off = name == "Q" and line.text[-1] in "-—"
            return alone or is_broken_off or (line.text[-1] in _ENDS and not listed)
        if person_in_brackets(name, self.words.titles):
            return True
        words, folded = self._name_words(name)
        if not self._is_name(words, folded):
            return False
        if self._is_of_the_press(name) and line.text[-1] == "?":
            return True
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
