"""What all forms are filled in with: numbered lines, rows by code, totals."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from random import Random

from tests.generated.catalogue import economics, functions
from tests.generated.department import Department, Money, Use
from tests.generated.sheets import Entry, Print, Sheet

NUMERALS = [
    "一",
    "二",
    "三",
    "四",
    "五",
    "六",
    "七",
    "八",
    "九",
    "十",
    "十一",
    "十二",
    "十三",
    "十四",
    "十五",
    "十六",
    "十七",
    "十八",
    "十九",
    "二十",
    "二十一",
    "二十二",
    "二十三",
    "二十四",
    "二十五",
    "二十六",
    "二十七",
    "二十八",
    "二十九",
    "三十",
]

Worth = Callable[[Use], Money]


def spent(use: Use) -> Money:
    return use.spent


def income_of(use: Use) -> Money:
    return use.income


def opening_of(use: Use) -> Money:
    return use.opening


def closing_of(use: Use) -> Money:
    return use.closing


@dataclass(frozen=True)
class Style:
    """How one publisher prints a form."""

    rng: Random
    money: Print
    total_on_top: bool = False
    plain_total: bool = False
    """合计 stands in the column of names, not over all columns."""
    numbered: bool = False
    """Tables carry 公开01表 above their titles."""
    ordinals: bool = False
    """A row 栏次 numbers the columns."""
    years: bool = True
    """Titles tell the year."""
    spaced_total: bool = False
    """合　计."""

    @property
    def total(self) -> str:
        return "合 计" if self.spaced_total else "合计"


def by_code(style: Style, names: dict[str, str], columns: Sequence[dict[str, Money]]) -> list[Entry]:
    """The rows of a table by code with their total: one dict of amounts by code for each column."""
    codes = sorted({code for column in columns for code, money in column.items() if money})
    rows = [
        Entry(style.money.amounts(*(column.get(code, 0) for column in columns)), names[code], code, level=len(code))
        for code in codes
    ]
    sums = [sum(money for code, money in column.items() if len(code) == 3) for column in columns]
    if not codes:
        return []
    whole = Entry(style.money.amounts(*sums), style.total, total=True, level=0)
    return [whole, *rows] if style.total_on_top else [*rows, whole]


def by_function(style: Style, department: Department, *columns: tuple[Iterable[Use], Worth]) -> list[Entry]:
    """The rows of a table by function: for each column what is spent by whom, counted how."""
    names = functions(department.year)
    return by_code(style, names, [department.by_function(uses, worth) for uses, worth in columns])


def by_economics(style: Style, department: Department, *columns: Callable[[str], bool]) -> list[Entry]:
    """The rows of a table by economic class: for each column which codes it holds."""
    return by_code(style, economics(department.year), [department.by_class(column) for column in columns])


def numbered(names: Iterable[str], marks: Sequence[str] = NUMERALS, form: str = "{}、{}") -> list[str]:
    """一、… 二、…"""
    return [form.format(mark, name) for mark, name in zip(marks, names, strict=False)]


def aligned(*sides: list[Entry], last: int = 1) -> list[list[Entry]]:
    """Sides whose ``last`` rows stand on the same lines: the shorter ones get empty rows before these."""
    longest = max(map(len, sides))
    return [
        [*side[:-last], *[Entry(("",) * len(side[0].amounts))] * (longest - len(side)), *side[-last:]] for side in sides
    ]


def with_ordinals(style: Style, sheet: Sheet) -> Sheet:
    """The row 栏次 below the header, where a publisher prints it."""
    if style.ordinals and sheet.body:
        texts = sheet.roles.count("a")
        numbers = iter(range(1, texts + 1))
        words = [i for i, role in enumerate(sheet.roles) if role != "a"]
        first = [
            "栏次" if i == words[0] else "<" if i in words else str(next(numbers)) for i in range(len(sheet.roles))
        ]
        if words == list(range(len(words))):
            return replace(sheet, body=[first, *sheet.body])
    return sheet
