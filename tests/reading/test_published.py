"""Published documents, where they stand beside the checkout: every figure as printed, in its box, no false alarm."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from gouji.checking.check import Check
from gouji.checking.families.family import Outcome
from gouji.model.document import Document
from gouji.model.money import plain_amount
from gouji.model.source import OnPage
from tests.conftest import SEED

DOCUMENTS = SEED.parent
FORMATS = DOCUMENTS / "seed-formats"

pytestmark = pytest.mark.skipif(not DOCUMENTS.exists(), reason="published documents do not stand beside this checkout")

PDFS = sorted(DOCUMENTS.glob("*.pdf"))
SEEDS = sorted(path for path in FORMATS.glob("*") if path.suffix in (".docx", ".xlsx", ".xls", ".ods", ".pdf"))

Published = Callable[[Path], Document]
"""What the fixture of this name is."""


def squeezed(text: str) -> str:
    return "".join(text.split())


def wrong(document: Document, truth: Path) -> list[dict[str, str]]:
    """The entries of a truth that the document does not hold."""
    tables = {table.id: table for table in document.tables}
    faults = []
    with truth.open(encoding="utf-8") as handle:
        for one in csv.DictReader(handle):
            table = tables[one["table"]]
            keys = {squeezed(key): row for key, row in table.row_of.items()}
            unlabelled = table.kind == "three-public" and "#1" in keys
            row = keys.get("#1" if unlabelled else squeezed(one["row"]))
            column = [squeezed(name) for name in table.columns].index(squeezed(one["column"]))
            figure = table.content(row, column).figure if row is not None else None
            wanted = Decimal(one["amount"]) * table.unit.fen if one["amount"] else None
            if (figure.fen if figure else None) != wanted:
                faults.append(one)
    return faults


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.name)
def test_the_seed_in_every_format(path: Path, published: Published) -> None:
    document = published(path)
    assert wrong(document, DOCUMENTS / "shanghai-hrss-2017.truth.csv") == []
    assert document.unplaced == []


@pytest.mark.parametrize("path", PDFS, ids=lambda path: path.name)
def test_a_published_pdf(path: Path, published: Published) -> None:
    document = published(path)
    truth = path.with_name(path.stem + ".truth.csv")
    if truth.exists():
        assert wrong(document, truth) == []
    assert document.unplaced == []
    assert all(table.title and table.kind != "other" for table in document.tables)
    assert Check(document).counts()[Outcome.DIFFERS] == 0
    assert document.form != "unknown" or "植入" in path.name


@pytest.mark.parametrize("path", [*PDFS, FORMATS / "budget_noVrules.pdf"], ids=lambda path: path.name)
def test_every_figure_is_printed_in_its_box(path: Path, published: Published) -> None:
    """Another library than ours reads tells what is printed there."""
    document, pages = published(path), pdfium.PdfDocument(path)
    printed = cache(lambda number: [*letters(pages[number - 1])])
    for table in document.tables:
        for (row, column), source in table.sources.items():
            assert isinstance(source, OnPage)
            figure = table.content(row, column).figure
            assert figure is not None
            left, top, right, bottom = source.bbox
            within = "".join(text for x, y, text in printed(source.page) if left <= x <= right and top <= y <= bottom)
            wanted = plain_amount(figure.fen, table.unit, figure.decimals)
            assert re.sub(r"[,\s]", "", within) == wanted, (table.id, table.keys[row])


def letters(page: pdfium.PdfPage) -> Iterator[tuple[float, float, str]]:
    """Each letter of a page with its middle, counted from the upper left; of one on its side from where it is shown."""
    text, height, turned = page.get_textpage(), page.get_height(), page.get_rotation() == 90
    for number in range(text.count_chars()):
        left, bottom, right, top = text.get_charbox(number)
        x, y = (left + right) / 2, (top + bottom) / 2
        yield (y, x, text.get_text_range(number, 1)) if turned else (x, height - y, text.get_text_range(number, 1))
