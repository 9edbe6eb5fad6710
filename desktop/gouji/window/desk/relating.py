"""The ways between the table on a desk and the relations of its figures, and back."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget, QTabWidget

from gouji.casework.case import Case
from gouji.casework.short_titles import short_titles
from gouji.casework.step import Step
from gouji.model.document import Cell
from gouji.pictures.ties import End
from gouji.window.desk.tables import TableList
from gouji.window.pictures.page import PicturesPage
from gouji.window.relations.page import AllRelations
from gouji.window.relations.pane import RelationsPane
from gouji.window.source.pane import SourcePane
from gouji.window.tree.sheet import CheckedSheet
from gouji.wording import say


class Relating(QObject):
    """The tab with the relations of a figure beside the source, and the page of all relations among the tables.

    ``looked`` carries the Cells of a relation in the tab, of which the first is looked at, ``chosen`` the Cell that the
    user wants to work on.
    """

    looked = Signal(object)
    chosen = Signal(Cell)

    def __init__(self, case: Case, tables: TableList, stack: QStackedWidget, source: SourcePane) -> None:
        super().__init__(stack)
        self._tables, self._stack, self._source = tables, stack, source
        self._before = 0
        """The line of the tables that was in view before all relations were."""
        self.pane = RelationsPane(case)
        self.page = AllRelations(case, short_titles(case.document))
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(source, say("Source"))
        self.tabs.addTab(self.pane, say("Relations"))
        self.pane.looked.connect(self.looked)
        self.page.looked.connect(source.show_cells)
        for one in (self.pane, self.page):
            one.chosen.connect(self.chosen)
            one.left.connect(self.go_back)

    def show_step(self, step: Step) -> None:
        """Figures or rules have changed; a mark changes no relation."""
        if step.touches_relations:
            self.pane.show_step()
            self.page.look_again()

    def note_view(self) -> None:
        """The view is about to change: what is there now is gone back to from all relations."""
        if self._stack.currentWidget() is not self.page:
            self._before = self._stack.currentIndex()

    def show(self) -> None:
        """Go to the relations of the figure under the cursor; from there back to the source and the table."""
        if self.pane.view.hasFocus():
            self.tabs.setCurrentWidget(self._source)
            self.go_back()
        else:
            self.tabs.setCurrentWidget(self.pane)
            self.pane.take_focus()

    def show_all(self) -> None:
        """Go to the page of all relations."""
        self.show_tie(None, "")

    def show_tie(self, tie: tuple[End, End] | None, called: str) -> None:
        """Go there, to what ties two ends alone; to all where none are given."""
        self.page.show_tie(tie, called)
        self._tables.setCurrentRow(self._stack.indexOf(self.page))
        self.page.take_focus()

    def go_back(self) -> None:
        """The keyboard goes back to the table, from the page of all relations to that which was there before."""
        if self._stack.currentWidget() is self.page:
            self._tables.setCurrentRow(self._before)
        page = self._stack.currentWidget()
        if isinstance(page, PicturesPage):
            page.take_focus()
        else:
            (page.view if isinstance(page, CheckedSheet) else self._tables).setFocus()
