"""Lines with figures that belong to no known table: each figure is told, where it stands without a place."""

from __future__ import annotations

from pathlib import Path

from gouji.reading.read import read_document
from tests.reading.test_aligned import read


def test_rows_under_a_title_of_no_known_table_are_told(tmp_path: Path) -> None:
    """A title that stands below its last rows may be taken together with them: it is then of no table."""
    first = ("收支预算总表", "单位：万元", "项目 金额", "一、教育支出 1,000.00", "支出合计 1,000.00")
    second = (
        "项目名称 金额",
        "收入总计 4,349.19",
        "公共财政资金 小计 4,349.19",
        "经营收入",
        "其他收入",
        "收入预算总表",
    )
    document = read(tmp_path, *first, "-- 1 of 2 --", *second, "-- 2 of 2 --")
    told = " ".join(one.text for one in document.unplaced)
    assert told.count("4,349.19") == 2


def test_a_zero_beside_figures_that_find_no_place_is_told_too(tmp_path: Path) -> None:
    """Of text that was taken column by column; neither the code nor the number of the page is an amount."""
    first = (
        "2024年部门支出预算总表",
        "单位：元",
        "科目编码 科目名称 合计 基本支出",
        "208 社会保障支出 605,561 605,561",
    )
    second = ("213", "农林水支出", "605,561", "557,517", "0", "48", "213 01", "7")
    document = read(tmp_path, *first, "-- 1 of 2 --", *second, "-- 2 of 2 --")
    assert [one.text for one in document.unplaced] == ["605,561", "557,517", "0"]


def test_a_figure_in_a_row_of_codes_behind_a_table_that_was_not_understood_is_told(tmp_path: Path) -> None:
    """Two rows of codes on one line tell no table by themselves, but no text prints them."""
    document = read(
        tmp_path,
        "2024年部门支出预算总表",
        "单位：元",
        "科目编码 科目名称 合计",
        "208 社保支出 1,000.00",
        "本部门认真贯彻落实有关规定，厉行节约。",
        "-- 1 of 2 --",
        "303 09 奖励金 671.50 302 29 福利费",
        "303 10 生产补贴 302 31 运行维护费",
        "-- 2 of 2 --",
    )
    assert [one.text for one in document.unplaced] == ["303 09 奖励金 671.50 302 29 福利费"]


def test_figures_on_a_page_that_a_table_in_columns_may_go_on_with_are_told(tmp_path: Path) -> None:
    """One row of figures among names makes no columns; the table before may lack it."""
    path = tmp_path / "x.txt"
    first = (
        "                 2024年部门支出预算总表",
        "                                              单位：元",
        "        项目                 预算数",
        "一、教育支出                  1,000.00",
        "二、国防支出                    500.00",
    )
    second = ("十二、农林水支出", "十三、交通运输支出", "十九、住房保障支出      300.00", "支出")
    path.write_text("\f".join("\n".join((*page, "")) for page in (first, second)), encoding="utf-8")
    document = read_document(path)
    assert [one.text for one in document.unplaced] == ["十九、住房保障支出  300.00"]


def test_the_total_of_rows_that_print_no_figures_is_told(tmp_path: Path) -> None:
    rows = ("310 01 房屋建筑物购建", "310 02 办公设备购置", "人员经费合计 1,817.45 公用经费合计 4.99")
    table = (
        "支出决算表",
        "单位：万元",
        "科目编码 科目名称 合计 基本支出",
        "208 社会保障支出 5.00 5.00",
        "合计 5.00 5.00",
    )
    document = read(tmp_path, *table, "\f以上各项支出按照规定用于本部门的日常运转。", "\f" + rows[0], *rows[1:])
    assert [one.text for one in document.unplaced] == [rows[2]]


def test_figures_overleaf_of_a_table_that_was_not_understood_are_told(tmp_path: Path) -> None:
    """Nor are those behind a table that has ended text: only a sentence or a title begins that."""
    path = tmp_path / "x.txt"
    rows = "教育支出      10.00       甲\n卫生支出      20.00       乙\n"
    first = f"        收入支出表\n科目          金额        备注\n{rows}"
    second = "住房保障支出                  426,407.00\n粮油物资储备支出\n"
    path.write_text(f"{first}\f{second}\f本部门厉行节约，收入增加。\n\f表中所列 7.00\n", "utf-8")
    document = read_document(path)
    assert [" ".join(one.text.split()) for one in document.unplaced] == ["住房保障支出 426,407.00"]


def test_a_figure_that_looks_like_a_code_is_told_where_rows_have_none(tmp_path: Path) -> None:
    """A whole amount of seven digits on a line of its own, among rows that are numbered."""
    document = read(
        tmp_path,
        "2024年部门财务收支预算总表",
        "单位：元",
        "本年收入 本年支出",
        "项目 预算数 项目 预算数",
        "一、财政拨款收入 122087800 一、一般公共服务支出 42500",
        "三、文化旅游体育与传媒",
        "支出",
        "5260000",
        "收入总计 122087800 支出总计 122087800",
    )
    assert [one.text for one in document.unplaced] == ["5260000"]


def test_whole_amounts_of_a_column_are_told_behind_a_table_that_was_not_understood(tmp_path: Path) -> None:
    """None has a separator; some have as many digits as codes, but are none: of no 类, of no 款, or too deep."""
    first = (
        "2024年部门支出预算总表",
        "单位：元",
        "科目编码 科目名称 合计 基本支出",
        "208 社会保障支出 605561 605561",
    )
    second = ("213", "农林水支出", "605561", "3050412", "20900", "2130104", "21305", "7")
    document = read(tmp_path, *first, "-- 1 of 2 --", *second, "-- 2 of 2 --")
    assert [one.text for one in document.unplaced] == ["605561", "3050412", "20900"]
