"""The command line says the same in every console: what is piped is UTF-8, no file is read by the code page."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import SLIPS

LITTLE = """单位：元
编制部门：某某局
2017年部门支出预算总表
合计 基本支出 项目支出
201 公共服务 10 6 5
10 5 5 合计
"""

CONSOLES = {"code page 936": "gbk", "UTF-8": "utf-8", "English": "ascii"}


def gouji(*words: str, encoding: str = "gbk", options: tuple[str, ...] = ()) -> tuple[int, bytes, bytes]:
    """Exit status, stdout and stderr in a console of this encoding."""
    environment = os.environ | {"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    done = subprocess.run(
        [sys.executable, *options, "-m", "gouji", *words], env=environment, capture_output=True, check=False
    )
    return done.returncode, done.stdout, done.stderr


@pytest.fixture
def budget(tmp_path: Path) -> str:
    path = tmp_path / "预算.txt"
    path.write_text(LITTLE, encoding="utf-8")
    return str(path)


@pytest.mark.parametrize("encoding", CONSOLES.values(), ids=CONSOLES.keys())
def test_what_was_found_and_what_stops_a_file_are_told_in_every_console(
    encoding: str, budget: str, tmp_path: Path
) -> None:
    status, printed, told = gouji("check", budget, str(tmp_path / "没有的 文件.txt"), encoding=encoding)
    assert status == 2
    assert "某某局" in printed.decode("utf-8")
    assert "没有的 文件.txt" in told.decode("utf-8")


def test_json_is_utf_8_in_a_console_of_another_encoding(budget: str) -> None:
    status, printed, _ = gouji("check", "--json", budget)
    assert status == 1
    assert json.loads(printed.decode("utf-8"))["entity"] == "某某局"


def test_no_file_is_read_by_the_code_page(tmp_path: Path) -> None:
    """Python itself warns of every file that would be read differently under code page 936."""
    strict = ("-X", "warn_default_encoding", "-W", "error::EncodingWarning")
    status, _, told = gouji("report", str(SLIPS), "-o", str(tmp_path / "底稿.pdf"), options=strict)
    assert (status, told) == (1, b"")
