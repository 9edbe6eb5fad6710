"""The lines of one published table → its printed rows, and the words that are not rows."""

from __future__ import annotations

import re
from dataclasses import dataclass

from gouji.model.codes import level_of
from gouji.model.document import NUMBERING
from gouji.model.table import Row
from gouji.reading.grid import Line
from gouji.reading.tokens import CodedLine, bare_amounts, coded_line, labelled_line, total_line
from gouji.reading.vocabulary import TableForm, Vocabulary

_FIRST_LEVEL = re.compile(r"\s*[一二三四五六七八九十]+、")


@dataclass(frozen=True, slots=True)
class PrintedRow:
    """A row with its figures in printed order, not yet in columns."""

    row: Row
    amounts: tuple[str, ...]


def printed_rows(line: Line, form: TableForm, words: Vocabulary) -> list[PrintedRow] | None:
    """The rows that a line prints; None when it prints none. The total of a blank table is a row of no one."""
    if len(form.sides) > 1:
        return _sided(line, words)
    found = coded_line(line.text) or total_line(line.text, list(words.total_labels))
    if found is None:
        amounts = bare_amounts(line.text)
        return [PrintedRow(Row("", line=line.number), amounts)] if len(amounts) > 1 else None
    if found.code is None and not found.amounts:
        return []
    return [_coded(found, line.number)]


def _coded(found: CodedLine, number: int) -> PrintedRow:
    level = level_of(found.code) if found.code else 0
    return PrintedRow(Row(found.name, found.code, level, line=number), found.amounts)


def _sided(line: Line, words: Vocabulary) -> list[PrintedRow] | None:
    labels = labelled_line(line.text)
    if not labels:
        return None
    rows = []
    for place, (name, amounts) in enumerate(labels):
        side = place if len(labels) == 2 else _side_of(name, words)
        rows.append(PrintedRow(Row(name, None, _label_level(name), side, line.number), amounts))
    return rows


def _side_of(name: str, words: Vocabulary) -> int:
    if words.left_total.search(name):
        return 0
    return 0 if words.revenue.search(name) and not words.spending.search(name) else 1


def _label_level(name: str) -> int:
    if not NUMBERING.match(name):
        return 0
    return 1 if _FIRST_LEVEL.match(name) else 2
