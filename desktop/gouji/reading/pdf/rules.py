"""Tables as their rules show them, with the borders that were not drawn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pdfplumber.page import Page as Sheet
    from pdfplumber.table import Table as Ruled

_BORDER = 5.0
"""Points that a border must lack to be not drawn."""

Rule = tuple[float, float, float]
"""Where a rule runs, from where, to where."""


def ruled_tables(page: Sheet) -> Iterator[Ruled]:
    """Ruled tables; a border that was not drawn, wholly or for some rows, is put in where the rules across it end."""
    for table in page.find_tables():
        left, top, right, bottom = table.bbox
        level = _touching([e for e in page.horizontal_edges if top - 3 <= e["top"] <= bottom + 3], left, right)
        upright = [
            e
            for e in page.vertical_edges
            if left - 3 <= e["x0"] <= right + 3 and e["bottom"] > top and e["top"] < bottom
        ]
        x0, x1 = min((e["x0"] for e in level), default=left), max((e["x1"] for e in level), default=right)
        y0, y1 = min((e["top"] for e in upright), default=top), max((e["bottom"] for e in upright), default=bottom)
        columns = [(e["x0"], e["top"], e["bottom"]) for e in upright]
        lines = [(e["top"], e["x0"], e["x1"]) for e in level]
        xs = [x for x in (x0, x1) if _open(columns, x, y0, y1)]
        ys = [y for y in (y0, y1) if _open(lines, y, x0, x1)] + list(_ends(columns, lines, y0, y1))
        if not xs and not ys:
            yield table
            continue
        part = page.crop(
            (
                max(0, min(x0, left) - 1),
                max(0, min(y0, top) - 1),
                min(page.width, max(x1, right) + 1),
                min(page.height, max(y1, bottom) + 1),
            ),
            strict=False,
        )
        yield from part.find_tables({"explicit_vertical_lines": xs, "explicit_horizontal_lines": ys})


def _touching(level: Sequence[dict[str, Any]], left: float, right: float) -> list[dict[str, Any]]:
    """Level rules that reach into a table or go on from one that does; those of a table beside it do not."""
    inside: list[dict[str, Any]] = []
    rest = list(level)
    while found := [e for e in rest if e["x0"] <= right + 3 and e["x1"] >= left - 3]:
        inside += found
        rest = [e for e in rest if e["x0"] > right + 3 or e["x1"] < left - 3]
        left, right = min(left, *(e["x0"] for e in found)), max(right, *(e["x1"] for e in found))
    return inside


def _ends(columns: Sequence[Rule], lines: Sequence[Rule], top: float, bottom: float) -> Iterator[float]:
    """Heights where upright rules begin or end, as beside a merged cell, though no level rule is drawn there."""
    met: list[float] = []
    for begins, ends in _joined_rules(columns):
        for y in (begins, ends):
            inside = top + _BORDER < y < bottom - _BORDER
            if inside and all(abs(y - other) > _BORDER for other in (*met, *(at for at, _, _ in lines))):
                met.append(y)
    yield from met


def _joined_rules(rules: Sequence[Rule]) -> Iterator[tuple[float, float]]:
    """From where to where parallel rules reach, pieces that follow each other put together."""
    at = begins = ends = float("-inf")
    for x, start, end in sorted(rules):
        if abs(x - at) < _BORDER and start - ends < _BORDER:
            ends = max(ends, end)
            continue
        if ends > begins:
            yield begins, ends
        at, begins, ends = x, start, end
    if ends > begins:
        yield begins, ends


def _open(rules: Sequence[Rule], at: float, start: float, end: float) -> bool:
    """Whether a border is not drawn along its whole length; ``rules`` are parallel to it: where, from, to."""
    reached = start
    for _, begins, ends in sorted((rule for rule in rules if abs(rule[0] - at) < _BORDER), key=lambda one: one[1]):
        if begins > reached + _BORDER:
            return True
        reached = max(reached, ends)
    return end - reached > _BORDER
