"""Where a sentence asks for something: "must", "we urge", "let us", "it is time", commands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from discourse.annotators.call_frames import find_spoken_to, is_supposed, match_aside
from discourse.annotators.call_patterns import STRENGTHS, call_patterns
from discourse.annotators.clause_words import ClauseReader

_THAT = re.compile(r"that\s+")
_TOWARDS = re.compile(r"(?:to|on|upon|for)\s+")
_ASKING = re.compile(r"\b(?:ask|asks|asking|appeal|appeals)\s+(?:to\s+)?\Z")
_ASKED = re.compile(r"(?:is|are) (?:urged|invited|encouraged|requested|asked|called upon) to\b")
_SOMEBODY = re.compile(r"(?:the|our|my|his|her|all|every|those|these)\s(?:[\w'-]+\s?){1,6}")
_NAME = re.compile(
    r"(?:[Tt]he\s)?[A-Z]\w*[a-z][\w'’-]*(?:\s(?:of\s|and\s|the\s)*[A-Z][\w'’-]+){0,5}\s*"
)
_SELF = re.compile(r"(?:our|my|it|them|one)sel(?:f|ves)\b")
_FOR = re.compile(r"\s+for\s+")
#: "It falls to us to act", and not "it is time to act".
_ASKED_BEFORE_TO = ("us", "all", "the", "our", "every", "each", "both", "everyone", "them")
_US = ("us", "'s")
_MOST_BEFORE_ACT = 9  # words
_FIRST = re.compile(r"[\w']+")
_MODAL = re.compile(r"\s(?:should|must|will|would|can|may|be|not)\s+")
_SUFFERED = re.compile(
    r"\b(?:be|been|being|is|are|was|were|who|which|that)\s+(?:[a-z]+ly\s+|also\s+)?\Z"
)
_BEFORE_NOUN = re.compile(
    r"\b(?:the|an?|in|of|with|for|restore|build|no|any|their|urgent|human|basic|pressing|growing)\s+\Z"
)
#: "The priority that should be given": told of a noun, and no call where the sentence has another.
_WHICH = re.compile(r"\b(?!(?:and|but|or)\b)\w+\s(?:that|which|who)\s+\Z")
#: "A policy whose goal is to serve".
_AIM = re.compile(
    r"\bwhose\s(?:[\w-]+\s)?(?:goal|aim|objective|purpose|ambition|mission|role|task)s?\s+\Z"
)
_IS_TO = ("is to", "are to")
_IF_IT = re.compile(r"\b(?:if|whether|unless|when)\s(?:it|this|that)\s(?:[\w-]+\s){1,3}\Z")
#: Behind the noun of a subject: "attempts by the islands", "pressure on the islands".
_BY_WHOM = re.compile(r"\s(?:by|on|against)\s")


@dataclass(frozen=True, slots=True)
class Call:
    """Words that ask: where they begin, the party asked, where the act begins, and how strongly.

    ``party`` is ``None`` where nobody is named; ``verb`` where a command has none.
    """

    start: int
    party: tuple[int, int] | None
    act: int
    verb: tuple[int, int] | None
    strength: str


def find_calls(clause: ClauseReader) -> list[Call]:
    """All calls of a sentence, in order, none inside the act of another but for hopes."""
    found = [*_by_modal(clause), *_by_verb(clause), *_let(clause), *_needed(clause)]
    main = [call for call in found if not _is_told_of_noun(clause, call)]
    chosen: list[Call] = []
    done = 0
    calls = main or found or _commands(clause)
    for call in sorted(calls, key=lambda call: (call.start, -call.act)):
        if call.act >= done:
            chosen.append(call)
            done = clause.act_end(call.act)
    return chosen


def _is_told_of_noun(clause: ClauseReader, call: Call) -> bool:
    return call.verb is not None and _WHICH.search(clause.text, 0, call.verb[0]) is not None


def only_goes_on(clause: ClauseReader) -> bool:
    """Whether a sentence asks for nothing but to follow what is said: "let us look at the map"."""
    patterns, text = call_patterns(clause.grammar), clause.text
    is_move = patterns.speaking.search(text) or any(_is_move(clause, at) for at in _acts(clause))
    return bool(is_move) and not find_calls(clause)


def _acts(clause: ClauseReader) -> Iterator[int]:
    """Where the acts of "let us" and of commands begin."""
    patterns = call_patterns(clause.grammar)
    yield from (m.end() for m in patterns.let.finditer(clause.text, clause.runs))
    yield from (match.end() for match in patterns.command.finditer(clause.text))


def names_party(clause: ClauseReader, start: int, end: int) -> bool:
    """Whether the words there are of somebody who can be asked: states, bodies, people, "we"."""
    return call_patterns(clause.grammar).party.search(clause.text, start, end) is not None


def is_name(clause: ClauseReader, start: int, end: int) -> bool:
    """Whether the words there are a name that no list has, not at the head of the sentence."""
    return start > 0 and _NAME.fullmatch(clause.words, start, end) is not None


def asks_somebody(clause: ClauseReader, call: Call) -> bool:
    """Whether whoever is asked is the object of the verb ("we urge the lenders") or its subject.

    As in "the lenders are urged to wait", not in "the talks must go on".
    """
    if call.party is None or call.verb is None:
        return False
    if call.party[0] < call.verb[1]:
        return _ASKED.match(clause.text, *call.verb) is not None
    is_taken = call_patterns(clause.grammar).somebody.search(clause.text, 0, call.party[0])
    return is_taken is not None and _SOMEBODY.fullmatch(clause.text, *call.party) is not None


def party_of(clause: ClauseReader, call: Call) -> tuple[int, int] | None:
    """The party asked: nobody, where a subject is what somebody does ("attempts by them")."""
    if call.party is None:
        return None
    start, end = call.party
    behind = _BY_WHOM.search(clause.text, start, end)
    return call.party if behind is None or names_party(clause, start, behind.start()) else None


def has_must(clause: ClauseReader) -> bool:
    """Whether something is asked with "must" or "should" in a sentence."""
    return next(_by_modal(clause), None) is not None


def _by_modal(clause: ClauseReader) -> Iterator[Call]:
    """Such as "the islands must act"."""
    patterns = call_patterns(clause.grammar)
    for match in patterns.modal.finditer(clause.text, clause.runs):
        is_noun = _BEFORE_NOUN.search(clause.text, 0, match.start())  # "the need to"
        is_aim = match["call"] in _IS_TO and _AIM.search(clause.text, 0, match.start())
        if is_noun or is_aim or patterns.aside.match(clause.text, match.end()):
            continue
        if match["call"] == "should" and is_supposed(clause.text, match.start()):
            continue  # "should the talks fail"
        start = min(clause.subject(match.start()).start, match.start())
        if patterns.supposed.search(clause.text, 0, start) or patterns.inquiry.search(clause.text):
            continue  # "if the islands must", "how many must"
        party = (start, match.start()) if start < match.start() else None
        if match["turned"]:  # "nor should we"
            start, party = match.start(), match.span("turned")
        strength = "demand" if match["demand"] else "call"
        yield Call(start, party, match.end(), match.span(strength), strength)


def _by_verb(clause: ClauseReader) -> Iterator[Call]:
    """Such as "we urge the islands to act", "we call for a truce", "we hope they will stay"."""
    found = list(call_patterns(clause.grammar).verbs.finditer(clause.text))
    # "They called for a truce and requested the lenders to wait": each has its own object.
    firsts = [match.start() for match in found if match.lastgroup in STRENGTHS]
    for match in found:
        is_wish = match["hope"] and clause.text.startswith("to ", match.end())
        is_own_mind = _SELF.match(clause.text, match.end())  # "we need to remind ourselves"
        is_noun = match.lastgroup and _BEFORE_NOUN.search(clause.text, 0, match.start())
        if is_wish or is_noun or is_own_mind or _is_only_told(clause, match):
            continue
        strength = match.lastgroup if match.lastgroup in STRENGTHS else "call"
        start = min(clause.subject(match.start()).start, match.start())
        end = clause.clause_end(match.end())
        end = min([end, *(at for at in firsts if at > match.end())])
        party, act = _asked_behind(clause, match.end(), end)
        yield Call(start, party, act, match.span(), strength)


def _is_only_told(clause: ClauseReader, verb: re.Match[str]) -> bool:
    """Whether a verb tells what others asked: "the women asked us", not "the ministers urged"."""
    if not call_patterns(clause.grammar).told.match(verb.group()):
        return False
    if clause.grammar.tells.match(clause.text, 0, verb.start()) is None:
        return True
    is_suffered = _SUFFERED.search(clause.text, 0, verb.start())
    return bool(is_suffered) or clause.text.startswith(("by ", "for "), verb.end())


def _asked_behind(clause: ClauseReader, start: int, end: int) -> tuple[tuple[int, int] | None, int]:
    """Who is asked behind a verb of calling, and where the act begins."""
    text, patterns = clause.text, call_patterns(clause.grammar)
    if that := _THAT.match(text, start):
        modal = _MODAL.search(text, that.end(), end)
        if modal:
            return (that.end(), modal.start()), modal.end()
        return _who_acts(clause, that.end()) or _who_is_to(clause, that.end(), end)
    towards = _TOWARDS.match(text, start)
    begin = towards.end() if towards else start
    is_of_somebody = patterns.somebody.search(text, 0, begin)
    for to in patterns.to.finditer(text, begin, end):
        is_asked = (
            names_party(clause, begin, to.start())
            or (is_of_somebody and _SOMEBODY.fullmatch(text, begin, to.start()))
            or is_name(clause, begin, to.start())
        )
        if is_asked and _opens(clause, to):
            return (begin, to.start()), to.end()
    told = match_aside(text, end) if is_of_somebody else None
    if told and _opens(clause, told):
        return (begin, end), told.end()
    wanted = _FOR.search(text, begin, end) if _ASKING.search(text, 0, start) else None
    return ((begin, wanted.start()), wanted.end()) if wanted else (None, begin)


def _opens(clause: ClauseReader, to: re.Match[str]) -> bool:
    """Whether an act begins behind "to", with its ``verb``."""
    is_command = to["verb"] in call_patterns(clause.grammar).commands
    return is_command or clause.opens_act(to.start("verb"))


def _who_acts(clause: ClauseReader, start: int) -> tuple[tuple[int, int], int] | None:
    """Who is asked at the opening of a clause without a modal ("that the islands act")."""
    found = clause.grammar.candidates.match(clause.text, start)
    if found and found.end() < len(clause.text):
        return found.span(), found.end() + 1
    return None


def _who_is_to(clause: ClauseReader, start: int, end: int) -> tuple[tuple[int, int] | None, int]:
    """The same of a party by other words, up to a verb in its base ("that the guards disarm")."""
    nouns = clause.grammar.words["also_nouns"]
    for word in list(_FIRST.finditer(clause.text, start, end))[1:_MOST_BEFORE_ACT]:
        is_act = word.group() not in nouns and clause.opens_act(word.start())
        if is_act and names_party(clause, start, word.start()):
            return (start, word.start()), word.start()
    return None, start


def _is_move(clause: ClauseReader, act: int) -> bool:
    """Whether an act is one of speaker and hearers in the text: "let us be clear"."""
    return call_patterns(clause.grammar).move.match(clause.text, act) is not None


def _let(clause: ClauseReader) -> Iterator[Call]:
    """Such as "let us plant", "let no one forget"."""
    for match in call_patterns(clause.grammar).let.finditer(clause.text, clause.runs):
        party = match.span("who") if match["who"] else match.span(2)
        if clause.text[slice(*party)] in _US and _is_move(clause, match.end()):
            continue
        yield Call(match.start(), party, match.end(), match.span(), "call")


def _needed(clause: ClauseReader) -> Iterator[Call]:
    """Such as "it is time to act", "it is essential that the islands act"."""
    text = clause.text
    for match in call_patterns(clause.grammar).need.finditer(text, clause.runs):
        if _is_in_supposition(clause, match.start()):
            continue
        party: tuple[int, int] | None = None
        act = match.end()
        if match["joint"] == "that":
            party, act = _who_acts(clause, act) or (None, act)
        elif match["joint"] != "to" or not _is_base(clause, act):
            to = call_patterns(clause.grammar).to.search(text, act, clause.clause_end(act))
            if to:
                party, act = (match.end(), to.start()), to.end()
            elif match["joint"] == "to":
                continue  # "critical to the islands"
        yield Call(match.start(), party, act, match.span(), "call")


def _is_in_supposition(clause: ClauseReader, at: int) -> bool:
    """Whether the words at ``at`` are in a clause that supposes: "if it is necessary to"."""
    before = clause.text[clause.sentence_start(at) : at]
    return _IF_IT.search(before) is not None


def _is_base(clause: ClauseReader, at: int) -> bool:
    """Whether a verb in its base stands there, or an adverb of one."""
    first = _FIRST.match(clause.text, at)
    known = call_patterns(clause.grammar).commands
    return first is None or first.group() in known or first.group() not in _ASKED_BEFORE_TO


def _commands(clause: ClauseReader) -> Iterator[Call]:
    """Such as "stop the shelling"."""
    patterns = call_patterns(clause.grammar)
    party, said = find_spoken_to(clause.text) or (None, 0)
    for match in patterns.command.finditer(clause.text):
        first = _FIRST.match(clause.text, match.end())
        is_command = first is not None and first.group() in patterns.commands
        is_read = patterns.let.pattern.match(clause.text, match.end())
        if is_read or patterns.speaking.match(clause.text, match.end()):
            continue
        if is_command and not _is_move(clause, match.end()):
            asked = party if match.end() >= said else None
            yield Call(match.end(), asked, match.end(), None, "call")
