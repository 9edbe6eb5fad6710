"""What a finding says is true of the document: the amounts, the rows that are missing, the tables that are absent."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from gouji.casework.telling.sentences import sentence
from gouji.checking.check import Check
from gouji.model.document import Document
from gouji.model.table import Table
from tests.explaining.small import TIE, by, document, table

LEAVES = [(100, 20), (30, 4), (5, 60)]


def without(whole: Table, rows: Sequence[int]) -> Table:
    """A table without some of its rows."""
    kept = [row for row in range(len(whole.rows)) if row not in rows]
    less = Table(
        whole.id,
        whole.kind,
        whole.title,
        whole.unit,
        whole.columns,
        [whole.rows[row] for row in kept],
        np.full(len(kept), -1, np.int32),
    )
    for at, row in enumerate(kept):
        for column in range(len(whole.columns)):
            less.put(at, column, whole.content(row, column))
    return less


@pytest.mark.parametrize(
    ("lacking", "told"),
    [
        ("general-expenditure", "T1 20201 科目20201 合计：列有 65 元，对应的表无此科目"),
        ("expenditure", "T2 20201 科目20201 合计：对应的表应列此科目 65 元，却无此科目"),
    ],
)
def test_a_row_that_one_of_two_tables_lacks(lacking: str, told: str) -> None:
    tables = [table("expenditure", 1, LEAVES), table("general-expenditure", 2, LEAVES)]
    checked = document(*(without(one, [4]) if one.kind == lacking else one for one in tables))
    assert told in [sentence(checked, finding) for finding in Check(checked, by(TIE)).findings()]


def test_absent_tables_are_told_once(sample: Document) -> None:
    """One finding for a rule and the tables it lacks, each table named once, each finding with an id of its own."""
    sample.tables = [one for one in sample.tables if one.kind not in ("revenue", "basic-economic")]
    absent = [finding for finding in Check(sample).findings() if finding.words]
    assert len({finding.id for finding in absent}) == len(absent)
    assert len({(finding.rule, finding.words["kinds"]) for finding in absent}) == len(absent)
    assert all(len(set(finding.words["kinds"])) == len(finding.words["kinds"]) for finding in absent)
