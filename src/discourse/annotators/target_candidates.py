"""Whom and what a sentence of criticism may be aimed at, and what tells whether it is.

Candidates are the parties that it mentions or describes, pronouns, and conduct without a doer, but
no party that is said to mean well (:mod:`discourse.annotators.goodwill`) and no people of a state.
What is known of each is a table of numbers by name: its kind and role, the words around it (those
that name a party are hidden, so that exchanging two parties changes nothing), what the rules take
for the target, and how the rest of the text speaks of the party. ``target_choice`` weighs them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from discourse.annotators.blame import Blame, is_placed
from discourse.annotators.target_patterns import target_patterns
from discourse.annotators.target_records import NAMED, OWN, Target
from discourse.annotators.targets import AGAINST, ANY, BY, DESCRIBING, OF, PRONOUNS, TargetFinder
from discourse.annotators.text_parties import Elsewhere
from discourse.text import Span

Features = dict[str, float]
_HIDDEN = "#"  # in the place of every letter of a name
#: A name is one token however long it is, with its article or without.
_TOKEN = re.compile(r"#+|[\w']+|[^\w\s]")
_ARTICLE = re.compile(r"\bthe $")
_BEFORE, _AFTER = 3, 4  # tokens around a party that count
_EARLY = 5  # tokens
_BLAMELESS = "role=blameless"
_POINTING = ("culprits", *PRONOUNS)


class Candidate(NamedTuple):
    """What may be the target, and what tells."""

    target: Target
    features: Features


def find_candidates(
    finder: TargetFinder,
    elsewhere: Callable[[str], Elsewhere],
    by_rules: Sequence[Target],
    *,
    is_told: bool = False,
) -> list[Candidate]:
    """All candidates of a sentence, conduct last.

    ``elsewhere`` tells of a party by its id, ``by_rules`` is what the rules take for the targets.
    Where words of blame have told a party that is mentioned, others are not looked for.
    """
    sentence = _Sentence(finder)
    parties = [*sentence.mentioned(), *(() if is_told else sentence.described())]
    found = [one for one in parties if _BLAMELESS not in one.features]
    known = []
    for target, features in found:
        if target.id:
            known.append(elsewhere(target.id))
            features.update(known[-1].features())
    found.append(sentence.conduct(known))
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
        self._hidden = self._without_names()

    def _without_names(self) -> str:
        """The text with every letter of a name hidden, and of the article before it."""
        text = self._finder.text
        places = [Span(m.start, m.end) for m in self._others]
        names = [Span(*match.span()) for match in self._finder.matches("names")]
        places += [name for name in names if not any(map(name.overlaps, places))]
        letters = list(text)
        for place in places:
            article = _ARTICLE.search(text, 0, place.start)
            start = article.start() if article else place.start
            letters[start : place.end] = _HIDDEN * (place.end - start)
        return "".join(letters)

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
        seen = set()
        for source in ("names", "culprits", *DESCRIBING, *PRONOUNS):
            for match in self._finder.matches(source):
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
        return source not in PRONOUNS and self._finder.is_mentioned(span)

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
        features[f"meant={meant.kind if meant else None}|{source}"] = 1
        if source != "names":
            words = _tokens(self._hidden[span.start : span.end])
            features |= {f"word={word}": 1 for word in words}
        return Candidate(target, features)

    def _features(self, span: Span, blame: Blame, source: str, kind: str) -> Features:
        """What is known of a party by its kind, its role, its place and the words around it."""
        text = self._finder.text
        before = _tokens(_ARTICLE.sub("", self._hidden[: span.start].rstrip(_HIDDEN)))
        after = _tokens(self._hidden[span.end :])
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
            *(f"before {n}={token}" for n, token in enumerate(reversed(before[-_BEFORE:]))),
            *(f"after {n}={token}" for n, token in enumerate(after[:_AFTER])),
        )
        return dict.fromkeys(names, 1.0) | {
            "begins": not before,
            "early": len(before) < _EARLY,
            "place": len(before) / (len(before) + len(after) + 1),
            "placed": is_placed(text, span),
            "owner": text[span.end : span.end + 1] in ("'", "’"),
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
        tokens = _tokens(self._hidden)
        words = {f"conduct word={token}" for token in tokens if token[0].isalnum()}
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
                "conduct: length": len(tokens) / 30,
                "conduct: likeliest share": max((one.share for one in seen), default=0),
                "conduct: most blamed": max(
                    (one.features()["text: blamed"] for one in seen), default=0
                ),
            },
        )


def _tokens(text: str) -> list[str]:
    """Words, signs and names, which are hidden whatever their length."""
    return [_HIDDEN if _HIDDEN in token else token for token in _TOKEN.findall(text)]
