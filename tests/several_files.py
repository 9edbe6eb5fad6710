"""A budget as it is often published: its text as a Word document, its tables as a workbook and as a PDF."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import SAMPLE
from tests.reading.making import EXPENDITURE, Pages, Rows, pdf, workbook
from tests.reading.wordmaking import word

TITLES = ("2024年部门支出预算总表", "2024年部门一般公共预算支出功能分类预算表")
"""The first stands in the workbook, the second in the PDF."""

SENTENCE = "2024年某某局支出预算1500元，其中基本支出900元，项目支出600元。"


def prose(
    path: Path, unit: str = "某某局", year: int = 2024, titles: tuple[str, ...] = TITLES, stage: str = "预算"
) -> Path:
    """Cover, contents that name tables of other files, and a sentence."""
    contents = ["目录", "第一部分 部门概况", "第二部分 部门预算表", *titles, "第三部分 部门预算情况说明"]
    lines = (f"{unit}2024年部门预算", *contents, SENTENCE)
    return word(path, *(line.replace("2024", str(year)).replace("预算", stage) for line in lines))


def expenditure(path: Path, unit: str = "某某局", title: str = TITLES[0], rows: Rows = EXPENDITURE) -> Path:
    """A workbook of one table."""
    head = [[title], [f"编制部门：{unit}"], ["单位：元"]]
    return workbook(path, {"支出": [*head, *rows]})


def general(path: Path, rows: Rows = EXPENDITURE) -> Path:
    """A PDF of one table."""

    def draw(pages: Pages) -> None:
        pages.caption(TITLES[1]).table(rows)

    return pdf(path, draw)


def halves(folder: Path) -> tuple[Path, Path]:
    """The sample in two texts: its first three tables, and the five others."""
    lines = SAMPLE.read_text(encoding="utf-8").splitlines(keepends=True)
    cut = next(at for at, line in enumerate(lines) if line.startswith("3,100,400,331 877,094,869")) + 1
    paths = folder / "上.txt", folder / "下.txt"
    for path, part in zip(paths, (lines[:cut], lines[cut:]), strict=True):
        path.write_text("".join(part), encoding="utf-8")
    return paths
