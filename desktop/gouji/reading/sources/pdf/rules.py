"""Tables as their rules show them, with the borders that were not drawn."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pdfplumber.page import Page as Sheet
    from pdfplumber.table import Table as Ruled

_BORDER = 5.0
"""Points that a border must lack to be not drawn."""

_ASIDE = 1.0
"""Points by which a side of a cell may stand beside its rule."""

_CLOSE = 3.0
"""Points that rules which go on with each other may stand apart."""

Frame = tuple[float, float, float, float]

Rule = tuple[float, float, float]
"""Where a rule runs, from where, to where."""


def ruled_tables(page: Sheet, tolerance: float) -> Iterator[Ruled]:
    """Ruled tables; a border that was not drawn, wholly or for some rows, is put in where the rules across it end.

    Rules within ``tolerance`` points are one.
    """
    within: dict[str, Any] = {f"{name}_tolerance": tolerance for name in ("snap", "join", "intersection")}
    tables = [own for table in page.find_tables(within) for own in _by_its_own_rules(page, table, within)]
    frames: list[tuple[Ruled | None, Frame]] = [(table, table.bbox) for table in tables]
    frames += [(None, frame) for frame in _open_frames(page, tables)]
    for table, (left, upper, right, lower) in frames:
        upright = _upright(page.vertical_edges, left, upper, right, lower)
        top, bottom = min([upper, *(e["top"] for e in upright)]), max([lower, *(e["bottom"] for e in upright)])
        level = _touching([e for e in page.horizontal_edges if top - 3 <= e["top"] <= bottom + 3], left, right)
        x0, x1 = min((e["x0"] for e in level), default=left), max((e["x1"] for e in level), default=right)
        y0, y1 = min((e["top"] for e in upright), default=top), max((e["bottom"] for e in upright), default=bottom)
        columns = [(e["x0"], e["top"], e["bottom"]) for e in upright]
        lines = [(e["top"], e["x0"], e["x1"]) for e in level]
        xs = [x for x in (x0, x1) if _open(columns, x, y0, y1)]
        ys = [y for y in (y0, y1) if _open(lines, y, x0, x1)] + list(_ends(columns, lines, y0, y1))
        if table is not None and not xs and not ys:
            yield table
            continue
        part = page.crop(
            (
                max(page.bbox[0], min(x0, left) - 1),
                max(page.bbox[1], min(y0, top) - 1),
                min(page.bbox[2], max(x1, right) + 1),
                min(page.bbox[3], max(y1, bottom) + 1),
            ),
            strict=False,
        )
        yield from part.find_tables({**within, "explicit_vertical_lines": xs, "explicit_horizontal_lines": ys})


def _by_its_own_rules(page: Sheet, table: Ruled, within: dict[str, Any]) -> Sequence[Ruled]:
    """A table where its own rules stand: those of another, nearly in line with them, may have drawn them aside."""
    left, top, right, bottom = table.bbox
    own = sorted({e["x0"] for e in page.vertical_edges if e["top"] < bottom and e["bottom"] > top})
    sides = {x for cell in table.cells for x in (cell[0], cell[2])}
    if not own or all(_nearest(own, x) < _ASIDE for x in sides):
        return [table]
    own_part = (left - _CLOSE, top - 1, right + _CLOSE, bottom + 1)
    (x0, y0), (x1, y1) = map(max, own_part[:2], page.bbox[:2]), map(min, own_part[2:], page.bbox[2:])
    return page.crop((x0, y0, x1, y1), strict=False).find_tables(within)


def _nearest(places: Sequence[float], x: float) -> float:
    """How far the nearest of places in order is."""
    at = bisect_left(places, x)
    return min(abs(place - x) for place in places[max(at - 1, 0) : at + 1])


def _upright(
    edges: Sequence[dict[str, Any]], left: float, top: float, right: float, bottom: float
) -> list[dict[str, Any]]:
    """Upright rules of a table, also those that go on above and below it, where rows are open at both sides."""
    rest = sorted((e for e in edges if left - 3 <= e["x0"] <= right + 3), key=lambda e: float(e["top"]))
    inside = [e for e in rest if e["bottom"] > top and e["top"] < bottom]
    columns = [e["x0"] for e in inside]
    for e in rest:
        if 0 <= e["top"] - bottom < _CLOSE and any(abs(e["x0"] - x) < _CLOSE for x in columns):
            inside.append(e)
            bottom = max(bottom, e["bottom"])
    for e in reversed(rest):
        if 0 <= top - e["bottom"] < _CLOSE and any(abs(e["x0"] - x) < _CLOSE for x in columns):
            inside.append(e)
            top = min(top, e["top"])
    return inside


def _open_frames(page: Sheet, tables: Sequence[Ruled]) -> Iterator[Frame]:
    """Where rules cross that close no cell: rows of two columns that are open at both sides."""
    boxes = [table.bbox for table in tables]
    free = [
        e
        for e in page.vertical_edges
        if not any(
            box[0] - 3 <= e["x0"] <= box[2] + 3 and box[1] - 3 < e["bottom"] and e["top"] < box[3] + 3 for box in boxes
        )
    ]
    for begins, ends in _joined_rules([(0.0, e["top"], e["bottom"]) for e in free]):
        columns = [e["x0"] for e in free if begins <= e["top"] < ends]
        level = [e for e in page.horizontal_edges if begins - 3 <= e["top"] <= ends + 3]
        level = _touching(level, min(columns), max(columns))
        left, right = min((e["x0"] for e in level), default=0.0), max((e["x1"] for e in level), default=0.0)
        if (
            len({round(e["top"]) for e in level}) > 2
            and left + _BORDER < min(columns)
            and max(columns) < right - _BORDER
        ):
            yield left, begins, right, ends


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
    met = {at for at, _, _ in lines}
    for begins, ends in _joined_rules(columns):
        for y in (begins, ends):
            inside = top + _BORDER < y < bottom - _BORDER
            if inside and all(abs(y - other) > _BORDER for other in met):
                met.add(y)
                yield y


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
