"""Who prepared and who reviewed a paper, as it stands on every page: by name and day, or with room to write both."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from gouji.wording import say

WORKING = ("preparer", "reviewer")
"""Whose names stand on every page."""

BY_HAND = "＿" * 5
"""Where something is written by hand."""

NOBODY: Mapping[str, str] = MappingProxyType({})


def hands(roles: Iterable[str], signed: Mapping[str, str] = NOBODY) -> str:
    """Each role by its word; ``signed`` tells of some, by that word, who did and on which day."""
    room = say("{room}  Date: {room}", room=BY_HAND)
    return "　　".join(say("{name}: {told}", name=name, told=signed.get(name, room)) for name in roles)
