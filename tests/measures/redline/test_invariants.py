"""What holds for any two texts: nothing is lost, nothing stands twice, the mirror image is one."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest

from discourse.analysis import Analysis
from discourse.annotators import analyze
from discourse.document import Document, Metadata
from discourse.measures.redline import Redline, compare_pair
from tests.measures.redline import planted, planted_later

SENTENCES = [one for row in (*planted.OLD, *planted_later.OLD) for one in row]


def shuffled(draw: random.Random) -> Analysis:
    """Some of the composed sentences in chance order, with words dropped, put in and exchanged."""
    chosen = draw.sample(SENTENCES, draw.randrange(1, 25))
    rows = []
    for sentence in chosen:
        words = sentence.split()
        for _ in range(draw.randrange(3)):
            place = draw.randrange(len(words))
            words[place : place + draw.randrange(2)] = draw.choice(
                ([], ["not"], ["seven", "ships"])
            )
            words = words or ["Yes."]
        rows.append(" ".join(words))
    text = "".join(row + draw.choice((" ", "\n\n")) for row in rows)
    return analyze(Document("text", text, Metadata(language="en")))


def check_whole(found: Redline) -> None:
    for side, is_new in ((found.old, False), (found.new, True)):
        places = [n for link in found.links for n in (link.new if is_new else link.old)]
        assert sorted(places) == list(range(len(side.pieces)))
    for link, stretches in zip(found.links, found.stretches, strict=True):
        if not (link.old and link.new):
            assert stretches == ()
            continue
        assert tuple(t for s in stretches for t in s.old) == found.old.tokens(link.old)
        assert tuple(t for s in stretches for t in s.new) == found.new.tokens(link.new)
        for stretch in stretches:
            if stretch.same:
                assert [t.key for t in stretch.old] == [t.key for t in stretch.new]
        assert all(a.same != b.same for a, b in pairwise(stretches))
    assert [link.new[0] for link in found.links if link.new] == sorted(
        link.new[0] for link in found.links if link.new
    )


@pytest.mark.parametrize("seed", range(25))
def test_any_two_texts(seed: int) -> None:
    draw = random.Random(seed)
    old, new = shuffled(draw), shuffled(draw)
    there, back = compare_pair(old, new), compare_pair(new, old)
    check_whole(there)
    check_whole(back)
    assert {link.mirrored() for link in back.links} == set(there.links)

    def told(found: Redline, is_back: bool) -> list[tuple[object, ...]]:
        rows = []
        for change in found.changes:
            link = found.links[change.link]
            one, side = (change.mirrored(), link.mirrored()) if is_back else (change, link)
            rows.append((side.old, side.new, one.kind, one.direction, one.aspect or "",
                         one.old or "", one.new or ""))  # fmt: skip
        return sorted(rows)

    assert told(back, True) == told(there, False)


@pytest.mark.parametrize("seed", range(3))
def test_the_same_texts_give_the_same_redline(seed: int) -> None:
    first, second = (
        compare_pair(shuffled(draw), shuffled(draw))
        for draw in (random.Random(seed), random.Random(seed))
    )
    assert (first.links, first.stretches, first.changes) == (
        second.links, second.stretches, second.changes
    )  # fmt: skip
