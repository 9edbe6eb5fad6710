"""Names and order of codes: what the catalogue of the year says otherwise is told, what it does not know is not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gouji.casework.exchange import check_json
from gouji.casework.telling.counts import tally
from gouji.casework.telling.reach import Reach, reaches
from gouji.casework.telling.sentences import sentence
from gouji.checking.check import Check
from gouji.checking.families.family import OUTCOME_NAMES
from gouji.checking.findings import Finding
from gouji.checking.rules.laws import AnyLaw, Severity
from gouji.explaining.explain import explain
from gouji.model.doubt import Doubt, Misgiving
from gouji.model.money import Figure, Unit
from gouji.model.reason import Reason
from gouji.model.table import Content, Origin, Row, Table
from gouji.reading.hierarchy.parents import parents_of
from gouji.reading.tables.rows import PrintedRow
from tests.explaining.small import GENERAL_PACK, by, document

LAWS = {law.id: law for law in GENERAL_PACK.laws}
NAMES = {
    "201": "一般公共服务支出",
    "20106": "财政事务",
    "2010601": "行政运行",
    "208": "社会保障和就业支出",
    "20805": "行政事业单位养老支出",
    "210": "卫生健康支出",
    "21011": "行政事业单位医疗",
}


def printed(names: dict[str, str], kind: str = "expenditure") -> Table:
    """A table of 合计 with these rows, of 1 元 each."""
    rows = [Row(name, code, (len(code) - 1) // 2) for code, name in names.items()]
    made = Table("T1", kind, "", Unit.YUAN, ("合计",), rows, parents_of([PrintedRow(row, ()) for row in rows]))
    for row in range(len(rows)):
        made.put(row, 0, Content(Figure(100), Origin.READ))
    return made


def told(table: Table, *ids: str, year: int | None = 2024) -> list[Finding]:
    laws: list[AnyLaw] = [LAWS[one] for one in ids or ("N1", "N2")]
    return Check(replace(document(table), year=year), by(*laws)).findings()


def test_names_of_the_year_tell_nothing() -> None:
    assert told(printed(NAMES)) == []


def test_a_name_of_past_years_is_told_once_with_that_of_today() -> None:
    (found,) = told(printed(NAMES | {"210": "医疗卫生与计划生育支出"}))
    assert (found.rule, found.severity, found.difference) == ("N1", Severity.EXPLAIN, None)
    said = sentence(document(printed(NAMES | {"210": "医疗卫生与计划生育支出"})), found)
    assert "卫生健康支出" in said
    assert "2018 年以后" in said


def test_in_the_year_of_a_rename_both_names_are_right() -> None:
    assert told(printed(NAMES | {"210": "医疗卫生与计划生育支出"}), year=2019) == []


def test_a_class_without_its_code_is_told_too_where_only_other_years_call_it_so() -> None:
    rows = [
        Row("一、一般公共服务支出", None, 1),
        Row("二、医疗卫生与计划生育支出", None, 1),
        Row("三、本年支出合计", None, 1),
    ]
    made = Table(
        "T1", "fiscal-appropriation", "", Unit.YUAN, ("合计",), rows, parents_of([PrintedRow(one, ()) for one in rows])
    )
    assert [found.words["named"] for found in told(made)] == [("卫生健康支出",)]
    assert told(made, year=2017) == []


def test_a_name_that_is_another_codes_says_whose() -> None:
    (found,) = told(printed(NAMES | {"21011": "行政事业单位养老支出"}))
    assert found.words["code"] == ("20805",)


def test_what_is_only_generally_known_is_a_hint() -> None:
    (found,) = told(printed(NAMES | {"20804": "军费"}))
    assert (found.rule, found.severity) == ("N2", Severity.HINT)


@pytest.mark.parametrize("name", ["卫生健康", "卫生健康支出小计", "", "卫生健康\n支出", "二、卫生健康支出"])
def test_a_name_that_is_cut_or_goes_on_or_is_blank_tells_nothing(name: str) -> None:
    assert told(printed(NAMES | {"210": name})) == []


def test_a_code_that_is_not_in_the_catalogue_tells_nothing() -> None:
    assert told(printed(NAMES | {"2019877": "某项事务"})) == []


def test_a_table_that_prints_something_else_beside_its_codes_tells_nothing() -> None:
    assert told(printed({code: f"某某单位{number}" for number, code in enumerate(NAMES)})) == []


def test_a_table_in_doubt_and_a_document_without_a_year_tell_nothing() -> None:
    outdated = printed(NAMES | {"210": "医疗卫生与计划生育支出"})
    assert told(outdated, year=None) == []
    doubted = replace(outdated, doubts=(Doubt(Misgiving.COLUMNS, Reason("columns-unknown")),))
    assert told(doubted) == []


def test_no_figure_is_suspected_for_a_name_and_nothing_counts_as_checked() -> None:
    check = Check(replace(document(printed(NAMES | {"210": "医疗卫生与计划生育支出"})), year=2024), by(LAWS["N1"]))
    assert explain(check).groups == ()
    assert list(reaches(check)) == [Reach.NOTHING]
    assert (check.counts().total(), check.differing, check.rows_told) == (0, 0, 1)
    result = check_json.result(check, explain(check))
    del result["summary"]["claims"]
    assert result["summary"] == {"checks": 0, "codes": 1} | dict.fromkeys(OUTCOME_NAMES.values(), 0)
    (listed,) = result["findings"]
    assert (listed["rule"], listed["outcome"], listed["difference"]) == ("N1", "differs", None)


def test_a_parent_that_is_not_printed_is_told_where_the_others_are() -> None:
    names = {code: name for code, name in NAMES.items() if code != "210"}
    (found,) = told(printed(names), "N3")
    assert found.severity is Severity.HINT
    assert found.words["code"] == ("210",)
    assert told(printed({"2010601": "行政运行", "2080505": "养老", "2101101": "医疗"}), "N3") == []


def test_the_one_class_without_parts_is_told() -> None:
    names = NAMES | {"212": "城乡社区支出", "21201": "城乡社区管理事务", "221": "住房保障支出"}
    (found,) = told(printed(names), "N3")
    assert "parts" in found.message
    assert told(printed({"201": "一般公共服务支出", "208": "社会保障和就业支出"}), "N3") == []


def test_a_code_behind_a_later_one_of_its_parent_is_told() -> None:
    (found,) = told(printed({**NAMES, "20807": "就业补助", "20806": "企业改革补助"}), "N3")
    assert found.words["code"] == ("20807",)
    assert told(printed({**NAMES, "20806": "企业改革补助", "20807": "就业补助"}), "N3") == []


@pytest.mark.parametrize(("total", "side", "behind"), [(True, 0, []), (False, 1, []), (False, 0, [("303",)])])
def test_codes_that_go_on_behind_a_total_or_on_another_side_are_a_list_of_their_own(
    total: bool, side: int, behind: list[tuple[str, ...]]
) -> None:
    """Final accounts list 301 and 303, then what they sum, then 302."""
    rows = [Row("工资福利支出", "301", 1), Row("基本工资", "30101", 2)]
    rows += [Row("对个人和家庭的补助", "303", 1), Row("离休费", "30301", 2)]
    rows += [Row("人员经费合计", None, 0)] if total else []
    rows += [Row("商品和服务支出", "302", 1, side), Row("办公费", "30201", 2, side)]
    parents = parents_of([PrintedRow(row, ()) for row in rows])
    made = Table("T1", "basic-economic", "", Unit.YUAN, ("合计",), rows, parents, ((0,), (0,))[: side + 1])
    assert [one.words["code"] for one in told(made, "N3")] == behind


def test_a_hint_asks_for_no_explanation() -> None:
    check = Check(replace(document(printed(NAMES | {"20804": "军费"})), year=2024), by(LAWS["N2"]))
    (found,) = check.findings()
    assert found.state == "hint"
    assert tally(check).sentence == "相符 0 项，不符 0 项，待核实 0 项，尾差 0 项，未能核对 0 项；提示 1 项；未核对：T1"
