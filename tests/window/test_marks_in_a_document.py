"""A walk through the whole window with documents that are full of marks: they are seen, and none is followed.

A picture that a document names would be read from the disk, or from a share that learns who opened it. So every text
that is on show, or would be with the mouse on it, is looked at, and the picture is watched while all of it is painted.
"""

from __future__ import annotations

import ctypes
import os
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractProxyModel, QAbstractTableModel, QTimer
from PySide6.QtCore import Qt as QtCore
from PySide6.QtGui import QAction, QHelpEvent, QImage, Qt
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QListWidget,
    QMessageBox,
    QPlainTextEdit,
    QProgressBar,
    QTableView,
    QTabWidget,
    QTextEdit,
    QToolTip,
    QTreeView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from gouji.casework.papers.paper_state import standing
from gouji.casework.papers.signing import Hand, sign
from gouji.casework.papers.working_paper import print_report
from gouji.errors import UserError
from gouji.keeping import places
from gouji.keeping.user import person
from gouji.model.document import Cell
from gouji.paper.signatures import certificate
from gouji.window.describing.raw_table import GridPage
from gouji.window.desk.desk import Desk
from gouji.window.main import MainWindow
from gouji.window.opening.recents import RecentMenu
from gouji.window.opening.welcome import Welcome
from gouji.window.papers.signatures import SignDialog, StandingDialog
from gouji.window.source.sheets import SheetsView
from gouji.wording import say
from tests.conftest import SEED
from tests.paper.people import NOW, PASSWORD
from tests.reading.making import workbook

HOSTILE = SEED.parent / "hostile" / "html-names.xlsx"
RLO = "\u202e"
TURNING = re.compile("[\u061c\u200e\u200f\u202a-\u202e]")
OURS = re.compile(r"</?(?:qt|b|i|u|br)>|<a href=\"(?:chosen|ruled_out|taken_back):\d+,\d+,\d+\">|</a>")
"""The marks that the window makes itself."""

Roles = QtCore.ItemDataRole
SEEN = Roles.DisplayRole, Roles.ToolTipRole


def is_plain(text: str) -> bool:
    """Whether a text that is guessed at is one of ours: beside our own marks it has none."""
    return not Qt.mightBeRichText(text) or not {"<", ">"} & set(OURS.sub("", text))


def in_models(model: QAbstractItemModel) -> Iterator[tuple[str, str]]:
    """What a model shows, and what it tells where the mouse rests."""
    columns = model.columnCount() if isinstance(model, QAbstractTableModel | QAbstractProxyModel) else 1
    for row in range(model.rowCount()):
        for column in range(columns):
            index = model.index(row, column)
            yield str(index.data(Roles.DisplayRole) or ""), str(index.data(Roles.ToolTipRole) or "")
    for orientation, count in (
        (QtCore.Orientation.Horizontal, columns),
        (QtCore.Orientation.Vertical, model.rowCount()),
    ):
        for section in range(count):
            shown, told = (
                model.headerData(section, orientation, role) for role in (Roles.DisplayRole, Roles.ToolTipRole)
            )
            yield str(shown or ""), str(told or "")


def shown_by(widget: QWidget) -> Iterator[tuple[str, str]]:
    """Each text of a widget, painted as it is, and each that is guessed at."""
    yield widget.windowTitle(), widget.toolTip()
    yield "", widget.statusTip()
    yield "", widget.whatsThis()
    if isinstance(widget, QMessageBox):
        assert widget.textFormat() is QtCore.TextFormat.PlainText
    if isinstance(widget, QLabel):
        yield widget.text(), "" if widget.textFormat() is QtCore.TextFormat.PlainText else widget.text()
    elif isinstance(widget, QTableView | QListWidget | QTreeView) and widget.model() is not None:
        yield from in_models(widget.model())
    elif isinstance(widget, QTabWidget):
        yield from ((widget.tabText(tab), widget.tabToolTip(tab)) for tab in range(widget.count()))
    elif isinstance(widget, QPlainTextEdit):
        yield widget.toPlainText(), ""
    elif isinstance(widget, QComboBox):
        yield from ((widget.itemText(number), "") for number in range(widget.count()))
    elif isinstance(widget, QProgressBar):
        yield widget.format(), ""
    assert not isinstance(widget, QTextEdit)


def look(root: QWidget) -> int:
    """Look at every text below a widget; how many there are."""
    seen = 0
    for widget in (root, *root.findChildren(QWidget)):
        for shown, guessed in shown_by(widget):
            assert not TURNING.search(shown + guessed), (widget, shown, guessed)
            assert is_plain(guessed), (widget, guessed)
            seen += bool(shown) + bool(guessed)
    for action in root.findChildren(QAction):
        assert not TURNING.search(action.text() + action.toolTip())
        assert is_plain(action.toolTip())
    root.grab()
    return seen


def meet(act: Callable[[], object], wanted: type[QWidget] | str) -> None:
    """Look at the dialog that an action opens, and close it."""
    met: list[str] = []

    def wait() -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is None:
            QTimer.singleShot(10, wait)
            return
        met.append(type(dialog).__name__)
        try:
            look(dialog)
        finally:
            dialog.close()

    QTimer.singleShot(0, wait)
    act()
    name = wanted if isinstance(wanted, str) else wanted.__name__
    assert met == [name]


def hover(view: QTableView | QListWidget, row: int) -> None:
    """Rest the mouse on an entry until its tip stands beside it."""
    index = view.model().index(row, 0 if isinstance(view, QListWidget) else 1)
    view.scrollTo(index)
    spot = view.visualRect(index).center()
    event = QHelpEvent(QHelpEvent.Type.ToolTip, spot, view.viewport().mapToGlobal(spot))
    QApplication.sendEvent(view.viewport(), event)
    if QToolTip.isVisible():
        tips = [tip for tip in QApplication.topLevelWidgets() if tip.inherits("QTipLabel")]
        assert tips
        for tip in tips:
            assert isinstance(tip, QLabel)
            assert is_plain(tip.text())
            tip.grab()
    QToolTip.hideText()


def walk(qtbot: QtBot, window: MainWindow, folder: Path) -> None:
    """Every table, finding, suspect, pane and dialog of the open case."""
    desk = window.desk
    assert isinstance(desk, Desk)
    case = desk.case
    qtbot.waitUntil(lambda: not desk.suspecting.busy and bool(desk.source.views), timeout=20_000)
    window.doing.told.emit(f"<b>{RLO}1,234")
    assert TURNING.search(window.statusBar().currentMessage()) is None
    findings = case.findings()
    if findings:
        case.remark(findings[0], f"{RLO}<img src='file:///x.png'>")
        desk.show_step(case.tick(findings[0]))
    seen = look(window)
    for number in range(desk.tables.count()):
        desk.tables.setCurrentRow(number)
        hover(desk.tables, number)
        page = desk.stack.currentWidget()
        assert page is not None
        view = getattr(page, "view", None)
        if isinstance(view, QTableView) and view.model().rowCount():
            hover(view, 0)
        seen += look(page)
    for row in range(min(desk.worklist.findings.filter.rowCount(), 4)):
        desk.worklist.findings.view.setCurrentIndex(desk.worklist.findings.filter.index(row, 2))
        hover(desk.worklist.findings.view, row)
        seen += look(desk.worklist) + look(desk.source)
    for _ in desk.worklist.causes.causes[:3]:
        desk.worklist.causes.walk(1)
        seen += look(desk.worklist)
    for cause in desk.worklist.causes.causes[:1]:
        assert cause.leads_to is not None
        desk.answering.rule_out(cause.leads_to)
    seen += look(desk.worklist)
    desk.relating.tabs.setCurrentWidget(desk.relating.pane)
    seen += look(desk.relating.pane)
    desk.relating.tabs.setCurrentWidget(desk.source)
    first = next((Cell(number, 0, 0) for number, table in enumerate(case.document.tables) if table.rows), None)
    if first is not None:
        desk.show_cell(first)
        desk.verify()
        seen += look(window)
    assert seen > 100
    for page in desk.stack.findChildren(GridPage):
        meet(page.button.click, "DescribeDialog")
    name = str(folder / "<b>底稿.pdf") if sys.platform != "win32" else str(folder / "底稿.pdf")
    paper = Path(name)
    meet(
        lambda: window.tell(UserError("x", "{name} is empty. Choose a file with the budget's text.", name=name)), "Box"
    )
    meet(lambda: window.tell_mishap(paper), "Box")
    meet(lambda: window.opening.ask_continue(paper), "Box")
    stranger = f"<b>{RLO}.docx"
    meet(lambda: window.opening.ask_stranger(stranger, [f"“{stranger}”：<img src='x.png'>"], True, ()), "Box")
    locked = UserError("password", "Password of {name}:", name=f"<b>{RLO}.pdf")
    meet(lambda: window.opening.ask_password(locked), "PasswordDialog")
    meet(window.doing.save_as, "QFileDialog")
    meet(window.commands.export.trigger, "QFileDialog")
    meet(lambda: window.papers.preview(case), "Preview")
    print_report(case, paper, roles=("preparer",))
    meet(lambda: window.papers.sign(case), SignDialog)
    certificate.issue("<img src='x.png'>甲", folder / "甲.p12", PASSWORD, NOW)
    sign(paper, "preparer", Hand(folder / "甲.p12", PASSWORD), case)
    meet(lambda: window.papers.show_standing(paper), StandingDialog)
    assert "<img" in "".join(StandingDialog(standing(paper), window).sentences)
    about = next(one for one in window.findChildren(QAction) if one.text() == say("About Gouji"))
    meet(about.trigger, "About")
    recent = places.recent()
    assert recent
    welcome = Welcome(recent)
    qtbot.addWidget(welcome)
    look(welcome)
    for menu in window.findChildren(RecentMenu):
        menu.aboutToShow.emit()
        assert look(menu) is not None
        assert len(menu.actions()) == len(recent)


def opened(qtbot: QtBot, path: Path) -> MainWindow:
    window = MainWindow()
    qtbot.addWidget(window)
    window.show()
    window.opening.met.connect(lambda *_: look(window))
    window.open(path)
    qtbot.waitUntil(lambda: window.desk is not None and not window.opening.busy, timeout=30_000)
    return window


@pytest.fixture
def picture() -> Iterator[Path]:
    """One whose address is short enough to stand in a title."""
    folder = Path(mkdtemp())
    path = folder / "x.png"
    image = QImage(4, 4, QImage.Format.Format_RGB32)
    image.fill(0)
    assert image.save(str(path))
    yield path
    rmtree(folder)


class Watch:
    """Whether anybody has opened a file; Linux tells."""

    OPENED = 0x20

    def __init__(self, path: Path) -> None:
        self._libc = ctypes.CDLL(None, use_errno=True)
        self._told = self._libc.inotify_init1(os.O_NONBLOCK)
        assert self._libc.inotify_add_watch(self._told, os.fsencode(path), self.OPENED) >= 0

    def opened(self) -> bool:
        try:
            return bool(os.read(self._told, 4096))
        except BlockingIOError:
            return False


@pytest.fixture
def document(picture: Path, tmp_path: Path) -> Path:
    """Names, titles, columns, an entity, a sheet and a file full of marks, a table that is none, and slips."""
    mark = f"<img src='{picture.as_uri()}'>"
    rows = [
        [f"{mark}2024年部门支出预算总表"],
        [f"编制部门：{mark}某<b>局</b>{RLO}", "", "", "", "单位：元"],
        ["科目编码", "科目名称", "合计", f"<b>基本支出</b>{RLO}", f"{mark}项目支出"],
        ["208", f"{mark}社会保障\n支出{RLO}", "1,600", "900", "600"],
        ["20805", f"<b>养老</b>{RLO}123", "1,500", "900", "600"],
        ["2080501", f"&lt;i>离退休{RLO}1,234", "500", "300", "200"],
        ["2080505", f"{mark}保险", "1,000", "600", "400"],
        ["合计", "", "1,500", "900", "600"],
    ]
    raw = [
        [f"{mark}专项情况", "", ""],
        [f"<b>甲</b>{RLO}", f"{mark}乙", "丙\n丁"],
        ["1", f"{RLO}1,234", f"{mark}3"],
        ["4", "5", "6"],
    ]
    name = "支出.xlsx" if sys.platform == "win32" else f"<b>支出{RLO}.xlsx"
    return workbook(tmp_path / name, {f"支出{RLO}<b>": rows, "<i>别的&": raw})


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux tells who opens a file (inotify)")
def test_a_label_that_guesses_would_open_the_picture(qtbot: QtBot, picture: Path) -> None:
    watch = Watch(picture)
    label = QLabel(f"<img src='{picture.as_uri()}'>")
    qtbot.addWidget(label)
    label.grab()
    assert watch.opened()


def test_marks_of_a_document_are_seen_and_not_followed(
    qtbot: QtBot, document: Path, picture: Path, tmp_path: Path
) -> None:
    watch = Watch(picture) if sys.platform.startswith("linux") else None
    person.rename(f"<b>王{RLO}")
    window = opened(qtbot, document)
    assert window.desk is not None
    case = window.desk.case
    assert [table.title for table in case.document.tables if "<img" in table.title]
    assert case.findings()
    assert case.document.grids
    walk(qtbot, window, tmp_path)
    tabs = [view.tabs.tabText(0) for view in window.desk.source.findChildren(SheetsView)]
    assert set(tabs) == {"支出<b>"}
    assert watch is None or not watch.opened()


@pytest.mark.skipif(not HOSTILE.exists(), reason="the hostile documents do not stand beside the checkout")
def test_the_hostile_workbook_is_walked_through(qtbot: QtBot, tmp_path: Path) -> None:
    walk(qtbot, opened(qtbot, HOSTILE), tmp_path)


def test_figures_stand_in_order_and_the_text_is_kept_as_read(qtbot: QtBot, document: Path) -> None:
    window = opened(qtbot, document)
    assert window.desk is not None
    desk = window.desk
    model = desk.sheet(0).model
    shown = [str(model.index(row, 1).data()) for row in range(model.rowCount())]
    assert not [text for text in shown if RLO in text]
    assert [row.name for row in model.table.rows if RLO in row.name]
    grid = next(page for page in desk.stack.findChildren(GridPage))
    place = next(
        (row, column)
        for row, texts in enumerate(grid.grid.cells)
        for column, text in enumerate(texts)
        if text == f"{RLO}1,234"
    )
    index = grid.model.index(*place)
    assert index.data() == "1,234"
    assert index.data(Roles.EditRole) == f"{RLO}1,234"
