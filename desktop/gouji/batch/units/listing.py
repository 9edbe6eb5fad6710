"""Which units each department has, as a user lists them: a workbook, a table in text, or text with units set in.

Of two columns the first is the department, which may stand once above all of its units, and the second the unit; heads
such as 部门 and 单位 are no names. Of one column a line that is set in, or has a sign before it, is a unit of the line
above that is not. Held by ``tests/batch/test_listing.py``.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from gouji.apart.reading import read_shown
from gouji.errors import UserError
from gouji.reading.sources.kinds import read_bytes

_HEAD = re.compile(r"(?:主管|预算|所属)*(?:部门|单位)(?:名称|全称)?")
_WORKBOOKS = frozenset({".xlsx", ".xls", ".xlsm", ".xlsb", ".et", ".ods"})
_SET_IN = re.compile(r"[\s　]+|[-·•*—]+\s*|\d+[.、．]\s*")


def read_listing(path: Path) -> dict[str, tuple[str, ...]]:
    """The units of each department. Raises UserError for a file that cannot be read, or lists none.

    A value of more letters than a table in text may have (131,072) is no name: such a file lists none.
    """
    data = read_bytes(path)
    if path.suffix.lower() in _WORKBOOKS:
        rows = (row for sheet in read_shown(data, path.name).sheets for row in sheet.rows)
        pairs = _columns([[cell or "" for cell in row] for row in rows])
    else:
        pairs = _lines(_text(data).splitlines())
    found: dict[str, dict[str, None]] = {}
    try:
        for department, unit in pairs:
            found.setdefault(department, {})[unit] = None
    except csv.Error as error:
        raise _no_listing(path) from error
    if not found:
        raise _no_listing(path)
    return {department: tuple(units) for department, units in found.items()}


def _no_listing(path: Path) -> UserError:
    told = "{name} lists no units: write a department and one of its units a line, in two columns."
    return UserError("no-listing", told, name=path.name)


def _text(data: bytes) -> str:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("utf-8", "replace")


def _lines(lines: Sequence[str]) -> Iterator[tuple[str, str]]:
    kept = [line for line in lines if line.strip()]
    for sign in "\t,，":
        if any(sign in line.strip() for line in kept):
            yield from _columns(csv.reader(kept, delimiter=sign))
            return
    department = ""
    for line in kept:
        if found := _SET_IN.match(line):
            if department:
                yield department, line[found.end() :].strip()
        else:
            department = line.strip()


def _columns(rows: Iterable[Sequence[str]]) -> Iterator[tuple[str, str]]:
    department = ""
    for row in rows:
        first, second = ("".join(cell.split()) for cell in (*row, "", "")[:2])
        if _HEAD.fullmatch(first) and (not second or _HEAD.fullmatch(second)):
            continue
        department = first or department
        if department and second:
            yield department, second
