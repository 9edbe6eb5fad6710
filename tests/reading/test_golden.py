"""Published documents against what stands on their pages, written down by eye from the pictures of the pages.

Every row of every table: its code or label, its figures ("" where the cell is empty), and the name beside a code.
A table without one figure has no rows.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from gouji.model.document import Document
from gouji.model.money import parse_amount
from gouji.model.source import OnPage
from gouji.model.table import Table
from tests.reading.test_published import DOCUMENTS, Published
from tests.reading.typeset import GOLDEN, keys_of, seen


@pytest.fixture
def document(path: Path, published: Published) -> Document:
    """The document that a golden file is about."""
    for ending in ("pdf", "txt"):
        if (printed := DOCUMENTS / f"{path.stem}.{ending}").exists():
            return published(printed)
    pytest.skip("the published document does not stand beside this checkout")


def pages(table: Table) -> list[int]:
    found = [row.source.page for row in table.rows if isinstance(row.source, OnPage)]
    return [min(found), max(found)] if found else []


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_what_a_document_is(path: Path, document: Document) -> None:
    wanted = seen(path)
    assert (document.year, document.stage, document.entity) == (wanted["year"], wanted["stage"], wanted["entity"])
    assert [table.title for table in document.tables] == [table["title"] for table in wanted["tables"]]
    assert document.unplaced == []


@pytest.mark.parametrize(
    ("path", "number"),
    [(path, number) for path in GOLDEN for number in range(len(seen(path)["tables"]))],
    ids=lambda one: one.stem if isinstance(one, Path) else str(one + 1),
)
def test_a_table_as_it_is_printed(path: Path, number: int, document: Document) -> None:
    wanted, table = seen(path)["tables"][number], document.tables[number]
    assert (table.kind, table.unit.value) == (wanted["kind"], wanted["unit"])
    assert len(table.rows) == len(wanted["rows"])
    assert list(table.columns) == wanted["columns"]
    assert pages(table) in (wanted["pages"], [])
    keys = list(keys_of(wanted["rows"]))
    for key, (_, values, *name) in zip(keys, wanted["rows"], strict=True):
        row = table.row_of[key]
        assert name in ([], [table.rows[row].name])
        figures = [table.content(row, column).figure for column in table.row_columns(row)]
        assert figures == [parse_amount(text, table.unit) for text in values], key
    for side in range(len(table.sides)):
        numbers = [table.row_of[key] for key in keys]
        seen_here = [number for number in numbers if table.rows[number].side == side]
        assert seen_here == sorted(set(seen_here)), "rows stand in the order of the page"
