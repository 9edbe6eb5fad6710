"""What an office makes of a Word document or a workbook: LibreOffice, where it is installed, prints or saves them.

The office decides on its own where a line is broken, how high a row is and what stands overleaf.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from math import ceil
from pathlib import Path
from random import Random
from typing import Any

from tests.generated.paper import Paper
from tests.generated.sheets import Sheet
from tests.generated.writers.book import put_rows
from tests.generated.writers.grid import Cell, cells
from tests.generated.writers.text import wide
from tests.generated.writers.word import word_rows
from tests.reading import wordmaking

OFFICE = shutil.which("soffice")
"""The program of LibreOffice, or None."""

FONTS = ("Noto Sans CJK SC", "SimSun", "Times New Roman")
"""Where one is missing, the office takes another."""

ROOM = 14_000
"""What a page that lies on its side holds beside its margins, in twentieths of a point."""

_UPRIGHT = 100
"""Letters of a row that an upright page of A4 prints so that they can be read."""

_A3, _A4 = 8, 9
"""As workbooks count papers."""

SIZES = (7.0, 8.0, 9.0, 10.5)
_LINES = "".join(f'<w:{side} w:val="single"/>' for side in ("top", "left", "bottom", "right", "insideH", "insideV"))


def write_word(paper: Paper, path: Path, rng: Random) -> None:
    """A docx to be printed on its side, each table on a page of its own or not; ``tight``: figures are broken."""
    import docx
    from docx.enum.section import WD_ORIENT
    from docx.oxml import parse_xml

    document = docx.Document()
    page = document.sections[0]
    page.orientation, page.page_width, page.page_height = WD_ORIENT.LANDSCAPE, page.page_height, page.page_width
    how: dict[str, Any] = {"size": rng.choice(SIZES), "apart": rng.random() < 0.7, "repeats": rng.random() < 0.6}
    how |= {"shaded": rng.random() < 0.3, "splits": rng.random() < 0.3, "pad": rng.choice((0, 40, 100))}
    how |= {"font": rng.choice(FONTS), "tight": rng.random() < 0.1}
    paper.traits |= how
    for line in (*paper.cover, *paper.contents, *paper.prose):
        document.add_paragraph(line)
    for sheet in paper.sheets:
        first = how["apart"]
        caption = f"{paper.caption}{'　' * 12}{sheet.told_unit}"
        for line in filter(None, (sheet.number, sheet.title, caption)):
            written = document.add_paragraph(line).paragraph_format
            written.page_break_before, written.keep_with_next = first, True
            first = False
        table = _table(sheet, how).replace("<w:tbl>", f'<w:tbl xmlns:w="{wordmaking.W}">', 1)
        document.element.body.insert_element_before(parse_xml(table), "w:sectPr")
        document.add_paragraph(sheet.note)
    document.save(str(path))


def _table(sheet: Sheet, how: dict[str, Any]) -> str:
    size, pad, letter = how["size"], 2 * how["pad"] + 60, 10 if how["tight"] else 13.5
    widths = [wanted * size * letter + pad for wanted in _wanted(sheet)]
    if sum(widths) > ROOM:
        size = max(int(2 * size * ROOM / sum(widths)) / 2, 4)
        widths = [ROOM * width / sum(widths) for width in widths]
    look = f'<w:rFonts w:ascii="{how["font"]}" w:hAnsi="{how["font"]}"/><w:sz w:val="{int(2 * size)}"/>'
    written = []
    for number, own in enumerate(word_rows(sheet)):
        is_head = number < len(sheet.header)
        settings = "" if how["splits"] else "<w:cantSplit/>"
        settings += "<w:tblHeader/>" if is_head and how["repeats"] else ""
        shade = '<w:shd w:val="clear" w:fill="D9D9D9"/>' if is_head and how["shaded"] else ""
        row = []
        for cell, text, spans in own:
            wide_as = int(sum(widths[cell.column : cell.column + cell.columns]))
            shape = f'<w:tcW w:w="{wide_as}" w:type="dxa"/>{spans}{shade}'
            row.append(_cell(text, _side(cell, sheet), shape, look))
        written.append(wordmaking.row(*row, settings=settings))
    grid = "".join(f'<w:gridCol w:w="{int(width)}"/>' for width in widths)
    margins = f'<w:left w:w="{how["pad"]}" w:type="dxa"/><w:right w:w="{how["pad"]}" w:type="dxa"/>'
    looks = f'<w:tblBorders>{_LINES}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar>{margins}</w:tblCellMar>'
    return f"<w:tbl><w:tblPr>{looks}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(written)}</w:tbl>"


def _cell(text: str, side: str, settings: str, look: str) -> str:
    run = wordmaking.run(text, look) if text else ""
    how = f'<w:spacing w:before="0" w:after="0"/><w:jc w:val="{side}"/>'
    return f"<w:tc><w:tcPr>{settings}</w:tcPr><w:p><w:pPr>{how}</w:pPr>{run}</w:p></w:tc>"


def _side(cell: Cell, sheet: Sheet) -> str:
    """The side of its cell that a text stands at."""
    if cell.row < len(sheet.header) or cell.columns > 1:
        return "center"
    return "right" if sheet.roles[cell.column] == "a" else "left"


def _wanted(sheet: Sheet) -> list[int]:
    """How many narrow letters each column has to hold: figures and codes whole, names in several lines."""
    wanted = [6] * len(sheet.roles)
    for cell in cells([*sheet.header, *sheet.body]):
        if cell.columns == 1:
            is_whole = cell.row >= len(sheet.header) and sheet.roles[cell.column] in "ac"
            needed = wide(cell.text) + 1 if is_whole else min(wide(cell.text), 24)
            wanted[cell.column] = max(wanted[cell.column], needed)
    return wanted


def write_book(paper: Paper, path: Path, rng: Random) -> None:
    """An xlsx to be printed as wide as a page, a sheet for each table; ``low``: names are higher than their rows."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    how: dict[str, Any] = {"size": rng.choice(SIZES), "rules": rng.choice(("thin", "thin", "hair", "grid"))}
    how |= {"repeats": rng.random() < 0.5, "shaded": rng.random() < 0.3, "narrow": rng.choice((1.0, 1.0, 0.6))}
    how |= {"across": rng.random() < 0.5, "numbers": rng.random() < 0.8, "low": rng.random() < 0.1}
    paper.traits |= how
    if paper.cover or paper.contents:
        front = book.create_sheet("封面")
        for line in (*paper.cover, *paper.contents, *paper.prose):
            front.append([line])
        front.column_dimensions["A"].width = 90
    for number, one in enumerate(paper.sheets, 1):
        sheet: Any = book.create_sheet(f"{number:02}")
        top = put_rows(sheet, one, paper, how["numbers"])
        _dress(sheet, one, top, how)
        sheet.print_options.gridLines = how["rules"] == "grid"
        wide_as = sum(_wanted(one))
        sheet.page_setup.orientation = "landscape" if how["across"] or wide_as > _UPRIGHT else "portrait"
        sheet.page_setup.paperSize = _A3 if wide_as > 2 * _UPRIGHT else _A4
        sheet.sheet_properties.pageSetUpPr.fitToPage = True
        sheet.page_setup.fitToHeight = 0
        if how["repeats"]:
            sheet.print_title_rows = f"{top}:{top + len(one.header) - 1}"
    book.save(path)


def _dress(sheet: Any, one: Sheet, top: int, how: dict[str, Any]) -> None:
    """Widths, heights, borders and grounds of a table that begins in a row."""
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
    from openpyxl.utils import get_column_letter

    rows = [*one.header, *one.body]
    widths = [
        wanted * (1.3 if role in "ac" else how["narrow"] * 1.1) + 2
        for role, wanted in zip(one.roles, _wanted(one), strict=True)
    ]
    for column, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    high = [1] * len(rows)
    line = Side(style=how["rules"]) if how["rules"] != "grid" else Side()
    for cell in cells(rows):
        room = sum(widths[cell.column : cell.column + cell.columns])
        high[cell.row] = max(high[cell.row], ceil(wide(cell.text) * 1.2 * how["size"] / 11 / room))
        side = _side(cell, one)
        for row in range(cell.row, cell.row + cell.rows):
            for column in range(cell.column, cell.column + cell.columns):
                at = sheet.cell(top + row, column + 1)
                at.alignment = Alignment(side, "center", wrap_text=side != "right")
                at.font, at.border = Font(size=how["size"]), Border(line, line, line, line)
                if how["shaded"] and row < len(one.header):
                    at.fill = PatternFill("solid", "D9D9D9")
    for row, lines in enumerate(high):
        sheet.row_dimensions[top + row].height = (1 if how["low"] else lines) * how["size"] * 1.4 + 4


def turned(sources: Sequence[Path], kind: str) -> None:
    """Each is printed, or saved as another kind of file, beside it; all by one office, which takes long to start."""
    assert OFFICE, "LibreOffice is not installed"
    folder = sources[0].parent
    own = f"-env:UserInstallation={(folder / 'office').as_uri()}"
    how = ("--headless", "--norestore", "--convert-to", kind, "--outdir", str(folder))
    subprocess.run([OFFICE, own, *how, *map(str, sources)], check=True, capture_output=True, timeout=600)


def lost(paper: Paper, path: Path) -> bool:
    """Whether an office left rows out of what it printed, as it does at some page breaks: digits are missing then."""
    import pypdfium2 as pdfium

    with pdfium.PdfDocument(path) as printed:
        found = sum(sum(map(str.isdigit, page.get_textpage().get_text_bounded())) for page in printed)
    written = [*paper.cover, *paper.contents, *paper.prose]
    for sheet in paper.sheets:
        written += [sheet.number or "", sheet.title, *(cell.text for cell in cells([*sheet.header, *sheet.body]))]
    return found < sum(sum(map(str.isdigit, text)) for text in written)
