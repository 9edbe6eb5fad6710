"""The claims of a document, each held against the tables or against what its own sentence says.

A figure is wrong where it agrees with none of the cells that print it, and all of these are known. Sentences of which
figures were not read, and figures whose place nobody knows, are held against nothing and told. Held by
``tests/checking/prose/test_sentences.py``, ``test_what_another_table_may_print_accuses_no_sentence``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction

from gouji.checking.families.family import AGREES, DIFFERS, UNCHECKABLE
from gouji.checking.prose import amounts, comparing, counting, moving, saying, sharing, twice
from gouji.checking.prose.budgeted import budgeted
from gouji.checking.prose.comparing import BEST
from gouji.checking.prose.figures import Range
from gouji.checking.prose.statements import Statements
from gouji.checking.prose.verdict import Held
from gouji.checking.rules.laws import Severity
from gouji.model.document import Cell
from gouji.prose.claims import Claim, Measure, Role
from gouji.prose.quantities import Quantity, Sort

Judge = Callable[[Statements, int, Claim], Held | None]


def hold(told: Statements) -> list[Held]:
    """Every claim that says something of figures, with its verdict, in the order of the text."""
    return [held for number in range(len(told.claims)) for held in hold_one(told, number)]


def hold_one(told: Statements, number: int) -> Iterator[Held]:
    """What becomes of the claim of a number."""
    claim = told.claims[number]
    judge = _JUDGES.get(claim.role)
    found = judge(told, number, claim) if judge else None
    if found is not None and claim.torn and found.outcome is not UNCHECKABLE and claim.role in _OF_FIGURES:
        found = Held(claim, UNCHECKABLE, "its sentence was not read whole")
    if found is not None:
        yield found
    if claim.torn:
        return
    if claim.role in (Role.VALUE, Role.COUNT):
        yield from sharing.parts(told, number, claim)
        yield from sharing.within_whole(told, number, claim)
        yield from sharing.within_projects(told, claim)
        yield from moving.moved_together(told, number, claim)
        yield from saying.called(told, number, claim)
        yield from twice.said_elsewhere(told, number, claim)
        yield from saying.of_year(told, number, claim)
    elif claim.role is Role.LIST:
        yield from saying.names(told, number, claim)
    elif claim.role in (Role.CHANGE, Role.RATE, Role.FLAT) and (held := saying.based_on(told, number, claim)):
        yield held
    if claim.role in (Role.CHANGE, Role.RATE):
        yield from saying.reason(told, number, claim)


def _value(told: Statements, number: int, claim: Claim) -> Held | None:
    quantity = claim.quantity
    if quantity is None or quantity.sort is not Sort.MONEY:
        return None
    cells = told.known_cells(number)
    if not cells:
        return budgeted(told, number, claim, quantity) or _without_cells(told, claim, quantity)
    outcomes = {cell: told.told(quantity, cell) for cell in cells}
    outcome = next(one for one in BEST if one in outcomes.values())
    nearest = tuple(cell for cell in cells if outcomes[cell] is outcome)
    params = {"stated": amounts.printed(quantity)}
    if outcome is DIFFERS and not told.are_all_known(number):
        return Held(claim, UNCHECKABLE, "what another table prints of it is not known")
    if outcome is DIFFERS:
        message, should = "the text says {stated}, and {place} prints {figure}", _should(told, quantity, nearest)
        return Held(claim, DIFFERS, message, params, nearest, should=should)
    if above := _too_small(told, claim, quantity):
        return above
    message = "" if outcome is AGREES else "{place} prints {figure}: the last digit is another"
    return Held(claim, outcome, message, params if message else {}, nearest)


def _should(told: Statements, quantity: Quantity, cells: Sequence[Cell]) -> str:
    """What the text would say if it said what these cells print: in its own unit and decimals, and with those of the
    table where that prints in the same unit; "" where they print several figures, or nothing."""
    said = set()
    for cell in cells:
        table, figure = told.document.tables[cell.table], told.content(cell).figure
        if figure is None:
            return ""
        finer = figure.decimals if table.unit.value == quantity.unit else 0
        said.add(amounts.number_of(Fraction(figure.fen), quantity, max(quantity.places, finer)))
    return said.pop() if len(said) == 1 else ""


def _without_cells(told: Statements, claim: Claim, quantity: Quantity) -> Held:
    """What no cell prints: there is none of it where its table is blank."""
    if not (told.is_current(claim) and told.binding.is_blank(claim.subject.phrase)):
        return Held(claim, UNCHECKABLE, _unbound(told, claim))
    if quantity.value == 0:
        return Held(claim, AGREES)
    params = {"stated": amounts.printed(quantity)}
    message = "the text says {stated}, and its table prints nothing"
    return Held(claim, DIFFERS, message, params, severity=Severity.EXPLAIN)


def _too_small(told: Statements, claim: Claim, quantity: Quantity) -> Held | None:
    """What tables print of a part alone is more."""
    for cell in filter(told.is_known, told.binding.at_least(claim)):
        value, half = told.figure(cell)
        if value - half > Range.of(quantity).high:
            params = {"stated": amounts.printed(quantity)}
            return Held(claim, DIFFERS, "the text says {stated}, and {place} alone prints {figure}", params, (cell,))
    return None


def _unbound(told: Statements, claim: Claim) -> str:
    if not claim.subject.named:
        return "it does not say what it is of"
    if not told.is_of_year(claim):
        return "it is of another year, and that document is not open"
    if claim.measure is Measure.EXECUTED or (claim.measure is Measure.BUDGET and told.final):
        return "it is of another stage, and that document is not open"
    return "no table that was read prints it"


_JUDGES: Mapping[Role, Judge] = {
    Role.VALUE: _value,
    Role.CHANGE: comparing.change,
    Role.RATE: comparing.rate,
    Role.SHARE: sharing.share,
    Role.COMPLETION: comparing.completion,
    Role.COUNT: counting.counted,
    Role.FLAT: comparing.flat,
    Role.ORDER: comparing.order,
    Role.ABSENCE: saying.absence,
    Role.UNTIL: saying.until,
    Role.TITLE: saying.title,
}
_OF_FIGURES = frozenset(_JUDGES) - {Role.ABSENCE, Role.UNTIL, Role.TITLE}
