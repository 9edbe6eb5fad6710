"""What of the text is wrong by itself, and what is wrong because a figure of a table is.

Prose has less trust than tables: of a sentence and a figure that contradict each other the sentence is wrong, unless
the sums say that it is the figure, and the sentence agrees with what they say. A sentence is sure to be wrong only in a
figure that a table prints of what it names; what is worked out may be wrong in any figure of it. What a sentence should
say is told where it was judged again with that, and stands. Held by ``tests/explaining/test_claims.py``.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from gouji.checking.check import Check
from gouji.checking.families.family import DIFFERS, UNCHECKABLE
from gouji.checking.prose.judging import hold_one
from gouji.checking.prose.statements import Statements
from gouji.checking.prose.text import held, statements
from gouji.checking.prose.verdict import Held
from gouji.checking.rules.laws import Severity
from gouji.model.document import Cell
from gouji.model.money import Figure
from gouji.model.table import Content, Origin
from gouji.prose.claims import Role
from gouji.prose.text import text_of


@dataclass(frozen=True, slots=True)
class Mended:
    """A sentence that is wrong by itself; ``settles`` is what of the text would then be right, itself first."""

    wrong: Held
    settles: tuple[Held, ...]
    should: str = ""
    """The number that would be right; "" where nobody knows it, or it tells none."""
    sure: bool = False
    """A table prints the figure of what the sentence names, and nothing suspects that."""


class Contradictions:
    """What of the text of a check contradicts its tables or itself, hints aside."""

    def __init__(self, check: Check) -> None:
        self._check = check
        self.wrong = [one for one in held(check) if one.outcome is DIFFERS and one.severity is not Severity.HINT]

    @cached_property
    def _numbers(self) -> dict[int, int]:
        return {id(claim): number for number, claim in enumerate(text_of(self._check.document).claims)}

    @cached_property
    def _bound(self) -> frozenset[Cell]:
        """The figures of tables that the text tells."""
        binding, cells = statements(self._check).binding, [cell for one in self.wrong for cell in one.cells]
        return frozenset(cells).union(*map(binding.cells, self._numbers.values()))

    def settled_by(self, changes: Iterable[tuple[Cell, Figure | None]]) -> tuple[Held, ...]:
        """What would be right if these figures stood in the tables."""
        supposed = {cell: Content(figure, Origin.EDITED) for cell, figure in changes}
        if not self.wrong or self._bound.isdisjoint(supposed):
            return ()
        told = statements(self._check, supposed)
        return tuple(one for one in self.wrong if self._stands(told, one))

    def mended(self, left: Sequence[Held], suspected: Collection[Cell]) -> list[Mended]:
        """What is ``left`` of it, each under the sentence that is wrong; ``suspected`` figures tell of no other what it
        should be."""
        found: list[Mended] = []
        settled: set[int] = set()
        for one in sorted(left, key=lambda one: not _is_bound(one)):
            if id(one) in settled:
                continue
            known = set(one.cells).isdisjoint(suspected)
            others = self._settled_with(one, [other for other in left if id(other) not in settled]) if known else []
            sure = _is_bound(one) and bool(others)
            found.append(Mended(one, (one, *others[1:]), one.should if others else "", sure))
            settled.update(map(id, found[-1].settles))
        return sorted(found, key=lambda mended: self._numbers.get(id(mended.wrong.claim), len(self._numbers)))

    def _settled_with(self, one: Held, left: Sequence[Held]) -> list[Held]:
        """What of the paragraph would be right if a sentence said what it should, itself first; nothing where that
        would not do."""
        claim, quantity = one.claim, one.claim.quantity
        number = self._numbers.get(id(claim))
        if not one.should or quantity is None or number is None:  # what a form tells is mended in the form
            return []
        claims = list(text_of(self._check.document).claims)
        claims[number] = replace(claim, quantity=quantity.retold(one.should))
        told = statements(self._check, claims=claims)
        if not self._stands(told, one):
            return []
        beside = (other for other in left if other is not one and other.claim.paragraph is claim.paragraph)
        return [one, *(other for other in beside if self._stands(told, other))]

    def _stands(self, told: Statements, one: Held) -> bool:
        """Whether a sentence is no longer contradicted."""
        number = self._numbers.get(id(one.claim))
        if number is None:  # what a form tells is mended in the form
            return False
        again = hold_one(told, number)
        return not any(now.aspect == one.aspect and now.outcome in (DIFFERS, UNCHECKABLE) for now in again)


def _is_bound(one: Held) -> bool:
    """Whether a table prints what it tells."""
    return one.claim.role is Role.VALUE and bool(one.cells) and not one.aspect and bool(one.should)
