"""An opening is at one thing at a time: what may follow what, and what becomes of each when another is wanted."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import get_args

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from gouji.casework.case import Case
from gouji.errors import UserError
from gouji.reading.original import Original
from gouji.window.main import MainWindow
from gouji.window.opening.opening import Opening
from gouji.window.opening.states import NEXT, Asking, Closed, GivenUp, HandingOver, Idle, MakingCase, Reading, State
from tests.conftest import SAMPLE, SLIPS
from tests.window.hands import cell

PATIENCE_MS = 20_000


class Passed(list[type[State]]):
    """The states that an opening goes through, one after the other."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        super().__init__()
        go = Opening._go

        def note(opening: Opening, state: State) -> None:
            go(opening, state)
            self.append(type(state))

        monkeypatch.setattr(Opening, "_go", note)


@pytest.fixture
def passed(monkeypatch: pytest.MonkeyPatch) -> Passed:
    return Passed(monkeypatch)


@pytest.fixture
def worked_on() -> Path:
    """A case on the sample in which something was done."""
    case = Case.open(SAMPLE)
    case.verify(cell(case, "T1!收入总计.预算数"))
    case.close()
    return case.file.path


def settled(window: MainWindow) -> bool:
    return isinstance(window.opening.state, Idle)


def test_every_state_has_its_followers_and_nothing_follows_the_end() -> None:
    assert set(NEXT) == set(get_args(State))
    assert NEXT[Closed] == frozenset()
    assert all(Closed in after for state, after in NEXT.items() if state is not Closed)


def test_what_may_not_follow_is_a_fault_of_the_program(window: MainWindow) -> None:
    with pytest.raises(AssertionError):
        window.opening._go(Asking())
    assert settled(window)


def test_a_document_is_read_asked_about_made_and_handed_over(qtbot: QtBot, window: MainWindow, passed: Passed) -> None:
    window.open(SAMPLE)
    qtbot.waitUntil(lambda: window.desk is not None and settled(window), timeout=PATIENCE_MS)
    assert passed == [Reading, Asking, MakingCase, HandingOver, Idle]


def test_a_case_is_made_and_handed_over(qtbot: QtBot, window: MainWindow, worked_on: Path, passed: Passed) -> None:
    window.open(worked_on)
    qtbot.waitUntil(lambda: window.desk is not None and settled(window), timeout=PATIENCE_MS)
    assert passed == [MakingCase, HandingOver, Idle]


def test_another_document_waits_for_the_thread_that_was_given_up(
    qtbot: QtBot, window: MainWindow, passed: Passed
) -> None:
    window.open(SAMPLE)
    window.open(SAMPLE)
    window.open(SLIPS)
    qtbot.waitUntil(lambda: window.desk is not None and settled(window), timeout=PATIENCE_MS)
    assert passed == [Reading, GivenUp, Idle, Reading, Asking, MakingCase, HandingOver, Idle]
    assert window.desk is not None
    assert window.desk.case.document.file.name == SLIPS.name


def test_a_failure_leads_back_to_nothing_before_it_is_told(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, passed: Passed, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[tuple[str, bool]] = []
    monkeypatch.setattr(MainWindow, "tell", lambda _, error: told.append((error.kind, settled(window))))
    (tmp_path / "坏.gouji").write_text("not a case", encoding="utf-8")
    for path in (tmp_path / "没有.txt", tmp_path / "坏.gouji"):
        window.open(path)
        qtbot.waitUntil(lambda: settled(window), timeout=PATIENCE_MS)
    assert told == [("not-found", True), ("no-case", True)]
    assert passed == [Reading, Idle, MakingCase, Idle]


def answer(monkeypatch: pytest.MonkeyPatch, meanwhile: Callable[[Opening], object]) -> None:
    """The user goes on with the kept case, after something else happened while the question stood."""

    def ask(opening: Opening, _: Path) -> bool:
        meanwhile(opening)
        return True

    monkeypatch.setattr(Opening, "ask_continue", ask)


def test_an_answer_counts_no_more_when_another_document_was_wanted_meanwhile(
    qtbot: QtBot, window: MainWindow, worked_on: Path, passed: Passed, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(monkeypatch, lambda _: window.come_forward([SLIPS]))
    window.open(SAMPLE)
    qtbot.waitUntil(lambda: window.desk is not None and settled(window), timeout=PATIENCE_MS)
    assert passed == [Reading, Asking, Idle, Reading, Asking, MakingCase, HandingOver, Idle]
    assert window.desk is not None
    assert window.desk.case.document.file.name == SLIPS.name


def test_an_answer_counts_no_more_when_the_opening_was_given_up(
    qtbot: QtBot, window: MainWindow, worked_on: Path, passed: Passed, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(monkeypatch, Opening.stop)
    window.open(SAMPLE)
    qtbot.waitUntil(lambda: bool(passed) and settled(window), timeout=PATIENCE_MS)
    assert passed == [Reading, Asking, Idle]
    assert window.desk is None


def test_an_answer_counts_no_more_when_the_window_was_closed(
    qtbot: QtBot, window: MainWindow, worked_on: Path, passed: Passed, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(monkeypatch, lambda _: window.close())
    window.open(SAMPLE)
    qtbot.waitUntil(lambda: Closed in passed, timeout=PATIENCE_MS)
    QCoreApplication.processEvents()
    assert passed == [Reading, Asking, Closed]
    Case.open(worked_on).close()


def test_a_case_that_waits_under_a_dialog_gives_way_and_is_closed(
    qtbot: QtBot, window: MainWindow, worked_on: Path, passed: Passed
) -> None:
    dialog = QDialog(window)
    dialog.setModal(True)
    dialog.show()
    window.open(worked_on)
    qtbot.waitUntil(lambda: isinstance(window.opening.state, HandingOver), timeout=PATIENCE_MS)
    assert window.opening.busy
    window.opening.stop()
    assert settled(window)
    Case.open(worked_on).close()
    window.open(worked_on)
    qtbot.waitUntil(lambda: isinstance(window.opening.state, HandingOver), timeout=PATIENCE_MS)
    window.close()
    dialog.close()
    assert passed == [MakingCase, HandingOver, Idle, MakingCase, HandingOver, Closed]
    Case.open(worked_on).close()


def test_a_window_that_is_closed_while_a_case_is_made_leaves_it_free(
    window: MainWindow, worked_on: Path, passed: Passed
) -> None:
    window.open(worked_on)
    window.close()
    assert passed == [MakingCase, Closed]
    Case.open(worked_on).close()
    window.open(worked_on)
    assert passed == [MakingCase, Closed]


def test_a_locked_document_is_read_again_with_its_password_or_not_at_all(
    qtbot: QtBot, window: MainWindow, passed: Passed, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[str | None] = []

    def read(path: Path, *_: object, password: str | None, **__: object) -> Original:
        given.append(password)
        raise UserError("password", "{name} is locked.", name=path.name)

    answers = iter(["falsch", None])
    monkeypatch.setattr("gouji.apart.reading.read_original", read)
    monkeypatch.setattr(Opening, "ask_password", lambda *_: next(answers))
    window.open(SAMPLE)
    qtbot.waitUntil(lambda: len(given) == 2 and settled(window), timeout=PATIENCE_MS)
    assert given == [None, "falsch"]
    assert passed == [Reading, Asking, Reading, Asking, Idle]
    assert window.stage.currentWidget() is window.stage.welcome
