"""Which tables of two documents are the same: by their kind; of several of one kind, or of none that rules know, by
their title; last by the codes that they print, where a table goes by a name that nobody knows.

A title is the same whatever year, body and form of words it begins with. Held by ``tests/comparing/test_tables.py``.
"""

from __future__ import annotations

import re

from gouji.checking.rules.choosing import NO_TABLE
from gouji.comparing.pairing import Fits, Pairs
from gouji.model.catalogue import folded
from gouji.model.document import Document
from gouji.model.table import Table

_LEADS = re.compile(
    r"20\d\d年度?|^(?:附?表)?[\d.\-—－]+|预算单位|[本]?(?:部门|单位)|公开\d+表|(?:预算|情况)?(?:总)?表$|预算$|情况$"
)
_ALIKE = 3, 4
"""Two lists of codes are one where at least so much of all that either prints is printed by both."""


def tables_paired(left: Document, right: Document) -> Pairs[Table]:
    """Their tables, without those in doubt: that is for the caller to ask."""
    pairs = Pairs(left.tables, right.tables)
    titles = {id(table): _title(one, table) for one in (left, right) for table in one.tables}
    pairs.look(lambda table: {(table.kind, titles[id(table)])})
    pairs.look(lambda table: set() if table.kind in NO_TABLE else {table.kind})
    pairs.look(lambda table: {titles[id(table)]} if titles[id(table)] else set(), fits=_may_be_one(pairs))
    pairs.look(lambda table: {"codes"} if _codes(table) else set(), fits=_same_codes(pairs))
    return pairs


def _title(document: Document, table: Table) -> str:
    text = folded(table.title)
    for name in filter(None, (document.entity,)):
        text = text.replace(folded(name), "")
    before = ""
    while text != before:
        before, text = text, _LEADS.sub("", text)
    return text


def _may_be_one(pairs: Pairs[Table]) -> Fits:
    def fits(left: int, right: int) -> bool:
        return pairs.lefts[left].kind in NO_TABLE or pairs.rights[right].kind in NO_TABLE

    return fits


def _same_codes(pairs: Pairs[Table]) -> Fits:
    may_be = _may_be_one(pairs)

    def fits(left: int, right: int) -> bool:
        if not may_be(left, right) or left in pairs.right_of or right in pairs.left_of:
            return False
        one, two = _codes(pairs.lefts[left]), _codes(pairs.rights[right])
        return len(one & two) * _ALIKE[1] >= len(one | two) * _ALIKE[0]

    return fits


def _codes(table: Table) -> frozenset[str]:
    return frozenset(row.code for row in table.rows if row.code)
