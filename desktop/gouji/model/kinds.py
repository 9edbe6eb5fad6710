"""The kinds of table that budgets and accounts print, as data (``resources/rules/kinds.toml``).

Reading knows a kind by its title, rules and paper by what is said here; the name of each is in the translations.
"""

from __future__ import annotations

from functools import cache
from types import MappingProxyType
from typing import Literal

from msgspec import Struct

from gouji import datafile
from gouji.errors import Misread


class Kind(Struct, frozen=True, forbid_unknown_fields=True):
    """One kind of table."""

    id: str
    codes: str = ""
    """The digits that its codes begin with; empty where any may stand."""
    called: tuple[str, ...] = ()
    """What a formula may call it, as forms print it; the first is offered."""
    sides: tuple[str, ...] = ()
    """What its sides are called, from the left, where it has so many."""
    sign: Literal["T", "G", "E"] = "T"
    """The tick of a figure that was held against such a table."""


class _File(Struct, frozen=True, forbid_unknown_fields=True):
    kind: tuple[Kind, ...]


class KindId(str):
    """The id of a kind that is known."""

    __slots__ = ()


@cache
def kinds() -> MappingProxyType[str, Kind]:
    """Every kind by its id."""
    return MappingProxyType({kind.id: kind for kind in datafile.installed(_File, "rules", "kinds.toml").kind})


@cache
def _by_name() -> MappingProxyType[str, str]:
    return MappingProxyType({name: kind.id for kind in kinds().values() for name in kind.called})


def kind_named(text: str) -> str:
    """The id of a kind by what forms call it; any other text as it is."""
    return _by_name().get(text, text)


def kind_id(text: str) -> KindId:
    """The id of a known kind; raises Misread for another."""
    if text not in kinds():
        raise Misread("no kind of table is called {name}", name=text)
    return KindId(text)
