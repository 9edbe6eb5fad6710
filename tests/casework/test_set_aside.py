"""One entry that cannot be played does not condemn a case: it opens up to the last good one, says so, and goes on."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from gouji import cli
from gouji.casework.case import Case
from gouji.casework.papers.working_paper import print_report
from gouji.casework.told_of_file import told_of_case
from gouji.keeping.entries import Entry
from gouji.model.document import Cell
from gouji.model.money import Figure
from tests.conftest import SAMPLE

AT = Cell(2, 3, 1)
"""Where each entry puts another figure: the first 1 元, the second 2 元 …"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with closing(Case.open(SAMPLE)) as case:
        for yuan in range(1, 6):
            case.edit(AT, Figure(yuan * 100))
        case.save_as(tmp_path / "案卷.gouji")
    return tmp_path / "案卷.gouji"


def held(case: Case) -> int:
    figure = case.document.tables[AT.table].content(AT.row, AT.column).figure
    assert figure is not None
    return figure.fen


def put(path: Path, number: int, **columns: object) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        for column, value in columns.items():
            connection.execute(f"UPDATE journal SET {column} = ? WHERE number = ?", (value, number))


def change_of(row: int) -> str:
    cell = {"cell": [2, row, 1], "old": [None, 0, 0], "new": [100, 0, 3]}
    return json.dumps([{"cell": [2, 3, 1], "old": [None, 0, 0], "new": [99, 0, 3]}, cell])


BAD: dict[str, dict[str, object]] = {
    "no JSON": {"body": "[{"},
    "another type": {"body": json.dumps({"cell": [2, 3, 1]})},
    "no such row, half done": {"body": change_of(10**6)},
    "a row before the first": {"body": change_of(-1)},
    "an amount of no country": {"body": change_of(3).replace("100", "1" + "0" * 30)},
    "lists without end": {"body": "[" * 5000},
    "a kind that nobody knows": {"kind": "burn"},
    "nothing to do again": {"kind": "redo", "body": "null"},
    "no time": {"at": "gestern"},
    "no text": {"who": b"\xff"},
}


@pytest.mark.parametrize("bad", BAD.values(), ids=BAD.keys())
def test_a_case_opens_up_to_its_last_good_entry_and_says_so(path: Path, bad: dict[str, object]) -> None:
    put(path, 5, **bad)
    for _ in range(2):  # nothing is lost by looking
        with closing(Case.open(path)) as case:
            assert held(case) == 300
            assert case.left_out is not None
            assert (case.left_out.number, case.left_out.count) == (5, 2)
            assert any("第 5 条" in one and "无法读取" in one for one in told_of_case(case))


def test_who_goes_on_sets_aside_what_could_not_be_played_and_it_stays_in_the_file(path: Path) -> None:
    put(path, 5, body="{")
    with closing(Case.open(path)) as case:
        case.edit(Cell(2, 4, 1), Figure(7700))
        assert case.left_out is None
        assert any("搁置" in one for one in told_of_case(case))
    with closing(Case.open(path)) as case:
        assert held(case) == 300
        assert case.left_out is None
        assert case.proof.aside == 2
        assert any("搁置" in one for one in told_of_case(case))
        case.undo()
        case.undo()
        assert held(case) == 200
        case.redo()
    with closing(sqlite3.connect(path)) as connection:
        kept = connection.execute("SELECT number, kind, body FROM journal ORDER BY number").fetchall()
    assert [kind for _, kind, _ in kept] == ["begin"] + ["change"] * 5 + ["set-aside", "change", "undo", "undo", "redo"]
    assert kept[4][2] == "{"
    assert json.loads(kept[6][2]) == [5, 6]


def test_what_was_set_aside_twice_is_left_out_twice(path: Path) -> None:
    put(path, 5, body="{")
    with closing(Case.open(path)) as case:
        case.edit(AT, Figure(7700))
        case.edit(AT, Figure(8800))
    put(path, 9, body="{")
    with closing(Case.open(path)) as case:
        assert held(case) == 7700
        case.edit(AT, Figure(9900))
    with closing(Case.open(path)) as case:
        assert held(case) == 9900
        assert case.proof.aside == 3


def test_a_case_of_which_not_all_was_read_is_saved_elsewhere_with_all_of_it(path: Path, tmp_path: Path) -> None:
    put(path, 5, body="{")
    with closing(Case.open(path)) as case:
        case.save_as(tmp_path / "乙.gouji")
        case.edit(AT, Figure(7700))
    with closing(Case.open(tmp_path / "乙.gouji")) as case:
        assert held(case) == 7700
        assert case.proof.aside == 2


def test_the_command_line_and_the_paper_say_it(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with closing(Case.open(path)) as case:
        print_report(case, path.with_name("底稿.pdf"))
    put(path, 5, body="{")
    assert cli.main(["verify", str(path)]) == cli.UNREADABLE  # the entry of its paper is not read either
    assert "无法读取" in capsys.readouterr().out
    cli.main(["check", str(path)])
    assert "无法读取" in capsys.readouterr().err
    with closing(Case.open(path)) as case:
        paper = print_report(case, path.with_name("新底稿.pdf"))
    assert any("搁置" in one for one in paper.notes)


def test_an_entry_of_no_case_behind_good_ones_lets_go_of_the_lock(path: Path) -> None:
    with closing(Case.open(path)) as case:
        case.file.append(Entry("2026-11-24T10:00:00+08:00", "会计", "redo", None))
    Case.open(path).close()
    assert not path.with_name(path.name + ".lock").exists()
