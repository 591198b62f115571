"""What in a sentence of criticism may be its target, and which of it words of blame point at."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import copy
from dataclasses import replace

from discourse.annotators.blame import Blame, find_blame, is_hindered, is_placed
from discourse.annotators.doers import is_other_who
from discourse.annotators.goodwill import is_people
from discourse.annotators.mentions import Mention
from discourse.annotators.target_patterns import find_matches, target_patterns
from discourse.annotators.target_phrases import MOST_WORDS, Phrases
from discourse.annotators.target_records import ACTING, NAMED, OWN, OWN_SIDE, Meant, Reading, Target
from discourse.text import Span, fold

#: Patterns of :class:`TargetPatterns`, in the order in which they are tried.
DESCRIBING = ("definite", "relatives", "heads", "charged")
PRONOUNS = ("persons", "things", "possessives")
_COLLECTIVES = ("bloc", "group", "organisation")  # asked to end what others do
_NO_ADJECTIVES = ("state", "territory")  # "Uganda states that" is no phrase of "states"
_HIDDEN = "\ue001"  # in the place of every letter of their names
_DENIAL = re.compile(r"\s+(?:has|have|had|does|do|did|will|would)\s+(?:not|never)\b")
_ONE_PERSON = ("he", "she")  # who stand for a state only where it was blamed, its leader meant
_BEHIND_BY, _SUBJECT, _OWNER = 3, 2, 1
#: What may stand right before a party.
BY = re.compile(r"\b(?:by|from|part of)\s+(?:the\s+)?(?:\w+\s+){0,2}$")
OF = re.compile(r"\bof\s+(?:the\s+)?$")
AGAINST = re.compile(r"\bagainst\s+(?:the\s+)?$")
ANY = re.compile(r"\b(?:an?|any|every|each|no)\s+$")  # one of a group is not the group
_OWN_DEED = re.compile(r"'s?\s+(?=\w)")
_VICTIM = re.compile(r"\b(?:against|on|upon)\s+((?:the\s|our\s|its\s|their\s)?[^,;:.?!]+)")


class TargetFinder:
    """Who finds targets in a sentence by rules, each kind apart."""

    def __init__(self, reading: Reading) -> None:
        """Read who is blamed, suffers or is opposed among the mentions of ``reading``."""
        self.reading = reading
        self.text = fold(reading.words)
        self._spans = [Span(m.start, m.end) for m in reading.mentions]
        self._phrases = Phrases(reading.words, self.text, self._spans)
        self._without_states = self.text
        for mention, span in zip(reading.mentions, self._spans, strict=True):
            if mention.kind in _NO_ADJECTIVES:
                before, after = self._without_states[: span.start], self._without_states[span.end :]
                self._without_states = before + _HIDDEN * len(span) + after
        self._matches: dict[str, list[re.Match[str]]] = {}
        self._known: dict[Span, Blame] = {}
        self.blames = [self._blame_of(mention) for mention in reading.mentions]

    def by_rules(self) -> list[Target]:
        """What the rules alone take for the targets, the most specific that there are.

        Parties that are mentioned, if any is blamed; else parties that the words only describe;
        else what a pronoun stands for; else the likeliest by place; else conduct without its doer.
        """
        for find in (self.mentioned, self.described, self.own_side, self.pronouns):
            if found := list(find()):
                return found
        guessed = [replace(target, guessed=True) for target in self.guessed()]
        return guessed or [self.conduct()]

    def knowing(self, meant: Meant | None) -> TargetFinder:
        """The same, with whom a pronoun stands for."""
        finder = copy(self)
        finder.reading = replace(self.reading, meant=meant)
        return finder

    def matches(self, source: str) -> list[re.Match[str]]:
        """Where a pattern of :class:`TargetPatterns` matches, by its name; looked for once."""
        if source not in self._matches:
            text = self.reading.words if source == "names" else self._without_states
            found = find_matches(source, text)
            if source == "names":
                found = [one for one in found if not is_other_who(self.text, *one.span())]
            if source == "persons":  # "they" who speak in a joint text
                mentioned = zip(self._spans, self.reading.mentions, strict=True)
                own = [span for span, mention in mentioned if mention.kind in OWN]
                found = [one for one in found if not any(map(Span(*one.span()).overlaps, own))]
            self._matches[source] = found
        return self._matches[source]

    def _blame_of(self, mention: Mention) -> Blame:
        """The role of a mention; what is done against an armed group is opposition to it."""
        if is_people(self.text, mention):
            return Blame("blameless")
        span = Span(mention.start, mention.end)
        if mention.kind == "organisation" and is_hindered(self.text, span):
            return Blame("sufferer")
        blame = self.blame(span)
        is_open = mention.kind == "armed_group" and blame.role in ("sufferer", "other")
        against = AGAINST.search(self.text[: mention.start]) if is_open else None
        return Blame("opposed", *against.span()) if against else blame

    def mentioned(self) -> Iterator[Target]:
        """Parties of the layer of mentions that are blamed, each once."""
        done = set()
        for mention, blame in zip(self.reading.mentions, self.blames, strict=True):
            is_doubtful = blame.role == "opposed" or blame.is_weak
            is_asked = mention.kind in _COLLECTIVES and is_doubtful
            if (
                blame.role not in ("agent", "opposed")
                or mention.kind in OWN
                or is_asked
                or (mention.kind == "group" and ANY.search(self.text[: mention.start]))
                or mention.actor_id in done
            ):
                continue
            done.add(mention.actor_id)
            form = "named" if mention.kind in NAMED else "unnamed_actor"
            span = Span(mention.start, mention.end)
            yield self.target(span, blame, form, mention.kind, mention.actor_id)

    def described(self) -> Iterator[Target]:
        """Parties by words that are blame ("the regime"), or by a noun that is blamed."""
        patterns = target_patterns()
        for match in self.matches("names"):
            span = Span(*match.span())
            blame = self.blame(span)
            is_none = patterns.not_names.fullmatch(self.text[span.start : span.end])
            is_sure = blame.role in ("agent", "opposed") and not blame.is_weak
            if is_sure and not is_none and not self.is_mentioned(span):
                kind = "organisation" if match.group().startswith(("the ", "The ")) else "leader"
                yield self.target(span, blame, "named", kind, match.group())
                return
        for match in self.matches("culprits"):
            span = Span(*match.span())
            if not self.is_mentioned(span):
                yield self.pointed(span, self.blame(span))
                return
        for source in DESCRIBING:
            for match in self.matches(source):
                span = Span(*match.span())
                blame = self.blame(span)
                if blame.role in ("agent", "opposed") and not self.is_mentioned(span):
                    if source == "definite":
                        yield self.definite(span, blame, "organisation")
                    else:
                        yield self.unnamed(span, blame)
                    return

    def own_side(self) -> Iterator[Target]:
        """The own side where the sentence admits that it failed."""
        if match := target_patterns().admits.search(self.text):
            subject = Span(match.start(), match.start() + len(match.group().split()[0]))
            blame = Blame("agent", subject.end + 1, match.end())
            yield self.target(subject, blame, "named", OWN_SIDE, None)

    def pronouns(self) -> Iterator[Target]:
        """What a pronoun that is blamed stands for."""
        patterns = target_patterns()
        for source in PRONOUNS:
            for match in self.matches(source):
                span = Span(*match.span())
                if source == "possessives":
                    span = Span(match.start(), match.start(1) - 1)
                    blame = Blame("agent", *match.span(1))
                else:
                    blame = self.blame(span)
                is_party = self.reading.meant or source == "persons"
                is_conduct = patterns.is_conduct.match(self.text, span.end)
                if blame.role in ("agent", "opposed") and is_party and not is_conduct:
                    yield self.pointed(span, blame)
                    return

    def guessed(self) -> Iterator[Target]:
        """Where no word tells the role: by place the likeliest party, behind "by" before a subject.

        Where conduct is named, only "by" will do; where the own side says what it never did, none.
        """
        if self.denies():
            return
        names_conduct = target_patterns().conduct.search(self.text) is not None
        likely = [(self._likelihood(n), -n) for n in range(len(self._spans))]
        most, number = max(likely, default=(0, 0))
        if most > (_SUBJECT if names_conduct else _OWNER):
            mention = self.reading.mentions[-number]
            form = "named" if mention.kind in NAMED else "unnamed_actor"
            blame = self.blames[-number]
            yield self.target(self._spans[-number], blame, form, mention.kind, mention.actor_id)
            return
        if names_conduct:
            return
        for source in ("charged", "relatives", "heads", "persons"):
            spans = [Span(*match.span()) for match in self.matches(source)]
            spans = [one for one in spans if self.blame(one).role != "blameless"]
            span = next((one for one in spans if not self.is_mentioned(one)), None)
            if span is None or (source == "heads" and is_placed(self.text, span)):
                continue
            if source == "persons":
                yield self.pointed(span, Blame("other"))
            elif self.text[: span.start].endswith(("the ", "those ", "these ")):
                yield self.definite(span, Blame("other"), "armed_group")
            else:
                yield self.unnamed(span, Blame("other"))
            return

    def denies(self) -> bool:
        """Whether the own side is said not to have done it."""
        return any(
            mention.kind in OWN and _DENIAL.match(self.text, mention.end)
            for mention in self.reading.mentions
        )

    def _likelihood(self, number: int) -> int:
        """How likely a mention is the target, by where it stands; 0 where it is not."""
        mention, span = self.reading.mentions[number], self._spans[number]
        if mention.kind in OWN or self.blames[number].role in ("sufferer", "blameless"):
            return 0
        before = self.text[: span.start]
        if mention.kind == "armed_group" or BY.search(before):
            return _BEHIND_BY
        is_party = mention.kind in ACTING or mention.kind == "unnamed_actor"
        if not is_placed(self.text, span):
            return _SUBJECT if is_party else _OWNER
        is_owner = self.text[span.end : span.end + 1] == "'" or OF.search(before)
        return _OWNER if is_owner and is_party else 0

    def conduct(self) -> Target:
        """The conduct that is blamed, or the whole sentence where no word of it is known."""
        patterns = target_patterns()
        back = patterns.conduct_back.match(self.text)
        tried = (patterns.conduct, patterns.opposing, patterns.deeds, patterns.breaking)
        for pattern in tried:
            if found := pattern.search(self.text):
                start = found.end() if pattern is patterns.opposing else found.start()
                span = Span(start, max(self._phrases.end(found.end()), start + 1))
                words = self._phrases.words(span)
                return Target(span, "unnamed_conduct", "conduct", None, None, words,
                              self._victim(span.start), back is not None)  # fmt: skip
        ends = [match.end() for match in re.finditer(r"\S+", self.text)]
        span = Span(0, ends[:MOST_WORDS][-1])
        return Target(span, "unnamed_conduct", "conduct", None, None, self._phrases.words(span),
                      self._victim(0), back is not None)  # fmt: skip

    def blame(self, span: Span) -> Blame:
        """The role of the party at ``span``; read once."""
        if span not in self._known:
            self._known[span] = find_blame(self.reading.words, span, self._spans)
        return self._known[span]

    def unnamed(self, span: Span, blame: Blame) -> Target:
        """A target of its own surface class, as the layer of mentions has them."""
        id = "unnamed:" + "_".join(self.text[span.start : span.end].split()[-2:])
        return self.target(span, blame, "unnamed_actor", "unnamed", id)

    def pointed(self, span: Span, blame: Blame) -> Target:
        """A pronoun, for whom the sentences before speak of; it names nobody where they do not."""
        meant = self.reading.meant
        is_person = self.text[span.start : span.end] in _ONE_PERSON
        if is_person and not (meant and (meant.is_blamed or meant.kind == "person")):
            return self.definite(span, blame, "leader")
        if meant is None:
            return replace(self.unnamed(span, blame), anaphora=True)
        form = "unnamed_actor" if meant.id.startswith("unnamed:") else "named"
        return replace(self.target(span, blame, form, meant.kind, meant.id), anaphora=True)

    def definite(self, span: Span, blame: Blame, kind: str) -> Target:
        """A noun whose article points at somebody known, who is not looked for."""
        return replace(self.target(span, blame, "named", kind, None), anaphora=True)

    def target(self, span: Span, blame: Blame, form: str, kind: str, id: str | None) -> Target:
        """The party at ``span`` as a target, with its conduct and who suffers from it."""
        start, end = span.start, self._phrases.end_of_relative(span, blame.start or 0)
        words = self.reading.words[start:end]
        conduct: str | None = None
        if blame.start is not None and blame.end is not None and blame.start >= span.end:
            last = max(self._phrases.end(blame.end), blame.end)
            first = self._phrases.denial_before(span.end, blame.start)
            conduct, end = self._phrases.words(Span(first, last)), max(last, end)
        elif blame.start is not None and blame.start < span.start:
            start = blame.start
            conduct = self._phrases.conduct_before(Span(start, span.start))
            is_opposed = blame.role == "opposed" and not BY.search(self.text[: span.start])
            own = _OWN_DEED.match(self.text, span.end) if is_opposed else None
            if own:  # "we deplore X's decision to leave"
                end = max(self._phrases.end(own.end()), end)
                conduct = self._phrases.words(Span(own.end(), end))
        whole_span = Span(start, end)
        return Target(whole_span, form, kind, words, id, conduct, self._victim(start))

    def _victim(self, start: int) -> str | None:
        """Who suffers: a party in that role, else the words behind "against"."""
        for span, blame in zip(self._spans, self.blames, strict=True):
            if blame.role == "sufferer" and span.end > start:
                return self.reading.words[span.start : span.end]
        match = _VICTIM.search(self.text, start)
        if match and match.group().startswith("against"):
            return " ".join(self.reading.words[slice(*match.span(1))].split()[:6])
        return None

    def is_mentioned(self, span: Span) -> bool:
        """Whether the last word of a phrase is in a mention, or it stands behind a state's name."""
        return any(
            other.start < span.end <= other.end
            or (mention.kind in _NO_ADJECTIVES and other.end + 1 == span.start)
            for mention, other in zip(self.reading.mentions, self._spans, strict=True)
        )
