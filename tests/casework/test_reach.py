"""A table whose sums foot is not called right: what was held against nothing else is told everywhere."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from gouji.casework.case import Case
from gouji.casework.exchange.check_json import result
from gouji.casework.papers.working_paper import print_report, workpaper
from gouji.casework.telling.claims import sentence, told_of_text
from gouji.casework.telling.counts import tally
from gouji.casework.telling.notes import notes
from gouji.casework.telling.reach import Reach, judged_by_table, reaches, told_of_reach, uncast
from gouji.checking.check import Check
from gouji.checking.families.family import Outcome
from gouji.checking.families.sums import Casting
from gouji.checking.families.ties import Ties
from gouji.checking.rules.laws import CastingLaw, FootingLaw
from gouji.explaining.explanation import Explanation
from gouji.model.document import Cell, Document, Passage
from gouji.model.rawgrid import RawGrid
from gouji.model.source import AtLine
from gouji.model.table import Origin
from gouji.reading.read import read_pasted
from tests.conftest import SAMPLE
from tests.explaining.small import GENERAL_PACK, by
from tests.paper.test_workpaper import pages_of

SUMS_ONLY = tuple(law for law in GENERAL_PACK.laws if isinstance(law, CastingLaw | FootingLaw))
BETWEEN_SIDES = tuple(law for law in GENERAL_PACK.laws if law.id == "C3")
BLANK = "T6"


@pytest.fixture
def footed() -> Iterator[Case]:
    """A case of which no rule ties the tables, as of a form that has none."""
    case = Case.look_at(SAMPLE)
    case.judge_by(Check(case.document, by(*SUMS_ONLY)))
    yield case
    case.close()


def by_id(check: Check) -> dict[str, Reach]:
    return {table.id: reach for table, reach in zip(check.document.tables, reaches(check), strict=True)}


def test_tables_held_against_each_other_are_told_of_by_nothing(sample: Document) -> None:
    check = Check(sample)
    assert {reach for table, reach in by_id(check).items() if table != BLANK} == {Reach.TIES}
    assert list(told_of_reach(check)) == []
    assert "表内" not in tally(check).sentence
    assert list(notes(check)) == []


def test_where_only_sums_within_were_checked_the_tables_are_named(footed: Case) -> None:
    reach = by_id(footed.check)
    assert {reach[name] for name in ("T1", "T3", "T5", "T7")} == {Reach.SUMS}
    told = next(told_of_reach(footed.check))
    assert all(f"{table.id} {table.title}" in told for table in footed.document.tables if table.id in ("T1", "T3"))
    assert next(iter(notes(footed.check))) == told
    assert "；仅核对表内合计：T1–T5、T7、T8" in tally(footed.check).sentence


def test_a_table_whose_two_sides_were_held_against_each_other_counts_as_tied(sample: Document) -> None:
    reach = by_id(Check(sample, by(*SUMS_ONLY, *BETWEEN_SIDES)))
    assert reach["T1"] is reach["T4"] is Reach.TIES
    assert reach["T3"] is Reach.SUMS


def test_what_no_rule_holds_is_told_of_by_name(sample: Document) -> None:
    check = Check(sample, by())
    named = [f"{table.id} {table.title}" for table in sample.tables if table.id != BLANK]
    nothing, rows = told_of_reach(check)
    assert all(name in nothing for name in named)
    assert "T6" not in nothing
    assert [sample.tables[number].id for number in uncast(check)] == ["T2", "T3", "T4", "T5", "T7", "T8"]
    assert "T3 2017年部门支出预算总表" in rows
    assert "T1" not in rows
    assert "；未核对：T1–T5、T7、T8；未核对横加：T2–T5、T7、T8" in tally(check).sentence
    tables = result(check, Explanation())["tables"]
    assert [one["id"] for one in tables if one["uncast"]] == ["T2", "T3", "T4", "T5", "T7", "T8"]


OF_ITS_PARTS = """2024年部门一般公共预算支出表
单位：元
科目编码\t科目名称\t合计\t基本支出\t人员经费\t公用经费
205\t教育支出\t9000\t300\t200\t100"""

OTHER_COLUMNS_AT_THE_RIGHT = """2024年财政拨款收支总表
单位：元
收入\t\t\t\t支出\t\t\t
项目\t合计\t一般公共预算\t政府性基金预算\t项目\t合计\t一般公共预算\t别的
一、本年收入\t50\t30\t20\t一、教育支出\t31\t30\t1"""


@pytest.mark.parametrize("text", [OF_ITS_PARTS, OTHER_COLUMNS_AT_THE_RIGHT])
def test_a_total_that_is_not_held_is_told_of_though_another_of_its_table_is(text: str) -> None:
    check = Check(read_pasted(text))
    assert any(isinstance(family, Casting) for family in check.families)
    assert list(uncast(check)) == [0]
    assert check.counts()[Outcome.DIFFERS] == 0


def test_a_tie_that_could_not_be_judged_ties_nothing(sample: Document) -> None:
    check = Check(sample)
    for family in check.families:
        if isinstance(family, Ties):
            family.outcomes[:] = Outcome.UNCHECKABLE
    assert Reach.TIES not in by_id(check).values()


def test_a_relation_counts_in_the_tables_that_it_names_only(sample: Document) -> None:
    check = Check(sample)
    expected = [0] * len(sample.tables)
    for family in check.families:
        for i in range(len(family.outcomes)):
            if Outcome.NOT_APPLICABLE < family.outcomes[i] < Outcome.UNCHECKABLE:
                for table in {cell.table for cell in family.sides(i).cells}:
                    expected[table] += 1
    assert judged_by_table(check) == expected


def test_the_reach_is_found_once_and_anew_after_every_step(footed: Case) -> None:
    before = by_id(footed.check)
    assert reaches(footed.check) is reaches(footed.check)
    number, table = next((number, one) for number, one in enumerate(footed.document.tables) if one.id == "T3")
    footed.edit_together((Cell(number, row, column), None) for column, row in np.argwhere(table.present).tolist())
    assert by_id(footed.check) == before | {"T3": Reach.BLANK}
    assert number not in uncast(footed.check)
    footed.undo()
    assert by_id(footed.check) == before


def test_a_blank_table_is_blank_and_not_one_that_could_not_be_checked(footed: Case) -> None:
    assert by_id(footed.check)[BLANK] is Reach.BLANK
    assert "没有可核对的关系" not in workpaper(footed).conclusion
    assert {sheet.index: sheet.checked for sheet in workpaper(footed).sheets}[f"YS2017-{BLANK}"] == "空"


def test_a_table_whose_figures_have_no_certain_column_is_not_blank(footed: Case) -> None:
    table = footed.document.tables[1]
    table.present[:] = False
    table.origin[:] = Origin.UNDECIDED
    assert by_id(Check(footed.document))["T2"] is Reach.NOTHING


def test_claims_of_the_text_that_could_not_be_checked_are_told(sample: Document) -> None:
    sample.prose[:] = [Passage(AtLine(1), "职业年金 887.36万元，共 3 个项目。"), Passage(AtLine(2), "编制 12 人。")]
    check = Check(sample)
    assert list(told_of_text(check)) == []
    assert sentence(check) == "文字：相符 0 项，不符 0 项，待核实 0 项，提示 0 项，尾差 0 项，未能核对 1 项"


def test_the_conclusion_begins_with_what_was_not_checked(footed: Case) -> None:
    footed.document.grids.append(RawGrid("X1", "", "", 1, "甲", (("甲",), ("1",)), ((AtLine(1),), (AtLine(2),))))
    assert workpaper(footed).conclusion.startswith("结论：没有全部核对：1 张表未识别")


def test_the_paper_calls_sums_within_the_tables_just_that(footed: Case, tmp_path: Path) -> None:
    paper = workpaper(footed)
    tables = sum(reach is Reach.SUMS for reach in reaches(footed.check))
    assert f"{tables} 张表只核对了表内合计" in paper.conclusion
    assert {sheet.index: sheet.checked for sheet in paper.sheets}["YS2017-T3"].startswith("表内 ")
    print_report(footed, tmp_path / "底稿.pdf")
    pages = pages_of(tmp_path / "底稿.pdf")
    assert "张表只核对了表内合计" in pages[0]
    assert "仅核对表内合计：T1–T5" in pages[0]
    assert any("未与其他表核对、左右两侧也未互相核对的表：T1" in page for page in pages[1:])


def test_the_contract_tells_how_far_each_table_was_checked(footed: Case) -> None:
    tables = result(footed.check, Explanation())["tables"]
    assert {table["id"]: table["checked"] for table in tables} == dict(by_id(footed.check))


def test_tables_that_were_not_recognised_are_no_text_without_a_place(sample: Document) -> None:
    sample.grids.append(RawGrid("X1", "", "", 1, "甲", (("甲",), ("1",)), ((AtLine(1),), (AtLine(2),))))
    assert "；未识别 1 表" in tally(Check(sample)).sentence
    assert "未归位" not in tally(Check(sample)).sentence
