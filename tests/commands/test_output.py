"""Where a command puts what it makes."""

from __future__ import annotations

from pathlib import Path

import pytest

from gouji import cli
from tests.conftest import SAMPLE, SLIPS

OF = "上海市人力资源和社会保障局 2017"

COMMANDS = {
    "report": (".pdf", f"勾稽核对底稿 {OF}.pdf"),
    "export": (".xlsx、.csv、.parquet", f"数字 {OF}.xlsx"),
    "notice": (".pdf、.docx", f"更正通知 {OF}.pdf"),
    "sheet": (".xlsx、.pdf、.json", f"检查表 {OF}.xlsx"),
    "check": (".xlsx、.csv、.json、.jsonl", "核对发现.xlsx"),
}


@pytest.mark.parametrize("command", COMMANDS)
def test_a_folder_takes_what_is_made(command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    endings, name = COMMANDS[command]
    folder = tmp_path / "结果.v2"
    words = [command, str(SLIPS), "-o"]
    assert cli.main([*words, f"{folder}/"]) == cli.UNREADABLE
    assert "没有“" in capsys.readouterr().err
    assert cli.main([*words, str(tmp_path / "x.txt")]) == cli.UNREADABLE
    assert f"“{tmp_path / 'x.txt'}”的扩展名不对。可以写成的有：{endings}。" in capsys.readouterr().err
    assert not [*tmp_path.iterdir()]
    folder.mkdir()
    assert cli.main([*words, str(folder)]) == cli.DIFFERS
    assert [one.name for one in folder.iterdir()] == [name]


def test_other_writers_say_so_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for words, endings in (
        (["compare", str(SAMPLE), str(SLIPS)], ".xlsx、.pdf"),
        (["annotate", str(SLIPS)], ".pdf、.xlsx"),
        (["certificate", "张三"], ".p12、.pfx"),
    ):
        assert cli.main([*words, "-o", str(tmp_path / "x.txt")]) == cli.UNREADABLE
        assert f"可以写成的有：{endings}。" in capsys.readouterr().err


def test_certificates_and_comparisons_go_into_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOUJI_P12_PASSWORD", "secret 1")
    assert cli.main(["certificate", "张三", "-o", str(tmp_path)]) == cli.GOOD
    assert cli.main(["compare", str(SAMPLE), str(SLIPS), "-o", str(tmp_path)]) == cli.DIFFERS
    assert {one.name for one in tmp_path.iterdir()} == {"张三.p12", f"比较 {OF}.xlsx"}


def test_an_ending_begins_with_a_letter(tmp_path: Path) -> None:
    assert cli.main(["export", str(SAMPLE), "-o", str(tmp_path / "数字.2017")]) == cli.GOOD
    assert [one.name for one in tmp_path.iterdir()] == ["数字.2017.xlsx"]
