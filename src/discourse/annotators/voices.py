"""Whose words a sentence gives: the text's own, a reported side's, or those of all sides."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from discourse.annotators.clauses import plain_genre
from discourse.annotators.mentions import find_mentions
from discourse.annotators.segmentation_data import SegmentationData
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
    r"|\bfinal communique\b"
)
#: In such a text these are all of them together.
_OF_ALL = re.compile(
    r"(?:the )?(?:[a-z-]+ )?(?:summit|meeting|conference|forum|ministers|leaders|participants"
    r"|heads of (?:state|government|delegation|mission)(?: (?:and|or) (?:of )?government)?)\Z"
)
_MEMBERS = ("state", "demonym", "territory", "bloc")
_PARTY = re.compile(r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*")
_PARTIES = re.compile(
    rf"\b(?:of|between)\s(?:the\s)?(?P<parties>{_PARTY.pattern}"
    rf"(?:,\s(?:the\s)?{_PARTY.pattern})*,?\sand\s(?:the\s)?{_PARTY.pattern})"
)
_IS_OFFICE = re.compile(
    r"minister|president|government|head|state|leader|meeting|summit|session|conference|republic"
    r"|kingdom|union|delegation|declaration|statement|communique|partnership|committee|council"
)
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
    plain verbs and nobody says "I"); a speech that quotes somebody keeps its own voice.
    """
    genre = plain_genre(metadata.genre)
    joint_genres = {plain_genre(name) for name in data.voices.joint_genres}
    titles = [title for title in (metadata.title, *headings[:2]) if title]
    joint = genre in joint_genres or any(
        _OF_MEETING.search(title) or any(name in title for name in joint_genres)
        for title in map(plain_genre, titles)
    )
    default = "joint" if joint else "own"
    if not joint and not _is_report(sentences, genre, data):
        return [default] * len(sentences)
    own = _own_names(data, metadata, codebook)
    if joint:
        own |= {name for title in titles for name in _members(title, codebook)}
    reader = _ReportReader(data, own, default)
    return [reader.voice(sentence) for sentence in sentences]


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


def _own_names(data: SegmentationData, metadata: Metadata, codebook: Codebook) -> frozenset[str]:
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
    for mention in find_mentions(title, codebook):
        for actor in codebook.actors if mention.kind in _MEMBERS else ():
            if actor.id == mention.actor_id:
                yield from map(fold, (*actor.names, *actor.demonyms))
    # Parties that no list knows: "the Ministers of Orvania and Teslar".
    for match in _PARTIES.finditer(title):
        for name in _PARTY.findall(match["parties"]):
            if not _IS_OFFICE.search(fold(name)):
                yield fold(name)


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
            re.search(rf"\b{re.escape(name)}(?:n|ns|ian|ese|ish)?\b", subject) for name in self._own
        )
