"""Plans → solutions: the name of every slip, equals in order of likelihood, and why an answer is not the only one."""

from __future__ import annotations

from collections.abc import Sequence

from gouji.explaining.elsewhere import printed_elsewhere
from gouji.explaining.explanation import Correction, NewFigure
from gouji.explaining.patterns import LIKELIHOOD, PRINTED_ELSEWHERE, UNEXPLAINED, pattern_of
from gouji.explaining.planning import Plan
from gouji.explaining.system import System
from gouji.explaining.verifying import figures_after
from gouji.model.document import Cell
from gouji.model.money import Figure
from gouji.model.table import Origin

NOTHING_FOUND = "no few corrections would settle these findings"
CUT = "the search was stopped before it had seen every possibility"
TOO_MANY_COMBINATIONS = "there are too many combinations to try them all"
TOO_MANY_EQUALS = "more answers are equally good than are listed"
ALL_RULED_OUT = "apart from the figures ruled out or verified no few corrections would settle these findings"
ALL_RULED_OUT_SO_FAR = "apart from the figures ruled out or verified no correction was found as far as was searched"
ONLY_TOGETHER = "the relations name these figures only together, so that they cannot tell which one is wrong"
NOT_EVERY_ONE_TRIED = "this settles it; of figures that look alike not every combination was tried"
ROUNDED = (
    "that the error is here is certain; since amounts are rounded, "
    "what it should be is known only up to the last printed digit"
)
NEGATIVE = "other answers would need a negative figure, and this document prints none"
ONLY_A_LIMIT = "an inequality sets a limit, it does not tell the figure"


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
