"""Whatever is printed or damaged: no crash, no hang, and no figure that is not in the source."""

from __future__ import annotations

import contextlib
import io
import re
import unicodedata
import zipfile
from functools import cache
from html import escape
from itertools import cycle
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from gouji.errors import UserError
from gouji.model.document import Document
from gouji.model.money import plain_amount
from gouji.reading.columns.finder import find_table
from gouji.reading.columns.measures import LETTERS
from gouji.reading.columns.spaced_words import word_lines
from gouji.reading.read import read_document, read_pasted
from tests.conftest import SAMPLE
from tests.reading.making import EXPENDITURE, Pages, pdf, workbook
from tests.reading.test_markup import EXPORT
from tests.reading.test_spreadsheetxml import TOTAL, book, sheet
from tests.reading.wordmaking import table as word_table
from tests.reading.wordmaking import word
from tests.thorough import examples

WORDS = [
    "合计",
    "总计",
    "项目",
    "类",
    "款",
    "科目名称",
    "基本支出",
    "2025年部门支出预算总表",
    "单位：万元",
    "编制部门：甲局",
    "201",
    "20101",
    "05",
    "一、财政拨款",
    "1. 其中",
    "注：无",
    "栏次",
    "",
    "",
    "",
    "—",
    "１，０００",
    "1,234.50",
    "-3",
    "0.00",
    "12%",
]
STRANGE = [
    b"99999999999",
    b'"',
    b"<",
    b">",
    b"XFD1048576",
    b'r="A0"',
    b"-1",
    b't="d"',
    b"\xff\xfe",
    b"1e400",
    b"NaN",
    b"w:tc",
    b"w:tr",
]
CELLS = st.one_of(
    st.sampled_from(WORDS),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=6),
    st.integers(-(10**12), 10**12).map(str),
)
GAPPED = st.lists(st.tuples(st.integers(0, 40), CELLS), max_size=7)
"""Words of a line, each behind so many spaces."""
TABLES = st.lists(st.lists(CELLS, min_size=1, max_size=7), min_size=1, max_size=12)


def digits(text: str) -> str:
    return re.sub(r"[^\d]", "", unicodedata.normalize("NFKC", text))


def assert_nothing_invented(document: Document, printed: set[str]) -> None:
    """Every figure of every table is one that a cell of the source prints."""
    for table in document.tables:
        for column in range(len(table.columns)):
            for row in range(len(table.rows)):
                figure = table.content(row, column).figure
                if figure is not None:
                    shown = digits(plain_amount(figure.fen, table.unit, figure.decimals))
                    assert shown.lstrip("0") in printed, (table.keys[row], shown)


@settings(max_examples=examples(150))
@given(TABLES)
def test_pasted_cells(rows: list[list[str]]) -> None:
    cells = [["".join(c for c in cell if c not in '\t\r\n"') for cell in row] for row in rows]
    cells.insert(0, ["2025年部门支出预算总表"])
    text = "\n".join("\t".join(row) for row in cells)
    try:
        document = read_pasted(text)
    except UserError:
        return
    assert_nothing_invented(document, {digits(cell).lstrip("0") for row in cells for cell in row})


@settings(max_examples=examples(60))
@given(st.lists(GAPPED, max_size=12))
@example([[(0, "目录")], [(0, "说明")], [(0, "2025年部门支出预算总表")], [(0, "6"), (9, "1,916")]])
def test_lines_whose_words_stand_apart(lines: list[list[tuple[int, str]]]) -> None:
    """Whatever stands where, above a title or below it, with rows or without any."""
    printed = ["".join(" " * gap + "".join(filter(str.isprintable, text)) for gap, text in line) for line in lines]
    find_table(word_lines([*enumerate(printed, start=1)]), 1, LETTERS)
    with contextlib.suppress(UserError):
        read_pasted("\n".join(printed))


@settings(max_examples=examples(25))
@given(TABLES, st.sampled_from(["all", "inner", "upright", "level", "none"]))
def test_tables_on_a_page(rows: list[list[str]], rules: str) -> None:
    width = max(map(len, rows))
    shown = [["".join(c for c in cell if c.isalnum() or c in ",.-：—％%、") for cell in row] for row in rows]
    square = [row + [""] * (width - len(row)) for row in shown]

    def draw(pages: Pages) -> None:
        pages.caption("2025年部门支出预算总表").table(square, [515 / width] * width, rules=rules)

    with TemporaryDirectory() as folder:
        try:
            document = read_document(pdf(Path(folder) / "x.pdf", draw))
        except UserError:
            return
    assert_nothing_invented(document, {digits(cell).lstrip("0") for row in square for cell in row})


@settings(max_examples=examples(60))
@given(TABLES, st.lists(st.sampled_from([40, 300, 1500]), max_size=7))
def test_tables_of_a_word_document(rows: list[list[str]], widths: list[int]) -> None:
    cells = [["".join(c for c in cell if c.isprintable()) for cell in row] for row in rows]
    with TemporaryDirectory() as folder:
        try:
            document = read_document(word(Path(folder) / "x.docx", "2025年部门支出预算总表", word_table(cells, widths)))
        except UserError:
            return
    assert_nothing_invented(document, {digits(cell).lstrip("0") for row in cells for cell in row})


@settings(max_examples=examples(100))
@given(TABLES, st.lists(st.integers(0, 4), max_size=9), st.sampled_from(["tr", "div", "table", ""]))
def test_tables_of_a_page_of_the_web(rows: list[list[str]], spans: list[int], stray: str) -> None:
    """Whatever is merged, and whatever tag is left open."""
    over = cycle(spans or [1])
    html = "<html><p>2025年部门支出预算总表<table>"
    for row in rows:
        cells = (f"<td colspan={next(over)} rowspan={next(over)}>{escape(cell)}</td>" for cell in row)
        html += f"<tr>{''.join(cells)}</tr>" + (f"<{stray}>" if stray and next(over) == 4 else "")
    with TemporaryDirectory() as folder:
        path = Path(folder) / "x.xls"
        path.write_text(html, "utf-8", errors="replace")
        try:
            document = read_document(path)
        except UserError:
            return
    assert_nothing_invented(document, {digits(cell).lstrip("0") for row in rows for cell in row})


@cache
def _good(kind: str) -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "x"
        if kind == "pdf":
            return pdf(path, lambda p: p.caption("2025年部门支出预算总表").table(EXPENDITURE)).read_bytes()
        if kind == "xlsx":
            return workbook(path, {"支出": [["2025年部门支出预算总表"], *EXPENDITURE]}).read_bytes()
        if kind == "docx":
            return word(path, "2025年部门支出预算总表", word_table(EXPENDITURE, [1000] * 7)).read_bytes()
        if kind == "html":
            return EXPORT.encode("gb18030")
        if kind == "xml":
            return book(path, sheet("支出", TOTAL)).read_bytes()
    return SAMPLE.read_bytes()


@pytest.mark.parametrize("kind", ["xlsx", "docx"])
@settings(max_examples=examples(60))
@given(data=st.data())
def test_a_file_damaged_inside(kind: str, data: st.DataObject) -> None:
    with zipfile.ZipFile(io.BytesIO(_good(kind))) as good:
        parts = {name: good.read(name) for name in good.namelist()}
    name = data.draw(st.sampled_from(sorted(parts)))
    part = bytearray(parts[name])
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(part)))
        part[at : at + data.draw(st.integers(0, 12))] = data.draw(st.binary(max_size=6) | st.sampled_from(STRANGE))
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"damaged.{kind}"
        with zipfile.ZipFile(path, "w") as bad:
            for other, content in (parts | {name: bytes(part)}).items():
                bad.writestr(other, content)
        with contextlib.suppress(UserError):
            read_document(path)


@pytest.mark.parametrize("kind", ["pdf", "xlsx", "docx", "html", "xml", "txt"])
@settings(max_examples=examples(60))
@given(data=st.data())
def test_damaged_files(kind: str, data: st.DataObject) -> None:
    with TemporaryDirectory() as folder:
        good = bytearray(_good(kind))
        for _ in range(data.draw(st.integers(1, 6))):
            at = data.draw(st.integers(0, len(good) - 1))
            good[at : at + data.draw(st.integers(0, 9))] = data.draw(st.binary(max_size=9))
        path = Path(folder) / f"damaged.{kind}"
        path.write_bytes(bytes(good))
        try:
            document = read_document(path)
        except UserError:
            return
        assert document.file.name == path.name
