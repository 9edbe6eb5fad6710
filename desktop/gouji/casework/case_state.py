"""How an open case stands: what its journal, its file and the verdict on it tell. Nothing here does anything to it."""

from __future__ import annotations

from gouji.casework.findings import Findings
from gouji.casework.journal import Journal
from gouji.casework.playing import LeftOut
from gouji.casework.telling.counts import Tally, tally_of
from gouji.casework.verdict import Verdict
from gouji.checking.check import Check
from gouji.checking.families.sign import Sign
from gouji.checking.findings import Finding
from gouji.checking.rules.own import OwnRules
from gouji.keeping import places
from gouji.keeping.casefile import CaseFile
from gouji.keeping.chain import Proof
from gouji.keeping.entries import Entry
from gouji.model.brood import NO_ROW
from gouji.model.change import Change
from gouji.model.document import Cell, Document
from gouji.review.figure_marks import Given
from gouji.review.marks import Markable, Marks, standing
from gouji.review.passing import Passing, Stage, stage_of
from gouji.review.states import Handling, State


class CaseState:
    """What is asked of a case."""

    file: CaseFile
    journal: Journal
    left_out: LeftOut | None
    """What could not be played of the journal, and was not set aside yet."""
    _verdict: Verdict

    @property
    def proof(self) -> Proof:
        """What the file proves of itself."""
        return self.file.proof()

    @property
    def check(self) -> Check:
        return self._verdict.check

    @property
    def listed(self) -> Findings:
        return self._verdict.listed

    @property
    def changes(self) -> list[Change]:
        return self.journal.changes

    @property
    def document(self) -> Document:
        return self.journal.document

    @property
    def marks(self) -> Marks:
        return self.journal.marks

    @property
    def papers(self) -> list[Entry]:
        """What left the case: papers written, printed and signed."""
        return self.journal.papers

    @property
    def own_rules(self) -> OwnRules:
        return self.journal.own

    @property
    def printed(self) -> Document:
        """The document as it was read and described, before any change."""
        return self.journal.printed

    def printed_cell(self, cell: Cell) -> Cell | None:
        """The place of a figure in the print; None in a row that was added by hand."""
        row = self.document.tables[cell.table].printed_row(cell.row)
        return None if row == NO_ROW else cell._replace(row=row)

    @property
    def read_only(self) -> bool:
        return self.file.read_only

    @property
    def is_draft(self) -> bool:
        return places.is_draft(self.file.path)

    def findings(self) -> list[Finding]:
        return list(self.listed)

    def tally(self) -> Tally:
        """What became of the relations, and how much is ticked off."""
        return tally_of(self.check, self.listed.states, self.listed.ticked)

    def handling_on(self, finding: Markable) -> Handling | None:
        """The state that a person gave to a finding, while it stands."""
        return self.marks.handling_on(self.document, finding)

    def state_on(self, finding: Markable) -> State:
        """The same; that it is still to do where nobody gave one."""
        given = self.handling_on(finding)
        return given.state if given else State.PENDING

    @property
    def passed(self) -> list[Passing]:
        """How the case went from hand to hand."""
        return self.marks.passed_in_order

    @property
    def stage(self) -> Stage:
        """Where the case is."""
        return stage_of(self.passed)

    @property
    def can_undo(self) -> bool:
        return bool(self.journal.done)

    @property
    def can_redo(self) -> bool:
        return bool(self.journal.undone)

    def signs_on(self, cell: Cell) -> Given:
        """What persons marked the figure with that stands in a cell."""
        return self.marks.signs_on(self.document, cell)

    def is_verified(self, cell: Cell) -> bool:
        """Whether the figure that stands in the cell was read against the source."""
        return any(one.sign is Sign.SOURCE for one in self.signs_on(cell))

    @property
    def verified(self) -> frozenset[Cell]:
        return frozenset(filter(self.is_verified, self.marks.signs))

    @property
    def ruled_out(self) -> frozenset[Cell]:
        return standing(self.marks.ruled_out, self.document)
