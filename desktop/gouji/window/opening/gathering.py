"""Files that were read become one source: which of them belong together, and which are left out as the user says.

One that seems to be no part of the others, or of the open case, is asked about; one that is there already, or that
could not be read, costs nothing but itself. Held by ``test_two_files_dropped_at_once_are_one_case``,
``test_a_file_of_another_unit_is_asked_about``, ``test_a_file_that_cannot_be_read_costs_itself``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from gouji.casework.belonging import told_apart
from gouji.errors import UserError
from gouji.reading.joining import joined
from gouji.reading.read import Original, refuse_the_same, together
from gouji.window.opening.questions import Stranger
from gouji.window.opening.states import Came, SourceWanted

if TYPE_CHECKING:
    from gouji.casework.case import Case
    from gouji.model.document import Document


class Asks(Protocol):
    """Whoever puts the questions."""

    def ask_stranger(self, name: str, told: Sequence[str], joins: bool) -> Stranger | None:
        """What becomes of a file that ``told`` tells apart; None where all is given up."""

    def ask_continue(self, kept: Path) -> bool:
        """Whether to go on with a case that was worked on before."""


@dataclass(frozen=True, slots=True)
class Begins:
    """A case is to be made on a source."""

    original: Original


@dataclass(frozen=True, slots=True)
class GoesOn:
    """A case that was worked on with this source is to be opened, or stays open."""

    kept: Path
    on_desk: bool


@dataclass(frozen=True, slots=True)
class Joins:
    """A source joins the open case."""

    case: Case
    original: Original


@dataclass(frozen=True, slots=True)
class Gathered:
    """What is to be done with the files that were read, if anything is, and why others are not among them."""

    todo: Begins | GoesOn | Joins | None
    refused: Sequence[UserError]


def gather(wanted: SourceWanted, on_desk: Case | None, asks: Asks) -> Gathered | None:
    """What becomes of the files that were read; None where the user gives it up."""
    open_case = on_desk if wanted.joins else None
    document = open_case.document if open_case is not None else None
    taken: list[Came] = []
    refused = [*wanted.refused]
    for came in wanted.came:
        part = came.original.document
        try:
            refuse_the_same((*(document.files if document else ()), *part.files))
        except UserError as error:
            refused.append(error)
            continue
        told = told_apart(document, part) if document else ()
        answer = asks.ask_stranger(part.file.name, told, open_case is not None) if told else Stranger.JOINS
        if answer is None:
            return None
        if answer is Stranger.JOINS:
            document = joined(document, part) if document else part
            taken.append(came)
        elif open_case is not None:
            return gather(wanted.by_itself(), on_desk, asks)
    try:
        original = together([came.original for came in taken], whole=open_case is None) if taken else None
    except UserError as error:
        return Gathered(None, (*refused, error))
    if original is None:
        return Gathered(None, refused)
    if open_case is not None:
        return Gathered(Joins(open_case, original), refused)
    return Gathered(_begun(original, taken, on_desk, asks), refused)


def _begun(original: Original, taken: Sequence[Came], on_desk: Case | None, asks: Asks) -> Begins | GoesOn:
    """Make a case of what was read, or go on with the one there is."""
    if on_desk is not None and _works_on(on_desk, original.document):
        going_on = GoesOn(on_desk.file.path, on_desk=True)
    else:
        kept = next((path for path in taken[0].kept if all(path in came.kept for came in taken)), None)
        if kept is None:
            return Begins(original)
        going_on = GoesOn(kept, on_desk=False)
    return going_on if asks.ask_continue(going_on.kept) else Begins(original)


def _works_on(case: Case, document: Document) -> bool:
    """Whether a case has the files of a document, and something was done in it."""
    return case.file.has_work() and {*document.digests} <= {*case.document.digests}
