"""The findings of an open case as a list that follows it step by step, so that no step lists them all again.

What a step turned is told row by row, for whoever shows the list or a part of it; how many there are of each kind is
counted as they come and go (``tests/casework/test_findings.py`` holds both against a list made anew).
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from gouji.checking.check import Check, Rechecked
from gouji.checking.findings import Finding
from gouji.checking.relation import Order, Relation, order_of


@dataclass(frozen=True, slots=True)
class Turn:
    """What became of one row of the list: a finding went (``now`` is None), came (``was`` is None) or is told anew.

    The turns of a step are taken one after the other; ``row`` counts in the list as the turn before left it.
    """

    row: int
    relation: Relation
    was: Finding | None
    now: Finding | None


class Kind(NamedTuple):
    """What findings are counted by: the word of their state, and whether they are ticked off."""

    state: str
    ticked: bool


class Findings:
    """What does not agree, the worst first, then in the order of rules and rows."""

    def __init__(self, check: Check, ticked: Callable[[Finding], object]) -> None:
        self._ticked = ticked
        self._orders: list[Order] = []
        self._findings: list[Finding] = []
        self._order: dict[Relation, Order] = {}
        self._relation: dict[str, Relation] = {}
        """By the id of a finding that stands."""
        self._kinds: dict[Relation, Kind] = {}
        self.counts: Counter[Kind] = Counter()
        """How many there are of each kind."""
        self.by_table: defaultdict[int, Counter[Kind]] = defaultdict(Counter)
        """The same by table; one between two tables counts in both."""
        for order, finding in check.in_order():
            self._orders.append(order)
            self._findings.append(finding)
            self._note(order, finding)

    def __len__(self) -> int:
        return len(self._findings)

    def __iter__(self) -> Iterator[Finding]:
        return iter(self._findings)

    @property
    def states(self) -> Counter[str]:
        """How many there are of each state, by its word."""
        states: Counter[str] = Counter()
        for kind, count in self.counts.items():
            states[kind.state] += count
        return states

    @property
    def ticked(self) -> int:
        """How many are ticked off."""
        return sum(count for kind, count in self.counts.items() if kind.ticked)

    def by_relation(self) -> Iterator[tuple[Relation, Finding]]:
        """Every finding with the relation that it is of."""
        return ((order[1:], finding) for order, finding in zip(self._orders, self._findings, strict=True))

    def find(self, finding_id: str) -> Finding | None:
        """The finding of an id, if it stands."""
        relation = self._relation.get(finding_id)
        return None if relation is None else self._findings[self._row(self._order[relation])]

    def relation(self, finding_id: str) -> Relation | None:
        """The relation of the finding of an id, if that stands."""
        return self._relation.get(finding_id)

    def among(self, ids: Iterable[str]) -> list[Finding]:
        """Those of these ids that stand, in their order."""
        relations = filter(None, map(self._relation.get, ids))
        return [self._findings[self._row(order)] for order in sorted(self._order[relation] for relation in relations)]

    def follow(self, rechecked: Iterable[Rechecked], marked: Iterable[str]) -> tuple[Turn, ...]:
        """Do to the list what a step did to relations, and to the marks of findings by their ids."""
        turns: list[Turn] = []
        for one in rechecked:
            turns += self._turn(one.relation, one.finding)
        for finding_id in marked:
            relation = self._relation.get(finding_id)
            if relation is not None:
                turns += self._turn(relation, self.find(finding_id))
        return tuple(turns)

    def _turn(self, relation: Relation, now: Finding | None) -> Iterator[Turn]:
        before, after = self._order.get(relation), order_of(relation, now) if now else None
        if before is not None and before == after and now is not None:
            row = self._row(before)
            was, self._findings[row] = self._findings[row], now
            self._forget(before, was)
            self._note(before, now)
            yield Turn(row, relation, was, now)
            return
        if before is not None:
            row = self._row(before)
            del self._orders[row]
            was = self._findings.pop(row)
            self._forget(before, was)
            yield Turn(row, relation, was, None)
        if after is not None and now is not None:
            row = self._row(after)
            self._orders.insert(row, after)
            self._findings.insert(row, now)
            self._note(after, now)
            yield Turn(row, relation, None, now)

    def _row(self, order: Order) -> int:
        return bisect_left(self._orders, order)

    def _note(self, order: Order, finding: Finding) -> None:
        relation = order[1:]
        self._order[relation] = order
        self._relation[finding.id] = relation
        kind = self._kinds[relation] = Kind(finding.state, bool(self._ticked(finding)))
        self._count(kind, finding, 1)

    def _forget(self, order: Order, finding: Finding) -> None:
        relation = order[1:]
        del self._order[relation]
        del self._relation[finding.id]
        self._count(self._kinds.pop(relation), finding, -1)

    def _count(self, kind: Kind, finding: Finding, by: int) -> None:
        for counts in (self.counts, *(self.by_table[table] for table in finding.tables)):
            counts[kind] += by


def turned(before: Findings, after: Findings) -> tuple[Turn, ...]:
    """From one list to that of the document lowered anew, whose relations are others: all go, the last first, and all
    come."""
    gone = [Turn(row, relation, finding, None) for row, (relation, finding) in enumerate(before.by_relation())]
    come = [Turn(row, relation, None, finding) for row, (relation, finding) in enumerate(after.by_relation())]
    return (*reversed(gone), *come)
