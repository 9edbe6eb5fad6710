"""A table that was not recognised: it is seen, described, and then a table like the others."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from gouji.casework.case import Case
from gouji.casework.papers.changes_on_paper import changes
from gouji.casework.proposing import propose
from gouji.casework.telling.counts import tally
from gouji.casework.telling.parts import title_of
from gouji.explaining.explanation import Explanation
from gouji.keeping.user import answers
from gouji.model.document import Cell, Notice, Passage
from gouji.model.money import Figure, Unit
from gouji.model.rawgrid import RawCell, RawGrid
from gouji.model.source import OnPage
from gouji.window.describing import dialog as describing
from gouji.window.describing.dialog import DescribeDialog
from gouji.window.describing.raw_table import GridModel, GridPage
from gouji.window.desk.desk import Desk
from gouji.window.desk.notes import ReadingNotes
from gouji.window.looks import colours
from gouji.window.main import MainWindow
from gouji.window.source.pages import PageView
from gouji.window.tree.sheet import CheckedSheet
from gouji.window.worklist.pane import WorkList
from tests.reading.making import Pages, pdf, workbook
from tests.reading.test_answers import ROWS, draw
from tests.window.hands import cell


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return pdf(tmp_path / "x.pdf", draw)


@pytest.fixture
def raw(path: Path) -> Iterator[Case]:
    case = Case.open(path)
    yield case
    case.close()


def choose(dialog: DescribeDialog, *roles: str) -> None:
    for box, role in zip(dialog.columns.roles, roles, strict=True):
        box.setCurrentIndex(box.findData(role))


def test_the_grid_keeps_the_contract_of_models(raw: Case, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(GridModel(raw.document.grids[0]))


def test_a_grid_is_shown_described_and_stays_open(qtbot: QtBot, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    window = MainWindow()
    qtbot.addWidget(window)
    window.show()
    window.open(path)
    qtbot.waitUntil(lambda: window.desk is not None and not window.opening.busy, timeout=20_000)
    desk = window.desk
    assert desk is not None
    case = desk.case
    assert desk.tables.item(0).text().startswith("X1　?")
    desk.tables.setCurrentRow(0)
    page = desk.stack.currentWidget()
    assert isinstance(page, GridPage)
    assert page.model.index(1, 1).data() == "社会保障"

    def answer(case: Case, grid: RawGrid, parent: object) -> bool:
        dialog = DescribeDialog(case, grid, None)
        qtbot.addWidget(dialog)
        assert dialog.given().amounts == (2, 3)
        dialog.unit.setCurrentText("元")
        dialog.go.click()
        return dialog.result() == DescribeDialog.DialogCode.Accepted

    monkeypatch.setattr(describing, "ask", answer)
    page.button.click()
    desk = window.desk
    assert desk is not None
    assert desk.case is case
    assert [desk.tables.item(n).text()[:2] for n in range(desk.tables.count())] == [
        *("T1", "…　", "–　", "∑ ", "图", "复核", "△ ")
    ]
    assert "(✓)" in desk.tables.item(0).text()
    place = cell(case, "T1!20805.本年数")
    desk.show_cell(place)
    assert desk.sheet(0).model.cell_index(place).data(1) is None
    case.edit(place, Figure(900, 2))
    assert [change.address for change in changes(case)] == ["T1!20805.本年数"]
    assert len(answers.remembered()) == 1
    window.close()
    again = Case.open(case.file.path)
    assert again.document.tables[0].values[place.column, place.row] == 900
    assert [change.address for change in changes(again)] == ["T1!20805.本年数"]
    again.close()


@pytest.fixture
def window(qtbot: QtBot, path: Path, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    """A window on the raw table, in which every question is answered as it is offered, in 元."""

    def answer(case: Case, grid: RawGrid, parent: object) -> bool:
        dialog = DescribeDialog(case, grid, None)
        qtbot.addWidget(dialog)
        dialog.unit.setCurrentText("元")
        dialog.go.click()
        return dialog.result() == DescribeDialog.DialogCode.Accepted

    monkeypatch.setattr(describing, "ask", answer)
    window = MainWindow()
    qtbot.addWidget(window)
    window.show()
    window.open(path)
    qtbot.waitUntil(lambda: window.desk is not None and not window.opening.busy, timeout=20_000)
    return window


NOTES = "△ 1　读取提示与未归位文字"
"""That the table was checked by its own sums only."""


def lines_of(window: MainWindow) -> list[str]:
    """The list of tables at the left; what is current is marked by >."""
    assert window.desk is not None
    tables = window.desk.tables
    told = [(">" if n == tables.currentRow() else "") + tables.item(n).text() for n in range(tables.count())]
    return [
        line for line in told if not line.startswith(("∑", "图", "复核")) and not line.endswith(("　文字", "　检查表"))
    ]


def shown(window: MainWindow) -> QWidget | None:
    assert window.desk is not None
    return window.desk.stack.currentWidget()


def test_describing_is_undone_and_redone_in_the_window(window: MainWindow) -> None:
    raw = lines_of(window)
    page = shown(window)
    assert isinstance(page, GridPage)
    page.button.click()
    described = lines_of(window)
    assert described == [">T1　(✓)　下列各项", NOTES]
    assert window.commands.undo.isEnabled()
    window.commands.undo.trigger()
    assert lines_of(window) == raw == [">X1　?　第 1 页的表", "所用规则"]
    assert isinstance(shown(window), GridPage)
    assert not window.commands.undo.isEnabled()
    assert answers.remembered() == {}
    window.commands.redo.trigger()
    assert lines_of(window) == described
    assert not window.commands.redo.isEnabled()
    sheet = shown(window)
    assert isinstance(sheet, CheckedSheet)
    sheet.view.setCurrentIndex(sheet.model.cell_index(Cell(0, 1, 0)))
    window.close()


def test_a_described_table_is_described_again_in_the_window(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = shown(window)
    assert isinstance(page, GridPage)
    page.button.click()

    def answer(case: Case, grid: RawGrid, parent: object) -> bool:
        dialog = DescribeDialog(case, grid, None)
        qtbot.addWidget(dialog)
        assert "下列各项" in dialog.windowTitle()
        assert (dialog.called.text(), dialog.unit.currentText()) == ("下列各项", "元")
        dialog.called.setText("专项资金表")
        dialog.unit.setCurrentText("万元")
        choose(dialog, "codes", "texts", "amounts", "")
        dialog.go.click()
        return dialog.result() == DescribeDialog.DialogCode.Accepted

    monkeypatch.setattr(describing, "ask", answer)
    sheet = shown(window)
    assert isinstance(sheet, CheckedSheet)
    assert sheet.again.text() == "重新说明…"
    sheet.again.click()
    assert lines_of(window) == [">T1　(✓)　专项资金表", NOTES]
    assert window.desk is not None
    (table,) = window.desk.case.document.tables
    assert (table.unit, len(table.columns)) == (Unit.WAN, 1)
    window.commands.undo.trigger()
    assert lines_of(window) == [">T1　(✓)　下列各项", NOTES]
    window.close()


def test_a_table_of_a_remembered_shape_is_described_again(qtbot: QtBot, raw: Case, path: Path, tmp_path: Path) -> None:
    grid = raw.document.grids[0]
    raw.describe(grid, replace(propose(grid), unit="元"))
    case = Case.look_at(path)
    desk = Desk(case)
    qtbot.addWidget(desk)
    dialog = DescribeDialog(case, case.document.described[0].grid, None)
    qtbot.addWidget(dialog)
    assert dialog.given() == replace(propose(grid), unit="元")
    assert not desk.sheet(0).again.isHidden()
    desk.close_case()


def test_a_table_is_described_without_the_mouse(window: MainWindow) -> None:
    action = next(
        one for one in window.actions() + window.findChildren(QAction) if one.shortcut().toString() == "Ctrl+D"
    )
    action.trigger()
    assert lines_of(window) == [">T1　(✓)　下列各项", NOTES]
    window.close()


def test_a_table_that_the_reader_knew_has_nothing_to_say_again(qtbot: QtBot, case: Case) -> None:
    desk = Desk(case)
    qtbot.addWidget(desk)
    assert desk.sheet(0).findChildren(QPushButton) == []
    with qtbot.waitSignal(desk.told) as told:
        desk.questions.describe_shown()
    assert told.args[0].startswith("这张表已自动认出")
    desk.leave_case()


def test_an_answer_that_does_not_fit_is_refused_with_a_sentence(qtbot: QtBot, raw: Case) -> None:
    dialog = DescribeDialog(raw, raw.document.grids[0], None)
    qtbot.addWidget(dialog)
    dialog.unit.setCurrentText("元")
    choose(dialog, "codes", "texts", "", "")
    dialog.go.click()
    assert dialog.told.text() == "没有一列是金额。请指明哪些列是金额。"
    choose(dialog, "", "", "amounts", "amounts")
    dialog.go.click()
    assert "编码或名称" in dialog.told.text()
    choose(dialog, "codes", "texts", "amounts", "amounts")
    dialog.columns.names[3].setText(dialog.columns.names[2].text())
    dialog.go.click()
    assert "各不相同" in dialog.told.text()
    assert raw.document.tables == []
    dialog.columns.names[3].setText("项目支出")
    dialog.go.click()
    assert raw.document.tables[0].columns == ("本年数", "项目支出")


def test_a_unit_that_is_printed_nowhere_must_be_chosen(qtbot: QtBot, raw: Case) -> None:
    dialog = DescribeDialog(raw, raw.document.grids[0], None)
    qtbot.addWidget(dialog)
    assert dialog.unit.currentText() == ""
    dialog.go.click()
    assert dialog.told.text() == "这张表没有印明金额单位。请选择单位。"
    assert raw.document.tables == []
    dialog.unit.setCurrentText("万元")
    dialog.go.click()
    assert raw.document.tables[0].unit is Unit.WAN


def test_a_unit_that_is_printed_is_offered(qtbot: QtBot, tmp_path: Path) -> None:
    case = Case.look_at(workbook(tmp_path / "x.xlsx", {"附表甲": [["下列各项"], ["", "单位：万元"], *ROWS]}))
    dialog = DescribeDialog(case, case.document.grids[0], None)
    qtbot.addWidget(dialog)
    assert [dialog.unit.itemText(n) for n in range(dialog.unit.count())] == [unit.value for unit in Unit]
    assert dialog.unit.currentText() == "万元"
    case.close()


def test_a_memory_that_cannot_be_written_stops_no_description(
    qtbot: QtBot, raw: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("GOUJI_DATA", str(tmp_path / "file"))
    dialog = DescribeDialog(raw, raw.document.grids[0], None)
    qtbot.addWidget(dialog)
    dialog.unit.setCurrentText("元")
    dialog.go.click()
    assert len(raw.document.tables) == 1
    raw.undo()
    assert raw.document.tables == []


def two_apart(pages: Pages) -> None:
    draw(pages)
    pages.text("另有各项").table([("甲", "乙"), ("事项一", "12.00"), ("事项二", "13.00")], (120, 80))
    draw(pages.page())


@pytest.fixture
def apart(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    case = Case.look_at(pdf(tmp_path / "三表.pdf", two_apart))
    desk = Desk(case)
    qtbot.addWidget(desk)
    desk.show()
    yield desk
    desk.close_case()


def test_tables_without_a_title_are_called_by_where_they_stand(apart: Desk, tmp_path: Path) -> None:
    names = [apart.tables.item(n).toolTip().split("\n")[0] for n in range(3)]
    assert names == ["第 1 页第 1 张表", "第 1 页第 2 张表", "第 2 页的表"]
    rows = {"附表甲": [["下列各项"], [""], *ROWS]}
    case = Case.look_at(workbook(tmp_path / "x.xlsx", rows))
    assert title_of(case.document.grids[0], case.document.grids) == "附表甲"
    case.close()


def test_a_raw_cell_lights_its_spot_and_a_spot_finds_its_raw_cell(qtbot: QtBot, apart: Desk) -> None:
    apart.tables.setCurrentRow(2)
    page = apart.stack.currentWidget()
    qtbot.waitUntil(lambda: bool(apart.source.views), timeout=20_000)
    view = apart.source.views[0]
    assert isinstance(page, GridPage)
    assert isinstance(view, PageView)
    assert (view.page, view.lit) == (2, 1)
    apart.tables.setCurrentRow(0)
    assert (view.page, view.lit) == (1, 1)
    page = apart.stack.currentWidget()
    assert isinstance(page, GridPage)
    with qtbot.waitSignal(page.reached) as reached:
        page.view.setCurrentIndex(page.model.index(2, 1))
    assert reached.args == [RawCell(0, 2, 1)]
    grid = apart.case.document.grids[1]
    place = grid.sources[1][1]
    assert isinstance(place, OnPage)
    left, top, right, bottom = place.bbox
    spot = view.view.mapFromScene(QPointF((left + right) / 2, (top + bottom) / 2))
    qtbot.mouseClick(view.view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert apart.tables.currentRow() == 1
    found = apart.stack.currentWidget()
    assert isinstance(found, GridPage)
    assert found.view.currentIndex().data() == "12.00"


def test_what_the_reader_has_to_tell_is_counted_and_listed(qtbot: QtBot, raw: Case) -> None:
    raw.document.notices.append(Notice("hidden sheets were not read: {sheets}", {"sheets": "底表"}))
    raw.document.unplaced.append(Passage(OnPage(1, (0, 0, 1, 1)), "12,345"))
    desk = Desk(raw)
    qtbot.addWidget(desk)
    line = desk.tables.item(desk.tables.count() - 1)
    assert line.text() == "△ 2　读取提示与未归位文字"
    assert line.foreground().color() == colours("amber", desk.palette())[0]
    desk.tables.setCurrentRow(desk.tables.count() - 1)
    page = desk.stack.currentWidget()
    assert isinstance(page, ReadingNotes)
    told, unplaced, _, rules, *_ = page.toPlainText().splitlines()
    assert "底表" in told
    assert "12,345" in unplaced
    assert rules.startswith("所用规则：")
    desk.suspecting.stop()


@pytest.fixture
def tall(qtbot: QtBot, tmp_path: Path) -> Iterator[DescribeDialog]:
    rows = [
        ["事项", "金额", "", "说明"],
        ["", "上年", "本年", ""],
        ["甲", "1.00", "2.00", "无"],
        ["乙", "3.00", "4.00", "无"],
        ["合计", "4.00", "7.00", ""],
    ]
    case = Case.open(workbook(tmp_path / "x.xlsx", {"附表甲": [["下列各项"], *rows]}))
    dialog = DescribeDialog(case, case.document.grids[0], None)
    qtbot.addWidget(dialog)
    yield dialog
    case.close()


def test_other_header_rows_propose_other_names_where_the_user_said_none(tall: DescribeDialog) -> None:
    assert (tall.headers.value(), tall.given().names) == (3, ("上年", "本年"))
    tall.columns.names[1].setText("去年")
    tall.columns.roles[3].setCurrentIndex(tall.columns.roles[3].findData(""))
    tall.headers.setValue(2)
    assert (tall.given().names, tall.given().texts) == (("去年", "金额#2"), (0,))
    tall.headers.setValue(3)
    assert tall.given().names == ("去年", "本年")


def test_a_name_on_both_sides_is_told(tall: DescribeDialog) -> None:
    assert tall.shared.isHidden()
    choose(tall, "texts", "amounts", "texts", "amounts")
    tall.columns.names[3].setText("上年")
    assert "上年" in tall.shared.text()
    assert not tall.shared.isHidden()


def test_the_totals_of_a_table_of_no_known_kind_are_checked(tall: DescribeDialog) -> None:
    assert tall.kind.currentText() == "其他表"
    assert "合计" in tall.checked.text()
    assert not tall.checked.isHidden()
    tall.unit.setCurrentText("元")
    tall.go.click()
    case = tall.case
    assert [finding.message for finding in case.findings() if finding.cells] == ["{place}: grand total, too much"]
    assert tally(case.check).states["to explain"] == tally(case.check).agrees == 1
    tall.kind.setCurrentIndex(0)
    assert tall.checked.isHidden()


def test_nothing_differs_is_not_said_where_nothing_was_checked(qtbot: QtBot, raw: Case) -> None:
    panel = WorkList(raw)
    qtbot.addWidget(panel)
    panel.show_explanation(Explanation(), searching=False)
    assert "没有一项关系能核对" in panel.causes.detail.findChildren(QLabel)[0].text()
    raw.describe(raw.document.grids[0], propose(raw.document.grids[0]))
    assert tally(raw.check).agrees
    panel.show_explanation(Explanation(), searching=False)
    assert "没有不符" in panel.causes.detail.findChildren(QLabel)[0].text()


def test_a_raw_table_says_why_it_was_not_recognised(apart: Desk) -> None:
    apart.tables.setCurrentRow(1)
    page = apart.stack.currentWidget()
    assert isinstance(page, GridPage)
    why = "上面一行“另有各项”不是预算表的表名"
    (label,) = [one for one in page.findChildren(QLabel) if one.text().startswith("原因：")]
    assert label.text() == f"原因：{why}"
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert label.geometry().bottom() < page.view.geometry().top()
    assert apart.tables.item(1).toolTip() == f"第 1 页第 2 张表\n{why}"


def test_a_raw_table_of_an_older_case_says_nothing_of_why(qtbot: QtBot, raw: Case) -> None:
    raw.document.grids[0] = replace(raw.document.grids[0], why=())
    page = GridPage(raw.document, 0)
    qtbot.addWidget(page)
    assert [one.text() for one in page.findChildren(QLabel)] == ["第 1 页的表：未能识别，按原样列出"]


def test_a_description_that_is_undone_leaves_the_reasons(raw: Case) -> None:
    (grid,) = raw.document.grids
    raw.describe(grid, replace(propose(grid), unit="元"))
    raw.undo()
    assert raw.document.grids[0].why == grid.why != ()
