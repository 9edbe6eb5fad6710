"""Laws of codes: rows that the catalogue of their year calls otherwise, and codes that stand where they cannot.

Precision comes first. A row is told of only where the catalogue knows its code, and its name neither holds nor is held
by what the catalogue says, as one that is cut or goes on; a table most of whose names are others prints something else
beside its codes. Of the outline only what the rest of the table does otherwise is told. Held by
``tests/checking/lowering/test_codes.py``.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from gouji.checking.families.family import Family, Words
from gouji.checking.families.row_told import RowTold
from gouji.checking.lowering.ground import Ground
from gouji.checking.rules.laws import NamesLaw, OutlineLaw
from gouji.checking.unchecked import Unchecked, Why
from gouji.model.catalogue import Catalogue, Entry, catalogue, folded
from gouji.model.codes import level_of, parent_of
from gouji.model.document import Cell
from gouji.model.table import Table

Told = tuple[str, Words]
"""A message id and what fills it."""


def lower_names(ground: Ground, law: NamesLaw) -> Iterator[Family | Unchecked]:
    """A relation for each row whose name is not that of its code, where what is known rests on what the law asks."""
    numbers = list(_numbers(ground, law.kinds))
    if not numbers:
        yield Unchecked.because(law, Why.TABLE, law.kinds)
    elif ground.document.year is None:
        yield Unchecked.because(law, Why.NO_YEAR)
    else:
        for number in numbers:
            yield from ground.share(law, number, _called_otherwise)


def _called_otherwise(ground: Ground, law: NamesLaw, number: int) -> Iterator[RowTold]:
    table, year = ground.table(number), ground.document.year
    if year is None:
        return
    for row, known in (*_misnamed(table, year), *_outdated(table, year)):
        printed = all(one.source == "printed" for one in known)
        if printed is law.printed:
            message, words = _otherwise(table.rows[row].name, known, year)
            yield RowTold(ground.document, law, _lead(ground, number, row), message, words)


def lower_outline(ground: Ground, law: OutlineLaw) -> Iterator[Family | Unchecked]:
    """A relation for each row whose code stands where none of its kind stands elsewhere in the table."""
    numbers = list(_numbers(ground, law.kinds))
    if not numbers:
        yield Unchecked.because(law, Why.TABLE, law.kinds)
    for number in numbers:
        yield from ground.share(law, number, _told_out_of_place)


def _told_out_of_place(ground: Ground, law: OutlineLaw, number: int) -> Iterator[RowTold]:
    table = ground.table(number)
    if not table.repeated and not table.gaps:  # in a gap a parent may stand
        for row, (message, words) in _out_of_place(ground, number):
            yield RowTold(ground.document, law, _lead(ground, number, row), message, words)


def _numbers(ground: Ground, kinds: Collection[str]) -> Iterator[int]:
    """Positions of the tables of these kinds that are read as they are printed."""
    for number in ground.numbers_of(kinds):
        if number not in ground.in_doubt and ground.table(number).rows:
            yield number


def _lead(ground: Ground, number: int, row: int) -> Cell:
    """The first figure that a row prints, else its first place for one."""
    return Cell(number, row, ground.premises.of_row(number, row, _first_column))


def _first_column(table: Table, row: int) -> int:
    columns = table.row_columns(row)
    return next((one for one in columns if table.present[one, row]), columns[0])


def _misnamed(table: Table, year: int) -> list[tuple[int, tuple[Entry, ...]]]:
    """The rows whose names are not those of their codes, with what the catalogue says of these."""
    known = found = 0
    misnamed = []
    for number, row in enumerate(table.rows):
        entries = catalogue(row.code[0]).names(row.code, year) if row.code and level_of(row.code) and row.name else ()
        known += bool(entries)
        if entries and not any(_alike(row.name, one.name) for one in entries):
            found += 1
            misnamed.append((number, entries))
    return misnamed if 2 * found < known else []


def _outdated(table: Table, year: int) -> Iterator[tuple[int, tuple[Entry, ...]]]:
    """The classes of functions that a table without codes calls as only other years do."""
    if any(row.code for row in table.rows):
        return
    functions = catalogue("2")
    for number, row in enumerate(table.rows):
        for code in functions.codes(row.name, 1):
            known = functions.names(code, year)
            if known and not any(_alike(row.name, one.name) for one in known):
                yield number, known


def _alike(name: str, other: str) -> bool:
    one, two = folded(name), folded(other)
    return one in two or two in one


def _otherwise(name: str, known: tuple[Entry, ...], year: int) -> Told:
    """What is told of a name that the catalogue does not give its code."""
    code = known[0].code
    names = tuple(dict.fromkeys(one.name for one in known))
    of_code: Catalogue = catalogue(code[0])
    past = next((one for one in of_code.by_code[code] if folded(one.name) == folded(name)), None)
    if past is not None and past.until is not None and past.until < year:
        return "{place}: called {named} after {year}", {"named": names, "year": (str(past.until),)}
    if past is not None and past.since is not None and past.since > year:
        return "{place}: called {named} before {year}", {"named": names, "year": (str(past.since),)}
    others = sorted(of_code.codes(name, level_of(code)))
    if len(others) == 1:
        return "{place}: the catalogue calls this code {named}, and {code} so", {"named": names, "code": tuple(others)}
    return "{place}: the catalogue calls this code {named}", {"named": names}


def _out_of_place(ground: Ground, place: int) -> Iterator[tuple[int, Told]]:
    """The rows whose codes stand where no other code of the table does."""
    table = ground.table(place)
    coded = [(number, row.code) for number, row in enumerate(table.rows) if row.code and level_of(row.code)]
    codes = {code for _, code in coded}
    below = [(number, code, above) for number, code in coded if (above := parent_of(code))]
    orphans = [(number, above) for number, _, above in below if above not in codes]
    if 2 * len(orphans) < len(below):
        for number, above in orphans:
            yield number, ("{place}: its parent {code} is not printed", {"code": (above,)})
    parents = {above for _, _, above in below}
    classes = [(number, code) for number, code in coded if level_of(code) == 1]
    bare = (number for number, code in classes if code not in parents)
    childless = [number for number in bare if ground.premises.of_row(place, number, _holds_money)]
    if len(classes) > 3 and len(childless) == 1:
        yield childless[0], ("{place}: none of its parts is printed", {})
    behind = [one for run in _runs(table) for one in _behind(run)]
    if len(coded) > 3 and len(behind) == 1:
        (number, before), *_ = behind
        yield number, ("{place}: printed behind {code}", {"code": (before,)})


def _runs(table: Table) -> Iterator[list[tuple[int, str]]]:
    """The codes that are printed one below the other: each side, and what each total sums, is a list of its own."""
    run: list[tuple[int, str]] = []
    for number, row in enumerate(table.rows):
        if run and (row.side != table.rows[run[-1][0]].side or (row.level == 0 and row.code is None)):
            yield run
            run = []
        if row.code and level_of(row.code):
            run.append((number, row.code))
    yield run


def _behind(run: list[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """The rows whose code is smaller than the one before it with the same parent, and that one."""
    last: dict[str | None, str] = {}
    for number, code in run:
        above = parent_of(code)
        if (before := last.get(above, "")) > code:
            yield number, before
        else:
            last[above] = code


def _holds_money(table: Table, row: int) -> bool:
    return any(table.values[column, row] for column in table.row_columns(row))
