"""How the sheets that Gouji writes beside what a document prints are known: by words that they show.

A name that nobody sees is no ground to leave out a sheet, or to judge nothing on it. A list of findings or of relations
has its heads in the second row, and below them figures in their columns alone, texts in all others, nothing beside
them: a table with heads of its own is none of that. What a workbook tells of itself stands in one column of texts
beside the title, two fixed sentences among them. A table in doubt says so above its figures. All of it is known in
whatever language Gouji spoke; ``tests/reading/test_own_sheets.py`` holds the words.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from gouji.reading.terms.lines import bare_amounts

Values = Sequence[Sequence[object]]
"""Of a sheet from A1, row by row; "" where a cell is blank."""

_HEADS = 1
"""The row of the heads of a list, counted from 0."""


FINDINGS = (
    "No.",
    "Place",
    "Printed",
    "Should come to",
    "Difference",
    "Outcome now",
    "What is found",
    "Ticks and remarks",
)
"""The heads of the list of what was found, as message ids: what they are called in English."""
RELATIONS = (
    "No.",
    "Outcome",
    "Rule",
    "Stated in",
    "Printed",
    "Sum of the parts",
    "Difference",
    "Rounding allowed",
    "Unit",
    "Why",
)
"""Those of the list of relations."""


class _List(NamedTuple):
    heads: Sequence[tuple[str, ...]]
    """In every language."""
    figures: frozenset[int]
    """The columns in which they stand."""
    reckons: bool
    """Whether figures stand behind the heads too, where nobody sees them."""


_FINDINGS = _List(
    (("序号", "位置", "表列", "应为", "差额", "现在结果", "发现", "核销、备注"), FINDINGS),
    frozenset({2, 3, 4}),
    reckons=False,
)
_RELATIONS = _List(
    (("序号", "结果", "规则", "所在", "表列", "分项合计", "差额", "允许尾差", "单位", "依据"), RELATIONS),
    frozenset({0, 4, 5, 6, 7}),
    reckons=True,
)

_ABOUT = (
    (
        "各表的数是公布的数值，重算的合计和记号是公式：改正一个数，与它有关的记号随即消失。",
        "带下划线的数在原文中没有印明栏目；蓝色的数在核对中改过。",
    ),
    (
        "Figures are values as printed; sums and marks are formulas: correct a figure, and its mark goes.",
        "Underlined figures are printed without their column; blue ones were changed in checking.",
    ),
)

_IN_DOUBT = ("公布的数；读取存疑，没有判定", "Published figures; their reading is in doubt: none was judged")


def is_list(values: Values) -> bool:
    """Whether a sheet is the list of what was found, or of all relations."""
    return any(_is(one, heads, values) for one in (_FINDINGS, _RELATIONS) for heads in one.heads)


def _is(one: _List, heads: tuple[str, ...], values: Values) -> bool:
    wide = len(heads)
    if len(values) <= _HEADS or tuple(values[_HEADS][:wide]) != heads:
        return False
    above = any(held != "" for line in values[:_HEADS] for held in line[1:])
    beside = any(held != "" for held in values[_HEADS][wide:])
    return (
        not above
        and not beside
        and all(
            _is_amount(held)
            if at in one.figures or (at >= wide and one.reckons)
            else isinstance(held, str) and at < wide
            for line in values[_HEADS + 1 :]
            for at, held in enumerate(line)
            if held != ""
        )
    )


def _is_amount(held: object) -> bool:
    """A number, or an amount too long for one."""
    return not isinstance(held, str) or bool(bare_amounts(held))


def is_about(values: Values) -> bool:
    """Whether a sheet tells what the workbook is of: texts beside its title, and nothing else."""
    told = {held for line in values for held in line[1:2]}
    others = (held for row, line in enumerate(values) for at, held in enumerate(line) if at > 1 or (at == 0 and row))
    return (
        any(told.issuperset(own) for own in _ABOUT)
        and all(isinstance(held, str) for held in told)
        and not any(held != "" for held in others)
    )


def says_doubt(values: Values) -> bool:
    """Whether a sheet shows that the table on it is in doubt."""
    return any(held in _IN_DOUBT for line in values for held in line if isinstance(held, str))
