"""Packs: which laws judge a document (``resources/rules/packs/*.toml``).

A pack may begin with the laws and names of another (``base``), take more of the library, add laws and names of its own,
override what a law says of itself, and tell to which documents it applies. No law is in it twice, no override is for
nothing, and no file of a user's calls itself as a pack of the program is called: findings, cases and papers name laws
and packs by their ids (``tests/checking/rules/test_packs_refused.py``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
from msgspec import UNSET, Struct, UnsetType

from gouji import datafile, resources
from gouji.checking.rules.applying import Applies, Stage
from gouji.checking.rules.conditions import Condition, ConditionId
from gouji.checking.rules.laws import AnyLaw, Severity
from gouji.checking.rules.library import Library, known_in, library
from gouji.checking.rules.names import Name, Named, Names
from gouji.errors import Misread
from gouji.model.kinds import KindId

GENERAL = "general"
"""The pack of a document that no other was made for."""

NO_DEPARTMENT = "no-department"
"""The pack of a document that is no budget or account of a department."""


class Documents(Applies, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="kebab"):
    """To which documents a pack applies; what is not said is as it may be."""

    tables: tuple[KindId, ...] = ()
    """The kinds of table that its form prints, of which half must be there."""
    may_print: tuple[KindId, ...] = ()
    """Those that some print beside ``tables``; any other speaks against the form."""
    own: tuple[KindId, ...] = ()
    """Those that hardly any other form prints: half of these must be there too."""
    unknown: tuple[KindId, ...] = ()
    """Those that the form does not know: where one is there, the form is another."""


class LawId(str):
    """The id of a law that is known."""

    __slots__ = ()


class PackId(str):
    """The id of a pack that the program brings."""

    __slots__ = ()


class Override(Struct, frozen=True, forbid_unknown_fields=True):
    """What a pack says otherwise of a law."""

    law: LawId
    severity: Severity | UnsetType = UNSET
    since: int | UnsetType | None = UNSET
    until: int | UnsetType | None = UNSET
    stage: Stage | UnsetType = UNSET
    unless: tuple[ConditionId, ...] | UnsetType = UNSET

    def of(self, law: AnyLaw) -> AnyLaw:
        """The law as this says it."""
        told = {key: value for key in self.__struct_fields__[1:] if (value := getattr(self, key)) is not UNSET}
        return msgspec.structs.replace(law, **told)


class _Words(Struct, frozen=True):
    """The names that a pack brings or begins with: what has to be known before its laws are understood."""

    base: str | None = None
    names: tuple[Named, ...] = ()


class PackFile(Struct, frozen=True, forbid_unknown_fields=True):
    """A pack as it is written."""

    id: str
    name: str = ""
    base: PackId | None = None
    leading: Name | None = None
    treasury: tuple[Name, ...] = ()
    laws: tuple[LawId, ...] = ()
    override: tuple[Override, ...] = ()
    documents: Documents | None = None
    called: dict[KindId, str] = {}
    names: tuple[Named, ...] = ()
    law: tuple[AnyLaw, ...] = ()
    """Laws of its own."""


@dataclass(frozen=True)
class Pack:
    """The laws that judge a document, in their order, and what is needed to understand them."""

    id: str
    name: str
    """A message id; that of a user's own pack is told as it is written."""
    laws: tuple[AnyLaw, ...]
    names: Names
    conditions: Mapping[str, Condition]
    leading: frozenset[str]
    """What the leading amount column of a table may be called: a law that names one of them means that column."""
    treasury: frozenset[str]
    """Columns of the revenue table that hold money from the treasury."""
    documents: Documents | None = None
    called: Mapping[str, str] = field(default_factory=dict)
    """Kinds of table as its form calls them, where that is otherwise than in most forms."""
    own: tuple[AnyLaw, ...] = ()
    """Laws of the user's own that are judged beside: they say nothing of the form."""

    def beside(self, own: tuple[AnyLaw, ...], names: Names) -> Pack:
        """The pack with laws of the user's own; what they call by names that it does not know is among ``names``."""
        return replace(self, own=own, names=Names({**names.variants, **self.names.variants}))

    def called_of(self, kind: str) -> str:
        """What a kind of table is called: a message id, or as the form prints it."""
        return self.called.get(kind, kind)


@cache
def pack_ids() -> tuple[str, ...]:
    """The ids of the packs that the program brings."""
    return tuple(sorted(path.stem for path in resources.path("rules", "packs").glob("*.toml")))


@cache
def load(name: str) -> Pack:
    """A pack that the program brings; raises UserError with the place of what is wrong in it."""
    return read(resources.path("rules", "packs", f"{name}.toml"), f"rules/packs/{name}.toml", (name,))


def read(path: Path, shown: str, above: tuple[str, ...] = ()) -> Pack:
    """The pack in a file that messages call ``shown``; raises UserError with the place of what is wrong in it.

    ``above`` are the packs that begin with this one: it begins with none of them.
    """
    return understood(datafile.loaded(path, shown), shown, above)


def understood(data: Mapping[str, Any], shown: str, above: tuple[str, ...] = ()) -> Pack:
    """The same of what such a file holds."""
    words = datafile.understood(_Words, data, shown)
    bases = set(pack_ids()).difference(above)
    base = _based_on(words.base, above) if words.base in bases else None
    known = library().calling((base or library()).names, words.names, shown)
    makers = {
        **known.makers,
        LawId: known_in(known.laws, LawId, "no law is called {name}"),
        PackId: known_in(bases, PackId, "no other pack is called {name}"),
    }
    file = datafile.understood(PackFile, data, shown, makers)
    if not above and file.id in pack_ids():
        raise datafile.refused(shown, "id", Misread("a pack of the program is called {name}", name=file.id))
    laws = base.laws if base else ()
    held = {law.id for law in laws}
    for place, why in _misuses(file, held, known):
        raise datafile.refused(shown, place, why)
    overrides = {str(one.law): one for one in file.override}
    laws = (*laws, *(known.laws[one] for one in file.laws), *file.law)
    leading = known.names.printed(file.leading) if file.leading else base.leading if base else ()
    treasury = [text for one in file.treasury for text in known.names.printed(one)] or (base.treasury if base else ())
    return Pack(
        file.id,
        file.name or file.id,
        tuple(overrides[law.id].of(law) if law.id in overrides else law for law in laws),
        known.names,
        known.conditions,
        frozenset(leading),
        frozenset(treasury),
        file.documents,
        {**(base.called if base else {}), **{str(kind): called for kind, called in file.called.items()}},
    )


def _misuses(file: PackFile, held: set[str], known: Library) -> Iterator[tuple[str, Misread]]:
    """Where a pack that begins with the laws ``held`` names a law that it may not name there, and why."""
    for number, law in enumerate(file.laws, 1):
        if law in held:
            yield f"laws {number}", Misread("{name} is given twice", name=law)
        held.add(law)
    for own in file.law:
        if own.id in held or own.id in known.laws:
            yield f"law {own.id}", Misread("another law is called {name}", name=own.id)
        held.add(own.id)
    told: set[str] = set()
    for number, one in enumerate(file.override, 1):
        if one.law not in held:
            yield f"override {number} law", Misread("the pack has no law called {name}", name=one.law)
        elif one.law in told:
            yield f"override {number} law", Misread("{name} is given twice", name=one.law)
        told.add(one.law)


def _based_on(name: str, above: tuple[str, ...]) -> Pack:
    return read(resources.path("rules", "packs", f"{name}.toml"), f"rules/packs/{name}.toml", (*above, name))
