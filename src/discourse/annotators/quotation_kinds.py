"""What quoted words are: speech, a saying, verse, a formula, a title, or words kept at a distance.

The kind is told by rule: by the words right beside the marks, by who is named as speaking, by the
labels of the sentence, and by the form of the quoted words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from discourse.annotators.quotation_sources import Source, find_document
from discourse.annotators.quotation_words import load_quotation_words
from discourse.text import fold

PROVERB = "proverb"  # the function of sentences that give a saying
_NOUN = 2  # words of a quoted noun: a "GI bill"
_FEW = 3  # words of a scare quotation that nothing announces
_PHRASE = 6  # words; more are no mere name
_NAMED = 10
_SENTENCE = 5
_FAR = 90  # characters in which a poem or a document is named
_LINES = 2  # ends of lines in verse, and the words of a line
_LINE = 16
#: Words of a group that are told as wisdom: "as the elders say".
_AS_SAID = re.compile(
    r"\b(?:as|like)\s+[^,;:“\"]{2,60}\s(?:say|says|said|put it|tell us|taught us)[\s,:]*$"
)
#: Words with which a text itself begins: they are its own and no title.
_BEGINS = re.compile(
    r"\b(?:begins?|opens?|starts?|ends?|closes?|concludes?|began|opened|ended)\s+(?:\w+ly\s+)?with\s+"
    r"(?:the\s+)?(?:famous\s+)?(?:words|phrase|line|promise)[\s,:]*$"
)
#: What somebody calls a thing in words of his own: he "called it “a mere accident”".
_CALLED_SO = re.compile(
    r"\b(?:called|calls|branded|termed)\s+(?:it|this|that|them|us|him|her)[\s,:]*$"
)
_ARTICLE = re.compile(r"(?:an?|the|one)\s")
_SO = (["so-called"], ["self-styled"], ["self-proclaimed"])
_MODIFIES = re.compile(r"\b(?:their|its|his|her|these|those|such|the|an?)\s+$", re.IGNORECASE)
_SENTENCES = re.compile(r"[.!?]\s+[A-Z]")  # more than one
_WORD = re.compile(r"[^\W\d_][\w’'-]*")


@dataclass(frozen=True, slots=True)
class Quoting:
    """Quoted words and what stands in the sentence before and behind them.

    ``functions`` are those of the sentences that the words stand in.
    """

    before: str
    inside: str
    after: str
    functions: frozenset[str]

    @property
    def words(self) -> list[str]:
        """The quoted words."""
        return _WORD.findall(self.inside)

    @property
    def is_small(self) -> bool:
        """Whether they begin with a small letter."""
        first = _WORD.search(self.inside)
        return first is not None and first.group()[0].islower()


@dataclass(frozen=True, slots=True)
class _Patterns:
    right_before: re.Pattern[str]
    before: re.Pattern[str]
    behind: re.Pattern[str]
    work: re.Pattern[str]
    verb: re.Pattern[str]
    calls: re.Pattern[str]
    says: re.Pattern[str]
    article: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    forms = load_quotation_words().forms
    verbs, nouns, works = forms["names.verbs"], forms["names.nouns"], forms["names.works"]
    between = r"[\s,:;-]*"
    determiner = r"(?:\s+(?:the|a|an|as|itself|themselves|it|them))?"
    return _Patterns(
        right_before=re.compile(
            rf"(?:{verbs}{determiner}|{nouns}(?:\s+(?!of\s+\w+ing)[\w'-]+){{0,2}}){between}$"
        ),
        before=re.compile(rf"{nouns}[\s,:-]+(?:[^;.:]{{0,80}}?){between}$"),
        behind=re.compile(
            rf"\s*[\s,]*(?:to quote (?:the|our|its)\s+)?(?P<word>[\w-]+\s+)?{nouns}"
            rf"|\s*\(\s*resolution"
        ),
        work=re.compile(rf"{works}{between}$"),
        verb=re.compile(rf"{verbs}{determiner}{between}$"),
        calls=re.compile(rf"\bcall(?:s|ed|ing)?{determiner}{between}$"),
        says=re.compile(rf"{forms['saying.plain']}(?:\s+(?:that|us|me|to us))?[\s,:]*$"),
        article=re.compile(r"\b(?:the|an?|one|our|its|this|that|his|her|their)\s+(?:single\s+)?$"),
    )


def find_kind(quoting: Quoting, source: Source | None) -> str:
    """The kind of quoted words: one of those that :class:`~discourse.ledger.Quotation` lists."""
    if _is_distanced(quoting, source):
        return "scare"
    if _is_title(quoting):
        return "title"
    if lore := _lore(quoting, source):
        return lore
    if _is_of_document(quoting, source):
        return "formula"
    if source and source.by != "act" and not _is_bare_name(quoting, source):
        return "formula" if source.kind in ("institution", "document") else "speech"
    if _is_name(quoting):
        return "title"
    if _is_opposed(quoting) and quoting.is_small and len(quoting.words) <= _PHRASE:
        return "scare"
    is_long = len(quoting.words) >= _SENTENCE or _is_clause(quoting)
    if is_long and (source or find_document(quoting.before[-_FAR:] + quoting.after[:_FAR])):
        return "formula"
    return "speech" if _is_clause(quoting) or len(quoting.words) > _PHRASE else "title"


def is_modifier(quoting: Quoting) -> bool:
    """Whether one or two words stand between a determiner and a noun, and nobody says them."""
    return (
        len(quoting.words) <= _NOUN
        and quoting.is_small
        and _MODIFIES.search(quoting.before) is not None
        and re.match(r"\s[a-z]", quoting.after) is not None
    )


def _is_finite(word: str) -> bool:
    """Whether a word is a verb that makes a clause."""
    return fold(word) in load_quotation_words().lists["clauses.finite"]


def is_saying_named(text: str) -> bool:
    """Whether a word for a saying stands in ``text``."""
    return load_quotation_words().is_any("sayings.nouns", fold(text))


def _is_distanced(quoting: Quoting, source: Source | None) -> bool:
    """Words of another side: after "so-called", or as its idea in a sentence against it."""
    opening = fold(quoting.inside).split()[:1]  # “so-called rights”
    near = " ".join((*fold(quoting.before).split()[-5:], *(opening if opening in _SO else ())))
    is_phrase = len(quoting.words) <= _NAMED and not _is_clause(quoting)
    if is_phrase and load_quotation_words().is_any("distance.words", near):
        return True
    is_said = source is not None and source.by == "say" and source.kind not in (None, "unnamed")
    if is_said or not (_is_opposed(quoting) and quoting.is_small):
        return False
    is_named = _patterns().right_before.search(fold(quoting.before)) is not None
    return len(quoting.words) <= (_NAMED if is_named else _FEW)


def _is_opposed(quoting: Quoting) -> bool:
    return not quoting.functions.isdisjoint(load_quotation_words().lists["distance.functions"])


def _is_title(quoting: Quoting) -> bool:
    """A name or a title that the words beside it announce."""
    before, after = fold(quoting.before), fold(quoting.after)
    patterns, number = _patterns(), len(quoting.words)
    is_clause, is_capital = _is_clause(quoting), not quoting.is_small
    if (
        _SENTENCES.search(quoting.inside)
        or patterns.says.search(before)
        or _BEGINS.search(before)
        or (_CALLED_SO.search(before) and _ARTICLE.match(quoting.inside))
    ):
        return False
    if patterns.work.search(before):
        return number <= _NAMED and not is_clause
    is_predicate = not is_capital and quoting.words[:1] and _is_finite(quoting.words[0])
    if is_predicate or (patterns.calls.search(before) and not is_capital and number > _SENTENCE):
        return False
    if patterns.right_before.search(before):
        is_lore = is_saying_named(before[-_FAR:])
        return (
            number <= _NAMED
            or not (is_clause or is_lore)
            or patterns.verb.search(before) is not None
        )
    if number <= _NAMED and (behind := patterns.behind.match(after)):
        return is_capital or number <= _PHRASE or behind["word"] is None
    if patterns.article.search(before) and (_is_name(quoting) or (number <= _NOUN and is_capital)):
        return True
    return is_capital and not is_clause and patterns.before.search(before) is not None


def _lore(quoting: Quoting, source: Source | None) -> str | None:
    """``verse`` or ``saying``, where they are neither: ``None``."""
    words = load_quotation_words()
    near = fold(quoting.before[-_FAR:] + " " + quoting.after[:_FAR])
    is_short_lines = quoting.inside.strip().count("\n") >= _LINES and all(
        len(line.split()) <= _LINE for line in quoting.inside.strip().split("\n")
    )
    is_named = words.is_any("sayings.nouns", near)
    is_of_group = source is not None and source.kind == "culture"
    is_wisdom = is_of_group and _AS_SAID.search(quoting.before) is not None
    is_proverb = (
        is_named or is_wisdom or (PROVERB in quoting.functions and not _is_own(quoting, source))
    )
    if is_short_lines or (
        words.is_any("sayings.verse", near)
        and not words.is_any("sources.scripture", near)
        and (is_proverb or source is not None)
    ):
        return "verse"
    is_long = len(quoting.words) >= _FEW or source is not None
    return "saying" if is_proverb and is_long else None


def _is_own(quoting: Quoting, source: Source | None) -> bool:
    """Whether "he" or "she" speaks of itself: "“We ask for nothing,” he added" is no saying."""
    if source is None or source.kind != "person" or source.by != "say" or source.speaker:
        return False
    return not {"i", "we", "me", "us"}.isdisjoint(map(fold, quoting.words))


def _is_of_document(quoting: Quoting, source: Source | None) -> bool:
    """Whether a part of a sentence is quoted where a document is named and nobody who speaks."""
    is_part = quoting.is_small and len(quoting.words) >= _SENTENCE
    is_open = source is None or source.kind in (None, "unnamed")
    return is_part and is_open and find_document(quoting.before[-_FAR:]) is not None


def _is_bare_name(quoting: Quoting, source: Source) -> bool:
    """Whether the words are a name, and nobody says them."""
    return source.by != "say" and _is_name(quoting)


def _is_name(quoting: Quoting) -> bool:
    """Whether all words but the small ones begin with a capital."""
    small = load_quotation_words().lists["names.small"]
    words = [word for word in quoting.words if word not in small]
    is_sentence = quoting.inside.rstrip(" ,").endswith((".", "!", "?")) and _is_clause(quoting)
    return bool(words) and not is_sentence and all(word[0].isupper() for word in words)


def _is_clause(quoting: Quoting) -> bool:
    is_finite = load_quotation_words().is_any("clauses.finite", fold(quoting.inside))
    return is_finite and len(quoting.words) >= _FEW
