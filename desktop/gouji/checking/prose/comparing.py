"""Changes, rates, completion and words of comparison: each is worked out from the figures of its subject.

What is compared with stands in the text, of the same year and stage, or is not known: two increases over two bases
are no contradiction. Of nothing there is no rate. Held by ``tests/checking/prose/test_sentences.py``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gouji.checking.families.family import AGREES, DIFFERS, ROUNDING, UNCHECKABLE, Outcome
from gouji.checking.prose import amounts
from gouji.checking.prose.figures import NEARLY, Range, within
from gouji.checking.prose.statements import Statements
from gouji.checking.prose.verdict import Held
from gouji.checking.rules.laws import Severity
from gouji.prose.claims import Claim, Measure, Role
from gouji.prose.quantities import Quantity, Sort

_NOT_PRINTED = "what it is compared with is not printed"
_OF_NOTHING = "there was nothing before, and of nothing there is no rate"
BEST: tuple[Outcome, ...] = (AGREES, ROUNDING, DIFFERS)


def change(told: Statements, number: int, claim: Claim) -> Held:
    """By how much a figure changed."""
    quantity = claim.quantity
    assert quantity is not None
    if conflict := _conflicting(told, number, claim):
        return conflict
    now, before = told.now(claim), told.before(claim, claim.base)
    if before is None or not now:
        return Held(claim, UNCHECKABLE, _NOT_PRINTED)
    signed = _signed(Range.of(quantity), claim.sign)
    if any((one.range - before.range).meets(signed) for one in now):
        return Held(claim, AGREES)
    one = now[-1]
    apart = one.value - before.value
    params = {
        "now": one.words,
        "before": before.words,
        "difference": amounts.amount_of(abs(apart), quantity),
        "stated": amounts.printed(quantity),
    }
    same_way = (apart >= 0) == ((claim.sign or 0) >= 0)
    if same_way and abs(abs(apart) - quantity.value) <= quantity.step:
        return Held(claim, ROUNDING, "from {before} to {now} is {difference}: the last digit is another", params)
    if not same_way:
        return Held(claim, DIFFERS, "from {before} to {now} is the other way", params)
    should = amounts.number_of(abs(apart), quantity, quantity.places) if len(now) == 1 else ""
    return Held(claim, DIFFERS, "from {before} to {now} is {difference}, not {stated}", params, should=should)


def _conflicting(told: Statements, number: int, claim: Claim) -> Held | None:
    """A rate that goes the other way than the change right before it."""
    after = told.claims[number + 1] if number + 1 < len(told.claims) else None
    if after is None or after.role is not Role.RATE or after.paragraph is not claim.paragraph:
        return None
    if after.about != claim.about or after.base != claim.base or {claim.sign, after.sign} != {1, -1}:
        return None
    return (
        Held(claim, DIFFERS, "one word says more and the other less")
        if claim.quantity and claim.quantity.value
        else None
    )


def rate(told: Statements, number: int, claim: Claim) -> Held | None:
    """By what share of itself a figure changed."""
    quantity = claim.quantity
    if quantity is None or quantity.sort is not Sort.RATE:
        return None
    ranges = list(_changes(told, number, claim))
    if not ranges:
        return Held(claim, UNCHECKABLE, _NOT_PRINTED)
    known = [_signed(one, claim.sign) for one in ranges if one is not None]
    if not known:
        return Held(claim, AGREES) if not quantity.value else Held(claim, DIFFERS, _OF_NOTHING, severity=Severity.HINT)
    return worked_out(claim, quantity, known, "worked out from the amounts it is {rate}, not {stated}")


def _changes(told: Statements, number: int, claim: Claim) -> Iterator[Range | None]:
    """By how much of what was before the figures of the text changed; None where nothing was before."""
    before = told.before(claim, claim.base)
    amount = next(
        (
            one
            for one in reversed(told.claims[:number])
            if one.role is Role.CHANGE and one.about == claim.about and one.base == claim.base
        ),
        None,
    )
    for one in told.now(claim):
        if before is not None:
            if before.value == one.value:
                yield Range.about(0, 0)
            elif before.value == 0:
                yield None
            elif (found := (one.range - before.range).over(before.range)) is not None:
                yield found
        elif amount is not None and amount.quantity is not None:
            moved = _signed(Range.of(amount.quantity), amount.sign)
            was = one.range - moved
            if was.low <= 0 <= was.high:
                yield None
            elif (found := moved.over(was)) is not None:
                yield found


def _signed(size: Range, sign: int | None) -> Range:
    return -size if sign is not None and sign < 0 else size


def worked_out(claim: Claim, quantity: Quantity, ranges: Sequence[Range], message: str, **more: str) -> Held:
    """A rate against what it may be, the best of several."""
    outcomes = [within(quantity, one) for one in ranges]
    outcome = next(one for one in BEST if one in outcomes)
    if outcome is AGREES:
        return Held(claim, AGREES)
    params = {"rate": amounts.rate_of(ranges[-1], quantity), "stated": amounts.printed(quantity)} | more
    if outcome is ROUNDING:
        return Held(claim, ROUNDING, "worked out it is {rate}: the last digit is another", params)
    places, between = quantity.places, [(one.low + one.high) / 2 for one in ranges]
    numbers = {amounts.number_of(one, quantity, places) for one in between}
    should = numbers.pop() if len(numbers) == 1 and min(between) >= 0 else ""
    return Held(claim, DIFFERS, message, params, should=should)


def completion(told: Statements, number: int, claim: Claim) -> Held | None:
    """What share of the budget was spent."""
    quantity, (planned, done) = claim.quantity, told.planned_and_done(claim)
    assert quantity is not None
    if planned is None and done is None:
        return None
    if planned is None or done is None:
        return Held(claim, UNCHECKABLE, _NOT_PRINTED)
    if planned.value == 0:
        return Held(claim, DIFFERS, _OF_NOTHING, severity=Severity.HINT) if done.value and quantity.value else None
    found = done.range.over(planned.range)
    if found is None:
        return Held(claim, UNCHECKABLE, _NOT_PRINTED)
    return worked_out(
        claim, quantity, [found], "{now} of {before} is {rate}, not {stated}", now=done.words, before=planned.words
    )


def order(told: Statements, number: int, claim: Claim) -> Held | None:
    """Whether more or less was spent than was budgeted."""
    planned, done = told.planned_and_done(claim)
    if planned is None or done is None:
        return None
    apart = done.value - planned.value
    nearly = claim.nearly and abs(apart) <= NEARLY * abs(planned.value)
    if (apart > 0) - (apart < 0) == claim.sign or (claim.sign == 0 and nearly):
        return Held(claim, AGREES)
    params = {"now": done.words, "before": planned.words, "words": claim.text}
    return Held(claim, DIFFERS, "the final account is {now} and the budget {before}: “{words}” is not so", params)


def flat(told: Statements, number: int, claim: Claim) -> Held | None:
    """Whether a figure is as much as another."""
    if told.final and claim.base is not None and claim.base.measure is Measure.BUDGET:
        return order(told, number, claim)
    now, before = told.now(claim), told.before(claim, claim.base)
    if before is None or not now:
        return Held(claim, UNCHECKABLE, _NOT_PRINTED)
    nearest = min(now, key=lambda one: abs(one.value - before.value))
    apart = abs(nearest.value - before.value)
    if apart == 0 or (claim.nearly and apart <= NEARLY * abs(before.value)):
        return Held(claim, AGREES)
    params = {"now": nearest.words, "before": before.words}
    return Held(claim, DIFFERS, "from {before} to {now} is no standstill", params)
