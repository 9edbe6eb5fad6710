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
    cast = [one for number in ground.numbers_of(law.kinds) for one in castings(ground, law, number)]
    yield from cast
    if not cast:
        yield _without(ground, law, Why.COLUMN)


def castings(ground: Ground, law: CastingLaw, number: int) -> Sequence[Casting]:
    """What casts in one table."""
    return ground.share(law, number, _castings)


def _castings(ground: Ground, law: CastingLaw, number: int) -> Iterator[Casting]:
    table = ground.table(number)
    sides = dict.fromkeys(table.sides) if table.rows else ()
    for called in (one for side in sides for one in copies(table, side)):
        total = next(iter(ground.columns_called(called, (law.total,))), None)
        parts = [column for column in ground.columns_called(called, law.parts) if column != total]
        if total is not None and len(parts) > 1 and _are_all(ground, law, called, total, parts):
            yield Casting(ground.document, law, number, total, parts)


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
    footings = [one for number in ground.numbers_of(law.kinds) for one in ground.share(law, number, _footings)]
    yield from footings
    if not footings:
        yield _without(ground, law, Why.PARTS)


def _footings(ground: Ground, law: FootingLaw, number: int) -> Iterator[Footing]:
    table = ground.table(number)
    if len(table.brood.parents):
        for column in range(len(table.columns)):
            yield Footing(ground.document, law, number, column)


def _without(ground: Ground, law: CastingLaw | FootingLaw, lacking: Why) -> Unchecked:
    """Why a law holds nothing: no table of its kinds, none that prints rows, or what those lack."""
    there = [ground.table(number) for number in ground.numbers_of(law.kinds)]
    if printed := tuple(sorted({table.kind for table in there if table.rows})):
        return Unchecked.because(law, lacking, printed)
    blank = tuple(sorted({table.kind for table in there}))
    return Unchecked.because(law, *((Why.BLANK, blank) if blank else (Why.TABLE, law.kinds)))
