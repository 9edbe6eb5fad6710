"""What a document does not print is told by its name, as the form calls it; it is no row that is missing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gouji.casework.telling.sentences import sentence, with_state
from gouji.checking.check import Check
from gouji.checking.families.family import Outcome
from gouji.checking.rules.choosing import Choice
from gouji.checking.rules.laws import AnyLaw
from gouji.model.document import Document
from gouji.reading.read import read_pasted
from tests.checking.lowering.test_ties import LEAVES
from tests.explaining.small import GENERAL_PACK, bound, by, document, table, tie


def two() -> Document:
    return document(table("expenditure", 1, LEAVES), table("general-expenditure", 2, LEAVES))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("expenditure!201.人员经费 = general-expenditure!201.合计", "支出总表未列“人员经费”栏"),
        (
            "expenditure!201.合计 = general-expenditure!201.人员经费 + general-expenditure!202.公用经费",
            "一般公共预算支出表未列“人员经费、公用经费”栏",
        ),
        ("expenditure!299.人员经费 = general-expenditure!201.合计", "支出总表未列“人员经费”栏"),
        ("expenditure!201.合计 <= general-expenditure!201.人员经费", "一般公共预算支出表未列“人员经费”栏"),
        ("general-expenditure!201.人员经费 >= expenditure!201.合计", "一般公共预算支出表未列“人员经费”栏"),
    ],
)
def test_a_column_that_is_not_printed_is_named(text: str, told: str) -> None:
    """Another table states what would be held against it: a table of one column 金额 tells nothing of 基本支出."""
    check = Check(two(), by(bound(text)))
    (finding,) = check.findings()
    assert (finding.outcome, sentence(check.document, finding)) == (Outcome.UNCHECKABLE, f"未核对X：{told}")
    assert [(one.reason, one.outcome, one.relations) for one in check.unchecked] == [
        ("column-absent", Outcome.UNCHECKABLE, 1)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "expenditure!合计.人员经费 = expenditure!合计.合计",
        "expenditure!合计.人员经费 = general-expenditure!合计.人员经费",
        "expenditure!合计.人员经费 = general-expenditure!298.合计",
        "expenditure!201.人员经费 <= general-expenditure!201.合计",
        "general-expenditure!201.合计 >= expenditure!201.人员经费",
    ],
)
def test_a_column_that_nothing_would_be_held_against_is_not_missed(text: str) -> None:
    """A form without it knows no such relation."""
    check = Check(two(), by(bound(text)))
    assert check.findings() == []
    assert [(one.reason, one.outcome) for one in check.unchecked] == [("column-absent", Outcome.NOT_APPLICABLE)]


def test_a_column_that_one_table_of_a_tie_does_not_print_is_named() -> None:
    check = Check(two(), by(tie("each code: expenditure!*.合计 = general-expenditure!*.人员经费")))
    (finding,) = check.findings()
    told = sentence(check.document, finding)
    assert told == "未核对D：一般公共预算支出表未列“人员经费”栏"
    assert with_state(finding, told) == told  # which is not said twice
    neither = Check(two(), by(tie("each code: expenditure!*.公用经费 = general-expenditure!*.公用经费")))
    assert neither.findings() == []
    idle = two()
    idle.tables[0].values[2] = 0  # a whole column without money: nothing would be held against the other table
    project = tie("each code: expenditure!*.项目支出 = general-expenditure!*.公用经费")
    assert Check(idle, by(project)).findings() == []
    assert len(Check(two(), by(project)).findings()) == 1


def test_a_tie_of_tables_without_any_row_is_told_once_and_nobody_counts_what_it_would_hold() -> None:
    head = "2024年{}\n单位：元\n科目编码\t科目名称\t合计\t基本支出\t项目支出\n"
    made = read_pasted(head.format("部门支出总表") + "\n" + head.format("一般公共预算支出表"))
    check = Check(made, by(tie("each code: expenditure!*.合计 = general-expenditure!*.合计")))
    assert [(one.reason, one.relations) for one in check.unchecked] == [("table-blank", None)]


@pytest.mark.parametrize(
    "law",
    [
        bound("expenditure!合计.合计 = general-expenditure!合计.合计"),
        tie("each code: expenditure!*.合计 = general-expenditure!*.合计"),
    ],
)
def test_a_table_that_is_not_there_is_called_as_its_form_calls_it(law: AnyLaw) -> None:
    pack = replace(by(law).pack, called={"expenditure": "支出决算表"})
    check = Check(document(table("general-expenditure", 1, LEAVES)), Choice(pack, "it was named by the user"))
    assert [sentence(check.document, one).partition("：")[2] for one in check.findings()] == ["缺支出决算表"]


def test_a_coupling_without_its_column_is_not_called_a_missing_row() -> None:
    """In a table by function that prints only 合计, 基本支出 of a function is not nothing."""
    function = "2017年一般公共预算支出表\n单位：元\n科目编码\t科目名称\t合计\n2210201\t住房公积金\t90"
    economic = "2017年一般公共预算基本支出经济分类预算表\n单位：元\n科目编码\t科目名称\t合计\n30311\t住房公积金\t90"
    check = Check(read_pasted(f"{function}\n\n{economic}"))
    told = {sentence(check.document, one) for one in check.findings() if one.rule == "E1"}
    assert told == {"未核对功能科目与对应的经济科目：一般公共预算支出表未列“基本支出”栏"}


def test_the_general_pack_calls_tables_as_most_forms_do() -> None:
    assert GENERAL_PACK.called_of("expenditure") == "expenditure"
