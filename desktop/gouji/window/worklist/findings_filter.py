"""Which findings are listed, and in which order."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QSortFilterProxyModel

from gouji.casework.listed import Listed, out_by, tables_of, told
from gouji.window.index import Index
from gouji.window.worklist.findings_model import SORTED_BY, FindingsModel


@dataclass(frozen=True, slots=True)
class Wish:
    """What a finding must be to be listed; blank asks for nothing."""

    state: str = ""
    """The word of ``Finding.state``."""
    severity: str = ""
    """The word of a Severity."""
    handled: str = ""
    """The value of a State."""
    table: int | None = None
    """A table in which it marks a figure."""
    least: int = 0
    """How far it is out at least, in 分."""
    text: str = ""
    """What its sentence holds, or the remark on it."""


class FindingsFilter(QSortFilterProxyModel):
    """The findings that are as wished; sorted by a column, or in their own order, the worst first."""

    def __init__(self, model: FindingsModel, wish: Wish | None = None) -> None:
        super().__init__()
        self.model = model
        self.wish = wish or Wish()
        self.setSortRole(SORTED_BY)
        self.setSourceModel(model)

    def choose(self, wish: Wish) -> None:
        """List what is wished from now on."""
        if wish != self.wish:
            self.beginFilterChange()
            self.wish = wish
            self.endFilterChange()

    def filterAcceptsRow(self, row: int, parent: Index) -> bool:
        del parent
        return self._fits(self.model.findings[row], self.wish)

    def _fits(self, finding: Listed, wish: Wish) -> bool:
        if wish.state not in ("", finding.state) or wish.severity not in ("", finding.severity.value):
            return False
        if wish.table is not None and wish.table not in tables_of(finding):
            return False
        if abs(out_by(finding) or 0) < wish.least:
            return False
        if wish.handled not in ("", self.model.case.state_on(finding)):
            return False
        return not wish.text or self._holds(finding, wish.text)

    def _holds(self, finding: Listed, text: str) -> bool:
        case = self.model.case
        return text in told(case.check, finding) or text in case.marks.remarks.get(finding.id, "")

    def finding(self, index: Index) -> Listed:
        """The finding of a listed row."""
        return self.model.findings[self.mapToSource(index).row()]
