"""Whom and what a sentence of criticism may be aimed at, and what tells whether it is.

Candidates are the parties that it mentions or describes, pronouns, and conduct without a doer. What
is known of each is a table of numbers by name: its kind and role, the words around it (those that
name a party are hidden, so that exchanging two parties changes nothing), what the rules take for
the target, and how the rest of the text speaks of the party. ``target_choice`` weighs them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from discourse.annotators.blame import Blame, is_placed
from discourse.annotators.target_patterns import target_patterns
from discourse.annotators.targets import AGAINST, ANY, BY, NAMED, OF, OWN, Target, TargetFinder
from discourse.annotators.text_parties import Elsewhere
from discourse.text import Span

Features = dict[str, float]
_HIDDEN = "#"  # in the place of every letter of a name
_TOKEN = re.compile(r"[\w']+|#+|[^\w\s]")
_WORD = re.compile(r"\w+")
_BEFORE, _AFTER = 3, 4  # tokens around a party that count
_EARLY = 25  # letters
_POINTING = ("culprits", "persons", "things", "possessives")
_PRONOUNS = ("persons", "things", "possessives")
_DESCRIBING = ("definite", "relatives", "heads", "charged")


class Candidate(NamedTuple):
    """What may be the target, and what tells."""

    target: Target
    features: Features


def find_candidates(finder: TargetFinder, elsewhere: Callable[[str], Elsewhere]) -> list[Candidate]:
    """All candidates of a sentence, conduct last; ``elsewhere`` tells of a party by its id."""
    sentence = _Sentence(finder)
    found = [*sentence.mentioned(), *sentence.described()]
    known = []
    for target, features in found:
        if target.id:
            known.append(elsewhere(target.id))
            features.update(known[-1].features())
    found.append(sentence.conduct(known))
    by_rules = finder.by_rules()
    for target, features in found:
        features.update(_by_rules(target, features, by_rules))
        features["candidates"] = len(found) / 5
        features["rules: several"] = len(by_rules)
    return found


def _by_rules(target: Target, features: Features, chosen: Iterable[Target]) -> Features:
    """Whether the rules take it for the target."""
    key = target.form, target.words
    same = next((one for one in chosen if (one.form, one.words) == key), None)
    if same is None:
        return {}
    source = next(name for name in features if name.startswith("source="))
    return {"rules": 1, f"rules|{source}": 1, f"rules|guessed={same.guessed}": 1}


class _Sentence:
    """A sentence of which candidates are made."""

    def __init__(self, finder: TargetFinder) -> None:
        self._finder = finder
        self._others = [m for m in finder.reading.mentions if m.kind not in OWN]
        self._own = [m for m in finder.reading.mentions if m.kind in OWN]
        letters = list(finder.text)
        names = target_patterns().names.finditer(finder.reading.words)
        for start, end in (*((m.start, m.end) for m in self._others), *(m.span() for m in names)):
            letters[start:end] = _HIDDEN * (end - start)
        self._hidden = "".join(letters)

    def mentioned(self) -> Iterator[Candidate]:
        """Parties of the layer of mentions but the own ones."""
        finder = self._finder
        for mention, blame in zip(finder.reading.mentions, finder.blames, strict=True):
            if mention.kind not in OWN:
                span = Span(mention.start, mention.end)
                form = "named" if mention.kind in NAMED else "unnamed_actor"
                target = finder.target(span, blame, form, mention.kind, mention.actor_id)
                yield Candidate(target, self._features(span, blame, "mention", mention.kind))

    def described(self) -> Iterator[Candidate]:
        """Parties by other words: names, nouns, pronouns."""
        patterns, seen = target_patterns(), set()
        for source in ("names", "culprits", *_DESCRIBING, *_PRONOUNS):
            text = self._finder.reading.words if source == "names" else self._finder.text
            for match in getattr(patterns, source).finditer(text):
                span = Span(*match.span())
                if source == "possessives":
                    span = Span(match.start(), match.start(1) - 1)
                if span not in seen and not self._is_no_party(span, source):
                    seen.add(span)
                    yield self._candidate(span, source, match)

    def _is_no_party(self, span: Span, source: str) -> bool:
        if source == "names" and target_patterns().not_names.fullmatch(
            self._finder.text[span.start : span.end]
        ):
            return True
        return source not in _PRONOUNS and self._finder.is_mentioned(span)

    def _candidate(self, span: Span, source: str, match: re.Match[str]) -> Candidate:
        finder = self._finder
        is_owner = source == "possessives"
        blame = Blame("agent", *match.span(1)) if is_owner else finder.blame(span)
        if source in _POINTING:
            target = finder.pointed(span, blame)
        elif source == "names":
            target = finder.target(span, blame, "named", "organisation", match.group())
        elif source == "definite":
            target = finder.definite(span, blame, "organisation")
        else:
            target = finder.unnamed(span, blame)
        features = self._features(span, blame, source, source)
        meant = finder.reading.meant
        features[f"meant={meant[0] if meant else None}|{source}"] = 1
        if source != "names":
            words = _WORD.findall(finder.text[span.start : span.end])
            features |= {f"word={word}": 1 for word in words}
        return Candidate(target, features)

    def _features(self, span: Span, blame: Blame, source: str, kind: str) -> Features:
        """What is known of a party by its kind, its role, its place and the words around it."""
        text = self._finder.text
        before, after = self._hidden[: span.start], self._hidden[span.end :]
        own_before = [m for m in self._own if m.end <= span.start]
        others_before = [m for m in self._others if m.end <= span.start]
        role = f"role={blame.role}"
        names = (
            f"source={source}",
            f"kind={kind}",
            role,
            f"{role}|source={source}",
            f"{role}|kind={kind}",
            f"{role}|weak={blame.is_weak}",
            *(f"before {n}={_shape(token)}" for n, token in enumerate(_last(before))),
            *(f"after {n}={_shape(token)}" for n, token in enumerate(_first(after))),
        )
        return dict.fromkeys(names, 1.0) | {
            "begins": span.start == 0,
            "early": span.start < _EARLY,
            "place": span.start / max(len(text), 1),
            "placed": is_placed(text, span),
            "owner": after.startswith(("'", "’")),
            "by": BY.search(text[: span.start]) is not None,
            "of": OF.search(text[: span.start]) is not None,
            "against": AGAINST.search(text[: span.start]) is not None,
            "any": ANY.search(text[: span.start]) is not None,
            "first": not others_before,
            "others before": len(others_before) / 3,
            "own before": bool(own_before),
            "commas before": before.count(",") / 3,
        }

    def conduct(self, known: Iterable[Elsewhere]) -> Candidate:
        """Conduct without its doer; likelier where nobody is ``known`` to be blamed elsewhere."""
        patterns, text = target_patterns(), self._finder.text
        seen = list(known)
        words = {f"conduct word={word}" for word in _WORD.findall(self._hidden)}
        kinds = {f"conduct mentions={m.kind}" for m in self._finder.reading.mentions}
        return Candidate(
            self._finder.conduct(),
            dict.fromkeys(("source=conduct", *sorted(words | kinds)), 1.0)
            | {
                "conduct: named": patterns.conduct.search(text) is not None,
                "conduct: opposed": patterns.opposing.search(text) is not None,
                "conduct: deed": patterns.deeds.search(text) is not None,
                "conduct: breaking": patterns.breaking.search(text) is not None,
                "conduct: back": patterns.conduct_back.match(text) is not None,
                "conduct: denied": self._finder.denies(),
                "conduct: length": len(text) / 200,
                "conduct: likeliest share": max((one.share for one in seen), default=0),
                "conduct: most blamed": max(
                    (one.features()["text: blamed"] for one in seen), default=0
                ),
            },
        )


def _last(text: str) -> list[str]:
    """The last tokens, from the end."""
    return _TOKEN.findall(text)[: -_BEFORE - 1 : -1]


def _first(text: str) -> list[str]:
    return _TOKEN.findall(text[:80])[:_AFTER]


def _shape(token: str) -> str:
    """A token, names hidden whatever their length."""
    return _HIDDEN if token.startswith(_HIDDEN) else token
