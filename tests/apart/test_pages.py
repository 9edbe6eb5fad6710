"""A page that hangs, aborts or is huge reaches the painter of its file and nobody else.

The painters of these tests are real ones. A library that misbehaves is one of our own in the place of that which draws.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from gouji.apart import PAINTER, readers
from gouji.apart.pages import Pages
from gouji.apart.painting import GREY
from gouji.apart.readers import Readers
from gouji.errors import Cancelled, UserError
from tests.reading.making import EXPENDITURE, pdf
from tests.reading.making import Pages as Drawn

OWN = Pages._answer
"""Before it is replaced by a painter that all tests share."""

MISBEHAVING = """
import os, time
class PdfiumError(Exception): pass
class Page:
    def __init__(self, number): self.number = number
    def get_size(self):
        {0: lambda: time.sleep(600), 1: os.abort, 2: lambda: bytearray(2**33)}[self.number]()
class PdfDocument:
    def __init__(self, data, password): pass
    def __len__(self): return 3
    def __getitem__(self, number): return Page(number)
    def get_page_size(self, number): return 595, 842
"""


@pytest.fixture
def painters(monkeypatch: pytest.MonkeyPatch) -> Iterator[Readers]:
    made = Readers(PAINTER)
    monkeypatch.setattr(readers, "PAINTERS", made)
    monkeypatch.setattr(Pages, "_answer", OWN)
    yield made
    made.close()


@pytest.fixture
def misbehaving(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, painters: Readers) -> Iterator[Pages]:
    (tmp_path / "pypdfium2.py").write_text(MISBEHAVING)
    monkeypatch.syspath_prepend(tmp_path)
    pages = Pages(b"%PDF", "预算.pdf")
    yield pages
    pages.close()


def test_pages_are_drawn_one_after_the_other_by_one_painter(tmp_path: Path, painters: Readers) -> None:
    def draw(pages: Drawn) -> None:
        pages.table(EXPENDITURE).page()
        pages.canvas.setPageSize((20_000, 20_000))
        pages.canvas.setFillColorRGB(0.8, 0, 0)
        pages.canvas.circle(3000, 3000, 900, fill=1)

    pages = Pages(pdf(tmp_path / "x.pdf", draw).read_bytes(), "x.pdf")
    (width, height), (wide, _) = pages.sizes()
    (one,) = painters.all
    picture = pages.drawn(0, 2.0)
    assert (picture.width, picture.height) == (round(width * 2), round(height * 2))
    assert picture.depth == GREY
    assert 0 < picture.pixels.count(0) < len(picture.pixels) / 2
    huge = pages.drawn(1, 2.0)
    assert huge.width < wide
    assert huge.depth > GREY
    assert painters.all == {one}
    pages.close()


def test_what_cannot_be_opened_is_refused(painters: Readers) -> None:
    with pytest.raises(UserError, match="cannot be shown"):
        Pages(b"%PDF broken", "坏.pdf").sizes()


@pytest.mark.parametrize("page", [1, 2])
def test_a_page_that_breaks_its_painter_costs_no_other(misbehaving: Pages, page: int) -> None:
    for _ in range(2):
        with pytest.raises(UserError):
            misbehaving.drawn(page, 1.0)
    assert len(misbehaving.sizes()) == 3


def test_a_page_that_never_ends_is_given_up_at_once(misbehaving: Pages, painters: Readers) -> None:
    misbehaving.sizes()
    (one,) = painters.all
    wanted = iter([False, False])
    with pytest.raises(Cancelled):
        misbehaving.drawn(0, 1.0, lambda: next(wanted, True))
    while one.lives:
        time.sleep(0.01)
