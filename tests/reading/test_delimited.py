"""Delimited values and cells copied from elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from gouji.model.source import AtLine
from gouji.model.table import Origin
from gouji.reading.read import read_document, read_pasted

ROWS = [
    ["2025年部门支出预算总表"],
    ["部门：某某局", "", "", "单位：元"],
    ["科目编码", "科目名称", "合计", "项目支出"],
    ["208", "社会保障\n和就业支出", "1,000.00", "－"],
    ["20805", "行政事业单位养老支出", "1,000.00", ""],
    ["合计", "", "1,000.00", ""],
]


def written(separator: str) -> str:
    return "\n".join(separator.join(f'"{cell}"' if {",", "\n"} & set(cell) else cell for cell in row) for row in ROWS)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize(("ending", "separator"), [("csv", ","), ("tsv", "\t"), ("csv", ";")])
def test_values_in_any_office_encoding(tmp_path: Path, encoding: str, ending: str, separator: str) -> None:
    path = tmp_path / f"支出.{ending}"
    path.write_bytes(written(separator).encode(encoding))
    document = read_document(path)
    (table,) = document.tables
    assert (document.entity, table.keys) == ("某某局", ["208", "20805", "合计"])
    assert table.rows[0].name == "社会保障和就业支出"
    assert table.values[0].tolist() == [100_000] * 3
    assert not table.present[1].any()
    assert [row.source for row in table.rows] == [AtLine(4), AtLine(6), AtLine(7)]


THREE_SIDES = """收支预算总表
部门：某某厅,,,,,单位：万元
收入,,支出,,,
项目名称,金额,功能分类,,支出用途,
,,功能科目名称,金额,项目名称,金额
一、财政拨款,90.00,一、一般公共服务支出,60.00,一、基本支出,70.00
二、其他资金,10.00,二、教育支出,40.00,二、项目支出,30.00
当年收入小计,100.00,当年支出小计,,,100.00
上年结转资金,2.00,结转下年资金,,,2.00
收入合计,102.00,支出合计,,,102.00
"""


def test_numbered_labels_are_those_of_a_side_though_its_last_rows_have_theirs_further_left(
    tmp_path: Path,
) -> None:
    """Be such a row a total or not: cells of csv do not tell that they reach over others."""
    path = tmp_path / "x.csv"
    path.write_text(THREE_SIDES, encoding="utf-8")
    (table,) = read_document(path).tables
    assert [len(side) for side in table.sides] == [1, 1, 1]
    figures = {key: table.content(row, table.row_columns(row)[0]).figure for key, row in table.row_of.items()}
    told = {key: figure.fen // 1_000_000 for key, figure in figures.items() if figure}
    assert told == {
        "一、财政拨款": 90,
        "二、其他资金": 10,
        "当年收入小计": 100,
        "上年结转资金": 2,
        "收入合计": 102,
        "一、一般公共服务支出": 60,
        "二、教育支出": 40,
        "一、基本支出": 70,
        "二、项目支出": 30,
        "当年支出小计": 100,
        "结转下年资金": 2,
        "支出合计": 102,
    }


def test_two_figures_in_one_cell_are_not_one() -> None:
    document = read_pasted(
        "2025年部门支出预算总表\n科目编码\t科目名称\t合计\n208\t保障\t1,000 5\n20805\t养老\t１０ ０\n"
    )
    table = document.tables[0]
    assert not table.present.any()
    assert [passage.text for passage in document.unplaced] == ["1,000 5", "１０ ０"]


def test_of_two_figures_in_one_cell_one_may_belong_beside_it() -> None:
    head = "2025年部门支出预算总表\n科目编码\t科目名称\t合计\t基本支出\t项目支出\t其他支出\n"
    document = read_pasted(head + "208\t保障\t15.00\t\t10.00 5.00\t\n210\t卫生\t15.00\t\t见附件\t15.00\n")
    origin = document.tables[0].origin.T.tolist()
    read, blank, unknown = Origin.READ, Origin.BLANK, Origin.UNDECIDED
    assert origin == [[read, unknown, unknown, unknown], [read, blank, unknown, read]]


def test_pasted_cells() -> None:
    document = read_pasted(written("\t") + "\n")
    assert document.tables[0].keys == ["208", "20805", "合计"]


def test_commas_within_figures_part_no_values(tmp_path: Path) -> None:
    for separator in (";", "|"):
        path = tmp_path / "x.csv"
        path.write_text("\n".join(separator.join(row).rstrip(separator).replace("\n", "") for row in ROWS), "utf-8")
        (table,) = read_document(path).tables
        assert table.columns == ("合计", "项目支出")
        assert table.values[0].tolist() == [100_000] * 3


def test_figures_that_their_own_commas_cut_are_in_no_table(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    head = "2025年部门支出预算总表\n单位：元\n科目编码,科目名称,合计,基本支出\n"
    path.write_text(head + "208,社会保障,1,234,567,1,000,000\n合计,,1,234,567,1,000,000\n", "utf-8")
    document = read_document(path)
    assert (document.tables, len(document.grids)) == ([], 1)
    path.write_text(head + "208,社会保障,345,123\n合计,,345,123\n", "utf-8")
    assert read_document(path).tables[0].values[0].tolist() == [34_500] * 2
