"""What laws are lowered onto: a document in which addresses are found by the names of a pack, whatever a form prints.

What was printed and found no place is part of it: a row that seems to be missing may stand there.
Whatever is looked at of a document is asked for here, so that it is known what a law was lowered by
(``going_on/shares.py``).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Sequence, Set
from copy import copy
from functools import cached_property
from typing import TypeVar

from gouji.checking.families.sides import Gap
from gouji.checking.families.unheld import Lacking
from gouji.checking.lowering.going_on.premises import Premises
from gouji.checking.lowering.going_on.shares import Shares
from gouji.checking.lowering.named_table import NamedTable, named_columns
from gouji.checking.lowering.printed import UNDER, Called, stands_under
from gouji.checking.rules.choosing import choose
from gouji.checking.rules.formula import Address
from gouji.checking.rules.laws import Law
from gouji.checking.rules.pack import Pack
from gouji.checking.unchecked import Why
from gouji.checking.unread import Unread
from gouji.model.codes import level_of
from gouji.model.document import Cell, Document, bare_label
from gouji.model.table import Table
from gouji.model.totals import is_bare_total

Found = TypeVar("Found")
SomeLaw = TypeVar("SomeLaw", bound=Law)
Which = TypeVar("Which", bound=Hashable)


class Ground:
    """A document as a pack sees it."""

    def __init__(self, document: Document, pack: Pack, in_doubt: Set[int] = frozenset()) -> None:
        self.document = document
        self.pack = pack
        self.in_doubt = in_doubt
        """The tables that may not have been read as they are printed."""
        self.shares = Shares(document)
        self._named: dict[Table, NamedTable] = {}

    def is_of(self, document: Document, pack: Pack) -> bool:
        """Whether it is this document as this pack sees it, and nothing but its tables and figures is another since."""
        return self.pack is pack and self.shares.are_of(document)

    def again(self, in_doubt: Set[int], changed: Iterable[Cell]) -> Ground:
        """The same as the document stands now, with these tables in doubt, after figures ``changed`` and tables took
        the place of others: of what was lowered and looked for before it has what still stands."""
        other = copy(self)
        other.in_doubt = in_doubt
        if anew := not self.unread.is_all_of(self.document):
            other.unread = Unread(self.document)
        other._named = {table: self._named[table] for table in self.document.tables if table in self._named}
        other.shares = self.shares.standing(changed, other.unread if anew else None)
        return other

    def share(
        self, law: SomeLaw, which: Which, lower: Callable[[Ground, SomeLaw, Which], Iterable[Found]]
    ) -> Sequence[Found]:
        """What of a law is lowered by itself: in one table, of one formula, of one column of a tie."""
        return self.shares.of(law, which, lambda: lower(self, law, which))

    @property
    def premises(self) -> Premises:
        """What is asked of it, by whomever it is asked for now."""
        return self.shares.premises

    @cached_property
    def beside(self) -> dict[str, Ground]:
        """The documents that stand beside it as the packs that are for them see them, by what a formula calls them.

        A name that only the pack of this one knows is understood there too.
        """
        return {
            beside.word: Ground(other, choose(other).pack.beside((), self.pack.names), other.doubted)
            for beside, other in self.document.beside.items()
        }

    def of(self, one: Address) -> Ground | None:
        """Where an address is looked up: here, or in the document that it names; None where that is not open."""
        return self.beside.get(one.document) if one.document else self

    @cached_property
    def unread(self) -> Unread:
        """The text that found no place."""
        return Unread(self.document)

    def table(self, number: int) -> Table:
        """The table of a position."""
        return self.premises.table(number)

    def numbers_of(self, kinds: Collection[str]) -> Iterator[int]:
        """Positions of the tables of these kinds."""
        return (number for number, table in enumerate(self.document.tables) if table.kind in kinds)

    def number_of(self, kind: str) -> int | None:
        """Position of the first table of a kind, or of the table of an id."""
        return self._numbers.get(kind)

    @cached_property
    def _numbers(self) -> dict[str, int]:
        """The first table of each kind, and each table, by what it is called."""
        tables = reversed([*enumerate(self.document.tables)])
        return {called: number for number, table in tables for called in (table.kind, table.id)}

    def table_of(self, kind: str) -> Table | None:
        """The first table of a kind, or the table of an id."""
        number = self.number_of(kind)
        return None if number is None else self.table(number)

    def may_hold(self, kind: str, key: str) -> bool:
        """Whether the row of a code or a label, which a table of a kind lacks, may stand where nothing was read."""
        table = self.table_of(kind)
        gap = self.document.lost > 0 if table is None else bool(table.gaps)
        return gap or self.may_be_unread(key)

    def may_be_unread(self, key: str) -> bool:
        """Whether the row of a code or a label may stand in the text that found no place."""
        return self.premises.may_be_unread(key, self.unread)

    def may_print(self, one: Address) -> bool:
        """Whether what is not printed of an address, its row or its column, may stand where nothing was read."""
        printed = self.pack.names.printed
        if one.row == "*" or self.has_row(one):
            return any(map(self.may_be_unread, printed(one.column)))
        return any(self.may_hold(one.kind, text) for part in one.row.split(UNDER) for text in printed(part))

    def goes_by_another_name(self, one: Address) -> bool:
        """Whether a row that states money has a label which is no name, but bears the word that all names of a row
        share.
        """
        place, table = self.number_of(one.kind), self.table_of(one.kind)
        if place is None or table is None or UNDER in one.row or level_of(one.row) or self.has_row(one):
            return False
        stem, names = self.pack.names.stem(one.row), self.pack.names
        return bool(stem) and any(
            not row.code
            and stem in (label := bare_label(row.name))
            and not names.has(label)
            and any(self.premises.states(Cell(place, number, column)) for column in table.row_columns(number))
            for number, row in enumerate(table.rows)
        )

    def prints_any(self, kind: str, names: Iterable[str]) -> bool:
        """Whether a table of a kind prints a row or a column that goes by one of the names."""
        table = self.table_of(kind)
        if table is None:
            return False
        columns = any(self.columns_of(table, names, side) for side in table.sides)
        return columns or bool(self.rows_of(table, names))

    def may_be_lost(self, kind: str) -> bool:
        """Whether a table that is not there may stand on a page that was not read."""
        return self.document.lost > 0 and self.number_of(kind) is None

    @cached_property
    def carried(self) -> frozenset[str]:
        """What rows and columns are called that hold money from another year, or for another: no 类 is called so."""
        held = [
            named for one in self.pack.conditions.values() for named in (*one.money.values(), *one.columns.values())
        ]
        names = {name for named in held for name in named}
        return frozenset(bare_label(text) for name in names for text in self.pack.names.printed(name))

    def absent(self, kinds: Iterable[str]) -> set[str]:
        """The kinds of table that the document does not have."""
        return {kind for kind in kinds if self.number_of(kind) is None}

    @cached_property
    def absence(self) -> Lacking | Why:
        """What it means that a table is not there: it is lacking, or the document is not one that prints it.

        A document prints what a form prints of which it has at least half of the tables that the laws of the pack hold
        together; else it is an extract or no such budget. A page that was not read may hold one of them.
        """
        kinds = {kind for law in self.pack.laws if not law.unmet(self.document) for kind in law.together}
        absent = self.absent(kinds)
        there, unread = len(kinds) - len(absent), min(len(absent), self.document.lost)
        return Lacking.TABLE if there and 2 * (there + unread) >= len(kinds) else Why.TABLE

    def prints(self, kind: str) -> bool:
        """Whether a table of a kind holds money, or figures of which is not known where they stand."""
        number = self.number_of(kind)
        return number is not None and self.premises.prints(number)

    def repeated(self, kind: str) -> frozenset[str]:
        """The codes, and their names, that a table prints for each of several units: no one row stands for it."""
        table = self.table_of(kind)
        return table.repeated if table is not None else frozenset()

    def split_codes(self, kind: str) -> frozenset[str]:
        """The codes whose money a table tells in several rows."""
        table = self.table_of(kind)
        return table.split_codes if table is not None else frozenset()

    def column_of(self, table: Table, name: str, side: Sequence[int]) -> int | None:
        """A column of one side by its name; the leading one of a table goes by several names."""
        return next(iter(self.columns_of(table, (name,), side)), None)

    def columns_of(self, table: Table, names: Iterable[str], side: Sequence[int]) -> list[int]:
        """Every column of one side that is printed as one of the names may be, in the order of the names."""
        return self._by_name(table).columns_of(names, side)

    def columns_called(self, called: Called, names: Iterable[str]) -> list[int]:
        """The same among columns by what each is called."""
        return named_columns(self.pack, self.document.year, called, names)

    def row_of(self, table: Table, name: str) -> int | None:
        """A row by its address or name."""
        return next(iter(self.rows_of(table, (name,))), None)

    def rows_of(self, table: Table, names: Iterable[str]) -> list[int]:
        """Every row that is printed as one of the names may be."""
        return self._by_name(table).rows_of(names)

    def _by_name(self, table: Table) -> NamedTable:
        if table not in self._named:
            self._named[table] = NamedTable(table, self.pack, self.document.year)
        return self._named[table]

    def cell_of(self, one: Address) -> Cell | None:
        """The cell of an address; None when the document has no such table, row or column."""
        number = self.number_of(one.kind)
        if number is None:
            return None
        table = self.table(number)
        row = self.row_of(table, one.row)
        if row is None:
            return None
        column = self.column_of(table, one.column, table.row_columns(row))
        return None if column is None else Cell(number, row, column)

    def cells_of_code(self, one: Address) -> tuple[Cell, ...]:
        """The cells of every row that prints the code of an address."""
        number = self.number_of(one.kind)
        if number is None:
            return ()
        table = self.table(number)
        rows = [row for row, printed in enumerate(table.rows) if printed.code == one.row]
        columns = ((row, self.column_of(table, one.column, table.row_columns(row))) for row in rows)
        return tuple(Cell(number, row, column) for row, column in columns if column is not None)

    def has_row(self, one: Address) -> bool:
        """Whether a table prints the row of an address, be it in its column or not."""
        table = self.table_of(one.kind)
        return table is not None and self.row_of(table, one.row) is not None

    def only_carried(self, one: Address) -> bool:
        """Whether a table prints the row of an address below money carried over alone: that of this year may be any."""
        table = self.table_of(one.kind)
        return table is not None and self._by_name(table).only_carried(one.row)

    def lacks_column(self, one: Address) -> bool:
        """Whether a table prints rows, and none of them in the column of an address: be its row printed or not."""
        table = self.table_of(one.kind)
        if table is None or not table.rows:
            return False
        row = self.row_of(table, one.row)
        sides = table.sides if row is None else (table.row_columns(row),)
        texts = self.pack.names.printed(one.column)
        printed = {table.columns[column] for side in sides for column in side}
        if any(stands_under(column, text) for column in printed for text in texts):
            return False
        return all(self.column_of(table, one.column, side) is None for side in sides)

    def is_nothing(self, one: Address) -> bool:
        """Whether what a table does not print counts as nothing: a code, or the total of a table without any row."""
        table = self.table_of(one.kind)
        blank = table is not None and not table.rows
        return bool(level_of(one.row)) or (blank and is_bare_total(one.row))

    def lists(self, kind: str, code: str) -> bool:
        """Whether a table tells of a code that it does not print: it lists such codes, or holds nothing."""
        table, level = self.table_of(kind), level_of(code)
        if table is None or not level or not self.prints(kind):
            return True
        codes = (row.code for row in table.rows if row.code)
        return any(other[0] == code[0] and level_of(other) == level for other in codes)

    def gap(self, kind: str, column_name: str, key: str, weight: int) -> Iterator[Gap]:
        """Where a table that is there would have the cell of a row that it lacks."""
        number = self.number_of(kind)
        if number is None:
            return
        table = self.table(number)
        column = self.column_of(table, column_name, table.sides[spending_side(table)])
        if column is not None:
            yield Gap(number, column, key, weight)


def spending_side(table: Table) -> int:
    """The side of a table that spends by functions: the second, where others by economic classes follow."""
    return min(1, len(table.sides) - 1)
