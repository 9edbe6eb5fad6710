"""Several documents on the left are added up, line by line."""

from __future__ import annotations

import pickle

from gouji.checking.check import Check
from gouji.comparing.comparing import compare
from gouji.comparing.laid import Unpaired
from gouji.model.document import Document
from tests.comparing.conftest import compared, judged_once, put, recalled


def test_units_are_added_up(sample: Document) -> None:
    whole: Document = pickle.loads(pickle.dumps(sample))
    for table in whole.tables:
        table.values *= 2
    found = compare(Check(whole), judged_once(sample), judged_once(sample))
    assert found.changes == ()
    put(whole, "T3!2080102.合计", "1")
    assert len(compare(Check(whole), judged_once(sample), judged_once(sample)).figures) == 1


def test_a_table_that_not_all_units_print_is_not_compared(sample: Document, other: Document) -> None:
    """Nobody knows what it would tell, so the department is not accused of it."""
    whole: Document = pickle.loads(pickle.dumps(sample))
    for table in whole.tables:
        table.values *= 2
    del other.tables[2]
    found = compare(Check(whole), judged_once(sample), Check(other))
    assert found.changes == ()
    assert [one.table for one in found.singles if one.why is Unpaired.NOT_ALL] == [2]


def test_a_row_that_units_alone_print_is_one_line(sample: Document, other: Document) -> None:
    recalled(other.tables[2], "2080102", code="2080198", name="别的项目")
    found = compare(Check(other), judged_once(sample), judged_once(sample))
    sheet = found.laid.sheets[2]
    (line,) = (one for one in sheet.lines if one.right is None)
    row = sample.tables[2].row_of["2080102"]
    assert line.lefts == (row, row)


def test_a_column_that_one_alone_prints_is_told_and_not_compared(sample: Document, other: Document) -> None:
    other.tables[2].columns = ("合计", "基本支出", "工资")
    found = compared(sample, other)
    columns = {(one.document, one.column) for one in found.singles if one.why is Unpaired.ALONE and one.table == 2}
    assert columns == {(0, 2), (1, 2)}
    assert not any(one.spot.sheet == 2 and one.spot.column == 2 for one in found.figures.values())
