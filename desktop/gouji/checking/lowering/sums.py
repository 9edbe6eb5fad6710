"""Laws of sums within one table: which of its rows and columns add up."""

from __future__ import annotations

from collections.abc import Iterator

from gouji.checking.families.family import Family
from gouji.checking.families.sums import Casting, Footing
from gouji.checking.lowering.ground import Ground
from gouji.checking.rules.laws import CastingLaw, FootingLaw
from gouji.checking.unchecked import Unchecked, Why


def lower_casting(ground: Ground, law: CastingLaw) -> Iterator[Family | Unchecked]:
    """A table casts when every column of the total's side is known: a column that no law knows may be a part too."""
    there, cast = set(), False
    for number, table in enumerate(ground.document.tables):
        if table.kind not in law.kinds or not table.rows:
            continue
        there.add(table.kind)
        for side in dict.fromkeys(table.sides):
            total = ground.column_of(table, law.total, side)
            parts = [column for column in ground.columns_of(table, law.parts, side) if column != total]
            beside = ground.columns_of(table, law.beside, side)
            if law.needs and not ground.columns_of(table, law.needs, side):
                continue
            if total is not None and len(parts) > 1 and {total, *parts, *beside} == set(side):
                cast = True
                yield Casting(ground.document, law, number, total, parts)
    if not cast:
        yield Unchecked.because(law, *((Why.COLUMN, tuple(sorted(there))) if there else (Why.TABLE, law.kinds)))


def lower_footing(ground: Ground, law: FootingLaw) -> Iterator[Family | Unchecked]:
    """Every column of a table in which rows hold others."""
    there, footed = set(), False
    for number, table in enumerate(ground.document.tables):
        if table.kind not in law.kinds:
            continue
        there.add(table.kind)
        if len(table.brood.parents):
            footed = True
            for column in range(len(table.columns)):
                yield Footing(ground.document, law, number, column)
    if not footed:
        yield Unchecked.because(law, *((Why.PARTS, tuple(sorted(there))) if there else (Why.TABLE, law.kinds)))
