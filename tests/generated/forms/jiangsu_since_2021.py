"""Department budgets as the province of Jiangsu publishes them since 2021: income by unit, carried over apart."""

from __future__ import annotations

from tests.generated.catalogue import economics, functions
from tests.generated.department import TREASURY, Department, Use
from tests.generated.forms.filling import Style, aligned, by_code, by_economics, by_function, income_of, numbered, spent
from tests.generated.forms.jiangsu import RUNNING, THREE_PUBLIC, three_public
from tests.generated.forms.ministry import EXPENDITURE, appropriations, expenditure
from tests.generated.sheets import Blank, Entry, Sheet, TrueRow, blank, fill

OUTSIDE = ("事业", "经营", "上级补助", "附属上缴", "其他")
SOURCES = {
    TREASURY[0]: "一般公共预算",
    TREASURY[1]: "政府性基金预算",
    TREASURY[2]: "国有资本经营预算",
    "事业": "事业收入",
    "经营": "事业单位经营收入",
    "上级补助": "上级补助收入",
    "附属上缴": "附属单位上缴收入",
    "其他": "其他收入",
}
FUNDS = ("一般公共预算", "政府性基金预算", "国有资本经营预算", "单位资金")

SUMMARY = blank("收入|<|支出|<\n项目|预算数|项目|预算数", "lala")
REVENUE = blank(
    f"""
部门代码|部门名称|合计|本年收入|{"<|" * len(SOURCES)}上年结转结余|{"|".join("<" * len(FUNDS))}
^|^|^|小计|{"|".join(SOURCES.values())}|小计|{"|".join(FUNDS)}
""",
    "cn" + "a" * (3 + len(SOURCES) + len(FUNDS)),
)
FISCAL = blank(
    """
科目编码|科目名称|合计|基本支出|<|<|项目支出
^|^|^|小计|人员经费|公用经费|^
""",
    "cnaaaaa",
)
BASIC = blank(
    """
部门预算支出经济分类科目|<|本年财政拨款基本支出|<|<
科目编码|科目名称|合计|人员经费|公用经费
""",
    "cnaaa",
)
FUND = blank("科目编码|科目名称|本年政府性基金预算支出|<|<\n^|^|合计|基本支出|项目支出", "cnaaa")
APPROPRIATIONS = blank(
    """
收入|<|支出|<|<|<|<
项目|预算数|项目|合计|一般公共预算|政府性基金预算|国有资本经营预算
""",
    "lalaaaa",
)


def sheets(department: Department, style: Style) -> list[Sheet]:
    """The tables of a department."""
    titles = iter(range(1, 20))
    fiscal, general, fund = (department.of(*whose) for whose in (TREASURY, TREASURY[:1], TREASURY[1:2]))

    def sheet(kind: str, title: str, form: Blank, note: str = "") -> Sheet:
        number = f"公开{next(titles):02}表" if style.numbered else ""
        return Sheet(kind, title, style.money.unit, form, number=number, note=note)

    def by_purpose(kind: str, title: str, uses: list[Use]) -> Sheet:
        columns = (spent, lambda u: u.basic, lambda u: u.staff, lambda u: u.running, lambda u: u.project)
        rows = by_function(style, department, *((uses, worth) for worth in columns))
        return fill(sheet(kind, title, FISCAL), [rows], plain_total=style.plain_total)

    def basic(kind: str, title: str) -> Sheet:
        staff = ("301", "303")
        rows = by_economics(
            style, department, lambda _: True, lambda code: code[:3] in staff, lambda code: code[:3] not in staff
        )
        return fill(sheet(kind, title, BASIC), [rows], plain_total=style.plain_total)

    note = "" if fund else "注：本部门无政府性基金预算支出，故本表无数据。"
    of_fund = by_function(style, department, (fund, spent), (fund, lambda u: u.basic), (fund, lambda u: u.project))
    running = department.by_class(lambda code: code[:3] in ("302", "310"))
    return [
        _summary(department, style, sheet("revenue-expenditure", "收支总表", SUMMARY)),
        _revenue(department, style, sheet("revenue", "收入总表", REVENUE)),
        expenditure(department, style, sheet("expenditure", "支出总表", EXPENDITURE)),
        appropriations(department, style, sheet("fiscal-appropriation", "财政拨款收支总表", APPROPRIATIONS)),
        by_purpose("fiscal-expenditure", "财政拨款支出表（功能科目）", fiscal),
        basic("fiscal-basic-economic", "财政拨款基本支出表（经济科目）"),
        by_purpose("general-expenditure", "一般公共预算支出表", general),
        basic("basic-economic", "一般公共预算基本支出表"),
        three_public(
            department, style, sheet("three-public", "一般公共预算“三公”经费、会议费、培训费支出预算表", THREE_PUBLIC)
        ),
        fill(sheet("government-fund", "政府性基金预算支出表", FUND, note), [of_fund], plain_total=style.plain_total),
        fill(
            sheet("operating-cost", "一般公共预算机关运行经费支出预算表", RUNNING),
            [by_code(style, economics(department.year), [running])],
            plain_total=True,
        ),
    ]


def _summary(department: Department, style: Style, sheet: Sheet) -> Sheet:
    """Two sides: all sources, and what is spent for what."""
    worth, uses = style.money.amount, department.uses
    incomes = [sum(map(income_of, department.of(source))) for source in SOURCES]
    titles = [f"{name}拨款收入" if at < len(TREASURY) else name for at, name in enumerate(SOURCES.values())]
    left = [Entry((worth(money),), name) for name, money in zip(numbered(titles), incomes, strict=True)]
    classes = department.by_function(uses, spent)
    names, moneys = functions(department.year), {code: money for code, money in classes.items() if len(code) == 3}
    spending = numbered(names[code] for code in moneys)
    right = [Entry((worth(money),), title) for title, money in zip(spending, moneys.values(), strict=True)]
    opening, closing, whole = (sum(getattr(use, one) for use in uses) for one in ("opening", "closing", "spent"))
    ends = (
        ("本年收入合计", sum(incomes), "本年支出合计", whole),
        ("上年结转结余", opening, "年终结转结余", closing),
        ("收入总计", whole + closing, "支出总计", whole + closing),
    )
    for near, money, far, other in ends:
        left.append(Entry((worth(money),), near, level=0))
        right.append(Entry((worth(other),), far, level=0))
    return fill(sheet, aligned(left, right, last=3))


def _revenue(department: Department, style: Style, sheet: Sheet) -> Sheet:
    """By unit: this year's income by source, and what was carried over by fund; the department sums its units.

    Units have numbers, but no codes of the budget: their names tell their rows.
    """
    units = [("001", department.name), ("001001", f"{department.name}（本级）")]
    incomes = [sum(map(income_of, department.of(source))) for source in SOURCES]
    carried = [sum(use.opening for use in department.of(source)) for source in TREASURY]
    carried.append(sum(use.opening for use in department.of(*OUTSIDE)))
    amounts = style.money.amounts(sum(incomes) + sum(carried), sum(incomes), *incomes, sum(carried), *carried)
    rows = [Entry(amounts, name, code, level=len(code)) for code, name in units]
    fill(sheet, [[Entry(amounts, style.total, total=True, level=0), *rows]], plain_total=style.plain_total)
    sheet.truth = [TrueRow(row.side, row.name or row.key, "", row.amounts) for row in sheet.truth]
    return sheet
