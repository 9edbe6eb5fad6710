"""What packs are made of: names, conditions and laws, loaded once; what names one that nobody knows is refused."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import TypeVar

from msgspec import Struct

from gouji import datafile, resources
from gouji.checking.rules.conditions import Condition, ConditionId, ConditionsFile
from gouji.checking.rules.formula import Address, Formula, Tie, address, parse, pointing
from gouji.checking.rules.laws import AnyLaw
from gouji.checking.rules.names import Name, Named, Names, NamesFile
from gouji.errors import Misread
from gouji.model.kinds import KindId, kind_id

Made = TypeVar("Made")

_TABLE = re.compile(r"T[1-9]\d*")
"""The id of a table, for whoever writes laws for one document; the laws of the program name kinds alone."""


class LawsFile(Struct, frozen=True, forbid_unknown_fields=True):
    """One subject of laws."""

    law: tuple[AnyLaw, ...]


@dataclass(frozen=True)
class Library:
    """The names, conditions and laws that packs may use."""

    names: Names
    conditions: Mapping[str, Condition]
    laws: Mapping[str, AnyLaw]

    def calling(self, names: Names, named: Iterable[Named], shown: str) -> Library:
        """The library with ``names`` and those that a file called ``shown`` brings; raises UserError with the place of
        what is wrong with them."""
        try:
            return replace(self, names=names.and_also(named))
        except Misread as error:
            raise datafile.refused(shown, "names", error) from error

    @property
    def makers(self) -> datafile.Makers:
        """What makes the values of laws and conditions from their texts."""
        return {
            KindId: kind_id,
            Name: self.names.known,
            ConditionId: known_in(self.conditions, ConditionId, "no condition is called {name}"),
            Address: lambda text: self._known(address(text)),
            Formula: self._formula,
            Tie: self._tie,
        }

    def _formula(self, text: str) -> Formula:
        made = self._parsed(text)
        if isinstance(made, Tie):
            raise Misread("{formula}: only a tie holds for each code or class", formula=text)
        if any(term.address.column == "*" for term in made.terms):
            raise Misread("{formula}: a column is * where the law names columns, and only there", formula=text)
        return made

    def _tie(self, text: str) -> Tie:
        made = self._parsed(text)
        if not isinstance(made, Tie):
            raise Misread("{formula}: a tie says each code or each class", formula=text)
        return made

    def _parsed(self, text: str) -> Formula:
        made = parse(text)
        for term in made.terms:
            try:
                self._known(term.address)
            except Misread as error:
                raise pointing(error, text, term.address.start) from error
        return made

    def _known(self, one: Address) -> Address:
        if _TABLE.fullmatch(one.kind) is None:
            kind_id(one.kind)
        self.names.known_row(one.row)
        if one.column != "*":
            self.names.known(one.column)
        return one


def known_in(known: Iterable[str], made: Callable[[str], Made], message: str) -> Callable[[str], Made]:
    """What makes an id of one of those that are known; raises Misread with ``message`` for another."""
    held = frozenset(known)

    def make(text: str) -> Made:
        if text not in held:
            raise Misread(message, name=text)
        return made(text)

    return make


@cache
def library() -> Library:
    """What the program brings; raises UserError with the place of what is not understood."""
    names = Names({}).and_also(datafile.installed(NamesFile, "rules", "names.toml").name)
    bare = Library(names, {}, {})
    conditions = datafile.installed(ConditionsFile, "rules", "conditions.toml", makers=bare.makers).condition
    held = replace(bare, conditions={one.id: one for one in conditions})
    laws: dict[str, AnyLaw] = {}
    for path in sorted(resources.path("rules", "laws").glob("*.toml")):
        for law in datafile.installed(LawsFile, "rules", "laws", path.name, makers=held.makers).law:
            if law.id in laws:
                raise datafile.refused(f"rules/laws/{path.name}", law.id, Misread("{name} is given twice", name=law.id))
            laws[law.id] = law
    return replace(held, laws=laws)
