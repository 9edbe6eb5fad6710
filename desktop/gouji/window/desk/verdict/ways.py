"""The ways from the verdict over a desk to what it counts, and to what was not checked."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from gouji.casework.telling.gaps import Gap, Remedy
from gouji.window.desk.relating import Relating
from gouji.window.desk.tables import TableList
from gouji.window.desk.texting import Texting
from gouji.window.desk.verdict.bar import VerdictBar
from gouji.window.worklist.pane import WorkList


class VerdictWays(QObject):
    """``rules_wanted`` tells that other rules are to be chosen."""

    rules_wanted = Signal()

    def __init__(
        self, bar: VerdictBar, tables: TableList, relating: Relating, worklist: WorkList, text: Texting
    ) -> None:
        super().__init__(bar)
        self._tables, self._relating, self._worklist, self._text = tables, relating, worklist, text
        bar.wanted.connect(self._list)
        bar.remedied.connect(self._remedy)
        bar.rules_wanted.connect(self.rules_wanted)

    def _list(self, state: str) -> None:
        """What a chip counts: all relations for what agrees, causes for what differs; the text where that alone has
        something that could not be checked."""
        if state == "agrees":
            self._relating.show_all()
        elif state == "uncheckable" and not self._worklist.counts(state):
            self._tables.setCurrentRow(self._tables.text_row)
            self._text.page.show_state(state)
        else:
            self._worklist.show_state(state)

    def _remedy(self, gap: Gap) -> None:
        """See to what was not checked."""
        if gap.remedy is Remedy.CHOOSE:
            self.rules_wanted.emit()
        elif gap.remedy is Remedy.READ:
            self._tables.setCurrentRow(self._tables.text_row)
        elif gap.line is not None:
            self._tables.setCurrentRow(gap.line)
