"""What a person answers to a cause: it is adopted, it is not here, or it is dealt with. One button each in its row."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QKeySequence, QMouseEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionButton,
    QStyleOptionViewItem,
    QWidget,
)

from gouji.casework.causes.cause import Cause
from gouji.casework.causes.told import state_of
from gouji.review.states import State
from gouji.window.worklist.causes_model import ANSWERS, LINE, NEW, OLD
from gouji.window.worklist.lines import Line
from gouji.window.worklist.marked_digits import runs
from gouji.wording import say

Index = QModelIndex | QPersistentModelIndex

PAD = 4


class Answer(Enum):
    """An answer: what stands on its button, and its key."""

    ADOPT = ("Adopt", "Alt+A")
    NOT_HERE = ("Not here", "Alt+N")
    DEAL_WITH = ("It is checked", "Alt+X")

    def text(self, cause: Cause | None = None) -> str:
        """What the button says, of a cause; the first also tells its key."""
        puts_back = self is Answer.ADOPT and cause is not None and cause.puts_back
        told = say("Put it back" if puts_back else self.value[0])
        return f"{told} {self.key}" if self is Answer.ADOPT else told

    @property
    def key(self) -> str:
        return QKeySequence(self.value[1]).toString(QKeySequence.SequenceFormat.NativeText)


def may_adopt(cause: Cause) -> bool:
    """Whether the only answer is known in figures that can be put in."""
    if cause.words:
        return bool(cause.retellings)
    if cause.answer is None or not cause.answer.changes:
        return False
    return not any(one.lost_row or one.bound for one in cause.corrections)


def offers(cause: Cause, answer: Answer) -> bool:
    """Whether the button of an answer stands in the row: nothing is adopted where nobody knows what should stand."""
    return answer is not Answer.ADOPT or bool(cause.answers or cause.retellings)


def may(cause: Cause | None, answer: Answer) -> bool:
    """Whether a cause can be answered so."""
    if cause is None or cause.sought or cause.state is State.CORRECTED:
        return False
    match answer:
        case Answer.ADOPT:
            return cause.is_open and may_adopt(cause)
        case Answer.NOT_HERE:
            return cause.is_open and bool(cause.culprits)
    return True


def why_not(cause: Cause | None, answer: Answer) -> str:
    """What can be done where a cause cannot be answered so."""
    if cause is None or offers(cause, answer):
        return say("This answer does not fit here: choose one beside the list, or say what became of the findings.")
    return say(
        "Nobody knows what should stand here: type it yourself at its place (Enter goes there), or say what became."
    )


class CauseDelegate(QStyledItemDelegate):
    """Draws the buttons of a row and the digits that its two figures differ in. ``answered`` carries the Line that was
    answered, and the Answer."""

    answered = Signal(object, object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._pressed: tuple[object, Answer] | None = None

    def buttons(self, row: QRect, line: Line | None) -> Iterator[tuple[Answer, QRect]]:
        """Where the buttons of a row stand."""
        if line is None or line.cause is None or state_of(line.cause) or line.cause.sought:
            return
        metrics, left = QFontMetrics(self._font()), row.left() + PAD
        for answer in Answer:
            width = metrics.horizontalAdvance(answer.text(line.cause)) + 5 * PAD
            if offers(line.cause, answer):
                yield answer, QRect(left, row.top() + 2, width, row.height() - 4)
            left += width + PAD

    def room(self) -> int:
        """How wide the buttons of a row are together."""
        metrics = QFontMetrics(self._font())
        return sum(metrics.horizontalAdvance(answer.text()) + 6 * PAD for answer in Answer) + 2 * PAD

    def _font(self) -> QFont:
        parent = self.parent()
        assert isinstance(parent, QWidget)
        return parent.font()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line = index.data(LINE)
        if index.column() == ANSWERS and not index.parent().isValid():
            self._paint_answers(painter, option, index, line)
        elif index.column() in (OLD, NEW) and not index.parent().isValid() and self._two(index):
            self._paint_digits(painter, option, index)
        else:
            super().paint(painter, option, index)

    def _two(self, index: Index) -> bool:
        """Whether the row holds a figure and what it should be."""
        line = index.data(LINE)
        return (
            line is not None
            and line.cause is not None
            and line.cause.is_open
            and (line.folds or bool(line.cause.retellings))
        )

    def _paint_answers(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, line: Line | None) -> None:
        super().paint(painter, option, index)
        style = option.widget.style() if option.widget else QApplication.style()
        rect: QRect = option.rect
        if line is not None and line.cause is not None and (told := state_of(line.cause)):
            chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            role = QPalette.ColorRole.HighlightedText if chosen else QPalette.ColorRole.PlaceholderText
            painter.setPen(option.palette.color(role))
            painter.drawText(rect.adjusted(2 * PAD, 0, 0, 0), int(Qt.AlignmentFlag.AlignVCenter), told)
            return
        for answer, place in self.buttons(rect, line):
            button = QStyleOptionButton()
            button.rect = place
            button.text = answer.text(line.cause if line else None)
            button.fontMetrics = QFontMetrics(self._font())
            button.palette = option.palette
            enabled = may(line.cause if line else None, answer)
            button.state = QStyle.StateFlag.State_Enabled if enabled else QStyle.StateFlag.State_None
            pressed = line is not None and self._pressed == (line.key, answer)
            button.state |= QStyle.StateFlag.State_Sunken if pressed else QStyle.StateFlag.State_Raised
            painter.setFont(self._font())
            style.drawControl(QStyle.ControlElement.CE_PushButton, button, painter, option.widget)

    def _paint_digits(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The row as always but for its text, which is drawn run by run from the right."""
        shown = QStyleOptionViewItem(option)
        self.initStyleOption(shown, index)
        text, shown.text = shown.text, ""
        style = option.widget.style() if option.widget else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, shown, painter, option.widget)
        other = str(
            index.model().index(index.row(), NEW if index.column() == OLD else OLD, index.parent()).data() or ""
        )
        selected = bool(shown.state & QStyle.StateFlag.State_Selected)
        role = QPalette.ColorRole.HighlightedText if selected else QPalette.ColorRole.Text
        painter.save()
        painter.setPen(shown.palette.color(role))
        plain, strong = QFont(shown.font), QFont(shown.font)
        strong.setBold(True)
        strong.setUnderline(True)
        pieces = [(run, strong if differs else plain) for run, differs in runs(text, other)]
        margin = style.pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin, None, option.widget) + 1
        left = option.rect.right() - margin - sum(QFontMetrics(font).horizontalAdvance(run) for run, font in pieces)
        for run, font in pieces:
            painter.setFont(font)
            width = QFontMetrics(font).horizontalAdvance(run)
            painter.drawText(
                QRect(left, option.rect.top(), width + 1, option.rect.height()), int(Qt.AlignmentFlag.AlignVCenter), run
            )
            left += width
        painter.restore()

    def editorEvent(self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index) -> bool:
        """A button is answered when it is let go where it was pressed."""
        if index.column() != ANSWERS or index.parent().isValid() or not isinstance(event, QMouseEvent):
            return super().editorEvent(event, model, option, index)
        line: Line | None = index.data(LINE)
        hit = self._hit(option.rect, line, event.position().toPoint())
        if event.type() == QEvent.Type.MouseButtonPress:
            self._pressed = (line.key, hit) if line is not None and hit is not None else None
            return hit is not None
        if event.type() == QEvent.Type.MouseButtonRelease:
            pressed, self._pressed = self._pressed, None
            if line is not None and hit is not None and pressed == (line.key, hit) and may(line.cause, hit):
                self.answered.emit(line, hit)
            return hit is not None
        return hit is not None  # a second click of two is no wish to edit

    def _hit(self, row: QRect, line: Line | None, point: QPoint) -> Answer | None:
        return next((answer for answer, place in self.buttons(row, line) if place.contains(point)), None)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        hint = super().sizeHint(option, index)
        return QSize(hint.width(), max(hint.height(), QFontMetrics(self._font()).height() * 9 // 5))
