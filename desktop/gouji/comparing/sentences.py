"""The sentences of the text that say a figure that changed: the new one, still the old one, or neither.

A sentence is of a figure by what it names, never by its amount (``checking/prose/bound/binding.py``). Held by
``tests/comparing/test_sentences.py``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from gouji.checking.check import Check
from gouji.checking.families.family import AGREES, ROUNDING
from gouji.checking.prose.figures import told
from gouji.checking.prose.text import statements
from gouji.comparing.comparing import Changed
from gouji.model.document import Cell
from gouji.prose.claims import Claim, Role


class Says(StrEnum):
    """Which figure a sentence says."""

    NEW = "new"
    OLD = "old"
    NEITHER = "neither"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A claim of the right document, and which figure it says."""

    claim: Claim
    says: Says


def sentences(right: Check) -> Mapping[Cell, Sequence[Claim]]:
    """The claims that tell a figure of the tables, by its cell."""
    found: dict[Cell, list[Claim]] = defaultdict(list)
    told_by = statements(right)
    for number, claim in enumerate(told_by.claims):
        if claim.role is Role.VALUE and claim.quantity is not None:
            for cell in told_by.binding.cells(number):
                found[cell].append(claim)
    return found


def saying(known: Mapping[Cell, Sequence[Claim]], figures: Iterable[Changed]) -> tuple[Sentence, ...]:
    """The sentences that say one of these figures, each once: what it is now, where it says that of any."""
    found: dict[int, Sentence] = {}
    for figure in figures:
        for claim in known.get(figure.cells[0], ()) if figure.cells[0] else ():
            says = _says(claim, figure)
            if id(claim) not in found or says is Says.NEW:
                found[id(claim)] = Sentence(claim, says)
    return tuple(found.values())


def _says(claim: Claim, figure: Changed) -> Says:
    assert claim.quantity is not None  # those alone are asked
    for says, one in ((Says.NEW, figure.new), (Says.OLD, figure.old)):
        if told(claim.quantity, one.fen, one.half) in (AGREES, ROUNDING):
            return says
    return Says.NEITHER
