"""A name that is proposed for a file is one of its folder, and one that Windows takes, whatever it is made of."""

from __future__ import annotations

import ntpath
from pathlib import Path, PurePosixPath, PureWindowsPath
from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gouji.model.names import LONGEST_NAME, legal, reserved


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("../../../../tmp/evil局", "_.._.._.._tmp_evil局"),
        ("..", "_"),
        ("", "_"),
        (r"C:\甲\乙", "C__甲_乙"),
        ("甲:乙|丙?*<丁>", "甲_乙_丙___丁_"),
        ("甲\n乙\t丙", "甲 乙 丙"),
        ("\u202e甲\x1b[2J\u200b乙", "甲[2J乙"),
        ("con", "_con"),
        ("NUL.2024", "_NUL.2024"),
        (" 甲. . ", "甲"),
        ("预算 2024", "预算 2024"),
    ],
)
def test_what_no_name_holds_gives_way(text: str, name: str) -> None:
    assert legal(text) == name
    assert reserved(legal(text)) is False


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_makes_a_name_of_its_folder(text: str) -> None:
    name = legal(text)
    assert 0 < len(name) <= LONGEST_NAME + 1
    assert name == name.strip(" .")
    assert not set(name) & set('<>:"/\\|?*')
    assert not {category(char) for char in name} & {"Cc", "Cf", "Cs"}
    assert not reserved(f"{name}.pdf")
    for path in (PurePosixPath("文件夹"), PureWindowsPath("文件夹")):
        assert (path / f"{name}.pdf").parent == path
        assert (path / f"{name}.pdf").name == f"{name}.pdf"
    assert ntpath.splitdrive(name)[0] == ""


def test_a_long_text_makes_a_name_that_every_system_takes(tmp_path: Path) -> None:
    name = legal("\U0002a6d6" * 600)
    (tmp_path / f"{name}-20260102-030405-000006.gouji").touch()
    assert len(name) == LONGEST_NAME
