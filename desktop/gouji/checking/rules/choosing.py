"""Which pack judges a document, and why: of those that apply to it the one whose tables it prints best.

A pack applies to a document of its stage, years and region that prints at least half of the tables which the pack
expects, and of those by which its form is told; tables may be missing, and others may be printed beside, but none that
the form does not know. One that is for the
region of the body comes before those for all. Then what is printed of the form speaks for a pack, what is missing of it
and what its form does not know against it. Of equals that whose years begin later is nearer, then the first by id.

One that is no budget or account of a department is held against no rule for such: only sums within its tables are told,
to be looked at. A document that no pack was made for is judged by the general one, and is told so; a pack that the user
named judges whatever it is given, with no rules of the user's own beside it. Held by
``tests/checking/rules/test_choosing.py``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from gouji.checking.rules.own import NONE, OwnRules
from gouji.checking.rules.pack import GENERAL, NO_DEPARTMENT, Documents, Pack, load, pack_ids, read
from gouji.errors import UserError
from gouji.model.document import Document
from gouji.model.names import reach

NO_TABLE = frozenset({"other", "described", "performance"})
"""Kinds that say nothing of the form of a document."""


@dataclass(frozen=True)
class Choice:
    """A pack, and the message that says why it was chosen, with what fills it; blank where the document meets all that
    the pack asks."""

    pack: Pack
    why: str = ""
    told: Mapping[str, str] = field(default_factory=dict)
    by_person: bool = False
    """Whether somebody chose it, whatever the document is."""


def choose(document: Document, own: OwnRules = NONE) -> Choice:
    """The pack for a document, with the user's ``own`` rules beside it."""
    return with_own(_choose(document), own)


def with_own(choice: Choice, own: OwnRules) -> Choice:
    """A choice with the user's own rules beside it."""
    return replace(choice, pack=choice.pack.beside(own.laws, own.names)) if own.laws else choice


def _choose(document: Document) -> Choice:
    if document.no_department:
        return Choice(load(NO_DEPARTMENT), "it is no budget or account of a department")
    apply = [pack for pack in map(load, pack_ids()) if pack.documents and applies(pack.documents, document)]
    if not apply:
        return Choice(load(GENERAL), "no pack was made for these tables, so the general laws are used")
    return Choice(max(apply, key=lambda pack: _nearness(pack.documents, document)))


def named(name: str) -> Choice:
    """The pack of an id, or the one in a file of the user's own; raises UserError."""
    if name in pack_ids():
        return Choice(load(name), "it was named by the user", by_person=True)
    path = Path(reach(name))
    if path.suffix.lower() != ".toml":
        raise UserError(
            "no-pack",
            "There is no rule pack called {name}. There are: {known}; or name a file that ends in .toml.",
            name=name,
            known="、".join(pack_ids()),
        )
    return Choice(read(path, path.name), "it was named by the user", by_person=True)


def offered(document: Document) -> list[Pack]:
    """All packs that a person may choose for a document: first those that apply to it, the nearest before the others.

    One that is for no documents of its own, such as the general one, stands between these and what does not apply.
    """

    def order(pack: Pack) -> tuple[bool, bool, tuple[bool, int, int]]:
        asked = pack.documents
        return asked is not None and applies(asked, document), asked is None, _nearness(asked, document)

    return sorted(map(load, pack_ids()), key=order, reverse=True)


@dataclass(frozen=True)
class Fit:
    """The kinds of table of a document beside those that a pack expects, in the order of the pack and the document."""

    there: tuple[str, ...]
    absent: tuple[str, ...]
    beside: tuple[str, ...] = ()
    """What some print of the form of the pack."""
    others: tuple[str, ...] = ()
    """What that form does not know."""


def fit(asked: Documents, document: Document) -> Fit:
    """How the tables of a document are those of a pack."""
    printed = list(dict.fromkeys(table.kind for table in document.tables if table.kind not in NO_TABLE))
    known = {*asked.tables, *asked.may_print} if asked.tables else set(printed)
    return Fit(
        tuple(kind for kind in asked.tables if kind in printed),
        tuple(kind for kind in asked.tables if kind not in printed),
        tuple(kind for kind in printed if kind in known.difference(asked.tables)),
        tuple(kind for kind in printed if kind not in known),
    )


def applies(asked: Documents, document: Document) -> bool:
    """Whether a document is as a pack asks, be it without some of the tables or with others beside."""
    printed = {table.kind for table in document.tables}
    half = all(2 * len(printed.intersection(kinds)) >= len(kinds) for kinds in (asked.tables, asked.own))
    return not asked.unmet(document) and half and printed.isdisjoint(asked.unknown)


def _nearness(asked: Documents | None, document: Document) -> tuple[bool, int, int]:
    """How near a pack is to a document: by its region, then by its tables, then by its years."""
    if asked is None:
        return False, 0, 0
    tables = fit(asked, document)
    known = len(tables.there) + len(tables.beside)
    return bool(asked.region), 2 * known - len(tables.absent) - len(tables.others), asked.since or 0
