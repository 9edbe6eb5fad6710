"""The pages of a PDF as pictures, drawn by a process of their own: no stranger's page reaches a library in this one.

A painter that ends over a page is followed by another one for the next page. Held by ``tests/apart/test_pages.py``.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from typing import NamedTuple

from gouji.apart import readers, refusals
from gouji.apart.frames import Frame
from gouji.apart.painting import COLOURS, DRAW, GREY, MOST, OPEN
from gouji.apart.process import EndedError, Process
from gouji.apart.reading import BROKEN, FaultError, answered
from gouji.errors import Cancelled

SECONDS = 20.0
"""Of a processor: what a painter has to take a file, and for each page. Published ones take a hundredth."""

SILENCE = 10.0
"""Seconds of the clock that it may wait for others."""

Size = tuple[float, float]
"""Width and height in points."""

GivenUp = Callable[[], bool]


class Picture(NamedTuple):
    """A page as pixels, line by line without gaps: ``GREY`` or ``COLOURS`` bytes each."""

    width: int
    height: int
    depth: int
    pixels: bytes


class Pages:
    """The pages of one file, counted from 0; one after the other is drawn, by whichever thread asks."""

    def __init__(self, data: bytes, name: str, password: str | None = None) -> None:
        self._opening = Frame({"task": OPEN, "name": name, "password": password}, (data,))
        self._name = name
        self._held = ExitStack()
        self._painter: Process | None = None

    def sizes(self, cancelled: GivenUp = lambda: False) -> list[Size]:
        """The size of each page.

        Raises UserError for a file that cannot be drawn, and Cancelled soon after ``cancelled()`` is true.
        """
        try:
            return [_size(*one) for one in self._answer(self._opening, cancelled).head["sizes"]]
        except BROKEN as error:
            self.close()
            raise refusals.not_drawn(self._name) from error

    def drawn(self, page: int, scale: float, cancelled: GivenUp = lambda: False) -> Picture:
        """A page with so many pixels a point, or fewer of a huge one. Raises as ``sizes`` does."""
        if self._painter is None:
            self.sizes(cancelled)
        told = self._answer(Frame({"task": DRAW, "page": page, "scale": scale}), cancelled)
        try:
            return _picture(*(told.head[key] for key in ("width", "height", "depth")), *told.parts)
        except BROKEN as error:
            self.close()
            raise refusals.not_drawn(self._name) from error

    def close(self) -> None:
        """End the painter, whatever it is at."""
        self._painter = None
        self._held.close()

    def _answer(self, asked: Frame, cancelled: GivenUp) -> Frame:
        """What the painter answers; one that gave none is ended."""
        try:
            if self._painter is None:
                self._painter = self._held.enter_context(readers.PAINTERS.one())
            return answered(self._name, self._painter.ask(asked, SECONDS, lambda: not cancelled(), SILENCE), {})
        except (EndedError, OSError) as error:
            self.close()
            raise refusals.not_drawn(self._name) from error
        except (Cancelled, FaultError):
            self.close()
            raise


def _size(width: object, height: object) -> Size:
    if not isinstance(width, int | float) or not isinstance(height, int | float) or not 0 < width * height < MOST**2:
        raise ValueError("no size of a page")
    return float(width), float(height)


def _picture(width: object, height: object, depth: object, pixels: bytes) -> Picture:
    if not isinstance(width, int) or not isinstance(height, int) or not isinstance(depth, int):
        raise TypeError("no picture")
    if min(width, height) < 1 or depth not in (GREY, COLOURS) or width * height * depth != len(pixels):
        raise ValueError("a picture of another size")
    return Picture(width, height, depth, pixels)
