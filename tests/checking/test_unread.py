"""What was printed and found no place may be the row that seems to be missing: nothing is alarmed of it."""

from __future__ import annotations

from gouji.checking.check import Check
from gouji.checking.families.family import Outcome
from gouji.checking.unread import Unread
from gouji.model.document import Document, Passage
from gouji.model.rawgrid import RawGrid
from gouji.model.source import NOWHERE
from gouji.reading.read import read_pasted

REVENUE = [
    "2024年部门收入总表\t\t",
    "科目编码\t科目名称\t合计",
    "208\t社会保障和就业支出\t120",
    "205\t教育支出\t30",
    "合计\t\t150",
]
EXPENDITURE = [
    "2024年部门支出总表\t\t",
    "科目编码\t科目名称\t合计",
    "208\t社会保障和就业支出\t120",
    "合计\t\t120",
]


def document(*unplaced: str) -> Document:
    read = read_pasted("\n".join(["单位：元\t\t", *REVENUE, "\t\t", *EXPENDITURE]))
    read.unplaced += [Passage(NOWHERE, text) for text in unplaced]
    return read


def missing(read: Document) -> list[str]:
    return [one.id for one in Check(read).findings() if one.rule == "D3" and one.outcome is Outcome.DIFFERS]


def test_a_row_that_a_table_lacks_is_alarmed() -> None:
    assert len(missing(document())) == 2


def test_a_row_that_may_stand_in_what_was_not_read_is_not() -> None:
    assert len(missing(document("205 教育支出 3O"))) == 1
    assert len(missing(document("2050 教育 3O"))) == 2


def test_a_code_whose_parts_stand_apart_is_one() -> None:
    assert Unread(document("205 2 01 小学教育 3O")).may_hold("2050201")
    assert Unread(document("205 02 1,234.00")).may_hold("20502")
    assert not Unread(document("205 02 01 3O")).may_hold("20502")


def test_a_code_of_what_was_not_read_may_stand_in_several_cells() -> None:
    read = document()
    read.grids.append(RawGrid("X1", "", "", 0, "", (("2", "05", "教育支出", "30"),), ((NOWHERE,) * 4,)))
    assert len(missing(read)) == 1


def test_money_carried_over_in_what_was_not_read_sets_rules_aside() -> None:
    assert missing(document("上年结转 30.00")) == []


def test_a_word_without_money_sets_no_rule_aside() -> None:
    for text in ("资金来源：上年结转", "2023年上年结转", "上年结转 0.00", "2.上年结转资金", "上年结转 —"):
        assert len(missing(document(text))) == 2, text


def test_the_digits_of_an_amount_are_no_code() -> None:
    assert len(missing(document("1,205.00 205.30 3,205"))) == 2


def test_a_check_that_goes_on_sees_where_as_many_other_passages_were_not_read() -> None:
    read = document("205 教育支出 3O")
    figures = Check.of_all(read, figures_alone=True)
    assert len(missing(read)) == 1
    read.unplaced[-1] = Passage(NOWHERE, "其他 3O")
    again = Check(read, after=figures).findings()
    assert [one.id for one in again] == [one.id for one in Check(read).findings()]
    assert len(missing(read)) == 2
