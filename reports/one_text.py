"""One text: what it claims, promises and asks, and whom it criticises.

python reports/one_text.py            writes reports/one-text.pdf
"""

from pathlib import Path

import discourse

HERE = Path(__file__).parent
document = discourse.read(str(HERE.parent / "corpus" / "texts" / "velmar-op-ed.txt"))
codebook = discourse.load_codebook((HERE.parent / "corpus" / "codebook",))
analysis = discourse.analyze(document, codebook)
print(discourse.report(analysis, HERE / "one-text.pdf"))
