"""What is told of slips that lie close together: ``python -m tests.explaining.slips_close_together DOCUMENT STEPS``."""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Iterator
from pathlib import Path

from gouji.casework.exchange.check_json import suspects
from gouji.checking.check import Check
from gouji.explaining import explain as explaining
from gouji.model.document import Document
from gouji.reading.read import read_document, read_pasted
from tests.explaining.planting import DIGIT_SLIPS, Ground, Slip


def close_together(ground: Ground, times: int) -> Iterator[Slip]:
    """Two to seven slips of the keys within nine rows."""
    for case in range(times):
        rng = random.Random(case)
        at = rng.choice(ground.cells)
        near = [one for one in ground.cells if one.table == at.table and abs(one.row - at.row) <= 4]
        slips = (ground.digit_slip(rng.choice(near), rng.choice(list(DIGIT_SLIPS)), rng) for _ in range(2 + case % 6))
        yield {cell: figure for slip in slips if slip for cell, figure in slip.items()}


def without_line(path: Path, starts: str) -> Document:
    """The document without the last line that starts so."""
    lines = path.read_text(encoding="utf-8").split("\n")
    del lines[max(number for number, line in enumerate(lines) if line.startswith(starts))]
    return read_pasted("\n".join(lines))


def tell(check: Check) -> None:
    """Print what ``gouji check --json`` would tell of the slips, and why each group is open."""
    found = explaining.explain(check)
    told = suspects(check.document, found), [group.why_open for group in found.groups]
    print(json.dumps(told, ensure_ascii=False))


def main(path: Path, steps: int) -> None:
    """Tell slip after slip, and a row that was lost."""
    explaining.STEPS = steps
    ground = Ground.of(read_document(path))
    for slip in close_together(ground, 6):
        with ground.planted(slip) as check:
            tell(check)
    tell(Check(without_line(path, "208 01 09 ")))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
