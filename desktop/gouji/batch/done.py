"""A file of a batch whose task is done."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from gouji.batch.state import Kept


class Done(NamedTuple):
    """A file: its place among all, what came of it, and whether that was known before."""

    place: int
    path: Path
    kept: Kept
    before: bool
