"""Department budgets in the order of the ministry of finance since 2018: eight tables, in 万元 or 元."""

from __future__ import annotations

from tests.generated.catalogue import functions
from tests.generated.department import OUTSIDE as ALL
from tests.generated.department import TREASURY, Department, Use, is_staff
from tests.generated.forms.filling import (
    Style,
    Worth,
    aligned,
    by_economics,
    by_function,
    closing_of,
    income_of,
    numbered,
    opening_of,
    spent,
)
from tests.generated.sheets import Blank, Entry, Sheet, blank, fill

OUTSIDE = ALL
INCOME = {
    "一般公共预算": "一般公共预算拨款收入",
    "政府性基金预算": "政府性基金预算拨款收入",
    "国有资本经营预算": "国有资本经营预算拨款收入",
    "上级补助": "上级补助收入",
    "事业": "事业收入",
    "经营": "事业单位经营收入",
    "附属上缴": "附属单位上缴收入",
    "其他": "其他收入",
}

APPROPRIATIONS = blank(
    """
收入|<|支出|<|<|<|<
项目|预算数|项目|合计|一般公共预算|政府性基金预算|国有资本经营预算
""",
    "lalaaaa",
)
ECONOMIC = blank(
    """
经济分类科目|<|本年一般公共预算基本支出|<|<
科目编码|科目名称|合计|人员经费|公用经费
""",
    "cnaaa",
)
SUMMARY = blank(
    """
收入|<|支出|<
项目|预算数|项目|预算数
""",
    "lala",
)
REVENUE = blank(
    f"""
科目|<|合计|上年结转|{"|".join(INCOME.values())}
科目编码|科目名称|^|^|{"|".join("^" * len(INCOME))}
""",
    "cnaa" + "a" * len(INCOME),
)
EXPENDITURE = blank(
    "科目编码|科目名称|合计|基本支出|项目支出|上缴上级支出|事业单位经营支出|对附属单位补助支出", "cnaaaaaa"
)


def spending(what: str) -> Blank:
    """The form of what is spent by function."""
    return blank(
        f"""
功能分类科目|<|{what}|<|<
科目编码|科目名称|合计|基本支出|项目支出
""",
        "cnaaa",
    )


def three_public(year: int) -> Blank:
    """The form of the three public expenses of two years."""
    one = "合计|因公出国（境）费|公务用车购置及运行费|<|<|公务接待费"
    two = "^|^|小计|公务用车购置费|公务用车运行费|^"
    return blank(f"{year - 1}年预算数|<|<|<|<|<|{year}年预算数|<|<|<|<|<\n{one}|{one}\n{two}|{two}", "a" * 12)


THREE_PUBLIC_ROWS = blank("项目|上年预算数|本年预算数", "laa")


def sheets(department: Department, style: Style) -> list[Sheet]:
    """The tables of a department."""
    titles = iter(range(1, 20))

    def sheet(kind: str, title: str, form: Blank, note: str = "") -> Sheet:
        number = f"部门公开表{next(titles)}" if style.numbered else ""
        return Sheet(kind, title, style.money.unit, form, number=number, note=note)

    def spends(kind: str, title: str, what: str, uses: list[Use]) -> Sheet:
        note = "" if uses else f"注：{department.name}{department.year}年没有使用{what[2:-2]}安排的支出。"
        rows = by_function(style, department, (uses, spent), (uses, lambda u: u.basic), (uses, lambda u: u.project))
        return fill(sheet(kind, title, spending(what), note), [rows], plain_total=style.plain_total)

    economics = by_economics(style, department, lambda _: True, is_staff, lambda code: not is_staff(code))
    public = three_public(department.year) if style.rng.random() < 0.6 else THREE_PUBLIC_ROWS
    result = [
        appropriations(department, style, sheet("fiscal-appropriation", "财政拨款收支总表", APPROPRIATIONS)),
        spends("general-expenditure", "一般公共预算支出表", "本年一般公共预算支出", department.of(TREASURY[0])),
        fill(sheet("basic-economic", "一般公共预算基本支出表", ECONOMIC), [economics], plain_total=style.plain_total),
        _three_public(department, style, sheet("three-public", "一般公共预算“三公”经费支出表", public)),
        spends("government-fund", "政府性基金预算支出表", "本年政府性基金预算支出", department.of(TREASURY[1])),
        summary(department, style, sheet("revenue-expenditure", "部门收支总表", SUMMARY)),
        revenue(department, style, sheet("revenue", "部门收入总表", REVENUE)),
        expenditure(department, style, sheet("expenditure", "部门支出总表", EXPENDITURE)),
    ]
    if department.of(TREASURY[2]):
        uses = department.of(TREASURY[2])
        result.append(spends("state-capital", "国有资本经营预算支出表", "本年国有资本经营预算支出", uses))
    return result


THREE_PUBLIC = (
    ("合计", "total"),
    ("1、因公出国（境）费用", "abroad"),
    ("2、公务接待费", "guests"),
    ("3、公务用车购置及运行费", "cars"),
    ("其中：（1）公务用车运行维护费", "run"),
    ("（2）公务用车购置费", "bought"),
)


def _three_public(department: Department, style: Style, sheet: Sheet) -> Sheet:
    """Side by side in one row, or each in a row of its own."""
    years = (department.public_before, department.public)
    if sheet.blank is THREE_PUBLIC_ROWS:
        rows = [
            Entry(style.money.amounts(*(getattr(one, what) for one in years)), name, level=int(what != "total"))
            for name, what in THREE_PUBLIC
        ]
        return fill(sheet, [rows])
    columns = ("total", "abroad", "cars", "bought", "run", "guests")
    return fill(sheet, [[Entry(style.money.amounts(*(getattr(one, what) for one in years for what in columns)))]])


def appropriations(department: Department, style: Style, sheet: Sheet) -> Sheet:
    """Two sides: this year's money and that carried over, by fund; what is spent by function, and carried on."""
    money, names = style.money, functions(department.year)
    funds = [department.of(fund) for fund in TREASURY]
    words = numbered([f"{fund}拨款" for fund in TREASURY], "一二三", "（{}）{}")
    left = []
    for title, worth in (("一、本年收入", income_of), ("二、上年结转", opening_of)):
        moneys = [sum(map(worth, uses)) for uses in funds]
        left.append(Entry(money.amounts(sum(moneys)), title))
        left += [Entry(money.amounts(one), name, level=2) for name, one in zip(words, moneys, strict=True)]
    columns = [department.by_function(uses, spent) for uses in funds]
    totals = [sum(use.spent for use in uses) for uses in funds]
    right = [Entry(money.amounts(sum(totals), *totals), "一、本年支出")]
    codes = sorted({code for column in columns for code in column if len(code) == 3})
    for title, code in zip(numbered((names[code] for code in codes), form="（{}）{}"), codes, strict=True):
        parts = [column.get(code, 0) for column in columns]
        right.append(Entry(money.amounts(sum(parts), *parts), title, level=2))
    closing = [sum(use.closing for use in uses) for uses in funds]
    right.append(Entry(money.amounts(sum(closing), *closing), "二、结转下年"))
    whole = [one + other for one, other in zip(totals, closing, strict=True)]
    left.append(Entry(money.amounts(sum(whole)), "收入总计", level=0))
    right.append(Entry(money.amounts(sum(whole), *whole), "支出总计", level=0))
    return fill(sheet, aligned(left, right))


def summary(department: Department, style: Style, sheet: Sheet) -> Sheet:
    """Two sides: all sources, all functions."""
    worth, names = style.money.amount, functions(department.year)
    uses = department.uses
    incomes = [sum(map(income_of, department.of(source))) for source in INCOME]
    left = [Entry((worth(m),), name) for name, m in zip(numbered(INCOME.values()), incomes, strict=True)]
    opening, closing, whole = (sum(map(one, uses)) for one in (opening_of, closing_of, spent))
    classes = {code: money for code, money in department.by_function(uses, spent).items() if len(code) == 3}
    titles = numbered(names[code] for code in classes)
    right = [Entry((worth(money),), title) for title, money in zip(titles, classes.values(), strict=True)]
    left += [
        Entry((worth(sum(incomes)),), "本年收入合计", level=0),
        Entry((worth(opening),), "上年结转"),
        Entry((worth(whole + closing),), "收入总计", level=0),
    ]
    right += [
        Entry((worth(whole),), "本年支出合计", level=0),
        Entry((worth(closing),), "结转下年"),
        Entry((worth(whole + closing),), "支出总计", level=0),
    ]
    return fill(sheet, aligned(left, right, last=3))


def revenue(department: Department, style: Style, sheet: Sheet) -> Sheet:
    """By function: what was carried over, and what comes from each source."""
    columns = [(department.of(source), income_of) for source in INCOME]
    whole = (department.uses, lambda use: use.income + use.opening)
    rows = by_function(style, department, whole, (department.uses, opening_of), *columns)
    return fill(sheet, [rows], plain_total=style.plain_total)


def expenditure(department: Department, style: Style, sheet: Sheet) -> Sheet:
    """By function: business is spent in a column of its own."""
    uses, business = department.uses, department.of("经营")
    own = [use for use in uses if use.source != "经营"]
    nothing: tuple[list[Use], Worth] = ([], spent)
    columns = ((uses, spent), (own, lambda u: u.basic), (own, lambda u: u.project), nothing, (business, spent), nothing)
    return fill(sheet, [by_function(style, department, *columns)], plain_total=style.plain_total)
