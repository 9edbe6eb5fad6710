"""What was found, by cause, as on paper: each with a link to its figure, and what became of it as the figures stand.

What the text says stands below the cause that settles it, and what else is told of the text behind all findings; of its
figures the numbers stand in the columns of figures, and their unit where it is told what is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from gouji.casework.causes.cause import Cause
from gouji.casework.causes.told import numeral, old_and_new, place_of, reason_of, settles_of, state_of
from gouji.casework.prose.said import Said, said_by_id
from gouji.casework.telling.claims import statement
from gouji.casework.telling.parts import file_of, where
from gouji.casework.telling.review.handlings import remarked, signed
from gouji.casework.telling.sentences import place, sentence
from gouji.checking.families.family import AGREES, UNCHECKABLE
from gouji.checking.findings import Finding
from gouji.exports.workbook import formulas
from gouji.exports.workbook.book import DIFFERENCE, RESULT, Book, height, text
from gouji.exports.workbook.looks import CELL, LINK, MARK, TEXT
from gouji.exports.workbook.looks import TITLE as LARGE
from gouji.model.document import Cell
from gouji.model.money import Figure, Unit
from gouji.reading.sources.workbook.own_sheets import FINDINGS
from gouji.reading.terms.lines import bare_amounts
from gouji.wording import clauses, say

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

HEADS = FINDINGS
WIDTHS = (15.0, 44.0, 18.0, 18.0, 16.0, 11.0, 70.0, 26.0)
NO, PLACE, STATED, SHOULD, APART, NOW, TOLD, NOTED = range(8)
FIRST = 2
"""The first row below the heads."""
_UNTOLD = (AGREES, UNCHECKABLE)
"""Of the text what is not told one by one."""


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
    numbers: tuple[str, str] = ("", "")
    """Figures of the text as it prints them: what it says, and what it should."""
    state: str = ""
    """What became of a sentence."""


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
    sentences = {name: one for name, one in said_by_id(book.case.check).items() if one.outcome not in _UNTOLD}
    told: set[str] = set()
    for number, cause in enumerate(book.told.causes, 1):
        yield from _of_cause(book, numeral(number), cause)
        for name in (*cause.settles, *cause.said):
            if name not in told and (name in findings or name in sentences):
                told.add(name)
                yield _of_finding(book, *findings[name]) if name in findings else _of_text(book, sentences[name])
    others = [_of_finding(book, *one) for name, one in findings.items() if name not in told]
    others += [_of_text(book, one) for name, one in sentences.items() if name not in told]
    if others and told:
        yield _Row(say("Others"), None, "", None, None, Unit.YUAN, "", leads=True)
    yield from others


def _of_cause(book: Book, number: str, cause: Cause) -> Iterator[_Row]:
    document, why = book.document, reason_of(book.document, cause)
    told = clauses((why, settles_of(cause), state_of(cause), say(cause.why) if cause.why else ""))
    if cause.words:
        told = clauses((" → ".join(old_and_new(document, cause) or ()), told))
    if not cause.figures:
        first_words = cause.words[0] if cause.words else None
        numbers = (_number(first_words.stated), _number(first_words.should)) if first_words else ("", "")
        where = place_of(document, cause)
        yield _Row(number, cause.leads_to, where, None, None, Unit.YUAN, told, leads=True, numbers=numbers)
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


def _of_text(book: Book, one: Said) -> _Row:
    """What the text says, with its words and where they stand."""
    document = book.document
    if one.held is None:
        assert one.wording is not None
        words, told = one.wording, say(one.wording.message)
        place_told, text_told = where(words.source, file_of(document, words.file)), words.text
    else:
        claim = one.held.claim
        place_told, text_told = where(claim.source, file_of(document, claim.file)), claim.text
        told = statement(document, one.held)
    quoted = say("“{text}”: {told}", text=text_told, told=told)
    noted = remarked(book.case.marks.remarks.get(one.id, ""))
    return _Row("", None, place_told, None, None, Unit.YUAN, quoted, noted, state=say(one.state))


def _number(told: str) -> str:
    """The number of a figure of the text, without its unit; nothing where it tells none."""
    first = told.split(maxsplit=1)[:1]
    return first[0] if first and bare_amounts(first[0]) else ""


def _write(book: Book, sheet: Worksheet, number: int, row: _Row) -> None:
    looks, bold = book.looks, {"bold": True, "bg_color": "#F2F2F2"} if row.leads else {}
    sheet.write_string(number, NO, row.number, looks.of(CELL, bold))
    if row.cell is not None:
        sheet.write_url(number, PLACE, book.layout.spot(row.cell).link, looks.of(LINK, bold), text(row.place))
    else:
        sheet.write_string(number, PLACE, text(row.place), looks.of(TEXT, bold))
    decimals = int(book.document.tables[row.cell.table].precisions[row.cell.column]) if row.cell else 2
    for column, figure, printed in ((STATED, row.stated, row.numbers[0]), (SHOULD, row.should, row.numbers[1])):
        if printed:
            sheet.write_string(number, column, printed, looks.amount(decimals, **bold))
            continue
        book.put_amount(
            sheet, (number, column), figure.fen if figure else None, row.unit, looks.amount(decimals, **bold)
        )
    line = row.line
    if line is not None and book.lines[line].is_live:
        one = book.lines[line].one
        apart, now = book.of_relation(line, DIFFERENCE), book.of_relation(line, RESULT)
        difference = formulas.number(one.difference or 0, one.unit)
        sheet.write_formula(number, APART, f"={apart.seen_from('')}", looks.amount(decimals), difference)
        sheet.write_formula(number, NOW, f"={now.seen_from('')}", looks.of(MARK), say(one.state))
    else:
        state = say(book.lines[line].one.state) if line is not None else row.state
        sheet.write_blank(number, APART, None, looks.of(CELL, bold))
        sheet.write_string(number, NOW, state, looks.of(MARK, bold))
    sheet.write_string(number, TOLD, text(row.told), looks.of(TEXT, bold))
    sheet.write_string(number, NOTED, text(row.noted), looks.of(TEXT, bold))
    sheet.set_row(
        number, height((told, WIDTHS[at]) for at, told in ((PLACE, row.place), (TOLD, row.told), (NOTED, row.noted)))
    )
