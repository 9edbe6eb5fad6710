"""What sentences say without a figure: that there is none of something, what an amount is made of, which year it is,
and why it changed. A reason is looked at where it is of one clause that names the very thing that changed, and no other
year: then that cannot have gone the other way.

Held by ``tests/checking/prose/test_sentences.py``.
"""

from __future__ import annotations

from collections.abc import Iterator

from gouji.checking.families.family import AGREES, DIFFERS
from gouji.checking.prose.statements import Statements
from gouji.checking.prose.verdict import Held
from gouji.checking.rules.laws import Severity
from gouji.model.catalogue import catalogue, folded
from gouji.model.codes import level_of
from gouji.model.document import Cell
from gouji.model.table import Table
from gouji.prose.claims import Claim, Measure, Role
from gouji.prose.grammar import REASON, SINCE, direction
from gouji.prose.quantities import Quantity

_NONE_OF = {"政府性基金": "政府性基金支出", "国有资本经营": "国有资本经营支出", "三公": "“三公”经费"}
_LISTED = {
    "blank": "it lists {names}, of which the table prints nothing",
    "missed": "it does not list {names}, of which the table prints figures",
}
_STAFF, _OFFICE = ("301", "303"), ("302", "310", "307", "309", "312", "399")
_ECONOMIC = "3"
_TELLING = 10_000
"""In so many of its last place a figure is so large that no other is likely to be the same."""
_ENOUGH = 3
"""So many names of a list must be rows of the table for the list to be of its rows."""


def absence(told: Statements, number: int, claim: Claim) -> Held | None:
    """Whether tables print nothing of what there is none of."""
    if not told.is_of_year(claim):
        return None
    for word, subject in _NONE_OF.items():
        if word in claim.of and "项目" not in claim.of:
            cells = [cell for cell in told.binding.named(subject, claim) if told.is_known(cell)]
            printed = [cell for cell in cells if told.figure(cell)[0]]
            if printed:
                return Held(
                    claim, DIFFERS, "the text says there is none, and {place} prints {figure}", {}, tuple(printed)
                )
            if cells or told.binding.is_blank(subject):
                return Held(claim, AGREES, cells=tuple(cells))
            return _but_income(told, claim, subject)
    return None


def _but_income(told: Statements, claim: Claim, subject: str) -> Held | None:
    """Whether tables print income for what nothing is said to be spent on: it may be carried over."""
    cells = told.binding.named(subject.replace("支出", "收入"), claim) if subject.endswith("支出") else ()
    income = tuple(cell for cell in cells if told.is_known(cell) and told.figure(cell)[0])
    message = "the text says there is none, and {place} prints {figure}"
    return Held(claim, DIFFERS, message, {}, income, severity=Severity.EXPLAIN) if income else None


def names(told: Statements, number: int, claim: Claim) -> Iterator[Held]:
    """Whether the names of a list are rows with figures; and all of them, where the list says that it is whole."""
    above = next((one for one in range(number - 1, -1, -1) if told.claims[one].paragraph is claim.paragraph), None)
    cells = told.known_cells(above) if above is not None and told.claims[above].quantity is not None else []
    for cell in cells:
        table = told.document.tables[cell.table]
        rows = _rows(table, claim.subject.named)
        listed = [folded(name.removesuffix("等").removesuffix("等支出")) for name in claim.of.split("、")]
        found = [rows[name] for name in listed if name in rows]
        if len(found) < min(_ENOUGH, len(listed)):
            continue
        blank = [table.rows[row].name for row in found if not table.values[cell.column, row]]
        blank += [name for name in listed if name not in rows and _is_economic(name)] if not table.gaps else []
        if blank:
            yield _hint(claim, cell, blank, "blank")
        every = claim.complete and not claim.of.rstrip("支出").endswith("等")
        missed = [row for row in rows.values() if row not in found and table.values[cell.column, row]] if every else []
        if missed:
            unlisted = [table.rows[row].name for row in missed]
            yield _hint(claim, cell, unlisted, "missed")
        return


def _rows(table: Table, subject: str) -> dict[str, int]:
    """The 款 of the economic classes that a subject is made of, by name."""
    classes = _STAFF if "人员" in subject else _OFFICE if "公用" in subject else (*_STAFF, *_OFFICE)
    return {
        folded(one.name): row
        for row, one in enumerate(table.rows)
        if one.code and level_of(one.code) == 2 and one.code.startswith(classes)
    }


def _is_economic(name: str) -> bool:
    return bool(catalogue(_ECONOMIC).codes(name, 2))


def _hint(claim: Claim, cell: Cell, names: list[str], aspect: str) -> Held:
    return Held(claim, DIFFERS, _LISTED[aspect], {"names": "、".join(names)}, (cell,), Severity.HINT, aspect)


def called(told: Statements, number: int, claim: Claim) -> Iterator[Held]:
    """Whether a chain is called as the table and the year call it, and leads to a row where the table prints it."""
    chain = claim.subject.chain
    if not chain:
        return
    if renamed := told.binding.chains.renamed(chain) if told.is_current(claim) else None:
        params = {"stated": renamed[0], "now": renamed[1]}
        message = "{stated} is an old name: it is {now} now"
        yield Held(claim, DIFFERS, message, params, severity=Severity.EXPLAIN, aspect="called")
        return
    cells = told.known_cells(number)
    for cell in cells[:1]:
        name, printed = chain[-1][1], told.document.tables[cell.table].rows[cell.row].name
        if folded(name) != folded(printed) and "其它" in name + printed:
            yield _misnamed(claim, name, printed, cell, Severity.HINT)
    if not cells and claim.quantity is not None and claim.quantity.value and told.is_current(claim):
        yield from _astray(told, claim, claim.quantity)


def _astray(told: Statements, claim: Claim, quantity: Quantity) -> Iterator[Held]:
    """A name that no row has below those that the chain names before it."""
    astray = told.binding.chains.astray(claim.subject.chain, claim)
    if astray is None:
        return
    rows = told.document.tables[astray.below.table].rows
    equal = [cell for cell in astray.beside if told.told(quantity, cell) is AGREES]
    if len(equal) == 1 and astray.name == claim.subject.chain[-1][1]:
        yield _misnamed(claim, astray.name, rows[equal[0].row].name, equal[0], Severity.EXPLAIN)
        return
    params = {"stated": astray.name, "above": rows[astray.below.row].name}
    message = "the table prints no row of the name {stated} below {above}"
    yield Held(claim, DIFFERS, message, params, (astray.below,), Severity.EXPLAIN, "called")


def _misnamed(claim: Claim, name: str, printed: str, cell: Cell, severity: Severity) -> Held:
    params = {"stated": name, "printed": printed}
    message = "the text calls it {stated}, and the table {printed}"
    return Held(claim, DIFFERS, message, params, (cell,), severity, "called")


def until(told: Statements, number: int, claim: Claim) -> Held | None:
    """The day to which final accounts tell is in their year; budgets are made before theirs."""
    year = told.document.year
    if year is None or claim.year is None or SINCE.match(claim.paragraph.text, claim.end):
        return None
    if claim.year in ((year,) if told.final else (year - 1, year)):
        return None
    return Held(claim, DIFFERS, "the document is of {year}", {"year": str(year)})


def title(told: Statements, number: int, claim: Claim) -> Held | None:
    """A heading names the year of the document."""
    year = told.document.year
    if year is None or claim.year is None or claim.year == year:
        return None
    return Held(claim, DIFFERS, "the document is of {year}", {"year": str(year)})


def based_on(told: Statements, number: int, claim: Claim) -> Held | None:
    """A comparison with a year that is not the one before: the sentence was taken over from an older document."""
    year, base = told.document.year, claim.base
    if year is None or base is None or base.year is None or base.year >= year - 1 or claim.year not in (None, year):
        return None
    if base.measure is Measure.OWN and not told.is_of_tables(claim):
        return None
    before = told.claims[number - 1] if number else claim
    if claim.role is Role.RATE and (before.role, before.base, before.paragraph) == (Role.CHANGE, base, claim.paragraph):
        return None  # it was told of the change already
    return Held(
        claim,
        DIFFERS,
        "it compares with {base}, and the document is of {year}",
        {"base": base.named, "year": str(year)},
        severity=Severity.EXPLAIN,
        aspect="base",
    )


def reason(told: Statements, number: int, claim: Claim) -> Iterator[Held]:
    """What is told as the reason right behind a change: that the same thing went the other way."""
    found = REASON.match(claim.paragraph.text[claim.end :])
    if found is None or not claim.sign or not claim.subject.named:
        return
    what = claim.subject.chain[-1][1] if claim.subject.chain else claim.subject.phrase
    if what in found["reason"] and direction(found["word"]) == -claim.sign:
        params = {"reason": found["reason"] + found["word"]}
        message = "the reason, “{reason}”, goes the other way"
        yield Held(claim, DIFFERS, message, params, severity=Severity.HINT, aspect="reason")


def of_year(told: Statements, number: int, claim: Claim) -> Iterator[Held]:
    """A figure of this year that the text tells of the year before: its sentence was taken over from an older one."""
    year, quantity = told.document.year, claim.quantity
    if (
        year is None
        or claim.year != year - 1
        or f"{claim.year}年" not in claim.text
        or quantity is None
        or quantity.value / quantity.step < _TELLING
    ):
        return
    if any(told.is_current(one) for _, one, _ in told.of_same(claim)):
        return
    now = told.binding.if_of(number, year)
    equal = [cell for cell in now if told.is_known(cell) and told.told(quantity, cell) is AGREES]
    if equal:
        params = {"year": str(year), "stated": str(claim.year)}
        message = "{place} prints {figure} of {year}, and the text says it of {stated}"
        yield Held(claim, DIFFERS, message, params, tuple(equal), Severity.EXPLAIN)
