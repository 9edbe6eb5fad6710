"""What is counted beside money: persons received and their visits, cars bought and what they cost.

Counts are told after the money that they go with. What costs nothing and is counted, or costs something and counts
nothing, is to be looked at, for it may be paid in another year. Held by ``tests/checking/prose/test_sentences.py``.
"""

from __future__ import annotations

from gouji.checking.families.family import DIFFERS
from gouji.checking.prose import amounts
from gouji.checking.prose.comparing import worked_out
from gouji.checking.prose.figures import Range
from gouji.checking.prose.statements import Statements
from gouji.checking.prose.verdict import Held
from gouji.checking.rules.laws import Severity
from gouji.prose.claims import Claim, Role
from gouji.prose.grammar import BOUGHT, GROUPS
from gouji.prose.quantities import Quantity

_GOES_WITH = (("购置", ("辆", "台")), ("接待", ("批次", "批", "人次")), ("出国", ("个", "团组", "人次", "人")))
"""Words of an expense, and the units in which what it is spent on is counted."""
_BOUGHT, _KEPT = "购置", "保有"


def counted(told: Statements, number: int, claim: Claim) -> Held | None:
    """A count against the one before it, or against the money that it goes with."""
    quantity = claim.quantity
    if quantity is None:
        return None
    return _fewer(told, number, claim, quantity) or _paid_for(told, number, claim, quantity)


def share_of_count(told: Statements, number: int, claim: Claim) -> Held | None:
    """What part of a count another is, where both stand right before it."""
    part, whole = (told.claims[one] for one in (max(number - 2, 0), max(number - 1, 0)))
    if claim.quantity is None or part.quantity is None or whole.quantity is None or whole.subject.phrase != claim.of:
        return None
    if {part.role, whole.role} != {Role.COUNT} or part.quantity.unit != whole.quantity.unit:
        return None
    if part.paragraph is not claim.paragraph or not part.paragraph.is_one_sentence(part.start, claim.end):
        return None
    exact = Range(part.quantity.value, part.quantity.value).over(Range(whole.quantity.value, whole.quantity.value))
    words = amounts.printed(part.quantity)
    message = "{now} is {rate} of the whole, not {stated}"
    return worked_out(claim, claim.quantity, [exact], message, now=words) if exact is not None else None


def _fewer(told: Statements, number: int, claim: Claim, quantity: Quantity) -> Held | None:
    """Persons received are no fewer than their visits, those sent abroad than their groups; cars that are kept are no
    fewer than those that were bought, but one may be given away in the year."""
    if quantity.unit == "人次":
        of, severity = GROUPS, Severity.MUST
    elif _KEPT in claim.text:
        of, severity = BOUGHT, Severity.HINT
    else:
        return None
    for one in reversed(told.claims[:number]):
        if one.paragraph is not claim.paragraph or not one.paragraph.is_one_sentence(one.end, claim.start):
            return None
        if one.role is not Role.COUNT or one.quantity is None or not of.search(one.text):
            continue
        if one.quantity.value <= quantity.value:
            return None
        params = {"visits": amounts.printed(one.quantity), "stated": amounts.printed(quantity)}
        return Held(claim, DIFFERS, "{stated} are fewer than {visits}", params, severity=severity)
    return None


def _paid_for(told: Statements, number: int, claim: Claim, quantity: Quantity) -> Held | None:
    """What is counted costs something, and what costs something is counted."""
    earlier = [*told.in_paragraph(claim, number)]
    if not earlier:
        return None
    _, paid, money = next((one for one in reversed(earlier) if one[1].about == claim.about), earlier[-1])
    named = next((one for one in _GOES_WITH if one[0] in paid.subject.named and quantity.unit in one[1]), None)
    between = claim.paragraph.text[paid.end : claim.end]
    if (
        named is None
        or not told.is_current(paid)
        or "运行" in paid.subject.named
        or not claim.paragraph.is_one_sentence(paid.end, claim.end)
    ):
        return None
    if named[0] == _BOUGHT and _BOUGHT not in between:
        return None
    if bool(money.value) == bool(quantity.value):
        return None
    params = {"money": amounts.printed(money), "stated": amounts.printed(quantity)}
    return Held(claim, DIFFERS, "{money} is told of it, and {stated}", params, severity=Severity.HINT)
