"""Indicators of forms printed in cells."""

from __future__ import annotations

from tests.prose.forms.forms import NEW, OLD, in_cells

_TITLE = "2023年度财政项目支出绩效目标填报表"
_INDICATORS = (
    "绩效指标|产出指标|数量指标|建筑面积|||≥13459.00(平方米)|",
    "||质量指标|完工率|||=100.00(%)|",
    "|||验收合格率||||",
    "|满意度指标|服务对象满意度 指标|居民满意度|||≥80.00(%)|",
)


def test_an_indicator_has_all_its_names_and_its_target() -> None:
    form = in_cells(*NEW, *_INDICATORS, title=_TITLE)
    assert [(one.names, one.target) for one in form.indicators] == [
        (("产出指标", "数量指标", "建筑面积"), "≥13459.00(平方米)"),
        (("产出指标", "质量指标", "完工率"), "=100.00(%)"),
        (("产出指标", "质量指标", "验收合格率"), ""),
        (("满意度指标", "服务对象满意度指标", "居民满意度"), "≥80.00(%)"),
    ]


def test_another_field_ends_them() -> None:
    form = in_cells(*NEW, *_INDICATORS[:1], "项目概况|某某||||||", _INDICATORS[1], title=_TITLE)
    assert [one.names[-1] for one in form.indicators] == ["建筑面积"]


def test_a_header_alone_tells_of_none() -> None:
    assert (in_cells(*NEW, title=_TITLE).indicators, in_cells(*OLD).indicators) == ((), ())
