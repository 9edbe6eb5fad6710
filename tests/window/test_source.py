"""原文: a figure lights its spot in the source, a spot that is clicked finds its figure, in every kind of source."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QGraphicsRectItem
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from gouji.apart import refusals
from gouji.casework.case import Case
from gouji.model.document import Cell
from gouji.model.source import AtLine, InSheet, OnPage
from gouji.reading.read import read_grid
from gouji.reading.sources.shown import Shown, shown
from gouji.window.desk.desk import Desk
from gouji.window.source.lines import LineView
from gouji.window.source.pages import PageView
from gouji.window.source.pane import SourcePane
from gouji.window.source.pictures import PagePictures, Seen
from gouji.window.source.reading import SourceReader, at_work
from gouji.window.source.sheets import BlockModel, SheetsView, position
from gouji.window.theme import Theme, palette
from gouji.window.tree.sheet import CheckedSheet
from gouji.window.worklist.findings_model import REMARK
from gouji.wording import say
from tests.conftest import SLIPS
from tests.reading.making import EXPENDITURE, Pages, pdf, workbook
from tests.window.hands import cell


def draw(pages: Pages) -> None:
    pages.caption("2024年部门支出预算总表").table(EXPENDITURE).page()
    pages.caption("2024年部门一般公共预算支出功能分类预算表").table(EXPENDITURE)


@pytest.fixture
def printed(tmp_path: Path) -> Iterator[Case]:
    case = Case.look_at(pdf(tmp_path / "预 算.pdf", draw))
    yield case
    case.close()


@pytest.fixture
def booked(tmp_path: Path) -> Iterator[Case]:
    head = [["2024年部门支出预算总表"], ["编制部门：某某局"], ["单位：元"]]
    other = [["2024年部门一般公共预算支出功能分类预算表"], ["编制部门：某某局"], ["单位：元"]]
    rows = {"支出": [*head, *EXPENDITURE], "一般": [*other, *EXPENDITURE]}
    case = Case.look_at(workbook(tmp_path / "预算.xlsx", rows))
    yield case
    case.close()


def pane_of(qtbot: QtBot, case: Case) -> SourcePane:
    pane = SourcePane(case)
    qtbot.addWidget(pane)
    pane.resize(600, 700)
    pane.show()
    if pane.reader is not None:
        qtbot.waitUntil(lambda: bool(pane.views), timeout=20_000)
    return pane


def test_a_figure_of_a_pdf_is_lit_on_its_page_and_found_by_a_click(qtbot: QtBot, printed: Case) -> None:
    pane = pane_of(qtbot, printed)
    figure = cell(printed, "T2!2080501.基本支出")
    pane.show_cells([figure])
    view = pane.views[0]
    assert isinstance(view, PageView)
    assert (view.page, view.lit) == (2, 1)
    place = printed.document.tables[1].source(figure.row, figure.column)
    assert isinstance(place, OnPage)
    left, top, right, bottom = place.bbox
    with qtbot.waitSignal(pane.chosen) as chosen:
        spot = view.view.mapFromScene(QPointF((left + right) / 2, (top + bottom) / 2))
        qtbot.mouseClick(view.view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert chosen.args == [figure]
    assert pane.cell_at(OnPage(2, (5, 5, 5, 5))) is None


def test_both_ends_of_a_relation_are_lit_at_once(qtbot: QtBot, printed: Case) -> None:
    pane = pane_of(qtbot, printed)
    ends = [cell(printed, f"T{number}!208.合计") for number in (1, 2)]
    pane.show_cells(ends)
    first, second = pane.views
    assert isinstance(first, PageView)
    assert isinstance(second, PageView)
    assert second.isVisible()
    assert [(view.page, view.lit) for view in (first, second)] == [(1, 1), (2, 1)]
    pane.show_cells(ends[:1])
    assert not second.isVisible()


def test_what_is_lit_is_in_view_the_first_time_whatever_room_the_views_are_given_after(
    qtbot: QtBot, printed: Case
) -> None:
    pane = pane_of(qtbot, printed)
    pane.resize(600, 320)
    ends = [cell(printed, f"T{number}!合计.合计") for number in (1, 2)]
    pane.show_cells(ends)

    def is_seen(number: int) -> bool:
        view, place = pane.views[number], printed.document.tables[number].source(*ends[number][1:])
        assert isinstance(view, PageView)
        assert isinstance(place, OnPage)
        left, top, right, bottom = place.bbox
        spot = view.view.mapFromScene(QPointF((left + right) / 2, (top + bottom) / 2))
        return bool(view.view.viewport().rect().contains(spot))

    qtbot.waitUntil(lambda: is_seen(0) and is_seen(1))
    pane.resize(600, 260)
    qtbot.waitUntil(lambda: is_seen(0) and is_seen(1))


def test_the_label_of_a_row_is_seen_beside_its_figure_as_far_as_both_have_room(qtbot: QtBot, printed: Case) -> None:
    """However narrow the view, and whatever was looked at before."""
    pane = pane_of(qtbot, printed)
    pane.resize(330, 500)
    table = printed.document.tables[0]

    def is_seen(key: str, column: str) -> tuple[bool, bool]:
        figure = cell(printed, f"T1!{key}.{column}")
        pane.show_cells([figure])
        view, place = pane.views[0], table.source(figure.row, figure.column)
        assert isinstance(view, PageView)
        assert isinstance(place, OnPage)
        qtbot.waitUntil(lambda: view.printed[0] > 0)
        left, top, right, bottom = place.bbox
        window = view.view.viewport().rect()
        spots = ((view.printed[0] + 1, (top + bottom) / 2), ((left + right) / 2, (top + bottom) / 2))
        begins, ends = (window.contains(view.view.mapFromScene(QPointF(*spot))) for spot in spots)
        return begins, ends

    assert is_seen("208", "项目支出") == (False, True)
    assert is_seen("208", "合计") == (True, True)


def test_zoom_and_fit(qtbot: QtBot, printed: Case) -> None:
    pane = pane_of(qtbot, printed)
    view = pane.views[0]
    assert isinstance(view, PageView)
    fitted = view.view.transform().m11()
    view.view.zoom(1.25)
    assert view.view.transform().m11() == pytest.approx(fitted * 1.25)
    view.view.fit()
    assert view.view.transform().m11() == pytest.approx(fitted)
    view.turn(99)
    assert view.page == 1


def test_paper_is_dimmed_among_dark_colours(qtbot: QtBot, printed: Case) -> None:
    pane = pane_of(qtbot, printed)
    view = pane.views[0]
    assert isinstance(view, PageView)
    seen_of(qtbot, view.pictures, view.page)

    def paper(theme: Theme) -> tuple[int, int]:
        """How light the lightest and the darkest spot of the page are."""
        view.view.setPalette(palette(theme))
        shown = view.view.viewport().grab().toImage()
        middle = shown.width() // 2
        found = [shown.pixelColor(middle, y).lightness() for y in range(60, shown.height() // 2)]
        return max(found), min(found)

    light, dark = paper(Theme.LIGHT), paper(Theme.DARK)
    assert light[0] == 255
    assert 150 < dark[0] < 210
    assert dark[1] <= light[1]


@pytest.fixture
def pictures_of(qtbot: QtBot) -> Iterator[Callable[[bytes], PagePictures]]:
    """The pages of a file, and a way to have them."""
    made: list[PagePictures] = []

    def opened(data: bytes) -> PagePictures:
        made.append(PagePictures(data, "预算.pdf", None))
        with qtbot.waitSignal(made[-1].opened, timeout=20_000):
            made[-1].start()
        return made[-1]

    yield opened
    for one in made:
        one.stop()
        one.wait()


def seen_of(qtbot: QtBot, pictures: PagePictures, page: int) -> Seen:
    qtbot.waitUntil(lambda: pictures.seen(page) is not None, timeout=20_000)
    seen = pictures.seen(page)
    assert seen is not None
    return seen


def test_a_picture_is_drawn_once_and_kept(
    qtbot: QtBot, printed: Case, pictures_of: Callable[[bytes], PagePictures]
) -> None:
    pictures = pictures_of(printed.file.source())
    first = seen_of(qtbot, pictures, 1)
    assert pictures.seen(1) is first


def test_what_two_views_wait_for_is_drawn_however_fast_one_is_turned(
    qtbot: QtBot, printed: Case, pictures_of: Callable[[bytes], PagePictures]
) -> None:
    pictures = pictures_of(printed.file.source())
    drawn: list[int] = []
    pictures.drawn.connect(drawn.append)
    one, other = PageView(pictures), PageView(pictures)
    for view in (one, other):
        qtbot.addWidget(view)
    other.turn(2)
    for page in (2, 1, 2, 1, 2, 1):
        one.turn(page)
    qtbot.waitUntil(lambda: set(drawn) == {1, 2}, timeout=20_000)
    assert not one.picture.pixmap().isNull()
    assert not other.picture.pixmap().isNull()


def test_a_page_without_colour_takes_a_quarter_of_the_room(
    qtbot: QtBot, printed: Case, tmp_path: Path, pictures_of: Callable[[bytes], PagePictures]
) -> None:
    def stamped(pages: Pages) -> None:
        draw(pages)
        pages.canvas.setFillColorRGB(0.8, 0, 0)
        pages.canvas.circle(300, 300, 40, fill=1)

    grey = pictures_of(printed.file.source())
    coloured = pictures_of(pdf(tmp_path / "章.pdf", stamped).read_bytes())
    one, other = (seen_of(qtbot, each, 2).image for each in (grey, coloured))
    assert one.sizeInBytes() * 3 < other.sizeInBytes()
    assert seen_of(qtbot, grey, 1).printed == seen_of(qtbot, coloured, 1).printed
    assert one.pixelColor(one.width() // 2, one.height() // 2).lightness() > 200


def test_a_source_that_cannot_be_shown_says_why(qtbot: QtBot, printed: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is kept: nothing else is said of it."""

    def refused(pages: Pages, _: Callable[[], bool]) -> None:
        raise refusals.not_drawn("预 算.pdf")

    monkeypatch.setattr("gouji.apart.pages.Pages.sizes", refused)
    pane = SourcePane(printed)
    qtbot.addWidget(pane)
    qtbot.waitUntil(lambda: "无法显示" in pane.hint.text(), timeout=20_000)
    assert not pane.views


def test_a_source_that_is_too_long_to_show_says_so(qtbot: QtBot, booked: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(_data: bytes, name: str, _cancelled: Callable[[], bool]) -> Shown:
        raise refusals.too_long(name, 15)

    monkeypatch.setattr("gouji.apart.reading.read_shown", refused)
    pane = SourcePane(booked)
    qtbot.addWidget(pane)
    qtbot.waitUntil(lambda: "15 秒" in pane.hint.text(), timeout=20_000)
    assert not pane.views


def test_a_table_without_figures_leads_to_where_it_begins(qtbot: QtBot, tmp_path: Path, case: Case) -> None:
    header = EXPENDITURE[0]
    head = [["2024年部门支出预算总表"], ["单位：元"]]
    blank = [["2024年政府性基金预算支出功能分类预算表"], ["单位：元"], header, ["", "合计", "", "", ""]]
    book = workbook(tmp_path / "空表.xlsx", {"支出": [*head, *EXPENDITURE], "基金": blank})
    booked = Case.look_at(book)
    pane = pane_of(qtbot, booked)
    pane.show_table(1)
    view = pane.views[0]
    assert isinstance(view, SheetsView)
    assert (view.tabs.tabText(view.tabs.currentIndex()), view.lit) == ("基金", 1)
    booked.close()
    text = pane_of(qtbot, case)
    text.show_table(5)
    lines = text.views[0]
    assert isinstance(lines, LineView)
    assert "政府性基金" in lines.line(lines.text.textCursor().blockNumber() + 1)


def test_a_cell_of_a_workbook_is_lit_in_its_sheet_and_found_by_a_click(qtbot: QtBot, booked: Case) -> None:
    pane = pane_of(qtbot, booked)
    figure = cell(booked, "T2!2080505.合计")
    pane.show_cells([figure])
    view = pane.views[0]
    assert isinstance(view, SheetsView)
    assert view.tabs.tabText(view.tabs.currentIndex()) == "一般"
    assert view.lit == 1
    place = booked.document.tables[1].source(figure.row, figure.column)
    assert pane.cell_at(place) == figure
    assert pane.cell_at(InSheet("一般", "A1")) is None
    pane.show_cells([cell(booked, "T1!208.合计"), figure])
    assert pane.views[1].isVisible()


def test_what_is_asked_for_while_a_workbook_is_read_is_lit_when_it_is_there(qtbot: QtBot, booked: Case) -> None:
    pane = SourcePane(booked)
    qtbot.addWidget(pane)
    pane.show_cells([cell(booked, "T2!2080505.合计")])
    assert pane.views == []
    assert "预算.xlsx" in pane.hint.text()
    qtbot.waitUntil(lambda: bool(pane.views), timeout=20_000)
    view = pane.views[0]
    assert isinstance(view, SheetsView)
    assert (view.tabs.tabText(view.tabs.currentIndex()), view.lit) == ("一般", 1)


def test_a_desk_that_is_closed_ends_the_reading_of_its_workbook(
    qtbot: QtBot, booked: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It waits for no library that is still at it: what that gives is wanted by no one."""
    at_it = Event()
    whole = shown(read_grid(booked.file.source() or b"", "x.xlsx"))

    def parse(*_: object) -> Shown:
        at_it.wait(20)
        return whole

    monkeypatch.setattr("gouji.apart.reading.read_shown", parse)
    desk = Desk(booked)
    qtbot.addWidget(desk)
    reader = desk.source.reader
    assert isinstance(reader, SourceReader)
    given: list[object] = []
    reader.read.connect(given.append)
    desk.leave_case()
    assert reader.isRunning()
    at_it.set()
    qtbot.waitUntil(reader.isFinished, timeout=20_000)
    assert given == desk.source.views == []


def test_a_workbook_that_cannot_be_read_any_more_is_told(
    qtbot: QtBot, booked: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    part = booked.file.source()[:200]
    monkeypatch.setattr(type(booked.file), "source", lambda *_: part)
    pane = SourcePane(booked)
    qtbot.addWidget(pane)
    reader = pane.reader
    assert reader is not None
    qtbot.waitUntil(reader.isFinished, timeout=20_000)
    refused = reader.refused
    assert refused is not None
    qtbot.waitUntil(lambda: pane.hint.text() == say(refused.message, **refused.params))
    assert pane.views == []


def test_a_pane_that_is_gone_takes_no_reading_thread_with_it(qtbot: QtBot, booked: Case) -> None:
    reader = SourcePane(booked).reader
    assert reader is not None
    qtbot.waitUntil(reader.isFinished, timeout=20_000)
    assert reader not in at_work()


def test_a_pane_that_is_gone_has_no_pages_drawn_any_more(qtbot: QtBot, printed: Case) -> None:
    drawing = SourcePane(printed).reader
    assert drawing is not None
    qtbot.waitUntil(drawing.isFinished, timeout=20_000)


def test_a_sheet_keeps_the_contract(qtbot: QtBot, booked: Case, qtmodeltester: ModelTester) -> None:
    pane = pane_of(qtbot, booked)
    view = pane.views[0]
    assert isinstance(view, SheetsView)
    for model in view.findChildren(BlockModel):
        qtmodeltester.check(model)


@pytest.mark.parametrize(("name", "place"), [("A1", (0, 0)), ("B7", (6, 1)), ("AA10", (9, 26))])
def test_cells_by_name(name: str, place: tuple[int, int]) -> None:
    assert position(name) == place


def test_lines_of_a_text(qtbot: QtBot, case: Case) -> None:
    pane = pane_of(qtbot, case)
    figure = cell(case, "T3!20801.基本支出")
    pane.show_cells([figure])
    view = pane.views[0]
    assert isinstance(view, LineView)
    assert view.lit == 1
    place = case.document.tables[2].source(figure.row, figure.column)
    assert isinstance(place, AtLine)
    assert "464,774,351" in view.text.textCursor().block().text()
    found = pane.cell_at(place)
    assert isinstance(found, Cell)
    assert (found.table, found.row) == (figure.table, figure.row)
    pane.show_cells([figure, cell(case, "T5!20801.基本支出")])
    assert pane.views[1].isVisible()


def test_the_desk_ties_tree_findings_and_source_together(qtbot: QtBot, printed: Case) -> None:
    desk = Desk(printed)
    qtbot.addWidget(desk)
    desk.show()
    figure = cell(printed, "T2!20805.项目支出")
    desk.show_cell(figure)
    qtbot.waitUntil(lambda: bool(desk.source.views), timeout=20_000)
    view = desk.source.views[0]
    assert isinstance(view, PageView)
    assert (view.page, view.lit) == (2, 1)
    desk.source.chosen.emit(cell(printed, "T1!208.合计"))
    assert desk.tables.currentRow() == 0
    assert view.page == 1
    desk.tables.setCurrentRow(1)
    assert (view.page, view.lit) == (2, 1)


def line_of(desk: Desk) -> str:
    """The line of the text that the source pane stands on."""
    view = desk.source.views[0]
    assert isinstance(view, LineView)
    return view.text.textCursor().block().text()


def stands_together(desk: Desk) -> bool:
    """Whether the source stands on the row that the cursor of the table is in."""
    sheet = desk.stack.currentWidget()
    assert isinstance(sheet, CheckedSheet)
    at = sheet.current_cell()
    assert at is not None
    place = desk.case.document.tables[at.table].source(at.row, at.column)
    view = desk.source.views[0]
    assert isinstance(place, AtLine)
    assert isinstance(view, LineView)
    return view.text.textCursor().blockNumber() + 1 == place.line


def test_the_source_goes_where_the_table_goes(qtbot: QtBot, case: Case) -> None:
    desk = Desk(case)
    qtbot.addWidget(desk)
    desk.show()
    desk.show_cell(cell(case, "T3!20801.基本支出"))
    desk.tables.setCurrentRow(4)
    assert "464,774" not in line_of(desk)
    desk.tables.setCurrentRow(2)
    assert "464,774,351" in line_of(desk)
    desk.tables.setCurrentRow(4)
    desk.show_cell(cell(case, "T3!20801.基本支出"))
    assert "464,774,351" in line_of(desk)
    assert stands_together(desk)


def test_a_finding_that_is_chosen_takes_table_and_source_along(qtbot: QtBot, case: Case) -> None:
    desk = Desk(case)
    qtbot.addWidget(desk)
    desk.show()
    for row in range(desk.worklist.findings.filter.rowCount()):
        desk.worklist.findings.view.setCurrentIndex(desk.worklist.findings.filter.index(row, 0))
        assert stands_together(desk), row


def test_ticking_and_remarking_moves_neither_table_nor_source(qtbot: QtBot, case: Case) -> None:
    desk = Desk(case)
    qtbot.addWidget(desk)
    desk.show()
    listed = desk.worklist.findings.filter
    handled = desk.worklist.findings.asking.handled
    handled.setCurrentIndex(handled.findData("pending"))
    desk.worklist.findings.view.setCurrentIndex(listed.index(0, 0))
    before = line_of(desk)
    finding = desk.worklist.findings.model.findings[0]
    assert listed.setData(listed.index(0, REMARK), "已电话核实")
    assert line_of(desk) == before
    assert listed.setData(listed.index(0, 0), Qt.CheckState.Checked.value, Qt.ItemDataRole.CheckStateRole)
    assert finding not in [listed.finding(listed.index(row, 0)) for row in range(listed.rowCount())]
    assert line_of(desk) == before
    assert stands_together(desk)


def test_the_source_is_kept_in_the_case(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = pdf(tmp_path / "预算.pdf", draw)
    case = Case.open(path)
    case.verify(cell(case, "T1!208.合计"))
    path.unlink()
    kept = case.file.path
    case.close()
    again = Case.open(kept)
    pane = pane_of(qtbot, again)
    pane.show_cells([cell(again, "T1!208.合计")])
    view = pane.views[0]
    assert isinstance(view, PageView)
    assert view.lit == 1
    again.close()


def test_a_case_without_its_source_says_so(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    case = Case.look_at(SLIPS)
    monkeypatch.setattr(type(case.file), "source", lambda *_: b"")
    pane = pane_of(qtbot, case)
    assert pane.views == []
    pane.show_cells([cell(case, "T3!208.合计")])
    case.close()


def test_the_figure_that_is_wrong_has_a_solid_frame_in_a_text(qtbot: QtBot, case: Case) -> None:
    desk = Desk(case)
    qtbot.addWidget(desk)
    desk.show()
    qtbot.waitUntil(lambda: not desk.suspecting.busy)
    desk.worklist.walk(1)
    view = desk.source.views[0]
    assert isinstance(view, LineView)
    assert [one.selectedText() for one in view.text.framed] == ["464,774,351"]
    assert not view.text.grab().isNull()
    desk.show_cell(cell(case, "T3!2080101.基本支出"))
    assert view.text.framed == []


def test_the_figure_that_is_wrong_has_a_wider_frame_on_a_page(qtbot: QtBot, printed: Case) -> None:
    pane = SourcePane(printed)
    qtbot.addWidget(pane)
    table = printed.document.tables[0]
    row, columns = next((r, [c for c in range(len(table.columns)) if table.present[c, r]]) for r in range(9))
    first, other = (Cell(0, row, column) for column in columns[:2])
    pane.show_culprits([first])
    pane.show_cells([first, other])
    qtbot.waitUntil(lambda: bool(pane.views), timeout=20_000)
    view = pane.views[0]
    assert isinstance(view, PageView)
    wide = {item.pen().widthF() for item in view.scene.items() if isinstance(item, QGraphicsRectItem)}
    assert len(wide) == 2
    pane.show_culprits([])
    pane.show_cells([first, other])
    assert len({item.pen().widthF() for item in view.scene.items() if isinstance(item, QGraphicsRectItem)}) == 1


def test_the_label_of_a_long_line_stays_in_sight(qtbot: QtBot, case: Case) -> None:
    pane = pane_of(qtbot, case)
    pane.resize(240, 700)
    pane.show_cells([cell(case, "T3!20801.项目支出")])
    view = pane.views[0]
    assert isinstance(view, LineView)
    assert view.text.horizontalScrollBar().maximum() == 0
    assert view.wanted_width > pane.width()
    line = view.text.textCursor().block()
    assert line.layout().lineCount() > 1
