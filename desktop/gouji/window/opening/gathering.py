"""Files that were read become one source: which of them belong together, and which are left out as the user says.

One that is another document of the same body, of the year before or the budget of its accounts, stands beside them; of
several that are opened at once the latest accounts are what the others stand beside. What stands beside may have
several files too. One that seems to be no part of the others, or of the open case, is asked about; one that is there
already, or that could not be read, costs nothing but itself. Held by ``test_two_files_dropped_at_once_are_one_case``,
``test_a_file_of_another_unit_is_asked_about``, ``test_a_file_that_cannot_be_read_costs_itself``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from gouji.casework.belonging import certainly_beside, may_be_beside, part_beside, told_apart
from gouji.errors import UserError
from gouji.reading.joining import joined
from gouji.reading.original import Original, refuse_the_same
from gouji.reading.read import together
from gouji.window.opening.questions import Stranger
from gouji.window.opening.states import Came, SourceWanted

if TYPE_CHECKING:
    from gouji.casework.case import Case
    from gouji.model.document import Beside, Document


class Asks(Protocol):
    """Whoever puts the questions."""

    def ask_stranger(self, name: str, told: Sequence[str], joins: bool, may_be: Sequence[Beside]) -> Stranger | None:
        """What becomes of a file that ``told`` tells apart and that ``may_be`` beside others; None to give all up."""

    def ask_continue(self, kept: Path) -> bool | None:
        """Whether to go on with a case that was worked on before; None to give all up."""


@dataclass(frozen=True, slots=True)
class Begins:
    """A case is to be made on a source, with other documents beside it; on the next version of that of a case, which
    it ``follows``, what was said there is taken over."""

    original: Original
    beside: Mapping[Beside, Original]
    follows: Path | None = None

    @property
    def is_pasted(self) -> bool:
        return self.original.pasted

    def make(self) -> Case:
        """Make it; raises UserError."""
        from gouji.casework.case import Case
        from gouji.casework.versions.new_version import new_version

        if self.follows is not None:
            return new_version(self.follows, self.original, self.beside)
        return Case.begin(self.original, self.beside)


@dataclass(frozen=True, slots=True)
class GoesOn:
    """A case that was worked on with this source is to be opened, or stays open."""

    kept: Path
    on_desk: bool
    is_pasted = False

    def make(self) -> Case:
        """Open it; raises UserError."""
        from gouji.casework.case import Case

        return Case.open(self.kept)


@dataclass(frozen=True, slots=True)
class Joins:
    """A source joins the open case, and others are laid beside it."""

    case: Case
    original: Original | None
    beside: Mapping[Beside, Original]

    @property
    def parts(self) -> Iterator[tuple[Original, Beside | None]]:
        """What joins it, and what is laid beside it, as what."""
        if self.original:
            yield self.original, None
        yield from ((original, beside) for beside, original in self.beside.items())


@dataclass(frozen=True, slots=True)
class Gathered:
    """What is to be done with the files that were read, if anything is, and why others are not among them."""

    todo: Begins | GoesOn | Joins | None
    refused: Sequence[UserError]


def gather(wanted: SourceWanted, on_desk: Case | None, asks: Asks) -> Gathered | None:
    """What becomes of the files that were read; None where the user gives it up."""
    open_case = on_desk if wanted.joins else None
    document = open_case.document if open_case is not None else None
    before = on_desk.document.files if on_desk is not None and wanted.follows else ()
    taken: list[Came] = []
    laid: dict[Beside, Original] = {}
    refused = [*wanted.refused]
    for came in sorted(wanted.came, key=_latest, reverse=True):
        part = came.original.document
        there = [file for one in laid.values() for file in one.document.files]
        try:
            refuse_the_same((*before, *(document.all_files if document else ()), *there, *part.files))
        except UserError as error:
            refused.append(error)
            continue
        if document and (certain := _certainly_beside(document, part, laid)):
            _lay(laid, certain, came.original)
            continue
        told = told_apart(document, part) if document else ()
        answer: Stranger | None = Stranger.JOINS
        if document and told:
            answer = asks.ask_stranger(part.file.name, told, open_case is not None, may_be_beside(document, part))
        if answer is None:
            return None
        if answer.beside:
            _lay(laid, answer.beside, came.original)
        elif answer is Stranger.JOINS:
            document = joined(document, part) if document else part
            taken.append(came)
        elif open_case is not None:
            return gather(wanted.by_itself(), on_desk, asks)
    try:
        original = together([came.original for came in taken], whole=open_case is None) if taken else None
    except UserError as error:
        return Gathered(None, (*refused, error))
    if open_case is not None and (original or laid):
        return Gathered(Joins(open_case, original, laid), refused)
    todo = _begun(Begins(original, laid, wanted.follows), taken, on_desk, asks) if original else None
    return Gathered(todo, refused) if todo or not original else None


def _latest(came: Came) -> tuple[int, bool, bool]:
    """Of one year and stage the file with tables before the one without, which belongs to it."""
    document = came.original.document
    return document.year or 0, bool(document.tables), document.stage == "final-accounts"


def _certainly_beside(document: Document, part: Document, laid: Mapping[Beside, Original]) -> Beside | None:
    """What a file is laid beside the document as: not in place of another one that came with it."""
    there = {beside: one.document for beside, one in laid.items()}
    if certain := part_beside(document, part, {**document.beside, **there}):
        return certain
    certain = certainly_beside(document, part)
    return certain if certain not in laid else None


def _lay(laid: dict[Beside, Original], beside: Beside, original: Original) -> None:
    """Behind what is laid there, where it is a part of that, else in its place."""
    one = laid.get(beside)
    apart = one is None or told_apart(one.document, original.document)
    laid[beside] = original if apart or one is None else together((one, original))


def _begun(begins: Begins, taken: Sequence[Came], on_desk: Case | None, asks: Asks) -> Begins | GoesOn | None:
    """Make a case of what was read, or go on with the one there is; None where the user gives it up."""
    if on_desk is not None and _works_on(on_desk, begins.original.document):
        going_on = GoesOn(on_desk.file.path, on_desk=True)
    else:
        kept = next((path for path in taken[0].kept if all(path in came.kept for came in taken)), None)
        if kept is None:
            return begins
        going_on = GoesOn(kept, on_desk=False)
    match asks.ask_continue(going_on.kept):
        case True:
            return going_on
        case False:
            return begins
        case None:
            return None


def _works_on(case: Case, document: Document) -> bool:
    """Whether a case has the files of a document, and something was done in it."""
    return case.file.has_work() and {*document.digests} <= {*case.document.digests}
