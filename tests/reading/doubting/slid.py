"""A budget of two tables whose second has slid by a row: each adds up by itself, and they contradict each other."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from tests.reading.making import Rows, workbook

CLASSES = {
    "201": "一般公共服务支出",
    "205": "教育支出",
    "206": "科学技术支出",
    "208": "社会保障和就业支出",
    "210": "卫生健康支出",
    "212": "城乡社区支出",
    "213": "农林水支出",
    "221": "住房保障支出",
}
AMOUNTS = [111_111 * number for number in range(1, 9)]


def summary() -> Rows:
    """收支总表."""
    total, numbers = sum(AMOUNTS), "一二三四五六七八"
    told = zip(numbers, CLASSES.values(), AMOUNTS, strict=True)
    rows = [["", "", f"{number}、{name}", f"{amount:,}"] for number, name, amount in told]
    rows[0][:2] = ["一、财政拨款收入", f"{total:,}"]
    head = [["2025年部门收支预算总表"], ["单位：元"], ["收入项目", "预算数", "支出项目", "预算数"]]
    return [*head, *rows, ["收入总计", f"{total:,}", "支出总计", f"{total:,}"]]


def expenditure(*, slid: bool = True) -> Rows:
    """支出总表, with the figures of each row a row higher where it has slid."""
    amounts = [*AMOUNTS[slid:], *AMOUNTS[:slid]]
    rows = [[code, name, *[f"{one:,}"] * 2, ""] for (code, name), one in zip(CLASSES.items(), amounts, strict=True)]
    head = [["2025年部门支出预算总表"], ["单位：元"], ["科目编码", "科目名称", "合计", "基本支出", "项目支出"]]
    return [*head, *rows, ["", "合计", *[f"{sum(AMOUNTS):,}"] * 2, ""]]


def whole(folder: Path) -> Path:
    """Both in one workbook."""
    return workbook(folder / "预算.xlsx", {"收支": summary(), "支出": expenditure()})


def parts(folder: Path, sheets: Mapping[str, Rows] | None = None) -> tuple[Path, ...]:
    """Each in a workbook of its own."""
    sheets = sheets or {"附件1": summary(), "附件2": expenditure()}
    return tuple(workbook(folder / f"{name}.xlsx", {name: rows}) for name, rows in sheets.items())
