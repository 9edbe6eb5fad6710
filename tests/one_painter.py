"""Pages of all tests of a process are drawn by one painter, which takes one file after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock

import pytest

from gouji.apart import PAINTER, pages
from gouji.apart.frames import Frame
from gouji.apart.process import Process
from gouji.apart.reading import answered


class _Shared:
    """The painter, and whose file it holds."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.process: Process | None = None
        self.holder: pages.Pages | None = None

    def answer(self, asker: pages.Pages, asked: Frame) -> Frame:
        with self.lock:
            self.process = self.process or Process(PAINTER)
            if self.holder is not asker and asked is not asker._opening:
                self._ask(asker, asker._opening)
            self.holder = asker
            return self._ask(asker, asked)

    def _ask(self, asker: pages.Pages, asked: Frame) -> Frame:
        assert self.process is not None
        return answered(asker._name, self.process.ask(asked, pages.SECONDS, lambda: True), {})


@contextmanager
def one_painter() -> Iterator[None]:
    """As long as it lasts; what ends a painter is tried where each file has its own (``tests/apart/test_pages.py``)."""
    shared = _Shared()

    def answer(asker: pages.Pages, asked: Frame, _cancelled: Callable[[], bool]) -> Frame:
        asker._painter = asker._painter or shared.process
        return shared.answer(asker, asked)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pages.Pages, "_answer", answer)
        yield
    if shared.process is not None:
        shared.process.end(0.0)
