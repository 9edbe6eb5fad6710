"""Reading beside the bare libraries, in the same run: a PDF page, a sheet of 800,000 cells, a Word table of 100,000."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from gouji.prose.paragraphs import paragraphs
from gouji.prose.reading import read_claims
from gouji.prose.wording import wordings
from gouji.reading.read import read_document, read_grid
from tests.conftest import SAMPLE
from tests.reading.making import EXPENDITURE, Pages, pdf
from tests.reading.wordmaking import table, word

PAGES = 20
SENTENCES = 12
"""Of a page of prose, each with its amounts."""
PROSE_S = 0.02
"""What reading the text of a page may add."""
ROWS = 100_000


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Full pages of a ruled table, as published budgets print them."""

    def draw(paper: Pages) -> None:
        for _ in range(PAGES):
            rows = [*EXPENDITURE[:3], *[list(EXPENDITURE[3])] * 30]
            paper.caption("2025年部门支出预算总表").table(rows).page()

    return pdf(tmp_path_factory.mktemp("pdf") / "budget.pdf", draw)


@pytest.fixture(scope="module")
def sheet(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    page = book.create_sheet("支出")
    page.append(["2025年部门支出预算总表"])
    page.append(["科目编码", "科目名称", "合计", *"甲乙丙丁戊"])
    for number in range(ROWS):
        page.append([str(2010000 + number % 90000), f"科目{number}", *range(number, number + 6)])
    path = tmp_path_factory.mktemp("xlsx") / "budget.xlsx"
    book.save(path)
    return path


@pytest.mark.benchmark(group="pdf")
def test_pdf_document(benchmark: Any, pages: Path) -> None:
    document = benchmark.pedantic(read_document, (pages,), rounds=3)
    assert len(document.tables[0].rows) > 30
    assert benchmark.stats.stats.min < 0.15 * PAGES


@pytest.mark.benchmark(group="pdf")
def test_pdf_bare_pdfplumber(benchmark: Any, pages: Path) -> None:
    import pdfplumber

    def bare() -> int:
        with pdfplumber.open(pages) as opened:
            return sum(len(page.extract_tables()) for page in opened.pages)

    assert benchmark.pedantic(bare, rounds=3) == PAGES


@pytest.mark.benchmark(group="xlsx")
def test_xlsx_grid(benchmark: Any, sheet: Path) -> None:
    data = sheet.read_bytes()
    grid = benchmark.pedantic(read_grid, (data, "budget.xlsx", lambda _: None, None, lambda: False), rounds=3)
    assert grid.pages[0].blocks[0].height == ROWS + 2
    assert benchmark.stats.stats.min < 1


@pytest.mark.benchmark(group="xlsx")
def test_xlsx_bare_pandas(benchmark: Any, sheet: Path) -> None:
    import pandas as pd

    assert len(benchmark.pedantic(pd.read_excel, (sheet,), {"engine": "calamine"}, rounds=3)) == ROWS + 1


@pytest.mark.benchmark(group="xlsx")
def test_xlsx_document(benchmark: Any, sheet: Path) -> None:
    document = benchmark.pedantic(read_document, (sheet,), rounds=1)
    assert len(document.tables[0].rows) == ROWS


@pytest.mark.benchmark(group="docx")
def test_docx_grid(benchmark: Any, tmp_path: Path) -> None:
    rows = [[str(2010000 + number), f"科目{number}", *range(number, number + 6)] for number in range(ROWS // 8)]
    data = word(tmp_path / "x.docx", "2025年部门支出预算总表", table(rows)).read_bytes()
    grid = benchmark.pedantic(read_grid, (data, "budget.docx", lambda _: None, None, lambda: False), rounds=3)
    assert grid.pages[0].blocks[0].height == ROWS // 8
    assert benchmark.stats.stats.min < 2


@pytest.mark.benchmark(group="prose")
def test_the_text_of_thirty_pages(benchmark: Any, tmp_path: Path) -> None:
    """A whole budget's prose: amounts, changes and rates in every sentence."""
    lines = [
        f"“社会保障和就业支出（类）行政事业单位养老支出（款）第{n}项支出（项）”{n}.36万元，主要用于缴费。"
        f"{n - 1}年当年预算执行数{n}.10万元，比上年增加0.26万元，增长{n % 90}.5%。"
        for n in range(1, 30 * SENTENCES + 1)
    ]
    path = tmp_path / "说明.txt"
    path.write_text(SAMPLE.read_text("utf-8") + "\n2025年部门预算编制说明\n" + "\n".join(lines), encoding="utf-8")
    document = read_document(path)

    def read() -> int:
        found = paragraphs(document)
        claims = [*read_claims(tuple(found), document.year)]
        return len(wordings(document, found, claims)) + len(claims)

    assert benchmark.pedantic(read, rounds=3) > 30 * SENTENCES
    assert benchmark.stats.stats.min < 30 * PROSE_S
