"""A small published page: its tables as they would be printed, and one paragraph of text."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import NamedTuple

from gouji.checking.check import Check
from gouji.checking.prose.text import held
from gouji.checking.prose.verdict import Held
from gouji.model.document import Document
from gouji.reading.read import read_document


class Printed(NamedTuple):
    """A table: its title, its unit, and its rows with the header first, cells parted by ``|``."""

    title: str
    unit: str
    rows: tuple[str, ...]


FINAL = {
    "01": Printed(
        "公开01表 收入支出决算总表",
        "万元",
        (
            "项目|决算数|项目|决算数",
            "本年收入合计|2946.25|本年支出合计|2940.05",
            "年初结转和结余|49.14|年末结转和结余|55.34",
            "总计|2995.39|总计|2995.39",
        ),
    ),
    "02": Printed(
        "公开02表 收入决算表",
        "万元",
        ("科目编码|科目名称|本年收入合计|财政拨款收入|其他收入", "|合计|2946.25|2940.05|6.20"),
    ),
    "03": Printed(
        "公开03表 支出决算表",
        "万元",
        ("科目编码|科目名称|本年支出合计|基本支出|项目支出", "|合计|2940.05|2336.91|603.14"),
    ),
    "05": Printed(
        "公开05表 一般公共预算财政拨款支出决算表",
        "万元",
        (
            "科目编码|科目名称|合计|基本支出|项目支出",
            "201|一般公共服务支出|2106.66|1503.52|603.14",
            "20106|财政事务|2106.66|1503.52|603.14",
            "2010601|行政运行|1511.89|1503.52|8.37",
            "2010607|信息化建设|594.77||594.77",
            "208|社会保障和就业支出|326.71|326.71|",
            "20805|行政事业单位养老支出|326.71|326.71|",
            "2080505|机关事业单位基本养老保险缴费支出|246.33|246.33|",
            "2080506|机关事业单位职业年金缴费支出|80.38|80.38|",
            "221|住房保障支出|506.68|506.68|",
            "22102|住房改革支出|506.68|506.68|",
            "2210201|住房公积金|187.19|187.19|",
            "2210203|购房补贴|319.49|319.49|",
            "|合计|2940.05|2336.91|603.14",
        ),
    ),
    "06": Printed(
        "公开06表 一般公共预算财政拨款基本支出决算表",
        "万元",
        (
            "经济分类科目编码|科目名称|决算数",
            "301|工资福利支出|2139.70",
            "30101|基本工资|900.20",
            "30102|津贴补贴|1239.50",
            "30106|伙食补助费|",
            "302|商品和服务支出|184.65",
            "30201|办公费|100.00",
            "30217|公务接待费|1.35",
            "30239|其他交通费用|83.30",
            "303|对个人和家庭的补助|12.56",
            "30302|退休费|12.25",
            "30309|奖励金|0.31",
            "|人员经费合计|2152.26",
            "|公用经费合计|184.65",
        ),
    ),
    "07": Printed(
        "公开07表 财政拨款“三公”经费支出决算表",
        "万元",
        (
            "项目|合计|因公出国（境）费|公务用车购置及运行费|公务接待费",
            "预算数|18.00|3.00|12.00|3.00",
            "决算数|11.35||10.00|1.35",
        ),
    ),
    "08": Printed(
        "公开08表 政府性基金预算财政拨款收入支出决算表",
        "万元",
        (
            "科目编码|科目名称|年初结转和结余|本年收入|本年支出|年末结转和结余",
            "212|城乡社区支出||20.00|20.00|",
            "2120803|城市建设支出||20.00|20.00|",
            "|合计||20.00|20.00|",
        ),
    ),
}

BUDGET = {
    "总": Printed(
        "2024年部门财务收支预算总表",
        "元",
        (
            "项目|预算数|项目|预算数",
            "一、财政拨款收入|31214200|一、一般公共服务支出|22186400",
            "|| 二、住房保障支出|9027800",
            "收入总计|31214200|支出总计|31214200",
        ),
    ),
    "支": Printed(
        "2024年部门支出预算总表",
        "元",
        (
            "科目编码|科目名称|合计|基本支出|项目支出",
            "201|一般公共服务支出|22186400|16231800|5954600",
            "221|住房保障支出|9027800|9027800|",
            "|合计|31214200|25259600|5954600",
        ),
    ),
    "般": Printed(
        "2024年部门一般公共预算支出功能分类预算表",
        "元",
        (
            "科目编码|科目名称|合计|基本支出|项目支出",
            "201|一般公共服务支出|22186400|16231800|5954600",
            "20106|财政事务|22186400|16231800|5954600",
            "2010601|行政运行|16231800|16231800|",
            "2010607|信息化建设|5954600||5954600",
            "221|住房保障支出|9027800|9027800|",
            "22102|住房改革支出|9027800|9027800|",
            "2210201|住房公积金|3503499|3503499|",
            "2210203|购房补贴|5524301|5524301|",
            "|合计|31214200|25259600|5954600",
        ),
    ),
    "基": Printed("2024年部门政府性基金预算支出功能分类预算表", "元", ("科目编码|科目名称|合计|基本支出|项目支出",)),
    "三": Printed(
        "2024年部门“三公”经费和机关运行经费预算表",
        "万元",
        (
            "合计|因公出国(境)费|公务接待费|公务用车购置及运行费|机关运行经费预算数",
            "47.91|0.00|1.35|46.56|443.18",
        ),
    ),
}


def judged(folder: Path, stage: str, tables: str, sentence: str) -> list[Held]:
    """What becomes of the claims of one paragraph beside some tables, named by their keys."""
    return held(Check(page_of(folder, stage, tables, sentence)))


def page_of(folder: Path, stage: str, tables: str, sentence: str) -> Document:
    """The page itself, read."""
    known = FINAL if stage == "决算" else BUDGET
    parts = [f"<h1>某区某局2024年度部门{stage}</h1>", f"<h2>第一部分 2024年度部门{stage}表</h2>"]
    for key in tables.split() or ["06" if stage == "决算" else "般"]:
        table = known[key]
        rows = ("".join(f"<td>{escape(cell)}</td>" for cell in row.split("|")) for row in table.rows)
        body = "".join(f"<tr>{row}</tr>" for row in rows)
        parts.append(f"<p>{escape(table.title)}</p><p>单位：{table.unit}</p><table>{body}</table>")
    parts += [
        f"<h2>第二部分 2024年度部门{stage}情况说明</h2>",
        *(f"<p>{escape(line)}</p>" for line in sentence.split("\n")),
    ]
    path = folder / "页.html"
    path.write_text("<!DOCTYPE html><meta charset=utf-8><body>" + "\n".join(parts), encoding="utf-8")
    return read_document(path)
