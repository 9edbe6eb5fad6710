"""The desk follows a case that is lowered again: what money carried over sets aside comes and goes at once."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from gouji.casework.case import Case
from gouji.model.document import Cell
from gouji.model.money import Figure
from gouji.window.desk.desk import Desk
from gouji.window.worklist.findings_model import ROW
from tests.conftest import SLIPS
from tests.window.hands import cell

WRONG = "T3!20801.基本支出"


def test_list_and_tables_follow_money_carried_over_and_the_cursor_stays(qtbot: QtBot, tmp_path: Path) -> None:
    source = tmp_path / "预算.txt"
    source.write_text(SLIPS.read_text(encoding="utf-8").replace("其他收入", "上年结转", 1), encoding="utf-8")
    case = Case.look_at(source)
    desk = Desk(case)
    qtbot.addWidget(desk)
    desk.show()
    row = next(row for row, one in enumerate(case.document.tables[0].rows) if one.name.endswith("上年结转"))
    mark = desk.sheet(2).model.cell_index(cell(case, WRONG))
    marked = next(one for one in case.listed if cell(case, WRONG) in one.cells and one.is_within_a_row)
    desk.worklist.findings.select(marked.id)
    desk.tables.setCurrentRow(0)
    for figure in (Figure(100_00), None):
        step = case.edit(Cell(0, row, 0), figure)
        assert step is not None
        desk.show_step(step)
        assert desk.worklist.findings.model.findings == case.findings()
        under = desk.worklist.findings.view.currentIndex()
        assert desk.worklist.findings.filter.finding(under).id == marked.id
        assert desk.tables.currentRow() == 0
        assert str(mark.data()).startswith("✗")
        assert desk.sheet(2).model._flags.looks == type(desk.sheet(2).model)(case, 2)._flags.looks
    assert under.column() == ROW
    desk.close_case()
