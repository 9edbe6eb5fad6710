"""What a command ends with."""

from __future__ import annotations

from gouji.casework.binding import differs

__all__ = ["DIFFERS", "GOOD", "INTERRUPTED", "UNREADABLE", "differs"]

UNREADABLE, DIFFERS, GOOD = 2, 1, 0
INTERRUPTED = 130
"""As shells tell it: 128 and the number of the signal."""
