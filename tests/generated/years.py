"""Accounts of two years of one department, and the budget of the later one, with what ties them.

What was carried on at the end of the first year is what is carried over into the second, of every fund, and the budget
tells of the three public expenses what the accounts tell as budget.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

from openpyxl import load_workbook

from tests.generated.department import TREASURY, Department, Making, Use, make_department
from tests.generated.documents import WRITERS
from tests.generated.forms.filling import Style
from tests.generated.paper import FORMS, Form, Paper, bound
from tests.generated.sheets import Print
from tests.read_once import made_once

SHANGHAI, ACCOUNTS = (next(form for form in FORMS if form.id == one) for one in ("shanghai", "accounts"))


@dataclass(frozen=True)
class Years:
    """The papers of one department."""

    accounts: Paper
    before: Paper
    budget: Paper

    def slip(self) -> None:
        """One figure of the year before is another: what its summary says is carried on."""
        sheet = next(one for one in self.before.sheets if one.kind == "revenue-expenditure")
        row = next(row for row in sheet.body if "年末结转和结余" in row)
        place = row.index("年末结转和结余") + 1
        digit = next(letter for letter in row[place] if letter.isdecimal())
        row[place] = row[place].replace(digit, "8" if digit != "8" else "6", 1)

    def write(self, folder: Path, writer: str, seed: int) -> tuple[Path, Path, Path]:
        """The three as files: the accounts, those of the year before, the budget."""
        kind = WRITERS[writer]
        paths = []
        for name, paper in (("决算", self.accounts), ("上年决算", self.before), ("预算", self.budget)):
            path = folder / f"{name}-{seed}.{kind.ending}"
            kind.write(paper, path, Random(f"{name} {seed}"))
            paths.append(path)
        return paths[0], paths[1], paths[2]


def files_with_a_slip(folder: Path, writer: str, seed: int) -> tuple[Path, Path, Path]:
    """The accounts of a seed, those of the year before with one slip in what is carried on, and the budget."""

    def make(folder: Path) -> tuple[Path, Path, Path]:
        years = make_years(seed)
        years.slip()
        return years.write(folder, writer, seed)

    accounts, before, budget = made_once(folder, ("years", writer, seed), make)
    return accounts, before, budget


def in_two(path: Path) -> tuple[Path, Path]:
    """A workbook in two files: its cover and first five tables, and the cover with the others."""
    made = path.with_name(f"{path.stem}-1.xlsx"), path.with_name(f"{path.stem}-2.xlsx")
    for part, keeps_first in zip(made, (True, False), strict=True):
        book = load_workbook(path)
        for number, name in enumerate(book.sheetnames):
            if number and (number <= 5) is not keeps_first:
                del book[name]
        book.save(part)
    return made


def make_years(seed: int) -> Years:
    """A department of Shanghai with money of the treasury that is carried over."""
    rng = Random(seed)
    year = rng.choice(range(2022, 2026))
    making = Making(rng, year, 1, items=rng.choice((3, 6, 9)), carried=TREASURY, funds=True)
    department = make_department(rng.choice(ACCOUNTS.bodies[:20]), making)
    general = next(place for place, use in enumerate(department.uses) if use.project and use.source == TREASURY[0])
    uses = list(department.uses)
    uses[general] = replace(uses[general], opening=uses[general].project // 3, closing=uses[general].project // 5)
    department = replace(department, uses=tuple(uses))
    return Years(
        _paper(ACCOUNTS, department, rng, "万元"),
        _paper(ACCOUNTS, replace(department, year=year - 1, uses=tuple(map(_before, uses))), rng, "万元"),
        _paper(SHANGHAI, replace(department, public=department.public_before), rng, "元"),
    )


def _before(use: Use) -> Use:
    """What was done with the same money the year before, so that just what this year began with was left."""
    return replace(use, opening=0, closing=use.opening, project=use.project // 2)


def _paper(form: Form, department: Department, rng: Random, unit: str) -> Paper:
    style = Style(
        rng,
        Print(unit, 2, "", True),
        total_on_top=True,
        plain_total=True,
        numbered=False,
        ordinals=False,
        years=True,
        spaced_total=False,
    )
    paper = bound(form, department, style, form.sheets(department, style))
    if not paper.cover:
        paper.cover = [f"{department.name}{department.year}年部门{'决算' if form is ACCOUNTS else '预算'}"]
    return paper
