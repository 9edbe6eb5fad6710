"""What is told of documents that are checked one after the other: each as soon as it is, and how many there were."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

from gouji.casework.causes.explained import Explained
from gouji.errors import UserError

Paths = Mapping[str, str]
"""Where the files of a document lie, as they were named, by their SHA-256."""


class Telling(Protocol):
    """A form in which it is told."""

    def checked(self, name: str, verdict: Explained, status: int, paths: Paths) -> None:
        """A document was checked; ``name`` is that of the file that was asked for, ``status`` what it comes to."""

    def refused(self, name: str, path: str, error: UserError) -> None:
        """A file was not checked."""

    def ended(self, statuses: Mapping[int, int]) -> None:
        """All are done: how many came to each status. Raises UserError where what was gathered cannot be written."""


def telling_of(form: str, output: Path | None) -> Telling:
    """The telling of this form, onto standard output or into the file."""
    if form == "text":
        from gouji.commands.checked.text import Text

        return Text()
    if form == "json":
        from gouji.commands.checked.json_lines import JsonLines

        return JsonLines(output)
    from gouji.commands.checked.rows import Rows

    return Rows(form, output)
