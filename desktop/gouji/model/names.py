"""Names of files as Windows takes them; asked on every system, for cases and papers travel.

Names of devices (con, nul…) are refused on every system, because cases and papers travel. Held by
``test_a_case_never_takes_the_name_of_a_device``.

A path comes in spelt for Windows (``reach``): ``\\\\?\\`` where it is long, because the manifest alone does not
help where the system's switch for long paths is off, as it is by default. Held by
``test_a_long_path_is_spelt_so_that_every_windows_takes_it``.
"""

from __future__ import annotations

import ntpath
import re
import sys
from pathlib import PurePath
from unicodedata import category

from gouji.errors import UserError

_PORTS = (f"{port}{number}" for port in ("com", "lpt") for number in "123456789¹²³")
RESERVED = frozenset(("con", "prn", "aux", "nul", "conin$", "conout$", *_PORTS))
"""Names kept for devices: what is written to them is lost, whatever ending follows."""

LONGEST = 240
"""Characters of a path that every Windows takes, with room for the ending of a file that is written beside it."""

LONGEST_NAME = 48
"""Characters of a name before its ending: of these every system takes four bytes each, and a date beside them."""

_TAKEN = re.compile(r'[<>:"/\\|?*]')
_NUMBERS = re.compile(r"(\d+)")
_UNSEEN = ("Cc", "Cf", "Cs")

EXTENDED, SHARE = "\\\\?\\", "\\\\"


def reserved(name: str) -> bool:
    """Whether a file of this name would be a device."""
    return name.partition(".")[0].rstrip(" ").lower() in RESERVED


def refuse_reserved(path: PurePath) -> None:
    """Raises UserError where a file would be a device."""
    if reserved(path.name):
        raise UserError(
            "reserved-name",
            "{name} is a name that Windows keeps for devices. Choose another name.",
            name=path.name,
        )


def legal(text: str) -> str:
    """A name for a file that is called by a text of any kind: one of its folder, that every system takes.

    What no name holds gives way to "_"; marks that turn or steer a line are left out, and what is too long is cut.
    """
    seen = "".join(" " if char.isspace() else char for char in text if char.isspace() or category(char) not in _UNSEEN)
    name = _TAKEN.sub("_", " ".join(seen.split()))[:LONGEST_NAME].strip(" .")
    return f"_{name}" if not name or reserved(name) else name


def by_number(name: str) -> tuple[tuple[int, str], ...]:
    """By what names are put in order so that their numbers count: 附件2 before 附件10."""
    return tuple((int(one), "") if one.isdecimal() else (-1, one.casefold()) for one in _NUMBERS.split(name) if one)


def reach(path: str, *, windows: bool = sys.platform == "win32") -> str:
    """The spelling that Windows takes however long the path is; what is short enough stays as it is."""
    whole = ntpath.abspath(path) if windows else path
    if not windows or len(whole) < LONGEST or whole.startswith(EXTENDED):
        return path
    return EXTENDED + (f"UNC\\{whole.removeprefix(SHARE)}" if whole.startswith(SHARE) else whole)
