"""The window on 1e5 rows: an edit until it is painted; and how soon the program is up."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QWidget
from pytest_benchmark.fixture import BenchmarkFixture
from pytestqt.qtbot import QtBot

from gouji.casework.case import Case
from gouji.keeping.casefile import CaseFile
from gouji.model.document import Cell, Document
from gouji.model.money import Figure
from gouji.model.table import Row
from gouji.window.desk import Desk
from tests.bench.synthetic import budget

ROWS = 10**5
START = """
from gouji import app
from PySide6.QtCore import QTimer
QTimer.singleShot(0, lambda: print("up", flush=True))
app.run(None)
"""


class Painted(QObject):
    """Whether a widget was painted since it was last asked."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._seen = False
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self._seen = self._seen or event.type() == QEvent.Type.Paint
        return super().eventFilter(watched, event)

    def take(self) -> bool:
        seen, self._seen = self._seen, False
        return seen


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Document:
    monkeypatch.setenv("GOUJI_DATA", str(tmp_path))
    document = budget(ROWS)
    table = document.tables[0]
    table.rows = [Row(f"第{row}行", None, 1) for row in range(ROWS)]
    return document


def test_edit_until_painted(benchmark: BenchmarkFixture, qtbot: QtBot, large: Document, tmp_path: Path) -> None:
    case = Case(CaseFile.create(tmp_path / "case.gouji", large), large)
    desk = Desk(case)
    qtbot.addWidget(desk)
    desk.show()
    qtbot.waitExposed(desk)
    sheet = desk.sheet(0)
    rng = np.random.default_rng(3)
    times = []
    painted = Painted(sheet.view.viewport())
    places = zip(rng.integers(0, ROWS // 20, 400), rng.integers(0, 3, 400), strict=True)
    cells = [Cell(0, int(row), int(column)) for row, column in places]
    for cell in cells:
        desk.show_cell(cell)
        qtbot.waitUntil(lambda: not desk.suspecting.busy)
        painted.take()
        figure = Figure(int(rng.integers(0, 10**9)))
        start = time.perf_counter()
        step = case.edit(cell, figure)
        assert step
        desk.show_step(step)
        QCoreApplication.sendPostedEvents(desk, QEvent.Type.UpdateRequest.value)
        times.append(time.perf_counter() - start)
        assert painted.take(), "the figure was not painted"
        undone = case.undo()
        assert undone
        desk.show_step(undone)
    p50, p99 = (float(np.percentile(times, p)) * 1e3 for p in (50, 99))
    benchmark.extra_info.update({"p50 ms": round(p50, 2), "p99 ms": round(p99, 2)})
    benchmark(sheet.view.viewport().repaint)
    print(f"edit to paint: p50 {p50:.2f} ms, p99 {p99:.2f} ms")
    assert p99 < 16
    case.close()


def test_the_program_is_up(tmp_path: Path) -> None:
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "GOUJI_DATA": str(tmp_path), "PYTHONUNBUFFERED": "1"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    times = []
    for _ in range(8):
        start = time.perf_counter()
        process = subprocess.Popen([sys.executable, "-c", START], env=environment, stdout=subprocess.PIPE, text=True)
        assert process.stdout is not None
        assert process.stdout.readline().strip() == "up"
        times.append(time.perf_counter() - start)
        process.kill()
        process.wait()
        process.stdout.close()
    warm = float(np.median(times[1:])) * 1e3
    print(f"up in {warm:.0f} ms")
    assert warm < 400
