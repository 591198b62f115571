"""Whose words a sentence gives: the text's own, a reported side's, or those of all sides."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from discourse.annotators.clauses import plain_genre
from discourse.annotators.mentions import find_mentions
from discourse.annotators.retold import ALL_WHO_MET, tells_of_all
from discourse.annotators.segmentation_data import SegmentationData, load_segmentation_data
from discourse.codebook import Codebook
from discourse.document import Metadata
from discourse.text import fold

_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
_FIRST_PERSON = re.compile(r"\b(?:I|my|My|me)\b")
_WE = ("we", "i")
_PRONOUN = re.compile(r"(?:he|she|it)\Z")
#: A title that makes a text one of all who met, whatever it is called.
_OF_MEETING = re.compile(
    r"\b(?:communique|declaration|statement) of the (?:[\w'’-]+ ){0,4}"
    r"(?:meeting|summit|session|conference)\b"
    r"|\bfinal communique\b|\bcommunique (?:on|after|following|issued|at the (?:end|close)) "
)
#: In such a text these are all of them together.
_OF_ALL = re.compile(rf"{ALL_WHO_MET}\Z")
_MEMBERS = ("state", "demonym", "territory", "bloc")
_NAME = r"[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)*"
#: Whose text it is, in its title and first sentences: "of the Republic of Veldria", "between …".
_PARTY = re.compile(
    r"\b(?:of|between|and)\s(?:the\s)?(?:(?:Republic|Kingdom|States?|Union|Federation|Commonwealth"
    r"|Principality|Sultanate|Emirate|Government)\sof\s(?:the\s)?)?(?P<name>" + _NAME + ")"
)
_IS_OFFICE = re.compile(
    r"minister|president|government|head|state|leader|meeting|summit|session|conference|republic"
    r"|kingdom|union|delegation|declaration|statement|communique|partnership|committee|council"
    r"|affairs|relations|trade|cooperation|treaty|charter|invitation|nations|security|defence|econom"
)
_WE_SAY = re.compile(r"\b(?:[Ww]e|[Oo]ur|us|I|my|My|me)\b")
_FEWEST_OF_ALL, _SHARE_OF_ALL = 6, 1 / 3
_FIRST = 3  # sentences that tell who met
_MINIMUM_REPORTS = 3
_REPORT_SHARE = 0.3


def find_voices(
    sentences: Sequence[str],
    headings: Sequence[str],
    data: SegmentationData,
    metadata: Metadata,
    codebook: Codebook,
) -> list[str]:
    """One voice for each sentence: own, reported_own, reported_other or joint.

    ``headings`` are the title lines of the text. Sentences are read as reports of speech only in
    joint texts and in reports (by genre, or because at least 30 % of the sentences report in
    plain verbs and nobody says "I").
    """
    genre = plain_genre(metadata.genre)
    joint_genres = {plain_genre(name) for name in data.voices.joint_genres}
    titles = [title for title in (metadata.title, *headings[:2]) if title]
    joint = genre in joint_genres or any(
        _OF_MEETING.search(title) or any(name in title for name in joint_genres)
        for title in map(plain_genre, titles)
    )
    joint = joint or (not genre and _is_of_all(sentences))
    default = "joint" if joint else "own"
    if not joint and not _is_report(sentences, genre, data):
        return [default] * len(sentences)
    own = own_names(data, metadata, codebook)
    if joint and not metadata.country:
        own |= {
            name for line in (*titles, *sentences[:_FIRST]) for name in _members(line, codebook)
        }
    reader = _ReportReader(data, own, default)
    return [reader.voice(sentence) for sentence in sentences]


def _is_of_all(sentences: Sequence[str]) -> bool:
    """Whether a third of the sentences tell what all who met say or do, and nobody says "we"."""
    if any(_WE_SAY.search(_QUOTED.sub("", sentence)) for sentence in sentences):
        return False
    told = sum(tells_of_all(sentence) for sentence in sentences)
    return told >= max(_FEWEST_OF_ALL, _SHARE_OF_ALL * len(sentences))


def _is_report(sentences: Sequence[str], genre: str, data: SegmentationData) -> bool:
    if genre:
        return genre in {plain_genre(name) for name in data.voices.report_genres}
    # The cheapest test first: somebody says "I" in most speeches, and soon.
    if any(_FIRST_PERSON.search(_QUOTED.sub("", sentence)) for sentence in sentences):
        return False
    enough = max(_MINIMUM_REPORTS, _REPORT_SHARE * len(sentences))
    text = " ".join(sentences)
    if sum(text.count(verb) for verb in data.voices.plain_speech_verbs) < enough:
        return False
    reader = _ReportReader(data, frozenset(), "own")
    return sum(reader.voice(sentence) != "own" for sentence in sentences) >= enough


def own_names(data: SegmentationData, metadata: Metadata, codebook: Codebook) -> frozenset[str]:
    """Names of the document's speaker and of the country of the metadata, in small letters."""
    titles = {word for title in data.speakers.titles for word in title.split()}
    speaker = [word.strip(".,") for word in fold(metadata.speaker or "").split()]
    names = {word for word in speaker if len(word) > 2 and word not in titles}
    for actor in codebook.actors:
        if actor.id == metadata.country:
            names.update(fold(name) for name in (*actor.names, *actor.demonyms))
    return frozenset(names)


def _members(title: str, codebook: Codebook) -> Iterator[str]:
    """Names, in small letters, of the parties that the title of a joint text gives as its own."""
    for mention in find_mentions(title, codebook) if codebook.languages else ():
        for actor in codebook.actors if mention.kind in _MEMBERS else ():
            if actor.id == mention.actor_id:
                yield from map(fold, (*actor.names, *actor.demonyms))
    # Parties and persons that no list knows: "of Orvania and Teslar", "President Ada Lind of".
    for match in (*_PARTY.finditer(title), *_persons().finditer(title)):
        if not _IS_OFFICE.search(name := fold(match["name"])):
            yield name.split()[-1]


@cache
def _persons() -> re.Pattern[str]:
    """Who is named behind a title of rank."""
    titles = "|".join(sorted(load_segmentation_data().speakers.titles, key=len, reverse=True))
    return re.compile(rf"\b(?i:{titles})\.?\s(?P<name>{_NAME})")


class _ReportReader:
    """Reads sentences in order; "he" and "she" are who spoke last."""

    def __init__(self, data: SegmentationData, own: frozenset[str], default: str) -> None:
        words = data.voices
        self._joint = words.joint_subjects
        self._default = default
        self._last = default
        self._own = own
        titles = words.parties | words.joint_nouns | data.speakers.titles | data.speakers.particles
        small = "|".join(map(re.escape, sorted(titles, key=len, reverse=True)))
        word = rf"(?:[A-Z][\w.’'-]*|(?:two|{small})\b)"
        subject = rf"(?P<subject>(?:(?:the|both|he|she|they)\b|{word})(?:\s+{word})*)"
        said = "|".join(sorted(words.reporting_verbs))
        plain = "|".join(sorted(words.plain_speech_verbs))
        lead = r"(?:[A-Z][^,;:.“”]{1,80},\s+)?"
        between = r"(?:,[^,]{1,80},)?\s+(?:(?:\w+ly|also|then|again|further)\s+)?"
        self._leading = re.compile(rf"{lead}{subject}{between}(?:{said})\b")
        self._trailing = re.compile(rf"[,”\"’?!]\s*{subject}\s+(?:{plain})\b[^.“”]{{0,60}}\.?\Z")

    def voice(self, sentence: str) -> str:
        is_back = _PRONOUN.match(fold(sentence.split(maxsplit=1)[0]))
        if self._default == "joint" and not is_back and tells_of_all(sentence):
            self._last = "joint"
            return self._last
        match = self._leading.match(sentence) or self._trailing.search(sentence[-200:])
        if not match:
            return self._default
        subject = fold(match["subject"]).strip()
        if subject in _WE:  # who speak in this text do not report themselves
            return self._default
        is_of_all = self._default == "joint" and _OF_ALL.match(subject)
        if subject in self._joint or is_of_all:
            self._last = "joint"
        elif not _PRONOUN.match(subject):
            self._last = "reported_own" if self._is_own(subject) else "reported_other"
        return self._last

    def _is_own(self, subject: str) -> bool:
        # A demonym may go on where its name ends: "the Orvanian side" of Orvania.
        return any(
            re.search(rf"\b{re.escape(name)}(?:n|ns|an|ian|ese|ish|i|is|ic|s)?\b", subject)
            for name in self._own
        )
