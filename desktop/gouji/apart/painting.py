"""The painter's own side: the pages of one PDF, drawn as long as it is asked for them.

A picture without colour crosses in grey, a quarter of the bytes. A page that would be larger than ``MOST`` pixels, as a
file may claim of its own, is drawn smaller. Held by ``tests/apart/test_pages.py``.
"""

from __future__ import annotations

import importlib
import math
from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np

from gouji.apart import refusals
from gouji.apart.frames import Frame
from gouji.apart.serving import GivenUp, Tell

if TYPE_CHECKING:
    import pypdfium2

OPEN, DRAW = "open", "draw"
"""What a painter is asked: to take a file, first; then for its pages, counted from 0."""

MOST = 2**25
"""Pixels of a picture: eight pages of A4 at 150 dots an inch."""

BAND = 200
"""Lines of a picture in which colours are looked for at a time: most pages that have some show them soon."""

GREY, COLOURS = 1, 4
"""Bytes of a pixel: how light it is; or how blue, green and red, and one that says nothing."""


def get_ready(idle: Callable[[], bool]) -> None:
    """Bring in what draws, as long as nothing is asked."""
    if idle():
        importlib.import_module("pypdfium2")


class Painter:
    """Holds the file that it was given."""

    def __init__(self) -> None:
        self._name = ""
        self._document: pypdfium2.PdfDocument | None = None

    def done(self, asked: Frame, _tell: Tell, _cancelled: GivenUp) -> Frame:
        """What comes of what was asked. Raises UserError for a file or a page of which there is no picture."""
        import pypdfium2

        try:
            return self._opened(asked) if asked.head["task"] == OPEN else self._drawn(asked)
        except pypdfium2.PdfiumError as error:
            raise refusals.not_drawn(self._name) from error

    def _opened(self, asked: Frame) -> Frame:
        import pypdfium2

        (data,), self._name = asked.parts, asked.head["name"]
        document = self._document = pypdfium2.PdfDocument(data, password=asked.head["password"])
        return Frame({"sizes": [document.get_page_size(number) for number in range(len(document))]})

    def _drawn(self, asked: Frame) -> Frame:
        assert self._document is not None
        page = self._document[asked.head["page"]]
        width, height = page.get_size()
        scale = min(asked.head["scale"], math.sqrt(MOST / max(width * height, 1.0)))
        bitmap = page.render(scale=scale, prefer_bgrx=True)
        pixels = bitmap.to_numpy()
        grey = all(_is_grey(pixels[first : first + BAND]) for first in range(0, len(pixels), BAND))
        told = {"width": bitmap.width, "height": bitmap.height, "depth": GREY if grey else COLOURS}
        drawn = Frame(told, (np.ascontiguousarray(pixels[..., 1] if grey else pixels).tobytes(),))
        bitmap.close()
        page.close()
        return drawn


def _is_grey(band: np.ndarray[tuple[int, ...], np.dtype[np.uint8]]) -> bool:
    return bool((band[..., 0] == band[..., 1]).all() and (band[..., 1] == band[..., 2]).all())
