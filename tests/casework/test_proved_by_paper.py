"""A signed paper proves what was done in its case: who, when, the old figure of a change, a tick; and its figures."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pytest

from gouji import cli
from gouji.casework.case import Case
from gouji.casework.papers.paper_state import standing, told
from gouji.casework.papers.signing import Hand, sign
from gouji.casework.papers.whereabouts import papers_of
from gouji.casework.papers.working_paper import print_report, state_of_case
from gouji.commands import passwords
from gouji.errors import UserError
from gouji.keeping.user import person
from gouji.model.document import Cell
from gouji.model.money import Figure
from gouji.paper.signatures.imprint import journal_of
from gouji.paper.signatures.signing import not_as_written
from tests.attacks.mutated_cases import forge
from tests.keeping.older import make_of_version
from tests.paper.papers import BUDGET
from tests.paper.people import PASSWORD, p12_of
from tests.reading.making import EXPENDITURE, workbook
from tests.reading.test_answers import ROWS

ROLE = "preparer"


@pytest.fixture(autouse=True)
def _password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(passwords.PASSWORD, PASSWORD)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A case with a change, a tick and a remark, not signed yet."""
    source = tmp_path / "预算.tsv"
    source.write_text(BUDGET, encoding="utf-8")
    person.rename("甲")
    with closing(Case.open(source)) as case:
        case.edit(Cell(0, 0, 1), Figure(7000))
        case.tick(case.findings()[0])
        case.remark(case.findings()[0], "已问")
        case.save_as(tmp_path / "案卷.gouji")
    return tmp_path / "案卷.gouji"


@pytest.fixture
def signed(path: Path) -> Path:
    with closing(Case.open(path)) as case:
        print_report(case, path.with_name("底稿.pdf"), roles=(ROLE,))
    sign(path.with_name("底稿.pdf"), ROLE, Hand(p12_of(ROLE), PASSWORD))
    return path.with_name("底稿.pdf")


def altered(path: Path, statement: str, *values: object) -> None:
    """Change the file, with every digest of it."""
    with closing(sqlite3.connect(path)) as connection, connection:
        assert connection.execute(statement, values).rowcount
        forge(connection)


def test_a_paper_beside_its_case_is_proved_by_it(path: Path, signed: Path) -> None:
    found = standing(signed)
    assert (found.good, found.rewritten, found.broken) == (True, False, ())
    assert len(journal_of(signed.read_bytes())) == 64
    assert cli.main(["verify", str(path)]) == cli.GOOD


def test_a_paper_is_not_signed_beside_a_case_that_was_altered(path: Path) -> None:
    paper = path.with_name("底稿.pdf")
    with closing(Case.open(path)) as case:
        print_report(case, paper, roles=(ROLE,))
    altered(path, "UPDATE journal SET who = '乙' WHERE number = 2")
    with pytest.raises(UserError) as refused:
        sign(paper, ROLE, Hand(p12_of(ROLE), PASSWORD))
    assert refused.value.kind == not_as_written(paper).kind


FORGERIES = {
    "who changed": "UPDATE journal SET who = '乙' WHERE number = 2",
    "when": "UPDATE journal SET at = '2020-01-01T00:00:00+08:00' WHERE number = 2",
    "the old figure": "UPDATE journal SET body = json_set(body, '$[0].old[0]', 123) WHERE number = 2",
    "who ticked": "UPDATE journal SET who = '乙' WHERE kind = 'handle'",
    "on what was ticked": "UPDATE journal SET body = json_set(body, '$.findings', json('{}')) WHERE kind = 'handle'",
    "how it was made": "UPDATE journal SET body = json_set(body, '$[0].by', 'paste') WHERE number = 2",
    "who remarked": "UPDATE journal SET who = '乙' WHERE kind = 'remark'",
    "a figure of the document": "UPDATE document SET snapshot = replace(snapshot, '6000', '6100')",
    "another document": "UPDATE document SET snapshot = json_set(snapshot, '$.form', 'x')",
}


@pytest.mark.parametrize("statement", FORGERIES.values(), ids=FORGERIES.keys())
def test_whatever_is_forged_in_a_case_is_told_by_its_signed_paper(
    path: Path, signed: Path, statement: str, capsys: pytest.CaptureFixture[str]
) -> None:
    altered(path, statement)
    found = standing(signed)
    assert found.rewritten
    assert not found.good
    assert any("操作记录已被改动" in one for one in told(found))
    assert next(told(found)).endswith("不可采信")
    for file in (signed, path):
        assert cli.main(["verify", str(file)]) == cli.DIFFERS
        assert "操作记录已被改动" in capsys.readouterr().out


def test_a_case_turned_into_an_older_one_is_told(path: Path, signed: Path) -> None:
    make_of_version(path, 11)
    assert standing(signed).rewritten
    assert cli.main(["verify", str(path)]) == cli.DIFFERS


def test_what_is_not_forged_to_the_end_is_told_by_the_case_itself(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE journal SET who = '乙' WHERE number = 2")
    with closing(Case.open(path)) as case:
        print_report(case, path.with_name("底稿.pdf"), roles=(ROLE,))
    assert cli.main(["verify", str(path)]) == cli.DIFFERS


def test_work_after_the_paper_changes_nothing_that_it_proves(path: Path, signed: Path) -> None:
    with closing(Case.open(path)) as case:
        case.edit(Cell(0, 0, 1), Figure(5000))
        assert standing(signed).changed
        case.undo()
    found = standing(signed)
    assert (found.good, found.rewritten) == (True, False)


def test_the_same_work_gives_the_same_head_however_often_a_paper_is_written(path: Path) -> None:
    with closing(Case.open(path)) as case:
        papers = [print_report(case, path.with_name(f"{number}.pdf")) for number in range(2)]
    assert len({one.journal for one in papers}) == 1
    assert path.with_name("0.pdf").read_bytes() == path.with_name("1.pdf").read_bytes()


def test_in_an_older_case_the_chain_begins_with_its_paper_and_that_is_said(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    make_of_version(path, 11)
    with closing(Case.open(path)) as case:
        paper = print_report(case, path.with_name("底稿.pdf"), roles=(ROLE,))
    assert paper.journal
    cli.main(["verify", str(path)])
    assert "由旧版本保存" in capsys.readouterr().out
    altered(path, "UPDATE journal SET who = '乙' WHERE number = 2")
    assert standing(path.with_name("底稿.pdf")).rewritten


def test_the_fingerprint_covers_figures_that_nothing_judges(tmp_path: Path) -> None:
    """Of a table that was not recognised, and of one with a unit that no relation asks about."""
    sheets: dict[str, Sequence[Sequence[object]]] = {
        "支出": [["2024年部门支出预算总表"], ["单位：元"], *EXPENDITURE],
        "其他": ROWS,
    }
    with closing(Case.open(workbook(tmp_path / "预算.xlsx", sheets))) as case:
        case.save_as(tmp_path / "案卷.gouji")
    with closing(sqlite3.connect(tmp_path / "案卷.gouji")) as connection:
        (text,) = connection.execute("SELECT snapshot FROM document").fetchone()
    states = [state_with(tmp_path / "案卷.gouji", text)]
    for row, column in ((-1, -1), (1, 0)):
        other = json.loads(text)
        other["grids"][0]["cells"][row][column] += "0"
        states.append(state_with(tmp_path / "案卷.gouji", json.dumps(other)))
    for what, unit in (("tables", "千元"), ("grids", "亿元")):
        other = json.loads(text)
        other[what][0]["unit"] = unit
        states.append(state_with(tmp_path / "案卷.gouji", json.dumps(other)))
    assert len({*states}) == len(states)


def state_with(path: Path, snapshot: str) -> str:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE document SET snapshot = ?", (snapshot,))
    with closing(Case.look_at(path)) as case:
        return state_of_case(case)


@pytest.mark.parametrize("shared", ["//other/share", "\\\\other\\share"])
def test_a_path_of_another_computer_is_not_asked_for(
    path: Path, signed: Path, monkeypatch: pytest.MonkeyPatch, shared: str
) -> None:
    """Nothing is looked up but beside the case, where a paper of this name is found."""
    altered(path, "UPDATE journal SET body = json_set(body, '$.path', ?) WHERE kind = 'report'", f"{shared}/底稿.pdf")
    asked: list[Path] = []
    is_file = Path.is_file

    def noted(one: Path) -> bool:
        asked.append(one)
        return is_file(one)

    monkeypatch.setattr(Path, "is_file", noted)
    with closing(Case.look_at(path)) as case:
        papers_of(case)
    assert not [one for one in asked if str(one).startswith(("//", "\\\\"))]


@pytest.mark.parametrize("at", ["9999-12-31T23:59:59-23:59", "0001-01-01T00:00:00+00:00"])
def test_a_time_that_no_system_knows_is_none(path: Path, signed: Path, at: str) -> None:
    altered(path, "UPDATE journal SET at = ? WHERE number = 2", at)
    assert cli.main(["verify", str(signed)]) == cli.DIFFERS
