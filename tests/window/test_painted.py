"""How figures look: points under one another, outcomes by shape and ground, and what was edited, placed or at fault."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QImage, QPalette
from PySide6.QtWidgets import QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from gouji.casework.case import Case
from gouji.checking.families.sign import Sign
from gouji.keeping.user import person
from gouji.keeping.user.preferences import prefer
from gouji.model.document import Cell
from gouji.model.money import Figure
from gouji.window import theme
from gouji.window.desk.desk import Desk
from gouji.window.looks import SHAPES, colours, muted, negative
from gouji.window.tree.checked import CheckedModel
from gouji.window.tree.columns import What
from gouji.window.tree.drawing.figures import DOTS, MARGIN, in_sight
from gouji.window.tree.drawing.marks import Marks
from gouji.window.tree.sheet import CheckedSheet
from gouji.window.worklist.answers import Answer
from gouji.window.worklist.causes_model import ANSWERS
from tests.window.hands import cell

LEAST_CONTRAST = 4.5
"""Of a text and its ground, as WCAG 2 asks of all text."""

LIGHT, DARK = QPalette(QColor("#f0f0f0")), QPalette(QColor("#2b2d30"))
for palette, base, text in ((LIGHT, "#ffffff", "#000000"), (DARK, "#1e1f22", "#dfe1e5")):
    palette.setColor(QPalette.ColorRole.Base, QColor(base))
    palette.setColor(QPalette.ColorRole.Text, QColor(text))


def luminance(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_every_text_of_a_table_is_told_from_its_ground(palette: QPalette) -> None:
    base = palette.color(QPalette.ColorRole.Base)
    for look in SHAPES:
        text, ground = colours(look, palette)
        assert contrast(text, ground) >= LEAST_CONTRAST
        assert contrast(text, base) >= LEAST_CONTRAST
    assert contrast(muted(palette), base) >= LEAST_CONTRAST
    assert contrast(negative(palette), base) >= LEAST_CONTRAST


@pytest.fixture
def sheet(qtbot: QtBot, case: Case) -> Iterator[CheckedSheet]:
    desk = Desk(case)
    qtbot.addWidget(desk)
    desk.resize(1600, 900)
    desk.show()
    desk.tables.setCurrentRow(2)
    yield desk.sheet(2)
    desk.leave_case()


def picture(sheet: CheckedSheet, place: Cell) -> QImage:
    """A cell as it is painted, while another one is chosen."""
    sheet.view.scrollTo(sheet.model.cell_index(place))
    sheet.view.clearSelection()
    sheet.view.setCurrentIndex(sheet.model.index(0, 0))
    return sheet.view.viewport().grab(sheet.view.visualRect(sheet.model.cell_index(place))).toImage()


def has(image: QImage, colour: QColor, part: QRect | None = None) -> bool:
    area = part or image.rect()
    points = ((x, y) for x in range(area.left(), area.right()) for y in range(area.top(), area.bottom()))
    return any(image.pixelColor(x, y).rgb() == colour.rgb() for x, y in points)


def test_a_figure_that_differs_stands_on_the_ground_of_its_outcome(sheet: CheckedSheet) -> None:
    ground = colours("differs", sheet.palette())[1]
    assert has(picture(sheet, cell(sheet.model.case, "T3!20801.基本支出")), ground)
    assert not has(picture(sheet, cell(sheet.model.case, "T3!2080101.基本支出")), ground)


def test_the_shape_of_an_outcome_stands_at_the_left_of_the_figure(sheet: CheckedSheet) -> None:
    image = picture(sheet, cell(sheet.model.case, "T3!20801.基本支出"))
    ink = colours("differs", sheet.palette())[0]
    assert has(image, ink, QRect(2, 2, 14, image.height() - 4))


def test_what_was_edited_bears_a_corner(sheet: CheckedSheet) -> None:
    place = cell(sheet.model.case, "T3!2080101.基本支出")
    link = sheet.palette().color(QPalette.ColorRole.Link)
    assert not has(picture(sheet, place), link)
    step = sheet.model.case.edit(place, Figure(5_00))
    assert step
    sheet.show_step(step)
    image = picture(sheet, place)
    assert has(image, link, QRect(image.width() - 6, 0, 6, 4))


def test_the_figure_at_fault_bears_a_frame_and_those_only_involved_do_not(sheet: CheckedSheet) -> None:
    case = sheet.model.case
    wrong, involved = cell(case, "T3!20801.基本支出"), cell(case, "T3!208.基本支出")
    sheet.model.show_culprits([wrong])
    ink = colours("differs", sheet.palette())[0]
    image = picture(sheet, wrong)
    assert all(image.pixelColor(x, 1).rgb() == ink.rgb() for x in range(3, image.width() - 3))
    assert not has(picture(sheet, involved), ink, QRect(0, 0, image.width(), 3))
    sheet.model.show_culprits([])
    assert sheet.model.marks(*wrong[1:]) == Marks("differs", False, False, False)


def test_signs_of_persons_are_blue_and_those_of_the_program_grey_beside_the_figure(
    sheet: CheckedSheet,
) -> None:
    person.rename("王敏")
    at = cell(sheet.model.case, "T3!208.合计")
    sheet.view.setCurrentIndex(sheet.model.cell_index(at))
    sheet.cells.mark(Sign.FOOTED)
    blue, grey = sheet.palette().color(QPalette.ColorRole.Link), muted(sheet.palette())
    assert sheet.model.marks(*at[1:]) == Marks(None, False, False, False, "∧WM")
    assert has(picture(sheet, at), blue)
    assert not has(picture(sheet, at), grey)
    prefer(theme.TICKS, 1)
    sheet.take_preferences()
    marks = sheet.model.marks(*at[1:])
    assert marks is not None
    assert {"∧", "＜"} <= {*marks.ticks}
    image = picture(sheet, at)
    assert has(image, blue)
    assert has(image, grey)
    letters = sheet.view.fontMetrics()
    told = letters.horizontalAdvance(f"{marks.hand} {marks.ticks} {sheet.model.figure(*at[1:])}")
    assert sheet.view.columnWidth(sheet.model.place_of(*at[1:])) >= told
    tip = sheet.model.data(sheet.model.cell_index(at), Qt.ItemDataRole.ToolTipRole)
    assert "∧ 竖加：王敏" in tip
    assert "（程序核对）" in tip
    sheet.view.setCurrentIndex(sheet.model.cell_index(at))
    sheet.cells.mark(Sign.FOOTED)
    assert sheet.model.marks(*at[1:]) == Marks(None, False, False, False, "", marks.ticks)


def test_nothing_is_marked_where_a_figure_agrees(sheet: CheckedSheet) -> None:
    assert sheet.model.marks(*cell(sheet.model.case, "T3!2080101.基本支出")[1:]) is None


def test_a_table_is_painted_without_asking_for_what_its_style_would(
    sheet: CheckedSheet, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Eight things of each cell, through Qt: most of the time that a large table took to be painted."""
    asked: list[object] = []

    def data(model: CheckedModel, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> None:
        asked.append((model, index, role))

    monkeypatch.setattr(CheckedModel, "data", data)
    sheet.view.clearSelection()
    sheet.view.setCurrentIndex(QModelIndex())
    sheet.view.viewport().grab()
    assert not asked


def test_points_stand_under_one_another(sheet: CheckedSheet) -> None:
    case = sheet.model.case
    first, second = cell(case, "T3!2080101.基本支出"), cell(case, "T3!20801.基本支出")
    assert sheet.model.missing_decimals(*first[1:]) == ""
    step = case.edit(second, Figure(464774531_50, 2))
    assert step
    sheet.show_step(step)
    assert sheet.model.missing_decimals(*first[1:]) == "00."
    assert sheet.model.missing_decimals(*second[1:]) == ""


def test_what_differs_is_whole_with_its_shape(qtbot: QtBot, case: Case) -> None:
    step = case.edit(cell(case, "T7!30215.合计"), Figure(1_234_567_890_12, 2))
    assert step
    desk = Desk(case)
    qtbot.addWidget(desk)
    desk.show()
    view, model = desk.sheet(6).view, desk.sheet(6).model
    last = model.columnCount() - 1
    metrics = view.fontMetrics()
    told = [str(model.index(line, last).data() or "") for line in range(model.rowCount())]
    assert len(max(told, key=len)) > 14
    assert all(metrics.horizontalAdvance(one) + 2 * MARGIN <= view.columnWidth(last) for one in told)
    desk.leave_case()


@pytest.mark.parametrize("worn", [theme.Theme.LIGHT, theme.Theme.DARK])
def test_what_was_answered_is_read_in_the_chosen_row_too(qtbot: QtBot, case: Case, worn: theme.Theme) -> None:
    desk = Desk(case)
    qtbot.addWidget(desk)
    desk.setPalette(theme.palette(worn))
    desk.show()
    qtbot.waitUntil(lambda: not desk.suspecting.busy, timeout=20_000)
    desk.worklist.walk(1)
    desk.worklist.answer(Answer.DEAL_WITH)
    view = desk.worklist.causes.view
    image = view.viewport().grab(view.visualRect(view.currentIndex().siblingAtColumn(ANSWERS))).toImage()
    inner = image.rect().adjusted(2, 3, -2, -3)
    points = [image.pixelColor(x, y) for x in range(2, inner.right()) for y in range(3, inner.bottom())]
    assert max(contrast(one, points[0]) for one in points) >= LEAST_CONTRAST
    desk.leave_case()


def test_codes_stand_back(sheet: CheckedSheet) -> None:
    index = sheet.model.index(1, 0)
    assert sheet.model.columns[0].what is What.CODE
    sheet.view.setCurrentIndex(sheet.model.index(0, 2))
    image = sheet.view.viewport().grab(sheet.view.visualRect(index)).toImage()
    text = sheet.palette().color(QPalette.ColorRole.Text)
    assert has(image, muted(sheet.palette())) or not has(image, text)


def test_a_figure_is_seen_whole_or_as_dots_wherever_the_table_is_scrolled(qtbot: QtBot, case: Case) -> None:
    """What a frozen column leaves of 211,918,473 would be read as another number."""
    sheet = CheckedSheet(case, 2)
    qtbot.addWidget(sheet)
    sheet.resize(620, 400)
    sheet.show()
    view, bar = sheet.view, sheet.view.horizontalScrollBar()
    assert bar.maximum() > 0
    assert all(pane.isVisible() for pane in view.panes)
    option, letters = QStyleOptionViewItem(), view.fontMetrics()
    option.widget = view
    seen = set()
    for value in range(0, bar.maximum() + 1, 7):
        bar.setValue(value)
        for place in view.tree.amounts:
            left = view.columnViewportPosition(place)
            inner = QRect(left, 0, view.columnWidth(place), 20).adjusted(MARGIN, 0, -MARGIN, 0)
            text, drawn = in_sight("1,143,977,266", inner, option, letters)
            seen.add(text)
            if text:
                start = drawn.right() - letters.horizontalAdvance(text) + 1
                assert view.open_room.left() <= start
                assert drawn.right() <= view.open_room.right()
    assert seen == {"1,143,977,266", DOTS, ""}


def test_what_differs_loses_its_words_before_any_digit(sheet: CheckedSheet) -> None:
    option, letters = QStyleOptionViewItem(), sheet.view.fontMetrics()
    option.widget = sheet.view
    told = "✗ 合计 +37,344,439"
    whole, figure = map(letters.horizontalAdvance, (told, "+37,344,439"))
    for wide, shown in ((whole, told), (whole - 1, "+37,344,439"), (figure, "+37,344,439"), (figure - 1, DOTS)):
        assert in_sight(told, QRect(10, 0, wide, 20), option, letters)[0] == shown
