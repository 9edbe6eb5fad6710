"""Where a formula is not understood, and what may stand there instead."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from gouji.errors import Misread
from gouji.wording import listed, say

WRITTEN = {
    "ADDRESS": "table!row.column",
    "EACH": "each code:",
    "EVERY": "每科目:",
    "KEY": "code",
    "COLON": ":",
    "SENSE": "= ≤ ≥",
    "SIGN": "+ −",
    "TIMES": "×",
    "NUMBER": "a whole number",
    "SUM": "sum(",
    "ROUND": "round(",
    "BY": "by",
    "CODE": "code",
    "UNIT": "万元",
    "_COMMA": ",",
    "LPAR": "(",
    "RPAR": ")",
    "LSQB": "[",
    "RSQB": "]",
    "$END": "the end of the line",
}
"""What the grammar calls what may stand somewhere → how that is written: what is no sign is a message id."""


@dataclass(frozen=True)
class Fault:
    """What of a formula is not understood: line and column, counted from 1, and the sentence."""

    line: int
    column: int
    sentence: str

    @classmethod
    def of(cls, error: Misread) -> Fault:
        """As it is told of a text that is being written."""
        params = error.params
        told, wanted = say(error.message, **params), params.get("wanted", ())
        if isinstance(wanted, Collection) and wanted:
            may = listed(say(written) for name, written in WRITTEN.items() if name in wanted)
            told = say("{told}; here may stand: {may}", told=told, may=may)
        return cls(int(str(params.get("line", 1))), int(str(params.get("column", 1))), told)
