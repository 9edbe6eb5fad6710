"""Another document is laid beside a case: told from a part by body, year and stage, kept with its files, undone."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from gouji.casework.belonging import certainly_beside, may_be_beside, part_beside, told_apart
from gouji.casework.case import Case
from gouji.casework.exchange import check_json as contract
from gouji.casework.papers.paper_state import standing_of
from gouji.casework.papers.working_paper import print_report, state_of_case, workpaper
from gouji.casework.relations.ends import told_in
from gouji.casework.relations.small_sum import small_sum
from gouji.casework.relations.sum_lines import SumLines
from gouji.casework.suspecting import explained
from gouji.casework.telling.deeds import deed_told
from gouji.casework.telling.sentences import sentence
from gouji.casework.telling.unchecked import told_of_rules
from gouji.checking.findings import Finding
from gouji.errors import UserError
from gouji.keeping.user.recent_work import worked_on
from gouji.model.document import Beside
from gouji.reading import read
from gouji.reading.original import Original
from tests.casework.conftest import again
from tests.generated.years import Years, files_with_a_slip, in_two, make_years

SEED = 3


@pytest.fixture
def years() -> Years:
    return make_years(SEED)


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path, Path]:
    return files_with_a_slip(tmp_path, "xlsx", SEED)


@pytest.fixture
def case(files: tuple[Path, Path, Path]) -> Iterator[Case]:
    with closing(Case.open(files[0])) as opened:
        yield opened


def original(path: Path) -> Original:
    return read.read_original(path, alone=False)


def differing(case: Case) -> list[Finding]:
    return [one for one in case.findings() if one.difference and one.rule in ("F30", "F31") and one.state != "rounding"]


def test_a_slip_in_what_is_carried_over_is_one_finding_that_names_both_ends(
    case: Case, files: tuple[Path, Path, Path], years: Years
) -> None:
    assert differing(case) == []
    step = case.join(original(files[1]), Beside.PRIOR)
    assert step.joined
    (finding,) = differing(case)
    assert (finding.rule, finding.state) == ("F30", "to explain")
    told = sentence(case.document, finding)
    assert told.startswith(f"T1 年初结转和结余 决算数：按 {years.before.year}年部门决算 T1 年末结转和结余 决算数 计 ")
    written = contract.result(case.check, explained(case))
    assert [one["cells"] for one in written["findings"] if one["rule"] == "F30"] == [
        ["T1!年初结转和结余.决算数", "上年:T1!年末结转和结余.决算数"]
    ]
    assert [(one["as"], one["year"]) for one in written["beside"]] == [("prior", years.before.year)]
    case.join(original(files[2]), Beside.BUDGET)
    assert [one.id for one in differing(case)] == [finding.id]


def test_it_is_kept_undone_and_comes_again(case: Case, files: tuple[Path, Path, Path]) -> None:
    alone = state_of_case(case)
    case.join(original(files[1]), Beside.PRIOR)
    files[1].unlink()
    both = state_of_case(case)
    assert both != alone
    case.undo()
    assert (case.document.beside, state_of_case(case)) == ({}, alone)
    case.redo()
    with closing(again(case)) as opened:
        assert state_of_case(opened) == both
        (file,) = opened.document.beside[Beside.PRIOR].files
        assert len(opened.file.source(file.sha256)) == opened.file.size(file.sha256) > 0
        assert [one.id for one in differing(opened)] == [one.id for one in differing(case)]
    with pytest.raises(UserError):
        case.join(original(files[0]))


def test_another_one_takes_its_place_and_undo_brings_the_first_back(
    case: Case, files: tuple[Path, Path, Path], tmp_path: Path
) -> None:
    case.join(original(files[1]), Beside.PRIOR)
    (tmp_path / "clean").mkdir()
    _, right, _ = make_years(SEED).write(tmp_path / "clean", "xlsx", SEED)
    first = case.document.beside[Beside.PRIOR]
    case.join(original(right), Beside.PRIOR)
    assert differing(case) == []
    case.undo()
    assert case.document.beside[Beside.PRIOR] is first
    assert len(differing(case)) == 1


def test_it_is_taken_away_and_undo_brings_it_back_by_name(case: Case, files: tuple[Path, Path, Path]) -> None:
    alone = state_of_case(case)
    case.join(original(files[1]), Beside.PRIOR)
    both = state_of_case(case)
    assert case.take_away(Beside.PRIOR) is not None
    assert (case.document.beside, state_of_case(case)) == ({}, alone)
    assert deed_told(case.document, case.journal.last_done) == f"不再对照{files[1].name}"
    assert case.take_away(Beside.PRIOR) is None
    with closing(again(case)) as opened:
        assert state_of_case(opened) == alone
    case.undo()
    assert state_of_case(case) == both


def test_what_stands_beside_may_be_published_in_several_files(
    case: Case, files: tuple[Path, Path, Path], years: Years
) -> None:
    """The files of the year before are one document beside the case, in whatever order they come, and undone one by
    one."""
    first, second = in_two(files[1])
    case.join(original(second), Beside.PRIOR)
    assert differing(case) == []
    half = state_of_case(case)
    case.join(original(first), Beside.PRIOR)
    prior = case.document.beside[Beside.PRIOR]
    assert [file.name for file in prior.files] == [first.name, second.name]
    assert [table.id for table in prior.tables] == [f"T{number}" for number in range(1, 10)]
    (finding,) = differing(case)
    assert "T1 年末结转和结余" in sentence(case.document, finding)
    both = state_of_case(case)
    with closing(again(case)) as opened:
        assert state_of_case(opened) == both
        assert all(opened.file.size(file.sha256) for file in opened.document.beside[Beside.PRIOR].files)
    paper = workpaper(case)
    told = f"（对照：{years.before.year}年部门决算）"
    assert [one.name for one in paper.sources[1:]] == [f"{first.name}{told}", f"{second.name}{told}"]
    case.undo()
    assert state_of_case(case) == half


def test_a_file_without_tables_belongs_to_what_stands_beside_of_its_year(
    files: tuple[Path, Path, Path], years: Years, tmp_path: Path
) -> None:
    accounts, before = original(files[0]).document, original(files[1]).document
    text = replace(before, tables=[])
    assert certainly_beside(accounts, text) is None
    assert part_beside(accounts, text, {}) is None
    assert part_beside(accounts, text, {Beside.PRIOR: before}) is Beside.PRIOR
    assert part_beside(accounts, replace(text, year=accounts.year), {Beside.PRIOR: before}) is None
    assert part_beside(accounts, replace(text, entity="上海市静安区民政局"), {Beside.PRIOR: before}) is None
    assert part_beside(accounts, replace(text, year=None), {Beside.PRIOR: before}) is None
    assert part_beside(accounts, before, {Beside.PRIOR: before}) is None


def test_its_figures_are_not_those_of_the_case(case: Case, files: tuple[Path, Path, Path]) -> None:
    """Nothing in it is judged: tables, findings and relations of the case stay what they are."""
    tables = list(case.document.tables)
    before = case.check.counts().total()
    case.join(original(files[1]), Beside.PRIOR)
    assert case.document.tables == tables
    assert case.check.counts().total() - before == 7


def test_a_file_that_is_laid_beside_is_no_file_of_the_case(case: Case, files: tuple[Path, Path, Path]) -> None:
    """Whoever opens it is not offered to go on with the case."""
    case.join(original(files[1]), Beside.PRIOR)
    assert case.file.source_digests() == {*case.document.digests}
    assert worked_on(original(files[1]).document) == []
    assert worked_on(case.document) == [case.file.path]


def test_the_paper_tells_it_as_a_source(
    case: Case, files: tuple[Path, Path, Path], tmp_path: Path, years: Years
) -> None:
    case.join(original(files[1]), Beside.PRIOR)
    paper = workpaper(case)
    assert paper.sources[1].name == f"{files[1].name}（对照：{years.before.year}年部门决算）"
    assert paper.sources[1].sha256 == original(files[1]).document.file.sha256
    assert f"与{years.before.year}年部门决算对照：{files[1].name}" in [*told_of_rules(case.check)]
    print_report(case, tmp_path / "底稿.pdf")
    assert standing_of(case)


def test_both_ends_are_told_among_the_relations(case: Case, files: tuple[Path, Path, Path], years: Years) -> None:
    case.join(original(files[1]), Beside.PRIOR)
    relation = next(
        (number, 0)
        for number, family in enumerate(case.check.families)
        if family.law.id == "F30" and family.outcomes[0] == 3
    )
    one = small_sum(case.check, relation)
    other = f"{years.before.year}年部门决算 T1 年末结转和结余 决算数"
    assert told_in(case.check, one, 0).endswith(other)
    lines = [line for line in SumLines(case.check, one) if line.elsewhere]
    assert [(line.text, line.cell) for line in lines] == [(other, None)]
    assert one.total is not None
    assert one.printed is not None
    assert one.printed - one.total == one.difference


def test_an_old_case_has_nothing_beside_it_and_takes_something(case: Case, files: tuple[Path, Path, Path]) -> None:
    path = case.file.path
    case.tick(case.findings()[0])
    case.close()
    with closing(sqlite3.connect(path)) as old, old:
        old.execute("PRAGMA user_version = 9")
    with closing(Case.open(path)) as opened:
        assert opened.document.beside == {}
        opened.join(original(files[1]), Beside.PRIOR)
        assert len(differing(opened)) == 1


def test_what_a_document_is_to_another_is_told_by_body_year_and_stage(files: tuple[Path, Path, Path]) -> None:
    accounts, before, budget = (original(path).document for path in files)
    assert certainly_beside(accounts, before) is Beside.PRIOR
    assert certainly_beside(accounts, budget) is Beside.BUDGET
    assert certainly_beside(before, accounts) is None
    assert certainly_beside(budget, accounts) is None
    assert told_apart(accounts, before)
    undated = replace(before, year=None)
    assert certainly_beside(accounts, undated) is None
    assert may_be_beside(accounts, undated) == (Beside.PRIOR,)
    other = replace(before, entity="上海市静安区民政局")
    assert certainly_beside(accounts, other) is None
    assert may_be_beside(accounts, other) == (Beside.PRIOR,)
    assert may_be_beside(accounts, replace(before, year=accounts.year - 2 if accounts.year else None)) == ()
    assert may_be_beside(accounts, replace(before, tables=[])) == ()
