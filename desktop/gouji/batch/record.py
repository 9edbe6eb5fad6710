"""What is kept of a document in a batch: what its lists show, or why there is nothing to show.

It comes from whoever read the file of a stranger, and from a file beside the output that may have been changed by
anything: whatever is not of these types is refused. Amounts and places are told as they are shown. Held by
``tests/batch/test_state.py``.
"""

from __future__ import annotations

from typing import TypeVar

import msgspec
from msgspec import Struct


class CauseTold(Struct, frozen=True, forbid_unknown_fields=True):
    """One thing that went wrong: one figure, or several that one slip made wrong."""

    id: str
    table: str
    place: str
    where: str
    """Page, line or cell."""
    printed: str
    proposed: str
    """Blank where nobody knows it."""
    unit: str
    reason: str
    statement: str
    error: bool
    """Whether something differs that must not; else it is only to be explained."""
    unique: bool
    settles: int


class Counted(Struct, frozen=True, forbid_unknown_fields=True):
    """So many findings of one kind in tables of one kind."""

    kind: str
    """Of the table, a message id; ``Text`` for the text, ``no table`` where none is there that the law is of."""
    law: str
    """The id of the law."""
    name: str
    """What the law is called."""
    state: str
    """The word for what became of the relation, a message id."""
    count: int


class SheetLine(Struct, frozen=True, forbid_unknown_fields=True):
    """One line of the check sheet, answered."""

    id: str
    group: str
    text: str
    answer: str
    """yes, no, not-applicable; blank where it is open."""
    findings: str


class Record(Struct, frozen=True, forbid_unknown_fields=True):
    """One document that was read and judged."""

    sha256: str
    """Of its file."""
    entity: str
    year: int | None
    stage: str
    form: str
    """The name of the pack that judged it."""
    tables: int
    checks: int
    """Relations of tables and statements of the text."""
    states: dict[str, int]
    """How many of them came out how, by the words of their states."""
    causes: tuple[CauseTold, ...]
    in_doubt: str
    """The ids of the tables whose reading is in doubt."""
    unchecked: int
    """Laws that could not be judged at all."""
    unread: str
    """Why nothing of it was checked; blank where something was."""
    notices: tuple[str, ...]
    counted: tuple[Counted, ...]
    sheet: tuple[SheetLine, ...] | None
    """None of tables without text, which have none."""
    level: str
    """``department`` or ``unit``, as the document calls itself; blank where it tells neither."""
    units: tuple[str, ...]
    """The units that a department lists in its text."""
    differs: bool
    """Whether anything binding differs."""


class Refusal(Struct, frozen=True, forbid_unknown_fields=True):
    """Why a file gave no document."""

    kind: str
    message: str
    passing: bool
    """Whether it may not be the fault of the file: then it is asked again when the batch is gone on with."""


class Apart(Struct, frozen=True, forbid_unknown_fields=True):
    """A figure of a department to which its units do not come, with all that goes with it."""

    place: str
    department: str
    """Blank where it prints none."""
    units: str
    difference: str
    """Department − units."""
    unit: str
    others: int
    """Figures that differ for the same reason: totals above it, and the same row elsewhere."""


class Sums(Struct, frozen=True, forbid_unknown_fields=True):
    """What came of holding a department against the sum of its units."""

    same: int
    """Figures that are the sum."""
    apart: tuple[Apart, ...]
    told: tuple[str, ...]
    """Whose change would settle all, and what a department tells otherwise of a unit than that itself."""
    left: tuple[str, ...]
    """What was not compared, and why."""


Told = TypeVar("Told", Record, Sums)


def dump(told: Record | Sums) -> bytes:
    """What is kept, as JSON."""
    return msgspec.json.encode(told)


def load(data: bytes, kind: type[Told]) -> Told:
    """What such JSON holds. Raises ValueError for what is nothing of the kind."""
    try:
        return msgspec.json.decode(data, type=kind)
    except msgspec.MsgspecError as error:
        raise ValueError("nothing that is kept of a batch") from error
