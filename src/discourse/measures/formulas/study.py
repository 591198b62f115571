"""The two questions: which formulas there are in dated texts, and what became of given ones."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from discourse.document import Document
from discourse.errors import UsageError
from discourse.measures.formulas.alignment import Words
from discourse.measures.formulas.chronology import Coverage
from discourse.measures.formulas.discovery import FEWEST_TEXTS, find_sequences
from discourse.measures.formulas.history import History, Searched, Wanted, find_histories
from discourse.measures.formulas.known import KnownFormula, load_known_formulas, words_of_phrase
from discourse.measures.formulas.reading import read_stream
from discourse.measures.formulas.reuse import Reuse, find_reuse
from discourse.measures.formulas.stream import WordStream

#: Of the formulas found by the texts alone so many are followed; all are counted.
MOST_FOUND = 150


@dataclass(frozen=True, eq=False)
class FormulaStudy:
    """Formulas of dated texts.

    ``stream`` holds the texts whose formulas they are, ``everywhere`` all texts given (the same but
    with ``holder``). ``known`` are the known formulas that occur, those in most texts first;
    ``absent`` those that do not. ``found`` are formulas that the texts themselves show, of
    ``found_in_all`` in all. ``by`` tells what a holder is.
    """

    stream: WordStream
    everywhere: WordStream
    coverage: Coverage
    known: tuple[History, ...]
    absent: tuple[KnownFormula, ...]
    found: tuple[History, ...]
    found_in_all: int
    reuse: Reuse
    by: str
    holder: str | None
    fewest_texts: int


@dataclass(frozen=True, eq=False)
class Tracking:
    """Given phrases followed through dated texts, in the order in which they were given."""

    stream: WordStream
    coverage: Coverage
    histories: tuple[History, ...]
    by: str


def find_formulas(
    documents: Iterable[Document],
    *,
    by: str = "country",
    holder: str | None = None,
    fewest_texts: int = FEWEST_TEXTS,
) -> FormulaStudy:
    """Find the fixed formulations of dated texts: known ones, and ones that the texts show.

    Args:
        documents: from :func:`discourse.read_many`; their dates are in the metadata. Undated ones
            are left out and named in ``stream.undated``.
        by: who holds a formula, ``country`` or ``speaker``.
        holder: only the formulas of this country or speaker; other texts tell who else has them.
        fewest_texts: in how many texts a formula must stand to be found, 2 or more.

    Raises:
        UsageError: no text is dated, none is the holder's, or an argument makes no sense.
    """
    if fewest_texts < 2:
        raise UsageError(f"a formula recurs: it takes 2 texts or more, not {fewest_texts}")
    everywhere = read_stream(documents, by)
    stream = everywhere.restricted_to(holder) if holder else everywhere
    searched = Searched(stream, everywhere, Coverage.of(stream))
    pages = load_known_formulas()
    known = find_histories(searched, map(Wanted.of_known, pages))
    present = sorted((one for one in known if one.occurrences), key=_by_texts)
    taken = {form for one in present if one.known for form in one.known.forms}
    sequences = [
        one for one in find_sequences(stream, fewest_texts=fewest_texts) if one.words not in taken
    ]
    found = find_histories(searched, map(Wanted.of_sequence, sequences[:MOST_FOUND]))
    return FormulaStudy(
        stream,
        everywhere,
        searched.coverage,
        tuple(present),
        tuple(one.known for one in known if one.known and not one.occurrences),
        found,
        len(sequences),
        find_reuse(everywhere),
        by,
        holder,
        fewest_texts,
    )


def track(
    documents: Iterable[Document], phrases: str | Sequence[str], *, by: str = "country"
) -> Tracking:
    """Follow phrases, or known formulas by their ids, through dated texts.

    Args:
        documents: from :func:`discourse.read_many`; undated ones are left out.
        phrases: one or several; an id such as ``shared-future`` stands for the forms of its page.
        by: who holds a formula, ``country`` or ``speaker``.

    Raises:
        UsageError: no text is dated, or a phrase has no word.
    """
    wanted = [find_wanted(one) for one in ((phrases,) if isinstance(phrases, str) else phrases)]
    if not wanted:
        raise UsageError("nothing to follow: give a phrase in quotation marks, or a formula's id")
    stream = read_stream(documents, by)
    coverage = Coverage.of(stream)
    histories = find_histories(Searched(stream, stream, coverage), wanted)
    return Tracking(stream, coverage, histories, by)


def find_wanted(phrase: str) -> Wanted:
    """What a phrase asks for: the known formula with this id or form, else the phrase as it is.

    Raises:
        UsageError: it has no word.
    """
    words: Words = words_of_phrase(phrase)
    if not words:
        raise UsageError(f'{phrase!r} has no word; give a phrase such as "zone of peace"')
    for known in load_known_formulas():
        if phrase.strip() == known.id or words == known.forms[0]:
            return Wanted.of_known(known)
    return Wanted.of_phrase(" ".join(phrase.split()))


def _by_texts(history: History) -> tuple[int, int, str]:
    return (-history.having, -history.count, history.key)
