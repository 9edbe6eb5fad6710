"""What is never taken over from one version of a document to the next: figures and rows that were changed, readings
that were confirmed, sign-offs; and what is found in the new version alone.

Of a figure that was changed it is told whether the new version prints it so: that is what the unit was asked for. Held
by ``tests/casework/versions/test_left_behind.py``.
"""

from __future__ import annotations

from collections.abc import Container, Iterator

from gouji.casework.case_state import CaseState
from gouji.casework.telling.review.markings import where_marked
from gouji.casework.telling.sentences import place
from gouji.casework.telling.slips import amount
from gouji.casework.versions.figures import Figures
from gouji.casework.versions.findings import Findings
from gouji.model.change import Retelling
from gouji.model.document import Cell
from gouji.model.row_change import RowChange
from gouji.reading.terms.vocabulary import squeeze
from gouji.review.marks import figure_in
from gouji.review.taken_over import Left, Sort, Why


def behind(old: CaseState, new: CaseState, figures: Figures) -> Iterator[Left]:
    """What was done and said in the old case and is never taken over."""
    document = old.document
    yield from _figures(old, new, figures)
    yield from _text(old, new)
    rows = (one for done in old.journal.done for one in done.deed if isinstance(one, RowChange))
    for one in rows:
        yield Left(Sort.ROWS, Why.OF_THE_SOURCE, f"{document.tables[one.table].id} {one.label}".strip(), one.what)
    for number, said in old.marks.confirmed.items():
        where = f"{document.tables[number].id} {document.tables[number].title}"
        yield Left(Sort.CONFIRMED, Why.OF_THE_SOURCE, where, who=said.who, at=said.at)
    for beside in document.beside:
        if beside not in new.document.beside:
            yield Left(Sort.BESIDE, Why.OF_THE_SOURCE, beside.value)
    for passing in old.passed:
        if role := passing.act.role:
            yield Left(Sort.SIGN_OFF, Why.NEVER, "", role, passing.remark, passing.who, passing.at)


def found_anew(new: CaseState, findings: Findings) -> Iterator[Left]:
    """What is found in the new version alone."""
    for one in findings.found_anew():
        where = where_marked(new.document, "handled", one.id)
        now = new.document.address(one.cells[0]) if one.cells else ""
        yield Left(Sort.FOUND, Why.NEW, where, one.state, now=now, of=one.id)


def _figures(old: CaseState, new: CaseState, figures: Figures) -> Iterator[Left]:
    """Figures that were changed, each once."""
    for cell in dict.fromkeys(one.cell for one in old.changes):
        table, there, why = old.document.tables[cell.table], figures.now(cell), figures.why_not(cell)
        if why is None:
            why = Why.PRINTED_NOW
        elif why is Why.CHANGED and _is_as_before(old, cell, new, there):
            why = Why.PRINTED_STILL
        typed = amount(table.content(cell.row, cell.column).figure, table.unit)
        now = new.document.address(there) if there is not None else ""
        yield Left(Sort.CHANGE, why, place(old.document, cell), typed, now=now)


def _is_as_before(old: CaseState, cell: Cell, new: CaseState, there: Cell | None) -> bool:
    """Whether a figure that was changed is printed in the new version as it was in the old."""
    before = old.printed_cell(cell)
    if before is None or there is None:
        return False
    return figure_in(old.printed, before) == figure_in(new.document, there)


def _text(old: CaseState, new: CaseState) -> Iterator[Left]:
    """Figures of the text that were changed."""
    lines = {squeeze(one.text) for one in new.document.prose}
    for made in old.journal.retellings:
        why = _printed_in(lines, old.document.prose[made.place.passage].text, made)
        yield Left(Sort.TEXT, why, made.printed, made.new)


def _printed_in(lines: Container[str], line: str, made: Retelling) -> Why:
    """Whether the new version prints a line of the text as it was changed, as it was, or neither."""
    at = made.place.at
    if squeeze(line[:at] + made.new + line[at + len(made.printed) :]) in lines:
        return Why.PRINTED_NOW
    return Why.PRINTED_STILL if squeeze(line) in lines else Why.REWORDED
