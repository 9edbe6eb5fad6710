"""A table of which rows and columns are found by the names of a pack; each name is looked for once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from gouji.checking.lowering.printed import Called, Labels, columns_called
from gouji.checking.rules.pack import Pack
from gouji.model.table import Table


class NamedTable:
    """A table of a document of some year, by the names of a pack."""

    def __init__(self, table: Table, pack: Pack, year: int | None) -> None:
        self._table, self._pack, self._year = table, pack, year
        self._labels = Labels(table)
        self._rows: dict[tuple[str, ...], list[int]] = {}
        self._columns: dict[tuple[tuple[int, ...], tuple[str, ...]], list[int]] = {}

    def rows_of(self, names: Iterable[str]) -> list[int]:
        """Every row that is printed as one of the names may be."""
        asked = tuple(names)
        if asked not in self._rows:
            texts = (text for name in asked for text in self._pack.names.printed(name))
            found = (self._labels.row_called(text, self._pack.leading) for text in texts)
            self._rows[asked] = list(dict.fromkeys(row for row in found if row is not None))
        return self._rows[asked]

    def only_carried(self, name: str) -> bool:
        """Whether rows are called so, and all of them stand below money carried over."""
        return any(map(self._labels.only_carried, self._pack.names.printed(name)))

    def columns_of(self, names: Iterable[str], side: Sequence[int]) -> list[int]:
        """Every column of one side that is printed as one of the names may be, in the order of the names."""
        asked = (tuple(side), tuple(names))
        if asked not in self._columns:
            called = {column: self._table.columns[column] for column in side}
            self._columns[asked] = named_columns(self._pack, self._year, called, asked[-1])
        return self._columns[asked]


def named_columns(pack: Pack, year: int | None, called: Called, names: Iterable[str]) -> list[int]:
    """The same among columns by what each is called; the leading one of a table goes by several names."""
    each = (columns_called(called, pack.names.printed(name), pack.leading, year) for name in names)
    return list(dict.fromkeys(column for found in each for column in found))
