"""Forms printed in cells."""

from __future__ import annotations

from datetime import date

from gouji.model.document import Passage
from gouji.model.money import Unit
from gouji.model.source import InSheet
from gouji.prose.forms.filled import Found
from gouji.prose.forms.reading import read_form
from tests.prose.forms.forms import NEW, OLD, amounts, in_cells, instead

_KEYS = ("total-budget", "annual-budget", "prior-budget", "prior-execution")


def test_the_old_form() -> None:
    form = in_cells(*OLD)
    assert (form.project, form.unit, form.signed) == ("人事档案管理专项", Unit.YUAN, True)
    assert form.category == ["经常性专项业务费", "政府购买服务"]
    assert amounts(form, _KEYS) == [4780000, 4780000, 4700000, 4108911]
    assert [(one.label, one.text) for one in form.parts("annual-budget")] == [
        ("档案管理工作经费", "3,520,000"),
        ("核实工作经费", "60,000"),
        ("系统专用经费", "1,200,000"),
    ]
    days = [found.day for key in ("start", "end") if (found := form.get(key))]
    assert days == [date(2017, 1, 1), date(2017, 12, 31)]


def test_the_new_form_has_the_parts_of_all_years_and_of_one_side_by_side() -> None:
    form = in_cells(*NEW, title="2023年度财政项目支出绩效目标填报表")
    assert (form.project, form.applicant, form.signed) == ("社区公共服务中心", "某某街道办事处", None)
    assert form.category == ["阶段性项目", "特定目标类"]
    assert amounts(form, _KEYS) == [10000, 4100, None, None]
    assert [one.label for one in form.parts("annual-budget")] == ["当年财政拨款", "上年结转资金", "其他资金"]
    assert [one.label for one in form.parts("total-budget")] == ["财政资金", "其他资金"]


def test_a_passage_may_stand_below_its_label() -> None:
    form = in_cells(*NEW)
    told = {key: found.text for key in ("objective", "annual-objective") if (found := form.get(key))}
    assert told == {"objective": "建成", "annual-objective": "动工"}


def test_what_stands_above_and_below_the_cells() -> None:
    form = in_cells(*OLD[:-1]).form
    head = [Passage(InSheet("表", "A1"), "申报单位名称（盖章）：某某中心"), Passage(InSheet("表", "A2"), "（2017年）")]
    foot = [Passage(InSheet("表", "A99"), "填报单位负责人（签名）：     填报人：某某")]
    filled = read_form(form, head, foot)
    assert (filled.applicant, filled.year, filled.signed) == ("某某中心", 2017, False)


def test_a_field_stands_where_its_value_is_printed() -> None:
    annual = in_cells(*OLD).get("annual-budget")
    assert annual is not None
    assert annual.source == in_cells(*OLD).form.printed.sources[7][3]


def test_a_blank_is_sure_where_nothing_but_another_label_stands_there() -> None:
    form = in_cells(*instead(OLD, _7="项目总预算（元）|4,780,000.00|项目当年预算（元）|"))
    annual = form.get("annual-budget")
    assert annual is not None
    assert annual.is_blank


def test_an_amount_below_its_label_may_be_its_own_and_is_not_known() -> None:
    form = in_cells("项目名称|某项目", "项目当年预算（元）|", "4,780,000|")
    annual = form.get("annual-budget")
    assert annual is not None
    assert (annual.found, annual.figure) == (Found.UNKNOWN, None)


def test_what_is_no_amount_is_not_known() -> None:
    form = in_cells(*instead(OLD, _7="项目总预算（元）|见附件|项目当年预算（元）|4,780,000.00"))
    total = form.get("total-budget")
    assert total is not None
    assert (total.text, total.found, total.figure) == ("见附件", Found.UNKNOWN, None)


def test_amounts_in_two_units_are_none() -> None:
    form = in_cells(*instead(OLD, _7="项目总预算（万元）|478.00|项目当年预算（元）|4,780,000.00"))
    assert (form.unit, amounts(form, _KEYS)) == (None, [None, None, None, None])


def test_a_part_that_nobody_knows_leaves_it_open_whether_all_are_known() -> None:
    form = in_cells(*instead(NEW, _5="|||||地方债券资金||100.00"))
    assert form.unread == {"annual-budget"}


def test_nobody_signed_where_the_place_for_it_is_blank() -> None:
    assert in_cells(*instead(OLD, _15="填报单位负责人（签名）：　填报人：某某|||")).signed is False
    assert in_cells(*instead(OLD, _15="填报单位负责人（签名）|某某||")).signed is True
