"""The tab 关系: the relations of the figure under the cursor as small sums, each part a link."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gouji.casework.relations.small_sum import relations_of
from gouji.casework.relations.sum_lines import Part
from gouji.checking.check import Check
from gouji.model.document import Cell
from gouji.model.money import Figure
from gouji.window.desk.desk import Desk
from gouji.window.relations.pane import RelationsPane
from gouji.window.relations.sum_model import AMOUNT, FIGURE
from gouji.window.source.lines import LineView
from tests.explaining.small import CASTING, by
from tests.window.hands import cell

WRONG = "T3!20801.合计"


@pytest.fixture
def pane(desk: Desk) -> RelationsPane:
    """The tab in view, at a figure that five relations name."""
    desk.relating.tabs.setCurrentWidget(desk.relating.pane)
    desk.show_cell(cell(desk.case, WRONG))
    return desk.relating.pane


def laws(pane: RelationsPane) -> list[str]:
    return [one.sum.law.id for one in pane.view.sums.sums]


def go_to(pane: RelationsPane, at: Cell) -> None:
    row = pane.view.sums.row_of(at)
    assert row is not None
    pane.view.setCurrentIndex(pane.view.sums.index(row, FIGURE))


def under_cursor(desk: Desk) -> Cell | None:
    return desk.sheet(desk.tables.currentRow()).current_cell()


def test_the_figure_under_the_cursor_shows_all_its_relations_the_worst_first(pane: RelationsPane) -> None:
    at = cell(pane.case, WRONG)
    assert laws(pane) == ["A1", "B", "B", "D3", "D4"]
    assert {one.sum.relation for one in pane.view.sums.sums} == {*relations_of(pane.case.check, at)}
    assert pane.told.text() == "T3 20801 人力资源和社会保障管理事务 合计：共 5 项关系"
    model = pane.view.sums
    assert [str(model.index(0, column).data()) for column in range(3)] == [
        "✗",
        "不符：各行合计＝基本支出＋项目支出",
        "",
    ]
    row = model.row_of(at)
    assert row is not None
    assert model.index(row, FIGURE).data(Qt.ItemDataRole.FontRole).bold()
    assert not model.index(row, FIGURE).data(Qt.ItemDataRole.FontRole).underline()
    assert model.index(2, FIGURE).data(Qt.ItemDataRole.FontRole).underline()


def test_it_follows_the_cursor_and_an_edit(qtbot: QtBot, desk: Desk, pane: RelationsPane) -> None:
    other = cell(desk.case, "T3!2080101.项目支出")
    desk.show_cell(other)
    assert pane.told.text().startswith("T3 2080101 行政运行 项目支出")
    step = desk.case.edit(other, Figure(1_00))
    assert step is not None
    desk.show_step(step)
    model = pane.view.sums
    row = model.row_of(other)
    assert row is not None
    assert model.index(row, AMOUNT).data() == "1"
    assert model.sums[0].sum.state == "differs"


def test_an_edit_tells_of_the_lines_that_it_changed_and_leaves_the_cursor(desk: Desk, pane: RelationsPane) -> None:
    model, at = pane.view.sums, cell(desk.case, WRONG)
    row = model.row_of(at)
    assert row is not None
    pane.view.setCurrentIndex(model.index(row, FIGURE))
    told: list[int] = []
    model.dataChanged.connect(lambda first, _: told.append(first.row()))
    step = desk.case.edit(at, Figure(464_775_000_00))
    assert step is not None
    desk.show_step(step)
    assert pane.view.currentIndex().row() == row
    assert row in told
    assert not {other for other in told if model.line(other).part in (Part.WHY, Part.ADDED) and not model.leads(other)}
    assert len({*told}) < model.rowCount() / 2


def test_a_part_that_is_looked_at_is_shown_in_table_and_source_and_the_keyboard_stays(
    desk: Desk, pane: RelationsPane
) -> None:
    pane.take_focus()
    part = cell(desk.case, "T3!20801.项目支出")
    go_to(pane, part)
    assert under_cursor(desk) == part
    assert laws(pane) == ["A1", "B", "B", "D3", "D4"]
    view = desk.source.views[0]
    assert isinstance(view, LineView)
    assert view.lit == 3


def test_the_other_end_of_a_tie_is_shown_in_its_table(desk: Desk, pane: RelationsPane) -> None:
    other = cell(desk.case, "T5!20801.合计")
    go_to(pane, other)
    assert (desk.tables.currentRow(), under_cursor(desk)) == (4, other)


def test_enter_and_a_double_click_go_to_the_figure_where_the_relation_stands_first(
    qtbot: QtBot, desk: Desk, pane: RelationsPane
) -> None:
    other = cell(desk.case, "T5!20801.合计")
    go_to(pane, other)
    followed = pane.view.sums.sum_of(pane.view.currentIndex().row()).relation
    qtbot.keyClick(pane.view, Qt.Key.Key_Return)
    assert under_cursor(desk) == other
    assert pane.view.sums.sums[0].sum.relation == followed
    assert pane.told.text().startswith("T5 20801")
    back = cell(desk.case, WRONG)
    go_to(pane, back)
    pane.view.doubleClicked.emit(pane.view.currentIndex())
    assert pane.told.text().startswith("T3 20801")
    assert pane.view.sums.sums[0].sum.relation == followed


def test_a_finding_gone_to_stands_first(desk: Desk, pane: RelationsPane) -> None:
    for finding in desk.case.listed:
        desk.worklist.findings.select(finding.id)
        assert pane.view.sums.sums[0].sum.relation == desk.case.listed.relation(finding.id)


def test_a_finding_gone_to_does_not_stand_before_the_relations_of_another_figure(
    desk: Desk, pane: RelationsPane
) -> None:
    education = cell(desk.case, "T4!二、教育支出.合计")
    found = next(one for one in desk.case.listed if one.cells[0] == education)
    desk.going.look_at(found)
    assert pane.view.sums.sums[0].sum.relation == desk.case.listed.relation(found.id)
    desk.show_cell(cell(desk.case, WRONG))
    assert laws(pane) == ["A1", "B", "B", "D3", "D4"]


def test_nothing_is_laid_out_while_it_is_not_seen(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    pane = desk.relating.pane
    shown: list[object] = []
    monkeypatch.setattr(pane.view, "show_sums", lambda *given: shown.append(given))
    desk.show_cell(cell(desk.case, WRONG))
    assert shown == []
    desk.relating.tabs.setCurrentWidget(pane)
    assert len(shown) == 1


def test_a_figure_without_relations_says_so(desk: Desk, pane: RelationsPane) -> None:
    desk.case.judge_by(Check(desk.case.document, by(CASTING)))
    desk.show_cell(cell(desk.case, "T1!收入总计.预算数"))
    assert pane.told.text().endswith("没有关系用到这个数字")
    assert pane.view.sums.rowCount() == 0


def test_keys_lead_there_and_back(qtbot: QtBot, desk: Desk) -> None:
    desk.activateWindow()
    desk.show_cell(cell(desk.case, WRONG))
    desk.relating.show()
    pane = desk.relating.pane
    assert desk.relating.tabs.currentWidget() is pane
    qtbot.waitUntil(pane.view.hasFocus)
    assert pane.view.sums.cell(pane.view.currentIndex().row()) == cell(desk.case, WRONG)
    qtbot.keyClick(pane.view, Qt.Key.Key_Escape)
    assert desk.sheet(2).view.hasFocus()
    assert desk.relating.tabs.currentWidget() is pane
    desk.relating.show()
    desk.relating.show()
    assert desk.relating.tabs.currentWidget() is desk.source
    assert desk.sheet(2).view.hasFocus()


def test_whoever_listens_hears_the_whole_line(pane: RelationsPane) -> None:
    model = pane.view.sums
    told = model.index(2, FIGURE).data(Qt.ItemDataRole.AccessibleTextRole)
    assert told == "T3 20801 人力资源和社会保障管理事务 基本支出 464,774,351"
    assert model.line(2).part is Part.ADDED
