"""The journal of a case played from its beginning, as far as it can be.

One entry that cannot be played does not condemn the case: it stands as the last good one left it, and that is told.
What comes behind stays in the file, and is set aside by whatever is done next. One that the program would have refused
is played, and the journal has it as unlawful. Held by ``tests/casework/test_set_aside.py``,
``tests/casework/test_unlawful.py``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gouji.casework.journal import Journal
from gouji.casework.unlawful import unlawful
from gouji.keeping.casefile import CaseFile
from gouji.keeping.entries import OF_PAPERS, Entry
from gouji.model.document import Document

if TYPE_CHECKING:
    from gouji.casework.case_state import CaseState

UNPLAYABLE = (ValueError, KeyError, IndexError)
"""What is raised by an entry that cannot be played: that it is of no case, or what it names is not there."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """The entries from one on that could not be played: its number, when it says it was made, and how many they are."""

    number: int
    at: str
    count: int

    @classmethod
    def of(cls, behind: Sequence[tuple[int, Entry | None]]) -> LeftOut:
        """These entries, the first of which is the one that could not be played."""
        number, first = behind[0]
        return cls(number, first.at if first else "", len(behind))


def played(file: CaseFile, document: Document) -> tuple[Journal, LeftOut | None]:
    """The journal of a case as its entries left it, on its document as it was read, and what was left out.

    Raises UserError.
    """
    every = list(file.done())
    journal, bad = _played(file, document, every)
    left_out = None
    if bad is not None:  # which may have been half done
        journal, _ = _played(file, file.document(), [one for one in every if one[0] < bad])
        left_out = LeftOut.of([one for one in every if one[0] >= bad])
    file.leave_out_from(bad)
    journal.renew()
    return journal, left_out


def journal_until(case: CaseState, number: int) -> Journal:
    """The journal of a case as it stood at an entry, whatever was done or taken back since. Raises UserError."""
    if all(entry is not None and entry.kind in OF_PAPERS for _, entry in case.file.after(number)):
        return case.journal
    until = [one for one in case.file.after(0) if one[0] <= number]
    return _played(case.file, case.file.document(), until)[0]


def _played(file: CaseFile, document: Document, every: list[tuple[int, Entry | None]]) -> tuple[Journal, int | None]:
    """The journal, and the number of the first entry that could not be played."""
    journal = Journal(document, file.document, began_old=file.began_old())
    for number, entry in every:
        if entry is None:
            return journal, number
        try:
            wrong = unlawful(journal, entry)
            journal.play(entry)
        except UNPLAYABLE:
            return journal, number
        if wrong is not None:
            journal.unlawful.append(wrong)
    return journal, None
