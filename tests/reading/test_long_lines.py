"""A line may be one sign over and over, by the thousand: no pattern begins anew at each of them.

A pattern that does takes minutes for such a line, and its reader is ended (``reading-too-long``).
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.crafted import BAD, became

LONG = 20_000
SIGNS = (" ", "\u3000", ".", "…", "-", "_", "1", "20", "一", "1 ", "a ", " .", "（一", "其中", "表", "元")
CELL = "<table><tr><td>{}</td><td>2</td></tr><tr><td>科目</td><td>合计</td></tr></table><p>X{}X</p>"


def runs() -> list[str]:
    return [sign * (LONG // len(sign)) for sign in SIGNS]


@pytest.mark.parametrize(
    ("ending", "text"),
    [
        ("txt", "".join(f"目录\n{run}X\n一、部门预算表{run}1\n" for run in runs())),
        ("txt", "".join(f"2010101 {run} 100 200\n" for run in runs())),
        ("html", "".join(CELL.format(run, run) for run in runs())),
    ],
    ids=["contents", "rows", "cells"],
)
def test_a_line_of_one_sign_over_and_over_is_read_in_bounded_time(tmp_path: Path, ending: str, text: str) -> None:
    path = tmp_path / f"runs.{ending}"
    path.write_text(text, encoding="utf-8")
    assert became(path) not in BAD
