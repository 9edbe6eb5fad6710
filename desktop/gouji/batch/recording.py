"""A checked document → what the lists of a batch show of it, in the words of the basis."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from gouji.batch.record import CauseTold, Counted, Record, SheetLine
from gouji.casework.binding import differs
from gouji.casework.causes.cause import Cause
from gouji.casework.causes.explained import Explained
from gouji.casework.causes.told import number_of, old_and_new, place_of, reason_of, statement
from gouji.casework.comparing.members import level_of, listed_units
from gouji.casework.prose.said import Said, all_said, said_by_id
from gouji.casework.sheet.answers import is_published, sheet_of
from gouji.casework.telling.parts import file_of, in_file, where
from gouji.casework.telling.slips import amount
from gouji.casework.telling.unread import unrecognised
from gouji.checking.check import Check
from gouji.checking.families.family import Outcome
from gouji.checking.findings import Finding
from gouji.model.document import Cell, Document
from gouji.wording import listed, say

TEXT, WORDING = "text", "wording"
"""In place of a law: what the text says of a figure, and how."""

_MOST_FIGURES = 12
"""Figures of one cause that are told."""


def record_of(told: Explained) -> Record:
    """What is kept of it."""
    check, document = told.check, told.check.document
    said, unread = all_said(check), unrecognised(document)
    states = Counter(one.state for one in check.findings()) + Counter(one.state for one in said)
    states["agrees"] += check.counts()[Outcome.AGREES]
    return Record(
        sha256=document.file.sha256,
        entity=document.entity,
        year=document.year,
        stage=document.stage,
        form=say(check.choice.pack.name),
        tables=len(document.tables),
        checks=states.total(),
        states={state: count for state, count in sorted(states.items()) if count},
        causes=tuple(_causes(told)),
        in_doubt=listed(document.tables[number].id for number in sorted(check.in_doubt)),
        unchecked=sum(one.outcome is Outcome.UNCHECKABLE for one in check.unchecked),
        unread=say(unread.message, **unread.params) if unread else "",
        notices=tuple(in_file(document, one.file, say(one.message, **one.params)) for one in document.notices),
        counted=tuple(_counted(check, said)),
        sheet=tuple(_sheet(check)) if is_published(check) else None,
        level=level_of(document),
        units=tuple(listed_units(document)),
        differs=differs(check),
    )


def _causes(told: Explained) -> Iterator[CauseTold]:
    check, document = told.check, told.check.document
    standing, sentences = {one.id: one for one in check.findings()}, said_by_id(check)
    for position, cause in enumerate(told.causes):
        printed, proposed = _figures(document, cause)
        lead = cause.leads_to if not cause.words else None
        yield CauseTold(
            id=number_of(position),
            table=_called(document, lead) if lead else say("Text"),
            place=place_of(document, cause),
            where=_where(document, cause, lead),
            printed=printed,
            proposed=proposed,
            unit=document.tables[lead.table].unit.value if lead and printed else "",
            reason=reason_of(document, cause),
            statement=statement(document, cause, standing, sentences),
            error=cause.weighs,
            unique=cause.unique,
            settles=len(cause.ids),
        )


def _figures(document: Document, cause: Cause) -> tuple[str, str]:
    """What is printed and what should be; both blank where no answer is the only one, or a row is missing."""
    if both := old_and_new(document, cause):
        return both
    if cause.words:
        return cause.words[0].stated, ""
    figures = [(one, document.tables[one.cell.table].unit) for one in cause.figures[:_MOST_FIGURES]]
    more = ["…"] if len(cause.figures) > _MOST_FIGURES else []
    stated = [amount(one.stated, unit) for one, unit in figures]
    suggested = [amount(one.suggested, unit) for one, unit in figures]
    return listed([*stated, *more]), listed([*suggested, *more])


def _called(document: Document, cell: Cell) -> str:
    table = document.tables[cell.table]
    return f"{table.id} {table.title or say(table.kind)}"


def _where(document: Document, cause: Cause, lead: Cell | None) -> str:
    if lead is not None:
        table = document.tables[lead.table]
        return where(table.source(lead.row, lead.column), file_of(document, table.file))
    return listed(dict.fromkeys(where(one.where, file_of(document, one.file)) for one in cause.words))


def _counted(check: Check, said: Sequence[Said]) -> Iterator[Counted]:
    """Findings by the kind of the table that they are first of, their law and state; what agrees is not told."""
    pack = check.choice.pack
    names = {law.id: say(law.name) if law.name else law.id for law in (*pack.laws, *pack.own)}
    of_tables = Counter((_kind(check.document, one), one.rule, one.state) for one in check.findings())
    for (kind, law, state), count in sorted(of_tables.items()):
        yield Counted(kind, str(law), names.get(law, law), state, count)
    of_text = Counter((WORDING if one.wording else TEXT, one.state) for one in said if not one.agrees)
    for (law, state), count in sorted(of_text.items()):
        yield Counted("Text", law, say(_SAID[law]), state, count)


NO_TABLE = "no table"

_SAID = {TEXT: "Figures of the text", WORDING: "Wording of the text"}


def _kind(document: Document, finding: Finding) -> str:
    return str(document.tables[finding.tables[0]].kind) if finding.tables else NO_TABLE


def _sheet(check: Check) -> Iterator[SheetLine]:
    for one in sheet_of(check):
        answer = one.counted.value if one.counted else ""
        yield SheetLine(one.line.id, one.line.group, one.line.text, answer, one.findings)
