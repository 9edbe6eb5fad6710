"""How often a planted slip is found and restored, kind by kind: ``python -m tests.bench.hit_rates [DOCUMENT] [SEED]``.

unique: the only answer is the truth · first: the truth is first among equals · listed: among the equals · other: not
among the answers, and none claims to be the only one · wrong: another answer claims to be the only one · none · cut.
"""

from __future__ import annotations

import random
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from gouji.checking.check import Check
from gouji.explaining.explain import explain
from gouji.explaining.explanation import Explanation, Solution
from gouji.explaining.slips.patterns import DUPLICATE_ROW
from gouji.model.document import Document
from gouji.model.source import AtLine
from gouji.reading.read import read_document
from tests.conftest import SAMPLE, SEED
from tests.explaining.planting import DIGIT_SLIPS, Ground, Slip, verdict

KINDS = (
    "revenue-expenditure",
    "revenue",
    "expenditure",
    "fiscal-appropriation",
    "general-expenditure",
    "basic-economic",
)
VERDICTS = ("unique", "first", "listed", "other", "wrong", "none", "cut", "hidden")


def single_slips(ground: Ground, rng: random.Random) -> Iterator[tuple[str, Slip]]:
    """Every figure with every slip that its digits and its row allow."""
    for cell in ground.cells:
        slips = {kind: ground.digit_slip(cell, kind, rng) for kind in DIGIT_SLIPS}
        slips |= {
            "sign": ground.sign_slip(cell),
            "omitted": ground.blank_slip(cell),
            "neighbour": ground.neighbour_slip(cell, rng),
            "wrong-column": ground.column_slip(cell, rng),
            "exchanged": ground.exchange_slip(cell, rng),
            "carried up": ground.change_in_one_table(cell, 1_234_500, True),
            "not carried up": ground.change_in_one_table(cell, 1_234_500, False),
        }
        for kind, slip in slips.items():
            if slip:
                yield kind, slip
    for table in sorted({cell.table for cell in ground.cells}):
        yield "unit of a table", ground.unit_slip(table, None)
        for column in sorted({cell.column for cell in ground.cells if cell.table == table}):
            yield "unit of a column", ground.unit_slip(table, column)


def several_slips(ground: Ground, rng: random.Random, count: int, times: int) -> Iterator[tuple[str, Slip]]:
    """Independent slips in ``count`` figures at once."""
    for _ in range(times):
        slip: Slip = {}
        while len(slip) < count:
            kind = rng.choice(list(DIGIT_SLIPS))
            slip |= ground.digit_slip(rng.choice(ground.cells), kind, rng) or {}
        yield f"{count} at once", slip


def row_slips(path: Path) -> Iterator[tuple[str, str, str, Path]]:
    """Every printed row of a coded table left out, then printed twice: (kind, table, code, file)."""
    lines = path.read_text(encoding="utf-8").split("\n")
    with TemporaryDirectory() as folder:
        slipped = Path(folder) / "slipped.txt"
        for table in read_document(path).tables:
            for row in table.rows:
                if table.kind in KINDS and row.code and isinstance(row.source, AtLine):
                    at = row.source.line
                    for kind, kept in (("missing row", []), ("duplicate row", [lines[at - 1]] * 2)):
                        text = [*lines[: at - 1], *kept, *lines[at:]]
                        slipped.write_text("\n".join(text), encoding="utf-8")
                        yield kind, table.id, row.code, slipped


def row_verdict(explanation: Explanation, document: Document, table: str, code: str) -> str:
    """As ``verdict``; a row whose code no sister has counts as told when the right subtotal is named."""
    if not explanation.groups:
        return "hidden"
    if any(not group.solutions for group in explanation.groups):
        return "cut" if explanation.cut else "none"
    told = [[_tells(s, document, table, code) for s in group.solutions] for group in explanation.groups]
    if len(told) == 1 and told[0][0]:
        return "unique" if explanation.groups[0].solutions[0].unique else "first"
    if len(told) == 1 and any(told[0]):
        return "listed"
    return "wrong" if any(group.solutions[0].unique for group in explanation.groups) else "other"


def _tells(solution: Solution, document: Document, table: str, code: str) -> bool:
    if len(solution.corrections) > 1:
        return False
    one = solution.corrections[0]
    if one.lost_row is not None:
        place = document.tables[one.lost_row.table]
        return place.id == table and one.lost_row.code in (code, None)
    return one.pattern == DUPLICATE_ROW and document.address(one.figures[0].cell).startswith(f"{table}!{code}")


def main(path: Path, seed: int) -> None:
    ground = Ground.of(read_document(path), KINDS)
    rng = random.Random(seed)
    tallies: dict[str, Counter[str]] = defaultdict(Counter)
    times: dict[str, list[float]] = defaultdict(list)
    cases = [*single_slips(ground, rng), *several_slips(ground, rng, 2, 400), *several_slips(ground, rng, 5, 400)]
    for kind, slip in cases:
        truth = ground.truth(slip)
        with ground.planted(slip) as check:
            start = time.perf_counter()
            explanation = explain(check, deadline_s=2.0)
            times[kind].append(time.perf_counter() - start)
        told = verdict(explanation, truth) if explanation.groups else "hidden"
        tallies[kind][told] += 1
        if told in ("wrong", "hidden", "none", "cut", "other"):
            print(kind, told, [(ground.document.address(c), f and f.fen) for c, f in list(slip.items())[:6]])
    for kind, table, code, slipped in row_slips(path):
        document = read_document(slipped)
        check = Check(document)
        start = time.perf_counter()
        explanation = explain(check, deadline_s=2.0)
        times[kind].append(time.perf_counter() - start)
        told = row_verdict(explanation, document, table, code)
        tallies[kind][told] += 1
        if told in ("wrong", "hidden", "none", "cut", "other"):
            print(kind, told, table, code)
    print(f"{'':18}{'cases':>7}" + "".join(f"{name:>8}" for name in VERDICTS) + f"{'ms p50':>9}{'p99':>8}")
    for kind, tally in tallies.items():
        spent = sorted(times[kind])
        p50, p99 = (spent[int(len(spent) * share)] * 1000 for share in (0.5, 0.99))
        print(
            f"{kind:18}{tally.total():7}" + "".join(f"{tally[name]:8}" for name in VERDICTS) + f"{p50:9.1f}{p99:8.1f}"
        )


if __name__ == "__main__":
    document = Path(sys.argv[1]) if len(sys.argv) > 1 else SEED if SEED.exists() else SAMPLE
    main(document, int(sys.argv[2]) if len(sys.argv) > 2 else 1)
