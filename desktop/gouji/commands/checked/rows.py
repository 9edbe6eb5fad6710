"""What was checked, one finding a row, as a csv or a workbook: its columns are those that scripts know."""

from __future__ import annotations

from collections.abc import Mapping

from gouji.casework.causes.explained import Explained
from gouji.casework.telling.unread import unrecognised
from gouji.commands.checked.telling import Where, Write
from gouji.errors import UserError
from gouji.frames.found import Found
from gouji.streams import put
from gouji.wording import say


class Rows:
    """A csv goes onto standard output as documents are done, or as the workbook into a file when all are."""

    def __init__(self, form: str, write: Write | None) -> None:
        """Raises UserError for a workbook without a file: a terminal shows none."""
        if form == "xlsx" and write is None:
            raise UserError("no-place", "Say with -o where the workbook is written.")
        self._form, self._write = form, write
        self._found = Found()

    def checked(self, name: str, verdict: Explained, status: int, where: Where) -> None:
        if (unread := unrecognised(verdict.check.document)) is not None:
            self.refused(name, where.path, unread)
            return
        self._found.add(where.path, verdict.check)
        self._print()

    def refused(self, name: str, path: str, error: UserError) -> None:
        self._found.add_unread(path, say(error.message, **error.params))
        self._print()

    def ended(self, statuses: Mapping[int, int]) -> None:
        if self._write is not None:
            self._write(self._found.workbook() if self._form == "xlsx" else self._found.csv())

    def _print(self) -> None:
        if self._write is None and (told := self._found.last().rstrip("\n")):
            put(told)
