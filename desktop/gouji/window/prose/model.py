"""The paragraphs of a document as a list, with what each says and which of it is looked at."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, Qt

from gouji.casework.case import Case
from gouji.casework.prose.by_paragraph import Shown, by_paragraph
from gouji.casework.prose.proof import printed, sentence
from gouji.casework.prose.said import Said
from gouji.window.index import NOWHERE, Index
from gouji.window.plain import as_is
from gouji.wording import in_order, say


class ParagraphModel(QAbstractListModel):
    """One row a paragraph. What changes a figure changes rows in place, so that the view keeps where it is."""

    def __init__(self, case: Case) -> None:
        super().__init__()
        self.case = case
        self.shown: Sequence[Shown] = ()
        self.state = ""
        """What is shown: the word of a state, or all."""
        self.table: int | None = None
        """Only what is held against this table, by its number."""
        self.current: Said | None = None
        self.found: tuple[int, int, int] | None = None
        """What was sought and is shown: the number of its paragraph, and from which letter to which."""

    def look(self, state: str = "") -> None:
        """Show what bears a state, as the figures stand now; all the text where it is blank."""
        now = by_paragraph(self.case.check, state, self.table)
        if [one.number for one in now] == [one.number for one in self.shown]:
            changed = [row for row, (was, one) in enumerate(zip(self.shown, now, strict=True)) if was != one]
            self.shown, self.state = now, state
            for row in changed:
                self.dataChanged.emit(self.index(row), self.index(row))
        else:
            self.beginResetModel()
            self.shown, self.state = now, state
            self.endResetModel()
        if self.current is not None:
            self.current = self.find(self.current.id)

    def said(self) -> list[Said]:
        """Everything that is shown, in the order of the text."""
        return [one for shown in self.shown for one in shown.said]

    def find(self, name: object) -> Said | None:
        """What has an id, if it is shown."""
        return next((one for one in self.said() if one.id == name), None)

    def row_of(self, one: Said) -> int:
        """The row of the paragraph that says it."""
        return next(row for row, shown in enumerate(self.shown) if shown.number == one.paragraph)

    def shows(self, paragraph: int) -> bool:
        """Whether a paragraph is among those that are shown."""
        return any(shown.number == paragraph for shown in self.shown)

    def go_to(self, one: Said | None) -> None:
        """Look at one of what is said."""
        before, self.current = self.current, one
        self._repaint(*(said.paragraph for said in (before, one) if said is not None))
        self.show_found(None)

    def show_found(self, found: tuple[int, int, int] | None) -> None:
        """Show letters of a paragraph as found; None takes that back."""
        before, self.found = self.found, found
        self._repaint(*(one[0] for one in (before, found) if one is not None))

    def _repaint(self, *paragraphs: int) -> None:
        for row in [row for row, shown in enumerate(self.shown) if shown.number in paragraphs]:
            self.dataChanged.emit(self.index(row), self.index(row))

    def is_ticked(self, one: Said) -> bool:
        return self.case.handling_on(one) is not None

    def repaint(self) -> None:
        """Ticks were given or taken away."""
        if self.shown:
            self.dataChanged.emit(self.index(0), self.index(len(self.shown) - 1))

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        shown = self.shown[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return in_order(shown.paragraph.text)
            case Qt.ItemDataRole.AccessibleTextRole:
                return "\n".join((shown.paragraph.text, *self._told(shown)))
            case Qt.ItemDataRole.ToolTipRole:
                return as_is("\n".join(self._told(shown))) or None
        return None

    def _told(self, shown: Shown) -> list[str]:
        """What became of what a paragraph says, where it does not agree."""
        document = self.case.document
        told = [f"{say(one.state)}　{sentence(document, one)}" for one in shown.said if not one.agrees]
        return told + [printed(one) for one in shown.said if one.printed]
