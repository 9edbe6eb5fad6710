"""Which pack judges a document, and why: the one that asks most of documents among those that apply to this one.

Of equals the first by id. One that is no budget or account of a department is held against no rule for such: only
sums within its tables are told, to be looked at. A document that no pack was made for is judged by the general one,
and is told so; a pack that the user named judges whatever it is given. Held by
``tests/checking/rules/test_choosing.py``.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from gouji.checking.rules.pack import GENERAL, NO_DEPARTMENT, Documents, Pack, load, pack_ids, read
from gouji.errors import UserError
from gouji.model.document import Document
from gouji.model.names import reach

NO_TABLE = frozenset({"other", "described", "performance"})
"""Kinds that say nothing of the form of a document."""


@dataclass(frozen=True)
class Choice:
    """A pack, and the message that says why it was chosen; blank where the document meets all that the pack asks."""

    pack: Pack
    why: str = ""


def choose(document: Document) -> Choice:
    """The pack for a document."""
    if document.no_department:
        return Choice(load(NO_DEPARTMENT), "it is no budget or account of a department")
    apply = [pack for pack in map(load, pack_ids()) if pack.documents and applies(pack.documents, document)]
    if not apply:
        return Choice(load(GENERAL), "no pack takes just these tables, so the general laws are used")
    best = max(apply, key=lambda pack: _asks(pack.documents))
    return Choice(best)


def named(name: str) -> Choice:
    """The pack of an id, or the one in a file of the user's own; raises UserError."""
    why = "it was named by the user"
    if name in pack_ids():
        return Choice(load(name), why)
    path = Path(reach(name))
    if path.suffix.lower() != ".toml":
        raise UserError(
            "no-pack",
            "There is no rule pack called {name}. There are: {known}; or name a file that ends in .toml.",
            name=name,
            known="、".join(pack_ids()),
        )
    return Choice(read(path, path.name), why)


def applies(asked: Documents, document: Document) -> bool:
    """Whether a document is as a pack asks."""
    kinds = {table.kind for table in document.tables} - NO_TABLE
    return (
        not asked.unmet(document)
        and (not asked.tables or kinds.issuperset(asked.tables))
        and (not asked.tables or kinds.issubset({*asked.tables, *asked.may_print}))
    )


def _asks(asked: Documents | None) -> int:
    """How much a pack asks of documents."""
    if asked is None:
        return 0
    said = (asked.stage, asked.since is not None, asked.until is not None, asked.region)
    return sum(map(bool, said)) + len(asked.tables)
