"""From hand to hand in the window, and the journal: read, filtered and copied."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication
from pytestqt.qtbot import QtBot

from gouji.casework.case import Case
from gouji.keeping.noting import entry
from gouji.keeping.user import person
from gouji.keeping.user.preferences import preferred_word
from gouji.model.document import Cell
from gouji.model.money import Figure
from gouji.review.figures_held import covered
from gouji.review.passing import Act, Stage
from gouji.review.states import State
from gouji.window.desk.desk import Desk
from gouji.window.reviewing.asking_bar import DAY
from gouji.window.reviewing.offering import offer
from gouji.window.reviewing.page import ReviewPage
from gouji.window.reviewing.passing_dialog import PassingDialog
from tests.paper.papers import BUDGET

PREPARER, REVIEWER = "王编制", "李复核"


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    """A budget of few rows in which a figure was typed over."""
    source = tmp_path / "预算.tsv"
    source.write_text(BUDGET, encoding="utf-8")
    person.rename(PREPARER)
    case = Case.open(source)
    case.edit(Cell(0, 0, 1), Figure(7000))
    desk = Desk(case)
    qtbot.addWidget(desk)
    desk.show()
    yield desk
    desk.close_case()


@pytest.fixture
def page(desk: Desk) -> ReviewPage:
    desk.reviewing.show()
    return desk.reviewing.page


def answered(desk: Desk, act: Act, name: str, remark: str = "") -> str:
    """What the dialog tells where it is refused; "" where it was done."""
    dialog = PassingDialog(desk.case, act, desk)
    dialog.name.setText(name)
    dialog.remark.setPlainText(remark)
    dialog.go.click()
    told = dialog.told.text()
    if dialog.step is not None:
        desk.show_step(dialog.step)
    dialog.deleteLater()
    return told


def seen(page: ReviewPage) -> list[Act]:
    return [act for act, button in page.buttons.items() if button.isVisible()]


def test_only_what_comes_next_is_offered_and_the_line_of_the_tables_tells_where_the_case_is(
    desk: Desk, page: ReviewPage
) -> None:
    assert page.stage.text() == f"编制中　（您：{PREPARER}）"
    assert (seen(page), page.passed.isVisible()) == ([Act.HAND_OVER], False)
    assert answered(desk, Act.HAND_OVER, PREPARER) == ""
    assert page.stage.text().startswith("待复核")
    assert seen(page) == [Act.REVIEW, Act.RETURN]
    line = desk.tables.item(desk.tables.count() - 2)
    assert line.text().split() == ["待复核", "复核与日志"]


def test_a_name_said_for_an_act_is_of_that_act_and_nobody_reviews_their_own_work(desk: Desk, page: ReviewPage) -> None:
    del page
    assert answered(desk, Act.HAND_OVER, "") == "请填写姓名：签署记在这个姓名下。"
    answered(desk, Act.HAND_OVER, PREPARER)
    assert "不能是同一人" in answered(desk, Act.REVIEW, f" {PREPARER} ")
    assert answered(desk, Act.REVIEW, REVIEWER) == ""
    assert [one.who for one in desk.case.passed] == [PREPARER, REVIEWER]
    again = PassingDialog(desk.case, Act.RETURN, desk)
    assert again.name.text() == REVIEWER
    again.deleteLater()
    assert answered(desk, Act.FINISH, "赵批准") == ""
    desk.case.pass_on(Act.RETURN, "请补说明", who="赵批准")
    desk.case.remark(desk.case.findings()[0], "已核")
    assert [*desk.case.file.entries()][-1].who == PREPARER
    assert [preferred_word(role, "") for role in ("preparer", "reviewer", "approver")] == ["", "", ""]


def test_enter_in_a_field_does_the_deed_and_tab_comes_to_it_before_to_giving_up(
    qtbot: QtBot, desk: Desk, page: ReviewPage
) -> None:
    del page
    dialog = PassingDialog(desk.case, Act.HAND_OVER, desk)
    dialog.show()
    dialog.remark.setFocus()
    qtbot.keyClick(dialog.remark, Qt.Key.Key_Tab)
    assert dialog.focusWidget() is dialog.go
    assert dialog.go.isDefault()
    qtbot.keyClick(dialog.to, Qt.Key.Key_Return)
    assert dialog.step is not None
    dialog.deleteLater()


def test_a_change_by_the_preparer_makes_the_sign_off_void_and_says_why(
    qtbot: QtBot, desk: Desk, page: ReviewPage
) -> None:
    answered(desk, Act.HAND_OVER, PREPARER)
    step = desk.case.edit(Cell(0, 0, 2), Figure(100))
    assert step is not None
    with qtbot.waitSignal(desk.told) as told:
        desk.show_step(step)
    assert told.args == [f"交复核已撤回：{PREPARER} 签署后数字有变，须重新交复核。"]
    item = page.passed.topLevelItem(0)
    assert item is not None
    assert item.text(5) == "签署后数字有变，已失效"
    (why,) = (one for one in [item.child(0)] if one is not None)
    assert "→ 1" in why.text(0)
    assert page.stage.text().startswith("编制中")


def test_what_was_not_to_be_done_is_told_first_and_at_its_line(qtbot: QtBot, desk: Desk) -> None:
    """Somebody wrote into the file that the preparer reviewed her own work."""
    answered(desk, Act.HAND_OVER, PREPARER)
    covers = covered(desk.case.document)
    desk.case.file.append(entry("pass", {"act": "review", "remark": "", "to": "", "covers": covers}))
    with closing(Case.look_at(desk.case.file.path)) as case:
        page = ReviewPage(case)
        qtbot.addWidget(page)
        page.show()
        tree = page.passed
        told, handed_over, reviewed = (item for at in range(3) if (item := tree.topLevelItem(at)) is not None)
        assert told.text(0).startswith(f"× 不应有此操作（交接与签署：{PREPARER}，")
        assert (handed_over.childCount(), reviewed.childCount()) == (0, 1)
        (why,) = (one for one in [reviewed.child(0)] if one is not None)
        assert "编制人与复核人、批准人不能是同一人" in why.text(0)


def test_while_it_is_handed_over_a_figure_of_the_reviewer_is_refused_with_a_sentence(
    qtbot: QtBot, desk: Desk, page: ReviewPage
) -> None:
    del page
    answered(desk, Act.HAND_OVER, PREPARER)
    person.rename(REVIEWER)
    sheet = desk.sheet(0)
    with qtbot.waitSignal(sheet.told) as told:
        assert not sheet.model.put([(Cell(0, 0, 1), Figure(1))])
    assert told.args == [f"案卷由 {PREPARER} 交来复核，数字与判定依据只由编制人修改：请写明意见退回。"]
    assert desk.case.stage is Stage.HANDED_OVER


def test_the_journal_is_read_filtered_and_copied(qtbot: QtBot, desk: Desk, page: ReviewPage) -> None:
    finding = desk.case.findings()[0]
    desk.show_step(desk.case.handle([finding], State.EXPLAINED, "口径不同"))
    assert [one.what for one in page.model.shown] == ["说明", "改数", "建立案卷"]
    page.bar.kind.setCurrentIndex(page.bar.kind.findData("states"))
    assert [one.new for one in page.model.shown] == ["已说明；口径不同"]
    assert page.count.text() == "1 行"
    page.bar.kind.setCurrentIndex(0)
    page.bar.table.setCurrentIndex(page.bar.table.findData("T1"))
    page.bar.text.setText("改数")
    page.view.selectAll()
    qtbot.keyClick(page.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    time, who, what, *_ = QGuiApplication.clipboard().text().split("\t")
    assert (len(time), who, what) == (19, PREPARER, "改数")
    page.bar.since.setText("2200-01-01")
    assert page.model.rowCount() == 0


def test_the_menu_offers_what_the_stage_of_the_case_allows_and_says_why_not(desk: Desk) -> None:
    actions = {act.name: QAction() for act in Act}
    offer(actions, desk.case)
    assert [name for name, action in actions.items() if action.isEnabled()] == ["HAND_OVER"]
    assert actions["FINISH"].toolTip() == "须先复核通过，才能定稿。"
    answered(desk, Act.HAND_OVER, PREPARER)
    offer(actions, desk.case)
    assert [name for name, action in actions.items() if action.isEnabled()] == ["REVIEW", "RETURN"]
    assert actions["REVIEW"].toolTip() == f"{PREPARER} 是编制人，须由他人复核。"


def test_both_figures_of_the_journal_and_its_text_field_are_seen_in_a_narrow_window(desk: Desk) -> None:
    desk.resize(1366, 640)
    desk.reviewing.show()
    page = desk.reviewing.page
    assert page.bar.text.width() >= page.fontMetrics().horizontalAdvance("0") * DAY
    last = page.model.columnCount() - 1
    assert page.view.columnViewportPosition(last) < page.view.viewport().width()


def test_escape_leads_back(qtbot: QtBot, desk: Desk) -> None:
    desk.tables.setCurrentRow(0)
    desk.reviewing.show()
    qtbot.keyClick(desk.reviewing.page.view, Qt.Key.Key_Escape)
    assert desk.tables.currentRow() == 0
