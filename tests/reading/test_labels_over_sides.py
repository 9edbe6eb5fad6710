"""Labels that reach over several sides of a table, on pages without rules that print no other name of the last side."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from gouji.model.money import Figure
from gouji.model.table import Table
from gouji.reading.read import read_document
from tests.reading.making import Pages, pdf

OF_SIDES = {"a figure without a name stands beside a name of the side before it: whether it is of it cannot be told"}
"""Why the names of a table of several sides may be those of other figures."""

OVER_TWO = ("当年支出小计", "结转下年资金", "支出合计")

Words = Sequence[tuple[float, str]]


def of_three_sides(tmp_path: Path, *rest: Words) -> Table:
    """A table of three sides whose last rows stand overleaf."""

    def draw(pages: Pages) -> None:
        heads = zip((50.0, 150.0, 250.0, 370.0, 450.0, 530.0), ("项目", "金额") * 3, strict=True)
        pages.caption("收支预算总表").words(*heads)
        for at in "一二三":
            sides = [(40.0, 180.0), (200.0, 390.0), (410.0, 550.0)]
            pages.words(*[word for name, end in sides for word in ((name, f"{at}、某支出"), (end, "5.00"))])
        pages.page()
        for words in rest:
            pages.words(*words)

    (table,) = read_document(pdf(tmp_path / "x.pdf", draw)).tables
    return table


def overleaf(table: Table, side: int = 2) -> list[tuple[str, Figure | None]]:
    """The names overleaf of a side, the last one if not told, with their figures."""
    rows = [number for number, row in enumerate(table.rows) if row.side == side][3:]
    return [(table.rows[row].name, table.content(row, table.row_columns(row)[-1]).figure) for row in rows]


def with_other_names(tmp_path: Path, left: float) -> Table:
    """A rest with names of the second side, and labels that begin at ``left``."""
    return of_three_sides(
        tmp_path,
        *([(200, f"{at}、某支出"), (390, "5.00")] for at in "四五六"),
        [(40, "上年结转资金"), (180, "5.00"), (left, "结转下年资金"), (550, "5.00")],
        [(40, "收入合计"), (180, "20.00"), (left, "支出合计"), (550, "20.00")],
    )


def test_a_label_over_two_sides_is_of_the_figure_behind_them_though_no_name_overleaf_stands_there(
    tmp_path: Path,
) -> None:
    table = with_other_names(tmp_path, 330)
    assert overleaf(table) == [("结转下年资金", Figure(500, 2)), ("支出合计", Figure(2000, 2))]
    assert not table.doubts


def test_a_figure_without_a_name_beside_a_name_of_the_side_before_it_is_in_doubt(tmp_path: Path) -> None:
    assert {one.why.message for one in with_other_names(tmp_path, 200).doubts} == OF_SIDES


def test_a_label_over_two_sides_may_stand_among_the_amounts_of_the_first(tmp_path: Path) -> None:
    """It is the name of a row of the last side, whether that prints a figure or not."""
    table = of_three_sides(
        tmp_path,
        [(40, "上年结转资金"), (180, "5.00"), (345, "结转下年资金")],
        [(40, "收入合计"), (180, "20.00"), (355, "支出合计"), (550, "20.00")],
    )
    assert overleaf(table) == [("结转下年资金", None), ("支出合计", Figure(2000, 2))]
    assert not table.doubts


def with_header_again(tmp_path: Path, figures: float, left: float) -> Table:
    """A table of three sides whose header stands overleaf again, above rows of the second and labels over two.

    The ``figures`` of the second side end there, the labels begin at ``left``.
    """
    places, heads = (71, 163, 228, 347, 419, 512), ("项目", "金额", "功能科目名称", "金额", "项目", "金额")

    def draw(pages: Pages) -> None:
        pages.caption("收支预算总表").words(*zip(places, heads, strict=True))
        for at in "一二三":
            sides = [(43.0, 204.0), (210.0, 385.0), (392.0, 552.0)]
            pages.words(*[word for name, end in sides for word in ((name, f"{at}、某支出"), (end, "10,005.00"))])
        pages.page()
        pages.words(*zip(places, heads, strict=True))
        for at in "四五":
            pages.words((210, f"{at}、某支出"), (figures, "0.00"))
        for label in OVER_TWO:
            pages.words((43, label.replace("支出", "收入")), (204, "30,015.00"), (left, label), (552, "30,015.00"))

    (table,) = read_document(pdf(tmp_path / "x.pdf", draw)).tables
    return table


def test_a_label_that_reaches_into_a_column_of_few_figures_hides_none_of_them(tmp_path: Path) -> None:
    table = with_header_again(tmp_path, 385, 325)
    assert overleaf(table, 1) == [("四、某支出", Figure(0, 2)), ("五、某支出", Figure(0, 2))]
    assert overleaf(table) == [(label, Figure(3001500, 2)) for label in OVER_TWO]
    assert not table.doubts


def test_figures_below_a_header_of_names_overleaf_name_no_row(tmp_path: Path) -> None:
    table = with_header_again(tmp_path, 440, 405)
    assert not any(row.name == "0.00" for row in table.rows)
    assert table.doubts
