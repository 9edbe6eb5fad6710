"""A whole document before it is written to any file: cover, contents, prose and tables, and the truth of it all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random

from tests.generated.department import TREASURY, Department, Making, make_department
from tests.generated.forms import accounts, jiangsu, jiangsu_since_2021, ministry, shanghai
from tests.generated.forms.filling import NUMERALS, Style
from tests.generated.sheets import Print, Sheet


@dataclass(frozen=True)
class Form:
    """How one kind of public body publishes: its tables, and what it calls itself."""

    id: str
    sheets: Callable[[Department, Style], list[Sheet]]
    outside: tuple[str, ...]
    years: range
    stage: str
    bodies: tuple[str, ...]
    captions: tuple[str, ...]
    carried: tuple[str, ...] = ()
    units: tuple[tuple[str, int], ...] = (("元", 2), ("元", 0))
    closing: bool = True


PLACES = ("黄浦区", "徐汇区", "长宁区", "静安区", "杨浦区", "嘉定区")
OFFICES = ("水务局", "教育局", "民政局", "总工会", "商务委员会", "城市管理行政执法局", "人民代表大会常务委员会办公室")
STREETS = ("人民政府临江路街道办事处", "人民政府新桥镇")
PROVINCIAL = (
    "水利厅",
    "民政厅",
    "科学技术厅",
    "高级人民法院",
    "人民检察院",
    "审计厅",
    "人大常委会办公厅",
    "政府办公厅",
)

FORMS = (
    Form(
        "shanghai",
        shanghai.sheets,
        shanghai.OUTSIDE,
        range(2017, 2027),
        "budget",
        tuple(f"上海市{place}{office}" for place in PLACES for office in (*OFFICES, *STREETS)),
        ("编制部门：{}", "编制单位：{}"),
    ),
    Form(
        "jiangsu",
        jiangsu.sheets,
        jiangsu.OUTSIDE,
        range(2017, 2020),
        "budget",
        tuple(f"江苏省{office}" for office in PROVINCIAL),
        ("部门：{}", "部 门:{}", "部门名称：{}"),
        jiangsu.OUTSIDE,
        (("万元", 2),),
        closing=False,
    ),
    Form(
        "jiangsu-2021",
        jiangsu_since_2021.sheets,
        jiangsu_since_2021.OUTSIDE,
        range(2021, 2027),
        "budget",
        tuple(f"江苏省{office}" for office in PROVINCIAL),
        ("部门：{}", "部 门：{}", "部门名称：{}"),
        (*TREASURY, *jiangsu_since_2021.OUTSIDE),
        (("万元", 2), ("元", 2)),
    ),
    Form(
        "ministry",
        ministry.sheets,
        ministry.OUTSIDE,
        range(2018, 2027),
        "budget",
        tuple(f"贵州省{office}" for office in PROVINCIAL) + tuple(f"临江县{office}" for office in OFFICES),
        ("部门：{}", "单位名称：{}", "部门/单位：{}"),
        (*TREASURY, *ministry.OUTSIDE),
        (("万元", 2), ("元", 2), ("万元", 6)),
    ),
    Form(
        "accounts",
        accounts.sheets,
        accounts.OUTSIDE,
        range(2019, 2026),
        "final-accounts",
        tuple(f"上海市{place}{office}" for place in PLACES for office in OFFICES)
        + tuple(f"临江县{o}" for o in OFFICES),
        ("部门：{}", "编制单位：{}", "公开部门：{}"),
        (*TREASURY, *accounts.OUTSIDE),
        (("万元", 2), ("元", 2)),
    ),
)

ZEROS = {2: ("", "", "0.00"), 0: ("", "", "0"), 6: ("", "", "0.000000")}
SAID = ("单位：{}", "单位：{}", "金额单位：{}", "单位:{}", "（单位：{}）")


@dataclass(frozen=True, slots=True)
class Slip:
    """One figure that is printed wrong: in which table, what is printed, and what is true."""

    title: str
    printed: str
    true: str


@dataclass
class Paper:
    """A document as its publisher means it."""

    form: str
    name: str
    year: int
    stage: str
    sheets: list[Sheet]
    cover: list[str] = field(default_factory=list)
    contents: list[str] = field(default_factory=list)
    prose: list[str] = field(default_factory=list)
    caption: str = ""
    """The line above each table that names the entity, or "" for none."""
    dated: bool = True
    """It says somewhere of which year it is."""
    traits: dict[str, object] = field(default_factory=dict)
    """What was chosen by chance."""
    slip: Slip | None = None

    @property
    def named(self) -> bool:
        """Whether it says somewhere whose it is."""
        return bool(self.cover or self.caption)


def make_paper(rng: Random, whole: bool = False) -> Paper:
    """A document of a random form, department and style; ``whole`` with all its tables."""
    form = rng.choice(FORMS)
    year = rng.choice(form.years)
    unit, decimals = rng.choice(form.units)
    step = rng.choice((1, 10_000)) if unit == "万元" or decimals == 0 else rng.choice((1, 100))
    exact = step == 10_000 or (unit, decimals) in (("元", 2), ("万元", 6))
    making = Making(
        rng,
        year,
        step,
        items=rng.choice((3, 6, 9, 14, 22)),
        carried=form.carried if rng.random() < 0.4 else (),
        outside=form.outside if rng.random() < 0.4 else (),
        closing=form.closing,
        funds=rng.random() < 0.4,
        capital=form.id in ("ministry", "accounts") or (form.id == "shanghai" and year >= 2021),
        reserve=form.id == "jiangsu" and rng.random() < 0.7,
    )
    department = make_department(rng.choice(form.bodies), making)
    style = Style(
        rng,
        Print(unit, decimals, rng.choice(ZEROS[decimals]), rng.random() < 0.85),
        total_on_top=rng.random() < (0.9 if form.id in ("jiangsu", "accounts") else 0.3),
        plain_total=rng.random() < 0.4,
        numbered=rng.random() < 0.4,
        ordinals=form.id == "accounts" and rng.random() < 0.4,
        years=rng.random() < 0.6,
        spaced_total=rng.random() < 0.3,
    )
    sheets = form.sheets(department, style)
    if not whole and rng.random() < 0.85:
        chosen = sorted(rng.sample(range(len(sheets)), rng.randint(2, 4)))
        sheets = [sheets[place] for place in chosen]
    paper = bound(form, department, style, sheets)
    paper.traits["exact"] = exact
    return paper


def plant(paper: Paper, rng: Random) -> None:
    """Change the first digits of one amount, wherever the same table prints it but there."""
    places = [
        (sheet, row, column)
        for sheet in paper.sheets
        for row in range(len(sheet.body))
        for column, role in enumerate(sheet.roles)
        if role == "a" and sum(map(str.isdecimal, text := sheet.body[row][column])) >= 4 and text.strip("0,.-")
    ]
    if not places:
        return
    sheet, row, column = rng.choice(places)
    true = sheet.body[row][column]
    first = next(place for place, letter in enumerate(true) if letter.isdecimal() and letter != "0")
    digit = rng.choice([digit for digit in "123456789" if digit != true[first]])
    sheet.body[row][column] = printed = true[:first] + digit + true[first + 1 :]
    paper.slip = Slip(sheet.title, printed, true)
    paper.traits["slip"] = sheet.kind


def bound(form: Form, department: Department, style: Style, sheets: list[Sheet]) -> Paper:
    """The tables with what stands before and between them."""
    rng, name, year = style.rng, department.name, department.year
    kind = "决算" if form.stage == "final-accounts" else "预算"
    cover = rng.choice(
        (
            [f"{name}", f"{year}年度部门{kind}"],
            [f"{name}{year}年部门{kind}"],
            [f"{year}年{name}部门{kind}"],
            [f"{year}年度", f"{name}部门{kind}公开表"],
            [],
        )
    )
    caption = rng.choice(form.captions).format(name) if rng.random() < 0.7 or not cover else ""
    contents = []
    if cover and rng.random() < 0.6:
        dots = rng.choice(("", "………………", " ...................... "))
        listed = (f"{number}、{sheet.title}" for number, sheet in zip(NUMERALS, sheets, strict=False))
        contents = ["目　录", *(f"{line}{dots}{place + 3 if dots else ''}" for place, line in enumerate(listed))]
    said = rng.choice(SAID)
    for sheet in sheets:
        sheet.said = said
    dated = bool(cover) or any(f"{year}年" in sheet.title for sheet in sheets)
    prose = _prose(form, department, style, kind) if cover and rng.random() < 0.4 else []
    traits = {
        "form": form.id,
        "year": year,
        "unit": style.money.unit,
        "decimals": style.money.decimals,
        "zero": style.money.zero,
        "said": said,
    }
    return Paper(form.id, name, year, form.stage, sheets, cover, contents, prose, caption, dated, traits)


_BUSINESS_APART = ("accounts", "ministry", "jiangsu-2021")
"""Forms that print what is spent on business in a column of its own, beside 基本支出 and 项目支出."""


def _prose(form: Form, department: Department, style: Style, kind: str) -> list[str]:
    """Sentences with amounts, numbers of years and headings, in which no table stands."""
    rng, year, whole = style.rng, department.year, sum(use.spent for use in department.uses)
    ten_thousand = Print("万元", 2)
    apart = department.of("经营") if form.id in _BUSINESS_APART else []
    own = [use for use in department.uses if use not in apart]
    return [
        "第一部分　部门概况",
        f"{department.name}主要职能包括：贯彻执行国家和本市有关方针、政策和法律、法规；组织起草有关规划并组织实施。",
        f"本部门中，行政单位1家，事业单位{rng.randint(1, 9)}家，编制{rng.randint(20, 300)}人。",
        f"第二部分　{year}年度部门{kind}情况说明",
        f"{year}年，本部门支出{kind}{ten_thousand.amount(whole)}万元，"
        f"比{year - 1}年增加{rng.randint(1, 900)}.{rng.randint(10, 99)}万元。",
        f"其中：基本支出{ten_thousand.amount(sum(use.basic for use in own))}万元，"
        f"项目支出{ten_thousand.amount(sum(use.project for use in own))}万元。",
        f"第三部分　{year}年度部门{kind}表",
    ]
