"""What a department is in truth: what it spends on what, out of which money, in exact 分. All forms are filled from it.

The relations of real budgets hold by how it is made, not by luck: wages, pensions, medical care and housing of the
economic classes are what the functions spend as 基本支出; what comes in and what was carried over is what is spent and
what is carried on; the three public expenses hold what basic expenditure pays of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from random import Random

from tests.generated.catalogue import economics, functions, leaves

TREASURY = ("一般公共预算", "政府性基金预算", "国有资本经营预算")
OUTSIDE = ("上级补助", "事业", "经营", "附属上缴", "其他")
SOURCES = (*TREASURY, *OUTSIDE)

Money = int
"""分."""


@dataclass(frozen=True, slots=True)
class Use:
    """What one 项 spends of the money of one source, and what it carries over from and into another year."""

    code: str
    source: str
    staff: Money = 0
    running: Money = 0
    project: Money = 0
    reserve: Money = 0
    opening: Money = 0
    closing: Money = 0

    @property
    def basic(self) -> Money:
        return self.staff + self.running

    @property
    def spent(self) -> Money:
        return self.basic + self.project + self.reserve

    @property
    def income(self) -> Money:
        return self.spent + self.closing - self.opening


@dataclass(frozen=True, slots=True)
class ThreePublic:
    """The three public expenses, and conferences and training beside them."""

    abroad: Money
    bought: Money
    run: Money
    guests: Money
    conferences: Money
    training: Money

    @property
    def cars(self) -> Money:
        return self.bought + self.run

    @property
    def total(self) -> Money:
        return self.abroad + self.cars + self.guests


@dataclass(frozen=True, slots=True)
class Bought:
    """One thing to be procured, for which project, under which economic class, how, for how much."""

    group: str
    project: str
    economic: str
    thing: str
    how: str
    cost: Money


@dataclass(frozen=True)
class Department:
    """A department in a year; ``economics``: 基本支出 of the general budget by 款."""

    name: str
    year: int
    uses: tuple[Use, ...]
    economics: dict[str, Money]
    public: ThreePublic
    public_before: ThreePublic
    bought: tuple[Bought, ...]

    def of(self, *sources: str) -> list[Use]:
        return [use for use in self.uses if use.source in sources]

    def by_function(self, uses: Iterable[Use], worth: Callable[[Use], Money]) -> dict[str, Money]:
        """What 类, 款 and 项 are worth, in the order of their codes."""
        return _summed(((use.code, worth(use)) for use in uses), (3, 5, 7))

    def by_class(self, codes: Callable[[str], bool] = lambda _: True) -> dict[str, Money]:
        """基本支出 by economic 类 and 款."""
        return _summed(((code, money) for code, money in self.economics.items() if codes(code)), (3, 5))

    @property
    def staff(self) -> Money:
        return sum(money for code, money in self.economics.items() if is_staff(code))

    @property
    def running(self) -> Money:
        return sum(money for code, money in self.economics.items() if not is_staff(code))


def is_staff(code: str) -> bool:
    """Whether an economic class belongs to 人员经费; all others are 公用经费."""
    return code[:3] in ("301", "303")


def _summed(worth: Iterable[tuple[str, Money]], lengths: tuple[int, ...]) -> dict[str, Money]:
    total: dict[str, Money] = {}
    for code, money in worth:
        for length in lengths:
            total[code[:length]] = total.get(code[:length], 0) + money
    return dict(sorted(total.items()))


@dataclass(frozen=True)
class Making:
    """How large a department is and what it has to do with: ``step`` is what all amounts are a multiple of, in 分."""

    rng: Random
    year: int
    step: Money
    items: int
    carried: tuple[str, ...] = ()
    """The sources whose money may come from, and go into, another year."""
    outside: tuple[str, ...] = ()
    """The sources beside the treasury that the form knows."""
    closing: bool = True
    funds: bool = False
    capital: bool = True
    """The form knows 国有资本经营预算."""
    reserve: bool = False

    def amount(self, low: float = 4, high: float = 7.5) -> Money:
        """An amount between ten to the power of ``low`` and of ``high`` 元."""
        fen = round(10 ** self.rng.uniform(low, high) * 100)
        return max(fen // self.step, 1) * self.step

    def part(self, money: Money) -> Money:
        """Some part of an amount."""
        return round(money * self.rng.random()) // self.step * self.step


def make_department(name: str, making: Making) -> Department:
    """A department whose figures are made up and whose sums are true."""
    money = _economics(making)
    public = _public(making, money)
    uses = _uses(making, money)
    before = _public(making, {code: making.part(2 * amount) for code, amount in money.items()})
    return Department(name, making.year, tuple(uses), money, public, before, _bought(making))


def _economics(making: Making) -> dict[str, Money]:
    """What basic expenditure is spent on; the catalogue of 2017 had other codes for medical care and housing."""
    rng, catalogue = making.rng, economics(making.year)
    wages = {"30101", "30102", "30108", "30109", "30113" if making.year >= 2018 else "30311"}
    medical = {"30110", "30111"} if making.year >= 2018 else {"30104"}
    housing = set() if making.year >= 2018 else {"30313"}
    needed = wages | medical | housing | {"30201", "30302"}
    free = [code for code in catalogue if len(code) == 5 and code[:3] in ("301", "302", "303", "310")]
    free = [code for code in free if code not in needed]
    more = rng.sample(free, min(making.items, len(free)))
    return {code: making.amount(3.5, 7) for code in catalogue if code in needed or code in more}


def _public(making: Making, money: dict[str, Money]) -> ThreePublic:
    """What basic expenditure pays of them, and what projects pay."""

    def whole(code: str) -> Money:
        paid = money.get(code, 0)
        return paid + (making.amount(3.5, 5.5) if paid and making.rng.random() < 0.5 else 0)

    return ThreePublic(whole("30212"), whole("31013"), whole("30231"), whole("30217"), whole("30215"), whole("30216"))


def _uses(making: Making, money: dict[str, Money]) -> list[Use]:
    rng = making.rng
    tied = _tied(making.year, money)
    staff = sum(amount for code, amount in money.items() if is_staff(code)) - sum(tied.values())
    running = sum(amount for code, amount in money.items() if not is_staff(code))
    catalogue = functions(making.year)
    homes = [code for code, name in catalogue.items() if len(code) == 7 and name == "行政运行"]
    home = rng.choice(homes)
    reserve = making.amount(5, 6) if making.reserve else 0
    uses = [Use(code, TREASURY[0], staff=amount) for code, amount in tied.items()]
    uses.append(Use(home, TREASURY[0], staff, running, making.amount() if rng.random() < 0.2 else 0, reserve))
    taken = {use.code for use in uses}
    free = [code for code in leaves(catalogue) if code not in taken and code[:5] not in ("20805", "21011", "22102")]
    general = [code for code in free if code[:5] != "21208" and code[:3] != "223" and catalogue[code] != "行政运行"]
    near = [code for code in general if code[:5] == home[:5]]
    chosen = rng.sample(near, min(len(near), 1 + making.items // 6))
    far = [code for code in general if code not in near]
    chosen += rng.sample(far, min(len(far), making.items // 3))
    uses += [_project(making, code, TREASURY[0]) for code in chosen]
    if making.funds:
        uses += [_project(making, c, TREASURY[1]) for c in rng.sample([c for c in free if c[:5] == "21208"], 2)]
        if making.capital and rng.random() < 0.5:
            uses.append(_project(making, rng.choice([c for c in free if c[:3] == "223"]), TREASURY[2]))
    if making.outside:
        for source in rng.sample(making.outside, rng.randint(1, len(making.outside))):
            uses.append(_project(making, rng.choice(chosen), source))
    return sorted(uses, key=lambda use: (use.code, SOURCES.index(use.source)))


def _tied(year: int, money: dict[str, Money]) -> dict[str, Money]:
    """What functions spend that economic classes name too."""
    housing, allowance = ("30113", None) if year >= 2018 else ("30311", "30313")
    tied = {"2080505": money["30108"], "2080506": money["30109"], "2210201": money[housing]}
    tied["2080501"] = money.get("30301", 0) + money["30302"]
    tied["2210203"] = money[allowance] if allowance else money["30102"] // 2 // 10000 * 10000
    tied["2101101"] = money["30110"] + money["30111"] if year >= 2018 else money["30104"] // 2 // 10000 * 10000
    return {code: amount for code, amount in sorted(tied.items()) if amount}


def _project(making: Making, code: str, source: str) -> Use:
    money = making.amount(4, 8)
    if source not in making.carried or making.rng.random() < 0.6:
        return Use(code, source, project=money)
    closing = making.part(money // 3) if making.closing else 0
    return Use(code, source, project=money, opening=making.part(money), closing=closing)


GROUPS = (
    ("一、货物A", ("台式计算机", "打印设备", "家具用具", "复印纸")),
    ("二、工程B", ("房屋修缮",)),
    ("三、服务C", ("会议服务", "物业管理服务", "印刷服务")),
)
PROJECTS = ("办公设备购置费", "机要及电子政务业务费", "行政运转保障经费", "信息化建设专项")
ECONOMIC = ("办公设备购置", "会议费", "物业管理费", "印刷费", "维修（护）费")
HOW = ("分散自行组织", "政府集中采购")


def _bought(making: Making) -> tuple[Bought, ...]:
    rng = making.rng
    return tuple(
        Bought(group, project, rng.choice(ECONOMIC), thing, rng.choice(HOW), making.amount(4, 6))
        for group, things in GROUPS
        for project in rng.sample(PROJECTS, rng.randint(1, 2))
        for thing in rng.sample(things, rng.randint(1, len(things)))
    )
