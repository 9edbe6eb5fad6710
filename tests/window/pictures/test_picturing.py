"""From the map to what it counts: tables, the text, the relations of one tie alone, and back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gouji.casework.case import Case
from gouji.model.document import Beside
from gouji.pictures.ties import TEXT, Node, Sort, ties_of
from gouji.reading.read import read_original
from gouji.window.desk.desk import Desk
from gouji.window.pictures.page import PicturesPage
from tests.generated.years import files_with_a_slip
from tests.window.pictures.test_page import click

LEFT, ESCAPE, ENTER = Qt.MouseButton.LeftButton, Qt.Key.Key_Escape, Qt.Key.Key_Return


def node(number: int) -> Node:
    return Node(Sort.TABLE, number)


def test_a_click_on_a_line_lists_what_ties_the_two_and_escape_leads_back(
    qtbot: QtBot, desk: Desk, page: PicturesPage
) -> None:
    click(qtbot, page, (node(2), node(4)))
    relations = desk.relating.page
    assert desk.stack.currentWidget() is relations
    assert relations.told.text() == "共 111 项关系"
    assert relations.narrowed.text() == "仅 T3 支出预算总表 — T5 一般公共预算支出　✕"
    qtbot.keyClick(relations.view, ESCAPE)
    assert desk.stack.currentWidget() is page
    assert page.view.hasFocus()


def test_every_line_lists_as_many_relations_as_it_counts(desk: Desk, page: PicturesPage) -> None:
    for tie, counts in ties_of(desk.case.check).between.items():
        page.tied.emit(tie)
        assert desk.relating.page.model is not None
        assert desk.relating.page.model.count == counts.total()


def test_all_relations_are_all_again_when_they_are_asked_for(qtbot: QtBot, desk: Desk, page: PicturesPage) -> None:
    click(qtbot, page, (node(2), node(4)))
    qtbot.mouseClick(desk.relating.page.narrowed, LEFT)
    assert desk.relating.page.told.text() == "共 502 项关系"
    assert not desk.relating.page.narrowed.isVisible()
    page.tied.emit((node(2), node(4)))
    desk.relating.show_all()
    assert desk.relating.page.told.text() == "共 502 项关系"


def test_a_node_leads_to_its_table(qtbot: QtBot, desk: Desk, page: PicturesPage) -> None:
    click(qtbot, page, node(4))
    assert desk.tables.currentRow() == 4


def test_the_list_leads_where_the_picture_does(qtbot: QtBot, desk: Desk, page: PicturesPage) -> None:
    page.as_list.setChecked(True)
    page.list.go_to((node(2), node(4)))
    qtbot.keyClick(page.list, ENTER)
    assert desk.relating.page.told.text() == "共 111 项关系"
    qtbot.keyClick(desk.relating.page.view, ESCAPE)
    assert page.list.hasFocus()


def test_what_stands_beside_is_a_node_that_leads_there(qtbot: QtBot, files: tuple[Path, Path, Path]) -> None:
    case = Case.open(files[0])
    case.join(read_original(files[1], alone=False), Beside.PRIOR)
    desk = Desk(case)
    qtbot.addWidget(desk)
    desk.show()
    desk.pictures.show()
    prior = Node(Sort.BESIDE, 0, "prior")
    tied = ties_of(case.check)
    for tie, counts in tied.between.items():
        if prior in tie:
            desk.pictures.page.tied.emit(tie)
            assert desk.relating.page.model is not None
            assert desk.relating.page.model.count == counts.total()
    desk.pictures.show()
    click(qtbot, desk.pictures.page, prior)
    assert desk.tables.beside[desk.tables.currentRow()] is Beside.PRIOR
    desk.close_case()


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path, Path]:
    return files_with_a_slip(tmp_path, "xlsx", 3)


def test_a_line_to_the_text_shows_what_is_held_against_that_table(qtbot: QtBot, desk_of_said: Desk) -> None:
    desk = desk_of_said
    desk.pictures.show()
    (tie,) = (one for one in ties_of(desk.case.check).between if TEXT in one)
    click(qtbot, desk.pictures.page, tie)
    text = desk.text.page
    assert desk.stack.currentWidget() is text
    assert text.narrowed.isVisible()
    assert [one.state for one in text.model.said()] == ["differs", "agrees"]
    qtbot.mouseClick(text.narrowed, LEFT)
    assert [one.state for one in text.model.said()] == ["differs", "agrees", "hint"]
    qtbot.keyClick(text.view, ESCAPE)
    assert desk.stack.currentWidget() is desk.pictures.page
