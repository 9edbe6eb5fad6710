"""Odd documents, made for a test: tables drawn on PDF pages, and workbooks."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Table, TableStyle

from gouji import resources

Rows = Sequence[Sequence[str]]
Span = tuple[tuple[int, int], tuple[int, int]]

RULES: dict[str, list[tuple[object, ...]]] = {
    "all": [("GRID", (0, 0), (-1, -1), 0.5, "black")],
    "inner": [("INNERGRID", (0, 0), (-1, -1), 0.5, "black")],
    "upright": [
        ("LINEBEFORE", (0, 0), (-1, -1), 0.5, "black"),
        ("BOX", (0, 0), (-1, -1), 0.5, "black"),
        ("LINEBELOW", (0, 0), (-1, 0), 0.5, "black"),
    ],
    "level": [("LINEBELOW", (0, 0), (-1, -1), 0.5, "black"), ("LINEABOVE", (0, 0), (-1, 0), 0.5, "black")],
    "none": [],
    "open": [
        ("INNERGRID", (0, 0), (-1, -1), 0.5, "black"),
        ("LINEABOVE", (0, 0), (-1, 0), 0.5, "black"),
        ("LINEBELOW", (0, -1), (-1, -1), 0.5, "black"),
        ("BOX", (0, 0), (-1, 0), 0.5, "black"),
    ],
    "header": [("GRID", (0, 0), (-1, 0), 0.5, "black")],
}

EXPENDITURE: Rows = [
    ["类", "款", "项", "科目名称", "合计", "基本支出", "项目支出"],
    ["208", "", "", "社会保障和就业支出", "1,500", "900", "600"],
    ["208", "05", "", "行政事业单位养老支出", "1,500", "900", "600"],
    ["208", "05", "01", "行政单位离退休", "500", "300", "200"],
    ["208", "05", "05", "养老保险缴费", "1,000", "600", "400"],
    ["合计", "", "", "", "1,500", "900", "600"],
]
WIDTHS = (30, 30, 30, 150, 80, 80, 80)


@cache
def _register_song() -> None:
    font = resources.path("fonts") / sorted(p.name for p in resources.path("fonts").glob("*.ttf"))[0]
    pdfmetrics.registerFont(TTFont("song", str(font)))


class Pages:
    """A PDF under the pen; ``top`` is where the next thing is drawn."""

    def __init__(self, path: Path, size: tuple[float, float] = A4) -> None:
        _register_song()
        self.canvas = Canvas(str(path), pagesize=size)
        self.height = size[1]
        self.top = size[1] - 40

    def text(self, text: str, x: float = 40, size: float = 10) -> Pages:
        """A line of text."""
        self.canvas.setFont("song", size)
        self.canvas.drawString(x, self.top, text)
        self.top -= size + 6
        return self

    def caption(self, title: str, unit: str = "元") -> Pages:
        """Title, entity and unit above a table."""
        self.text(title, 200, 13).text("编制部门：某某局")
        self.top += 16
        return self.text(f"单位：{unit}", 460)

    def table(
        self,
        rows: Rows,
        widths: Sequence[float] = WIDTHS,
        rules: str = "all",
        spans: Sequence[Span] = (),
        *,
        left: float = 40,
        height: float = 18,
    ) -> Pages:
        """A table with the chosen rules."""
        drawn = Table([list(row) for row in rows], colWidths=list(widths), rowHeights=[height] * len(rows))
        style = [("FONT", (0, 0), (-1, -1), "song", 8), *(("SPAN", *span) for span in spans), *RULES[rules]]
        drawn.setStyle(TableStyle(style))
        _, whole = drawn.wrapOn(self.canvas, 1000, 1000)
        drawn.drawOn(self.canvas, left, self.top - whole)
        self.top -= whole + 20
        return self

    def words(self, *words: tuple[float, str]) -> Pages:
        """A line of words, each at its own place; figures end there, others begin there."""
        self.canvas.setFont("song", 8)
        for x, text in words:
            figure = "." in text and text.replace(",", "").replace(".", "").isdecimal()
            (self.canvas.drawRightString if figure else self.canvas.drawString)(x, self.top, text)
        self.top -= 16
        return self

    def page(self) -> Pages:
        """The next page."""
        self.canvas.showPage()
        self.top = self.height - 40
        return self

    def save(self) -> None:
        self.canvas.save()


def pdf(path: Path, draw: Callable[[Pages], object], size: tuple[float, float] = A4) -> Path:
    """A PDF of what ``draw`` puts on its pages."""
    pages = Pages(path, size)
    draw(pages)
    pages.save()
    return path


def workbook(path: Path, sheets: Mapping[str, Sequence[Sequence[object]]], merged: Sequence[str] = ()) -> Path:
    """An xlsx of rows by sheet; ``merged`` ranges hold on every sheet."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
        for cells in merged:
            sheet.merge_cells(cells)
    book.save(path)
    return path
