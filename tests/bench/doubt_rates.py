"""How often slips and misreadings are held for doubt: ``python -m tests.bench.doubt_rates [SEED] [DOCUMENT…]``.

Of documents that agree: slips are planted one to five a document and one to five a table, of all kinds and figures left
blank alone, which are to be judged, and each table is misread in each way, which is to be in doubt. The bounds of
``gouji.reading.doubting`` were fitted by it.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from pathlib import Path

from gouji.checking.check import Check
from gouji.model.document import Document
from gouji.reading.read import read_document
from tests.conftest import SAMPLE
from tests.reading.doubting.misreading import doubted, misread, with_slips


def rates(document: Document, rng: random.Random, every: int = 1) -> Counter[tuple[str, bool]]:
    """How often each kind of fault in one of ``every`` so many tables was held for doubt, and how often not."""
    tally: Counter[tuple[str, bool]] = Counter()
    footed = [n for n, table in enumerate(document.tables) if len(table.brood.parents) and table.present.sum() > 5]
    footed = footed[::every]
    for count in range(1, 6):
        tally[f"{count} slips in a document", bool(doubted(with_slips(document, count, rng)))] += 1
        for number in footed:
            tally[f"{count} slips in a table", bool(doubted(with_slips(document, count, rng, number)))] += 1
            tally[f"{count} blanks in a table", bool(doubted(with_slips(document, count, rng, number, "blank")))] += 1
    for number in footed:
        for way, made in misread(document, number, rng):
            found = doubted(made)
            tally[way, number in found] += 1
            tally["a table beside it", bool(found.keys() - {number})] += 1
    return tally


def main(seed: int, paths: list[Path]) -> None:
    """Print the rates of all documents that agree."""
    rng = random.Random(seed)
    total: Counter[tuple[str, bool]] = Counter()
    for path in paths:
        document = read_document(path)
        if Check.of_all(document).differing or doubted(document):
            print(f"{path.name} does not agree")
        else:
            total += rates(document, rng)
    for kind in sorted({kind for kind, _ in total}):
        doubtful, judged = total[kind, True], total[kind, False]
        print(f"{kind:24}{doubtful + judged:7} {doubtful:7} in doubt {doubtful / (doubtful + judged):7.1%}")


if __name__ == "__main__":
    seed, *paths = sys.argv[1:] or ["1"]
    main(int(seed), [Path(path) for path in paths] or [SAMPLE])
