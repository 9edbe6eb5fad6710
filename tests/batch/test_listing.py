"""The units of departments as users list them."""

from __future__ import annotations

from pathlib import Path

import pytest

from gouji.batch.units.listing import read_listing
from gouji.errors import UserError
from tests.reading.making import workbook

WANTED = {"甲局": ("甲局本级", "甲中心"), "乙局": ("乙中心",)}


@pytest.mark.parametrize(
    "text",
    [
        "部门\t单位\n甲局\t甲局本级\n\t甲中心\n乙局\t乙中心\n",
        "主管部门,预算单位名称\n甲局,甲局本级\n甲局,甲中心\n\n乙局,乙中心\n",
        "甲局\n  甲局本级\n  甲中心\n乙局\n- 乙中心\n",
        "甲局\n1. 甲局本级\n2. 甲中心\n乙局\n1、乙中心\n",
    ],
)
def test_text_lists_units(tmp_path: Path, text: str) -> None:
    for encoding in ("utf-8", "utf-8-sig", "gb18030"):
        path = tmp_path / "名单.txt"
        path.write_bytes(text.encode(encoding))
        assert read_listing(path) == WANTED


def test_a_workbook_lists_units(tmp_path: Path) -> None:
    path = tmp_path / "名单.xlsx"
    workbook(path, {"名单": [["部门", "单位"], ["甲局", "甲局本级"], [None, "甲中心"], ["乙局", "乙中心"]]})
    assert read_listing(path) == WANTED


@pytest.mark.parametrize("text", ["甲局\n乙局\n", f"甲局,{'甲' * 131_073}\n"], ids=["no units", "a value without end"])
def test_a_file_that_lists_nothing_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "名单.txt"
    path.write_text(text, "utf-8")
    with pytest.raises(UserError) as told:
        read_listing(path)
    assert told.value.kind == "no-listing"
