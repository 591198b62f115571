"""What the two generic sentiment scorers know, taken from the packages that publish it.

Nothing of it is part of this package: ratings, emoji, emoticons, intensifiers, negations and
abbreviations are read from the installed ``vaderSentiment`` and ``textblob`` when first needed.

Sources: Hutto & Gilbert (2014), VADER, ICWSM-14; De Smedt & Daelemans (2012), Pattern for Python,
Journal of Machine Learning Research 13, 2063-2067.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.util import find_spec, module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

from discourse.errors import UsageError


@dataclass(frozen=True, slots=True)
class VaderTables:
    """The published tables: ratings, emoji, intensifiers, negations, rated phrases, constants."""

    ratings: Mapping[str, float]
    emoji: Mapping[str, str]
    boosts: Mapping[str, float]
    negations: frozenset[str]
    phrases: Mapping[str, float]
    phrase_keys: frozenset[str]
    capitals: float
    reversal: float


@cache
def load_vader_tables() -> VaderTables:
    """The tables of the installed ``vaderSentiment``.

    Raises:
        UsageError: the package is not installed.
    """
    try:
        vader: Any = import_module("vaderSentiment.vaderSentiment")
    except ModuleNotFoundError as error:
        raise UsageError(
            "vaderSentiment: expected the package with its lexicon, came nothing; "
            "install vaderSentiment 3.3 or leave out the layer 'sentiment'"
        ) from error
    analyzer = vader.SentimentIntensityAnalyzer()
    phrases = [*vader.SPECIAL_CASES, *vader.BOOSTER_DICT]
    return VaderTables(
        ratings=analyzer.lexicon,
        emoji={sign: text for sign, text in analyzer.emojis.items() if len(sign) == 1},
        boosts=vader.BOOSTER_DICT,
        negations=frozenset(vader.NEGATE),
        phrases=vader.SPECIAL_CASES,
        # One word of each phrase is enough to know that the phrase may be there.
        phrase_keys=frozenset(max(text.split(), key=len) for text in phrases if " " in text),
        capitals=vader.C_INCR,
        reversal=vader.N_SCALAR,
    )


@dataclass(frozen=True, slots=True)
class Step:
    """What one token does to the score.

    Attributes:
        known: whether the token is in the lexicon; the next three hold only then.
        polarity: in [-1, 1]; of an emoticon too.
        subjectivity: in [0, 1].
        intensity: the factor by which it changes the word after it, if it modifies.
        modifies: whether it changes a known word soon after it.
        modifies_negation: whether it takes in a negation after it ("really not").
        negates: whether it reverses a known word soon after it.
        ends_negation: whether an earlier negation does not reach past it.
        ends_modifier: whether an earlier modifier does not reach past it.
        exclaims: whether it strengthens the word before it.
        stands_alone: whether it is an emoticon or a mark of irony, scored like a word.
    """

    known: bool = False
    polarity: float = 0.0
    subjectivity: float = 1.0
    intensity: float = 1.0
    modifies: bool = False
    modifies_negation: bool = False
    negates: bool = False
    ends_negation: bool = False
    ends_modifier: bool = False
    exclaims: bool = False
    stands_alone: bool = False


@dataclass(frozen=True, slots=True)
class PatternTables:
    """The published tables: the lexicon, emoticons and the rules of the tokenizer."""

    words: Mapping[str, Step]
    moods: Mapping[str, float]
    negations: frozenset[str]
    emoticons: tuple[str, ...]
    emoticon_ends: frozenset[str]
    punctuation: str
    break_mark: str
    is_abbreviation: Callable[[str], bool]
    tokenize: Callable[[str], list[str]]


@cache
def load_pattern_tables() -> PatternTables:
    """The tables of the installed ``textblob``.

    Raises:
        UsageError: the package is not installed, or keeps its tables elsewhere.
    """
    spec = find_spec("textblob")
    homes = [Path(place) for place in (spec and spec.submodule_search_locations) or ()]
    home = next((place for place in homes if (place / "_text.py").is_file()), None)
    if home is None:
        raise UsageError(
            "textblob: expected the package with its file _text.py, came nothing; "
            "install textblob 0.20 or leave out the layer 'sentiment'"
        )
    text = _load_alone(home / "_text.py")
    lexicon = _load_lexicon(text, home / "en" / "en-sentiment.xml")
    emoticons = tuple(sign for signs in text.EMOTICONS.values() for sign in signs)
    patterns = (text.RE_ABBR1, text.RE_ABBR2, text.RE_ABBR3)
    return PatternTables(
        words={word: _known_step(word, senses, lexicon) for word, senses in lexicon.items()},
        moods=_moods(text.EMOTICONS, text.PUNCTUATION),
        negations=frozenset(lexicon.negations),
        emoticons=emoticons,
        emoticon_ends=frozenset(sign[k:] for sign in emoticons for k in range(1, len(sign))),
        punctuation=text.PUNCTUATION.replace(".", ""),
        break_mark=text.EOS,
        is_abbreviation=lambda token: (
            token in text.ABBREVIATIONS or any(pattern.match(token) for pattern in patterns)
        ),
        tokenize=lambda sentence: " ".join(text.find_tokens(sentence)).split(),
    )


def _load_alone(path: Path) -> Any:
    """The module at ``path``, without the package around it and what that imports."""
    spec = spec_from_file_location("discourse_pattern_text", path)
    if spec is None or spec.loader is None:
        raise UsageError(f"{path.name}: expected a Python module, came a file of no known kind")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _load_lexicon(text: Any, path: Path) -> Any:
    """The lexicon with the adverbs that its English edition derives from adjectives."""
    lexicon = text.Sentiment(path=str(path))
    lexicon.load()
    for word, senses in list(lexicon.items()):
        if "JJ" in senses:
            stem = f"{word[:-1]}i" if word.endswith("y") else word
            lexicon.annotate(f"{stem.removesuffix('le')}ly", "RB", *senses["JJ"])
    return lexicon


def _known_step(word: str, senses: Mapping[str | None, Any], lexicon: Any) -> Step:
    polarity, subjectivity, intensity = senses[None]
    return Step(
        known=True,
        polarity=polarity,
        subjectivity=subjectivity,
        intensity=intensity,
        modifies=any(tag in senses for tag in lexicon.modifiers),
        modifies_negation=lexicon.modifier(word),
        negates=word in lexicon.negations,
    )


def _moods(emoticons: Mapping[tuple[str, float], set[str]], punctuation: str) -> dict[str, float]:
    """The polarity of each emoticon that the scorer can meet as a token, in lower case."""
    moods: dict[str, float] = {}
    for (_, polarity), signs in emoticons.items():
        for sign in map(str.lower, signs):
            if not sign.isalpha() and len(sign) <= 5 and sign not in punctuation:
                moods.setdefault(sign, polarity)
    return moods
