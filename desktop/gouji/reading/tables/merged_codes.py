"""Rows whose 类 is printed beside a later one, as a cell merged over them has it, perhaps on the next page.

Rows that print a part of a code and no 类 wait until a row of the same 类 prints it: a merged cell prints its
text once, at the height of any of its rows, also overleaf. A lone row without a code before codes is a heading.
Held by ``test_codes_merged_over_the_rows_below``,
``test_a_class_merged_over_a_page_break_that_is_printed_overleaf``, ``test_a_heading_before_codes_is_no_class``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from gouji.model.codes import composed, level_of
from gouji.reading.tables.rows import PrintedRow


def find_classes(printed: list[PrintedRow], start: int, fresh: int) -> None:
    """Give rows that wait for their 类 their codes, as soon as a row of the same 类 prints it.

    The first of them may be ``start``, the first of the part that was read last is ``fresh``.
    """
    for side in {one.row.side for one in printed[start:]}:
        waiting: list[int] = []
        for number, one in enumerate(printed[start:], start):
            if one.row.side != side:
                continue
            if one.parts:
                waiting.append(number)
                continue
            if waiting and _prints_class(one, [printed[i] for i in waiting], overleaf=waiting[-1] < fresh <= number):
                for i in waiting:
                    printed[i] = _coded(printed[i], (one.row.code or "")[:3])
            waiting = []


def _prints_class(one: PrintedRow, waiting: Sequence[PrintedRow], *, overleaf: bool) -> bool:
    """Whether a row prints the 类 of those that wait: the first of them is the 类 itself, others are its parts.

    A lone row before a code is a heading, unless the page ends with it.
    """
    parts = any(any(row.parts) for row in waiting)
    return level_of(one.row.code or "") > 1 and not any(waiting[0].parts) and (parts or overleaf)


def _coded(one: PrintedRow, head: str) -> PrintedRow:
    code = composed([head, *filter(None, one.parts)])
    return replace(one, row=replace(one.row, code=code, level=level_of(code)), parts=())
