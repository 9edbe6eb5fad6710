"""What was gathered of a source → its document: who compiled it, for which year, and what is to be told of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import PurePath

from gouji.errors import UserError
from gouji.model.document import Document, Notice, SourceFile
from gouji.reading.cover import entity_of, stage_of, year_of
from gouji.reading.described.tables import described_tables, in_unit
from gouji.reading.following import Recognising
from gouji.reading.making import Made, usual_unit
from gouji.reading.nature import why_no_department
from gouji.reading.original import NO_YEAR, NOT_FOUND
from gouji.reading.pausing import collection_paused
from gouji.reading.placing.filling import Recognised
from gouji.reading.tables.contents import listed_tables, missing_tables
from gouji.reading.terms.vocabulary import OTHER, Vocabulary, vocabulary


@collection_paused()
def recognise(file: SourceFile, notices: Sequence[Notice], reading: Recognising) -> Recognised:
    """The document of a file whose pages were gathered; rows with lost columns are beside it to be placed."""
    words, stem = reading.words, PurePath(file.name).stem
    made = reading.making.finish(reading.drafts)
    drafts, tables = [one.draft for one in made], [one.table for one in made]
    titles = [draft.title for draft in drafts]
    cover = [*reading.cover, stem]
    year = year_of(titles, cover, [word for draft in drafts for word in draft.header_words], words)
    usual = usual_unit(reading.drafts).value
    prose = [one.text for one in reading.prose]
    no_department = why_no_department(titles, reading.grids, [*cover, *prose], words)
    for table in tables if no_department else ():
        table.kind = OTHER.kind  # so that no rule for departments is held against it
    document = Document(
        file,
        entity_of((draft.entity for draft in drafts), cover, words),
        year,
        stage_of(titles, cover, words),
        words.form_of(table.kind for table in tables),
        tables,
        reading.prose,
        [*reading.unplaced, *reading.making.unplaced, *(text for one in made for text in one.strange)],
        [in_unit(raw, usual) for raw in reading.grids],
        [*notices, *_notices(reading, made, usual, year)],
        dict(described_tables(reading.answered, made, usual)),
        lost=reading.lost,
        forms=reading.filled.forms,
        no_department=no_department,
    )
    return Recognised(document, [row for one in made for row in one.lone])


def refuse_without_tables(document: Document) -> None:
    """Raises UserError for a document in which nothing is a table; what its contents list may stand in another file."""
    if document.tables or document.grids or document.forms:
        return
    name, listed = "、".join(file.name for file in document.files), listed_in(document)
    if not listed:
        message = "{name} holds no budget table that could be recognised. Choose a published department budget."
        raise UserError("no-tables", message, name=name)
    raise UserError(
        "no-tables",
        "{name} holds text alone. Its contents list {count} tables and none is printed in it: {tables}. "
        "They may have been published in another file: open both together.",
        name=name,
        count=len(listed),
        tables="、".join(listed),
    )


def listed_in(document: Document) -> list[str]:
    """Titles of tables in the list of contents of the first of its files that has one."""
    lines = ([one.text for one in document.prose if one.file == file] for file in range(len(document.files)))
    return next((titles for prose in lines if (titles := listed_tables(prose, vocabulary()))), [])


def _notices(reading: Recognising, made: Sequence[Made], usual: str, year: int | None) -> Iterator[Notice]:
    """What was not printed: tables that the contents name, units, the year."""
    titles = [*(one.table.title for one in made), *(grid.title for grid in reading.grids)]
    yield from not_found([one.text for one in reading.prose], titles, reading.words)
    unknown = [one.table for one in made if one.draft.unit is None and one.table.rows]
    if unknown:
        told = {"tables": "、".join(table.title or table.id for table in unknown), "unit": usual}
        yield Notice("no unit is printed for {tables}: {unit} is assumed", told)
    if made and year is None:
        yield Notice(NO_YEAR, {})


def not_found(prose: Sequence[str], titles: Sequence[str], words: Vocabulary, file: int = 0) -> Iterator[Notice]:
    """What is to be told where the contents among the lines of a file name tables that none of ``titles`` answers."""
    if missing := missing_tables(prose, titles, words):
        yield Notice(NOT_FOUND, {"tables": "、".join(missing)}, file)
