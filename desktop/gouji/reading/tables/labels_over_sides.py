"""Labels that reach over several sides of a table: the figure behind them is of the last side that they reach.

A figure without a label is of the label before it that has none where that is a total, where it stands aside of the
names of its side, or where cells do not tell how far they reach, as those of csv. Where no rules part the cells a label
may stand among the amounts of a side; one that stands where names do may have gone astray, and the table is in doubt.
Held by ``test_a_label_over_two_sides_is_of_the_figure_behind_them_though_no_name_overleaf_stands_there``,
``test_a_figure_without_a_name_beside_a_name_of_the_side_before_it_is_in_doubt``.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from gouji.model.doubt import Doubt, Misgiving
from gouji.model.reason import Reason
from gouji.model.source import OnPage
from gouji.model.table import Row
from gouji.reading.page.page import Block
from gouji.reading.tables.header import TELLING, Header
from gouji.reading.tables.page_breaks import BySide
from gouji.reading.tables.rows import PrintedRow
from gouji.reading.terms.figures import whole_amount
from gouji.reading.terms.labels import label_level

BESIDE = Doubt(
    Misgiving.READINGS,
    Reason("a figure without a name stands beside a name of the side before it: whether it is of it cannot be told"),
)


@dataclass(frozen=True)
class LabelsOverSides:
    """How labels reach in a table of a ``header``, whose first part has this ``shape``."""

    header: Header
    shape: Block

    def settled(self, printed: BySide) -> tuple[BySide, Doubt | None]:
        """What a row prints on each side, with labels that reach over sides on the last of them; a doubt about it."""
        found, doubt = [*printed], None
        for side in range(1, len(found)):
            before, one = found[side - 1], found[side]
            label = None if before is None else self._label(before, side - 1)
            if before is None or label is None or (one is not None and (one.row.code or one.row.name)):
                continue
            astray = not before.row.name
            if one is None or not one.amounts:
                if astray and one is None:
                    found[side - 1 : side + 1] = [None, PrintedRow(replace(label, side=side), (), over=side - 1)]
            elif astray or self._reaches(label, side - 1):
                row = replace(label, side=side, source=one.row.source)
                found[side - 1 : side + 1] = [None, replace(one, row=row, over=side - 1)]
            elif self.shape.loose and any(whole_amount(amount.text) for amount in one.amounts):
                doubt = BESIDE
        return found, doubt

    def _label(self, one: PrintedRow, side: int) -> Row | None:
        """The label of a side without a figure, be it printed where no rules part it from the amounts."""
        if one.row.code or (one.row.name and one.amounts):
            return None
        if one.row.name:
            return one.row
        texts = [amount.text for amount in one.amounts]
        if not self.shape.loose or len(texts) != 1 or not all(any(map(str.isalpha, text)) for text in texts):
            return None
        (name,) = texts
        return None if any(map(str.isdecimal, name)) else Row(name, None, label_level(name), side, one.row.source)

    def _reaches(self, label: Row, side: int) -> bool:
        return label.level == 0 or not self._tells_reach or self._stands_aside(label, side)

    def _stands_aside(self, label: Row, side: int) -> bool:
        """Whether a label without rules about it begins beyond the middle of the columns of the names of its side."""
        names = self.header.sides[side].texts
        if not self.shape.loose or not names or not isinstance(label.source, OnPage):
            return False
        left, right = self.shape.edges[names[0]], self.shape.edges[names[-1] + 1]
        return label.source.bbox[0] > (left + right) / 2

    @cached_property
    def _tells_reach(self) -> bool:
        """Whether some cell reaches over others: the table of several sides has one in its header, if any can.

        Where no rules part the cells a label may have gone astray, and nothing more is made of it.
        """
        columns = range(self.shape.width)
        rows = range(min(self.shape.height, TELLING))
        return self.shape.loose or any(self.shape.text(row, column) is None for row in rows for column in columns)
