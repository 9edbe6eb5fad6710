"""A table that prints no amount is not in doubt for that: nothing of it can stand in another place."""

from __future__ import annotations

from pathlib import Path

import pytest

from gouji.model.document import Document
from gouji.reading.read import read_document

TITLE = "2024年部门政府性基金预算支出表"
UNTOLD = ("科目编码 科目名称 合计 经营支出", "项目支出 其他")
"""A header that does not tell its columns."""


def read(folder: Path, *lines: str) -> Document:
    path = folder / "x.txt"
    path.write_text("\n".join(lines), encoding="utf-8")
    return read_document(path)


CODED = ("科目编码 科目名称 预算数 科目编码 科目名称 预算数",)
"""One of two sides whose rows have codes: a line that lacks one does not tell which."""


@pytest.mark.parametrize("head", [UNTOLD, CODED])
@pytest.mark.parametrize(
    "rows", [(), ("合计",), ("201 一般公共服务支出", "合计"), ("注：本部门无政府性基金预算支出。",)]
)
def test_a_blank_table_is_not_in_doubt_whatever_its_header_tells(
    tmp_path: Path, head: tuple[str, ...], rows: tuple[str, ...]
) -> None:
    (table,) = read(tmp_path, TITLE, "单位：元", *head, *rows).tables
    assert not table.doubts
    assert not table.present.any()


def test_a_table_of_the_same_header_with_an_amount_is_in_doubt(tmp_path: Path) -> None:
    (table,) = read(tmp_path, TITLE, "单位：元", *UNTOLD, "201 一般公共服务支出 60.00", "合计 60.00").tables
    assert table.doubts


@pytest.mark.parametrize("ending", ["txt", "csv", "html"])
def test_a_blank_table_of_cells_is_not_in_doubt(tmp_path: Path, ending: str) -> None:
    head = ["科目编码", "科目名称", "合计", "其中", "项目支出"]
    if ending == "html":
        rows = ("".join(f"<td>{text}</td>" for text in row) for row in (head, [""] * 5, ["", "合计", "", "", ""]))
        text = f"<p>{TITLE}</p><p>单位：元</p><table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"
    elif ending == "csv":
        text = f"{TITLE}\n单位：元\n{','.join(head)}\n,,,,\n,合计,,,\n"
    else:
        text = f"          {TITLE}\n单位：元\n\n{'    '.join(head)}\n\n          合计\n"
    path = tmp_path / f"x.{ending}"
    path.write_text(text, encoding="utf-8")
    (table,) = read_document(path).tables
    assert not table.doubts
    assert not table.present.any()
