"""Plans → corrections: the name of every slip, and equals in the order of their likelihood.

Of the amounts that rounding allows, and of equals, those come first with which most sums come out to the 分;
then a figure that its row prints where no relation compares the two; then the plainest slip. A slip is named
only where it is there to see: a total is not copied from its only part, a change is forgotten elsewhere only
where others print the figure. Held by ``test_a_figure_that_its_row_prints_in_another_column_comes_first``,
``test_a_total_is_not_copied_from_its_only_part``,
``test_a_change_is_called_forgotten_in_other_tables_only_where_they_print_what_it_was``.
"""

from __future__ import annotations

from collections.abc import Sequence

from gouji.explaining.explanation import Correction, NewFigure
from gouji.explaining.judging.elsewhere import printed_elsewhere
from gouji.explaining.judging.verifying import figures_after
from gouji.explaining.planning.plan import Plan
from gouji.explaining.slips.patterns import LIKELIHOOD, PRINTED_ELSEWHERE, UNEXPLAINED, pattern_of
from gouji.explaining.system import System
from gouji.model.document import Cell
from gouji.model.money import Figure
from gouji.model.table import Origin


def corrections_of(system: System, plan: Plan) -> tuple[Correction, ...]:
    """The plan as corrections, moves first, then single figures in the order of the document."""
    figures = figures_after(system, plan) or {}
    corrections = [
        Correction(move.pattern, _figures(system, figures, move.deltas), move.lost_row) for move in plan.moves
    ]
    for cell in sorted(plan.singles):
        right = figures.get(cell)
        pattern = pattern_of(system.document, cell, right)
        if pattern == UNEXPLAINED and right is not None and printed_elsewhere(system, cell, right.fen):
            pattern = PRINTED_ELSEWHERE
        bound = not any(system.bounds(relation).closed for relation in system.column(cell))
        corrections.append(Correction(pattern, _figures(system, figures, [cell]), bound=bound))
    return tuple(corrections)


def likelihood(system: System, corrections: Sequence[Correction]) -> tuple[object, ...]:
    """Sort key of equals: no figure turned negative, what the document prints elsewhere for the row, the plainest
    slips, figures of a deduced column, printed order.
    """
    trust = [system.origin(one.cell) for correction in corrections for one in correction.figures]
    return (
        sum(_negative(one) for correction in corrections for one in correction.figures),
        sum(not _borne_out(system, correction) for correction in corrections),
        sorted(LIKELIHOOD.index(one.pattern) for one in corrections),
        sum(origin is not Origin.PLACED for origin in trust),
        [one.cell for correction in corrections for one in correction.figures],
    )


def _borne_out(system: System, correction: Correction) -> bool:
    """Whether the figure is printed elsewhere for its row. A slip of several figures has evidence of its own."""
    if correction.lost_row is not None or len(correction.figures) != 1:
        return True
    (one,) = correction.figures
    return (
        one.suggested is not None and one.suggested.fen != 0 and printed_elsewhere(system, one.cell, one.suggested.fen)
    )


def _negative(one: NewFigure) -> bool:
    """A budget hardly ever has a negative figure where it printed a positive one."""
    return one.suggested is not None and one.suggested.fen < 0 <= (one.stated.fen if one.stated else 0)


def _figures(
    system: System, figures: dict[Cell, Figure | None], cells: Sequence[Cell] | dict[Cell, int]
) -> tuple[NewFigure, ...]:
    tables = system.document.tables
    return tuple(
        NewFigure(cell, tables[cell.table].content(cell.row, cell.column).figure, figures[cell])
        for cell in sorted(cells)
    )
