"""A table as it is printed: a header of cells that span, a body of texts, and the truth of both.

A blank form is written as it looks: columns parted by ``|``, ``<`` goes on with the cell at the left, ``^`` with the
one above. What the columns hold is told beside it: ``c`` a part of a code, ``n`` the name beside it, ``l`` a label,
``t`` a further text, ``a`` an amount. A side begins with the first of its codes, names or labels.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

LEFT, ABOVE = "<", "^"


@dataclass(frozen=True, slots=True)
class Entry:
    """What one row of a side says: a code with its name, or a label (of several texts where the form has several).

    ``total``: it is printed as a total, in the middle and over all columns beside its figures."""

    amounts: tuple[str, ...]
    name: str = ""
    code: str = ""
    texts: tuple[str, ...] = ()
    total: bool = False
    level: int = 1


@dataclass(frozen=True)
class Blank:
    """A form nobody has filled in yet."""

    header: tuple[tuple[str, ...], ...]
    roles: str

    @property
    def sides(self) -> list[range]:
        """The grid columns of each side."""
        begins = [i for i, role in enumerate(self.roles) if role != "a" and (i == 0 or self.roles[i - 1] == "a")]
        begins = begins or [0]
        return [range(start, end) for start, end in zip(begins, [*begins[1:], len(self.roles)], strict=True)]

    def names(self, side: int) -> list[str]:
        """The lowest header of each amount column of a side."""
        return ["".join(self.lowest(column).split()) for column in self.sides[side] if self.roles[column] == "a"]

    def lowest(self, column: int) -> str:
        row = len(self.header) - 1
        while self.header[row][column] in (LEFT, ABOVE):
            if self.header[row][column] == LEFT:
                column -= 1
            else:
                row -= 1
        return self.header[row][column]


def blank(header: str, roles: str) -> Blank:
    """A blank form from how it looks."""
    rows = tuple(tuple(cell.strip() for cell in line.split("|")) for line in header.strip().splitlines())
    assert all(len(row) == len(roles) for row in rows), header
    return Blank(rows, roles)


@dataclass(frozen=True, slots=True)
class TrueRow:
    """A row as it must be read: its side, key or label, name beside a code, printed amounts."""

    side: int
    key: str
    name: str
    amounts: tuple[str, ...]


@dataclass
class Sheet:
    """One filled table with what stands above and below it."""

    kind: str
    title: str
    unit: str
    blank: Blank
    body: list[list[str]] = field(default_factory=list)
    truth: list[TrueRow] = field(default_factory=list)
    note: str = ""
    number: str = ""
    blank_code: bool = False
    said: str = "单位：{}"
    """How the unit is told above it."""

    @property
    def told_unit(self) -> str:
        return self.said.format(self.unit)

    @property
    def header(self) -> tuple[tuple[str, ...], ...]:
        return self.blank.header

    @property
    def roles(self) -> str:
        return self.blank.roles


def fill(sheet: Sheet, sides: Sequence[Iterable[Entry]], *, parted: bool = True, plain_total: bool = False) -> Sheet:
    """Fill in a form: the entries of its sides stand side by side, where one ends the others go on alone.

    ``parted``: codes are printed as 类, 款, 项 in columns of their own where the form has three, each row with all that
    its code has; ``plain_total``: a total stands in the column of names alone.
    """
    lists = [list(side) for side in sides]
    for number in range(max(map(len, lists), default=0)):
        row: list[str] = []
        for side, columns in enumerate(sheet.blank.sides):
            roles = [sheet.roles[column] for column in columns]
            entry = lists[side][number] if number < len(lists[side]) else None
            row += _cells(entry, roles, plain_total) if entry else [""] * len(roles)
        sheet.body.append(row)
    for side, entries in enumerate(lists):
        for entry in entries:
            if entry.name or entry.code or entry.texts or any(entry.amounts):
                key = entry.code or "".join((*entry.texts, entry.name))
                sheet.truth.append(TrueRow(side, key, entry.name if entry.code else "", entry.amounts))
    return sheet


def _cells(entry: Entry, roles: list[str], plain_total: bool) -> list[str]:
    codes, names = roles.count("c"), len(roles) - roles.count("c") - roles.count("a")
    parts: list[str]
    if entry.code:
        digits = [entry.code[:3], entry.code[3:5], entry.code[5:7]]
        parts = digits[:codes] if codes > 1 else [entry.code]
    elif entry.total and not plain_total and codes + names > 1:
        parts = [entry.name, *[LEFT] * (codes + names - 1)]
        return [*parts, *entry.amounts]
    else:
        parts = [""] * codes
    texts = list(entry.texts) if entry.texts else [entry.name]
    return [*parts, *texts[:names], *[""] * (names - len(texts)), *entry.amounts]


@dataclass(frozen=True, slots=True)
class Print:
    """How amounts are printed: in which unit, with how many decimals, and what a zero looks like."""

    unit: str = "元"
    decimals: int = 2
    zero: str = ""
    commas: bool = True

    def amount(self, fen: int | None) -> str:
        """An amount of 分, rounded half up to its last printed place; None is a blank."""
        if fen is None:
            return ""
        if fen == 0:
            return self.zero
        last = {"元": 100, "万元": 1_000_000}[self.unit]
        scaled = (abs(fen) * 10**self.decimals * 2 + last) // (2 * last)
        whole, rest = divmod(scaled, 10**self.decimals)
        text = f"{whole:,}" if self.commas else str(whole)
        text += f".{rest:0{self.decimals}}" if self.decimals else ""
        return f"-{text}" if fen < 0 else text

    def amounts(self, *fen: int | None) -> tuple[str, ...]:
        return tuple(map(self.amount, fen))
