"""A document as JSON, so that a case opens as it was read, whatever a later reader would make of the source."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, fields
from typing import Any

import numpy as np

from gouji.model.document import Document, Notice, Passage, SourceFile
from gouji.model.doubt import Doubt, Doubts, Misgiving
from gouji.model.form import Form
from gouji.model.money import Unit
from gouji.model.rawgrid import Answer, Described, RawGrid
from gouji.model.reason import Reason
from gouji.model.source import NOWHERE, AtLine, InSheet, OnPage, Source
from gouji.model.table import Row, Table

_ARRAYS = ("values", "present", "decimals", "origin")

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
    """The document of a snapshot; raises KeyError or ValueError when it is none."""
    data = json.loads(text)
    return Document(
        SourceFile(**data["file"]),
        data["entity"],
        data["year"],
        data["stage"],
        data["form"],
        [load_table(table) for table in data["tables"]],
        [_load_passage(*one) for one in data["prose"]],
        [_load_passage(*one) for one in data["unplaced"]],
        [_load_grid(grid) for grid in data.get("grids", ())],
        [Notice(**notice) for notice in data.get("notices", ())],
        {
            one["table"]: Described(_load_grid(one["grid"]), Answer.of(one["answer"]))
            for one in data.get("described", ())
        },
        {one["table"]: _load_grid(one["grid"]) for one in data.get("in-doubt", ())},
        data.get("lost", 0),
        [Form(one["kind"], _load_grid(one["grid"]), one["subject"], one["applicant"]) for one in data.get("forms", ())],
        tuple(load_reason(*one) for one in data.get("no_department", ())),
        tuple(SourceFile(**file) for file in data.get("joined", ())),
    )


def _dump_passage(one: Passage) -> list[Any]:
    return [dump_source(one.source), one.text, one.file]


def _load_passage(source: int | list[Any], text: str, file: int = 0) -> Passage:
    return Passage(load_source(source), text, file)


def dump_source(source: Source) -> list[Any]:
    """A place, as JSON: of what a document holds most."""
    if isinstance(source, OnPage):
        return [source.page, *source.bbox]
    return [source.line] if isinstance(source, AtLine) else [source.sheet, source.cell]


def load_source(data: int | list[Any]) -> Source:
    """The place of such JSON; cases of version 1 name the line alone. Raises ValueError when it is none."""
    match data:
        case int(line) | [int(line)]:
            return AtLine(line)
        case [int(page), left, top, right, bottom]:
            return OnPage(page, (left, top, right, bottom))
        case [str(sheet), str(cell)]:
            return InSheet(sheet, cell)
    raise ValueError(f"not a source: {data!r}")


def _dump_grid(grid: RawGrid) -> dict[str, Any]:
    held = {one.name: getattr(grid, one.name) for one in fields(grid)}
    why = [dump_reason(one) for one in grid.why]
    return held | {"sources": [[dump_source(source) for source in row] for row in grid.sources], "why": why}


def dump_reason(reason: Reason) -> list[Any]:
    """A reason, as JSON."""
    return [reason.message, dict(reason.params), [dump_source(place) for place in reason.places]]


def load_reason(message: str, params: dict[str, str], places: list[Any]) -> Reason:
    """The reason of what stands in such JSON."""
    return Reason(message, params, tuple(map(load_source, places)))


def dump_doubts(doubts: Doubts) -> list[Any]:
    """Why the reading of a table is in doubt, as JSON."""
    return [[one.of.value, *dump_reason(one.why)] for one in doubts]


def load_doubts(data: Iterable[Any]) -> Doubts:
    """The doubts of such JSON; raises ValueError or TypeError when it is none."""
    return tuple(Doubt(Misgiving(of), load_reason(*why)) for of, *why in data)


def _load_grid(data: dict[str, Any]) -> RawGrid:
    cells = tuple(tuple(row) for row in data["cells"])
    sources = tuple(tuple(load_source(source) for source in row) for row in data["sources"])
    words = tuple(tuple((text, tuple(box)) for text, box in row) for row in data.get("words", ()))
    edges = tuple(data.get("edges", ()))
    why = tuple(load_reason(*one) for one in data.get("why", ()))
    return RawGrid(**data | {"cells": cells, "sources": sources, "edges": edges, "words": words, "why": why})


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
    } | {name: getattr(table, name).tolist() for name in _ARRAYS}


def load_table(data: dict[str, Any]) -> Table:
    """The table of such JSON; raises KeyError or ValueError when it is none."""
    table = Table(
        data["id"],
        data["kind"],
        data["title"],
        Unit(data["unit"]),
        tuple(data["columns"]),
        [Row(name, code, level, side, load_source(one)) for name, code, level, side, one in data["rows"]],
        np.array(data["parents"], np.int32),
        tuple(map(tuple, data["sides"])),
        {(row, column): load_source(one) for row, column, one in data.get("sources", ())},
        load_source(data["place"]) if "place" in data else NOWHERE,
        tuple(data.get("gaps", ())),
        load_doubts(data.get("doubts", ())),
        file=data.get("file", 0),
    )
    for name in _ARRAYS:
        held = getattr(table, name)
        held[:] = np.array(data[name], held.dtype).reshape(held.shape)
    return table
