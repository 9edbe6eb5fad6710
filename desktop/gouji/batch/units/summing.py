"""A department held against the sum of its units → what the lists of a batch tell of it, in the words of the basis."""

from __future__ import annotations

from collections.abc import Iterator

from gouji.batch.record import Apart, Sums
from gouji.casework.comparing.told import amounts_told, place_told, single_told, unit_of
from gouji.casework.comparing.units import culprit_told, told_otherwise
from gouji.comparing.comparing import Change, Comparison
from gouji.comparing.culprits import culprits

_MOST_LEFT = 40
"""So many things that were not compared are told one by one."""


def sums_of(found: Comparison) -> Sums:
    """What is kept of it."""
    return Sums(
        same=found.same,
        apart=tuple(_apart(found, one) for one in found.changes),
        told=tuple(_told(found)),
        left=tuple(single_told(found, one) for one in found.singles[:_MOST_LEFT]),
    )


def _apart(found: Comparison, change: Change) -> Apart:
    units, department, difference = amounts_told(found, change)
    unit, _ = unit_of(found, change.begins)
    place = place_told(found, change.begins)
    return Apart(place, department, units, difference, unit.value, len(change.all) - 1)


def _told(found: Comparison) -> Iterator[str]:
    department = found.right.document
    for unit in found.lefts:
        yield from told_otherwise(department, unit.document)
    for one in culprits(found):
        yield culprit_told(found, one)
