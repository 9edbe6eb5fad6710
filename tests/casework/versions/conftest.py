"""A published budget in two versions. The unit mended one figure of the first and not another, changed a third with its
sums, and added a row; in the second a table stands on another page, columns stand in another order, and one is called
otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import NamedTuple

import pytest

from gouji.casework.case import Case
from gouji.casework.versions.new_version import new_version
from gouji.keeping.user import person
from tests.generated.documents import WRITERS
from tests.generated.paper import Paper
from tests.generated.sheets import Sheet
from tests.read_once import read_once, share
from tests.reading.typeset import GOLDEN, typeset

REVENUE, EXPENDITURE, GENERAL, ECONOMIC = 1, 2, 4, 7
"""Its tables, from 0."""

MENDED = "T3!2010507.合计"
"""Printed with two digits swapped in the first version, and right in the second."""

LEFT_WRONG = "T8!30101.合计"
"""Printed with two digits swapped in both; it is T4 of the second."""

LESS = "T5!2012902.项目支出"
"""Of the first version; the second tells more, and so do its sums."""


class Versions(NamedTuple):
    """The files of the two."""

    before: Path
    after: Path


@pytest.fixture(scope="session")
def versions(together: Path) -> Versions:
    (golden,) = (path for path in GOLDEN if path.stem == "万里街道2024部门预算")
    before, after = typeset(golden), typeset(golden)
    _put(before.sheets[EXPENDITURE], "2010507", 4, "275,700")
    for paper in (before, after):
        _put(paper.sheets[ECONOMIC], "30101", 3, "5,837,551")
    general = after.sheets[GENERAL]
    for code in ("2012902", "20129", "201"):
        for column in (4, 6):
            _put(general, code, column, _more(general, code, column, 1_000))
    general.body.insert(_row(general, "2012902") + 1, ["201", "29", "06", "工会事务", "1,000", "0", "1,000"])
    after.sheets[EXPENDITURE] = _swapped(after.sheets[EXPENDITURE], 5, 6)
    after.sheets[REVENUE] = _called(after.sheets[REVENUE], "事业单位经营收入", "经营收入")
    after.sheets.insert(3, after.sheets.pop(ECONOMIC))
    return Versions(_published(before, together / "一稿.html"), _published(after, together / "二稿.html"))


def _published(paper: Paper, path: Path) -> Path:
    if not path.exists():
        WRITERS["html"].write(paper, path, Random(1))
    return share(path)


def _row(sheet: Sheet, code: str) -> int:
    return next(number for number, row in enumerate(sheet.body) if "".join(row[: sheet.roles.count("c")]) == code)


def _put(sheet: Sheet, code: str, column: int, amount: str) -> None:
    sheet.body[_row(sheet, code)][column] = amount


def _more(sheet: Sheet, code: str, column: int, by: int) -> str:
    return f"{int(sheet.body[_row(sheet, code)][column].replace(',', '')) + by:,}"


def _swapped(sheet: Sheet, one: int, other: int) -> Sheet:
    """The same table with two columns in each other's place."""

    def swap(cells: Sequence[str]) -> list[str]:
        made = [*cells]
        if "<" not in (made[one], made[other]):
            made[one], made[other] = made[other], made[one]
        return made

    header = tuple(tuple(swap(row)) for row in sheet.header)
    return replace(sheet, blank=replace(sheet.blank, header=header), body=[swap(row) for row in sheet.body])


def _called(sheet: Sheet, name: str, now: str) -> Sheet:
    header = tuple(tuple(now if cell == name else cell for cell in row) for row in sheet.header)
    return replace(sheet, blank=replace(sheet.blank, header=header))


@pytest.fixture
def before(versions: Versions) -> Iterator[Case]:
    """The case on the first version, of 张三."""
    person.rename("张三")
    with closing(Case.open(versions.before)) as case:
        yield case


def next_version(before: Case, versions: Versions) -> Case:
    """The case on the second, of 李四."""
    person.rename("李四")
    return new_version(before.file.path, read_once(versions.after))
