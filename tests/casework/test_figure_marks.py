"""Signs on figures: those of persons are given, undone, kept and dropped; others follow from what agrees."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import pytest

from gouji.casework.case import Case
from gouji.casework.figure_signs import by_hand, initials_of, of_program, of_program_on, told
from gouji.casework.papers.working_paper import state_of_case, workpaper
from gouji.casework.telling.deeds import deed_told
from gouji.checking.check import Check
from gouji.checking.families.sign import Sign
from gouji.keeping.noting import entry
from gouji.keeping.user import person
from gouji.model.document import Cell
from gouji.model.money import Figure
from tests.checking.accounts.other_years import both
from tests.conftest import SAMPLE
from tests.keeping.older import make_of_version


@pytest.fixture
def case() -> Iterator[Case]:
    person.rename("王敏")
    opened = Case.open(SAMPLE)
    yield opened
    opened.file.close()


def at(case: Case, address: str) -> Cell:
    found = case.document.find(address)
    assert found is not None
    return found


def signs(case: Case, cell: Cell) -> list[tuple[Sign, str]]:
    return [(one.sign, one.who) for one in case.signs_on(cell)]


def test_a_person_marks_several_figures_at_once_and_the_marks_are_undone_and_kept(case: Case) -> None:
    cells = [at(case, "T3!20801.基本支出"), at(case, "T3!208.基本支出")]
    case.mark(cells, Sign.FOOTED)
    case.verify(cells[0])
    person.rename("李雷")
    case.mark(cells[:1], Sign.PRIOR)
    assert signs(case, cells[0]) == [(Sign.FOOTED, "王敏"), (Sign.SOURCE, "王敏"), (Sign.PRIOR, "李雷")]
    assert by_hand(case.signs_on(cells[0])) == "∧✓WM PLL"
    assert deed_told(case.document, case.journal.last_done).startswith("标记 P T3 20801")
    case.undo()
    case.mark(cells, Sign.FOOTED, on=False)
    assert (signs(case, cells[0]), signs(case, cells[1])) == ([(Sign.SOURCE, "王敏")], [])
    with closing(Case.look_at(case.file.path)) as again:
        assert signs(again, cells[0]) == [(Sign.SOURCE, "王敏")]
        assert again.verified == {cells[0]}


def test_a_changed_figure_drops_its_marks_and_they_stand_again_with_it(case: Case) -> None:
    cell = at(case, "T3!20801.基本支出")
    case.mark([cell], Sign.SUMMARY)
    case.edit(cell, Figure(1))
    assert signs(case, cell) == []
    case.undo()
    assert signs(case, cell) == [(Sign.SUMMARY, "王敏")]


def test_marks_go_with_their_row(case: Case) -> None:
    cell = at(case, "T3!20801.基本支出")
    case.mark([cell], Sign.CROSS_FOOTED)
    case.insert_row(cell.table, 0)
    assert signs(case, cell._replace(row=cell.row + 1)) == [(Sign.CROSS_FOOTED, "王敏")]


def test_the_program_sets_the_signs_of_what_agrees_and_takes_them_with_the_figure(case: Case) -> None:
    cell = at(case, "T3!208.合计")
    every = of_program(case.check)
    assert {"∧", "＜"} <= {*every[cell]}
    for one in [cell, *list(every)[::97]]:
        assert sorted(of_program_on(case.check, one)) == sorted(every[one])
    case.edit(cell, Figure(1))
    assert of_program_on(case.check, cell) == ""


def test_what_is_held_against_the_year_before_bears_its_sign() -> None:
    check = Check(both())
    signs = {family.law.id: family.sign(family.sides(0)) for family in check.families if len(family.outcomes)}
    assert (signs["F30"], signs["F31"]) == (Sign.PRIOR, Sign.SUMMARY)


def test_a_persons_marks_are_told_apart_from_the_programs_and_stand_on_paper(case: Case) -> None:
    cell = at(case, "T3!208.合计")
    before = state_of_case(case)
    case.mark([cell], Sign.FOOTED)
    assert state_of_case(case) != before
    mine, *others = told(case, cell)
    assert mine.startswith("∧ 竖加：王敏　20")
    assert others
    assert all(line.endswith("（程序核对）") for line in others)
    sheet = workpaper(case, pictures=False).sheets[cell.table]
    entry_ = sheet.sides[0].lines[cell.row].entries[cell.column]
    assert (entry_.hand, "∧" in entry_.ticks) == ("∧WM", True)


def test_initials_are_those_of_the_pinyin_or_of_the_words() -> None:
    assert [initials_of(one) for one in ("王敏", "欧阳修文甲", "Jane Doe", "bob", "")] == ["WM", "OYX", "JD", "B", ""]


def test_figures_read_against_the_source_in_a_case_of_version_12_are_marks(case: Case) -> None:
    cell = at(case, "T3!20801.基本支出")
    case.file.append(entry("verify", case.journal.mark(cell, True)))
    case.file.close()
    make_of_version(case.file.path, 12)
    with closing(Case.open(case.file.path)) as again:
        assert signs(again, cell) == [(Sign.SOURCE, "王敏")]
        again.undo()
        assert signs(again, cell) == []
