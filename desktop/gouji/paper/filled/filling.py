"""A check sheet of somebody else filled in: lines are found by their text and columns by their headings, not by place.

A line is the same after folding: width, spaces, numbering, quotes, the year, 部门 and 单位. What already stands in a
cell is a person's and stays. Held by ``tests/casework/sheet/test_template.py``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from unicodedata import normalize

from gouji.errors import UserError
from gouji.model.document import bare_label
from gouji.paper.filled import cells
from gouji.paper.filled.cells import NoWorkbookError, Sheet, Words

_ANSWER = ("符合要求", "是否合格", "是否符合")
_FINDINGS = ("问题", "备注")
"""How the headings of the columns begin, the first that there is."""
_PARTS = re.compile(r"20\d\d年度?|公开\d+表|部门|单位|情况$|[“”\"'‘’《》：:]")


@dataclass(frozen=True, slots=True)
class Entry:
    """What is written on one line: what the line may be called, its answer, and what was found."""

    names: tuple[str, ...]
    """The first is its own."""
    answer: Words
    findings: Words


@dataclass(frozen=True, slots=True)
class Filled:
    """A workbook that was filled in, and what found no place."""

    data: bytes
    unmatched: tuple[str, ...]
    """Rows of the workbook that are none of the lines."""
    unwritten: tuple[str, ...]
    """The names of entries that the workbook does not have, or whose cells hold something already."""


@dataclass(frozen=True, slots=True)
class _Columns:
    row: int
    answer: int
    findings: int | None


def filled(data: bytes, name: str, entries: Sequence[Entry]) -> Filled:
    """A workbook with the entries in it; raises UserError where it is none, or has no such columns."""
    try:
        found = cells.sheets(data, name)
    except NoWorkbookError as error:
        raise UserError("no-workbook", "{name} is no xlsx workbook that can be filled in.", name=name) from error
    headed = ((sheet, columns) for sheet in found if (columns := _columns(sheet)) is not None)
    sheet, columns = next(headed, (None, None))
    if sheet is None or columns is None:
        raise UserError("no-check-sheet", "{name} has no column for the answers of a check sheet.", name=name)
    return _filled(data, sheet, columns, entries)


def _filled(data: bytes, sheet: Sheet, columns: _Columns, entries: Sequence[Entry]) -> Filled:
    texts: dict[tuple[int, int], Words] = {}
    called = [{_folded(name) for name in one.names} for one in entries]
    left, unmatched, kept = [*range(len(entries))], list[str](), list[int]()
    for row, names in _rows(sheet, columns):
        folded = {_folded(name) for name in names}
        number = next((one for one in left if called[one] & folded), None)
        if number is None:
            unmatched.append(names[0])
            continue
        left.remove(number)
        wanted = {(row, columns.answer): entries[number].answer}
        if columns.findings is not None:
            wanted[row, columns.findings] = entries[number].findings
        wanted = {place: words for place, words in wanted.items() if words.text}
        free = {place: words for place, words in wanted.items() if _is_free(sheet, place)}
        if len(free) < len(wanted):
            kept.append(number)
        texts |= free
    part = cells.put(sheet, texts)
    unwritten = tuple(entries[number].names[0] for number in (*left, *kept))
    return Filled(cells.written(data, {sheet.part: part}), tuple(unmatched), unwritten)


def _is_free(sheet: Sheet, place: tuple[int, int]) -> bool:
    cell = sheet.cells.get(place)
    return place[0] in sheet.rows and (cell is None or not (cell.text.strip() or cell.formula))


def _columns(sheet: Sheet) -> _Columns | None:
    """The row of headings, and the columns that they are over."""
    for (row, column), cell in sorted(sheet.cells.items()):
        if _folded(cell.text).startswith(_ANSWER):
            beside = {c: _folded(one.text) for (r, c), one in sorted(sheet.cells.items()) if r == row and c != column}
            named = (c for word in _FINDINGS for c, text in beside.items() if text.startswith(word))
            return _Columns(row, column, next(named, None))
    return None


def _rows(sheet: Sheet, columns: _Columns) -> Iterator[tuple[int, list[str]]]:
    """The rows below the headings with the texts before the answer, that nearest to it first."""
    for row in sorted(sheet.rows):
        before = sorted((c for r, c in sheet.cells if r == row and c < columns.answer), reverse=True)
        names = [text for c in before if (text := sheet.cells[row, c].text.strip()) and not text.isdigit()]
        if row > columns.row and names:
            yield row, names


def _folded(text: str) -> str:
    return bare_label(_PARTS.sub("", bare_label(normalize("NFKC", text))))
