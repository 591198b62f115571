"""Rules about marks in and around sentences: Markdown, stage directions, paragraph numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from discourse.text import Edit

_EMPHASIS = re.compile(
    r"(?<![\w*\\])(\*{1,3})(?=[^\s*])([^*\n]*[^\s*])\1(?![\w*])"
    r"|(?<![\w_\\])(_{1,2})(?=[^\s_])([^_\n]*[^\s_])\3(?![\w_])"
)
_HEADING = re.compile(r"^#{1,6}[ \t]+(?=\S)", re.MULTILINE)
_HEADING_END = re.compile(r"^(#{1,6}[ \t][^\n]*?)([ \t]+#+)$", re.MULTILINE)
_QUOTE = re.compile(r"^(?:>[ \t]?)+", re.MULTILINE)
_LINK = re.compile(r"(!?\[)([^\[\]\n]*)(\]\((?:[^()\s]|\([^()\s]*\))*(?:\s+\"[^\"\n]*\")?\))")
_BULLET = re.compile(r"\n(?:[•·▪●◦‣][ \t]*|[-–*+][ \t]+)(?=\S)")
_DIRECTION = re.compile(
    r"[(\[](?=[^()\[\]\n]{4,120}[)\]])"
    r"(?:(?:prolonged |loud )?(?:applause|laughter|cheers)\b|interpretation from "
    r"|(?:interruption|cross-?talk|laughs|commercial break|off[ -]?(?:mike|mic|camera)"
    r"|(?:begin|end) (?:video|audio)(?: ?(?:tape|clip))?)(?=\.?[)\]])"
    r"|(?:several |an? )?hon\. members?:"
    r"|(?:spoke|speaks|spoken|continue[sd]?) in )[^()\[\]\n]*[)\]]\.?",
    re.IGNORECASE,
)
_CHAIR = re.compile(
    r"\n(?:[^\n.]{0,12}\.? ?[^\n.]{3,90}\([^()\n]+\),\s+Vice-President,|The President)"
    r"\s+(?:took|returned to) the Chair\.(?=\n|\Z)"
)
#: Who stood up to speak, in records of parliaments: "Several hon. Members rose—".
_ROSE = re.compile(r"\n[^\n]{3,90}? rose ?[—–-]{1,2}(?=\n|\Z)")
_DASHES = "—–"
_INTERJECTION = re.compile(
    r"[(\[](?:(?:several |an? )?hon\. members?:|interruption)", re.IGNORECASE
)
#: The number of a post in its thread, at the head or the end of a short text: "2/6 …", "… (2/2)".
_POST = re.compile(
    r"\A\s*\(?(\d{1,2})/(\d{1,2}|n)\)?[ \t]+(?!of\b)(?=\S)|[ \t]\(?(\d{1,2})/(\d{1,2})\)?\s*\Z"
)
_LONGEST_POST = 700  # characters, with links
#: The same at the head of a line, in a thread that was copied as one text.
_THREAD = re.compile(r"\n(\d{1,2})/(?:\d{1,2}|n)?[ \t]+(?=\S)")
_NUMBER = re.compile(r"\n(\d{1,3})[.)][ \t]+(?=\S)([^\n]*)")
_SENTENCE = re.compile(r"[“\"(\[]?[^\W\d_].*\s.*\s.*\s.*[.!?…][”\"’')\]\d]*$")
_CLAUSE = re.compile(r"[;,](?:\s+(?:and|or))?\s*$")
_FEWEST_NUMBERS = 3
# Patterns that begin with a line end are matched against "\n" + text: far faster than "^".


def find_markdown(text: str) -> Iterator[Edit]:
    """Emphasis, heading signs, quotation signs and links, which keep their words."""
    if "#" in text:
        for match in _HEADING.finditer(text):
            yield Edit(match.start(), match.end(), "", "Markdown marks")
        for match in _HEADING_END.finditer(text):
            yield Edit(match.start(2), match.end(2), "", "Markdown marks")
    if "*" in text or "_" in text:
        for match in _EMPHASIS.finditer(text):
            width = len(match[1] or match[3])
            yield Edit(match.start(), match.start() + width, "", "Markdown marks")
            yield Edit(match.end() - width, match.end(), "", "Markdown marks")
    if "](" in text:
        for match in _LINK.finditer(text):
            yield Edit(*match.span(1), "", "Markdown marks")
            yield Edit(*match.span(3), "", "Markdown marks")
    if ">" in text:
        for match in _QUOTE.finditer(text):
            yield Edit(match.start(), match.end(), "", "Markdown marks")


def find_bullets(text: str) -> Iterator[Edit]:
    """Signs at the head of the lines of a list; a dash or star, where there are two or more."""
    bullets = list(_BULLET.finditer("\n" + text))
    for match in bullets:
        if len(bullets) < 2 and match[0][1] in "-–*+":
            return  # a lone dash may begin a line of speech
        yield Edit(match.start(), match.end() - 1, "", "list signs")


def find_post_numbers(text: str) -> Iterator[Edit]:
    """The number of a post in its thread, where the whole text is a post, or a whole thread."""
    if "1/" in text and "2/" in text:
        posts = list(_THREAD.finditer("\n" + text))
        if len(posts) > 1 and [int(post[1]) for post in posts] == [*range(1, len(posts) + 1)]:
            yield from (Edit(post.start(), post.end() - 1, "", "post numbers") for post in posts)
            return
    if len(text) > _LONGEST_POST:
        return
    for match in _POST.finditer(text):
        number, of = match[1] or match[3], match[2] or match[4]
        if of == "n" or int(number) <= int(of):
            yield Edit(*match.span(), "", "post numbers")


def find_stage_directions(text: str) -> Iterator[Edit]:
    """What a record says of the speech and nobody said: ``(Applause.)``, ``(spoke in French)``."""
    if "the Chair." in text:
        for match in _CHAIR.finditer("\n" + text):
            yield Edit(max(match.start() - 1, 0), match.end() - 1, "", "stage directions")
    if " rose" in text:
        for match in _ROSE.finditer("\n" + text):
            yield Edit(max(match.start() - 1, 0), match.end() - 1, "", "stage directions")
    if "(" not in text and "[" not in text:
        return
    for match in _DIRECTION.finditer(text):
        start, end = match.span()
        while start and text[start - 1] in " \t":
            start -= 1
        if _INTERJECTION.match(match[0]) and start and text[start - 1] in _DASHES:
            end += text[end : end + 1] in ("—", "–")  # of two dashes around it one is kept
        whole_line = text[start - 1 : start] in ("", "\n") and text[end : end + 1] in ("", "\n")
        yield Edit(start, end + (whole_line and end < len(text)), "", "stage directions")


def find_paragraph_numbers(text: str) -> Iterator[Edit]:
    """Numbers before paragraphs of whole sentences, where three or more count upwards.

    Where one of them is a clause that ends with a semicolon or a comma, all numbers stay in the
    text: they are part of what is cited.
    """
    numbered: list[re.Match[str]] = []
    for match in _NUMBER.finditer("\n" + text):
        if numbered and int(match[1]) != int(numbered[-1][1]) + 1:
            yield from _numbers_of(numbered)
            numbered = []
        numbered.append(match)
    yield from _numbers_of(numbered)


def _numbers_of(numbered: list[re.Match[str]]) -> Iterator[Edit]:
    clauses = any(_CLAUSE.search(match[2]) for match in numbered)
    if len(numbered) < _FEWEST_NUMBERS or clauses:
        return
    for match in numbered:
        if _SENTENCE.match(match[2].rstrip()):
            yield Edit(match.start(), match.start(2) - 1, "", "paragraph numbers")
