"""What the text of accounts says was budgeted at the beginning of the year, against the budget that stands beside them.

Only what is called so (年初预算) is held: any other budget may have been adjusted in the year, and even this one may
tell another scope, so what differs is to be explained. Nor is it held where another year is named before it in its
paragraph, or where it is part of a figure, which is of the accounts. What the budget does not print, or prints where
its reading is in doubt, is not known. Held by ``tests/checking/prose/test_budgeted.py``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from gouji.checking.families.family import DIFFERS, UNCHECKABLE
from gouji.checking.prose import amounts
from gouji.checking.prose.comparing import BEST
from gouji.checking.prose.figures import told as told_as
from gouji.checking.prose.statements import Statements
from gouji.checking.prose.verdict import Held
from gouji.checking.rules.laws import Severity
from gouji.model.document import Beside, Cell
from gouji.model.table import Origin
from gouji.prose.claims import Claim, Measure
from gouji.prose.quantities import Quantity

_YEAR = re.compile("(20\\d\\d)年")
_AT_THE_BEGINNING = re.compile("年初(?:部门)?预算")

PLANNED = "planned"
"""Of the params of a verdict the figure of the budget."""

UNPRINTED = "the budget of the year prints no such figure"
IN_DOUBT = "what the budget of the year prints of it is not known"
PRINTED = "{table} {row} of the budget of the year prints {planned}"
ANOTHER = "the text says that {stated} was budgeted, and {table} {row} of the budget of the year prints {planned}"


def budgeted(told: Statements, number: int, claim: Claim, quantity: Quantity) -> Held | None:
    """What becomes of a figure that was budgeted; None where it is none, or no budget stands beside."""
    binding = told.budget
    if binding is None or not told.final or claim.measure is not Measure.BUDGET or claim.whole is not None:
        return None
    years = {claim.year or told.document.year, *map(int, _YEAR.findall(claim.paragraph.text[: quantity.start]))}
    if years != {told.document.year} or not _AT_THE_BEGINNING.search(claim.text):
        return None
    cells = binding.cells(number)
    known = [cell for cell in cells if _is_known(told, cell)]
    if not known:
        return Held(claim, UNCHECKABLE, IN_DOUBT if cells else UNPRINTED)
    return _held(told, claim, quantity, known, all_known=len(known) == len(cells))


def _held(told: Statements, claim: Claim, quantity: Quantity, cells: Sequence[Cell], *, all_known: bool) -> Held:
    """Against the nearest of the figures that the budget prints of it."""
    budget = told.document.beside[Beside.BUDGET]
    outcomes = {}
    for cell in cells:
        table = budget.tables[cell.table]
        value, half = int(table.values[cell.column, cell.row]), table.half_unit(cell.row, cell.column)
        outcomes[cell] = told_as(quantity, value, half)
    outcome = next(one for one in BEST if one in outcomes.values())
    if outcome is DIFFERS and not all_known:
        return Held(claim, UNCHECKABLE, IN_DOUBT)
    nearest = next(cell for cell in cells if outcomes[cell] is outcome)
    table = budget.tables[nearest.table]
    row = table.rows[nearest.row]
    params = {
        "stated": amounts.printed(quantity),
        "table": table.id,
        "row": " ".join(filter(None, (row.code, row.name))),
        PLANNED: amounts.in_table(budget, nearest),
    }
    message = ANOTHER if outcome is DIFFERS else PRINTED
    return Held(claim, outcome, message, params, severity=Severity.EXPLAIN)


def _is_known(told: Statements, cell: Cell) -> bool:
    budget, home = told.document.beside[Beside.BUDGET], told.ground.beside[Beside.BUDGET.word]
    origin = budget.tables[cell.table].origin[cell.column, cell.row]
    return cell.table not in home.in_doubt and bool(origin != Origin.UNDECIDED)
