"""The journal as it is read: who, when, what, old and new, of every kind of action, and what may be asked of it."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path

import pytest

from gouji import cli
from gouji.casework.case import Case
from gouji.casework.history import history
from gouji.casework.history.history import History, lines_until
from gouji.casework.history.record import OF_ENTRIES, Asked, Kind, Record
from gouji.casework.papers.paper_state import standing_of
from gouji.keeping.border.entry_types import BODIES
from gouji.keeping.entries import OF_THE_FILE, Entry
from gouji.keeping.noting import entry
from gouji.keeping.user import person
from gouji.model.document import Cell
from gouji.model.money import Figure
from gouji.reading.read import read_original
from gouji.review.passing import Act
from gouji.review.states import State
from tests.attacks.worked_case import worked_case
from tests.conftest import SLIPS
from tests.paper.papers import BUDGET
from tests.paper.test_workpaper import pages_of


@pytest.fixture
def lines(tmp_path: Path) -> list[Record]:
    """Of a case in which nearly all was done that can be done."""
    with closing(Case.look_at(worked_case(tmp_path))) as case:
        return History(case).lines


def told(record: Record) -> tuple[str, str, str, str]:
    return record.what, record.where, record.old, record.new


def test_every_kind_of_entry_has_its_kind_of_line() -> None:
    assert OF_ENTRIES.keys() == BODIES.keys() - OF_THE_FILE


def test_what_is_done_after_a_draft_got_its_name_is_followed(tmp_path: Path) -> None:
    with closing(Case.open(SLIPS)) as case:
        journal = History(case)
        case.save_as(tmp_path / "案卷.gouji")
        place = case.document.find("T3!20801.基本支出")
        assert place is not None
        case.edit(place, Figure(100))
        assert [one.what for one in journal.follow()] == ["改数"]
        assert [one.what for one in journal.lines] == [one.what for one in History(case).lines]


def test_a_figure_is_told_with_what_stood_there_and_stands_there() -> None:
    person.rename("王编制")
    with closing(Case.open(SLIPS)) as case:
        place = case.document.find("T3!20801.基本支出")
        assert place is not None
        case.edit(place, Figure(100))
        case.undo()
        case.redo()
        begun, edited, undone, redone = History(case).lines
        where = "T3 20801 人力资源和社会保障管理事务 基本支出"
        assert (begun.what, begun.new, begun.kind) == ("建立案卷", SLIPS.name, Kind.FILES)
        assert told(edited) == ("改数", where, "464,774,351", "1")
        assert told(undone) == ("已撤销：改数", where, "1", "464,774,351")
        assert told(redone) == ("已重做：改数", where, "464,774,351", "1")
        assert (edited.who, edited.tables, edited.kind, undone.kind) == ("王编制", ("T3",), Kind.FIGURES, Kind.TURNING)
        assert edited.time == case.file.after(0)[1][1].at[:19].replace("T", " ")  # type: ignore[union-attr]


def test_states_remarks_and_handing_over_are_told() -> None:
    with closing(Case.open(SLIPS)) as case:
        first, second, *_ = case.findings()
        case.handle([first, second], State.DISMISSED, "公开表样所限")
        case.remark(first, "已问预算处")
        case.pass_on(Act.HAND_OVER, "请复核", "李复核")
        lines = History(case).lines[1:]
        assert [(one.kind, one.old, one.new) for one in lines] == [
            (Kind.STATES, "待处理", "不予处理；公开表样所限"),
            (Kind.STATES, "待处理", "不予处理；公开表样所限"),
            (Kind.REMARKS, "公开表样所限", "已问预算处"),
            (Kind.PASSING, "", "交 李复核；请复核"),
        ]
        assert [one.what for one in lines] == ["不予处理", "不予处理", "备注", "交复核"]
        assert lines[0].tables == ("T3",)


def test_what_is_added_is_read_behind_what_was_read() -> None:
    with closing(Case.open(SLIPS)) as case:
        history = History(case)
        assert history.follow() == []
        case.edit(Cell(2, 1, 0), Figure(1))
        (one,) = history.follow()
        assert one.kind is Kind.FIGURES
        assert history.lines[-1] is one


def test_after_a_rest_what_is_added_is_told_as_if_there_were_none() -> None:
    with closing(Case.open(SLIPS)) as case:
        case.edit(Cell(2, 1, 0), Figure(1))
        history = History(case)
        history.rest()
        assert history.follow() == []
        case.edit(Cell(2, 1, 0), Figure(2))
        case.undo()
        changed, undone = history.follow()
        assert (changed.old, changed.new, undone.old, undone.new) == ("0.01", "0.02", "0.02", "0.01")
        assert history.lines == History(case).lines


def test_an_entry_that_no_case_wrote_hides_none_of_the_others() -> None:
    with closing(Case.open(SLIPS)) as case:
        path = case.file.path
        case.file.append(entry("print", {}))
        case.file.append(entry("remark", {"id": "x", "text": "y"}))
    with closing(Case.open(path)) as case:
        assert case.left_out is not None
        assert [one.what for one in History(case).lines] == ["建立案卷", "未载入：自此 2 条无法读取"]


def test_an_entry_that_was_played_and_cannot_be_told_is_a_bare_line(monkeypatch: pytest.MonkeyPatch) -> None:
    def nothing(*_: object, **__: object) -> None:
        raise KeyError

    with closing(Case.open(SLIPS)) as case:
        case.edit(Cell(2, 1, 0), Figure(1))
        with monkeypatch.context() as odd:
            odd.setattr(history, "records", nothing)
            read = History(case)
        case.undo()
        assert [one.what for one in read.lines] == [f"无法表述：{kind} 类的一条" for kind in ("begin", "change")]
        assert [one.what for one in read.follow()] == ["已撤销：改数"]


def test_nothing_is_told_that_the_case_does_not_contain_until_it_is_gone_on_with() -> None:
    def change(new: int) -> Entry:
        return entry("change", [{"cell": [2, 1, 0], "old": [None, 0, 0], "new": [new, 0, 3]}])

    with closing(Case.open(SLIPS)) as case:
        case.edit(Cell(2, 1, 0), Figure(30))
        path = case.file.path
        case.file.append(entry("confirm", {"table": 999}))
        case.file.append(change(99))
    with closing(Case.open(path)) as case:
        read = History(case)
        assert read.follow() == []
        assert [(one.what, one.new) for one in read.lines[1:]] == [("改数", "0.3"), ("未载入：自此 2 条无法读取", "")]
        case.edit(Cell(2, 1, 0), Figure(40))
        assert [(one.old, one.new) for one in read.follow()] == [("0.3", "0.4")]
        assert read.lines == History(case).lines


def test_the_lines_until_a_head_are_known_of_what_the_file_says_of_itself_and_of_no_other() -> None:
    with closing(Case.hold(read_original(SLIPS))) as case:
        assert lines_until(case, case.file.head()) == ()
        case.edit(Cell(2, 1, 0), Figure(30))
        case.file.append(entry("set-aside", [7, 7]))
        assert len(lines_until(case, case.file.head())) == 1
        with pytest.raises(ValueError, match="0123"):
            lines_until(case, "0123")


def test_every_action_of_a_worked_case_is_a_line(lines: list[Record]) -> None:
    assert {one.kind for one in lines} == {*Kind}
    assert all(one.what and one.who and one.at for one in lines)
    paper = lines[-1]
    assert (paper.what, Path(paper.where).name, len(paper.new)) == ("写出底稿", "底稿.pdf", 16)


def test_the_command_line_lists_a_journal_and_the_paper_ends_with_it_where_asked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "预算.tsv").write_text(BUDGET, encoding="utf-8")
    person.rename("王编制")
    with closing(Case.open(tmp_path / "预算.tsv")) as case:
        case.edit(Cell(0, 0, 1), Figure(7000))
        case.save_as(path := tmp_path / "案卷.gouji")
    assert cli.main(["report", str(path), "-o", str(tmp_path / "底稿.pdf"), "--roles", "preparer", "--journal"]) == 1
    with closing(Case.look_at(path)) as case:
        assert [one.what for one in History(case).lines] == ["建立案卷", "改数", "写出底稿"]
        found = standing_of(case)
        assert (found.changed, found.replaced, found.unknown) == (False, False, False)
    text = "".join(pages_of(tmp_path / "底稿.pdf")[-1:])
    assert "日志" in text
    assert "建立案卷" in text
    assert "写出底稿" not in text  # it goes as far as the head on the cover
    capsys.readouterr()
    assert cli.main(["journal", str(path), "--kind", "figures", "--json"]) == 0
    (told,) = map(json.loads, capsys.readouterr().out.splitlines())
    assert (told["schema"], told["who"], told["kind"], told["new"]) == ("gouji.journal/1", "王编制", "figures", "70")
    assert cli.main(["journal", str(path), "--who", "王编制"]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "3 行"
    assert cli.main(["journal", str(path), "--kind", "改数"]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "1 行"
    for wrong in (["--since", "2026-13-40"], ["--until", "昨天"], ["--kind", "定稿"]):
        assert cli.main(["journal", str(path), *wrong]) == 2
        assert wrong[1] in capsys.readouterr().err
    assert cli.main(["export", str(path), "-o", str(tmp_path / "x.txt")]) == 2
    assert ".csv" in capsys.readouterr().err
    assert not [*tmp_path.glob("x.txt*")]


def test_lines_are_asked_for_by_person_kind_table_text_and_time(lines: list[Record]) -> None:
    def found(**asked: str) -> list[Record]:
        return [one for one in lines if Asked(**asked).holds(one)]

    assert found() == lines
    assert found(who=lines[0].who) == lines
    assert found(who="无此人") == []
    assert {one.kind for one in found(kind="rows")} == {Kind.ROWS}
    assert all("T2" in one.tables for one in found(table="T2"))
    assert found(table="T2")
    assert [one.new for one in found(text="键错")] == ["键错"]
    day = lines[0].at[:10]
    assert found(since=day, until=day) == lines
    assert found(until="2000-01-01") == found(since="2200-01-01") == []
