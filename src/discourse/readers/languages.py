"""The language of a text: English by its commonest words, any other by a library."""

from __future__ import annotations

import re

from discourse.document import MIXED_LANGUAGES, Note

#: The commonest words of English; together they are a quarter or more of any running text.
_COMMONEST = frozenset(
    ("the", "of", "and", "to", "in", "that", "is", "for", "we", "our", "this", "with")
)
_WORDS = re.compile(r"[^\W\d_]+")
_SAMPLE = 20_000
_SAMPLE_OF_WORDS = 3_000
_ENGLISH_SHARE = 0.18
_ENGLISH_SHARE_OF_SHORT = 0.12
_FEWEST_WORDS = 20
_FEWEST_LETTERS = 4
_LETTERS_OF_A_LONG_TEXT = 120
_FEWEST_OF_A_PARAGRAPH = 12  # words from which the language of a paragraph is judged
#: Words of English that are rare in its neighbours, and their share below which a paragraph is not.
_ENGLISH = _COMMONEST | {
    *("be", "are", "it", "not", "has", "will", "by", "from", "all", "was", "their", "which"),
    *("must", "been", "they", "should", "on", "as", "its", "these", "those", "you", "there"),
}
_FOREIGN_SHARE = 0.1


def detect_language(text: str) -> tuple[str | None, Note | None]:
    """The language of ``text`` as an ISO 639-1 code, and a note where there is doubt.

    A text is English without further look if at least 18 per cent of its words (12 per cent in
    a short text) are among the twelve commonest of English; that spares the
    half second that the library takes to start. Others are left to langid (Lui and Baldwin
    2012). ``None`` where there are too few letters to tell.
    """
    words = [word.lower() for word in _WORDS.findall(text[:_SAMPLE_OF_WORDS])]
    common = sum(word in _COMMONEST for word in words)
    letters = sum(map(len, words))
    short = len(words) < _FEWEST_WORDS and letters < _LETTERS_OF_A_LONG_TEXT
    if letters < _FEWEST_LETTERS:
        message = "the language was not detected: the text is too short"
        return None, Note("language not detected", message)
    if common >= len(words) * (_ENGLISH_SHARE_OF_SHORT if short else _ENGLISH_SHARE):
        language = "en"
    else:
        language = _classify(text)
    if short:
        message = f"the language ({language}) is uncertain: the text is very short"
        return language, Note("language uncertain", message)
    return language, None


def find_mixed_languages(text: str, language: str | None) -> Note | None:
    """A note where paragraphs of ``text`` are in another language than it is as a whole.

    Of texts that are English or hold English only: others are not labelled anyway. A paragraph
    with "the" or "and" in it is English, so that hardly any has to be looked at.
    """
    paragraphs = [line for line in text.split("\n") if len(line) > _LETTERS_OF_A_LONG_TEXT // 2]
    if language == "en":
        unsure = (line for line in paragraphs if " the " not in line and " and " not in line)
        other = [line for line in unsure if _is_foreign(line)]
        if not other or _classify(" ".join(other)) == "en":
            return None
        told = "not in English: labels there mean nothing; leave such paragraphs out"
        return _mixed(len(other), len(paragraphs), told)
    english = sum(" the " in line and _is_english(line) for line in paragraphs)
    told = f"in English and not labelled, as the text was taken for {language!r}: give them alone"
    return _mixed(english, len(paragraphs), told) if english else None


def _mixed(count: int, total: int, told: str) -> Note:
    are = "is" if count == 1 else "are"
    return Note(MIXED_LANGUAGES, f"languages: {count} of {total} long paragraphs {are} {told}")


def _is_foreign(paragraph: str) -> bool:
    words = [word for word in _WORDS.findall(paragraph) if not word[0].isupper()]  # no names
    known = sum(word in _ENGLISH for word in words)
    return len(words) >= _FEWEST_OF_A_PARAGRAPH and known < len(words) * _FOREIGN_SHARE


def _is_english(paragraph: str) -> bool:
    words = [word.lower() for word in _WORDS.findall(paragraph)]
    return sum(word in _COMMONEST for word in words) >= len(words) * _ENGLISH_SHARE


def _classify(text: str) -> str:
    from py3langid import classify

    return str(classify(text[:_SAMPLE])[0])
