"""The same question put to OR-tools CP-SAT: the fewest cells near the broken relations whose change settles them."""

from __future__ import annotations

from ortools.sat.python import cp_model

from gouji.checking.check import Check
from gouji.explaining.system import Relation, System
from gouji.model.document import Cell

REACH = 2
"""Relations this many cells away from a broken one take part."""

ENDLESS = 2**61

WIDEST = 4
"""A cell may change by so many times the largest difference; CP-SAT needs the sum of all domains within int64."""


def fewest(check: Check, seconds: float) -> dict[Cell, int]:
    """The changes of one optimal answer; empty when none was proved in time."""
    system = System(check, lambda _: True)
    relations: set[Relation] = set(system.broken)
    for _ in range(REACH):
        cells = {cell for relation in relations for cell in system.terms(relation)}
        relations |= {relation for cell in cells for relation in system.column(cell)}
    largest = WIDEST * max((abs(system.difference(relation)) for relation in system.broken), default=0)
    model = cp_model.CpModel()
    inside = {cell for relation in relations for cell in system.terms(relation)}
    cells_known = sorted(cell for cell in inside if system.column(cell).keys() <= relations)
    changes = {cell: model.new_int_var(-largest, largest, "") for cell in cells_known}
    chosen = {cell: model.new_bool_var("") for cell in cells_known}
    for cell in cells_known:
        model.add(changes[cell] == 0).only_enforce_if(chosen[cell].negated())
    for relation in relations:
        terms = [sign * changes[cell] for cell, sign in system.terms(relation).items() if cell in changes]
        bounds = system.bounds(relation)
        low = -ENDLESS if bounds.low is None else bounds.low
        high = ENDLESS if bounds.high is None else bounds.high
        model.add_linear_constraint(system.difference(relation) + sum(terms), low, high)
    model.minimize(sum(chosen.values()))
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = seconds
    solver.parameters.num_workers = 1
    if solver.solve(model) != cp_model.OPTIMAL:
        return {}
    return {cell: solver.value(change) for cell, change in changes.items() if solver.value(change)}
