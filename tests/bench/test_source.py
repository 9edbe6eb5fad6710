"""The source pane: how soon the picture of a page is there, drawn afresh and from the cache."""

from __future__ import annotations

import time
from pathlib import Path

import numpy as np
from PySide6.QtCore import QCoreApplication, QEventLoop
from pytest_benchmark.fixture import BenchmarkFixture
from pytestqt.qtbot import QtBot

from gouji.model.source import OnPage
from gouji.window.source.pages import PageView
from gouji.window.source.pictures import PagePictures
from tests.reading.making import EXPENDITURE, Pages, pdf

PAGES = 8
COLD_MS, WARM_MS = 300, 30


def draw(pages: Pages) -> None:
    body = [["208", "05", f"{row:02d}", f"行政单位离退休第{row}项", "1,000", "600", "400"] for row in range(1, 35)]
    for _ in range(PAGES):
        pages.caption("2024年部门支出预算总表").table([EXPENDITURE[0], *body]).page()


def test_pictures_of_pages(benchmark: BenchmarkFixture, qtbot: QtBot, tmp_path: Path) -> None:
    pictures = PagePictures(pdf(tmp_path / "x.pdf", draw).read_bytes(), "x.pdf", None)
    with qtbot.waitSignal(pictures.opened, timeout=20_000):
        pictures.start()
    view = PageView(pictures)
    qtbot.addWidget(view)
    view.resize(700, 900)
    view.show()
    qtbot.waitExposed(view)

    def shown(page: int) -> float:
        """Milliseconds until a page is turned to, lit and painted with its picture."""
        start = time.perf_counter()
        view.light([OnPage(page, (100, 200, 160, 215))])
        while pictures.seen(page) is None:
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 5)
        view.view.viewport().repaint()
        return (time.perf_counter() - start) * 1e3

    cold = [shown(page) for page in range(2, PAGES + 1)]
    warm = [shown(page) for _ in range(5) for page in range(1, PAGES + 1)]
    QCoreApplication.processEvents()
    benchmark.extra_info.update({"cold ms": round(max(cold), 1), "warm ms": round(max(warm), 1)})
    benchmark(pictures.seen, 1)
    print(f"page shown: drawn afresh {np.median(cold):.0f} ms, from the cache p50 {np.median(warm):.1f} ms", end=" ")
    print(f"p99 {np.percentile(warm, 99):.1f} ms")
    pictures.stop()
    pictures.wait()
    assert np.percentile(warm, 99) < WARM_MS
    assert max(cold) < COLD_MS
