"""The ways in which a page may be read: what of all that it draws is taken for rules.

The first is that of nearly every page. The others are tried where it leaves doubt, from the likeliest on: rules that
lie close beside one another as one, and none so short that no cell has it as a side; the edges of grounds too, where
nothing else parts cells; no rules at all, where they part lines but not columns
(``tests/reading/test_second_reading.py``).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from gouji.reading.sources.pdf.grounds import without_grounds

if TYPE_CHECKING:
    from pdfplumber.page import Page as Sheet

_SHORT = 8.0
"""Points that a rule must be long; a row of the smallest print is as high."""


@dataclass(frozen=True, slots=True)
class Way:
    """What is left of a page, and within how many points two rules are one."""

    leave: Callable[[Sheet], Sheet]
    tolerance: float = 3.0


def _without_short_rules(page: Sheet) -> Sheet:
    return without_grounds(page).filter(lambda one: one["object_type"] == "char" or not _is_short(one))


def _is_short(drawn: Mapping[str, Any]) -> bool:
    return bool(max(drawn["x1"] - drawn["x0"], drawn["bottom"] - drawn["top"]) < _SHORT)


def _all(page: Sheet) -> Sheet:
    return page


def _letters(page: Sheet) -> Sheet:
    return page.filter(lambda one: one["object_type"] == "char")


FIRST = Way(without_grounds)

OTHERS = (Way(_without_short_rules, tolerance=7.0), Way(_all), Way(_letters))
