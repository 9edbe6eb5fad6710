"""A unit that the department tells of by name is held against what it tells itself, even where the sum comes out."""

from __future__ import annotations

import pickle
from dataclasses import replace

from gouji.casework.comparing.units import told_of_units
from gouji.checking.check import Check
from gouji.comparing.comparing import Comparison
from gouji.comparing.laid import Laid
from gouji.model.document import Document


def test_a_unit_told_otherwise_by_name_is_listed_though_the_sum_may_come_out(sample: Document) -> None:
    department: Document = pickle.loads(pickle.dumps(sample))
    table = department.tables[2]
    rows = [*table.rows]
    rows[0] = replace(rows[0], code=None, name="甲中心")
    table.rows = rows
    unit = replace(sample, entity="甲中心", file=replace(sample.file, sha256="0" * 64))
    laid = Laid((Check(department), Check(unit)))
    told = told_of_units(Comparison(laid, (), {}, 0, 0))
    assert any(one.startswith("甲中心：部门 T3 合计 列") for one in told)
