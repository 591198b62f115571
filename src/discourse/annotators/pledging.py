"""The words by which a sentence pledges: whose they are, where the act begins, with what force.

What only happens to the speaker or is felt ("we will be stronger", "we shall never forget them")
is no pledge, though it stands behind "will".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from discourse.annotators.clause_grammar import OWN, Grammar
from discourse.annotators.clause_words import ClauseReader, Subject
from discourse.annotators.foreseen import is_foretold, is_owed, is_vague
from discourse.annotators.pledge_words import any_of

FUNCTION = "commitment"  # sentences that have it pledge something
OWN_ROLES = ("self", "joint")
_PROMISED = re.compile(
    rf"(?:\b(?:we|i)|{OWN})\s(?:(?:can|do|will|must)\s)?(?:[a-z]+ly\s|hereby\s)?"
    r"(?:promise|pledge|vow|swear|guarantee)s?\s(?:[\w-]+\s){0,3}that\s\Z"
)
_FIRST_PERSON = re.compile(rf"(?:we|i)\b|{OWN}")
_RECALLED = re.compile(
    r"recall (?:our|its|the|his|her) (?:ambassador|envoy|consul|diplomat|troop|force|mission|ship)"
)
_NOT = re.compile(r"\b(?:not|never)\b")
_PROGRESSIVE = re.compile(r"be\s+(?=(?P<act>[a-z]+ing)\b)")
#: Between a verb of saying and what is said: "announce today that", "from this rostrum that".
_SAID = re.compile(
    r"(?:(?:today|tonight|here|now|again|once|more)\s)*"
    r"(?:(?:from|to|in|before)\s(?:[\w-]+\s){1,4})?(?<=\s)that\s"
)
_SUPPOSED = re.compile(r"\b(?:if|unless|whether)\s+(?:only\s+)?\Z")
_WILL_NOUN = re.compile(r"\b(?:the|political|free|common|collective|no)\s+\Z")
_OWN_NOUN = re.compile(rf"our|my|{OWN}")
_IT = ("it", "It")
_TELLER = re.compile(
    r"(?P<who>(?:the\s)?[^\s,;:]+(?:\s[^\s,;:]+){0,4}?)\s(?:also\s|further\s|[a-z]+ly\s)?"
    r"(?:announce|confirm|declare|state|indicate|affirm)[sd]?\sthat\sit\s"
)
#: Between who pledges and the noun: "the Norvanian side expressed its readiness".
_SAYS = re.compile(
    r"\s(?:has\s|have\s|also\s|[a-z]+ly\s)*(?:express|reiterat|reaffirm|confirm|announc|renew|stat|declar"
    r"|convey|affirm|restat|voic|underlin|stress)[a-z]*\Z"
)
_FORCES = (
    *((name, "ready") for name in ("ready", "ready_too", "offer")),
    *(
        (name, "commit")
        for name in ("bound", "bound_too", "pledge", "binding", "giving", "ordering")
    ),
)


@dataclass(frozen=True, slots=True)
class _Patterns:
    """The words that pledge: ``strong`` ones, and those that count where no other stands."""

    strong: re.Pattern[str]
    weak: re.Pattern[str]
    giving: re.Pattern[str]
    speaking: re.Pattern[str]
    state: re.Pattern[str]
    forgetting: re.Pattern[str]
    kept: re.Pattern[str]
    will: re.Pattern[str]
    undertaken: re.Pattern[str]


@cache
def _patterns(known: Grammar) -> _Patterns:
    words, adverbs = known.words, known.adverbs
    on = rf"(?:(?P<on>{any_of(words['going_on'])})\s+(?:to\s+)?{adverbs})?"
    adjective = (
        rf"{any_of(words['be'])}\s+{adverbs}"
        rf"(?:(?P<ready>{any_of(words['ready'])})|(?P<bound>{any_of(words['bound'])}))(?:,[^,;:]+,)?\s+(?:to|for|on)\s+"
    )
    noun = (
        rf"(?:\b(?:our|my|its|their|the|a)|{OWN}+'s?)\s+(?:[\w-]+\s+){{0,3}}?"
        rf"(?:(?P<offer>{any_of(words['offers'])})|(?P<pledge>{any_of(words['pledges'])}))"
        rf"\s+(?:is\s+)?to\s+"
    )
    binding = (
        rf"(?P<binding>{any_of(words['binding'])})(?:\s+|,\s[^,;:.]{{1,60}},\s+){adverbs}to\s+"
    )
    will = (
        rf"(?P<will>(?:{any_of(words['will'])}|'ll))"
        rf"(?:\s+|(?<=and we will),\s+|,[^,;:.]{{1,40}},\s+)"
        rf"(?:(?P<turned>we|i)\s+)?{adverbs}"
    )
    adjective_too = re.sub(r"\?P<(\w+)>", r"?P<\1_too>", adjective)
    strong = rf"(?:{will}(?:{adjective_too})?|{adjective}|{noun}|{binding}){adverbs}{on}(?=[\w'])"
    ordering = (
        rf"(?P<ordering>{any_of(words['ordering'])})\s+(?:the|their|our|my|its)\s+"
        rf"(?:[\w-]+\s+){{1,4}}?"
    )
    weak = (
        rf"(?:(?P<intending>{any_of(words['intending'])})(?:,[^,;:]{{1,40}},)?\s+|{ordering}){adverbs}"
        rf"(?:to|with(?=\s+\w+ing\b))\s+{adverbs}{on}(?=[\w'])"
    )
    return _Patterns(
        re.compile(strong),
        re.compile(weak),
        re.compile(rf"(?P<giving>{any_of(words['giving'])})\s+"),
        re.compile(rf"{any_of(words['speaking'])}|that\b"),
        re.compile(
            rf"{any_of(words['states'])}|{any_of(words['feelings'])}(?! to )"
            rf"|be {any_of(words['grown'])}"
        ),
        re.compile(rf"forget (?!{any_of(words['owed'])})|be the same"),
        re.compile(rf"be (?:not )?{adverbs}{any_of(words['kept_passive'])}"),
        re.compile(rf"(?:\b(?:will|shall)|'ll)\s+{adverbs}"),
        re.compile(any_of(words["undertaken"])),
    )


@dataclass(frozen=True, slots=True)
class Head:
    """Words that pledge: where, whose, where the act begins, and what force they have alone."""

    start: int
    verb: int
    subject: Subject
    modality: str | None
    force: str
    is_noun: bool = False
    is_promised: bool = False

    @property
    def is_own(self) -> bool:
        """Whether the speaker pledges, alone or with others, or promises what others will see."""
        return self.subject.who in OWN_ROLES or self.is_promised


class Pledging:
    """The pledging words of one sentence."""

    def __init__(self, clause: ClauseReader, happens: re.Pattern[str]) -> None:
        self._clause, self._text, self._happens = clause, clause.text, happens
        self._patterns = _patterns(clause.grammar)

    @cached_property
    def heads(self) -> Sequence[Head]:
        """The speaker's own; else what only wishes or gives; else those of others."""
        strong, weak = self._outer(self._pledging("strong")), list(self._pledging("weak"))
        giving = list(self._pledging("giving"))
        own = ([head for head in heads if head.is_own] for heads in (strong, weak, giving))
        return next(filter(None, (*own, strong, weak, giving)), [])

    def _outer(self, heads: Iterator[Head]) -> list[Head]:
        """Those that are not the object of another: "we will keep our promise to the miners"."""
        kept: list[Head] = []
        for head in heads:
            if kept and head.start == kept[-1].verb:
                # "Will never agree to it", "will propose to parliament".
                if _NOT.search(kept[-1].modality or "") or not self._clause.is_verb(head.verb):
                    continue
                kept.pop()  # "will pledge to build"
            outer = kept[-1] if head.is_noun and kept and not kept[-1].is_noun else None
            if outer is None or head.start >= self._clause.act_end(outer.verb):
                kept.append(head)
        return kept

    def _pledging(self, which: str) -> Iterator[Head]:
        """Heads of one pattern that are no relative clause, no supposition and no mere speech."""
        pronouns = self._clause.grammar.words["pronouns"]
        for head in self._found(getattr(self._patterns, which)):
            is_offered = (head.modality or "").startswith("would")
            happens = head.force == "will" and (
                self._is_state(head)
                or (self._happens.match(self._text, head.verb) and not self._is_undertaken(head))
            )
            is_order = which == "weak" and head.force == "commit"
            may_only_speak = (which != "strong" and not is_order) or is_offered
            if (
                head.subject.who not in pronouns
                and not happens
                and not self._is_foreseen(head, which)
                and not (head.is_noun and not head.is_own and is_owed(self._text, head.start))
                and not _SUPPOSED.search(self._text, 0, head.subject.start)
                and not _WILL_NOUN.search(self._text, 0, head.start)
                and not (may_only_speak and self._only_says(head))
            ):
                yield head

    def _is_foreseen(self, head: Head, which: str) -> bool:
        """Whether it is only said what others want, or what will be so of them.

        "Some partners seek to buy our votes", "the islands will be under water", "the next meeting
        will be held in May".
        """
        if head.is_own:
            return False
        if which == "weak":
            return is_vague(head.subject.who)
        return head.force == "will" and is_foretold(head.subject.who, self._text, head.verb)

    @cached_property
    def only_foretells(self) -> bool:
        """Whether all its "will" and "want" is of others, who undertake nothing by it."""
        found = [
            (which, head)
            for which in ("strong", "weak")
            for head in self._found(getattr(self._patterns, which))
            if head.subject.who not in self._clause.grammar.words["pronouns"]
        ]
        return bool(found) and all(self._is_foreseen(head, which) for which, head in found)

    def _found(self, pattern: re.Pattern[str]) -> Iterator[Head]:
        """What a pattern of pledging words finds, with its subject and force."""
        for match in pattern.finditer(self._text):
            groups = {name for name, words in match.groupdict().items() if words}
            on = "on" in groups
            verb = self._act(match.start("on") if on else match.end())
            force = "continue" if on else next((f for name, f in _FORCES if name in groups), "will")
            modality = self._clause.quote(match.start(), verb)
            is_noun = "pledge" in groups or "offer" in groups
            subject = self._subject(match, is_noun)
            is_promised = force == "will" and _PROMISED.search(self._text, 0, subject.start)
            force = "commit" if is_promised else force
            yield Head(match.start(), verb, subject, modality, force, is_noun, bool(is_promised))

    def _act(self, verb: int) -> int:
        """Where an act begins: "will be hosting" is hosting."""
        going = _PROGRESSIVE.match(self._text, verb)
        is_act = going is not None and going["act"] in self._clause.grammar.gerunds
        return going.end() if going and is_act else verb

    def _subject(self, match: re.Match[str], is_noun: bool) -> Subject:
        """Who pledges; of a noun ("our readiness to") the speaker, if nobody else is named."""
        found = self._clause.subject(match.start())
        if match.groupdict().get("turned"):
            return Subject(match.start(), "self")
        if is_noun and (found.who is None or _OWN_NOUN.match(match.group())):
            return Subject(match.start(), "self")
        if found.who in _IT and (teller := _TELLER.match(self._text)):
            # "Norvania announced that it would": the subject of the verb before.
            return Subject(0, self._clause.quote(*teller.span("who")))
        if is_noun and found.who and (said := _SAYS.search(found.who)):
            return Subject(found.start, found.who[: said.start()])
        return found

    @cached_property
    def only_happens(self) -> bool:
        """Whether something happens to the speaker, or is felt, and nothing is undertaken."""
        if not self._may_only_happen() or any(head.is_own for head in self.heads):
            return False
        return any(map(self._is_state, self._found(self._patterns.strong)))

    def _may_only_happen(self) -> bool:
        """Whether any "will" is of a state at all: asked first, since in most sentences none is."""
        patterns, text = self._patterns, self._text
        return any(
            text.startswith("be ", at)
            or patterns.state.match(text, at)
            or patterns.forgetting.match(text, at)
            for at in (match.end() for match in patterns.will.finditer(text))
        )

    def _is_undertaken(self, head: Head) -> bool:
        """Whether a verb that only happens by itself is an act here: "recall our ambassador"."""
        patterns = (_RECALLED, self._patterns.undertaken)
        return any(pattern.match(self._text, head.verb) for pattern in patterns)

    def _only_says(self, head: Head) -> bool:
        """Whether the words behind a verb of saying are said, not done: "announce today that"."""
        says = self._patterns.speaking.match(self._text, head.verb)
        return says is not None or (
            head.force == "commit" and _SAID.match(self._text, head.verb) is not None
        )

    def _is_state(self, head: Head) -> bool:
        """Whether the speaker does nothing with it: "we will be judged", "we will miss them".

        What is denied is refused, but for forgetting: "we will not be deterred".
        """
        if head.force != "will" or not _FIRST_PERSON.match(self._text, head.subject.start):
            return False
        patterns, text = self._patterns, self._text
        if _NOT.search(text, head.start, head.verb):
            return patterns.forgetting.match(text, head.verb) is not None
        is_suffered = self._clause.is_passive(head.verb) and not patterns.kept.match(
            text, head.verb
        )
        return is_suffered or patterns.state.match(text, head.verb) is not None
