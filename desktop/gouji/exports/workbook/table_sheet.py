"""A published table on its sheet: figures as printed, each with its mark, and behind them the sums reckoned again.

A mark follows from the figures as they stand: who corrects one sees it vanish. Held by
``tests/exports/workbook/test_tables.py``, ``test_a_corrected_figure_loses_its_mark``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gouji.exports.workbook import formulas, printed
from gouji.exports.workbook.book import LINE, Book, Sum, text
from gouji.exports.workbook.layout import FIRST, GROUPS, HEADS, NOTE, TITLE, Block, Slot, letters
from gouji.exports.workbook.looks import CELL, HEAD, MARK, MARKS
from gouji.exports.workbook.looks import TITLE as LARGE
from gouji.exports.workbook.relations import DIFFERS, Line
from gouji.model.document import Cell
from gouji.model.table import Origin, Table
from gouji.wording import say

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

CODE, NAME, FIGURE, MARKED = 10.0, 34.0, 15.0, 3.0
"""Widths of columns, in digits."""

DEEPEST = 7
"""Steps that a spreadsheet folds."""


def write_table(book: Book, number: int, sheet: Worksheet) -> None:
    """Fill the sheet of a table."""
    table = book.document.tables[number]
    sheet.write_string(TITLE, 0, text(table.title or say(table.kind)), book.looks.of(LARGE))
    blocks, slots = book.layout.blocks[number], book.layout.slots(number)
    sheet.write_string(NOTE, 0, text(printed.compiled_by(book.document)), book.looks.of())
    sheet.write_string(NOTE, blocks[0].names + 1, printed.unit_told(table.unit), book.looks.of())
    if number in book.case.check.in_doubt:
        book.say_doubted(sheet)
    for block in blocks:
        _write_block(book, number, sheet, block)
    if len(blocks) == 1:
        _fold(sheet, table, blocks[0])
    last = FIRST + max((len(block.rows) for block in blocks), default=0) - 1
    for slot, column in slots.items():
        _head_slot(book, sheet, slot, column, last)
    for line, sum_told in zip(book.lines, book.sums, strict=True):
        if sum_told is not None and line.slot is not None and line.slot.table == number:
            _write_sum(book, sheet, line, sum_told)
    end = max(block.end for block in blocks)
    if len(slots) > 1:
        sheet.merge_range(
            GROUPS, end, GROUPS, end + len(slots) - 1, say("Reckoned again from the parts"), book.looks.of(HEAD)
        )
    elif slots:
        sheet.write_string(GROUPS, end, say("Reckoned again from the parts"), book.looks.of(HEAD))
    sheet.set_row(HEADS, 2 * LINE)
    sheet.freeze_panes(FIRST, blocks[0].names + 1)
    sheet.repeat_rows(GROUPS, HEADS)
    every = f"A1:{letters(end + len(slots))}{last + 1}"
    marks = [column + 1 for block in blocks for column in map(block.figures, block.columns)]
    if marks or slots:
        book.say_added(sheet, [*marks, *range(end, end + len(slots))])
    sheet.ignore_errors(dict.fromkeys(("number_stored_as_text", "formula_differs", "formula_range"), every))


def _write_block(book: Book, number: int, sheet: Worksheet, block: Block) -> None:
    table, head = book.document.tables[number], book.looks.of(HEAD)
    first, last = block.left, block.end - 1
    if last > first:
        doubted = number in book.case.check.in_doubt
        told = "Published figures; their reading is in doubt: none was judged" if doubted else "Published figures"
        sheet.merge_range(GROUPS, first, GROUPS, last, say(told), head)
    if block.coded:
        sheet.set_column(block.left, block.left, CODE)
        sheet.write_string(HEADS, block.left, printed.CODE, head)
    sheet.set_column(block.names, block.names, NAME)
    sheet.write_string(HEADS, block.names, printed.ITEM, head)
    for column in block.columns:
        at = block.figures(column)
        sheet.set_column(at, at, FIGURE)
        sheet.set_column(at + 1, at + 1, MARKED)
        sheet.merge_range(HEADS, at, HEADS, at + 1, text(table.columns[column]), head)
        _colour(book, sheet, at, len(block.rows))
    for row in block.rows:
        _write_row(book, number, sheet, block, row)


def _colour(book: Book, sheet: Worksheet, at: int, rows: int) -> None:
    """A figure and its mark have the colour of the mark."""
    if not rows:
        return
    for grave, mark in enumerate(MARKS):
        criteria = f'=${letters(at + 1)}{FIRST + 1}="{mark}"'
        first = at if grave else at + 1
        look = book.looks.of_mark(grave)
        sheet.conditional_format(
            FIRST, first, FIRST + rows - 1, at + 1, {"type": "formula", "criteria": criteria, "format": look}
        )


def _write_row(book: Book, number: int, sheet: Worksheet, block: Block, row: int) -> None:
    table, line = book.document.tables[number], FIRST + block.lines[row]
    one, bold = table.rows[row], table.rows[row].level <= 1
    if block.coded:
        sheet.write_string(line, block.left, text(one.code or ""), book.looks.of(CELL, bold=bold))
    indent = min(max(one.level - 1, 0), DEEPEST)
    sheet.write_string(line, block.names, text(one.name), book.looks.of(CELL, bold=bold, indent=indent))
    for column in block.columns:
        _write_figure(book, sheet, table, Cell(number, row, column), bold=bold)


def _write_figure(book: Book, sheet: Worksheet, table: Table, cell: Cell, *, bold: bool) -> None:
    at, content = book.layout.spot(cell), table.content(cell.row, cell.column)
    more: dict[str, object] = {"bold": bold}
    if content.origin is Origin.PLACED:
        more["underline"] = 1
    if content.origin is Origin.EDITED:
        more["font_color"] = "#1F4690"
    figure = content.figure
    look = book.looks.amount(figure.decimals if figure else 0, **more)
    book.put_amount(sheet, (at.row, at.column), figure.fen if figure else None, table.unit, look)
    formula, mark = book.mark(cell, at.sheet)
    beside = book.layout.mark(cell)
    if formula:
        sheet.write_formula(beside.row, beside.column, formula, book.looks.of(MARK), mark)
    else:
        sheet.write_blank(beside.row, beside.column, None, book.looks.of(MARK))
    if told := _comment(book, cell, content.origin):
        height = 30 + 18 * sum(1 + len(one) // 24 for one in told.splitlines())
        sheet.write_comment(at.row, at.column, told, {"author": "Gouji", "width": 340, "height": min(height, 400)})


def _comment(book: Book, cell: Cell, origin: Origin) -> str:
    """What is found of a figure, and how it came to stand there otherwise than as printed in its column."""
    told = [*book.noted.get(cell, ())]
    if origin is Origin.UNDECIDED:
        told.append(say("undecided"))
    if origin is Origin.PLACED:
        told.append(say("printed without its column, which follows from the sums"))
    if origin is Origin.EDITED:
        told.append(say("changed in checking"))
    return text("\n".join(told))


def _fold(sheet: Worksheet, table: Table, block: Block) -> None:
    """Rows below others can be folded away, as in the tree."""
    sheet.outline_settings(symbols_below=False)
    for line, row in enumerate(block.rows):
        if level := min(max(table.rows[row].level - 1, 0), DEEPEST):
            sheet.set_row(FIRST + line, None, None, {"level": level})


def _head_slot(book: Book, sheet: Worksheet, slot: Slot, column: int, last: int) -> None:
    """What is reckoned again in a column; a sum is red where the printed figure is another."""
    table = book.document.tables[slot.table]
    named = text(table.columns[slot.column])
    told = say("{column}, across", column=named) if slot.across else say("{column}, from below", column=named)
    sheet.write_string(HEADS, column, told, book.looks.of(HEAD))
    sheet.set_column(column, column, FIGURE)
    block = book.layout.blocks[slot.table][slot.side]
    at, stated = f"{letters(column)}{FIRST + 1}", f"{letters(block.figures(slot.column))}{FIRST + 1}"
    apart = f'=AND({at}<>"",{formulas.rounded(f"{at}-{stated}", table.unit)}<>0)'
    look = {"type": "formula", "criteria": apart, "format": book.looks.of_mark(DIFFERS)}
    sheet.conditional_format(FIRST, column, last, column, look)


def _write_sum(book: Book, sheet: Worksheet, line: Line, told: Sum) -> None:
    lead = line.one.held[0][0]
    table = book.document.tables[lead.table]
    look, total = book.looks.amount(table.precisions[lead.column]), formulas.number(line.one.total or 0, line.one.unit)
    sheet.write_formula(told.at.row, told.at.column, f"={formulas.rounded(told.of, line.one.unit)}", look, total)
