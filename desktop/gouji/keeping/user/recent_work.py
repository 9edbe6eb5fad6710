"""The cases in which work on a source was done."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from gouji.errors import UserError
from gouji.keeping import places
from gouji.keeping.casefile import CaseFile
from gouji.model.document import Document


def worked_on(document: Document) -> list[Path]:
    """The cases in which work was done on all files of a document, the last one first."""
    return list(_worked_on(document))


def _worked_on(document: Document) -> Iterator[Path]:
    wanted = {file.sha256 for file in document.files}
    for path in places.recent():
        try:
            with closing(CaseFile.open(path, to_go_on=False)) as file:
                if file.has_work() and wanted <= file.source_digests():
                    yield path
        except UserError:
            continue  # in use, moved, damaged or newer: opening it by name says which
