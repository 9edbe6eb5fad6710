"""How the cells of the workbook look: each look once, made when it is first wanted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook

RED, AMBER, GREY, GREEN, BLUE = "#9C0006", "#7F6000", "#595959", "#2E7D32", "#1F4690"
ON_RED, ON_AMBER, ON_GREY = "#FFC7CE", "#FFEB9C", "#E7E6E6"
EDGE = "#BFBFBF"

MARKS = ("✓", "?", "△", "✗")
"""By how grave it is what became of a relation (``relations.py``); each has a shape, for paper has no colours."""

TITLE = {"bold": True, "font_size": 14}
HEAD = {"bold": True, "bg_color": "#EAEEF3", "border": 1, "border_color": EDGE, "text_wrap": True, "align": "center"}
HEAD |= {"valign": "vcenter"}
CELL = {"border": 1, "border_color": EDGE, "valign": "vcenter"}
TEXT = CELL | {"text_wrap": True}
LINK = TEXT | {"font_color": BLUE, "underline": 1}
MARK = CELL | {"align": "center"}
WORDS = {"text_wrap": True, "valign": "top"}


class Looks:
    """The formats of one workbook."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self._made: dict[tuple[tuple[str, object], ...], Format] = {}

    def of(self, *parts: Mapping[str, object], **more: object) -> Format:
        """The format that has all of these."""
        wanted: dict[str, object] = {}
        for part in (*parts, more):
            wanted.update(part)
        key = tuple(sorted(wanted.items()))
        if key not in self._made:
            self._made[key] = self._workbook.add_format(wanted)
        return self._made[key]

    def amount(self, decimals: int, **more: object) -> Format:
        """Of an amount printed with so many decimals."""
        return self.of(CELL, num_format="#,##0" + ("." + "0" * decimals if decimals else ""), **more)

    def of_mark(self, grave: int) -> Format:
        """What a figure that bears a mark and that mark look like; no more than colours and letters."""
        return self._workbook.add_format(
            (
                {"font_color": GREEN},
                {"bg_color": ON_GREY, "font_color": GREY},
                {"bg_color": ON_AMBER, "font_color": AMBER},
                {"bg_color": ON_RED, "font_color": RED, "bold": True},
            )[grave]
        )
