"""One thing said in several places of the text: in the same amount, as far as each is printed.

Which of two is wrong nobody knows, so that the later one is to be explained; where most places agree it is the one that
does not. Held by ``tests/checking/prose/test_twice.py``.
"""

from __future__ import annotations

from collections.abc import Iterator

from gouji.checking.families.family import DIFFERS
from gouji.checking.prose import amounts
from gouji.checking.prose.figures import same
from gouji.checking.prose.statements import Statements
from gouji.checking.prose.verdict import Held
from gouji.checking.rules.laws import Severity
from gouji.prose.claims import Claim

ELSEWHERE = "elsewhere"
"""Of the params of a verdict the figure that another place tells."""
_WORDS = 30
"""Letters that are quoted of another place."""


def said_elsewhere(told: Statements, number: int, claim: Claim) -> Iterator[Held]:
    """Whether another place of the text tells another amount of the same thing."""
    numbers = told.things.told_with(number)
    figures = {one: quantity for one in numbers if (quantity := told.claims[one].quantity) is not None}
    if number not in figures:
        return
    agreeing = {one: sum(same(figures[one], other) is not DIFFERS for other in figures.values()) for one in figures}
    others = [one for one in figures if same(figures[number], figures[one]) is DIFFERS]
    best = max((one for one in others), key=lambda one: (agreeing[one], -one), default=None)
    if best is None or (agreeing[best], -best) < (agreeing[number], -number):
        return
    other = told.claims[best]
    params = {
        "stated": amounts.printed(figures[number]),
        ELSEWHERE: amounts.printed(figures[best]),
        "words": other.paragraph.quoted(other.start, other.end, _WORDS),
    }
    message = "the text says {stated}, and {elsewhere} of the same where it says “{words}”"
    yield Held(claim, DIFFERS, message, params, severity=Severity.EXPLAIN, aspect="twice")
