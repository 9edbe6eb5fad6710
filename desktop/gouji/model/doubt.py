"""Why the reading of a table is in doubt: what was read may not be what is printed, so it accuses nobody.

A table in doubt is shown and not judged until its reading was confirmed against the source, or the table was described
(``tests/checking/lowering/test_in_doubt.py``). The doubt is a fact of the reading: it is told when the document is
opened and stays what it was, whatever is typed later.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from gouji.model.reason import Reason


class Misgiving(StrEnum):
    """What casts doubt on a reading; the value is what it is called where it is data."""

    LABELS = "amounts-under-a-label"
    """Figures were read as amounts where the header tells of names or codes."""
    TITLE = "title-cut"
    """Its title is the rest of one, which may be of another kind."""
    CODES = "codes-as-amounts"
    """Every figure of a column is a code."""
    COLUMNS = "columns-unknown"
    """Its header does not tell in which columns its figures stand."""
    SUMS = "sums-fail"
    """More sums of a column fail than hold."""
    SLIPS = "too-many-slips"
    """More of its figures would have to be wrong than a printed table has slips."""
    UNPLACED = "amounts-without-a-place"
    """Amounts that stand in its region found no place."""
    ABSENT = "rows-absent"
    """Its sums fail, and rows are missing that other tables print."""
    ONE_SIDED = "sums-one-sided"
    """Sums of it have figures on one side alone."""
    TOGETHER = "labels-run-together"
    """Its sums fail, and the labels of several rows were read as one."""
    BESIDE = "figures-beside"
    """Figures stand in a column beside that in which other figures have them."""
    BREAK = "rows-lost-at-a-break"
    """Rows were lost where it goes on overleaf."""
    READINGS = "two-readings"
    """Another reading of the same print is as good."""
    BEFORE = "doubted-before"
    """It was in doubt in the reading that the workbook was exported from."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """One reason to doubt how a table was read, with what is told of it and where it shows."""

    of: Misgiving
    why: Reason


Doubts = tuple[Doubt, ...]


@dataclass(frozen=True, slots=True)
class Confirmation:
    """Who vouches for what a document does not tell by itself, as that a table was read as printed, and when (ISO 8601
    with zone)."""

    who: str
    at: str
