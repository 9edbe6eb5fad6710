"""How documents are laid side by side: their tables, then the columns and rows of each.

A row that one alone prints is not compared where it may stand in what was not read of the other, nor where it is a
label of a form that the other is not of, nor where it is a code of a level of which the other prints none at all, as a
list of 项 alone prints no 类: what it sums is compared. Nor is any where one is a list of codes and the other of names
alone. What one left document alone prints, the others print too where it is known by
the same. A table that one of several left documents does not print is not compared: nobody knows what it would tell.
Held by ``tests/comparing/test_laid.py``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from gouji.checking.check import Check
from gouji.comparing import columns as of_columns
from gouji.comparing import rows as of_rows
from gouji.comparing.laid import Across, Laid, Line, Sheet, Single, Unpaired
from gouji.comparing.tables import tables_paired
from gouji.model.codes import level_of
from gouji.model.kinds import kinds
from gouji.model.table import Table
from gouji.model.totals import is_total


def laid(right: Check, lefts: Sequence[Check]) -> Laid:
    """Documents side by side with one."""
    made = Laid((right, *lefts))
    pairs = [tables_paired(left.document, right.document) for left in lefts]
    for number in range(len(right.document.tables)):
        own = tuple(one.left_of.get(number) for one in pairs)
        if number in right.in_doubt:
            made.singles.append(Single(0, number, None, None, Unpaired.IN_DOUBT))
        elif all(one is None for one in own):
            unsure = all(number in one.unsure_rights for one in pairs)
            why = Unpaired.UNSURE if unsure else Unpaired.ALONE
            made.singles.append(Single(0, number, None, None, why))
        elif None in own:
            made.singles.append(Single(0, number, None, None, Unpaired.NOT_ALL))
        else:
            _lay(made, number, own)
    for position, one in enumerate(pairs, 1):
        for number in one.single_lefts:
            why = Unpaired.UNSURE if number in one.unsure_lefts else Unpaired.ALONE
            made.singles.append(Single(position, number, None, None, why))
    return made


def _lay(made: Laid, number: int, own: tuple[int | None, ...]) -> None:
    doubted = [n for n, one in enumerate(own, 1) if one is not None and one in made.checks[n].in_doubt]
    if doubted:
        made.singles += [Single(n, own[n - 1] or 0, None, None, Unpaired.IN_DOUBT) for n in doubted]
        return
    sheet = Sheet(number, own)
    table = made.checks[0].document.tables[number]
    lefts = [(n, one, made.checks[n].document.tables[one]) for n, one in enumerate(own, 1) if one is not None]
    others = [
        Single(n, one, None, None, Unpaired.SIDES) for n, one, left in lefts if len(left.sides) != len(table.sides)
    ]
    if others and not is_one_list(table):
        made.singles += [Single(0, number, None, None, Unpaired.SIDES), *others]
        return
    _Laying(made, sheet, table).lay()
    sheet.settle()
    made.sheets.append(sheet)


def is_one_list(table: Table) -> bool:
    """Whether the sides of a table are one list of codes, printed in several columns."""
    kind = kinds().get(table.kind)
    return kind is not None and bool(kind.codes) and not kind.sides


Key = tuple[int, str, tuple[str, ...], int]
"""What tells a row that only left documents print: its side, what it and those above are known by, and its place where
that is several rows."""


class _Laying:
    """One table of the right with those of the left."""

    def __init__(self, made: Laid, sheet: Sheet, table: Table) -> None:
        self.made, self.sheet, self.table = made, sheet, table
        right = made.checks[0]
        self.right, self.names, self.year = right, right.ground.pack.names, right.document.year
        self.is_one = is_one_list(table)
        self.rows = of_rows.seen(table, self.year, one_side=self.is_one)
        self.rights: list[dict[int, int]] = []
        """By left document: which of its rows is which of the right."""
        self.alone: dict[Key, list[int | None]] = {}
        """Rows that only left documents print, by what they are known by."""
        self.moves: list[tuple[Key, int]] = []

    def lay(self) -> None:
        for side in [0] if self.is_one else range(len(self.table.sides)):
            self.sheet.across[side] = self._across(side)
        unsure: dict[int, Unpaired] = {}
        for position in range(len(self.sheet.lefts)):
            unsure |= self._rows(position)
        lines = [Line(row, tuple(one.get(row) for one in self.rights)) for row in range(len(self.table.rows))]
        kept = [line for line in lines if line.right not in unsure]
        self.made.singles += [
            Single(0, self.sheet.right, row, None, why) for row, why in sorted(unsure.items()) if self._tells(0, row)
        ]
        self.sheet.lines = [*kept]
        self.sheet.sides = [self.rows[line.right or 0].side for line in kept]
        at = {line.right: n for n, line in enumerate(kept)}
        for key, rows in self.alone.items():
            self.sheet.lines.append(Line(None, tuple(rows)))
            self.sheet.sides.append(key[0])
        went = {key: len(kept) + n for n, key in enumerate(self.alone)}
        self.sheet.moved = {went[key]: at[row] for key, row in self.moves if row in at}

    def _across(self, side: int) -> list[Across]:
        """The columns of a side of the right that some left document has too."""
        first = of_columns.seen(self.table, self.table.sides[side], self.year)
        found: dict[int, list[dict[int, int]]] = {
            one.number: [{} for _ in range(len(self.sheet.lefts) + 1)] for one in first
        }
        single, unsure = {one.number for one in first}, set()
        numbers = (self.sheet.right, *self.sheet.lefts)
        for document, number in enumerate(numbers):
            if number is None:
                continue
            check = self.made.checks[document]
            table = check.document.tables[number]
            for own in range(len(table.sides)) if self.is_one else [side]:
                seen = of_columns.seen(table, table.sides[own], check.document.year)
                pairs = of_columns.columns_paired(seen, first, self.names)
                for one, other in pairs.right_of.items():
                    found[first[other].number][document][own] = seen[one].number
                if document:
                    single -= {first[other].number for other in pairs.left_of}
                    unsure |= {first[other].number for other in pairs.unsure_rights}
                    alone = ((seen[one].number, one in pairs.unsure_lefts) for one in pairs.single_lefts)
                    self._single_columns(document, number, table, alone)
        self._single_columns(0, self.sheet.right, self.table, ((one, one in unsure) for one in sorted(single)))
        return [Across(tuple(one)) for column, one in found.items() if column not in single]

    def _single_columns(self, document: int, number: int, table: Table, found: Iterable[tuple[int, bool]]) -> None:
        for column, unsure in found:
            if table.present[column].any():
                why = Unpaired.UNSURE if unsure else Unpaired.ALONE
                single = Single(document, number, None, column, why)
                if single not in self.made.singles:
                    self.made.singles.append(single)

    def _rows(self, position: int) -> dict[int, Unpaired]:
        """Pair the rows of one left document; returns the rows of the right that nobody can tell, and why."""
        number = self.sheet.lefts[position]
        if number is None:
            self.rights.append({})
            return {}
        left, document = self.made.checks[position + 1], position + 1
        table = left.document.tables[number]
        lefts = of_rows.seen(table, left.document.year, one_side=self.is_one)
        found = of_rows.rows_paired(lefts, self.rows, self.names, self.year)
        pairs = found.pairs
        if _are_of_two_kinds(lefts, self.rows):
            pairs.unsure_lefts |= {*pairs.single_lefts}
            pairs.unsure_rights |= {*pairs.single_rights}
        self.rights.append(pairs.left_of)
        for row in pairs.single_lefts:
            unread = self.right.ground.may_hold(self.table.kind, table.rows[row].called)
            of_level = _is_of_level_of_none(lefts[row], self.rows)
            if row in pairs.unsure_lefts or unread or of_level or self._is_of_form(left, lefts[row]):
                why = Unpaired.UNREAD if unread else self._why(row in pairs.unsure_lefts)
                why = Unpaired.LEVEL if of_level and why is Unpaired.ALONE else why
                self.made.singles += [Single(document, number, row, None, why)] * self._tells(document, row)
                continue
            seen = lefts[row]
            key: Key = (seen.side, seen.known, seen.above, -1 if seen.is_single else row)
            self.alone.setdefault(key, [None] * len(self.sheet.lefts))[position] = row
            if row in found.moved:
                self.moves.append((key, found.moved[row]))
        unsure = dict.fromkeys(pairs.unsure_rights, Unpaired.UNSURE)
        for row in set(pairs.single_rights) - pairs.unsure_rights:
            if left.ground.may_hold(table.kind, self.table.rows[row].called):
                unsure[row] = Unpaired.UNREAD
            elif _is_of_level_of_none(self.rows[row], lefts):
                unsure[row] = Unpaired.LEVEL
            elif self._is_of_form(left, self.rows[row]):
                unsure[row] = Unpaired.ALONE
        return unsure

    def _is_of_form(self, left: Check, row: of_rows.Seen) -> bool:
        """Whether a row that one has alone is a label of a form that the other is not of, and no code."""
        return not level_of(row.known) and left.choice.pack.id != self.right.choice.pack.id

    def _why(self, unsure: bool) -> Unpaired:
        return Unpaired.UNSURE if unsure else Unpaired.ALONE

    def _tells(self, document: int, row: int) -> bool:
        """Whether a row prints more than nothing."""
        number = (self.sheet.right, *self.sheet.lefts)[document]
        return number is not None and bool(self.made.checks[document].document.tables[number].values[:, row].any())


def _is_of_level_of_none(row: of_rows.Seen, others: Sequence[of_rows.Seen]) -> bool:
    """Whether a row has a code of a level of which a list of such codes prints none: neither that nor another."""
    levels = {level_of(one.known) for one in others if one.known[:1] == row.known[:1]} - {0}
    return bool(levels) and bool(own := level_of(row.known)) and own not in levels


def _are_of_two_kinds(lefts: Sequence[of_rows.Seen], rights: Sequence[of_rows.Seen]) -> bool:
    """Whether one list is of codes and the other of names that are none, so that a row of one may be any of the
    other."""
    lists = [[one for one in rows if any(one.figures) and not is_total(one.name)] for rows in (lefts, rights)]
    coded = [any(level_of(one.known) for one in rows) for rows in lists]
    return all(lists) and coded[0] != coded[1]
