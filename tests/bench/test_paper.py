"""The paper: how long a budget of ten thousand rows takes from the open case to the finished file."""

from __future__ import annotations

import time
from pathlib import Path

import pypdfium2 as pdfium

from gouji.casework.case import Case
from gouji.casework.papers.working_paper import print_report
from gouji.keeping.casefile import CaseFile
from gouji.model.document import Document, SourceFile
from gouji.model.table import Row, Table
from tests.bench.synthetic import budget

ROWS, MOST_S = 10_000, 4.0


def coded_budget(size: int) -> Document:
    """The synthetic figures under codes and names as a published table has them."""
    plain = budget(size).tables[0]
    levels = [0] * size
    for row in range(1, size):
        levels[row] = levels[plain.parents[row]] + 1
    rows = [Row(f"其他社会保障和就业支出第{row}项", f"{2080000 + row}", min(levels[row], 3)) for row in range(size)]
    table = Table("T1", plain.kind, "部门支出预算总表", plain.unit, plain.columns, rows, plain.parents)
    for name in ("values", "present", "origin"):
        getattr(table, name)[:] = getattr(plain, name)
    return Document(SourceFile("一万行.txt", "0" * 64, "txt"), "某市某局", 2017, "budget", "", [table])


def test_ten_thousand_rows(tmp_path: Path) -> None:
    document = coded_budget(ROWS)
    case = Case(CaseFile.create(Path(":memory:"), document), document)
    taken = []
    for name in ("first.pdf", "second.pdf"):
        start = time.perf_counter()
        print_report(case, tmp_path / name)
        taken.append(time.perf_counter() - start)
    case.close()
    pages = pdfium.PdfDocument(tmp_path / "first.pdf")
    print(f"{ROWS} rows, {len(pages)} pages: {taken[0]:.2f} s with the fonts, {taken[1]:.2f} s after")
    pages.close()
    assert (tmp_path / "first.pdf").read_bytes() == (tmp_path / "second.pdf").read_bytes()
    assert max(taken) <= MOST_S
