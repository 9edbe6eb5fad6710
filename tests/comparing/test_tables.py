"""Tables by kind, of none or several by title, and by their codes under a name that nobody knows."""

from __future__ import annotations

import pickle

from gouji.comparing.tables import tables_paired
from gouji.model.document import Document


def test_a_table_that_nobody_knows_is_known_by_its_title(sample: Document, other: Document) -> None:
    sample = pickle.loads(pickle.dumps(sample))
    for document, year in ((sample, 2017), (other, 2018)):
        document.tables[0].kind, document.tables[0].title = "other", f"{year}年部门项目明细表"
    other.tables[1].kind, other.tables[1].title = "other", "另一张表"
    pairs = tables_paired(sample, other)
    assert pairs.right_of[0] == 0
    assert 1 not in pairs.left_of or pairs.left_of[1] == 1


def test_a_platform_calls_a_table_otherwise_and_prints_the_same_codes(sample: Document, other: Document) -> None:
    other.tables[6].kind, other.tables[6].title = "other", "3.24 按经济科目汇总"
    assert tables_paired(sample, other).right_of[6] == 6


def test_tables_that_print_the_same_codes_twice_are_nobodys(sample: Document, other: Document) -> None:
    for number in (2, 4):
        other.tables[number].kind, other.tables[number].title = "other", f"查询结果{number}"
    pairs = tables_paired(sample, other)
    assert 2 not in pairs.right_of
    assert 4 not in pairs.right_of
