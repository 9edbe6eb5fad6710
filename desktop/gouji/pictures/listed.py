"""The pictures as lists, for keyboard, screen reader and whoever sees no picture: all that these tell.

Every number of a picture stands here in full, also what had no room there. Held by ``tests/pictures/test_listed.py``.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from typing import NamedTuple

from gouji.checking.check import Check
from gouji.model.document import Cell
from gouji.model.money import show_amount
from gouji.pictures import bars, treemap
from gouji.pictures.shapes import SIGNS
from gouji.pictures.spending import Spending, Spent, state_at
from gouji.pictures.ties import Node, Tied
from gouji.wording import say

OUTCOMES = (("differs",), ("to explain", "hint", "rounding"), ("uncheckable",), ("agrees",))
"""The states that are counted together, as a picture draws them, the worst first."""


class ListedRow(NamedTuple):
    """One row: what it leads to, how deep it stands, and its cells."""

    target: Hashable
    level: int
    cells: tuple[str, ...]


class Listing(NamedTuple):
    """A list with its heads; from the column ``figures`` on there are figures."""

    heads: tuple[str, ...]
    rows: Sequence[ListedRow]
    figures: int


def of_ties(tied: Tied, titles: Mapping[Node, str]) -> Listing:
    """Every node with what was found within it, then every tie."""
    outcomes = (say("differs"), say("rounding or to explain"), say("not checked"), say("agrees"))
    heads = (say("One end"), say("Other end"), *(f"{SIGNS[s[0]]} {o}" for s, o in zip(OUTCOMES, outcomes, strict=True)))
    rows = [
        ListedRow(node, 0, (titles[node], say("within it"), *_counted(counts)))
        for node, counts in tied.within.items()
        if counts
    ]
    rows += [
        ListedRow((one, other), 0, (titles[one], titles[other], *_counted(counts)))
        for (one, other), counts in tied.between.items()
    ]
    return Listing(heads, rows, 2)


def of_classes(check: Check, spending: Spending, here: Spent) -> Listing:
    """A class and all below it, with amount, share and what its parts leave over."""
    heads = (say("Code"), say("Name"), _with_unit(say("Amount"), spending), say("Share"), say("Apart from its parts"))

    def row(one: Spent, level: int) -> ListedRow:
        rest = _signed(spending, one.rest) if one.rest else ""
        amount, share = _shown(spending, one.amount), treemap.share_told(spending, one)
        return ListedRow(one.row, level, (one.code, _named(check, spending, one), amount, share, rest))

    def rows(one: Spent, level: int) -> list[ListedRow]:
        return [row(one, level), *(below for part in one.parts for below in rows(part, level + 1))]

    told = rows(here, 0)
    if any(one.cells[-1] for one in told):
        return Listing(heads, told, 2)
    return Listing(heads[:-1], [one._replace(cells=one.cells[:-1]) for one in told], 2)


def of_nature(check: Check, spending: Spending) -> Listing:
    """Each class with what of it is basic, of projects, and neither, and what it was the year before."""
    every = bars.rows_of(spending)
    (head, amounts), *columns = bars.columns_of(check, spending, every)
    heads = (say("Code"), say("Name"), _with_unit(head, spending), *(name for name, _ in columns))
    figures = zip(amounts, *(texts for _, texts in columns), strict=True)
    rows = [
        ListedRow(one.row, int(one is not spending.whole), (one.code, _named(check, spending, one), *own))
        for one, own in zip(every, figures, strict=True)
    ]
    return Listing(heads, rows, 2)


def _counted(counts: Mapping[str, int]) -> list[str]:
    return [str(sum(counts.get(state, 0) for state in states) or "") for states in OUTCOMES]


def _named(check: Check, spending: Spending, one: Spent) -> str:
    """A name with the sign of what was found of its amount, where that is more than that it agrees."""
    name = one.name or say("in all")
    state = state_at(check, Cell(spending.table, one.row, spending.column)) if one.row >= 0 else ""
    return name if state in ("", "agrees") else f"{SIGNS[state]} {name}"


def _with_unit(head: str, spending: Spending) -> str:
    return say("{head} ({unit})", head=head, unit=spending.unit.value)


def _shown(spending: Spending, amount: int) -> str:
    return show_amount(amount, spending.unit, spending.decimals)


def _signed(spending: Spending, amount: int) -> str:
    return ("+" if amount > 0 else "") + _shown(spending, amount)
