"""The end of a search in which every relation of a packing may have just one correction more.

Then every candidate's amount is known, and what is left is a choice: one candidate for each relation, so that all the
sums come out. Candidates are struck out that no choice of the others could complete.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from gouji.explaining.system import Bounds, Number, Relation
from gouji.model.document import Cell

MOST_SUMS = 4096
"""A relation that more sums than this could meet strikes nothing out."""


@dataclass(frozen=True, eq=False)
class Option:
    """A candidate with its known amount: what it moves every relation by."""

    cell: Cell
    moves: Mapping[Relation, Number]


Domains = tuple[tuple[Option, ...], ...]
"""For each relation of the packing the candidates still possible."""


class Choice:
    """``standing``: every relation that an option moves, with its difference before any is chosen."""

    def __init__(
        self, standing: Mapping[Relation, Number], bounds: Callable[[Relation], Bounds], tick: Callable[[], None]
    ) -> None:
        self.standing = standing
        self.bounds = {relation: bounds(relation) for relation in standing}
        self.tick = tick

    def answers(self, domains: Domains) -> Iterator[tuple[Option, ...]]:
        """Every choice of one option a domain with which all relations hold."""
        self.tick()
        narrowed = self._narrow(domains)
        if narrowed is None:
            return
        widest = [i for i, domain in enumerate(narrowed) if len(domain) > 1]
        if not widest:
            chosen = tuple(domain[0] for domain in narrowed)
            if all(self._holds(relation, chosen) for relation in self.standing):
                yield chosen
            return
        i = min(widest, key=lambda number: len(narrowed[number]))
        for option in narrowed[i]:
            yield from self.answers((*narrowed[:i], (option,), *narrowed[i + 1 :]))

    def _holds(self, relation: Relation, chosen: tuple[Option, ...]) -> bool:
        return self.bounds[relation].hold(
            self.standing[relation] + sum(option.moves.get(relation, 0) for option in chosen)
        )

    def _narrow(self, domains: Domains) -> Domains | None:
        """Strike out until nothing more falls; None when a relation of the packing has no candidate left."""
        while True:
            before = sum(map(len, domains))
            for relation, value in self.standing.items():
                if self.bounds[relation].exact:
                    domains = _struck(domains, relation, -value)
                    if not all(domains):
                        return None
            if sum(map(len, domains)) == before:
                return domains


def _struck(domains: Domains, relation: Relation, target: Number) -> Domains:
    """The domains without the options with which no choice of the others gives ``target``."""
    shares = [{option.moves.get(relation, 0) for option in domain} for domain in domains]
    behind: list[set[Number]] = [{0}]
    for values in reversed(shares):
        behind.append({have + value for have in behind[-1] for value in values})
        if len(behind[-1]) > MOST_SUMS:
            return domains
    behind.reverse()
    ahead: set[Number] = {0}
    kept: list[tuple[Option, ...]] = []
    for domain, values, rest in zip(domains, shares, behind[1:], strict=True):
        good = {value for value in values if any(target - have - value in rest for have in ahead)}
        kept.append(tuple(option for option in domain if option.moves.get(relation, 0) in good))
        ahead = {have + value for have in ahead for value in good}
    return tuple(kept)
