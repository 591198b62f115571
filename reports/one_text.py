"""One text: what it claims, promises and asks, and whom it criticises.

python reports/one_text.py            writes reports/one-text.pdf
"""

from pathlib import Path

import discourse
from discourse.annotators.examples import load_example_codebook

HERE = Path(__file__).parent
document = discourse.read(str(HERE.parent / "corpus" / "texts" / "velmar-op-ed.txt"))
codebook = load_example_codebook()
analysis = discourse.analyze(document, codebook)
print(discourse.report(analysis, HERE / "one-text.pdf"))
