"""A table whose reading is in doubt accuses nobody: its relations, and those of others that use it, are uncheckable."""

from __future__ import annotations

import json

import pytest

from gouji.casework.exchange.check_json import result
from gouji.casework.telling.counts import tally
from gouji.casework.telling.notes import notes
from gouji.casework.telling.sentences import sentence
from gouji.checking.check import Check
from gouji.checking.families.family import Outcome
from gouji.checking.families.unheld import Unheld
from gouji.explaining.explain import explain
from gouji.keeping import snapshot
from gouji.model.document import Document
from gouji.model.doubt import Confirmation, Doubt, Misgiving
from gouji.model.reason import Reason
from gouji.model.source import AtLine
from tests.checking.lowering.test_setting_aside import carried
from tests.checking.lowering.test_ties import LEAVES
from tests.explaining.small import CASTING, FOOTING, TIE, by, cell, document, put, table

DOUBT = Doubt(
    Misgiving.SUMS,
    Reason("no title of a budget table stands above it", {}, (AtLine(7),)),
)
BY = Confirmation("核对人", "2026-03-02T10:00:00+08:00")
LAWS = by(CASTING, FOOTING, TIE)
__all__ = ["carried"]


def wrong(number: int) -> Document:
    """Two tables that are to be alike; a figure of the first is not, and table ``number`` is read with doubt."""
    made = document(table("expenditure", 1, LEAVES), table("general-expenditure", 2, LEAVES))
    put(Check(made, LAWS), "T1!20101.基本支出", 999)
    made.tables[number].doubts = (DOUBT,)
    return made


def differing(check: Check) -> set[str]:
    return {finding.rule for finding in check.findings() if finding.outcome is Outcome.DIFFERS}


@pytest.mark.parametrize(("number", "still"), [(0, set()), (1, {"A1", "B"})])
def test_nothing_differs_that_uses_a_figure_of_a_table_in_doubt(number: int, still: set[str]) -> None:
    made = wrong(number)
    assert differing(Check(made, LAWS, confirmed={number: BY})) == {"A1", "B", "D"}
    assert differing(Check(made, LAWS)) == still


def test_what_waits_is_told_by_law_with_how_many_relations_it_is() -> None:
    """Of a table of 6 rows and 3 columns: 6 rows are cast, 3 sums a column footed, each figure is tied to its twin."""
    made = wrong(0)
    check = Check(made, LAWS)
    waiting = {one.law.id: one.relations for one in check.unchecked if one.reason == "in-doubt"}
    assert waiting == {"A1": 6, "B": 9, "D": 18}
    told = next(finding for finding in check.findings() if finding.id == "D:=T1")
    assert (told.outcome, told.state) == (Outcome.UNCHECKABLE, "uncheckable")
    assert sentence(made, told) == "未核对D：T1 读取存疑，18 项关系待与原文核对后再判"
    assert check.in_doubt == {0}


def test_every_relation_is_judged_or_waits(sample: Document) -> None:
    """As many as are judged of a document without doubt, whatever tables are in doubt."""
    for doubted in ({0}, {2}, {2, 4}, {*range(len(sample.tables))}):
        for number in doubted:
            sample.tables[number].doubts = (DOUBT,)
        check = Check(sample)
        assert not any(family.used & doubted for family in check.families if not isinstance(family, Unheld))
        counts = check.counts()
        judged = counts[Outcome.AGREES] + counts[Outcome.ROUNDING] + counts[Outcome.DIFFERS]
        waiting = sum(one.relations or 0 for one in check.unchecked if one.reason in ("in-doubt", "set-aside"))
        assert judged + waiting == 502
        for one in sample.tables:
            one.doubts = ()


def test_a_row_that_a_table_in_doubt_does_not_print_accuses_no_other_table(sample: Document) -> None:
    made = document(table("expenditure", 1, LEAVES), table("general-expenditure", 2, LEAVES))
    rows = list(made.tables[1].rows)
    made.tables[1].rows = [*rows[:4], type(rows[4])("科目20301", "20301", 2), rows[5]]
    assert any(finding.message == "{place}: row without counterpart" for finding in Check(made, LAWS).findings())
    made.tables[1].doubts = (DOUBT,)
    assert differing(Check(made, LAWS)) == set()


def test_money_in_a_table_in_doubt_is_not_known_to_be_carried_over_or_not(carried: Document) -> None:
    carried.tables[0].doubts = (DOUBT,)
    told = next(finding for finding in Check(carried).findings() if finding.id == "D1:!carried-over-in-summary")
    assert "可能列有结转资金" in sentence(carried, told)


def test_no_slip_is_looked_for_where_the_reading_is_in_doubt() -> None:
    made = wrong(0)
    assert explain(Check(made, LAWS, confirmed={0: BY})).groups
    assert not explain(Check(made, LAWS)).groups


def test_an_edit_in_a_table_in_doubt_brings_nothing_back() -> None:
    made = wrong(0)
    check = Check(made, LAWS)
    at = put(check, "T1!20101.基本支出", 1)
    assert check.recheck(at) == []
    assert check.stands([at])


def test_doubt_is_told_with_its_reasons_and_their_places() -> None:
    check = Check(wrong(0), LAWS)
    told = result(check, explain(check))
    (doubt,) = told["tables"][0]["doubt"]
    assert doubt["id"] == "sums-fail"
    assert doubt["statement"] == "上面没有预算表的表名"
    assert doubt["sources"] == [{"line": 7}]
    assert told["tables"][0]["checked"] == "nothing"
    assert told["tables"][1]["doubt"] == []
    assert json.dumps(told)
    confirmed = Check(check.document, LAWS, confirmed={0: BY})
    told = result(confirmed, explain(confirmed))["tables"][0]
    assert (told["doubt"], told["confirmed"]) == ([], {"who": BY.who, "at": BY.at, "doubt": [doubt]})
    assert "confirmed" not in result(confirmed, explain(confirmed))["tables"][1]


def test_people_are_told_of_doubt_apart_from_what_could_not_be_checked() -> None:
    check = Check(wrong(0), LAWS)
    assert "读取存疑：T1" in tally(check).sentence
    assert "未核对：T1" not in tally(check).sentence
    told = [*notes(check)]
    assert told[0].startswith("T1 支出总表：读取存疑，与原文核对前不作判定：")
    assert not any("没有可核对的关系" in one for one in told)


def test_doubt_is_kept_with_the_document() -> None:
    made = wrong(0)
    again = snapshot.load(snapshot.dump(made))
    assert again.tables[0].doubts == (DOUBT,)
    assert again.tables[1].doubts == ()
    assert cell(again, "T1!20101.基本支出") == cell(made, "T1!20101.基本支出")
