"""The journal of a case read from its beginning: it is played once more, so that each line tells its place as it was
called then.

What is added is played behind it: nothing is told twice. Playing takes two documents more beside those of the case, so
a history that ``rests`` has none, and plays again what it told once something is added.

No entry of the case is missing, and none is told that the case does not contain: one that was played and of which the
words cannot be found is a bare line, and where an entry cannot be played the history ends, as the case does, with a
line of what is left out, until that is set aside. Held by ``tests/casework/test_history.py``.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from gouji.casework.history.record import Record
from gouji.casework.history.telling import left_out, records, untold
from gouji.casework.journal import Journal
from gouji.casework.playing import UNPLAYABLE, LeftOut
from gouji.casework.telling.deeds import deed_told
from gouji.keeping.casefile import CaseFile
from gouji.keeping.entries import Entry
from gouji.wording import say

if TYPE_CHECKING:
    from gouji.casework.case_state import CaseState

_UNTOLD = (LookupError, ValueError, TypeError, AttributeError)
"""What is raised where the words for an entry cannot be found."""

_TURNING = {"undo": "Undone: {deed}", "redo": "Redone: {deed}"}


class History:
    """The lines of a case, in their order."""

    def __init__(self, case: CaseState) -> None:
        """Raises UserError where the case cannot be read."""
        self._case = case
        self._journal: Journal | None = self._begun()
        self._last = 0
        self._told: list[Record] = []
        self._left_out: LeftOut | None = None
        self.follow()

    @property
    def _file(self) -> CaseFile:
        """The file of the case as it is called now: a draft that was saved is another."""
        return self._case.file

    @property
    def lines(self) -> list[Record]:
        """What was done, and last what could not be played, as long as it is not set aside."""
        return self._told + ([left_out(self._left_out)] if self._left_out else [])

    def _begun(self) -> Journal:
        """The journal before its first entry."""
        return Journal(self._file.document(), self._file.document, began_old=self._file.began_old())

    def rest(self) -> None:
        """Let go of the documents; the lines stay."""
        self._journal = None

    def until(self, digest: str) -> list[Record]:
        """The lines until the entry of a digest; all of a case that has no chain yet, of which the digest is blank.

        Raises ValueError where the case has no such entry, and UserError.
        """
        last = self._file.number_of(digest) if digest else self._last
        if last is None:
            raise ValueError(digest)
        return [one for one in self.lines if one.number <= last]

    def follow(self) -> list[Record]:
        """Read what was added since; returns its lines. Raises UserError."""
        first, behind = len(self._told), self._file.after(self._last)
        if self._left_out and behind and behind[0][0] == self._left_out.number:
            return []  # nobody has gone on from there
        self._left_out = self._play(behind)
        return self.lines[first:]

    def _play(self, behind: Sequence[tuple[int, Entry | None]]) -> LeftOut | None:
        """Play and tell what was added; returns what is left out of it."""
        for at, (number, entry) in enumerate(behind):
            try:
                self._told += self._played(number, entry)
            except UNPLAYABLE:
                self.rest()  # it may be half done
                return LeftOut.of(behind[at:])
            self._last = number
        return None

    def _played(self, number: int, entry: Entry | None) -> list[Record]:
        """What an entry tells once it is played; of one that takes back, how that is called before."""
        if entry is None:
            raise ValueError(number)
        journal = self._before(number)
        taken_back = self._turned(journal, entry) if entry.kind == "undo" else ""
        deed = journal.play(entry)
        told = self._turned(journal, entry) if entry.kind == "redo" else taken_back
        try:
            return [*records(journal.document, number, entry, deed, told=told)]
        except _UNTOLD:
            return [untold(number, entry)]

    @staticmethod
    def _turned(journal: Journal, entry: Entry) -> str:
        """What is taken back, or done again, as the journal stands; "" where the words for it cannot be found."""
        try:
            return say(_TURNING[entry.kind], deed=deed_told(journal.document, journal.last_done))
        except _UNTOLD:
            return ""

    def _before(self, number: int) -> Journal:
        """The journal as the entries before one have left it, played again after a rest."""
        if self._journal is None:
            self._journal = self._begun()
            for one, entry in self._file.after(0):
                if entry is None or one >= number:
                    break
                self._journal.play(entry)
        return self._journal


def lines_until(case: CaseState, head: str) -> tuple[tuple[str, ...], ...]:
    """The lines of a case until the ``head`` of its journal, as a paper shows them.

    Raises ValueError where the case has no such head, and UserError.
    """
    return tuple(one.texts for one in History(case).until(head))
