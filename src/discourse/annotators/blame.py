"""Who is blamed in a sentence: the role that decides it, of a party that the sentence mentions.

A mention is criticism only where the party has the role for it: agent of a norm-breaking predicate
or nominalisation, or object of opposition; not where it suffers, is a place or owns something. What
is read is what stands around the mention, by the words of the contrast pages. It is a surface
reading of semantic roles (agent, patient; Fillmore 1968), without a parser.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from discourse.annotators.blame_patterns import blame_patterns
from discourse.annotators.bystanders import (
    OTHER,
    is_borne,
    is_bystander,
    is_wronged,
    is_wronged_by_another,
)
from discourse.annotators.denied_shares import find_denied_share
from discourse.annotators.doers import find_condemned, keeps_norm
from discourse.annotators.goodwill import find_goodwill
from discourse.text import Span, fold

Role = Literal["agent", "opposed", "sufferer", "blameless", "other"]

#: What stands between words of blame and the party ends within so many characters before it.
_LONGEST_GAP = 160
#: Right before a party: those who act for it, "the border police of X", "the authorities in X".
_ACTING_FOR = re.compile(
    r"\bthe\s+(?:(?:armed|border|de facto|present|security|\w+al|\w+ary)\s+)?"
    r"(?:(?:army|air force|fleet|forces|guards|leaders|leadership|navy|police|troops)\s+of"
    r"|(?:authorities|government|junta|military|regime|rulers)\s+(?:of|in))\s+(?:the\s+)?$"
)
_BEFORE_PARTY = ("of ", "of the ", "in ", "in the ")
_NEAR = 60  # letters behind a mention where a demand of it stands
_REACH = 20  # words of a predicate that are read
_ENDS_PREDICATE = re.compile(
    r"[;:.?!—]|\s-\s|,\s(?:we|our|my|i|they)\b"
    r"|\b(?:while|whereas|although|because|if|unless|so that)\b"
    rf"|\sthat\s(?:the\s)?{OTHER}"  # what it knows or says of another
    r"|\b(?:clear|certain|sure|aware|said|says|stated|noted|reports?)\sthat\s"
    r"(?!(?:its?|s?he|his|her|they|their)\b)"
    r"|^\s(?:ha[sd]\sbeen|is|are|was|were)\s(?:torn|hit|struck|ravaged|devastated|shaken|plagued)"
    r"\s(?:\w+\s)?by\b"  # what is done to it
)
_RELATIVE = re.compile(r",?\s*(?:who|that|which)\b")
_PASSIVE = re.compile(r"\b(?:is|are|was|were|been|being|be|get|gets|got)(?:\s\w+){0,2}\s$")
#: The same subject goes on after a turn: "welcomed the treaty but has broken it".
_TURNS = re.compile(
    r"\b(?:but|yet|only to)\s(?!(?:the|an?|we|our|i|they|their|it|he|she|this|that|these|those"
    r"|there|no|to|in|for|some|many|\ue001+)\b)"
)
_OPENS = re.compile(
    r"[^\w\ue001]*(?:(?:has|have|had|will|would|also|itself|well|[a-z]+ly|is|are|was|were|and|and\s(?:its|their|our)\s\w+|\ue001+)\s+)*"
)


@dataclass(frozen=True, slots=True)
class Blame:
    """The role of a party, and where the words stand that give it the role (of ``None``: nowhere).

    ``is_weak`` where only a noun or adjective in what is said of the party is blame, no verb.
    """

    role: Role
    start: int | None = None
    end: int | None = None
    is_weak: bool = False


def is_blamed(sentence: str, mention: Span) -> bool:
    """Whether the party at ``mention`` (positions in ``sentence``) is blamed there.

    True of the agent of norm-breaking conduct and of the object of opposition, false of a party
    that suffers, only stands somewhere, or is spoken of without blame.
    """
    return find_blame(sentence, mention).role in ("agent", "opposed")


def find_blame(sentence: str, mention: Span, others: Iterable[Span] = ()) -> Blame:
    """The role of the party at ``mention``; ``others`` are further mentions in the sentence."""
    letters = list(fold(sentence))
    for other in others:
        if not other.overlaps(mention):
            letters[other.start : other.end] = OTHER * len(other)
    return _Reader("".join(letters), mention).blame()


def is_placed(folded: str, mention: Span) -> bool:
    """Whether a mention in folded text follows a preposition, or owns something."""
    behind = folded[mention.end : mention.end + 1]
    return behind == "'" or blame_patterns().placed.search(folded[: mention.start]) is not None


def is_hindered(folded: str, mention: Span) -> bool:
    """Whether a wrong is done to the work of a party: "the denial of access by" or "of"."""
    before = folded[: mention.start]
    return blame_patterns().hindered.search(before, max(len(before) - _LONGEST_GAP, 0)) is not None


@dataclass(frozen=True, slots=True)
class _Reader:
    """A sentence, folded, other mentions masked, and the mention that is asked about."""

    text: str
    mention: Span

    def blame(self) -> Blame:
        """The role of the mention, from what speaks plainest to what speaks least plainly."""
        patterns = blame_patterns()
        before, after = self.text[: self.mention.start], self.text[self.mention.end :]
        if before.endswith(_BEFORE_PARTY):
            before = _ACTING_FOR.sub("", before)
        own = self.text[self.mention.start : self.mention.end]
        relative = own.split()[-1] in ("who", "that") or _RELATIVE.match(after)
        near = max(len(before) - _LONGEST_GAP, 0)
        if keeps_norm(before, near):
            return Blame("blameless")
        if is_wronged_by_another(before, near):
            return Blame("sufferer", near, len(before))
        if found := self._opposed(before, after, near):
            return found
        if denied := find_denied_share(before, own, near):
            return self._at("opposed", denied)
        is_charged = patterns.charged.search(own)
        if not is_charged and is_wronged(before, near):
            return Blame("sufferer", near, len(before))
        is_acquitted = patterns.acquitted.search(before, near) or (
            not is_charged and is_bystander(before, after, near)
        )
        if is_acquitted or find_goodwill(before[near:], after, patterns.of_blame):
            return Blame("blameless")
        if not (relative or is_charged) and (wronged := patterns.object_of.search(before, near)):
            return Blame("sufferer", *wronged.span())
        if linked := self._linked(before, after, near):
            return linked
        if relative and (said := self._predicate(after)):
            return self._behind("agent", said)
        if is_charged:
            role: Role = "other" if patterns.appeased.search(before) else "opposed"
            return Blame(role, self.mention.start, self.mention.end)
        return self._subject(before, after)

    def _opposed(self, before: str, after: str, near: int) -> Blame | None:
        """Whether it is opposed, called to account, or told to stop or to do something else."""
        patterns = blame_patterns()
        if found := patterns.opposed.search(before, near):
            return self._at("opposed", found)
        is_called = patterns.called.search(before, near)
        if is_called and (found := patterns.accountable.search(after[:_NEAR])):
            return self._behind("opposed", found)
        if patterns.told.search(before, near):
            stops = patterns.should_stop.search(after[:_NEAR])
            return self._behind("opposed", stops) if stops else Blame("other")
        return None

    def _linked(self, before: str, after: str, near: int) -> Blame | None:
        """What "by" or "of" before it makes it: the doer of a deed, or who suffers."""
        patterns = blame_patterns()
        if condemned := find_condemned(before, near):
            return Blame("agent", condemned.start, condemned.end)
        # The link is looked for first, since most parties have none before them.
        if patterns.linked_by.search(before, near) and (found := patterns.by.search(before)):
            return self._at("agent", found)
        if patterns.linked_of.search(before, near):
            is_of = before.endswith(_BEFORE_PARTY[:2])
            of_work = patterns.hindered.search(before, near) if is_of else None
            if suffered := of_work or patterns.of_suffered.search(before, near):
                return Blame("sufferer", *suffered.span())
            if found := patterns.of_deed.search(before, near):
                return self._at("sufferer" if patterns.people.match(after) else "agent", found)
        return None

    def _subject(self, before: str, after: str) -> Blame:
        """The role of a mention that no preposition makes a doer: by its own deed or predicate."""
        patterns = blame_patterns()
        possessive = after.startswith("'")
        has_deed = patterns.has_deed if possessive else patterns.modifies_deed
        if deed := has_deed.match(after):
            return self._behind("agent", deed)
        if possessive:
            return Blame("other")
        if patterns.placed.search(before, max(len(before) - _LONGEST_GAP, 0)):
            return Blame(
                "sufferer" if re.search(r"\b(?:against|on)\s+\S*\s?$", before) else "other"
            )
        if found := self._predicate(after):
            return self._behind("agent", found)
        return Blame("sufferer" if self._is_wronged(after) else "other")

    def _is_wronged(self, after: str) -> bool:
        """Whether what is said of a subject is a passive of blamed conduct."""
        stop = _ENDS_PREDICATE.search(after)
        said = after[: stop.start() if stop else len(after)][:_NEAR]
        return any(
            _PASSIVE.search(said[: m.start()]) for m in blame_patterns().broken.finditer(said)
        )

    def _predicate(self, after: str) -> re.Match[str] | None:
        """The words of blame in what is said of a subject, if there are any."""
        patterns = blame_patterns()
        stop = _ENDS_PREDICATE.search(after)
        said = " ".join(after[: stop.start() if stop else len(after)].split(" ")[:_REACH])
        opens = _OPENS.match(said)
        if opens and patterns.innocent.match(said, opens.end()):
            turn = _TURNS.search(said)
            if turn is None:
                return None
            said = " " * turn.end() + said[turn.end() :]
        of_subject = patterns.breaking, patterns.negated, patterns.blaming, patterns.accountable
        for pattern in of_subject:
            for found in pattern.finditer(said):
                is_passive = _PASSIVE.search(said[: found.start()])
                fights = patterns.opposes.search(said[: found.start()])
                if fights or is_borne(said, *found.span()):
                    continue
                is_late = pattern is patterns.negated and found.start() > _NEAR
                if not (is_late or (is_passive and patterns.broken.fullmatch(found.group()))):
                    return found
        is_told = re.match(r"\s*(?:must|should)", said)
        return patterns.should_stop.match(said.lstrip()) if is_told else None

    def _at(self, role: Role, found: re.Match[str]) -> Blame:
        return Blame(role, *found.span())

    def _behind(self, role: Role, found: re.Match[str]) -> Blame:
        start, end = (self.mention.end + place for place in found.span())
        return Blame(role, start, end, is_weak=found.re is blame_patterns().blaming)
