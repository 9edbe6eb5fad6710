"""Department budgets as Shanghai publishes them: eight tables from 2017, nine from 2021."""

from __future__ import annotations

from tests.generated.catalogue import functions
from tests.generated.department import TREASURY, Department, Use, is_staff
from tests.generated.forms.filling import Style, aligned, by_economics, by_function, numbered, spent
from tests.generated.sheets import Blank, Entry, Print, Sheet, blank, fill

OUTSIDE = ("事业", "经营", "其他")
GENERAL, FUND, CAPITAL = TREASURY

SUMMARY = blank(
    """
本年收入|<|本年支出|<
项目|预算数|项目|预算数
""",
    "lala",
)
SUMMARY_IN_PARTS = blank(
    """
本年收入|<|本年支出|<|<|<|<
项目|预算数|项目|合计|基本支出|<|项目支出
^|^|^|^|人员经费|公用经费|^
""",
    "lalaaaa",
)
REVENUE = blank(
    """
项目|<|<|<|收入预算|<|<|<|<
功能分类科目编码|<|<|功能分类科目名称|合计|财政拨款收入|事业收入|事业单位经营收入|其他收入
类|款|项|^|^|^|^|^|^
""",
    "cccnaaaaa",
)
APPROPRIATIONS = blank(
    """
财政拨款收入|<|财政拨款支出|<|<|<|<
项目|预算数|项目|合计|一般公共预算|政府性基金预算|国有资本经营预算
""",
    "lalaaaa",
)
APPROPRIATIONS_OF_2017 = blank(
    """
财政拨款收入|<|财政拨款支出|<|<|<
项目|预算数|项目|合计|一般公共预算|政府性基金预算
""",
    "lalaaa",
)
ECONOMIC = blank(
    """
项目|<|<|一般公共预算基本支出|<|<
经济分类科目编码|<|经济分类科目名称|合计|人员经费|公用经费
类|款|^|^|^|^
""",
    "ccnaaa",
)
THREE_PUBLIC = blank(
    """
“三公”经费预算数|<|<|<|<|<|机关运行经费预算数
合计|因公出国(境)费|公务接待费|公务用车购置及运行费|<|<|^
^|^|^|小计|购置费|运行费|^
""",
    "aaaaaaa",
)


def spending(what: str) -> Blank:
    """The form of what is spent by function."""
    return blank(
        f"""
项目|<|<|<|{what}|<|<
功能分类科目编码|<|<|功能分类科目名称|合计|基本支出|项目支出
类|款|项|^|^|^|^
""",
        "cccnaaa",
    )


BLANKS = {
    "revenue-expenditure": (SUMMARY, SUMMARY_IN_PARTS),
    "revenue": (REVENUE,),
    "expenditure": (spending("支出预算"),),
    "fiscal-appropriation": (APPROPRIATIONS, APPROPRIATIONS_OF_2017),
    "general-expenditure": (spending("一般公共预算支出"),),
    "government-fund": (spending("政府性基金预算支出"),),
    "state-capital": (spending("国有资本经营预算支出"),),
    "basic-economic": (ECONOMIC,),
    "three-public": (THREE_PUBLIC,),
}


def sheets(department: Department, style: Style) -> list[Sheet]:
    """The tables of a department."""
    year, later = department.year, department.year >= 2021
    body = style.rng.choice(("部门", "单位", "预算单位"))
    named = f"{year}年{body}" if style.years else body
    general, fund, capital = (department.of(source) for source in TREASURY)
    uses = department.uses

    def sheet(kind: str, title: str, form: Blank, note: str = "") -> Sheet:
        return Sheet(kind, f"{named}{title}", style.money.unit, form, note=note)

    def spends(kind: str, title: str, what: str, whose: list[Use]) -> Sheet:
        empty = "" if whose else f"注：本{body}{year}年无此项预算，故本表无数据。"
        rows = by_function(style, department, (whose, spent), (whose, lambda u: u.basic), (whose, lambda u: u.project))
        return fill(sheet(kind, title, spending(what), empty), [rows], plain_total=style.plain_total)

    sources = [
        ("财政拨款收入", TREASURY),
        ("事业收入", ("事业",)),
        ("事业单位经营收入", ("经营",)),
        ("其他收入", ("其他",)),
    ]
    revenue = by_function(style, department, (uses, spent), *((department.of(*whose), spent) for _, whose in sources))
    economics = by_economics(style, department, lambda _: True, is_staff, lambda code: not is_staff(code))
    basis = "部门预算" if later else ""
    return [
        summary(department, style, sheet("revenue-expenditure", "财务收支预算总表", SUMMARY), sources),
        fill(sheet("revenue", "收入预算总表", REVENUE), [revenue], plain_total=style.plain_total),
        spends("expenditure", "支出预算总表", "支出预算", list(uses)),
        appropriations(
            department,
            style,
            sheet("fiscal-appropriation", "财政拨款收支预算总表", APPROPRIATIONS if later else APPROPRIATIONS_OF_2017),
        ),
        spends("general-expenditure", "一般公共预算支出功能分类预算表", "一般公共预算支出", general),
        spends("government-fund", "政府性基金预算支出功能分类预算表", "政府性基金预算支出", fund),
        *(
            [spends("state-capital", "国有资本经营预算支出功能分类预算表", "国有资本经营预算支出", capital)]
            if later
            else []
        ),
        fill(sheet("basic-economic", f"一般公共预算基本支出{basis}经济分类预算表", ECONOMIC), [economics]),
        three_public(department, style, f"{named}“三公”经费和机关运行经费预算表"),
    ]


def summary(department: Department, style: Style, sheet: Sheet, sources: list[tuple[str, tuple[str, ...]]]) -> Sheet:
    """Two sides: where the money comes from, and which functions spend it."""
    worth = style.money.amount
    later, names = department.year >= 2021, functions(department.year)
    dot = style.rng.choice((".", ". ", "、"))
    left: list[Entry] = []
    for name, whose in zip(numbered(name for name, _ in sources), (whose for _, whose in sources), strict=True):
        left.append(Entry((worth(sum(use.spent for use in department.of(*whose))),), name))
        if len(whose) > 1:
            for place, one in enumerate(("一般公共预算资金", "政府性基金", "国有资本经营预算")[: 3 if later else 2]):
                money = sum(use.spent for use in department.of(TREASURY[place]))
                left.append(Entry((worth(money),), f"{place + 1}{dot}{one}", level=2))
    whole = sum(use.spent for use in department.uses)
    left.append(Entry((worth(whole),), "收入总计", level=0))
    classes = _classes(department)
    titles = numbered(names[code] for code in classes)
    right = [Entry((worth(money),), title) for title, money in zip(titles, classes.values(), strict=True)]
    right.append(Entry((worth(whole),), "支出总计", level=0))
    return fill(sheet, aligned(left, right))


def appropriations(department: Department, style: Style, sheet: Sheet) -> Sheet:
    """Two sides: the money of the treasury by its funds, and the functions it is spent on."""
    later, names = department.year >= 2021, functions(department.year)
    funds = TREASURY if later else TREASURY[:2]
    titles = numbered(("一般公共预算资金", "政府性基金", "国有资本经营预算")[: len(funds)])
    moneys = [sum(use.spent for use in department.of(fund)) for fund in funds]
    left = [Entry(style.money.amounts(money), name) for name, money in zip(titles, moneys, strict=True)]
    left.append(Entry(style.money.amounts(sum(moneys)), "收入总计", level=0))
    columns = [_classes(department, fund) for fund in funds]
    codes = sorted({code for column in columns for code in column})
    right = []
    for title, code in zip(numbered(names[code] for code in codes), codes, strict=True):
        parts = [column.get(code, 0) for column in columns]
        right.append(Entry(style.money.amounts(sum(parts), *parts), title))
    right.append(Entry(style.money.amounts(sum(moneys), *moneys), "支出总计", level=0))
    return fill(sheet, aligned(left, right))


def _classes(department: Department, *sources: str) -> dict[str, int]:
    uses = department.of(*sources) if sources else department.uses
    return {code: money for code, money in department.by_function(uses, spent).items() if len(code) == 3}


def three_public(department: Department, style: Style, title: str) -> Sheet:
    """One row without a label, in 万元, whatever the other tables are printed in."""
    public = department.public
    decimals = style.rng.choice((1, 2))
    zero = f"0.{'0' * decimals}" if style.money.zero else ""
    money = Print("万元", decimals, zero, style.money.commas)
    amounts = (public.total, public.abroad, public.guests, public.cars, public.bought, public.run, department.running)
    return fill(Sheet("three-public", title, "万元", THREE_PUBLIC), [[Entry(money.amounts(*amounts))]])
