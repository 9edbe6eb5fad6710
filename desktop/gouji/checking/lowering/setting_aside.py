"""Laws that a condition sets aside: with money carried over between years the tables of one year need not add up.

A tie stays where the totals of its tables, as they are printed or as the sum of their 类, are the same money: then both
tell it with what was carried over, or both without. Else what is true even so is held, a bound; and where nothing is,
what is set aside is told with the money that does it and with how many relations it would have held
(``tests/checking/lowering/test_setting_aside.py``, ``test_carried_over.py``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from gouji.checking.families.family import Family
from gouji.checking.families.sense import Sense
from gouji.checking.families.ties import Ties
from gouji.checking.families.unheld import Lacking, Unheld
from gouji.checking.lowering.ground import Ground
from gouji.checking.rules.conditions import Condition
from gouji.checking.rules.laws import FormulaLaw, Law, TieLaw
from gouji.checking.unchecked import Unchecked
from gouji.model.document import Cell


@dataclass(frozen=True)
class Money:
    """What makes a condition hold: figures that state money, or may; or labels under which some found no place."""

    condition: str
    cells: tuple[Cell, ...] = ()
    labels: tuple[str, ...] = ()
    decided: bool = True


def money_of(ground: Ground, condition: Condition) -> Money | None:
    """The money for which a condition holds; None where it does not."""
    if any(ground.prints_any(kind, names) for kind, names in condition.told.items()):
        return None
    stated, undecided = [], []
    cells: list[Cell] = []
    lost: list[str] = []
    for kind, names in condition.money.items():
        number = ground.number_of(kind)
        if number is None:
            lost += names if ground.document.lost else ()
            continue
        table = ground.table(number)
        if table.gaps:
            lost += [name for name in names if not ground.rows_of(table, (name,))]
        cells += [
            Cell(number, row, column) for row in ground.rows_of(table, names) for column in table.row_columns(row)
        ]
    cells += [cell for kind, names in condition.columns.items() for cell in _totals(ground, kind, names)]
    for cell in cells:
        states = None if cell.table in ground.in_doubt else ground.premises.states(cell)
        if states is None:
            undecided.append(cell)
        elif states:
            stated.append(cell)
    if stated or undecided:
        return Money(condition.id, tuple(stated + undecided), decided=bool(stated))
    labels = [text for names in condition.money.values() for name in names for text in ground.pack.names.printed(name)]
    held = tuple(dict.fromkeys([*(label for label in labels if ground.unread.may_state((label,))), *lost]))
    return Money(condition.id, labels=held) if held else None


def _totals(ground: Ground, kind: str, names: Iterable[str]) -> Iterator[Cell]:
    """The totals of the columns called so in a table of a kind; every figure of theirs where it prints no total."""
    number = ground.number_of(kind)
    if number is None:
        return
    table = ground.table(number)
    totals = [row for row, one in enumerate(table.rows) if one.level == 0]
    for row in totals or range(len(table.rows)):
        for column in ground.columns_of(table, names, table.row_columns(row)):
            yield Cell(number, row, column)


def set_aside(
    ground: Ground, law: Law, money: Money, lowered: Iterable[Family | Unchecked]
) -> Iterator[Family | Unchecked]:
    """What is told of a law that ``money`` sets aside, which else would have been ``lowered``."""
    bound = law.bound if isinstance(law, FormulaLaw | TieLaw) else ""
    relations = 0
    for one in lowered:
        if not isinstance(one, Ties):
            if isinstance(one, Family) and not isinstance(one, Unheld):
                relations += ground.premises.withhold(one)
            else:
                yield one
        elif isinstance(law, TieLaw) and ground.premises.same_money(one):
            yield one
        elif bound:
            yield one.with_sense(Sense(bound))
        else:
            relations += ground.premises.withhold(one)
    if relations:
        told = Lacking.MONEY_UNREAD if money.labels else Lacking.MONEY if money.decided else Lacking.MONEY_UNDECIDED
        yield Unheld(
            ground.document,
            law,
            (),
            told,
            named=money.labels,
            relations=relations,
            condition=money.condition,
            money=money.cells,
        )
