"""检查表: gone through line by line, decided, proved and copied, by the keyboard alone."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from gouji.casework.case import Case
from gouji.casework.sheet.answers import sheet_of_case
from gouji.model.money import Figure
from gouji.review.decisions import Given
from gouji.window.check_sheet.model import SheetModel
from gouji.window.check_sheet.page import CheckSheetPage
from gouji.window.check_sheet.rows import Kind
from gouji.window.desk.desk import Desk
from tests.window.check_sheet.conftest import go_to
from tests.window.hands import cell

KEY = Qt.Key


def kinds(page: CheckSheetPage, line: str) -> list[Kind]:
    return [row.kind for row in page.model.rows if row.key[0] == line]


def decided(case: Case, line: str) -> Given | None:
    decision = case.marks.decided.get(line)
    return decision.answer if decision else None


def test_the_rows_keep_the_contract_of_a_model(said: Case, qtmodeltester: ModelTester) -> None:
    model = SheetModel()
    qtmodeltester.check(model)
    model.show_answers(sheet_of_case(said), only_open=False)
    qtmodeltester.check(model)
    said.decide("cover", Given.NO, "", "")
    model.show_answers(sheet_of_case(said), only_open=False)
    model.show_answers(sheet_of_case(said), only_open=True)
    qtmodeltester.check(model)


def test_the_lines_stand_by_part_each_with_what_was_found_below(page: CheckSheetPage) -> None:
    parts = [row.text for row in page.model.rows if row.kind is Kind.PART]
    assert parts == ["及时性", "内容规范性"]
    assert kinds(page, "in-time") == [Kind.LINE, Kind.NOTE]
    assert kinds(page, "explanation") == [Kind.LINE, Kind.PROBLEM, Kind.HINT]


def test_the_cursor_stops_at_no_part(qtbot: QtBot, page: CheckSheetPage) -> None:
    met = []
    page.view.pointed.connect(lambda row: met.append(row.kind))
    for _ in page.model.rows:
        qtbot.keyClick(page.view, KEY.Key_Down)
    assert Kind.LINE in met
    assert Kind.PART not in met


def test_what_is_gone_to_is_proved_beside(page: CheckSheetPage) -> None:
    go_to(page, "explanation")
    assert page.decision.head.text() == "✗ 否　预算编制说明"
    go_to(page, "explanation", Kind.PROBLEM)
    assert "文字写 352.67 万元" in page.decision.sentence.text()
    told = [page.decision.ties.item(row).text() for row in range(page.decision.ties.count())]
    assert told == ["→ T1 2210201 住房公积金 合计：3,503,499 元"]
    go_to(page, "in-time")
    assert page.decision.sentence.text().startswith("未核对：")
    assert page.decision.ties.count() == 0


def test_figures_decide_and_delete_takes_it_back(qtbot: QtBot, desk: Desk, page: CheckSheetPage) -> None:
    go_to(page, "explanation")
    for key, given in ((KEY.Key_1, Given.YES), (KEY.Key_2, Given.NO), (KEY.Key_3, Given.NOT_APPLICABLE)):
        qtbot.keyClick(page.view, key)
        assert decided(desk.case, "explanation") is given
        assert [one.isChecked() for one in page.decision.buttons.values()] == [one is given for one in Given]
    assert page.decision.note.text().startswith("由 王复核 判定，")
    assert page.view.row is not None
    assert page.view.row.key == ("explanation",)
    qtbot.keyClick(page.view, KEY.Key_Delete)
    assert decided(desk.case, "explanation") is None
    assert not page.decision.note.isVisible()


def test_down_goes_to_the_next_line_to_answer(qtbot: QtBot, desk: Desk, page: CheckSheetPage) -> None:
    lines = [row.key for row in page.model.rows if row.kind is Kind.LINE]
    page.view.setCurrentIndex(page.model.find(lines[0]))
    for _ in range(2):
        qtbot.keyClick(page.view, KEY.Key_1)  # which puts a row below the line
        qtbot.keyClick(page.view, KEY.Key_Down)
    qtbot.keyClick(page.view, KEY.Key_2)
    assert [decided(desk.case, one[0]) for one in lines[:3]] == [Given.YES, Given.YES, Given.NO]
    qtbot.keyClick(page.view, KEY.Key_Up)
    assert page.view.row is not None
    assert page.view.row.key == lines[1]


def test_right_and_left_go_among_what_stands_below_a_line(qtbot: QtBot, page: CheckSheetPage) -> None:
    go_to(page, "explanation")
    met = []
    for key in (KEY.Key_Right, KEY.Key_Right, KEY.Key_Right, KEY.Key_Left, KEY.Key_Left, KEY.Key_Left):
        qtbot.keyClick(page.view, key)
        assert page.view.row is not None
        met.append(page.view.row.kind)
    assert met == [Kind.PROBLEM, Kind.HINT, Kind.HINT, Kind.PROBLEM, Kind.LINE, Kind.LINE]


def test_below_a_line_no_figure_turns_an_answer_before_it_was_told(
    qtbot: QtBot, desk: Desk, page: CheckSheetPage
) -> None:
    told: list[str] = []
    page.told.connect(told.append)
    go_to(page, "explanation", Kind.PROBLEM)
    qtbot.keyClick(page.view, KEY.Key_1)
    qtbot.keyClick(page.view, KEY.Key_2)
    assert decided(desk.case, "explanation") is Given.YES
    assert told == ["“预算编制说明”已由人判定为“是”。要改判请再按一次。"]
    assert page.view.row is not None
    assert page.view.row.kind is Kind.LINE
    qtbot.keyClick(page.view, KEY.Key_2)
    assert decided(desk.case, "explanation") is Given.NO


def test_buttons_decide_with_the_remark_that_stands_there(qtbot: QtBot, desk: Desk, page: CheckSheetPage) -> None:
    go_to(page, "explanation")
    page.decision.remark.setFocus()
    page.decision.remark.insert("已请单位更正")
    qtbot.mouseClick(page.decision.buttons[Given.NO], Qt.MouseButton.LeftButton)
    assert len(desk.case.journal.done) == 1
    decision = desk.case.marks.decided["explanation"]
    assert (decision.answer, decision.remark, decision.who) == (Given.NO, "已请单位更正", "王复核")
    assert "由 王复核 判定" in page.model.rows[page.model.find(("explanation", "decided")).row()].text


def test_it_says_that_no_remark_tells_why(qtbot: QtBot, page: CheckSheetPage) -> None:
    go_to(page, "in-time")
    qtbot.keyClick(page.view, KEY.Key_2)
    assert page.decision.note.text().endswith("\n未写备注说明理由")
    page.decision.remark.setFocus()
    page.decision.remark.insert("网站 8 月才公开")
    qtbot.keyClick(page.decision.remark, KEY.Key_Return)
    assert "未写备注" not in page.decision.note.text()


def test_a_remark_is_kept_with_the_answer_and_its_ground(qtbot: QtBot, desk: Desk, page: CheckSheetPage) -> None:
    go_to(page, "explanation")
    qtbot.keyClick(page.view, KEY.Key_1)
    before = desk.case.marks.decided["explanation"]
    page.decision.remark.setFocus()
    page.decision.remark.insert("电话核实")
    qtbot.keyClick(page.decision.remark, KEY.Key_Return)
    after = desk.case.marks.decided["explanation"]
    assert (after.answer, after.remark, after.ground) == (Given.YES, "电话核实", before.ground)


def test_a_remark_typed_on_one_line_is_not_kept_on_another(qtbot: QtBot, desk: Desk, page: CheckSheetPage) -> None:
    go_to(page, "explanation")
    page.decision.remark.setFocus()
    page.decision.remark.insert("电话核实")
    page.view.setFocus()  # which ends the typing
    go_to(page, "cover")
    assert page.decision.remark.text() == ""
    assert [*desk.case.marks.decided] == ["explanation"]


def test_undo_leads_back_to_the_line(qtbot: QtBot, desk: Desk, page: CheckSheetPage) -> None:
    go_to(page, "explanation")
    qtbot.keyClick(page.view, KEY.Key_1)
    desk.going.to_table(0, 0)
    desk.undo()
    assert desk.check_sheet.is_in_view
    assert page.view.row is not None
    assert page.view.row.key[0] == "explanation"
    assert not any(one.isChecked() for one in page.decision.buttons.values())


def test_it_says_when_the_ground_of_a_decision_changed(qtbot: QtBot, desk: Desk, page: CheckSheetPage) -> None:
    go_to(page, "explanation")
    qtbot.keyClick(page.view, KEY.Key_2)
    step = desk.case.edit(cell(desk.case, "T1!2210201.合计"), Figure(352_670_000, 0))
    assert step is not None
    with qtbot.waitSignal(desk.check_sheet.counted):
        desk.show_step(step)
    assert page.decision.note.text().startswith("◇ 由 王复核 判定，")
    assert "依据已变" in page.decision.note.text()
    qtbot.keyClick(page.view, KEY.Key_2)
    assert "依据已变" not in page.decision.note.text()


def test_only_what_is_open_can_be_listed(qtbot: QtBot, page: CheckSheetPage) -> None:
    page.only_open.setChecked(True)
    listed = {row.key[0] for row in page.model.rows if row.kind is Kind.LINE}
    assert "explanation" in listed
    assert "cover" not in listed
    go_to(page, "explanation")
    qtbot.keyClick(page.view, KEY.Key_2)
    assert "explanation" not in {row.key[0] for row in page.model.rows if row.kind is Kind.LINE}
    page.select("cover")
    assert not page.only_open.isChecked()
    assert page.view.row is not None
    assert page.view.row.key == ("cover",)


def test_f4_goes_to_the_next_line_that_is_open(qtbot: QtBot, page: CheckSheetPage) -> None:
    go_to(page, "cover")
    met = set()
    for _ in range(30):
        page.walk(1)
        assert page.view.row is not None
        met.add(page.view.row.key[0])
    assert {"explanation", "in-time"} <= met
    assert "cover" not in met
    page.select("in-time")
    page.walk(-1)
    assert page.view.row is not None
    assert page.view.row.key == ("projects",)


def test_a_problem_is_copied_exactly_as_it_is_told(qtbot: QtBot, page: CheckSheetPage) -> None:
    go_to(page, "explanation", Kind.PROBLEM)
    qtbot.keyClick(page.view, KEY.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert page.view.row is not None
    assert page.view.row.problem is not None
    assert QGuiApplication.clipboard().text() == page.view.row.problem.text
    go_to(page, "explanation")
    qtbot.keyClick(page.view, KEY.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text().startswith("预算编制说明：否\n第 ")


def test_place_quotation_and_proof_are_copied_apart(page: CheckSheetPage) -> None:
    go_to(page, "explanation", Kind.PROBLEM)
    menu = page.view.menu_at(page.view.visualRect(page.view.currentIndex()).center())
    assert menu is not None
    told = {action.text().split("\t")[0]: str(action.data()) for action in menu.actions()}
    assert told["复制所在位置"].startswith("第 ")
    assert told["复制原文引语"].endswith("352.67万元")
    assert told["复制依据"] == "T1 2210201 住房公积金 合计"
    menu.actions()[2].trigger()
    assert QGuiApplication.clipboard().text() == told["复制原文引语"]
    menu.deleteLater()
    go_to(page, "cover")
    assert page.view.menu_at(QPoint(-5, -5)) is None


def test_enter_and_the_proof_lead_to_the_figure(qtbot: QtBot, desk: Desk, page: CheckSheetPage) -> None:
    where = cell(desk.case, "T1!2210201.合计")
    go_to(page, "explanation", Kind.PROBLEM)
    qtbot.keyClick(page.view, KEY.Key_Return)
    assert (desk.tables.currentRow(), desk.sheet(0).current_cell()) == (0, where)
    desk.check_sheet.show()
    page.decision.ties.itemClicked.emit(page.decision.ties.item(0))
    assert (desk.tables.currentRow(), desk.sheet(0).current_cell()) == (0, where)


def test_what_is_looked_at_is_lit_in_the_source_and_in_its_table(desk: Desk, page: CheckSheetPage) -> None:
    go_to(page, "explanation", Kind.PROBLEM)
    first = desk.source.views[0]
    assert "352.67" in first.text.textCursor().block().text()  # type: ignore[attr-defined]
    assert desk.sheet(0).current_cell() == cell(desk.case, "T1!2210201.合计")
    assert desk.check_sheet.is_in_view


def test_esc_leads_back_to_the_tables(qtbot: QtBot, desk: Desk) -> None:
    desk.tables.setCurrentRow(0)
    desk.check_sheet.show()
    qtbot.keyClick(desk.check_sheet.page.view, KEY.Key_Escape)
    assert desk.tables.currentRow() == 0


def test_whoever_does_not_see_it_is_told_both_answers(qtbot: QtBot, page: CheckSheetPage) -> None:
    go_to(page, "explanation")
    assert page.view.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole) == "预算编制说明\n程序：否"
    qtbot.keyClick(page.view, KEY.Key_1)
    spoken = str(page.view.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole))
    assert spoken.splitlines()[2].startswith("是，由 王复核 判定，")


def test_every_button_tells_what_it_does(page: CheckSheetPage) -> None:
    assert [one.text() for one in page.findChildren(QPushButton)] == [
        *("导出 Excel…", "导出 PDF…", "填入本单位的表…"),
        *("是 1", "否 2", "不适用 3", "撤回"),
    ]
