"""Conditions that set laws aside, named once (``resources/rules/conditions.toml``)."""

from __future__ import annotations

from msgspec import Struct

from gouji.checking.rules.names import Name
from gouji.model.kinds import KindId


class Condition(Struct, frozen=True, forbid_unknown_fields=True):
    """It holds where a row, or the total of a column, called so in a table of the kind states money.

    Where a table prints a row or a column of ``told``, what that money does to the sums is told there, and it does not
    hold.
    """

    id: str
    money: dict[KindId, tuple[Name, ...]] = {}
    columns: dict[KindId, tuple[Name, ...]] = {}
    told: dict[KindId, tuple[Name, ...]] = {}


class ConditionsFile(Struct, frozen=True, forbid_unknown_fields=True):
    """What ``conditions.toml`` holds."""

    condition: tuple[Condition, ...]


class ConditionId(str):
    """The id of a condition that is known."""

    __slots__ = ()
