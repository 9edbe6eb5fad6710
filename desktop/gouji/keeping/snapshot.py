"""A document as JSON, so that a case opens as it was read, whatever a later reader would make of the source."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, fields
from typing import Any

import numpy as np

from gouji.keeping.border.entry_types import KeptDoubt, Place
from gouji.keeping.border.fitting import refuse_unfit, refuse_unfit_table
from gouji.keeping.border.snapshot_types import (
    ARRAYS,
    KeptFile,
    KeptGrid,
    KeptPassage,
    KeptRow,
    KeptSource,
    KeptTable,
    Parent,
    pieces,
    understood,
    understood_table,
    whole,
)
from gouji.model.document import Document, Notice, Passage, SourceFile
from gouji.model.doubt import Doubt, Doubts, Misgiving
from gouji.model.form import Form
from gouji.model.rawgrid import Answer, Described, RawGrid
from gouji.model.reason import Reason
from gouji.model.source import NOWHERE, AtLine, InSheet, OnPage, Source
from gouji.model.table import Row, Table

_FARTHEST = 1e7
"""PDF points: nothing on paper lies that far off."""

_PIECE = 2000
"""Items encoded in one go: the encoder lets no other thread run, and the window would stand still meanwhile."""


def dump(document: Document) -> str:
    """The document as it was read, one JSON text."""
    return _encode(
        {
            "file": asdict(document.file),
            "entity": document.entity,
            "year": document.year,
            "stage": document.stage,
            "form": document.form,
            "tables": [dump_table(table) for table in document.tables],
            "prose": [_dump_passage(one) for one in document.prose],
            "unplaced": [_dump_passage(one) for one in document.unplaced],
            "grids": [_dump_grid(grid) for grid in document.grids],
            "notices": [asdict(notice) for notice in document.notices],
            "described": [
                {"table": number, "grid": _dump_grid(one.grid), "answer": asdict(one.answer)}
                for number, one in document.described.items()
            ],
            "in-doubt": [{"table": number, "grid": _dump_grid(grid)} for number, grid in document.in_doubt.items()],
            "lost": document.lost,
            "no_department": [dump_reason(one) for one in document.no_department],
            "forms": [
                {"kind": one.kind, "grid": _dump_grid(one.printed), "subject": one.subject, "applicant": one.applicant}
                for one in document.forms
            ],
            "joined": [asdict(file) for file in document.joined],
        }
    )


def _encode(data: object) -> str:
    """JSON, a long list piece by piece."""
    match data:
        case dict():
            return "{" + ",".join(f"{_encode(key)}:{_encode(value)}" for key, value in data.items()) + "}"
        case [dict(), *_]:
            return "[" + ",".join(map(_encode, data)) + "]"
        case list() | tuple() if len(data) > _PIECE:
            pieces = (data[start : start + _PIECE] for start in range(0, len(data), _PIECE))
            return "[" + ",".join(json.dumps(piece, ensure_ascii=False)[1:-1] for piece in pieces) + "]"
    return json.dumps(data, ensure_ascii=False)


def load(text: str) -> Document:
    """The document of a snapshot; raises ValueError for any other text."""
    kept = understood(text)
    document = Document(
        _file(kept.file),
        kept.entity,
        kept.year,
        kept.stage,
        kept.form,
        [_table(one) for one in kept.tables],
        [_passage(one) for one in kept.prose],
        [_passage(one) for one in kept.unplaced],
        [_grid(one) for one in kept.grids],
        [Notice(one.message, one.params, one.file) for one in kept.notices],
        {one.table: Described(_grid(one.grid), Answer.of({**one.answer})) for one in kept.described},
        {one.table: _grid(one.grid) for one in kept.in_doubt},
        kept.lost,
        [Form(one.kind, _grid(one.grid), one.subject, one.applicant) for one in kept.forms],
        tuple(load_reason(*one) for one in kept.no_department),
        tuple(_file(one) for one in kept.joined),
    )
    refuse_unfit(document)
    return document


def _file(kept: KeptFile) -> SourceFile:
    return SourceFile(kept.name, kept.sha256, kept.format)


def _dump_passage(one: Passage) -> list[Any]:
    return [dump_source(one.source), one.text, one.file]


def _passage(kept: KeptPassage) -> Passage:
    return Passage(load_source(kept.source), kept.text, kept.file)


def dump_source(source: Source) -> list[Any]:
    """A place, as JSON: of what a document holds most."""
    if isinstance(source, OnPage):
        return [source.page, *source.bbox]
    return [source.line] if isinstance(source, AtLine) else [source.sheet, source.cell]


def load_source(data: Place) -> Source:
    """The place of such JSON; cases of version 1 name the line alone. Raises ValueError where it is none."""
    match data:
        case int(line) | (int(line),) if line >= 0:
            return AtLine(line)
        case (int(page), *box) if page > 0 and all(_is_point(one) for one in box):
            left, top, right, bottom = box
            return OnPage(page, (left, top, right, bottom))
        case (str(sheet), str(cell)):
            return InSheet(sheet, cell)
    raise ValueError(f"not a source: {data!r}")


def _is_point(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < _FARTHEST


def _dump_grid(grid: RawGrid) -> dict[str, Any]:
    held = {one.name: getattr(grid, one.name) for one in fields(grid)}
    why = [dump_reason(one) for one in grid.why]
    return held | {"sources": [[dump_source(source) for source in row] for row in grid.sources], "why": why}


def dump_reason(reason: Reason) -> list[Any]:
    """A reason, as JSON."""
    return [reason.message, dict(reason.params), [dump_source(place) for place in reason.places]]


def load_reason(message: str, params: dict[str, str], places: Iterable[Place]) -> Reason:
    """The reason of what stands in such JSON; raises ValueError where a place is none."""
    return Reason(message, params, tuple(map(load_source, places)))


def dump_doubts(doubts: Doubts) -> list[Any]:
    """Why the reading of a table is in doubt, as JSON."""
    return [[one.of.value, *dump_reason(one.why)] for one in doubts]


def load_doubts(data: Iterable[KeptDoubt]) -> Doubts:
    """The doubts of such JSON, which is held against its types already; raises ValueError where a place is none."""
    return tuple(Doubt(Misgiving(of), load_reason(message, params, places)) for of, message, params, places in data)


def _grid(kept: KeptGrid) -> RawGrid:
    return RawGrid(
        kept.id,
        kept.title,
        kept.unit,
        kept.headers,
        kept.shape,
        tuple(kept.cells),
        tuple(tuple(map(load_source, row)) for row in kept.sources),
        kept.edges,
        tuple(map(tuple, kept.words)),
        kept.above,
        kept.assumed,
        tuple(load_reason(*one) for one in kept.why),
        kept.file,
    )


def dump_table(table: Table) -> dict[str, Any]:
    """A table, as JSON."""
    return {
        "id": table.id,
        "kind": table.kind,
        "title": table.title,
        "unit": table.unit.value,
        "columns": table.columns,
        "sides": table.sides,
        "rows": [[row.name, row.code, row.level, row.side, dump_source(row.source)] for row in table.rows],
        "sources": [[row, column, dump_source(one)] for (row, column), one in table.sources.items()],
        "parents": table.parents.tolist(),
        "place": dump_source(table.place),
        "gaps": table.gaps,
        "file": table.file,
        "doubts": dump_doubts(table.doubts),
    } | {name: getattr(table, name).tolist() for name in ARRAYS}


def load_table(text: str | bytes) -> Table:
    """The table of such JSON, by itself; raises ValueError for any other text."""
    table = _table(understood_table(text))
    refuse_unfit_table(table)
    return table


def _table(kept: KeptTable) -> Table:
    rows, sources = pieces(kept.rows, list[KeptRow]), pieces(kept.sources, list[KeptSource])
    table = Table(
        kept.id,
        kept.kind,
        kept.title,
        kept.unit,
        kept.columns,
        [Row(name, code, level, side, load_source(one)) for name, code, level, side, one in rows],
        np.array(whole(kept.parents, list[Parent]), np.int32),
        kept.sides,
        {(row, column): load_source(one) for row, column, one in sources},
        NOWHERE if kept.place is None else load_source(kept.place),
        kept.gaps,
        load_doubts(kept.doubts),
        file=kept.file,
    )
    for name, kind in ARRAYS.items():
        held, columns = getattr(table, name), getattr(kept, name)
        if len(columns) != len(held):
            raise ValueError(f"{name} of {table.id}")
        for column, one in enumerate(columns):
            made = np.array(whole(one, kind))
            if made.shape != held[column].shape:
                raise ValueError(f"{name} of {table.id}")
            held[column] = made
    return table
