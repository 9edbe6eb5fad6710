"""Which documents of a batch are departments, and which are their units: by the names that a department lists in its
text, or by those of a list that the user gives.

A department is summed only where all of its units are there, each once, for the same year and stage. Where one is
missing, there twice, or may be any of several documents, that is told and nothing is summed; nobody is accused of what
is only not known. The document of the body itself, without what is below it, is that of the same name which does not
call itself that of a department. Two files of the same content are one. Held by ``tests/batch/test_departments.py``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from gouji.batch.done import Done
from gouji.batch.record import Record
from gouji.casework.comparing.members import bare_name, is_itself
from gouji.reading.terms.vocabulary import squeeze

Listing = Mapping[str, Sequence[str]]
"""The units of each department by its name, as a user lists them."""

_SHORTEST = 4
"""Letters of a name that tells a body without its region."""


class Why(StrEnum):
    """Why the units of a department are not summed, in a message id."""

    UNKNOWN = "no name or no year of it was read"
    RIVALS = "the department is there more than once"
    LISTS_NONE = "it lists no units"
    ALONE = "it has no units below it"
    MISSING = "units are missing"
    TWICE = "units are there more than once"
    ONE_FOR_SEVERAL = "one document may be several of its units"


@dataclass(frozen=True)
class Department:
    """A document of a department with what is known of its units; documents are places among the results."""

    place: int
    listed: tuple[str, ...] = ()
    units: tuple[int, ...] = ()
    missing: tuple[str, ...] = ()
    twice: tuple[str, ...] = ()
    """Names of which several documents are there."""
    why: Why | None = None
    """Why its units are not summed; None where they are."""


def departments(done: Sequence[Done], listing: Listing | None = None) -> list[Department]:
    """Every department of a batch, in the order of the files; ``done`` are all files in their order.

    A unit that calls its document that of a department is none.
    """
    once: dict[str, tuple[int, Record]] = {}
    for one in done:
        record = one.kept.record
        if record is not None and record.tables:
            once.setdefault(record.sha256, (one.place, record))
    bodies: dict[tuple[int | None, str], _Bodies] = {}
    for place, record in once.values():
        bodies.setdefault((record.year, record.stage), _Bodies()).add(place, record)
    listed_by = {squeeze(name): tuple(units) for name, units in listing.items()} if listing is not None else None
    found = []
    for place, record in once.values():
        if listed_by is not None:
            listed = listed_by.get(squeeze(record.entity))
        else:
            listed = record.units if record.units or record.level == "department" else None
        if listed is not None and record.level != "unit":
            found.append(_department(place, record, listed, bodies[record.year, record.stage]))
    units = {place for one in found for place in one.units}
    return [one for one in found if one.listed or one.place not in units]


class _Bodies:
    """The documents of one year and stage by the names of their bodies."""

    def __init__(self) -> None:
        self._named: dict[str, list[int]] = {}
        self._bare: dict[str, list[int]] = {}
        self._records: dict[int, Record] = {}

    def add(self, place: int, record: Record) -> None:
        self._records[place] = record
        if record.entity:
            self._named.setdefault(squeeze(record.entity), []).append(place)
            self._bare.setdefault(bare_name(record.entity), []).append(place)

    def rivals(self, place: int, record: Record) -> list[int]:
        """Other documents that call themselves that of the same department."""
        named = self._named.get(squeeze(record.entity), ())
        return [one for one in named if one != place and self._records[one].level == "department"]

    def of(self, name: str, department: Record) -> list[int]:
        """The documents that may be the unit of a name: those called just so, else those called so but for the region
        that one of both names begins with."""
        if is_itself(name):
            mine = self._bare.get(bare_name(department.entity), ())
            return [one for one in mine if self._records[one].level != "department"]
        wanted = squeeze(name)
        if just := self._named.get(wanted):
            return just
        alike = (one for one in self._named if _are_alike(one, wanted))
        return [place for one in alike for place in self._named[one] if one != squeeze(department.entity)]


def _are_alike(one: str, other: str) -> bool:
    """Whether one name is the other without the region that this begins with."""
    short, long = sorted((one, other), key=len)
    return len(short) >= _SHORTEST and long.endswith(short)


def _department(place: int, own: Record, listed: tuple[str, ...], bodies: _Bodies) -> Department:
    if not own.entity or own.year is None:
        return Department(place, listed, why=Why.UNKNOWN)
    if bodies.rivals(place, own):
        return Department(place, listed, why=Why.RIVALS)
    if not listed:
        return Department(place, why=Why.LISTS_NONE)
    found = {name: [one for one in bodies.of(name, own) if one != place] for name in listed}
    units = tuple(places[0] for places in found.values() if len(places) == 1)
    missing = tuple(name for name, places in found.items() if not places)
    twice = tuple(name for name, places in found.items() if len(places) > 1)
    if missing == listed and all(map(is_itself, listed)):
        why: Why | None = Why.ALONE
    elif missing:
        why = Why.MISSING
    elif twice:
        why = Why.TWICE
    elif len({*units}) < len(units):
        why = Why.ONE_FOR_SEVERAL
    else:
        why = None
    return Department(place, listed, units, missing, twice, why)
