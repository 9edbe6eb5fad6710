"""What two documents tell otherwise: figures by code and name, within their rounding, and what is not compared."""

from __future__ import annotations

from gouji.comparing.comparing import Sort
from gouji.comparing.laid import Unpaired
from gouji.model.document import Document, Passage
from gouji.model.money import Figure, Unit
from gouji.model.source import NOWHERE
from gouji.model.table import Content, Origin
from tests.comparing.conftest import addresses, compared, more, put, recalled


def test_one_document_is_no_other_than_itself(sample: Document, other: Document) -> None:
    found = compared(sample, other)
    assert found.changes == ()
    assert (found.same, found.rounded, [*found.singles]) == (sum(int(t.present.sum()) for t in sample.tables), 0, [])
    assert found.means_the_same


def test_a_figure_that_is_another_is_told_with_old_and_new(sample: Document, other: Document) -> None:
    put(other, "T3!2080101.项目支出", "")
    put(other, "T3!2080102.项目支出", "12")
    found = compared(sample, other)
    cell = other.find("T3!2080102.项目支出")
    (one,) = (figure for figure in found.figures.values() if figure.cells[0] == cell)
    old = sample.tables[2].values[2, sample.tables[2].row_of["2080102"]]
    assert (one.sort, one.new.fen, one.old.fen, one.difference) == (Sort.CHANGED, 1200, old, 1200 - old)


def test_tables_and_rows_are_one_wherever_they_stand(sample: Document, other: Document) -> None:
    other.tables.reverse()
    for number, table in enumerate(other.tables, 1):
        table.id = f"T{number}"
        table.title = table.title.replace("2017年部门", "3.18 ")
    assert compared(sample, other).changes == ()
    assert compared(other, sample).changes == ()


def test_a_figure_told_in_another_unit_is_the_same_within_its_rounding(sample: Document, other: Document) -> None:
    table = other.tables[2]
    table.unit = Unit.WAN
    for column, row in zip(*table.present.nonzero(), strict=True):
        in_wan = (int(table.values[column, row]) + 5_000) // 10_000 * 10_000  # two decimals
        table.put(int(row), int(column), Content(Figure(in_wan, 2), Origin.READ))
    table.forget_precision()
    found = compared(sample, other)
    assert found.changes == ()
    assert found.rounded > 50
    put(other, "T3!2080101.合计", "1.23")
    assert [*map(str, {one.sort for one in compared(sample, other).figures.values()})] == ["changed"]


def test_blank_and_nothing_amount_to_the_same(sample: Document, other: Document) -> None:
    table = sample.tables[1]
    column = table.columns.index("事业收入")
    row = next(row for row in range(len(table.rows)) if not table.present[column, row])
    other.tables[1].put(row, column, Content(Figure(0), Origin.READ))
    assert compared(sample, other).changes == ()


def test_a_row_that_came_or_went_is_told_once(sample: Document, other: Document) -> None:
    for number in (1, 2, 4):
        recalled(other.tables[number], "2080101", code="2080198", name="其他新项目")
        more(other, 7, f"T{number + 1}!2080198.合计")
    found = compared(sample, other)
    assert {one.sort for one in found.changes} >= {Sort.ADDED, Sort.REMOVED}
    told = {address for one in found.changes if one.sort is Sort.ADDED for address in addresses(found, one.all)}
    assert {"T3!2080198.合计", "T5!2080198.合计"} <= told


def test_what_may_stand_where_nothing_was_read_did_not_go(sample: Document, other: Document) -> None:
    recalled(other.tables[2], "2080101", code="2080198", name="其他新项目")
    other.unplaced.append(Passage(NOWHERE, "2080101 行政运行 1,234"))
    found = compared(sample, other)
    table = sample.tables[2]
    (single,) = (one for one in found.singles if one.why is Unpaired.UNREAD and one.document == 1)
    assert table.rows[single.row or 0].code == "2080101"
    removed = [one for one in found.figures.values() if one.sort is Sort.REMOVED and one.cells[1]]
    assert not any(one.cells[1] and one.cells[1].table == 2 for one in removed)


def test_a_table_in_doubt_is_not_compared(sample: Document, other: Document) -> None:
    from gouji.model.doubt import Doubt, Misgiving
    from gouji.model.reason import Reason

    put(other, "T3!2080101.合计", "1")
    other.tables[2].doubts = (Doubt(Misgiving.SUMS, Reason("its sums fail", {})),)
    found = compared(sample, other)
    assert [(one.table, one.why) for one in found.singles] == [(2, Unpaired.IN_DOUBT)]
    assert found.changes == ()


def test_a_figure_whose_place_is_undecided_is_not_compared(sample: Document, other: Document) -> None:
    cell = other.find("T3!2080101.合计")
    assert cell is not None
    other.tables[2].put(cell.row, cell.column, Content(None, Origin.UNDECIDED))
    found = compared(sample, other)
    assert [one.why for one in found.singles] == [Unpaired.UNDECIDED]
    assert cell not in {one.cells[0] for one in found.figures.values()}


def test_another_year_or_stage_is_not_meant_to_be_the_same(sample: Document, other: Document) -> None:
    other.year = 2018
    assert not compared(sample, other).means_the_same
