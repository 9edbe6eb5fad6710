"""``gouji batch``: a folder becomes a list, as a workbook or lines of JSON; killed, it goes on where it was."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from gouji import cli
from gouji.batch.workers import Workers
from gouji.casework.exchange import check_json
from gouji.commands import batch
from tests.batch.conftest import Here, page
from tests.conftest import SLIPS, TOP


@pytest.fixture
def asks(monkeypatch: pytest.MonkeyPatch, here: Here) -> Here:
    monkeypatch.setattr(Workers, "answer", lambda _, *asked: here(*asked))
    return here


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "各部门"
    (made / "下级").mkdir(parents=True)
    page(made, "局10")
    page(made, "局2")
    page(made / "下级", "某某局", slip=9).rename(made / "下级" / "附件1.txt")
    (made / "坏.pdf").write_bytes(b"%PDF-1.4 nothing")
    (made / "~$局2部门.docx").write_bytes(b"what an office keeps while it is open")
    return made


def sheets(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    with closing(openpyxl.load_workbook(path)) as book:
        return {sheet.title: [*sheet.iter_rows(values_only=True)] for sheet in book}


def test_a_folder_becomes_a_workbook(
    folder: Path, tmp_path: Path, asks: Here, capsys: pytest.CaptureFixture[str]
) -> None:
    output = tmp_path / "清单.xlsx"
    assert cli.main(["batch", str(folder), "-o", str(output), "--workers", "2"]) == 2
    found = sheets(output)
    assert [*found] == ["清单", "错处", "汇总", "错因汇总", "汇总核对", "汇总差异", "检查表汇总"]
    heads, *rows = found["清单"]
    told = [dict(zip(heads, row, strict=True)) for row in rows]
    assert [Path(one["文件"]).name for one in told] == ["附件1.txt", "坏.pdf", "局2部门.txt", "局10部门.txt"]
    assert [one["状态"] for one in told] == ["不符", "未读出", "未见不符", "未见不符"]
    assert (told[0]["单位名称"], told[0]["错处数"], told[2]["所属年度"]) == ("某某局", 1, 2024)
    _, cause = found["错处"]
    assert cause[4:10] == ("T1 2024年部门支出预算总表", "T1 2080505 养老保险缴费 合计", "第 8 行", "39", "30", "元")
    assert {row[0] for row in found["汇总"][1:]} == {"支出总表"}
    assert found["错因汇总"][1] == ("错一位数字", 1, 1, 1)
    assert [row[3] for row in found["汇总核对"][1:]] == ["未能核对"] * 3  # none lists units
    assert "与所属单位合计" not in capsys.readouterr().out, "nobody asked"


def test_a_listed_department_without_a_document_is_named(
    folder: Path, tmp_path: Path, asks: Here, capsys: pytest.CaptureFixture[str]
) -> None:
    listing = tmp_path / "名单.txt"
    listing.write_text("教育局\n  甲县实验小学\n民政局\n  甲县福利院\n", "utf-8")
    output = tmp_path / "清单.xlsx"
    cli.main(["batch", str(folder), "-o", str(output), "--units", str(listing)])
    out = capsys.readouterr().out
    assert "共 2 个部门：0 个与所属单位合计相符，0 个不符，2 个未比对" in out
    assert "名单中没有部门文件的部门：教育局、民政局" in out
    rows = sheets(output)["汇总核对"][1:]
    assert [(row[0], row[3], row[10]) for row in rows] == [
        ("教育局", "未能核对", "没有这个部门的部门文件"),
        ("民政局", "未能核对", "没有这个部门的部门文件"),
    ]


def test_the_same_files_give_the_same_bytes(folder: Path, tmp_path: Path, asks: Here) -> None:
    one, other = tmp_path / "一" / "清单.xlsx", tmp_path / "二" / "清单.xlsx"
    for output, workers in ((one, "1"), (other, "3")):
        output.parent.mkdir()
        cli.main(["batch", str(folder), "-o", str(output), "--workers", workers])
    assert one.read_bytes() == other.read_bytes()


def test_lines_of_json_are_those_of_check_with_a_path(
    folder: Path, tmp_path: Path, asks: Here, capsys: pytest.CaptureFixture[str]
) -> None:
    output = tmp_path / "清单.jsonl"
    files = [str(folder / "坏.pdf"), str(shutil.copy(SLIPS, folder / "财政局.txt"))]
    assert cli.main(["batch", *files, "-o", str(output)]) == 2
    capsys.readouterr()
    cli.main(["check", "--json", *files])
    lines = [json.loads(line) for line in output.read_text("utf-8").splitlines()]
    assert [Path(line["path"]).name for line in lines] == ["坏.pdf", "财政局.txt"]
    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert lines == [one | {"path": Path(one["path"]).as_posix()} for one in told]
    assert lines[1]["schema"] == check_json.SCHEMA


def test_lines_of_json_tell_departments_with_their_units_behind_all_files(tmp_path: Path, asks: Here) -> None:
    folder, output = tmp_path / "各单位", tmp_path / "清单.jsonl"
    folder.mkdir()
    own = page(folder, "某某局", 67, 90, units=("某某局（本部）", "某某中心", "某某所"))
    parts = [page(folder, "某某局", 30, 50, level="单位"), page(folder, "某某中心", 30, 40, level="单位")]
    cli.main(["batch", str(folder), "-o", str(output)])
    *files, told = (json.loads(line) for line in output.read_text("utf-8").splitlines())
    assert {one["schema"] for one in files} == {check_json.SCHEMA}
    assert (told["schema"], told["department"], told["path"]) == ("gouji.units/1", "某某局", own.as_posix())
    assert (sorted(told["units"]), told["missing"]) == (sorted(one.as_posix() for one in parts), ["某某所"])
    assert told["same"] is None  # one is missing
    page(folder, "某某所", 0, 0, level="单位")
    cli.main(["batch", str(folder), "-o", str(output)])
    told = json.loads(output.read_text("utf-8").splitlines()[-1])
    (apart,) = told["apart"]
    assert (apart["department"], apart["units"], apart["difference"], apart["unit"]) == ("67", "60", "+7", "元")


def test_a_list_that_somebody_worked_in_and_another_file_are_not_written_over(
    folder: Path, tmp_path: Path, asks: Here, capsys: pytest.CaptureFixture[str]
) -> None:
    output, words = tmp_path / "清单.xlsx", ["batch", str(folder), "-o", str(tmp_path / "清单.xlsx")]
    output.write_bytes(another := b"a workbook of somebody else")
    assert cli.main(words) == 2
    assert "移开" in capsys.readouterr().err
    assert (output.read_bytes(), asks.asked) == (another, []), "refused before anything was done"
    output.unlink()
    assert cli.main(words) == cli.main(words) == 2, "its own is written again"
    assert next(iter(sheets(output))) == "清单"
    with closing(openpyxl.load_workbook(output)) as book:
        book["清单"]["Z1"] = "已电话通知"
        book.save(output)
    remarked = output.read_bytes()
    assert cli.main(words) == 2
    assert "在写出之后被改动过" in capsys.readouterr().err
    assert output.read_bytes() == remarked


def test_another_form_of_the_output_takes_what_is_done(folder: Path, tmp_path: Path, asks: Here) -> None:
    for ending in ("xlsx", "jsonl", "xlsx"):
        cli.main(["batch", str(folder), "-o", str(tmp_path / f"清单.{ending}")])
    assert len(asks.asked) == 4


def test_an_interrupt_keeps_what_is_done(
    folder: Path, tmp_path: Path, asks: Here, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["batch", str(folder), "-o", str(tmp_path / "清单.xlsx"), "--workers", "1"]
    with monkeypatch.context() as patch:
        patch.setattr(batch, "_line", _interrupted)
        assert cli.main(words) == 130
    assert "再次运行同一命令" in capsys.readouterr().err
    assert not (tmp_path / "清单.xlsx").exists()
    cli.main(words)
    assert asks.asked.count("附件1.txt") == 1  # the first by its path


def _interrupted(*_: object) -> str:
    raise KeyboardInterrupt


def test_a_document_is_never_written_over(folder: Path, asks: Here, capsys: pytest.CaptureFixture[str]) -> None:
    """The list of an earlier time is, though it lies among the documents and is none of them."""
    source = folder / "预算.xlsx"
    source.write_bytes(b"a workbook")
    assert cli.main(["batch", str(folder), "-o", str(source)]) == 2
    assert (source.read_bytes(), asks.asked) == (b"a workbook", [])
    source.unlink()
    for _ in range(2):
        cli.main(["batch", str(folder), "-o", str(folder / "清单.xlsx")])
    assert len(asks.asked) == 4
    assert "预算.xlsx" in capsys.readouterr().err


@pytest.mark.skipif(sys.platform == "win32", reason="no signal there ends a program at once")
def test_a_batch_that_was_killed_goes_on_where_it_was(tmp_path: Path, asks: Here) -> None:
    files = [str(page(tmp_path, name)) for name in ("甲", "乙", "丙", "丁")]
    words = ["batch", *files, "-o", str(tmp_path / "清单.jsonl"), "--workers", "1"]
    environment = {**os.environ, "PYTHONPATH": str(TOP / "desktop")}
    program = subprocess.Popen([sys.executable, "-m", "gouji", *words], stdout=subprocess.PIPE, env=environment)
    assert program.stdout is not None
    with program.stdout:
        program.stdout.readline()
        program.kill()
    program.wait()
    assert cli.main(words) == 0
    assert "丁部门.txt" not in asks.asked  # the first by its path
    assert "甲部门.txt" in asks.asked
    assert len((tmp_path / "清单.jsonl").read_text("utf-8").splitlines()) == 4


def test_what_holds_nothing_to_check_is_not_checked_and_not_refused(
    tmp_path: Path, asks: Here, capsys: pytest.CaptureFixture[str]
) -> None:
    """In its line, in the sentence on all, in the list, and by the status of ``check``."""
    source, output = tmp_path / "甲中心.txt", tmp_path / "清单.xlsx"
    source.write_text(NOTHING_TO_CHECK, "utf-8")
    status = cli.main(["check", str(source)])
    capsys.readouterr()
    assert cli.main(["batch", str(source), "-o", str(output)]) == status == 0
    told = capsys.readouterr().out
    assert ("未能核对\n" in told, "1 份未读出或未能核对" in told) == (True, True)
    heads, row = sheets(output)["清单"]
    found = dict(zip(heads, row, strict=True))
    assert found["状态"] == "未能核对"


NOTHING_TO_CHECK = """甲中心2024年部门预算
2024年部门支出预算总表
编制单位：甲中心
单位：元
科目编码\t科目名称\t合计
2080505\t养老保险缴费\t30
"""
