"""Grid → tables: which pages form a table, its title, year, unit, entity and columns; what is left is prose."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise

from gouji.model.document import Document, Passage
from gouji.model.money import Unit
from gouji.model.table import Table
from gouji.reading.assemble import Lone, fill_rows, order_rows, parents_of
from gouji.reading.grid import Grid, Line, Page
from gouji.reading.rows import PrintedRow, printed_rows
from gouji.reading.tokens import coded_line
from gouji.reading.vocabulary import TableForm, Vocabulary, header_pieces, vocabulary

_YEAR = re.compile(r"(20\d\d)年")


@dataclass
class _Draft:
    """A table while its pages are gathered."""

    form: TableForm
    title: str
    unit: Unit | None = None
    entity: str = ""
    printed: list[PrintedRow] = field(default_factory=list)
    pieces: list[list[tuple[int, str]]] = field(default_factory=list)
    last: int = 0


@dataclass(frozen=True)
class Recognised:
    """A document whose ``lone`` rows still wait for their columns."""

    document: Document
    lone: list[Lone]


def recognise(grid: Grid) -> Recognised:
    """The document of a grid; rows with lost columns are returned beside it to be placed."""
    words = vocabulary()
    drafts: list[_Draft] = []
    prose: list[Passage] = []
    for page in _split(grid.pages, words):
        title = _title(page, words)
        if title is not None:
            drafts.append(_Draft(*title))
        elif not (drafts and _continues(page, drafts[-1])):
            prose += [Passage(line.number, line.text) for line in page.lines]
            continue
        _gather(page, drafts[-1], words)
    unplaced: list[Passage] = []
    lone: list[Lone] = []
    tables: list[Table] = []
    for number, draft in enumerate(drafts, start=1):
        table, open_rows, strange = _table(f"T{number}", draft, words)
        tables.append(table)
        lone += open_rows
        unplaced += strange
    titles = [draft.title for draft in drafts]
    years = Counter(found for title in titles for found in _YEAR.findall(title)).most_common(1)
    entities = Counter(draft.entity for draft in drafts if draft.entity).most_common(1)
    final = sum(words.final_stage in title for title in titles) * 2 > len(titles)
    document = Document(
        grid.file,
        entities[0][0] if entities else "",
        int(years[0][0]) if years else None,
        "final-accounts" if final else "budget",
        words.form_of(table.kind for table in tables),
        tables,
        prose,
        unplaced,
    )
    return Recognised(document, lone)


def _split(pages: tuple[Page, ...], words: Vocabulary) -> list[Page]:
    """Pages, those with several tables under their titles cut before each title."""
    split: list[Page] = []
    for page in pages:
        starts = [i for i, line in enumerate(page.lines) if words.table_form(line.text)]
        first_row = next((i for i, line in enumerate(page.lines) if coded_line(line.text)), len(page.lines))
        if len(starts) < 2 or first_row < starts[0]:
            split.append(page)
            continue
        cuts = [0, *starts[1:], len(page.lines)]
        split += [Page(page.lines[a:b]) for a, b in pairwise(cuts)]
    return split


def _title(page: Page, words: Vocabulary) -> tuple[TableForm, str] | None:
    """The title on a page that also holds a unit or rows; a contents list has neither."""
    found = [(form, line.text.strip()) for line in page.lines if (form := words.table_form(line.text))]
    if len(found) != 1:
        return None
    form, title = found[0]
    holds = any(words.unit.fullmatch(line.text) or printed_rows(line, form, words) for line in page.lines)
    return (form, title) if holds else None


def _continues(page: Page, draft: _Draft) -> bool:
    """A page without a title goes on with the table before it when it prints rows coded as that table's are."""
    classes = {one.row.code[0] for one in draft.printed if one.row.code}
    rows = (coded_line(line.text) for line in page.lines)
    return any(row and row.code and row.amounts and row.code[0] in classes for row in rows)


def _gather(page: Page, draft: _Draft, words: Vocabulary) -> None:
    pieces: list[tuple[int, str]] = []
    for line in page.lines:
        text = line.text
        if words.table_form(text):
            continue
        if unit := words.unit.fullmatch(text):
            draft.unit = draft.unit or Unit(unit["unit"])
        elif entity := words.entity.fullmatch(text):
            draft.entity = draft.entity or entity["entity"].strip()
        elif (rows := printed_rows(line, draft.form, words)) is not None:
            draft.printed += rows
        else:
            pieces += _pieces(line)
        draft.last = line.number
    draft.pieces.append(pieces)


def _pieces(line: Line) -> list[tuple[int, str]]:
    return [(line.number, piece) for piece in line.text.split()]


def _table(number: str, draft: _Draft, words: Vocabulary) -> tuple[Table, list[Lone], list[Passage]]:
    known = {column for side in draft.form.sides for column in side} | words.header_words
    found: dict[str, str] = {}
    unplaced: list[Passage] = []
    for pieces in draft.pieces:
        seen, strange = header_pieces([piece for _, piece in pieces], known)
        found |= {word: printed for word, printed in seen.items() if word not in found}
        lines = {piece: line for line, piece in reversed(pieces)}
        unplaced += [Passage(lines[piece], piece) for piece in strange]
    columns: list[str] = []
    sides: list[tuple[int, ...]] = []
    for side in draft.form.sides:
        names = [found[column] for column in side if column in found] or list(side)
        columns += [name for name in names if name not in columns]
        sides.append(tuple(columns.index(name) for name in names))
    printed = order_rows(draft.printed)
    rows = [one.row for one in printed]
    first = min((row.line for row in rows), default=draft.last)
    table = Table(
        number,
        draft.form.kind,
        draft.title,
        draft.unit or Unit.YUAN,
        tuple(columns),
        rows,
        parents_of(rows),
        tuple(sides),
        (first, draft.last),
    )
    lone, strange_rows = fill_rows(table, printed)
    return table, lone, unplaced + strange_rows
