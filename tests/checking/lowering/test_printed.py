"""Rows and columns are found by what they may be called, wherever a form prints them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from gouji.checking.check import Check
from gouji.checking.families.family import Outcome
from gouji.checking.lowering.printed import Labels, columns_called, copies
from gouji.checking.rules.pack import load
from gouji.model.brood import NO_ROW
from gouji.model.document import Document, bare_label
from gouji.model.table import Table
from gouji.reading.read import read_pasted
from tests.checking.lowering.test_ties import outcomes
from tests.explaining.small import bound, by
from tests.steps import steps

APPROPRIATIONS = """2024年度财政拨款收入支出决算总表
单位：万元
收入\t\t支出\t\t
项目\t决算数\t项目\t合计\t一般公共预算财政拨款
一、一般公共预算财政拨款\t90.00\t一、教育支出\t70.00\t70.00
本年收入合计\t90.00\t本年支出合计\t70.00\t70.00
年初财政拨款结转和结余\t10.00\t年末财政拨款结转和结余\t30.00\t30.00
{opening}\t10.00\t\t\t
总计\t100.00\t总计\t100.00\t100.00
"""

SIX = ("合计", "因公出国（境）费", "小计", "公务用车购置费", "公务用车运行费", "公务接待费")
BY_STAGE = [f"{stage}/{name}" for stage in ("预算数", "决算数") for name in SIX]
BY_NAME = [f"{name}/{stage}" for name in SIX for stage in ("预算数", "决算数")]


def appropriations(opening: str) -> Document:
    return read_pasted(APPROPRIATIONS.format(opening=opening))


def called(document: Document, label: str) -> str | None:
    table = document.tables[0]
    row = Labels(table).row_called(label, frozenset())
    return None if row is None else table.keys[row]


@pytest.mark.parametrize("opening", ["一般公共预算财政拨款", "一、一般公共预算财政拨款"])
def test_a_label_that_is_printed_twice_means_the_row_that_no_other_holds(opening: str) -> None:
    """Money of a fund that was carried over stands below what was carried over, and by itself it came in this year."""
    document = appropriations(opening)
    second = opening if opening[0] != "一" or "、" not in opening else f"{opening}#2"
    assert called(document, "一般公共预算财政拨款") == "一、一般公共预算财政拨款"
    assert called(document, "年初财政拨款结转和结余/一般公共预算财政拨款") == second
    assert called(document, "年末财政拨款结转和结余/一般公共预算财政拨款") is None


def test_money_of_this_year_is_meant_where_what_was_carried_over_is_printed_first() -> None:
    text = """2024年财政拨款收支总表
单位：万元
收入\t\t支出\t
项目\t预算数\t项目\t合计
一、上年结转\t10.00\t一、教育支出\t90.00
（一）一般公共预算拨款\t10.00\t二、国防支出\t10.00
二、本年收入\t90.00\t三、外交支出\t0.00
（一）一般公共预算拨款\t90.00\t四、其他支出\t0.00
收入总计\t100.00\t支出总计\t100.00
"""
    document = read_pasted(text)
    assert called(document, "一般公共预算拨款") == "（一）一般公共预算拨款#2"
    assert called(document, "上年结转/一般公共预算拨款") == "（一）一般公共预算拨款"
    assert called(document, "本年收入/一般公共预算拨款") == "（一）一般公共预算拨款#2"


@pytest.mark.parametrize("name", ["上年结转", "一般公共预算拨款", "甲"])
def test_rows_are_found_in_steps_as_many_as_there_are(name: str) -> None:
    """However many rows below money carried over are called alike."""

    def taken(rows: int) -> int:
        table = read_pasted("2024年财政拨款收支总表\n单位：万元\n项目\t预算数\n上年结转\t1.00\n甲\t1.00\n").tables[0]
        below = [replace(table.rows[0], name=name) for _ in range(rows)]
        long = replace(table, rows=[table.rows[0], *below], parents=np.full(rows + 1, NO_ROW, np.int32))
        return steps(lambda: Labels(long).row_called(name, frozenset()))

    assert taken(3200) < 10 * taken(400)


def carried(opening: str, below: str) -> Document:
    rows = f"{opening}\t10.00\t\t\t\n{below}\t10.00\t\t\t"
    return read_pasted(f"""2024年财政拨款收入支出决算总表
单位：万元
收入\t\t支出\t\t
项目\t决算数\t项目\t合计\t一般公共预算财政拨款
甲类拨款\t90.00\t一、教育支出\t70.00\t70.00
{rows}
收入总计\t100.00\t支出总计\t70.00\t70.00
""")


@pytest.mark.parametrize("opening", ["上年结转", "年初财政拨款结转和结余", "四、上年结转资金", "加：年初结余"])
@pytest.mark.parametrize("name", ["一般公共预算财政拨款", "乙类拨款", "其他拨款收入"])
@pytest.mark.parametrize("number", ["", "其中：", "（一）"])
def test_a_row_below_money_carried_over_is_never_meant_by_itself(opening: str, name: str, number: str) -> None:
    """Even where no other row is called so: what came in this year may be printed under another name."""
    document = carried(opening, f"{number}{name}")
    printed = bare_label(f"{number}{name}")
    assert called(document, printed) is None
    assert called(document, f"{bare_label(opening)}/{printed}") == f"{number}{name}"
    assert called(document, "甲类拨款") == "甲类拨款"


@pytest.mark.parametrize("name", ["使用非财政拨款结余", "年初财政拨款结转和结余", "用丙类结余弥补"])
def test_what_says_that_it_was_carried_over_is_meant_wherever_it_stands(name: str) -> None:
    assert called(carried("年初结转和结余", name), name) == name


def test_what_is_printed_below_money_carried_over_alone_is_not_nothing() -> None:
    """An optional term that may be the one of this year leaves its formula unchecked."""
    here = "fiscal-appropriation!"
    formula = f"{here}本年收入合计.决算数 + [{here}{{}}.决算数] = {here}支出总计.合计"
    text = APPROPRIATIONS.format(opening="政府性基金预算财政拨款")
    check = Check(read_pasted(text), by(bound(formula.format("基金收入"))))
    assert outcomes(check, "X") == set()
    check = Check(read_pasted(text), by(bound(formula.format("国有资本收入"))))
    assert outcomes(check, "X") == {Outcome.DIFFERS}


@pytest.mark.parametrize("numbers", ["一、 二、", "（一） （二）", "1. 2.", "3、 4、"])
def test_what_is_numbered_as_money_carried_over_does_not_stand_below_it(numbers: str) -> None:
    first, second = numbers.split()
    document = read_pasted(f"""2024年财政拨款收支总表
单位：万元
收入\t\t支出\t
项目\t预算数\t项目\t合计
{first}上年结转\t\t一、教育支出\t90.00
{second}本年拨款\t\t二、国防支出\t10.00
甲类拨款\t90.00\t\t
收入总计\t100.00\t支出总计\t100.00
""")
    assert called(document, "上年结转/甲类拨款") is None
    assert called(document, "本年拨款/甲类拨款") == "甲类拨款"
    assert called(document, "甲类拨款") == "甲类拨款"


def test_the_total_of_a_side_is_its_own() -> None:
    document = appropriations("其中：一般公共预算财政拨款")
    assert called(document, "收入总计") == "总计"
    assert called(document, "支出总计") == "总计#2"
    rule = bound("fiscal-appropriation!收入总计.决算数 = fiscal-appropriation!支出总计.合计")
    assert outcomes(Check(document, by(rule)), "X") == {Outcome.AGREES}


def test_a_table_of_one_side_has_no_total_of_another() -> None:
    document = read_pasted(
        "2024年支出决算表\n单位：万元\n科目编码\t科目名称\t合计\n205\t教育支出\t7.00\n合计\t\t7.00\n"
    )
    assert called(document, "合计") == "合计"
    assert called(document, "支出总计") is None


def printed(columns: list[str]) -> Table:
    made = read_pasted("“三公”经费表\n单位：万元\n合计\t公务接待费\n1.00\t1.00\n").tables[0]
    made.columns, made.sides = tuple(columns), (tuple(range(len(columns))),)
    return made


@pytest.mark.parametrize("columns", [BY_STAGE, BY_NAME])
def test_columns_that_are_printed_twice_are_found_under_their_heading(columns: list[str]) -> None:
    by_number = dict(enumerate(columns))
    [found] = columns_called(by_number, ("决算数/公务接待费",), frozenset())
    assert set(columns[found].split("/")) == {"决算数", "公务接待费"}
    assert columns_called(by_number, ("公务接待费",), frozenset()) == []
    assert columns_called(by_number, ("执行数/公务接待费",), frozenset()) == []


def test_without_any_heading_a_column_is_found_by_its_own_name() -> None:
    assert columns_called(dict(enumerate(SIX)), ("决算数/公务接待费",), frozenset()) == [5]


SPENT = load("final-accounts-9").names.printed("决算数")
LEADING = load("general").leading


def column(columns: str, *texts: str, year: int | None = 2024) -> str | None:
    names = columns.split("|")
    found = columns_called(dict(enumerate(names)), texts, LEADING, year)
    return names[found[0]] if found else None


@pytest.mark.parametrize("printed", SPENT)
@pytest.mark.parametrize("before", ["预算数", "年初预算数", "预算金额", "预算", "2024年预算数"])
def test_what_was_spent_is_found_behind_what_was_budgeted(before: str, printed: str) -> None:
    assert column(f"{before}|{printed}", *SPENT) == printed


@pytest.mark.parametrize("spent", ["累计支出数", "实际完成", "全年决算数", "决算合计", "执行情况", "决算"])
def test_what_was_budgeted_is_never_what_was_spent(spent: str) -> None:
    """Whatever else a side prints, under whatever name: then it has no such column."""
    assert column(f"预算数|{spent}", *SPENT) is None
    assert column("预算数", *SPENT) is None
    assert column("2024年本年预算数", *SPENT) is None
    assert column(f"决算数|{spent}", "预算数") is None


@pytest.mark.parametrize("asked", [("合计",), ("金额",), load("general").names.printed("资金合计")])
def test_one_column_goes_by_several_names_where_no_other_may_be_meant(asked: tuple[str, ...]) -> None:
    assert column("决算数|一般公共预算|政府性基金预算", *asked) == "决算数"
    assert column("2023年预算数|2024年预算数|增减额", *asked) == "2024年预算数"
    assert column("2023年决算数|2024年预算数|增减额", *asked) == "2024年预算数"
    assert column("2023年预算数|2024年预算数|增减额", *asked, year=None) is None
    assert column("预算数|决算数", *asked) is None
    assert column("预算数|决算金额", *asked) is None
    assert column("基本支出|预算数", *asked) is None


@pytest.mark.parametrize("name", ["预算数", "调整预算", "甲"])
def test_of_columns_of_several_years_none_is_meant_without_the_own(name: str) -> None:
    assert column(f"2023年{name}|2024年{name}", name) == f"2024年{name}"
    assert column(f"2023年{name}|{name}", name) == name
    assert column(f"2023年{name}", name) == f"2023年{name}"
    assert column(f"2022年{name}|2023年{name}", name) is None
    assert column(f"2023年{name}|2024年{name}", name, year=None) is None


@pytest.mark.parametrize("columns", [BY_STAGE, BY_NAME])
def test_what_a_side_prints_twice_is_two_copies_of_one_side(columns: list[str]) -> None:
    table = printed(columns)
    plain, *twice = copies(table, table.sides[0])
    assert tuple(plain.values()) == tuple(columns)
    stages = [tuple(one.values()) for one in twice if len(one) > 2]
    assert stages == [SIX, SIX]


def test_columns_of_which_some_are_printed_once_are_no_copies() -> None:
    table = printed([*BY_STAGE, "会议费/决算数"])
    assert len(list(copies(table, table.sides[0]))) == 1
    table = printed([*BY_STAGE, "机关运行经费"])
    assert len(list(copies(table, table.sides[0]))) == 1


def test_each_copy_is_cast_by_itself() -> None:
    header = "\t".join(f"{name}" for name in SIX)
    text = f"“三公”经费支出决算表\n单位：万元\n{'预算数' + chr(9) * 6}{'决算数' + chr(9) * 5}\n{header}\t{header}\n"
    figures = "11.00\t0.00\t9.00\t0.00\t9.00\t2.00\t12.00\t0.00\t8.80\t0.00\t8.80\t1.20\n"
    document = read_pasted(text + figures)
    check = Check(document)
    cast = {law: [int(d) for f in check.families if f.law.id == law for d in f.differences] for law in ("A7", "A8")}
    assert cast == {"A7": [0, 2_0000_00], "A8": [0, 0]}
