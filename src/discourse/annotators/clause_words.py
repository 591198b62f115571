"""A sentence as pledges and calls are read off it: its clauses, subjects, coordinated verbs.

No parser stands behind this. Names of parties are blanked first (:func:`blanked`), so that one
country is read like any other, whatever the words inside its name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import chain

from discourse.annotators.clause_grammar import OTHER, OWN, STOP, Grammar
from discourse.annotators.mentions import Mention
from discourse.annotators.openings import Run, runs_of
from discourse.annotators.quantity_words import load_quantity_words
from discourse.text import fold

_WIDEST_GAP = 9  # words between a subject and its modal
_MOST_WORDS = 12
_WORD = re.compile(r"[\w'-]+")
#: A time before a subject without a comma: "from midnight tonight the bank will".
_TIME_FIRST = re.compile(
    r"(?:from|as of|by|in|on|since|starting)\s+(?:(?!the\b)[\w-]+\s+){0,3}"
    r"(?:tonight|today|tomorrow|onwards?|midnight|(?:19|20)\d\d)\s+(?=\w)"
)
#: A clause with a verb of its own, before the modal of whom it tells.
_WHICH = re.compile(r"\b(?:which|who)\s*\Z")
_HAS = re.compile(r"\s*(?:has|have|had|is|are|was|were)\s(?:[\w-]+\s){2,}")
#: One comma, behind which a subject begins.
_NEXT_SUBJECT = re.compile(
    rf"(?!{OWN}|{OTHER}|we\b|i\b)[^,]+,\s(?:the|our|all|every|each|its|{OTHER})\b[^,]+"
)
_BETWEEN_COMMAS = re.compile(r",\s[^,;:—]+,\s+\Z")
_RELATIVE = re.compile(r"(?:who|that|which)\s")
_HELPING = re.compile(r"(?:,?\s+(?:has|have|is|are|also|not))+\s*\Z")
_OWN_AND = re.compile(rf"(?:{OWN}|\bwe) and (?:our |its |the )?\Z")
_WITH_OTHERS = re.compile(rf",? (?:and|together with|along with) (?:our |its |the |{OTHER})")
_OTHERS_AND = re.compile(rf"{OTHER}+,? and (?:the )?\Z")
_OTHERS_AND_OWN = re.compile(rf"{OTHER}+,? and (?:the )?{OWN}")
#: No words that are cut short end with these.
_NO_END = frozenset(
    (
        *("the", "a", "an", "of", "for", "to", "in", "on", "and", "or", "with", "by", "its", "our"),
        *("their", "from", "against", "through", "into", "between", "under", "as", "that", "which"),
    )
)
#: And no words at all with these.
_JOINING = frozenset(("and", "or", "nor", "but", "the", "a", "an"))
_ARTICLES = frozenset(("the", "a", "an"))
_SIGNS = ("$", "€", "£")  # "US" of "US$ 250 million" ends no words either
_BEHIND_TO = re.compile(r"(?P<verb>[a-z-]+)(?:\s+(?P<behind>[a-z-]+))?")
_LET_AGAIN = re.compile(r",?\s(?:and|but|or)\s(?=let\s(?:us|no|there|them)\b)")
_WE_TOGETHER = re.compile(
    r",\s(?:the\s)?(?:heads|leaders|ministers|members|presidents|governments|representatives)\b"
)


@dataclass(frozen=True, slots=True)
class Subject:
    """Who stands before a modal: ``self``, ``joint`` or words, and where; ``None``: nobody told."""

    start: int
    who: str | None


@cache
def _numbers() -> frozenset[str]:
    return frozenset(load_quantity_words().cardinals)


def blanked(text: str, mentions: Iterable[Mention], start: int = 0) -> str:
    """``text`` folded, every name in it blanked, with its article; of the same length.

    Args:
        text: a sentence.
        mentions: of the document; parties without a name stay as they are.
        start: where in the document the sentence begins.
    """
    folded = fold(text)
    for mention in mentions:
        low, high = mention.start - start, mention.end - start
        if low < 0 or high > len(text) or mention.kind == "unnamed_actor":
            continue
        if folded[:low].endswith("the ") and (low == 4 or not folded[low - 5].isalnum()):
            low -= 4
        mark = OWN if mention.kind == "self" else OTHER
        folded = folded[:low] + mark * (high - low) + folded[high:]
    return folded


class ClauseReader:
    """Reads one sentence; all positions are positions in it."""

    def __init__(self, words: str, text: str, grammar: Grammar) -> None:
        self.words, self.text, self.grammar = words, text, grammar

    @cached_property
    def runs(self) -> list[Run]:
        """Its letters and digits in a row: where expressions may begin."""
        return runs_of(self.text)

    def quote(self, start: int, end: int, most: int = _MOST_WORDS) -> str | None:
        """The words there, ``most`` at most, without signs around them."""
        end = min(end, len(self.text))
        found = list(_WORD.finditer(self.text, start, end))
        is_cut = len(found) > most
        kept, no_end = found[:most], _NO_END if is_cut else _JOINING
        while len(kept) > 1 and (
            kept[-1].group() in no_end or (is_cut and self.text.startswith(_SIGNS, kept[-1].end()))
        ):
            kept.pop()
        if len(kept) < len(found):
            end = kept[-1].end()
        return " ".join(self.words[start:end].split()).strip(' ,;.:—-!?()"“”') or None

    def opener(self, at: int) -> int:
        """Where the clause begins that holds ``at``."""
        return max((m.end() for m in self.grammar.opener.finditer(self.text, 0, at)), default=0)

    def clause_end(self, at: int) -> int:
        """Where the clause ends that holds ``at``."""
        found = self.grammar.closer.search(self.text, at)
        return found.start() if found else len(self.text)

    def act_end(self, verb: int) -> int:
        """Where the act at ``verb`` ends: with its clause, or where another modal has its own."""
        end = self.clause_end(verb)
        if again := _LET_AGAIN.search(self.text, verb, end):
            end = again.start()
        for modal in self.grammar.modal.finditer(self.text, verb, end):
            next_start = max(self.subject(modal.start()).start, verb)
            joint = self.grammar.coordinator.search(self.text, verb, next_start)
            if joint:
                return joint.start()
        return end

    def is_passive(self, verb: int) -> bool:
        """Whether what begins at ``verb`` is "be" with a participle."""
        return bool(self.grammar.passive.match(self.text, verb))

    def subject(self, at: int) -> Subject:
        """Who stands before the modal at ``at``, past words between commas and past "and"."""
        if self.grammar.inherits.search(self.text, 0, at):
            modals = list(self.grammar.modal.finditer(self.text, 0, at))
            before = [found for found in self._candidates(0, at) if found.who in ("self", "joint")]
            if modals or before:
                first = self.subject(modals[-1].start()) if modals else before[-1]
                return Subject(at, first.who)
        comma = _BETWEEN_COMMAS.search(self.text, self.sentence_start(at), at)
        if comma and comma.start() and (outer := self.subject(comma.start())).who:
            return outer
        start = self.opener(at)
        relative = _WHICH.search(self.text, 0, start)
        if relative and _HAS.match(self.text, start, at):  # "no boat which has a flag will"
            start = self.opener(relative.start())
        for found in reversed(list(self._candidates(start, at))):
            if self._is_relative(found, at):
                start = self.opener(found.start)
                break
            if len(_WORD.findall(self.text, found.start, at)) <= _WIDEST_GAP + 3:
                if _NEXT_SUBJECT.fullmatch(self.text, found.start, at):
                    break  # "if they refuse this call, the council must"
                return found
        comma_at = self.text.rfind(", ", start, at)
        begin = comma_at + 2 if comma_at >= 0 and self.text[comma_at + 2 : at].strip() else start
        while begin < at and not self.text[begin].isalnum():
            begin += 1
        if time := _TIME_FIRST.match(self.text, begin, at):
            begin = time.end()
        return Subject(begin, self._named(begin, at))

    def is_joint(self, start: int, end: int) -> bool:
        """Whether the words from ``start`` name both sides, or the own one with others."""
        match = self.grammar.candidates.match(self.text, start, end)
        if match is None:
            return False
        if _OTHERS_AND_OWN.match(self.text, start, end):
            return True
        with_others = match["own"] and self._is_with_others(match, 0, end)
        return bool(match["joint"] or with_others)

    def _is_with_others(self, own: re.Match[str], start: int, end: int) -> bool:
        """Whether another party is joined to the own one: "Marenza and Tolvar", either first."""
        before = _OTHERS_AND.search(self.text, start, own.start())
        is_all = own.group() == "we" and _WE_TOGETHER.match(self.text, own.end())
        return bool(before or is_all or _WITH_OTHERS.match(self.text, own.end(), end))

    def _is_relative(self, found: Subject, at: int) -> bool:
        """Whether a clause ends before the modal whose subject is "who": "those who stay must"."""
        is_who = _RELATIVE.match(self.text, found.start)
        return is_who is not None and len(_WORD.findall(self.text, is_who.end(), at)) > 1

    def sentence_start(self, at: int) -> int:
        """Behind the last sign before ``at`` that ends a clause for good."""
        return max((m.end() for m in STOP.finditer(self.text, 0, at)), default=0)

    def _named(self, start: int, at: int) -> str | None:
        """The words of a subject, without the helping verb behind it."""
        helping = _HELPING.search(self.text, start, at)
        return self.quote(start, helping.start() if helping else at)

    def _candidates(self, start: int, at: int) -> Iterator[Subject]:
        for match in self.grammar.candidates.finditer(self.text, start, at):
            is_we = match.group() in ("we", "i")
            if not is_we and self.grammar.preposition.search(self.text, start, match.start()):
                continue
            if _OWN_AND.search(self.text, start, match.start()):
                continue
            if match["own"]:
                is_joint = self._is_with_others(match, start, at)
                before = _OTHERS_AND.search(self.text, start, match.start())
                begin = before.start() if before else match.start()
                yield Subject(begin, "joint" if is_joint else "self")
            elif match["joint"]:
                yield Subject(match.start(), "joint")
            else:
                yield Subject(match.start(), self._named(match.start(), at))

    def is_verb(self, at: int) -> bool:
        """Whether the word at ``at`` is a verb in its base or "-ing", and no noun of that form."""
        word = _WORD.match(self.text, at)
        known = self.grammar.bases | self.grammar.gerunds
        return word is not None and word.group() in known - set(self.grammar.words["also_nouns"])

    def opens_act(self, at: int) -> bool:
        """Whether a verb in its base stands behind "to" at ``at``; of unknown ones an object tells.

        "To reopen the locks", "to write off debts" are acts, "to the north", "to peace" are not.
        """
        match = _BEHIND_TO.match(self.text, at)
        if match is None:
            return False
        word, behind = match["verb"], match["behind"] or ""
        is_again = word.startswith("re") and word[2:] in self.grammar.bases
        if word in self.grammar.bases or is_again:
            return True
        words = self.grammar.words
        is_no_verb = word in words["articles"] or word in words["prepositions"]
        is_followed = behind in words["articles"] or behind in words["particles"]
        return not is_no_verb and is_followed

    def pieces(self, verb: int, end: int) -> list[tuple[int, int]]:
        """The verbs coordinated from ``verb`` up to ``end``, each with the words that are its own.

        "Build ships and train crews" are two; "promote and protect rights" is one, and what "or"
        leaves open.
        """
        first = _WORD.match(self.text, verb)
        if first and first.group() in _ARTICLES:  # "a plan that will end hunger and build roads"
            return [(verb, end)]
        known = self.grammar.gerunds if first and first.group().endswith("ing") else (
            self.grammar.bases
        )  # fmt: skip
        starts = [verb]
        ends = list[int]()
        at = verb
        while match := self.grammar.joins.search(self.text, at, end):
            at = match.start("verb")
            own = _WORD.findall(self.text, starts[-1], match.start())
            is_known = match["verb"] in known or (match["to"] and self.opens_act(at))
            shares_object = own[-2:-1] == ["to"] and own[-1] in self.grammar.bases
            if is_known and len(own) > 1 and not shares_object and self._is_verb(match):
                ends.append(match.start())
                starts.append(match.start("verb"))
        return list(zip(starts, chain(ends, [end]), strict=True))

    def _is_verb(self, match: re.Match[str]) -> bool:
        """Whether a form that may be a noun is a verb here, by what follows it."""
        behind = (match["behind"] or "").strip()
        if match["to"] and behind:
            return True
        if behind[:1].isdigit() or behind.split(" ")[0] in _numbers():
            return True
        if behind.split(" ")[0] in self.grammar.gerunds:  # "start paying"
            return True
        if match["verb"] not in self.grammar.words["also_nouns"]:
            return behind.split(" ")[0] not in ("of", "and", "or") and bool(behind)
        words = self.grammar.words
        articles = words["articles"]
        if match["verb"] in words["intransitive"]:
            articles += words["motions"]
        return any(
            behind == article or behind.startswith(f"{article} ") for article in articles
        ) or behind.startswith((OWN, OTHER))
