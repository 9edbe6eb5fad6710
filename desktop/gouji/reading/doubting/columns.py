"""Columns of amounts that hold none: names or codes stand over them, or nothing but codes in them.

So it is where the ground of shaded cells, or a sheet behind the table, was taken for rules
(``tests/reading/doubting/test_columns.py``).
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from gouji.model.codes import level_of, parent_of
from gouji.model.doubt import Doubt, Misgiving
from gouji.model.reason import Reason, quoted
from gouji.model.source import Source
from gouji.model.table import Table
from gouji.reading.doubting.bounds import CODES
from gouji.reading.terms.vocabulary import vocabulary


def doubtful_columns(table: Table) -> Iterator[Doubt]:
    """One doubt for the columns under labels, one for those of codes."""
    printed = [column for column in range(len(table.columns)) if table.present[column].any()]
    if labels := [column for column in printed if _is_label(table.columns[column])]:
        told, places = _told(table, labels), _places(table, labels)
        why = Reason("figures stand as amounts in columns of names or codes: {columns}", told, places)
        yield Doubt(Misgiving.LABELS, why)
    if codes := [column for column in printed if column not in labels and _holds_codes(table, column)]:
        told, places = _told(table, codes), _places(table, codes)
        yield Doubt(Misgiving.CODES, Reason("all figures of columns of amounts are codes: {columns}", told, places))


def _is_label(name: str) -> bool:
    roles = vocabulary().roles
    leaf = name.rpartition("/")[2].partition("#")[0]
    return any(pattern.fullmatch(leaf) for pattern in (roles.code, roles.naming))


def _holds_codes(table: Table, column: int) -> bool:
    """Whether a column prints codes alone beside the total, some of which belong to others."""
    codes: list[str] = []
    for row in np.flatnonzero(table.present[column]).tolist():
        if table.rows[row].level or table.rows[row].code:
            whole, rest = divmod(int(table.values[column, row]), table.unit.fen)
            if rest or not level_of(str(whole)):
                return False
            codes.append(str(whole))
    printed = set(codes)
    return len(codes) >= CODES and any(parent_of(code) in printed for code in codes)


def _told(table: Table, columns: list[int]) -> dict[str, str]:
    return {"columns": quoted("、".join(table.columns[column] for column in columns))}


def _places(table: Table, columns: list[int]) -> tuple[Source, ...]:
    """Where the first figure of each column stands."""
    return tuple(table.source(int(np.argmax(table.present[column])), column) for column in columns)
