"""Which column a lone figure belongs to, solved from the sums.

A row that prints fewer figures than it has columns does not say where they stand. The sums do: an assignment is
accepted when it breaks the fewest relations and no other breaks as few, so that one wrong printed figure does not
throw a whole group into doubt. What stays ambiguous, or takes too long to decide, stays undecided.

The check by which figures were placed goes on as that of the document with them: of it only that is lowered anew which
hangs on a figure that was placed (``test_what_was_placed_is_judged_by_the_check_that_placed_it``).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from gouji.checking.check import Check
from gouji.checking.families.family import DIFFERS, Family
from gouji.checking.rules.laws import Severity
from gouji.model.brood import NO_ROW
from gouji.model.document import Cell, Document, Passage
from gouji.model.money import plain_amount
from gouji.model.table import Origin
from gouji.reading.placing.filling import Lone, Recognised
from gouji.reading.placing.subset_sums import Effort, subsets_summing_to

_ROUNDS = 64
"""Times that the waiting rows are gone through; each round settles what the one before made certain."""

MOST_ROWS = 5_000
"""Rows that are solved; published documents have some hundreds. Each looks at sums as long as its table: with more, one
row after the other would take for ever, and all stay undecided."""

Choice = tuple[tuple[int, ...], ...]
"""One candidate for each lone row of a group."""


@dataclass(frozen=True, eq=False)
class Relation:
    """A relation that names a figure of a row, by its family and its place in that, and the columns of the row that it
    hangs on."""

    family: Family
    number: int
    columns: tuple[int, ...]


Relations = Sequence[Relation]


def place(recognised: Recognised) -> Check:
    """Place every figure whose column the sums decide; returns a check of the document, of its figures alone."""
    document = recognised.document
    for lone in recognised.lone:
        lone.leave_open()
    waiting = list(recognised.lone)
    check = Check.of_all(document, figures_alone=True, judged=not waiting)
    if not waiting:
        return check
    named = Naming(check)
    for _ in range(_ROUNDS if len(waiting) <= MOST_ROWS else 0):
        settled = (
            _by_family(document, waiting) or _by_relations(named, waiting) or _by_sisters(recognised.lone, waiting)
        )
        if not settled:
            break
        done = set(map(id, settled))
        waiting = [lone for lone in waiting if id(lone) not in done]
    document.unplaced += [passage for lone in waiting if (passage := _without_place(lone))]
    for lone in recognised.lone:
        lone.table.forget_precision()
    return Check.of_all(document, figures_alone=True, after=check, changed=_cells(document, recognised.lone))


def _cells(document: Document, rows: Iterable[Lone]) -> Iterator[Cell]:
    """The cells of rows in which their figures may stand."""
    numbers = {id(table): number for number, table in enumerate(document.tables)}
    for lone in rows:
        yield from (Cell(numbers[id(lone.table)], lone.row, column) for column in lone.table.row_columns(lone.row))


def _without_place(lone: Lone) -> Passage | None:
    """The figures of a row that nothing decides, as they are printed."""
    table = lone.table
    always = set.intersection(*(set(columns) for columns in lone.candidates)) if lone.candidates else set()
    rest = [
        plain_amount(figure.fen, table.unit, figure.decimals)
        for figure, column in zip(lone.figures, (lone.candidates or ((),))[0], strict=False)
        if column not in always
    ]
    return Passage(table.rows[lone.row].source, " ".join(rest)) if rest else None


def _by_family(document: Document, waiting: list[Lone]) -> list[Lone]:
    """Settle whole groups of siblings under a parent whose own figures stand."""
    groups: dict[tuple[int, int], list[Lone]] = defaultdict(list)
    for lone in waiting:
        groups[id(lone.table), int(lone.table.parents[lone.row])].append(lone)
    settled: list[Lone] = []
    for (_, parent), group in groups.items():
        table = group[0].table
        if parent == NO_ROW or (table.origin[:, parent] == Origin.UNDECIDED).any():
            continue
        leading = table.row_columns(parent)[0]
        if any(len(lone.figures) != 2 or lone.candidates[0][0] != leading for lone in group):
            continue
        choice = _best(group, parent)
        if choice is not None:
            for lone, columns in zip(group, choice, strict=True):
                lone.fill(columns)
            settled += group
    return settled


def _best(group: list[Lone], parent: int) -> Choice | None:
    """The one assignment of siblings to part columns by which all of these foot, one at most excepted.

    None when there are several, or when the search for another takes too long.
    """
    table = group[0].table
    columns = table.row_columns(parent)[1:]
    brood = table.brood
    index = brood.index_of(parent)
    assert index is not None
    children = brood.children(index)
    wanted = {c: int(table.values[c, parent]) - int(table.values[c][children].sum()) for c in columns}
    amounts = [lone.figures[1].fen for lone in group]
    everyone = frozenset(range(len(group)))
    effort = Effort()
    found: tuple[int, ...] | None = None
    for free in columns:
        others = [c for c in columns if c != free]
        for taken in _disjoint(others, wanted, amounts, everyone, effort):
            place_of = {i: c for c, members in taken.items() for i in members}
            choice = tuple(place_of.get(i, free) for i in range(len(group)))
            if found not in (None, choice):
                return None
            found = choice
    if found is None or effort.left <= 0:
        return None
    first = table.row_columns(parent)[0]
    return tuple((first, column) for column in found)


def _disjoint(
    columns: list[int], wanted: dict[int, int], amounts: list[int], free: frozenset[int], effort: Effort
) -> Iterator[dict[int, frozenset[int]]]:
    """Every way to make all ``columns`` foot exactly with disjoint sets of rows, as far as the effort goes."""
    if not columns:
        yield {}
        return
    if not effort.spend(len(free)):
        return
    head, *rest = columns
    members = sorted(free)
    for subset in subsets_summing_to([amounts[i] for i in members], wanted[head]):
        chosen = frozenset(members[i] for i in subset)
        for others in _disjoint(rest, wanted, amounts, free - chosen, effort):
            yield {head: chosen} | others
        if effort.left <= 0:
            return


@dataclass(frozen=True, eq=False)
class Naming:
    """The relations that name a figure of a row, the same wherever its figures are put: found when first asked for."""

    check: Check
    _found: dict[tuple[int, int], Relations] = field(default_factory=dict)
    """By the identity of a table of the document, and a row of it."""

    def of(self, lone: Lone) -> Relations:
        """Those of one row."""
        row = id(lone.table), lone.row
        if row not in self._found:
            self._found[row] = [*self._of(lone)]
        return self._found[row]

    def _of(self, lone: Lone) -> Iterator[Relation]:
        cells = [*_cells(self.check.document, [lone])]
        named = [one for cell in cells for one in self.check.naming(cell)]
        hanging: dict[tuple[Family, int], list[int]] = {one: [] for one in named}
        for family in dict.fromkeys(family for family, _ in named):
            for cell in cells:
                for i in family.touching(cell):
                    if (family, i) in hanging:
                        hanging[family, i].append(cell.column)
        return (Relation(family, i, tuple(columns)) for (family, i), columns in hanging.items())


def _by_relations(named: Naming, waiting: list[Lone]) -> list[Lone]:
    """Settle the rows that the relations with other tables and columns decide, each with those settled before it."""
    settled = []
    for lone in waiting:
        broken = broken_by_place(named.of(lone), lone)
        lone.leave_open()
        fewest = min(broken.values())
        best = [columns for columns, count in broken.items() if count == fewest]
        if len(best) == 1:
            lone.fill(best[0])
            settled.append(lone)
    return settled


def broken_by_place(named: Relations, lone: Lone) -> dict[tuple[int, ...], tuple[int, int]]:
    """How many of the relations that name the row's figures break for each place of these, the worst first.

    What must hold decides; what may be explained only where that leaves several places. A relation is judged once for
    each way in which figures may stand in the columns that it hangs on.
    """
    differs: dict[tuple[Relation, tuple[int | None, ...]], bool] = {}
    broken = {}
    for columns in lone.candidates:
        lone.fill(columns)
        place = {column: number for number, column in enumerate(columns)}
        found = Counter[Severity]()
        for one in named:
            standing = one, tuple(map(place.get, one.columns))
            if standing not in differs:
                differs[standing] = one.family.verdict(one.number)[0] is DIFFERS
            found[one.family.law.severity] += differs[standing]
        broken[columns] = found[Severity.MUST], found[Severity.EXPLAIN]
    return broken


def _by_sisters(everyone: list[Lone], waiting: list[Lone]) -> list[Lone]:
    """Settle rows as a table of the same columns settled the same code with the same figures."""
    known: dict[tuple[object, ...], set[tuple[int, ...]]] = defaultdict(set)
    open_rows = set(map(id, waiting))
    for lone in everyone:
        if id(lone) not in open_rows:
            placed = tuple(c for c in lone.table.row_columns(lone.row) if lone.table.present[c, lone.row])
            known[_signature(lone)].add(placed)
    settled = []
    for lone in waiting:
        votes = known[_signature(lone)]
        if len(votes) == 1:
            lone.fill(next(iter(votes)))
            settled.append(lone)
    return settled


def _signature(lone: Lone) -> tuple[object, ...]:
    row = lone.table.rows[lone.row]
    return row.code, row.name, lone.figures, lone.table.columns
