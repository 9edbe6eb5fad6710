"""Every figure, unit and text of a document as it stands, whether a relation judges it or not, as one digest.

Held by ``test_the_fingerprint_covers_figures_that_nothing_judges``.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator

from gouji.model.document import Document
from gouji.model.rawgrid import RawGrid
from gouji.model.table import Table


def held(document: Document) -> str:
    """The digest of a document, and of those that stand beside it."""
    made = hashlib.sha256()
    for part in _parts(document):
        made.update(part)
    return made.hexdigest()


def covered(document: Document) -> str:
    """The digest of what a sign-off covers of a document: the same, what its rows belong to, and what was typed over
    figures of its text. It is kept with sign-offs, where papers keep the other."""
    made = hashlib.sha256(held(document).encode())
    for table in document.tables:
        made.update(table.parents.astype("<i4").tobytes())
    made.update(_told(sorted([*place, said] for place, said in document.retold.items())))
    return made.hexdigest()


def _parts(document: Document) -> Iterator[bytes]:
    printed = [*document.as_printed, *(one.grid for one in document.described.values()), *document.in_doubt.values()]
    text = [[one.text for one in (*document.prose, *document.unplaced)], [_of_grid(one) for one in printed]]
    yield _told([list(document.digests), document.entity, document.stage, *text])
    for table in document.tables:
        yield from _of_table(table)
    for name, other in sorted(document.beside.items()):
        yield _told([name.value, held(other)])


def _of_table(table: Table) -> Iterator[bytes]:
    rows = [[row.code, row.name] for row in table.rows]
    yield _told([table.id, table.title, table.unit.value, list(table.columns), rows])
    yield table.values.astype("<i8").tobytes()
    yield table.present.astype("u1").tobytes()
    yield table.decimals.astype("i1").tobytes()


def _of_grid(grid: RawGrid) -> list[object]:
    return [grid.id, grid.title, grid.unit, [list(row) for row in grid.cells]]


def _told(data: object) -> bytes:
    return json.dumps(data, ensure_ascii=False).encode(errors="surrogatepass")
