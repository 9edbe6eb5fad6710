"""A block cut at the titles among its rows: each part with the captions that stand above it.

A row with one text ending in 表 above a unit or a department begins another table, though it names none of a
budget. Held by ``test_a_table_of_no_budget_below_another_is_not_its_rest``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from gouji.model.reason import Reason
from gouji.reading.page.page import Block, Line
from gouji.reading.tables.contents import is_contents
from gouji.reading.tables.header import Cells
from gouji.reading.terms.captions import is_caption
from gouji.reading.terms.entities import is_body, is_label, names_entity
from gouji.reading.terms.figures import is_money, joined_words, whole_amount
from gouji.reading.terms.titles import LONGEST_TITLE, may_begin_title, names_table, title_runs
from gouji.reading.terms.vocabulary import Vocabulary, squeeze

_CAPTIONS = 8
"""Words of a row that is no more than a caption."""


def parts_of(block: Block, cells: Cells, words: Vocabulary) -> Iterator[tuple[Part, list[Line]]]:
    """A block cut before each title that stands among its rows; the caption rows are not part of the table.

    Captions at the end, which head what follows the block, stand above a part without rows.
    """
    captions: list[Line] = []
    title = ""
    first = above = 0
    """Where the part begins, and where the captions or blank rows begin that stand directly above this row."""
    rows = [_printed_in(row) for row in cells]
    for number, row in enumerate(rows):
        texts = _caption_row(row, words) or _broken_title(rows, number, words)
        other = _other_title(rows, number, words) if texts is None and number > first else ""
        if other:
            texts = [other]
        if texts is None:
            above = number + 1 if row else above
            continue
        if above > first and (other or any(words.is_title(text) for text in texts)):
            yield Part(block, first, cells[first:above], title), captions
            title = other
            captions = [
                Line(block.source(over, 0), text)
                for over in range(above, number)
                for text in _caption_row(rows[over], words) or _broken_title(rows, over, words) or ()
            ]
            first = above
        elif above > first:
            continue
        captions += (Line(block.source(number, 0), text) for text in texts)
        first = above = number + 1
    if first < block.height or captions:
        yield Part(block, first, cells[first:], title), captions


def _printed_in(row: Sequence[str | None]) -> list[str]:
    """What the cells of a row print, without those that are blank."""
    return [text for text in row if text and not text.isspace()]


def _caption_row(cells: Sequence[str], words: Vocabulary) -> list[str] | None:
    """The lines of a row that holds only captions; None for any other row.

    A label may have its name in the next cell, and an entity may stand without a label beside the unit.
    """
    if not cells or len(cells) > _CAPTIONS:
        return None
    if cells[-1].isascii() and not "".join(cells[:-1]).rstrip().endswith((":", "：")):
        return None  # the figures of most rows need not be looked at
    named: list[str] = []
    for text in (line for cell in cells for line in _caption_lines(cell, words)):
        if named and named[-1].endswith(("：", ":")):
            named[-1] += text
        elif named and is_label(named[-1], words) and is_body(text, words):
            named[-1] += f"：{text}"
        else:
            named.append(text)
    if all(is_caption(text, words) or words.document.note.match(text) for text in named):
        return named
    beside_unit = any(words.document.unit_alone.fullmatch(text) for text in named)
    return named if beside_unit and not any(map(whole_amount, named)) else None


def _broken_title(rows: Sequence[Sequence[str]], number: int, words: Vocabulary) -> list[str] | None:
    """The line of a row that prints nothing but a piece of a title which is broken over several such rows."""
    if len(rows[number]) != 1:
        return None
    first = max(number - LONGEST_TITLE + 1, 0)
    for start in range(first, number + 1):
        lone = list(takewhile(lambda row: len(row) == 1, rows[start : start + LONGEST_TITLE]))
        if start + len(lone) > number and may_begin_title(lone[0][0], words):
            run = next(title_runs([row[0] for row in lone], words), range(0))
            if run.start == 0 and len(run) > max(number - start, 1):
                return [joined_words(lone[number - start][0])]
    return None


def _other_title(rows: Sequence[Sequence[str]], number: int, words: Vocabulary) -> str:
    """The title in a row of a table that is none of a budget (人员情况表): alone, with a unit or a department below."""
    texts = rows[number]
    if len(texts) != 1 or not names_table(texts[0]) or number + 1 == len(rows):
        return ""
    below = [text.strip() for text in rows[number + 1]]
    units = (words.document.unit_alone, words.document.unit_bare)
    tells = bool(below) and all(
        names_entity(text, words) or any(one.fullmatch(text) for one in units) for text in below
    )
    return " ".join(texts[0].split()) if tells else ""


def _caption_lines(cell: str, words: Vocabulary) -> list[str]:
    """The lines of a cell; those that only together make a title, as where a department stands above it, are one."""
    lines = [line.strip() for line in cell.split("\n") if line.strip()]
    whole = "".join(lines)
    split = len(lines) > 1 and words.is_title(whole) and not all(is_caption(line, words) for line in lines)
    return [whole] if split else lines


def listed(part: Part) -> Reason | None:
    """Why a part is no table: it has one cell a row, or is the list of contents.

    A cell with several amounts is a row whose columns were not told.
    """
    rows = [_printed_in(row) for row in part.cells]
    first = next((row[0] for row in rows if row), "")
    if is_contents(first):
        return Reason("it is a list of contents")
    lone = all(len(row) <= 1 and sum(map(is_money, " ".join(row).split())) <= 1 for row in rows)
    return Reason("each of its rows has one cell") if lone else None


def lists_names(part: Part, words: Vocabulary) -> Reason | None:
    """Why a part is no table of amounts: its heads are of names and numbers of rows, and no amount stands below.

    Such are the units of a department: 序号, 单位名称, 备注.
    """
    rows = [row for row in map(_printed_in, part.cells) if row]
    roles = (words.roles.naming, words.roles.ordinal, words.roles.remark)
    if len(rows) < 2 or len(rows[0]) < 2 or any(is_money(text) for row in rows[1:] for text in row):
        return None
    named = all(any(role.fullmatch(squeeze(head)) for role in roles) for head in rows[0])
    return Reason("its columns are of names, and print no amount") if named else None


def lone_cells(part: Part) -> Iterator[Line]:
    """The lines of a part that is no table."""
    for row, texts in enumerate(part.cells, start=part.first):
        for column, text in enumerate(texts):
            if text and text.strip():
                yield Line(part.block.source(row, column), " ".join(text.split()))


@dataclass(frozen=True, slots=True)
class Part:
    """Rows of a block and their texts; ``first`` is the block's number of the first of them.

    ``title`` is one that begins a table though it is none of a budget.
    """

    block: Block
    first: int
    cells: Cells
    title: str = ""

    def below(self, rows: int) -> Part:
        """The part without its first rows."""
        return Part(self.block, self.first + rows, self.cells[rows:])
