"""Which rows are 类 where a table prints no codes: by the names that other tables print with the codes of 类.

Held by ``tests/checking/lowering/test_ties.py``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from gouji.checking.lowering.ground import Ground
from gouji.checking.rules.laws import TieLaw
from gouji.model.brood import NO_ROW
from gouji.model.catalogue import catalogue
from gouji.model.document import NUMBERING, bare_label
from gouji.model.table import Row, Table


def named_classes(ground: Ground, law: TieLaw, kinds: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Every name of a 类 that the tables of a tie print with its code, with the one that the first of them prints.

    Where none of them prints codes, other tables of the document may. The catalogue knows what a 类 is called in other
    years: a name that one table keeps breaks no tie.
    """
    numbers = [number for kind in kinds if (number := ground.number_of(kind)) is not None]
    coded = _coded_classes(ground, numbers) or _coded_classes(ground, range(len(ground.document.tables)))
    first = dict(reversed(coded))
    called = {label: first[code] for code, label in coded}
    others = ((code, one) for code in first for one in catalogue(code[0]).by_code.get(code, ()))
    for code, one in others:
        called.setdefault(bare_label(one.name), first[code])
    yield from called.items()


def _coded_classes(ground: Ground, numbers: Iterable[int]) -> list[tuple[str, str]]:
    """The codes of the functions' 类 that tables print, with their names."""
    return [one for number in numbers for one in ground.premises.of_table(number, _coded_classes_of)]


def _coded_classes_of(table: Table) -> list[tuple[str, str]]:
    rows = (row for row in table.rows if row.level == 1)
    return [(row.code, bare_label(row.name)) for row in rows if row.code and row.code.startswith("2")]


def names_class(row: Row) -> bool:
    """Whether a row is of a 类 for certain: by its code, or by a name that the catalogue has."""
    return row.code is not None or bool(catalogue("2").codes(bare_label(row.name), 1))


def is_class(table: Table, row: int, classes: Mapping[str, str], carried: frozenset[str]) -> bool:
    """Whether a numbered label is a 类: by its name, else one without parts that belongs to none and spends this
    year's money.

    Where rows may be missing, that it has no parts tells nothing.
    """
    label = bare_label(table.rows[row].name)
    if label in carried or NUMBERING.match(table.rows[row].name) is None:
        return False
    if label in classes or table.gaps or table.brood.index_of(row) is not None:
        return label in classes
    above = int(table.parents[row])
    while above != NO_ROW and bare_label(table.rows[above].name) not in classes:
        above = int(table.parents[above])
    return above == NO_ROW
