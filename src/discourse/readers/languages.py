"""The language of a text: English by its commonest words, any other by a library."""

from __future__ import annotations

import re

from discourse.document import Note

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
        from py3langid import classify

        language = str(classify(text[:_SAMPLE])[0])
    if short:
        message = f"the language ({language}) is uncertain: the text is very short"
        return language, Note("language uncertain", message)
    return language, None
