"""原文 of a text: a figure is lit by its characters and seen, however wide its line."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from gouji.casework.case import Case
from gouji.casework.proposing import propose
from gouji.model.document import Cell
from gouji.model.money import Figure
from gouji.model.rawgrid import RawCell
from gouji.model.source import AtLine
from gouji.window.source.lines import LineView
from gouji.window.source.pane import SourcePane
from tests.reading.making import EXPENDITURE
from tests.reading.test_markup import EXPORT, written
from tests.reading.wordmaking import table, word
from tests.window.hands import cell
from tests.window.test_source import pane_of


def lit_text(pane: SourcePane) -> str:
    view = pane.views[0]
    assert isinstance(view, LineView)
    (mark,) = view.text.extraSelections()
    return mark.cursor.selectedText()


def test_a_figure_of_a_text_is_lit_and_brought_into_view(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    wide = "社会保障" + "　" * 300
    path.write_text(f"编号,事项,合计,基本,项目\n208,{wide},500,300,200\n209,卫生,300,300,0\n", encoding="utf-8")
    case = Case.open(path)
    pane = pane_of(qtbot, case)
    view = pane.views[0]
    assert isinstance(view, LineView)
    for column, text in ((0, "208"), (4, "200"), (2, "500"), (3, "300")):
        pane.show_cells([RawCell(0, 1, column)])
        assert lit_text(pane) == text
        seen = view.text.viewport().rect()
        assert seen.left() <= view.text.cursorRect().right() <= seen.right() + 1
    pane.show_cells([RawCell(0, 2, 3)])
    assert lit_text(pane) == "300"
    assert view.text.textCursor().positionInBlock() == len("209,卫生,300,300")
    case.describe(case.document.grids[0], propose(case.document.grids[0]))
    pane = pane_of(qtbot, case)
    for number, text in enumerate(("500", "300", "200")):
        pane.show_cells([Cell(0, 0, number)])
        assert lit_text(pane) == text
    case.close()


def test_the_figure_of_a_row_is_lit_as_it_was_printed(qtbot: QtBot, case: Case) -> None:
    pane = pane_of(qtbot, case)
    figure = cell(case, "T3!20801.基本支出")
    pane.show_cells([figure])
    assert lit_text(pane) == "464,774,351"
    case.edit(figure, Figure(1, 0))
    pane.show_cells([figure])
    assert lit_text(pane) == "464,774,351"


def test_a_figure_of_a_word_document_is_lit_in_its_line_and_found_by_a_click(qtbot: QtBot, tmp_path: Path) -> None:
    titles = ("2024年部门支出预算总表", "2024年部门一般公共预算支出功能分类预算表")
    items = [item for title in titles for item in (title, "编制部门：某某局\t单位：元", table(EXPENDITURE))]
    path = word(tmp_path / "预算.docx", *items)
    case = Case.open(path)
    case.verify(cell(case, "T1!208.合计"))
    kept = case.file.path
    case.close()
    path.unlink()
    again = Case.open(kept)
    pane = pane_of(qtbot, again)
    for address, text in (("T2!2080501.基本支出", "300"), ("T1!208.合计", "1,500"), ("T2!合计.项目支出", "600")):
        figure = cell(again, address)
        pane.show_cells([figure])
        assert lit_text(pane) == text
        view = pane.views[0]
        assert isinstance(view, LineView)
        place = again.document.tables[figure.table].source(figure.row, figure.column)
        assert isinstance(place, AtLine)
        assert view.line(place.line).startswith("合计" if "合计." in address else "208")
        found = pane.cell_at(place)
        assert isinstance(found, Cell)
        assert (found.table, found.row) == (figure.table, figure.row)
    again.close()


def test_a_figure_of_a_page_of_the_web_is_lit_in_its_line(qtbot: QtBot, tmp_path: Path) -> None:
    case = Case.open(written(tmp_path / "预算.xls", EXPORT, "gb18030"))
    pane = pane_of(qtbot, case)
    pane.show_cells([cell(case, "T1!20805.基本支出")])
    assert lit_text(pane) == "900.00"
    case.close()


def test_figures_between_tabs_stand_below_each_other(qtbot: QtBot, tmp_path: Path) -> None:
    rows = [["事项", "合计", "支出"], ["甲", "1,234,567,890.00", "500"], ["乙", "3", "500"]]
    case = Case.open(word(tmp_path / "预算.docx", table(rows)))
    pane = pane_of(qtbot, case)
    view = pane.views[0]
    assert isinstance(view, LineView)
    right = []
    for row in (1, 2):
        pane.show_cells([RawCell(0, row, 2)])
        right.append(view.text.cursorRect().right())
    assert right[0] == right[1]
    case.close()
