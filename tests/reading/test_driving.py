"""Every kind of file is read by one driver: page after page, counted, stopped when asked, and nothing kept."""

from __future__ import annotations

import gc
from collections.abc import Callable, Generator, Sequence
from pathlib import Path
from weakref import ref

import pytest

from gouji.errors import Cancelled, UserError
from gouji.model.document import Notice, SourceFile
from gouji.reading.driving import drive
from gouji.reading.page.page import Page
from gouji.reading.sources.kinds import true_format
from gouji.reading.sources.readers import source_of
from gouji.reading.sources.source import Source
from gouji.reading.sources.workbook.sheets import SheetBlock
from tests.conftest import SAMPLE
from tests.reading.making import EXPENDITURE, Pages, pdf, workbook
from tests.reading.test_markup import EXPORT
from tests.reading.test_spreadsheetxml import TOTAL, book, sheet
from tests.reading.wordmaking import table, word

TITLE = "2025年部门支出预算总表"
PAGES = {"pdf": 3, "xlsx": 3, "xml": 3, "docx": 1, "html": 1, "csv": 1, "txt": 16}


class Fake:
    """A source of pages that a test makes."""

    file = SourceFile("x", "", "x")
    notices: Sequence[Notice] = ()
    rereads = False

    def __init__(self, *pages: Callable[[], Page | None]) -> None:
        self.done = 0.0
        self.let_go = False
        self._pages = pages

    def pages(self) -> Generator[Page | None, None, None]:
        try:
            for number, make in enumerate(self._pages, start=1):
                self.done = number / len(self._pages)
                yield make()
        finally:
            self.let_go = True


def named(name: str) -> Callable[[], Page]:
    return lambda: Page((), name)


def test_each_page_is_taken_before_the_next_is_made() -> None:
    met: list[str] = []

    def second() -> Page:
        assert met == ["甲"]
        return Page((), "乙")

    drive(Fake(named("甲"), lambda: None, second), lambda page: met.append(page.name))
    assert met == ["甲", "乙"]


def test_the_share_that_is_read_is_told_also_where_there_is_no_page_yet() -> None:
    told: list[float] = []
    drive(Fake(named("甲"), lambda: None, lambda: None, named("乙")), lambda _: None, told.append)
    assert told == [0.25, 0.5, 0.75, 1]


def test_what_is_made_when_reading_is_stopped_is_not_taken() -> None:
    met: list[str] = []
    asked: list[bool] = []

    def cancelled() -> bool:
        asked.append(True)
        return len(asked) == 3

    with pytest.raises(Cancelled):
        drive(Fake(named("甲"), lambda: None, named("乙")), lambda page: met.append(page.name), cancelled=cancelled)
    assert met == ["甲"]


def test_a_source_is_let_go_at_once_when_reading_is_stopped_or_fails() -> None:
    def refuse(_: Page) -> None:
        raise UserError("x", "x")

    stopped, failed = Fake(named("甲"), named("乙")), Fake(named("甲"), named("乙"))
    with pytest.raises(Cancelled) as cancelled:
        drive(stopped, lambda _: None, cancelled=lambda: True)
    with pytest.raises(UserError) as refused:
        drive(failed, refuse)
    assert all((cancelled.tb, refused.tb))  # as long as these are kept, so is whatever was hanging in them
    assert (stopped.let_go, failed.let_go) == (True, True)


def test_garbage_waits_while_a_page_is_made_and_taken_and_goes_before_the_next() -> None:
    class Loop:
        def __init__(self) -> None:
            self.me = self

    left: list[ref[Loop]] = []
    waits: list[bool] = []

    def littering() -> Page:
        left.extend(ref(Loop()) for _ in range(2 * gc.get_threshold()[0]))
        waits.append(left[0]() is not None)
        return Page(())

    def next_page() -> Page:
        assert left[0]() is None
        return Page(())

    drive(Fake(littering, next_page), lambda _: waits.append(not gc.isenabled()))
    assert waits == [True, True, True]
    assert gc.isenabled()


def source(folder: Path, kind: str) -> Source:
    """A source of each kind; a PDF and a workbook have three pages."""
    path = folder / f"x.{kind}"
    if kind == "pdf":

        def draw(pages: Pages) -> None:
            for _ in range(3):
                pages.caption(TITLE).table(EXPENDITURE).page()

        pdf(path, draw)
    elif kind == "xlsx":
        workbook(path, {name: [[TITLE], *EXPENDITURE] for name in "甲乙丙"})
    elif kind == "xml":
        book(path, *(sheet(name, TOTAL) for name in "甲乙丙"))
    elif kind == "docx":
        word(path, TITLE, table(EXPENDITURE))
    elif kind == "html":
        path.write_text(EXPORT, encoding="gb18030")
    elif kind == "csv":
        path.write_text("\n".join(",".join(row) for row in [[TITLE], *EXPENDITURE]), encoding="utf-8")
    else:
        path.write_bytes(SAMPLE.read_bytes())
    data = path.read_bytes()
    return source_of(data, SourceFile(path.name, "", true_format(data, path.name)))


@pytest.mark.parametrize("kind", PAGES)
def test_every_source_gives_its_pages_and_tells_its_share(tmp_path: Path, kind: str) -> None:
    own = source(tmp_path, kind)
    assert own.done == 0
    steps = [(own.done, step) for step in own.pages()]
    shares = [share for share, _ in steps]
    assert shares == sorted(shares)
    assert shares[-1] <= 1
    assert sum(step is not None for _, step in steps) == PAGES[kind]


@pytest.mark.parametrize("kind", ["xlsx", "xml"])
def test_a_sheet_is_gone_before_the_next_is_taken(tmp_path: Path, kind: str) -> None:
    def living() -> int:
        return sum(isinstance(one, SheetBlock) for one in gc.get_objects())

    before = living()
    met: list[int] = []
    drive(source(tmp_path, kind), lambda _: met.append(living() - before))
    assert met == [1, 1, 1]
