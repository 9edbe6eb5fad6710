"""Forms to fill in stand in the list below the tables, are shown as printed, and nothing can be said of them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pytestqt.qtbot import QtBot

from gouji.casework.case import Case
from gouji.model.rawgrid import RawCell
from gouji.window.describing.form_page import FormPage
from gouji.window.describing.raw_table import GridPage
from gouji.window.desk.desk import Desk
from gouji.window.worklist.causes_model import AMOUNTS
from tests.prose.forms.forms import OLD, instead
from tests.reading.making import EXPENDITURE, workbook

FORM: Sequence[Sequence[object]] = [
    ["项目支出绩效目标申报表"],
    ["项目名称", "某某公共服务中心"],
    ["实施单位", "某某街道办事处"],
    ["一级指标", "二级指标"],
]


def test_a_form_is_shown_as_it_is_printed(qtbot: QtBot, tmp_path: Path) -> None:
    sheets: dict[str, Sequence[Sequence[object]]] = {
        "支出": [["2025年部门支出预算总表"], *EXPENDITURE],
        "名单": [["甲", "乙"], ["丙", "12"]],
        "绩效": FORM,
    }
    case = Case.look_at(workbook(tmp_path / "x.xlsx", sheets))
    desk = Desk(case)
    qtbot.addWidget(desk)
    told: list[str] = []
    desk.told.connect(told.append)
    titles = [desk.tables.item(row).text() for row in range(desk.tables.count())]
    assert [title[:2] for title in titles[:3]] == ["T1", "X1", "F1"]
    assert titles[2] == "F1　–　某某公共服务中心"
    desk.tables.setCurrentRow(2)
    page = desk.stack.currentWidget()
    assert isinstance(page, GridPage)
    assert (page.describable, page.button.isVisibleTo(page)) == (False, False)
    assert page.model.index(0, 1).data() == "某某公共服务中心"
    assert page.current_cell() == RawCell(1, 0, 0)
    desk.questions.describe_shown()
    assert told == ["这张表已自动认出；只有未认出的表和说明过的表可以说明。"]
    desk.close()
    case.close()


def test_its_fields_stand_above_it_with_what_became_of_them_and_lead_to_their_cells(
    qtbot: QtBot, tmp_path: Path
) -> None:
    rows = [row.split("|") for row in instead(OLD, _11="|核实工作经费||61,000", _15="填报单位负责人（签名）|||")]
    sheets: dict[str, Sequence[Sequence[object]]] = {
        "支出": [["2025年部门支出预算总表"], *EXPENDITURE],
        "绩效": [["2017年项目支出绩效目标申报表"], *rows],
    }
    case = Case.look_at(workbook(tmp_path / "x.xlsx", sheets))
    desk = Desk(case)
    qtbot.addWidget(desk)
    desk.show()
    desk.tables.setCurrentRow(1)
    page = desk.stack.currentWidget()
    assert isinstance(page, FormPage)
    shown = {row.label: (row.text, row.state) for row in page.fields.rows}
    assert shown["项目当年预算"] == ("4,780,000.00", "differs")
    assert shown["核实工作经费"] == ("61,000", "")
    assert shown["填报单位负责人（签名）"] == ("空", "to explain")
    assert shown["项目类型"] == ("☐新增项目、☐结转项目、☑经常性专项业务费、☐基本建设工程类、☑政府购买服务", "")
    labels = [row.label for row in page.fields.rows]
    page.list.selectRow(labels.index("项目当年预算"))
    cell = page.current_cell()
    assert page.grid.cells[cell.row][cell.column] == "4,780,000.00"
    page.show_cell(page.fields.rows[labels.index("核实工作经费")].place or RawCell(0, 0, 0))
    assert page.list.currentIndex().row() == labels.index("核实工作经费")
    qtbot.waitUntil(lambda: desk.text.counts is not None)
    assert desk.tables.item(1).text() == "F1　✗ 1　人事档案管理专项"
    desk.close()
    case.close()


def test_a_figure_of_a_form_that_is_wrong_is_not_cut_among_the_causes(qtbot: QtBot, tmp_path: Path) -> None:
    rows = [row.split("|") for row in instead(OLD, _11="|核实工作经费||61,000")]
    case = Case.look_at(workbook(tmp_path / "x.xlsx", {"绩效": [["2017年项目支出绩效目标申报表"], *rows]}))
    desk = Desk(case)
    qtbot.addWidget(desk)
    desk.show()
    qtbot.waitUntil(lambda: desk.text.counts is not None)
    view = desk.worklist.causes.view
    old = view.model().index(0, AMOUNTS[0])
    assert old.data() == "4,780,000.00 元"
    assert view.columnWidth(AMOUNTS[0]) > view.fontMetrics().horizontalAdvance(old.data())
    desk.close()
    case.close()
