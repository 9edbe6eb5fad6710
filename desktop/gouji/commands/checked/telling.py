"""What is told of documents that are checked one after the other: each as soon as it is, and how many there were."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple, Protocol

from gouji.casework.causes.explained import Explained
from gouji.casework.exchange.check_json import NOWHERE
from gouji.errors import UserError

Write = Callable[[bytes], None]
"""Puts what was gathered into a file. Raises UserError where that cannot be."""


class Where(NamedTuple):
    """Where a document lies, as it was named."""

    path: str
    """Of the file or the case; of several files of one document all of them."""
    files: Mapping[str, str] = NOWHERE
    """Of several files each, by its SHA-256."""


class Telling(Protocol):
    """A form in which it is told."""

    def checked(self, name: str, verdict: Explained, status: int, where: Where) -> None:
        """A document was checked; ``name`` is that of the file that was asked for, ``status`` what it comes to."""

    def refused(self, name: str, path: str, error: UserError) -> None:
        """A file was not checked."""

    def ended(self, statuses: Mapping[int, int]) -> None:
        """All are done: how many came to each status. Raises UserError where what was gathered cannot be written."""


def telling_of(form: str, write: Write | None) -> Telling:
    """The telling of this form, onto standard output, or with what writes it as a file."""
    if form == "text":
        from gouji.commands.checked.text import Text

        return Text()
    if form == "json":
        from gouji.commands.checked.json_lines import JsonLines

        return JsonLines(write)
    from gouji.commands.checked.rows import Rows

    return Rows(form, write)
