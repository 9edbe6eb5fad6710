"""The signs on figures: those of the relations that agree, which the program sets, and those that persons gave.

A figure bears the sign of every relation that states it and agrees; what the text repeats bears one too. Held by
``tests/casework/test_figure_marks.py``.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from gouji.casework.case_state import CaseState
from gouji.casework.initials import initials
from gouji.casework.prose.said import all_said
from gouji.checking.check import Check
from gouji.checking.families.family import Outcome
from gouji.checking.families.sign import Sign
from gouji.model.document import Cell
from gouji.prose.claims import Role
from gouji.review.figure_marks import Given
from gouji.wording import say

LETTERS = 3
"""Of the initials of a person, at most."""


def of_program(check: Check) -> dict[Cell, str]:
    """The signs of the relations that agree, on the figure each of them states; and of what the text repeats."""
    signs: dict[Cell, str] = {}
    for family in check.families:
        for i in np.flatnonzero(family.outcomes == Outcome.AGREES).tolist():
            sides = family.sides(i)
            if (stated := sides.stated) is not None:
                sign = family.sign(sides)
                met = signs.get(stated, "")
                signs[stated] = met if sign in met else met + sign
    for cell in dict.fromkeys(repeated(check)):
        signs[cell] = signs.get(cell, "") + Sign.TEXT
    return signs


def of_program_on(check: Check, cell: Cell) -> str:
    """Those of one figure."""
    met: dict[str, None] = {}
    for family, i in check.naming(cell):
        if family.outcomes.item(i) == Outcome.AGREES and (sides := family.sides(i)).stated == cell:
            met[family.sign(sides).value] = None
    if cell in check.once(_repeated):
        met[Sign.TEXT.value] = None
    return "".join(met)


def _repeated(check: Check) -> frozenset[Cell]:
    return frozenset(repeated(check))


def repeated(check: Check) -> Iterator[Cell]:
    """The printed figures of tables that the text repeats and agrees with."""
    for one in all_said(check):
        if one.agrees and one.held is not None and one.held.claim.role is Role.VALUE:
            yield from (cell for cell in one.cells if check.document.tables[cell.table].present[cell.column, cell.row])


def initials_of(who: str) -> str:
    """The initials by which a person's marks are known: of Chinese names those of their pinyin."""
    words = who.split()
    letters = initials(who.strip()) if len(words) < 2 and not who.isascii() else "".join(word[0] for word in words)
    return letters[:LETTERS].upper()


def by_hand(given: Given) -> str:
    """What persons marked a figure with, as it stands beside it: their signs, and behind these the initials of each."""
    people: dict[str, str] = {}
    for one in given:
        people[one.who] = people.get(one.who, "") + one.sign.value
    return " ".join(signs + initials_of(who) for who, signs in people.items())


def told(case: CaseState, cell: Cell) -> Iterator[str]:
    """What the signs on a figure say, a line each: first those of persons, with who gave them and when."""
    for one in case.signs_on(cell):
        when = one.at[:16].replace("T", " ")
        yield say(
            "{sign} {told}: {who}, {when}", sign=one.sign.value, told=say(one.sign.message), who=one.who, when=when
        )
    for sign in map(Sign, of_program_on(case.check, cell)):
        yield say("{sign} {told} (set by the program)", sign=sign.value, told=say(sign.message))
