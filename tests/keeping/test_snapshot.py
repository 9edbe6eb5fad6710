"""A document is kept with the place of every figure; cases of the first version still open."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from msgspec import Raw

from gouji.keeping import snapshot
from gouji.keeping.border import snapshot_types
from gouji.model.document import Document
from gouji.model.source import NOWHERE, AtLine
from gouji.reading.read import read_document
from tests.reading.making import EXPENDITURE, Pages, pdf, workbook


def test_places_grids_and_notices_come_back(tmp_path: Path) -> None:
    def draw(pages: Pages) -> None:
        pages.text("资产").table([["名称", "原值"], ["车辆", "1,500"]], (60, 90))
        pages.caption("2025年部门支出预算总表").table(EXPENDITURE)

    for path in (
        pdf(tmp_path / "x.pdf", draw),
        workbook(
            tmp_path / "x.xlsx",
            {"支出": [["2025年部门支出预算总表"], *EXPENDITURE], "单": [["甲", "乙"], ["丙", "=1+1"]]},
        ),
    ):
        document = read_document(path)
        again = snapshot.load(snapshot.dump(document))
        assert again.grids == document.grids != []
        assert all(grid.why for grid in again.grids)
        assert again.notices == document.notices
        assert again.prose == document.prose
        for old, new in zip(document.tables, again.tables, strict=True):
            assert new.rows == old.rows
            assert new.sources == old.sources != {}
            assert new.place == old.place != NOWHERE
            assert np.array_equal(new.values, old.values)


def test_a_long_table_is_understood_piece_by_piece(sample: Document, monkeypatch: pytest.MonkeyPatch) -> None:
    """No piece is longer than what the window waits for."""
    monkeypatch.setattr(snapshot_types, "PIECE", 3)
    decode, longest = snapshot_types._decoded, 0

    def counted(text: str | bytes | Raw, made: type[object]) -> object:
        nonlocal longest
        found = decode(text, made)
        if isinstance(found, list) and found and isinstance(found[0], tuple):
            longest = max(longest, len(found))
        return found

    monkeypatch.setattr(snapshot_types, "_decoded", counted)
    again = snapshot.load(snapshot.dump(sample))
    assert longest == 3
    assert [table.rows for table in again.tables] == [table.rows for table in sample.tables]
    assert [table.sources for table in again.tables] == [table.sources for table in sample.tables]


def test_a_snapshot_of_the_first_version(sample: Document) -> None:
    """Rows and passages named their line alone; there were no places of single figures, grids and notices."""
    data = json.loads(snapshot.dump(sample))
    for key in ("grids", "notices"):
        del data[key]
    data["prose"] = [[source[0], text] for source, text in data["prose"]]
    for table in data["tables"]:
        del table["sources"]
        table["lines"] = [1, 2]
        for row in table["rows"]:
            row[4] = row[4][0]
    again = snapshot.load(json.dumps(data))
    assert again.prose == sample.prose
    assert [table.rows for table in again.tables] == [table.rows for table in sample.tables]
    assert isinstance(again.tables[0].source(0, 0), AtLine)


def test_reasons_come_back_with_their_places_and_older_grids_without_any(tmp_path: Path) -> None:
    def table(*rows: Sequence[str]) -> str:
        cells = ("".join(f"<td>{text}</td>" for text in row) for row in rows)
        return f"<table>{''.join(f'<tr>{row}</tr>' for row in cells)}</table>"

    body = f"<p>2025年部门支出预算总表</p>{table(*EXPENDITURE)}<p>所属单位支出如下。</p>{table(*EXPENDITURE[1:])}"
    (tmp_path / "x.html").write_text(f"<html><body>{body}</body></html>", encoding="utf-8")
    document = read_document(tmp_path / "x.html")
    data = json.loads(snapshot.dump(document))
    assert any(reason.places for grid in document.grids for reason in grid.why)
    assert snapshot.load(json.dumps(data)).grids == document.grids
    for grid in data["grids"]:
        del grid["why"]
    again = snapshot.load(json.dumps(data))
    assert again.grids == [replace(grid, why=()) for grid in document.grids]


@pytest.mark.parametrize("sides", [[], [[0]], [[0, 2], [1]]])
def test_a_table_with_a_column_of_no_side_or_a_side_without_its_column_is_no_table(
    sample: Document, sides: list[list[int]]
) -> None:
    kept = json.loads(snapshot.dump(sample))
    kept["tables"][0]["sides"] = sides
    with pytest.raises(ValueError, match="do not fit"):
        snapshot.load(json.dumps(kept))
