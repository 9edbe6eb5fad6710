"""原文 of a text: a figure is lit by its characters and seen, however wide its line."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from gouji.casework.case import Case
from gouji.casework.proposing import propose
from gouji.model.document import Cell
from gouji.model.money import Figure
from gouji.model.rawgrid import RawCell
from gouji.window.source.lines import LineView
from gouji.window.source.pane import SourcePane
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
