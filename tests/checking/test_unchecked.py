"""What of a pack was not judged is told with its reason; nothing of it is silent."""

from __future__ import annotations

import pytest

from gouji.casework.exchange.check_json import result
from gouji.casework.telling.unchecked import all_unchecked, statement, told_of_rules
from gouji.checking.check import Check
from gouji.checking.families.family import Outcome
from gouji.checking.rules.choosing import Choice
from gouji.explaining.explain import explain
from gouji.model.document import Document, Passage
from gouji.model.source import AtLine
from gouji.model.table import Table
from gouji.wording import say
from tests.explaining.small import GENERAL_PACK, bound, by, document, table, tie

LEAVES = [(100, 20), (30, 4), (5, 60)]


def reasons(check: Check) -> dict[str, str]:
    return {one.law.id: one.reason for one in check.unchecked}


def test_every_law_is_judged_or_told_of(sample: Document) -> None:
    for stage, year in (("budget", 2017), ("budget", 2025), ("final-accounts", 2017), ("budget", None)):
        sample.stage, sample.year = stage, year
        check = Check(sample)
        judged = {family.law.id for family in check.families}
        laws = {law.id for law in check.choice.pack.laws if law.compares}
        assert judged | {one.law.id for one in check.unchecked} >= laws


def test_laws_for_other_years_and_stages_are_told_of(sample: Document) -> None:
    sample.year = 2018
    assert {law: why for law, why in reasons(Check(sample)).items() if why == "other-year"} == {
        "E1": "other-year",
        "E6": "other-year",
        "S12": "other-year",
    }
    sample.stage = "final-accounts"
    assert reasons(Check(sample, Choice(GENERAL_PACK)))["D3"] == "other-stage"


@pytest.mark.parametrize(
    ("text", "reason", "outcome"),
    [
        ("expenditure!合计.人员经费 = expenditure!合计.合计", "column-absent", Outcome.NOT_APPLICABLE),
        ("expenditure!收入总计.合计 = expenditure!合计.合计", "row-absent", Outcome.NOT_APPLICABLE),
        ("expenditure!合计.合计 = expenditure!30101.合计", "codes-unlisted", Outcome.NOT_APPLICABLE),
        ("expenditure!299.合计 = expenditure!298.合计", "row-absent", Outcome.NOT_APPLICABLE),
        ("expenditure!299.合计 <= expenditure!201.合计", "row-absent", Outcome.NOT_APPLICABLE),
        ("expenditure!合计.合计 = revenue!合计.合计", "table-absent", Outcome.UNCHECKABLE),
    ],
)
def test_a_formula_that_holds_nothing_says_why(text: str, reason: str, outcome: Outcome) -> None:
    check = Check(document(table("expenditure", 1, LEAVES)), by(bound(text)))
    (one,) = check.unchecked
    assert (one.reason, one.relations, one.outcome) == (reason, 1, outcome)


def test_a_row_that_may_not_have_been_read_is_not_called_not_applicable() -> None:
    made = document(table("expenditure", 1, LEAVES))
    made.unplaced.append(Passage(AtLine(1), "299 某科目 65.00"))
    check = Check(made, by(bound("expenditure!合计.合计 = expenditure!201.合计 + expenditure!299.合计")))
    (one,) = check.unchecked
    assert (one.reason, one.relations, one.outcome) == ("row-unread", 1, Outcome.UNCHECKABLE)
    assert [finding.outcome for finding in check.findings()] == [Outcome.UNCHECKABLE]
    assert statement(check, one) in list(all_unchecked(check))


def test_codes_of_a_tie_that_may_not_have_been_read_are_counted() -> None:
    made = document(table("expenditure", 1, LEAVES), table("general-expenditure", 2, LEAVES))
    made.tables[1] = table("general-expenditure", 2, LEAVES)
    rows = list(made.tables[1].rows)
    made.tables[1].rows = [row if row.code != "20201" else type(row)("别的", "20299", 2) for row in rows]
    made.unplaced.append(Passage(AtLine(1), "20201 某科目 65.00"))
    check = Check(made, by(tie("each code: expenditure!*.合计 = general-expenditure!*.合计")))
    assert [(one.reason, one.relations) for one in check.unchecked] == [("row-unread", 1)]


def test_a_column_that_no_table_of_a_tie_tells_is_told_of() -> None:
    made = document(table("expenditure", 1, LEAVES), table("general-expenditure", 2, LEAVES))
    check = Check(made, by(tie("each code: expenditure!*.人员经费 = general-expenditure!*.人员经费")))
    assert reasons(check) == {"D": "column-absent"}


def test_what_does_not_apply_is_one_line_by_its_reasons(sample: Document) -> None:
    sample.year = 2018
    pack, line = told_of_rules(Check(sample))
    assert pack == "所用规则 shanghai-2018+：按上海的预算、2018 年起、8 张表齐全识别为“上海市部门预算（2018 年起）”"
    assert line.startswith("另有 11 条规则不适用于这份文件：只用于其他年度 3 条、无此表 1 条、表中无此栏 ")


def test_a_rule_of_certain_years_and_a_blank_table_are_called_what_they_are(sample: Document) -> None:
    sample.year = None
    blank = sample.tables[7]
    sample.tables[7] = Table(blank.id, blank.kind, blank.title, blank.unit, blank.columns, [], blank.parents[:0])
    told = {one.law.id: one.reason for one in Check(sample).unchecked}
    assert (told["E1"], told["A7"]) == ("year-unknown", "table-blank")


def test_what_could_not_be_checked_is_told_one_by_one_on_paper(sample: Document) -> None:
    del sample.tables[4]
    check = Check(sample)
    told = list(all_unchecked(check))
    lacking = [one for one in check.unchecked if one.outcome is Outcome.UNCHECKABLE]
    assert {"D4", "D5", "D6"} <= {one.law.id for one in lacking}
    assert all(statement(check, one) in told for one in lacking)
    assert "D6" in {one.law.id for one in lacking if one.relations == 1}


def test_an_extract_lacks_no_table(sample: Document) -> None:
    """Of a file of one or two tables nobody knows that it should print eight; what does not apply is one line."""
    for kept, lacks in ((8, False), (7, True), (4, True), (3, False), (1, False), (0, False)):
        one = sample.copy()
        del one.tables[kept:]
        check = Check(one)
        told = [finding for finding in check.findings() if finding.outcome is Outcome.UNCHECKABLE]
        assert bool(told) is lacks, kept
        _, *rest = told_of_rules(check)
        assert len(rest) == 1, kept


def test_a_page_that_was_not_read_may_hold_a_table_that_is_lacking(sample: Document) -> None:
    del sample.tables[3:]
    assert "table-absent" in {one.reason for one in Check(sample).unchecked}
    assert not [one for one in Check(sample).findings() if one.outcome is Outcome.UNCHECKABLE]
    sample.lost = 1
    assert [one for one in Check(sample).findings() if one.outcome is Outcome.UNCHECKABLE]


def test_a_document_of_tables_of_no_budget_lacks_nothing_and_accuses_nobody(sample: Document) -> None:
    """A general budget, or accounts of another country: sums within its tables are to be explained at most."""
    del sample.tables[3:]
    for table_of in sample.tables:
        table_of.kind = "other"
    sample.lost = 3
    total = sample.find("T3!合计.合计")
    assert total is not None
    sample.tables[2].values[total.column, total.row] += 10_000
    (finding,) = [one for one in Check(sample).findings() if one.outcome is not Outcome.ROUNDING]
    assert (finding.outcome, finding.state) == (Outcome.DIFFERS, "to explain")


def test_json_tells_the_pack_and_what_was_not_checked(sample: Document) -> None:
    sample.year = 2018
    check = Check(sample)
    told = result(check, explain(check))
    assert told["pack"] == {
        "id": "shanghai-2018+",
        "why": "按上海的预算、2018 年起、8 张表齐全识别为“上海市部门预算（2018 年起）”",
    }
    (e1,) = [one for one in told["unchecked"] if one["rule"] == "E1"]
    assert e1 == {
        "rule": "E1",
        "name": say("functions and the economic classes they are paid by"),
        "reason": "other-year",
        "statement": "功能科目与对应的经济科目：只用于其他年度",
        "relations": 5,
        "outcome": "not-applicable",
    }
