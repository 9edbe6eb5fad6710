"""The pane below the tables: causes, all findings, and what could not be checked, each on a page with its number."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from gouji.casework.case import Case
from gouji.casework.step import Step
from gouji.explaining.explanation import Explanation
from gouji.model.document import Cell
from gouji.review.states import State
from gouji.window.worklist.answers import Answer
from gouji.window.worklist.causes_page import CausesPage
from gouji.window.worklist.findings_filter import Wish
from gouji.window.worklist.findings_model import FindingsModel
from gouji.window.worklist.findings_page import FindingList
from gouji.wording import say


class WorkList(QWidget):
    """``looked`` carries Cells and a Finding or None, ``visited`` a Finding, ``chosen`` a Cell to work on.

    ``handled`` carries Findings, a State and a remark; what else is done to a cause
    ``causes`` tells.
    """

    looked = Signal(object, object)
    visited = Signal(object)
    chosen = Signal(Cell)
    handled = Signal(object, State, str)

    def __init__(self, case: Case) -> None:
        super().__init__()
        self.case = case
        self.model = FindingsModel(case)
        self.model.setParent(self)
        self._errors: int | None = None
        """How many errors are open; None while their causes are looked for."""
        self._text_is_judged = False
        self.causes = CausesPage(case)
        self.causes.listed.connect(self._count_errors)
        self.findings = FindingList(self.model)
        self.unchecked = FindingList(self.model, "uncheckable")
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName(say("Causes and findings"))
        self.pages: tuple[CausesPage | FindingList, ...] = (self.causes, self.findings, self.unchecked)
        for page in self.pages:
            self.tabs.addTab(page, "")
            page.chosen.connect(self.chosen)
            page.handled.connect(self.handled)
        self.causes.looked.connect(self.looked)
        for found in (self.findings, self.unchecked):
            found.visited.connect(self.visited)
            found.read.connect(self.causes.read)
            found.opened.connect(self.causes.opened)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.tabs)
        self.show_counts()

    @property
    def page(self) -> CausesPage | FindingList:
        """The page in view."""
        return self.pages[self.tabs.currentIndex()]

    def show_explanation(self, explanation: Explanation, searching: bool) -> None:
        """What explains the findings by now."""
        self.causes.show_explanation(explanation, searching)
        self.show_counts()

    def show_step(self, step: Step) -> None:
        """Show what a step did to the findings, and to no row beside; every cursor stays on its finding.

        The causes follow once it is painted, when they are looked for again, or the text is judged; at once where only
        marks were given.
        """
        self._text_is_judged &= not step.touches_text
        lists = (self.findings, self.unchecked)
        under = [one.turning() for one in lists]
        if step.rows is None:
            self.model.show(step.turns)
        else:
            self.model.forget()
            self.causes.forget()
        for one, name in zip(lists, under, strict=True):
            one.turned(name)
            one.show_step(step)
        if not step.cells and step.retold is None and not step.publishing:
            self.causes.show_causes()
        self.show_counts()

    def show_text(self) -> None:
        """The text was judged as the figures stand."""
        self._text_is_judged = True
        self.causes.show_text()
        under = [one.turning() for one in (self.findings, self.unchecked)]
        self.model.show_text()
        for one, name in zip((self.findings, self.unchecked), under, strict=True):
            one.turned(name)
            one.make_room()
        self.show_counts()

    def _count_errors(self, errors: int | None) -> None:
        self._errors = errors
        self.show_counts()

    def show_counts(self) -> None:
        """The number of each page on its tab; no number while it may become another."""
        counts, judged = self.case.listed.states, self._text_is_judged
        titles = (
            say("Causes ({count})", count=self._errors if judged and self._errors is not None else "…"),
            say("All findings ({count})", count=counts.total() + self.model.of_text if judged else "…"),
            say("Relations not checked ({count})", count=counts["uncheckable"]),
        )
        heads = self.tabs.tabBar()  # asked itself, it alone is painted: what it stands over would be laid out anew
        for number, title in enumerate(titles):
            if heads.tabText(number) != title:
                heads.setTabText(number, title)

    def show_table(self, number: int | None) -> None:
        """Which table is in view; None where none is."""
        for page in (self.findings, self.unchecked):
            page.ask_of_table(number)

    def walk(self, by: int) -> None:
        """Go to the next or previous of what the page in view lists."""
        self.page.walk(by)

    def tick(self) -> None:
        """Say that what is under the cursor is checked, or that it is still to do."""
        page = self.page
        if isinstance(page, CausesPage):
            page.answer(Answer.DEAL_WITH)
        else:
            page.tick()

    def handle(self, state: State) -> None:
        """Give a state to what is chosen on the page in view."""
        self.page.handling.given.emit(state)

    def answer(self, answer: Answer) -> None:
        """Answer the cause under the cursor."""
        self.tabs.setCurrentWidget(self.causes)
        self.causes.answer(answer)

    def counts(self, state: str) -> int:
        """How much of the tables is in a state, by its word."""
        return self.case.listed.states[state]

    def show_state(self, state: str) -> None:
        """Bring what is open of a state into view, by its word: causes of what differs, else the findings."""
        if state == "differs":
            self.tabs.setCurrentWidget(self.causes)
            self.causes.view.setFocus()
            return
        page = self.unchecked if state == "uncheckable" else self.findings
        self.tabs.setCurrentWidget(page)
        page.ask(Wish(state=state, handled=State.PENDING.value))
        page.view.setFocus()

    def select(self, finding: object) -> None:
        """Put the cursor of the page in view on a finding, by its id."""
        page = self.page
        if isinstance(page, FindingList):
            page.select(finding)
