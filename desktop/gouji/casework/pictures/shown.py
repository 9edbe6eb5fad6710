"""The three pictures of an open case as they are looked at: which table, how deep, and where each part of one leads.

A picture tells where it leads as data: a figure, a tie, a node; or it goes one step deeper itself. A class that holds
others is gone into step by step towards what is pointed at; one that holds none leads to its row. Held by
``tests/casework/pictures/test_shown.py``.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Hashable, Sequence

from gouji.casework.case import Case
from gouji.casework.pictures.titles import titles_of
from gouji.casework.short_titles import short_titles
from gouji.model.brood import NO_ROW
from gouji.model.document import Cell
from gouji.model.money import show_amount
from gouji.pictures import bars, listed, tie_map, treemap
from gouji.pictures.listed import Listing
from gouji.pictures.shapes import Picture, Surface
from gouji.pictures.spending import Spending, Spent, by_class, by_nature
from gouji.pictures.ties import Node, Tie, ties_of
from gouji.wording import say

Lead = Cell | Tie | Node | None
"""Where a part of a picture leads; None where it leads nowhere else."""


class Shown(ABC):
    """One picture of a case. ``look`` is called before anything is asked that may be another since."""

    def __init__(self, case: Case) -> None:
        self.case = case

    @property
    @abstractmethod
    def called(self) -> str:
        """What it is called."""

    @property
    def tables(self) -> Sequence[str]:
        """The tables of which one is shown; none where it is of the whole document."""
        return ()

    @property
    def table(self) -> int:
        """Which of these is shown."""
        return 0

    def choose(self, table: int) -> None:
        """Show another of these."""
        del table

    @property
    @abstractmethod
    def caption(self) -> str:
        """What is seen, in a line."""

    @abstractmethod
    def drawn(self, on: Surface) -> Picture | None:
        """The picture; None where there is nothing to be drawn."""

    @property
    def nothing(self) -> str:
        """What is told where nothing is drawn."""
        return ""

    @abstractmethod
    def listing(self) -> Listing:
        """The same as a list."""

    @abstractmethod
    def lead(self, target: Hashable) -> Lead:
        """Where a target of the picture or the list leads."""

    def go_in(self, target: Hashable) -> bool:
        """Go one step deeper towards a target; whether there was one."""
        del target
        return False

    @property
    def can_rise(self) -> bool:
        """Whether there is a step back up."""
        return False

    def rise(self) -> bool:
        """Go one step back up; whether there was one."""
        return False


class ShownTies(Shown):
    """The tie map."""

    @property
    def called(self) -> str:
        return say("Ties")

    @property
    def caption(self) -> str:
        tied = ties_of(self.case.check)
        return say("{count} relations tie {ties} pairs", count=sum(c.total() for c in tied.between.values()),
                   ties=len(tied.between))  # fmt: skip

    def drawn(self, on: Surface) -> Picture | None:
        tied = ties_of(self.case.check)
        return tie_map.drawn(tied, titles_of(self.case.document, tied), on) if tied.nodes else None

    @property
    def nothing(self) -> str:
        return say("This document has no table.")

    def listing(self) -> Listing:
        tied = ties_of(self.case.check)
        return listed.of_ties(tied, titles_of(self.case.document, tied))

    def lead(self, target: Hashable) -> Lead:
        tied = ties_of(self.case.check)
        nodes: list[Lead] = [*tied.nodes, *tied.between]
        return next((one for one in nodes if one == target), None)


class _OfTables(Shown):
    """A picture of one table among several that can be shown so."""

    def __init__(self, case: Case) -> None:
        super().__init__(case)
        self._number: int | None = None
        """The table that was chosen, by its number in the document; None for the first."""

    @property
    @abstractmethod
    def all(self) -> Sequence[Spending]:
        """What can be shown."""

    @property
    def tables(self) -> Sequence[str]:
        titles, tables = short_titles(self.case.document), self.case.document.tables
        return [f"{tables[one.table].id} {titles[one.table]}" for one in self.all]

    @property
    def table(self) -> int:
        return next((at for at, one in enumerate(self.all) if one.table == self._number), 0)

    def choose(self, table: int) -> None:
        self._number = self.all[table].table

    @property
    def spending(self) -> Spending | None:
        """What is shown."""
        return self.all[self.table] if self.all else None

    @property
    def caption(self) -> str:
        one = self.spending
        return "" if one is None else self._told(one, one.whole)

    def _told(self, spending: Spending, *path: Spent) -> str:
        """The table, the classes one below the other, and the amount of the last."""
        table, last = self.case.document.tables[spending.table], path[-1]
        names = [f"{table.id} {table.title or say(table.kind)}", *(one.called for one in path if one.called)]
        amount = f"{show_amount(last.amount, spending.unit, spending.decimals)} {spending.unit.value}"
        told = [" › ".join(names), amount, treemap.rest_told(self.case.check, spending, last)]
        if spending.table in self.case.check.in_doubt:
            told.append(say("the reading of this table is in doubt"))
        return "　".join(filter(None, told))

    def lead(self, target: Hashable) -> Lead:
        row = target[1] if isinstance(target, tuple) and len(target) > 1 else target
        if self.spending is None or not isinstance(row, int) or row < 0:
            return None
        return Cell(self.spending.table, row, self.spending.column)


class ShownClasses(_OfTables):
    """What is spent by class, as deep as was gone into it."""

    def __init__(self, case: Case) -> None:
        super().__init__(case)
        self._path: list[str] = []
        """The classes that were gone into, by the keys of their rows: these stay while others come and go."""

    @property
    def called(self) -> str:
        return say("Expenditure by class")

    @property
    def all(self) -> Sequence[Spending]:
        return by_class(self.case.check)

    def choose(self, table: int) -> None:
        super().choose(table)
        self._path.clear()

    def _way(self, spending: Spending) -> list[Spent]:
        """The whole, then the classes that were gone into, as far as they stand."""
        row_of = self.case.document.tables[spending.table].row_of
        return spending.way(row_of.get(key, NO_ROW) for key in self._path)

    def _go_to(self, spending: Spending, way: Sequence[Spent]) -> None:
        keys = self.case.document.tables[spending.table].keys
        self._path = [keys[one.row] for one in way]

    @property
    def caption(self) -> str:
        one = self.spending
        return "" if one is None else self._told(one, *self._way(one))

    @property
    def nothing(self) -> str:
        return say("No table of this document tells expenditure by functional class.")

    def drawn(self, on: Surface) -> Picture | None:
        one = self.spending
        return None if one is None else treemap.drawn(self.case.check, one, self._way(one)[-1], on)

    def listing(self) -> Listing:
        one = self.spending
        return Listing((), (), 0) if one is None else listed.of_classes(self.case.check, one, self._way(one)[-1])

    def go_in(self, target: Hashable) -> bool:
        one = self.spending
        if one is None or not isinstance(target, int):
            return False
        way = self._way(one)
        towards = next((part for part in way[-1].parts if any(below.row == target for below in part.walk())), None)
        if towards is None or not towards.parts:
            return False
        self._go_to(one, [*way[1:], towards])
        return True

    @property
    def can_rise(self) -> bool:
        return self.spending is not None and len(self._way(self.spending)) > 1

    def rise(self) -> bool:
        rises = self.can_rise
        if self.spending is not None:
            self._go_to(self.spending, self._way(self.spending)[1:-1])
        return rises


class ShownNature(_OfTables):
    """基本支出 and 项目支出 of each class."""

    @property
    def called(self) -> str:
        return say("Basic and projects")

    @property
    def all(self) -> Sequence[Spending]:
        return by_nature(self.case.check)

    @property
    def nothing(self) -> str:
        return say("No table of this document tells basic expenditure and projects apart.")

    def drawn(self, on: Surface) -> Picture | None:
        one = self.spending
        return None if one is None else bars.drawn(self.case.check, one, on)

    def listing(self) -> Listing:
        one = self.spending
        return Listing((), (), 0) if one is None else listed.of_nature(self.case.check, one)


def pictures_of(case: Case) -> tuple[Shown, ...]:
    """The pictures of a case, in the order in which they are offered."""
    return ShownTies(case), ShownClasses(case), ShownNature(case)
