"""Forms in lines that lost their cells: labels apart from their values, resolved by the sums."""

from __future__ import annotations

from gouji.prose.forms.filled import Found
from tests.prose.forms.forms import APART, NEW, amounts, in_lines, instead

_KEYS = ("total-budget", "annual-budget", "prior-budget", "prior-execution")


def test_labels_apart_from_their_values_are_resolved_by_the_sums() -> None:
    """The amount behind 项目当年预算 in the text is another one."""
    form = in_lines(*APART)
    assert amounts(form, _KEYS) == [4780000, 4780000, 4700000, 4108911]
    found = {key: one.found for key in _KEYS if (one := form.get(key))}
    assert found == dict(zip(_KEYS, (Found.READ, Found.PLACED, Found.READ, Found.PLACED), strict=True))
    assert [one.label for one in form.parts("annual-budget")] == ["档案管理工作经费", "核实工作经费", "系统专用经费"]


def test_who_and_what_a_form_is_of_and_its_boxes_and_year() -> None:
    form = in_lines(*APART)
    assert (form.project, form.applicant, form.year) == ("人事档案管理专项", "某某中心", 2017)
    assert (form.category, form.signed) == (["经常性项目"], False)


def test_names_apart_from_their_amounts_go_with_them_in_their_order() -> None:
    apart = ("子项目名称 项目金额", "核实工作经费", "系统专用经费", "60,000", "1,200,000", "项目实施计划")
    form = in_lines(*APART[:8], *apart, *APART[11:])
    assert [(one.label, one.text) for one in form.parts("annual-budget")] == [
        ("档案管理工作经费", "3,520,000"),
        ("核实工作经费", "60,000"),
        ("系统专用经费", "1,200,000"),
    ]


def test_parts_that_add_up_to_nothing_printed_are_not_known() -> None:
    form = in_lines(*instead(APART, _9="核实工作经费 61,000"))
    assert not form.parts("annual-budget")
    assert form.unread == {"annual-budget"}
    assert amounts(form, _KEYS) == [4780000, None, 4700000, None]


def test_two_amounts_left_for_two_labels_stay_apart() -> None:
    form = in_lines("项目名称 某项目", "项目总预算（元）", "项目当年预算（元）", "5,000", "4,000")
    assert amounts(form, _KEYS[:2]) == [None, None]


def test_labels_with_as_many_amounts_behind_them_have_each_its_own() -> None:
    form = in_lines("项目名称 某项目", "项目资金总额 年度资金申请总额 5,000.00 4,000.00")
    assert amounts(form, _KEYS[:2]) == [5000, 4000]


def test_a_label_that_stands_twice_tells_nothing() -> None:
    form = in_lines("项目名称 某项目", "项目总预算（元） 5,000", "项目总预算（元） 6,000")
    assert amounts(form, _KEYS[:1]) == [None]


def test_a_label_that_was_cut_is_the_one_that_is_not_printed_beside_it() -> None:
    form = in_lines("项目名称 某项目", "同名项目上年预算额 26,481,136.57 同名项目上年预算 26,481,136.57")
    execution = form.get("prior-execution")
    assert execution is not None
    assert (amounts(form, _KEYS[2:]), execution.found) == ([26481136, 26481136], Found.PLACED)


def test_the_new_form_in_lines() -> None:
    lines = [" ".join(text for text in row.split("|") if text) for row in NEW]
    form = in_lines(*lines)
    assert amounts(form, _KEYS[:2]) == [10000, 4100]
    assert [one.label for one in form.parts("annual-budget")] == ["当年财政拨款", "上年结转资金", "其他资金"]
    assert [one.label for one in form.parts("total-budget")] == ["财政资金", "其他资金"]


def test_whether_it_is_signed_is_not_known_where_its_line_prints_no_value() -> None:
    blank = "填报单位负责人（签名）：      填报人：       填报日期："
    assert in_lines(*APART[:-1], blank).signed is None
