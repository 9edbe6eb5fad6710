"""The sample budget beside a copy of itself in which figures, rows or labels are other ones."""

from __future__ import annotations

import pickle
from collections.abc import Sequence
from dataclasses import replace
from weakref import WeakKeyDictionary

import pytest

from gouji.checking.check import Check
from gouji.comparing.comparing import Changed, Comparison, compare
from gouji.model.document import Document
from gouji.model.money import parse_amount
from gouji.model.table import Content, Origin, Table
from gouji.reading.read import read_document
from tests.conftest import SAMPLE


@pytest.fixture(scope="session")
def sample() -> Document:
    """Nobody alters it."""
    return read_document(SAMPLE)


@pytest.fixture
def other(sample: Document) -> Document:
    made: Document = pickle.loads(pickle.dumps(sample))
    return made


def put(document: Document, address: str, amount: str) -> None:
    """Print another figure, in the unit of its table; "" for none."""
    cell = document.find(address)
    assert cell is not None, address
    table = document.tables[cell.table]
    figure = parse_amount(amount, table.unit)
    table.put(cell.row, cell.column, Content(figure, Origin.READ if figure else Origin.BLANK))


def more(document: Document, by: int, *addresses: str) -> None:
    """Print figures that are so many 元 more."""
    for address in addresses:
        cell = document.find(address)
        assert cell is not None, address
        table = document.tables[cell.table]
        put(document, address, str((int(table.values[cell.column, cell.row]) + by * 100) // 100))


def recalled(table: Table, row: str, *, code: str | None = None, name: str | None = None) -> None:
    """Print another code or name in a row."""
    number = table.row_of[row]
    old = table.rows[number]
    rows = [*table.rows]
    rows[number] = replace(old, code=code or old.code, name=name or old.name)
    table.rows = rows
    table.__dict__.pop("keys", None)
    table.forget_what_follows()


_JUDGED: WeakKeyDictionary[Document, Check] = WeakKeyDictionary()


def judged_once(document: Document) -> Check:
    """Of one that is not altered any more."""
    if document not in _JUDGED:
        _JUDGED[document] = Check(document)
    return _JUDGED[document]


def compared(old: Document, new: Document) -> Comparison:
    """Of an old document that nobody alters."""
    return compare(Check(new), judged_once(old))


def addresses(comparison: Comparison, figures: Sequence[Changed]) -> list[str]:
    """Where figures stand: in the new document, else in the old."""
    found = []
    for one in figures:
        number, cell = next((n, cell) for n, cell in enumerate(one.cells) if cell is not None)
        found.append(comparison.laid.checks[number].document.address(cell))
    return found
