"""The bureau's own check sheet filled in: lines are found by their text and columns by their headings, not by place.

A line is the same after folding: width, spaces, numbering, quotes, the year, 部门 and 单位. What already stands in a
cell is a person's and stays. Held by ``tests/casework/sheet/test_template.py``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from unicodedata import normalize

from gouji.casework.sheet import package
from gouji.casework.sheet.answer import Answer
from gouji.casework.sheet.lines import Line
from gouji.casework.sheet.package import NoWorkbookError, Sheet, Words
from gouji.errors import UserError, unreadable
from gouji.model.document import bare_label

_ANSWER = ("符合要求", "是否合格", "是否符合")
_FINDINGS = ("问题", "备注")
"""How the headings of the columns begin, the first that there is."""
_PARTS = re.compile(r"20\d\d年度?|公开\d+表|部门|单位|情况$|[“”\"'‘’《》：:]")


@dataclass(frozen=True, slots=True)
class Filled:
    """A workbook that was filled in, and what found no place."""

    data: bytes
    written: int
    unmatched: tuple[str, ...]
    """Rows of the workbook that are none of our lines."""
    unwritten: tuple[str, ...]
    """Our lines that the workbook does not have, or whose cells hold something already."""


@dataclass(frozen=True, slots=True)
class _Columns:
    row: int
    answer: int
    findings: int | None


def filled(path: Path, answers: Sequence[Answer]) -> Filled:
    """The workbook at a path with the answers in it; raises UserError where it is none, or has no such columns."""
    try:
        data = path.read_bytes()
        found = package.sheets(data, path.name)
    except OSError as error:
        raise unreadable(path.name, error) from error
    except NoWorkbookError as error:
        raise UserError("no-workbook", "{name} is no xlsx workbook that can be filled in.", name=path.name) from error
    headed = ((sheet, columns) for sheet in found if (columns := _columns(sheet)) is not None)
    sheet, columns = next(headed, (None, None))
    if sheet is None or columns is None:
        raise UserError("no-check-sheet", "{name} has no column for the answers of a check sheet.", name=path.name)
    return _filled(data, sheet, columns, answers)


def _filled(data: bytes, sheet: Sheet, columns: _Columns, answers: Sequence[Answer]) -> Filled:
    texts: dict[tuple[int, int], Words] = {}
    left, unmatched = list(answers), []
    kept: list[str] = []
    for row, names in _rows(sheet, columns):
        one = next((each for each in left for name in names if _is_called(each.line, name)), None)
        if one is None:
            unmatched.append(names[0])
            continue
        left.remove(one)
        wanted = {(row, columns.answer): Words(one.told_counted, one.by_hand)}
        if columns.findings is not None:
            wanted[row, columns.findings] = Words(one.findings)
        wanted = {place: words for place, words in wanted.items() if words.text}
        free = {place: words for place, words in wanted.items() if _is_free(sheet, place)}
        if len(free) < len(wanted):
            kept.append(one.line.text)
        texts |= free
    part = package.put(sheet, texts)
    unwritten = (*(one.line.text for one in left), *kept)
    return Filled(package.written(data, {sheet.part: part}), len(texts), tuple(unmatched), unwritten)


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


def _is_called(line: Line, name: str) -> bool:
    return _folded(name) in {_folded(one) for one in (line.text, *line.also)}


def _folded(text: str) -> str:
    return bare_label(_PARTS.sub("", bare_label(normalize("NFKC", text))))
