"""A document as JSON, so that a case opens as it was read, whatever a later reader would make of the source."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

import numpy as np

from gouji.model.document import Document, Passage, SourceFile
from gouji.model.money import Unit
from gouji.model.table import Row, Table

_ARRAYS = ("values", "present", "decimals", "origin")


def dump(document: Document) -> str:
    """The document as it was read, one JSON text."""
    return json.dumps(
        {
            "file": asdict(document.file),
            "entity": document.entity,
            "year": document.year,
            "stage": document.stage,
            "form": document.form,
            "tables": [_dump_table(table) for table in document.tables],
            "prose": [[one.line, one.text] for one in document.prose],
            "unplaced": [[one.line, one.text] for one in document.unplaced],
        },
        ensure_ascii=False,
    )


def load(text: str) -> Document:
    """The document of a snapshot; raises KeyError or ValueError when it is none."""
    data = json.loads(text)
    return Document(
        SourceFile(**data["file"]),
        data["entity"],
        data["year"],
        data["stage"],
        data["form"],
        [_load_table(table) for table in data["tables"]],
        [Passage(*one) for one in data["prose"]],
        [Passage(*one) for one in data["unplaced"]],
    )


def _dump_table(table: Table) -> dict[str, Any]:
    return {
        "id": table.id,
        "kind": table.kind,
        "title": table.title,
        "unit": table.unit.value,
        "columns": table.columns,
        "sides": table.sides,
        "lines": table.lines,
        "rows": [[row.name, row.code, row.level, row.side, row.line] for row in table.rows],
        "parents": table.parents.tolist(),
    } | {name: getattr(table, name).tolist() for name in _ARRAYS}


def _load_table(data: dict[str, Any]) -> Table:
    table = Table(
        data["id"],
        data["kind"],
        data["title"],
        Unit(data["unit"]),
        tuple(data["columns"]),
        [Row(*row) for row in data["rows"]],
        np.array(data["parents"], np.int32),
        tuple(map(tuple, data["sides"])),
        (data["lines"][0], data["lines"][1]),
    )
    for name in _ARRAYS:
        held = getattr(table, name)
        held[:] = np.array(data[name], held.dtype).reshape(held.shape)
    return table
