"""Where something was read: a line of a text, a box on a page, or a cell of a sheet."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

Box = tuple[float, float, float, float]
"""Left, top, right, bottom in PDF points; the origin is the top left corner of the page as it is shown."""


@dataclass(frozen=True, slots=True)
class AtLine:
    """A line of a text or of delimited values, counted from 1."""

    line: int


@dataclass(frozen=True, slots=True)
class OnPage:
    """A box on a page; pages count from 1."""

    page: int
    bbox: Box


@dataclass(frozen=True, slots=True)
class InSheet:
    """A cell of a workbook, such as ``B7``."""

    sheet: str
    cell: str


Source = AtLine | OnPage | InSheet

NOWHERE = AtLine(0)
"""The place of what was not read from anywhere."""


def span(sources: Iterable[Source]) -> Source | None:
    """What holds all of ``sources``: one box around boxes of the same page, else the first; None for nothing."""
    every = [*sources]
    if not every or not isinstance(first := every[0], OnPage):
        return every[0] if every else None
    boxes = [one.bbox for one in every if isinstance(one, OnPage) and one.page == first.page]
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return OnPage(first.page, (min(lefts), min(tops), max(rights), max(bottoms)))
