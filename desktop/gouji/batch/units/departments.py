"""Which documents of a batch are departments, and which are their units: by the names that a department lists in its
text, or by those of a list that the user gives.

A department is summed only where all of its units are there, each once, for the same year and stage. Where one is
missing, there twice, or may be any of several documents, that is told and nothing is summed; nobody is accused of what
is only not known. A unit may be called with the region of its department or without it (甲县实验小学, 实验小学), and in
no other way: 乙县实验小学 and 甲县第二实验小学 are other bodies. The document of the body itself, without what is below
it, is that of the same name which does not call itself that of a department. Two files of the same content are one.
Held by ``tests/batch/test_departments.py``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from gouji.batch.done import Done
from gouji.batch.record import Record
from gouji.casework.comparing.members import bare_name, is_itself
from gouji.reading.terms.vocabulary import squeeze

Listing = Mapping[str, Sequence[str]]
"""The units of each department by its name, as a user lists them."""

_SORTS = "省市区县州旗"
"""What the names of regions end in."""

_REGION = re.compile(r"\w+(?:[省县州旗]|(?<!城)市(?![场政民容级])|(?<!社)区(?![划级]))")
"""The region that the name of a body begins with. Too long a one, for a word that only looks like a region, leaves
units missing; too short a one would take those of others."""


class Why(StrEnum):
    """Why the units of a department are not summed, in a message id."""

    ABSENT = "no document of the department is there"
    UNKNOWN = "no name or no year of it was read"
    RIVALS = "the department is there more than once"
    LISTS_NONE = "it lists no units"
    ALONE = "it has no units below it"
    MISSING = "units are missing"
    TWICE = "units are there more than once"
    ONE_FOR_SEVERAL = "one document may be several of its units"


@dataclass(frozen=True)
class Department:
    """A department with what is known of its units; documents are places among the results."""

    name: str
    place: int | None
    """None where the user lists it, and no document is that of it."""
    listed: tuple[str, ...] = ()
    units: tuple[int, ...] = ()
    missing: tuple[str, ...] = ()
    twice: tuple[str, ...] = ()
    """Names of which several documents are there."""
    why: Why | None = None
    """Why its units are not summed; None where they are."""

    @property
    def documents(self) -> tuple[int, ...]:
        """Its own and those of its units, which are held against it."""
        return self.units if self.place is None else (self.place, *self.units)


def departments(done: Sequence[Done], listing: Listing | None = None) -> list[Department]:
    """Every department of a batch, in the order of the files; ``done`` are all files in their order. Behind them those
    of the list that have no document, in its order.

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
    found: list[Department] = []
    for place, record in once.values():
        if listed_by is not None:
            listed = listed_by.get(squeeze(record.entity))
        else:
            listed = record.units if record.units or record.level == "department" else None
        if listed is not None and record.level != "unit":
            found.append(_department(place, record, listed, bodies[record.year, record.stage]))
    units = {place for one in found for place in one.units}
    there = {squeeze(one.name) for one in found}
    absent = ((name, tuple(listed)) for name, listed in (listing or {}).items() if squeeze(name) not in there)
    told = [one for one in found if one.listed or one.place not in units]
    return [*told, *(Department(name, None, listed, why=Why.ABSENT) for name, listed in absent)]


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
        """The documents that may be the unit of a name. Where the name bears the region of its department, those
        called just so stand before those that leave it out."""
        if _means(name, department.entity):
            mine = self._bare.get(bare_name(department.entity), ())
            return [one for one in mine if self._records[one].level != "department"]
        regions, wanted = _regions(squeeze(department.entity)), squeeze(name)
        just = self._named.get(wanted)
        if just and wanted.startswith(regions):
            return just
        alike = dict.fromkeys((wanted, *_alike(wanted, regions)))
        return [place for one in alike if one != squeeze(department.entity) for place in self._named.get(one, ())]


def _means(name: str, department: str) -> bool:
    """Whether a unit is called the body itself, without what is below it: by its name, by the end of that (局机关), or
    by letters of it (区商务委本级)."""
    bare, own = bare_name(name), bare_name(department)
    letters = iter(own)
    return bare == own or (is_itself(name) and all(letter in letters for letter in bare))


def _regions(body: str) -> tuple[str, ...]:
    """How names may begin that are of the region of a body: with the whole of it, with the last parts of it, or with
    what sort it is (甲市乙区 → 甲市乙区, 乙区, 区). A part before the last is another region, which it is in."""
    found = _REGION.match(body)
    if found is None:
        return ()
    whole = found[0]
    begins = (0, *(at + 1 for at, letter in enumerate(whole[:-1]) if letter in _SORTS), len(whole) - 1)
    return tuple(dict.fromkeys(whole[at:] for at in begins))


def _alike(name: str, regions: Sequence[str]) -> Iterator[str]:
    """What a name is with and without its region; no other letters are added or left out, and no ordinals."""
    for bare in (name, *(name.removeprefix(one) for one in regions)):
        if bare:
            yield bare
            yield from (f"{one}{bare}" for one in regions)


def _department(place: int, own: Record, listed: tuple[str, ...], bodies: _Bodies) -> Department:
    if not own.entity or own.year is None:
        return Department(own.entity, place, listed, why=Why.UNKNOWN)
    if bodies.rivals(place, own):
        return Department(own.entity, place, listed, why=Why.RIVALS)
    if not listed:
        return Department(own.entity, place, why=Why.LISTS_NONE)
    found = {name: [one for one in bodies.of(name, own) if one != place] for name in listed}
    units = tuple(places[0] for places in found.values() if len(places) == 1)
    missing = tuple(name for name, places in found.items() if not places)
    twice = tuple(name for name, places in found.items() if len(places) > 1)
    if missing == listed and all(_means(name, own.entity) for name in listed):
        why: Why | None = Why.ALONE
    elif missing:
        why = Why.MISSING
    elif twice:
        why = Why.TWICE
    elif len({*units}) < len(units):
        why = Why.ONE_FOR_SEVERAL
    else:
        why = None
    return Department(own.entity, place, listed, units, missing, twice, why)
