"""Forms as they are printed: in cells, and in lines that lost them."""

from __future__ import annotations

from collections.abc import Sequence

from gouji.model.form import Form
from gouji.model.rawgrid import RawGrid
from gouji.model.source import AtLine, InSheet
from gouji.prose.forms.filled import FilledForm
from gouji.prose.forms.reading import read_form

OLD = (
    "项目名称|人事档案管理专项||",
    "项目类型|新增项目□ 结转项目□ 经常性专项业务费■||",
    "资金用途|基本建设工程类□ 政府购买服务√||",
    "项目负责人|某某|联系电话|6000",
    "开始时间|2017年1月1日|结束时间|2017-12-31",
    "项目概况|档案的接收||",
    "立项依据|文件||",
    "项目总预算（元）|4,780,000.00|项目当年预算（元）|4,780,000.00",
    "同名项目上年预算额（元）|4,700,000|同名项目上年预算执行数（元）|4,108,911.10",
    "项目当年投入资金构成|子项目名称||预算金额（元）",
    "|档案管理工作经费||3,520,000",
    "|核实工作经费||60,000",
    "|系统专用经费||1,200,000",
    "|合计||4,780,000",
    "项目实施计划|全年||",
    "填报单位负责人（签名）：某某　填报人：某某　填报日期：2017年1月|||",
)
"""The form of Shanghai until 2020."""

NEW = (
    "项目名称||社区公共服务中心||项目性质|阶段性项目|项目类别|特定目标类",
    "主管部门||某某街道办事处||实施单位|某某中心||",
    "计划开始日期||2023-01-01||计划完成日期|2023-12-31||",
    "项目资金（元）||项目资金总额||10,000.00|年度资金申请总额||4,100.00",
    "||其中：财政资金||9,000.00|其中：当年财政拨款||4,000.00",
    "|||||上年结转资金||100.00",
    "||其他资金||1,000.00|其他资金||0.00",
    "项目绩效目标|项目总目标||||年度总体目标||",
    "|建成||||动工||",
    "|一级指标|二级指标|三级指标|||年度指标值|",
)
"""That since 2021."""

APART = (
    "项目名称",
    "4,108,911.10",
    "档案管理工作经费 3,520,000",
    "合计： 4,780,000",
    "同名项目上年预算额（元） 4,700,000.00",
    "同名项目上年预算执行数",
    "（元）",
    "项目当年预算（元）",
    "子项目名称 项目金额",
    "核实工作经费 60,000",
    "系统专用经费 1,200,000",
    "某某 60005000",
    "项目总预算（元） 4,780,000.00 4,780,000.00",
    "绩效目标申报表",
    "（ 2017年 ）",
    "申报单位名称：某某中心",
    "人事档案管理专项",
    "一次性项目       □",
    "（新增项目  □ 其他一次性项目 □  ）",
    "经常性项目        √",
    "2017年1月1日 结束时间 2017年12月31日",
    "填报单位负责人（签名）：                填报人：某某           填报日期：2017年2月",
)
"""The old one as its text was written down, box by box."""


def in_cells(*rows: str, title: str = "绩效目标申报表") -> FilledForm:
    """A form of rows with ``|`` between their cells."""
    cells = tuple(tuple(row.split("|")) for row in rows)
    sources = tuple(tuple(InSheet("表", f"{r}:{c}") for c in range(len(row))) for r, row in enumerate(cells))
    return read_form(Form("performance", RawGrid("F1", title, "", 0, "", cells, sources)))


def in_lines(*lines: str) -> FilledForm:
    """A form of lines."""
    sources = tuple((AtLine(number),) for number in range(1, len(lines) + 1))
    grid = RawGrid("F1", "绩效目标申报表", "", 0, "", tuple((line,) for line in lines), sources)
    return read_form(Form("performance", grid))


def amounts(form: FilledForm, keys: Sequence[str]) -> list[int | None]:
    """The amounts of fields in 元."""
    return [found.fen // 100 if (found := form.figure(key)) else None for key in keys]


def instead(rows: Sequence[str], **other: str) -> list[str]:
    """Rows with others in place of those of a number: ``_3="…"``."""
    return [other.get(f"_{number}", row) for number, row in enumerate(rows)]
