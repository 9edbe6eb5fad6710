"""A case with an entry of nearly every kind, and what a person sees of one: held against what an attack leaves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from unittest.mock import patch

from gouji.casework.case import Case
from gouji.casework.papers.paper_state import Standing, standings_of
from gouji.casework.papers.working_paper import print_report, workpaper
from gouji.casework.prose.retelling import retelling
from gouji.casework.told_of_file import told_of_case
from gouji.casework.versions.new_version import new_version
from gouji.casework.versions.told import count_told, lines
from gouji.explaining import explain
from gouji.model.document import Beside, Cell
from gouji.model.money import Figure
from gouji.prose.text import text_of
from gouji.reading.read import read_original
from gouji.review.decisions import Given
from gouji.review.passing import Act
from gouji.review.states import State
from tests.reading.making import EXPENDITURE, workbook
from tests.reading.test_answers import ANSWER, ROWS

WRONG = ["208", "05", "01", "行政单位离退休", "500", "300", "210"]
FIRST = [*EXPENDITURE[:3], WRONG, *EXPENDITURE[4:]]
SECOND = [*EXPENDITURE[:3], WRONG, ["208", "05", "05", "养老保险缴费", "1,100", "700", "400"], EXPENDITURE[-1]]
"""Two versions: the second prints other figures of a row, and not of its sums; in both one row does not add up."""

FEW_STEPS = 100
"""Of the search for slips, which is no part of what is attacked."""

TEXT = "2024年部门预算说明\n教育支出352.67万元，主要用于教学。\n卫生健康支出12.30万元，主要用于治疗。\n"


def worked_case(folder: Path) -> Path:
    """A case in which all was done that can be done, with a paper beside it: on the second version of a document, which
    takes over what was said of the first, where all of it was done too."""
    (folder / "说明.txt").write_text(TEXT, encoding="utf-8")
    with closing(Case.open(_document(folder / "一稿.xlsx", FIRST))) as before:
        stays = before.document.find("T1!2080501.项目支出")
        assert stays is not None
        before.handle([one for one in before.findings() if stays in one.cells], State.EXPLAINED, "已问单位")
        before.verify(stays)
        before.rule_out(stays)
        _work(before, folder)
        case = new_version(before.file.path, read_original(_document(folder / "预算.xlsx", SECOND)))
    _work(case, folder)
    case.save_as(folder / "案卷.gouji")
    with patch.object(explain, "STEPS", FEW_STEPS):  # as it is made again
        print_report(case, folder / "底稿.pdf", roles=("preparer",))
    case.close()
    return folder / "案卷.gouji"


def _document(path: Path, rows: Sequence[Sequence[object]]) -> Path:
    """A budget whose two recognised tables print the same."""
    return workbook(
        path,
        {
            "支出": [["2024年部门支出预算总表"], ["单位：元"], *rows],
            "一般": [["2024年部门一般公共预算支出功能分类预算表"], ["单位：元"], *rows],
            "其他": ROWS,
        },
    )


def _work(case: Case, folder: Path) -> None:
    """Do all that can be done in a case; what stands beside it already stays."""
    case.join(read_original(folder / "说明.txt", alone=False))
    if not case.document.beside:
        prior: dict[str, Sequence[Sequence[object]]] = {
            "支出": [["2023年部门支出预算总表"], ["单位：元"], *EXPENDITURE]
        }
        case.join(read_original(workbook(folder / "上年.xlsx", prior)), Beside.PRIOR)
    at = Cell(0, 1, 0)
    case.edit(at, Figure(700, 0))
    case.edit_together([(at, Figure(300, 0)), (Cell(1, 1, 0), Figure(400, 0))], by="paste")
    found = case.findings()
    case.tick(found[0])
    case.handle(found[1:3], State.EXPLAINED, "已核")
    case.remark(found[0], "键错")
    case.verify(at)
    case.rule_out(Cell(1, 1, 0))
    case.describe(case.document.grids[0], replace(ANSWER, unit="元", title="专项资金表"))
    case.insert_row(0, 2)
    case.recode(0, 2, "2210299", "其他")
    case.delete_rows(1, [1])
    claims = [one for one in text_of(case.document).claims if one.quantity is not None]
    case.retell(retelling(case.document, claims[0], "352.99"))
    case.decide("1", Given.YES, "无误", "0")
    case.look_before_publication(True)
    case.undo()
    case.redo()
    case.pass_on(Act.HAND_OVER, to="李复核")


@dataclass(frozen=True)
class Seen:
    """What a person sees of a case: figures, texts, ticks and remarks, and who did what and when."""

    figures: Any
    marks: Any
    """And what was taken over and what was not, as it is told."""
    deeds: Any
    told: tuple[str, ...]
    vouched: bool
    """It stands as a paper of it tells it."""


def seen(path: Path) -> Seen:
    """Open a case and look at all of it, as the window and the paper do. Raises UserError."""
    with closing(Case.look_at(path)) as case, patch.object(explain, "STEPS", FEW_STEPS):
        workpaper(case)
        papers = [one for one in standings_of(case) if isinstance(one, Standing)]
        vouched = any(not (one.changed or one.replaced or one.rewritten or one.broken) for one in papers)
        return Seen([*_figures(case)], _marks(case), [*case.file.entries()], tuple(told_of_case(case)), vouched)


def _figures(case: Case) -> Iterator[Any]:
    document = case.document
    for table in document.tables:
        rows = [(row.code, row.name) for row in table.rows]
        yield table.title, table.unit, table.columns, rows, table.values.tolist(), table.present.tolist()
    yield [grid.cells for grid in document.as_printed]
    yield [one.text for one in document.prose], dict(document.retold)
    yield [other.tables[0].values.tolist() for other in document.beside.values() if other.tables]


def _marks(case: Case) -> Any:
    marks = case.marks
    taken = case.journal.taken_over
    over = (count_told(taken), *lines(case)) if taken is not None else ()
    said = marks.handled, marks.remarks, marks.signs, marks.ruled_out, marks.confirmed, marks.decided, marks.passed
    return *said, over
