"""``gouji sheet``: the check sheet of a case in words, as a workbook, as JSON, or in the bureau's own workbook."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from gouji.casework.case import Case
from gouji.casework.exchange.sheet_json import sheet as as_json
from gouji.casework.made_from import MadeFrom
from gouji.casework.papers.check_sheet import as_lines
from gouji.casework.sheet.answer import Answer
from gouji.casework.sheet.answers import sheet_of_case
from gouji.casework.sheet.crops import crops_of
from gouji.casework.sheet.template import filled
from gouji.casework.sheet.workbook import workbook
from gouji.casework.telling.parts import subject_of
from gouji.errors import UserError
from gouji.paper.filled.filling import Filled
from gouji.paper.fonts import EMBEDDED
from gouji.review.decisions import Given
from gouji.wording import listed, say

PRINTED = "-"


def printed(
    case: Case, output: str, template: str | None, sources: Sequence[Path], *, pictures: bool = False
) -> Iterator[str]:
    """Write the sheet to ``output``, and tell the lines of it or where it is; raises UserError."""
    into = Path(template) if template else None
    answers = sheet_of_case(case)
    if output == PRINTED and into is None:
        yield from in_words(subject_of(case.document), answers)
        return
    if output == PRINTED:
        raise UserError("no-place", "Say with -o where the filled sheet is written.")
    over = [*sources, *([into] if into else [])]
    yield from write(case, Path(output), into, over, pictures=pictures)


def write(
    case: Case,
    path: Path,
    into: Path | None,
    sources: Sequence[Path],
    *,
    face: str = EMBEDDED,
    pictures: bool = False,
) -> Iterator[str]:
    """Write the sheet to a path whose ending tells how, or ``into`` a workbook of the user's own under another name;
    tells where it is and what found no place. What it is made from is not written over. Raises UserError.

    A workbook of ours shows the problems as ``pictures`` of the pages where that is asked for.
    """
    made_from = MadeFrom.of([case.document], (case.file.path, *sources))
    path = made_from.place(path, (".xlsx",) if into is not None else (".xlsx", ".pdf", ".json"))
    answers = sheet_of_case(case)
    whole = filled(into, answers) if into is not None else None
    data = whole.data if whole else _data(case, path, answers, face, pictures)
    made_from.write(path, data)
    yield say("The check sheet was written to {path}.", path=path)
    yield counted(answers)
    if whole is not None:
        yield from _left(whole)


def in_words(subject: str, answers: Sequence[Answer]) -> Iterator[str]:
    """The sheet line by line."""
    yield say("Check sheet of {subject}", subject=subject)
    for one in answers:
        yield f"[{one.told_counted or '　'}] {one.line.group} · {one.line.text}"
        yield from (f"      {row}" for row in one.findings.splitlines())
    yield counted(answers)


def counted(answers: Sequence[Answer]) -> str:
    """How many lines were answered how, in one sentence; what somebody is still to look at is open."""
    stands = Counter(one.counted for one in answers)
    told = say(
        "{yes} lines met, {no} not met, {open} open", yes=stands[Given.YES], no=stands[Given.NO], open=stands[None]
    )
    if stands[Given.NOT_APPLICABLE]:
        told = say("{told}, {count} do not apply", told=told, count=stands[Given.NOT_APPLICABLE])
    if by_hand := sum(one.by_hand for one in answers):
        told = say("{told}; {count} of them decided by hand", told=told, count=by_hand)
    if proposed := sum(one.is_proposed and not one.by_hand for one in answers):
        told = say("{told}; {count} of the open ones proposed as met", told=told, count=proposed)
    if changed := sum(one.ground_changed for one in answers):
        told = say("{told}; {count} decided on another ground", told=told, count=changed)
    return told


def _data(case: Case, path: Path, answers: Sequence[Answer], face: str, pictures: bool) -> bytes:
    if path.suffix.lower() == ".json":
        return json.dumps(as_json(case.check, answers), ensure_ascii=False, indent=1).encode()
    if path.suffix.lower() == ".pdf":
        from gouji.paper.check_sheet import drawn

        return drawn(subject_of(case.document), as_lines(answers), face)
    return workbook(subject_of(case.document), answers, crops_of(case, answers) if pictures else {})


def _left(whole: Filled) -> Iterator[str]:
    """What of either sheet found no place in the other."""
    if whole.unmatched:
        yield say("rows that are none of the lines: {rows}", rows=listed(whole.unmatched))
    if whole.unwritten:
        yield say("lines that were not written: {lines}", lines=listed(whole.unwritten))
