"""Shares and the parts of a list: a share is of what it names, of the head of its list, or of the total of its column.

Where that is not certain a share accuses nobody. Parts add up where a list says that it names every part, or is
known to; shares
need not add up to 100, for each is rounded by itself. Held by ``tests/checking/prose/test_sentences.py``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from gouji.checking.families.family import DIFFERS, ROUNDING, UNCHECKABLE
from gouji.checking.prose import amounts
from gouji.checking.prose.comparing import worked_out
from gouji.checking.prose.counting import share_of_count
from gouji.checking.prose.figures import Range, added
from gouji.checking.prose.statements import Statements
from gouji.checking.prose.verdict import Held
from gouji.checking.rules.laws import Severity
from gouji.prose.claims import Claim, Measure, Role
from gouji.prose.grammar import WITH_TARGETS
from gouji.prose.quantities import Sort

_COMPLETE = (("货物", "工程", "服务"), ("人员", "公用"), ("购置", "运行"), ("出国", "用车", "接待"))
"""Words of which each names one part of a list that then names every part."""
_WITHIN = (
    ("小微企业", re.compile("中小企业|中、小")),
    ("小型微型", re.compile("中小企业|中、小")),
    ("小型和微型", re.compile("中小企业|中、小")),
    ("中小企业", re.compile("采购(?!.*(?:企业|货物|工程|服务))")),
)
"""Whose purchases are part of which."""
_VEHICLES = re.compile(r".*车(?:辆|型)?")
"""Of what vehicles there are, a list should name every kind: the forms ask for it."""
_STAFF = ("人", "名")
"""Who is on the staff is none of the figures, and lists of them name some twice."""
_PUBLIC = "three-public"
_ALL_SPENDING = "expenditure"
_REST = "其他"
_SAID_BEFORE = ("总额", "总数")


def share(told: Statements, number: int, claim: Claim) -> Held | None:
    """What part of a whole a figure is."""
    quantity = claim.quantity
    if quantity is None:
        return None
    if counted := share_of_count(told, number, claim):
        return counted
    before = [found for found in told.of_same(claim) if found[0] < number]
    part = next(reversed([found for found in before if told.is_current(found[1])] or before), None)
    if part is None:
        return Held(claim, UNCHECKABLE, "it does not say what it is of")
    wholes, sure = _wholes(told, number, claim, part[0])
    parts_of = [(one.range, whole) for one in told.part(part[0]) for whole in wholes]
    rates = [found for one, whole in parts_of if (found := one.over(whole)) is not None]
    if not rates:
        return Held(claim, UNCHECKABLE, "what it is a share of is not printed")
    words = amounts.printed(part[2])
    held = worked_out(claim, quantity, rates, "{now} is {rate} of the whole, not {stated}", now=words)
    return (
        held
        if sure or held.outcome is not DIFFERS
        else Held(claim, UNCHECKABLE, "it does not say what it is a share of")
    )


def _wholes(told: Statements, number: int, claim: Claim, part: int) -> tuple[list[Range], bool]:
    """What a share may be of, and whether that is certain."""
    if claim.of and not claim.of.endswith(_SAID_BEFORE):
        cells = [cell for cell in told.binding.named(claim.of, claim) if told.is_known(cell)]
        if cells:
            return [Range.about(*told.figure(cell)) for cell in cells], True
    earlier = [one for one in told.in_paragraph(claim, number) if one[0] != part]  # nothing is a part of itself
    if claim.of:
        exactly = [one for one in earlier if one[1].subject.named.endswith(claim.of)]
        named = exactly or [one for one in earlier if _names(one[1].subject.named, claim.of)]
        said = [Range.of(quantity) for _, _, quantity in named]
        return said, len({(one.low, one.high) for one in said}) == 1
    chosen = told.claims[part]
    anything = [Range.of(quantity) for _, _, quantity in earlier if quantity.value]
    if chosen.whole is not None:
        head = told.claims[chosen.whole]
        outermost = head.whole is None and (not earlier or earlier[0][1] is head)
        heads = [Range.of(head.quantity)] if head.quantity is not None and head.quantity.sort is Sort.MONEY else []
        return (heads, True) if outermost else ([*anything, *heads], False)
    totals = [total for cell in told.known_cells(part) if (total := told.binding.total_of(cell)) is not None]
    totals = [cell for cell in totals if told.is_known(cell)]
    if totals and (chosen.subject.chain or told.document.tables[totals[0].table].kind == _PUBLIC):
        return [Range.about(*told.figure(cell)) for cell in totals], True
    return anything, False


def _names(subject: str, wanted: str) -> bool:
    """Whether the words of a share name a subject."""
    bare = wanted.removesuffix("总额").removesuffix("合计")
    return bool(bare) and (bare in subject or subject in bare)


def parts(told: Statements, number: int, claim: Claim) -> Iterator[Held]:
    """Whether what is listed as parts of a figure adds up to it."""
    whole = claim.quantity
    listed = [one for one in told.parts(number) if _is_like(one, claim)]
    if whole is None or len(listed) < 2 or any(one.torn for one in listed) or whole.unit in _STAFF:
        return
    figures = [one.quantity for one in listed if one.quantity is not None]
    total = sum((one.value for one in figures), Fraction(0))
    is_every = names_every(listed) or (claim.role is Role.COUNT and total > whole.value)
    kinds = claim.role is Role.COUNT and all(_VEHICLES.fullmatch(one.subject.named) for one in listed)
    if not is_every and not kinds:
        return
    outcome = added(whole, figures)
    params = {"sum": amounts.amount_of(total, whole), "stated": amounts.printed(whole)}
    if outcome is ROUNDING:
        yield Held(claim, ROUNDING, "its parts add up to {sum}: the last digit is another", params, aspect="parts")
    elif outcome is DIFFERS:
        severity = Severity.MUST if is_every else Severity.EXPLAIN
        message = "its parts add up to {sum}, not to {stated}"
        yield Held(claim, DIFFERS, message, params, severity=severity, aspect="parts")


def _is_like(part: Claim, whole: Claim) -> bool:
    if part.quantity is None or whole.quantity is None or part.quantity.sort is not whole.quantity.sort:
        return False
    measured = part.measure is whole.measure or Measure.OWN in (part.measure, whole.measure)
    return measured and (part.quantity.sort is Sort.MONEY or part.quantity.unit == whole.quantity.unit)


def names_every(listed: Sequence[Claim]) -> bool:
    """Whether a list names every part: it says so, or such a list has no others."""
    names = [one.subject.named for one in listed]
    if any(one.complete for one in listed):
        return True
    if listed[0].role is Role.COUNT:
        return any(_REST in name for name in names)
    return any(
        len(words) == len(listed) and all(any(word in name for name in names) for word in words) for words in _COMPLETE
    )


def _is_of_one_year(one: Claim, other: Claim) -> bool:
    return one.year == other.year or None in (one.year, other.year)


def within_projects(told: Statements, claim: Claim) -> Iterator[Held]:
    """Whether what a budget spends on projects with targets is no more than all that it spends on projects."""
    quantity = claim.quantity
    if told.final or quantity is None or quantity.sort is not Sort.MONEY or not told.is_current(claim):
        return
    if not WITH_TARGETS.search(claim.paragraph.text[: quantity.start]):
        return
    for cell in filter(told.is_known, told.binding.named("项目支出", claim)):
        value, half = told.figure(cell)
        if told.document.tables[cell.table].kind == _ALL_SPENDING and Range.of(quantity).low > value + half:
            params = {"stated": amounts.printed(quantity), "whole": amounts.in_table(told.document, cell)}
            message = "{stated} is more than the {whole} that it is part of"
            yield Held(claim, DIFFERS, message, params, (cell,), Severity.EXPLAIN)


def within_whole(told: Statements, number: int, claim: Claim) -> Iterator[Held]:
    """Whether what is bought from small enterprises is part of what is bought from small and middling ones, and that
    of all that is bought.
    """
    quantity = claim.quantity
    around = next((one for one in _WITHIN if one[0] in claim.subject.named), None)
    if quantity is None or around is None or quantity.sort is not Sort.MONEY:
        return
    for _, one, whole in told.in_paragraph(claim, number):
        if around[1].search(one.subject.named) and _is_like(claim, one) and _is_of_one_year(one, claim):
            if quantity.value > whole.value + whole.step:
                params = {"stated": amounts.printed(quantity), "whole": amounts.printed(whole)}
                yield Held(claim, DIFFERS, "{stated} is more than the {whole} that it is part of", params)
            return
