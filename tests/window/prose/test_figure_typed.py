"""A figure is typed into its sentence: judged at once, undone, marked with what is printed, and never lost."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gouji.window.desk.desk import Desk
from gouji.window.prose.figure_editor import FigureEditor
from gouji.window.prose.page import TextPage

DOWN, ENTER, ESCAPE, F2 = Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_F2


@pytest.fixture
def editor(qtbot: QtBot, page: TextPage) -> FigureEditor:
    """The field over the first figure of the text."""
    qtbot.keyClick(page.view, DOWN)
    qtbot.keyClick(page.view, F2)
    return page.view.editor


def shown(page: TextPage) -> str:
    return "\n".join(one.paragraph.text for one in page.model.shown)


def test_the_field_holds_the_number_and_stands_over_it(page: TextPage, editor: FigureEditor) -> None:
    assert editor.isVisible()
    assert editor.text() == editor.selectedText() == "352.67"
    assert page.model.current is not None
    assert editor.geometry().intersects(page.view.place_of(page.model.current))


def test_the_right_figure_settles_its_sentence_at_once(
    qtbot: QtBot, desk: Desk, page: TextPage, editor: FigureEditor
) -> None:
    editor.setText("350.35")
    qtbot.keyClick(editor, ENTER)
    assert editor.isHidden()
    assert "350.35万元" in shown(page)
    assert page.proof.head.text().startswith("✓ 相符")
    assert "原文为 352.67 万元" in page.proof.quotation.text()
    qtbot.waitUntil(lambda: desk.worklist.causes.open_errors == [])


def test_what_is_typed_at_once_begins_a_new_figure(qtbot: QtBot, page: TextPage) -> None:
    qtbot.keyClick(page.view, DOWN)
    qtbot.keyClicks(page.view, "3")
    assert page.view.editor.text() == "3"
    qtbot.keyClicks(page.view.editor, "50.35")
    qtbot.keyClick(page.view.editor, ENTER)
    assert "350.35万元" in shown(page)


def test_undo_takes_it_back_and_leads_there(qtbot: QtBot, desk: Desk, page: TextPage, editor: FigureEditor) -> None:
    editor.setText("350.35")
    qtbot.keyClick(editor, ENTER)
    desk.going.to_table(0, 0)
    desk.undo()
    assert desk.text.is_in_view
    assert "352.67万元" in shown(page)
    assert page.model.current is not None
    assert page.model.current.state == "differs"


def test_esc_leaves_it_as_it_was(qtbot: QtBot, desk: Desk, editor: FigureEditor) -> None:
    editor.setText("1")
    qtbot.keyClick(editor, ESCAPE)
    assert editor.isHidden()
    assert not desk.case.can_undo
    assert desk.text.is_in_view


def test_what_is_no_figure_stays_in_the_field(qtbot: QtBot, desk: Desk, editor: FigureEditor) -> None:
    editor.setText("三百")
    qtbot.keyClick(editor, ENTER)
    assert editor.isVisible()
    assert editor.text() == "三百"
    assert not desk.finish_editing()
    qtbot.keyClick(editor, ESCAPE)
    assert desk.finish_editing()


def test_what_is_being_typed_is_taken_over_before_anything_is_done(desk: Desk, editor: FigureEditor) -> None:
    editor.setText("350.35")
    assert desk.finish_editing()
    assert [*desk.case.document.retold.values()] == ["350.35"]


def test_the_button_beside_the_proof_opens_the_field(page: TextPage) -> None:
    page.walk(1)
    page.proof.change.click()
    assert page.view.editor.isVisible()


def test_words_that_tell_no_figure_are_not_typed_over(qtbot: QtBot, page: TextPage) -> None:
    page.select(next(one.id for one in page.model.said() if one.state == "hint"))
    assert page.proof.change.isHidden()
    qtbot.keyClick(page.view, F2)
    assert page.view.editor.isHidden()
