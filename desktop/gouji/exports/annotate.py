"""``gouji annotate``: a copy of each PDF or xlsx of a case with what was found at its figures.

The source stays as it is. Held by ``tests/exports/annotated/test_annotate.py``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from gouji.apart.noting import noted_pdf, noted_workbook
from gouji.casework.case import Case
from gouji.casework.made_from import MadeFrom, ended
from gouji.errors import Cancelled, UserError
from gouji.exports.annotated.marks import Mark, Place, marks
from gouji.model.document import SourceFile
from gouji.model.source import InSheet, OnPage
from gouji.paper.noted.note import OnCell, OnPaper
from gouji.wording import listed, say

ENDINGS = (".pdf", ".xlsx")

Progress = Callable[[int], None]


def annotate(
    case: Case,
    output: Path,
    sources: Sequence[Path] = (),
    progress: Progress = lambda _: None,
    *,
    replacing: bool = False,
) -> list[str]:
    """Write the copies; tells where they are. ``replacing``: also where one of a name that nobody gave is there.

    Where each goes is looked at before the first is written. Raises UserError where the case has no such file, and
    whatever ``progress`` raises.
    """
    mine, made_from = copies(case, output), MadeFrom.of([case.document], (case.file.path, *sources))
    for _, _, path in mine:
        made_from.refuse(path)
    there = () if replacing else [path.name for _, _, path in mine[1:] if path.exists()]
    if there:
        told = "{names} would be written over, and was not named: remove it, or choose another name."
        raise UserError("there-already", told, names=listed(there))
    progress(5)
    found = marks(case)
    progress(40)
    told_of: list[str] = []
    for count, (number, file, path) in enumerate(mine, 1):
        mine_of = {place: mark for place, mark in found.items() if place[0] == number}
        copy, told_of_it = _copy(case, file, path, mine_of, _given_up(progress, 40 + 60 * (count - 1) // len(mine)))
        made_from.write(path, copy)
        told_of += told_of_it
        progress(40 + 60 * count // len(mine))
    return told_of


def copies(case: Case, output: Path) -> list[tuple[int, SourceFile, Path]]:
    """The files of a case that bear notes in a copy of this kind, by their numbers, and where their copies go.

    That of the second has ``-2`` behind the name. Raises UserError where the case has no such file.
    """
    files = [(number, one) for number, one in enumerate(case.document.files) if f".{one.format}" in ENDINGS]
    if not files:
        told = "{names}: notes are put on a copy of a PDF or an xlsx only. Write the notice of corrections instead."
        raise UserError("not-noted", told, names=listed(one.name for one in case.document.files))
    wanted = output.suffix.lower() if output.suffix.lower() in ENDINGS else f".{files[0][1].format}"
    mine = [(number, one) for number, one in files if f".{one.format}" == wanted]
    if not mine:
        told = "The case has no file that ends in {ending}: name the copy after its source."
        raise UserError("not-noted", told, ending=wanted)
    first = ended(output, (wanted,))
    return [
        (number, one, first.with_stem(f"{first.stem}-{count}") if count > 1 else first)
        for count, (number, one) in enumerate(mine, 1)
    ]


def _given_up(progress: Progress, done: int) -> Callable[[], bool]:
    """Whether nobody wants the copies any more, as ``progress`` tells while a reader is at work."""

    def cancelled() -> bool:
        try:
            progress(done)
        except Cancelled:
            return True
        return False

    return cancelled


def _copy(
    case: Case, file: SourceFile, path: Path, found: Mapping[Place, Mark], cancelled: Callable[[], bool]
) -> tuple[bytes, list[str]]:
    """The copy that is written to a path, and what is told of it then."""
    data = case.file.source(file.sha256)
    unsigned = say("The source is signed; its copy, which holds more, bears no signature.")
    if path.suffix.lower() == ".xlsx":
        on_cells = [
            OnCell(at.sheet, at.cell, "\n".join(one.told)) for (_, at), one in found.items() if isinstance(at, InSheet)
        ]
        count, copy = len(on_cells), noted_workbook(data, file.name, on_cells, cancelled)
    else:
        on_paper = [
            OnPaper(at.page, at.bbox, tuple(one.tags), "\n".join(one.told), one.grave)
            for (_, at), one in found.items()
            if isinstance(at, OnPage)
        ]
        password = case.passwords.get(file.sha256)
        count, copy = len(on_paper), noted_pdf(data, file.name, password, on_paper, cancelled, unsigned=unsigned)
    told = [say("The copy with {count} notes was written to {path}.", count=count, path=path)]
    if copy.was_locked:
        told.append(say("The source is locked; its copy is not."))
    if copy.was_signed:
        told.append(unsigned)
    return copy.data, told
