"""Several files, one case: dropped together, or taken into the case that is open."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QDropEvent
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from gouji.casework.case import Case
from gouji.errors import UserError
from gouji.model.document import Beside
from gouji.model.money import Figure
from gouji.window.describing.dialog import DescribeDialog
from gouji.window.desk.desk import Desk
from gouji.window.main import MainWindow
from gouji.window.opening.opening import Opening
from gouji.window.opening.questions import Stranger
from gouji.window.opening.states import Idle
from gouji.window.source.lines import LineView
from gouji.window.source.pages import PageView
from gouji.window.source.sheets import SheetsView
from gouji.wording import say
from tests.reading.making import EXPENDITURE, Pages, pdf
from tests.several_files import TITLES, expenditure, general, prose
from tests.window.hands import cell

PATIENCE_MS = 20_000


@pytest.fixture
def text(tmp_path: Path) -> Path:
    return prose(tmp_path / "文本.docx")


@pytest.fixture
def table(tmp_path: Path) -> Path:
    return expenditure(tmp_path / "表1.xlsx")


@pytest.fixture
def other(tmp_path: Path) -> Path:
    return general(tmp_path / "表2.pdf")


class User:
    """Who drops files on the window, reads what it says and answers what it asks."""

    def __init__(self, qtbot: QtBot, window: MainWindow, patch: pytest.MonkeyPatch) -> None:
        self.qtbot, self.window, self.patch = qtbot, window, patch
        self.told: list[str] = []
        self.asked: list[tuple[str, Sequence[str], bool]] = []
        self.offered: tuple[Beside, ...] = ()
        """What the file that was asked about last may be to the case."""
        self.answer: Stranger | None = None
        """Of a file that is asked about."""
        patch.setattr(MainWindow, "tell", lambda _, error: self.told.append(say(error.message, **error.params)))
        patch.setattr(Opening, "ask_stranger", lambda _, *question: self._ask(*question))

    def _ask(self, name: str, told: Sequence[str], joins: bool, may_be: Sequence[Beside]) -> Stranger | None:
        self.asked.append((name, told, joins))
        self.offered = tuple(may_be)
        return self.answer

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: isinstance(self.window.opening.state, Idle), timeout=PATIENCE_MS)

    def drop(self, *paths: Path) -> None:
        """Let go of files over the window."""
        dropped = QMimeData()
        dropped.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        self.window.dropEvent(QDropEvent(QPointF(1, 1), Qt.DropAction.CopyAction, dropped, buttons, keys))
        self.settle()

    def choose(self, *paths: Path) -> None:
        """In the next dialog that asks for files."""
        self.patch.setattr("gouji.window.actions.ask_open", lambda *_: [*paths])

    @property
    def desk(self) -> Desk:
        assert self.window.desk is not None
        return self.window.desk

    @property
    def case(self) -> Case:
        return self.desk.case

    @property
    def files(self) -> list[str]:
        """Those of the open case."""
        return [file.name for file in self.case.document.files]


@pytest.fixture
def user(qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> User:
    return User(qtbot, window, monkeypatch)


def test_two_files_dropped_at_once_are_one_case(user: User, text: Path, table: Path, other: Path) -> None:
    """In the order of their names, however they were picked; nothing is asked, nothing is to be undone."""
    user.drop(other, text, table)
    assert user.files == ["文本.docx", "表1.xlsx", "表2.pdf"]
    assert [table.id for table in user.case.document.tables] == ["T1", "T2"]
    assert (user.told, user.asked, user.case.can_undo) == ([], [], False)
    assert "目录列有" not in user.desk.notes.toPlainText()


def test_several_files_are_chosen_in_one_dialog(user: User, text: Path, table: Path) -> None:
    user.choose(table, text)
    user.window.doing.ask_open()
    user.settle()
    assert user.files == ["文本.docx", "表1.xlsx"]


def test_a_file_dropped_on_its_open_case_joins_it_and_undo_takes_it_out(
    user: User, text: Path, table: Path, other: Path
) -> None:
    user.drop(table)
    case = user.case
    case.edit(cell(case, "T1!2080505.基本支出"), Figure(61_000))
    user.drop(other)
    assert user.case is case
    assert user.files == ["表1.xlsx", "表2.pdf"]
    assert user.desk.tables.currentRow() == 1
    assert "已加入 表2.pdf" in user.window.statusBar().currentMessage()
    user.window.commands.undo.trigger()
    assert user.files == ["表1.xlsx"]
    assert user.desk.tables.count() == 7
    user.window.commands.redo.trigger()
    assert user.files == ["表1.xlsx", "表2.pdf"]
    user.drop(text)
    assert user.files == ["表1.xlsx", "表2.pdf", "文本.docx"]
    assert user.asked == []


def test_files_join_by_the_menu(user: User, text: Path, table: Path) -> None:
    join = next(one for one in user.window.findChildren(QAction) if one.text() == "加入文件…")
    assert not join.isEnabled()
    user.drop(table)
    assert join.isEnabled()
    user.choose(text)
    join.trigger()
    user.settle()
    assert user.files == ["表1.xlsx", "文本.docx"]
    assert user.desk.source.current == 1


def test_what_is_given_up_while_it_is_read_leaves_the_case_as_it_was(
    user: User, text: Path, table: Path, other: Path
) -> None:
    user.drop(table)
    case = user.case
    user.window.doing.drop([other, text])
    assert user.window.stage.currentWidget() is user.window.stage.arriving
    user.window.opening.stop()
    user.settle()
    assert user.window.stage.currentWidget() is user.desk
    assert (user.case, user.files, case.file.has_work()) == (case, ["表1.xlsx"], False)


def test_a_file_of_another_unit_is_asked_about(user: User, table: Path, tmp_path: Path) -> None:
    user.drop(table)
    case, stranger = user.case, prose(tmp_path / "他.docx", "南京市民政局", 2023)
    user.drop(stranger)
    told = ["“他.docx”：南京市民政局 · 2023年部门预算", "已有的文件：某某局 · 2024年部门预算"]
    assert user.asked == [("他.docx", told, True)]
    assert (user.case, user.files, case.can_undo) == (case, ["表1.xlsx"], False)
    user.answer = Stranger.JOINS
    user.drop(stranger)
    assert (user.case, user.files, case.can_undo) == (case, ["表1.xlsx", "他.docx"], True)


def test_a_file_of_another_unit_is_opened_by_itself(user: User, table: Path, tmp_path: Path) -> None:
    user.drop(table)
    case = user.case
    case.edit(cell(case, "T1!2080505.基本支出"), Figure(61_000))
    user.answer = Stranger.APART
    user.drop(expenditure(tmp_path / "他.xlsx", "南京市民政局"))
    assert user.case is not case
    assert user.files == ["他.xlsx"]
    kept = Case.open(case.file.path)
    assert kept.can_undo
    assert [file.name for file in kept.document.files] == ["表1.xlsx"]
    kept.close()


def test_of_files_dropped_at_once_a_stranger_is_left_out(user: User, table: Path, tmp_path: Path) -> None:
    stranger = prose(tmp_path / "附.docx", "南京市民政局")
    user.drop(table, stranger)
    assert [(name, joins) for name, _, joins in user.asked] == [("附.docx", False)]
    assert user.window.desk is None
    assert user.window.stage.currentWidget() is user.window.stage.welcome
    user.answer = Stranger.APART
    user.drop(table, stranger)
    assert user.files == ["表1.xlsx"]


def test_a_file_that_cannot_be_read_costs_itself(user: User, text: Path, table: Path, tmp_path: Path) -> None:
    broken = tmp_path / "坏.xlsx"
    broken.write_bytes(b"PK\x03\x04 broken")
    user.drop(broken, tmp_path / "没有.pdf", text, table)
    assert user.files == ["文本.docx", "表1.xlsx"]
    (told,) = user.told
    both = zip(("坏.xlsx", "没有.pdf"), told.splitlines(), strict=True)
    assert all(name in line for name, line in both)
    case = user.case
    user.drop(broken)
    assert user.case is case
    assert len(user.told) == 2


def test_files_of_which_none_is_a_budget_are_told(user: User, text: Path, tmp_path: Path) -> None:
    user.drop(text, prose(tmp_path / "说明.docx", titles=()))
    assert user.window.desk is None
    assert ["文本.docx、说明.docx" in one for one in user.told] == [True]


def test_the_same_file_is_not_joined_twice(user: User, text: Path, table: Path, tmp_path: Path) -> None:
    user.drop(table)
    copy = tmp_path / "副本.xlsx"
    copy.write_bytes(table.read_bytes())
    user.drop(copy, text)
    assert user.told == ["“副本.xlsx”与“表1.xlsx”是同一个文件，已在本案卷中。"]
    assert user.files == ["表1.xlsx", "文本.docx"]
    user.drop(table)
    assert len(user.told) == 2
    assert user.files == ["表1.xlsx", "文本.docx"]


def test_a_case_among_files_is_told(user: User, table: Path, text: Path, tmp_path: Path) -> None:
    user.drop(table)
    user.case.save_as(tmp_path / "案卷.gouji")
    user.drop(text, tmp_path / "案卷.gouji")
    assert ["案卷.gouji" in one for one in user.told] == [True]
    assert user.files == ["表1.xlsx"]


def test_a_figure_is_shown_in_its_own_file(user: User, text: Path, table: Path, other: Path) -> None:
    user.drop(text, table, other)
    case, pane = user.case, user.desk.source
    assert [pane.chooser.itemText(number) for number in range(3)] == ["文本.docx", "表1.xlsx", "表2.pdf"]
    assert pane.chooser.isVisible()
    of_sheet, of_page = cell(case, "T1!2080501.项目支出"), cell(case, "T2!2080501.项目支出")
    pane.show_cells([of_sheet])
    user.qtbot.waitUntil(lambda: bool(pane.views), timeout=PATIENCE_MS)
    sheet = pane.views[0]
    assert isinstance(sheet, SheetsView)
    assert (pane.chooser.currentText(), sheet.lit, sheet.isVisible()) == ("表1.xlsx", 1, True)
    pane.show_cells([of_page, of_sheet])
    user.qtbot.waitUntil(lambda: bool(pane.views), timeout=PATIENCE_MS)
    page, beside = pane.views[0], pane.views_of(1)[1]
    assert isinstance(page, PageView)
    assert isinstance(beside, SheetsView)
    assert (pane.chooser.currentText(), page.lit, page.isVisible()) == ("表2.pdf", 1, True)
    assert (beside.lit, beside.isVisible()) == (1, True)
    told = user.desk.sheet(0).model.told(of_sheet.row, 0, of_sheet.column)
    assert told is not None
    assert "表1.xlsx 工作表“支出”" in told
    with user.qtbot.waitSignal(pane.chosen) as chosen:
        beside.pointed.emit(case.document.tables[0].source(of_sheet.row, of_sheet.column))
    assert chosen.args == [of_sheet]
    pane.chooser.activated.emit(0)
    user.qtbot.waitUntil(lambda: bool(pane.views), timeout=PATIENCE_MS)
    view = pane.views[0]
    assert isinstance(view, LineView)
    assert "目录" in view.text.toPlainText()
    assert (view.isVisible(), beside.isVisible()) == (True, False)


def test_a_case_of_one_file_has_no_chooser(user: User, table: Path) -> None:
    user.drop(table)
    assert not user.desk.source.chooser.isVisible()


def test_the_question_about_a_stranger_is_answered_by_its_buttons(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Escape gives up."""
    seen: list[str] = []

    def answered(text: str) -> Callable[[QMessageBox], int]:
        def run(box: QMessageBox) -> int:
            seen.append(f"{box.text()}\n{box.informativeText()}")
            (next((one for one in box.buttons() if one.text() == text), None) or box.escapeButton()).click()
            return 0

        return run

    for joins, text, given in (
        (True, "加入本案卷", Stranger.JOINS),
        (True, "单独打开", Stranger.APART),
        (True, "作为上年文件对照", Stranger.PRIOR),
        (True, "作为本年预算对照", Stranger.BUDGET),
        (False, "一起打开", Stranger.JOINS),
        (False, "不要这个文件", Stranger.APART),
        (False, "", None),
    ):
        monkeypatch.setattr(QMessageBox, "exec", answered(text))
        assert window.opening.ask_stranger("他.docx", ["甲", "乙"], joins, tuple(Beside)) is given
    assert seen[0] == "“他.docx”似乎不属于当前案卷。\n甲\n乙"


def locked(path: Path, password: str, title: str) -> Path:
    """A PDF of one table behind a password."""

    def draw(pages: Pages) -> None:
        pages.canvas = Canvas(str(path), encrypt=StandardEncryption(password, canPrint=1))
        pages.caption(title).table(EXPENDITURE)

    return pdf(path, draw)


def test_each_locked_file_is_asked_for_its_password(user: User, tmp_path: Path, table: Path) -> None:
    """One whose password nobody has costs itself."""
    passwords = {"锁1.pdf": ["wrong", "one"], "锁2.pdf": ["two"]}

    def give(_: Opening, error: UserError) -> str | None:
        left = passwords.get(str(error.params["name"]))
        return left.pop(0) if left else None

    user.patch.setattr(Opening, "ask_password", give)
    user.drop(locked(tmp_path / "锁1.pdf", "one", TITLES[0]), locked(tmp_path / "锁2.pdf", "two", TITLES[1]))
    assert user.files == ["锁1.pdf", "锁2.pdf"]
    for number in range(2):
        user.desk.source.show_file(number)
        user.qtbot.waitUntil(lambda: bool(user.desk.source.views), timeout=PATIENCE_MS)
        assert isinstance(user.desk.source.views[0], PageView)
    case = user.case
    user.drop(locked(tmp_path / "锁3.pdf", "three", TITLES[1]))
    assert user.case is case
    user.choose(table, tmp_path / "锁3.pdf")
    user.window.doing.ask_open()
    user.settle()
    assert user.files == ["表1.xlsx"]
    assert ["锁3.pdf" in one for one in user.told] == [True]


def test_the_columns_of_a_table_are_drawn_on_the_page_of_its_own_file(user: User, table: Path, tmp_path: Path) -> None:
    rows = [["甲", "乙", "丙"], ["子", "1", "2"], ["丑", "3", "4"], ["合计", "4", "6"]]
    user.drop(pdf(tmp_path / "附.pdf", lambda pages: pages.text("某某情况").table(rows, (90, 90, 90))), table)
    (grid,) = user.case.document.grids
    assert (user.case.document.files[grid.file].name, grid.file) == ("附.pdf", 0)
    user.drop(pdf(tmp_path / "续.pdf", lambda pages: pages.page().text("另外情况").table(rows, (60, 60, 60))))
    _, other = user.case.document.grids
    assert user.case.document.files[other.file].name == "续.pdf"
    for one in (grid, other):
        dialog = DescribeDialog(user.case, one, user.window)
        assert dialog.edges is not None
        dialog.deleteLater()
