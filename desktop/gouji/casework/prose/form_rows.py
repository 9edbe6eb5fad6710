"""A form to fill in as rows to be shown: each field with what it holds, what became of it, and where it is printed."""

from __future__ import annotations

from dataclasses import dataclass

from gouji.casework.telling.claims import state, statement
from gouji.checking.check import Check
from gouji.checking.families.family import STATES
from gouji.checking.prose.text import held
from gouji.checking.prose.verdict import Held
from gouji.model.rawgrid import RawCell, RawGrid
from gouji.prose.forms.filled import PARTS, Field, Found
from gouji.prose.forms.shown import ShownLine
from gouji.prose.text import text_of
from gouji.wording import say


@dataclass(frozen=True, slots=True)
class FormRow:
    """One field. ``told`` is what became of it, or how it was found; ``state`` is "" where it was held against nothing;
    ``place`` its cell among what the document shows as printed, None where it stands below the cells."""

    label: str
    text: str
    told: str = ""
    state: str = ""
    place: RawCell | None = None
    is_part: bool = False


def form_rows(check: Check, number: int) -> list[FormRow]:
    """The rows of a form by its number among the forms."""
    document = check.document
    form = text_of(document).forms[number]
    found: dict[int, list[Held]] = {}
    for one in held(check):
        found.setdefault(id(one.claim.paragraph), []).append(one)
    printed, grid = form.filled.form.printed, len(document.grids) + number

    def row(line: ShownLine) -> FormRow:
        own = found.get(id(line.paragraph), [])
        states = sorted((state(one) for one in own), key=STATES.index)
        told = [*filter(None, (statement(document, one) for one in own)), *_how_found(line.field)]
        at = _place(printed, line)
        place = RawCell(grid, *at) if at else None
        return FormRow(
            line.label,
            line.text or say("blank"),
            say("; ").join(told),
            next(iter(states), ""),
            place,
            line.key == PARTS,
        )

    return [row(line) for line in form.lines]


def _how_found(field: Field | None) -> list[str]:
    if field is not None and field.found is Found.UNKNOWN:
        return [say("not read")]
    placed = field is not None and field.found is Found.PLACED and field.figure is not None
    return [say("placed by the sums of the form")] if placed else []


def _place(printed: RawGrid, line: ShownLine) -> tuple[int, int] | None:
    """The row and the column of the cell in which a line is printed."""
    source = line.paragraph.passages[0].source
    for row, places in enumerate(printed.sources):
        for column, place in enumerate(places):
            if place == source and printed.cells[row][column].strip():
                return row, column
    return None
