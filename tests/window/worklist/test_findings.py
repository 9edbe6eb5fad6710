"""全部发现: a table that is sorted and filtered, in which no figure is cut and several are ticked off together."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import QItemSelectionModel, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gouji.casework.case import Case
from gouji.casework.relations.small_sum import small_sum
from gouji.casework.telling.sentences import sentence
from gouji.model.money import Figure
from gouji.review.states import State
from gouji.window.desk.desk import Desk
from gouji.window.tree.flags import Flags
from gouji.window.worklist import causes_model, findings_model
from gouji.window.worklist.causes_view import CausesView
from gouji.window.worklist.findings_model import AMOUNTS, DIFFERENCE, REMARK, ROW, STATE, TABLE
from gouji.window.worklist.findings_page import FindingList
from tests.window.hands import cell


@pytest.fixture
def desk(qtbot: QtBot, case: Case) -> Desk:
    """A desk with all findings in view."""
    desk = Desk(case)
    qtbot.addWidget(desk)
    desk.show()
    qtbot.waitUntil(lambda: not desk.suspecting.busy, timeout=20_000)
    desk.worklist.tabs.setCurrentWidget(desk.worklist.findings)
    return desk


def column(found: FindingList, number: int) -> list[str]:
    return [str(found.filter.index(row, number).data()) for row in range(found.filter.rowCount())]


def test_a_finding_is_told_in_columns(desk: Desk) -> None:
    found = desk.worklist.findings
    heads = [found.model.headerData(at, Qt.Orientation.Horizontal) for at in range(found.model.columnCount())]
    assert heads == ["表号", "科目", "栏", "关系", "分项合计", "表列", "差额", "性质", "状态", "备注"]
    assert [str(found.filter.index(0, at).data()) for at in range(9)] == [
        "✗ T3",
        "20801 人力资源和社会保障管理事务",
        "合计",
        "横加",
        "1,016,221,795",
        "1,016,221,975",
        "+180",
        "强制",
        "不符",
    ]


def test_what_a_person_said_of_findings_chooses_among_them(desk: Desk) -> None:
    """What was corrected is found no more: where that is asked for, the page says where it is."""
    found = desk.worklist.findings
    first, second, third, *others = desk.case.findings()
    for finding, state in ((first, State.CHECKED), (second, State.EXPLAINED), (third, State.DISMISSED)):
        desk.show_step(desk.case.handle([finding], state, "口径不同"))
    asked = found.asking.handled
    counts = {}
    for at in range(asked.count()):
        asked.setCurrentIndex(at)
        counts[asked.itemText(at)] = found.filter.rowCount()
    every = {"全部状态": 3 + len(others), "待处理": len(others)}
    assert counts == every | {"已核对": 1, "已说明": 1, "已更正": 0, "不予处理": 1}
    asked.setCurrentIndex(asked.findData("corrected"))
    assert found.sentence.text() == "已更正的不再是发现，列在“错处”页。"
    asked.setCurrentIndex(asked.findData("explained"))
    desk.show_step(desk.case.handle([second], State.PENDING))
    assert found.filter.rowCount() == 0


@pytest.mark.parametrize("fen", [1_00, 999_999_999_00])
def test_a_difference_is_what_is_printed_minus_what_the_parts_give(case: Case, qtbot: QtBot, fen: int) -> None:
    """Wherever it is told: in the list, in its sentence, in the small sum and in the table."""
    case.edit(cell(case, "T3!2080101.合计"), Figure(fen))
    desk = Desk(case)
    qtbot.addWidget(desk)
    model, signs = desk.worklist.model, set()
    flags = [Flags(case.document, number, case.listed.by_relation()) for number in range(len(case.document.tables))]
    for row, finding in enumerate(case.listed):
        expected, stated, told = (str(model.index(row, column).data()) for column in AMOUNTS)
        amounts = [Decimal(text.replace(",", "").replace("−", "-")) for text in (expected, stated, told)]
        assert amounts[1] - amounts[0] == amounts[2]
        assert ("多 " if amounts[2] > 0 else "少 ") in sentence(case.document, finding)
        relation = case.listed.relation(finding.id)
        assert relation is not None
        assert small_sum(case.check, relation).difference == finding.difference
        lead = finding.cells[0]
        if all(one.table == lead.table for one in finding.cells):
            name = case.document.tables[lead.table].columns[lead.column]
            assert (name, told) in flags[lead.table].differences(lead.row)
        signs.add(told[0])
    assert signs == {"+", "−"}
    desk.leave_case()


def test_a_click_on_a_head_sorts_by_size_and_a_third_takes_the_order_back(desk: Desk) -> None:
    found = desk.worklist.findings
    before = column(found, ROW)
    found.view.sortByColumn(DIFFERENCE, Qt.SortOrder.DescendingOrder)
    told = column(found, DIFFERENCE)
    assert [one[1:] for one in told] == ["2,341,980"] * 2 + ["540,000"] * 2 + ["180"] * 4
    found.filter.sort(-1)
    assert column(found, ROW) == before


def test_the_list_is_asked_for_a_table_an_amount_and_a_text(desk: Desk) -> None:
    found = desk.worklist.findings
    desk.tables.setCurrentRow(3)
    found.asking.this_table.setChecked(True)
    assert set(column(found, TABLE)) == {"✗ T4"}
    desk.tables.setCurrentRow(6)
    assert set(column(found, TABLE)) == {"✗ T7"}
    found.asking.this_table.setChecked(False)
    found.asking.least.setText("1,000,000")
    assert column(found, DIFFERENCE) == ["+2,341,980"] * 2
    found.asking.least.setText("")
    found.asking.text.setText("会议费")
    assert column(found, ROW) == ["30215 会议费"]


def test_several_are_ticked_off_with_one_remark_and_undone_at_once(qtbot: QtBot, desk: Desk) -> None:
    found = desk.worklist.findings
    for row in (0, 2, 3):
        select = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        found.view.selectionModel().select(found.filter.index(row, 0), select)
    found.view.selectionModel().setCurrentIndex(found.filter.index(0, 0), QItemSelectionModel.SelectionFlag.NoUpdate)
    found.remark.setText("已核实")
    qtbot.keyClick(found.view, Qt.Key.Key_Space)
    assert [told == "✓ 已核对" for told in column(found, STATE)] == [True, False, True, True] + [False] * 4
    assert column(found, REMARK).count("已核实") == 3
    desk.undo()
    assert desk.case.listed.ticked == 0
    assert column(found, REMARK).count("已核实") == 0


def test_the_whole_sentence_and_the_remark_stand_below(qtbot: QtBot, desk: Desk) -> None:
    found = desk.worklist.findings
    found.view.setCurrentIndex(found.filter.index(0, ROW))
    assert found.sentence.text().endswith("横加分项合计 1,016,221,795 元，表列 1,016,221,975 元，多 180 元")
    found.remark.setFocus()
    found.remark.setText("已问预算处")
    qtbot.keyClick(found.remark, Qt.Key.Key_Return)
    assert desk.case.marks.remarks[found.filter.finding(found.filter.index(0, 0)).id] == "已问预算处"


def test_the_lists_are_worked_through_by_keys_alone(qtbot: QtBot, desk: Desk) -> None:
    """Arrows move in a list, Tab leaves it, Enter goes to the figure."""
    desk.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is desk)
    for page in (desk.worklist.findings, desk.worklist.causes):
        desk.worklist.tabs.setCurrentWidget(page)
        page.view.setFocus()
        page.view.setCurrentIndex(page.view.model().index(0, 0))
        qtbot.keyClick(page.view, Qt.Key.Key_Down)
        assert page.view.currentIndex().row() == 1
        qtbot.keyClick(page.view, Qt.Key.Key_Tab)
        assert desk.focusWidget() is not page.view
        page.view.setFocus()
        qtbot.keyClick(page.view, Qt.Key.Key_Return)
        assert desk.focusWidget() is desk.sheet(desk.tables.currentRow()).view


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("width", [1280, 1366, 2560])
def test_no_figure_is_cut_in_the_lists(qtbot: QtBot, case: Case, qapp: QApplication, width: int, scale: float) -> None:
    """Whatever the width of the window and the size of the letters."""
    before = qapp.font()
    larger = QFont(before)
    larger.setPointSizeF(before.pointSizeF() * scale)
    qapp.setFont(larger)
    desk = Desk(case, QSize(width, 800))
    qtbot.addWidget(desk)
    desk.show()
    try:
        qtbot.waitUntil(lambda: not desk.suspecting.busy, timeout=20_000)
        found, causes = desk.worklist.findings, desk.worklist.causes.view
        desk.worklist.tabs.setCurrentWidget(found)
        for at in findings_model.AMOUNTS:
            needed = QFontMetrics(found.view.font()).horizontalAdvance
            assert all(found.view.columnWidth(at) > needed(text) + 4 for text in column(found, at))
        strong = QFont(causes.font())
        strong.setBold(True)
        for at in causes_model.AMOUNTS:
            needed = QFontMetrics(strong).horizontalAdvance
            assert all(causes.columnWidth(at) > needed(text) + 4 for text in told(causes, at))
    finally:
        qapp.setFont(before)


def told(view: CausesView, at: int) -> list[str]:
    """What a column tells of causes and of their findings."""
    model = view.causes
    rows = [model.index(row, 0) for row in range(model.rowCount())]
    below = [model.index(row, at, above) for above in rows for row in range(model.rowCount(above))]
    return [str(index.data()) for index in (*(row.siblingAtColumn(at) for row in rows), *below)]


def test_relations_are_told_whole_where_there_is_room(qtbot: QtBot, case: Case) -> None:
    desk = Desk(case, QSize(1920, 1000))
    qtbot.addWidget(desk)
    desk.show()
    desk.worklist.tabs.setCurrentWidget(desk.worklist.findings)
    view = desk.worklist.findings.view
    needed = view.fontMetrics().horizontalAdvance
    for at in (findings_model.RELATION, findings_model.COLUMN):
        assert all(view.columnWidth(at) > needed(text) + 4 for text in column(desk.worklist.findings, at))
    assert view.columnWidth(findings_model.ROW) > needed("0") * 40
