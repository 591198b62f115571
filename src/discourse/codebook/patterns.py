"""The language in which cues are written, and its translation to regular expressions.

A cue is a line of elements separated by spaces, matched against folded text (lower case, one
form of quote, hyphen and apostrophe) in which mentions of actors are marked::

    SELF (will|shall) …2 {ACT:base}      a slot, alternatives, a gap of up to two words, a verb
    ^ recalling                          at the start of the sentence
    {oppose} … <CONDUCT>                 any form of a verb, up to six words, a word of a set

===========================  ==================================================================
``word`` ``it's`` ``,``      itself (any case); ``multilateral*`` is every word that begins so
``(a|b c)`` ``x?``           one of several; may be absent
``…`` ``…3``                 a gap of up to six (three) words; a mention counts as one word
``{uphold}`` ``{act:ing}``   any form of a verb of the language page; one form: ``base s past
                             part ing``, or ``finite`` (base, s, past)
``{ACT:base}``               a verb of a class of the language page, or of the page itself
``<NORM>``                   a word or phrase of a set of the language page, or of the page
``SELF`` ``NUM`` ``YEAR``    a slot, see ``SLOTS``
``NUM -day`` ``- (day|…)``   a hyphen joins what stands before and after it
``^`` ``$``                  the start, the end of the sentence
===========================  ==================================================================

Literals may not contain the name of a government: who is meant is a matter of slots, so that
exchanging two countries in a sentence can change no label.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from discourse.codebook.records import Language

#: Characters that open a marked mention, by class of actor; ``MARK_END`` closes every mention.
MARKS = {
    "self": "\ue000",
    "state": "\ue001",
    "bloc": "\ue002",
    "group": "\ue003",
    "organisation": "\ue004",
    "armed_group": "\ue005",
    "person": "\ue006",
    "demonym": "\ue007",
    "self_demonym": "\ue008",
    "unnamed_actor": "\ue009",
    "territory": "\ue00a",
}
MARK_END = "\ue00f"
_ANY_MARK = "[\ue000-\ue00f]*"
_MENTION = "[{marks}][^" + MARK_END + "]*" + MARK_END
_GOVERNMENTS = ("state", "territory", "bloc", "group", "armed_group", "person")

#: The slots, each with the classes of marked mentions that fill it. SELF, JOINT and OTHER are
#: also filled by words of the language page (``we``, ``both sides``, ``other countries``).
SLOTS: dict[str, tuple[str, ...]] = {
    "SELF": ("self",),
    "JOINT": (),
    "OTHER": ("unnamed_actor", *_GOVERNMENTS),
    "NAMED": _GOVERNMENTS,
    "UNNAMED": ("unnamed_actor",),
    "ACTOR": ("self", "organisation", *_GOVERNMENTS),
    "ORG": ("bloc", "organisation"),
    "PERSON": ("person",),
    "NATIONALITY": ("demonym", "self_demonym"),
    "NUM": (),
    "ORD": (),
    "YEAR": (),
    "QUOTE": (),
}
_GAP_WORDS = 6
_LONGEST_GAP = 9
_SEPARATOR = f"{_ANY_MARK},?[\\s]+{_ANY_MARK}"
_WORD = '[^\\s;:!?"()]+'
_TOKEN = re.compile(
    r"\s*(?:(?P<gap>…\d*)|(?P<verb>\{[^}]*\})|(?P<set><[^>]*>)|(?P<mark>[()|?^$])"
    r"|(?P<word>[^\s()|?{}<>…^$]+))"
)
_FORMS = ("base", "s", "past", "part", "ing")
_FORM_SETS = {"": _FORMS, "finite": ("base", "s", "past"), **{form: (form,) for form in _FORMS}}


class PatternError(ValueError):
    """A cue that is not in the cue language; the message says what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A cue in translation.

    ``regex`` is matched against marked text. ``anchors`` are folded literals of which every
    match contains at least one, and ``slot_anchors`` are the mark characters that can stand in
    for them: a sentence with neither cannot match. ``at_start`` says that the match must begin
    the sentence; ``literal`` that the pattern is one plain word or phrase.
    """

    text: str
    regex: str
    anchors: tuple[str, ...]
    slot_anchors: str
    at_start: bool
    literal: bool


@dataclass(frozen=True, slots=True)
class _Piece:
    """A translated element: its expression, and what any match of it must contain."""

    regex: str
    anchors: tuple[str, ...] = ()
    slot_anchors: str = ""
    is_gap: bool = False
    is_optional: bool = False

    @property
    def quality(self) -> int:
        """How rare its anchors are, judged by the length of the shortest; 0 has none."""
        if self.is_optional or self.is_gap or not (self.anchors or self.slot_anchors):
            return 0
        shortest = min((len(anchor) for anchor in self.anchors), default=4)
        return min(shortest, 3) if self.slot_anchors else shortest


def compile_pattern(text: str, language: Language, sets: dict[str, tuple[str, ...]]) -> Pattern:
    """Translate one cue.

    Args:
        text: the cue as written on a page.
        language: the language page, for verbs, classes, sets and slots.
        sets: the sets and verb classes of the page itself, which win over the language's.

    Raises:
        PatternError: the cue is not in the language.
    """
    return _Translator(text, language, sets).translate()


class _Translator:
    def __init__(self, text: str, language: Language, sets: dict[str, tuple[str, ...]]) -> None:
        self.text = text
        self.language = language
        self.sets = {**dict(language.sets), **sets}
        self.tokens = list(self._tokens())
        self.at = 0

    def translate(self) -> Pattern:
        at_start = self._accept("^")
        pieces = self._sequence(stop=("$",))
        at_end = self._accept("$")
        if self.at < len(self.tokens):
            raise PatternError(f"{self.text!r}: unexpected {self.tokens[self.at]!r}")
        if not pieces:
            raise PatternError(f"{self.text!r} is empty")
        best = max(pieces, key=lambda piece: piece.quality)
        if best.quality == 0:
            raise PatternError(f"{self.text!r} has no word, verb, set or slot that must be there")
        regex = self._join(pieces) + (rf"{_ANY_MARK}[.!?\"')\]]*\s*$" if at_end else "")
        regex = rf"(?<![\w'-]){regex}" + ("" if at_end else r"(?!\w)")
        words = self.text.split()
        literal = not at_start and not at_end and all(_is_plain(word) for word in words)
        anchors = (" ".join(words),) if literal else best.anchors
        return Pattern(self.text, regex, anchors, best.slot_anchors, at_start, literal)

    def _tokens(self) -> list[str]:
        tokens, at = [], 0
        text = self.text.strip()
        while at < len(text):
            found = _TOKEN.match(text, at)
            if not found:
                raise PatternError(f"{self.text!r}: cannot read {text[at:]!r}")
            tokens.append(found.group().strip())
            at = found.end()
        return tokens

    def _accept(self, token: str) -> bool:
        if self.at < len(self.tokens) and self.tokens[self.at] == token:
            self.at += 1
            return True
        return False

    def _sequence(self, stop: tuple[str, ...]) -> list[_Piece]:
        pieces: list[_Piece] = []
        while self.at < len(self.tokens) and self.tokens[self.at] not in stop:
            pieces.append(self._element())
        return pieces

    def _element(self) -> _Piece:
        token = self.tokens[self.at]
        self.at += 1
        if token == "(":
            piece = self._group()
        elif token.startswith("…"):
            return self._gap(token)
        elif token.startswith("{"):
            piece = _any_of(self._verb_forms(token))
        elif token.startswith("<"):
            piece = self._set(token)
        elif token in ")|?^$":
            raise PatternError(f"{self.text!r}: {token!r} stands where a word should")
        else:
            piece = self._word(token)
        if self._accept("?"):
            return _Piece(piece.regex, is_optional=True)
        return piece

    def _group(self) -> _Piece:
        branches = [self._sequence(stop=("|", ")"))]
        while self._accept("|"):
            branches.append(self._sequence(stop=("|", ")")))
        if not self._accept(")"):
            raise PatternError(f"{self.text!r}: a '(' is not closed")
        bests = [max(b, key=lambda piece: piece.quality, default=_Piece("")) for b in branches]
        regex = "(?:" + "|".join(self._join(branch) for branch in branches) + ")"
        if any(best.quality == 0 for best in bests):
            return _Piece(regex)
        anchors = tuple(anchor for best in bests for anchor in best.anchors)
        return _Piece(regex, anchors, "".join(best.slot_anchors for best in bests))

    def _gap(self, token: str) -> _Piece:
        most = int(token[1:]) if len(token) > 1 else _GAP_WORDS
        if most > _LONGEST_GAP:
            raise PatternError(f"{self.text!r}: a gap has {_LONGEST_GAP} words at most")
        mention = _MENTION.format(marks="".join(MARKS.values()))
        return _Piece(f"(?:(?:{mention}|{_WORD}),?[\\s]+{_ANY_MARK}){{0,{most}}}?", is_gap=True)

    def _verb_forms(self, token: str) -> tuple[str, ...]:
        name, _, form = token[1:-1].partition(":")
        if form not in _FORM_SETS:
            raise PatternError(f"{self.text!r}: {form!r} is no verb form ({', '.join(_FORMS)})")
        verbs, forms_of = self.sets.get(name, (name,)), dict(self.language.verbs)
        forms: list[str] = []
        for verb in verbs:
            known = forms_of.get(verb)
            if known is None:
                raise PatternError(f"{self.text!r}: {verb!r} is no verb of the language page")
            forms += [dict(zip(_FORMS, known, strict=True))[f] for f in _FORM_SETS[form]]
        return tuple(dict.fromkeys(forms))

    def _set(self, token: str) -> _Piece:
        words = self.sets.get(token[1:-1])
        if words is None:
            raise PatternError(f"{self.text!r}: there is no set {token}")
        return _any_of(words)

    def _word(self, token: str) -> _Piece:
        if token in SLOTS:
            return self._slot(token)
        if token != token.lower():
            raise PatternError(f"{self.text!r}: {token!r} is no slot; literals are lower case")
        if token.endswith("*"):
            return _Piece(re.escape(token[:-1]) + r"\w*", (token[:-1],))
        return _Piece(re.escape(token), (token,))

    def _slot(self, name: str) -> _Piece:
        words = dict(self.language.slots).get(name, ())
        if name == "NUM":
            digits = r"(?:[$€£¥]\s?)?\d[\d,]*(?:\.\d+)?"
            return _Piece(f"(?:{digits}|{_alternation(words)})", (*"0123456789", *words))
        if name == "ORD":
            return _Piece(rf"(?:\d+(?:st|nd|rd|th)|{_alternation(words)})", (*"0123456789", *words))
        if name == "YEAR":
            return _Piece(r"(?:1[4-9]|20)\d\d(?!,?\d)", ("14", "15", "16", "17", "18", "19", "20"))
        if name == "QUOTE":
            return _Piece('"[^"]+"', ('"',))
        marks = "".join(MARKS[kind] for kind in SLOTS[name])
        mention = "(?:the )?" + _MENTION.format(marks=marks) if marks else ""
        branches = [branch for branch in (mention, _alternation(words)) if branch]
        return _Piece(f"(?:{'|'.join(branches)})", words, marks)

    def _join(self, pieces: list[_Piece]) -> str:
        """One expression for elements in a row: separators between them, none around gaps."""
        out: list[str] = []
        for index, piece in enumerate(pieces):
            is_last = index == len(pieces) - 1
            if piece.is_gap:
                out.append(piece.regex)
            elif is_last:
                out.append(f"(?:{piece.regex})?" if piece.is_optional else piece.regex)
            elif piece.is_optional:
                out.append(f"(?:{piece.regex}{_separator(piece, pieces[index + 1])})?")
            else:
                following = pieces[index + 1]
                only_optional = following.is_optional and index + 2 == len(pieces)
                if only_optional:
                    tail = f"(?:{_separator(piece, following)}{following.regex})?"
                    return "".join([*out, f"{_ANY_MARK}{piece.regex}{_ANY_MARK}", tail])
                out.append(f"{_ANY_MARK}{piece.regex}{_separator(piece, following)}")
        return "".join(out)


def _separator(piece: _Piece, following: _Piece) -> str:
    """What may stand between two elements: no space around hyphens, before 's or punctuation."""
    if piece.regex == r"\-" or following.regex.startswith((r"\-", "'")):
        return _ANY_MARK
    if following.regex in {",", ";", ":", "%"}:
        return rf"{_ANY_MARK}\s*"
    return _SEPARATOR


def _any_of(words: tuple[str, ...]) -> _Piece:
    return _Piece(_alternation(words), tuple(word.rstrip("*") for word in words))


def _alternation(words: tuple[str, ...]) -> str:
    """Longest first, so that a phrase is preferred to the word that begins it."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(_phrase(word) for word in ordered) + ")" if ordered else ""


def _phrase(words: str) -> str:
    parts = [
        re.escape(word.rstrip("*")) + (r"\w*" if word.endswith("*") else "")
        for word in words.split()
    ]
    return _SEPARATOR.join(parts) + (r"(?!\w)" if parts and not words.endswith("*") else "")


def _is_plain(word: str) -> bool:
    return word not in SLOTS and re.fullmatch(r"[\w'.-]+", word) is not None
