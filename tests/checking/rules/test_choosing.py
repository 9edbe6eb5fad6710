"""Which pack judges a document, and why."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from gouji.casework.telling.unchecked import statement, why_chosen
from gouji.checking.check import Check
from gouji.checking.rules.choosing import Fit, _nearness, applies, choose, fit, named
from gouji.checking.rules.laws import FormulaLaw, Severity, TieLaw
from gouji.checking.rules.names import Name
from gouji.checking.rules.pack import Documents, load, pack_ids
from gouji.errors import UserError
from gouji.model.document import Document
from gouji.model.kinds import KindId, kinds
from gouji.model.reason import Reason
from gouji.reading.terms.vocabulary import vocabulary
from tests.checking.rules.twelve_tables import read, twelve
from tests.explaining.small import GENERAL_PACK, document, table

LEAVES = [(100, 20), (30, 4), (5, 60)]


def test_a_document_of_a_form_is_judged_by_its_pack(sample: Document) -> None:
    choice = choose(sample)
    assert choice.pack.id == "shanghai-2017"
    assert why_chosen(Check(sample)) == "按上海的预算、2017 年度、8 张表齐全识别为“上海市部门预算（2017 年）”"


def test_a_document_of_another_province_with_the_same_tables_is_none_of_shanghai(sample: Document) -> None:
    """The laws are the same, so nothing else is judged or told."""
    told = [one.id for one in Check(sample).findings()]
    sample.entity = "浙江省人力资源和社会保障厅"
    assert choose(sample).pack.id == "general"
    assert [one.id for one in Check(sample).findings()] == told


def test_a_document_of_no_known_form_is_judged_by_the_general_laws_and_told_so() -> None:
    made = document(table("expenditure", 1, LEAVES))
    assert choose(made).pack.id == "general"
    assert why_chosen(Check(made)) == "没有专门的规则适用于这些表（表式不同或表不齐），按通用规则核对"


def test_a_document_of_no_department_is_held_against_no_rule_for_such() -> None:
    made = document(table("other", 1, LEAVES))
    made.no_department = (Reason("it prints tables of a general budget of a government: {titles}", {"titles": "甲"}),)
    check = Check(made)
    assert check.choice.pack.id == "no-department"
    assert {one.severity for one in check.findings()} <= {Severity.EXPLAIN}
    assert check.unchecked == ()


def test_the_pack_of_shanghai_has_the_laws_of_the_general_one() -> None:
    """Two of them bind where its form is printed, and are to be explained elsewhere."""
    shanghai = load("shanghai-2017").laws
    assert [law.id for law in shanghai] == [law.id for law in GENERAL_PACK.laws]
    other = [(one, law) for one, law in zip(shanghai, GENERAL_PACK.laws, strict=True) if one != law]
    assert [(one.id, one.severity, law.severity) for one, law in other] == [
        ("D3", Severity.MUST, Severity.EXPLAIN),
        ("C2", Severity.MUST, Severity.EXPLAIN),
    ]


@pytest.mark.parametrize(
    ("asked", "holds"),
    [
        (Documents(), True),
        (Documents(stage="budget", since=2017, until=2017), True),
        (Documents(stage="final-accounts"), False),
        (Documents(since=2018), False),
        (Documents(until=2016), False),
        (Documents(region=("上海", "江苏")), True),
        (Documents(region=("江苏",)), False),
        (Documents(tables=(KindId("expenditure"),)), True),
        (Documents(tables=(KindId("revenue"),)), False),
        (Documents(tables=(KindId("expenditure"), KindId("revenue"))), True),
        (Documents(tables=(KindId("expenditure"), KindId("revenue"), KindId("procurement"))), False),
    ],
)
def test_a_pack_applies_where_all_that_it_asks_is_so(asked: Documents, holds: bool) -> None:
    made = document(table("expenditure", 1, LEAVES))
    made.entity = "上海市某局"
    assert applies(asked, made) is holds


def test_tables_may_be_missing_and_others_printed_beside() -> None:
    made = document(table("expenditure", 1, LEAVES), table("revenue", 2, LEAVES), table("other", 3, LEAVES))
    expected = (*map(KindId, ("expenditure", "three-public")),)
    assert fit(Documents(tables=expected), made) == Fit(("expenditure",), ("three-public",), others=("revenue",))
    assert fit(Documents(tables=expected, may_print=(KindId("revenue"),)), made).beside == ("revenue",)
    assert applies(Documents(tables=expected), made)


def test_what_is_missing_and_what_is_printed_beside_is_told(sample: Document) -> None:
    del sample.tables[6]
    sample.tables[0].kind = "procurement"
    assert why_chosen(Check(sample)) == (
        "按上海的预算、2017 年度、8 张表中有 6 张（缺收支总表、一般公共预算基本支出经济分类表）、"
        "另有政府采购表识别为“上海市部门预算（2017 年）”"
    )


def nearness(**said: Any) -> tuple[bool, int, int]:
    made = document(table("expenditure", 1, LEAVES), table("revenue", 2, LEAVES))
    return _nearness(Documents(**said), made)


def test_the_pack_for_the_region_wins_then_that_whose_tables_are_printed_best_then_that_whose_years_begin_later() -> (
    None
):
    both, one = (tuple(map(KindId, kinds)) for kinds in (("expenditure", "revenue"), ("expenditure",)))
    more = (*both, KindId("procurement"))
    assert nearness(tables=more, region=("上海",)) > nearness(tables=both) > nearness(tables=one)
    assert nearness(tables=both) > nearness(tables=more)
    assert nearness(tables=both, region=("上海",)) > nearness(tables=both, since=2018) > nearness(tables=both)
    assert nearness(tables=one, may_print=(KindId("revenue"),)) > nearness(tables=one)


def test_tables_of_running_costs_and_procurement_make_no_budget_one_of_twelve_tables(sample: Document) -> None:
    sample.tables += [table("operating-cost", 9, LEAVES), table("procurement", 10, LEAVES)]
    assert Check(sample).choice.pack.id == "shanghai-2017"
    sample.entity = "某市某局"
    assert Check(sample).choice.pack.id == "general"


def test_a_form_is_told_by_tables_of_its_own_and_knows_none_of_another() -> None:
    made = document(table("expenditure", 1, LEAVES), table("revenue", 2, LEAVES))
    tables = (KindId("expenditure"), KindId("revenue"))
    assert applies(Documents(tables=tables, own=(KindId("expenditure"), KindId("procurement"))), made)
    assert not applies(Documents(tables=tables, own=(KindId("procurement"),)), made)
    assert not applies(Documents(tables=tables, unknown=(KindId("revenue"),)), made)


@pytest.mark.parametrize(
    ("entity", "year", "pack"),
    [
        ("江苏省某厅", 2017, "jiangsu-2017"),
        ("江苏省某厅", 2018, "jiangsu-2018+"),
        ("江苏省某厅", 2019, "jiangsu-2018+"),
        ("江苏省某厅", None, "twelve-tables"),
        ("某市某局", 2018, "twelve-tables"),
        ("某省某厅", None, "twelve-tables"),
    ],
)
def test_a_budget_of_twelve_tables_is_told_by_them_and_that_of_jiangsu_by_its_name(
    entity: str, year: int | None, pack: str
) -> None:
    made = read(twelve(year), entity)
    assert choose(made).pack.id == pack
    made.tables = [one for one in made.tables if one.kind not in ("government-fund", "procurement")]
    assert choose(made).pack.id == pack
    made.tables[0].kind = "state-capital"
    assert choose(made).pack.id == "general"


def test_a_document_without_a_year_is_in_none() -> None:
    made = document(table("expenditure", 1, LEAVES))
    made.year = None
    assert not applies(Documents(since=2000), made)


def test_the_pack_that_the_user_names_judges_whatever_it_is_given(sample: Document) -> None:
    choice = named("general")
    assert Check(sample, choice).choice.pack.id == "general"
    assert why_chosen(Check(sample, choice)) == "由使用者指定"


def test_a_pack_of_ones_own_takes_laws_of_the_program_and_adds_some(tmp_path: Path, sample: Document) -> None:
    own = tmp_path / "own.toml"
    own.write_text(
        """
        id = "own"
        name = "本单位规则"
        base = "shanghai-2017"
        [[override]]
        law = "A1"
        severity = "explain"
        [[names]]
        name = "我的合计"
        printed = ["合计"]
        [[law]]
        id = "X1"
        name = "支出＝收入"
        form = "formula"
        formulas = ["expenditure!我的合计.我的合计 = revenue!合计.合计"]
        """,
        encoding="utf-8",
    )
    choice = named(str(own))
    assert [law.id for law in choice.pack.laws] == [*(law.id for law in GENERAL_PACK.laws), "X1"]
    assert {law.id: law.severity.value for law in choice.pack.laws}["A1"] == "explain"
    assert choice.pack.names.known("我的合计") == Name("我的合计")
    check = Check(sample, choice)
    (mine,) = [family for family in check.families if family.law.id == "X1"]
    assert mine.judged.all()
    assert check.differing == 0


def test_a_formula_of_ones_own_names_a_table_by_its_id(tmp_path: Path, sample: Document) -> None:
    """``T3`` is the third table of whatever document is judged; where there is none, that is told."""
    own = tmp_path / "own.toml"
    law = '[[law]]\nid = "X{0}"\nform = "formula"\nformulas = ["T{0}!合计.合计 = revenue!合计.合计"]\n'
    own.write_text('id = "own"\n' + law.format(3) + law.format(99), encoding="utf-8")
    check = Check(sample, named(str(own)))
    assert [sample.address(at) for at in check.families[0].sides(0).cells] == ["T3!合计.合计", "T2!合计.合计"]
    (untold,) = check.unchecked
    assert (untold.law.id, untold.reason, untold.kinds) == ("X99", "table-absent", ("T99",))
    assert statement(check, untold) == "未核对X99：缺T99"


def test_the_laws_of_the_program_name_kinds_of_table_alone() -> None:
    for law in GENERAL_PACK.laws:
        formulas = law.formulas if isinstance(law, FormulaLaw) else (law.tie,) if isinstance(law, TieLaw) else ()
        assert all(kind in kinds() for one in formulas for kind in one.kinds)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("nosuch", f"没有名为“nosuch”的规则。可用的规则：{'、'.join(pack_ids())}；"),
        ("no/such.toml", "找不到文件“such.toml”"),
    ],
)
def test_a_pack_that_there_is_not_is_told_in_a_sentence(name: str, told: str) -> None:
    from gouji.wording import say

    with pytest.raises(UserError) as error:
        named(name)
    assert say(error.value.message, **error.value.params).startswith(told)


def test_every_form_that_reading_knows_is_judged_by_some_pack_that_loads() -> None:
    """Kinds that a pack asks for are kinds that a published form prints."""
    printed = {kind for _, kinds in vocabulary().forms for kind in kinds}
    asked = [pack.documents for pack in map(load, pack_ids()) if pack.documents]
    assert asked
    assert all(printed.issuperset(one.tables) for one in asked)
