"""The journal of a case read from its beginning: it is played once more, so that each line tells its place as it was
called then.

What is added is played behind it: nothing is told twice. Playing takes two documents more beside those of the case, so
a history that ``rests`` has none, and plays again what it told once something is added. Held by
``tests/casework/test_history.py``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gouji.casework.deeds import Deed
from gouji.casework.history.record import Record
from gouji.casework.history.telling import records
from gouji.casework.journal import Journal
from gouji.casework.telling.deeds import deed_told
from gouji.keeping.entries import Entry
from gouji.wording import say

if TYPE_CHECKING:
    from gouji.casework.case_state import CaseState


class History:
    """The lines of a case, in their order."""

    def __init__(self, case: CaseState) -> None:
        """Raises UserError where the case cannot be read."""
        self._file = case.file
        self._journal: Journal | None = self._begun()
        self._last = 0
        self._numbers: dict[str, int] = {}
        """Of entries, by their digests."""
        self.lines: list[Record] = []
        self.follow()

    def _begun(self) -> Journal:
        """The journal before its first entry."""
        return Journal(self._file.document(), self._file.document, began_old=self._file.began_old())

    def rest(self) -> None:
        """Let go of the documents; the lines stay."""
        self._journal = None

    def until(self, digest: str) -> list[Record]:
        """The lines until the entry of a digest; none where the case has no such entry. Raises UserError."""
        last = self._numbers.get(digest)
        return [one for one in self.lines if last is not None and one.number <= last]

    def follow(self) -> list[Record]:
        """Read what was added since; returns its lines. Raises UserError."""
        first = len(self.lines)
        for number, entry, digest in self._file.after(self._last):
            self._last = self._numbers[digest] = number
            if entry is None:
                break  # what comes behind cannot be played: it is told of the file
            try:
                self.lines += self._played(number, entry)
            except (ValueError, KeyError, IndexError):
                break
        return self.lines[first:]

    def _played(self, number: int, entry: Entry) -> list[Record]:
        """What an entry tells once it is played; of one that takes back, how that is called before."""
        journal, before = self._before(number), ""
        if entry.kind == "undo":
            before = say("Undone: {deed}", deed=deed_told(journal.document, journal.last_done))
        deed: Deed = journal.play(entry)
        if entry.kind == "redo":
            before = say("Redone: {deed}", deed=deed_told(journal.document, journal.last_done))
        return [*records(journal.document, number, entry, deed, told=before)]

    def _before(self, number: int) -> Journal:
        """The journal as the entries before one have left it, played again after a rest."""
        if self._journal is None:
            self._journal = self._begun()
            for one, entry, _ in self._file.after(0):
                if entry is None or one >= number:
                    break
                self._journal.play(entry)
        return self._journal


def lines_until(case: CaseState, head: str) -> tuple[tuple[str, ...], ...]:
    """The lines of a case until the ``head`` of its journal, as a paper shows them. Raises UserError."""
    return tuple(one.texts for one in History(case).until(head))
