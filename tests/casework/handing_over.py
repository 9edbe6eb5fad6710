"""A small case that goes from hand to hand."""

from __future__ import annotations

from pathlib import Path

from gouji.casework.case import Case
from gouji.keeping.user import person
from gouji.model.document import Cell
from gouji.review.passing import Act, Stage
from tests.paper.papers import BUDGET

PREPARER, STAND_IN, REVIEWER, APPROVER, OUTSIDER = "王编制", "李代交", "李复核", "赵审定", "外人"
PLACE = Cell(0, 0, 1)


def small_case(folder: Path) -> Case:
    """One on a budget of few rows, begun by its preparer."""
    person.rename(PREPARER)
    source = folder / "预算.tsv"
    source.write_text(BUDGET, encoding="utf-8")
    return Case.open(source)


def as_(name: str, case: Case, act: Act, remark: str = "") -> None:
    """Somebody sits down at the machine and passes the case on."""
    person.rename(name)
    case.pass_on(act, remark)


def stage(case: Case) -> Stage:
    """As a property that the type checker does not take for settled."""
    return case.stage
