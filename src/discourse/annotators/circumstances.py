"""What is told around an act: for whom, how much, by when, by what means, on what condition."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from discourse.annotators.clause_grammar import OTHER, OWN
from discourse.annotators.clause_words import ClauseReader
from discourse.annotators.openings import Opened, openings
from discourse.annotators.pledge_words import any_of, load_pledge_words
from discourse.annotators.quantities import find_quantities
from discourse.annotators.quantity_words import load_quantity_words

_MOST_WORDS = 10
_MOST_OF_AN_ACT, _ANY_NUMBER = 22, 1000  # words
_MORE = " …"  # behind words that are not all
#: What no act ends with where a time behind it is told apart: "contribute to it at | this session".
_LOOSE_END = re.compile(r"(?:[\s,]+(?:at|in|on|by|of|for|to|from|with|and|or|the))+\s*\Z")
_NEGATION = re.compile(r"\b(?:not|never|no longer)\s+(?:to\s+)?(?:\w+ly\s+|ever\s+|again\s+)?\Z")
#: Not the commas of a number, nor of a list of single words ("open, fair and lasting").
COMMA = r",(?!\d)(?!\s(?:[\w-]+(?:\s[\w-]+)?,\s)*(?:[\w-]+(?:\s[\w-]+)?,?\s)?(?:and|or)\s)"
#: Whose help it is done with, who gains nothing by it.
_SUPPORT_OF = re.compile(
    r"\b(?:with|thanks to|through|welcom(?:e|ing)|count on|rely on|seek|appreciate)\s+"
    r"the\s+(?:[\w-]+\s+)?"
    r"(?:support|help|participation|assistance|backing)\s+\Z"
)
_LISTED = re.compile(r",\s+(?:and\s+)?|\s+and\s+")
#: What is called for, in few words, with no clause in it.
_THING = re.compile(
    r"(?!(?:we|i|they|it|he|she|to|by|which|who|that|in|on|with)\b)(?:(?!(?:we|which|who|that|is|are|will"
    r"|must|should)\b)[\w'-]+\s?){1,8}"
)
_ASIDE = re.compile(r",\s[^,;:.]{1,60},\s+(?=(?:the|an?|its|their|our|his|her|all)\b)")
_FIRST = re.compile(r"[\w'-]+\s*")
#: Lists whose words open a time.
_TIMES = ("before_time", "edges", "which_time", "time_words", "limits", "lasting")
_ACT_END = re.compile(r"[;:—]")
_PHRASE_END = re.compile(rf"{COMMA}|[;:—(]")
_TO = re.compile(r"\sto\s+(?:[a-z]+ly\s+)?")
_WHILE = re.compile(r"\s(?:as|while|when)\s(?:we|i|they|it)\b")
_SET_OFF = re.compile(r"(?:\A|[;:—(]|--)\W*\Z")
_ALL = re.compile(
    r"all\s(?:of\s)?(?:(?:the|our|its|their|those)\s[\w'’-]+"
    rf"|(?:[\w-]+\s){{0,2}}?(?:[\w'’-]+s\b|people\b)|us\b|{OTHER}+)"
)
_ONLY_OWN = re.compile(
    rf"(?:the\s)?{OWN}+(?:'s)?(?:\s(?:delegation|government|mission|embassy))?\Z"
    r"|(?:my|our)\s(?:delegation|government|mission)\Z"
)
_PEOPLE = "people"


@dataclass(frozen=True, slots=True)
class _Patterns:
    time: Opened
    means: re.Pattern[str]
    joining: re.Pattern[str]
    towards: re.Pattern[str]
    belonging: re.Pattern[str]
    serving: re.Pattern[str]
    condition: re.Pattern[str]
    motion: re.Pattern[str]
    action_end: re.Pattern[str]


def _time() -> str:
    """An expression for a time that is set: a date, a stretch, an occasion, how long."""
    words, numbers = load_pledge_words(), load_quantity_words()
    months = any_of(numbers.lists["months"])
    units = rf"{any_of(words['times'])}(?!\s{any_of(words['counted_by_time'])})"
    year = rf"(?:19|20)\d\d\b(?!\s{any_of(words['named_by_year'])})"
    number = rf"(?:\d+|{any_of(numbers.cardinals)}|few|several)"
    before = any_of(words["before_time"])
    which = any_of(words["which_time"])
    edge = rf"(?:(?:the\s+)?{any_of(words['edges'])}\s+(?:the\s+)?)?"
    date = (
        rf"(?:{number}\s+(?:and|to|or|–|-)\s+)?(?:{number}\s+)?{months}(?:\s+\d{{1,2}}\b(?!\d))?"
        rf"(?:,?\s+{year}|\s+(?:this|next)\s+year)?|{year}\b"
    )
    goes_on = r"(?:we|i|they|will|shall|stands?|is|are|has|have|remains?|continues?)"
    kind = rf"(?:{any_of(words['kinds_of_time'])}\s+)?"
    return (
        rf"(?:{before}\s+)(?:the\s+)?{edge}(?:{date})"
        rf"|from\s+\d{{1,2}}\s+to\s+\d{{1,2}}\s+{months}"
        rf"|(?:{before}\s+)?(?:the\s+)?{edge}{which}\s+(?:{number}\s+)?(?:{months}|{kind}{units})"
        rf"|{before}\s+{edge}(?:(?:the|our|a|its|his|her|your)\s+)?(?:{number}\s+)?{kind}{units}"
        rf"(?:\s+(?:of\s+)?{year}(?:\s*(?:to|[-–—])\s*{year})?|\s+is\s+out"
        rf"|\s+(?:meetings?|summit|session))?"
        rf"|{any_of(words['limits'])}\s+(?:the|our|its|their)\s+(?:[\w-]+\s+)?{any_of(words['events'])}"
        rf"(?:\s+meetings?)?"
        rf"|(?:on|by|before|until|from)\s+(?:next\s+|this\s+)?{any_of(words['weekdays'])}"
        rf"|{any_of(words['time_words'])}"
        rf"|{any_of(words['lasting'])}\s+(?:(?!\s(?:and|but)\s{goes_on}\b)[^,;:.—(])+"
    )


@cache
def _patterns() -> _Patterns:
    words = load_pledge_words()
    inner = rf"(?!{any_of(words['breaks'])})[\w'-]+\s+"
    phrase = rf"(?:{inner}){{0,4}}?"
    name = rf"[{OWN}{OTHER}]+"
    party = rf"(?P<party>{phrase}(?:{any_of(words['parties'])}(?:\s+(?:of|in)\s+{name})?|{name}))"
    return _Patterns(
        Opened(
            re.compile(_time()),
            openings((*(form for name in _TIMES for form in words[name]), "the")),
        ),
        re.compile(
            rf"(?:{any_of(words['means'])}|(?P<resting>{any_of(words['resting'])})"
            r"|\bby(?=\s+[a-z]+ing\b))\s+(?!(?:which|that|no)\b)"
        ),
        re.compile(rf"{any_of(words['joining'])}\s+(?:[a-z]+ly\s+|together\s+)?(?P<means>with)\s+"),
        re.compile(rf"{any_of(words['towards'])}\s+{party}"),
        re.compile(rf"{any_of(words['belonging'])}\s+{party}"),
        re.compile(rf"{any_of(words['serving'])}\s+{party}"),
        re.compile(
            rf"(?P<none>{any_of(words['no_conditions'])})|{any_of(words['conditions'])}"
            rf"|(?:\A|(?<=, )){any_of(words['turned_conditions'])}"
        ),
        re.compile(any_of(words["motion_verbs"])),
        re.compile(rf"{COMMA}|[;:—(]|{any_of(words['purposes'])}"),
    )


def find_action(
    clause: ClauseReader,
    verb: int,
    end: int,
    start: int | None = None,
    *,
    is_whole: bool = False,
) -> str | None:
    """Verb and object: from a negation on, up to a comma, a time, a means or a purpose.

    With other words before, where these ``start``. One that ``is_whole``, of a ledger without
    columns for purpose and means, goes on to the end of its clause but for a time. Of a long one
    the first words, and a sign that there are more.
    """
    patterns, stop = _patterns(), end
    if start is None:
        negation = _NEGATION.search(clause.text, 0, verb)
        start = negation.start() if negation else verb
    first = _FIRST.match(clause.text, verb, end)
    begin = first.end() if first else verb
    if aside := _ASIDE.match(clause.text, begin, stop):  # "publish, before May, the list"
        begin = aside.end()
    ends = _ACT_END if is_whole else patterns.action_end
    if match := ends.search(clause.text, begin, stop):
        stop = match.start()
    if match := patterns.time.search(clause.text, begin, stop, clause.runs):
        stop = match.start()
    means = (
        m for m in patterns.means.finditer(clause.text, begin, stop) if _leads_means(clause, m)
    )
    match = None if is_whole else next(means, None)
    if match and match.start() > begin:  # a verb alone says nothing: "stand together with others"
        stop = match.start()
    if stop < end and (loose := _LOOSE_END.search(clause.text, begin, stop)):
        stop = loose.start()
    whole, words = (clause.quote(start, stop, most) for most in (_ANY_NUMBER, _MOST_OF_AN_ACT))
    return words if words is None or words == whole else words + _MORE


def find_passive(
    clause: ClauseReader,
    subject: tuple[int, int],
    verb: int,
    end: int,
    *,
    is_whole: bool = False,
) -> str | None:
    """What is done to a subject, with it; what is told of it between commas is left out."""
    first, last = subject
    aside = _PHRASE_END.search(clause.text, first, last)
    if aside is None:
        return find_action(clause, verb, end, first, is_whole=is_whole)
    act = find_action(clause, verb, end, last, is_whole=is_whole)
    return f"{clause.quote(first, aside.start())}{_MORE} {act}" if act else None


def find_things(clause: ClauseReader, start: int, end: int) -> str | None:
    """The things that are called for, where they are several: "a truce, talks and an inquiry"."""
    words = clause.text[start:end].rstrip(" .")
    things = _LISTED.split(words)
    is_list = len(things) > 2 and all(_THING.fullmatch(thing) for thing in things)
    return clause.quote(start, start + len(words), 2 * _MOST_WORDS) if is_list else None


def find_deadline(clause: ClauseReader, start: int, end: int) -> str | None:
    """The first time set in the words from ``start`` to ``end``."""
    time = _patterns().time
    match = time.search(clause.text, start, end, clause.runs)
    if match is None and (behind := _time_behind(clause, end)):
        return clause.quote(*behind)
    return clause.quote(*match.span()) if match else None


def end_with_time(clause: ClauseReader, end: int) -> int:
    """Where an act ends with the time behind it, which begins no clause of the next one."""
    behind = _time_behind(clause, end)
    return behind[1] if behind else end


def _time_behind(clause: ClauseReader, end: int) -> tuple[int, int] | None:
    """A time right behind an act whose clause it ends: "until 2030"."""
    is_space = clause.text[end : end + 1] == " "
    match = _patterns().time.pattern.match(clause.text, end + 1) if is_space else None
    return match.span() if match else None


def find_mechanism(clause: ClauseReader, start: int, end: int) -> str | None:
    """By what means: what a preposition of means leads in, or with whom one works."""
    patterns = _patterns()
    if joining := patterns.joining.match(clause.text, start, end):
        return _means(clause, joining.start("means"), joining.end(), end)
    for match in patterns.means.finditer(clause.text, start, end):
        if _leads_means(clause, match):
            return _means(clause, match.start(), match.end(), end)
    return None


def _leads_means(clause: ClauseReader, match: re.Match[str]) -> bool:
    """Whether words before means lead in no time, nor what a noun rests on ("peace based on")."""
    is_time = _patterns().time.pattern.match(clause.text, match.start())
    hangs_on_noun = match["resting"] and not _SET_OFF.search(clause.text, 0, match.start())
    return not (is_time or hangs_on_noun)


def _means(clause: ClauseReader, start: int, inside: int, end: int) -> str | None:
    """The words of means from ``start``, up to a sign or to what they are for ("to help all")."""
    stop = _PHRASE_END.search(clause.text, inside, end)
    last = stop.start() if stop else end
    if meanwhile := _WHILE.search(clause.text, inside, last):
        last = meanwhile.start()
    if further := _patterns().means.search(clause.text, inside, last):
        last = further.start()
    for to in _TO.finditer(clause.text, inside, last):
        if clause.opens_act(to.end()):
            last = to.start()
            break
    return clause.quote(start, last, _MOST_WORDS)


def find_means_before(clause: ClauseReader, start: int, end: int) -> str | None:
    """The means told between commas before an act: "through the fund, we will build"."""
    patterns = _patterns()
    for match in patterns.means.finditer(clause.text, start, end):
        stop = clause.text.find(",", match.end(), end)
        is_set_off = not clause.text[start : match.start()].strip(" ,") or (
            clause.text[: match.start()].endswith(", ")
        )
        if stop >= 0 and is_set_off and _leads_means(clause, match):
            return clause.quote(match.start(), stop, _MOST_WORDS)
    return None


def find_beneficiary(clause: ClauseReader, start: int, end: int) -> str | None:
    """The party that an act serves or is meant for."""
    patterns = _patterns()
    is_motion = patterns.motion.match(clause.text, start) is not None
    if joining := patterns.joining.match(clause.text, start, end):  # with whom is no beneficiary
        start = joining.end()
    places = [] if is_motion else [patterns.towards, patterns.belonging]
    for pattern in [patterns.serving, *places]:
        for match in pattern.finditer(clause.text, start, end):
            is_own = pattern is patterns.belonging and _is_own_state(clause, match)
            is_means = _SUPPORT_OF.search(clause.text, start, match.start())
            if not (is_own or is_means or clause.is_verb(match.start("party"))):
                return clause.quote(match.start("party"), _party_end(clause, match), _MOST_WORDS)
    return None


def _is_own_state(clause: ClauseReader, match: re.Match[str]) -> bool:
    """Whether a party is the own state by its name, and not its people: it speaks, it gains not."""
    is_own = _ONLY_OWN.match(match["party"]) is not None
    return is_own and _PEOPLE not in clause.words[slice(*match.span("party"))]


def _party_end(clause: ClauseReader, match: re.Match[str]) -> int:
    """Where a party ends: "all" is of somebody mostly ("all women", "all of our neighbours")."""
    everyone = _ALL.match(clause.text, match.start("party"))
    return max(match.end("party"), everyone.end() if everyone else 0)


def find_amount(clause: ClauseReader, start: int, end: int) -> str | None:
    """The words of the quantities between ``start`` and ``end``; stretches of time are none."""
    found = find_quantities(clause.words[start:end])
    kept = [one for one in found if one.kind not in ("duration", "rank")]
    return "; ".join(clause.words[start + q.start : start + q.end] for q in kept) or None


def condition_span(clause: ClauseReader) -> tuple[int, int] | None:
    """Where the clause of the sentence stands that says on what condition."""
    found = _patterns().condition.finditer(clause.text)
    match = next((one for one in found if not one["none"]), None)
    if match is None:
        return None
    stop = _PHRASE_END.search(clause.text, match.end())
    return match.start(), stop.start() if stop else len(clause.text)


def find_condition(clause: ClauseReader) -> str | None:
    """The clause of the sentence that says on what condition."""
    place = condition_span(clause)
    return clause.quote(*place, 2 * _MOST_WORDS) if place else None
