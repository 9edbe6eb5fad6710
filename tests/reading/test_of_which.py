"""Lists in which 其中 begins the parts of a row, and lists with one total above and others below."""

from __future__ import annotations

from gouji.checking.check import Check
from gouji.checking.families.family import Outcome
from tests.reading.test_provinces import Rows, assert_agrees, parent, read

CARS: Rows = [
    ["2024年一般公共预算“三公”经费预算表"],
    ["", "", "单位：万元"],
    ["项目", "2023年预算数", "2024年预算数"],
    ["合计", "60.00", "90.00"],
    ["一、因公出国（境）费用", "10.00", "20.00"],
    ["二、公务用车购置及运行维护费", "45.00", "60.00"],
    ["其中：公务用车购置费", "20.00", "25.00"],
    ["公务用车运行维护费", "25.00", "35.00"],
    ["三、公务接待费", "5.00", "10.00"],
]

PROJECTS: Rows = [
    ["2024年项目支出预算表"],
    ["", "", "单位：万元"],
    ["项目名称", "合计", "财政拨款"],
    ["合计", "100.00", "70.00"],
    ["系统运行", "30.00", "20.00"],
    ["房屋修缮", "20.00", "15.00"],
    ["小计", "50.00", "35.00"],
    ["业务培训", "40.00", "30.00"],
    ["资料印刷", "10.00", "5.00"],
    ["小计", "50.00", "35.00"],
]


def changed(rows: Rows, row: int, column: int, figure: str) -> Rows:
    return [[figure if (r, c) == (row, column) else cell for c, cell in enumerate(one)] for r, one in enumerate(rows)]


def differing(rows: Rows) -> int:
    return Check(read(rows)).counts()[Outcome.DIFFERS]


def test_names_that_go_on_after_of_which_are_parts_of_the_row_above() -> None:
    document = read(CARS)
    table = document.tables[0]
    assert parent(table, "其中：公务用车购置费") == "二、公务用车购置及运行维护费"
    assert parent(table, "公务用车运行维护费") == "二、公务用车购置及运行维护费"
    assert_agrees(document, 4)


def test_parts_of_which_need_no_numbers_above_them() -> None:
    plain: Rows = [[str(row[0]).split("、")[-1], *row[1:]] for row in CARS]
    assert_agrees(read(plain), 4)


def test_a_wrong_part_of_which_is_told() -> None:
    assert differing(changed(CARS, 7, 2, "36.00")) == 1


def test_of_which_before_the_first_number_of_the_parts() -> None:
    rows = changed(changed(CARS, 6, 0, "其中：（1）公务用车购置费"), 7, 0, "（2）公务用车运行维护费")
    assert_agrees(read(rows), 4)
    assert parent(read(rows).tables[0], "其中：（1）公务用车购置费") == "二、公务用车购置及运行维护费"
    beside = changed(changed(rows, 7, 1, "5.00"), 7, 2, "6.00")
    assert parent(read(beside).tables[0], "（2）公务用车运行维护费") is None
    assert differing(beside) == 0


def test_of_which_alone_is_no_sum() -> None:
    rows = [*CARS[:7], *CARS[8:]]
    assert parent(read(rows).tables[0], "其中：公务用车购置费") is None
    assert differing(rows) == 0


def test_a_total_above_holds_the_subtotals_below_their_rows() -> None:
    assert_agrees(read(PROJECTS), 6)
    assert differing(changed(PROJECTS, 4, 1, "31.00")) == 1
    assert differing(changed(PROJECTS, 9, 2, "36.00")) == 2


def test_a_total_above_and_a_total_below_hold_the_same() -> None:
    rows: Rows = [*(row for row in PROJECTS if row[0] != "小计"), ["总计", "100.00", "70.00"]]
    assert_agrees(read(rows), 4)
    assert differing(changed(rows, len(rows) - 1, 2, "71.00")) == 2


def test_subtotals_above_their_rows_are_left_alone() -> None:
    rows: Rows = [*PROJECTS[:4], PROJECTS[6], *PROJECTS[4:6], PROJECTS[9], *PROJECTS[7:9]]
    assert differing(rows) == 0


def test_a_total_that_lacks_a_subtotal_is_told() -> None:
    """Labels without a number may be left out of a total; a subtotal is counted, though the rest alone would foot."""
    rows: Rows = [
        ["2024年收入预算总表"],
        ["", "单位：万元"],
        ["项目", "预算数"],
        ["一、财政拨款收入", "5.00"],
        ["二、事业收入", "2.00"],
        ["本年收入小计", "7.00"],
        ["三、用事业基金弥补收支差额", "3.00"],
        ["收入总计", "10.00"],
    ]
    assert_agrees(read(rows), 2)
    assert differing(changed(rows, 7, 1, "3.00")) == 1


def test_personnel_and_public_expenses_are_of_their_classes_in_a_list_of_both() -> None:
    rows: Rows = [
        ["2024年度一般公共预算财政拨款基本支出决算表"],
        ["", "单位：万元"],
        ["科目编码", "科目名称", "决算数"],
        ["301", "工资福利支出", "50.00"],
        ["302", "商品和服务支出", "30.00"],
        ["303", "对个人和家庭的补助", "8.00"],
        ["310", "资本性支出", "2.00"],
        ["", "人员经费合计", "58.00"],
        ["", "公用经费合计", "32.00"],
        ["", "合计", "90.00"],
    ]
    assert_agrees(read(rows), 3)
    assert differing(changed(rows, 7, 2, "85.00")) == 2
    assert differing(changed(rows, 8, 2, "23.00")) == 2
