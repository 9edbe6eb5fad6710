"""A table whose reading is in doubt is judged once it was confirmed or described: a step of the case like any other."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from gouji.casework.case import Case
from gouji.casework.exchange.check_json import result
from gouji.casework.papers.working_paper import state_of_case, workpaper
from gouji.casework.proposing import propose
from gouji.casework.suspecting import explained
from gouji.casework.telling.notes import notes
from gouji.checking.families.family import Outcome
from gouji.cli import DIFFERS, GOOD, main
from gouji.keeping.user import answers
from gouji.model.doubt import Misgiving
from gouji.model.money import Figure
from gouji.wording import say
from tests.casework.conftest import again
from tests.reading.doubting.misread import misread_pdf, misread_workbook

IN_DOUBT = frozenset((0,))

pytestmark = pytest.mark.usefixtures("brief_search")  # of what is misread, once it is confirmed, no search finds an end


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return misread_pdf(tmp_path / "预算.pdf")


def differing(case: Case) -> int:
    return sum(finding.outcome is Outcome.DIFFERS for finding in case.findings())


def test_a_doubt_is_decided_when_the_document_is_opened(case: Case) -> None:
    doubts = [{doubt.of for doubt in table.doubts} for table in case.document.tables]
    assert doubts == [{Misgiving.SLIPS, Misgiving.ONE_SIDED}, set()]
    assert (differing(case), case.check.in_doubt) == (0, IN_DOUBT)
    assert explained(case).groups == ()


def test_it_neither_comes_nor_goes_while_figures_are_typed(case: Case) -> None:
    """Not when the doubtful table is set right, nor when one read without doubt is made wrong in every row."""
    for table in case.document.tables:
        for key in table.keys[:8]:
            found = (case.document.find(f"{table.id}!{key}.{column}") for column in table.columns)
            case.edit_together([(at, Figure(700 + len(key))) for at in found if at])
    for one in (case, again(case)):
        assert one.check.in_doubt == IN_DOUBT
    assert differing(case) > 6


def test_confirming_is_undone_and_redone_and_stays_so(case: Case) -> None:
    step = case.confirm(0)
    assert (step.vouched, len(step.turns) > 0) == ((0,), True)
    for one in (case, again(case)):
        assert (one.check.in_doubt, differing(one)) == (frozenset(), 17)
    case.undo()
    for one in (case, again(case)):
        assert (one.check.in_doubt, differing(one)) == (IN_DOUBT, 0)
        assert one.can_redo
    case.redo()
    for one in (case, again(case)):
        assert (one.check.in_doubt, differing(one)) == (frozenset(), 17)


def test_the_list_of_findings_follows_a_confirmation(case: Case) -> None:
    for _ in range(2):
        case.confirm(0)
        assert list(case.listed) == case.check.findings()
        case.undo()
        assert list(case.listed) == case.check.findings()


def test_who_confirmed_and_when_is_told_and_stands_on_the_paper(case: Case) -> None:
    before = workpaper(case)
    assert any("T1 2025年部门支出预算总表：读取存疑，与原文核对前不作判定" in line for line in before.notes)
    assert "1 张表读取存疑，未作判定" in before.conclusion
    assert [sheet.checked for sheet in before.sheets][:1] == ["存疑"]
    assert any("T1 读取存疑，17 项关系待与原文核对后再判" in line for line in before.unchecked)
    case.confirm(0)
    by = case.marks.confirmed[0]
    told = f"T1 2025年部门支出预算总表：读取存疑，经核对确认（{by.who}，{by.at[:16].replace('T', ' ')}）："
    for one in (case, again(case)):
        paper = workpaper(one)
        assert any(line.startswith(told) for line in paper.notes)
        assert any(line.startswith(told) for line in notes(one.check))
        assert paper.state == state_of_case(case) != before.state


def test_a_document_in_doubt_is_never_said_to_reconcile(tmp_path: Path) -> None:
    case = Case.look_at(misread_workbook(tmp_path / "预算.xlsx"))
    assert not [finding for finding in case.findings() if finding.outcome is not Outcome.UNCHECKABLE]
    paper = workpaper(case)
    assert paper.conclusion != say("It reconciles.")
    assert "1 张表读取存疑" in paper.conclusion
    assert "读取存疑：T1" in paper.detail
    case.close()


def test_a_doubtful_table_is_described_in_its_place(case: Case) -> None:
    """As it is printed: the figures stand under the second and the third header and are what the first ones call."""
    grid = case.document.in_doubt[0]
    assert (grid.id, grid.title, grid.unit) == ("T1", "2025年部门支出预算总表", "元")
    answer = propose(grid)
    assert answer.kind == "expenditure"
    case.describe(grid, replace(answer, amounts=answer.amounts[1:], names=("合计", "基本支出")))
    for one in (case, again(case)):
        table = one.document.tables[0]
        assert (table.id, table.columns, table.doubts) == ("T1", ("合计", "基本支出"), ())
        assert (one.check.in_doubt, one.document.in_doubt) == (frozenset(), {})
        assert one.document.line_of(grid) == 0
    case.undo()
    for one in (case, again(case)):
        assert (one.check.in_doubt, list(one.document.in_doubt)) == (IN_DOUBT, [0])
        assert one.document.line_of(grid) == 0
    assert answers.remembered() == {}


def test_a_confirmed_table_is_told_of_in_json(case: Case) -> None:
    case.confirm(0)
    told = result(case.check, explained(case))["tables"][0]
    assert told["doubt"] == []
    assert told["confirmed"]["doubt"][0]["id"] == "too-many-slips"


def test_doubt_alone_is_no_difference_for_a_script(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The status tells what differs; doubt is told by its lines, as is what could not be checked."""
    assert main(["check", str(path)]) == GOOD
    told = capsys.readouterr().out
    assert "\n  存疑  T1 2025年部门支出预算总表：读取存疑" in told
    assert told.splitlines()[-1].startswith("相符 44 项，不符 0 项")
    assert "；读取存疑：T1" in told.splitlines()[-1]
    case = Case.open(path)
    case.confirm(0)
    kept = case.file.path
    case.close()
    assert main(["check", str(kept)]) == DIFFERS
    told = capsys.readouterr().out
    assert "\n  存疑  " not in told
    assert "经核对确认" in told
