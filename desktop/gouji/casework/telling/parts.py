"""What is said of a part of a source: where it stands, why it was taken for what it was, what a grid is called."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from gouji.model.document import Beside, Document
from gouji.model.form import Form
from gouji.model.rawgrid import RawGrid
from gouji.model.reason import Reason
from gouji.model.source import AtLine, InSheet, OnPage, Source
from gouji.wording import listed, say


def where(source: Source, name: str = "") -> str:
    """Where something was read, in words: a line, a page, or the cell of a sheet; of a file where its name is given."""
    if name:
        return say("{where} of {name}", where=where(source), name=name)
    match source:
        case AtLine(line):
            return say("line {line}", line=line)
        case OnPage(page):
            return say("page {page}", page=page)
        case InSheet(sheet, cell):
            return say("{cell} in sheet {sheet}", sheet=sheet, cell=cell)


def file_of(document: Document, file: int) -> str:
    """The name of the file in which something stands; "" where the document has one file only."""
    return document.files[file].name if document.joined else ""


def in_file(document: Document, file: int, told: str) -> str:
    """What is told of a file, with its name before it where the document has several."""
    name = file_of(document, file)
    return say("{name}: {told}", name=name, told=told) if name else told


def names_of(document: Document) -> str:
    """What the files of a document are called."""
    return listed(file.name for file in document.files)


def subject_of(document: Document) -> str:
    """Whose document it is, of which year and stage, as far as it tells."""
    return " · ".join(part for part in (document.entity, year_and_stage(document)) if part)


def year_and_stage(document: Document) -> str:
    """Of which year a document is, where it tells that, and of which stage: 2017年部门预算."""
    if document.year is None:
        return say("{stage} of a department", stage=say(document.stage))
    return say("{year} {stage} of a department", year=document.year, stage=say(document.stage))


def beside_called(document: Document, beside: Beside) -> str:
    """What a document that stands beside another is called: its year and stage or, where it tells no year, what it is
    to that."""
    other = document.beside.get(beside)
    if other is None or other.year is None:
        return say(beside.message)
    return say("{stage} of {year}", year=other.year, stage=say(other.stage))


def year_told(document: Document) -> str:
    """The year of a document; with whether it was said by a user; "" where nobody knows."""
    if document.year is None:
        return ""
    return say("{year} (as the user says)", year=document.year) if document.year_said else str(document.year)


def because(why: Iterable[Reason]) -> str:
    """Reasons one after the other, without an end; "" for none."""
    return say("; ").join(say(one.message, **one.params) for one in why)


def called(form: Form) -> str:
    """What a form to fill in is called: its printed title and the project that it is of."""
    title = form.title or say(form.kind)
    return say("{title} ({subject})", title=title, subject=form.subject) if form.subject else title


def title_of(grid: RawGrid, grids: Sequence[RawGrid]) -> str:
    """What a printed table among others is called: its title, else where it stands."""
    if grid.title:
        return grid.title
    first = grid.sources[0][0]
    own = _leaf(first)
    alike = [one for one in grids if not one.title and (one.file, _leaf(one.sources[0][0])) == (grid.file, own)]
    if len(alike) > 1:
        return say("table {number} on {where}", where=own, number=alike.index(grid) + 1)
    return own if isinstance(first, InSheet) else say("table on {where}", where=own)


def _leaf(source: Source) -> str:
    return source.sheet if isinstance(source, InSheet) else where(source)
