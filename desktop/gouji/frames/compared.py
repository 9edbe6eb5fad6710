"""``gouji.compare``: two documents held against each other, for a script.

>>> import gouji
>>> found = gouji.compare(BUDGET, SLIPS)
>>> found.means_the_same, len(found)
(True, 3)
>>> found.frame().loc[0, ["sort", "address", "old", "new", "difference"]].tolist()
['changed', 'T3!20801.基本支出', Decimal('464774531.00'), Decimal('464774351.00'), Decimal('-180.00')]

Held by ``tests/frames/test_compared.py``, which runs this.
"""

from __future__ import annotations

from collections.abc import Sequence
from os import PathLike
from typing import TYPE_CHECKING

from gouji.casework.comparing.told import home
from gouji.comparing.comparing import Change, Changed, Comparison
from gouji.comparing.comparing import compare as compare_checks
from gouji.frames.amounts import In, amounts, texts
from gouji.frames.read import read
from gouji.frames.reconciled import Reconciled

if TYPE_CHECKING:
    from pandas import DataFrame

Given = str | PathLike[str] | Reconciled


def compare(old: Given, new: Given) -> Compared:
    """What of the new document is otherwise than in the old one: two versions, two years, or what was approved and what
    is published. Raises NotReadError."""
    before, after = (one if isinstance(one, Reconciled) else read(one) for one in (old, new))
    return Compared(compare_checks(after.check, before.check))


class Compared:
    """What ``gouji.compare`` gives. Frames are made when they are asked for, and are the caller's own."""

    def __init__(self, comparison: Comparison) -> None:
        self.comparison = comparison
        """All that was found, as the program itself holds it."""

    def __len__(self) -> int:
        return len(self.comparison.changes)

    @property
    def means_the_same(self) -> bool:
        """Whether both are of one year and stage, so that their figures should be the same."""
        return self.comparison.means_the_same

    @property
    def same(self) -> int:
        """How many printed figures stayed."""
        return self.comparison.same

    def frame(self, amounts: In = "yuan") -> DataFrame:
        """The changes, one a row: ``runs_through`` are the addresses of all other figures of each."""
        import pandas as pd

        changes = self.comparison.changes
        made = self._figures([one.begins for one in changes], [one.old.fen for one in changes], amounts)
        made.insert(0, "sort", texts([one.sort.value for one in changes]))
        made["was"] = texts([self._address(one.was) if one.was else None for one in changes])
        made["runs_through"] = pd.Series([self._through(one) for one in changes], dtype="object")
        return made

    def figures(self, amounts: In = "yuan") -> DataFrame:
        """Every figure that is another, one a row."""
        every = [*self.comparison.figures.values()]
        made = self._figures(every, [one.old.fen for one in every], amounts)
        made.insert(0, "sort", texts([one.sort.value for one in every]))
        return made

    def unpaired(self) -> DataFrame:
        """What was not compared: of which document, ``new`` or ``old``, and why."""
        import pandas as pd

        told: dict[str, list[str | None]] = {name: [] for name in ("document", "table", "row", "column", "why")}
        for one in self.comparison.singles:
            table = self.comparison.laid.checks[one.document].document.tables[one.table]
            told["document"].append("old" if one.document else "new")
            told["table"].append(table.id)
            told["row"].append(None if one.row is None else table.keys[one.row])
            told["column"].append(None if one.column is None else table.columns[one.column])
            told["why"].append(one.why.name.lower().replace("_", "-"))
        return pd.DataFrame({name: texts(column) for name, column in told.items()})

    def _figures(self, figures: Sequence[Changed], old: Sequence[int], unit: In) -> DataFrame:
        import pandas as pd

        rows = []
        for one in figures:
            number, cell = home(one)
            table = self.comparison.laid.checks[number].document.tables[cell.table]
            rows.append((table.id, table.rows[cell.row].code, table.rows[cell.row].name, table.columns[cell.column]))
        names = ("table", "code", "name", "column")
        told = {name: texts([row[place] for row in rows]) for place, name in enumerate(names)}
        new = [one.new.fen for one in figures]
        difference = [now - before for now, before in zip(new, old, strict=True)]
        return pd.DataFrame(
            {"address": texts([self._address(one) for one in figures])}
            | told
            | {"old": amounts(old, unit), "new": amounts(new, unit), "difference": amounts(difference, unit)}
        )

    def _through(self, change: Change) -> tuple[str, ...]:
        return tuple(self._address(one) for one in (*change.sisters, *change.through))

    def _address(self, changed: Changed) -> str:
        number, cell = home(changed)
        return self.comparison.laid.checks[number].document.address(cell)
