"""What was printed and found no place in a table: a row that seems to be missing may stand there.

Text that found no place may be the row that a tie misses, where it prints its code or its label with a figure,
or money carried over, where it prints some: then the relation is not judged. Held by
``test_a_row_that_may_stand_in_what_was_not_read_is_not``,
``test_money_carried_over_in_what_was_not_read_sets_rules_aside``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import accumulate, takewhile

from gouji.model.codes import codes_in, level_of
from gouji.model.document import Document
from gouji.model.totals import names_total

_NO_MONEY = re.compile(r"(?<!\d)\d++(?:[年月日%％、．)）]|\.(?!\d))")
"""Dates, shares and the numbers of labels."""


class Unread:
    """The lines and the rows of raw grids in which something is printed."""

    def __init__(self, document: Document) -> None:
        self._passages = (*document.unplaced,)
        lines = [one.text for one in self._passages]
        rows = [list(filter(None, row)) for grid in document.grids for row in grid.cells]
        lines += map(" ".join, rows)
        self._codes = {code for line in lines for code in codes_in(line)}
        self._codes |= {code for row in rows for code in accumulate(takewhile(str.isdecimal, row))}
        """A code may stand in several cells: 208, 05, 06."""
        self._money = "\n".join(line for line in lines if re.search("[1-9]", _NO_MONEY.sub("", line)))
        """The lines that print more than nothing."""

    def is_all_of(self, document: Document) -> bool:
        """Whether the very same passages of a document have no place still: as many may be others."""
        return self._passages == (*document.unplaced,)

    def may_hold(self, key: str) -> bool:
        """Whether the row of a code or a label, which a table lacks, may stand there; the total has no key."""
        if key == "":
            return names_total(self._money)
        return key in (self._codes if level_of(key) else self._money)

    def may_state(self, labels: Iterable[str]) -> bool:
        """Whether money may be stated there under one of these labels."""
        return any(label in self._money for label in labels)
