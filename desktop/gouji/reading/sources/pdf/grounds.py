"""Grounds: areas painted behind cells, rows or a whole sheet, which are no rules wherever their edges lie.

Writers paint them in many ways: Word five rectangles a shaded cell (a strip at each margin, some 5 pt beside the
rules, and the middle), Excel and Acrobat one behind the used range, others a closed curve, or a rectangle with a
border of its own colour; white ones too, which nobody sees. What is painted only for its ground separates nothing,
and its edges, taken for rules, part columns that are one or put a whole table into one cell. So whatever is filled,
shows no border and is more than a rule both ways is a ground, of any colour. Rules are painted as well: a filled
stripe is one as long as it is thin, or dark and not much thicker, for a stripe of a ground that is printed on is light.

A table whose rows are told apart by grounds alone has no rules, and is read as one without
(``tests/reading/test_grounds.py``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pdfplumber.page import Page as Sheet

_THIN = 2.0
"""Points that a painted rule of any colour is thick at most."""

_THICK = 4.5
"""Points that a dark one is: the thickest border that Excel and Word offer without a choice of its own is 4.5."""

_DARK = 0.5
"""How light a dark colour is at most, from 0 to 1."""


def without_grounds(page: Sheet) -> Sheet:
    """The page without the areas that are painted behind what it prints."""
    if not any(map(is_ground, (*page.rects, *page.curves))):
        return page
    return page.filter(lambda one: not is_ground(one))


def is_ground(drawn: Mapping[str, Any]) -> bool:
    """Whether what is drawn is a filled area that shows no border."""
    if drawn["object_type"] not in ("rect", "curve") or not drawn["fill"]:
        return False
    ground = _rgb(drawn["non_stroking_color"])
    if drawn["stroke"] and _rgb(drawn["stroking_color"]) != ground:
        return False
    thickness = min(drawn["x1"] - drawn["x0"], drawn["bottom"] - drawn["top"])
    is_dark = ground is not None and sum(ground) / 3 <= _DARK
    return bool(thickness > (_THICK if is_dark else _THIN))


def _rgb(colour: object) -> tuple[float, ...] | None:
    """A colour as red, green and blue from 0 to 1, however it is written; None for a pattern."""
    parts = colour if isinstance(colour, Sequence) else (colour,)
    if not all(isinstance(part, int | float) for part in parts):
        return None
    match [*map(float, parts)]:
        case [grey]:
            return grey, grey, grey
        case [red, green, blue]:
            return red, green, blue
        case [cyan, magenta, yellow, black]:
            return tuple((1 - ink) * (1 - black) for ink in (cyan, magenta, yellow))
    return None
