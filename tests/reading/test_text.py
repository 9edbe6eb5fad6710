"""Text files: encodings that offices use are read, everything else gets one sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from gouji.errors import UserError
from gouji.reading.read import read_document
from gouji.wording import say
from tests.conftest import SAMPLE


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_every_office_encoding_reads_alike(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "预算 一.txt"
    path.write_bytes(SAMPLE.read_text(encoding="utf-8").encode(encoding))
    assert [len(table.rows) for table in read_document(path).tables] == [13, 46, 46, 9, 46, 0, 40, 1]


@pytest.mark.parametrize(
    ("content", "kind"),
    [(b"", "empty"), (b" \n ", "empty"), (bytes(range(256)) * 40, "not-text"), ("一段话。".encode(), "no-tables")],
)
def test_what_is_no_budget_gets_a_sentence(tmp_path: Path, content: bytes, kind: str) -> None:
    path = tmp_path / "x.txt"
    path.write_bytes(content)
    with pytest.raises(UserError) as caught:
        read_document(path)
    assert caught.value.kind == kind
    assert "x.txt" in say(caught.value.message, **caught.value.params)


def test_missing_file_and_folder(tmp_path: Path) -> None:
    for path, kind in ((tmp_path / "none.txt", "not-found"), (tmp_path, "directory")):
        with pytest.raises(UserError) as caught:
            read_document(path)
        assert caught.value.kind == kind


def test_a_hundred_megabytes_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "big.txt"
    with path.open("wb") as handle:
        handle.truncate(100 * 2**20)
    with pytest.raises(UserError) as caught:
        read_document(path)
    assert caught.value.kind == "too-large"


def test_one_line_tells_entity_and_unit(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    rows = "合计 基本支出 项目支出\n201 公共服务 60 20 40\n60 20 40 合计\n"
    path.write_text("2017年部门支出预算总表\n编制部门：某某局　单位：万元\n" + rows, encoding="utf-8")
    document = read_document(path)
    assert (document.entity, document.tables[0].unit.value) == ("某某局", "万元")
