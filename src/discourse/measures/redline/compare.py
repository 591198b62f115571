"""Redlines of two texts, and of versions in a row.

Both texts are put in one fixed order for the work, whichever is the older, and the result is turned
back: so the redline from the new text to the old one is the mirror image, even where two ways to
align are worth the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from discourse.analysis import Analysis
from discourse.errors import UsageError
from discourse.measures.redline.alignment import align_pieces
from discourse.measures.redline.closeness import weigh_words
from discourse.measures.redline.figures import find_figure_changes
from discourse.measures.redline.pledges import find_pledge_changes
from discourse.measures.redline.positions import find_position_changes
from discourse.measures.redline.records import Change, Link, Redline, Side, Stretch
from discourse.measures.redline.reordering import split_moved
from discourse.measures.redline.targets import find_target_changes
from discourse.measures.redline.tokens import find_pieces
from discourse.measures.redline.view import LANGUAGE, View
from discourse.measures.redline.word_differences import find_stretches
from discourse.measures.redline.worded import find_worded_changes
from discourse.measures.redline.wording import find_wording_change
from discourse.measures.redline.writing import as_told
from discourse.measures.vocabulary import find_capitalised

#: In this order: what one has accounted for, the next leave out.
_FINDERS = (
    find_target_changes,
    find_pledge_changes,
    find_worded_changes,
    find_position_changes,
    find_figure_changes,
)


def compare_pair(old: Analysis, new: Analysis) -> Redline:
    """The redline of two texts: what became of each unit, and what changed inside.

    Raises:
        UsageError: the texts are in different languages, or too long to be aligned.
    """
    languages = [one.document.metadata.language for one in (old, new)]
    if languages[0] != languages[1]:
        raise UsageError(
            f"{old.id} is in {languages[0] or 'an unknown language'}, {new.id} in "
            f"{languages[1] or 'an unknown language'}; a redline needs two texts in one language "
            "(--language CODE if the language was not recognised rightly)"
        )
    sides = Side(old, find_pieces(old)), Side(new, find_pieces(new))
    turned = (old.document.digest, old.id) > (new.document.digest, new.id)
    first, second = sides[::-1] if turned else sides
    weights = weigh_words([first.pieces, second.pieces])
    found = []
    for link in align_pieces(first.pieces, second.pieces, weights):
        stretches: tuple[Stretch, ...] = ()
        if link.old and link.new:
            tokens = first.tokens(link.old), second.tokens(link.new)
            stretches = find_stretches(*tokens, weights)
        found.append((_judged(link, _as_told(stretches, languages[0])), stretches))
    if turned:
        found = [(k.mirrored(), tuple(s.mirrored() for s in cut)) for k, cut in found]
    return _typed(sides, _in_reading_order(found))


def _as_told(stretches: tuple[Stretch, ...], language: str | None) -> tuple[Stretch, ...]:
    """In English what is only written otherwise is the same."""
    return as_told(stretches) if language == LANGUAGE else stretches


def _judged(link: Link, stretches: tuple[Stretch, ...]) -> Link:
    """``kept`` where no word differs; signs, spelling and case at a beginning do not count."""
    words = (t.is_word for s in stretches if not s.same for t in (*s.old, *s.new))
    is_kept = link.kind == "rewritten" and not any(words)
    return replace(link, kind="kept") if is_kept else link


def _in_reading_order(
    found: list[tuple[Link, tuple[Stretch, ...]]],
) -> list[tuple[Link, tuple[Stretch, ...]]]:
    """In the order of the new text; a dropped unit behind what it followed in the old one."""
    place = {i: link.new[0] for link, _ in found if link.new for i in link.old if not link.moved}
    last = -1
    follows: dict[int, int] = {}
    for i in range(max((n for link, _ in found for n in link.old), default=-1) + 1):
        last = place.get(i, last)
        follows[i] = last

    def order(item: tuple[Link, tuple[Stretch, ...]]) -> tuple[int, int, int]:
        link = item[0]
        return (link.new[0], 0, 0) if link.new else (follows[link.old[0]], 1, link.old[0])

    return sorted(found, key=order)


def _typed(sides: tuple[Side, Side], found: list[tuple[Link, tuple[Stretch, ...]]]) -> Redline:
    names = find_capitalised([side.analysis for side in sides])
    language = sides[0].analysis.document.metadata.language
    changes: list[Change] = []
    for number, (link, stretches) in enumerate(found):
        if stretches and link.kind != "kept":
            told = split_moved(_as_told(stretches, language))
            changes += _changes(View(number, link, sides, told, names))
    links, cuts = tuple(link for link, _ in found), tuple(cut for _, cut in found)
    return Redline(*sides, links, cuts, tuple(changes))


def _changes(view: View) -> list[Change]:
    changes = [
        view.change("order", "exchanged", view.words(gone.old, False), view.words(come.new, True))
        for gone, come in view.reordered
    ]
    changes += [change for find in _FINDERS for change in find(view)]
    for stretch in view.stretches:
        has_word = any(token.is_word for token in (*stretch.old, *stretch.new))
        if not stretch.same and has_word and not view.is_covered(stretch):
            changes.append(find_wording_change(view, stretch))
    return list(_distinct(tuple(dict.fromkeys(changes))))


def _distinct(changes: tuple[Change, ...]) -> Iterator[Change]:
    """Changes but those of pledges that another tells in more words: records may share a verb."""
    for change in changes:
        others = [
            other
            for other in changes
            if other is not change
            and (other.kind, other.direction, other.aspect)
            == (change.kind, change.direction, change.aspect)
            and (change.old or "") in (other.old or "")
            and (change.new or "") in (other.new or "")
        ]
        if change.aspect is None or not others:
            yield change


def compare_versions(analyses: Sequence[Analysis]) -> tuple[Redline, ...]:
    """The redline of each text and the next one, in the order given.

    Raises:
        UsageError: as :func:`compare_pair` does.
    """
    return tuple(compare_pair(old, new) for old, new in pairwise(analyses))
