"""A pack lowered onto a document: which families of relations its tables give rise to, and what is not judged.

A rule applies where its tables print its columns and labels. A casting needs every column of its side to be
known, because an unknown one may be a part; a missing table makes the relation uncheckable, a missing label or
column makes it none. Held by ``test_rows_add_up_in_tables_with_columns_of_other_forms``,
``test_an_absent_table_is_never_green``.

What a law holds with nothing set aside hangs on few tables and figures, and on no doubt: a document that is lowered
again, with other rows in a table, figures placed, tables in doubt, or more laws, goes on from what was lowered of it
before (``going_on/``, ``tests/checking/lowering/test_lowered_again.py``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from functools import cache

from gouji.checking.families.family import Family
from gouji.checking.families.unheld import Unheld
from gouji.checking.lowering.codes import lower_names, lower_outline
from gouji.checking.lowering.formulas import lower_formulas
from gouji.checking.lowering.going_on.premises import Premises
from gouji.checking.lowering.ground import Ground
from gouji.checking.lowering.in_doubt import without_doubt
from gouji.checking.lowering.setting_aside import Money, money_of, set_aside
from gouji.checking.lowering.sums import lower_sums
from gouji.checking.lowering.ties import lower_tie
from gouji.checking.rules.laws import (
    AnyLaw,
    CastingLaw,
    FootingLaw,
    FormulaLaw,
    ListingLaw,
    NamesLaw,
    OutlineLaw,
    TieLaw,
)
from gouji.checking.rules.pack import Pack
from gouji.checking.unchecked import Unchecked, Why
from gouji.model.document import Cell, Document

_NOT_FOR = {"no-year": Why.NO_YEAR, "year": Why.YEAR, "stage": Why.STAGE, "region": Why.REGION, "beside": Why.BESIDE}


@dataclass(frozen=True)
class Lowered:
    """The families to judge, and what of the pack is not judged, both in the order of the laws."""

    families: list[Family]
    unchecked: tuple[Unchecked, ...]
    premises: Premises
    ground: Ground


def lower(
    document: Document,
    pack: Pack,
    in_doubt: Set[int] = frozenset(),
    laws: Sequence[AnyLaw] | None = None,
    *,
    after: Lowered | None = None,
    changed: Iterable[Cell] = (),
) -> Lowered:
    """Every law of the pack that is for the document's year, stage and region, onto its tables, then the user's own.

    Nothing is held of the tables whose reading is ``in_doubt``. With ``laws`` these alone, as they would be beside the
    others. ``after`` is what was lowered before: of this very document by this very pack it is gone on from, where no
    figures but those of ``changed`` are others since, whatever tables took the place of others; families may be held by
    both.
    """
    known = after.ground if after and after.ground.is_of(document, pack) else None
    ground = known.again(in_doubt, changed) if known else Ground(document, pack, in_doubt)

    @cache
    def money(condition: str) -> Money | None:
        return money_of(ground, pack.conditions[condition])

    lowered: list[Family | Unchecked] = []
    for law in (*pack.laws, *pack.own) if laws is None else laws:
        if unmet := law.unmet(document):
            counted = len(law.formulas) if isinstance(law, FormulaLaw) else None
            lowered.append(Unchecked.because(law, _NOT_FOR[unmet], relations=counted))
            continue
        aside = next(filter(None, map(money, law.unless)), None)
        found: Iterable[Family | Unchecked] = _lower(ground, law)
        found = set_aside(ground, law, aside, found) if aside else found
        lowered += without_doubt(ground, law, found) if in_doubt else found
    return Lowered(
        [one for one in lowered if isinstance(one, Family)],
        tuple(
            Unchecked.told_by(one) if isinstance(one, Unheld) else one
            for one in lowered
            if isinstance(one, Unheld | Unchecked)
        ),
        ground.shares.gone_by(),
        ground,
    )


def _lower(ground: Ground, law: AnyLaw) -> Iterator[Family | Unchecked]:
    match law:
        case CastingLaw() | FootingLaw() | ListingLaw():
            return lower_sums(ground, law)
        case FormulaLaw():
            return lower_formulas(ground, law)
        case TieLaw():
            return lower_tie(ground, law)
        case NamesLaw():
            return lower_names(ground, law)
        case OutlineLaw():
            return lower_outline(ground, law)
