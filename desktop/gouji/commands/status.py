"""What a command ends with."""

from __future__ import annotations

UNREADABLE, DIFFERS, GOOD = 2, 1, 0

NOT_WRITTEN = 74
"""What was to be told or written found no room: as ``sysexits.h`` calls an error of input and output."""

INTERRUPTED, UNHEARD = 130, 141
"""As shells tell it: 128 and the number of the signal, of an interrupt and of a pipe that nobody reads any more."""
