"""What was found, by cause, as on paper: each with a link to its figure, and what became of it as the figures stand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from gouji.casework.causes.cause import Cause
from gouji.casework.causes.told import numeral, old_and_new, place_of, reason_of, settles_of, state_of
from gouji.casework.telling.review.handlings import remarked, signed
from gouji.casework.telling.sentences import place, sentence
from gouji.checking.findings import Finding
from gouji.exports.workbook import formulas
from gouji.exports.workbook.book import DIFFERENCE, RESULT, Book, height, text
from gouji.exports.workbook.looks import CELL, LINK, MARK, TEXT
from gouji.exports.workbook.looks import TITLE as LARGE
from gouji.model.document import Cell
from gouji.model.money import Figure, Unit
from gouji.reading.sources.workbook.own_sheets import FINDINGS
from gouji.wording import clauses, say

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

HEADS = FINDINGS
WIDTHS = (15.0, 44.0, 18.0, 18.0, 16.0, 11.0, 70.0, 26.0)
NO, PLACE, STATED, SHOULD, APART, NOW, TOLD, NOTED = range(8)
FIRST = 2
"""The first row below the heads."""


class _Row(NamedTuple):
    number: str
    cell: Cell | None
    place: str
    stated: Figure | None
    should: Figure | None
    unit: Unit
    told: str
    noted: str = ""
    line: int | None = None
    """The relation that it is of."""
    leads: bool = False
    """Whether it is that of a cause."""


def write_findings(book: Book, sheet: Worksheet) -> None:
    """Fill the sheet."""
    sheet.write_string(0, 0, say("Causes and findings"), book.looks.of(LARGE))
    book.head(sheet, FIRST - 1, HEADS, WIDTHS)
    for number, row in enumerate(_rows(book), FIRST):
        _write(book, sheet, number, row)
    sheet.freeze_panes(FIRST, PLACE)
    sheet.repeat_rows(FIRST - 1)


def _rows(book: Book) -> Iterator[_Row]:
    findings = {finding.id: (index, finding) for index, finding in book.told.findings}
    told: set[str] = set()
    for number, cause in enumerate(book.told.causes, 1):
        yield from _of_cause(book, numeral(number), cause)
        for name in cause.settles:
            if name in findings and name not in told:
                told.add(name)
                yield _of_finding(book, *findings[name])
    others = [one for name, one in findings.items() if name not in told]
    if others and told:
        yield _Row(say("Others"), None, "", None, None, Unit.YUAN, "", leads=True)
    yield from (_of_finding(book, *one) for one in others)


def _of_cause(book: Book, number: str, cause: Cause) -> Iterator[_Row]:
    document, why = book.document, reason_of(book.document, cause)
    told = clauses((why, settles_of(cause), state_of(cause), say(cause.why) if cause.why else ""))
    if cause.words:
        told = clauses((" → ".join(old_and_new(document, cause) or ()), told))
    if not cause.figures:
        yield _Row(number, cause.leads_to, place_of(document, cause), None, None, Unit.YUAN, told, leads=True)
    for first, one in enumerate(cause.figures):
        unit = document.tables[one.cell.table].unit
        where = place(document, one.cell)
        yield _Row(number if not first else "", one.cell, where, one.stated, one.suggested, unit, told, leads=True)
        told = ""


def _of_finding(book: Book, index: str, finding: Finding) -> _Row:
    case = book.case
    noted = [signed(case.handling_on(finding))]
    noted.append(remarked(case.marks.remarks.get(finding.id, "")))
    lead = finding.cells[0] if finding.cells else None
    stated, should = (None if fen is None else Figure(fen) for fen in (finding.stated, finding.expected))
    where, line = place(book.document, lead) if lead else "", book.line_of_finding(finding.id)
    told = sentence(book.document, finding)
    return _Row(index, lead, where, stated, should, finding.unit, told, "\n".join(filter(None, noted)), line)


def _write(book: Book, sheet: Worksheet, number: int, row: _Row) -> None:
    looks, bold = book.looks, {"bold": True, "bg_color": "#F2F2F2"} if row.leads else {}
    sheet.write_string(number, NO, row.number, looks.of(CELL, bold))
    if row.cell is not None:
        sheet.write_url(number, PLACE, book.layout.spot(row.cell).link, looks.of(LINK, bold), text(row.place))
    else:
        sheet.write_string(number, PLACE, text(row.place), looks.of(TEXT, bold))
    decimals = int(book.document.tables[row.cell.table].precisions[row.cell.column]) if row.cell else 2
    for column, figure in ((STATED, row.stated), (SHOULD, row.should)):
        fen = figure.fen if figure else None
        book.put_amount(sheet, (number, column), fen, row.unit, looks.amount(decimals, **bold))
    line = row.line
    if line is not None and book.lines[line].is_live:
        one = book.lines[line].one
        apart, now = book.of_relation(line, DIFFERENCE), book.of_relation(line, RESULT)
        difference = formulas.number(one.difference or 0, one.unit)
        sheet.write_formula(number, APART, f"={apart.seen_from('')}", looks.amount(decimals), difference)
        sheet.write_formula(number, NOW, f"={now.seen_from('')}", looks.of(MARK), say(one.state))
    else:
        state = say(book.lines[line].one.state) if line is not None else ""
        sheet.write_blank(number, APART, None, looks.of(CELL, bold))
        sheet.write_string(number, NOW, state, looks.of(MARK, bold))
    sheet.write_string(number, TOLD, text(row.told), looks.of(TEXT, bold))
    sheet.write_string(number, NOTED, text(row.noted), looks.of(TEXT, bold))
    sheet.set_row(
        number, height((told, WIDTHS[at]) for at, told in ((PLACE, row.place), (TOLD, row.told), (NOTED, row.noted)))
    )
