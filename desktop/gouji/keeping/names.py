"""Names that Windows keeps for devices: what is written to them is lost, whatever ending follows."""

from __future__ import annotations

_PORTS = (f"{port}{number}" for port in ("com", "lpt") for number in "123456789¹²³")
RESERVED = frozenset(("con", "prn", "aux", "nul", "conin$", "conout$", *_PORTS))


def reserved(name: str) -> bool:
    """Whether a file of this name would be a device; asked on every system, for cases travel."""
    return name.partition(".")[0].rstrip(" ").lower() in RESERVED
