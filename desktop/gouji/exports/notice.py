"""``gouji notice``: 更正通知, what the body that published a document is asked to correct, with page, place and proof.

A figure that one answer alone puts right is to be corrected; where nobody knows which figure is wrong the relation is
named, and what only has to be explained is asked for. What was checked, explained or is not acted upon is not told
again; a correction that was adopted stands in the case, and not in what was published. What only a change in checking
broke is nothing that was published. Held by
``tests/exports/notice/test_notice.py``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from gouji.casework.case import Case
from gouji.casework.causes.cause import Cause
from gouji.casework.causes.told import numeral, place_of, reason_of
from gouji.casework.made_from import MadeFrom
from gouji.casework.papers.numbering import Numbered, numbered
from gouji.casework.prose.proof import sentence as told_of_text
from gouji.casework.prose.said import Said, said_by_id
from gouji.casework.telling.parts import file_of, names_of, subject_of, where
from gouji.casework.telling.sentences import place, sentence
from gouji.casework.telling.slips import amount
from gouji.checking.findings import Finding
from gouji.errors import UserError
from gouji.model.document import Cell
from gouji.model.money import show_amount
from gouji.paper.fonts import EMBEDDED
from gouji.paper.notices.content import Item, Notice, Section
from gouji.review.states import State
from gouji.wording import clauses, say

ENDINGS = (".pdf", ".docx")

MOST = 4
"""Findings that one item names."""

ROOM = "＿" * 8
"""Where something is written by hand."""

TOLD_AGAIN = (State.PENDING, State.CORRECTED)

Progress = Callable[[int], None]


def notice(
    case: Case,
    output: Path,
    sources: Sequence[Path] = (),
    progress: Progress = lambda _: None,
    *,
    face: str = EMBEDDED,
) -> list[str]:
    """Write the notice as the ending of ``output`` tells, as PDF where it tells nothing; tells where it is.

    Raises UserError where nothing is to be corrected or explained, and whatever ``progress`` raises.
    """
    made_from = MadeFrom.of([case.document], (case.file.path, *sources))
    path = made_from.place(output, ENDINGS)
    progress(5)
    told = content(case)
    progress(60)
    count = sum(len(section.items) for section in told.sections)
    if not count:
        raise UserError("nothing-to-correct", "Nothing is left to correct or to explain: no notice was written.")
    if path.suffix.lower() == ".docx":
        from gouji.paper.notices.word import written

        data = written(told)
    else:
        from gouji.paper.notices.pdf import drawn

        data = drawn(told, face)
    made_from.write(path, data)
    progress(100)
    return [say("The notice with {count} items was written to {path}.", count=count, path=path)]


def content(case: Case) -> Notice:
    """What the notice of a case says as it stands."""
    document, told = case.document, numbered(case)
    mine = [(number, one) for number, one in enumerate(told.causes, 1) if one.state in TOLD_AGAIN and not one.puts_back]
    sure = [(number, one) for number, one in mine if one.weighs and (one.figures or one.words)]
    open_ones = [(number, one) for number, one in mine if one.weighs and not (one.figures or one.words)]
    sections = (
        (say("To be corrected"), say("Please hold each against the original, and correct what is confirmed."), sure),
        (say("To be looked for"), say("The figures contradict each other; please find which is wrong."), open_ones),
        (
            say("To be explained"),
            say("Please explain the difference, or correct it."),
            [(number, one) for number, one in mine if not one.weighs],
        ),
    )
    telling = _Telling(case, told)
    made = (
        Section(title, asked, tuple(item for number, cause in causes for item in telling.items(number, cause)))
        for title, asked, causes in sections
    )
    return Notice(
        title=say("Notice of corrections"),
        addressee=say("To: {entity}", entity=document.entity or say("the body that publishes it")),
        opening=say(
            "The {subject} ({names}) was reconciled. What follows does not agree or has to be explained; the numbers "
            "are those of the working paper {index}.",
            subject=subject_of(document),
            names=names_of(document),
            index=told.index,
        ),
        sections=tuple(section for section in made if section.items),
        closing=say("One figure stands in several tables: please reconcile the document again once it is corrected."),
        signed=(say("Sent by: {room}  Date: {room}", room=ROOM), say("Received by: {room}  Date: {room}", room=ROOM)),
        heads=(say("No."), say("Page"), say("Place"), say("Printed"), say("Proposed"), say("Proof")),
    )


class _Telling:
    """Items in the words of a case."""

    def __init__(self, case: Case, told: Numbered) -> None:
        self.case, self.document = case, case.document
        self.index_of = told.index_of
        self.findings: Mapping[str, Finding] = {finding.id: finding for _, finding in told.findings}
        self.said: Mapping[str, Said] = said_by_id(case.check)

    def items(self, number: int, cause: Cause) -> Iterator[Item]:
        """One for each figure, or for the words; one for what nobody knows the figure of."""
        document, proof = self.document, self._proof(cause)
        if cause.words:
            for one in cause.words:
                at = where(one.where, file_of(document, one.file))
                yield Item(numeral(number), at, place_of(document, cause), one.stated, one.should, proof)
            return
        for first, figure in enumerate(cause.figures):
            unit = document.tables[figure.cell.table].unit
            printed, should = (
                f"{amount(one, unit)} {unit.value}" if one else amount(one, unit)
                for one in (figure.stated, figure.suggested)
            )
            told = proof if not first else say("as above")
            yield Item(numeral(number), self._where(figure.cell), place(document, figure.cell), printed, should, told)
        if not cause.figures:
            lead = cause.leads_to
            yield Item(
                numeral(number),
                self._where(lead) if lead else "",
                place_of(document, cause),
                self._stated(lead) if lead else "",
                "",
                proof,
            )

    def _proof(self, cause: Cause) -> str:
        told = [clauses((reason_of(self.document, cause), say(cause.why) if cause.why else ""))]
        names = [name for name in cause.settles if name in self.findings]
        for name in names[:MOST]:
            told.append(f"{self.index_of[name]} {sentence(self.document, self.findings[name])}")
        if more := len(names) - MOST:
            told += [say("and {count} more", count=more)] if more > 0 else []
        told += [told_of_text(self.document, self.said[name]) for name in cause.said[:MOST] if name in self.said]
        return "\n".join(filter(None, told))

    def _where(self, cell: Cell) -> str:
        printed = self.case.printed_cell(cell)
        if printed is None:
            return say("added by hand")
        table = self.case.printed.tables[printed.table]
        return where(table.source(printed.row, printed.column), file_of(self.document, table.file))

    def _stated(self, cell: Cell) -> str:
        table = self.document.tables[cell.table]
        figure = table.content(cell.row, cell.column).figure
        return f"{show_amount(figure.fen, table.unit, figure.decimals)} {table.unit.value}" if figure else ""
