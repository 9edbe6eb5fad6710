"""Forms against the rest of the document: the row of their project, all projects together, what the text arranges.

A form is bound to the one row of a table of projects that bears the name of its project, and to the one description of
a project that names it; the amount of the year is what is held, never that of all years. A table or a sentence of one
source of money alone may tell less. All forms together are held only where the amount of every one is known, or where
those that are known exceed all projects by themselves. Held by ``tests/checking/forms/test_outside.py``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from gouji.checking.families.family import AGREES, DIFFERS, UNCHECKABLE
from gouji.checking.forms.within import claim_of, is_sure
from gouji.checking.lowering.ground import Ground
from gouji.checking.prose import amounts
from gouji.checking.prose.figures import told
from gouji.checking.prose.verdict import Held
from gouji.checking.rules.formula import Address
from gouji.checking.rules.laws import Severity
from gouji.model.document import Cell, bare_label
from gouji.model.table import Origin, Table
from gouji.model.totals import is_total
from gouji.prose.forms.filled import FilledForm
from gouji.prose.forms.shown import ShownForm, ShownLine
from gouji.prose.paragraphs import Paragraph, folded
from gouji.prose.quantities import Quantity, Sort, quantities

_KIND = "project"
_ALL_PROJECTS = (Address("expenditure", "合计", "项目支出"), Address("expenditure", "#1", "项目支出"))
_ANNUAL = "annual-budget"
_OF_ONE_SOURCE = re.compile("一般公共|基金|国有资本|财政拨款")
_AMOUNT = re.compile(r"金额|预算数|(?:年度)?预算(?:金额|安排)?|资金总额")
_DESCRIPTION = re.compile("项目(?:经费|支出)?(?:情况)?说明")
_ARRANGED = re.compile("预算安排|资金安排")
_BEGINS = re.compile("项目概[况述]")
_OTHER_AMOUNT = re.compile("总投资|总预算|总额|累计|上年|去年|以前年度|已")
_QUARTER = re.compile("季度")
_SHORTEST_NAME = 4
"""Letters; a shorter name of a project may stand in any sentence."""


@dataclass(frozen=True, slots=True)
class Outside:
    """The forms of a document beside its tables and its text."""

    ground: Ground
    forms: Sequence[ShownForm]
    paragraphs: Sequence[Paragraph]

    def held(self, form: ShownForm) -> Iterator[Held]:
        """What the document tells elsewhere of one form."""
        line = _annual(form)
        if line is not None and line.quantity is not None:
            yield from self._in_table(form, line, line.quantity)
            yield from self._in_text(form, line, line.quantity)
        if form is self.forms[-1]:
            yield from self._together()

    def _in_table(self, form: ShownForm, line: ShownLine, stated: Quantity) -> Iterator[Held]:
        name = _name(form.filled)
        cells = [cell for cell in self._rows_of(name) if self._is_known(cell)] if name else []
        if len(cells) != 1 or [_name(one.filled) for one in self.forms].count(name) != 1:
            return
        cell = cells[0]
        table = self.ground.document.tables[cell.table]
        value, half = int(table.values[cell.column, cell.row]), table.half_unit(cell.row, cell.column)
        every = (stated, *self._of_one_source(form, table))
        outcomes = [told(one, value, half) for one in every]
        if any(one is not DIFFERS for one in outcomes):
            yield Held(claim_of(line), AGREES, cells=(cell,), aspect="table")
        elif _OF_ONE_SOURCE.search(table.title):
            message = "{place} prints {figure}, which is of one source of money"
            yield Held(claim_of(line), UNCHECKABLE, message, cells=(cell,), aspect="table")
        else:
            params = {"stated": amounts.printed(stated)}
            message = "the form says {stated}, and {place} prints {figure}"
            yield Held(claim_of(line), DIFFERS, message, params, (cell,), Severity.EXPLAIN, "table")

    def _rows_of(self, name: str) -> Iterator[Cell]:
        """The amount of each row of a table of projects that bears a name."""
        for number, table in enumerate(self.ground.document.tables):
            if table.kind != _KIND or number in self.ground.in_doubt:
                continue
            for row, one in enumerate(table.rows):
                column = _amount_column(table, row)
                texts = (one.name, *one.name.split())  # of its body too, where the table has a column of bodies
                if column is not None and name in (folded(bare_label(text)) for text in texts):
                    yield Cell(number, row, column)

    def _is_known(self, cell: Cell) -> bool:
        return bool(self.ground.document.tables[cell.table].origin[cell.column, cell.row] != Origin.UNDECIDED)

    def _of_one_source(self, form: ShownForm, table: Table | None) -> Iterator[Quantity]:
        """The parts of the year's amount that are of one source of money alone, as a table or a sentence may be."""
        if table is not None and not _OF_ONE_SOURCE.search(table.title):
            return
        for part in form.filled.parts(_ANNUAL):
            line = form.line(part)
            if line is not None and line.quantity is not None and "拨款" in part.label:
                yield line.quantity

    def _together(self) -> Iterator[Held]:
        """All forms are some of the projects of the document."""
        known = [(one, line) for one in self.forms if (line := _annual(one))]
        names = [_name(one.filled) for one, _ in known]
        if not known or len(set(names)) < len(names) or "" in names:
            return
        cell = next((cell for place in _ALL_PROJECTS if (cell := self.ground.cell_of(place))), None)
        if cell is None or cell.table in self.ground.in_doubt or not self._is_known(cell):
            return
        table = self.ground.document.tables[cell.table]
        value, half = int(table.values[cell.column, cell.row]), table.half_unit(cell.row, cell.column)
        total = sum((_of_the_year(one, line) for one, line in known), Fraction(0))
        line = known[-1][1]
        if total <= value + half:
            if unknown := len(self.forms) - len(known):
                message, params = "the amounts of {count} other forms are not known", {"count": str(unknown)}
                yield Held(claim_of(line), UNCHECKABLE, message, params, (cell,), aspect="together")
                return
            yield Held(claim_of(line), AGREES, cells=(cell,), aspect="together")
            return
        assert line.quantity is not None
        params = {"sum": amounts.amount_of(total, line.quantity)}
        message = "all forms add up to {sum}, and {place} prints {figure}"
        yield Held(claim_of(line), DIFFERS, message, params, (cell,), Severity.EXPLAIN, "together")

    def _in_text(self, form: ShownForm, line: ShownLine, stated: Quantity) -> Iterator[Held]:
        arranged = self._arranged(_name(form.filled))
        if arranged is None:
            return
        every = (stated, *self._of_one_source(form, None))
        if any(abs(one.value - arranged.value) <= max(arranged.step, one.step) for one in every):
            yield Held(claim_of(line), AGREES, aspect="text")
            return
        params = {"stated": amounts.printed(stated), "arranged": amounts.printed(arranged)}
        message = "the text arranges {arranged} for it, and the form says {stated}"
        yield Held(claim_of(line), DIFFERS, message, params, severity=Severity.EXPLAIN, aspect="text")

    def _arranged(self, name: str) -> Quantity | None:
        """The amount that the one description of a project of a name arranges for the year: one amount, or those of
        its quarters."""
        if len(name) < _SHORTEST_NAME:
            return None
        found = [one for one in _descriptions(self.paragraphs) if any(name in each.text for each in one)]
        if len(found) != 1 or sum(self._is_named(one, found[0]) for one in self.forms) != 1:
            return None
        text = "".join(one.text for one in found[0] if one.headings and _ARRANGED.search(one.headings[-1]))
        money = [(one, text[max(one.start - 12, 0) : one.start]) for one in quantities(text) if one.sort is Sort.MONEY]
        if len(money) == 1 and not _OTHER_AMOUNT.search(money[0][1]) and not _QUARTER.search(money[0][1]):
            return money[0][0]
        if len(money) == 4 and all(_QUARTER.search(before) for _, before in money):
            first = money[0][0]
            value = sum((one.value for one, _ in money), Fraction(0))
            step = sum((one.step for one, _ in money), Fraction(0))
            return Quantity(Sort.MONEY, value, step, first.unit, first.start, money[-1][0].end)
        return None

    def _is_named(self, form: ShownForm, description: Sequence[Paragraph]) -> bool:
        name = _name(form.filled)
        return len(name) >= _SHORTEST_NAME and any(name in one.text for one in description)


def _descriptions(paragraphs: Sequence[Paragraph]) -> Iterator[list[Paragraph]]:
    """The paragraphs of each description of a project, which begins where it tells what the project is."""
    run: list[Paragraph] = []
    for one in paragraphs:
        if not any(_DESCRIPTION.search(heading) for heading in one.headings):
            continue
        if _BEGINS.search(one.text) and one.text == one.headings[-1]:
            if run:
                yield run
            run = []
        run.append(one)
    if run:
        yield run


def _annual(form: ShownForm) -> ShownLine | None:
    """The amount that a form asks for in the year; None where that is not known, or what of it is carried over."""
    annual = form.filled.get(_ANNUAL)
    line = form.line(annual)
    carried = [one for one in form.filled.parts(_ANNUAL) if "结转" in one.label]
    known = is_sure(annual) and all(is_sure(one) or one.is_blank for one in carried)
    return line if known and line is not None and line.quantity and form.filled.unit is not None else None


def _of_the_year(form: ShownForm, line: ShownLine) -> Fraction:
    """What a form asks for of the budget of the year: without money carried over."""
    assert line.quantity is not None
    carried = sum(one.figure.fen for one in form.filled.parts(_ANNUAL) if one.figure and "结转" in one.label)
    return line.quantity.value - carried


def _name(filled: FilledForm) -> str:
    return folded("".join(filled.project.split()))


def _amount_column(table: Table, row: int) -> int | None:
    """The column of the whole amount of a row: the only one, else the one total or amount among them."""
    columns = [*table.row_columns(row)]
    if len(columns) == 1:
        return columns[0]
    named = [one for one in columns if is_total(table.columns[one])]
    named = named or [one for one in columns if _AMOUNT.fullmatch(table.columns[one])]
    return named[0] if len(named) == 1 else None
