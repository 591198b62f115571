"""Sayings: whose they are, how they are brought in, and where they begin without marks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from discourse.annotators.quotation_sources import Source
from discourse.annotators.quotation_words import load_quotation_words
from discourse.text import Span, fold

_MOST_BARE = 25  # words of a sentence that is a saying with nothing to bring it in
#: Who thinks what is wrong says no proverb.
_OPINION = r"^\W*(?:(?:and|but)\s)?(?:those|people) who (?:think|believe|say|claim|argue|imagine)\b"
_FEWEST = 2  # words of a saying
_NAME = r"[A-Z][\w’'-]*(?:[ -](?:of |the )?[A-Z][\w’'-]*)*"
_OTHERS_ADD = re.compile(r";\s+(?:(?:and|but)\s+)?(?:we|i|they|he|she|others|some)\b.*", re.DOTALL)
_END = re.compile(r"[\s.,;:!?…]*$")
_GROUP_OF = re.compile(
    rf"\s+(?:from|in|of|among)\s+(?P<whose>(?:the\s+)?{_NAME}"
    r"|(?:our|my|the|their)\s+(?:[a-z]+\s+)?[a-z]+)"
)
_WE_SAY = re.compile(
    rf"\b[Ii]n\s+(?P<whose>(?:the\s+)?{_NAME}|(?:our|my)\s+\w+),?\s+(?:we|they|people|there)\b"
    rf"|\b(?:we|they|people)\s+(?:often\s+)?say\s+in\s+(?P<place>(?:the\s+)?{_NAME}|(?:our|my)\s+\w+)"
)
#: Words that leave no doubt of it, whatever label the sentence has.
_TELLS = re.compile(
    r"\bin (?:my|our) (?:own |mother )?(?:language|tongue|culture|tradition|village"
    r"|part of the world),? (?:we|people) (?:often |like to )?say\b"
    r"|\b(?:as|like) (?:my|our) (?:late |old |dear )?(?:father|mother|grandfather|grandmother"
    r"|parents|grandparents|elders|ancestors|forefathers|aunt|uncle)(?:, [^,;.]{2,40},)?"
    r" (?:used to|liked to|likes to|like to|always|often|would) sa(?:y|id)\b"
    r"|\bmy (?:late |old |dear )*(?:father|mother|grandfather|grandmother|aunt|uncle|teacher"
    r"|professor|mentor)(?:, [^;.]{2,40},)?"
    r" (?:used to say|liked to say|always said|often said|would say) that\b"
)
_HAS = re.compile(
    rf"(?P<whose>(?:[Yy]our|[Oo]ur|[Mm]y)\s+\w+|{_NAME})(?:,? too,?| also|,[^,]*,)?"
    r"\s+(?:also\s+)?(?:has|have|had)\s+(?:a|an|its|their)\b"
)
_COMMENT = re.compile(r"\W*(?:(?:and|but|for|so|yet|or|because)\s+)?(?:as|like)\b", re.IGNORECASE)
_THERE_IS = re.compile(r"\b(?:there (?:is|was|are)|has|have|had)\s+(?:a|an|this|another|its)\b")
_PRONOUNS = frozenset(("we", "i", "they", "you", "he", "she", "it", "there"))


@dataclass(frozen=True, slots=True)
class _Patterns:
    noun: re.Pattern[str]
    no_saying: re.Pattern[str]
    shapes: tuple[re.Pattern[str], ...]


@cache
def _patterns() -> _Patterns:
    forms = load_quotation_words().forms
    verb, noun, group = forms["saying.verbs"], forms["sayings.nouns"], forms["sayings.groups"]
    scripture, title = forms["sources.scripture"], forms["saying.titles"]
    said = rf"[^,:;]{{2,110}}?{verb}(?:\s+[^,:;]{{0,40}}?)?"
    as_ = r"(?:^|[,;]\s+|\b(?:that|but|and|for),?\s+)(?:as|like)\s+(?!if\b|though\b|well\b)"
    words_of = forms["saying.words_of"]
    shapes = (
        rf"^(?:{words_of})\s+[^,:;]{{2,80}}(?:,[^,:;]{{2,40}})?[,:]\s+(?P<saying>[^:;]+)$",
        rf"{as_}{said}[,:]\s+(?:that\s+)?(?P<saying>.+)$",
        rf"{as_}(?:my|our)\s+[\w\s-]{{2,30}},\s[^,:;]{{2,40}},\s[^,:;]{{0,20}}?{verb}[,:]\s+(?P<saying>.+)$",
        rf"^as\s+[^:;]{{2,110}}?{verb}\s*[,:]\s+(?P<saying>.+)$",
        rf"^(?P<saying>.+?),\s+(?:as|like)\s+{said}[.!]?$",
        rf"{noun}[^.:—]{{0,60}}?(?::|—|\s-\s|\bthat\b(?!\s+(?:{verb}|is|has|we\b))|,(?=\s+\"))"
        r"\s*(?P<saying>[^—]+?)(?:\s*—.*|$)",
        rf"{noun}[^.:—]{{0,40}}?\b(?:{verb}|is)(?:\s+us)?(?:\s+that)?,?\s+(?P<saying>.+)$",
        rf"(?:{scripture}|{title}|{group}|\bonce)[^.;:]{{0,60}}?{verb}(?:\s+(?:us|me|our\s+\w+))?"
        r"(?:\s+that|:)\s+(?P<saying>.+)$",
        rf"^[^,.;:]{{2,60}}?{verb}(?:\s+us)?\s+that\s+(?P<saying>.+)$",
    )
    return _Patterns(
        re.compile(noun),
        re.compile(
            rf"{noun}|\"|:$|\bi\b|(?:,\s+|\s)(?:either|too)\W*$|{_OPINION}|^\W*(?:as|like)\b.*{verb}"
        ),
        tuple(re.compile(shape, re.DOTALL) for shape in shapes),
    )


def find_unquoted(sentence: str) -> Span | None:
    """Where the words of a saying stand in a sentence that gives one without marks.

    They are the clause behind what brings them in, or before it; a sentence that nothing brings in
    is the saying itself, if it is short. ``None`` where the words cannot be told.
    """
    folded = fold(sentence)
    for shape in _patterns().shapes:
        match = shape.search(folded)
        if match:
            start, end = match.span("saying")
            others = _OTHERS_ADD.search(folded, start, end)
            if found := _trimmed(sentence, start, others.start() if others else end):
                return found
    is_short = len(sentence.split()) <= _MOST_BARE
    is_bare = is_short and not _patterns().no_saying.search(folded)
    return _trimmed(sentence, 0, len(sentence)) if is_bare else None


def tells_saying(sentence: str) -> bool:
    """Whether a sentence says in so many words that it gives a saying."""
    if " say" not in sentence and " said" not in sentence:
        return False
    return _TELLS.search(fold(sentence)) is not None


def _trimmed(sentence: str, start: int, end: int) -> Span | None:
    words = sentence[start:end]
    start += len(words) - len(words.lstrip())
    end = start + len(_END.sub("", words.strip()))
    return Span(start, end) if len(sentence[start:end].split()) >= _FEWEST else None


def find_culture(before: str, after: str, source: Source | None) -> str | None:
    """Whose saying it is, in the words of the text: "As the Norvani saying goes" gives "Norvani".

    ``None`` where the text attributes it to nobody, or to a person or a document.
    """
    for text in (before, after):
        nouns = list(_patterns().noun.finditer(fold(text)))
        if not nouns:
            continue
        noun = nouns[-1] if text is before else nouns[0]
        if whose := _before_noun(text[: noun.start()]):
            return whose
        if match := _GROUP_OF.match(text, noun.end()):
            return match["whose"]
        match = _HAS.search(text[: noun.start()])
        if match and fold(match["whose"]) not in _PRONOUNS:
            return match["whose"]
        if match := re.search(rf"\bin\s+({_NAME}|(?:our|my)\s+\w+)", text[noun.end() :]):
            return match[1]
    if match := _WE_SAY.search(before) or _WE_SAY.search(after):
        return match["whose"] or match["place"]
    whose = source.speaker if source and source.kind == "culture" else None
    return None if whose and _patterns().noun.search(fold(whose)) else whose


def _before_noun(text: str) -> str | None:
    """The attribute right before the word for a saying: a name, or a word for a landscape."""
    idle = load_quotation_words().lists["sayings.no_culture"]
    words = text.split()
    kept: list[str] = []
    while words and words[-1].strip("’'").replace("-", "").isalpha():
        word = words.pop()
        if word[0].isupper() and fold(word) not in idle:
            kept.insert(0, word)
        elif kept or fold(word) not in idle:
            if not kept and _is_attribute(words):
                kept.insert(0, word)
            break
        elif fold(word) in ("a", "an", "the"):
            break
    return " ".join(kept) or None


def _is_attribute(before: list[str]) -> bool:
    """Whether a small word stands behind an article or another attribute."""
    return bool(before) and fold(before[-1]) in load_quotation_words().lists["sayings.no_culture"]


def find_introduction(before: str, after: str, source: Source | None) -> str | None:
    """How a saying is brought in.

    ``named_thinker``, ``comment_clause`` ("as the saying goes"), ``there_is`` ("there is a saying
    that"), ``noun_phrase`` ("the adage that"), or ``None`` where nothing brings it in.
    """
    if source and source.kind == "person":
        return "named_thinker"
    if _COMMENT.match(before) or _COMMENT.match(after):
        return "comment_clause"
    folded = fold(before)
    if _patterns().noun.search(folded) or _patterns().noun.search(fold(after)):
        return "there_is" if _THERE_IS.search(folded) else "noun_phrase"
    return "noun_phrase" if source else None
