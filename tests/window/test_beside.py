"""Another document beside the open case: recognised or asked about, among the tables, in the source, in the sums."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gouji.casework.relations.sum_lines import Part
from gouji.model.document import Beside
from gouji.window.main import MainWindow
from gouji.window.opening.questions import Stranger
from gouji.window.tree.read_sheet import Sheet
from gouji.window.tree.sheet import CheckedSheet
from tests.generated.years import Years, files_with_a_slip, in_two, make_years
from tests.several_files import prose
from tests.window.test_joining import User

SEED = 3


@pytest.fixture
def years() -> Years:
    return make_years(SEED)


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path, Path]:
    return files_with_a_slip(tmp_path, "xlsx", SEED)


@pytest.fixture
def user(qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> User:
    return User(qtbot, window, monkeypatch)


def join(user: User, path: Path) -> None:
    user.choose(path)
    user.window.doing.ask_join()
    user.settle()


def lines(user: User) -> list[str]:
    return [user.desk.tables.item(row).text() for row in range(user.desk.tables.count())]


def test_the_year_before_stands_beside_without_a_question(
    user: User, files: tuple[Path, Path, Path], years: Years
) -> None:
    user.drop(files[0])
    own = len(user.case.document.tables)
    before = user.desk.tables.count()
    join(user, files[1])
    assert user.asked == []
    assert [*user.case.document.beside] == [Beside.PRIOR]
    heading = f"{years.before.year}年部门决算"
    at = lines(user).index(heading)
    assert not user.desk.tables.item(at).flags() & Qt.ItemFlag.ItemIsSelectable
    assert user.desk.tables.count() == before + 1 + len(user.case.document.beside[Beside.PRIOR].tables)
    assert user.desk.stack.count() == user.desk.tables.count()
    assert at >= own
    assert f"{files[1].name}已放到旁边，作为{heading}对照" in user.window.statusBar().currentMessage()
    user.desk.undo()
    assert user.case.document.beside == {}
    assert user.desk.tables.count() == before


def test_it_is_taken_away_from_its_line_and_from_the_menu(
    user: User, files: tuple[Path, Path, Path], years: Years
) -> None:
    user.drop(files[0])
    alone = len(lines(user))
    join(user, files[1])
    row = lines(user).index(f"{years.before.year}年部门决算")
    assert user.desk.tables.menu_at(0).actions() == []
    (action,) = user.desk.tables.menu_at(row).actions()
    assert action.text() == "不再对照"
    action.trigger()
    assert (user.case.document.beside, len(lines(user))) == ({}, alone)
    assert user.window.statusBar().currentMessage() == f"已完成：不再对照{files[1].name}"
    user.desk.undo()
    assert user.window.statusBar().currentMessage() == f"已撤销：不再对照{files[1].name}"
    user.desk.tables.setCurrentRow(row + 1)
    user.desk.take_away()
    assert user.case.document.beside == {}


def test_its_tables_are_looked_at_and_not_changed(user: User, files: tuple[Path, Path, Path], years: Years) -> None:
    user.drop(files[0])
    join(user, files[1])
    at = lines(user).index(f"{years.before.year}年部门决算")
    user.desk.tables.setCurrentRow(at + 1)
    page = user.desk.stack.currentWidget()
    assert isinstance(page, Sheet)
    assert not isinstance(page, CheckedSheet)
    assert page.view.tree.table is user.case.document.beside[Beside.PRIOR].tables[0]
    model, index = page.view.model(), page.view.model().index(0, 3)
    assert not model.flags(index) & Qt.ItemFlag.ItemIsEditable
    assert user.desk.source.current == len(user.case.document.files)
    user.desk.tables.setCurrentRow(0)
    assert isinstance(user.desk.stack.currentWidget(), CheckedSheet)
    user.desk.relating.show_all()
    assert user.desk.stack.currentWidget() is user.desk.relating.page


def test_a_finding_shows_both_ends(user: User, files: tuple[Path, Path, Path], years: Years, qtbot: QtBot) -> None:
    user.drop(files[0])
    join(user, files[1])
    (finding,) = (one for one in user.case.findings() if one.rule == "F30" and one.state == "to explain")
    user.desk.relating.tabs.setCurrentWidget(user.desk.relating.pane)
    user.desk.worklist.findings.select(finding.id)
    user.desk.going.look_at(finding)
    view = user.desk.relating.pane.view
    row = next(row for row in range(view.sums.rowCount()) if view.sums.line(row).elsewhere)
    assert view.sums.line(row).part is Part.ADDED
    assert view.sums.line(row).text.startswith(f"{years.before.year}年部门决算 T1 年末结转和结余")
    assert view.sums.leads(row)
    view.setCurrentIndex(view.sums.index(row, 0))
    qtbot.waitUntil(lambda: user.desk.source.current == len(user.case.document.files))


def test_accounts_and_budget_that_are_dropped_together_are_one_case(user: User, files: tuple[Path, Path, Path]) -> None:
    accounts, before, budget = files
    user.drop(before, budget, accounts)
    assert user.asked == []
    assert user.case.document.files[0].name == accounts.name
    assert {*user.case.document.beside} == {Beside.PRIOR, Beside.BUDGET}
    assert user.told == []


def test_files_of_the_year_before_are_one_document_beside(
    user: User, files: tuple[Path, Path, Path], years: Years, tmp_path: Path
) -> None:
    """Tables in two files and the text apart: dropped with the accounts, or one after the other."""
    first, second = in_two(files[1])
    text = prose(tmp_path / "说明.docx", unit=years.before.name, stage="决算", year=years.before.year)
    user.drop(text, second, files[0], first)
    assert (user.asked, user.told) == ([], [])
    assert [file.name for file in user.case.document.files] == [files[0].name]
    prior = user.case.document.beside[Beside.PRIOR]
    assert {file.name for file in prior.files} == {text.name, first.name, second.name}
    user.desk.undo()
    for path in (first, text, second):
        join(user, path)
    assert (user.asked, user.told) == ([], [])
    assert {file.name for file in user.case.document.beside[Beside.PRIOR].files} == {text.name, first.name, second.name}


def test_what_cannot_be_told_apart_is_asked(user: User, files: tuple[Path, Path, Path], tmp_path: Path) -> None:
    """Another body, told in the question, or no year; the answer makes it what the user says."""
    (tmp_path / "other").mkdir()
    _, before, _ = make_years(SEED + 1).write(tmp_path / "other", "xlsx", SEED + 1)
    user.drop(files[0])
    user.answer = Stranger.PRIOR
    join(user, before)
    (question,) = user.asked
    assert any("局" in sentence or "会" in sentence for sentence in question[1])
    assert user.offered in ((Beside.PRIOR,), ())
    assert [*user.case.document.beside] == [Beside.PRIOR]
