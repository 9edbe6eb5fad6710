"""The changes as a list: what each line shows and where it leads, and which of them are asked for.

Held by ``tests/casework/comparing/test_listing.py``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gouji.casework.comparing.told import amounts_told, home, place_told, rate_told, sentences_told, unit_of
from gouji.comparing.comparing import Change, Comparison, Sort
from gouji.model.document import Cell
from gouji.pictures.changes import Part
from gouji.wording import say, statements

HEADS = ("Sort", "Place", "Old", "New", "Difference", "Rate", "Unit", "Runs through")
AMOUNTS = (2, 3, 4, 5)
PLACE, DIFFERENCE, UNIT = 1, 4, 6


@dataclass(frozen=True, slots=True)
class Line:
    """One change as it is listed."""

    texts: tuple[str, ...]
    trail: str
    """All that it runs through, and what the text says of it."""
    sort: Sort
    tables: frozenset[str]
    difference: int
    """分."""
    group: str
    """The table in which it begins, and the 类 of its code, as the picture puts changes together."""
    leads_to: Cell | None
    """A figure of the right document that shows it."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Which changes are wanted: in a table, of a sort, of at least so many 分, that hold a text."""

    table: str = ""
    sort: str = ""
    least: int = 0
    text: str = ""

    def holds(self, line: Line) -> bool:
        """Whether a line is as asked."""
        if abs(line.difference) < self.least or self.sort not in ("", line.sort.value):
            return False
        return self.table in ("", *line.tables) and self.text in "\n".join((*line.texts, line.trail))


def lines(comparison: Comparison) -> Sequence[Line]:
    """Every change, the largest first."""
    return sorted((_line(comparison, one) for one in comparison.changes), key=lambda one: -abs(one.difference))


def _line(comparison: Comparison, change: Change) -> Line:
    unit, _ = unit_of(comparison, change.begins)
    where = place_told(comparison, change.begins)
    if change.was is not None:
        where += say(" (was {place})", place=place_told(comparison, change.was))
    trail = [place_told(comparison, one) for one in (*change.sisters, *change.through)]
    said = [f"{says}: {words}" for says, words in sentences_told(comparison, change)]
    cells = (one.cells[0] for one in change.all)
    texts = (say(change.sort.value), where, *amounts_told(comparison, change), rate_told(change), unit.value)
    short = statements(trail[:3]) + ("…" if len(trail) > 3 else "")
    return Line(
        (*texts, short),
        "\n".join((*trail, *said)),
        change.sort,
        frozenset(_tables(comparison, change)),
        change.difference,
        _group(comparison, change),
        next((cell for cell in cells if cell is not None), None),
    )


def _group(comparison: Comparison, change: Change) -> str:
    number, cell = home(change.begins)
    table = comparison.laid.checks[number].document.tables[cell.table]
    code = (table.rows[cell.row].code or "")[:3]
    name = next((row.name for row in table.rows if row.code == code), "") if code else table.title
    return " ".join(filter(None, (table.id, code, name)))


def parts(shown: Sequence[Line]) -> list[Part]:
    """Lines as parts of a picture; each leads to its place among them."""
    return [
        Part(one.group, one.texts[PLACE], f"{one.texts[DIFFERENCE]} {one.texts[UNIT]}", one.difference, number)
        for number, one in enumerate(shown)
    ]


def _tables(comparison: Comparison, change: Change) -> Iterator[str]:
    tables = comparison.right.document.tables
    return (tables[comparison.laid.sheets[one.spot.sheet].right].id for one in change.all)
