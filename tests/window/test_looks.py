"""What is seen at the sizes of ordinary screens: names, findings and the source are not cut short without need."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from pytestqt.qtbot import QtBot

from gouji.casework.case import Case
from gouji.casework.short_titles import short_titles, shortened
from gouji.keeping.user.preferences import preferred
from gouji.model.source import OnPage
from gouji.reading.read import read_pasted
from gouji.window.desk.desk import Desk
from gouji.window.desk.panes import LEFT_WIDTH, SOURCE_WIDTH, TABLE_WIDTH
from gouji.window.desk.table_line import PARTS, Parts, width_of
from gouji.window.worklist.findings_model import REMARK, ROW
from tests.reading.making import pdf
from tests.window.test_source import draw

SMALL, LARGE = QSize(1257, 640), QSize(1766, 900)


def desk_of(qtbot: QtBot, case: Case, size: QSize) -> Desk:
    desk = Desk(case, size)
    qtbot.addWidget(desk)
    desk.show()
    return desk


def test_the_list_of_tables_shows_what_tells_them_apart(qtbot: QtBot, case: Case) -> None:
    short = short_titles(case.document)
    assert short[:3] == ["财务收支预算总表", "收入预算总表", "支出预算总表"]
    assert "上海" not in short[7]
    desk = desk_of(qtbot, case, SMALL)
    assert desk.tables.item(1).text().endswith("收入预算总表")
    assert "2017" not in desk.tables.item(1).text()
    assert desk.tables.item(1).toolTip() == "2017年部门收入预算总表"


def test_departments_and_units_of_one_document_stay_told_apart() -> None:
    document = read_pasted("2024年部门支出总表\n科目编码\t科目名称\t合计\n201\t甲\t1\n")
    first = document.tables[0]
    first.title = "2024年部门支出总表"
    second = read_pasted("2024年单位支出总表\n科目编码\t科目名称\t合计\n201\t甲\t1\n").tables[0]
    second.title = "2024年单位支出总表"
    document.year = 2024
    document.tables.append(second)
    assert short_titles(document) == ["部门支出总表", "单位支出总表"]


def test_a_wide_page_that_is_not_seen_takes_no_room_from_the_source(qtbot: QtBot, tmp_path: Path) -> None:
    """Nor once it was seen; and that it took some then is not what its user wants of the source."""
    desk = desk_of(qtbot, Case.look_at(pdf(tmp_path / "x.pdf", draw, size=(842, 595))), SMALL)
    wide = desk.source.width()
    desk.check_sheet.page.setMinimumWidth(780)
    assert desk.source.width() == wide
    desk.check_sheet.show()
    qtbot.waitUntil(lambda: desk.source.width() < wide)
    desk.tables.setCurrentRow(0)
    qtbot.waitUntil(lambda: desk.source.width() >= wide)
    assert preferred(SOURCE_WIDTH, 0) == 0
    desk.close_case()


@pytest.mark.parametrize("size", [SMALL, LARGE])
def test_a_page_gets_the_room_to_be_read_and_leaves_enough_to_the_table(
    qtbot: QtBot, tmp_path: Path, size: QSize
) -> None:
    case = Case.look_at(pdf(tmp_path / "x.pdf", draw, size=(842, 595)))
    assert isinstance(case.document.tables[0].source(0, 0), OnPage)
    desk = desk_of(qtbot, case, size)
    wide = desk.source.width()
    assert wide >= min(desk.source.wanted_width, size.width() - LEFT_WIDTH - TABLE_WIDTH) - 10
    desk.close_case()


def test_remarks_take_room_from_the_names_once_there_is_one(qtbot: QtBot, case: Case) -> None:
    desk = desk_of(qtbot, case, SMALL)
    view = desk.worklist.findings.view
    desk.worklist.tabs.setCurrentWidget(desk.worklist.findings)
    before = view.columnWidth(ROW)
    assert view.columnWidth(REMARK) < 100
    assert view.model().setData(view.model().index(0, REMARK), "已问")
    assert view.columnWidth(REMARK) > 100
    assert view.columnWidth(ROW) < before


@pytest.mark.parametrize("size", [SMALL, LARGE])
def test_the_figures_of_a_table_with_three_columns_are_seen(qtbot: QtBot, case: Case, size: QSize) -> None:
    desk = desk_of(qtbot, case, size)
    desk.tables.setCurrentRow(2)
    view = desk.sheet(2).view
    last = desk.sheet(2).model.amounts[-1]
    right = view.columnViewportPosition(last) + view.columnWidth(last)
    assert right <= view.viewport().width()


SHANGHAI = ["财政拨款收支预算总表", "一般公共预算支出功能分类预算表", "一般公共预算基本支出部门预算经济分类预算表"]
ACCOUNTS = ["收入支出决算总表", "财政拨款收入支出决算总表", "政府性基金预算财政拨款收入支出决算表"]


@pytest.mark.parametrize(
    ("long", "short"),
    [
        (SHANGHAI, ["财政拨款收支总表", "一般公共预算支出", "一般公共基本支出部门预算"]),
        (ACCOUNTS, ["收入支出决算总表", "财政拨款收支总表", "政府性基金收支"]),
        (
            ["一般公共预算支出功能分类表", "一般公共预算支出经济分类表"],
            ["一般公共支出功能分类", "一般公共支出经济分类"],
        ),
        (
            ["公开01表：收入预算总表", "公开09表：一般公共预算“三公”经费支出预算表", "公开1：表", "公开2：表"],
            ["收入预算总表", "“三公”经费支出", "公开1：表", "公开2：表"],
        ),
        (["收入预算总表", "收入预算总表"], ["收入预算总表", "收入预算总表"]),
    ],
)
def test_long_titles_are_told_by_what_they_differ_in(long: list[str], short: list[str]) -> None:
    assert shortened(long) == short


def test_what_is_open_in_a_table_is_never_cut(qtbot: QtBot, case: Case) -> None:
    desk = desk_of(qtbot, case, SMALL)
    tables = desk.tables
    desk.resize(900, 500)
    for number in range(len(case.document.tables)):
        parts = Parts(*tables.item(number).data(PARTS))
        assert width_of(parts, tables.fontMetrics()) <= tables.viewport().width(), parts
        assert tables.item(number).text() == "　".join(filter(None, parts))
    assert tables.item(2).toolTip().split("\n")[1] == "不符 4"
    assert not tables.grab().isNull()


def test_a_desk_shares_the_room_that_it_is_shown_in(qtbot: QtBot, case: Case) -> None:
    """Made before its window is shown, as with a file that the program is started on, or made larger later."""
    before, after = desk_of(qtbot, case, LARGE), Desk(case, QSize(640, 480))
    qtbot.addWidget(after)
    after.resize(LARGE)
    after.show()
    for one in (before, after):
        one.tables.setCurrentRow(2)
        qtbot.wait(1)

    def stand(desk: Desk) -> list[int]:
        return [desk.tables.width(), desk.relating.tabs.width(), desk.worklist.height()]

    qtbot.waitUntil(lambda: stand(after) == stand(before))
    assert after.worklist.height() > LARGE.height() // 4
    wide = after.relating.tabs.width()
    after.resize(SMALL)
    qtbot.waitUntil(lambda: after.relating.tabs.width() < wide)
    after.resize(LARGE)
    qtbot.waitUntil(lambda: after.relating.tabs.width() == wide)
