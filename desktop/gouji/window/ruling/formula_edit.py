"""The text of a rule: what may stand at the caret is offered as it is typed, what is not understood is underlined.

The keys of the list of offers (arrows, Enter, Tab, Esc) belong to it while it is seen; Ctrl+Space calls it.
"""

from __future__ import annotations

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QFontDatabase, QKeyEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QAbstractItemView, QCompleter, QPlainTextEdit, QTextEdit, QWidget

from gouji.casework.ruling.completing import Completing, Offer
from gouji.casework.ruling.faults import Fault
from gouji.window.looks import colours
from gouji.window.plain import one_line

KEYS = Qt.Key
OF_THE_LIST = (KEYS.Key_Return, KEYS.Key_Enter, KEYS.Key_Tab, KEYS.Key_Backtab, KEYS.Key_Escape)
LINES = 4
WIDEST = 60
"""Letters of an offer that are seen without scrolling."""


class FormulaEdit(QPlainTextEdit):
    """``typed`` tells that another text stands there."""

    typed = Signal()

    def __init__(self, completing: Completing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.setTabChangesFocus(True)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * (LINES + 1))
        self._completing = completing
        self.offers: tuple[Offer, ...] = ()
        self._start = 0
        self._shown = QStringListModel(self)
        self.completer = QCompleter(self._shown, self)
        self.completer.setWidget(self)
        self.completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.completer.activated.connect(self._put_in)
        self.textChanged.connect(self.typed)

    @property
    def popup(self) -> QAbstractItemView:
        """The list of offers."""
        view = self.completer.popup()
        assert view is not None
        return view

    @property
    def is_offering(self) -> bool:
        """Whether the list of offers is seen."""
        return self.popup.isVisible()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.is_offering and event.key() in OF_THE_LIST:
            event.ignore()  # the list takes it
            return
        called = event.key() == KEYS.Key_Space and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if not called:
            super().keyPressEvent(event)
        if called or event.text().strip() or (self.is_offering and event.key() == KEYS.Key_Backspace):
            self.offer(asked=bool(called))

    def inputMethodEvent(self, event: object) -> None:
        super().inputMethodEvent(event)  # type: ignore[arg-type]  # PySide names the type differently by version
        self.offer()

    def offer(self, *, asked: bool = False) -> None:
        """Show what may stand at the caret; where it was not asked for, only once something of it is typed."""
        at = self.textCursor().position()
        found = self._completing.at(self.toPlainText(), at)
        typed = self.toPlainText()[found.start : at]
        before = self.toPlainText()[: found.start].rstrip()[-1:]
        wanted = asked or bool(typed) or before in ("!", ".")
        self._start, self.offers = found.start, found.offers
        if not wanted or not found.offers or [one.text for one in found.offers] == [typed]:
            self.popup.hide()
            return
        self._shown.setStringList([_shown(one) for one in found.offers])
        self.popup.setCurrentIndex(self.completer.completionModel().index(0, 0))
        place = self.cursorRect()
        place.setWidth(self.fontMetrics().averageCharWidth() * WIDEST)
        self.completer.complete(place)

    def _put_in(self, shown: str) -> None:
        """Put an offer in the place of what is typed of it, and offer what follows."""
        chosen = next(one for one in self.offers if _shown(one) == shown)
        cursor = self.textCursor()
        at = cursor.position()
        cursor.setPosition(self._start)
        cursor.setPosition(at, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(chosen.text)
        self.setTextCursor(cursor)
        self.popup.hide()
        if chosen.text.endswith(("!", ".")):
            self.offer()

    def mark(self, fault: Fault | None) -> None:
        """Underline the character that is not understood; the last one of its line where more is wanted."""
        if fault is None:
            self.setExtraSelections([])
            return
        line = self.document().findBlockByNumber(fault.line - 1)
        at = min(fault.column - 1, max(line.length() - 2, 0))
        found = QTextEdit.ExtraSelection()
        cursor = QTextCursor(line)
        cursor.setPosition(line.position() + at)
        cursor.movePosition(QTextCursor.MoveOperation.Right, QTextCursor.MoveMode.KeepAnchor)
        text, ground = colours("differs", self.palette())
        looks = QTextCharFormat()
        looks.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        looks.setUnderlineColor(text)
        looks.setBackground(ground)
        found.cursor, found.format = cursor, looks
        self.setExtraSelections([found])


def _shown(offer: Offer) -> str:
    return one_line(f"{offer.text}　{offer.called}")
