"""Laws of sums within one table: which of its rows and columns add up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gouji.checking.families.family import Family
from gouji.checking.families.sums import Casting, Footing
from gouji.checking.lowering.ground import Ground
from gouji.checking.lowering.listing import lower_listing
from gouji.checking.lowering.printed import Called, copies
from gouji.checking.rules.laws import CastingLaw, FootingLaw, ListingLaw
from gouji.checking.unchecked import Unchecked, Why


def lower_sums(ground: Ground, law: CastingLaw | FootingLaw | ListingLaw) -> Iterator[Family | Unchecked]:
    """What of a law of sums its tables hold, and why the rest holds nothing."""
    match law:
        case CastingLaw():
            return lower_casting(ground, law)
        case FootingLaw():
            return lower_footing(ground, law)
        case ListingLaw():
            return lower_listing(ground, law)


def lower_casting(ground: Ground, law: CastingLaw) -> Iterator[Family | Unchecked]:
    """A table casts when every column of the total's side is known: a column that no law knows may be a part too.

    Where a side prints its columns several times, each of these copies casts.
    """
    there: dict[str, bool] = {}
    cast = False
    for number, table in enumerate(ground.document.tables):
        if table.kind not in law.kinds:
            continue
        there[table.kind] = there.get(table.kind, False) or bool(table.rows)
        sides = dict.fromkeys(table.sides) if table.rows else ()
        for called in (one for side in sides for one in copies(table, side)):
            total = next(iter(ground.columns_called(called, (law.total,))), None)
            parts = [column for column in ground.columns_called(called, law.parts) if column != total]
            if total is not None and len(parts) > 1 and _are_all(ground, law, called, total, parts):
                cast = True
                yield Casting(ground.document, law, number, total, parts)
    if not cast:
        yield _without(law, there, Why.COLUMN)


def _are_all(ground: Ground, law: CastingLaw, called: Called, total: int, parts: Sequence[int]) -> bool:
    """Whether these are all parts of the total, for what each other column is is known.

    One that may be a part or stand beside them is not: a lone 小计 is that of cars or of all public expenses.
    """
    beside = ground.columns_called(called, law.beside)
    needed = [column for column in ground.columns_called(called, law.needs) if column != total]
    there = all(ground.columns_called(called, (name,)) for name in law.requires)
    certain = there and (bool(needed) or not law.needs) and set(parts).isdisjoint(beside)
    return certain and {total, *parts, *beside} == called.keys()


def lower_footing(ground: Ground, law: FootingLaw) -> Iterator[Family | Unchecked]:
    """Every column of a table in which rows hold others."""
    there: dict[str, bool] = {}
    footed = False
    for number, table in enumerate(ground.document.tables):
        if table.kind not in law.kinds:
            continue
        there[table.kind] = there.get(table.kind, False) or bool(table.rows)
        if len(table.brood.parents):
            footed = True
            for column in range(len(table.columns)):
                yield Footing(ground.document, law, number, column)
    if not footed:
        yield _without(law, there, Why.PARTS)


def _without(law: CastingLaw | FootingLaw, there: dict[str, bool], lacking: Why) -> Unchecked:
    """Why a law holds nothing: no table of its kinds, none that prints rows, or what those lack."""
    printed = tuple(sorted(kind for kind, prints in there.items() if prints))
    if printed:
        return Unchecked.because(law, lacking, printed)
    return Unchecked.because(law, *((Why.BLANK, tuple(sorted(there))) if there else (Why.TABLE, law.kinds)))
