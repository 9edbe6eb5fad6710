"""What a page shows is read, where it is shown; what it draws beyond its paper is not, and costs nothing else."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest

from gouji.model.document import Document
from gouji.model.source import OnPage
from gouji.model.table import Table
from gouji.reading.read import read_document
from gouji.wording import say
from tests.reading.making import EXPENDITURE, WIDTHS, Pages, pdf
from tests.reading.test_pdf import amounts, assert_expenditure

REVENUE = [["类", "款", "项", "科目名称", "合计"], ["208", "", "", "社会保障和就业支出", "700"]]
SPREAD = (1190, 842)


def draw(pages: Pages) -> None:
    pages.caption("2025年部门支出预算总表").table(EXPENDITURE)


def spread(pages: Pages) -> None:
    """Two pages side by side on one sheet, a table on each."""
    draw(pages)
    pages.top = 802
    pages.text("2025年部门收入预算总表", 800, 13).text("单位：元", 1000)
    pages.table(REVENUE, WIDTHS[:5], left=640)


def beside(pages: Pages) -> None:
    """The same, and an amount on the right that stands nowhere else."""
    spread(pages)
    pages.text("9,876.00", 800)


def cut(path: Path, *pages: tuple[float, float, float, float], rotation: int = 0) -> Path:
    """Show the first page of a PDF several times, each time another part of it: left, lower, right and upper edge."""
    with pypdfium2.PdfDocument(path) as source, pypdfium2.PdfDocument.new() as copy:
        for box in pages:
            copy.import_pages(source, [0])
            page = copy[len(copy) - 1]
            page.set_cropbox(*box)
            page.set_rotation(rotation)
        copy.save(path)
    return path


def told(document: Document) -> list[str]:
    return [say(one.message, **one.params) for one in document.notices]


def figures_shown(path: Path, page: int, table: Table) -> set[str]:
    """What stands in the picture of a page where the figures of a table are said to stand."""
    found = set()
    with pypdfium2.PdfDocument(path) as source:
        shown = source[page - 1]
        text = shown.get_textpage()
        left, lower, _, upper = shown.get_cropbox()
        assert shown.get_height() == upper - lower
        for place in table.sources.values():
            assert isinstance(place, OnPage)
            assert place.page == page
            x0, top, x1, bottom = place.bbox
            found.add(text.get_text_bounded(left + x0, upper - bottom, left + x1, upper - top).strip())
    return found


def test_of_a_spread_each_page_prints_the_half_that_it_shows(tmp_path: Path) -> None:
    path = cut(pdf(tmp_path / "x.pdf", spread, SPREAD), (0, 0, 595, 842), (595, 100, 1190, 842))
    document = read_document(path)
    expenditure, revenue = document.tables
    assert (expenditure.kind, revenue.kind) == ("expenditure", "revenue")
    assert amounts(expenditure, "2080501") == [500, 300, 200]
    assert figures_shown(path, 1, expenditure) == {"1,500", "900", "600", "500", "300", "200", "1,000", "400"}
    assert figures_shown(path, 2, revenue) == {"700"}
    assert document.notices == []


UNSEEN = "第 1 页有金额印在纸面之外，各页均不显示，未读取"


def test_amounts_that_no_page_shows_are_told(tmp_path: Path) -> None:
    """The right half of the spread is printed on no page."""
    document = read_document(cut(pdf(tmp_path / "x.pdf", beside, SPREAD), (0, 0, 595, 842)))
    assert_expenditure(document)
    assert told(document) == [UNSEEN]


def test_words_beyond_the_paper_are_missed_by_nobody(tmp_path: Path) -> None:
    """Duties that run off the foot of a page, numbered, and with a year."""

    def overflowing(pages: Pages) -> None:
        draw(pages)
        pages.top = -20
        pages.text("13、完成2025年区委、区政府交办的其他任务。").text("14、负责 12 个街镇")

    document = read_document(pdf(tmp_path / "x.pdf", overflowing))
    assert_expenditure(document)
    assert document.notices == []


ROTATED: dict[int, tuple[tuple[float, ...], tuple[float, float, float, float]]] = {
    90: ((0, 1, -1, 0, 842, 0), (0, 0, 842, 595)),
    180: ((-1, 0, 0, -1, 1190, 842), (595, 0, 1190, 842)),
    270: ((0, -1, 1, 0, 0, 1190), (0, 595, 842, 1190)),
}
"""By how much a spread is turned where it is shown: how it is drawn to stand upright then, and its left half."""


@pytest.mark.parametrize("rotation", ROTATED)
def test_of_a_spread_that_is_turned_where_it_is_shown_the_half_is_read_that_is_shown(
    tmp_path: Path, rotation: int
) -> None:
    matrix, left_half = ROTATED[rotation]

    def drawn(pages: Pages) -> None:
        pages.canvas.transform(*matrix)
        pages.top = 802
        spread(pages)

    size = SPREAD if rotation == 180 else (SPREAD[1], SPREAD[0])
    document = read_document(cut(pdf(tmp_path / "x.pdf", drawn, size), left_half, rotation=rotation))
    assert_expenditure(document)
    places = [place.bbox for place in document.tables[0].sources.values() if isinstance(place, OnPage)]
    assert min(left for left, _, _, _ in places) == pytest.approx(40 + sum(WIDTHS[:4]), abs=6)
    assert max(bottom for _, _, _, bottom in places) < 300


@pytest.mark.parametrize("rotation", [90, 180, 270])
def test_a_part_of_a_page_may_be_shown_turned(tmp_path: Path, rotation: int) -> None:
    path = cut(pdf(tmp_path / "x.pdf", spread, SPREAD), (0, 100, 595, 842), rotation=rotation)
    document = read_document(path)
    assert_expenditure(document)
    with pypdfium2.PdfDocument(path) as source:
        width, height = source[0].get_size()
    for place in document.tables[0].sources.values():
        assert isinstance(place, OnPage)
        left, top, right, bottom = place.bbox
        assert 0 < left < right < width
        assert 0 < top < bottom < height


def far_cells(pages: Pages) -> None:
    """Another table beyond each edge of the paper."""
    draw(pages)
    for left, top in ((-900, 500), (700, 700), (40, -100), (40, 1400)):
        pages.top = top
        pages.table(EXPENDITURE[:3], left=left)


def far_words(pages: Pages) -> None:
    draw(pages)
    pages.top = -300
    pages.text("2025年部门支出预算总表").text("208 05 01 9,999.00")


def cells_without_size(pages: Pages) -> None:
    draw(pages)
    for x, y in ((60, 700), (60, 640), (300, 700)):
        for width, height in ((0, 0), (1e-7, 0), (0, 1e-7), (1e-7, 1e-7), (0.4, 0.4)):
            pages.canvas.rect(x, y, width, height, stroke=0, fill=1)
            pages.canvas.rect(x, y, width, height)


def drawn_backwards(pages: Pages) -> None:
    """Rectangles of negative width and height are the same areas."""
    pages.caption("2025年部门支出预算总表")
    top = pages.top
    pages.table(EXPENDITURE, rules="none")
    edges = [40]
    for width in WIDTHS:
        edges.append(edges[-1] + width)
    for row in range(len(EXPENDITURE)):
        for left, right in pairwise(edges):
            pages.canvas.rect(right, top - row * 18, left - right, -18)


def cells_that_never_end(pages: Pages) -> None:
    draw(pages)
    for size in (3e7, 9e8, 2e9, 1e30):
        pages.canvas.rect(300, 400, size, 20)
        pages.canvas.rect(-size, 300, 2 * size, 20)


def letters_without_size(pages: Pages) -> None:
    draw(pages)
    for scale in (0, 1e-9):
        pages.canvas.saveState()
        pages.canvas.transform(scale, 0, 0, scale, 300, 300)
        pages.text("1,234.00")
        pages.canvas.restoreState()


STRANGE = [far_cells, far_words, cells_without_size, drawn_backwards, cells_that_never_end, letters_without_size]


@pytest.mark.parametrize("strange", STRANGE)
def test_what_stands_beyond_the_paper_or_nowhere_costs_nothing_that_is_printed(
    tmp_path: Path, strange: Callable[[Pages], None]
) -> None:
    document = read_document(pdf(tmp_path / "x.pdf", strange))
    assert_expenditure(document)
    assert document.grids == []


BOXES = {
    "upside down": "/MediaBox [ 595 842 0 0 ]",
    "beside its paper": "/MediaBox [ 0 0 595 842 ] /CropBox [ 900 900 1000 1000 ]",
    "of nothing": "/MediaBox [ 0 0 595 842 ] /CropBox [ 0 0 0 0 ]",
    "larger than its paper": "/MediaBox [ 0 0 595 842 ] /CropBox [ -90 -90 900 900 ]",
    "of fractions": "/MediaBox [ 0.0001 -.5 595.3 841.9 ]",
}


@pytest.mark.parametrize("box", BOXES)
def test_a_page_whose_box_is_odd_is_read_as_it_is_shown(tmp_path: Path, box: str) -> None:
    path = pdf(tmp_path / "x.pdf", draw)
    old = b"/MediaBox [ 0 0 595.2756 841.8898 ]"
    assert old in path.read_bytes()
    path.write_bytes(path.read_bytes().replace(old, BOXES[box].encode()))
    assert_expenditure(read_document(path))
