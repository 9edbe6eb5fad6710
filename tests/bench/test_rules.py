"""All rules of the chosen pack on a whole document of each form, and one figure changed with every pack loaded."""

from __future__ import annotations

import time
from pathlib import Path
from random import Random

import numpy as np
import pytest

from gouji.checking.check import Check
from gouji.model.change import edit
from gouji.model.document import Cell
from gouji.model.money import Figure
from gouji.reading.read import read_document
from tests.generated.documents import make
from tests.generated.paper import FORMS

CHECK_MS = 100
"""What judging a document of thirty pages may take once it is read."""
EDIT_MS = 1
EDITS = 500


@pytest.mark.parametrize("form", [one.id for one in FORMS])
def test_a_document_is_judged_and_an_edit_followed(form: str, tmp_path: Path) -> None:
    """The least of five checks, and the 99th of a hundred edits."""
    made = (make(seed, "html", tmp_path, whole=True) for seed in range(500))
    path = next(path for path, paper in made if paper.form == form)
    document = read_document(path)
    checked = []
    for _ in range(5):
        start = time.perf_counter()
        check = Check(document)
        checked.append(1000 * (time.perf_counter() - start))
    cells = [
        Cell(table, row, column)
        for table, one in enumerate(document.tables)
        for column, values in enumerate(one.values)
        for row in range(len(values))
    ]
    random, edited = Random(form), []
    for _ in range(EDITS):
        cell = random.choice(cells)
        start = time.perf_counter()
        edit(document, cell, Figure(random.randrange(10**10))).apply(document)
        check.recheck(cell)
        edited.append(1000 * (time.perf_counter() - start))
    p50, p99 = (float(np.percentile(edited, p)) for p in (50, 99))
    print(f"{form}: {len(cells)} figures, checked in {min(checked):.1f} ms, edit p50 {p50:.2f} ms, p99 {p99:.2f} ms")
    assert min(checked) <= CHECK_MS
    assert p99 <= EDIT_MS
