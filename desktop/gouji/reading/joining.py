"""Documents that were published in several files become one: text and tables apart, or each table in its own file.

Each file is read by itself, for no table goes on from one into another. What stands in the document already keeps its
number and its address; what joins it is numbered on behind it. Held by ``test_what_stood_there_keeps_its_addresses``.

Files that are opened together stand in the order in which their tables are published, whatever order they were named
in: as the contents of one of them list these, else as a published form does; text stands before the tables. Held by
``test_files_stand_in_the_order_in_which_their_tables_are_published``.

Whose document it is, for which year and of which stage, the file with tables tells before one without. What the
contents of one file name may stand in another. Held by ``test_the_contents_of_one_file_name_the_tables_of_the_other``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from gouji.model.document import Document, Letter, Notice, Passage
from gouji.model.form import Form
from gouji.model.rawgrid import Described, RawGrid
from gouji.model.table import Table
from gouji.reading.composing import listed_in, not_found
from gouji.reading.original import NO_YEAR, NOT_FOUND
from gouji.reading.terms.vocabulary import vocabulary


def joined(document: Document, part: Document) -> Document:
    """A document and behind it all of another one, as one; both may have been read from several files.

    The tables of ``document`` are its own, those of ``part`` are copied.
    """
    lead, other = (document, part) if document.tables or not part.tables else (part, document)
    behind = _Behind(document)
    tables = [*document.tables, *map(behind.table, part.tables)]
    made = replace(
        document,
        entity=lead.entity or other.entity,
        year=lead.year or other.year,
        stage=lead.stage,
        no_department=lead.no_department,
        form=vocabulary().form_of(table.kind for table in tables),
        tables=tables,
        prose=[*document.prose, *map(behind.passage, part.prose)],
        unplaced=[*document.unplaced, *map(behind.passage, part.unplaced)],
        grids=[*document.grids, *map(behind.grid, part.grids)],
        described={behind.tables + at: behind.described(one) for at, one in part.described.items()}
        | document.described,
        in_doubt=document.in_doubt | {behind.tables + at: behind.grid(one) for at, one in part.in_doubt.items()},
        lost=document.lost + part.lost,
        forms=[*document.forms, *map(behind.form, part.forms)],
        joined=(*document.joined, *part.files),
        beside={**document.beside, **part.beside},
        year_said=document.year_said or part.year_said,
        before_publication=document.before_publication or part.before_publication,
        retold={**document.retold, **{behind.letter(at): new for at, new in part.retold.items()}},
    )
    told = [*document.notices, *map(behind.notice, part.notices)]
    return replace(made, notices=[*_still_true(told, made), *_not_found(made)])


def in_printed_order(documents: Sequence[Document]) -> list[int]:
    """The numbers of documents that are to be joined, in the order of their tables; what tells nothing stays behind.

    One by itself has its place without being asked: the words by which several are told are not read for it, which the
    window would wait for.
    """
    if len(documents) == 1:
        return [0]
    listed = next((titles for one in documents if (titles := listed_in(one))), [])
    forms = [form.kind for title in listed if (form := vocabulary().kind_of(title))]
    order = forms or _published(documents)

    def place(number: int) -> tuple[bool, int]:
        kinds = [table.kind for table in documents[number].tables]
        return bool(kinds), min((order.index(kind) for kind in kinds if kind in order), default=len(order))

    return sorted(range(len(documents)), key=place)


def _published(documents: Sequence[Document]) -> Sequence[str]:
    """The kinds of the published form that has most of those in documents, in its order."""
    kinds = {table.kind for one in documents for table in one.tables}
    return max((form for _, form in vocabulary().forms), key=lambda form: len(kinds.intersection(form)))


class _Behind:
    """What joins a document is numbered on behind what stands in it."""

    def __init__(self, document: Document) -> None:
        self.tables, self.files, self._forms = len(document.tables), len(document.files), len(document.forms)
        self._passages = len(document.prose)
        ids = [grid.id for grid in (*document.grids, *(one.grid for one in document.described.values()))]
        self._grids = max((int(one[1:]) for one in ids if one.startswith("X")), default=0)

    def table(self, table: Table) -> Table:
        own = table.copy()
        own.id, own.file = self._id(table.id), self.files + table.file
        return own

    def passage(self, passage: Passage) -> Passage:
        return replace(passage, file=self.files + passage.file)

    def letter(self, letter: Letter) -> Letter:
        return letter._replace(passage=self._passages + letter.passage)

    def notice(self, notice: Notice) -> Notice:
        return replace(notice, file=self.files + notice.file)

    def grid(self, grid: RawGrid) -> RawGrid:
        return replace(grid, id=self._id(grid.id), file=self.files + grid.file)

    def described(self, one: Described) -> Described:
        return replace(one, grid=self.grid(one.grid))

    def form(self, one: Form) -> Form:
        return replace(one, printed=self.grid(one.printed))

    def _id(self, id: str) -> str:
        """``T3`` behind five tables is ``T8``; grids are counted by themselves, those that became tables too."""
        before = {"T": self.tables, "X": self._grids, "F": self._forms}
        return f"{id[0]}{int(id[1:]) + before[id[0]]}"


def _still_true(told: list[Notice], document: Document) -> Iterator[Notice]:
    """What was told of each file by itself, but for what another one has: a table, or the year."""
    known = {NOT_FOUND} if document.year is None else {NOT_FOUND, NO_YEAR}
    return (one for one in told if one.message not in known)


def _not_found(document: Document) -> Iterator[Notice]:
    titles = [*(table.title for table in document.tables), *(grid.title for grid in document.grids)]
    for file in range(len(document.files)):
        prose = [one.text for one in document.prose if one.file == file]
        yield from not_found(prose, titles, vocabulary(), file)
