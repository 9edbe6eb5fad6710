"""By how much a total changed, against the changes of its parts: where every part is named and each tells how it
changed from the same year and stage, they make up the change of the total.

Which of them is wrong the text does not tell, so that it is to be explained. Held by
``tests/checking/prose/test_sentences.py``.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from gouji.checking.families.family import DIFFERS
from gouji.checking.prose import amounts
from gouji.checking.prose.sharing import names_every
from gouji.checking.prose.statements import Statements
from gouji.checking.prose.verdict import Held
from gouji.checking.rules.laws import Severity
from gouji.prose.claims import Claim, Role


def moved_together(told: Statements, number: int, claim: Claim) -> Iterator[Held]:
    """Whether the changes of the parts of a figure make up the change that is told of it."""
    whole = next((one for one in told.changes_of(claim) if one.base is not None), None)
    listed = told.parts(number)
    if whole is None or whole.quantity is None or len(listed) < 2 or not names_every(listed):
        return
    changes = [next((one for one in told.changes_of(part) if one.base == whole.base), None) for part in listed]
    known = [one for one in changes if one is not None and not one.torn and (one.role is Role.FLAT or one.quantity)]
    if len(known) < len(listed):
        return
    sizes = [(one.sign or 0) * one.quantity.value if one.quantity else Fraction(0) for one in known]
    half = sum((one.quantity.step / 2 for one in (whole, *known) if one.quantity), Fraction(0))
    total = sum(sizes, Fraction(0))
    if abs((whole.sign or 0) * whole.quantity.value - total) > half:
        params = {"sum": amounts.amount_of(total, whole.quantity), "stated": amounts.printed(whole.quantity)}
        message = "the changes of its parts make {sum}, not {stated}"
        yield Held(whole, DIFFERS, message, params, severity=Severity.EXPLAIN, aspect="parts")
