"""What heads the columns of a table without rules: its cells, how far they reach, and which column is whose."""

from __future__ import annotations

from collections.abc import Sequence

from gouji.reading.columns.header.cells import Band, header_cells
from gouji.reading.columns.header.heading import UNTOLD, Heading, heading_of
from gouji.reading.columns.measures import POINTS
from gouji.reading.page.words import Word
from tests.reading.columns.test_unruled import placed


def heading(header: Sequence[Sequence[Word]], figures: Sequence[Band], names: Sequence[Band] = ()) -> Heading:
    return heading_of([header_cells(header, POINTS)], sorted([*names, *figures]), figures, POINTS)


def cells(found: Heading) -> dict[str, tuple[int, int]]:
    """What each cell prints, with the columns it reaches over."""
    return {head.cell.text: (head.over.start, head.over.stop) for head in found.cells}


def line(height: float, *words: tuple[str, float]) -> list[Word]:
    """Words of one line, each with its middle."""
    return [placed(text, height, centre=middle) for text, middle in words]


def test_a_header_over_several_lines_is_put_together_of_what_is_known() -> None:
    """The lines stand evenly: what is known tells that 编码 is the rest of one cell, and 款 heads a column."""
    lines = [
        line(20, ("功能分类科目", 60), ("合计", 160)),
        line(32, ("编码", 60)),
        line(44, ("类", 30), ("款", 60), ("项", 90)),
    ]
    assert [cell.text for cell in header_cells(lines, POINTS)] == ["功能分类科目编码", "合计", "类", "款", "项"]


def test_a_header_above_two_columns_reaches_over_both() -> None:
    """It stands above neither of them, but between: no cell stands below it."""
    header = [line(20, ("项目支出", 250)), line(27, ("合计", 120)), line(34, ("人员经费", 200), ("公用经费", 300))]
    found = heading(header, [(110, 140), (195, 225), (295, 325)])
    assert cells(found) == {"合计": (0, 1), "项目支出": (1, 3), "人员经费": (1, 2), "公用经费": (2, 3)}
    assert found.why is None


def test_columns_of_one_name_are_told_apart_by_what_stands_above() -> None:
    """Two years, each with three columns below it, of which it stands over the middle one."""
    header = [
        line(20, ("2024年预算数", 150), ("2025年预算数", 450)),
        line(34, *((name, 50 + 100 * at) for at, name in enumerate(("合计", "基本支出", "项目支出") * 2))),
    ]
    found = heading(header, [(45 + 100 * at, 80 + 100 * at) for at in range(6)])
    years = {head.cell.text: head.over for head in found.cells if head.level == 0}
    assert years == {"2024年预算数": range(3), "2025年预算数": range(3, 6)}
    assert found.why is None


def test_headers_of_several_heights_stand_over_the_same_names_each_once() -> None:
    """Those of three lines are set in the middle of what one line holds: no line of headers has one for each pair."""
    names: tuple[tuple[str, int], ...] = (
        ("预算数", 67),
        ("决算数", 121),
        ("预算数", 167),
        ("决算数", 204),
        ("预算数", 242),
        ("决算数", 279),
    )
    names += (("预算数", 316), ("决算数", 354), ("预算数", 391), ("决算数", 428), ("预算数", 474), ("决算数", 528))
    header = [
        line(106, ("公务用车购置及运行费", 335)),
        line(110, ("因公出国（境）", 186)),
        line(115, ("合计", 94), ("公务接待费", 501)),
        line(120, ("费", 186)),
        line(124, ("小计", 260), ("公务用车购置费", 335), ("公务用车运行费", 410)),
        line(141, *names),
    ]
    found = heading(header, [(47, 91), (101, 145), (454, 498), (508, 552)])
    over = {head.cell.text: head.over for head in found.cells if len(head.over) > 1}
    assert over == {
        "合计": range(2),
        "因公出国（境）费": range(2, 4),
        "公务用车购置及运行费": range(4, 10),
        "小计": range(4, 6),
        "公务用车购置费": range(6, 8),
        "公务用车运行费": range(8, 10),
        "公务接待费": range(10, 12),
    }
    assert found.why is None


def test_a_blank_column_is_one_that_only_the_header_owns() -> None:
    """Figures are set to the right below a header in its middle: none belongs to a header on its right."""
    header = [line(20, ("科目名称", 60), ("合计", 160), ("财政拨款", 230), ("事业收入", 300), ("其他收入", 370))]
    found = heading(header, [(140, 185), (285, 325)], [(20, 110)])
    assert [round(left) for left, _ in found.columns] == [20, 140, 212, 285, 352]
    assert cells(found)["事业收入"] == (3, 4)
    assert found.why is None


def test_figures_half_way_between_two_headers_leave_the_table_raw() -> None:
    header = [line(20, ("科目名称", 60), ("财政拨款", 200), ("事业收入", 360))]
    found = heading(header, [(265, 295)], [(20, 110)])
    assert found.why == UNTOLD


def test_figures_under_a_header_of_names_leave_the_table_raw() -> None:
    header = [line(20, ("科目名称", 60), ("合计", 200))]
    found = heading(header, [(45, 75), (185, 215)])
    assert found.why == UNTOLD


def test_more_headers_beside_each_other_than_columns_leave_the_table_raw() -> None:
    header = [line(20, ("类", 20), ("款", 40), ("项", 60)), line(32, ("财政拨款收入", 40), ("事业收入", 160))]
    found = heading(header, [(50, 130)], [(0, 30)])
    assert found.why == UNTOLD
