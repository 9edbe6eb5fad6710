"""Names of files as Windows takes them; asked on every system, for cases and papers travel.

Names of devices (con, nul…) are refused on every system, because cases and papers travel. Held by
``test_a_case_never_takes_the_name_of_a_device``.

A path comes in spelt for Windows (``reach``): ``\\\\?\\`` where it is long, because the manifest alone does not
help where the system's switch for long paths is off, as it is by default. Held by
``test_a_long_path_is_spelt_so_that_every_windows_takes_it``.
"""

from __future__ import annotations

import ntpath
import sys
from pathlib import PurePath

from gouji.errors import UserError

_PORTS = (f"{port}{number}" for port in ("com", "lpt") for number in "123456789¹²³")
RESERVED = frozenset(("con", "prn", "aux", "nul", "conin$", "conout$", *_PORTS))
"""Names kept for devices: what is written to them is lost, whatever ending follows."""

LONGEST = 240
"""Characters of a path that every Windows takes, with room for the ending of a file that is written beside it."""

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


def reach(path: str, *, windows: bool = sys.platform == "win32") -> str:
    """The spelling that Windows takes however long the path is; what is short enough stays as it is."""
    whole = ntpath.abspath(path) if windows else path
    if not windows or len(whole) < LONGEST or whole.startswith(EXTENDED):
        return path
    return EXTENDED + (f"UNC\\{whole.removeprefix(SHARE)}" if whole.startswith(SHARE) else whole)
