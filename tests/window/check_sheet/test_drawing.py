"""How a line of the check sheet looks: by shapes and words, in every colour of the day, and never cut below it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics, QImage, QPainter
from pytestqt.qtbot import QtBot

from gouji.casework.case import Case
from gouji.casework.sheet.answer import Answer
from gouji.casework.sheet.answers import sheet_of_case
from gouji.review.decisions import Given
from gouji.window.check_sheet.drawing import draw, height_of, told_by_person, told_by_program
from gouji.window.check_sheet.page import CheckSheetPage
from gouji.window.check_sheet.rows import Kind, rows_of
from gouji.window.theme import Theme, palette
from tests.window.check_sheet.conftest import go_to


def line(case: Case, name: str) -> Answer:
    (found,) = (one for one in sheet_of_case(case) if one.line.id == name)
    return found


def test_an_answer_is_told_by_its_shape_and_its_word(said: Case) -> None:
    told = {name: told_by_program(line(said, name)) for name in ("explanation", "in-time", "general-expenditure")}
    assert told == {"explanation": "✗ 否", "in-time": "? 未定", "general-expenditure": told["general-expenditure"]}
    assert told_by_person(line(said, "explanation")) == ""


def test_what_a_person_answered_stands_in_a_column_of_its_own(said: Case) -> None:
    said.decide("explanation", Given.YES, "", line(said, "explanation").ground)
    assert told_by_person(line(said, "explanation")) == "是　王复核"
    assert told_by_program(line(said, "explanation")) == "✗ 否"
    said.decide("explanation", Given.YES, "", "another ground")
    assert told_by_person(line(said, "explanation")) == "◇ 是　王复核"


@pytest.mark.usefixtures("qapp")
def test_what_was_found_takes_as_many_lines_as_it_needs(said: Case) -> None:
    row = next(row for row in rows_of(sheet_of_case(said)) if row.kind is Kind.PROBLEM)
    assert height_of(row, QFont(), 300) > height_of(row, QFont(), 2000)


@pytest.mark.usefixtures("qapp")
def test_what_a_line_asks_is_never_cut_beside_the_answers(said: Case) -> None:
    """A column as narrow as on a small screen gives a long line several lines of text, each of them painted."""
    rows = [row for row in rows_of(sheet_of_case(said)) if row.kind is Kind.LINE]
    row = max(rows, key=lambda one: len(one.text))
    high = height_of(row, QFont(), 400)
    assert high > height_of(row, QFont(), 2000)
    image = QImage(400, high, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    draw(painter, row, image.rect(), QFont(), palette(Theme.LIGHT), current=False)
    painter.end()
    dark = [y for y in range(high) if any(image.pixelColor(x, y).lightness() < 128 for x in range(100))]
    assert max(dark) - min(dark) > QFontMetrics(QFont()).height()


@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK])
def test_every_row_is_drawn_in_the_colours_of_the_day(said: Case, theme: Theme, qtbot: QtBot) -> None:
    said.decide("explanation", Given.YES, "", "another ground")
    for row in rows_of(sheet_of_case(said)):
        image = QImage(600, height_of(row, QFont(), 600), QImage.Format.Format_RGB32)
        colours = palette(theme)
        image.fill(colours.base().color())
        painter = QPainter(image)
        draw(painter, row, image.rect(), QFont(), colours, current=row.kind is Kind.LINE)
        painter.end()
        drawn = {image.pixel(x, y) for x in range(0, 600, 2) for y in range(image.height())}
        assert len(drawn) > 2, row.text


def test_a_row_is_measured_once_a_width(page: CheckSheetPage) -> None:
    go_to(page, "explanation")
    known = dict(page.view._heights)
    page.view.viewport().repaint()
    assert page.view._heights == known
