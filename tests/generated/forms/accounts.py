"""Final accounts as published everywhere: the nine tables 公开01 to 公开09, in 万元 or in 元."""

from __future__ import annotations

from tests.generated.catalogue import economics, functions
from tests.generated.department import OUTSIDE as ALL
from tests.generated.department import TREASURY, Department, Use, is_staff
from tests.generated.forms.filling import (
    Style,
    Worth,
    aligned,
    by_function,
    closing_of,
    income_of,
    numbered,
    opening_of,
    spent,
    with_ordinals,
)
from tests.generated.sheets import Blank, Entry, Sheet, blank, fill

OUTSIDE = ALL
FUNDS = [f"{fund}财政拨款" for fund in TREASURY]
INCOME = {
    "财政拨款收入": TREASURY,
    "上级补助收入": ("上级补助",),
    "事业收入": ("事业",),
    "经营收入": ("经营",),
    "附属单位上缴收入": ("附属上缴",),
    "其他收入": ("其他",),
}

SUMMARY = blank(
    """
收入|<|支出|<
项目|决算数|项目|决算数
""",
    "lala",
)
REVENUE = blank(
    f"""
项目|<|<|<|本年收入合计|{"|".join(INCOME)}
支出功能分类科目编码|<|<|科目名称|^|^|^|^|^|^|^
类|款|项|^|^|^|^|^|^|^|^
""",
    "cccnaaaaaaa",
)
EXPENDITURE = blank(
    """
项目|<|<|<|本年支出合计|基本支出|项目支出|上缴上级支出|经营支出|对附属单位补助支出
支出功能分类科目编码|<|<|科目名称|^|^|^|^|^|^
类|款|项|^|^|^|^|^|^|^
""",
    "cccnaaaaaa",
)
APPROPRIATIONS = blank(
    f"""
收入|<|支出|<|<|<|<
项目|决算数|项目|合计|{"|".join(FUNDS)}
""",
    "lalaaaa",
)
GENERAL = blank(
    """
项目|<|<|<|合计|基本支出|项目支出
支出功能分类科目编码|<|<|科目名称|^|^|^
类|款|项|^|^|^|^
""",
    "cccnaaa",
)
ECONOMIC = blank(
    """
经济分类科目编码|<|科目名称|决算数|经济分类科目编码|<|科目名称|决算数
类|款|^|^|类|款|^|^
""",
    "ccnaccna",
)
THREE_PUBLIC = blank(
    """
合计|<|因公出国（境）费|<|公务用车购置及运行费|<|<|<|<|<|公务接待费|<
^|^|^|^|小计|<|公务用车购置费|<|公务用车运行费|<|^|^
预算数|决算数|预算数|决算数|预算数|决算数|预算数|决算数|预算数|决算数|预算数|决算数
""",
    "a" * 12,
)
FUND = blank(
    """
项目|<|<|<|年初结转和结余|本年收入|本年支出|<|<|年末结转和结余
支出功能分类科目编码|<|<|科目名称|^|^|小计|基本支出|项目支出|^
类|款|项|^|^|^|^|^|^|^
""",
    "cccnaaaaaa",
)


BLANKS = {
    "revenue-expenditure": (SUMMARY,),
    "revenue": (REVENUE,),
    "expenditure": (EXPENDITURE,),
    "fiscal-appropriation": (APPROPRIATIONS,),
    "general-expenditure": (GENERAL,),
    "basic-economic": (ECONOMIC,),
    "three-public": (THREE_PUBLIC,),
    "government-fund": (FUND,),
    "state-capital": (FUND,),
}


def sheets(department: Department, style: Style) -> list[Sheet]:
    """The tables of a department."""
    titles = iter(range(1, 10))

    def sheet(kind: str, title: str, form: Blank, note: str = "") -> Sheet:
        number = f"公开{next(titles):02}表" if style.numbered else ""
        return Sheet(kind, title, style.money.unit, form, number=number, note=note)

    def coded(into: Sheet, *columns: tuple[list[Use], Worth]) -> Sheet:
        rows = by_function(style, department, *columns)
        return with_ordinals(style, fill(into, [rows], plain_total=style.plain_total))

    def fund(kind: str, title: str, source: str) -> Sheet:
        uses = department.of(source)
        note = "" if uses else f"注：本单位本年度无{source}收支，故本表无数据。"
        worths = (opening_of, income_of, spent, lambda u: u.basic, lambda u: u.project, closing_of)
        return coded(sheet(kind, title, FUND, note), *((uses, worth) for worth in worths))

    uses, general, business = list(department.uses), department.of(TREASURY[0]), department.of("经营")
    own = [use for use in uses if use.source != "经营"]
    spends: tuple[tuple[list[Use], Worth], ...] = (
        (uses, spent),
        (own, lambda u: u.basic),
        (own, lambda u: u.project),
        ([], spent),
        (business, spent),
        ([], spent),
    )
    return [
        summary(department, style, sheet("revenue-expenditure", "收入支出决算总表", SUMMARY)),
        coded(
            sheet("revenue", "收入决算表", REVENUE),
            (uses, income_of),
            *((department.of(*whose), income_of) for whose in INCOME.values()),
        ),
        coded(sheet("expenditure", "支出决算表", EXPENDITURE), *spends),
        appropriations(department, style, sheet("fiscal-appropriation", "财政拨款收入支出决算总表", APPROPRIATIONS)),
        coded(
            sheet("general-expenditure", "一般公共预算财政拨款支出决算表", GENERAL),
            (general, spent),
            (general, lambda u: u.basic),
            (general, lambda u: u.project),
        ),
        economic(department, style, sheet("basic-economic", "一般公共预算财政拨款基本支出决算表", ECONOMIC)),
        _three_public(department, style, sheet("three-public", "财政拨款“三公”经费支出决算表", THREE_PUBLIC)),
        fund("government-fund", "政府性基金预算财政拨款收入支出决算表", TREASURY[1]),
        fund("state-capital", "国有资本经营预算财政拨款收入支出决算表", TREASURY[2]),
    ]


def _classes(department: Department) -> dict[str, str]:
    """The 类 that the form lists, printed whether money is spent on them or not."""
    return {code: name for code, name in functions(department.year).items() if len(code) == 3 and code != "227"}


def summary(department: Department, style: Style, sheet: Sheet) -> Sheet:
    """Two sides: all sources, all functions, and what was carried from one year into the next."""
    worth, uses = style.money.amount, department.uses
    names = [f"{name}收入" for name in FUNDS] + list(INCOME)[1:]
    incomes = [
        sum(map(income_of, department.of(source))) for source in (*TREASURY, *(v[0] for v in list(INCOME.values())[1:]))
    ]
    left = [Entry((worth(m),), name) for name, m in zip(numbered(names), incomes, strict=True)]
    classes, spends = _classes(department), department.by_function(uses, spent)
    right = [
        Entry((worth(spends.get(code, 0)),), title)
        for code, title in zip(classes, numbered(classes.values()), strict=True)
    ]
    opening, closing, whole = (sum(map(one, uses)) for one in (opening_of, closing_of, spent))
    left += [
        Entry((worth(sum(incomes)),), "本年收入合计", level=0),
        Entry((worth(0),), "使用非财政拨款结余"),
        Entry((worth(opening),), "年初结转和结余"),
        Entry((worth(whole + closing),), "总计", level=0),
    ]
    right += [
        Entry((worth(whole),), "本年支出合计", level=0),
        Entry((worth(0),), "结余分配"),
        Entry((worth(closing),), "年末结转和结余"),
        Entry((worth(whole + closing),), "总计", level=0),
    ]
    return fill(sheet, aligned(left, right, last=4))


def appropriations(department: Department, style: Style, sheet: Sheet) -> Sheet:
    """Two sides: the money of the treasury, by fund and year."""
    money = style.money
    funds = [department.of(fund) for fund in TREASURY]
    incomes, openings, spends, closings = (
        [sum(map(worth, uses)) for uses in funds] for worth in (income_of, opening_of, spent, closing_of)
    )
    left = [Entry(money.amounts(m), name) for name, m in zip(numbered(FUNDS), incomes, strict=True)]
    left.append(Entry(money.amounts(sum(incomes)), "本年收入合计", level=0))
    left.append(Entry(money.amounts(sum(openings)), "年初财政拨款结转和结余"))
    left += [Entry(money.amounts(m), name) for name, m in zip(numbered(FUNDS), openings, strict=True)]
    wholes = [one + other for one, other in zip(spends, closings, strict=True)]
    left.append(Entry(money.amounts(sum(wholes)), "总计", level=0))
    columns, classes = [department.by_function(uses, spent) for uses in funds], _classes(department)
    right = []
    for title, code in zip(numbered(classes.values()), classes, strict=True):
        parts = [column.get(code, 0) for column in columns]
        right.append(Entry(money.amounts(sum(parts), *parts), title))
    right.append(Entry(money.amounts(sum(spends), *spends), "本年支出合计", level=0))
    right.append(Entry(money.amounts(sum(closings), *closings), "年末财政拨款结转和结余"))
    right.append(Entry(money.amounts(sum(wholes), *wholes), "总计", level=0))
    return fill(sheet, aligned(left, right))


def economic(department: Department, style: Style, sheet: Sheet) -> Sheet:
    """Two sides: 人员经费 and 公用经费, with the classes that have nothing or without."""
    names, whole = economics(department.year), department.by_class()
    every = style.rng.random() < 0.5
    sides = []
    for wanted, title, money in (
        (("301", "303"), "人员经费合计", department.staff),
        (("302", "310"), "公用经费合计", department.running),
    ):
        codes = [code for code in names if code[:3] in wanted and (every or code in whole)]
        rows = [Entry(style.money.amounts(whole.get(code, 0)), names[code], code) for code in codes]
        sides.append([*rows, Entry(style.money.amounts(money), title, total=True, level=0)])
    assert all(is_staff(code) == (code[:3] in ("301", "303")) for code in whole)
    return fill(sheet, aligned(*sides))


def _three_public(department: Department, style: Style, sheet: Sheet) -> Sheet:
    planned, paid = (
        (one.total, one.abroad, one.cars, one.bought, one.run, one.guests)
        for one in (department.public_before, department.public)
    )
    pairs = [money for pair in zip(planned, paid, strict=True) for money in pair]
    return fill(sheet, [[Entry(style.money.amounts(*pairs))]])
