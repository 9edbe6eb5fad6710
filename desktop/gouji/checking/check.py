"""Document × relations → findings. A re-check after a change touches only the relations that name the cell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import Any, TypeVar

import numpy as np

from gouji.checking.contradicted import is_contradicted, is_exact
from gouji.checking.families.family import DIFFERS, OUTCOMES, ROUNDING, Family, Outcome
from gouji.checking.findings import Finding, describe, finding_id
from gouji.checking.lowering.ground import Ground
from gouji.checking.lowering.lower import Lowered, lower
from gouji.checking.naming import Naming
from gouji.checking.relation import Order, Relation, Standing, order_of
from gouji.checking.rules.choosing import Choice, choose
from gouji.checking.unchecked import Unchecked
from gouji.model.document import Cell, Document
from gouji.model.doubt import Confirmation
from gouji.model.table import Content, Origin

Found = TypeVar("Found")

_NONE: Mapping[int, Confirmation] = MappingProxyType({})
_NOBODY = Confirmation("", "")
_NOTHING = Content(None, Origin.BLANK)


@dataclass(frozen=True, slots=True)
class Rechecked:
    """What a change did to one relation: its verdict is another, or it stands and a figure of it is another.

    It is described when that is asked for, as the check then stands.
    """

    relation: Relation
    _check: Check

    @property
    def id(self) -> str:
        """The id of its finding, be there one or not."""
        number, i = self.relation
        family = self._check.families[number]
        return finding_id(family, family.sides(i))

    @property
    def finding(self) -> Finding | None:
        """None when it now agrees or does not apply."""
        return self._check.finding(self.relation)


class Check:
    """The standing verdict on a document by one pack; keep it while the case is open."""

    def __init__(
        self,
        document: Document,
        choice: Choice | None = None,
        confirmed: Mapping[int, Confirmation] = _NONE,
        *,
        figures_alone: bool = False,
        after: Check | None = None,
        changed: Iterable[Cell] = (),
        judged: bool = True,
    ) -> None:
        """By the pack of ``choice``; without one, by that which is chosen for the document.

        Tables whose reading is in doubt are judged where it was ``confirmed`` against the source. Of ``figures_alone``
        nothing is asked of what rows are called and where they stand.

        ``after`` is a check of this very document that gives way to this one: what it found by the same pack is taken
        over, but for what hangs on figures that were ``changed`` since or on rows that are others. What is not
        ``judged`` yet waits for a sweep.
        """
        self.document = document
        self.choice = choice or choose(document)
        self.in_doubt = document.doubted - confirmed.keys()
        """The tables of which nothing is held, for they may not have been read as they are printed."""
        self.confirmed = {number: confirmed[number] for number in sorted(document.doubted & confirmed.keys())}
        """Those that are held because somebody vouches for their reading."""
        pack = self.choice.pack
        laws = [law for law in (*pack.laws, *pack.own) if law.compares] if figures_alone else None
        known, changed = after._lowered if after else None, {*changed}
        self._lowered: Lowered = lower(document, pack, self.in_doubt, laws, after=known, changed=changed)
        self.families = self._lowered.families
        self.unchecked: tuple[Unchecked, ...] = self._lowered.unchecked
        """What of the pack is not judged, in the order of its laws."""
        self._described: dict[Relation, Finding] = {}
        """Findings already told, until a figure of theirs changes."""
        self._found: dict[Callable[[Check], Any], Any] = {}
        """What was worked out of the whole check, until any figure changes."""
        self._judged: list[Family] = []
        self._contradicted: set[Relation] = set()
        """What differs though by itself it lies within its rounding."""
        if judged:
            self._judge_all_but(self._taken_over(after, {cell.table for cell in changed}) if after else ())

    @classmethod
    def of_all(
        cls,
        document: Document,
        *,
        figures_alone: bool = False,
        after: Check | None = None,
        changed: Iterable[Cell] = (),
        judged: bool = True,
    ) -> Check:
        """A check that holds every table as it was read, be its reading in doubt or not."""
        every = dict.fromkeys(range(len(document.tables)), _NOBODY)
        return cls(document, None, every, figures_alone=figures_alone, after=after, changed=changed, judged=judged)

    def sweep(self) -> None:
        """Judge every relation."""
        self._judge_all_but(())

    def _judge_all_but(self, judged: Iterable[Family]) -> None:
        """Judge every relation, but for those that were judged by themselves already."""
        self._described.clear()
        self._found.clear()
        done = set(map(id, judged))
        for family in self.families:
            if id(family) not in done:
                family.sweep()
        self._judged = self.families
        self._contradicted.clear()
        for relation in self._telling():
            self._hold_against_exact(relation)

    def _taken_over(self, before: Check, changed: Set[int]) -> list[Family]:
        """The families that were judged before and use none of the tables that ``changed``, each relation as nothing
        but its own figures tell."""
        own = set(map(id, self.families))
        taken = [one for one in before._judged if id(one) in own and one.used.isdisjoint(changed)]
        ids = set(map(id, taken))
        for relation in [*before._contradicted]:
            if id(before.families[relation[0]]) in ids:
                before._judge(relation)
        return taken

    @property
    def differing(self) -> int:
        """How many relations of figures differ."""
        return self.counts()[DIFFERS]

    @property
    def rows_told(self) -> int:
        """How many findings are of what a row is called or where it stands: relations of no figures."""
        return sum(len(family.outcomes) for family in self.families if not family.law.compares)

    @property
    def ground(self) -> Ground:
        """The document as its pack sees it."""
        return self._lowered.ground

    def stands(self, changed: Iterable[Cell]) -> bool:
        """Whether a check made anew would hold the same relations after these figures changed."""
        return self._lowered.premises.stand(changed)

    def touching(self, cell: Cell) -> Iterator[tuple[Family, int]]:
        """The relations whose verdict hangs on a cell."""
        for family in self.families:
            for i in family.touching(cell):
                yield family, i

    def naming(self, cell: Cell) -> Iterator[tuple[Family, int]]:
        """The relations that name a cell."""
        return ((self.families[number], i) for number, i in self._naming.of(cell))

    @cached_property
    def _naming(self) -> Naming:
        return Naming(self.families)

    def recheck(self, cell: Cell) -> list[Rechecked]:
        """Judge again what names ``cell``, and what is rounded or not for what was found of that; returns what
        changed."""
        self._found.clear()
        before: dict[Relation, Standing] = {}
        for number, family in enumerate(self.families):
            for i in family.touching(cell):
                before[number, i] = self._judge((number, i))
        named = len(before)
        for relation, standing in list(before.items()):
            for other in self._borne_on(relation, standing, cell):
                if other not in before:
                    before[other] = self._judge(other)
        changed = []
        for place, (relation, standing) in enumerate(before.items()):
            self._hold_against_exact(relation)
            now = self._standing(relation)
            if now != standing or (place < named and now[0] >= ROUNDING):
                self._described.pop(relation, None)
                changed.append(Rechecked(relation, self))
        return changed

    def _judge(self, relation: Relation) -> Standing:
        """Judge one relation by itself; returns how it stood before."""
        before = self._standing(relation)
        self._contradicted.discard(relation)
        number, i = relation
        self.families[number].judge(i)
        return before

    def _standing(self, relation: Relation) -> Standing:
        number, i = relation
        family = self.families[number]
        return family.outcomes.item(i), family.differences.item(i)

    def _outcome(self, relation: Relation) -> int:
        return self.families[relation[0]].outcomes.item(relation[1])

    def _hold_against_exact(self, relation: Relation) -> None:
        """What lies within its rounding differs all the same where an exact relation contradicts a figure of it."""
        number, i = relation
        family = self.families[number]
        if family.outcomes.item(i) == ROUNDING and is_contradicted(family, i, self.naming):
            family.outcomes[i] = DIFFERS
            self._contradicted.add(relation)

    @cached_property
    def _reach(self) -> int:
        """No relation is rounded by more than this, in 分."""
        every = (self.document, *self.document.beside.values())
        coarsest = max((half for one in every for table in one.tables for half in table.halves), default=0)
        return coarsest * max((family.widest for family in self.families), default=0)

    def _borne_on(self, relation: Relation, standing: Standing, cell: Cell) -> Iterator[Relation]:
        """The relations that may be rounded or not for what one that names ``cell`` found before, or finds now.

        They are out by just as much, and only an exact relation tells anything of them: it is none, and was none, where
        it is not even exact without ``cell``.
        """
        number, i = relation
        family = self.families[number]
        now = self._standing(relation)
        out = {size for outcome, by in (standing, now) if outcome == DIFFERS and (size := abs(by)) <= self._reach}
        if not out or not is_exact(family, i, {cell: _NOTHING}):
            return
        for other in family.figures(i):
            if other == cell:
                continue
            for number, j in self._naming.of(other):
                near = self.families[number]
                if abs(int(near.differences[j])) in out and int(near.outcomes[j]) in (ROUNDING, DIFFERS):
                    yield number, j

    def findings(self) -> list[Finding]:
        """Everything that does not agree, the worst first, then in the order of rules and rows."""
        return [finding for _, finding in self.in_order()]

    def in_order(self) -> list[tuple[Order, Finding]]:
        """The findings, each with where it stands."""
        found = ((relation, self._describe(relation)) for relation in self._telling())
        return sorted((order_of(*one), one[1]) for one in found)

    def _telling(self) -> Iterator[Relation]:
        """The relations that are not as they should be, or could not be judged."""
        for number, family in enumerate(self.families):
            yield from ((number, i) for i in np.flatnonzero(family.outcomes >= int(ROUNDING)).tolist())

    def finding(self, relation: Relation) -> Finding | None:
        """What is found of a relation; None where it agrees or does not apply."""
        return self._describe(relation) if self._outcome(relation) >= ROUNDING else None

    def _describe(self, relation: Relation) -> Finding:
        number, i = relation
        found = self._described.get(relation)
        if found is None:
            found = self._described[relation] = describe(self.families[number], i)
        return found

    def once(self, look: Callable[[Check], Found]) -> Found:
        """What ``look`` finds in the check as it stands: looked for once until a figure is judged again, however many
        ask (``tests/checking/test_check.py``)."""
        if look not in self._found:
            self._found[look] = look(self)
        found: Found = self._found[look]
        return found

    def look_again(self) -> None:
        """A figure of the text is another: what was worked out of the whole check no longer holds."""
        self._found.clear()

    def counts(self) -> Counter[Outcome]:
        """How many relations of figures came out how."""
        total = np.zeros(len(OUTCOMES), np.int64)
        for family in self.families:
            if family.law.compares:
                total += np.bincount(family.outcomes, minlength=len(OUTCOMES))
        return Counter(dict(zip(OUTCOMES, total.tolist(), strict=True)))
