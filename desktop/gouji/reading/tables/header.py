"""The header of a table with cells: how many rows it has, what each column holds, and how amount columns are called.

The header tells a column's role where the body does not; a table's columns are its lowest headers, told apart
by the parents that differ. A block without a title goes on with the table before it when its columns stand in
the same places. Held by ``test_columns_of_one_name_are_told_apart_by_what_differs_above``,
``test_a_table_without_rules_goes_on_without_its_header_and_with_a_blank_column``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence, Set
from dataclasses import dataclass, replace
from itertools import pairwise

from gouji.model.document import NUMBERING
from gouji.model.reason import Reason, quoted
from gouji.model.totals import is_grand_total
from gouji.reading.columns.column_roles import Role, codes_before_names, role_of, rows_by_year, words_beside_figures
from gouji.reading.tables.header_paths import paths_of, told_apart
from gouji.reading.terms.codes import split_code
from gouji.reading.terms.figures import plain, whole_amount
from gouji.reading.terms.vocabulary import Vocabulary, squeeze

Cells = Sequence[Sequence[str | None]]
"""Printed text by row and column, as a block gives it."""


_COUNTED = re.compile(r"[(（]?(\d+)[)）]?(?:=.*)?")
"""The number of a column, perhaps with the columns it sums: 1=2+3."""

_LETTERS = re.compile(r"[^\W\d_]+")
_AS_AMOUNT = re.compile(r"\.0+$")
"""The decimals of the amounts below, which a column of a sheet may show for each number."""
_YEAR = re.compile(r"20[0-4]\d")
MOST_SIDES = 12
"""Of a table; those of budgets have three at most, lists of persons or assets that are set beside each other more."""
TELLING = 500
"""Rows of the body that tell what its columns hold."""


@dataclass(frozen=True, slots=True)
class Side:
    """Columns of one side of a table, from left to right."""

    codes: tuple[int, ...]
    texts: tuple[int, ...]
    amounts: tuple[int, ...]
    names: tuple[str, ...]
    """What the amount columns are called."""
    notes: tuple[int, ...] = ()
    """Words that do not name a row: remarks to the right of its figures, and a second code with its name."""
    glued: bool = False
    """Codes stand before the names in one cell."""
    stepped: bool = False
    """类, 款 and 项 have a name each, of which the last that a row prints is its own."""

    @property
    def kinds(self) -> tuple[tuple[int, ...], ...]:
        """All columns, kind by kind: of codes, of names, of amounts, of notes."""
        return self.codes, self.texts, self.amounts, self.notes


@dataclass(frozen=True, slots=True)
class Header:
    """The header of a block: its rows, the sides below it, and its words."""

    rows: int
    sides: tuple[Side, ...]
    words: frozenset[str]


def read_header(cells: Cells, words: Vocabulary, rows: int | None = None) -> Header | Reason:
    """The header at the top of ``cells``, of ``rows`` if they are known; else why nothing below it can be amounts."""
    rows = header_rows(cells, words) if rows is None else rows
    named = [row for row in cells[:rows] if not is_ordinal_row(row, words)]
    paths = paths_of(named, len(cells[0]))
    head = header_words(named)
    body = [row for row in cells[rows : rows + TELLING] if not header_words([row]) <= head and not is_note(row, words)]
    roles = [role_of(path, [row[c] for row in body], words) for c, path in enumerate(paths)]
    for column in range(len(roles)):
        if not any(text and text.strip() for row in cells[: rows + TELLING] if (text := row[column])):
            roles[column] = Role.IGNORED
    behind = (column for column, path in enumerate(paths) if path and Role.AMOUNT in roles[:column])
    remarks = [column for column in behind if words.roles.remark.fullmatch(paths[column][-1])]
    for column in remarks:
        roles[column] = Role.IGNORED  # what stands before it has no name there
    codes_before_names(roles, body)
    rows_by_year(roles, body)
    words_beside_figures(roles, body)
    for column in remarks:
        roles[column] = Role.TEXT
    found = sides_of(roles, paths, frozenset(remarks))
    if len(found) > MOST_SIDES:
        return Reason(
            "names stand in {count} places among its columns of amounts, and no table of a budget has that many",
            {"count": str(len(found))},
        )
    sides = tuple(_stairs(side, roles, body) for side in found)
    sides = tuple(replace(side, glued=_is_glued(side, body)) for side in sides)
    if not sides:
        return _without_amounts(named, len(roles))
    return Header(rows, sides, head)


def _without_amounts(named: Cells, columns: int) -> Reason:
    printed = "、".join(dict.fromkeys(squeeze(text) for row in named for text in row if text and text.strip()))
    if printed:
        return Reason("none of the columns of this header holds amounts: {words}", {"words": quoted(printed)})
    return Reason("no header, and none of its {columns} columns holds amounts", {"columns": str(columns)})


def header_words(rows: Cells) -> frozenset[str]:
    """The words of header rows, for telling a header that is printed again."""
    return frozenset(squeeze(text) for row in rows for text in row if text and text.strip())


def header_rows(cells: Cells, words: Vocabulary) -> int:
    """How many rows stand above the first row of the body."""
    for number, row in enumerate(cells):
        texts = [text.strip() for text in row if text and text.strip()]
        if is_ordinal_row(row, words) or _is_years(texts, words):
            continue
        if any(whole_amount(text) is not None for text in texts) or _is_label(texts, words):
            return number
        if not texts and number and None not in row:
            return number
    return len(cells)


def is_ordinal_row(row: Sequence[str | None], words: Vocabulary) -> bool:
    """A row that numbers the columns: 栏次, or 1 2 3 …; what is called 栏次 may begin with a later number."""
    texts = [squeeze(text) for text in row if text and text.strip()]
    named = [text for text in texts if words.roles.ordinal_row.fullmatch(text)]
    rest = [text for text in texts if text not in named and not words.roles.code.fullmatch(text)]
    if named:  # letters of a header that overflows the row above do not count, nor does a remark
        rest = [bare for text in rest if (bare := _LETTERS.sub("", text))] or rest
    called = any(len(text) > 1 for text in named) and rest[:1]  # a lone letter may name a row: 甲 30
    if called:
        rest = [_AS_AMOUNT.sub("", text) for text in rest]
    numbers = [_COUNTED.sub(r"\1", unicodedata.normalize("NFKC", text)) for text in rest]
    first = int(numbers[0]) if called and numbers[0].isdecimal() and len(numbers[0]) < 3 else 1
    return (bool(named) or len(rest) > 2) and numbers == [str(i) for i in range(first, first + len(rest))]


def is_note(row: Sequence[str | None], words: Vocabulary) -> bool:
    """A row below a table that explains it, or tells who filled it in."""
    found = False
    for text in row:
        if text and text.strip():
            found = words.document.note.match(" ".join(text.split())) is not None
            if not found:
                return False
    return found


def _is_years(texts: Sequence[str], words: Vocabulary) -> bool:
    """A row of a header that names years in digits alone: one after the other, or beside words that head columns.

    Figures may look like years: beside a total, a code or a name they are figures.
    """
    numbers = [text for text in texts if whole_amount(text) is not None]
    if not numbers or not all(map(_YEAR.fullmatch, numbers)):
        return False
    others = [squeeze(text) for text in texts if whole_amount(text) is None]
    if not others:
        return len(numbers) > 1 and all(int(b) == int(a) + 1 for a, b in pairwise(numbers))
    heading = any(one in words.header_words or words.roles.code.fullmatch(one) for one in others)
    return heading and not any(is_grand_total(one) or NUMBERING.match(one) for one in others)


def _is_label(texts: Sequence[str], words: Vocabulary) -> bool:
    """A row of the body that may print no figure: ``一、财政拨款收入`` or a lone 合计."""
    if any(NUMBERING.match(text) for text in texts):
        return True
    return bool(texts) and all(map(is_grand_total, texts)) and len(set(texts)) == len(texts) < 3


def sides_of(
    roles: Sequence[Role], paths: Sequence[Sequence[str]], remarks: Set[int] = frozenset()
) -> tuple[Side, ...]:
    """A new side begins where codes or names follow amounts; ``remarks`` and words after the last ones belong to it."""
    groups: list[list[int]] = [[]]
    follows = False
    """Whether the group has amounts already."""
    last = max((column for column, role in enumerate(roles) if role is Role.AMOUNT), default=-1)
    for column, role in enumerate(roles):
        if role is Role.IGNORED:
            continue
        if role is not Role.AMOUNT and column not in remarks and follows and column < last:
            groups.append([])
            follows = False
        groups[-1].append(column)
        follows = follows or role is Role.AMOUNT
    sides = (_side(group, roles, paths, remarks) for group in groups)
    return tuple(side for side in sides if side.amounts)


def _side(group: Sequence[int], roles: Sequence[Role], paths: Sequence[Sequence[str]], remarks: Set[int]) -> Side:
    """The columns of a side; words behind its figures name its rows only where none stand before, remarks never."""
    amounts = tuple(c for c in group if roles[c] is Role.AMOUNT)
    words = [c for c in group if roles[c] is not Role.AMOUNT]
    before = [c for c in words if amounts and c < amounts[-1] and c not in remarks]
    before = before or [c for c in words if c not in remarks]
    codes = [c for c in before if roles[c] is Role.CODE]
    texts = [c for c in before if roles[c] is Role.TEXT]
    named = next((c for c in texts if codes and c > codes[0]), len(paths))
    again = min((c for c in codes if c > named), default=len(paths))
    own = {c for c in before if c < again}
    return Side(
        tuple(c for c in codes if c in own),
        tuple(c for c in texts if c in own),
        amounts,
        told_apart([paths[c] for c in amounts]),
        tuple(c for c in words if c not in own),
    )


def _stairs(side: Side, roles: Sequence[Role], body: Cells) -> Side:
    """A side whose 类, 款 and 项 have a code and a name each: each code within the one that stands before it."""
    codes = [c for c in range(side.amounts[0]) if c in side.codes or (c in side.notes and roles[c] is Role.CODE)]
    if len(codes) == len(side.codes) or not _is_stepped([[row[c] for c in codes] for row in body]):
        return side
    named = [c for c in side.notes if c < side.amounts[0] and roles[c] is Role.TEXT]
    notes = tuple(c for c in side.notes if c not in codes and c not in named)
    return replace(side, codes=tuple(codes), texts=(*side.texts, *named), notes=notes, stepped=True)


def _is_stepped(codes: Cells) -> bool:
    """Whether each code, or part of one, belongs to the one before it, in its row or further up."""
    above: list[str] = []
    for row in codes:
        for step, text in enumerate(plain(text or "").strip() for text in row):
            if text:
                high = "".join(above[:step][-1:])
                if step and len(text) > 2 and (text == high or not text.startswith(high)):
                    return False
                above = [*above[:step], text]
    return True


def _is_glued(side: Side, body: Cells) -> bool:
    """Most names of a side without codes begin with one."""
    if side.codes or not side.texts:
        return False
    texts = [text.strip() for row in body if (text := row[side.texts[0]]) and text.strip()]
    texts = [text for text in texts if not is_grand_total(text)]
    return sum(split_code(text) is not None for text in texts) * 2 > len(texts)
