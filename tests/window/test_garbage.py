"""What belongs to the window is taken apart by the thread of the window, whoever makes garbage."""

from __future__ import annotations

import gc
import weakref
from threading import Thread, current_thread, main_thread

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from gouji.window.garbage import Garbage


class Ring(QObject):
    """Something of the window that only the search for garbage lets go of."""

    def __init__(self) -> None:
        super().__init__()
        self.self = self


def test_a_thread_that_makes_much_takes_nothing_of_the_window_apart(qapp: QApplication) -> None:
    was_on = gc.isenabled()
    garbage, met = Garbage(qapp), []
    try:
        weakref.finalize(Ring(), lambda: met.append(current_thread()))
        made: list[list[int]] = []
        thread = Thread(target=lambda: made.extend([] for _ in range(200_000)))
        thread.start()
        thread.join()
        assert met == []
        for _ in range(len(gc.get_threshold())):
            garbage.look()
        gc.collect()
        assert met == [main_thread()]
        garbage.look()
    finally:
        garbage.deleteLater()
        if was_on:
            gc.enable()
