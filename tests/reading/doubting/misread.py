"""Documents of two tables whose first is misread: its figures stand a column too far to the right."""

from __future__ import annotations

from pathlib import Path

from tests.read_once import made_once
from tests.reading.making import WIDTHS, Pages, Rows, pdf, workbook

HEADER = ["类", "款", "项", "科目名称", "合计", "基本支出", "项目支出"]
CLASSES = ("201", "205", "208", "210")


def rows(*, moved: bool) -> list[list[str]]:
    """Four 类 with a 款 and two 项 each, and their total; of the first column of figures none is left where moved."""
    told: list[tuple[list[str], int, int]] = []
    for number, code in enumerate(CLASSES, 1):
        basic, other, project = 700 * number, 100 * number, 30 * number
        told += [([code, *rest], basic + other, project) for rest in (("", "", "某类支出"), ("01", "", "某款支出"))]
        told += [([code, "01", "01", "行政运行"], basic, 0), ([code, "01", "02", "一般事务"], other, project)]
    tops = [(basic, project) for label, basic, project in told if not label[1]]
    told.append((["合计", "", "", ""], sum(basic for basic, _ in tops), sum(project for _, project in tops)))
    printed = [HEADER]
    for label, *figures in told:
        texts = [f"{figure:,}" if figure else "" for figure in (sum(figures), *figures)]
        printed.append([*label, *(["", *texts[:2]] if moved else texts)])
    return printed


TITLES = ("2025年部门支出预算总表", "2025年部门一般公共预算支出功能分类预算表")


def misread_pdf(path: Path) -> Path:
    """On two pages."""

    def draw(pages: Pages) -> None:
        for number, title in enumerate(TITLES):
            pages.caption(title).table(rows(moved=not number), WIDTHS)
            pages.page()

    return made_once(path.parent, ("misread", path.name), lambda folder: [pdf(folder / path.name, draw)])[0]


def misread_workbook(path: Path) -> Path:
    """In two sheets."""
    return made_once(
        path.parent,
        ("misread", path.name),
        lambda folder: [workbook(folder / path.name, _sheet(0) | _sheet(1))],
    )[0]


def misread_parts(folder: Path) -> tuple[Path, ...]:
    """In two workbooks."""

    def make(folder: Path) -> list[Path]:
        return [workbook(folder / f"附件{number + 1}.xlsx", _sheet(number)) for number in range(2)]

    return tuple(made_once(folder, "misread parts", make))


def _sheet(number: int) -> dict[str, Rows]:
    title = TITLES[number]
    return {title[-7:]: [[title], ["单位：元"], *rows(moved=not number)]}
