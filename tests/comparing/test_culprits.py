"""Which unit, by one change, would bring all units to the department."""

from __future__ import annotations

import pickle

from gouji.checking.check import Check
from gouji.comparing.comparing import compare
from gouji.comparing.culprits import Slip, culprits
from gouji.model.document import Document
from tests.comparing.conftest import judged_once, put


def department_of(*units: Document) -> Document:
    """What documents of the very same rows come to."""
    made: Document = pickle.loads(pickle.dumps(units[0]))
    for number, table in enumerate(made.tables):
        table.values = sum(one.tables[number].values for one in units[1:]) + units[0].tables[number].values
    return made


def half(sample: Document) -> Document:
    """Another unit: the same rows with other figures that come out too."""
    made: Document = pickle.loads(pickle.dumps(sample))
    for table in made.tables:
        table.values *= 3
    return made


def test_nobody_is_named_where_all_comes_out(sample: Document) -> None:
    found = compare(Check(department_of(sample, half(sample))), judged_once(sample), Check(half(sample)))
    assert found.changes == ()
    assert culprits(found) == ()


def test_a_unit_that_was_left_out_or_counted_twice_is_named(sample: Document) -> None:
    other = half(sample)
    left_out = compare(Check(pickle.loads(pickle.dumps(sample))), judged_once(sample), Check(other))
    assert [(one.document, one.slip) for one in culprits(left_out)] == [(2, Slip.LEFT_OUT)]
    twice = compare(Check(department_of(sample, other, other)), judged_once(sample), Check(other))
    assert [(one.document, one.slip) for one in culprits(twice)] == [(2, Slip.TWICE)]


def test_the_unit_whose_own_sums_are_out_by_as_much_is_named(sample: Document) -> None:
    other = half(sample)
    department = department_of(sample, other)
    put(other, "T3!2080102.项目支出", "1")
    put(other, "T5!2080102.项目支出", "1")
    found = compare(Check(department), judged_once(sample), Check(other))
    (one,) = culprits(found)
    right = 3 * sample.tables[2].values[2, sample.tables[2].row_of["2080102"]]
    assert (one.document, one.slip, one.new) == (2, Slip.OWN_SUMS, right)
