"""A made-up budget of twelve tables in which every law of the form holds, as text to be read and changed."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Mapping, Sequence
from functools import cache

from gouji.model.document import Document
from gouji.reading.read import read_pasted

Row = tuple[str, ...]
Tables = dict[str, list[Row]]
"""Title → the rows of a table, its header first."""

FUNCTION_NAMES = {
    "201": "一般公共服务支出",
    "20101": "人大事务",
    "2010101": "行政运行",
    "2010102": "一般行政管理事务",
    "208": "社会保障和就业支出",
    "20805": "行政事业单位离退休",
    "2080505": "机关事业单位基本养老保险缴费支出",
    "2080506": "机关事业单位职业年金缴费支出",
    "212": "城乡社区支出",
    "21208": "国有土地使用权出让收入安排的支出",
    "2120899": "其他国有土地使用权出让收入安排的支出",
    "221": "住房保障支出",
    "22102": "住房改革支出",
    "2210201": "住房公积金",
}
ECONOMIC_NAMES = {
    "301": "工资福利支出",
    "30101": "基本工资",
    "30108": "机关事业单位基本养老保险缴费",
    "30109": "职业年金缴费",
    "30113": "住房公积金",
    "302": "商品和服务支出",
    "30201": "办公费",
    "30212": "因公出国（境）费用",
    "30215": "会议费",
    "30216": "培训费",
    "30217": "公务接待费",
    "30231": "公务用车运行维护费",
    "303": "对个人和家庭的补助",
    "30301": "离休费",
    "30311": "住房公积金",
    "310": "资本性支出",
    "31002": "办公设备购置",
}

GENERAL = {"2010101": 380, "2010102": 200, "2080505": 100, "2080506": 60, "2210201": 100}
FUND = {"2120899": 100}
BASIC = {"30101": 40, "30108": 100, "30109": 60, "30113": 100, "30201": 50, "30212": 10, "30215": 20, "30216": 15}
BASIC |= {"30217": 15, "30231": 20, "30301": 30, "31002": 20}


def twelve(year: int | None = 2018, *, mixed: bool = True) -> Tables:
    """The tables of a budget; ``mixed`` with money of a fund and from outside the treasury."""
    fund, special, other = (100, 70, 40) if mixed else (0, 0, 0)
    general = _summed(GENERAL, (3, 5, 7))
    funds = _summed(FUND if mixed else {}, (3, 5, 7))
    every = dict(sorted((general | funds).items()))
    basic = dict(BASIC)
    if year is not None and year < 2018:
        basic["30311"] = basic.pop("30113")
    general_basic = dict(basic) | ({"30201": 40} if mixed else {})
    whole = 840 + fund + special + other
    functions = {code: money for code, money in every.items() if len(code) == 3}
    functions["201"] += special + other
    kinds = (480 + special, 320 + fund + other, 40)
    running = {code: money for code, money in general_basic.items() if code[:3] in ("302", "310")}
    left = [
        ("一、财政拨款", 840 + fund),
        ("1.一般公共预算", 840),
        ("2.政府性基金预算", fund),
        ("二、财政专户管理资金", special),
        ("三、其他资金", other),
        ("当年收入小计", whole),
        ("上年结转资金", 0),
        ("收入合计", whole),
    ]
    middle = [(f"{n}、{FUNCTION_NAMES[c]}", functions[c]) for n, c in zip("一二三四", functions, strict=False)]
    purposes = ("一、基本支出", "二、项目支出", "三、单位预留机动经费")
    right = [*zip(purposes, kinds, strict=True), ("当年支出小计", whole), ("结转下年资金", 0), ("支出合计", whole)]
    treasury = [*zip(purposes, (480, 320 + fund, 40), strict=True), ("支出合计", 840 + fund)]
    income = [("一、一般公共预算", 840), ("二、政府性基金预算", fund), ("收入合计", 840 + fund)]
    tables: Tables = {
        "收支预算总表": [
            ("项目名称", "金额", "功能科目名称", "金额", "项目名称", "金额"),
            *_beside(left, middle, right),
        ],
        "收入预算总表": [
            ("项目名称", "", "金额"),
            ("收入总计", "", _figure(whole)),
            ("一般公共预算资金", "小计", _figure(840)),
            ("", "公共财政拨款（补助）资金", _figure(700)),
            ("", "专项收入", _figure(140)),
            ("政府性基金", "小计", _figure(fund)),
            ("财政专户管理资金", "小计", _figure(special)),
            ("", "专户管理教育收费", _figure(special)),
            ("其他资金", "小计", _figure(other)),
            ("", "其他收入", _figure(other)),
            ("上年结转和结余资金", "小计", ""),
        ],
        "支出预算总表": [
            ("合计", "基本支出", "项目支出", "单位预留机动经费", "结转下年资金"),
            (*map(_figure, (whole, *kinds)), ""),
        ],
        "财政拨款收支预算总表": [("项目名称", "金额", "项目名称", "金额"), *_beside(income, treasury)],
        "财政拨款支出预算表": _coded(FUNCTION_NAMES, every, "功能科目代码", "功能科目名称", "金额"),
        "财政拨款基本支出预算表": _coded(ECONOMIC_NAMES, _summed(basic, (3, 5)), "科目编码", "科目名称", "金额"),
        "一般公共预算支出预算表": _coded(FUNCTION_NAMES, general, "功能科目代码", "功能科目名称", "金额"),
        "一般公共预算基本支出预算表": _coded(
            ECONOMIC_NAMES, _summed(general_basic, (3, 5)), "科目编码", "科目名称", "金额"
        ),
        "“三公”经费、会议费、培训费支出预算表": [
            ("合计", "“三公”经费", "", "", "", "", "", "会议费", "培训费"),
            ("", "小计", "因公出国（境）费", "公务用车购置及运行维护费", "", "", "公务接待费", "", ""),
            ("", "", "", "小计", "公务用车购置费", "公务用车运行维护费", "", "", ""),
            tuple(map(_figure, (160, 90, 20, 50, 20, 30, 20, 40, 30))),
        ],
        "政府性基金支出预算表": _coded(FUNCTION_NAMES, funds, "功能科目代码", "功能科目名称", "金额"),
        "机关运行经费支出预算表": _coded(
            ECONOMIC_NAMES, _summed(running, (3, 5)), "科目编码", "科目名称", "机关运行经费支出"
        ),
        "政府采购支出预算表": [
            ("采购品目大类", "专项名称", "经济科目", "采购物品名称", "采购组织形式", "总计"),
            ("合计", "", "", "", "", "100.00"),
            ("一、货物A", "", "", "", "", "60.00"),
            ("", "办公设备购置费", "办公设备购置", "", "", "60.00"),
            ("", "", "", "台式计算机", "分散自行组织", "40.00"),
            ("", "", "", "家具用具", "分散自行组织", "20.00"),
            ("三、服务C", "", "", "", "", "40.00"),
            ("", "专项会议", "会议费", "", "", "40.00"),
            ("", "", "", "会议服务", "政府集中采购", "40.00"),
        ],
    }
    return {f"{year}年{title}" if year else title: rows for title, rows in tables.items()}


def read(tables: Tables, entity: str = "江苏省某厅") -> Document:
    """The budget as it is read."""
    lines: list[str] = []
    for title, rows in tables.items():
        lines += [title, f"部门：{entity}\t单位：万元", *("\t".join(row) for row in rows), ""]
    document: Document = pickle.loads(_as_read("\n".join(lines)))
    return document


@cache
def _as_read(text: str) -> bytes:
    """What was read of it, for whoever changes a copy."""
    return pickle.dumps(read_pasted(text))


def without(tables: Tables, title: str, drop: Callable[[Row], bool]) -> Tables:
    """The tables with some rows of one of them left out."""
    return {t: [r for r in rows if not (title in t and drop(r))] for t, rows in tables.items()}


def _figure(money: int) -> str:
    return f"{money}.00" if money else ""


def _summed(money: Mapping[str, int], lengths: Sequence[int]) -> dict[str, int]:
    """What each code and those above it are worth, in their order."""
    total: dict[str, int] = {}
    for code, amount in money.items():
        for length in lengths:
            total[code[:length]] = total.get(code[:length], 0) + amount
    return dict(sorted(total.items()))


def _coded(names: Mapping[str, str], money: Mapping[str, int], *header: str) -> list[Row]:
    whole = sum(amount for code, amount in money.items() if len(code) == 3)
    rows = [(code, names[code], _figure(amount)) for code, amount in money.items()]
    return [header, ("", "合计", _figure(whole)), *rows] if rows else [header]


def _beside(*sides: Sequence[tuple[str, int]]) -> list[Row]:
    high = max(map(len, sides))
    padded = [[*((name, _figure(money)) for name, money in side), *([("", "")] * (high - len(side)))] for side in sides]
    return [tuple(text for cell in row for text in cell) for row in zip(*padded, strict=True)]
