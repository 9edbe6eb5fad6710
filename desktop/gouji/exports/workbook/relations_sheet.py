"""Every relation in a row: what it holds together, what is printed, what its parts come to, and what became of it.

All three are formulas over the figures of the tables, so that a corrected figure tells here what else it settles.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gouji.casework.relations.sum_lines import law_named
from gouji.casework.telling.sentences import place
from gouji.checking.families.family import Outcome, state_of
from gouji.checking.families.sense import Sense
from gouji.exports.workbook import formulas
from gouji.exports.workbook.book import DIFFERENCE, FIRST_RELATION, GRAVE, RESULT, Book, height, text
from gouji.exports.workbook.layout import LAST, letters
from gouji.exports.workbook.looks import CELL, LINK, MARK, MARKS, TEXT
from gouji.exports.workbook.looks import TITLE as LARGE
from gouji.exports.workbook.relations import AGREES, SLIGHT, Line
from gouji.reading.sources.workbook.own_sheets import RELATIONS
from gouji.wording import say

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

HEADS = RELATIONS
"""Message ids; the column behind them tells how grave it is, those behind that hold parts of sums too long for one."""
WIDTHS = (6.0, 10.0, 30.0, 44.0, 18.0, 18.0, 16.0, 12.0, 7.0, 60.0)
NUMBER, _, RULE, PLACE, PRINTED, TOTAL, _, LEEWAY, UNIT, WHY = range(10)

MOST_LINKS = 60_000
"""A sheet has no more than 65,530."""

SIGNS = {Sense.EQUAL: "", Sense.AT_MOST: "≤ ", Sense.AT_LEAST: "≥ "}


def write_relations(book: Book, sheet: Worksheet) -> None:
    """Fill the sheet."""
    sheet.write_string(0, 0, say("Relations"), book.looks.of(LARGE))
    book.head(sheet, FIRST_RELATION - 1, HEADS, WIDTHS)
    sheet.set_column(GRAVE, LAST, None, None, {"hidden": True})
    for number in range(len(book.lines)):
        _write_line(book, sheet, number)
    last = FIRST_RELATION + max(len(book.lines), 1) - 1
    grave = f"${letters(GRAVE)}{FIRST_RELATION + 1}"
    for value in range(AGREES, len(MARKS)):
        look = {"type": "formula", "criteria": f"={grave}={value}", "format": book.looks.of_mark(value)}
        sheet.conditional_format(FIRST_RELATION, RESULT, last, RESULT, look)
    sheet.freeze_panes(FIRST_RELATION, RULE)
    sheet.repeat_rows(FIRST_RELATION - 1)
    sheet.autofilter(FIRST_RELATION - 1, 0, last, WHY)


def _write_line(book: Book, sheet: Worksheet, number: int) -> None:
    line, row, looks = book.lines[number], FIRST_RELATION + number, book.looks
    one, lead = line.one, line.one.lead
    sheet.write_number(row, NUMBER, number + 1, looks.of(CELL))
    where = text(SIGNS[one.sense] + place(book.document, lead)) if lead else ""
    if lead is not None and number < MOST_LINKS:
        sheet.write_url(row, PLACE, book.layout.spot(lead).link, looks.of(LINK), where)
    else:
        sheet.write_string(row, PLACE, where, looks.of(TEXT))
    sheet.write_string(row, UNIT, one.unit.value, looks.of(MARK))
    why, rule = text(say("; ").join(map(say, one.law.reason))), text(law_named(one))
    sheet.write_string(row, RULE, rule, looks.of(TEXT))
    sheet.write_string(row, WHY, why, looks.of(TEXT))
    sheet.set_row(row, height(((rule, WIDTHS[RULE]), (where, WIDTHS[PLACE]), (why, WIDTHS[WHY]))))
    if line.is_live:
        _write_formulas(book, sheet, number, row)
    else:
        _write_standing(book, sheet, line, row)


def _write_formulas(book: Book, sheet: Worksheet, number: int, row: int) -> None:
    line, looks, sum_told = book.lines[number], book.looks, book.sums[number]
    one, amount = line.one, book.looks.amount(_decimals(book, line))

    def here(column: int) -> str:
        return f"{letters(column)}{row + 1}"

    def put(column: int, formula: str, fen: int, look: Format = amount) -> None:
        sheet.write_formula(row, column, f"={formula}", look, formulas.number(fen, one.unit))

    put(PRINTED, formulas.held(book.layout, one, book.relations), one.printed or 0)
    if sum_told is not None:
        put(TOTAL, sum_told.at.seen_from(book.relations), one.total or 0)
    else:
        parts = formulas.added(book.layout, one, book.relations)
        if len(parts) > 1:
            for at, part in enumerate(parts, GRAVE + 1):
                sheet.write_formula(row, at, f"={formulas.rounded(part, one.unit)}", amount)
            parts = [f"SUM({here(GRAVE + 1)}:{here(GRAVE + len(parts))})"]
        put(TOTAL, formulas.rounded(parts[0], one.unit), one.total or 0)
    put(DIFFERENCE, formulas.rounded(f"{here(PRINTED)}-{here(TOTAL)}", one.unit), one.difference or 0)
    sheet.write_number(row, LEEWAY, formulas.number(line.leeway, one.unit), amount)
    within = f"ABS({here(DIFFERENCE)})<={here(LEEWAY)}"
    grave = f"=IF({_agrees(line, here(DIFFERENCE))},{AGREES},IF({within},{SLIGHT},{line.differing}))"
    sheet.write_formula(row, GRAVE, grave, None, line.grave)
    differs = say(state_of(Outcome.DIFFERS, one.law.severity))
    words = f'IF({here(GRAVE)}={AGREES},"{say("agrees")}",IF({within},"{say("rounding")}","{differs}"))'
    sheet.write_formula(row, RESULT, f"={words}", looks.of(MARK), say(one.state))


def _write_standing(book: Book, sheet: Worksheet, line: Line, row: int) -> None:
    """What became of a relation that no formula tells."""
    one, looks = line.one, book.looks
    sheet.write_string(row, RESULT, say(one.state), looks.of(MARK))
    for column, fen in ((PRINTED, one.printed), (TOTAL, one.total), (DIFFERENCE, one.difference), (LEEWAY, None)):
        book.put_amount(sheet, (row, column), fen, one.unit, looks.amount(_decimals(book, line)))
    sheet.write_number(row, GRAVE, line.grave)


def _agrees(line: Line, difference: str) -> str:
    """The condition under which the figures are as they must be."""
    told = f"{formulas.number(line.told, line.one.unit):.6f}".rstrip("0").rstrip(".") or "0"
    match line.one.sense:
        case Sense.AT_MOST:
            return f"{difference}<={told}"
        case Sense.AT_LEAST:
            return f"{difference}>=-{told}"
        case _:
            return f"ABS({difference})<={told}"


def _decimals(book: Book, line: Line) -> int:
    """As many decimals as the stated figure prints, or its column."""
    lead = line.one.lead
    return int(book.document.tables[lead.table].precisions[lead.column]) if lead else 2
