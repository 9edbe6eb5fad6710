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


def read_form(form: Form, foot: Sequence[Passage] = ()) -> FilledForm:
    """One form; ``foot`` are lines below it that may hold the signature."""
    lost_cells = bool(form.printed.cells) and len(form.printed.cells[0]) == 1
    filled = LineReader(form, form_words()).read() if lost_cells else CellReader(form, form_words()).read(foot)
    return filled if filled.year else replace(filled, year=next(iter(years_in(form.title)), None))


def read_forms(document: Document) -> list[FilledForm]:
    """The forms of a document in their order."""
    found = []
    for number, form in enumerate(document.forms):
        after = document.forms[number + 1] if number + 1 < len(document.forms) else None
        filled = read_form(form, _foot(document, form, after))
        found.append(filled if filled.year else replace(filled, year=_year_above(document, form)))
    return found


def _year_above(document: Document, form: Form) -> int | None:
    """The last year that stands by itself above a form on its page or sheet."""
    first = form.printed.sources[0][0]
    lines = (one for one in document.prose if one.file == form.printed.file and _is_below(first, one.source))
    years = [year for one in lines if (year := year_of(one.text))]
    return years[-1] if years else None


def _foot(document: Document, form: Form, after: Form | None) -> list[Passage]:
    """The lines of the text between a form and the next, as far as its page or sheet reaches."""
    last = form.printed.sources[-1][0]
    until = after.printed.sources[0][0] if after and after.printed.file == form.printed.file else None
    return [
        one
        for one in document.prose
        if one.file == form.printed.file
        and _is_below(one.source, last)
        and (until is None or not _is_below(one.source, until))
    ]


def _is_below(place: Source, other: Source) -> bool:
    """Whether a place is on the page or sheet of another, and not above it."""
    match place, other:
        case AtLine(line), AtLine(own):
            return line >= own > 0
        case OnPage(page, box), OnPage(own, bound):
            return page == own and box[1] >= bound[1]
        case InSheet(sheet, _), InSheet(own, _):
            return sheet == own
    return False
