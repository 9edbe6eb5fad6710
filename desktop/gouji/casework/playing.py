"""The journal of a case played from its beginning, as far as it can be.

One entry that cannot be played does not condemn the case: it stands as the last good one left it, and that is told.
What comes behind stays in the file, and is set aside by whatever is done next. Held by
``tests/casework/test_set_aside.py``.
"""

from __future__ import annotations

from dataclasses import dataclass

from gouji.casework.journal import Journal
from gouji.keeping.casefile import CaseFile
from gouji.keeping.entries import Entry
from gouji.model.document import Document


@dataclass(frozen=True, slots=True)
class LeftOut:
    """The entries from one on that could not be played: its number, when it says it was made, and how many they are."""

    number: int
    at: str
    count: int


def played(file: CaseFile, document: Document) -> tuple[Journal, LeftOut | None]:
    """The journal of a case as its entries left it, on its document as it was read, and what was left out.

    Raises UserError.
    """
    every = list(file.done())
    journal, bad = _played(file, document, every)
    left_out = None
    if bad is not None:  # which may have been half done
        journal, _ = _played(file, file.document(), [one for one in every if one[0] < bad])
        behind = [entry for number, entry in every if number >= bad]
        left_out = LeftOut(bad, behind[0].at if behind[0] else "", len(behind))
    file.leave_out_from(bad)
    journal.renew()
    return journal, left_out


def _played(file: CaseFile, document: Document, every: list[tuple[int, Entry | None]]) -> tuple[Journal, int | None]:
    """The journal, and the number of the first entry that could not be played."""
    journal = Journal(document, file.document, began_old=file.began_old())
    for number, entry in every:
        if entry is None:
            return journal, number
        try:
            journal.play(entry)
        except (ValueError, KeyError, IndexError):
            return journal, number
    return journal, None
