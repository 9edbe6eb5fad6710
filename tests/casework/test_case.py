"""The open case: every action is durable, also when the program is killed."""

from __future__ import annotations

import getpass
import json
import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from gouji.casework.case import Case
from gouji.checking.families.family import Outcome
from gouji.errors import UserError
from gouji.keeping import places
from gouji.keeping.noting import entry
from gouji.keeping.user import person
from gouji.keeping.user.recent_work import worked_on
from gouji.model.document import Cell
from gouji.model.money import Figure
from gouji.review.marks import evidence
from tests.conftest import SAMPLE, SLIPS


@pytest.fixture(autouse=True)
def _own_data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOUJI_DATA", str(tmp_path / "用户 数据"))


def cell(case: Case, address: str) -> Cell:
    found = case.document.find(address)
    assert found is not None
    return found


def test_an_edit_is_undone_and_redone(tmp_path: Path) -> None:
    case = Case.open(SAMPLE)
    place = cell(case, "T3!20801.基本支出")
    step = case.edit(place, Figure(46477435100))
    assert step is not None
    assert {turn.now.outcome for turn in step.turns if turn.now} == {Outcome.DIFFERS}
    assert case.undo() is not None
    assert case.findings() == []
    assert case.redo() is not None
    assert len(case.findings()) == 4
    case.close()


def test_a_tick_falls_when_its_figure_changes_and_a_remark_stays() -> None:
    case = Case.open(SLIPS)
    finding = next(f for f in case.findings() if f.cells[0] == cell(case, "T3!208.基本支出"))
    case.tick(finding)
    case.remark(finding, "已问预算处")
    assert case.handling_on(finding) is not None
    case.edit(cell(case, "T3!20805.基本支出"), Figure(100))
    assert case.handling_on(finding) is None
    case.undo()
    assert case.handling_on(finding) is not None
    case.tick(finding, on=False)
    assert case.handling_on(finding) is None
    assert case.marks.remarks[finding.id] == "已问预算处"
    case.close()


def test_a_draft_gets_a_name_and_opens_as_it_was(tmp_path: Path) -> None:
    case = Case.open(SLIPS)
    assert case.is_draft
    draft = case.file.path
    case.edit(cell(case, "T3!20801.基本支出"), Figure(46477453100))
    case.tick(case.findings()[0])
    case.save_as(tmp_path / "我的 案卷.gouji")
    assert not draft.exists()
    case.edit(cell(case, "T4!二、教育支出.合计"), Figure(77660772300))
    kept = [f.id for f in case.findings()]
    case.close()
    again = Case.open(tmp_path / "我的 案卷.gouji")
    assert [f.id for f in again.findings()] == kept
    assert again.can_undo
    assert places.recent()[0] == tmp_path / "我的 案卷.gouji"
    again.close()


WORK = """
import sys
from contextlib import closing
from pathlib import Path
from gouji.casework.case import Case
from gouji.model.money import Figure
case = Case.open(Path(sys.argv[1]))
cell = case.document.find("T3!20801.基本支出")
for n in range(10**6):
    case.edit(cell, Figure(n * 100))
    print(n, case.file.path, sep="\\t", flush=True)
"""


def test_kill_nine_loses_nothing_acknowledged() -> None:
    work = subprocess.Popen(
        [sys.executable, "-X", "utf8", "-c", WORK, str(SAMPLE)], stdout=subprocess.PIPE, text=True, encoding="utf-8"
    )
    assert work.stdout is not None
    lines = [work.stdout.readline() for _ in range(25)]
    if os.name == "nt":
        work.kill()
    else:
        work.send_signal(signal.SIGKILL)
    lines += work.stdout.readlines()
    work.stdout.close()
    work.wait()
    last = [line for line in lines if line.endswith("\n")][-1]
    number, path = last.rstrip("\n").split("\t")
    case = Case.open(Path(path))
    table = case.document.tables[2]
    held = int(table.values[1, table.row_of["20801"]])
    assert held >= int(number) * 100
    case.close()


def test_a_file_that_is_no_case_gets_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "x.gouji"
    for content in (b"", b"not a database at all, certainly not" * 40):
        path.write_bytes(content)
        with pytest.raises(UserError) as caught:
            Case.open(path)
        assert caught.value.kind == "no-case"


def test_a_damaged_recent_case_stops_nobody(tmp_path: Path) -> None:
    case = Case.open(SAMPLE)
    case.edit(cell(case, "T3!20801.基本支出"), Figure(100))
    path = case.file.path
    case.close()
    whole = path.read_bytes()
    path.write_bytes(whole[:5000] + b"\xff" * (len(whole) - 5000))
    assert worked_on(case.document) == []
    again = Case.open(SAMPLE)
    again.close()


def test_a_tick_is_noted_under_the_name_that_was_given() -> None:
    case = Case.open(SLIPS)
    person.rename("  王 䶮 ")
    finding = case.findings()[0]
    case.tick(finding)
    tick = case.handling_on(finding)
    assert tick is not None
    assert tick.who == "王 䶮"
    person.rename("")
    assert person.name() == getpass.getuser()
    case.close()


def test_a_journal_of_an_older_version_is_played_as_it_was_written(tmp_path: Path) -> None:
    """Marks were not undone then: undo took back the last figure, and a mark left what can be redone alone."""
    case = Case.open(SAMPLE)
    place = cell(case, "T3!20801.基本支出")
    case.edit(place, Figure(46477435100))
    (finding, *_) = case.findings()
    path = case.file.path
    case.file.append(entry("tick", {"id": finding.id, "evidence": list(evidence(case.document, finding))}))
    case.close()
    later = "2026-01-01T00:00:00+08:00"
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("PRAGMA user_version = 3")
        for kind in ("undo", "verify", "redo", "undo"):
            body = json.dumps({"cell": list(place), "figure": None, "on": True} if kind == "verify" else None)
            ask = "INSERT INTO journal (at, who, kind, body) VALUES (?, '某人', ?, ?)"
            connection.execute(ask, (later, kind, body))
    for _ in range(2):
        case = Case.open(path)
        assert case.findings() == []
        assert set(case.marks.handled) == {finding.id}
        assert not case.can_undo
        case.close()
    case = Case.open(path)
    case.verify(place)
    case.undo()
    case.close()
    case = Case.open(path)
    assert case.verified == frozenset()
    assert set(case.marks.handled) == {finding.id}
    assert case.findings() == []
    case.close()


def test_a_case_opened_again_is_as_exact_as_its_print(tmp_path: Path) -> None:
    """Every figure that was printed with a decimal is typed over: those left print none, and are no less exact."""
    path = tmp_path / "预算.tsv"
    rows = ["2024年部门支出总表", "单位：万元", "科目编码\t科目名称\t合计", "205\t教育支出\t10"]
    rows += ["208\t社会保障和就业支出\t5.5", "合计\t\t15.5"]
    path.write_text("\n".join(rows), encoding="utf-8")
    case = Case.open(path)
    case.edit(Cell(0, 1, 0), Figure(60_000_00, 0))
    case.edit(Cell(0, 2, 0), Figure(165_000_00, 1))
    found = case.findings()
    assert [one.outcome for one in found if one.rule == "B"] == [Outcome.DIFFERS]
    kept = case.file.path
    case.close()
    again = Case.open(kept)
    assert again.findings() == found
    again.close()


def test_a_draft_that_is_only_looked_at_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOUJI_DATA", str(tmp_path))
    case = Case.open(SLIPS)
    Case.look_at(case.file.path).close()
    place = case.document.find("T3!20801.基本支出")
    assert place is not None
    case.edit(place, Figure(1))
    case.close()
    assert Case.look_at(case.file.path).can_undo
