"""What of a document is tied to what: its tables, its text and its forms, and how many relations hold two together.

A relation ties every two tables that it names, and those that stand in another document; one within a table is counted
there. What the text says, or a form, is tied to the tables whose figures it is held against; what is held against
figures of its own, or could not be bound to any, is counted within it. Forms are one, so that many do not hide the
tables. What does not apply is not counted. Held by ``tests/pictures/test_ties.py``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum
from itertools import combinations
from typing import NamedTuple

import numpy as np

from gouji.checking.check import Check
from gouji.checking.families.family import NOT_APPLICABLE, OUTCOMES, Family, Flags, state_of
from gouji.checking.prose.text import held
from gouji.model.document import Beside
from gouji.prose.text import text_of


class Sort(IntEnum):
    """What a node is."""

    TABLE = 0
    TEXT = 1
    FORMS = 2
    BESIDE = 3
    """Another document that stands beside."""


class Node(NamedTuple):
    """Something that figures stand in; ``number`` is that of the table in the document, 0 for what is no table."""

    sort: Sort
    number: int = 0
    beside: str = ""
    """As what another document stands beside."""

    @property
    def end(self) -> End:
        """What a relation names by it."""
        return Beside(self.beside) if self.sort is Sort.BESIDE else self.number


End = int | Beside
"""A table by its number, or a document that stands beside."""

Tie = tuple[Node, Node]
"""Two nodes, the one that stands first before the other."""

TEXT, FORMS = Node(Sort.TEXT), Node(Sort.FORMS)


@dataclass(frozen=True)
class Tied:
    """The nodes in their order, and how many relations of each state are within a node or tie two."""

    nodes: tuple[Node, ...]
    within: Mapping[Node, Counter[str]]
    between: Mapping[Tie, Counter[str]]


def ties_of(check: Check) -> Tied:
    """The ties of a check as it stands."""
    return check.once(_ties_of)


def naming(family: Family, end: End) -> Flags:
    """Which relations of a family name an end."""
    return family.naming_beside(end) if isinstance(end, Beside) else family.naming_table(end)


def _ties_of(check: Check) -> Tied:
    document = check.document
    within: dict[Node, Counter[str]] = {}
    between: dict[Tie, Counter[str]] = {}
    for family in check.families:
        ends = [Node(Sort.TABLE, number) for number in sorted(family.tables)]
        ends += [Node(Sort.BESIDE, 0, one.value) for one in document.beside]
        named = {node: flags for node in ends if (flags := naming(family, node.end)).any()}
        alone = sum((flags.astype(np.int32) for flags in named.values()), np.zeros(len(family.outcomes), np.int32)) == 1
        for node, flags in named.items():
            within.setdefault(node, Counter()).update(_counted(family, flags & alone))
        for first, second in combinations(named, 2):
            found = _counted(family, named[first] & named[second])
            if found:
                between.setdefault((first, second), Counter()).update(found)
    for node, table, state in _said(check):
        if table is None:
            within.setdefault(node, Counter())[state] += 1
        else:
            between.setdefault((Node(Sort.TABLE, table), node), Counter())[state] += 1
    nodes = [Node(Sort.TABLE, number) for number in range(len(document.tables))]
    nodes += [node for node, is_there in ((TEXT, held(check)), (FORMS, document.forms)) if is_there]
    nodes += [Node(Sort.BESIDE, 0, one.value) for one in document.beside]
    order = {node: place for place, node in enumerate(nodes)}
    sorted_ties = sorted(between, key=lambda tie: (order[tie[0]], order[tie[1]]))
    return Tied(
        tuple(nodes),
        {node: within.get(node, Counter()) for node in nodes},
        {tie: between[tie] for tie in sorted_ties},
    )


def _counted(family: Family, flags: Flags) -> Counter[str]:
    counts: Counter[str] = Counter()
    for outcome, count in zip(OUTCOMES, np.bincount(family.outcomes[flags], minlength=len(OUTCOMES)), strict=True):
        if count and outcome is not NOT_APPLICABLE:
            counts[state_of(outcome, family.law.severity)] += int(count)
    return counts


def _said(check: Check) -> Iterator[tuple[Node, int | None, str]]:
    """What the text and the forms say: in which of them, of which table, and its state; of no table once."""
    in_forms = {id(line) for form in text_of(check.document).forms for line in form.paragraphs}
    for one in held(check):
        node = FORMS if id(one.claim.paragraph) in in_forms else TEXT
        state = state_of(one.outcome, one.severity)
        tables = dict.fromkeys(cell.table for cell in one.cells)
        yield from ((node, table, state) for table in tables or (None,))
