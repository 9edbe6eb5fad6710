"""What a command is told of the document it works on: what stands beside it, and of which year it is.

A file that contradicts what is said of it is refused, unless the user says that it is so. A document that tells its
year by itself is of no other; a case keeps what was said of it, and no command says more. Held by
``tests/casework/test_beside_on_the_command_line.py``.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from gouji.casework.belonging import certainly_beside, may_be_beside
from gouji.casework.telling.parts import names_of, subject_of
from gouji.commands.files_together import parts_of
from gouji.commands.given.documents import documents
from gouji.errors import UserError
from gouji.keeping import places
from gouji.keeping.user import person
from gouji.model.document import Beside, Document
from gouji.model.doubt import Confirmation
from gouji.reading.original import Original, refuse_the_same
from gouji.wording import say

if TYPE_CHECKING:
    from gouji.casework.case import Case


def take_in(document: Document, options: argparse.Namespace) -> None:
    """A document that is only looked at is of the year that is said, and what is said stands beside it."""
    if options.year is not None:
        _refuse_another_year(document, options.year)
        if document.year is None:
            now = datetime.now().astimezone().isoformat(timespec="seconds")
            document.year, document.year_said = options.year, Confirmation(person.name(), now)
    document.before_publication = options.before_publication
    document.beside = {**document.beside, **{beside: one.document for beside, one in _beside(document, options)}}


def put_into(case: Case, options: argparse.Namespace) -> None:
    """The same of a case held in memory."""
    refuse_for_a_case(case.file.path, options)
    look_before_publication(case, options)
    if options.year is not None:
        _refuse_another_year(case.document, options.year)
        if case.document.year is None:
            case.state_year(options.year)
    for beside, original in [*_beside(case.document, options)]:
        case.join(original, beside)


def look_before_publication(case: Case, options: argparse.Namespace) -> None:
    """For this once what is not meant for the public is looked for, whatever the case keeps."""
    for document in (case.document, case.printed):
        document.before_publication = document.before_publication or options.before_publication


def refuse_for_a_case(path: Path, options: argparse.Namespace) -> None:
    """Raises UserError where something is said of a case in its file."""
    if path.suffix.lower() == places.SUFFIX and any((options.year, options.prior, options.budget)):
        told = "{name} is a case, which keeps its year and what stands beside it: say it in the window."
        raise UserError("said-of-case", told, name=path.name)


def _refuse_another_year(document: Document, year: int) -> None:
    if document.year not in (None, year):
        told = "{name} tells that it is of {told}, not of {year}."
        raise UserError("other-year", told, name=document.file.name, told=document.year, year=year)


def _beside(document: Document, options: argparse.Namespace) -> Iterator[tuple[Beside, Original]]:
    for beside, given in ((Beside.PRIOR, options.prior), (Beside.BUDGET, options.budget)):
        if not given:
            continue
        from gouji.reading.read import together

        original = together(parts_of(documents(given, cases=False), anyway=options.anyway))
        refuse_the_same((*document.all_files, *original.document.files))
        if not options.anyway:
            _refuse_stranger(document, original.document, beside)
        yield beside, original


def _refuse_stranger(document: Document, other: Document, beside: Beside) -> None:
    """Raises UserError where year, stage or body tell that a document is not what is said of it."""
    whose = document.entity and other.entity and document.year and other.year
    if beside in may_be_beside(document, other) and (not whose or certainly_beside(document, other)):
        return
    raise UserError(
        "not-beside",
        "{name} does not seem to be {what}: it tells {told}, and {document} tells {subject}. Say --anyway if it is.",
        name=names_of(other),
        what=say(beside.message),
        told=subject_of(other),
        document=document.file.name,
        subject=subject_of(document),
    )
