"""The desk: what is typed is checked at once, what is ticked is known, what is refused is not lost."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QAbstractItemModel, QEvent, QMimeData, QModelIndex, QObject, QSize, Qt
from PySide6.QtGui import QFont, QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from gouji.casework.case import Case
from gouji.casework.telling.unchecked import told_of_rules
from gouji.checking.check import Check
from gouji.checking.findings import Finding
from gouji.checking.rules.laws import CastingLaw, FootingLaw
from gouji.model.money import Figure
from gouji.window.desk.desk import Desk
from gouji.window.desk.notes import ReadingNotes
from gouji.window.tree.widths import longest_figure
from gouji.window.worklist.findings_model import REMARK, STATE
from tests.conftest import SAMPLE
from tests.explaining.small import GENERAL_PACK, by
from tests.window.hands import cell, open_editor, type_into

WRONG = "T3!20801.基本支出"


@pytest.fixture
def desk(qtbot: QtBot, case: Case) -> Desk:
    """A desk with all findings in view."""
    desk = Desk(case)
    qtbot.addWidget(desk)
    desk.show()
    desk.worklist.tabs.setCurrentWidget(desk.worklist.findings)
    return desk


def test_an_edit_repaints_its_flags_differences_and_findings(qtbot: QtBot, desk: Desk) -> None:
    place = cell(desk.case, WRONG)
    desk.show_cell(place)
    sheet = desk.sheet(2)
    index = sheet.model.cell_index(place)
    assert str(index.data()).startswith("✗")
    assert index.siblingAtColumn(5).data() == "✗ 基本支出 −180"
    assert "✗ 4" in desk.tables.item(2).text()
    painted: set[tuple[int, int]] = set()

    def note(first: QModelIndex, last: QModelIndex) -> None:
        painted.update((sheet.model.row_of(first), column) for column in range(first.column(), last.column() + 1))

    sheet.model.dataChanged.connect(note)
    type_into(qtbot, sheet.view, "４６４，７７４，５３１")
    assert index.data() == "464,774,531"
    assert index.siblingAtColumn(5).data() == ""
    assert desk.worklist.findings.model.rowCount() == 4
    assert "✓" in desk.tables.item(2).text()
    assert {row for row, _ in painted} == {place.row, sheet.model.table.row_of["208"]}
    desk.undo()
    assert desk.worklist.findings.model.rowCount() == 8
    desk.redo()
    assert desk.worklist.findings.model.rowCount() == 4


@pytest.mark.parametrize(("key", "row", "column"), [(Qt.Key.Key_Return, 1, 0), (Qt.Key.Key_Tab, 0, 1)])
def test_enter_goes_down_and_tab_right(qtbot: QtBot, desk: Desk, key: Qt.Key, row: int, column: int) -> None:
    place = cell(desk.case, WRONG)
    desk.show_cell(place)
    sheet = desk.sheet(2)
    type_into(qtbot, sheet.view, "1", key)
    wanted = sheet.model.cell_index(place._replace(row=place.row + row, column=place.column + column))
    assert sheet.view.currentIndex() == wanted


@pytest.mark.parametrize(
    ("typed", "shown"), [("1,234.5", "1,234.5"), ("（８０）", "−80"), ("-3", "−3"), ("", ""), ("0", "0")]
)
def test_amounts_as_accountants_type_them(qtbot: QtBot, desk: Desk, typed: str, shown: str) -> None:
    place = cell(desk.case, WRONG)
    desk.show_cell(place)
    sheet = desk.sheet(2)
    type_into(qtbot, sheet.view, typed)
    assert str(sheet.model.cell_index(place).data()).removeprefix("✗ ") == shown


@pytest.mark.parametrize("text", ["四亿", "12 34"])
def test_what_is_no_amount_is_refused_and_kept_in_the_editor(qtbot: QtBot, desk: Desk, text: str) -> None:
    desk.show_cell(cell(desk.case, WRONG))
    view = desk.sheet(2).view
    with qtbot.waitSignal(desk.told) as told:
        editor = type_into(qtbot, view, text)
    assert "不是金额" in told.args[0]
    assert editor.text() == text
    assert desk.worklist.findings.model.rowCount() == 8


def test_what_is_refused_is_kept_when_the_cell_is_left(qtbot: QtBot, desk: Desk) -> None:
    place = cell(desk.case, WRONG)
    desk.show_cell(place)
    sheet = desk.sheet(2)
    open_editor(sheet.view).setText("46万4")
    sheet.view.setCurrentIndex(sheet.model.cell_index(place._replace(row=0)))
    index = sheet.model.cell_index(place)

    def open_again() -> bool:
        texts = [editor.text() for editor in sheet.view.viewport().findChildren(QLineEdit)]
        return sheet.view.currentIndex() == index and texts[-1:] == ["46万4"]

    qtbot.waitUntil(open_again)
    editor = sheet.view.viewport().findChildren(QLineEdit)[-1]
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    assert desk.worklist.findings.model.rowCount() == 8


def test_ticks_remarks_filters_and_walking(qtbot: QtBot, desk: Desk) -> None:
    model, found = desk.worklist.findings.model, desk.worklist.findings
    assert model.setData(model.index(0, 0), Qt.CheckState.Checked.value, Qt.ItemDataRole.CheckStateRole)
    assert model.setData(model.index(0, REMARK), "已问预算处")
    assert model.index(0, STATE).data() == "✓ 已核对"
    assert "已处理 1 项" in desk.case.tally().sentence
    found.asking.handled.setCurrentIndex(found.asking.handled.findData("pending"))
    assert found.filter.rowCount() == 7
    found.walk(1)
    assert found.view.currentIndex().row() == 0
    found.walk(-1)
    assert found.view.currentIndex().row() == 6
    found.asking.severity.setCurrentIndex(found.asking.severity.findData("hint"))
    assert found.filter.rowCount() == 0
    found.asking.severity.setCurrentIndex(0)
    found.asking.state.setCurrentIndex(found.asking.state.findData("rounding"))
    assert found.filter.rowCount() == 0


def test_the_finding_walked_to_is_ticked_without_the_mouse(desk: Desk) -> None:
    found = desk.worklist.findings
    found.tick()
    assert not any(map(desk.case.handling_on, found.model.findings))
    found.walk(1)
    found.walk(1)
    found.tick()
    assert [desk.case.handling_on(one) is not None for one in found.model.findings[:3]] == [False, True, False]
    found.tick()
    assert not any(map(desk.case.handling_on, found.model.findings))


def test_the_walk_passes_over_what_is_ticked_off(desk: Desk) -> None:
    found = desk.worklist.findings
    found.walk(1)
    found.tick()
    found.walk(-1)
    last = found.filter.rowCount() - 1
    assert found.view.currentIndex().row() == last
    found.walk(1)
    assert found.view.currentIndex().row() == 1
    for finding in found.model.findings:
        desk.case.tick(finding)
    found.walk(1)
    assert found.view.currentIndex().row() == 2


def test_what_is_no_figure_is_not_pasted_over_one(qtbot: QtBot, desk: Desk) -> None:
    place = cell(desk.case, WRONG)
    desk.show_cell(place)
    before = desk.case.document.tables[place.table].content(place.row, place.column)
    copied = QMimeData()
    copied.setHtml("<img src='x.png'>")
    QGuiApplication.clipboard().setMimeData(copied)
    with qtbot.waitSignal(desk.told) as told:
        qtbot.keyClick(desk.sheet(place.table).view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert told.args[0].startswith("复制的内容里没有金额")
    assert desk.case.document.tables[place.table].content(place.row, place.column) == before


def test_a_finding_the_cursor_slipped_to_is_gone_to_before_it_is_ticked(desk: Desk) -> None:
    found = desk.worklist.findings
    found.walk(1)
    place = found.model.findings[0].cells[0]
    fixed = desk.case.edit(place, Figure(1016221795_00, 0))
    assert fixed
    desk.show_step(fixed)
    seen: list[str] = []
    found.visited.connect(lambda finding: seen.append(finding.id))
    current = found.filter.finding(found.view.currentIndex())
    found.tick()
    assert desk.case.handling_on(current) is None
    assert seen == [current.id]
    found.tick()
    assert desk.case.handling_on(current) is not None


def test_a_double_click_jumps_to_the_cell(desk: Desk) -> None:
    row = next(i for i, f in enumerate(desk.worklist.findings.model.findings) if f.cells[0].table == 3)
    desk.worklist.findings.view.doubleClicked.emit(desk.worklist.findings.filter.index(row, 2))
    assert desk.tables.currentRow() == 3
    finding = desk.worklist.findings.model.findings[row]
    assert desk.sheet(3).view.currentIndex() == desk.sheet(3).model.cell_index(finding.cells[0])
    assert desk.sheet(3).view.hasFocus() or desk.focusWidget() is desk.sheet(3).view


def test_a_blank_table_is_never_called_right(desk: Desk) -> None:
    assert "空" in desk.tables.item(5).text()
    assert "✓" not in desk.tables.item(5).text()


def test_after_a_fix_the_walk_goes_to_the_next_finding(desk: Desk) -> None:
    found = desk.worklist.findings
    ids = [finding.id for finding in found.model.findings]
    found.walk(1)
    found.walk(1)
    settled = found.model.findings[1]
    place = settled.cells[-1]
    assert (place.table, desk.case.document.tables[6].columns[place.column]) == (6, "公用经费")
    fixed = desk.case.edit(place, Figure(260220000, 0))
    assert fixed
    desk.show_step(fixed)
    left = {finding.id for finding in found.model.findings}
    assert settled.id not in left
    wanted = next(one for one in ids[2:] if one in left)
    found.walk(1)
    assert found.filter.finding(found.view.currentIndex()).id == wanted


def test_a_row_tells_its_worst_difference_and_of_which_column(desk: Desk) -> None:
    place = cell(desk.case, WRONG)
    index = desk.sheet(2).model.cell_index(place)
    difference = index.siblingAtColumn(5)
    assert difference.data() == "✗ 基本支出 −180"
    assert difference.data(Qt.ItemDataRole.ToolTipRole).splitlines() == ["基本支出　−180", "合计　+180"]
    told = index.data(Qt.ItemDataRole.ToolTipRole)
    assert "下级合计 464,774,531 元" in told
    assert "横加分项合计" in told


def test_every_figure_of_a_row_that_is_not_cast_right_is_marked(desk: Desk) -> None:
    place = cell(desk.case, WRONG)
    index = desk.sheet(2).model.cell_index(place)
    assert [str(index.siblingAtColumn(column).data())[0] for column in (2, 3, 4)] == ["✗"] * 3


@pytest.mark.parametrize("family", ["Noto Sans CJK SC", "Noto Serif CJK SC", "sans-serif"])
def test_codes_and_figures_are_never_cut_and_what_differs_is_seen(
    qtbot: QtBot, case: Case, qapp: QApplication, family: str
) -> None:
    before = qapp.font()
    qapp.setFont(QFont(family, before.pointSize()))
    desk = Desk(case, QSize(1360, 700))
    qtbot.addWidget(desk)
    desk.show()
    desk.tables.setCurrentRow(2)
    sheet = desk.sheet(2)
    view, header = sheet.view, sheet.view.horizontalHeader()
    try:
        for code in ("201", "20801", "2080109"):
            index = sheet.model.index_of(sheet.model.table.row_of[code], 0)
            assert view.visualRect(index).width() >= view.fontMetrics().horizontalAdvance(code) + 4
        for column in sheet.model.amounts:
            longest = longest_figure(sheet.model, column - 2)
            assert header.sectionSize(column) > view.fontMetrics().horizontalAdvance(longest)
        assert header.length() <= view.viewport().width()
    finally:
        qapp.setFont(before)


def test_a_table_whose_rows_are_not_held_against_their_total_bears_no_full_tick(qtbot: QtBot) -> None:
    case = Case.look_at(SAMPLE)
    case.judge_by(Check(case.document, by(*(law for law in GENERAL_PACK.laws if not isinstance(law, CastingLaw)))))
    desk = Desk(case)
    qtbot.addWidget(desk)
    assert "　(✓)　" in desk.tables.item(2).text()
    assert "本表的合计栏没有与各栏之和核对。" in desk.tables.item(2).toolTip()


def test_a_tick_for_sums_within_a_table_is_another_one_and_says_so(qtbot: QtBot) -> None:
    case = Case.look_at(SAMPLE)
    sums = (law for law in GENERAL_PACK.laws if isinstance(law, CastingLaw | FootingLaw))
    case.judge_by(Check(case.document, by(*sums)))
    desk = Desk(case)
    qtbot.addWidget(desk)
    assert "　(✓)　" in desk.tables.item(2).text()
    assert "本表只核对了表内合计" in desk.tables.item(2).toolTip()
    desk.tables.setCurrentRow(desk.tables.count() - 1)
    page = desk.stack.currentWidget()
    assert isinstance(page, ReadingNotes)
    assert "只核对了表内合计" in page.toPlainText()
    desk.suspecting.stop()
    case.close()


def test_the_last_page_tells_by_which_rules_was_judged_and_what_of_them_was_not(qtbot: QtBot) -> None:
    case = Case.look_at(SAMPLE)
    desk = Desk(case)
    qtbot.addWidget(desk)
    assert desk.tables.item(desk.tables.count() - 1).text() == "所用规则"
    desk.tables.setCurrentRow(desk.tables.count() - 1)
    page = desk.stack.currentWidget()
    assert isinstance(page, ReadingNotes)
    assert page.toPlainText().splitlines() == list(told_of_rules(case.check))
    desk.suspecting.stop()
    case.close()


class Turned:
    """What a model told of its rows."""

    def __init__(self, model: QAbstractItemModel) -> None:
        self.told: list[tuple[str, int, int]] = []
        model.modelReset.connect(lambda: self.told.append(("reset", -1, -1)))
        model.layoutChanged.connect(lambda: self.told.append(("layout", -1, -1)))
        model.rowsInserted.connect(lambda _, first, last: self.told.append(("come", first, last)))
        model.rowsRemoved.connect(lambda _, first, last: self.told.append(("gone", first, last)))
        model.dataChanged.connect(lambda first, last: self.told.append(("other", first.row(), last.row())))

    def take(self) -> list[tuple[str, int, int]]:
        told, self.told = self.told, []
        return told


def test_a_step_turns_its_own_rows_alone_and_the_list_keeps_its_place(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def list_all(_: Check) -> list[Finding]:
        raise AssertionError("everything was listed again")

    monkeypatch.setattr(Check, "in_order", list_all)
    monkeypatch.setattr(Check, "findings", list_all)
    found = desk.worklist.findings
    kept = next(one for one in found.model.findings if one.cells[0].table == 6)
    found.select(kept.id)
    found.view.verticalScrollBar().setValue(1)
    scrolled = found.view.verticalScrollBar().value()
    model, listed = Turned(found.model), Turned(found.filter)
    place = cell(desk.case, WRONG)
    desk.show_cell(place)
    type_into(qtbot, desk.sheet(2).view, "464,774,531")
    assert [what for what, *_ in model.told] == ["gone"] * 4
    assert listed.take() == model.take()
    desk.undo()
    assert sorted(what for what, *_ in model.take()) == ["come"] * 4
    found.tick()
    row = found.model.findings.index(kept)
    assert desk.case.handling_on(kept)
    assert model.take() == [("other", row, row)]
    desk.undo()
    assert model.take() == [("other", row, row)]
    assert found.filter.finding(found.view.currentIndex()) == kept
    assert found.view.verticalScrollBar().value() == scrolled


def test_nothing_of_a_desk_is_ever_a_window_of_its_own(qtbot: QtBot, qapp: QApplication) -> None:
    """Not for a moment either: it would flicker, and take the keys from the window."""
    shown: list[str] = []

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
                shown.append(watched.metaObject().className())
            return False

    watch = Watch()
    qapp.installEventFilter(watch)
    try:
        desk = Desk(Case.look_at(SAMPLE))
        qtbot.addWidget(desk)
        for number in range(len(desk.case.document.tables)):
            desk.sheet(number)
    finally:
        qapp.removeEventFilter(watch)
    assert shown == []
    desk.leave_case()


def test_undo_and_redo_tell_what_they_did(desk: Desk) -> None:
    told: list[str] = []
    desk.told.connect(told.append)
    step = desk.case.edit(cell(desk.case, "T3!201.合计"), Figure(1_00))
    assert step is not None
    desk.show_step(step)
    desk.undo()
    desk.redo()
    assert told == ["已撤销：改数 T3 201 一般公共服务支出 合计", "已重做：改数 T3 201 一般公共服务支出 合计"]
