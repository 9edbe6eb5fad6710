"""What is said of slips and of reasons for a difference: sentences of their figures and names."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from gouji.casework.telling.sentences import place
from gouji.explaining.doctor import Reason
from gouji.explaining.explanation import Correction, Group, LostRow, NewFigure, Solution
from gouji.explaining.slips.patterns import EXCHANGED, WRONG_COLUMN
from gouji.model.document import Document
from gouji.model.money import Figure, Unit, show_amount
from gouji.wording import listed, say, statements


def gathered(groups: Iterable[Group]) -> tuple[Group, ...]:
    """The groups as they are told: those without an answer for one and the same reason are told once, in one place."""
    told: dict[object, Group] = {}
    for number, group in enumerate(groups):
        key: object = number if group.solutions else group.why_open
        before = told.get(key)
        told[key] = replace(group, findings=before.findings + group.findings) if before else group
    return tuple(told.values())


def tails_told(solution: Solution) -> str:
    """That sums would then agree only within the rounding; empty where none would."""
    return say("{tails} sums only within the rounding", tails=solution.tails) if solution.tails else ""


def correction_sentence(document: Document, correction: Correction, slip: str, unique: bool) -> str:
    """One slip, as it is told in a few words, and its repair, ``unique`` where no other is as good."""
    if correction.lost_row is not None:
        return lost_row(document, correction.lost_row)
    first, *others = correction.figures
    where = place(document, first.cell)
    if others and correction.pattern not in (EXCHANGED, WRONG_COLUMN):
        count = len(correction.figures)
        return say("{place} and {more} more figures: {pattern}", place=where, more=count, pattern=slip)
    return statements(_figure_sentence(document, one, slip, unique) for one in correction.figures)


def reason_sentence(document: Document, reason: Reason) -> str:
    """One reason of the difference doctor with its evidence."""
    told = say(reason.message, **reason.words)
    where = listed(place(document, cell) for cell in reason.cells)
    if reason.suggested:
        where = statements(
            f"{place(document, cell)} → {amount(figure, document.tables[cell.table].unit)}"
            for cell, figure in reason.suggested
        )
    told = say("{reason}: {evidence}", reason=told, evidence=where) if where else told
    if reason.verified:
        told += say(" (every relation then agrees)")
    return told + (say(" (a hint only)") if reason.hint else "")


def lost_row(document: Document, row: LostRow) -> str:
    """What is known of a row that a table lacks."""
    table = document.tables[row.table]
    parent = table.rows[row.parent]
    return say(
        "{table}: {row} is missing below {parent}: {amounts}",
        table=table.id,
        row=_label(row.code, row.name) or say("a row"),
        parent=_label(parent.code, parent.name),
        amounts="　".join(f"{table.columns[c]} {amount(Figure(fen), table.unit)}" for c, fen in row.amounts),
    )


def amount(figure: Figure | None, unit: Unit) -> str:
    """A figure, or the word for a blank."""
    return say("blank") if figure is None else show_amount(figure.fen, unit, figure.decimals)


def _label(code: str | None, name: str) -> str:
    return " ".join(part for part in (code or "", name) if part)


def _figure_sentence(document: Document, one: NewFigure, pattern: str, unique: bool) -> str:
    unit = document.tables[one.cell.table].unit
    stated, suggested = (amount(figure, unit) for figure in (one.stated, one.suggested))
    return likely(place(document, one.cell), stated, suggested, pattern, unique)


def likely(where: str, stated: str, suggested: str, pattern: str, unique: bool) -> str:
    """What a figure is instead: most likely, or perhaps where another answer may be as good."""
    told = {"place": where, "stated": stated, "suggested": suggested, "pattern": pattern}
    if unique:
        return say("{place}, now {stated}, is most likely {suggested} ({pattern})", **told)
    return say("{place}, now {stated}, may be {suggested} ({pattern})", **told)
