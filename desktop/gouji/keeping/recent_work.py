"""The case in which work on a source was done last."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from gouji.errors import UserError
from gouji.keeping import places
from gouji.keeping.casefile import CaseFile
from gouji.model.document import Document


def worked_on_last(document: Document) -> Path | None:
    """The case that was worked on last on the same source, if there is one."""
    for path in places.recent():
        try:
            with closing(CaseFile.open(path, to_go_on=False)) as file:
                if file.has_work() and file.source_digest() == document.file.sha256:
                    return path
        except UserError:
            continue  # in use, moved, damaged or newer: opening it by name says which
    return None
