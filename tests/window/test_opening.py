"""While a document is read, its tables can be looked at as they are complete, and the reading can be given up."""

from __future__ import annotations

import sqlite3
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from gouji.casework.case import Case
from gouji.errors import UserError
from gouji.keeping.chain import Proof
from gouji.keeping.proving import prove
from gouji.model.money import Figure
from gouji.model.table import Table
from gouji.reading.original import Original
from gouji.window.main import MainWindow
from gouji.window.opening.opening import Opening
from gouji.window.opening.progress import Progress
from gouji.window.opening.states import HandingOver
from tests.reading.making import EXPENDITURE, Pages, Rows, pdf, workbook
from tests.window.hands import cell, open_editor

TITLES = ("2024年部门支出预算总表", "2024年部门一般公共预算支出功能分类预算表", "2024年部门政府性基金预算支出表")


def draw(pages: Pages) -> None:
    for title in TITLES:
        pages.caption(title).table(EXPENDITURE).page()


def sheets() -> dict[str, Rows]:
    return {title[7:]: [[title], ["编制部门：某某局"], ["单位：元"], *EXPENDITURE] for title in TITLES}


@pytest.fixture(params=["pdf", "xlsx"])
def path(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    if request.param == "pdf":
        return pdf(tmp_path / "预算.pdf", draw)
    return workbook(tmp_path / "预算.xlsx", sheets())


def opened(window: MainWindow) -> bool:
    return window.desk is not None and window.stage.desk_in_view is window.desk and not window.opening.busy


def open_file(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    """Open a file and wait until its desk stands."""
    window.open(path)
    qtbot.waitUntil(lambda: opened(window), timeout=20_000)


def begun(path: Path) -> Path:
    """A case on a document in which something was done."""
    case = Case.open(path)
    case.verify(cell(case, "T1!208.合计"))
    case.close()
    return case.file.path


def test_each_table_can_be_looked_at_as_soon_as_it_is_complete(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    arriving = window.stage.arriving
    titles: list[str] = []
    figures: list[tuple[str, str, bool]] = []

    def look(_: Table, unit_is_printed: bool) -> None:
        assert unit_is_printed
        number = arriving.tables.count() - 1
        arriving.tables.setCurrentRow(number)
        shown = arriving.sheet(number).view
        titles.append(arriving.tables.item(number).text())
        figures.append((shown.tree.index(1, 0).data(), shown.tree.index(1, 2).data(), shown.isVisible()))

    window.opening.met.connect(look)
    window.open(path)
    assert window.stage.currentWidget() is arriving
    assert path.name in arriving.told.text()
    assert not window.commands.save.isEnabled()
    qtbot.waitUntil(lambda: opened(window), timeout=20_000)
    assert titles == [f"T{number}　{title}" for number, title in enumerate(TITLES, start=1)]
    assert figures == [("20805", "1,500", True)] * 3
    assert window.commands.save.isEnabled()


def test_tables_come_while_the_file_is_still_being_read(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    told: list[int] = []
    window.opening.met.connect(lambda: told.append(window.opening.bar.value()))
    open_file(qtbot, window, path)
    assert told[0] < told[1] < 80


def test_what_was_looked_at_meanwhile_stays_in_view(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    window.opening.met.connect(lambda: window.stage.arriving.tables.setCurrentRow(1))
    open_file(qtbot, window, path)
    assert window.desk
    assert window.desk.tables.currentRow() == 1


def test_a_reading_given_up_leads_back_to_the_beginning(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    window.opening.met.connect(window.opening.cancel.click)
    window.open(path)
    qtbot.waitUntil(lambda: not window.opening.busy, timeout=20_000)
    assert window.desk is None
    assert window.stage.currentWidget() is window.stage.welcome
    assert not window.opening.isVisible()


def test_a_reading_given_up_leads_back_to_the_open_case(
    qtbot: QtBot, window: MainWindow, path: Path, tmp_path: Path
) -> None:
    open_file(qtbot, window, path)
    desk = window.desk
    assert desk
    covered: list[bool] = []

    def press_escape(_: Table, __: bool) -> None:
        covered.append(window.commands.save.isEnabled() or desk.verdict.isVisible())
        qtbot.keyClick(window, Qt.Key.Key_Escape)

    window.opening.met.connect(press_escape)
    window.open(workbook(tmp_path / "另一份.xlsx", sheets()))
    qtbot.waitUntil(lambda: bool(covered) and not window.opening.busy, timeout=20_000)
    assert not any(covered)
    assert window.desk is desk
    assert opened(window)
    assert window.commands.save.isEnabled()
    assert desk.verdict.isVisible()
    desk.show_cell(cell(desk.case, "T1!208.合计"))


def test_the_desk_is_covered_at_once_and_escape_leads_back(
    qtbot: QtBot, window: MainWindow, path: Path, tmp_path: Path
) -> None:
    open_file(qtbot, window, path)
    desk = window.desk
    assert desk
    place = cell(desk.case, "T1!208.合计")
    desk.show_cell(place)
    open_editor(desk.sheet(0).view).setText("7")
    window.open(workbook(tmp_path / "另一份.xlsx", sheets()))
    assert desk.case.document.tables[0].content(place.row, place.column).figure == Figure(700, 0)
    assert window.stage.desk_in_view is None
    qtbot.keyClick(window.opening.cancel, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not window.opening.busy, timeout=20_000)
    assert window.stage.desk_in_view is desk


def test_what_was_to_be_opened_next_is_given_up_too(
    qtbot: QtBot, window: MainWindow, path: Path, tmp_path: Path
) -> None:
    for _ in range(2):
        window.open(path)
    window.opening.cancel.click()
    qtbot.waitUntil(lambda: not window.opening.busy, timeout=20_000)
    assert window.stage.currentWidget() is window.stage.welcome
    window.open(path)
    window.open(workbook(tmp_path / "另一份.xlsx", sheets()))
    window.close()
    qtbot.waitUntil(lambda: not window.opening.busy, timeout=20_000)
    assert window.desk is None


def test_a_case_waits_until_a_dialog_of_the_one_before_is_closed(
    qtbot: QtBot, window: MainWindow, path: Path, tmp_path: Path
) -> None:
    open_file(qtbot, window, path)
    first = window.desk
    dialog = QDialog(first)
    dialog.setModal(True)
    dialog.show()
    window.come_forward([workbook(tmp_path / "另一份.xlsx", sheets())])
    qtbot.waitUntil(lambda: isinstance(window.opening.state, HandingOver), timeout=20_000)
    assert window.desk is first
    dialog.close()
    qtbot.waitUntil(lambda: window.desk is not first and opened(window), timeout=20_000)


def test_a_reading_that_fails_leads_back_to_the_open_case(
    qtbot: QtBot, window: MainWindow, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(MainWindow, "tell", lambda _, error: told.append(error.kind))
    open_file(qtbot, window, path)
    (tmp_path / "坏.pdf").write_bytes(b"%PDF-1.7 broken")
    window.open(tmp_path / "坏.pdf")
    qtbot.waitUntil(lambda: not window.opening.busy, timeout=20_000)
    assert told == ["damaged"]
    assert opened(window)


def test_folds_do_not_move_what_was_looked_at(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    rows = [[f"{code}", f"第{code}项", "3", "1", "2"] for code in range(2080101, 2080199)]
    head = [["2024年部门支出预算总表"], ["单位：元"], ["科目编码", "科目名称", "合计", "基本支出", "项目支出"]]
    top = [["201", "公共", "0", "", ""], ["20101", "人大", "0", "", ""], ["208", "保障", "294", "98", "196"]]
    book = {"支出": [*head, *top, ["20801", "管理", "294", "98", "196"], *rows], **sheets()}

    def go(_: Table, __: bool) -> None:
        arriving = window.stage.arriving
        if arriving.tables.count() == 1:
            view = arriving.sheet(0).view
            view.tree.turn(0)
            view.scrollTo(view.tree.index_of(60, 1), view.ScrollHint.PositionAtTop)

    window.opening.met.connect(go)
    window.open(workbook(tmp_path / "x.xlsx", book))
    qtbot.waitUntil(lambda: opened(window), timeout=20_000)
    assert window.desk
    view = window.desk.sheet(0).view
    assert view.tree.outline.shown[view.rowAt(0)] == 60


def test_a_case_is_opened_again_off_the_gui_thread(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    kept = begun(path)
    window.open(kept)
    assert window.desk is None
    assert window.opening.isVisible()
    qtbot.waitUntil(lambda: window.desk is not None and not window.opening.busy, timeout=20_000)
    assert window.desk is not None
    window.desk.case.verify(cell(window.desk.case, "T2!208.合计"))
    assert not window.opening.isVisible()
    window.close()
    again = Case.open(kept)
    assert len(again.verified) == 2
    again.close()


def test_what_a_case_proves_is_looked_at_off_the_gui_thread(
    qtbot: QtBot, window: MainWindow, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A new case as one that is gone on with: the file of a large document is looked through for a while."""
    threads = list[int]()

    def proved(connection: sqlite3.Connection) -> Proof:
        threads.append(threading.get_ident())
        return prove(connection)

    monkeypatch.setattr("gouji.keeping.casefile.prove", proved)
    window.open(path)
    qtbot.waitUntil(lambda: window.desk is not None and not window.opening.busy, timeout=20_000)
    assert len(threads) == 1
    assert threading.get_ident() not in threads
    window.close()


def test_a_case_that_is_not_wanted_any_more_is_let_go(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    kept = begun(path)
    window.open(kept)
    window.opening.cancel.click()
    qtbot.waitUntil(lambda: not window.opening.busy, timeout=20_000)
    assert window.desk is None
    window.open(kept)
    window.close()
    Case.open(kept).close()


def test_a_case_that_cannot_be_opened_is_told(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(MainWindow, "tell", lambda _, error: told.append(error.kind))
    (tmp_path / "坏.gouji").write_text("not a case", encoding="utf-8")
    window.open(tmp_path / "坏.gouji")
    qtbot.waitUntil(lambda: not window.opening.busy, timeout=20_000)
    assert told == ["no-case"]
    assert window.desk is None


@pytest.mark.parametrize("go_on", [True, False])
def test_the_thread_ends_while_the_question_stands(
    qtbot: QtBot, window: MainWindow, path: Path, monkeypatch: pytest.MonkeyPatch, go_on: bool
) -> None:
    kept = begun(path)

    def take_time(opening: Opening, _: Path) -> bool:
        qtbot.waitUntil(lambda: not opening.busy)
        return go_on

    monkeypatch.setattr(Opening, "ask_continue", take_time)
    window.open(path)
    qtbot.waitUntil(lambda: window.desk is not None and not window.opening.busy, timeout=20_000)
    assert window.desk is not None
    assert (window.desk.case.file.path == kept) is go_on


def test_the_thread_ends_while_the_password_is_typed(
    qtbot: QtBot, window: MainWindow, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str | None] = []

    def read(path: Path, *rest: object, password: str | None, **others: object) -> Original:
        asked.append(password)
        raise UserError("password", "{name} is locked.", name=path.name)

    def take_time(opening: Opening, _: UserError) -> str | None:
        qtbot.waitUntil(lambda: not opening.busy)
        return "once" if len(asked) < 2 else None

    monkeypatch.setattr("gouji.apart.reading.read_original", read)
    monkeypatch.setattr(Opening, "ask_password", take_time)
    window.open(path)
    qtbot.waitUntil(lambda: asked == [None, "once"] and not window.opening.busy, timeout=20_000)


def test_a_long_name_loses_its_middle_while_it_is_read(qtbot: QtBot) -> None:
    name = "上海市普陀区人力资源和社会保障局（本级及所属单位）2025年部门预算公开说明及附表最终版.pdf"
    progress = Progress()
    qtbot.addWidget(progress)
    progress.begin(name)
    shown = progress.bar.format().removesuffix(" %p%")
    assert shown.startswith("正在读取 上海市")
    assert shown.endswith(".pdf")
    assert progress.bar.fontMetrics().horizontalAdvance(f"{shown} 100%") <= progress.bar.width()
    assert progress.bar.toolTip() == name
    progress.begin("短.pdf")
    assert progress.bar.format() == "正在读取 短.pdf %p%"
