"""The command line as scripts use it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from gouji import cli
from tests.conftest import SAMPLE, SLIPS


def test_json_is_one_object_a_line_in_order(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    missing = tmp_path / "没有.txt"
    assert cli.main(["check", "--json", str(SLIPS), str(missing), str(SAMPLE)]) == cli.UNREADABLE
    first, second, third = map(json.loads, capsys.readouterr().out.splitlines())
    assert first["summary"]["differs"] == 8
    assert first["findings"][0]["difference"] == "180"
    assert second["error"]["kind"] == "not-found"
    assert third["summary"]["differs"] == 0
    row = next(row for row in third["tables"][2]["rows"] if row["code"] == "2011001")
    assert row["amounts"] == {"合计": "92685618", "基本支出": "92595618", "项目支出": "90000"}


def test_exit_status_tells_what_happened() -> None:
    assert cli.main(["check", str(SAMPLE)]) == cli.GOOD
    assert cli.main(["check", str(SLIPS)]) == cli.DIFFERS


def test_bad_input_gives_one_chinese_sentence_and_status_two(tmp_path: Path) -> None:
    (tmp_path / "空.txt").write_bytes(b"")
    (tmp_path / "乱码.txt").write_bytes(bytes(range(256)) * 9)
    for path in (tmp_path / "空.txt", tmp_path / "乱码.txt", tmp_path, tmp_path / "没有.txt"):
        done = subprocess.run(
            [sys.executable, "-m", "gouji", "check", str(path)],
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == cli.UNREADABLE
        assert "Traceback" not in done.stderr
        assert done.stderr.count("。") >= 1
        assert len(done.stderr.strip().splitlines()) == 1
