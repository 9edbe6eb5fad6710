"""The columns of a printed table are cut anew by hand over the picture of its page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from gouji.casework.case import Case
from gouji.window.describing.column_edges import FEWEST, OUT, ColumnEdges
from gouji.window.describing.dialog import DescribeDialog
from tests.reading.making import pdf, workbook
from tests.reading.test_answers import ROWS, draw_between_rules
from tests.window.test_describing import choose

LEFT, KEYS = Qt.MouseButton.LeftButton, Qt.Key


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return pdf(tmp_path / "两列合排.pdf", draw_between_rules)


@pytest.fixture
def dialog(qtbot: QtBot, path: Path) -> Iterator[DescribeDialog]:
    case = Case.open(path)
    dialog = DescribeDialog(case, case.document.grids[0], None)
    qtbot.addWidget(dialog)
    dialog.show()
    yield dialog
    case.close()


def strip_of(dialog: DescribeDialog) -> ColumnEdges:
    assert dialog.edges is not None
    return dialog.edges


def drag(qtbot: QtBot, strip: ColumnEdges, edge: int, to: QPoint) -> None:
    qtbot.mousePress(strip, LEFT, pos=QPoint(strip.at(strip.edges[edge]), 20))
    qtbot.mouseMove(strip, to)
    qtbot.mouseRelease(strip, LEFT, pos=to)


def place(strip: ColumnEdges, points: float) -> QPoint:
    """A spot in the picture so many points right of the table's left edge."""
    return QPoint(strip.at(strip.edges[0] + points), 20)


def test_two_columns_printed_as_one_are_cut_apart_and_the_answer_is_remembered(
    qtbot: QtBot, dialog: DescribeDialog, path: Path
) -> None:
    strip = strip_of(dialog)
    assert dialog.preview.model().index(1, 0).data() == "208 社会保障"
    qtbot.mouseDClick(strip, LEFT, pos=place(strip, 24))
    assert dialog.preview.model().index(1, 0).data() == "208"
    assert dialog.preview.model().index(1, 1).data() == "社会保障"
    qtbot.mouseDClick(strip, LEFT, pos=place(strip, 228))
    assert [box.currentData() for box in dialog.columns.roles[1:]] == ["texts", "amounts", "amounts"]
    choose(dialog, "codes", "texts", "amounts", "amounts")
    assert [name.text() for name in dialog.columns.names][2:] == ["本年数", "其中"]
    dialog.unit.setCurrentText("元")
    dialog.go.click()
    table = dialog.case.document.tables[0]
    assert table.keys[:2] == ["208", "20805"]
    assert table.values[1].tolist()[:2] == [1000, 1000]
    again = Case.look_at(path)
    assert again.document.grids == []
    assert again.document.tables[0].keys == table.keys
    further = DescribeDialog(again, again.document.described[0].grid, None)
    qtbot.addWidget(further)
    assert strip_of(further).edges == strip.edges
    assert further.given() == dialog.given()
    again.close()
    reopened = Case.look_at(dialog.case.file.path)
    assert (reopened.document.tables[0].values == table.values).all()
    reopened.close()


def test_an_edge_is_dragged_and_the_cells_follow_at_once(qtbot: QtBot, dialog: DescribeDialog) -> None:
    strip = strip_of(dialog)
    qtbot.mousePress(strip, LEFT, pos=QPoint(strip.at(strip.edges[1]), 20))
    qtbot.mouseMove(strip, place(strip, 24))
    assert dialog.preview.model().index(1, 1).data() == "社会保障 30.00 10.00"
    qtbot.mouseMove(strip, place(strip, -500))
    assert strip.edges[1] > strip.edges[0]
    qtbot.mouseMove(strip, place(strip, 24))
    qtbot.mouseRelease(strip, LEFT, pos=place(strip, 24))
    assert strip.edges[1] == pytest.approx(strip.edges[0] + 24, abs=1)


def test_what_was_said_of_a_column_stays_while_it_prints_the_same(qtbot: QtBot, dialog: DescribeDialog) -> None:
    strip = strip_of(dialog)
    qtbot.mouseDClick(strip, LEFT, pos=place(strip, 228))
    dialog.columns.names[1].setText("全年")
    qtbot.mouseDClick(strip, LEFT, pos=place(strip, 24))
    assert "全年" in [name.text() for name in dialog.columns.names]


def test_an_edge_is_taken_away_by_dragging_it_out_or_by_delete(qtbot: QtBot, dialog: DescribeDialog) -> None:
    strip = strip_of(dialog)
    first = strip.edges
    qtbot.mouseDClick(strip, LEFT, pos=place(strip, 24))
    drag(qtbot, strip, 1, QPoint(60, strip.height() + OUT + 400))
    assert strip.edges == first
    qtbot.mouseDClick(strip, LEFT, pos=place(strip, 24))
    qtbot.keyClick(strip, KEYS.Key_Delete)
    assert strip.edges == first
    qtbot.keyClick(strip, KEYS.Key_Delete)
    assert len(strip.edges) == FEWEST
    assert len(dialog.columns.roles) == FEWEST - 1


def test_keys_do_all_that_the_mouse_does(qtbot: QtBot, dialog: DescribeDialog) -> None:
    strip = strip_of(dialog)
    first = strip.edges
    strip.setFocus()
    qtbot.keyClick(strip, KEYS.Key_Up)
    assert strip.chosen == 0
    qtbot.keyClick(strip, KEYS.Key_Insert)
    assert len(strip.edges) == len(first) + 1
    assert strip.chosen == 1
    for _ in range(7):
        qtbot.keyClick(strip, KEYS.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    for _ in range(6):
        qtbot.keyClick(strip, KEYS.Key_Left)
    assert dialog.preview.model().index(1, 0).data() == "208"
    qtbot.keyClick(strip, KEYS.Key_Down)
    assert strip.chosen == 2


def test_no_edges_where_columns_have_no_place_on_paper(qtbot: QtBot, tmp_path: Path) -> None:
    case = Case.look_at(workbook(tmp_path / "x.xlsx", {"附表": [["下列各项"], [""], *ROWS]}))
    dialog = DescribeDialog(case, case.document.grids[0], None)
    qtbot.addWidget(dialog)
    assert dialog.edges is None
    case.close()
