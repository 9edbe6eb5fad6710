"""Pictures of the pages in the workbook of a check sheet: of what is meant, bounded, and only where they are wanted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from reportlab.lib.colors import black
from reportlab.platypus import PageBreak, SimpleDocTemplate, Table

from gouji.casework.case import Case
from gouji.casework.sheet import pictures
from gouji.casework.sheet.answers import sheet_of_case
from gouji.casework.sheet.crops import HIGHEST, MOST, WIDEST, Crop, crops_of
from gouji.casework.sheet.workbook import workbook
from gouji.cli import main
from gouji.paper.fonts import faces
from gouji.paper.style import Style
from tests.casework.sheet.test_template import first
from tests.checking.prose.pages import BUDGET, page_of

SENTENCES = (
    "2024年某区某局部门预算编制说明",
    "“住房保障支出（类）住房改革支出（款）住房公积金（项）”352.67万元，主要用于缴费。",
    "“住房保障支出（类）住房改革支出（款）购房补贴（项）”525.43万元，主要用于补贴。",
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A table, and a page that says two things of it that are not so."""
    made, printed, style = tmp_path / "预算.pdf", BUDGET["般"], Style(faces("sans"))
    rows = [[style.p(cell) for cell in row.split("|")] for row in printed.rows]
    table = Table(rows, style=[("GRID", (0, 0), (-1, -1), 0.5, black)])
    told = [style.p(printed.title), style.p(f"单位：{printed.unit}"), table, PageBreak(), *map(style.p, SENTENCES)]
    SimpleDocTemplate(str(made)).build(told)
    return made


@pytest.fixture
def case(path: Path) -> Iterator[Case]:
    case = Case.look_at(path)
    yield case
    case.close()


def pictures_in(data: bytes) -> list[str]:
    with ZipFile(BytesIO(data)) as file:
        return [name for name in file.namelist() if name.startswith("xl/media/")]


def test_each_problem_on_a_page_has_its_picture(case: Case) -> None:
    answers = sheet_of_case(case)
    found = crops_of(case, answers)
    (line,) = found
    problems = next(one.problems for one in answers if one.line.id == line)
    assert 0 < len(found[line]) <= min(len(problems), MOST)
    for crop in found[line]:
        assert crop.png.startswith(b"\x89PNG")
        assert 0 < crop.width <= WIDEST
        assert 0 < crop.height <= HIGHEST


def test_the_workbook_shows_them_in_the_row_of_their_line(case: Case) -> None:
    answers = sheet_of_case(case)
    found = crops_of(case, answers)
    sheet = first(BytesIO(workbook("某局", answers, found)))
    images: Sequence[Any] = sheet._images  # type: ignore[attr-defined]
    rows = {image.anchor._from.row + 1 for image in images}
    assert len(images) == sum(map(len, found.values()))
    assert {sheet.cell(row, 2).value for row in rows} == {one.line.text for one in answers if one.line.id in found}
    assert sheet["E2"].value == "截图"
    assert all((sheet.row_dimensions[row].height or 0) > 30 for row in rows)


def test_without_the_switch_there_are_none(path: Path, tmp_path: Path) -> None:
    main(["sheet", str(path), "-o", str(tmp_path / "无.xlsx")])
    main(["sheet", str(path), "--pictures", "-o", str(tmp_path / "有.xlsx")])
    assert pictures_in((tmp_path / "无.xlsx").read_bytes()) == []
    assert pictures_in((tmp_path / "有.xlsx").read_bytes()) != []


def test_what_has_no_pages_has_no_pictures(tmp_path: Path) -> None:
    page_of(tmp_path, "预算", "般", "“住房保障支出”科目920.78万元。")
    web = Case.look_at(tmp_path / "页.html")
    answers = sheet_of_case(web)
    assert any(one.problems for one in answers)
    assert crops_of(web, answers) == {}
    assert "E2" not in str(first(BytesIO(workbook("某局", answers, {}))).dimensions)
    web.close()


def test_no_more_pictures_than_a_row_has_room_for() -> None:
    crop = Crop(b"", WIDEST, HIGHEST)
    assert 0 < len(pictures.fitting([crop] * 9)) < 9
    assert pictures.height_of(pictures.fitting([crop] * 9)) <= pictures.HIGHEST_ROW
