"""Where a figure stands in the next version, and whether it is the very same: as exact, and blank where it was."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from gouji.casework.versions.figures import Figures
from gouji.checking.check import Check
from gouji.model.document import Cell, Document
from gouji.model.doubt import Doubt, Misgiving
from gouji.model.money import Figure, Unit
from gouji.model.reason import Reason
from gouji.model.table import Content, Origin
from gouji.reading.read import read_document
from gouji.review.taken_over import Why
from tests.comparing.conftest import judged_once, more, put, recalled
from tests.comparing.conftest import other as other  # noqa: PLC0414 - a fixture
from tests.comparing.conftest import sample as sample  # noqa: PLC0414 - a fixture
from tests.conftest import SAMPLE
from tests.thorough import examples


def figures(old: Document, new: Document) -> Figures:
    return Figures(judged_once(old), Check(new))


def at(document: Document, address: str) -> Cell:
    cell = document.find(address)
    assert cell is not None, address
    return cell


def test_a_figure_is_the_same_wherever_its_table_stands(sample: Document, other: Document) -> None:
    other.tables.reverse()
    for number, table in enumerate(other.tables, 1):
        table.id = f"T{number}"
    found = figures(sample, other)
    cell = at(sample, "T3!20801.合计")
    now = found.now(cell)
    assert now is not None
    assert other.tables[now.table].kind == sample.tables[2].kind
    assert (found.why_not(cell), other.address(now).partition("!")[2]) == (None, "20801.合计")


def test_a_figure_that_is_another_or_blank_or_nothing_is_not_the_same(sample: Document, other: Document) -> None:
    put(other, "T3!20801.基本支出", "12")
    put(other, "T3!2080101.项目支出", "")
    table = sample.tables[1]
    column = table.columns.index("事业收入")
    row = next(row for row in range(len(table.rows)) if not table.present[column, row])
    other.tables[1].put(row, column, Content(Figure(0), Origin.READ))
    found = figures(sample, other)
    for cell in (at(sample, "T3!20801.基本支出"), at(sample, "T3!2080101.项目支出"), Cell(1, row, column)):
        assert found.why_not(cell) is Why.CHANGED
    assert found.are_same([at(sample, "T3!20801.合计")])
    assert not found.are_same([at(sample, "T3!20801.合计"), at(sample, "T3!20801.基本支出")])


def test_a_figure_in_another_unit_is_the_same_where_it_is_as_exact(sample: Document, other: Document) -> None:
    table = other.tables[2]
    table.unit = Unit.WAN
    cell = at(sample, "T3!20801.合计")
    fen = int(table.values[cell.column, cell.row])
    table.put(cell.row, cell.column, Content(Figure(fen, 4), Origin.READ))
    rough = at(sample, "T3!208.合计")
    table.put(rough.row, rough.column, Content(Figure(int(table.values[rough.column, rough.row]), 2), Origin.READ))
    table.forget_precision()
    found = figures(sample, other)
    assert (found.why_not(cell), found.why_not(rough)) == (None, Why.CHANGED)


def test_what_went_moved_or_is_not_known_is_told(sample: Document, other: Document) -> None:
    recalled(other.tables[2], "2080101", code="2080198", name="其他新项目")
    more(other, 7, "T3!2080198.合计")
    cell = at(sample, "T5!20801.合计")
    other.tables[4].put(cell.row, cell.column, Content(None, Origin.UNDECIDED))
    found = figures(sample, other)
    assert found.why_not(at(sample, "T3!2080101.合计")) is Why.GONE
    assert found.now(at(sample, "T3!2080101.合计")) is None
    assert found.why_not(cell) is Why.UNREAD


def test_a_row_under_another_code_leads_to_where_it_is_and_is_not_the_same(sample: Document, other: Document) -> None:
    recalled(other.tables[2], "2080101", code="2080198")
    found = figures(sample, other)
    cell = at(sample, "T3!2080101.合计")
    now = found.now(cell)
    assert found.why_not(cell) is Why.MOVED
    assert now is not None
    assert other.address(now) == "T3!2080198.合计"


def test_a_table_whose_reading_is_in_doubt_tells_nothing(sample: Document, other: Document) -> None:
    other.tables[2].doubts = (Doubt(Misgiving.SUMS, Reason("its sums fail", {})),)
    assert figures(sample, other).why_not(at(sample, "T3!20801.合计")) is Why.UNREAD


@settings(max_examples=examples(10))
@given(data=st.data())
def test_no_figure_that_was_changed_is_ever_the_same(data: st.DataObject) -> None:
    old, new = read_document(SAMPLE), read_document(SAMPLE)
    changed = []
    for _ in range(data.draw(st.integers(1, 8))):
        number = data.draw(st.integers(0, len(new.tables) - 1))
        table = new.tables[number]
        if not table.rows:
            continue
        row, column = data.draw(st.integers(0, len(table.rows) - 1)), data.draw(st.integers(0, len(table.columns) - 1))
        if column not in table.row_columns(row):
            continue
        fen = int(table.values[column, row]) + data.draw(st.integers(1, 10**9)) * 100
        table.put(row, column, Content(Figure(fen), Origin.READ))
        changed.append(Cell(number, row, column))
    found = Figures(Check(old), Check(new))
    assert all(found.why_not(cell) is not None for cell in changed)
