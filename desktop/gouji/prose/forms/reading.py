"""The forms of a document, each with its fields as they were read, once a document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from gouji.model.document import Document, Passage
from gouji.model.form import Form
from gouji.model.source import AtLine, InSheet, OnPage, Source
from gouji.prose.forms.filled import FilledForm
from gouji.prose.forms.in_cells import CellReader
from gouji.prose.forms.in_lines import LineReader
from gouji.prose.forms.texts import year_of, years_in
from gouji.prose.forms.vocabulary import form_words

_NEAR = 6
"""Lines of text above a form and below it that may be of it: who fills it in, its year, the signature."""


def read_form(form: Form, head: Sequence[Passage] = (), foot: Sequence[Passage] = ()) -> FilledForm:
    """One form; ``head`` and ``foot`` are lines above and below its cells that are of it."""
    lost_cells = bool(form.printed.cells) and len(form.printed.cells[0]) == 1
    filled = LineReader(form, form_words()).read() if lost_cells else CellReader(form, form_words()).read(head, foot)
    told = (year for year in (filled.year, *years_in(form.title), *_years(head)) if year)
    return replace(filled, year=next(told, None))


def read_forms(document: Document) -> list[FilledForm]:
    """The forms of a document in their order."""
    found = []
    for number, form in enumerate(document.forms):
        first, last = form.printed.sources[0][0], form.printed.sources[-1][0]
        before = document.forms[number - 1].printed if number else None
        after = document.forms[number + 1].printed if number + 1 < len(document.forms) else None
        own = [one for one in document.prose if one.file == form.printed.file]
        head = [
            one
            for one in own
            if _is_near(one.source, first) and not (before and _is_near(before.sources[-1][0], one.source))
        ]
        foot = [
            one
            for one in own
            if _is_near(last, one.source) and not (after and _is_near(after.sources[0][0], one.source))
        ]
        found.append(read_form(form, head, foot))
    return found


def _years(head: Sequence[Passage]) -> list[int]:
    """The years that stand by themselves above a form, the last first."""
    return [year for one in reversed(head) if (year := year_of(one.text))]


def _is_near(above: Source, below: Source) -> bool:
    """Whether a place stands little above another, in one text, on one page or on one sheet."""
    match above, below:
        case AtLine(line), AtLine(other):
            return 0 <= other - line <= _NEAR
        case OnPage(page, box), OnPage(other, bound):
            return page == other and box[1] <= bound[1]
        case InSheet(sheet, cell), InSheet(other, place):
            return sheet == other and _row(cell) <= _row(place)
    return False


def _row(cell: str) -> int:
    """The row of a cell such as ``B7``."""
    return int("".join(letter for letter in cell if letter.isdecimal()) or 0)
