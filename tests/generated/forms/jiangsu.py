"""Department budgets as the province of Jiangsu publishes them: twelve tables, in 万元."""

from __future__ import annotations

from tests.generated.catalogue import economics, functions
from tests.generated.department import TREASURY, Department, Use
from tests.generated.forms.filling import Style, aligned, by_code, by_economics, by_function, numbered, spent
from tests.generated.sheets import ABOVE, LEFT, Blank, Entry, Sheet, TrueRow, blank, fill

OUTSIDE = ("事业", "经营", "其他")
FISCAL = TREASURY[:2]

SUMMARY = blank(
    """
收入|<|支出|<|<|<
项目名称|金额|功能分类|<|支出用途|<
^|^|功能科目名称|金额|项目名称|金额
""",
    "lalala",
)
REVENUE = blank("项目名称|<|金额", "lla")
EXPENDITURE = blank("合计|基本支出|项目支出|单位预留机动经费|结转下年资金", "aaaaa")
APPROPRIATIONS = blank(
    """
收入|<|支出|<
项目名称|金额|支出用途|<
^|^|项目名称|金额
""",
    "lala",
)
FUNCTIONS = blank("功能科目代码|功能科目名称|金额", "cna")
ECONOMIC = blank("科目编码|科目名称|金额", "cna")
RUNNING = blank("科目编码|科目名称|机关运行经费支出", "cna")
THREE_PUBLIC = blank(
    """
合计|“三公”经费|<|<|<|<|<|会议费|培训费
^|小计|因公出国（境）费|公务用车购置及运行维护费|<|<|公务接待费|^|^
^|^|^|小计|公务用车购置费|公务用车运行维护费|^|^|^
""",
    "aaaaaaaaa",
)
PROCUREMENT = blank("采购品目大类|专项名称|经济科目|采购物品名称|采购组织形式|总计", "ltttta")


BLANKS = {
    "revenue-expenditure": (SUMMARY,),
    "revenue": (REVENUE,),
    "expenditure": (EXPENDITURE,),
    "fiscal-appropriation": (APPROPRIATIONS,),
    "fiscal-expenditure": (FUNCTIONS,),
    "fiscal-basic-economic": (ECONOMIC,),
    "general-expenditure": (FUNCTIONS,),
    "basic-economic": (ECONOMIC,),
    "three-public": (THREE_PUBLIC,),
    "government-fund": (FUNCTIONS,),
    "operating-cost": (RUNNING,),
    "procurement": (PROCUREMENT,),
}


def sheets(department: Department, style: Style) -> list[Sheet]:
    """The tables of a department."""
    year = f"{department.year}年度" if style.years else ""
    fiscal, general, fund = (department.of(*whose) for whose in (FISCAL, FISCAL[:1], FISCAL[1:]))
    titles = iter(range(1, 13))

    def sheet(kind: str, title: str, form: Blank, note: str = "") -> Sheet:
        number = f"公开{next(titles):02}表" if style.numbered else ""
        return Sheet(kind, f"{year}{title}", style.money.unit, form, number=number, note=note)

    def functions_of(kind: str, title: str, uses: list[Use]) -> Sheet:
        note = "" if uses else "注：本部门无相关收支项目"
        return fill(
            sheet(kind, title, FUNCTIONS, note), [by_function(style, department, (uses, spent))], plain_total=True
        )

    def economics_of(kind: str, title: str) -> Sheet:
        return fill(sheet(kind, title, ECONOMIC), [by_economics(style, department, lambda _: True)], plain_total=True)

    running = department.by_class(lambda code: code[:3] in ("302", "310"))
    return [
        summary(department, style, sheet("revenue-expenditure", "收支预算总表", SUMMARY)),
        revenue(department, style, sheet("revenue", "收入预算总表", REVENUE)),
        _expenditure(department, style, sheet("expenditure", "支出预算总表", EXPENDITURE)),
        appropriations(department, style, sheet("fiscal-appropriation", "财政拨款收支预算总表", APPROPRIATIONS)),
        functions_of("fiscal-expenditure", "财政拨款支出预算表", fiscal),
        economics_of("fiscal-basic-economic", "财政拨款基本支出预算表"),
        functions_of("general-expenditure", "一般公共预算支出预算表", general),
        economics_of("basic-economic", "一般公共预算基本支出预算表"),
        three_public(
            department, style, sheet("three-public", "一般公共预算“三公”经费、会议费、培训费支出预算表", THREE_PUBLIC)
        ),
        functions_of("government-fund", "政府性基金支出预算表", fund),
        fill(
            sheet("operating-cost", "一般公共预算机关运行经费支出预算表", RUNNING),
            [by_code(style, economics(department.year), [running])],
            plain_total=True,
        ),
        procurement(department, style, sheet("procurement", "政府采购支出预算表", PROCUREMENT)),
    ]


def _income(department: Department, *sources: str) -> int:
    return sum(use.income for use in department.of(*sources))


def summary(department: Department, style: Style, sheet: Sheet) -> Sheet:
    """Three sides: where the money comes from, which functions spend it, and what for; totals reach over two."""
    worth, uses = style.money.amount, department.uses
    outside = department.of(*OUTSIDE)
    opening, whole = sum(use.opening for use in outside), sum(use.spent for use in uses)
    income = [
        ("一、财政拨款", _income(department, *FISCAL)),
        ("1.一般公共预算", _income(department, FISCAL[0])),
        ("2.政府性基金预算", _income(department, FISCAL[1])),
        ("二、财政专户管理资金", _income(department, "事业")),
        ("三、其他资金", _income(department, "经营", "其他")),
    ]
    names = functions(department.year)
    classes = department.by_function(uses, spent)
    titles = numbered(name for code, name in names.items() if len(code) == 3 and code < "230" and code != "223")
    codes = [code for code in names if len(code) == 3 and code < "230" and code != "223"]
    kinds = [
        ("一、基本支出", sum(use.basic for use in uses)),
        ("二、项目支出", sum(use.project for use in uses)),
        ("三、单位预留机动经费", sum(use.reserve for use in uses)),
    ]
    left = [Entry((worth(money),), name) for name, money in income]
    middle = [Entry((worth(classes.get(c, 0)),), title) for title, c in zip(titles, codes, strict=True)]
    if style.rng.random() < 0.3:
        middle = [
            Entry((worth(classes[c]),), f"{n}、{names[c]}")
            for n, c in zip(numbered([""] * 30, form="{}"), (c for c in codes if classes.get(c)), strict=False)
        ]
    fill(sheet, [left, middle, [Entry((worth(money),), name) for name, money in kinds]])
    for near, money, far, other in (
        ("当年收入小计", whole - opening, "当年支出小计", whole),
        ("上年结转资金", opening, "结转下年资金", 0),
        ("收入合计", whole, "支出合计", whole),
    ):
        sheet.body.append([near, worth(money), far, LEFT, LEFT, worth(other)])
        sheet.truth += [TrueRow(0, near, "", (worth(money),)), TrueRow(2, far, "", (worth(other),))]
    return sheet


def revenue(department: Department, style: Style, sheet: Sheet) -> Sheet:
    """Sources with a 小计 each, whose name reaches over its rows."""
    worth = style.money.amount
    opening = sum(use.opening for use in department.of(*OUTSIDE))
    general, fund, special, business, other = (
        _income(department, source) for source in (*FISCAL, "事业", "经营", "其他")
    )
    groups = [
        ("一般公共预算资金", [("小计", general), ("公共财政拨款(补助)资金", general), ("专项收入", 0)]),
        ("政府性基金", [("小计", fund)]),
        ("财政专户管理资金", [("小计", special), ("专户管理教育收费", special), ("其他非税收入", 0)]),
        ("其他资金", [("小计", business + other), ("事业收入", 0), ("经营收入", business), ("其他收入", other)]),
        ("上年结转和结余资金", [("小计", opening), ("其中：动用上年结转和结余资金", opening)]),
    ]
    whole = general + fund + special + business + other + opening
    sheet.body.append(["收入总计", LEFT, worth(whole)])
    sheet.truth.append(TrueRow(0, "收入总计", "", (worth(whole),)))
    for group, rows in groups:
        for place, (name, money) in enumerate(rows):
            sheet.body.append([ABOVE if place else group, name, worth(money)])
            sheet.truth.append(TrueRow(0, f"{group}{name}", "", (worth(money),)))
    return sheet


def _expenditure(department: Department, style: Style, sheet: Sheet) -> Sheet:
    uses = department.uses
    parts = (sum(use.basic for use in uses), sum(use.project for use in uses), sum(use.reserve for use in uses))
    return fill(sheet, [[Entry(style.money.amounts(sum(parts), *parts, 0))]])


def appropriations(department: Department, style: Style, sheet: Sheet) -> Sheet:
    """Two sides: the money of the treasury by its funds, and what it is spent for."""
    worth, uses = style.money.amount, department.of(*FISCAL)
    whole = sum(use.spent for use in uses)
    left = [(f"{n}、{fund}", _income(department, fund)) for n, fund in zip("一二", FISCAL, strict=True)]
    right = [
        ("一、基本支出", sum(use.basic for use in uses)),
        ("二、项目支出", sum(use.project for use in uses)),
        ("三、单位预留机动经费", sum(use.reserve for use in uses)),
    ]
    sides = [
        [Entry((worth(money),), name) for name, money in [*side, (total, whole)]]
        for side, total in ((left, "收入合计"), (right, "支出合计"))
    ]
    return fill(sheet, aligned(*sides))


def three_public(department: Department, style: Style, sheet: Sheet) -> Sheet:
    """One row without a label."""
    one = department.public
    amounts = (
        one.total + one.conferences + one.training,
        one.total,
        one.abroad,
        one.cars,
        one.bought,
        one.run,
        one.guests,
    )
    return fill(sheet, [[Entry(style.money.amounts(*amounts, one.conferences, one.training))]])


def procurement(department: Department, style: Style, sheet: Sheet) -> Sheet:
    """What is bought, below its project and economic class, below 货物, 工程 or 服务."""
    bought = department.bought

    def row(*texts: str, of: int) -> Entry:
        return Entry((style.money.amount(of),), texts=(*texts, *[""] * (5 - len(texts))))

    rows = [row("合计", of=sum(one.cost for one in bought))]
    for group in dict.fromkeys(one.group for one in bought):
        within = [one for one in bought if one.group == group]
        rows.append(row(group, of=sum(one.cost for one in within)))
        for project, economic in dict.fromkeys((one.project, one.economic) for one in within):
            things = [one for one in within if (one.project, one.economic) == (project, economic)]
            rows.append(row("", project, economic, of=sum(one.cost for one in things)))
            rows += [row("", "", "", one.thing, one.how, of=one.cost) for one in things]
    return fill(sheet, [rows])
