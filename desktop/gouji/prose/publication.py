"""Whether documents are looked at before they are published: a switch that is known before any document is."""

from __future__ import annotations

from contextvars import ContextVar

BEFORE_PUBLICATION: ContextVar[bool] = ContextVar("BEFORE_PUBLICATION", default=False)
"""Set on the command line or in the window."""
